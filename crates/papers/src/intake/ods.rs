//! OpenDocument workbooks (.ods), read as a stream: the library that reads the
//! other formats knows neither their merged cells nor their fonts, and lays out
//! whatever a file claims.

mod styles;

use super::error::IntakeError;
use super::problem::SkipReason;
use super::sheet::{Cell, GridCell, Note};
use super::{Table, xls};
use base::Day;
use calamine::{Dimensions, ExcelDateTime, ExcelDateTimeType};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor};
use styles::Styles;

/// The most filled cells of a file.
const MOST_CELLS: u64 = xls::MOST_CELLS;
/// Rows and columns of the largest sheet there is.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;
/// Spaces that one element may stand for.
const MOST_SPACES: usize = 1000;

/// Reads all sheets.
///
/// # Errors
/// [`IntakeError::Damaged`]; [`IntakeError::TooManyCells`].
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Table>, Vec<Note>), IntakeError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let mut styles = Styles::default();
    // A file needs no styles of its own names.
    if let Ok(part) = archive.by_name("styles.xml") {
        Walk::new(&mut styles).over(BufReader::new(part))?;
    }
    let part = archive.by_name("content.xml").map_err(|e| damaged(&e))?;
    let mut walk = Walk::new(&mut styles);
    walk.over(BufReader::new(part))?;
    let tables = std::mem::take(&mut walk.tables);
    Ok((tables, styles.into_notes()))
}

fn damaged(error: &dyn std::fmt::Display) -> IntakeError {
    IntakeError::Damaged { detail: error.to_string() }
}

/// An attribute's value.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// A cell that is being read.
struct Open {
    kind: String,
    /// The value in the tag: a number, a date, a truth.
    value: Option<String>,
    /// The text in the tag, which goes before the paragraphs shown.
    told: Option<String>,
    /// The formula, as typed.
    formula: Option<String>,
    text: Option<String>,
    style: Option<usize>,
    repeats: u32,
}

/// Walks over the elements of a part.
struct Walk<'s> {
    styles: &'s mut Styles,
    tables: Vec<Table>,
    /// Rows and columns from 0.
    row: u32,
    column: u32,
    row_repeats: u32,
    row_style: Option<String>,
    /// Up to which column which style is the usual one.
    columns: Vec<(u32, String)>,
    line: Vec<GridCell>,
    cell: Option<Open>,
    in_paragraph: bool,
    filled: u64,
}

impl<'s> Walk<'s> {
    fn new(styles: &'s mut Styles) -> Self {
        Self {
            styles,
            tables: Vec::new(),
            row: 0,
            column: 0,
            row_repeats: 1,
            row_style: None,
            columns: Vec::new(),
            line: Vec::new(),
            cell: None,
            in_paragraph: false,
            filled: 0,
        }
    }

