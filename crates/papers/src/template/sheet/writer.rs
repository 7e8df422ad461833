//! Writing a sheet: rows repeated, values filled in, ranges and formulas moved
//! along.

use super::heights::{Looks, Widths};
use super::{Cell, MOST_LETTERS, SheetPart, Strings};
use crate::template::data::{Is, Items};
use crate::template::error::TemplateError;
use crate::template::formula::{
    End, cell_name, column_number, copied_range, map_formula, map_range, shifted,
};
use crate::template::layout::{Layout, Placed};
use crate::template::mark::{Piece, PieceKind};
use crate::template::text::{Edits, edited};
use crate::template::xml::{
    Id, Tree, attributes, decode, escape, with_attribute, without_attribute,
};
use std::collections::BTreeMap;

pub(super) struct Writer<'a, 'p, O> {
    pub(super) part: &'a SheetPart<'p>,
    pub(super) strings: &'a Strings<'a>,
    pub(super) looks: &'a Looks,
    pub(super) widths: Widths,
    pub(super) layout: &'a Layout<'a>,
    pub(super) items: &'a Items<'a>,
    pub(super) other: &'a O,
}

impl<O: Fn(&str, u32, End) -> u32> Writer<'_, '_, O> {
    /// Everything but rows: ranges and formulas follow the rows.
    pub(super) fn outside(&self, id: Id, out: &mut String) -> Result<(), TemplateError> {
        let tree = &self.part.tree;
        match tree.local(id) {
            "sheetData" => return self.rows(id, out),
            "mergeCells" => {
                self.merges(id, out);
                return Ok(());
            }
            _ => {}
        }
        if let Some(at) = self.part.margins.iter().position(|(known, _)| *known == id) {
            self.margin(at, out);
            return Ok(());
        }
        let mut open = tree.open(id).to_owned();
        let row = |old, end| self.layout.outer(old, end);
        for name in ["ref", "sqref", "activeCell", "topLeftCell"] {
            if let Some(ranges) = tree.attribute(id, name) {
                // Rules of cells hold for every copy of the cell; what is
                // selected is one place.
                let is_rule = name == "sqref" && tree.local(id) != "selection";
                let copies = |old| if is_rule { self.layout.copies(old) } else { Vec::new() };
                let moved: Vec<String> = ranges
                    .split(' ')
                    .map(|range| {
                        copied_range(range, &copies).unwrap_or_else(|| map_range(range, &row))
                    })
                    .collect();
                open = with_attribute(&open, name, &moved.join(" "));
            }
        }
        if tree.local(id) == "brk"
            && tree.local(tree.nodes[id].parent) == "rowBreaks"
            && let Some(old) = tree.attribute(id, "id").and_then(|id| id.parse().ok())
        {
            open = with_attribute(&open, "id", &self.layout.outer(old, End::Last).to_string());
        }
        out.push_str(if tree.name(id).is_empty() { tree.raw(id) } else { &open });
        if matches!(tree.local(id), "formula" | "formula1" | "formula2" | "f" | "sqref") {
            let moved = self.formula(&tree.text_of(id), 0);
            out.push_str(&escape(&moved));
        } else {
            for &child in &tree.nodes[id].children {
                self.outside(child, out)?;
            }
        }
        out.push_str(tree.close(id));
        Ok(())
    }

    fn formula(&self, text: &str, frame: usize) -> String {
        map_formula(text, &|sheet, old, end| match sheet {
            Some(sheet) if sheet != self.part.name => (self.other)(sheet, old, end),
            _ => self.layout.row(frame, old, end),
        })
    }

    fn margin(&self, at: usize, out: &mut String) {
        let (id, letters) = &self.part.margins[at];
        let tree = &self.part.tree;
        let pieces = &self.part.in_margins.pieces[at];
        out.push_str(tree.open(*id));
        let all = letters.letters();
        if pieces.is_empty() {
            tree.nodes[*id].children.iter().for_each(|child| out.push_str(tree.raw(*child)));
        } else {
            let mut from = 0;
            for piece in pieces {
                let before: String = all[from..piece.at.start].iter().collect();
                out.push_str(&escape(&before));
                // `&` begins a code of the header's own.
                out.push_str(&escape(&self.items.piece(&all, piece).replace('&', "&&")));
                from = piece.at.end;
            }
            out.push_str(&escape(&all[from..].iter().collect::<String>()));
        }
        out.push_str(tree.close(*id));
    }

