//! What is refused: each fault with its line, column, key and value.

use crate::support::{CASE, district};
use cases::{CaseFault, FaultKind, MAX_BYTES};

fn refuse(text: &str) -> CaseFault {
    cases::read("x.toml", text.as_bytes()).expect_err(text)
}

fn of(rest: &str) -> CaseFault {
    refuse(&district(rest))
}

#[test]
fn each_fault_names_what_is_wrong() {
    let person = "[[person]]\ncode = \"a\"\nsex = \"nam\"\n";
    let planned = format!("{CASE}{person}birth = 1980\n[[entry]]\nperson = \"a\"\npost = ");
    let wrong = [
        (String::new(), FaultKind::NoCase, ""),
        ("case = []\n".to_owned(), FaultKind::NoCase, ""),
        (format!("{CASE}day = 1\n"), FaultKind::UnknownKey, "case.day"),
        ("[case]\nname = \"x\"\n".to_owned(), FaultKind::MissingKey, "case.on"),
        (CASE.replace("2018-06-01", "1"), FaultKind::BadValue, "case.on"),
        (CASE.replace("2018-06-01", "\"06/2018\""), FaultKind::BadValue, "case.on"),
        (CASE.replace("2018-06-01", "1899-12-31"), FaultKind::BadValue, "case.on"),
        (CASE.replace("2018-06-01", "\"31/02/2018\""), FaultKind::BadValue, "case.on"),
        (CASE.replace("2018-06-01", "true"), FaultKind::WrongType, "case.on"),
        (CASE.replace("2020-2025", "2025-2020"), FaultKind::BadValue, "case.term"),
        (CASE.replace("titles", "posts"), FaultKind::BadValue, "case.plan"),
        (CASE.replace("SL.TB", "SL.XX"), FaultKind::NoSuch, "case.unit"),
        (CASE.replace("\"x\"", "\" \""), FaultKind::BadValue, "case.name"),
        (format!("{CASE}{person}birth = \"80\"\n"), FaultKind::BadValue, "person[1].birth"),
        (format!("{CASE}{person}"), FaultKind::MissingKey, "person[1].birth"),
        (
            format!("{CASE}{person}birth = 1980\ncopies = 0\n"),
            FaultKind::BadValue,
            "person[1].copies",
        ),
        (
            format!("{CASE}{person}birth = 1980\ncopies = 99999\n"),
            FaultKind::BadValue,
            "person[1].copies",
        ),
        (
            format!("{CASE}{person}birth = 1980\ntheory = \"x\"\n"),
            FaultKind::BadValue,
            "person[1].theory",
        ),
        (format!("{CASE}{person}birth = 1980\nunit = 3\n"), FaultKind::WrongType, "person[1].unit"),
        (
            format!("{CASE}{person}birth = 1980\nretirement_month = \"2020\"\n"),
            FaultKind::BadValue,
            "person[1].retirement_month",
        ),
        (
            format!("{CASE}{person}birth = 1980\nevaluations = {{ x = \"good\" }}\n"),
            FaultKind::UnknownKey,
            "person[1].evaluations.x",
        ),
        (
            format!("{CASE}{person}birth = 1980\nevaluations = {{ 2016 = \"best\" }}\n"),
            FaultKind::BadValue,
            "person[1].evaluations.2016",
        ),
        (
            format!("{CASE}{person}birth = 1980\n{person}birth = 1981\n"),
            FaultKind::Twice,
            "person[2].code",
        ),
        (
            format!("{CASE}[[entry]]\nperson = \"a\"\npost = \"truong\"\n"),
            FaultKind::NoSuch,
            "entry[1].person",
        ),
        (format!("{planned}\"uy-vien\"\n"), FaultKind::OtherPlan, "entry[1].post"),
        (format!("{planned}\"bi-thu\"\n"), FaultKind::NoSuch, "entry[1].post"),
        (format!("{planned}\"pho\"\nelsewhere = 1\n"), FaultKind::WrongType, "entry[1].elsewhere"),
        (format!("{CASE}expect = 3\n"), FaultKind::WrongType, "case.expect"),
        (format!("{CASE}expect = [3]\n"), FaultKind::WrongType, "case.expect[1]"),
        (
            format!(
                "{CASE}[[expect]]\nrule = \"theory\"\nperson = \"a\"\nverdict = \"met\"\n{person}birth = 1980\n"
            ),
            FaultKind::Unclear,
            "expect[1].person",
        ),
        (
            format!(
                "{CASE}[[expect]]\nrule = \"theory\"\nbody = \"bch\"\npost = \"pho\"\nverdict = \"met\"\n"
            ),
            FaultKind::Unclear,
            "expect[1]",
        ),
        (
            format!("{CASE}[[expect]]\nrule = \"theory\"\nverdict = \"met\"\nmissing = \"x\"\n"),
            FaultKind::WrongType,
            "expect[1].missing",
        ),
        (
            format!("{CASE}[[law]]\nparameter = \"x\"\nvalue = 1\n"),
            FaultKind::BadLaw,
            "law[1].parameter",
        ),
        (
            format!("{CASE}[[law]]\nparameter = \"max-per-post\"\nvalue = \"1\"\n"),
            FaultKind::BadLaw,
            "law[1].value",
        ),
        (format!("{CASE}[[law]]\nparameter = \"max-per-post\"\n"), FaultKind::BadLaw, "law[1]"),
    ];
    for (rest, kind, key) in wrong {
        let fault = of(&rest);
        assert_eq!(fault.kind, kind, "{fault}\n{rest}");
        assert!(key.is_empty() || fault.key == key, "{fault}\n{rest}");
        assert!(fault.line >= 1 && fault.column >= 1 && !fault.expected.is_empty(), "{fault}");
    }
}

