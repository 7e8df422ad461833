//! Filling a worksheet: its cells are the blocks, and what repeats is rows.
//! What is filled in is always text, or a number where the field is one: it
//! never becomes a formula.

mod heights;
mod writer;

pub(super) use heights::Looks;

use super::data::Items;
use super::dictionary::Field;
use super::error::{Fault, TemplateError};
use super::formula::{End, cell_name, column_number, referred};
use super::layout::{Layout, Repeat};
use super::mark::{Block, Marked, PieceKind, Place, understand};
use super::text::Letters;
use super::xml::{Id, ROOT, Tree};
use heights::Widths;
use std::collections::HashMap;
use writer::Writer;

/// The most letters of a cell.
const MOST_LETTERS: usize = 32_767;

/// The strings that all sheets share.
pub(super) struct Strings<'p> {
    tree: Option<Tree<'p>>,
    items: Vec<Id>,
}

impl<'p> Strings<'p> {
    pub fn new(tree: Option<Tree<'p>>) -> Self {
        let items = tree.as_ref().map(|tree| tree.all("si").collect()).unwrap_or_default();
        Self { tree, items }
    }
}

struct Cell {
    id: Id,
    /// The place of its text among the blocks.
    block: Option<usize>,
}

struct Row {
    id: Id,
    number: u32,
    cells: Vec<Cell>,
}

/// Where the text of a block stands: in the sheet or among the shared strings.
struct Source {
    is_shared: bool,
    id: Id,
    letters: Letters,
}

/// A formula written once for several cells.
struct Shared {
    text: String,
    row: u32,
    column: u32,
}

/// A sheet with its placeholders understood.
pub(super) struct SheetPart<'p> {
    pub name: String,
    pub tree: Tree<'p>,
    rows: Vec<Row>,
    /// The place of each row by its number.
    by_number: HashMap<u32, usize>,
    sources: Vec<Source>,
    marked: Marked,
    /// Header and footer of the page.
    margins: Vec<(Id, Letters)>,
    in_margins: Marked,
    shared: HashMap<String, Shared>,
}

