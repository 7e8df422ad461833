//! The same lists saved as plain text: what is read is what is read from the
//! workbook.

use crate::intake::book::{only_sheet, people, people_of, person};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

/// The first sheet of a workbook as a spreadsheet saves it as text.
fn as_text(workbook: &[u8], separator: u8) -> Vec<u8> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let mut text = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in sheet.rows() {
        let cell = |data: &Data| data.to_string();
        text.write_record(row.iter().map(cell)).unwrap();
    }
    text.into_inner().unwrap()
}

#[test]
fn a_list_saved_as_text_reads_as_its_workbook_does() {
    let rows = [person(1.0, "TB-0001", "Lò Văn An"), person(2.0, "TB-0002", "Vừ A Páo")];
    let workbook = people(&rows);
    let from_workbook = only_sheet(&workbook);
    for separator in [b',', b';', b'\t'] {
        let from_text = only_sheet(&as_text(&workbook, separator));
        assert_eq!(people_of(&from_text), people_of(&from_workbook));
        assert_eq!(
            (from_text.counts, from_text.problems),
            (from_workbook.counts, from_workbook.problems.clone())
        );
    }
}
