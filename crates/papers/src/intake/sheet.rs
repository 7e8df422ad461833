//! The filled rows of one sheet, in order, one at a time: a sheet that claims
//! a million formatted rows costs no memory.
//!
//! Whatever the format of the file, a cell's letters are settled here: by its
//! font where that is made for an old encoding, else by the letters themselves.

use super::error::IntakeError;
use super::letters::{Letters, Reading};
use super::problem::ProblemReason;
use base::OldLetters;
use calamine::{DataRef, ExcelDateTime, Style, XlsxCellReader};
use std::borrow::Cow;
use std::collections::HashMap;
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
    /// A failed formula, as Excel shows it, or one without a result, as typed.
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
    /// Columns counted from 0, with their cells, from left to right.
    pub(super) cells: Vec<(u32, Cell<'a>)>,
}

impl<'a> Row<'a> {
    pub(super) fn get(&self, column: u32) -> Option<&Cell<'a>> {
        let place = self.cells.partition_point(|(at, _)| *at < column);
        self.cells.get(place).filter(|(at, _)| *at == column).map(|(_, cell)| cell)
    }
}

/// A cell whose letters were converted from an old encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Converted {
    /// The row, from 1.
    pub(super) row: u32,
    /// The column, from 0.
    pub(super) column: u32,
    /// What told the encoding.
    pub(super) by: By,
    /// The letters as they stand in the file.
    pub(super) before: String,
    /// What they show, or might.
    pub(super) after: String,
}

impl Converted {
    /// The letters before, and what to say of them.
    pub(super) fn reason(self) -> (String, ProblemReason) {
        let reason = match self.by {
            By::Font(font) => ProblemReason::Converted { font, becomes: self.after },
            By::Letters(old) => {
                ProblemReason::ConvertedByLetters { encoding: old.name(), becomes: self.after }
            }
            By::Doubt(old) => {
                ProblemReason::EitherLetters { encoding: old.name(), other: self.after }
            }
        };
        (self.before, reason)
    }
}

/// What told the encoding of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum By {
    /// The font of this name.
    Font(String),
    /// The letters.
    Letters(OldLetters),
    /// Nothing for sure: the cell was left as it is, though it may be in this
    /// encoding.
    Doubt(OldLetters),
}

/// A cell of a table held in memory.
#[derive(Debug, Clone)]
pub(super) struct GridCell {
    /// The row, from 1.
    pub(super) row: u32,
    /// The column, from 0.
    pub(super) column: u32,
    pub(super) cell: Cell<'static>,
    /// Which of the notes is about its format.
    pub(super) style: Option<usize>,
}

/// What a cell's format says beyond its value.
#[derive(Debug, Default, Clone)]
pub(super) struct Note {
    /// A date's format shows no day.
    pub(super) month_only: bool,
    /// The old encoding that the font is made for, and the font's name.
    pub(super) old: Option<(OldLetters, String)>,
}

impl Note {
    fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref();
        let month_only = format.is_some_and(|format| shows_month_only(&format.format_code));
        let font = style.font.as_ref().and_then(|font| font.name.as_deref());
        Self::new(month_only, font)
    }
}

/// Whether a number format shows months and no days. "dd" or "d" anywhere shows
/// a day; "[Red]" and the like do not occur in date formats that show only a
/// month.
pub(super) fn shows_month_only(code: &str) -> bool {
    let code = code.to_lowercase();
    code.contains('m') && code.contains('y') && !code.contains('d')
}

/// Formulas that no spreadsheet has worked out, by row and column, from 0. A
/// program that writes a workbook without working it out leaves them; read as
/// empty, the values would be lost without a word.
pub(super) type Uncomputed = HashMap<(u32, u32), String>;

/// The formulas of a sheet that have no result.
///
/// # Errors
/// [`IntakeError::Damaged`] when the sheet cannot be read.
pub(super) fn uncomputed(
    mut reader: XlsxCellReader<'_, Cursor<&[u8]>>,
) -> Result<Uncomputed, IntakeError> {
    let mut found = Uncomputed::new();
    let damaged = |error: calamine::XlsxError| IntakeError::Damaged { detail: error.to_string() };
    while let Some(cell) = reader.next_cell_with_formula().map_err(damaged)? {
        if let (DataRef::Empty, Some(formula)) = (&cell.value, cell.formula) {
            found.insert(cell.pos, formula);
        }
    }
    Ok(found)
}

/// Where cells come from.
enum Cells<'a, 'f> {
    Sheet(Box<XlsxCellReader<'a, Cursor<&'f [u8]>>>, Uncomputed),
    Text(Box<super::text::Cells>),
    Grid(std::vec::IntoIter<GridCell>),
}

/// Walks over the filled rows of a sheet.
pub(super) struct Rows<'a, 'f> {
    cells: Cells<'a, 'f>,
    notes: Vec<Note>,
    /// The first cell of the next row, already read.
    ahead: Option<(u32, u32, Cell<'a>)>,
    last: u32,
    converted: Vec<Converted>,
    letters: Letters,
    /// The reader must not be asked again behind the end.
    ended: bool,
}

impl<'a, 'f> Rows<'a, 'f> {
    pub(super) fn new(
        reader: XlsxCellReader<'a, Cursor<&'f [u8]>>,
        uncomputed: Uncomputed,
    ) -> Self {
        let notes = reader.styles().iter().map(Note::of).collect();
        Self::over(Cells::Sheet(Box::new(reader), uncomputed), notes)
    }