#[test]
fn the_place_is_counted_in_lines_and_characters() {
    let fault = of("person = [{ code = \"đồng chí Đ\", sex = 1, birth = 1980 }]\n[case]\n");
    assert_eq!((fault.line, fault.column, fault.key.as_str()), (4, 40, "person[1].sex"));
    let fault = of(&format!("person = [{{ code = \"Đẹ\", sex = 1, birth = 1980 }}]\n{CASE}"));
    assert_eq!((fault.line, fault.column, fault.key.as_str()), (4, 32, "person[1].sex"));
    let fault = of(&CASE.replace("name = \"x\"", "name = \"x\"\ncomplete = \"đúng\""));
    assert_eq!((fault.line, fault.column, fault.value.as_str()), (6, 12, "\"đúng\""));
    let told = fault.to_string();
    assert!(
        told.starts_with("x.toml:6:12: case.complete = \"đúng\": the value has the wrong type")
    );
    assert!(told.contains("expected true or false") && told.contains("to mend it:"), "{told}");
}

#[test]
fn what_is_no_text_or_no_toml_is_refused_where_it_breaks_off() {
    let fault = cases::read("x.toml", b"a = 1\nb = \xff").unwrap_err();
    assert_eq!((fault.kind, fault.line, fault.column), (FaultKind::NotUtf8, 2, 5));
    let fault = refuse("[case]\nname = x\n");
    assert_eq!((fault.kind, fault.line), (FaultKind::NotToml, 2));
    assert_eq!(fault.value, "name = x");
    let fault = refuse("[case]\nname = 1\nname = 2\n");
    assert_eq!((fault.kind, fault.line), (FaultKind::NotToml, 3));
}

#[test]
fn units_that_stand_in_a_ring_or_before_their_parent_are_refused() {
    let text = |units: &str| {
        format!("{CASE}[[post]]\ncode = \"a\"\nunit = \"SL\"\nkind = \"head\"\nrank = 1\n{units}")
    };
    let unit =
        |code: &str, more: &str| format!("[[unit]]\ncode = \"{code}\"\nlevel = \"xã\"\n{more}");
    let late = refuse(&text(&(unit("SL.TB", "parent = \"SL\"\n") + &unit("SL", ""))));
    assert_eq!((late.kind, late.key.as_str()), (FaultKind::NoSuch, "unit[1].parent"));
    let own = refuse(&text(&unit("SL", "parent = \"SL\"\n")));
    assert_eq!(own.kind, FaultKind::NoSuch);
    let twice = refuse(&text(&(unit("SL", "") + &unit("SL", ""))));
    assert_eq!((twice.kind, twice.key.as_str()), (FaultKind::Twice, "unit[2].code"));
}

#[test]
fn every_kind_of_fault_has_its_code_and_its_remedy() {
    for (at, kind) in FaultKind::ALL.iter().enumerate() {
        assert!(!kind.code().is_empty() && !kind.what().is_empty() && !kind.mend().is_empty());
        assert!(FaultKind::ALL[..at].iter().all(|other| other.code() != kind.code()));
    }
}

#[test]
fn a_file_too_large_is_not_even_looked_at() {
    let fault = cases::read("x.toml", &vec![0xff; MAX_BYTES + 1]).unwrap_err();
    assert_eq!(fault.kind, FaultKind::TooLarge);
}
