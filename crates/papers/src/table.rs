//! A plain table to take away: comma-separated text, or a workbook of one sheet.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// The face of every cell.
const FACE: &str = "Times New Roman";
/// The widest column, in characters.
const WIDEST: usize = 48;

/// A header and rows of text. The first column counts the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    sheet: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table; `sheet` names the workbook's sheet.
    pub fn new(sheet: String, header: Vec<String>) -> Self {
        Self { sheet, header, rows: Vec::new() }
    }

    /// Adds a row, as long as the header.
    pub fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.header.len());
        self.rows.push(cells);
    }
}

/// The table as text with commas, in UTF-8 with the mark by which Excel knows it.
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::Writer::from_writer(&mut bytes);
    for row in std::iter::once(&table.header).chain(&table.rows) {
        // Writing into memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| never_formula(cell)));
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}

fn never_formula(cell: &str) -> String {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

/// The table as a workbook: the header stays in sight and is repeated on every
/// printed page, columns can be filtered.
///
/// # Errors
/// When it has more rows than a sheet can have.
pub fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&table.sheet)?.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 0)?;
    let cell = Format::new().set_font_name(FACE).set_font_size(11).set_border(FormatBorder::Thin);
    let head = cell.clone().set_bold().set_text_wrap().set_align(FormatAlign::Center);
    let columns = table.header.len();
    for (column, title) in (0u16..).zip(&table.header) {
        sheet.write_string_with_format(0, column, title, &head)?;
        let texts = table.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let longest = texts.map(|text| text.chars().count()).max().unwrap_or_default();
        let width = longest.max(title.chars().count().min(14)).min(WIDEST);
        sheet.set_column_width(column, width as f64 + 2.0)?;
    }
    for (at, row) in (1u32..).zip(&table.rows) {
        for (column, text) in (0u16..).zip(row) {
            match text.parse::<u32>() {
                Ok(number) if column == 0 => {
                    sheet.write_number_with_format(at, column, f64::from(number), &cell)?
                }
                _ => sheet.write_string_with_format(at, column, text, &cell)?,
            };
        }
    }
    if !table.rows.is_empty() && columns > 0 {
        sheet.autofilter(0, 0, table.rows.len() as u32, columns as u16 - 1)?;
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    fn table() -> Table {
        let mut table = Table::new("Cán bộ".into(), vec!["TT".into(), "Họ và tên".into()]);
        table.row(vec!["1".into(), "Lò Văn \"An\"".into()]);
        table.row(vec!["2".into(), "=1+1".into()]);
        table
    }

    #[test]
    fn text_with_commas_quotes_what_must_be_and_holds_no_formula() {
        let text = String::from_utf8(csv(&table())).unwrap();
        assert_eq!(text, "\u{feff}TT,Họ và tên\n1,\"Lò Văn \"\"An\"\"\"\n2,'=1+1\n");
    }

    #[test]
    fn a_workbook_reads_back_as_it_was_written() {
        let bytes = workbook(&table()).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("Cán bộ").unwrap();
        assert_eq!(range.get((1, 0)), Some(&Data::Float(1.0)));
        assert_eq!(range.get((2, 1)), Some(&Data::String("=1+1".into())));
    }
}
