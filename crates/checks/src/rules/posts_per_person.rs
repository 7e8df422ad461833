//! CND-03: for how many posts one person is planned in a round, over all
//! levels or only among posts of the same level.

use crate::case::Case;
use crate::{Clause, Compared, Finding, Rule, Verdict};
use lex::PostsScope;

const RULE: Rule = Rule::PostsPerPerson;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    let limit = match &case.law.posts_per_person {
        Clause::Set(limit) => limit,
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    };
    let found = match limit.scope {
        PostsScope::AnyLevel => case.planned.len() as u32,
        PostsScope::SameLevel => same_level(case),
    };
    let compared = Compared::Count { found, min: None, max: Some(limit.max) };
    Finding::new(RULE, case.subject(), Verdict::of(found <= limit.max), compared)
}

fn same_level(case: &Case<'_>) -> u32 {
    let (ground, roster) = (case.ground, case.roster());
    let level = ground.level(case.post.unit);
    case.planned.iter().filter(|post| ground.level(roster.post(**post).unit) == level).count()
        as u32
}
