//! CON-04: discipline that bars a person from the plan. It runs for the window
//! of its form, counted as civil law counts a period of months: the first day
//! is not counted, and the period ends with the day of the same number, or the
//! last day of a shorter month. From the day after, the person is free, if the
//! law lets an expired discipline pass: all of them, or the forms that it lists
//! among the cases that it tolerates (QĐ 377: reprimand and warning).

use crate::case::Case;
use crate::{Clause, Compared, DisciplineBar, Finding, Missing, Rule, Verdict};
use base::Day;
use roster::{Discipline, DisciplineForm};

const RULE: Rule = Rule::Discipline;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    let bar = match &case.law.discipline {
        Clause::Set(bar) => bar,
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    };
    let Some(disciplines) = &case.person.disciplines else {
        return Finding::undetermined(RULE, case.subject(), Missing::DISCIPLINE);
    };
    let mut worst = Finding::new(RULE, case.subject(), Verdict::Met, Compared::Nothing);
    for discipline in disciplines {
        // A decision still to come is not a fact yet; one that may lie on either
        // side of today is on record, so it has been taken.
        if discipline.form < bar.from || discipline.on.earliest() > case.on {
            continue;
        }
        let one = judge(case, bar, discipline);
        worst = graver(worst, one);
    }
    worst
}

/// Not met outweighs undetermined, which outweighs met; of two not met, the one
/// that ends later decides, and one that never ends decides over all.
fn graver(one: Finding, two: Finding) -> Finding {
    let weight = |finding: &Finding| {
        let grade = match finding.verdict {
            Verdict::NotMet => 2,
            Verdict::Undetermined => 1,
            Verdict::Met | Verdict::NotApplicable => 0,
        };
        let named = finding.compared != Compared::Nothing;
        (grade, named, finding.passes_on.is_none(), finding.passes_on)
    };
    if weight(&two) > weight(&one) { two } else { one }
}

fn judge(case: &Case<'_>, bar: &DisciplineBar, discipline: &Discipline) -> Finding {
    let Discipline { form, on } = *discipline;
    let finding = |verdict, free_from| {
        let compared = Compared::Discipline { form, on, free_from };
        Finding::new(RULE, case.subject(), verdict, compared)
    };
    let once_expired = bar.once_expired(form);
    let window = match (&once_expired, window(bar, form)) {
        (Clause::Off, _) | (_, Clause::Off) => return finding(Verdict::NotMet, None),
        (_, Clause::Unset(missing)) => {
            return finding(Verdict::Undetermined, None).lacking(missing);
        }
        (_, Clause::Set(months)) => months,
    };
    let (first, last) = (free_from(on.earliest(), window), free_from(on.latest(), window));
    if case.on < first {
        let mut barred = finding(Verdict::NotMet, Some(last));
        barred.passes_on = once_expired.set().map(|()| last);
        return barred;
    }
    if let Clause::Unset(missing) = once_expired {
        return finding(Verdict::Undetermined, Some(last)).lacking(missing);
    }
    if case.on >= last {
        finding(Verdict::Met, Some(last))
    } else {
        let mut open = finding(Verdict::Undetermined, Some(last)).lacking(Missing::DISCIPLINE_DATE);
        open.passes_on = Some(last);
        open
    }
}

/// Months for which a form lasts; off when it never runs out, because the
/// table has no row for it.
fn window(bar: &DisciplineBar, form: DisciplineForm) -> Clause<u32> {
    match &bar.windows {
        Clause::Set(rows) => match rows.iter().find(|row| row.0 == form) {
            Some(row) => Clause::Set(row.1),
            None => Clause::Off,
        },
        Clause::Off => Clause::Off,
        Clause::Unset(missing) => Clause::Unset(*missing),
    }
}

/// The first day on which a discipline of `months` decided on `day` has run out.
fn free_from(day: Day, months: u32) -> Day {
    let end = day.month().plus(months as i32);
    let last = end.last_day().day_of_month();
    let number = day.day_of_month().min(last);
    end.first_day().add_days(i32::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_of_months_ends_with_the_day_of_the_same_number() {
        assert_eq!(free_from(day("15/03/2016"), 12), day("16/03/2017"));
        assert_eq!(free_from(day("29/02/2016"), 12), day("01/03/2017"));
        assert_eq!(free_from(day("31/08/2016"), 6), day("01/03/2017"));
        assert_eq!(free_from(day("31/12/2016"), 24), day("01/01/2019"));
    }
}
