//! Placeholders in a text: finding them, pairing begins with ends, and looking
//! their names up. What a paragraph or a cell says is one *block*; where its
//! letters come from is not known here.
//!
//! - `{{name}}`: a value; `{{name:00}}` with at least two figures, `{{name:HOA}}`
//!   in capitals.
//! - `{{#name}} … {{/name}}`: once for each of a list; for anything else, once
//!   if it is there.
//! - `{{^name}} … {{/name}}`: once if it is empty or not there.
//!
//! Begin and end in one block, with other text around them, repeat the text
//! between them. Otherwise they repeat whole paragraphs or rows: a *region*.

use super::dictionary::{Field, Found, Kind, Scope, Style, find, key, nearest};
use super::error::{Fault, FaultKind};
use std::ops::Range;

/// Where a block stands, for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a document.
    Paragraph {
        /// Which part, by code: `body`, `header`, `footer`, `note`.
        part: &'static str,
        /// The paragraph's number in its part, from 1.
        paragraph: usize,
        /// Row and cell, from 1, where it stands in a table.
        cell: Option<(usize, usize)>,
    },
    /// In a workbook.
    Cell {
        /// The sheet.
        sheet: String,
        /// The cell, such as `B7`, or what else of the sheet by code:
        /// `header-footer`, `drawing`.
        cell: String,
    },
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Paragraph { part, paragraph, cell: None } => {
                write!(f, "{part}, paragraph {paragraph}")
            }
            Self::Paragraph { part, paragraph, cell: Some((row, cell)) } => {
                write!(f, "{part}, paragraph {paragraph} (row {row}, cell {cell})")
            }
            Self::Cell { sheet, cell } => write!(f, "{sheet}!{cell}"),
        }
    }
}

/// A paragraph or cell with its letters.
#[derive(Debug)]
pub(super) struct Block {
    pub letters: Vec<char>,
    pub place: Place,
    /// A cell: begin and end inside it repeat text, never the cell.
    pub is_cell: bool,
}

/// How a section shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Each,
    Unless,
}

/// A section's condition.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    pub name: String,
    pub when: When,
    pub what: Found,
}

impl Section {
    /// Whether names inside are looked up in it first.
    pub fn opens_scope(&self) -> bool {
        self.when == When::Each
            && matches!(self.what.kind, Kind::Many(_) | Kind::One(_) | Kind::Open(_) | Kind::Texts)
    }
}

/// What stands in a block, at letters `at`.
#[derive(Debug, PartialEq)]
pub(super) struct Piece {
    pub at: Range<usize>,
    pub what: PieceKind,
}

#[derive(Debug, PartialEq)]
pub(super) enum PieceKind {
    Value(Found),
    /// Text between begin and end, `inner`, repeated.
    Inline {
        section: Section,
        inner: Range<usize>,
        pieces: Vec<Piece>,
    },
    /// Begin or end of a region: nothing stays of it.
    Gone,
}

/// A section over whole paragraphs or rows: from block to block.
#[derive(Debug)]
pub(super) struct Region {
    pub section: Section,
    pub from: usize,
    pub to: usize,
}

/// Blocks with their placeholders understood.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// The pieces of each block.
    pub pieces: Vec<Vec<Piece>>,
    /// In the order of their begins.
    pub regions: Vec<Region>,
    pub faults: Vec<Fault>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sigil {
    Value,
    Begin(When),
    End,
}

struct Mark {
    sigil: Sigil,
    name: String,
    at: Range<usize>,
}

/// No name is longer; beyond it, `}}` was forgotten.
const LONGEST: usize = 120;

/// Letters of text shown around a fault.
const SHOWN: usize = 24;

pub(super) fn near(letters: &[char], at: &Range<usize>) -> String {
    let from = at.start.saturating_sub(SHOWN);
    let to = (at.end + SHOWN).min(letters.len());
    letters[from..to].iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect()
}

/// The placeholders of one block, in order.
fn scan(letters: &[char], mut fault: impl FnMut(Range<usize>, FaultKind)) -> Vec<Mark> {
    let pair = |at: usize, c: char| letters.get(at) == Some(&c) && letters.get(at + 1) == Some(&c);
    let (mut marks, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        if pair(at, '}') {
            fault(at..at + 2, FaultKind::Unopened);
            at += 2;
            continue;
        }
        if !pair(at, '{') {
            at += 1;
            continue;
        }
        let most = letters.len().min(at + LONGEST);
        let end = (at + 2..most).find(|to| pair(*to, '}') || pair(*to, '{'));
        let Some(end) = end.filter(|end| letters[*end] == '}') else {
            fault(at..at + 2, FaultKind::Unclosed);
            at += 2;
            continue;
        };
        let written: String = letters[at + 2..end].iter().collect();
        let written = written.trim();
        let (sigil, name) = match written.chars().next() {
            Some('#') => (Sigil::Begin(When::Each), &written[1..]),
            Some('^') => (Sigil::Begin(When::Unless), &written[1..]),
            Some('/') => (Sigil::End, &written[1..]),
            _ => (Sigil::Value, written),
        };
        let name = name.trim().to_owned();
        if name.is_empty() && sigil != Sigil::End {
            fault(at..end + 2, FaultKind::Empty);
        } else {
            marks.push(Mark { sigil, name, at: at..end + 2 });
        }
        at = end + 2;
    }
    marks
}

