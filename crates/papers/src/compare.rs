//! What differs between two files of one paper, in the words of the paper.

use calamine::{Reader as _, Xlsx};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Differences that are told; more help nobody.
pub const MOST_TOLD: usize = 50;

/// Where two files differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A cell of a workbook: sheet and name ("B7").
    Cell {
        /// The sheet's name.
        sheet: String,
        /// The cell's name.
        cell: String,
    },
    /// A paragraph of a document, from 1, cells of tables included.
    Paragraph(usize),
    /// A line of a page, both from 1.
    Line {
        /// The page.
        page: usize,
        /// The line.
        line: usize,
    },
    /// Somewhere that shows no text: format, properties, the way it was written; or
    /// a file that cannot be read.
    Unseen,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub place: Place,
    /// What the first file says there; empty when nothing.
    pub one: String,
    /// What the second says.
    pub other: String,
}

/// The differences of two files, in order, at most [`MOST_TOLD`]; none when they
/// are equal byte for byte, and at least one when they are not.
pub fn compare(one: &[u8], other: &[u8]) -> Vec<Difference> {
    if one == other {
        return Vec::new();
    }
    let told = match (texts(one), texts(other)) {
        (Some(Texts::Cells(one)), Some(Texts::Cells(other))) => cells(&one, &other),
        (Some(Texts::Lines(one)), Some(Texts::Lines(other))) => lines(&one, &other),
        _ => Vec::new(),
    };
    if told.is_empty() {
        return vec![Difference { place: Place::Unseen, one: String::new(), other: String::new() }];
    }
    told
}

/// The texts of a file.
enum Texts {
    /// By sheet, row and column.
    Cells(BTreeMap<(String, u32, u32), String>),
    /// In order.
    Lines(Vec<(Place, String)>),
}

/// `None` when the file cannot be read.
fn texts(bytes: &[u8]) -> Option<Texts> {
    if bytes.starts_with(b"%PDF") {
        return pages(bytes).map(Texts::Lines);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.index_for_name("word/document.xml").is_some() {
        let mut text = String::new();
        archive.by_name("word/document.xml").ok()?.read_to_string(&mut text).ok()?;
        return paragraphs(&text).map(Texts::Lines);
    }
    workbook(bytes).map(Texts::Cells)
}

fn workbook(bytes: &[u8]) -> Option<BTreeMap<(String, u32, u32), String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let mut cells = BTreeMap::new();
    for sheet in workbook.sheet_names() {
        let range = workbook.worksheet_range(&sheet).ok()?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let at = (sheet.clone(), top + row as u32, left + column as u32);
            cells.insert(at, cell.to_string());
        }
    }
    Some(cells)
}

fn cells(
    one: &BTreeMap<(String, u32, u32), String>,
    other: &BTreeMap<(String, u32, u32), String>,
) -> Vec<Difference> {
    let places: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let text = |of: &BTreeMap<_, String>, at| of.get(at).cloned().unwrap_or_default();
    let differing = places.into_iter().filter(|at| one.get(at) != other.get(at));
    let told = differing.map(|at| {
        let (sheet, row, column) = at;
        let cell = crate::intake::cell_name(row + 1, *column);
        Difference {
            place: Place::Cell { sheet: sheet.clone(), cell },
            one: text(one, at),
            other: text(other, at),
        }
    });
    told.take(MOST_TOLD).collect()
}

fn paragraphs(xml: &str) -> Option<Vec<(Place, String)>> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut text, mut inside) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if tag.local_name().as_ref() == "t" => inside = true,
            Event::End(tag) if tag.local_name().as_ref() == "t" => inside = false,
            Event::Empty(tag) if tag.local_name().as_ref() == "br" => text.push('\n'),
            Event::Text(found) if inside => text.push_str(&found),
            Event::GeneralRef(found) if inside => {
                match quick_xml::escape::resolve_predefined_entity(&found) {
                    Some(sign) => text.push_str(sign),
                    None => text.push_str(&format!("&{};", &*found)),
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "p" => {
                let place = Place::Paragraph(texts.len() + 1);
                texts.push((place, std::mem::take(&mut text)));
            }
            Event::Eof => return Some(texts),
            _ => {}
        }
    }
}

