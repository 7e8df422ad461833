//! The annexes as a reader of the workbook sees them.

use calamine::{Data, Range, Reader, Xlsx};
use papers::official::{
    CarryOverAnnex, PaperError, SupplementAnnex, carry_over_annex, supplement_annex,
};
use std::io::Cursor;

fn read(bytes: Vec<u8>) -> (String, Range<Data>) {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = workbook.sheet_names().first().unwrap().clone();
    let range = workbook.worksheet_range(&name).unwrap();
    (name, range)
}

/// Rows as text, cells parted by bars and line breaks shown as a slash.
fn table(range: &Range<Data>) -> String {
    let cell = |cell: &Data| cell.to_string().replace('\n', " / ");
    let row = |row: &[Data]| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
    range.rows().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_annexes_read_back_as_recorded() {
    let (name, range) = read(carry_over_annex(&CarryOverAnnex::sample()).unwrap());
    assert_eq!(name, "Phụ lục 1");
    insta::assert_snapshot!("carry_over", table(&range));
    let (name, range) = read(supplement_annex(&SupplementAnnex::sample()).unwrap());
    assert_eq!(name, "Phụ lục 2");
    insta::assert_snapshot!("supplement", table(&range));
}

#[test]
fn each_person_reads_back_equal_to_what_was_given() {
    let annex = CarryOverAnnex::sample();
    let (_, range) = read(carry_over_annex(&annex).unwrap());
    let given = &annex.terms[0].removed[0];
    let row = range.rows().find(|row| row[1].to_string() == given.who.name).unwrap();
    assert_eq!(row[0], Data::Float(1.0));
    assert_eq!(row[2].to_string(), "1960");
    assert_eq!(row[3], Data::Empty, "a man's birth date stands in the men's column only");
    assert_eq!(row[4].to_string(), given.who.position);
    assert_eq!(row[5].to_string(), given.planned_post);
    assert_eq!(row[9].to_string(), given.decision);
    assert_eq!(row[10].to_string(), "2014: HTTNV\n2015: HTTNV\n2016: HTNV");
    assert_eq!(row[11].to_string(), given.proposal);
}

#[test]
fn the_column_numbers_run_to_twelve_and_to_ten() {
    let last_number = |bytes: Vec<u8>| {
        let (_, range) = read(bytes);
        let numbers = range.rows().find(|row| row[0] == "(1)").unwrap();
        numbers.iter().rev().find(|cell| **cell != Data::Empty).unwrap().to_string()
    };
    assert_eq!(last_number(carry_over_annex(&CarryOverAnnex::sample()).unwrap()), "(12)");
    assert_eq!(last_number(supplement_annex(&SupplementAnnex::sample()).unwrap()), "(10)");
}

#[test]
fn equal_annexes_are_byte_identical() {
    let carry = || carry_over_annex(&CarryOverAnnex::sample()).unwrap();
    assert_eq!(carry(), carry());
    let supplement = || supplement_annex(&SupplementAnnex::sample()).unwrap();
    assert_eq!(supplement(), supplement());
}

#[test]
fn a_group_without_people_says_so() {
    let mut annex = CarryOverAnnex::sample();
    annex.terms[0].removed.clear();
    let (_, range) = read(carry_over_annex(&annex).unwrap());
    assert!(table(&range).contains("Danh sách đưa ra khỏi quy hoạch: không có"));
}

#[test]
fn a_text_over_the_limit_of_a_cell_is_refused() {
    let mut annex = SupplementAnnex::sample();
    annex.terms[0].posts[0].people[0].proposal = "x".repeat(40_000);
    assert!(matches!(supplement_annex(&annex), Err(PaperError::Workbook(_))));
}

#[test]
fn more_terms_than_letters_lose_no_term() {
    let mut annex = SupplementAnnex::sample();
    let term = annex.terms[0].clone();
    annex.terms = vec![term; 30];
    let (_, range) = read(supplement_annex(&annex).unwrap());
    let sections = range.rows().filter(|row| row[0].to_string().contains("NHIỆM KỲ")).count();
    assert_eq!(sections, 30);
}

/// A part of the workbook's package, as text.
fn part(bytes: Vec<u8>, name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut package.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn the_annexes_print_on_a4_landscape_one_page_wide_with_the_header_repeated() {
    let bytes = carry_over_annex(&CarryOverAnnex::sample()).unwrap();
    let sheet = part(bytes.clone(), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"paperSize="9""#) && sheet.contains(r#"orientation="landscape""#));
    assert!(
        sheet.contains(r#"<pageSetUpPr fitToPage="1"/>"#) && sheet.contains("fitToHeight=\"0\"")
    );
    let workbook = part(bytes, "xl/workbook.xml");
    assert!(workbook.contains("_xlnm.Print_Titles"), "{workbook}");
    assert!(workbook.contains("$5:$7"), "{workbook}");
}

#[test]
fn every_cell_is_in_times_new_roman() {
    for bytes in [
        carry_over_annex(&CarryOverAnnex::sample()).unwrap(),
        supplement_annex(&SupplementAnnex::sample()).unwrap(),
    ] {
        let styles = part(bytes, "xl/styles.xml");
        let fonts =
            styles.split("<name val=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let fonts: Vec<&str> = fonts.collect();
        assert!(
            fonts.len() > 3 && fonts.iter().all(|font| *font == "Times New Roman"),
            "{fonts:?}"
        );
    }
}

#[test]
fn the_file_is_dated_by_the_paper_and_not_by_the_clock() {
    let bytes = carry_over_annex(&CarryOverAnnex::sample()).unwrap();
    let core = part(bytes, "docProps/core.xml");
    assert!(core.contains("2017-03-20T00:00:00Z"), "{core}");
    assert!(!core.contains(">202"), "{core}");
}