/// A section that is begun and not ended yet.
struct Open {
    section: Section,
    block: usize,
    at: Range<usize>,
    /// Where its begin stands among the pieces of its block.
    piece: usize,
    region: usize,
    /// The name is not known: its inside is passed over.
    unknown: bool,
}

/// Understands the blocks of a part, in order.
pub(super) fn understand(blocks: &[Block], fields: &'static [Field]) -> Marked {
    let mut marked = Marked::default();
    let mut scopes = vec![Scope { fields, is_list: false, is_text: false }];
    let mut open: Vec<Open> = Vec::new();
    // Regions by begin; those that turn out inline are taken out at the end.
    let mut regions: Vec<Option<Region>> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let mut faults = Vec::new();
        let marks = scan(&block.letters, |at, what| faults.push((at, what)));
        let mut pieces: Vec<Piece> = Vec::new();
        for mark in marks {
            match mark.sigil {
                Sigil::Value => match find(&scopes, &mark.name) {
                    Some(what)
                        if matches!(what.kind, Kind::Many(_) | Kind::One(_) | Kind::Open(_)) =>
                    {
                        faults.push((mark.at, FaultKind::ListAsValue { name: mark.name }));
                    }
                    Some(what) => pieces.push(Piece { at: mark.at, what: PieceKind::Value(what) }),
                    None if open.iter().any(|one| one.unknown) => {}
                    None => {
                        let nearest = nearest(&scopes, &mark.name);
                        let name = mark.name;
                        faults.push((mark.at, FaultKind::Unknown { name, nearest }));
                    }
                },
                Sigil::Begin(when) => {
                    let found = find(&scopes, &mark.name);
                    let unknown = found.is_none();
                    if unknown && !open.iter().any(|one| one.unknown) {
                        let nearest = nearest(&scopes, &mark.name);
                        let name = mark.name.clone();
                        faults.push((mark.at.clone(), FaultKind::Unknown { name, nearest }));
                    }
                    let what = found.unwrap_or(Found {
                        up: 0,
                        way: Vec::new(),
                        kind: Kind::Flag,
                        style: Style::Plain,
                    });
                    let section = Section { name: mark.name, when, what };
                    if section.opens_scope() {
                        scopes.push(Scope {
                            fields: section.what.kind.fields(),
                            is_list: !matches!(section.what.kind, Kind::One(_) | Kind::Open(_)),
                            is_text: section.what.kind == Kind::Texts,
                        });
                    }
                    regions.push(None);
                    open.push(Open {
                        section,
                        block: number,
                        at: mark.at.clone(),
                        piece: pieces.len(),
                        region: regions.len() - 1,
                        unknown,
                    });
                    pieces.push(Piece { at: mark.at, what: PieceKind::Gone });
                }
                Sigil::End => {
                    let Some(begun) = open.pop() else {
                        faults.push((mark.at, FaultKind::NoBegin { name: mark.name }));
                        continue;
                    };
                    if begun.section.opens_scope() {
                        scopes.pop();
                    }
                    if !is_end_of(&mark.name, &begun.section) {
                        let open = begun.section.name;
                        faults.push((mark.at, FaultKind::Crossed { name: mark.name, open }));
                        continue;
                    }
                    let whole = begun.at.start..mark.at.end;
                    let is_inline = begun.block == number
                        && (block.is_cell
                            || !is_alone(&block.letters, &whole, &pieces, begun.piece));
                    if is_inline {
                        let inner = begun.at.end..mark.at.start;
                        let inside = pieces.split_off(begun.piece).split_off(1);
                        let kind =
                            PieceKind::Inline { section: begun.section, inner, pieces: inside };
                        pieces.push(Piece { at: whole, what: kind });
                    } else {
                        pieces.push(Piece { at: mark.at, what: PieceKind::Gone });
                        let region =
                            Region { section: begun.section, from: begun.block, to: number };
                        regions[begun.region] = Some(region);
                    }
                }
            }
        }
        let place = &block.place;
        marked.faults.extend(faults.into_iter().map(|(at, what)| Fault {
            place: place.clone(),
            near: near(&block.letters, &at),
            what,
        }));
        marked.pieces.push(pieces);
    }
    for one in open {
        let block = &blocks[one.block];
        marked.faults.push(Fault {
            place: block.place.clone(),
            near: near(&block.letters, &one.at),
            what: FaultKind::NoEnd { name: one.section.name },
        });
    }
    marked.regions = regions.into_iter().flatten().collect();
    marked
}

/// `{{/}}`, `{{/name}}` by either name, or as it was begun.
fn is_end_of(name: &str, section: &Section) -> bool {
    name.is_empty()
        || key(name) == key(&section.name)
        || section.what.way.last().is_some_and(|own| *own == key(name))
}

