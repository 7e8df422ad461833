//! Finding the header of a sheet: which rows it spans, which kind of sheet it
//! announces, which column says what.

use super::fields::{Column, Field, KINDS, Kind};
use super::merges::Merges;
use super::problem::SkipReason;
use super::rows::IgnoredColumn;
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

/// The most rows over which a header stands.
const TALLEST: usize = 3;

/// Looks for a header among the first rows of a sheet.
///
/// Every start and height is tried; the one that names the most columns of a
/// kind with all its needs wins, then the lowest in height, then the first.
/// So title lines above and number rows below stay outside: they add rows but
/// name no column. Below a header found, none is looked for.
pub(super) fn find(rows: &[Row<'_>], merges: &Merges) -> Result<Header, SkipReason> {
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
            let headers = KINDS
                .iter()
                .map(|kind| assign(kind, &levels, (span[0].number, span[height - 1].number)));
            for header in headers {
                let named = header.columns.iter().flatten().count();
                let lacks = missing(&header).len();
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
    best.map(|(_, _, header)| header).ok_or_else(|| why_not(rows, nearest))
}

/// The least number of known columns for which a sheet is called a near miss.
const NEAR: usize = 3;

fn why_not(rows: &[Row<'_>], nearest: Option<(usize, usize, Header)>) -> SkipReason {
    match nearest {
        Some((named, _, header)) if named >= NEAR => SkipReason::ColumnsMissing {
            kind: header.kind.kind,
            missing: missing(&header).into_iter().map(str::to_owned).collect(),
        },
        _ if rows.is_empty() => SkipReason::Blank,
        _ => SkipReason::NoHeader { found: fullest(rows) },
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

/// The usual headers of the columns that the header lacks.
fn missing(header: &Header) -> Vec<&'static str> {
    let has = |field: &Field| header.column(*field).is_some();
    header
        .kind
        .needs
        .iter()
        .filter(|alternatives| !alternatives.iter().any(|fields| fields.iter().all(has)))
        .filter_map(|alternatives| alternatives.first())
        .flat_map(|fields| fields.iter().filter(|field| !has(field)))
        .filter_map(|field| header.kind.column(*field))
        .map(|column| column.header)
        .collect()
}

fn assign(kind: &'static Kind, levels: &[(u32, Vec<String>)], (top, bottom): (u32, u32)) -> Header {
    let mut columns = [None; Field::COUNT];
    let mut name_words = Vec::new();
    for (column, levels) in levels {
        if let Some(field) = field_of(kind, levels) {
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
    Header { kind, top, bottom, columns, texts, name_words }
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

/// The field that a column with these header levels is, in this kind of sheet.
pub(super) fn field_of(kind: &Kind, levels: &[String]) -> Option<Field> {
    // The whole path first, then ever fewer levels from the bottom; each also
    // without what stands in brackets: "Chủ chốt (x)".
    for first in 0..levels.len() {
        let joined = levels[first..].join(" ");
        let bare = without_brackets(&joined);
        let found =
            named(kind, &joined).or_else(|| if bare == joined { None } else { named(kind, &bare) });
        if found.is_some() {
            return found;
        }
    }
    None
}

fn named(kind: &Kind, text: &str) -> Option<Field> {
    let key = fold(text);
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let with_marks = words.collect::<Vec<_>>().join(" ");
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
