//! Filled profile forms in: 2C/TCTW-98, 2C-BNV/2008 and the unified profile of
//! Thông tư 06/2023/TT-BNV, as .docx or .xlsx.
//!
//! Which label means which field is one table ([`FIELDS`]); everything else is
//! one walk over the lines and rows of the file. Nothing is guessed and nothing
//! is lost: an answer that is not understood keeps its words and is asked
//! about, and text that no field answers to is [`ProfileForm::unread`].

mod fields;
mod form;
mod heading;
mod line;
mod sample;
mod table;
mod value;
mod values;
mod walk;

pub use fields::{FIELDS, FieldSpec, READ_UP_TO, ValueKind, field};
pub use form::{
    Answer, FieldReading, FormKind, FormProblem, FormReason, Place, ProfileForm, TableKind,
    TableReading, TableRow, Typed, Unread,
};

pub(crate) use values::DICTIONARY;

use crate::intake::grid::{self, File, GridSheet};
use crate::intake::{IntakeError, ProblemReason, Severity};
use crate::template::{Block, TemplateError, outline};
use base::fold;
use table::Cell;
use walk::{Piece, Walk};

/// Reads a filled profile form. `file_name` is only carried along; what the
/// file is, its bytes say.
///
/// # Errors
/// [`IntakeError`] when the file is neither a document nor a workbook, cannot
/// be opened within the bounds of size, or is no form known here. What is wrong
/// with single answers is no error: it is listed with the form.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<ProfileForm, IntakeError> {
    let mut walk = Walk::new(&base::nfc(file_name));
    match grid::file(bytes)? {
        File::Document => take_document(&mut walk, outline(bytes).map_err(error)?),
        File::Workbook(book) => take_sheets(&mut walk, book.sheets(bytes)?),
    }
    walk.finish().map_err(|labels| IntakeError::NoForm { labels })
}

/// Whether a file is to be read as a profile form: every document (also one in
/// the old format, which [`read`] refuses with the way out), and a
/// workbook that calls itself a profile among its first rows.
pub fn is_profile(bytes: &[u8]) -> bool {
    const ROWS: usize = 25;
    match grid::file(bytes) {
        Ok(File::Document) => true,
        Ok(File::Workbook(book)) => {
            let calls_itself_so = |sheets: Vec<GridSheet>| {
                let rows = sheets.iter().flat_map(|sheet| &sheet.rows);
                rows.flat_map(|row| &row.cells).any(|cell| {
                    let text = fold(&cell.text);
                    line::begins(&text, &["so yeu ly lich", "ly lich can bo"])
                })
            };
            // Most workbooks are long lists: their heads tell. Only one that calls
            // itself a profile is read to its end, and is none if it is too long.
            book.heads(bytes, ROWS).is_ok_and(calls_itself_so) && book.sheets(bytes).is_ok()
        }
        // So that it is refused as the document that it is.
        Err(error) => error == IntakeError::OldWord,
    }
}

fn error(error: TemplateError) -> IntakeError {
    match error {
        TemplateError::TooLarge { limit_mib } => IntakeError::TooLarge { limit_mib },
        TemplateError::OtherKind => IntakeError::OtherKind { kind: "ZIP" },
        other => IntakeError::Damaged { detail: other.to_string() },
    }
}

fn take_document(walk: &mut Walk, blocks: Vec<Block>) {
    for block in blocks {
        match block {
            Block::Paragraph(number, text) => {
                let place = Place::Paragraph(number);
                fonts(walk, &place, &text.converted, &text.legacy, &text.text);
                walk.take(Piece::Line(place, text.text));
            }
            Block::Margin(text) => walk.take(Piece::Aside(Place::Margin, text.text)),
            Block::Table(number, rows) => {
                for (row, cells) in rows.into_iter().enumerate() {
                    let mut read = Vec::new();
                    for cell in cells {
                        let place = Place::Table(number, row as u32 + 1, cell.column);
                        fonts(
                            walk,
                            &place,
                            &cell.text.converted,
                            &cell.text.legacy,
                            &cell.text.text,
                        );
                        read.push(Cell {
                            column: cell.column,
                            span: cell.span,
                            text: in_lines(&cell.text.text),
                            place,
                            carried: cell.carried,
                        });
                    }
                    walk.take(Piece::Row(read));
                }
                walk.take(Piece::TableEnd);
            }
        }
    }
}

fn take_sheets(walk: &mut Walk, sheets: Vec<GridSheet>) {
    for sheet in sheets {
        for (row, column, before, reason) in sheet.converted {
            let place = Place::Sheet(sheet.name.clone(), row, column);
            walk.problem(place, "", before, FormReason::Value(reason), Severity::Note);
        }
        for row in sheet.rows {
            let mut cells = Vec::new();
            for cell in row.cells {
                let place = Place::Sheet(sheet.name.clone(), row.number, cell.column);
                if let Some(font) = cell.legacy {
                    fonts(walk, &place, &[], &[font], &cell.text);
                }
                cells.push(Cell {
                    column: cell.column,
                    span: cell.span,
                    text: cell.text,
                    place,
                    carried: cell.carried,
                });
            }
            walk.take(Piece::Row(cells));
        }
        walk.take(Piece::TableEnd);
    }
}

/// Lines with tabs kept, without blank ones.
fn in_lines(text: &str) -> String {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Says which texts were written for old fonts.
fn fonts(
    walk: &mut Walk,
    place: &Place,
    converted: &[(String, String, String)],
    legacy: &[String],
    text: &str,
) {
    for (font, before, after) in converted {
        let reason = ProblemReason::Converted { font: font.clone(), becomes: base::nfc(after) };
        walk.problem(place.clone(), "", before.clone(), FormReason::Value(reason), Severity::Note);
    }
    for font in legacy {
        let reason = ProblemReason::LegacyFont { font: font.clone() };
        let value = base::nfc(text);
        walk.problem(place.clone(), "", value, FormReason::Value(reason), Severity::Question);
    }
}