/// Whether nothing but begins and ends of sections stands around the letters
/// `whole` of a block: then the block itself is repeated.
fn is_alone(letters: &[char], whole: &Range<usize>, pieces: &[Piece], begin: usize) -> bool {
    let before = &pieces[..begin];
    if before.iter().any(|piece| piece.what != PieceKind::Gone) {
        return false;
    }
    // Marks behind the end are not understood yet: an end is no obstacle.
    let rest: String = letters[whole.end..].iter().collect();
    let behind = rest.trim();
    let ends_only = behind.split("}}").map(str::trim).all(|part| {
        part.is_empty()
            || part.strip_prefix("{{").is_some_and(|mark| mark.trim_start().starts_with('/'))
    });
    let covered = |at: usize| before.iter().any(|piece| piece.at.contains(&at));
    let blank = (0..whole.start).all(|at| letters[at].is_whitespace() || covered(at));
    ends_only && blank
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: &[Field] = &[
        Field { name: "name", alias: "ho_ten", kind: Kind::Text },
        Field { name: "years", alias: "nam", kind: Kind::Texts },
    ];
    const FIELDS: &[Field] = &[
        Field { name: "title", alias: "tieu_de", kind: Kind::Text },
        Field { name: "copy", alias: "ban_so", kind: Kind::Text },
        Field { name: "people", alias: "nguoi", kind: Kind::Many(PERSON) },
        Field { name: "head", alias: "dau_trang", kind: Kind::One(PERSON) },
    ];

    fn read(texts: &[&str]) -> Marked {
        let block = |(number, text): (usize, &&str)| Block {
            letters: text.chars().collect(),
            place: Place::Paragraph { part: "body", paragraph: number + 1, cell: None },
            is_cell: false,
        };
        understand(&texts.iter().enumerate().map(block).collect::<Vec<_>>(), FIELDS)
    }

    fn faults(texts: &[&str]) -> Vec<FaultKind> {
        read(texts).faults.into_iter().map(|fault| fault.what).collect()
    }

    #[test]
    fn names_are_known_by_either_name_and_with_or_without_marks() {
        let written = ["{{title}} {{ Tiêu đề }} {{tieu_de}} {{TIEU-DE}} {{head.ho ten}}"];
        let marked = read(&written);
        assert_eq!(marked.faults, []);
        assert_eq!(marked.pieces[0].len(), 5);
    }

    #[test]
    fn an_unknown_name_is_told_with_its_nearest_and_its_place() {
        let marked = read(&["x", "Kính gửi {{titel}} và {{zzzzzz}}"]);
        let unknown = |name: &str, nearest: Option<&str>| FaultKind::Unknown {
            name: name.to_owned(),
            nearest: nearest.map(str::to_owned),
        };
        let kinds: Vec<_> = marked.faults.iter().map(|fault| fault.what.clone()).collect();
        assert_eq!(kinds, [unknown("titel", Some("title")), unknown("zzzzzz", None)]);
        let Place::Paragraph { paragraph, .. } = marked.faults[0].place else { panic!() };
        assert_eq!(paragraph, 2);
        assert!(marked.faults[0].near.contains("Kính gửi {{titel}}"));
    }

    #[test]
    fn a_section_alone_in_its_block_is_a_region_and_with_text_around_it_inline() {
        let marked =
            read(&["{{#people}}{{name}}{{/people}}", "a {{#people}}{{name}}, {{/people}}"]);
        assert_eq!(marked.faults, []);
        assert_eq!(marked.regions.len(), 1);
        assert!(matches!(marked.pieces[1][0].what, PieceKind::Inline { .. }));
        let nested = read(&["{{#copy}}{{#people}}{{name}}{{/people}}{{/copy}}"]);
        assert_eq!((nested.faults.len(), nested.regions.len()), (0, 2));
        assert_eq!(nested.regions[0].section.name, "copy");
    }

    #[test]
    fn what_does_not_fit_together_is_named() {
        assert_eq!(faults(&["{{#people}}", "x"]), [FaultKind::NoEnd { name: "people".into() }]);
        assert_eq!(faults(&["{{/people}}"]), [FaultKind::NoBegin { name: "people".into() }]);
        let written = faults(&["{{title", "{{}} x }}"]);
        assert_eq!(written, [FaultKind::Unclosed, FaultKind::Empty, FaultKind::Unopened]);
        assert_eq!(faults(&["{{people}}"]), [FaultKind::ListAsValue { name: "people".into() }]);
        let crossed = faults(&["{{#people}}", "{{#head}}", "{{/people}}", "{{/head}}"]);
        let (name, open) = ("people".to_owned(), "head".to_owned());
        assert_eq!(crossed[0], FaultKind::Crossed { name, open });
    }

    #[test]
    fn inside_an_unknown_repeat_only_the_repeat_is_told() {
        assert_eq!(faults(&["{{#poeple}}{{name}}{{/poeple}}"]).len(), 1);
    }
}
