//! The forms of `forms/`, made with python-docx, openpyxl and LibreOffice, of
//! invented people.

use papers::profile::{Answer, ProfileForm, TableReading, read};
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/in_and_out/profiles/forms")
}

pub fn form(name: &str) -> ProfileForm {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    read(name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::NotStated => "–".to_owned(),
        Answer::None => "NONE".to_owned(),
        Answer::Stated { text, value } => {
            let value = value.as_ref().map(|it| serde_json::to_string(it).unwrap());
            let value = value.map(|it| format!("  {it}")).unwrap_or_default();
            format!("«{}»{value}", text.replace('\n', " / "))
        }
    }
}

fn table(out: &mut String, table: &TableReading) {
    let place = table.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let none = if table.none { " NONE" } else { "" };
    writeln!(out, "[{}] {place}{none}", table.kind.code()).unwrap();
    for row in &table.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|(code, text)| format!("{code}={}", text.replace('\n', " / ")))
            .collect();
        let date =
            |date: Option<base::PartialDate>| date.map(|it| it.to_string()).unwrap_or_default();
        let until = if row.lasts { "…".to_owned() } else { date(row.to) };
        writeln!(out, "  {} [{}..{until}] {}", row.place, date(row.from), cells.join(" | "))
            .unwrap();
    }
}

/// A reading as a page that can be compared.
fn shown(form: &ProfileForm) -> String {
    let mut out = format!("{}\n", form.kind.code());
    for field in &form.fields {
        let place = field.place.as_ref().map(ToString::to_string).unwrap_or_default();
        writeln!(out, "{:<22} {place:<9} {}", field.code, answer(&field.answer)).unwrap();
    }
    form.tables.iter().for_each(|one| table(&mut out, one));
    for unread in &form.unread {
        writeln!(out, "unread {}: {}", unread.place, unread.text.replace('\n', " / ")).unwrap();
    }
    for it in &form.problems {
        // Old fonts speak at every paragraph: their number says enough.
        if it.reason.code() != "converted" {
            writeln!(out, "problem {} {}: «{}» {}", it.place, it.field, it.value, it.reason.code())
                .unwrap();
        }
    }
    let converted = form.problems.iter().filter(|it| it.reason.code() == "converted").count();
    writeln!(out, "converted: {converted}").unwrap();
    out
}

#[test]
fn every_form_reads_as_recorded() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".md"))
        .collect();
    names.sort();
    assert!(names.len() >= 10, "{names:?}");
    for name in names {
        insta::assert_snapshot!(name.replace('.', "_"), shown(&form(&name)));
    }
}

/// The same answers, whatever way they are written in.
fn answers(form: &ProfileForm) -> Vec<(&str, &Answer)> {
    form.fields.iter().map(|field| (field.code.as_str(), &field.answer)).collect()
}

#[test]
fn split_runs_marks_apart_and_another_program_change_no_answer() {
    let usual = form("2c-98-dots.docx");
    for other in ["2c-98-runs-nfd.docx", "2c-98-libreoffice.docx"] {
        let other = form(other);
        assert_eq!(answers(&usual), answers(&other));
        for (one, two) in usual.tables.iter().zip(&other.tables) {
            assert_eq!((&one.rows, one.none), (&two.rows, two.none), "{:?}", one.kind);
        }
    }
}

#[test]
fn old_fonts_say_what_unicode_says() {
    let usual = form("2c-bnv.docx");
    let old = form("2c-bnv-vni.docx");
    assert_eq!(answers(&usual), answers(&old));
    for (one, two) in usual.tables.iter().zip(&old.tables) {
        assert_eq!((&one.rows, one.none), (&two.rows, two.none), "{:?}", one.kind);
    }
    let dots = form("2c-98-dots.docx");
    let tcvn3 = form("2c-98-tcvn3.docx");
    let differ: Vec<&str> = answers(&dots)
        .into_iter()
        .zip(answers(&tcvn3))
        .filter(|(one, two)| one != two)
        .map(|((code, _), _)| code)
        .collect();
    // Capitals with marks are written in a font of capitals of their own.
    assert_eq!(differ, ["name"]);
}

#[test]
fn an_empty_form_states_nothing_and_leaves_nothing_unread() {
    let empty = form("2c-98-empty.docx");
    let stated: Vec<_> = empty
        .fields
        .iter()
        .filter(|field| field.answer != Answer::NotStated)
        .map(|field| field.code.as_str())
        .collect();
    // The office wrote its own name at the head.
    assert_eq!(stated, ["province", "managing_office", "office", "number"]);
    assert!(empty.tables.iter().all(|table| table.rows.is_empty() && !table.none));
    assert_eq!(empty.unread, []);
    assert_eq!(empty.problems, []);
}

#[test]
fn every_word_of_a_file_is_read_or_left_over_with_its_place() {
    // Words written where no form has a field come back in one way or another.
    let problems = form("2c-98-problems.docx");
    let all = serde_json::to_string(&problems).unwrap();
    for word in ["ngày đi vắng", "nhầm năm", "Bị phê bình", "không rõ", "Kinh Bắc", "Thái"]
    {
        assert!(all.contains(word), "{word} is lost");
    }
}
