//! The frame of an annex: A4 landscape, one page wide, header repeated on each
//! page, everything in Times New Roman with thin borders.

use super::format::{FACE, SIZE, cell, height, inner_points, plain};
use crate::official::PaperError;
use crate::official::annex::AnnexHead;
use crate::official::letterhead::Signature;
use press::Weight;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// A4 in the list of paper sizes of the format.
const A4: u8 = 9;
/// The two header rows and the row of numbers, counted from 0.
const HEADER: u32 = 4;

/// How a column stands.
#[derive(Clone, Copy)]
pub(super) enum Align {
    Left,
    Centre,
}

/// A column of the table. Neighbours with the same `group` share a heading
/// above their own.
pub(super) struct Column {
    pub title: &'static str,
    pub group: Option<&'static str>,
    /// In characters, as Excel counts column widths.
    pub width: f64,
    pub align: Align,
}

/// What stands in a cell.
pub(super) enum Cell<'a> {
    Number(u32),
    Text(std::borrow::Cow<'a, str>),
}

impl<'a, T: Into<std::borrow::Cow<'a, str>>> From<T> for Cell<'a> {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// A worksheet being written from top to bottom.
pub(super) struct Sheet {
    workbook: Workbook,
    sheet: Worksheet,
    columns: &'static [Column],
    row: u32,
}

impl Sheet {
    /// Opens a sheet and writes its heading and table header.
    pub fn open(
        head: &AnnexHead,
        name: &str,
        columns: &'static [Column],
    ) -> Result<Self, PaperError> {
        let mut workbook = Workbook::new();
        let day = head.day;
        let (month, date) = (day.month().month() as u8, day.day_of_month() as u8);
        let made = ExcelDateTime::from_ymd(day.year() as u16, month, date)?;
        let properties = DocProperties::new()
            .set_title(&head.title)
            .set_company(&head.body)
            .set_creation_datetime(&made);
        workbook.set_properties(&properties);
        // Both, since a sheet made apart does not take the workbook's; 20 and
        // 64 pixels are the format's own row and column.
        let usual = Format::new().set_font_name(FACE).set_font_size(SIZE);
        workbook.set_default_format(&usual, 20, 64)?;
        let mut sheet = Worksheet::new();
        sheet.set_default_format(&usual, 20, 64)?;
        let mut opened = Self { workbook, sheet, columns, row: 0 };
        opened.page(name)?;
        opened.heading(head)?;
        opened.header()?;
        Ok(opened)
    }

    fn last(&self) -> u16 {
        self.columns.len() as u16 - 1
    }

    fn page(&mut self, name: &str) -> Result<(), XlsxError> {
        self.sheet.set_name(name)?;
        self.sheet
            .set_paper_size(A4)
            .set_landscape()
            .set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer("&C&\"Times New Roman,Regular\"&11Trang &P/&N");
        for (place, column) in (0u16..).zip(self.columns) {
            self.sheet.set_column_width(place, column.width)?;
        }
        Ok(())
    }

    fn heading(&mut self, head: &AnnexHead) -> Result<(), XlsxError> {
        let last = self.last();
        let centre = |size| plain(size).set_align(FormatAlign::Center);
        let split = last - 2;
        self.sheet.merge_range(0, 0, 0, 3, &head.body, &centre(12.0).set_bold())?;
        self.sheet.merge_range(0, split, 0, last, &head.label, &centre(12.0).set_bold())?;
        let title = head.title.to_uppercase();
        self.sheet.merge_range(1, 0, 1, last, &title, &centre(14.0).set_bold())?;
        self.sheet.merge_range(2, 0, 2, last, &head.legal_line, &centre(12.0).set_italic())?;
        let width = self.points(0, last);
        self.sheet.set_row_height(0, 20)?;
        self.sheet.set_row_height(1, height(&title, width, 14.0, Weight::Bold) + 4.0)?;
        self.sheet.set_row_height(2, height(&head.legal_line, width, 12.0, Weight::Regular))?;
        Ok(())
    }

    /// Two rows of titles with merged cells, then the row of numbers.
    fn header(&mut self) -> Result<(), XlsxError> {
        let bold = cell(FormatAlign::Center).set_bold();
        let (top, below) = (HEADER, HEADER + 1);
        let mut tallest: f64 = 40.0;
        let mut place = 0usize;
        while let Some(column) = self.columns.get(place) {
            let at = place as u16;
            let Some(group) = column.group else {
                self.sheet.merge_range(top, at, below, at, column.title, &bold)?;
                let inner = inner_points(column.width);
                tallest = tallest.max(height(column.title, inner, SIZE, Weight::Bold));
                place += 1;
                continue;
            };
            let same = self.columns[place..].iter().take_while(|c| c.group == Some(group)).count();
            self.sheet.merge_range(top, at, top, at + same as u16 - 1, group, &bold)?;
            for (offset, column) in (0u16..).zip(&self.columns[place..place + same]) {
                self.sheet.write_with_format(below, at + offset, column.title, &bold)?;
            }
            place += same;
        }
        self.sheet.set_row_height(top, tallest / 2.0)?.set_row_height(below, tallest / 2.0)?;
        let numbers = cell(FormatAlign::Center).set_italic();
        for place in 0..=self.last() {
            let number = format!("({})", place + 1);
            self.sheet.write_with_format(HEADER + 2, place, number, &numbers)?;
        }
        self.sheet.set_repeat_rows(top, HEADER + 2)?.set_freeze_panes(HEADER + 3, 0)?;
        self.row = HEADER + 3;
        Ok(())
    }

