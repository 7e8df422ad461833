//! CON-02: before a post, the person holds a lower one of its ladder or is
//! planned for one. The lowest post of a unit asks for nothing below it.

use crate::case::Case;
use crate::{Clause, Compared, Finding, Rule, Verdict};
use roster::PostIx;

const RULE: Rule = Rule::LowerEntry;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    match &case.law.lower_entry {
        Clause::Set(()) => {}
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    }
    if case.ground.is_lowest(case.post_ix) {
        return case.not_applicable(RULE);
    }
    // A post held that is as high or higher is the matter of another rule.
    let held = case.person.holdings.iter().filter(|held| held.on(case.on)).map(|held| held.post);
    let lower = held
        .filter(|post| same_ladder(case, *post))
        .chain(case.planned.iter().copied().filter(|post| lower(case, *post)))
        .next();
    let (verdict, compared) = match lower {
        Some(post) => (Verdict::Met, Compared::Other { post }),
        None => (Verdict::NotMet, Compared::Nothing),
    };
    Finding::new(RULE, case.subject(), verdict, compared)
}

fn same_ladder(case: &Case<'_>, post: PostIx) -> bool {
    case.roster().post(post).same_ladder(case.post)
}

fn lower(case: &Case<'_>, post: PostIx) -> bool {
    same_ladder(case, post) && case.roster().post(post).rank < case.post.rank
}
