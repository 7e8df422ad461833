//! What a row of a table is.

use super::cell;
use super::fields::Field;
use super::header::Header;
use super::sheet::{Cell, Row};
use base::{fold, nfc};

/// What a row is.
pub(super) enum Meaning {
    /// Nothing in it but a row number written in advance.
    Blank,
    /// Column numbers, or the header again.
    Number,
    /// A group row, with its text without numbering.
    Group(String),
    /// A record, good or bad.
    Record,
    /// Totals, notes, and the block of those who sign.
    Closing,
    /// A few cells that belong to no record.
    Stray,
}

/// Walks down the rows under a header.
pub(super) struct Walk<'h> {
    header: &'h Header,
    is_1904: bool,
    /// Whether the block under the table has begun.
    closing: bool,
}

/// What a row shows at first sight.
struct Sight {
    /// A whole number stands in the column of row numbers.
    numbered: bool,
    /// Filled cells under known columns, the row number left out.
    filled: usize,
    /// A code, or a birth date that can be read: surely a record.
    sure: bool,
    /// Something stands where only records have something.
    marked: bool,
}

impl<'h> Walk<'h> {
    pub(super) fn new(header: &'h Header, is_1904: bool) -> Self {
        Self { header, is_1904, closing: false }
    }

    pub(super) fn meaning(&mut self, row: &Row<'_>) -> Meaning {
        if self.is_number_row(row) || self.is_header_again(row) {
            return Meaning::Number;
        }
        let sight = self.sight(row);
        if sight.numbered && row.cells.len() == 1 {
            return Meaning::Blank;
        }
        if !sight.numbered && !sight.sure && sight.filled <= 3 && ends_a_table(row) {
            self.closing = true;
            return Meaning::Closing;
        }
        if self.closing {
            let goes_on = sight.sure || (sight.numbered && sight.filled >= 2) || sight.filled > 3;
            self.closing = !goes_on && group_text(row, true).is_none();
        }
        if self.closing {
            return Meaning::Closing;
        }
        let alone = row.cells.len() == 1 && !sight.sure;
        let single_text = alone && row.cells[0].1.shown().contains(' ');
        if !single_text
            && (sight.marked || sight.filled >= 3 || (sight.numbered && sight.filled > 0))
        {
            return Meaning::Record;
        }
        match group_text(row, false) {
            Some(text) if self.is_left(row) => Meaning::Group(text),
            _ => Meaning::Stray,
        }
    }

