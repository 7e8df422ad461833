//! How a case is read and reported.

use crate::support::{CASE, book, district, read};
use checks::Verdict;

#[test]
fn the_words_of_offices_are_read_like_the_codes() {
    let text = |plan: &str, sex: &str, verdict: &str, date: &str| {
        district(&format!(
            "person = [{{ code = \"a\", sex = \"{sex}\", birth = \"1980\" }}]\n\
             entry = [{{ person = \"a\", post = \"truong\" }}]\n\
             expect = [{{ rule = \"higher-post\", person = \"a\", verdict = \"{verdict}\" }}]\n\
             [case]\nname = \"x\"\non = {date}\nterm = \"2020 – 2025\"\nplan = \"{plan}\"\n\
             unit = \"SL.TB\"\n"
        ))
    };
    let words = text("chức danh", "Nữ", "đạt", "\"01/06/2018\"");
    let codes = text("titles", "female", "met", "2018-06-01");
    for text in [words, codes] {
        let cases = read("x.toml", text.as_bytes());
        let report = cases[0].run(&book());
        assert!(report.passed(), "{report}");
        assert_eq!(report.outcomes[0].found[0].verdict, Some(Verdict::Met));
    }
    let verdicts = ["không đạt", "không áp dụng", "chưa xác định", "Chưa đủ dữ liệu"];
    for verdict in verdicts {
        let text = text("chức danh", "nam", verdict, "2018-06-01");
        assert!(!read("x", text.as_bytes())[0].run(&book()).passed());
    }
}

#[test]
fn a_difference_is_told_with_its_line() {
    let text = district(&format!(
        "{CASE}person = [{{ code = \"a\", sex = \"nam\", birth = \"1965\" }}]\n\
         entry = [{{ person = \"a\", post = \"truong\" }}]\n\
         [[case.expect]]\nrule = \"remaining-service\"\nperson = \"a\"\nverdict = \"met\"\n\
         missing = [\"theory\"]\npasses_on = \"01/01/2020\"\n\
         [[case.expect]]\nrule = \"number-per-post\"\nverdict = \"met\"\n"
    ));
    let report = read("x.toml", text.as_bytes())[0].run(&book());
    assert!(!report.passed());
    let told = report.to_string();
    let at = "x.toml:12: remaining-service of a for truong";
    assert!(told.starts_with("x.toml:4: FAILED: x"), "{told}");
    assert!(
        told.contains(&format!("{at}: verdict met was expected, found undetermined")),
        "{told}"
    );
    assert!(told.contains(&format!("{at}: missing [theory] was expected, found [birth-month]")));
    assert!(told.contains(&format!("{at}: passes_on 01/01/2020 was expected, found none")));
    assert!(told.contains("number-per-post of list: verdict met was expected, found no finding"));
}

#[test]
fn what_nobody_expects_fails_a_complete_case_only() {
    let text = |complete: &str| {
        district(&format!(
            "person = [{{ code = \"a\", sex = \"nam\", birth = \"1980\" }}]\n\
             entry = [{{ person = \"a\", post = \"truong\" }}]\n{CASE}{complete}"
        ))
    };
    let open = read("x", text("").as_bytes())[0].run(&book());
    assert!(open.passed() && !open.unexpected.is_empty());
    let complete = read("x", text("complete = true\n").as_bytes())[0].run(&book());
    assert!(!complete.passed());
    assert!(complete.to_string().contains("not expected: number-per-post of post truong: not-met"));
}

#[test]
fn copies_are_planned_together_and_each_must_come_out() {
    let text = district(&format!(
        "person = [{{ code = \"a\", sex = \"nam\", birth = \"1980\", copies = 3 }}]\n\
         entry = [{{ person = \"a\", post = \"truong\" }}]\n\
         expect = [{{ rule = \"number-per-post\", post = \"truong\", verdict = \"met\" }},\n\
                   {{ rule = \"higher-post\", person = \"a\", verdict = \"met\" }}]\n{CASE}"
    ));
    let report = read("x", text.as_bytes())[0].run(&book());
    assert!(report.passed(), "{report}");
    assert_eq!(report.outcomes[1].found.len(), 3);
}

#[test]
fn an_instrument_not_yet_known_does_not_count() {
    let text = |known: &str| {
        district(&format!(
            "person = [{{ code = \"a\", sex = \"nam\", birth = \"1980\", copies = 4 }}]\n\
             entry = [{{ person = \"a\", post = \"truong\" }}]\n\
             expect = [{{ rule = \"number-per-post\", post = \"truong\", verdict = \"met\" }}]\n\
             {CASE}{known}"
        ))
    };
    let before = read("x", text("known = 2017-03-01\n").as_bytes())[0].run(&book());
    assert!(before.passed(), "the letter of 06/03/2017 was not known: {before}");
    assert!(!read("x", text("").as_bytes())[0].run(&book()).passed());
}

#[test]
fn a_mark_at_the_beginning_of_the_file_is_skipped() {
    let text = format!("\u{feff}{}", district(CASE));
    let cases = read("x.toml", text.as_bytes());
    assert_eq!((cases[0].name(), cases[0].file(), cases[0].line()), ("x", "x.toml", 4));
    assert_eq!(cases[0].on().vietnamese(), "01/06/2018");
    assert!(cases[0].expects().is_empty());
}
