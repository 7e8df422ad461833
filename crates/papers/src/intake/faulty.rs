//! The rows of a file that could not be taken, as a workbook of their own: the
//! cells coloured, what is wrong written beside them as a note. Corrected, it is
//! imported like any other.

use super::classify::{Meaning, Walk};
use super::error::IntakeError;
use super::habits::Habits;
use super::header::{self, Header};
use super::merges::FillDown;
use super::problem::Severity;
use super::sheet::{Cell, Row, column_letters};
use super::table::first_rows;
use super::{Source, each_sheet};
use crate::template::formula::column_number;
use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet, XlsxError,
};
use std::collections::{BTreeMap, HashMap};

/// Something to correct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's letters; empty when the whole row is meant.
    pub column: String,
    /// The column's header.
    pub header: String,
    /// What stands there.
    pub value: String,
    /// What is wrong and what to do, in the reader's language.
    pub text: String,
    /// What follows from it; marks that are only to be known are passed over.
    pub severity: Severity,
}

/// The words of the list in front, in the reader's language.
#[derive(Debug, Clone)]
pub struct FaultyWords {
    /// The name of the sheet, at most 31 letters.
    pub sheet: String,
    /// The title over the list.
    pub title: String,
    /// How to go on.
    pub advice: String,
    /// Headers: number, sheet, cell in the file, column, value, what is wrong.
    pub headers: [String; 6],
}

/// Group rows kept above a faulty row; those before are of other groups.
const MOST_GROUPS: usize = 8;

/// The faulty rows of a file as an .xlsx workbook: for each sheet its header and
/// group rows as they stand, and below them the marked rows; in front a list of
/// all marks with links to their cells. `None` when nothing is marked.
///
/// # Errors
/// [`IntakeError`], as when the file was read.
pub fn faulty_rows(
    file_name: &str,
    bytes: &[u8],
    marks: &[Mark],
    words: &FaultyWords,
    habits: &Habits,
) -> Result<Option<Vec<u8>>, IntakeError> {
    let mut wanted: HashMap<&str, BTreeMap<u32, Vec<&Mark>>> = HashMap::new();
    for mark in marks.iter().filter(|mark| mark.severity != Severity::Note) {
        wanted.entry(&mark.sheet).or_default().entry(mark.row).or_default().push(mark);
    }
    if wanted.is_empty() {
        return Ok(None);
    }
    let mut book = Book::new();
    each_sheet(file_name, bytes, &mut |sheet| {
        if let Ok(source) = sheet
            && let Some(wanted) = wanted.get(source.name.as_str())
        {
            book.sheet(source, wanted, habits)?;
        }
        Ok(())
    })?;
    book.finish(words).map(Some)
}

/// The workbook that is being written.
struct Book {
    sheets: Vec<Worksheet>,
    /// Every mark with the place of its cell in the workbook.
    placed: Vec<(Mark, String)>,
    looks: Looks,
}

/// The looks of cells.
struct Looks {
    plain: Format,
    refused: Format,
    asked: Format,
    head: Format,
    title: Format,
    link: Format,
}

fn damaged(error: XlsxError) -> IntakeError {
    IntakeError::Damaged { detail: error.to_string() }
}

impl Book {
    fn new() -> Self {
        let base = || Format::new().set_font_name("Times New Roman").set_font_size(12);
        let cell =
            || base().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
        let looks = Looks {
            plain: cell(),
            refused: cell().set_background_color(Color::RGB(0xFF_C7_CE)),
            asked: cell().set_background_color(Color::RGB(0xFF_EB_9C)),
            head: cell().set_bold().set_align(FormatAlign::Center),
            title: base().set_bold().set_font_size(14),
            link: cell().set_font_color(Color::RGB(0x05_63_C1)),
        };
        Self { sheets: Vec::new(), placed: Vec::new(), looks }
    }

