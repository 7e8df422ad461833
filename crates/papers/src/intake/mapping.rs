//! How the columns of a file would be read, for a person to look at and correct.

use super::cell::text_date;
use super::classify::{Meaning, Walk};
use super::error::IntakeError;
use super::fields::{Field, Kind};
use super::habits::Habits;
use super::header::{self, Header, Unfound};
use super::likeness::percent;
use super::problem::SkipReason;
use super::rows::SheetKind;
use super::sheet::{Cell, Row, column_letters};
use super::table::first_rows;
use super::{Source, each_sheet};
use base::fold;

/// A sheet with how its columns would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetMapping {
    /// Its name.
    pub name: String,
    /// Why it would not be read; `None` when it would.
    pub why: Option<SkipReason>,
    /// What it is taken for, with the rows of its header, from 1: as recognised,
    /// as chosen, or what comes nearest.
    pub taken_for: Option<(SheetKind, u32, u32)>,
    /// Its columns with a header.
    pub columns: Vec<ColumnMapping>,
    /// The usual headers of columns that are needed and not there.
    pub missing: Vec<&'static str>,
    /// The first filled rows, to point at the header: number and cells, each with
    /// its column's letters.
    pub first: Vec<(u32, Vec<(String, String)>)>,
}

/// A column with how it would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// Its letters.
    pub column: String,
    /// Its header, levels parted by " / ".
    pub header: String,
    /// Up to three of its values.
    pub samples: Vec<String>,
    /// How it would be read.
    pub reading: ColumnReading,
}

