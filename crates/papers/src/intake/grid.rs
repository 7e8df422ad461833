//! A workbook's cells as they stand, for forms that are no list: rows of
//! cells with their text and place.

use super::cell;
use super::container::{self, Kind};
use super::error::IntakeError;
use super::merges::Merges;
use super::parts;
use super::problem::ProblemReason;
use super::sheet::{self, Cell, Converted};
use base::{OldLetters, PartialDate, nfc};
use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xlsx};
use roster::{CodeList, DisciplineForm};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

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
    /// Cells whose letters were converted: row from 1, column from 0, font,
    /// before, after.
    pub converted: Vec<(u32, u32, String, String, String)>,
}

/// What a file is, for those who read more than workbooks.
pub(crate) enum File {
    /// An .xlsx workbook.
    Workbook,
    /// A Word document (.docx).
    Document,
}

/// Tells workbooks from documents and refuses everything else.
pub(crate) fn file(bytes: &[u8]) -> Result<File, IntakeError> {
    match container::check(bytes) {
        Ok(Kind::Workbook) => Ok(File::Workbook),
        Err(IntakeError::OtherKind { kind: "Word (.docx)" }) => Ok(File::Document),
        Err(IntakeError::OtherKind { kind: "Word (.doc)" }) => Err(IntakeError::OldWord),
        Err(error) => Err(error),
        #[allow(unreachable_patterns, reason = "other kinds of tables may come to be read")]
        Ok(_) => Err(IntakeError::NoForm { labels: 0 }),
    }
}

/// The visible sheets of a workbook, cell by cell.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<GridSheet>, IntakeError> {
    catch_unwind(AssertUnwindSafe(|| sheets(bytes)))
        .unwrap_or_else(|_| Err(IntakeError::Damaged { detail: "unreadable".to_owned() }))
}

fn sheets(bytes: &[u8]) -> Result<Vec<GridSheet>, IntakeError> {
    let damaged = |error: calamine::XlsxError| IntakeError::Damaged { detail: error.to_string() };
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut all = Vec::new();
    for meta in xlsx.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet || meta.visible != SheetVisible::Visible {
            continue;
        }
        let regions = xlsx.merge_cells_by_sheet_name(&meta.name).map_err(damaged)?;
        let cells = xlsx.worksheet_cells_reader(&meta.name).map_err(damaged)?;
        let mut rows = sheet::Rows::new(cells);
        let mut sheet =
            GridSheet { name: nfc(&meta.name), rows: Vec::new(), converted: Vec::new() };
        let mut down = super::merges::FillDown::new(&Merges::new(regions.clone()), |_| true);
        while let Some(mut row) = rows.next()? {
            if sheet.rows.len() >= MOST_ROWS {
                return Err(IntakeError::NoForm { labels: 0 });
            }
            let carried = down.apply(&mut row);
            let cell = |(column, cell): &(u32, Cell<'_>)| GridCell {
                column: *column,
                span: span(&regions, row.number - 1, *column),
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
        let one = |it: Converted| (it.row, it.column, it.font, it.before, it.after);
        sheet.converted = rows.take_converted().into_iter().map(one).collect();
        all.push(sheet);
    }
    Ok(all)
}

fn span(regions: &[Dimensions], row: u32, column: u32) -> u32 {
    let found = regions.iter().find(|region| region.start == (row, column));
    found.map_or(1, |region| region.end.1 - region.start.1 + 1)
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
