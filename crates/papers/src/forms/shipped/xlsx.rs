//! Workbooks: A4 on its side, one page wide, heads repeated on each page,
//! everything in Times New Roman with thin borders.

use super::lists::{Column, Level, List};
use crate::forms::rules::newest_rule;
use crate::official::Layout;
use crate::template::TemplateError;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

const FACE: &str = "Times New Roman";
/// A4 in the list of paper sizes of the format.
const A4: u8 = 9;

fn plain(size: f64, align: FormatAlign) -> Format {
    Format::new()
        .set_font_name(FACE)
        .set_font_size(size)
        .set_align(align)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn looking(format: Format, look: &str) -> Format {
    let format = if look.contains('b') { format.set_bold() } else { format };
    if look.contains('i') { format.set_italic() } else { format }
}

fn cell(centred: bool, look: &str) -> Format {
    let align = if centred { FormatAlign::Center } else { FormatAlign::Left };
    looking(plain(11.0, align).set_border(FormatBorder::Thin), look)
}

pub(super) fn list(list: &List, layout: Layout) -> Result<Vec<u8>, TemplateError> {
    write(list, layout).map_err(|error| TemplateError::Damaged { detail: error.to_string() })
}

/// A sheet being written from top to bottom.
struct Sheet<'l> {
    sheet: Worksheet,
    list: &'l List,
    row: u32,
    last: u16,
}

fn write(list: &List, layout: Layout) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let usual = plain(11.0, FormatAlign::Left);
    // Both, since a sheet made apart does not take the workbook's; 20 and 64
    // pixels are the format's own row and column.
    workbook.set_default_format(&usual, 20, 64)?;
    let about = format!("Bố cục theo {}", newest_rule(layout).citation().words());
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new().set_title(list.sheet).set_comment(about).set_creation_datetime(&made),
    );
    let mut sheet = Worksheet::new();
    sheet.set_default_format(&usual, 20, 64)?;
    sheet.set_name(list.sheet)?;
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_footer(match list.has_letterhead {
            true => "&L&\"Times New Roman,Bold\"&11{{stamp}} {{copy}}&C&\"Times New Roman,Regular\"&11Trang &P/&N",
            false => "&C&\"Times New Roman,Regular\"&11Trang &P/&N",
        });
    for (place, column) in (0u16..).zip(&list.columns) {
        sheet.set_column_width(place, column.width)?;
    }
    let last = list.columns.len() as u16 - 1;
    let mut sheet = Sheet { sheet, list, row: 0, last };
    sheet.heading(layout)?;
    sheet.heads(&list.columns)?;
    for level in &list.levels {
        sheet.level(level)?;
    }
    sheet.closing(layout)?;
    let Sheet { mut sheet, row, .. } = sheet;
    sheet.set_print_area(0, 0, row, last)?;
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer()
}

