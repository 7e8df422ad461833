//! The filled rows of one sheet, in order, one at a time: a sheet that claims
//! a million formatted rows costs no memory.

use super::error::IntakeError;
use base::OldLetters;
use calamine::{DataRef, ExcelDateTime, Style, XlsxCellReader};
use std::borrow::Cow;
use std::io::Cursor;

/// A filled cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Text(Cow<'a, str>),
    Number(f64),
    /// A number formatted as a date; `month_only` when the format shows no
    /// day, as when "02/1980" was typed and Excel made it the first of
    /// February.
    Date {
        at: ExcelDateTime,
        month_only: bool,
    },
    Bool(bool),
    /// A failed formula, as Excel shows it.
    Error(String),
    /// Text in a font of an old encoding that holds signs which the encoding
    /// does not have: its letters are not what they seem, and nobody can tell
    /// what they are.
    Legacy {
        text: String,
        font: String,
    },
}

impl Cell<'_> {
    /// The cell as it can be shown in a message.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => base::nfc(text),
            Self::Number(number) => number.to_string(),
            Self::Date { at, .. } => {
                let (year, month, day, ..) = at.to_ymd_hms_milli();
                format!("{day:02}/{month:02}/{year:04}")
            }
            Self::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Error(error) => error.clone(),
            Self::Legacy { text, .. } => text.clone(),
        }
    }

    /// The whole number in the cell, typed as a number or as text.
    pub(super) fn whole_number(&self) -> Option<u32> {
        match self {
            Self::Number(number) => {
                let whole = *number as u32;
                (f64::from(whole) == *number).then_some(whole)
            }
            Self::Text(text) => {
                let text = text.trim();
                let text = text.strip_suffix(['.', ')']).unwrap_or(text);
                let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
                digits.then(|| text.parse().ok()).flatten()
            }
            _ => None,
        }
    }
}

/// A row with at least one filled cell.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// As Excel numbers it, from 1.
    pub(super) number: u32,
    /// Columns counted from 0, with their cells, in the order of the file.
    pub(super) cells: Vec<(u32, Cell<'a>)>,
}

impl<'a> Row<'a> {
    pub(super) fn get(&self, column: u32) -> Option<&Cell<'a>> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| cell)
    }
}

/// A cell whose letters were converted from an old encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Converted {
    /// The row, from 1.
    pub(super) row: u32,
    /// The column, from 0.
    pub(super) column: u32,
    /// The cell's font, which told the encoding.
    pub(super) font: String,
    /// The letters as they stand in the file.
    pub(super) before: String,
    /// What they show.
    pub(super) after: String,
}

/// What a cell's format says beyond its value.
#[derive(Debug, Default)]
struct Note {
    month_only: bool,
    old: Option<(OldLetters, String)>,
}

impl Note {
    fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref().map(|f| f.format_code.to_lowercase());
        // "dd" or "d" anywhere shows a day; "[Red]" and the like do not occur
        // in date formats that show only a month.
        let month_only = format
            .is_some_and(|code| code.contains('m') && code.contains('y') && !code.contains('d'));
        let font = style.font.as_ref().and_then(|font| font.name.clone());
        let old = font.and_then(|name| Some((OldLetters::of_font(&name)?, name)));
        Self { month_only, old }
    }
}

/// Where cells come from.
enum Cells<'a, 'f> {
    Sheet(Box<XlsxCellReader<'a, Cursor<&'f [u8]>>>),
    Text(Box<super::text::Cells>),
}

/// Walks over the filled rows of a sheet.
pub(super) struct Rows<'a, 'f> {
    cells: Cells<'a, 'f>,
    notes: Vec<Note>,
    /// The first cell of the next row, already read.
    ahead: Option<(u32, u32, Cell<'a>)>,
    last: u32,
    converted: Vec<Converted>,
    /// The reader must not be asked again behind the end.
    ended: bool,
}

impl<'a, 'f> Rows<'a, 'f> {
    pub(super) fn new(reader: XlsxCellReader<'a, Cursor<&'f [u8]>>) -> Self {
        let notes = reader.styles().iter().map(Note::of).collect();
        Self::over(Cells::Sheet(Box::new(reader)), notes)
    }

    /// The rows of a table in plain text.
    pub(super) fn of_text(cells: super::text::Cells) -> Self {
        Self::over(Cells::Text(Box::new(cells)), Vec::new())
    }

    fn over(cells: Cells<'a, 'f>, notes: Vec<Note>) -> Self {
        Self { cells, notes, ahead: None, last: 0, converted: Vec::new(), ended: false }
    }