fn pages(bytes: &[u8]) -> Option<Vec<(Place, String)>> {
    let document = lopdf::Document::load_mem(bytes).ok()?;
    let mut lines = Vec::new();
    for (place, page) in document.get_pages().into_keys().enumerate() {
        let text = document.extract_text(&[page]).ok()?;
        let of_page = text.lines().enumerate().map(|(line, text)| {
            (Place::Line { page: place + 1, line: line + 1 }, text.trim().to_owned())
        });
        lines.extend(of_page);
    }
    Some(lines)
}

/// What stands between the lines that both begin with and those that both end
/// with, line against line.
fn lines(one: &[(Place, String)], other: &[(Place, String)]) -> Vec<Difference> {
    let same = |(one, other): &(&(Place, String), &(Place, String))| one.1 == other.1;
    let before = one.iter().zip(other).take_while(same).count();
    let (one, other) = (&one[before..], &other[before..]);
    let after = one.iter().rev().zip(other.iter().rev()).take_while(same).count();
    let (one, other) = (&one[..one.len() - after], &other[..other.len() - after]);
    let text = |of: &[(Place, String)], at: usize| of.get(at).map(|it| it.1.clone());
    let told = (0..one.len().max(other.len())).filter_map(|at| {
        let (said, again) = (text(one, at), text(other, at));
        let place = one.get(at).or(other.get(at)).map(|it| it.0.clone())?;
        (said != again).then(|| Difference {
            place,
            one: said.unwrap_or_default(),
            other: again.unwrap_or_default(),
        })
    });
    told.take(MOST_TOLD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::{CarryOverAnnex, DecisionList, carry_over_annex, decision_list_pdf};

    fn annex(change: impl FnOnce(&mut CarryOverAnnex)) -> Vec<u8> {
        let mut annex = CarryOverAnnex::sample();
        change(&mut annex);
        carry_over_annex(&annex).unwrap()
    }

    #[test]
    fn a_workbook_names_the_cell_that_differs() {
        let one = annex(|_| {});
        assert_eq!(compare(&one, &annex(|_| {})), []);
        let other = annex(|annex| annex.terms[0].heads[0].theory = "Cử nhân".into());
        let [told] = <[Difference; 1]>::try_from(compare(&one, &other)).unwrap();
        assert_eq!((told.one.as_str(), told.other.as_str()), ("Cao cấp", "Cử nhân"));
        assert_eq!(told.place, Place::Cell { sheet: "Phụ lục 1".into(), cell: "I10".into() });
    }

    #[test]
    fn a_pdf_names_page_and_line_and_bytes_without_text_are_told() {
        let list = DecisionList::sample();
        let one = decision_list_pdf(&list).unwrap();
        let mut changed = list.clone();
        changed.posts[0].people[0].theory = "Cử nhân".into();
        let told = compare(&one, &decision_list_pdf(&changed).unwrap());
        let line = told.iter().find(|it| it.other.contains("Cử nhân")).unwrap();
        assert!(matches!(line.place, Place::Line { page: 1, .. }), "{line:?}");
        let mut longer = one.clone();
        longer.push(b'\n');
        assert_eq!(compare(&one, &longer).len(), 1);
        assert_eq!(compare(&one, b"x")[0].place, Place::Unseen);
    }

    #[test]
    fn a_document_names_the_paragraph_between_equal_ends() {
        let document = |middle: &str| {
            let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
            let body = ["A", "B", middle, "C", "D"].map(text).concat();
            paragraphs(&format!("<w:body>{body}</w:body>")).unwrap()
        };
        let told = lines(&document("Lò &amp; Vừ"), &document("Vừ"));
        let wanted =
            Difference {
                place: Place::Paragraph(3), one: "Lò & Vừ".into(), other: "Vừ".into()
            };
        assert_eq!(told, [wanted]);
    }
}
