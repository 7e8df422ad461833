//! The binary workbooks of Excel 5 to 2003. Values come from the library; the
//! fonts of cells, by which old encodings are told, and the bounds that keep a
//! hostile file from taking all memory, from a walk over the records beforehand.

use super::error::IntakeError;
use super::sheet::{Cell, GridCell, Note, shows_month_only};
use base::OldLetters;
use calamine::{Data, Range};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read};

/// The most cells that the corners of a sheet may span: a sheet of all 65,536
/// rows and 120 columns.
pub(super) const MOST_CELLS: u64 = 8 << 20;

/// What the records say of the formats of cells.
pub(super) struct Formats {
    /// By index, as records name them.
    notes: Vec<Note>,
    /// For each sheet: (row, column), from 0, to the index of what is notable.
    sheets: Vec<HashMap<(u16, u16), usize>>,
}

/// Kinds of records, as [MS-XLS] 2.3 numbers them.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000a;
    pub(super) const FILE_PASS: u16 = 0x002f;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00bd;
    pub(super) const RICH_STRING: u16 = 0x00d6;
    pub(super) const XF: u16 = 0x00e0;
    pub(super) const LABEL_SST: u16 = 0x00fd;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_ERR: u16 = 0x0205;
    pub(super) const RK: u16 = 0x027e;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const BOF: u16 = 0x0809;
}

/// Walks over the records of a workbook.
///
/// # Errors
/// [`IntakeError::Damaged`], [`IntakeError::Encrypted`], or
/// [`IntakeError::TooLarge`] when cells stand so far apart that the table
/// between them would take too much room.
pub(super) fn formats(bytes: &[u8]) -> Result<Formats, IntakeError> {
    let stream = stream(bytes)?;
    let (mut wide, mut fonts, mut xfs) = (false, Vec::new(), Vec::new());
    let (mut months, mut sheets) = (Vec::new(), Vec::new());
    for (kind, data) in records(&stream) {
        match kind {
            kind::BOF => wide = short(data, 0) == Some(0x0600),
            kind::FILE_PASS if short(data, 0) != Some(0) => return Err(IntakeError::Encrypted),
            kind::FONT => fonts.push(data.get(14..).map_or(String::new(), |it| name(it, wide))),
            kind::FORMAT if shows_month_only(&name_of_format(data, wide)) => {
                months.extend(short(data, 0));
            }
            kind::XF => xfs.push((short(data, 0), short(data, 2))),
            kind::BOUND_SHEET => sheets.extend(long(data, 0)),
            kind::EOF => break,
            _ => {}
        }
    }
    let notes: Vec<Note> = xfs
        .into_iter()
        .map(|(font, format)| {
            // There is no font 4: the numbers after it are one too high.
            let at = font.map(|at| usize::from(if at > 4 { at - 1 } else { at }));
            let font = at.and_then(|at| fonts.get(at));
            // Format 17 is built in: mmm-yy.
            let months = format.is_some_and(|it| it == 17 || months.contains(&it));
            Note::new(months, font.map(String::as_str))
        })
        .collect();
    let sheet = |at: &u32| cells(stream.get(*at as usize..).unwrap_or_default(), &notes);
    let sheets = sheets.iter().map(sheet).collect::<Result<_, _>>()?;
    Ok(Formats { notes, sheets })
}

fn stream(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    let damaged = |error: std::io::Error| IntakeError::Damaged { detail: error.to_string() };
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let name = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    let stream = file.open_stream(name).map_err(damaged)?;
    let mut content = Vec::new();
    // A stream is part of the file, however often its sectors are named.
    stream.take(bytes.len() as u64).read_to_end(&mut content).map_err(damaged)?;
    Ok(content)
}

/// The records of a stream, each with its kind and data.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (short(rest, 0)?, short(rest, 2)?);
        let data = rest.get(4..4 + usize::from(length))?;
        rest = &rest[4 + usize::from(length)..];
        Some((kind, data))
    })
}