    fn sight(&self, row: &Row<'_>) -> Sight {
        let number = self.header.column(Field::Number);
        let numbered = number
            .and_then(|column| row.get(column))
            .is_some_and(|cell| cell.whole_number().is_some());
        let known = |column: u32| Some(column) != number && self.header.is_mapped(column);
        let filled = row.cells.iter().filter(|(column, _)| known(*column)).count();
        let marks = self.header.kind.marks.iter();
        let marks: Vec<(Field, &Cell<'_>)> = marks
            .filter_map(|field| Some((*field, row.get(self.header.column(*field)?)?)))
            .collect();
        let sure = marks.iter().any(|(field, cell)| match field {
            Field::Code | Field::UnitCode => !cell.shown().contains(' '),
            _ => cell::date(cell, self.is_1904).is_ok(),
        });
        Sight { numbered, filled, sure, marked: !marks.is_empty() }
    }

    /// A group's text stands at the left: under the row number, the code or
    /// the name.
    fn is_left(&self, row: &Row<'_>) -> bool {
        let name = self.header.column(self.header.kind.name);
        row.cells.first().is_some_and(|(column, _)| name.is_none_or(|name| *column <= name))
    }

    /// (1) (2) (3) …, ascending.
    fn is_number_row(&self, row: &Row<'_>) -> bool {
        if row.cells.len() < 3 {
            return false;
        }
        let mut last = 0;
        row.cells.iter().all(|(_, cell)| {
            let number = match cell {
                Cell::Text(text) => {
                    let text = text.trim();
                    let bare = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
                    bare.unwrap_or(text).parse().unwrap_or(0)
                }
                Cell::Number(number) if number.fract() == 0.0 => *number as u32,
                _ => 0,
            };
            let rises = number > last && number <= 99;
            last = number;
            rises
        })
    }

    fn is_header_again(&self, row: &Row<'_>) -> bool {
        let name = self.header.column(self.header.kind.name);
        let again = |column: u32| match row.get(column) {
            Some(Cell::Text(text)) => self.header.is_name_header(text),
            _ => false,
        };
        name.is_some_and(again) || self.is_lower_header(row)
    }

    /// The second row of a two-row header, repeated on a later page.
    fn is_lower_header(&self, row: &Row<'_>) -> bool {
        let (male, female) = (self.header.column(Field::Male), self.header.column(Field::Female));
        let says = |column: Option<u32>, word: &str| {
            let cell = column.and_then(|column| row.get(column));
            matches!(cell, Some(Cell::Text(text)) if fold(text) == word)
        };
        says(male, "nam") && says(female, "nu")
    }
}

/// First folded words of what stands under a table: totals, notes, place and
/// date, the block of those who sign.
const CLOSING: [&str; 18] = [
    "tong cong",
    "tong so",
    "danh sach nay",
    "danh sach co",
    "an dinh danh sach",
    "ghi chu",
    "luu y",
    "noi nhan",
    "nguoi lap",
    "nguoi tong hop",
    "can bo tong hop",
    "xac nhan",
    "ky ten",
    "ky ghi ro",
    "ky va ghi ro",
    "da ky",
    "t m",
    "t l",
];

/// Titles of those who sign. They are set in capitals; in small letters they
/// are rather a post that has slipped out of its row.
///
/// Never "truong" alone: folded, a head (trưởng) is a school (trường).
const SIGNING: [&str; 15] = [
    "tm ban",
    "tm uy",
    "tl ban",
    "k t",
    "kt truong",
    "kt chu",
    "kt bi",
    "thu truong",
    "truong ban",
    "truong phong",
    "chanh",
    "bi thu",
    "pho",
    "chu tich",
    "giam doc",
];

fn ends_a_table(row: &Row<'_>) -> bool {
    row.cells.iter().any(|(_, cell)| {
        let Cell::Text(text) = cell else { return false };
        let key = fold(text);
        let starts = |phrase: &&str| {
            key.strip_prefix(*phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let capitals = !text.chars().any(char::is_lowercase);
        key == "cong"
            || CLOSING.iter().any(&starts)
            || (capitals && SIGNING.iter().any(&starts))
            || is_place_and_date(&key)
    })
}

/// "Sơn La, ngày … tháng … năm 2015".
fn is_place_and_date(key: &str) -> bool {
    // In this order: the place may be "Nậm Pha" or "Nam Định".
    let mut words = key.split(' ');
    ["ngay", "thang", "nam"].iter().all(|wanted| words.any(|word| word == *wanted))
}

/// The text of a group row without its numbering; with `must_be_numbered`
/// only when it is numbered as groups are, by letter or Roman number.
fn group_text(row: &Row<'_>, must_be_numbered: bool) -> Option<String> {
    let mut texts = row.cells.iter().filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(nfc(text)),
        _ => None,
    });
    let first = texts.next()?;
    if is_group_number(first.trim_end_matches(['.', ')'])) {
        return Some(texts.next().unwrap_or_default());
    }
    let numbered = first
        .split_once(['.', ')', '-', '–', ':', '/', ' '])
        .filter(|(number, _)| is_group_number(number.trim()) && fits_dot(&first, number));
    if let Some((_, text)) = numbered {
        return Some(nfc(text.trim_start_matches(['.', ')', '-', '–', ':', '/', ' '])));
    }
    if must_be_numbered {
        return None;
    }
    let plain = first.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | '–' | '+' | '*' | '•' | ' ')
    });
    Some(nfc(plain))
}

/// A number before a bare space must be Roman with nothing else to be: "V" in
/// "V An" could be a name, so one letter needs its dot.
fn fits_dot(text: &str, number: &str) -> bool {
    let behind = text[number.len()..].chars().next();
    behind != Some(' ') || number.chars().count() > 1 || number == "I" || number == "V"
}

/// A capital letter or a Roman number: "A", "II", "XIV".
fn is_group_number(text: &str) -> bool {
    let roman = !text.is_empty() && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let mut letters = text.chars();
    let one = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    roman || one
}