    /// A group row over the whole width, for example "A. NHIỆM KỲ 2015 - 2020".
    pub fn section(&mut self, text: &str) -> Result<(), XlsxError> {
        let format = cell(FormatAlign::Left).set_bold();
        self.sheet.merge_range(self.row, 0, self.row, self.last(), text, &format)?;
        self.fit_row(text, self.points(0, self.last()), Weight::Bold)
    }

    /// A group row with a number in the first column, for example "I" and
    /// "Bí thư Huyện ủy".
    pub fn group(&mut self, number: &str, text: &str) -> Result<(), XlsxError> {
        let centre = cell(FormatAlign::Center).set_bold();
        self.sheet.write_with_format(self.row, 0, number, &centre)?;
        self.under(text, cell(FormatAlign::Left).set_bold(), Weight::Bold)
    }

    /// A line that belongs to a group, for example "- Số lượng đề nghị: 2".
    pub fn group_line(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_blank(self.row, 0, &cell(FormatAlign::Center))?;
        self.under(text, cell(FormatAlign::Left).set_italic(), Weight::Regular)
    }

    fn under(&mut self, text: &str, format: Format, weight: Weight) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 1, self.row, self.last(), text, &format)?;
        self.fit_row(text, self.points(1, self.last()), weight)
    }

    fn fit_row(&mut self, text: &str, points: f64, weight: Weight) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, height(text, points, SIZE, weight).max(20.0))?;
        self.row += 1;
        Ok(())
    }

    /// A row of the table, one cell a column.
    pub fn person(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        let mut tallest: f64 = 20.0;
        for ((place, column), content) in (0u16..).zip(self.columns).zip(cells) {
            let format = cell(match column.align {
                Align::Left => FormatAlign::Left,
                Align::Centre => FormatAlign::Center,
            });
            match content {
                Cell::Number(number) => {
                    self.sheet.write_with_format(self.row, place, *number, &format)?;
                }
                Cell::Text(text) if text.is_empty() => {
                    self.sheet.write_blank(self.row, place, &format)?;
                }
                Cell::Text(text) => {
                    self.sheet.write_with_format(self.row, place, text.as_ref(), &format)?;
                    let inner = inner_points(column.width);
                    tallest = tallest.max(height(text, inner, SIZE, Weight::Regular));
                }
            }
        }
        // Excel knows no taller row.
        self.sheet.set_row_height(self.row, tallest.min(409.0))?;
        self.row += 1;
        Ok(())
    }

    /// Writes place, date and signatures, and gives the file's bytes.
    pub fn close(mut self, head: &AnnexHead) -> Result<Vec<u8>, PaperError> {
        let half = self.last() / 2;
        let (left, right) = ((0, half - 1), (half + 2, self.last()));
        let dated = format!("{}, {}", head.place, base::vietnamese_date(head.day));
        self.row += 1;
        let centre = plain(12.0).set_align(FormatAlign::Center);
        let italic = centre.clone().set_italic();
        self.sheet.merge_range(self.row, right.0, self.row, right.1, &dated, &italic)?;
        self.row += 1;
        self.signature(&head.prepared_by, left)?;
        self.signature(&head.signed_by, right)?;
        let lines = head.prepared_by.roles.len().max(head.signed_by.roles.len()) as u32;
        self.sheet.set_print_area(0, 0, self.row + lines + 4, self.last())?;
        self.workbook.push_worksheet(self.sheet);
        Ok(self.workbook.save_to_buffer()?)
    }

    /// Roles, four empty rows, the name.
    fn signature(&mut self, by: &Signature, (from, to): (u16, u16)) -> Result<(), XlsxError> {
        let bold = plain(12.0).set_align(FormatAlign::Center).set_bold();
        let mut row = self.row;
        for role in &by.roles {
            self.sheet.merge_range(row, from, row, to, role, &bold)?;
            row += 1;
        }
        self.sheet.merge_range(row + 4, from, row + 4, to, &by.name, &bold)?;
        Ok(())
    }

    /// Points between the borders of the columns `from..=to` merged.
    fn points(&self, from: u16, to: u16) -> f64 {
        self.columns[usize::from(from)..=usize::from(to)]
            .iter()
            .map(|column| inner_points(column.width))
            .sum()
    }
}
