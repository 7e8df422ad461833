//! Walks down a table and tells records from group rows, number rows, blank
//! rows and the block of those who sign. Every row becomes exactly one thing.

use super::cell;
use super::classify::{Meaning, Walk};
use super::error::IntakeError;
use super::fields::Field;
use super::habits::Habits;
use super::header::{self, Header};
use super::line::{Context, Line};
use super::memo::Memos;
use super::merges::{FillDown, Merges};
use super::problem::{Problem, ProblemReason, Severity, SkipReason};
use super::records::Record;
use super::rows::{
    BodyRow, Located, PersonRow, PlanRow, PostRow, RowCounts, SheetKind, SheetRead, UnitRow,
};
use super::sheet::{Converted, Row, Rows, column_letters};
use base::{fold, nfc};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::ControlFlow;

/// What already stood in the file: kind and identity, with sheet and row.
pub(super) type Seen = HashMap<(SheetKind, String), (String, u32)>;

/// What goes along through all sheets of a file.
pub(super) struct Pass<'p> {
    pub(super) habits: &'p Habits,
    pub(super) seen: Seen,
    /// Told the rows read so far; says whether to go on.
    pub(super) watch: &'p mut dyn FnMut(u32) -> ControlFlow<()>,
    /// Rows read so far.
    pub(super) rows: u32,
}

/// Rows after which the watcher is told.
const TELL_EVERY: u32 = 500;

impl Pass<'_> {
    /// Counts a row.
    ///
    /// # Errors
    /// [`IntakeError::Stopped`] when the watcher says so.
    fn row(&mut self) -> Result<(), IntakeError> {
        self.rows += 1;
        if self.rows.is_multiple_of(TELL_EVERY) && (self.watch)(self.rows).is_break() {
            return Err(IntakeError::Stopped);
        }
        Ok(())
    }
}

/// Filled rows among which a header is looked for.
const HEADER_ROWS: usize = 60;

/// Reads one sheet.
///
/// # Errors
/// [`IntakeError::Damaged`] when the file cannot be read on. A sheet without a
/// known header is no error but a [`SkipReason`].
pub(super) fn read(
    sheet: &str,
    rows: &mut Rows<'_, '_>,
    merges: &Merges,
    is_1904: bool,
    pass: &mut Pass<'_>,
) -> Result<Result<SheetRead, SkipReason>, IntakeError> {
    let mut first = first_rows(rows)?;
    let header = match header::find(&first, merges, pass.habits) {
        Ok(header) => header,
        Err(header::Unfound { why, .. }) => return Ok(Err(why)),
    };
    let context = Context { decision: decision_above(&header, &first), ..Context::default() };
    first.retain(|row| row.number > header.bottom);
    let memos = Memos::default();
    let table = Table { sheet, header: &header, merges, memos: &memos, is_1904 };
    let read = match header.kind.kind {
        SheetKind::Units => table.read::<UnitRow>(context, first, rows, pass)?,
        SheetKind::Bodies => table.read::<BodyRow>(context, first, rows, pass)?,
        SheetKind::Posts => table.read::<PostRow>(context, first, rows, pass)?,
        SheetKind::People => table.read::<PersonRow>(context, first, rows, pass)?,
        SheetKind::Plan => table.read::<PlanRow>(context, first, rows, pass)?,
    };
    Ok(Ok(read))
}

/// The rows among which a header is looked for.
pub(super) fn first_rows<'a>(rows: &mut Rows<'a, '_>) -> Result<Vec<Row<'a>>, IntakeError> {
    let mut first = Vec::new();
    while first.len() < HEADER_ROWS
        && let Some(row) = rows.next()?
    {
        first.push(row);
    }
    Ok(first)
}

struct Table<'t> {
    sheet: &'t str,
    header: &'t Header,
    merges: &'t Merges,
    memos: &'t Memos,
    is_1904: bool,
}

/// What the walk gathers.
struct Gathered<T> {
    records: Vec<Located<T>>,
    problems: Vec<Problem>,
    counts: RowCounts,
    context: Context,
}

