//! CON-03: state-management training (quản lý nhà nước) that a post of this rank
//! asks for.

use crate::case::Case;
use crate::{Clause, Compared, Finding, Missing, Rule, Verdict};

const RULE: Rule = Rule::Management;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    let rows = match &case.law.management {
        Clause::Set(rows) => rows,
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    };
    // Rows fall by rank: the first that fits is the one for this post.
    let Some((_, least)) = rows.iter().find(|(rank, _)| case.post.rank >= *rank) else {
        return case.not_applicable(RULE);
    };
    let (has, least) = (case.person.management, *least);
    let compared = Compared::Management { has, least };
    match has {
        Some(has) => Finding::new(RULE, case.subject(), Verdict::of(has >= least), compared),
        None => Finding::new(RULE, case.subject(), Verdict::Undetermined, compared)
            .lacking(Missing::MANAGEMENT),
    }
}
