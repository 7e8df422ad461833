//! AGE-01, AGE-02: months of service left from the reference month (AGE-03) to
//! the month of retirement (AGE-05). Counted in months: born 4/1965, a man
//! retiring at 60 has exactly 60 months left at 4/2020, which is enough for 60.

use crate::case::{Case, between};
use crate::{Clause, Compared, Finding, Missing, Rule, Verdict};
use base::Month;
use lex::{RetirementAge, RetirementColumn};
use roster::{Person, Sex};

pub(crate) fn remaining(case: &Case<'_>) -> Finding {
    check(case, Rule::RemainingService, &case.law.remaining_service)
}

pub(crate) fn preferred(case: &Case<'_>) -> Finding {
    check(case, Rule::PreferredService, &case.law.preferred_service)
}

fn check(case: &Case<'_>, rule: Rule, needed: &Clause<u32>) -> Finding {
    let needed = match needed {
        Clause::Set(needed) => *needed,
        Clause::Off => return case.not_applicable(rule),
        Clause::Unset(missing) => return case.unset(rule, *missing),
    };
    let lacking = case.law.missing_for(rule);
    let (Some(reference), Clause::Set(schedule)) = (case.reference, &case.law.retirement) else {
        return case.unset(rule, if lacking.is_none() { Missing::LAW } else { lacking });
    };
    let Some((retires, retires_latest)) = retirement(schedule, case.person) else {
        return case.unset(rule, Missing::LAW);
    };
    let enough = |month: Month| i64::from(month.since(reference)) >= i64::from(needed);
    let verdict = between(enough(retires), enough(retires_latest));
    let compared = Compared::Service { retires, retires_latest, reference, needed };
    let finding = Finding::new(rule, case.subject(), verdict, compared);
    if verdict == Verdict::Undetermined { finding.lacking(Missing::BIRTH_MONTH) } else { finding }
}

/// The earliest and the latest month in which the person may retire: one and
/// the same when the birth month is known or a decision names the month. The
/// schedule rises, so the ends of the birth range give the ends of the answer.
/// `None` when the schedule does not reach back so far.
pub(crate) fn retirement(schedule: &[RetirementAge], person: &Person) -> Option<(Month, Month)> {
    if let Some(month) = person.retirement_override {
        return Some((month, month));
    }
    let column = match person.sex {
        Sex::Male => RetirementColumn::Men,
        Sex::Female => RetirementColumn::Women,
    };
    let (first, last) = person.birth.months();
    let solve = |birth| lex::retirement(schedule, birth, column).map(|found| found.month);
    let earliest = solve(first)?;
    Some((earliest, if first == last { earliest } else { solve(last)? }))
}