impl Table<'_> {
    fn read<'a, T: Record>(
        &self,
        context: Context,
        first: Vec<Row<'a>>,
        rows: &mut Rows<'a, '_>,
        pass: &mut Pass<'_>,
    ) -> Result<SheetRead, IntakeError> {
        let mut gathered = Gathered {
            records: Vec::<Located<T>>::new(),
            problems: Vec::new(),
            counts: RowCounts::default(),
            context,
        };
        let mut walk = Walk::new(self.header, self.is_1904);
        let mut fill = FillDown::new(self.merges, |column| self.header.is_mapped(column));
        let mut above = self.header.bottom;
        let mut waiting = first.into_iter();
        while let Some(mut row) = match waiting.next() {
            Some(row) => Some(row),
            None => rows.next()?,
        } {
            pass.row()?;
            gathered.counts.blank += row.number - above - 1;
            above = row.number;
            let carried = fill.apply(&mut row);
            let meaning = match walk.meaning(&row) {
                // A name from the row above with something beside it is no group.
                Meaning::Group(_) | Meaning::Stray if self.is_merged(&carried) => Meaning::Record,
                meaning => meaning,
            };
            self.take(&row, meaning, &carried, &mut gathered, pass);
        }
        gathered.counts.seen = above - self.header.bottom;
        self.note_converted(rows.take_converted(), &mut gathered.problems);
        Ok(SheetRead {
            name: self.sheet.to_owned(),
            rows: T::wrap(gathered.records),
            problems: gathered.problems,
            counts: gathered.counts,
            ignored: self.header.ignored(),
            learnt: self.header.learnt_columns(),
        })
    }

    fn take<T: Record>(
        &self,
        row: &Row<'_>,
        meaning: Meaning,
        carried: &[u32],
        to: &mut Gathered<T>,
        pass: &mut Pass<'_>,
    ) {
        match meaning {
            Meaning::Blank => to.counts.blank += 1,
            Meaning::Number => to.counts.number += 1,
            Meaning::Closing => to.counts.closing += 1,
            Meaning::Group(text) => {
                to.counts.group += 1;
                enter_group(&text, self.header, &mut to.context);
            }
            Meaning::Stray => {
                to.counts.bad += 1;
                to.problems.push(self.stray(row));
            }
            Meaning::Record => self.record(row, carried, to, pass),
        }
    }

    /// Whether the name was carried down from the row above.
    fn is_merged(&self, carried: &[u32]) -> bool {
        let name = self.header.column(self.header.kind.name);
        name.is_some_and(|column| carried.contains(&column))
    }

    fn record<T: Record>(
        &self,
        row: &Row<'_>,
        carried: &[u32],
        to: &mut Gathered<T>,
        pass: &mut Pass<'_>,
    ) {
        let mut line = Line {
            sheet: self.sheet,
            row,
            header: self.header,
            context: &to.context,
            memos: self.memos,
            habits: pass.habits,
            is_1904: self.is_1904,
            problems: Vec::new(),
        };
        let mut record = T::read(&mut line);
        // In a plan one person may stand over the rows of several posts; in
        // the other lists the second row would be a second person.
        let name = self.header.kind.name;
        if self.is_merged(carried) && self.header.kind.kind != SheetKind::Plan {
            record = line.refuse(name, ProblemReason::MergedWithAbove);
        }
        if let Some(identity) = record.as_ref().and_then(Record::identity) {
            match pass.seen.entry((self.header.kind.kind, identity)) {
                Entry::Vacant(place) => {
                    place.insert((self.sheet.to_owned(), row.number));
                }
                Entry::Occupied(first) => {
                    let (first_sheet, first_row) = first.get().clone();
                    record =
                        line.refuse(T::KEY, ProblemReason::Duplicate { first_sheet, first_row });
                }
            }
        }
        to.problems.append(&mut line.problems);
        match record {
            Some(value) => {
                to.counts.records += 1;
                to.records.push(Located { row: row.number, value });
            }
            None => to.counts.bad += 1,
        }
    }

    /// Says which cells of the table were converted, each at its row.
    fn note_converted(&self, cells: Vec<Converted>, problems: &mut Vec<Problem>) {
        let read =
            |cell: &Converted| cell.row > self.header.bottom && self.header.is_mapped(cell.column);
        problems.extend(cells.into_iter().filter(read).map(|cell| {
            let (row, column) = (cell.row, cell.column);
            let (value, reason) = cell.reason();
            Problem {
                sheet: self.sheet.to_owned(),
                row,
                column: column_letters(column),
                header: self.header.text(column).to_owned(),
                value,
                reason,
                severity: Severity::Note,
                unlisted: None,
            }
        }));
        problems.sort_by_key(|problem| problem.row);
    }

    fn stray(&self, row: &Row<'_>) -> Problem {
        let (column, cell) = &row.cells[0];
        Problem {
            sheet: self.sheet.to_owned(),
            row: row.number,
            column: column_letters(*column),
            header: self.header.text(*column).to_owned(),
            value: cell.shown(),
            reason: ProblemReason::NotARecord,
            severity: Severity::BadRow,
            unlisted: None,
        }
    }
}

