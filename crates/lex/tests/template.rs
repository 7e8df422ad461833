//! The text of a new local letter: it leads, and asks for nothing but values.

mod support;

use lex::*;
use support::{book, day, written};

fn letter(sets: &[&str]) -> Letter {
    let named = |name: &&str| (ParamInfo::find(name).unwrap(), format!("Về {name}"));
    Letter {
        number: "03-HĐ/TU".to_owned(),
        date: day("2026-05-15"),
        issuer: "Tỉnh ủy \"Vân Hà\"".to_owned(),
        unit: vec!["VH".to_owned()],
        sets: sets.iter().map(named).collect(),
    }
}

fn centre() -> PackFile {
    let mut file = written("A-2010-01-01", &["set = 3", "delegate = { min = 2, max = 4 }"]);
    file.text += "\n```example\non = 2010-01-01\nparameter = \"max-per-post\"\nexpect = 3\n\
        before = \"gap\"\n```\n\n```example\non = 2010-01-01\nunit = [\"XX\"]\n\
        parameter = \"max-per-post\"\naccepts = [2, 4]\nrefuses = [1, 5]\n```\n";
    file
}

fn filled(text: &str) -> PackFile {
    PackFile { name: "new.md".to_owned(), text: text.to_owned() }
}

#[test]
fn every_blank_is_told_on_its_own_line_and_nothing_else_is() {
    let names: Vec<&str> = ParamInfo::ALL.iter().map(|info| info.name).collect();
    let text = template(&book(&[centre()]), &letter(&names));
    let blank = format!("\"{TO_FILL}\"");
    for fault in lint(&[centre(), filled(&text)], day("2026-06-01")) {
        assert_eq!((fault.code(), fault.file.as_str()), ("wrong-type", "new.md"), "{fault}");
        let from_there = text.lines().skip(fault.line - 1).take(3).collect::<String>();
        assert!(from_there.contains(&blank) || from_there.contains("[[row]]"), "{fault}");
    }
}

#[test]
fn filled_in_it_lints_clean() {
    let text = template(&book(&[centre()]), &letter(&["max-per-post", "women-required"]));
    assert!(text.contains("id = \"03-HD-TU-2026-05-15\"") && text.contains("scope = \"VH\""));
    assert!(text.contains("Được giao tại: P, A-2010-01-01") && text.contains("≥ 2, ≤ 4"), "{text}");
    assert!(text.contains("Chưa thấy văn bản nào giao"));
    assert!(text.contains("before = 3") && text.contains("before = \"gap\""));
    let blank = format!("\"{TO_FILL}\"");
    let typed = text
        .replace(&format!("set = {blank}"), "set = 4")
        .replace(&format!("expect = {blank}"), "expect = 4")
        .replace(&format!("level = {blank}"), "level = \"province\"")
        .to_owned();
    let unfilled = lint(&[centre(), filled(&typed)], day("2026-06-01"));
    let told: Vec<(&str, String)> =
        unfilled.iter().map(|fault| (fault.code(), fault.address())).collect();
    let of = |slug: &str| ("unfilled", format!("03-HD-TU-2026-05-15{slug}"));
    assert_eq!(told, [of(""), of("/diem-1"), of("/diem-2")]);
    let text = typed.replace(TO_FILL, "x");
    let lints = lint(&[centre(), filled(&text)], day("2026-06-01"));
    assert!(lints.is_empty(), "{lints:#?}\n{text}");
    let book = book(&[centre(), filled(&text)]);
    let path = ["VH"];
    let moment =
        Moment { legal_day: day("2026-05-15"), known_by: day("2026-05-15"), unit_path: &path };
    assert_eq!(*book.view(&moment).get(MAX_PER_POST).unwrap().value, 4);
}

#[test]
fn what_is_delegated_to_a_unit_is_what_a_letter_may_be_about() {
    let book = book(&[centre()]);
    let names = |on: &str| -> Vec<&str> {
        delegated(&book, &["VH"], day(on)).iter().map(|info| info.name).collect()
    };
    assert_eq!(names("2026-05-15"), ["max-per-post"]);
    assert!(names("2009-12-31").is_empty());
}

#[test]
fn the_shipped_law_starts_a_letter_on_what_it_delegates() {
    let book = support::shipped();
    let sets: Vec<&str> =
        delegated(&book, &["VH"], day("2026-05-15")).iter().map(|info| info.name).collect();
    assert!(!sets.is_empty());
    let text = template(&book, &letter(&sets));
    let mut packs = support::packs();
    packs.push(filled(&text));
    assert!(lint(&packs, day("2026-06-01")).iter().all(|fault| fault.code() == "wrong-type"));
}