impl<'p> SheetPart<'p> {
    /// Understands a sheet; its faults are in [`Self::faults`].
    pub fn new(
        name: String,
        tree: Tree<'p>,
        strings: &Strings<'_>,
        fields: &'static [Field],
    ) -> Self {
        let (mut rows, mut sources, mut blocks) = (Vec::new(), Vec::new(), Vec::new());
        let mut last = 0;
        for row in tree.all("row") {
            let written = tree.attribute(row, "r").and_then(|r| r.parse().ok());
            let number: u32 = written.unwrap_or(last + 1);
            last = number;
            let mut cells = Vec::new();
            for cell in tree.named(row, "c") {
                let source = source(&tree, cell, strings);
                let block = source.map(|source| {
                    let place = tree.attribute(cell, "r").unwrap_or_else(|| format!("{number}"));
                    blocks.push(Block {
                        letters: source.letters.letters(),
                        place: Place::Cell { sheet: name.clone(), cell: place },
                        is_cell: true,
                    });
                    sources.push(source);
                    blocks.len() - 1
                });
                cells.push(Cell { id: cell, block });
            }
            rows.push(Row { id: row, number, cells });
        }
        let marked = understand(&blocks, fields);
        let margins: Vec<(Id, Letters)> = tree
            .all("headerFooter")
            .flat_map(|margin| tree.nodes[margin].children.clone())
            .filter(|id| !tree.name(*id).is_empty())
            .map(|id| {
                let mut letters = Letters::new();
                letters.add_text(&tree, id);
                (id, letters)
            })
            .collect();
        let place = Place::Cell { sheet: name.clone(), cell: "header-footer".to_owned() };
        let block = |(_, letters): &(Id, Letters)| Block {
            letters: letters.letters(),
            place: place.clone(),
            is_cell: true,
        };
        let in_margins = understand(&margins.iter().map(block).collect::<Vec<_>>(), fields);
        let by_number = rows.iter().enumerate().map(|(at, row)| (row.number, at)).collect();
        let shared = shared_formulas(&tree);
        Self { name, tree, rows, by_number, sources, marked, margins, in_margins, shared }
    }

    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.marked.faults.iter().chain(&self.in_margins.faults)
    }

    /// Tells of every row range that its formulas refer to: the row of the
    /// formula, the sheet if named, the first and the last row.
    pub fn referred(&self, mut tell: impl FnMut(u32, Option<&str>, u32, u32)) {
        for row in &self.rows {
            for cell in &row.cells {
                for formula in self.tree.named(cell.id, "f") {
                    let text = self.tree.text_of(formula);
                    referred(&text, |sheet, from, to| tell(row.number, sheet, from, to));
                }
            }
        }
    }

    /// Lays its rows out. `counts_on` says whether a formula outside of rows
    /// `first..=last` refers to one of them.
    pub fn layout<'v>(
        &self,
        items: &Items<'v>,
        counts_on: impl Fn(u32, u32) -> bool,
    ) -> Result<Layout<'v>, TemplateError> {
        let row_of = self.rows_of_blocks();
        let mut repeats = Vec::new();
        for region in &self.marked.regions {
            let (first, last) = (row_of[region.from], row_of[region.to]);
            let parted = first < last;
            repeats.push(Repeat {
                section: &region.section,
                first,
                last,
                first_goes: parted && self.is_own_row(first),
                last_goes: parted && self.is_own_row(last),
                is_counted_on: counts_on(first, last),
            });
        }
        let last = self.rows.last().map_or(0, |row| row.number);
        Layout::new(&self.name, last, &repeats, items, &|row| self.by_number.contains_key(&row))
    }

    fn rows_of_blocks(&self) -> Vec<u32> {
        let mut rows = vec![0; self.sources.len()];
        for row in &self.rows {
            for block in row.cells.iter().filter_map(|cell| cell.block) {
                rows[block] = row.number;
            }
        }
        rows
    }

    /// Whether a row says nothing but begins and ends of repeats.
    fn is_own_row(&self, number: u32) -> bool {
        let Some(row) = self.by_number.get(&number).map(|at| &self.rows[*at]) else { return false };
        let mut begins = false;
        row.cells.iter().all(|cell| {
            let Some(block) = cell.block else {
                return self.tree.child(cell.id, "f").is_none()
                    && self.tree.child(cell.id, "v").is_none();
            };
            let pieces = &self.marked.pieces[block];
            begins |= !pieces.is_empty();
            let gone =
                |at: usize| pieces.iter().any(|p| p.what == PieceKind::Gone && p.at.contains(&at));
            let letters = self.sources[block].letters.letters();
            (0..letters.len()).all(|at| letters[at].is_whitespace() || gone(at))
        }) && begins
    }

    /// The sheet filled in. `row` moves a row of another sheet.
    pub fn fill(
        &self,
        strings: &Strings<'_>,
        looks: &Looks,
        layout: &Layout<'_>,
        items: &Items<'_>,
        other: &impl Fn(&str, u32, End) -> u32,
    ) -> Result<String, TemplateError> {
        let mut out = String::with_capacity(self.tree.text.len() * 2);
        let widths = Widths::new(&self.tree);
        let writer = Writer { part: self, strings, looks, widths, layout, items, other };
        for &child in &self.tree.nodes[ROOT].children {
            writer.outside(child, &mut out)?;
        }
        Ok(out)
    }
}

/// The text of a cell, if it is one.
fn source(tree: &Tree<'_>, cell: Id, strings: &Strings<'_>) -> Option<Source> {
    let kind = tree.attribute(cell, "t")?;
    let mut letters = Letters::new();
    let (is_shared, id) = match kind.as_str() {
        "s" => {
            let index: usize = tree.text_of(tree.child(cell, "v")?).trim().parse().ok()?;
            let id = *strings.items.get(index)?;
            read_string(strings.tree.as_ref()?, id, &mut letters);
            (true, id)
        }
        "inlineStr" => {
            let id = tree.child(cell, "is")?;
            read_string(tree, id, &mut letters);
            (false, id)
        }
        _ => return None,
    };
    Some(Source { is_shared, id, letters })
}

/// Plain text, or runs with formats of their own.
fn read_string(tree: &Tree<'_>, id: Id, letters: &mut Letters) {
    for &child in &tree.nodes[id].children {
        match tree.local(child) {
            "t" => letters.add_text(tree, child),
            "r" => read_string(tree, child, letters),
            _ => {}
        }
    }
}

fn shared_formulas(tree: &Tree<'_>) -> HashMap<String, Shared> {
    let mut shared = HashMap::new();
    for formula in tree.all("f") {
        let text = tree.text_of(formula);
        let number = tree.attribute(formula, "si");
        let cell = tree.attribute(tree.nodes[formula].parent, "r").unwrap_or_default();
        if let (Some(number), Some(cell), false) = (number, cell_name(&cell), text.is_empty()) {
            let (row, column) = (cell.row, column_number(cell.column));
            shared.insert(number, Shared { text, row, column });
        }
    }
    shared
}