/// How a column would be read; fields by their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnReading {
    /// As this field, by words that all offices use.
    Known(&'static str),
    /// As this field, as the site has taught.
    Learnt(&'static str),
    /// Not at all, as the site has taught.
    Dismissed,
    /// Not at all; it may be this field, which is written so much alike, in
    /// percent.
    Proposed(&'static str, u8),
    /// Not at all.
    Unread,
}

/// What a person says that a sheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderChoice {
    /// The sheet's name.
    pub sheet: String,
    /// What it lists.
    pub kind: SheetKind,
    /// The first and the last row of its header, from 1.
    pub rows: (u32, u32),
}

/// The fields of a kind of sheet: code and usual header.
pub fn field_names(kind: SheetKind) -> Vec<(&'static str, &'static str)> {
    Kind::of(kind).columns.iter().map(|column| (column.field.code(), column.header)).collect()
}

/// How the columns of each visible sheet would be read. What is chosen for a
/// sheet stands in place of what would be recognised.
///
/// # Errors
/// [`IntakeError`] when the file is no workbook or cannot be opened; a sheet
/// without a known header is none.
pub fn mapping(
    file_name: &str,
    bytes: &[u8],
    habits: &Habits,
    choices: &[HeaderChoice],
) -> Result<Vec<SheetMapping>, IntakeError> {
    let mut sheets = Vec::new();
    each_sheet(file_name, bytes, &mut |sheet| {
        if let Ok(source) = sheet {
            let choice = choices.iter().find(|choice| choice.sheet == source.name);
            sheets.push(of_sheet(source, habits, choice)?);
        }
        Ok(())
    })?;
    Ok(sheets)
}

fn of_sheet(
    source: Source<'_, '_, '_>,
    habits: &Habits,
    choice: Option<&HeaderChoice>,
) -> Result<SheetMapping, IntakeError> {
    const SHOWN: usize = 12;
    let rows = first_rows(source.rows)?;
    let (found, why) = match header::find(&rows, &source.merges, habits) {
        Ok(header) => (Some(header), None),
        Err(Unfound { why, nearest }) => (nearest.map(|nearest| *nearest), Some(why)),
    };
    let header = match choice {
        Some(it) => Some(header::over(it.kind, it.rows, &rows, &source.merges, habits)),
        None => found,
    };
    let shown = |row: &Row<'_>| {
        let cell = |(at, cell): &(u32, Cell<'_>)| (column_letters(*at), cell.shown());
        (row.number, row.cells.iter().map(cell).collect())
    };
    Ok(SheetMapping {
        name: source.name,
        why,
        taken_for: header.as_ref().map(|header| {
            let (top, bottom) = header.rows();
            (header.kind.kind, top, bottom)
        }),
        columns: header.as_ref().map(|it| columns(it, &rows, source.is_1904)).unwrap_or_default(),
        missing: header.as_ref().map(Header::missing).unwrap_or_default(),
        first: rows.iter().take(SHOWN).map(shown).collect(),
    })
}

fn columns(header: &Header, rows: &[Row<'_>], is_1904: bool) -> Vec<ColumnMapping> {
    let mut walk = Walk::new(header, is_1904);
    let (_, bottom) = header.rows();
    let below: Vec<&Row<'_>> = rows
        .iter()
        .filter(|row| row.number > bottom)
        .filter(|row| !matches!(walk.meaning(row), Meaning::Number))
        .collect();
    let mut free: Vec<Field> = header.kind.columns.iter().map(|column| column.field).collect();
    free.retain(|field| header.column(*field).is_none());
    let mut columns: Vec<ColumnMapping> = header
        .columns_with_texts()
        .map(|(at, text)| {
            let reading = match (header.field_at(at), header.is_learnt(at)) {
                (Some(field), true) => ColumnReading::Learnt(field.code()),
                (Some(field), false) => ColumnReading::Known(field.code()),
                (None, true) => ColumnReading::Dismissed,
                (None, false) => ColumnReading::Unread,
            };
            let (column, header) = (column_letters(at), text.to_owned());
            ColumnMapping { column, header, samples: samples(&below, at), reading }
        })
        .collect();
    propose(header.kind, free, &mut columns);
    columns
}

/// The first values of a column, each once.
fn samples(rows: &[&Row<'_>], column: u32) -> Vec<String> {
    const MOST: usize = 3;
    let mut samples: Vec<String> = Vec::new();
    for shown in rows.iter().filter_map(|row| row.get(column)).map(Cell::shown) {
        if samples.len() < MOST && !samples.contains(&shown) {
            samples.push(shown);
        }
    }
    samples
}

/// Proposes free fields for columns that are not read, the likest first, each
/// field once.
fn propose(kind: &Kind, mut free: Vec<Field>, columns: &mut [ColumnMapping]) {
    const LEAST: u8 = 60;
    let mut pairs: Vec<(u8, usize, Field)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if column.reading == ColumnReading::Unread {
            let fitting = free.iter().filter(|field| fits(**field, &column.samples));
            let likes = fitting.map(|field| (likeness(kind, *field, &column.header), at, *field));
            pairs.extend(likes.filter(|(percent, ..)| *percent >= LEAST));
        }
    }
    pairs.sort_by_key(|(percent, at, _)| (std::cmp::Reverse(*percent), *at));
    for (percent, at, field) in pairs {
        let column = &mut columns[at];
        if column.reading == ColumnReading::Unread && free.contains(&field) {
            column.reading = ColumnReading::Proposed(field.code(), percent);
            free.retain(|other| *other != field);
        }
    }
}

/// Whether the values of a column can be of a field: a code has no blanks, and a
/// date is one.
fn fits(field: Field, samples: &[String]) -> bool {
    let each = |fit: fn(&String) -> bool| samples.iter().all(fit);
    match field {
        Field::Code | Field::UnitCode | Field::Parent => each(|it| !it.contains(' ')),
        Field::Number | Field::Seats | Field::Rank => each(|it| it.trim().parse::<u32>().is_ok()),
        Field::Male
        | Field::Female
        | Field::Birth
        | Field::PostFrom
        | Field::Probationary
        | Field::Official
        | Field::From
        | Field::To => each(|it| text_date(it).is_ok() || it.chars().count() == 1),
        _ => true,
    }
}

/// How alike a header is to the words for a field: the whole of it, or its last
/// levels.
fn likeness(kind: &Kind, field: Field, header: &str) -> u8 {
    let Some(column) = kind.column(field) else { return 0 };
    let levels: Vec<&str> = header.split(" / ").collect();
    let paths = (0..levels.len()).map(|first| fold(&levels[first..].join(" ")));
    let names = |path: &str| {
        let usual = std::iter::once(fold(column.header));
        let others = column.names.iter().map(|name| fold(name));
        usual.chain(others).map(|name| percent(path, &name)).max().unwrap_or(0)
    };
    paths.map(|path| names(&path)).max().unwrap_or(0)
}
