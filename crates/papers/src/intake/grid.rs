//! A workbook's cells as they stand, for forms that are no list: rows of
//! cells with their text and place.

use super::cell;
use super::container::{self, Kind};
use super::error::IntakeError;
use super::parts;
use super::problem::ProblemReason;
use super::sheet::{Cell, Converted};
use super::{Source, each_sheet_of};
use base::{OldLetters, PartialDate, nfc};
use roster::{CodeList, DisciplineForm};

/// A form has a few hundred rows; a list that strayed here may have many more.
const MOST_ROWS: usize = 5_000;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GridCell {
    /// The column, from 0.
    pub column: u32,
    /// How many columns it spans.
    pub span: u32,
    /// Its text; lines parted by line breaks, each in NFC.
    pub text: String,
    /// Whether the text was carried down from a merged cell above.
    pub carried: bool,
    /// The font of an old encoding whose signs it does not have.
    pub legacy: Option<String>,
}

/// A row with at least one filled cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GridRow {
    /// As the program that made the file numbers it, from 1.
    pub number: u32,
    /// Filled cells from left to right.
    pub cells: Vec<GridCell>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GridSheet {
    pub name: String,
    pub rows: Vec<GridRow>,
    /// Cells whose letters were converted: row from 1, column from 0, the letters
    /// before, and what to say of it.
    pub converted: Vec<(u32, u32, String, ProblemReason)>,
}

/// A workbook that was checked; its sheets can be read.
#[derive(Clone, Copy)]
pub(crate) struct Book(Kind);

/// What a file is, for those who read more than workbooks.
pub(crate) enum File {
    /// A workbook that may be opened.
    Workbook(Book),
    /// A Word document (.docx).
    Document,
}

/// Tells workbooks from documents and refuses everything else.
pub(crate) fn file(bytes: &[u8]) -> Result<File, IntakeError> {
    match container::check(bytes) {
        Ok(Kind::Text) => Err(IntakeError::NoForm { labels: 0 }),
        Ok(kind) => Ok(File::Workbook(Book(kind))),
        Err(IntakeError::OtherKind { kind: "Word (.docx)" }) => Ok(File::Document),
        Err(IntakeError::OtherKind { kind: "Word (.doc)" }) => Err(IntakeError::OldWord),
        Err(error) => Err(error),
    }
}

impl Book {
    /// The visible sheets, cell by cell.
    pub(crate) fn sheets(self, bytes: &[u8]) -> Result<Vec<GridSheet>, IntakeError> {
        self.read(bytes, usize::MAX)
    }

    /// The same with the first filled rows of each sheet only.
    pub(crate) fn heads(self, bytes: &[u8], rows: usize) -> Result<Vec<GridSheet>, IntakeError> {
        self.read(bytes, rows)
    }

    fn read(self, bytes: &[u8], rows: usize) -> Result<Vec<GridSheet>, IntakeError> {
        let mut all = Vec::new();
        each_sheet_of(self.0, "", bytes, &mut |sheet| {
            if let Ok(source) = sheet {
                all.push(grid(source, rows)?);
            }
            Ok(())
        })?;
        Ok(all)
    }
}

fn grid(source: Source<'_, '_, '_>, most: usize) -> Result<GridSheet, IntakeError> {
    let Source { name, rows, merges, .. } = source;
    let mut sheet = GridSheet { name: nfc(&name), rows: Vec::new(), converted: Vec::new() };
    let mut down = super::merges::FillDown::new(&merges, |_| true);
    while sheet.rows.len() < most
        && let Some(mut row) = rows.next()?
    {
        if sheet.rows.len() >= MOST_ROWS {
            return Err(IntakeError::NoForm { labels: 0 });
        }
        let carried = down.apply(&mut row);
        let cell = |(column, cell): &(u32, Cell<'_>)| GridCell {
            column: *column,
            span: merges.span(row.number - 1, *column),
            text: shown(cell),
            carried: carried.contains(column),
            legacy: match cell {
                Cell::Legacy { font, .. } => Some(font.clone()),
                _ => None,
            },
        };
        sheet
            .rows
            .push(GridRow { number: row.number, cells: row.cells.iter().map(cell).collect() });
    }
    let one = |it: Converted| {
        let (row, column) = (it.row, it.column);
        let (before, reason) = it.reason();
        (row, column, before, reason)
    };
    sheet.converted = rows.take_converted().into_iter().map(one).collect();
    Ok(sheet)
}

fn shown(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => lines(text),
        Cell::Date { month_only: true, .. } => {
            let shown = cell.shown();
            shown.split_once('/').map_or(shown.clone(), |(_, month)| month.to_owned())
        }
        _ => cell.shown(),
    }
}

/// A text in NFC, line by line; blank lines go.
pub(crate) fn lines(text: &str) -> String {
    let lines = text.split(['\n', '\r', '\u{b}', '\u{2028}']).map(nfc);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A date in text, as lists have it, in the years that lists allow.
pub(crate) fn text_date(text: &str) -> Result<PartialDate, ProblemReason> {
    cell::date(&Cell::Text(text.into()), false)
}

/// The disciplines that a text states.
pub(crate) fn disciplines(text: &str) -> Result<Vec<(DisciplineForm, PartialDate)>, ProblemReason> {
    parts::disciplines(text, DisciplineForm::read).map_err(|unread| {
        unread.into_iter().next().map_or(ProblemReason::DisciplineForm, |(_, reason)| reason)
    })
}

/// The posts that a text names.
pub(crate) fn posts(text: &str) -> Vec<String> {
    parts::posts(text)
}

/// Decodes a text in a font of an old encoding; `Ok(None)` when its letters are
/// what they seem.
///
/// # Errors
/// The font, when the text holds signs that the encoding does not have.
pub(crate) fn decode(text: &str, font: &str) -> Result<Option<String>, String> {
    let Some(old) = OldLetters::of_font(font) else { return Ok(None) };
    if text.is_ascii() && old != OldLetters::Tcvn3Capitals {
        return Ok(None);
    }
    old.decode(text).map(Some).ok_or_else(|| font.to_owned())
}