    fn merges(&self, id: Id, out: &mut String) {
        let tree = &self.part.tree;
        let mut by_row: BTreeMap<u32, Vec<(String, u32)>> = BTreeMap::new();
        for merge in tree.named(id, "mergeCell") {
            let range = tree.attribute(merge, "ref").unwrap_or_default();
            let ends = range.split_once(':').unwrap_or((&range, &range));
            if let (Some(from), Some(to)) = (cell_name(ends.0), cell_name(ends.1)) {
                by_row.entry(from.row).or_default().push((range.clone(), to.row));
            }
        }
        let prefix = tree.prefix(id);
        let (mut merges, mut count) = (String::new(), 0);
        for placed in &self.layout.placed {
            for (range, to) in by_row.get(&placed.old).into_iter().flatten() {
                let last = self.layout.row(placed.frame, *to, End::Last).max(placed.new);
                let moved = map_range(range, &|_, end| match end {
                    End::First => placed.new,
                    End::Last => last,
                });
                merges.push_str(&format!("<{prefix}mergeCell ref=\"{moved}\"/>"));
                count += 1;
            }
        }
        // Merged cells of rows of which nothing is written.
        for (old, ranges) in by_row {
            if !self.part.by_number.contains_key(&old) && self.layout.is_there(old) {
                for (range, _) in ranges {
                    let moved = map_range(&range, &|row, end| self.layout.outer(row, end));
                    merges.push_str(&format!("<{prefix}mergeCell ref=\"{moved}\"/>"));
                    count += 1;
                }
            }
        }
        if count > 0 {
            out.push_str(&with_attribute(tree.open(id), "count", &count.to_string()));
            out.push_str(&merges);
            out.push_str(tree.close(id));
        }
    }

    fn rows(&self, id: Id, out: &mut String) -> Result<(), TemplateError> {
        let tree = &self.part.tree;
        out.push_str(tree.open(id));
        for placed in &self.layout.placed {
            let row = &self.part.rows[self.part.by_number[&placed.old]];
            let filled = |cell: &Cell| {
                cell.block.is_some_and(|block| !self.part.marked.pieces[block].is_empty())
            };
            let mut open = with_attribute(tree.open(row.id), "r", &placed.new.to_string());
            let fixed = tree.attribute(row.id, "customHeight");
            let is_fixed = fixed.is_some_and(|fixed| fixed == "1" || fixed == "true");
            let (mut cells, mut texts) = (String::new(), Vec::new());
            for cell in &row.cells {
                let text = self.cell(cell, placed, &mut cells)?;
                let name = tree.attribute(cell.id, "r");
                if let (Some(text), Some(name)) = (text, name.as_deref().and_then(cell_name)) {
                    let style = tree.attribute(cell.id, "s");
                    texts.push((column_number(name.column), style, text));
                }
            }
            if !is_fixed && row.cells.iter().any(filled) {
                // The height was that of the placeholders.
                let height = self.widths.height(placed.old, &texts, self.looks);
                open = with_attribute(&open, "ht", &format!("{height:.2}"));
            }
            out.push_str(&open);
            out.push_str(&cells);
            out.push_str(tree.close(row.id));
        }
        out.push_str(tree.close(id));
        Ok(())
    }

    /// Writes a cell; answers its text, where it is one.
    fn cell(
        &self,
        cell: &Cell,
        placed: &Placed<'_>,
        out: &mut String,
    ) -> Result<Option<String>, TemplateError> {
        let tree = &self.part.tree;
        let mut open = tree.open(cell.id).to_owned();
        let name = tree.attribute(cell.id, "r");
        if let Some(name) = name.as_deref().and_then(cell_name) {
            open = with_attribute(&open, "r", &format!("{}{}", name.column, placed.new));
        }
        if let Some(block) = cell.block.filter(|block| !self.part.marked.pieces[*block].is_empty())
        {
            return self.filled(block, &open, tree.prefix(cell.id), placed, out);
        }
        out.push_str(&open);
        let has_formula = tree.child(cell.id, "f").is_some();
        for &child in &tree.nodes[cell.id].children {
            match tree.local(child) {
                "f" => self.formula_of(child, cell.id, placed, out),
                // What it came to in the template is no longer so.
                "v" if has_formula => {}
                _ => out.push_str(tree.raw(child)),
            }
        }
        out.push_str(tree.close(cell.id));
        Ok(cell.block.map(|block| self.part.sources[block].letters.letters().into_iter().collect()))
    }

