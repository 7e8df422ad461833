//! STR-04: at the levels that the law names, a plan must have at least one
//! woman.

use crate::case::Group;
use crate::{Clause, Compared, Finding, Rule, Verdict};
use roster::Sex;

const RULE: Rule = Rule::WomenRequired;

pub(crate) fn check(group: &Group<'_>) -> Finding {
    let levels = match &group.law.women_required {
        Clause::Set(levels) => levels,
        Clause::Off => return group.not_applicable(RULE),
        Clause::Unset(missing) => return group.unset(RULE, *missing),
    };
    let named = |code: &str| levels.iter().any(|row| row.level == *code);
    if group.people.is_empty() || !group.ground.level_codes(group.unit).any(named) {
        return group.not_applicable(RULE);
    }
    let found = group.persons().filter(|person| person.sex == Sex::Female).count() as u32;
    let compared = Compared::Count { found, min: Some(1), max: None };
    Finding::new(RULE, group.subject, Verdict::of(found >= 1), compared)
}