    /// Copies the header, and the wanted rows with the groups that they stand in.
    fn sheet(
        &mut self,
        source: Source<'_, '_, '_>,
        wanted: &BTreeMap<u32, Vec<&Mark>>,
        habits: &Habits,
    ) -> Result<(), IntakeError> {
        let first = first_rows(source.rows)?;
        let Ok(header) = header::find(&first, &source.merges, habits) else { return Ok(()) };
        let mut sheet = Worksheet::new();
        sheet.set_name(&source.name).map_err(damaged)?;
        for row in first.iter().filter(|row| row.number <= header.bottom) {
            let look = if header.covers(row.number) { &self.looks.head } else { &self.looks.title };
            for (column, cell) in &row.cells {
                write(&mut sheet, row.number - 1, *column, cell, look)?;
            }
        }
        for (top, left, bottom, right) in source.merges.regions_above(header.bottom) {
            let look = if header.covers(top + 1) { &self.looks.head } else { &self.looks.title };
            let text = first.iter().find(|row| row.number == top + 1);
            let text = text.and_then(|row| row.get(left)).map(Cell::shown).unwrap_or_default();
            let (left, right) = (narrow(left), narrow(right));
            sheet.merge_range(top, left, bottom, right, &text, look).map_err(damaged)?;
        }
        let mut walk = Walk::new(&header, source.is_1904);
        let name = header.column(header.kind.name);
        let mut fill = FillDown::new(&source.merges, |column| {
            header.is_mapped(column) && Some(column) != name
        });
        let (mut groups, mut at): (Vec<Row<'_>>, u32) = (Vec::new(), header.bottom);
        let mut waiting = first.into_iter().filter(|row| row.number > header.bottom);
        while let Some(mut row) = match waiting.next() {
            Some(row) => Some(row),
            None => source.rows.next()?,
        } {
            fill.apply(&mut row);
            let meaning = walk.meaning(&row);
            if let Some(marks) = wanted.get(&row.number) {
                for group in groups.drain(..) {
                    for (column, cell) in &group.cells {
                        write(&mut sheet, at, *column, cell, &self.looks.plain)?;
                    }
                    at += 1;
                }
                self.row(&mut sheet, &source.name, &header, at, &row, marks)?;
                at += 1;
            } else if matches!(meaning, Meaning::Group(_)) {
                if groups.len() == MOST_GROUPS {
                    groups.remove(0);
                }
                groups.push(row);
            }
        }
        widths(&mut sheet, &header)?;
        sheet.set_freeze_panes(header.bottom, 0).map_err(damaged)?;
        self.sheets.push(sheet);
        Ok(())
    }

    /// Writes a row at `at` (from 0) and marks its cells.
    fn row(
        &mut self,
        sheet: &mut Worksheet,
        name: &str,
        header: &Header,
        at: u32,
        row: &Row<'_>,
        marks: &[&Mark],
    ) -> Result<(), IntakeError> {
        let usual = header.column(header.kind.name).or(row.cells.first().map(|(at, _)| *at));
        let mut cells: BTreeMap<u32, Vec<&Mark>> = BTreeMap::new();
        for mark in marks {
            // What has no column of its own belongs to the whole row.
            let named = header.column_named(&mark.header);
            let column = column_of(&mark.column).or(named).or(usual).unwrap_or(0);
            cells.entry(column).or_default().push(mark);
            let place =
                format!("'{}'!{}{}", name.replace('\'', "''"), column_letters(column), at + 1);
            self.placed.push(((*mark).clone(), place));
        }
        for (column, cell) in &row.cells {
            write(sheet, at, *column, cell, &self.looks.plain)?;
        }
        for (column, marks) in cells {
            let refused = marks.iter().any(|mark| mark.severity == Severity::BadRow);
            let look = if refused { &self.looks.refused } else { &self.looks.asked };
            match row.get(column) {
                Some(cell) => write(sheet, at, column, cell, look)?,
                None => {
                    sheet.write_blank(at, narrow(column), look).map_err(damaged)?;
                }
            }
            let text = marks.iter().map(|mark| mark.text.as_str()).collect::<Vec<_>>().join("\n");
            let note = Note::new(text).add_author_prefix(false).set_width(320).set_height(110);
            sheet.insert_note(at, narrow(column), &note).map_err(damaged)?;
        }
        Ok(())
    }

    /// The list in front, then the sheets.
    fn finish(self, words: &FaultyWords) -> Result<Vec<u8>, IntakeError> {
        let Self { sheets, placed, looks } = self;
        let mut list = Worksheet::new();
        list.set_name(&words.sheet).map_err(damaged)?;
        list.write_with_format(0, 0, &words.title, &looks.title).map_err(damaged)?;
        list.write(1, 0, &words.advice).map_err(damaged)?;
        for (column, (head, width)) in
            (0_u16..).zip(words.headers.iter().zip([5.0, 20.0, 10.0, 24.0, 28.0, 70.0]))
        {
            list.write_with_format(3, column, head, &looks.head).map_err(damaged)?;
            list.set_column_width(column, width).map_err(damaged)?;
        }
        for (row, (mark, place)) in (4_u32..).zip(&placed) {
            let look =
                if mark.severity == Severity::BadRow { &looks.refused } else { &looks.asked };
            list.write_with_format(row, 0, row - 3, &looks.plain).map_err(damaged)?;
            list.write_with_format(row, 1, &mark.sheet, &looks.plain).map_err(damaged)?;
            // The place in the file that was imported; the link leads to the
            // copy in this workbook.
            let link = Url::new(format!("internal:{place}"))
                .set_text(format!("{}{}", mark.column, mark.row));
            list.write_url_with_format(row, 2, link, &looks.link).map_err(damaged)?;
            list.write_with_format(row, 3, &mark.header, &looks.plain).map_err(damaged)?;
            list.write_with_format(row, 4, &mark.value, &looks.plain).map_err(damaged)?;
            list.write_with_format(row, 5, &mark.text, look).map_err(damaged)?;
        }
        list.set_freeze_panes(4, 0).map_err(damaged)?;
        list.set_landscape().set_paper_size(9).set_repeat_rows(3, 3).map_err(damaged)?;
        let mut workbook = Workbook::new();
        workbook.push_worksheet(list);
        for sheet in sheets {
            workbook.push_worksheet(sheet);
        }
        workbook.save_to_buffer().map_err(damaged)
    }
}

/// Columns of workbooks end at 16,384.
fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn column_of(letters: &str) -> Option<u32> {
    let named = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    named.then(|| column_number(letters))
}

fn widths(sheet: &mut Worksheet, header: &Header) -> Result<(), IntakeError> {
    for (column, text) in header.columns_with_texts() {
        let longest = text.split(" / ").map(|part| part.chars().count()).max().unwrap_or(0);
        let width = (longest as f64 + 2.0).clamp(6.0, 34.0);
        sheet.set_column_width(narrow(column), width).map_err(damaged)?;
    }
    Ok(())
}

/// Writes a cell as it was read: text always as text, whatever it begins with.
fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u32,
    cell: &Cell<'_>,
    look: &Format,
) -> Result<(), IntakeError> {
    let column = narrow(column);
    match cell {
        Cell::Text(text) => sheet.write_string_with_format(row, column, text.as_ref(), look),
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, look),
        Cell::Date { .. } => {
            // As text in the usual form: a date that Excel took for another is
            // seen for what it is.
            sheet.write_string_with_format(row, column, cell.shown(), look)
        }
        Cell::Bool(value) => sheet.write_boolean_with_format(row, column, *value, look),
        Cell::Error(error) => sheet.write_string_with_format(row, column, error, look),
        Cell::Legacy { text, font } => {
            let look = look.clone().set_font_name(font);
            sheet.write_string_with_format(row, column, text, &look)
        }
    }
    .map(|_| ())
    .map_err(damaged)
}
