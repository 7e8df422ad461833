//! The folder `tests/awkward`: files as offices keep them, each with one habit.
//! Every one is read, or says exactly why not; what is read stands in a snapshot
//! for people to look at.

use papers::intake::{SheetRead, SheetRows, Workbook, read};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/awkward")
}

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let numbered = |path: &PathBuf| {
        path.file_name().unwrap().to_string_lossy().starts_with(|c: char| c.is_ascii_digit())
    };
    let mut files: Vec<PathBuf> = entries.filter(numbered).collect();
    files.sort();
    files
}

fn told(workbook: &Workbook) -> String {
    let mut out = String::new();
    for sheet in &workbook.sheets {
        let counts = sheet.counts;
        assert!(counts.adds_up(), "{}: {counts:?}", sheet.name);
        let kind = sheet.rows.kind().code();
        writeln!(out, "sheet «{}» ({kind}): {} rows", sheet.name, counts.seen).unwrap();
        writeln!(
            out,
            "  {} records, {} bad, {} group, {} number, {} blank, {} closing",
            counts.records, counts.bad, counts.group, counts.number, counts.blank, counts.closing
        )
        .unwrap();
        records(&mut out, sheet);
        for problem in &sheet.problems {
            writeln!(out, "  {}: {problem}", problem.severity.code()).unwrap();
        }
        for column in &sheet.ignored {
            writeln!(out, "  not read: {} ({})", column.column, column.header).unwrap();
        }
    }
    for sheet in &workbook.skipped {
        writeln!(out, "not read: «{}»: {}", sheet.name, sheet.why).unwrap();
    }
    out
}

fn records(out: &mut String, sheet: &SheetRead) {
    let shown = |value: &dyn std::fmt::Debug| format!("{value:?}");
    match &sheet.rows {
        SheetRows::People(rows) => {
            for row in rows {
                let it = &row.value;
                let more = shown(&(&it.posts, it.education, it.theory, it.ethnicity));
                let (unit, records) =
                    (it.unit_name.as_deref().unwrap_or("?"), (&it.evaluations, &it.disciplines));
                let records = shown(&records);
                let code = it.code.as_deref().unwrap_or("-");
                writeln!(
                    out,
                    "  {}: {code} {} {:?} {} | {unit} | {more} {records}",
                    row.row,
                    it.name.as_str(),
                    it.sex,
                    it.birth
                )
                .unwrap();
            }
        }
        SheetRows::Plan(rows) => {
            for row in rows {
                let it = &row.value;
                let decision = shown(&it.decision.as_ref().map(|it| (&it.number, it.date)));
                writeln!(
                    out,
                    "  {}: {} {} | {} | {} | {} | {decision}",
                    row.row,
                    it.name.as_str(),
                    it.birth,
                    it.post_title,
                    it.unit,
                    it.term
                )
                .unwrap();
            }
        }
        other => writeln!(out, "  {} records", other.len()).unwrap(),
    }
}

#[test]
fn every_awkward_file_is_read_or_says_why_not() {
    let files = files();
    assert!(files.len() >= 25, "{}", files.len());
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = match read(&name, &std::fs::read(&path).unwrap()) {
            Ok(workbook) => told(&workbook),
            Err(error) => format!("refused ({}): {error}\n", error.code()),
        };
        insta::with_settings!({
            snapshot_path => folder().join("snapshots"), prepend_module_to_snapshot => false,
        }, { insta::assert_snapshot!(name.replace('.', "-"), text) });
    }
}

#[test]
fn every_file_is_described_and_every_description_has_its_file() {
    let readme = std::fs::read_to_string(folder().join("README.md")).unwrap();
    let told: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let names: Vec<String> = files()
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(told, names);
}

/// The four people of `make.py`, as they are whatever the format or encoding.
#[test]
fn the_same_list_in_any_format_or_encoding_reads_the_same() {
    let people = |name: &str| {
        let workbook = read(name, &std::fs::read(folder().join(name)).unwrap()).unwrap();
        let SheetRows::People(rows) = &workbook.sheets[0].rows else { panic!("{name}") };
        rows.iter().map(|row| row.value.clone()).collect::<Vec<_>>()
    };
    let plain = people("23-table-in-the-middle.xlsx");
    assert_eq!(plain.len(), 4);
    for name in [
        "07-tcvn3-by-font.xlsx",
        "08-tcvn3-rows-among-unicode.xlsx",
        "09-vni-by-font.xlsx",
        "10-tcvn3-without-its-font.xlsx",
        "11-decomposed-letters.xlsx",
        "25-with-macros.xlsm",
        "26-excel-97.xls",
        "27-excel-97-two-encodings.xls",
        "30-open-document-old-fonts.ods",
        "32-semicolons-with-mark.csv",
        "33-unicode-text-tabs.txt",
        "34-separator-told.csv",
        "35-tcvn3-bytes.csv",
        "36-windows-vietnamese.csv",
    ] {
        assert_eq!(people(name), plain, "{name}");
    }
}
