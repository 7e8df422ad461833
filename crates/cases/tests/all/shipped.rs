//! The shipped case files, against the shipped law.

use crate::support::{self, book, case_files, read};
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

/// Single values that no shipped case can depend on, by pack and parameter.
const WITHOUT_A_CASE: &[(&str, &str)] = &[
    // The same instrument lists the forms that it tolerates, and the list decides.
    ("377-qd-tw-2025.md", "discipline-expired-allowed"),
];

/// Every single value of a rule's parameter, changed by one, breaks a case.
#[test]
fn no_value_of_the_shipped_law_can_change_unnoticed() {
    let packs = support::packs();
    let cases: Vec<_> =
        case_files().into_iter().flat_map(|(name, bytes)| read(&name, &bytes)).collect();
    let mut unnoticed = Vec::new();
    for (at, pack) in packs.iter().enumerate() {
        for (line, parameter, changed) in nudged(&pack.text) {
            let mut packs = packs.clone();
            packs[at].text = changed;
            let Ok(book) = lex::LawBook::load(&packs) else { continue };
            let noticed = cases.iter().any(|case| !case.run(&book).passed());
            if !noticed && !WITHOUT_A_CASE.contains(&(&pack.name, parameter.as_str())) {
                unnoticed.push(format!("{}:{line}: {parameter}\n", pack.name));
            }
        }
    }
    assert!(unnoticed.is_empty(), "{}", unnoticed.concat());
}

/// The text with each single value of a rule's parameter changed: the line,
/// the parameter, the whole text.
fn nudged(text: &str) -> Vec<(usize, String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let mut parameter = "";
    for (at, line) in lines.iter().enumerate() {
        if let Some(name) = line.strip_prefix("parameter = ") {
            parameter = name.trim_matches('"');
        }
        let about = Rule::ALL.iter().any(|rule| rule.parameters().contains(&parameter));
        let Some(value) = line.strip_prefix("set = ").filter(|_| about) else { continue };
        let other = match value {
            "true" => "false".to_owned(),
            "false" => "true".to_owned(),
            number if number.parse::<u32>().is_ok() => {
                format!("{}", number.parse::<u32>().unwrap() + 1)
            }
            share if share.ends_with("%\"") => {
                let percent: u32 = share.trim_matches(['"', '%']).parse().unwrap();
                format!("\"{}%\"", percent + 1)
            }
            share if share.contains('/') => format!("\"{}1\"", share.trim_matches('"')),
            _ => continue,
        };
        let mut changed = lines.clone();
        let set = format!("set = {other}");
        changed[at] = &set;
        found.push((at + 1, parameter.to_owned(), changed.join("\n")));
    }
    found
}
