//! Sex and age of the people on a list, and the ages at which they retire.

use crate::scene::Scene;
use checks::{Entry as Planned, Law};
use roster::Sex;
use std::collections::HashSet;

/// Sex and age of the people on a list, each person once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgeStructure {
    /// Sex and completed years on the day.
    pub people: Vec<(Sex, u32)>,
    /// Of how many only the year of birth is known: their birthday is taken to
    /// be at its end.
    pub uncertain: u32,
    /// The ages, in months, at which men and women retire by the row of the
    /// schedule that is in force on the day. Those born later retire later: each
    /// person's own month is reckoned elsewhere.
    pub retires_at: Option<(u32, u32)>,
}

impl AgeStructure {
    pub(super) fn of(scene: &Scene, standing: &[Planned], law: &Law) -> Self {
        let (mut seen, mut structure) = (HashSet::new(), Self::default());
        let month = scene.day.month();
        for planned in standing.iter().filter(|planned| seen.insert(planned.person)) {
            let person = scene.roster.person(planned.person);
            let (first, last) = person.birth.months();
            let years = u32::try_from(month.since(last).div_euclid(12)).unwrap_or(0);
            structure.people.push((person.sex, years));
            structure.uncertain += u32::from(first != last);
        }
        let rows = law.view().get(lex::RETIREMENT_AGE).ok();
        let row = rows.and_then(|ruling| {
            let begun = ruling.value.iter().filter(|row| row.from <= month);
            begun.max_by_key(|row| row.from).map(|row| (row.men_months, row.women_months))
        });
        structure.retires_at = row;
        structure
    }
}
