//! Filling a part of a Word document: its paragraphs are the blocks, and what
//! repeats is paragraphs, tables and rows.

use super::data::Items;
use super::dictionary::Field;
use super::error::{Fault, FaultKind};
use super::mark::{Block, Marked, Piece, PieceKind, Place, near, understand};
use super::text::{Edits, Letters, edited};
use super::xml::{Id, ROOT, Tree, attributes, escape, with_attribute, without_attribute};
use std::collections::HashMap;

/// Elements that hold paragraphs and tables, and of which parts can be
/// repeated.
const HOLDERS: [&str; 11] = [
    "w:body",
    "w:tc",
    "w:tbl",
    "w:hdr",
    "w:ftr",
    "w:txbxContent",
    "w:sdtContent",
    "w:footnote",
    "w:endnote",
    "w:comment",
    "w:customXml",
];

/// Holders that are not whole without a paragraph.
const NEED_PARAGRAPH: [&str; 6] =
    ["w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote"];

/// What a paragraph may hold beside text for which it is kept.
const PICTURES: [&str; 5] = ["w:drawing", "w:pict", "w:object", "w:sectPr", "w:footnoteReference"];

/// What stands between the lines of a value, inside a run.
const LINE: &str = "</w:t><w:br/><w:t xml:space=\"preserve\">";

/// Children `first..=last` of a holder, repeated.
struct Repeat {
    region: usize,
    first: usize,
    last: usize,
    /// Begin and end have paragraphs or rows of their own, which go.
    first_goes: bool,
    last_goes: bool,
}

/// A part with its placeholders understood.
pub(super) struct WordPart<'p> {
    tree: Tree<'p>,
    paragraphs: Vec<(Id, Letters)>,
    /// The place of each paragraph among them.
    numbers: HashMap<Id, usize>,
    marked: Marked,
    /// By holder, in the order of their begins.
    repeats: HashMap<Id, Vec<Repeat>>,
    /// Whether something inside a node is filled in.
    touched: Vec<bool>,
}

impl<'p> WordPart<'p> {
    /// Understands a part; its faults are in [`Self::faults`].
    pub fn new(tree: Tree<'p>, part: &'static str, fields: &'static [Field]) -> Self {
        let paragraphs: Vec<(Id, Letters)> = (0..tree.nodes.len())
            .filter(|id| tree.name(*id) == "w:p")
            .map(|id| {
                let mut letters = Letters::new();
                read_runs(&tree, id, &mut letters);
                (id, letters)
            })
            .collect();
        let block = |(number, (id, letters)): (usize, &(Id, Letters))| Block {
            letters: letters.letters(),
            place: Place::Paragraph { part, paragraph: number + 1, cell: cell_of(&tree, *id) },
            is_cell: false,
        };
        let blocks: Vec<Block> = paragraphs.iter().enumerate().map(block).collect();
        let mut marked = understand(&blocks, fields);
        let numbers = paragraphs.iter().enumerate().map(|(n, (id, _))| (*id, n)).collect();
        let mut touched = vec![false; tree.nodes.len()];
        let filled = paragraphs.iter().zip(&marked.pieces).filter(|(_, pieces)| !pieces.is_empty());
        for mut at in filled.flat_map(|((_, letters), _)| letters.nodes()) {
            while !touched[at] {
                touched[at] = true;
                at = tree.nodes[at].parent;
            }
        }
        let mut repeats: HashMap<Id, Vec<Repeat>> = HashMap::new();
        for (number, region) in marked.regions.iter().enumerate() {
            match spread(&tree, paragraphs[region.from].0, paragraphs[region.to].0) {
                Some((holder, first, last)) => {
                    let repeat =
                        Repeat { region: number, first, last, first_goes: false, last_goes: false };
                    repeats.entry(holder).or_default().push(repeat);
                }
                None => {
                    let block = &blocks[region.from];
                    let at = marked.pieces[region.from].first().map_or(0..0, |p| p.at.clone());
                    marked.faults.push(Fault {
                        place: block.place.clone(),
                        near: near(&block.letters, &at),
                        what: FaultKind::Apart { name: region.section.name.clone() },
                    });
                }
            }
        }
        let mut part = Self { tree, paragraphs, numbers, marked, repeats, touched };
        part.find_own_lines();
        part
    }

