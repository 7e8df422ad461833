//! The rows to correct, as a workbook that is imported again.

use crate::intake::book::{one_sheet, people_header, person, put};
use papers::intake::{FaultyWords, Habits, Mark, Severity, SheetRows, Workbook, faulty_rows, read};
use std::io::{Cursor, Read};
use std::path::Path;

fn words() -> FaultyWords {
    FaultyWords {
        sheet: "Cần sửa".to_owned(),
        title: "Các dòng cần sửa".to_owned(),
        advice: "Sửa xong thì nhập lại.".to_owned(),
        headers: ["TT", "Sheet", "Ô", "Cột", "Nội dung", "Vì sao"].map(str::to_owned),
    }
}

fn marks(workbook: &Workbook) -> Vec<Mark> {
    let problems = workbook.sheets.iter().flat_map(|sheet| &sheet.problems);
    problems
        .map(|problem| Mark {
            sheet: problem.sheet.clone(),
            row: problem.row,
            column: problem.column.clone(),
            header: problem.header.clone(),
            value: problem.value.clone(),
            text: format!("sửa: {}", problem.reason),
            severity: problem.severity,
        })
        .collect()
}

fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What is to be corrected: the value and why, whatever the row.
fn faults(workbook: &Workbook) -> Vec<(String, &'static str)> {
    let problems = workbook.sheets.iter().flat_map(|sheet| &sheet.problems);
    let grave = problems.filter(|problem| problem.severity != Severity::Note);
    let mut faults: Vec<_> =
        grave.map(|problem| (problem.value.clone(), problem.reason.code())).collect();
    faults.sort();
    faults
}

#[test]
fn of_every_awkward_file_the_rows_to_correct_are_read_with_the_same_faults() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/awkward");
    let mut with_faults = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = if path.is_file() { std::fs::read(&path).unwrap() } else { continue };
        let Ok(workbook) = read(&name, &bytes) else { continue };
        let book =
            faulty_rows(&name, &bytes, &marks(&workbook), &words(), &Habits::default()).unwrap();
        let Some(book) = book else {
            assert_eq!(faults(&workbook), [], "{name}");
            continue;
        };
        with_faults += 1;
        let again = read("cần sửa.xlsx", &book).unwrap();
        // Seen alone a row that stood twice stands once, a name merged with the row
        // above is a name, and a formula that failed or has no result is the text that it
        // showed.
        let comparable = |workbook: &Workbook| -> Vec<_> {
            let alone = ["duplicate", "merged-with-above", "missing", "sex-none", "not-a-record"];
            let faults = faults(workbook).into_iter();
            faults
                .filter(|(value, code)| !value.starts_with(['#', '=']) && !alone.contains(code))
                .collect()
        };
        let (told, expected) = (comparable(&again), comparable(&workbook));
        assert_eq!(told, expected, "{name}");
    }
    assert!(with_faults >= 5, "{with_faults}");
}

#[test]
fn only_the_faulty_rows_stand_in_it_coloured_and_commented() {
    let mut bad = person(2.0, "TB-0002", "Vừ A Páo");
    bad[3] = "31/02/1980".into();
    let rows = [person(1.0, "TB-0001", "Lò Văn An"), bad, person(3.0, "TB-0003", "Hà Thị Lan")];
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, &rows);
    });
    let workbook = read("trích ngang.xlsx", &bytes).unwrap();
    let book =
        faulty_rows("trích ngang.xlsx", &bytes, &marks(&workbook), &words(), &Habits::default());
    let book = book.unwrap().expect("one row is to be corrected");
    let strings = part(&book, "xl/sharedStrings.xml");
    assert!(strings.contains("Vừ A Páo") && strings.contains("31/02/1980"), "{strings}");
    assert!(
        !strings.contains("Lò Văn An") && !strings.contains("Hà Thị Lan"),
        "good rows stay out"
    );
    let notes = part(&book, "xl/comments1.xml");
    assert!(notes.contains("sửa: "), "{notes}");
    let styles = part(&book, "xl/styles.xml");
    assert!(styles.contains("FFFFC7CE"), "the refused cell is red: {styles}");
    let again = read("cần sửa.xlsx", &book).unwrap();
    let sheet = again.sheets.iter().find(|sheet| sheet.counts.seen > 0).unwrap();
    assert_eq!((sheet.counts.records, sheet.counts.bad), (0, 1));
}

#[test]
fn a_corrected_row_comes_in_with_the_unit_of_its_group() {
    let group = |text: &str| vec![crate::intake::book::Put::from(text)];
    let mut bad = person(1.0, "TB-0002", "Vừ A Páo");
    bad[3] = "sai".into();
    let made = |row: Vec<crate::intake::book::Put>| {
        one_sheet(|sheet| {
            people_header(sheet, 0);
            put(sheet, 2, &[group("I. Phòng Nội vụ"), person(1.0, "TB-0001", "Lò Văn An")]);
            put(sheet, 4, &[group("II. Thanh tra huyện"), row]);
        })
    };
    let bytes = made(bad);
    let workbook = read("a.xlsx", &bytes).unwrap();
    let book = faulty_rows("a.xlsx", &bytes, &marks(&workbook), &words(), &Habits::default())
        .unwrap()
        .unwrap();
    let strings = part(&book, "xl/sharedStrings.xml");
    assert!(strings.contains("II. Thanh tra huyện"), "the group goes with its row: {strings}");
    // Corrected in the file itself, the same row comes in under its group.
    let mended = read("a.xlsx", &made(person(1.0, "TB-0002", "Vừ A Páo"))).unwrap();
    let SheetRows::People(people) = &mended.sheets[0].rows else { panic!() };
    assert_eq!(people[1].value.unit_name.as_deref(), Some("Thanh tra huyện"));
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let mut bad = person(1.0, "TB-0001", "=HYPERLINK(\"http://x\")");
    bad[3] = "sai".into();
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, &[bad]);
    });
    let workbook = read("a.xlsx", &bytes).unwrap();
    let book = faulty_rows("a.xlsx", &bytes, &marks(&workbook), &words(), &Habits::default())
        .unwrap()
        .unwrap();
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(!part(&book, sheet).contains("<f>"), "{sheet}");
    }
}

#[test]
fn where_nothing_is_to_be_corrected_there_is_no_workbook() {
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, &[person(1.0, "TB-0001", "Lò Văn An")]);
    });
    assert_eq!(faulty_rows("a.xlsx", &bytes, &[], &words(), &Habits::default()).unwrap(), None);
}
