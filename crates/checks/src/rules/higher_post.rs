//! CND-05: a person is planned only for a post higher than the ones held.
//! Ranks compare among heads and deputies, and apart from those among members
//! of bodies.

use crate::case::Case;
use crate::{Clause, Compared, Finding, Rule, Verdict};

const RULE: Rule = Rule::HigherPost;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    match &case.law.higher_post {
        Clause::Set(()) => compare(case),
        Clause::Off => case.not_applicable(RULE),
        Clause::Unset(missing) => case.unset(RULE, *missing),
    }
}

/// REM-01: the person already holds the planned post, an equal or a higher
/// one, also outside the unit. A fact that does not wait for the rule above.
pub(crate) fn appointed(case: &Case<'_>) -> Option<Finding> {
    Some(compare(case)).filter(|finding| finding.verdict == Verdict::NotMet)
}

fn compare(case: &Case<'_>) -> Finding {
    let planned = case.post.rank;
    let held = case.roster().rank_held(case.who, case.post_ix);
    let holds = held.is_none_or(|held| held < planned);
    Finding::new(RULE, case.subject(), Verdict::of(holds), Compared::Rank { held, planned })
}
