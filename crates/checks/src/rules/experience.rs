//! CON-03: time in earlier posts. Posts of the ladder of the planned one count
//! from the rank that the law names. Months are whole months elapsed between
//! two days; posts that follow each other day by day count as one stretch, time
//! in two posts at once counts once, and each stretch is cut to whole months.
//! The day in `to` is still served, the day of the check not yet.
//!
//! Of a date known to the month or year both ends are tried: the fewest months
//! that are sure, and the most there can be.

use crate::case::{Case, between};
use crate::{Clause, Compared, ExperienceAsked, Finding, Missing, Rule, Verdict};
use base::Day;
use roster::Holding;

const RULE: Rule = Rule::Experience;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    let rows = match &case.law.experience {
        Clause::Set(rows) => rows,
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    };
    // Rows fall by rank: the first that fits is the one for this post.
    let Some((_, asked)) = rows.iter().find(|(rank, _)| case.post.rank >= *rank) else {
        return case.not_applicable(RULE);
    };
    let served = Served::of(case, *asked);
    let (fewest, most) = (whole_months(&served.sure), served.most());
    let compared = Compared::Experience { fewest, most, needed: asked.months, rank: asked.rank };
    let surely = fewest >= asked.months && (asked.months > 0 || !served.sure.is_empty());
    let perhaps = served.nothing_stated
        || served.open
        || (whole_months(&served.possible) >= asked.months && !served.possible.is_empty());
    let verdict = between(surely, perhaps);
    let mut finding = Finding::new(RULE, case.subject(), verdict, compared);
    if verdict == Verdict::Undetermined {
        finding = finding.lacking(Missing::CAREER);
    }
    if verdict != Verdict::Met && served.goes_on {
        finding.passes_on = served.enough_on(case.on, asked.months);
    }
    finding
}

/// A stretch of days: from the first one to the day after the last one.
type Stretch = (Day, Day);

/// The time in the posts that count.
struct Served {
    /// Nothing is on record of the career.
    nothing_stated: bool,
    /// A beginning is not known, so that there is no upper bound.
    open: bool,
    /// A post that counts is held on the day of the check.
    goes_on: bool,
    sure: Vec<Stretch>,
    possible: Vec<Stretch>,
}

impl Served {
    fn of(case: &Case<'_>, asked: ExperienceAsked) -> Self {
        let counts = |held: &&Holding| {
            let post = case.roster().post(held.post);
            post.rank >= asked.rank && post.same_ladder(case.post)
        };
        let mut served = Self {
            nothing_stated: case.person.holdings.is_empty(),
            open: false,
            goes_on: false,
            sure: Vec::new(),
            possible: Vec::new(),
        };
        for held in case.person.holdings.iter().filter(counts) {
            served.add(held, case.on);
        }
        served.sure = merged(served.sure);
        served.possible = merged(served.possible);
        served
    }

    fn add(&mut self, held: &Holding, on: Day) {
        if held.from.is_some_and(|from| from.earliest() > on) {
            return;
        }
        let ends = |to: Option<Day>| to.map_or(on, |to| to.add_days(1).min(on));
        let last = ends(held.to.map(|to| to.latest()));
        self.goes_on |= held.to.is_none();
        match held.from {
            Some(from) => self.possible.push((from.earliest().min(last), last)),
            None => self.open = true,
        }
        let first_end = ends(held.to.map(|to| to.earliest()));
        // Of a post held today it is sure that it is held from today on.
        let begin = held.from.map_or(first_end, |from| from.latest()).min(on);
        if begin <= first_end {
            self.sure.push((begin, first_end));
        } else if held.from.is_some() {
            // Held within one period known to the month or year: at least a day.
            self.sure.push((first_end, first_end));
        }
    }

    fn most(&self) -> Option<u32> {
        let bounded = !self.open && !self.nothing_stated;
        bounded.then(|| whole_months(&self.possible))
    }

    /// The first day on which the months are full if the post held today is
    /// held on, counted from what is sure.
    fn enough_on(&self, on: Day, months: u32) -> Option<Day> {
        let (begin, before) = match self.sure.split_last() {
            Some(((begin, end), before)) if *end == on => (*begin, before),
            _ => (on, &self.sure[..]),
        };
        let lacking = months.checked_sub(whole_months(before))?;
        Some(months_after(begin, lacking))
    }
}

/// Stretches by time, those that touch made one.
fn merged(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_unstable();
    let mut merged: Vec<Stretch> = Vec::new();
    for (begin, end) in stretches {
        match merged.last_mut() {
            Some(last) if begin <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((begin, end)),
        }
    }
    merged
}

fn whole_months(stretches: &[Stretch]) -> u32 {
    stretches.iter().map(|(begin, end)| months_between(*begin, *end)).sum()
}

/// Whole months elapsed from one day to another.
fn months_between(begin: Day, end: Day) -> u32 {
    let months = end.month().since(begin.month());
    let short = i32::from(end.day_of_month() < begin.day_of_month());
    u32::try_from(months - short).unwrap_or(0)
}

/// The first day on which so many whole months have elapsed: the day of the same
/// number, or the first one after a month that is too short for it.
fn months_after(begin: Day, months: u32) -> Day {
    let month = begin.month().plus(months as i32);
    let number = begin.day_of_month();
    if number <= month.last_day().day_of_month() {
        month.first_day().add_days(i32::from(number) - 1)
    } else {
        month.plus(1).first_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_on_which_months_are_full_is_the_first_that_counts_them() {
        for (begin, months) in [("31/01/2016", 1), ("29/02/2016", 12), ("15/06/2015", 24)] {
            let (begin, full) = (day(begin), months_after(day(begin), months));
            assert_eq!(months_between(begin, full), months);
            assert_eq!(months_between(begin, full.add_days(-1)), months - 1);
        }
        assert_eq!(months_after(day("29/02/2016"), 12), day("01/03/2017"));
    }

    #[test]
    fn stretches_that_touch_are_one() {
        let stretch = |begin, end| (day(begin), day(end));
        let (one, two) = (stretch("15/01/2015", "01/03/2015"), stretch("01/03/2015", "15/04/2015"));
        assert_eq!(whole_months(&merged(vec![two, one])), 3);
        assert_eq!(whole_months(&[one, two]), 2);
    }
}
