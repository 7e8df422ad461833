//! What `lint` finds, each fault provoked once in packs that load, and that a
//! sound pack is not blamed.

mod support;

use lex::*;
use support::{day, local, written};

/// Adds a block or words below the provision.
fn with(mut file: PackFile, text: &str) -> PackFile {
    file.text += text;
    file
}

fn example(keys: &str) -> String {
    format!("\n```example\nparameter = \"max-per-post\"\n{keys}\n```\n")
}

fn recalled(mut file: PackFile, more: &str) -> PackFile {
    file.text = file.text.replace("source = \"text\"", &format!("source = \"recall-low\"\n{more}"));
    file
}

const WITNESS: &str = "on = 2010-01-01\nexpect = 3\nbefore = \"gap\"";

/// A sound pack: one value with its witness.
fn sound() -> PackFile {
    with(written("A-2010-01-01", &["set = 3"]), &example(WITNESS))
}

fn found(files: &[PackFile]) -> Vec<(&'static str, String, usize)> {
    let lints = lint(files, day("2026-11-23"));
    assert!(lints.iter().all(|lint| !lint.fault.mend().is_empty()));
    assert!(lints.iter().all(|lint| Fault::codes().any(|code| code == lint.code())));
    lints.iter().map(|lint| (lint.code(), lint.address(), lint.line)).collect()
}

fn codes(files: &[PackFile]) -> Vec<&'static str> {
    found(files).into_iter().map(|(code, ..)| code).collect()
}

const PLACE: &str = "A-2010-01-01/p max-per-post";

#[test]
fn a_sound_pack_is_not_blamed() {
    assert!(codes(&[sound()]).is_empty(), "{:?}", lint(&[sound()], day("2026-11-23")));
}

#[test]
fn a_pack_that_does_not_load_tells_why_with_its_column() {
    let broken = with(written("A-2010-01-01", &["set = 3\n replace = 1"]), "");
    let lints = lint(&[broken], day("2026-11-23"));
    assert_eq!((lints[0].code(), lints[0].severity()), ("unknown-key", Severity::Error));
    let told = lints[0].to_string();
    assert!(told.starts_with("A-2010-01-01.md:18:2: error[unknown-key]: unknown"), "{told}");
    assert_eq!(lints[0].address(), "");
}

#[test]
fn an_edit_that_is_replaced_from_its_first_day_on_decides_nothing() {
    let second = with(
        written("B-2011-01-01", &["set = 4\nfrom = 2010-01-01\nreplaces = \"A-2010-01-01/p\""]),
        &example("on = 2010-01-01\nknown = 2011-01-01\nexpect = 4\nbefore = \"gap\""),
    );
    // Known a year later it decided until then: an old decision replays.
    let first = with(
        written("A-2010-01-01", &["set = 3"]),
        &example("on = 2010-01-01\nexpect = 3\nbefore = \"gap\""),
    );
    assert!(!codes(&[first.clone(), second.clone()]).contains(&"unreachable"));
    let mut late = first;
    late.text = late.text.replace("status = \"x\"", "status = \"x\"\nknown = 2011-01-01");
    let lints = lint(&[late, second], day("2026-11-23"));
    let told = lints.iter().find(|lint| lint.code() == "unreachable").unwrap();
    assert_eq!((told.address().as_str(), told.line), (PLACE, 16));
    assert!(told.to_string().contains("B-2011-01-01/p always stands before it"), "{told}");
}

#[test]
fn an_act_outside_its_issuers_subtree_is_live_nowhere() {
    let centre = with(
        written("A-2010-01-01", &["set = 3", "delegate = {}"]),
        &(example(WITNESS) + &example("on = 2010-06-01\nunit = [\"SL\", \"TB\"]\naccepts = [9]")),
    );
    let astray = local("L-2011-01-01", Some("TB"), &["set = 2\nunit = \"SL\""]);
    let lints = found(&[centre, astray]);
    let place = "L-2011-01-01/p max-per-post".to_owned();
    assert!(lints.contains(&("never-live", place, 16)), "{lints:?}");
}

#[test]
fn what_nobody_read_needs_a_reference() {
    let lints = found(&[recalled(sound(), "")]);
    assert!(lints.contains(&("no-reference", PLACE.to_owned(), 15)), "{lints:?}");
    assert!(!codes(&[recalled(sound(), "ref = \"S1\"")]).contains(&"no-reference"));
    let mut invented = sound();
    invented.text = invented.text.replace("source = \"text\"", "source = \"invented\"");
    assert!(codes(&[invented]).is_empty());
}

#[test]
fn two_edits_that_overlap_are_told_once_with_both_places_and_the_first_day() {
    let second = with(
        written("B-2012-01-01", &["set = 4\nto = 2012-12-31"]),
        &example("on = 2012-01-01\nexpect = \"conflict\"\nbefore = 3"),
    );
    let lints = lint(&[sound(), second.clone()], day("2026-11-23"));
    // The example says so: declared, though nobody can want it.
    assert!(!lints.iter().any(|lint| lint.code() == "overlapping-dates"));
    let silent = written("B-2012-01-01", &["set = 4\nto = 2012-12-31"]);
    let lints = lint(&[sound(), silent], day("2026-11-23"));
    let overlap: Vec<&Lint> =
        lints.iter().filter(|lint| lint.code() == "overlapping-dates").collect();
    assert_eq!((overlap.len(), overlap[0].severity()), (1, Severity::Error));
    assert_eq!(overlap[0].address(), "B-2012-01-01/p max-per-post");
    let other = Fault::OverlappingDates {
        other: "A-2010-01-01/p".to_owned(),
        unit: "*".to_owned(),
        on: day("2012-01-01"),
    };
    assert_eq!(overlap[0].fault, other);
}

