//! CND-01, CND-02: how many people are planned for one leadership title. Seats
//! in a body are measured by the committee's ratio instead, and a title for
//! which nobody is planned is not on the list at all.

use crate::{Clause, Compared, Finding, Law, Rule, Subject, Verdict};
use roster::PostIx;

pub(crate) fn check(law: &Law, post: PostIx, found: u32) -> Finding {
    let (rule, subject) = (Rule::NumberPerPost, Subject::Post(post));
    let bounds = match &law.number_per_post {
        Clause::Set(bounds) => bounds,
        Clause::Off => return Finding::not_applicable(rule, subject),
        Clause::Unset(missing) => return Finding::undetermined(rule, subject, *missing),
    };
    let (min, max) = (bounds.min, bounds.max);
    let holds = min.is_none_or(|min| found >= min) && max.is_none_or(|max| found <= max);
    Finding::new(rule, subject, Verdict::of(holds), Compared::Count { found, min, max })
        .lacking(bounds.unset)
}
