//! AGE-04: a list should show several age bands, a number of years apart. We
//! ask whether so many people can be picked from it whose births lie at least
//! the gap apart. A target; a list shorter than the bands cannot show them.

use crate::case::{Group, between};
use crate::{Clause, Compared, Finding, Missing, Rule, Verdict};
use base::Month;

const RULE: Rule = Rule::AgeBands;

pub(crate) fn check(group: &Group<'_>) -> Finding {
    let bands = match &group.law.age_bands {
        Clause::Set(bands) => *bands,
        Clause::Off => return group.not_applicable(RULE),
        Clause::Unset(missing) => return group.unset(RULE, *missing),
    };
    if group.size() < bands.count {
        return group.not_applicable(RULE);
    }
    let mut births: Vec<(Month, Month)> =
        group.persons().map(|person| person.birth.months()).collect();
    // Ordered by the latest month each can mean: picking the one that ends
    // first leaves the most room for the next.
    births.sort_unstable_by_key(|(first, last)| (*last, *first));
    let gap = bands.gap as i32 * 12;
    let (sure, possible) = (surely_apart(&births, gap), possibly_apart(&births, gap));
    let verdict = between(sure >= bands.count, possible >= bands.count);
    let compared = Compared::Bands { found: sure, wanted: bands.count, gap: bands.gap };
    let finding = Finding::new(RULE, group.subject, verdict, compared);
    if verdict == Verdict::Undetermined { finding.lacking(Missing::BIRTH_MONTH) } else { finding }
}

/// The most people that stand `gap` months apart wherever in their range each
/// was born.
fn surely_apart(births: &[(Month, Month)], gap: i32) -> u32 {
    let mut count = 0;
    let mut previous: Option<Month> = None;
    for (first, last) in births {
        if previous.is_none_or(|previous| first.since(previous) >= gap) {
            count += 1;
            previous = Some(*last);
        }
    }
    count
}

/// The most people that can stand `gap` months apart if each was born in the
/// month that suits best. Never too few; with a gap under a year it may count
/// one person twice, which only leaves the verdict open.
fn possibly_apart(births: &[(Month, Month)], gap: i32) -> u32 {
    let mut count = 0;
    let mut from: Option<Month> = None;
    loop {
        let placed = births
            .iter()
            .map(|(first, last)| (from.map_or(*first, |from| from.max(*first)), *last))
            .filter(|(at, last)| at <= last)
            .map(|(at, _)| at)
            .min();
        let Some(at) = placed else { return count };
        count += 1;
        if count as usize >= births.len() {
            return count;
        }
        from = Some(at.plus(gap.max(1)));
    }
}
