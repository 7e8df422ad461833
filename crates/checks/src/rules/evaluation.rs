//! CON-01: the evaluations of the years before the day of the check. The
//! current year is not evaluated yet.

use crate::case::Case;
use crate::{Clause, Compared, Finding, Missing, Rule, Verdict};
use base::Day;
use roster::Grade;

const RULE: Rule = Rule::Evaluation;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    let asked = match &case.law.evaluation {
        Clause::Set(asked) => *asked,
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    };
    let least = asked.minimum;
    let years = (1..=asked.years).map(|back| case.year - back as i16);
    let mut decides = None;
    let mut lacking = None;
    for year in years {
        match case.person.evaluation(year) {
            Some(grade) if grade < least => {
                return finding(case, Verdict::NotMet, year, Some(grade), least, asked.years);
            }
            Some(grade) => decides = decides.or(Some((year, grade))),
            None => lacking = lacking.or(Some(year)),
        }
    }
    match (lacking, decides) {
        (Some(year), _) => finding(case, Verdict::Undetermined, year, None, least, asked.years)
            .lacking(Missing::EVALUATION),
        (None, Some((year, grade))) => {
            finding(case, Verdict::Met, year, Some(grade), least, asked.years)
        }
        (None, None) => case.not_applicable(RULE),
    }
}

/// REM-01: last year's task was not fulfilled.
pub(crate) fn task_not_done(case: &Case<'_>) -> Option<Finding> {
    let year = case.year - 1;
    let grade = case.person.evaluation(year)?;
    let failed = || finding(case, Verdict::NotMet, year, Some(grade), Grade::Fulfilled, 1);
    (grade == Grade::Failed).then(failed)
}

fn finding(
    case: &Case<'_>,
    verdict: Verdict,
    year: i16,
    grade: Option<Grade>,
    least: Grade,
    years: u32,
) -> Finding {
    let compared = Compared::Grade { year, grade, least, years };
    let mut finding = Finding::new(RULE, case.subject(), verdict, compared);
    if verdict == Verdict::NotMet {
        // The year is no longer looked at once so many others have followed it.
        finding.passes_on = Day::new(year.saturating_add(years as i16).saturating_add(1), 1, 1);
    }
    finding
}
