//! The code lists of the shipped law, against those that records are kept in.

mod support;

use base::Day;
use lex::*;
use roster::{CodeList, Ethnicity};

fn view(on: &str) -> View {
    let day = support::day(on);
    support::shipped().view(&Moment { legal_day: day, known_by: day, unit_path: &[] })
}

fn codes(list: &[&ListCode]) -> Vec<String> {
    list.iter().map(|row| row.code.to_string()).collect()
}

/// Every code of a list of the law is one of the roster's, with its label, in
/// its order; the roster has besides only «none», which is the empty field.
fn agrees<T: CodeList + PartialEq + Copy + std::fmt::Debug>(
    list: Param<Vec<ListCode>>,
    on: &str,
    first: usize,
) {
    let view = view(on);
    let rows = view.get(list).unwrap().value;
    let held = code_list(rows, support::day(on));
    let roster: Vec<&str> = T::ALL[first..].iter().map(|(_, code, ..)| *code).collect();
    assert_eq!(codes(&held), roster, "{list:?}");
    for row in held {
        let value = T::read(&row.code).unwrap();
        assert_eq!(T::read(&row.label_vi), Some(value), "{}", row.label_vi);
        assert_eq!(value.label(), row.label_vi, "{list:?}");
        for other in &row.also {
            assert_eq!(T::read(other), Some(value), "{other}");
        }
    }
}

#[test]
fn the_levels_of_the_law_are_those_of_the_roster() {
    for on in ["2012-12-01", "2017-03-15", "2026-03-15"] {
        agrees::<roster::Theory>(THEORY_LEVELS, on, 1);
        agrees::<roster::Education>(EDUCATION_LEVELS, on, 1);
        agrees::<roster::StateManagement>(STATE_MANAGEMENT_LEVELS, on, 1);
        agrees::<roster::DisciplineForm>(DISCIPLINE_FORMS, on, 0);
    }
}

#[test]
fn every_ethnic_group_of_the_list_is_one_of_the_roster_and_the_other_way() {
    let view = view("2026-03-15");
    let rows = view.get(ETHNIC_GROUPS).unwrap().value;
    let day = support::day("2026-03-15");
    assert_eq!(rows.len(), Ethnicity::all().count());
    let mut met: Vec<Ethnicity> = Vec::new();
    for row in rows {
        let group = Ethnicity::read(&row.label_vi);
        let group = group.unwrap_or_else(|| panic!("«{}» is not read", row.label_vi));
        assert!(!met.contains(&group), "{}", row.label_vi);
        met.push(group);
        for other in &row.also {
            assert_eq!(Ethnicity::read(other), Some(group), "{other}");
        }
        // And what the roster prints leads back to the number.
        assert_eq!(read_code(rows, group.name(), day).map(|r| &r.code), Some(&row.code));
    }
    let numbered = |at: usize| format!("{at:02}");
    assert!(rows.iter().zip(1..).all(|(row, at)| *row.code == *numbered(at)));
    let code = |name: &str| read_code(rows, name, day).map(|row| row.code.to_string());
    assert_eq!(code("Kinh").as_deref(), Some("01"));
    assert_eq!(code("Thái").as_deref(), Some("03"), "and not Tày or Thổ");
    assert_eq!(code("H'Mông"), None, "a spelling the list does not have is a question");
    assert_eq!(code("25"), Some("25".to_owned()), "a code is read as the list's own");
}

#[test]
fn a_label_is_looked_up_as_of_a_day() {
    let view = view("2017-03-15");
    let rows = view.get(SECRECY_CLASSES).unwrap().value;
    let label = |code: &str, on: &str| {
        list_code(rows, code, support::day(on)).map(|row| row.label_vi.as_str())
    };
    assert_eq!(label("secret", "2017-03-15"), Some("Tối mật"));
    assert_eq!(label("none", "2017-03-15"), None, "what is not secret has no class");
    let held: Vec<&str> =
        code_list(rows, support::day("2017-03-15")).iter().map(|row| row.code.as_str()).collect();
    let known: Vec<&str> = Secrecy::ALL[1..].iter().map(|class| class.code()).collect();
    assert_eq!(held, known);
}

#[test]
fn secrecy_classes_change_their_source_and_not_their_codes() {
    for (on, number) in [
        ("2001-04-01", "30/2000/PL-UBTVQH10"),
        ("2020-06-30", "30/2000/PL-UBTVQH10"),
        ("2020-07-01", "29/2018/QH14"),
        ("2026-02-28", "29/2018/QH14"),
        ("2026-03-01", "117/2025/QH15"),
    ] {
        let view = view(on);
        let ruling = view.get(SECRECY_CLASSES).unwrap();
        assert_eq!(ruling.chain.deciding.number, number, "{on}");
        let on: Day = support::day(on);
        assert_eq!(codes(&code_list(ruling.value, on)), ["confidential", "secret", "top-secret"]);
    }
}

#[test]
fn a_code_list_rules_nothing() {
    let lists = ParamInfo::ALL.iter().filter(|info| !info.is_rule());
    let names: Vec<&str> = lists.map(|info| info.name).collect();
    assert_eq!(
        names,
        [
            "ethnic-groups",
            "theory-levels",
            "education-levels",
            "state-management-levels",
            "secrecy-classes",
            "discipline-forms"
        ]
    );
}