    /// The rows of a table in plain text.
    pub(super) fn of_text(cells: super::text::Cells) -> Self {
        Self::over(Cells::Text(Box::new(cells)), Vec::new())
    }

    /// The rows of a table held in memory, its cells in order.
    pub(super) fn of_grid(cells: Vec<GridCell>, notes: Vec<Note>) -> Self {
        Self::over(Cells::Grid(cells.into_iter()), notes)
    }

    fn over(cells: Cells<'a, 'f>, notes: Vec<Note>) -> Self {
        let (converted, letters) = (Vec::new(), Letters::default());
        Self { cells, notes, ahead: None, last: 0, converted, letters, ended: false }
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
        // So they stand in every file but one that is made up.
        if !cells.is_sorted_by_key(|(column, _)| *column) {
            cells.sort_by_key(|(column, _)| *column);
        }
        Ok(Some(Row { number: row, cells }))
    }

    /// The next filled cell: row from 1, column from 0.
    fn next_cell(&mut self) -> Result<Option<(u32, u32, Cell<'a>)>, IntakeError> {
        loop {
            let (row, column, cell, style) = match &mut self.cells {
                Cells::Sheet(reader, uncomputed) => {
                    let next = reader
                        .next_cell_with_style_id()
                        .map_err(|error| IntakeError::Damaged { detail: error.to_string() })?;
                    let Some((cell, style)) = next else { break };
                    let (row, column) = cell.get_position();
                    let note = self.notes.get(style);
                    let value = value(cell.get_value(), note.is_some_and(|note| note.month_only))
                        .or_else(|| {
                            let formula = uncomputed.get(&(row, column))?;
                            Some(Cell::Error(format!("={formula}")))
                        });
                    (row + 1, column, value, Some(style))
                }
                Cells::Text(cells) => {
                    let Some((row, column, text)) = cells.next()? else { break };
                    (row, column, Some(Cell::Text(Cow::Owned(text))), None)
                }
                Cells::Grid(cells) => {
                    let Some(GridCell { row, column, mut cell, style }) = cells.next() else {
                        break;
                    };
                    if let Cell::Date { month_only, .. } = &mut cell {
                        let note = style.and_then(|style| self.notes.get(style));
                        *month_only = note.is_some_and(|note| note.month_only);
                    }
                    (row, column, Some(cell), style)
                }
            };
            if let Some(cell) = cell {
                return Ok(Some((row, column, self.lettered(row, column, cell, style))));
            }
        }
        self.ended = true;
        Ok(None)
    }

    /// A cell with its letters in Unicode.
    fn lettered(
        &mut self,
        row: u32,
        column: u32,
        cell: Cell<'a>,
        style: Option<usize>,
    ) -> Cell<'a> {
        let Cell::Text(text) = cell else { return cell };
        let old = style.and_then(|style| self.notes.get(style)).and_then(|note| note.old.as_ref());
        let (by, after) = match old {
            // Plain ASCII reads the same in every encoding, but for a font of
            // capitals.
            Some((old, font)) if !text.is_ascii() || *old == OldLetters::Tcvn3Capitals => {
                match old.decode(&text) {
                    Some(after) => (By::Font(font.clone()), after),
                    None => {
                        return Cell::Legacy { text: text.into_owned(), font: font.clone() };
                    }
                }
            }
            Some(_) => return Cell::Text(text),
            None => match self.letters.read(column, &text) {
                Reading::AsIs => return Cell::Text(text),
                Reading::Old(old, after) => (By::Letters(old), after),
                Reading::Perhaps(old, after) => (By::Doubt(old), after),
            },
        };
        let doubted = matches!(by, By::Doubt(_));
        let (before, shown) = (text.to_string(), after.clone());
        self.converted.push(Converted { row, column, by, before, after });
        Cell::Text(if doubted { text } else { Cow::Owned(shown) })
    }
}

fn value<'a>(data: &DataRef<'a>, month_only: bool) -> Option<Cell<'a>> {
    let text = |text: Cow<'a, str>| (!text.trim().is_empty()).then_some(Cell::Text(text));
    match data {
        DataRef::Empty => None,
        DataRef::SharedString(value) => text(Cow::Borrowed(value)),
        DataRef::String(value) => text(Cow::Owned(value.clone())),
        DataRef::Int(value) => Some(Cell::Number(*value as f64)),
        DataRef::Float(value) => Some(Cell::Number(*value)),
        DataRef::Bool(value) => Some(Cell::Bool(*value)),
        DataRef::DateTime(value) if value.is_datetime() => {
            Some(Cell::Date { at: *value, month_only })
        }
        DataRef::DateTime(value) => Some(Cell::Number(value.as_f64())),
        DataRef::DateTimeIso(value) | DataRef::DurationIso(value) => {
            text(Cow::Owned(value.clone()))
        }
        DataRef::Error(error) => Some(Cell::Error(error.to_string())),
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