    fn over(&mut self, part: impl BufRead) -> Result<(), IntakeError> {
        let mut reader = Reader::from_reader(part);
        let (mut buffer, mut skipped) = (Vec::new(), Vec::new());
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    // Notes and drawings hold text and tables of their own.
                    if matches!(name.as_str(), "office:annotation" | "table:shapes")
                        || name.starts_with("draw:")
                    {
                        reader
                            .read_to_end_into(tag.name(), &mut skipped)
                            .map_err(|e| damaged(&e))?;
                        skipped.clear();
                        continue;
                    }
                    self.start(&name, &tag);
                }
                Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    self.start(&name, &tag);
                    self.end(&name)?;
                }
                Event::End(tag) => self.end(tag.name().as_ref())?,
                Event::Text(text) => self.text(&text.xml_content(XmlVersion::Implicit1_0)),
                Event::CData(text) => self.text(&text.xml_content(XmlVersion::Implicit1_0)),
                Event::GeneralRef(name) => {
                    let sign = name.resolve_char_ref().map_err(|e| damaged(&e))?;
                    let named = || quick_xml::escape::resolve_xml_entity(&name);
                    match sign.map(String::from).or_else(|| named().map(str::to_owned)) {
                        Some(text) => self.text(&text),
                        None => return Err(damaged(&format!("&{};", &*name))),
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "table:table" => self.sheet(tag),
            "table:table-column" => {
                let from = self.columns.last().map_or(0, |(end, _)| *end);
                let end = from.saturating_add(number(tag, "table:number-columns-repeated"));
                let style = attribute(tag, "table:default-cell-style-name").unwrap_or_default();
                self.columns.push((end, style));
            }
            "table:table-row" => {
                self.row_repeats = number(tag, "table:number-rows-repeated");
                self.row_style = attribute(tag, "table:default-cell-style-name");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.open(tag),
            "text:p" => {
                if let Some(text) = self.cell.as_mut().and_then(|cell| cell.text.as_mut()) {
                    text.push('\n');
                }
                self.in_paragraph = true;
                self.text("");
            }
            "text:s" => {
                let count = number(tag, "text:c") as usize;
                self.text(&" ".repeat(count.min(MOST_SPACES)));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            other => self.styles.take(other, tag),
        }
    }

    fn end(&mut self, name: &str) -> Result<(), IntakeError> {
        match name {
            "table:table-row" => self.close_row()?,
            "table:table-cell" | "table:covered-table-cell" => self.close()?,
            "text:p" => self.in_paragraph = false,
            other => self.styles.end(other),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_paragraph
            && let Some(cell) = &mut self.cell
        {
            cell.text.get_or_insert_default().push_str(text);
        }
    }

    fn sheet(&mut self, tag: &BytesStart<'_>) {
        let style = attribute(tag, "table:style-name").unwrap_or_default();
        let why = self.styles.hides(&style).then_some(SkipReason::Hidden);
        let name = attribute(tag, "table:name").unwrap_or_default();
        self.tables.push(Table { name, why, cells: Vec::new(), merges: Vec::new() });
        (self.row, self.column) = (0, 0);
        self.columns.clear();
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let value = ["office:value", "office:date-value", "office:boolean-value"];
        let repeats = number(tag, "table:number-columns-repeated");
        let (wide, tall) =
            (number(tag, "table:number-columns-spanned"), number(tag, "table:number-rows-spanned"));
        if (wide > 1 || tall > 1)
            && let Some(table) = self.tables.last_mut()
        {
            let end = (
                self.row.saturating_add(tall.saturating_sub(1)).min(MOST_ROWS),
                self.column.saturating_add(wide.saturating_sub(1)).min(MOST_COLUMNS),
            );
            table.merges.push(Dimensions::new((self.row, self.column), end));
        }
        let kind = if attribute(tag, "calcext:value-type").is_some_and(|it| it == "error") {
            Some("error".to_owned())
        } else {
            attribute(tag, "office:value-type")
        };
        let usual = || self.columns.iter().find(|(end, _)| self.column < *end);
        let style = attribute(tag, "table:style-name")
            .or_else(|| self.row_style.clone())
            .or_else(|| usual().map(|(_, style)| style.clone()));
        let style = style.filter(|_| kind.is_some()).map(|style| self.styles.note(&style));
        self.cell = Some(Open {
            kind: kind.unwrap_or_default(),
            value: value.iter().find_map(|name| attribute(tag, name)),
            told: attribute(tag, "office:string-value"),
            formula: attribute(tag, "table:formula"),
            text: None,
            style,
            repeats,
        });
        self.in_paragraph = false;
    }

    fn close(&mut self) -> Result<(), IntakeError> {
        let Some(open) = self.cell.take() else { return Ok(()) };
        let repeats = open.repeats.min(MOST_COLUMNS.saturating_sub(self.column));
        let style = open.style;
        let cell = value(open);
        if let Some(cell) = cell {
            self.room(u64::from(repeats))?;
            for column in self.column..self.column + repeats {
                self.line.push(GridCell { row: 0, column, cell: cell.clone(), style });
            }
        }
        self.column += repeats;
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), IntakeError> {
        let repeats = self.row_repeats.min(MOST_ROWS.saturating_sub(self.row));
        let line = std::mem::take(&mut self.line);
        if !line.is_empty() {
            let more = u64::from(repeats.saturating_sub(1)) * line.len() as u64;
            self.room(more)?;
            let Some(table) = self.tables.last_mut() else { return Ok(()) };
            for row in self.row..self.row + repeats {
                let placed = |cell: &GridCell| GridCell { row: row + 1, ..cell.clone() };
                table.cells.extend(line.iter().map(placed));
            }
        }
        self.row += repeats;
        self.row_repeats = 1;
        Ok(())
    }

    /// Makes sure that so many more cells are not too many.
    fn room(&mut self, more: u64) -> Result<(), IntakeError> {
        self.filled += more;
        if self.filled > MOST_CELLS {
            return Err(IntakeError::TooManyCells { limit: MOST_CELLS });
        }
        Ok(())
    }
}

fn value(open: Open) -> Option<Cell<'static>> {
    let Open { kind, value, told, formula, text, .. } = open;
    let filled = |text: &String| !text.trim().is_empty();
    let text = told.filter(filled).or(text.filter(filled));
    let shown = || text.clone().map(|text| Cell::Text(Cow::Owned(text)));
    match kind.as_str() {
        "float" | "percentage" | "currency" => {
            value.and_then(|value| value.parse().ok()).map(Cell::Number).or_else(shown)
        }
        "boolean" => value.map(|value| Cell::Bool(value == "true")),
        // A month that was typed is a day with a format; the note tells.
        "date" => value.as_deref().and_then(date).or_else(shown),
        "error" => Some(Cell::Error(text.unwrap_or_default())),
        // Of no kind at all: nobody has worked it out.
        "" => shown().or_else(|| {
            let formula = formula?;
            Some(Cell::Error(formula.trim_start_matches("of:").to_owned()))
        }),
        _ => shown(),
    }
}

/// A date or a moment in ISO 8601; `None` for what a serial number cannot say.
fn date(text: &str) -> Option<Cell<'static>> {
    let day: Day = text.split('T').next()?.parse().ok()?;
    // Day 0 of serial numbers is 30 December 1899; those below 61 differ.
    let serial = day.days_since_1970() + 25_569;
    let at = ExcelDateTime::new(serial as f64, ExcelDateTimeType::DateTime, false);
    (serial > 60).then_some(Cell::Date { at, month_only: false })
}