    fn formula_of(&self, id: Id, cell: Id, placed: &Placed<'_>, out: &mut String) {
        let tree = &self.part.tree;
        let mut open = tree.open(id).to_owned();
        let mut text = tree.text_of(id);
        if tree.attribute(id, "t").as_deref() == Some("shared") {
            let shared = tree.attribute(id, "si").and_then(|si| self.part.shared.get(&si));
            let own = tree.attribute(cell, "r").unwrap_or_default();
            if let (Some(shared), Some(own)) = (shared, cell_name(&own)) {
                let down = i64::from(own.row) - i64::from(shared.row);
                let right = i64::from(column_number(own.column)) - i64::from(shared.column);
                text = shifted(&shared.text, down, right);
            }
            for attribute in ["t", "ref", "si"] {
                open = without_attribute(&open, attribute);
            }
        } else if let Some(range) = tree.attribute(id, "ref") {
            let moved = map_range(&range, &|old, end| self.layout.row(placed.frame, old, end));
            open = with_attribute(&open, "ref", &moved);
        }
        let open = open.trim_end_matches("/>").trim_end_matches('>').trim_end();
        let moved = escape(&self.formula(&text, placed.frame));
        out.push_str(&format!("{open}>{moved}</{}>", tree.name(id)));
    }

    /// A cell with placeholders; answers its text, where it becomes one.
    fn filled(
        &self,
        block: usize,
        open: &str,
        prefix: &str,
        placed: &Placed<'_>,
        out: &mut String,
    ) -> Result<Option<String>, TemplateError> {
        let source = &self.part.sources[block];
        let pieces = &self.part.marked.pieces[block];
        let open = without_attribute(open, "t");
        let open = open.trim_end_matches('>').trim_end_matches('/').trim_end();
        let end = format!("</{prefix}c>");
        let letters = source.letters.letters();
        if let Some(number) = sole_number(&letters, pieces, &placed.items) {
            out.push_str(&format!("{open}><{prefix}v>{number}</{prefix}v>{end}"));
            return Ok(None);
        }
        let tree = match (&self.strings.tree, source.is_shared) {
            (Some(tree), true) => tree,
            _ => &self.part.tree,
        };
        let mut edits = Edits::new();
        source.letters.edits(pieces, &placed.items, in_cell, &mut edits);
        let mut inside = String::new();
        let mut text = String::new();
        for &child in &tree.nodes[source.id].children {
            string(tree, child, &edits, &mut inside, &mut text);
        }
        if text.is_empty() {
            out.push_str(&format!("{open}/>"));
            return Ok(None);
        }
        if text.chars().count() > MOST_LETTERS {
            let cell = attributes(open).find(|(name, _)| *name == "r");
            return Err(TemplateError::TextTooLong {
                sheet: self.part.name.clone(),
                cell: cell.map(|(_, at)| open[at].to_owned()).unwrap_or_default(),
                most: MOST_LETTERS,
            });
        }
        out.push_str(&format!("{open} t=\"inlineStr\"><{prefix}is>{inside}</{prefix}is>{end}"));
        Ok(Some(text))
    }
}

/// A value as text of a cell: "_x0041_" would be shown as "A".
fn in_cell(value: &str) -> String {
    let is_code = |rest: &str| {
        let code = rest.get(..7).and_then(|code| code.strip_prefix("_x")?.strip_suffix('_'));
        code.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    };
    let mut out = String::with_capacity(value.len());
    for (at, letter) in value.char_indices() {
        if letter == '_' && is_code(&value[at..]) {
            out.push_str("_x005F");
        }
        out.push(letter);
    }
    escape(&out)
}

/// The number that a cell holds when it holds one field and that is a number.
fn sole_number(letters: &[char], pieces: &[Piece], items: &Items<'_>) -> Option<u64> {
    let covered = |at: usize| {
        pieces.iter().any(|piece| piece.at.contains(&at)) || letters[at].is_whitespace()
    };
    if !(0..letters.len()).all(covered) {
        return None;
    }
    let mut values = pieces.iter().filter(|piece| piece.what != PieceKind::Gone);
    let (Some(only), None) = (values.next(), values.next()) else { return None };
    match &only.what {
        PieceKind::Value(found) => match items.look_up(found) {
            Is::Number(number) => Some(number),
            _ => None,
        },
        PieceKind::Inline { .. } | PieceKind::Gone => None,
    }
}

/// A string's part with its edits; gathers its letters in `said`.
fn string(tree: &Tree<'_>, id: Id, edits: &Edits, out: &mut String, said: &mut String) {
    if tree.is_text(id) {
        let text = match edits.get(&id) {
            Some(edits) => edited(tree, id, edits),
            None => tree.raw(id).to_owned(),
        };
        said.extend(decode(&text).map(|(letter, _)| letter));
        out.push_str(&text);
        return;
    }
    // How a text is read aloud is not that of its value.
    if matches!(tree.local(id), "rPh" | "phoneticPr") {
        return;
    }
    let is_edited = tree.nodes[id].children.iter().any(|child| edits.contains_key(child));
    if tree.local(id) == "t" && is_edited {
        out.push_str(&with_attribute(tree.open(id), "xml:space", "preserve"));
    } else {
        out.push_str(tree.open(id));
    }
    for &child in &tree.nodes[id].children {
        string(tree, child, edits, out, said);
    }
    out.push_str(tree.close(id));
}