    pub fn faults(&self) -> &[Fault] {
        &self.marked.faults
    }

    /// Whether there is nothing to fill in.
    pub fn is_plain(&self) -> bool {
        self.marked.pieces.iter().all(Vec::is_empty)
    }

    /// Begins and ends that have a paragraph or row of their own.
    fn find_own_lines(&mut self) {
        let mut repeats = std::mem::take(&mut self.repeats);
        for (holder, repeats) in &mut repeats {
            for repeat in repeats.iter_mut().filter(|repeat| repeat.first < repeat.last) {
                let children = &self.tree.nodes[*holder].children;
                repeat.first_goes = self.is_own_line(children[repeat.first]);
                repeat.last_goes = self.is_own_line(children[repeat.last]);
            }
        }
        self.repeats = repeats;
    }

    /// Whether a paragraph or row says nothing but begins and ends.
    fn is_own_line(&self, id: Id) -> bool {
        if !matches!(self.tree.name(id), "w:p" | "w:tr") {
            return false;
        }
        let span = self.tree.nodes[id].span.clone();
        let inside = |at: Id| span.contains(&self.tree.nodes[at].span.start);
        let pictures = (id..self.tree.nodes.len())
            .take_while(|at| inside(*at))
            .any(|at| PICTURES.contains(&self.tree.name(at)));
        let mut begins = false;
        for (number, (_, letters)) in
            self.paragraphs.iter().enumerate().filter(|(_, p)| inside(p.0))
        {
            let pieces = &self.marked.pieces[number];
            begins |= !pieces.is_empty();
            if !says_nothing(&letters.letters(), pieces) {
                return false;
            }
        }
        begins && !pictures
    }

    /// The end of a section, paper and margins with it, that a paragraph holds.
    fn section_end(&self, id: Id) -> Option<Id> {
        let own = self.tree.child(id, "pPr").filter(|_| self.tree.name(id) == "w:p")?;
        self.tree.child(own, "sectPr")
    }

    /// The end of the section that began before a repeat, where it stands among
    /// what is repeated, and whether it is the last thing there. It is there
    /// once, however often the rest is: a section that is repeated whole comes
    /// each time, a part of one does not end it each time.
    fn outer_section(&self, holder: Id, repeat: &Repeat) -> Option<(Id, bool)> {
        let children = &self.tree.nodes[holder].children;
        let before =
            children[..repeat.first].iter().rev().find(|id| !self.tree.name(**id).is_empty());
        if before.is_none_or(|id| self.section_end(*id).is_some()) {
            return None;
        }
        (repeat.first..=repeat.last)
            .find_map(|at| Some((self.section_end(children[at])?, at == repeat.last)))
    }

    /// The part filled in.
    pub fn fill(&self, items: &Items<'_>, copies: &mut u32) -> String {
        let mut out = String::with_capacity(self.tree.text.len() * 2);
        let mut filler =
            Filler { part: self, edits: Edits::new(), out: &mut out, copies, left_out: None };
        filler.children(ROOT, items, false);
        out
    }
}

struct Filler<'a, 'p> {
    part: &'a WordPart<'p>,
    edits: Edits,
    out: &'a mut String,
    /// Numbers given to drawings of copies.
    copies: &'a mut u32,
    /// The end of a section that this copy leaves to the last one.
    left_out: Option<Id>,
}

