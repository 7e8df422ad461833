//! Workbooks in: from the bytes of an .xlsx, .xlsm, .xls, .ods or .csv file to
//! typed, located rows.
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
mod faulty;
mod fields;
pub(crate) mod grid;
mod habits;
mod header;
mod letters;
mod likeness;
mod line;
mod mapping;
mod memo;
mod merges;
mod ods;
mod parts;
mod people;
mod plan;
mod problem;
mod records;
mod rows;
mod sheet;
mod table;
mod text;
mod xls;

pub use error::IntakeError;
pub use faulty::{FaultyWords, Mark, faulty_rows};
pub use habits::{Habits, ValueList, header_words};
pub use likeness::{Alike, alike};
pub use mapping::{ColumnMapping, ColumnReading, HeaderChoice, SheetMapping, field_names, mapping};
pub use problem::{Problem, ProblemReason, Severity, SkipReason, SkippedSheet, Unlisted};
pub use rows::{
    BodyRow, DecisionRef, IgnoredColumn, LearntColumn, Located, PersonRow, PlanRow, PlanShown,
    PostRow, RowCounts, SheetKind, SheetRead, SheetRows, UnitRow, Workbook,
};
pub use sheet::cell_name;
pub(crate) use sheet::column_letters;

use calamine::{Dimensions, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsx};
use container::Kind;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a workbook from the bytes of an .xlsx, .xlsm, .xls or .ods file, or a
/// table from those of a .csv file. `file_name` is only carried along, as the name of a text's only
/// sheet too; what the file is, its bytes say.
///
/// # Errors
/// [`IntakeError`] when the file is no workbook, cannot be opened, or has no
/// sheet with a known header. Problems of single rows are no errors: they are
/// listed with their sheet.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Workbook, IntakeError> {
    read_with(file_name, bytes, &Habits::default(), &mut |_| ControlFlow::Continue(()))
}

/// The same with the site's own words for columns and values. Every few hundred
/// rows `watch` is told how many were read, and says whether to go on.
///
/// # Errors
/// As [`read`]; [`IntakeError::Stopped`] when `watch` says so.
pub fn read_with(
    file_name: &str,
    bytes: &[u8],
    habits: &Habits,
    watch: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Workbook, IntakeError> {
    let mut workbook =
        Workbook { file: base::nfc(file_name), sheets: Vec::new(), skipped: Vec::new() };
    let mut pass = table::Pass { habits, seen: table::Seen::new(), watch, rows: 0 };
    each_sheet(file_name, bytes, &mut |sheet| {
        match sheet {
            Err(skipped) => workbook.skipped.push(skipped),
            Ok(Source { name, rows, merges, is_1904 }) => {
                match table::read(&name, rows, &merges, is_1904, &mut pass)? {
                    Ok(read) => workbook.sheets.push(read),
                    Err(why) => workbook.skipped.push(SkippedSheet { name, why }),
                }
            }
        }
        Ok(())
    })?;
    known(workbook)
}

/// A sheet as it comes out of a file, whatever the file's format.
struct Source<'r, 'a, 'f> {
    name: String,
    rows: &'r mut sheet::Rows<'a, 'f>,
    merges: merges::Merges,
    is_1904: bool,
}

