//! Finding the header of a sheet: which rows it spans, which kind of sheet it
//! announces, which column says what.

use super::fields::{Column, Field, KINDS, Kind};
use super::habits::{Habits, header_words};
use super::merges::Merges;
use super::problem::SkipReason;
use super::rows::{IgnoredColumn, LearntColumn, SheetKind};
use super::sheet::{Cell, Row, column_letters};
use base::{fold, nfc};

/// A header found.
pub(super) struct Header {
    pub(super) kind: &'static Kind,
    /// The first row of the header, from 1.
    top: u32,
    /// The last row of the header, from 1.
    pub(super) bottom: u32,
    /// Each field's column, by field.
    columns: [Option<u32>; Field::COUNT],
    /// The columns that the site's own words tell about.
    learnt: Vec<u32>,
    /// Each column's header: the column, its levels joined by " / ".
    texts: Vec<(u32, String)>,
    /// The folded words of the cell of the record's name, to know a header
    /// repeated on a later page.
    name_words: Vec<String>,
}

impl Header {
    /// The column of a field, from 0.
    pub(super) fn column(&self, field: Field) -> Option<u32> {
        self.columns[field as usize]
    }

    /// Whether some field stands in this column.
    pub(super) fn is_mapped(&self, column: u32) -> bool {
        self.columns.contains(&Some(column))
    }

    /// The field that stands in this column.
    pub(super) fn field_at(&self, column: u32) -> Option<Field> {
        let found = Field::ALL.iter().find(|(field, _)| self.column(*field) == Some(column));
        found.map(|(field, _)| *field)
    }

    /// Whether the site's own words tell about this column, be it that it is not
    /// read.
    pub(super) fn is_learnt(&self, column: u32) -> bool {
        self.learnt.contains(&column)
    }

    /// The rows of the header, from 1.
    pub(super) fn rows(&self) -> (u32, u32) {
        (self.top, self.bottom)
    }

    /// Whether a row, from 1, is part of the header.
    pub(super) fn covers(&self, row: u32) -> bool {
        (self.top..=self.bottom).contains(&row)
    }

    /// The column of this header text.
    pub(super) fn column_named(&self, text: &str) -> Option<u32> {
        let found = self.texts.iter().find(|(_, header)| header == text);
        let usual = || {
            let column = self.kind.columns.iter().find(|column| column.header == text)?;
            self.column(column.field)
        };
        found.map(|(column, _)| *column).or_else(usual)
    }

    /// Columns with their header texts.
    pub(super) fn columns_with_texts(&self) -> impl Iterator<Item = (u32, &str)> {
        self.texts.iter().map(|(column, text)| (*column, text.as_str()))
    }

    /// The header over a column; empty when there is none.
    pub(super) fn text(&self, column: u32) -> &str {
        self.texts.iter().find(|(at, _)| *at == column).map_or("", |(_, text)| text)
    }

    /// Whether these are the words over the column of names.
    pub(super) fn is_name_header(&self, text: &str) -> bool {
        self.name_words.contains(&fold(text))
    }

    /// The columns that no field answers to.
    pub(super) fn ignored(&self) -> Vec<IgnoredColumn> {
        self.texts
            .iter()
            .filter(|(column, _)| !self.is_mapped(*column))
            .map(|(column, text)| IgnoredColumn {
                column: column_letters(*column),
                header: text.clone(),
            })
            .collect()
    }
}

impl Header {
    /// The columns that are read as the site has taught.
    pub(super) fn learnt_columns(&self) -> Vec<LearntColumn> {
        let told = |column: &u32| {
            let usual = self.kind.column(self.field_at(*column)?)?.header;
            Some(LearntColumn {
                column: column_letters(*column),
                header: self.text(*column).to_owned(),
                read_as: usual,
            })
        };
        self.learnt.iter().filter_map(told).collect()
    }

    /// The usual headers of the columns that are needed and not there.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let has = |field: &Field| self.column(*field).is_some();
        self.kind
            .needs
            .iter()
            .filter(|alternatives| !alternatives.iter().any(|fields| fields.iter().all(has)))
            .filter_map(|alternatives| alternatives.first())
            .flat_map(|fields| fields.iter().filter(|field| !has(field)))
            .filter_map(|field| self.kind.column(*field))
            .map(|column| column.header)
            .collect()
    }
}