impl Sheet<'_> {
    fn across(&mut self, from: u16, to: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, from, self.row, to, text, format)?;
        Ok(())
    }

    /// Who issues it and whose form it is; title; what it goes with.
    fn heading(&mut self, layout: Layout) -> Result<(), XlsxError> {
        let centre = |size, look| looking(plain(size, FormatAlign::Center), look);
        let half = self.last / 2;
        let (left, right) = ((0, half - 1), (half + 1, self.last));
        let lines: &[[(&str, &str); 2]] = match (self.list.has_letterhead, layout) {
            (false, _) => &[[("{{body}}", "b"), ("{{label}}", "b")]],
            (true, Layout::Party) => &[
                [("{{parent}}", ""), ("ĐẢNG CỘNG SẢN VIỆT NAM", "b")],
                [("{{body}}", "b"), ("{{place_date}}", "i")],
                [("{{number}}", ""), ("", "")],
            ],
            (true, Layout::State) => &[
                [("{{parent}}", ""), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b")],
                [("{{body}}", "b"), ("Độc lập - Tự do - Hạnh phúc", "b")],
                [("{{number}}", ""), ("{{place_date}}", "i")],
            ],
        };
        for [one, other] in lines {
            self.across(left.0, left.1, one.0, &centre(12.0, one.1))?;
            self.across(right.0, right.1, other.0, &centre(12.0, other.1))?;
            self.sheet.set_row_height(self.row, 20)?;
            self.row += 1;
        }
        if self.list.has_letterhead {
            self.across(left.0, left.1, "{{stamp}} {{copy}}", &centre(12.0, "b"))?;
            self.row += 1;
        }
        let title = if self.list.has_letterhead { "{{title}}" } else { "{{title:HOA}}" };
        self.across(0, self.last, title, &centre(14.0, "b"))?;
        // Merged cells do not grow with their text: two lines.
        self.sheet.set_row_height(self.row, 40)?;
        self.row += 1;
        for line in self.list.above {
            // Conditions of documents are not needed: an empty cell is empty.
            let text = line.text.split_once("}}").filter(|_| line.text.starts_with("{{#"));
            let text = text.map_or(line.text, |(_, rest)| {
                rest.rsplit_once("{{/").map_or(rest, |(text, _)| text)
            });
            self.across(0, self.last, text, &centre(12.0, line.look))?;
            self.sheet.set_row_height(self.row, 32)?;
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    /// One or two rows of heads, then the numbers of the columns.
    fn heads(&mut self, columns: &[Column]) -> Result<(), XlsxError> {
        let bold = cell(true, "b");
        let top = self.row;
        let below = top + u32::from(columns.iter().any(|column| column.group.is_some()));
        let mut at = 0usize;
        while let Some(column) = columns.get(at) {
            let place = at as u16;
            let Some(group) = column.group else {
                if below > top {
                    self.sheet.merge_range(top, place, below, place, column.title, &bold)?;
                } else {
                    self.sheet.write_with_format(top, place, column.title, &bold)?;
                }
                at += 1;
                continue;
            };
            let same = columns[at..].iter().take_while(|c| c.group == Some(group)).count();
            self.sheet.merge_range(top, place, top, place + same as u16 - 1, group, &bold)?;
            for (offset, column) in (0u16..).zip(&columns[at..at + same]) {
                self.sheet.write_with_format(below, place + offset, column.title, &bold)?;
            }
            at += same;
        }
        self.sheet.set_row_height(top, 30)?.set_row_height(below, 32)?;
        let numbers = below + 1;
        for place in 0..=self.last {
            let number = format!("({})", place + 1);
            self.sheet.write_with_format(numbers, place, number, &cell(true, "i"))?;
        }
        self.sheet.set_repeat_rows(top, numbers)?.set_freeze_panes(numbers + 1, 0)?;
        self.row = numbers + 1;
        Ok(())
    }

    fn level(&mut self, level: &Level) -> Result<(), XlsxError> {
        match level {
            Level::Section { text, look } => self.across(0, self.last, text, &cell(false, look))?,
            Level::Group { number, text, look } => {
                self.sheet.write_with_format(self.row, 0, *number, &cell(true, look))?;
                self.across(1, self.last, text, &cell(false, look))?;
            }
            Level::Row { cells, look } => {
                let list = self.list;
                for ((place, text), column) in (0u16..).zip(cells).zip(&list.columns) {
                    let format = cell(column.centred, look);
                    self.sheet.write_with_format(self.row, place, *text, &format)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Notes, place and date, signatures.
    fn closing(&mut self, layout: Layout) -> Result<(), XlsxError> {
        for line in self.list.below {
            let format = looking(plain(11.0, FormatAlign::Left), line.look);
            self.across(0, self.last, line.text, &format)?;
            self.sheet.set_row_height(self.row, 32)?;
            self.row += 1;
        }
        self.row += 1;
        let half = self.last / 2;
        let (left, right) = ((0, half - 1), (half + 1, self.last));
        let centre = |look| looking(plain(12.0, FormatAlign::Center), look);
        if !self.list.has_letterhead {
            self.across(right.0, right.1, "{{place_date}}", &centre("i"))?;
            self.row += 1;
        }
        let (one, other) = self.list.signatures;
        let office = if layout == Layout::Party { "" } else { "b" };
        for (by, (from, to)) in [(one, left), (other, right)] {
            if by.is_empty() {
                continue;
            }
            let row = self.row;
            for (offset, field, look) in
                [(0, "authority", "b"), (1, "office", office), (6, "name", "b")]
            {
                self.row = row + offset;
                self.across(from, to, &format!("{{{{{by}.{field}}}}}"), &centre(look))?;
            }
            self.row = row;
        }
        self.row += 6;
        Ok(())
    }
}
