//! The packs in the repository, unpacked for the rules: which rules the law of
//! a day can decide is part of what the product promises.

use crate::world::day;
use checks::{Law, Missing, Rule};
use lex::{LawBook, Moment, PackFile};

fn unset(on: &str, unit_path: &[&str]) -> Vec<(&'static str, Missing)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../law");
    let packs: Vec<PackFile> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter(|path| !path.ends_with("README.md"))
        .map(|path| PackFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect();
    let book = LawBook::load(&packs).unwrap();
    let moment = Moment { legal_day: day(on), known_by: day(on), unit_path };
    let law = Law::of(&book.view(&moment));
    let missing = |rule: &Rule| (rule.code(), law.missing_for(*rule));
    Rule::ALL.iter().map(missing).filter(|(_, missing)| !missing.is_none()).collect()
}

#[test]
fn what_the_law_of_2017_is_silent_on_in_the_demonstration_district() {
    let silent = [
        "deputy-ratio",
        "appointment-pending",
        "science-share",
        "management",
        "experience",
        "lower-entry",
    ];
    assert_eq!(unset("15/06/2017", &["SL", "SL.TB"]), silent.map(|rule| (rule, Missing::RULE)));
}

#[test]
fn what_the_law_of_2026_is_silent_on_in_the_demonstration_province() {
    let silent =
        ["deputy-ratio", "science-share", "management", "experience", "background", "lower-entry"];
    assert_eq!(unset("15/03/2026", &["SL"]), silent.map(|rule| (rule, Missing::RULE)));
}
