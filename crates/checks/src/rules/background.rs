//! CON-05: family and political background (quan hệ chính trị gia đình) must
//! have been verified before a name is put in the plan.

use crate::case::Case;
use crate::{Clause, Compared, Finding, Missing, Rule, Verdict};

const RULE: Rule = Rule::Background;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    match &case.law.background {
        Clause::Set(()) => {}
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    }
    match case.person.background_verified {
        Some(verified) => {
            Finding::new(RULE, case.subject(), Verdict::of(verified), Compared::Nothing)
        }
        None => Finding::undetermined(RULE, case.subject(), Missing::BACKGROUND),
    }
}