/// The most rows over which a header stands.
const TALLEST: usize = 3;

/// Why there is no header, with the one that comes nearest.
pub(super) struct Unfound {
    pub(super) why: SkipReason,
    pub(super) nearest: Option<Box<Header>>,
}

/// Looks for a header among the first rows of a sheet.
///
/// Every start and height is tried; the one that names the most columns of a
/// kind with all its needs wins, then the lowest in height, then the first.
/// So title lines above and number rows below stay outside: they add rows but
/// name no column. Below a header found, none is looked for.
pub(super) fn find(rows: &[Row<'_>], merges: &Merges, habits: &Habits) -> Result<Header, Unfound> {
    let mut best: Option<(usize, usize, Header)> = None;
    // Of the headers that lack something: the most columns, the least missing.
    let mut nearest: Option<(usize, usize, Header)> = None;
    for start in 0..rows.len() {
        if best.as_ref().is_some_and(|(_, _, found)| rows[start].number > found.bottom) {
            break;
        }
        for height in 1..=TALLEST.min(rows.len() - start) {
            let span = &rows[start..start + height];
            if span[height - 1].number - span[0].number >= TALLEST as u32 {
                break;
            }
            let levels = levels(span, merges);
            let headers = KINDS.iter().map(|kind| {
                assign(kind, &levels, (span[0].number, span[height - 1].number), habits)
            });
            for header in headers {
                let named = header.columns.iter().flatten().count();
                let lacks = header.missing().len();
                if lacks == 0 {
                    let better = best.as_ref().is_none_or(|(most, lowest, _)| {
                        named > *most || (named == *most && height < *lowest)
                    });
                    if better {
                        best = Some((named, height, header));
                    }
                    // A header that fits several kinds is of the first.
                    break;
                }
                let nearer = nearest.as_ref().is_none_or(|(most, least, _)| {
                    named > *most || (named == *most && lacks < *least)
                });
                if nearer {
                    nearest = Some((named, lacks, header));
                }
            }
        }
    }
    match best {
        Some((_, _, header)) => Ok(header),
        None => Err(why_not(rows, nearest)),
    }
}

/// The header of this kind that these rows, from 1, would make, whatever it
/// lacks.
pub(super) fn over(
    kind: SheetKind,
    span: (u32, u32),
    rows: &[Row<'_>],
    merges: &Merges,
    habits: &Habits,
) -> Header {
    let within = |row: &&Row<'_>| (span.0..=span.1).contains(&row.number);
    let rows: Vec<Row<'_>> = rows.iter().filter(within).take(TALLEST).cloned().collect();
    assign(Kind::of(kind), &levels(&rows, merges), span, habits)
}

/// The least number of known columns for which a sheet is called a near miss.
const NEAR: usize = 3;

fn why_not(rows: &[Row<'_>], nearest: Option<(usize, usize, Header)>) -> Unfound {
    match nearest {
        Some((named, _, header)) if named >= NEAR => {
            let missing = header.missing().into_iter().map(str::to_owned).collect();
            let why = SkipReason::ColumnsMissing { kind: header.kind.kind, missing };
            Unfound { why, nearest: Some(Box::new(header)) }
        }
        _ if rows.is_empty() => Unfound { why: SkipReason::Blank, nearest: None },
        _ => Unfound { why: SkipReason::NoHeader { found: fullest(rows) }, nearest: None },
    }
}

/// The texts of the fullest row: the best guess at what was meant as header.
fn fullest(rows: &[Row<'_>]) -> Vec<String> {
    const MOST_SHOWN: usize = 20;
    let texts = |row: &Row<'_>| -> Vec<String> {
        row.cells.iter().filter_map(|(_, cell)| text_of(cell)).take(MOST_SHOWN).collect()
    };
    let mut best = Vec::new();
    for found in rows.iter().map(texts) {
        if found.len() > best.len() {
            best = found;
        }
    }
    best
}

fn assign(
    kind: &'static Kind,
    levels: &[(u32, Vec<String>)],
    (top, bottom): (u32, u32),
    habits: &Habits,
) -> Header {
    let mut columns = [None; Field::COUNT];
    let (mut name_words, mut learnt) = (Vec::new(), Vec::new());
    let meanings: Vec<_> = levels
        .iter()
        .filter_map(|(at, levels)| Some((*at, levels, field_of(kind, levels, habits)?)))
        .collect();
    // What the site has taught stands before what a column is called elsewhere.
    for by_habit in [true, false] {
        for (column, levels, (field, is_learnt)) in &meanings {
            if *is_learnt != by_habit {
                continue;
            }
            if by_habit {
                learnt.push(*column);
            }
            let Some(field) = *field else { continue };
            let place = &mut columns[field as usize];
            if place.is_none() {
                *place = Some(*column);
                if field == kind.name {
                    name_words = levels.iter().map(|level| fold(level)).collect();
                }
            }
        }
    }
    let texts = levels.iter().map(|(column, levels)| (*column, levels.join(" / "))).collect();
    Header { kind, top, bottom, columns, learnt, texts, name_words }
}

/// For each column its header texts from top to bottom, each once.
fn levels(span: &[Row<'_>], merges: &Merges) -> Vec<(u32, Vec<String>)> {
    let mut columns: Vec<u32> =
        span.iter().flat_map(|row| row.cells.iter().map(|(column, _)| *column)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
        .into_iter()
        .map(|column| (column, levels_of(span, merges, column)))
        .filter(|(_, levels)| !levels.is_empty())
        .collect()
}

fn levels_of(span: &[Row<'_>], merges: &Merges, column: u32) -> Vec<String> {
    let mut levels: Vec<String> = Vec::new();
    for (index, row) in span.iter().enumerate() {
        let own = row.get(column).and_then(text_of);
        let text = own.or_else(|| {
            let anchor = merges.anchor(row.number, column);
            let below = span[index + 1..].iter().any(|row| row.get(column).is_some());
            let from =
                anchor.or_else(|| below.then(|| heading_left(span, index, column)).flatten());
            from.and_then(|from| row.get(from)).and_then(text_of)
        });
        if let Some(text) = text.filter(|text| levels.last() != Some(text)) {
            levels.push(text);
        }
    }
    levels
}

/// The most columns that one heading stands over without merged cells.
const WIDEST_GROUP: u32 = 40;

/// Without merged cells: the heading of a group stands over its first column
/// only, and each of its columns has a text below.
fn heading_left(span: &[Row<'_>], index: usize, column: u32) -> Option<u32> {
    let cells = &span[index].cells;
    let next = cells.partition_point(|(at, _)| *at < column);
    let left = cells.get(next.checked_sub(1)?)?.0;
    if column - left > WIDEST_GROUP {
        return None;
    }
    let grouped = |at: u32| span[index + 1..].iter().any(|row| row.get(at).is_some());
    (left..=column).all(grouped).then_some(left)
}

fn text_of(cell: &Cell<'_>) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(nfc(text)).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// What a column with these header levels is in this kind of sheet, and whether
/// the site has taught it; a site can also teach that it is not read.
pub(super) fn field_of(
    kind: &Kind,
    levels: &[String],
    habits: &Habits,
) -> Option<(Option<Field>, bool)> {
    // The whole path first, then ever fewer levels from the bottom; each also
    // without what stands in brackets: "Chủ chốt (x)".
    for first in 0..levels.len() {
        let joined = levels[first..].join(" ");
        if let Some(field) = habits.column(kind.kind, &joined) {
            return Some((field, true));
        }
        let bare = without_brackets(&joined);
        let found =
            named(kind, &joined).or_else(|| if bare == joined { None } else { named(kind, &bare) });
        if found.is_some() {
            return Some((found, false));
        }
    }
    None
}

fn named(kind: &Kind, text: &str) -> Option<Field> {
    let key = fold(text);
    let with_marks = header_words(text);
    let fits = |name: &str| match (name.strip_prefix('='), name.strip_suffix('*')) {
        (Some(exact), _) => with_marks == exact,
        (_, Some(start)) => {
            key.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        }
        _ => key == name,
    };
    let fits_one = |column: &&Column| column.names.iter().any(|name| fits(name));
    kind.columns.iter().find(fits_one).map(|column| column.field)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |c: &char| {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}