/// Group rows that name no unit, by their first folded words.
const NO_UNIT: [&str; 14] = [
    "so luong",
    "danh sach",
    "cap truong",
    "cap pho",
    "dua ra",
    "quy hoach",
    "can bo",
    "cac dong chi",
    "chuyen tiep",
    "bo sung",
    "chuc danh",
    "nhan su",
    "nhom",
    "gioi thieu",
];

/// How a group row names a unit as one.
const UNIT_WORD: &str = "Đơn vị:";

/// A group row gives the term, the unit or the post of the rows below.
fn enter_group(text: &str, header: &Header, context: &mut Context) {
    let term = cell::term_in(text);
    if term.is_some() {
        context.term = term;
    }
    if let Some(unit) = stated_unit(text) {
        (context.unit, context.is_unit_stated) = (Some(unit), true);
        return;
    }
    let key = fold(text);
    if term.is_some() || key.is_empty() {
        return;
    }
    if header.column(Field::Votes).is_some() && header.column(Field::PlannedPost).is_none() {
        context.post = Some(without_seats(text));
    } else if !context.is_unit_stated && !NO_UNIT.iter().any(|start| key.starts_with(start)) {
        context.unit = Some(text.to_owned());
    }
}

/// "Huyện ủy Nậm Pha" of "NHIỆM KỲ 2015 - 2020 (Đơn vị: Huyện ủy Nậm Pha)".
fn stated_unit(text: &str) -> Option<String> {
    let (before, unit) = text.split_once(UNIT_WORD)?;
    let unit = unit.trim();
    let unit = if before.trim_end().ends_with('(') { unit.strip_suffix(')')? } else { unit };
    Some(nfc(unit)).filter(|unit| !unit.is_empty())
}

/// "Bí thư Huyện ủy" of "Bí thư Huyện ủy (01 vị trí; quy hoạch 02 người)".
fn without_seats(text: &str) -> String {
    let seats = text.rsplit_once(" (").filter(|(_, behind)| {
        behind.ends_with(')') && behind.contains(" vị trí") && behind.contains("quy hoạch ")
    });
    seats.map_or(text, |(post, _)| post).to_owned()
}

/// The line "(Kèm theo Quyết định số …)" over a list of who was planned by that
/// decision. Over any other list it is not the decision by which somebody stands.
fn decision_above(header: &Header, above: &[Row<'_>]) -> Option<String> {
    header.column(Field::Votes)?;
    let titles = above.iter().filter(|row| row.number <= header.bottom);
    let mut texts = titles.flat_map(|row| row.cells.iter()).map(|(_, cell)| nfc(&cell.shown()));
    texts.find(|text| fold(text).starts_with("kem theo quyet dinh"))
}
