//! The shipped case files, against the shipped law.

use crate::support::{book, case_files, read};
use cases::Report;
use checks::{Rule, Verdict};
use std::collections::BTreeSet;

fn reports() -> Vec<Report> {
    let book = book();
    let cases = case_files().into_iter().flat_map(|(name, bytes)| read(&name, &bytes));
    cases.map(|case| case.run(&book)).collect()
}

#[test]
fn every_case_comes_out_as_expected() {
    let failed: Vec<String> =
        reports().iter().filter(|report| !report.passed()).map(|r| format!("{r}\n")).collect();
    assert!(failed.is_empty(), "{}", failed.concat());
}

#[test]
fn every_rule_has_a_case_that_is_met_one_that_is_not_and_one_that_is_open() {
    let shown: BTreeSet<(Rule, Verdict)> = reports()
        .iter()
        .flat_map(|report| &report.outcomes)
        .map(|outcome| (outcome.expected.rule, outcome.expected.verdict))
        .collect();
    let wanted = [Verdict::Met, Verdict::NotMet, Verdict::Undetermined];
    let lacking: Vec<String> = Rule::ALL
        .iter()
        .flat_map(|rule| wanted.map(|verdict| (*rule, verdict)))
        .filter(|one| !shown.contains(one))
        .map(|(rule, verdict)| {
            format!("law/cases has no case of {rule} that is {}\n", verdict.code())
        })
        .collect();
    assert!(lacking.is_empty(), "{}", lacking.concat());
}

#[test]
fn every_rule_has_a_file_of_its_own_name() {
    let files = case_files();
    for rule in Rule::ALL {
        let name = format!("{rule}.toml");
        assert!(files.iter().any(|(file, _)| *file == name), "law/cases/{name} is not there");
    }
}

/// Law is assumed only where the shipped law is silent: a case about a value
/// that some provision gives must break when that provision changes.
#[test]
fn law_is_assumed_only_where_the_shipped_law_is_silent() {
    let book = book();
    for (name, bytes) in case_files() {
        for case in read(&name, &bytes) {
            for parameter in case.assumed() {
                let view = case.without_assumptions().view(&book);
                let given = view.by_name(parameter);
                let silent = matches!(given, Some(Err(ref why)) if why.code() == "gap");
                assert!(
                    silent,
                    "{name}: «{}» assumes {parameter}, which the law gives",
                    case.name()
                );
            }
        }
    }
}

/// A rule that the shipped law sets is shown by a case that does not assume it.
#[test]
fn a_rule_taken_out_of_the_law_breaks_a_case() {
    let cases: Vec<_> =
        case_files().into_iter().flat_map(|(name, bytes)| read(&name, &bytes)).collect();
    // An empty book is the greatest change of all.
    let empty = lex::LawBook::load(&[]).unwrap();
    let silent = |rule: &&Rule| rule.parameters()[0] != "lower-entry-required";
    for rule in Rule::ALL.iter().filter(silent) {
        let about = |report: &Report| {
            report.outcomes.iter().any(|outcome| outcome.expected.rule == *rule && !outcome.holds())
        };
        let given = cases.iter().filter(|case| case.assumed().next().is_none());
        let noticed = given.map(|case| case.run(&empty)).any(|report| about(&report));
        assert!(noticed, "{rule}");
    }
}
