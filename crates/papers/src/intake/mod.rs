//! Workbooks in: from the bytes of an .xlsx or .csv file to typed, located rows.
//!
//! A roster as offices keep it is read as it is: columns in any order, birth
//! dates in a Nam or a Nữ column, headers over two rows, rows of column
//! numbers, group rows, dates as text or as numbers, three evaluations in one
//! cell, a block of signatures below. Nothing is guessed and nothing is lost:
//! each row becomes one of a record, a bad row, a group row, a number row, a
//! blank row or a closing row, and [`RowCounts::adds_up`].
//!
//! Neither who a person is nor which unit a name means is decided here: the
//! rows are neutral, and the database is not known to this module.

mod cell;
mod classify;
mod columns;
mod container;
mod error;
mod fields;
pub(crate) mod grid;
mod header;
mod line;
mod memo;
mod merges;
mod parts;
mod people;
mod plan;
mod problem;
mod records;
mod rows;
mod sheet;
mod table;
mod text;

pub use error::IntakeError;
pub use problem::{Problem, ProblemReason, Severity, SkipReason, SkippedSheet};
pub use rows::{
    BodyRow, DecisionRef, IgnoredColumn, Located, PersonRow, PlanRow, PostRow, RowCounts,
    SheetKind, SheetRead, SheetRows, UnitRow, Workbook,
};
pub use sheet::cell_name;
pub(crate) use sheet::column_letters;

use calamine::{Reader, Sheet, SheetType, SheetVisible, Xlsx};
use container::Kind;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a workbook from the bytes of an .xlsx file, or a table from those of a
/// .csv file. `file_name` is only carried along, as the name of a text's only
/// sheet too; what the file is, its bytes say.
///
/// # Errors
/// [`IntakeError`] when the file is no workbook, cannot be opened, or has no
/// sheet with a known header. Problems of single rows are no errors: they are
/// listed with their sheet.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let kind = container::check(bytes)?;
    // The reader of a foreign format is fed with foreign bytes: should it
    // panic on them, the file is damaged and the program goes on.
    let read = || match kind {
        Kind::Workbook => read_sheets(file_name, bytes),
        Kind::Text => read_text(file_name, bytes),
    };
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(IntakeError::Damaged { detail: "unreadable".to_owned() }))
}

fn read_sheets(file_name: &str, bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let damaged = |error: calamine::XlsxError| IntakeError::Damaged { detail: error.to_string() };
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let is_1904 = xlsx.has_1904_epoch();
    let mut workbook =
        Workbook { file: base::nfc(file_name), sheets: Vec::new(), skipped: Vec::new() };
    let mut seen = table::Seen::new();
    for sheet in xlsx.sheets_metadata().to_vec() {
        let skip = |why| SkippedSheet { name: sheet.name.clone(), why };
        if let Some(why) = not_read(&sheet) {
            workbook.skipped.push(skip(why));
            continue;
        }
        let regions = xlsx.merge_cells_by_sheet_name(&sheet.name).map_err(damaged)?;
        let merges = merges::Merges::new(regions);
        let cells = xlsx.worksheet_cells_reader(&sheet.name).map_err(damaged)?;
        let mut rows = sheet::Rows::new(cells);
        match table::read(&sheet.name, &mut rows, &merges, is_1904, &mut seen)? {
            Ok(read) => workbook.sheets.push(read),
            Err(why) => workbook.skipped.push(skip(why)),
        }
    }
    known(workbook)
}

fn read_text(file_name: &str, bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let mut workbook =
        Workbook { file: base::nfc(file_name), sheets: Vec::new(), skipped: Vec::new() };
    let name = workbook.file.rsplit_once('.').map_or(workbook.file.as_str(), |(stem, _)| stem);
    let name = name.to_owned();
    let mut rows = sheet::Rows::of_text(text::Table::read(bytes)?.cells());
    match table::read(&name, &mut rows, &merges::Merges::default(), false, &mut table::Seen::new())?
    {
        Ok(read) => workbook.sheets.push(read),
        Err(why) => workbook.skipped.push(SkippedSheet { name, why }),
    }
    known(workbook)
}

/// A workbook of which nothing was known is refused.
fn known(workbook: Workbook) -> Result<Workbook, IntakeError> {
    if workbook.sheets.is_empty() {
        return Err(IntakeError::NoKnownSheet { sheets: workbook.skipped });
    }
    Ok(workbook)
}

fn not_read(sheet: &Sheet) -> Option<SkipReason> {
    match (sheet.typ, sheet.visible) {
        (SheetType::WorkSheet, SheetVisible::Visible) => None,
        (SheetType::WorkSheet, _) => Some(SkipReason::Hidden),
        _ => Some(SkipReason::NotATable),
    }
}
