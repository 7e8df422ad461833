//! Bounds: whatever a file says, reading it takes little time and memory.

use crate::support::{CASE, book, district};
use cases::{FaultKind, MAX_CASES, MAX_PEOPLE};
use proptest::prelude::*;

#[test]
fn more_cases_than_a_file_may_hold_are_refused() {
    let case = CASE.replace("[case]", "[[case]]");
    assert!(cases::read("x", district(&case.repeat(MAX_CASES)).as_bytes()).is_ok());
    let fault = cases::read("x", district(&case.repeat(MAX_CASES + 1)).as_bytes()).unwrap_err();
    assert_eq!((fault.kind, fault.key), (FaultKind::TooMany, format!("case[{}]", MAX_CASES + 1)));
}

#[test]
fn people_and_entries_are_counted_over_all_cases() {
    let case = CASE.replace("[case]", "[[case]]");
    let people = |copies: usize| {
        format!("person = [{{ code = \"a\", sex = \"nam\", birth = 1980, copies = {copies} }}]\n")
    };
    let two = district(&format!("{}{}", people(MAX_PEOPLE / 2), case.repeat(2)));
    assert!(cases::read("x", two.as_bytes()).is_ok());
    let three = district(&format!("{}{}", people(MAX_PEOPLE / 2), case.repeat(3)));
    assert_eq!(cases::read("x", three.as_bytes()).unwrap_err().kind, FaultKind::TooMany);
    let entry = "{ person = \"a\", post = \"truong\" }, ".repeat(3);
    let many = district(&format!("{}entry = [{entry}]\n{case}", people(MAX_PEOPLE / 2)));
    assert_eq!(cases::read("x", many.as_bytes()).unwrap_err().kind, FaultKind::TooMany);
}

#[test]
fn more_units_than_a_file_may_hold_are_refused() {
    let units: String =
        (0..2_001).map(|n| format!("[[unit]]\ncode = \"U{n}\"\nlevel = \"xã\"\n")).collect();
    let text = format!("post = []\n{}{units}", CASE.replace("SL.TB", "U0"));
    assert_eq!(cases::read("x", text.as_bytes()).unwrap_err().kind, FaultKind::TooMany);
}

#[test]
fn nesting_without_end_is_refused() {
    for open in ["[", "{ a = "] {
        let text = format!("a = {}", open.repeat(100_000));
        assert_eq!(cases::read("x", text.as_bytes()).unwrap_err().kind, FaultKind::NotToml);
    }
    let text = format!("{}\n", vec!["a"; 50_000].join(".")) + "= 1";
    assert!(cases::read("x", text.as_bytes()).is_err());
}

#[test]
fn the_largest_case_runs() {
    let text = district(&format!(
        "person = [{{ code = \"a\", sex = \"nam\", birth = 1980, copies = 10000 }}, \
                   {{ code = \"b\", sex = \"nữ\", birth = 1970, copies = 10000 }}]\n\
         entry = [{{ person = \"a\", post = \"truong\" }}, {{ person = \"b\", post = \"pho\" }}]\n\
         expect = [{{ rule = \"women-share\", verdict = \"met\" }}]\n{CASE}"
    ));
    let cases = cases::read("x", text.as_bytes()).unwrap();
    assert!(cases[0].run(&book()).passed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = cases::read("x", &bytes);
    }

    #[test]
    fn no_text_in_place_of_a_value_makes_it_panic(value in "\\PC{0,20}", at in 0usize..12) {
        let mut lines: Vec<String> = district(CASE).lines().map(str::to_owned).collect();
        let at = at % lines.len();
        lines[at] = format!("{} {value}", lines[at].split('=').next().unwrap_or_default());
        let _ = cases::read("x", lines.join("\n").as_bytes());
    }
}

/// A list that every rule has something to say about.
fn list(law: &str) -> String {
    district(&format!(
        "person = [{{ code = \"a\", sex = \"nam\", birth = 1965, copies = 4, ethnicity = \"Thái\", \
         theory = \"cc\", education = \"dh\", evaluations = {{ 2016 = \"good\", 2017 = \"good\" }}, \
         disciplines = [{{ form = \"reprimand\", on = \"2016\" }}], holdings = [{{ post = \"pho\" }}] }}]\n\
         entry = [{{ person = \"a\", post = \"truong\" }}]\n{CASE}law = [{law}]\n"
    ))
}

#[test]
fn no_value_of_the_law_however_great_or_small_makes_a_rule_panic() {
    use lex::{Kind, ParamInfo};
    let rows = [
        ("discipline-window", "form = \"reprimand\", months = "),
        ("young-age", "level = \"district\", strict = true, age = "),
        ("retirement-age", "from = \"1995-01\", women_months = 660, men_months = "),
    ];
    let values = ["0", "1", "9999", "10000", "65536", "178956971", "2147483647", "4294967295"];
    let shares = ["0/1", "1/4294967295", "100/1", "101/1", "4294967295/1", "4294967295/4294967295"];
    let mut laws = Vec::new();
    for info in ParamInfo::ALL {
        let written: Vec<String> = match info.kind {
            Kind::Count | Kind::Months | Kind::Years => values.map(str::to_owned).to_vec(),
            Kind::Share => shares.map(|share| format!("\"{share}\"")).to_vec(),
            _ => Vec::new(),
        };
        let assume =
            |value: &String| format!("{{ parameter = \"{}\", value = {value} }}", info.name);
        laws.extend(written.iter().map(assume));
    }
    for (name, row) in rows {
        let assume = |value| format!("{{ parameter = \"{name}\", row = [{{ {row}{value} }}] }}");
        laws.extend(values.map(assume));
    }
    let book = book();
    let mut panicked = Vec::new();
    for law in laws {
        // Some values are refused: that is as good an answer.
        let titles = list(&law);
        let committee = titles
            .replace("titles", "committee")
            .replace("post = \"truong\" }", "post = \"uy-vien\" }");
        for text in [titles, committee] {
            let Ok(cases) = cases::read("x", text.as_bytes()) else { continue };
            if std::panic::catch_unwind(|| cases[0].run(&book).passed()).is_err() {
                panicked.push(law.clone());
            }
        }
    }
    assert!(panicked.is_empty(), "{panicked:#?}");
}