#[test]
fn a_value_that_ends_without_another_must_say_so() {
    let ends = |keys: &str| {
        let file = written("A-2010-01-01", &["set = 3\nto = 2015-12-31"]);
        with(file, &example(&format!("on = [2010-01-01, 2015-12-31]\nexpect = 3{keys}")))
    };
    let silent = found(&[ends("\nbefore = \"gap\"")]);
    assert!(silent.contains(&("undeclared-gap", PLACE.to_owned(), 15)), "{silent:?}");
    assert!(codes(&[ends("\nbefore = \"gap\"\nafter = \"gap\"")]).is_empty());
    // A repeal says so by itself.
    let repeal = written("B-2016-01-01", &["repeal = true\nreplaces = \"A-2010-01-01/p\""]);
    assert!(!codes(&[sound(), repeal]).contains(&"undeclared-gap"));
}

#[test]
fn a_units_act_beyond_its_delegation_is_an_error_unless_an_example_shows_it() {
    let centre = with(
        written("A-2010-01-01", &["set = 3", "delegate = { min = 2, max = 4 }"]),
        &example(WITNESS),
    );
    let act = local("L-2011-01-01", Some("SL"), &["set = 5"]);
    let lints = found(&[centre.clone(), act.clone()]);
    let place = "L-2011-01-01/p max-per-post".to_owned();
    assert!(lints.contains(&("undeclared-excess", place, 16)), "{lints:?}");
    let shown = example("on = 2011-01-01\nunit = [\"SL\"]\nexpect = \"out-of-bounds\"");
    assert!(!codes(&[centre, with(act, &shown)]).contains(&"undeclared-excess"));
}

#[test]
fn numbers_rows_bounds_and_days_without_a_witness_are_told_together() {
    let bare = written("A-2010-01-01", &["set = 3\nto = 2011-12-31"]);
    let lints = lint(&[bare], day("2026-11-23"));
    let parts = Fault::NoWitness { parts: "set, from, to".to_owned() };
    assert!(lints.iter().any(|lint| lint.fault == parts), "{lints:?}");
    let bounds = written("A-2010-01-01", &["delegate = { min = 2, max = 4 }"]);
    let parts = Fault::NoWitness { parts: "min, max, from".to_owned() };
    assert!(lint(&[bounds], day("2026-11-23")).iter().any(|lint| lint.fault == parts));
    let mut table = written("A-2010-01-01", &["row = [{ level = \"a\" }, { level = \"b\" }]"]);
    table.text = table.text.replace("max-per-post", "women-required");
    let parts = Fault::NoWitness { parts: "row 1, row 2, from".to_owned() };
    assert!(lint(&[table], day("2026-11-23")).iter().any(|lint| lint.fault == parts));
}

#[test]
fn an_example_that_fails_says_what_came_out() {
    let wrong = with(sound(), &example("on = 2011-01-01\nexpect = 4"));
    let lints = lint(&[wrong], day("2026-11-23"));
    let (expected, found) = ("4 (A-2010-01-01/p)".to_owned(), "3 (A-2010-01-01/p)".to_owned());
    assert_eq!(lints[0].fault, Fault::ExampleFails { expected, found });
    assert_eq!((lints[0].severity(), lints[0].line), (Severity::Error, 29));
}

#[test]
fn a_heading_without_words_is_told_but_for_chapters() {
    let bare = with(sound(), "\n## Q {#q}\n\nA remark.\n");
    assert_eq!(found(&[bare])[0], ("provision-without-words", "A-2010-01-01/q".to_owned(), 29));
    let chapter = with(sound(), "\n## Q {#q}\n\n### R {#r}\n\n> words\n");
    assert!(codes(&[chapter]).is_empty());
}

#[test]
fn values_in_force_that_nobody_confirmed_for_a_year_are_told() {
    let unread = |more: &str| recalled(sound(), &format!("ref = \"S1\"\n{more}"));
    let told = |file: PackFile, today: &str| {
        lint(&[file], day(today)).iter().any(|lint| lint.code() == "long-unconfirmed")
    };
    assert!(!told(unread(""), "2010-12-31") && told(unread(""), "2011-01-02"));
    let checked = "checked = { on = 2020-01-01, by = \"N.V.A.\" }";
    assert!(!told(unread(checked), "2020-06-01") && told(unread(checked), "2021-02-01"));
    let mut over = unread("");
    over.text = over.text.replace("set = 3", "set = 3\nto = 2012-12-31");
    assert!(!told(over, "2026-01-01"), "what is over needs nobody's check");
    assert!(!told(sound(), "2026-01-01"), "the words were read");
}

#[test]
fn more_moments_than_can_be_tried_are_told_not_tried() {
    let mut many = String::new();
    for at in 0..400 {
        let start = day("1950-01-01").add_days(at * 3);
        let to = start.add_days(1);
        many += &format!(
            "\n```edit\nparameter = \"max-per-post\"\nset = 3\nfrom = {start}\nto = {to}\n\
             known = {start}\nunit = \"U{at}\"\nsource = \"text\"\n```\n"
        );
    }
    let file = with(written("A-2010-01-01", &[]), &many);
    let book = LawBook::load(&[file]).unwrap();
    assert!(book.paths_with_own_edits().len() > 400);
    let mut codes: Vec<&str> = book.lint(day("1950-01-01")).iter().map(Lint::code).collect();
    codes.dedup();
    assert!(codes.contains(&"not-examined"));
}

#[test]
fn every_code_is_named_once() {
    let mut codes: Vec<&str> = Fault::codes().collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
    let plain = |code: &&str| {
        code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    assert!(codes.iter().all(plain));
}