/// The notable cells of a sheet, and whether all may be laid out as a table.
fn cells(sheet: &[u8], notes: &[Note]) -> Result<HashMap<(u16, u16), usize>, IntakeError> {
    let (mut notable, mut depth) = (HashMap::new(), 0);
    let (mut last_row, mut last_column) = (0_u16, 0_u16);
    for (kind, data) in records(sheet) {
        match kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => break,
            kind::EOF => depth -= 1,
            kind::DIMENSIONS => claimed(data)?,
            kind::FORMULA
            | kind::MUL_RK
            | kind::RICH_STRING
            | kind::LABEL_SST
            | kind::NUMBER
            | kind::LABEL
            | kind::BOOL_ERR
            | kind::RK => {
                let (Some(row), Some(column)) = (short(data, 0), short(data, 2)) else { continue };
                // A record of several numbers ends with its last column.
                let several = kind == kind::MUL_RK;
                let last = several.then(|| short(data, data.len().saturating_sub(2))).flatten();
                last_row = last_row.max(row);
                last_column = last_column.max(column).max(last.unwrap_or(0));
                let style = short(data, 4).map(usize::from);
                if let Some(style) = style.filter(|at| notes.get(*at).is_some_and(Note::says)) {
                    notable.insert((row, column), style);
                }
            }
            _ => {}
        }
    }
    spans(u64::from(last_row) + 1, u64::from(last_column) + 1)?;
    Ok(notable)
}

/// The library makes room for what this record claims.
fn claimed(data: &[u8]) -> Result<(), IntakeError> {
    let (rows, columns) = if data.len() >= 14 {
        (long(data, 4).unwrap_or(0), short(data, 10).unwrap_or(0))
    } else {
        (u32::from(short(data, 2).unwrap_or(0)), short(data, 6).unwrap_or(0))
    };
    spans(u64::from(rows), u64::from(columns))
}

fn spans(rows: u64, columns: u64) -> Result<(), IntakeError> {
    if rows * columns <= MOST_CELLS {
        return Ok(());
    }
    Err(IntakeError::TooManyCells { limit: MOST_CELLS })
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(short(data, at)?) | u32::from(short(data, at + 2)?) << 16)
}

/// A text with its length before it; since Excel 97 (`wide`) with a flag that
/// says whether its letters take two bytes.
fn name(data: &[u8], wide: bool) -> String {
    let Some((&length, rest)) = data.split_first() else { return String::new() };
    letters(usize::from(length), rest, wide)
}

fn letters(length: usize, rest: &[u8], wide: bool) -> String {
    let (two, rest) = match rest.split_first() {
        Some((flags, rest)) if wide => (flags & 1 == 1, rest),
        _ => (false, rest),
    };
    if two {
        let units = rest.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units.take(length)).filter_map(Result::ok).collect();
    }
    rest.iter().take(length).map(|byte| char::from(*byte)).collect()
}

fn name_of_format(data: &[u8], wide: bool) -> String {
    let Some(rest) = data.get(2..) else { return String::new() };
    match short(rest, 0) {
        Some(length) if wide => letters(usize::from(length), &rest[2..], true),
        _ => name(rest, false),
    }
}

/// The filled cells of a sheet, in order, with what is notable of each.
pub(super) fn grid(range: &Range<Data>, formats: &Formats, sheet: usize) -> Vec<GridCell> {
    let empty = HashMap::new();
    let notable = formats.sheets.get(sheet).unwrap_or(&empty);
    let (top, left) = range.start().unwrap_or_default();
    let cell = |(row, column, data): (usize, usize, &Data)| {
        let (row, column) = (top + row as u32, left + column as u32);
        let place = u16::try_from(row).ok().zip(u16::try_from(column).ok());
        let style = place.and_then(|place| notable.get(&place)).copied();
        let cell = value(data)?;
        Some(GridCell { row: row + 1, column, cell, style })
    };
    range.used_cells().filter_map(cell).collect()
}

impl Formats {
    /// Hands over the notes that cells refer to.
    pub(super) fn notes(&self) -> Vec<Note> {
        self.notes.clone()
    }
}

fn value(data: &Data) -> Option<Cell<'static>> {
    let text =
        |text: &String| (!text.trim().is_empty()).then(|| Cell::Text(Cow::Owned(text.clone())));
    match data {
        Data::Empty => None,
        Data::String(value) | Data::DateTimeIso(value) | Data::DurationIso(value) => text(value),
        Data::Int(value) => Some(Cell::Number(*value as f64)),
        Data::Float(value) => Some(Cell::Number(*value)),
        Data::Bool(value) => Some(Cell::Bool(*value)),
        Data::DateTime(at) if at.is_datetime() => Some(Cell::Date { at: *at, month_only: false }),
        Data::DateTime(at) => Some(Cell::Number(at.as_f64())),
        Data::Error(error) => Some(Cell::Error(error.to_string())),
    }
}

impl Note {
    /// Whether it says anything.
    fn says(&self) -> bool {
        self.month_only || self.old.is_some()
    }

    /// A note of a format that shows no day, and of a font.
    pub(super) fn new(month_only: bool, font: Option<&str>) -> Self {
        let old = font.and_then(|name| Some((OldLetters::of_font(name)?, name.to_owned())));
        Self { month_only, old }
    }
}
