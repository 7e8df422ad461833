//! REM-01: who must leave a list, on the grounds that the law in force names.

use crate::{Candidate, Clause, Finding, Ground, Law, Verdict, rules};

/// Why a name leaves a list; the grounds are data of the law.
pub use lex::RemovalReason as LeaveReason;

/// The grounds on which this name must leave the list, each with the finding
/// behind it, in the order of the law. Only what is certain: an undetermined
/// finding asks for a fact and removes nobody. Low prestige is a judgement of
/// people and never found here; which of too many posts to drop is for people
/// to say. Empty also when the law does not configure removal.
pub fn must_leave(
    ground: &Ground<'_>,
    law: &Law,
    candidate: &Candidate<'_>,
) -> Vec<(LeaveReason, Finding)> {
    let Clause::Set(grounds) = &law.removal else { return Vec::new() };
    candidate.case(ground, law, |case| {
        let found = |reason: &LeaveReason| {
            let finding = match reason {
                LeaveReason::Appointed => rules::appointed(case),
                LeaveReason::Disciplined => not_met(rules::discipline(case)),
                LeaveReason::OverAge => not_met(rules::remaining_service(case)),
                LeaveReason::TooManyPosts => not_met(rules::posts_per_person(case)),
                LeaveReason::TaskNotDone => rules::task_not_done(case),
                LeaveReason::LowPrestige => None,
            };
            finding.map(|finding| (*reason, finding))
        };
        grounds.iter().filter_map(found).collect()
    })
}

fn not_met(finding: Finding) -> Option<Finding> {
    Some(finding).filter(|finding| finding.verdict == Verdict::NotMet)
}