impl Filler<'_, '_> {
    fn node(&mut self, id: Id, items: &Items<'_>, is_copy: bool) {
        let part = self.part;
        let tree = &part.tree;
        if tree.is_text(id) {
            match self.edits.get(&id) {
                Some(edits) => self.out.push_str(&edited(tree, id, edits)),
                None => self.out.push_str(tree.raw(id)),
            }
            return;
        }
        if self.left_out == Some(id) {
            return;
        }
        let span = &tree.nodes[id].span;
        let is_whole = self.left_out.is_none_or(|at| !span.contains(&tree.nodes[at].span.start));
        if !part.touched[id] && !is_copy && is_whole {
            self.out.push_str(tree.raw(id));
            return;
        }
        let name = tree.name(id);
        // A mark of a place is there once.
        if is_copy && matches!(name, "w:bookmarkStart" | "w:bookmarkEnd") {
            return;
        }
        if let Some(&number) = part.numbers.get(&id) {
            let (_, letters) = &part.paragraphs[number];
            let write = |value: &str| escape(value).replace('\n', LINE);
            letters.edits(&part.marked.pieces[number], items, write, &mut self.edits);
        }
        let before = self.out.len();
        let mut open = tree.open(id).to_owned();
        if name == "w:t" && self.is_edited(id) {
            open = with_attribute(&open, "xml:space", "preserve");
        }
        if is_copy {
            open = self.as_copy(name, open);
        }
        self.out.push_str(&open);
        let inside = self.out.len();
        self.children(id, items, is_copy);
        if NEED_PARAGRAPH.contains(&name) && !ends_with_paragraph(&self.out[inside..]) {
            self.empty_paragraph(id);
        }
        self.out.push_str(tree.close(id));
        if name == "w:tbl" && !self.out[inside..].contains("<w:tr") {
            self.out.truncate(before);
        }
        if let Some(&number) = part.numbers.get(&id) {
            self.forget(number);
        }
    }

    /// A paragraph without text, looking like the last one that a holder had:
    /// the height of a row and the lines of a margin hang on it.
    fn empty_paragraph(&mut self, holder: Id) {
        let tree = &self.part.tree;
        let last = tree.nodes[holder].children.iter().rev().find(|id| tree.name(**id) == "w:p");
        let look = last.and_then(|id| tree.child(*id, "pPr")).map(|look| tree.raw(look));
        match look {
            Some(look) => self.out.push_str(&format!("<w:p>{look}</w:p>")),
            None => self.out.push_str("<w:p/>"),
        }
    }

    fn is_edited(&self, id: Id) -> bool {
        self.part.tree.nodes[id].children.iter().any(|child| self.edits.contains_key(child))
    }

    fn forget(&mut self, number: usize) {
        let (id, _) = self.part.paragraphs[number];
        let span = &self.part.tree.nodes[id].span;
        self.edits.retain(|node, _| !span.contains(&self.part.tree.nodes[*node].span.start));
    }

    /// Ids that a document has once are taken off copies.
    fn as_copy(&mut self, name: &str, open: String) -> String {
        if name == "wp:docPr" {
            *self.copies += 1;
            return with_attribute(&open, "id", &(1_000_000 + *self.copies).to_string());
        }
        let has = |id: &str| attributes(&open).any(|(known, _)| known == id);
        let twice: Vec<&str> =
            ["w14:paraId", "w14:textId"].into_iter().filter(|id| has(id)).collect();
        twice.iter().fold(open.clone(), |open, id| without_attribute(&open, id))
    }

    fn children(&mut self, holder: Id, items: &Items<'_>, is_copy: bool) {
        let last = self.part.tree.nodes[holder].children.len();
        self.range(holder, 0, last, 0, items, is_copy);
    }

