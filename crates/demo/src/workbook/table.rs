//! One table on a sheet: titles, header, rows of column numbers, groups and
//! data, blank rows with borders, a signature block.

use super::habits::tone_as_before;
use base::Day;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use unicode_normalization::UnicodeNormalization;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A real date of the workbook: a serial number with a date format.
    Date(Day),
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// One column of the header: its words, and those of the group above it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub above: Option<&'static str>,
    pub words: &'static str,
    /// Width in characters.
    pub width: f64,
}

/// A column without a group above it.
pub(super) const fn head(words: &'static str, width: f64) -> Head {
    Head { above: None, words, width }
}

/// In which Unicode form and with which tone placement an office types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typing {
    /// Composed, "Ủy", "hòa".
    New,
    /// Composed, "Uỷ", "hoà".
    Old,
    /// Letters and marks apart, as some keyboards leave them.
    Decomposed,
}

impl Typing {
    pub(super) fn write(self, text: &str) -> String {
        match self {
            Self::New => text.to_owned(),
            Self::Old => tone_as_before(text),
            Self::Decomposed => text.nfd().collect(),
        }
    }
}

/// Writes downwards on one sheet.
pub(super) struct Table<'a> {
    sheet: &'a mut Worksheet,
    typing: Typing,
    columns: u16,
    widths: Vec<f64>,
    next: u32,
    /// Data rows written, for the running number.
    pub(super) rows: u32,
}

/// Points for one line of text.
const LINE_HEIGHT: f64 = 15.0;

fn base_format() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(11)
}

fn boxed() -> Format {
    base_format().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

impl<'a> Table<'a> {
    /// Begins with the office's name, the title and an italic legal line.
    pub(super) fn begin(
        sheet: &'a mut Worksheet,
        typing: Typing,
        columns: u16,
        titles: [&str; 3],
    ) -> Result<Self, XlsxError> {
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        let mut table = Self { sheet, typing, columns, widths: Vec::new(), next: 0, rows: 0 };
        let center = base_format().set_align(FormatAlign::Center);
        let formats = [base_format().set_bold(), center.clone().set_bold(), center.set_italic()];
        for (text, format) in titles.iter().zip(formats) {
            let text = typing.write(text);
            table.sheet.merge_range(table.next, 0, table.next, columns - 1, &text, &format)?;
            table.next += 1;
        }
        table.next += 1;
        Ok(table)
    }

    /// The header: over two merged rows when a group stands above a column,
    /// then, if wished, the row of column numbers.
    pub(super) fn header(&mut self, heads: &[Head], numbers: bool) -> Result<(), XlsxError> {
        let format = boxed()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter);
        let two_rows = heads.iter().any(|head| head.above.is_some());
        let (top, bottom) = (self.next, self.next + u32::from(two_rows));
        let mut column = 0;
        while column < heads.len() {
            let head = heads[column];
            let span = heads[column..].iter().take_while(|next| next.above == head.above).count();
            match head.above {
                Some(above) => {
                    let words = self.typing.write(above);
                    self.merge(top, column, top, column + span - 1, &words, &format)?;
                    for (place, below) in heads.iter().enumerate().skip(column).take(span) {
                        let words = self.typing.write(below.words);
                        self.sheet.write_with_format(bottom, place as u16, words, &format)?;
                    }
                    column += span;
                }
                None => {
                    let words = self.typing.write(head.words);
                    self.merge(top, column, bottom, column, &words, &format)?;
                    column += 1;
                }
            }
        }
        for (place, head) in heads.iter().enumerate() {
            self.sheet.set_column_width(place as u16, head.width)?;
        }
        self.widths = heads.iter().map(|head| head.width).collect();
        self.next = bottom + 1;
        if numbers {
            let format = boxed().set_italic().set_align(FormatAlign::Center);
            for place in 0..heads.len() as u16 {
                let number = format!("({})", place + 1);
                self.sheet.write_with_format(self.next, place, number, &format)?;
            }
            self.next += 1;
        }
        // The name stays in sight while the sheet is scrolled.
        self.sheet.set_freeze_panes(self.next, 3)?;
        self.sheet.set_repeat_rows(top, self.next - 1)?;
        Ok(())
    }

    /// A merge of one cell is an error in the format, so it is a plain cell.
    fn merge(
        &mut self,
        top: u32,
        left: usize,
        bottom: u32,
        right: usize,
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let (left, right) = (left as u16, right as u16);
        if (top, left) == (bottom, right) {
            self.sheet.write_with_format(top, left, words, format)?;
        } else {
            self.sheet.merge_range(top, left, bottom, right, words, format)?;
        }
        Ok(())
    }

    /// A group row across the table.
    pub(super) fn group(&mut self, words: &str) -> Result<(), XlsxError> {
        let words = self.typing.write(words);
        let last = usize::from(self.columns) - 1;
        self.merge(self.next, 0, self.next, last, &words, &boxed().set_bold())?;
        self.next += 1;
        Ok(())
    }

    /// A data row.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let (plain, date) = (boxed(), boxed().set_num_format("dd/mm/yyyy"));
        for (place, cell) in cells.iter().enumerate() {
            let (row, column) = (self.next, place as u16);
            match cell {
                Cell::Empty => self.sheet.write_blank(row, column, &plain)?,
                Cell::Number(number) => {
                    self.sheet.write_with_format(row, column, *number, &plain)?
                }
                Cell::Text(text) => {
                    let text = self.typing.write(text);
                    self.sheet.write_with_format(row, column, text, &plain)?
                }
                Cell::Date(day) => {
                    let month = day.month().month();
                    let (year, day) = (day.year() as u16, day.day_of_month() as u8);
                    let serial = ExcelDateTime::from_ymd(year, month as u8, day)?;
                    self.sheet.write_with_format(row, column, &serial, &date)?
                }
            };
        }
        self.sheet.set_row_height(self.next, LINE_HEIGHT * self.lines(cells) as f64)?;
        self.next += 1;
        self.rows += 1;
        Ok(())
    }

    /// How many lines the fullest cell takes. Not every program grows rows to
    /// wrapped text by itself.
    fn lines(&self, cells: &[Cell]) -> usize {
        let lines_of = |(cell, width): (&Cell, &f64)| match cell {
            Cell::Text(text) => text
                .split('\n')
                .map(|line| (line.chars().count() as f64 / (width * 1.05)).ceil().max(1.0) as usize)
                .sum(),
            _ => 1,
        };
        cells.iter().zip(&self.widths).map(lines_of).max().unwrap_or(1)
    }

    /// Rows with borders and nothing in them, as a form leaves them.
    pub(super) fn blanks(&mut self, count: u32) -> Result<(), XlsxError> {
        for _ in 0..count {
            for column in 0..self.columns {
                self.sheet.write_blank(self.next, column, &boxed())?;
            }
            self.next += 1;
        }
        Ok(())
    }

    /// A signature block under the table: who made the list, who signs it.
    pub(super) fn signatures(&mut self, left: &str, right: &str) -> Result<(), XlsxError> {
        let format = base_format().set_bold().set_align(FormatAlign::Center);
        let row = self.next + 1;
        self.sheet.write_with_format(row, 2, self.typing.write(left), &format)?;
        let column = self.columns - 3;
        self.sheet.write_with_format(row, column, self.typing.write(right), &format)?;
        self.next = row + 1;
        Ok(())
    }
}