/// What is done with each sheet: with one that can be read, or with the name of
/// one that is not and why.
type Visit<'v> =
    dyn FnMut(Result<Source<'_, '_, '_>, SkippedSheet>) -> Result<(), IntakeError> + 'v;

/// Opens a file and shows its sheets in order.
fn each_sheet(file_name: &str, bytes: &[u8], visit: &mut Visit<'_>) -> Result<(), IntakeError> {
    each_sheet_of(container::check(bytes)?, file_name, bytes, visit)
}

/// The same for a file that was checked, and what it is.
fn each_sheet_of(
    kind: Kind,
    file_name: &str,
    bytes: &[u8],
    visit: &mut Visit<'_>,
) -> Result<(), IntakeError> {
    // The reader of a foreign format is fed with foreign bytes: should it
    // panic on them, the file is damaged and the program goes on.
    let read = || match kind {
        Kind::Workbook { has_formulas } => each_of_xlsx(bytes, has_formulas, visit),
        Kind::OpenDocument => {
            let (tables, notes) = ods::read(bytes)?;
            each_table(tables, &notes, false, visit)
        }
        Kind::OldExcel => each_of_xls(bytes, visit),
        Kind::Text => {
            let file = base::nfc(file_name);
            let name = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).to_owned();
            let mut rows = sheet::Rows::of_text(text::Table::read(bytes)?.cells());
            let merges = merges::Merges::default();
            visit(Ok(Source { name, rows: &mut rows, merges, is_1904: false }))
        }
    };
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(IntakeError::Damaged { detail: "unreadable".to_owned() }))
}

fn each_of_xlsx(
    bytes: &[u8],
    has_formulas: bool,
    visit: &mut Visit<'_>,
) -> Result<(), IntakeError> {
    let damaged = |error: calamine::XlsxError| IntakeError::Damaged { detail: error.to_string() };
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let is_1904 = xlsx.has_1904_epoch();
    for sheet in xlsx.sheets_metadata().to_vec() {
        if let Some(why) = not_read(&sheet) {
            visit(Err(SkippedSheet { name: sheet.name, why }))?;
            continue;
        }
        let regions = xlsx.merge_cells_by_sheet_name(&sheet.name).map_err(damaged)?;
        let merges = merges::Merges::new(regions);
        // A second walk over the sheet, which most lists do not need.
        let uncomputed = match has_formulas {
            true => sheet::uncomputed(xlsx.worksheet_cells_reader(&sheet.name).map_err(damaged)?)?,
            false => sheet::Uncomputed::new(),
        };
        let cells = xlsx.worksheet_cells_reader(&sheet.name).map_err(damaged)?;
        let mut rows = sheet::Rows::new(cells, uncomputed);
        visit(Ok(Source { name: sheet.name, rows: &mut rows, merges, is_1904 }))?;
    }
    Ok(())
}

fn each_of_xls(bytes: &[u8], visit: &mut Visit<'_>) -> Result<(), IntakeError> {
    // First of all: this is what makes sure that the library has room enough.
    let formats = xls::formats(bytes)?;
    let damaged = |error: calamine::XlsError| IntakeError::Damaged { detail: error.to_string() };
    let mut file = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut tables = Vec::new();
    for (at, sheet) in file.sheets_metadata().to_vec().into_iter().enumerate() {
        let range = file.worksheet_range(&sheet.name).map_err(damaged)?;
        tables.push(Table {
            why: not_read(&sheet),
            merges: file.merge_cells_by_sheet_name(&sheet.name).map_err(damaged)?,
            name: sheet.name,
            cells: xls::grid(&range, &formats, at),
        });
    }
    each_table(tables, &formats.notes(), file.has_1904_epoch(), visit)
}

/// A sheet held in memory.
struct Table {
    name: String,
    /// Why it is not read, if it is not.
    why: Option<SkipReason>,
    cells: Vec<sheet::GridCell>,
    merges: Vec<Dimensions>,
}

fn each_table(
    tables: Vec<Table>,
    notes: &[sheet::Note],
    is_1904: bool,
    visit: &mut Visit<'_>,
) -> Result<(), IntakeError> {
    for Table { name, why, cells, merges } in tables {
        if let Some(why) = why {
            visit(Err(SkippedSheet { name, why }))?;
            continue;
        }
        let merges = merges::Merges::new(merges);
        let mut rows = sheet::Rows::of_grid(cells, notes.to_vec());
        visit(Ok(Source { name, rows: &mut rows, merges, is_1904 }))?;
    }
    Ok(())
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
