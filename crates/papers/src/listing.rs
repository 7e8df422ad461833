//! A plain listing as a workbook or as a text table: a title, what was asked
//! for, a head, rows. For lists that nobody signs.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// A listing in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The name of the sheet; cut to the 31 letters that a workbook allows.
    pub sheet: String,
    /// The title over it.
    pub title: String,
    /// What was asked for, in words.
    pub note: String,
    /// The head: name and width in letters.
    pub head: Vec<(String, u16)>,
    /// The rows; each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// Letters in the name of a sheet.
const MOST_SHEET_NAME: usize = 31;

impl Listing {
    /// As an .xlsx workbook: the head stays in view, every cell is text, so that
    /// nothing in it is a formula.
    ///
    /// # Errors
    /// [`XlsxError`] when it does not fit a workbook.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let base = || Format::new().set_font_name("Times New Roman").set_font_size(12);
        let cell =
            base().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
        let head = cell.clone().set_bold().set_align(FormatAlign::Center);
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let plain = |sign: &char| !"[]:*?/\\".contains(*sign);
        let name: String = self.sheet.chars().filter(plain).take(MOST_SHEET_NAME).collect();
        sheet.set_name(name)?;
        sheet.write_string_with_format(0, 0, &self.title, &base().set_bold().set_font_size(14))?;
        sheet.write_string_with_format(1, 0, &self.note, &base().set_italic())?;
        for (column, (name, width)) in (0u16..).zip(&self.head) {
            sheet.set_column_width(column, f64::from(*width))?;
            sheet.write_string_with_format(3, column, name, &head)?;
        }
        for (row, cells) in (4u32..).zip(&self.rows) {
            for (column, text) in (0u16..).zip(cells) {
                sheet.write_string_with_format(row, column, text, &cell)?;
            }
        }
        sheet.set_freeze_panes(4, 0)?;
        sheet.set_landscape().set_paper_size(9).set_repeat_rows(3, 3)?;
        workbook.save_to_buffer()
    }

    /// As comma-separated text in UTF-8 with its mark, which spreadsheets need to
    /// read Vietnamese letters; what would begin a formula is set off by an
    /// apostrophe.
    pub fn text_table(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        // Writing into memory cannot fail.
        let _ = writer.write_record(self.head.iter().map(|(name, _)| name));
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(|cell| never_formula(cell)));
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// The text of a cell as a spreadsheet takes it for text.
fn never_formula(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing() -> Listing {
        Listing {
            sheet: "Bảo đảm nguồn: [huyện]".into(),
            title: "Mức độ bảo đảm".into(),
            note: "Huyện Thượng Bình".into(),
            head: vec![("Chức danh".into(), 30), ("Nguồn".into(), 40)],
            rows: vec![
                vec!["Bí thư Huyện ủy".into(), "=1+1".into()],
                vec!["Phó Bí thư, \"a\"".into(), String::new()],
            ],
        }
    }

    #[test]
    fn a_text_table_keeps_every_cell_and_holds_no_formula() {
        let text = String::from_utf8(listing().text_table()).unwrap();
        assert_eq!(
            text,
            "\u{feff}Chức danh,Nguồn\nBí thư Huyện ủy,'=1+1\n\"Phó Bí thư, \"\"a\"\"\",\n"
        );
    }

    #[test]
    fn a_workbook_reads_back_with_its_head_and_rows() {
        use calamine::Reader;
        let bytes = listing().workbook().unwrap();
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let whole: Vec<String> = sheet.cells().map(|(_, _, cell)| cell.to_string()).collect();
        for word in ["Mức độ bảo đảm", "Chức danh", "Bí thư Huyện ủy", "=1+1"] {
            assert!(whole.iter().any(|cell| cell == word), "{word} in {whole:?}");
        }
    }
}