    /// Children `from..to` of a holder; of its repeats, those from `next` on
    /// are still to be unfolded.
    fn range(
        &mut self,
        holder: Id,
        from: usize,
        to: usize,
        next: usize,
        items: &Items<'_>,
        is_copy: bool,
    ) {
        let part = self.part;
        let repeats = part.repeats.get(&holder).map(Vec::as_slice).unwrap_or_default();
        let mut at = from;
        while at < to {
            let begins = |(number, repeat): &(usize, &Repeat)| {
                *number >= next && repeat.first == at && repeat.last < to
            };
            let Some((number, repeat)) = repeats.iter().enumerate().find(begins) else {
                self.node(part.tree.nodes[holder].children[at], items, is_copy);
                at += 1;
                continue;
            };
            let section = &part.marked.regions[repeat.region].section;
            let first = repeat.first + usize::from(repeat.first_goes);
            let end = repeat.last + 1 - usize::from(repeat.last_goes);
            let times = items.times(section);
            let outer = part.outer_section(holder, repeat);
            for (time, items) in times.iter().enumerate() {
                let before = self.left_out;
                if time + 1 < times.len() && outer.is_some_and(|(_, is_last)| is_last) {
                    self.left_out = outer.map(|(end, _)| end);
                }
                self.range(holder, first, end, number + 1, items, is_copy || time > 0);
                self.left_out = before;
            }
            if let (Some((end, _)), true) = (outer, times.is_empty()) {
                let end = part.tree.raw(end);
                self.out.push_str(&format!("<w:p><w:pPr>{end}</w:pPr></w:p>"));
            }
            at = repeat.last + 1;
        }
    }
}

/// Adds the letters of the runs of a paragraph, not of paragraphs inside it.
fn read_runs(tree: &Tree<'_>, id: Id, letters: &mut Letters) {
    for &child in &tree.nodes[id].children {
        match tree.name(child) {
            "w:t" => letters.add_text(tree, child),
            "w:tab" if tree.name(id) == "w:r" => letters.add_break('\t'),
            "w:br" | "w:cr" => letters.add_break('\n'),
            // Paragraphs of a text box are blocks of their own; what was
            // deleted with changes tracked is not there.
            "" | "w:p" | "w:txbxContent" | "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" => {}
            _ => read_runs(tree, child, letters),
        }
    }
}

/// Whether nothing is left of the letters without begins and ends.
fn says_nothing(letters: &[char], pieces: &[Piece]) -> bool {
    let gone = |at: usize| {
        pieces.iter().any(|piece| piece.what == PieceKind::Gone && piece.at.contains(&at))
    };
    (0..letters.len()).all(|at| letters[at].is_whitespace() || gone(at))
}

fn ends_with_paragraph(written: &str) -> bool {
    let end = written.trim_end();
    // A paragraph may be inside a control of its own.
    end.ends_with("</w:p>") || end.ends_with("<w:p/>") || end.ends_with("</w:sdt>")
}

/// Row and cell, from 1, of the table that a paragraph stands in.
fn cell_of(tree: &Tree<'_>, id: Id) -> Option<(usize, usize)> {
    let above = |mut at: Id, name: &str| {
        while at != ROOT && tree.name(at) != name {
            at = tree.nodes[at].parent;
        }
        (at != ROOT).then_some(at)
    };
    let number = |id: Id, name: &str| {
        let siblings = &tree.nodes[tree.nodes[id].parent].children;
        siblings.iter().filter(|at| tree.name(**at) == name).position(|at| *at == id)
    };
    let cell = above(id, "w:tc")?;
    let row = above(cell, "w:tr")?;
    Some((number(row, "w:tr")? + 1, number(cell, "w:tc")? + 1))
}

/// What is repeated when a section begins in one paragraph and ends in
/// another: the children, from the one with the begin to the one with the end,
/// of the innermost holder of both; of a row, the row.
fn spread(tree: &Tree<'_>, from: Id, to: Id) -> Option<(Id, usize, usize)> {
    let way = |mut at: Id| {
        let mut way = vec![at];
        while at != ROOT {
            at = tree.nodes[at].parent;
            way.push(at);
        }
        way.reverse();
        way
    };
    let (one, other) = (way(from), way(to));
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    // The common way; the paragraph itself when both stand in one.
    let mut depth = same - 1;
    if one[depth] == from {
        depth -= 1;
    }
    if tree.name(one[depth]) == "w:tr" {
        depth -= 1;
    }
    let holder = one[depth];
    if !HOLDERS.contains(&tree.name(holder)) {
        return None;
    }
    let place =
        |way: &[Id]| tree.nodes[holder].children.iter().position(|id| *id == way[depth + 1]);
    Some((holder, place(&one)?, place(&other)?))
}