    /// Hands over the cells so far whose letters were converted, in the order of
    /// the file.
    pub(super) fn take_converted(&mut self) -> Vec<Converted> {
        std::mem::take(&mut self.converted)
    }

    /// The next row with a filled cell.
    ///
    /// # Errors
    /// [`IntakeError::Damaged`] when the sheet cannot be read on.
    pub(super) fn next(&mut self) -> Result<Option<Row<'a>>, IntakeError> {
        let first = match self.ahead.take() {
            Some(cell) => Some(cell),
            None if self.ended => None,
            None => self.next_cell()?,
        };
        let Some((row, column, cell)) = first else { return Ok(None) };
        if row <= self.last {
            let detail = format!("row {row} stands below row {}", self.last);
            return Err(IntakeError::Damaged { detail });
        }
        self.last = row;
        let mut cells = Vec::with_capacity(16);
        cells.push((column, cell));
        while let Some((next_row, column, cell)) = self.next_cell()? {
            if next_row != row {
                self.ahead = Some((next_row, column, cell));
                break;
            }
            cells.push((column, cell));
        }
        Ok(Some(Row { number: row, cells }))
    }

    /// The next filled cell: row from 1, column from 0.
    fn next_cell(&mut self) -> Result<Option<(u32, u32, Cell<'a>)>, IntakeError> {
        loop {
            let reader = match &mut self.cells {
                Cells::Sheet(reader) => reader,
                Cells::Text(cells) => {
                    let next = cells.next()?;
                    self.ended = next.is_none();
                    let text = |text: String| Cell::Text(Cow::Owned(text));
                    return Ok(next.map(|(row, column, it)| (row, column, text(it))));
                }
            };
            let next = reader
                .next_cell_with_style_id()
                .map_err(|error| IntakeError::Damaged { detail: error.to_string() })?;
            let Some((cell, style)) = next else {
                self.ended = true;
                return Ok(None);
            };
            let (row, column) = cell.get_position();
            if let Some(mut value) = self.value(cell.get_value(), style) {
                if let Cell::Legacy { text, font } = &mut value
                    && let Some((old, _)) = &self.notes[style].old
                    && let Some(after) = old.decode(text)
                {
                    let (before, font) = (std::mem::take(text), std::mem::take(font));
                    value = Cell::Text(Cow::Owned(after.clone()));
                    self.converted.push(Converted { row: row + 1, column, font, before, after });
                }
                return Ok(Some((row + 1, column, value)));
            }
        }
    }

    fn value(&self, data: &DataRef<'a>, style: usize) -> Option<Cell<'a>> {
        let text = |text: Cow<'a, str>| {
            if text.trim().is_empty() {
                return None;
            }
            let old = self.notes.get(style).and_then(|note| note.old.as_ref());
            Some(match old {
                // Plain ASCII reads the same in every encoding, but for a font
                // of capitals.
                Some((old, font)) if !text.is_ascii() || *old == OldLetters::Tcvn3Capitals => {
                    Cell::Legacy { text: text.into_owned(), font: font.clone() }
                }
                _ => Cell::Text(text),
            })
        };
        match data {
            DataRef::Empty => None,
            DataRef::SharedString(value) => text(Cow::Borrowed(value)),
            DataRef::String(value) => text(Cow::Owned(value.clone())),
            DataRef::Int(value) => Some(Cell::Number(*value as f64)),
            DataRef::Float(value) => Some(Cell::Number(*value)),
            DataRef::Bool(value) => Some(Cell::Bool(*value)),
            DataRef::DateTime(value) if value.is_datetime() => Some(Cell::Date {
                at: *value,
                month_only: self.notes.get(style).is_some_and(|note| note.month_only),
            }),
            DataRef::DateTime(value) => Some(Cell::Number(value.as_f64())),
            DataRef::DateTimeIso(value) | DataRef::DurationIso(value) => {
                text(Cow::Owned(value.clone()))
            }
            DataRef::Error(error) => Some(Cell::Error(error.to_string())),
        }
    }
}

/// The letters of a column counted from 0: 0 is `A`, 26 is `AA`.
pub(crate) fn column_letters(column: u32) -> String {
    let mut letters = String::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters
}

/// The name of a cell as Excel shows it: `cell_name(1, 0)` is `A1`.
///
/// `row` counts from 1, as in [`Located::row`](super::Located::row); `column`
/// from 0.
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{row}", column_letters(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_excel_names_them() {
        let cases = [
            (1, 0, "A1"),
            (9, 25, "Z9"),
            (10, 26, "AA10"),
            (1, 701, "ZZ1"),
            (1_048_576, 16_383, "XFD1048576"),
        ];
        for (row, column, name) in cases {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
