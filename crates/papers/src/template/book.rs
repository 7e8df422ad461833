//! Filling a workbook: its sheets, and what of the workbook follows their
//! rows – names, print areas, tables, drawings, charts.

use super::data::Items;
use super::dictionary::Field;
use super::error::{Fault, TemplateError};
use super::formula::{End, map_formula, map_range};
use super::layout::Layout;
use super::package::{CONTENT_TYPES, Package};
use super::sheet::{Looks, SheetPart, Strings};
use super::xml::{Id, ROOT, Tree, escape, with_attribute};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A workbook with its placeholders understood.
pub(super) struct Book<'p> {
    package: &'p Package,
    types: &'p [(String, String)],
    /// The part of the workbook itself.
    main: String,
    strings: Strings<'p>,
    looks: Looks,
    /// Each sheet with its part.
    sheets: Vec<(String, SheetPart<'p>)>,
}

/// Which parts a part names, by the id that it names them with: their kind and
/// their name.
fn relations(
    package: &Package,
    part: &str,
) -> Result<HashMap<String, (String, String)>, TemplateError> {
    let (folder, rels) = relations_part(part);
    let Some(bytes) = package.part(&rels) else { return Ok(HashMap::new()) };
    let tree = Tree::read(&rels, bytes)?;
    let relation = |id: Id| {
        let target = tree.attribute(id, "Target")?;
        let kind = tree.attribute(id, "Type")?;
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        Some((tree.attribute(id, "Id")?, (kind, resolved(folder, &target))))
    };
    Ok(tree.all("Relationship").filter_map(relation).collect())
}

/// The folder of a part, and the part that says what it names.
fn relations_part(part: &str) -> (&str, String) {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    (folder, format!("{folder}/_rels/{file}.rels"))
}

/// A formula outside of all sheets, moved as `other` says of each.
fn moved(formula: &str, other: &impl Fn(&str, u32, End) -> u32) -> String {
    map_formula(formula, &|sheet, old, end| other(sheet.unwrap_or_default(), old, end))
}

/// The name of a part that is named from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

impl<'p> Book<'p> {
    pub fn new(
        package: &'p Package,
        types: &'p [(String, String)],
        fields: &'static [Field],
    ) -> Result<Self, TemplateError> {
        let of_kind = |end: &str| types.iter().find(|(_, kind)| kind.ends_with(end));
        let damaged = |detail: &str| TemplateError::Damaged { detail: detail.to_owned() };
        let (main, _) = of_kind("spreadsheetml.sheet.main+xml").ok_or(TemplateError::OtherKind)?;
        let strings = match of_kind("sharedStrings+xml") {
            Some((name, _)) => {
                package.part(name).map(|bytes| Tree::read(name, bytes)).transpose()?
            }
            None => None,
        };
        let strings = Strings::new(strings);
        let styles = of_kind("spreadsheetml.styles+xml").map(|(name, _)| name.as_str());
        let looks = match styles.and_then(|name| Some((name, package.part(name)?))) {
            Some((name, bytes)) => Looks::new(&Tree::read(name, bytes)?),
            None => Looks::default(),
        };
        let workbook = Tree::read(main, package.part(main).ok_or_else(|| damaged(main))?)?;
        let named = relations(package, main)?;
        let mut sheets = Vec::new();
        for sheet in workbook.all("sheet") {
            let name = workbook.attribute(sheet, "name").unwrap_or_default();
            let id = ["r:id", "ns1:id", "d3p1:id"]
                .iter()
                .find_map(|id| workbook.attribute(sheet, id))
                .unwrap_or_default();
            let Some((kind, part)) = named.get(&id) else { return Err(damaged(&name)) };
            // A sheet that is a chart has no cells.
            if kind == "worksheet" {
                let bytes = package.part(part).ok_or_else(|| damaged(part))?;
                let read = SheetPart::new(name, Tree::read(part, bytes)?, &strings, fields);
                sheets.push((part.clone(), read));
            }
        }
        Ok(Self { package, types, main: main.clone(), strings, looks, sheets })
    }

    pub fn faults(&self) -> Vec<Fault> {
        self.sheets.iter().flat_map(|(_, sheet)| sheet.faults().cloned()).collect()
    }

    /// The workbook filled in.
    pub fn fill(&self, items: &Items<'_>) -> Result<Vec<u8>, TemplateError> {
        let layouts = self.layouts(items)?;
        let place = |name: &str| self.sheets.iter().position(|(_, sheet)| sheet.name == name);
        let other = |name: &str, old: u32, end: End| match place(name) {
            Some(at) => layouts[at].outer(old, end),
            None => old,
        };
        let mut replaced = BTreeMap::new();
        for ((part, sheet), layout) in self.sheets.iter().zip(&layouts) {
            let filled = sheet.fill(&self.strings, &self.looks, layout, items, &other)?;
            replaced.insert(part.clone(), filled.into_bytes());
            for (kind, name) in relations(self.package, part)?.into_values() {
                self.follow(&kind, &name, layout, &mut replaced)?;
            }
        }
        for (name, _) in self.types.iter().filter(|(_, kind)| kind.ends_with("chart+xml")) {
            let Some(bytes) = self.package.part(name) else { continue };
            let tree = Tree::read(name, bytes)?;
            let formula = |text: &str| moved(text, &other);
            replaced.insert(name.clone(), rewrite(&tree, &["f"], &formula, &|_| None).into_bytes());
        }
        replaced.insert(self.main.clone(), self.workbook(&other)?.into_bytes());
        let left_out = self.without_order(&mut replaced)?;
        self.package.write(replaced, &left_out)
    }

    fn layouts<'v>(&self, items: &Items<'v>) -> Result<Vec<Layout<'v>>, TemplateError> {
        // Which rows formulas count on: sheet of the formula and its row, sheet
        // meant, first and last row meant.
        let mut counted: Vec<(usize, u32, usize, u32, u32)> = Vec::new();
        for (own, (_, sheet)) in self.sheets.iter().enumerate() {
            sheet.referred(|row, name, from, to| {
                let meant = match name {
                    None => Some(own),
                    Some(name) => self.sheets.iter().position(|(_, sheet)| sheet.name == name),
                };
                counted.extend(meant.map(|meant| (own, row, meant, from, to)));
            });
        }
        let layout = |(at, (_, sheet)): (usize, &(String, SheetPart<'p>))| {
            sheet.layout(items, |first, last| {
                counted.iter().any(|(own, row, meant, from, to)| {
                    let outside = *own != at || !(first..=last).contains(row);
                    *meant == at && outside && *from <= last && *to >= first
                })
            })
        };
        self.sheets.iter().enumerate().map(layout).collect()
    }

    /// What belongs to a sheet and names its rows.
    fn follow(
        &self,
        kind: &str,
        name: &str,
        layout: &Layout<'_>,
        replaced: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<(), TemplateError> {
        let Some(bytes) = self.package.part(name) else { return Ok(()) };
        let row = |old, end| layout.outer(old, end);
        // Rows of drawings are counted from 0.
        let anchor = |text: &str| match text.trim().parse::<u32>() {
            Ok(old) => (row(old + 1, End::First) - 1).to_string(),
            Err(_) => text.to_owned(),
        };
        let written = match kind {
            "table" | "comments" | "threadedComment" => {
                rewrite(&Tree::read(name, bytes)?, &[], &str::to_owned, &|range| {
                    Some(map_range(range, &row))
                })
            }
            "drawing" => rewrite(&Tree::read(name, bytes)?, &["row"], &anchor, &|_| None),
            // Old drawings are not always whole; then they stay.
            "vmlDrawing" => {
                let Ok(tree) = Tree::read(name, bytes) else { return Ok(()) };
                rewrite(&tree, &["Row"], &anchor, &|_| None)
            }
            _ => return Ok(()),
        };
        replaced.insert(name.to_owned(), written.into_bytes());
        Ok(())
    }

    /// Names follow their rows, and everything is calculated when opened.
    fn workbook(&self, other: &impl Fn(&str, u32, End) -> u32) -> Result<String, TemplateError> {
        let tree = Tree::read(&self.main, self.package.part(&self.main).unwrap_or_default())?;
        let formula = |text: &str| moved(text, other);
        let written = rewrite(&tree, &["definedName"], &formula, &|_| None);
        let tree = Tree::read(&self.main, written.as_bytes())?;
        let mut out = String::with_capacity(written.len() + 64);
        let root = tree.all("workbook").next().unwrap_or(ROOT);
        match tree.all("calcPr").next() {
            Some(calc) => {
                let span = tree.nodes[calc].span.clone();
                out.push_str(&written[..span.start]);
                out.push_str(&with_attribute(tree.open(calc), "fullCalcOnLoad", "1"));
                out.push_str(&written[span.start + tree.open(calc).len()..]);
            }
            None => {
                // Behind the names, before what may follow them.
                let behind = ["definedNames", "externalReferences", "functionGroups", "sheets"];
                let last = behind.iter().find_map(|name| tree.child(root, name));
                let at = last.map_or(written.len(), |id| tree.nodes[id].span.end);
                let prefix = tree.prefix(root);
                out.push_str(&written[..at]);
                out.push_str(&format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>"));
                out.push_str(&written[at..]);
            }
        }
        Ok(out)
    }

    /// The order of calculation is made anew by whoever opens the workbook.
    fn without_order(
        &self,
        replaced: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<BTreeSet<String>, TemplateError> {
        let order = self.types.iter().find(|(_, kind)| kind.ends_with("calcChain+xml"));
        let Some((part, _)) = order else { return Ok(BTreeSet::new()) };
        let (_, rels) = relations_part(&self.main);
        for (name, element, attribute) in
            [(CONTENT_TYPES, "Override", "PartName"), (rels.as_str(), "Relationship", "Target")]
        {
            let Some(bytes) = self.package.part(name) else { continue };
            let tree = Tree::read(name, bytes)?;
            let mut text = tree.text.to_owned();
            let ends = |id: &Id| {
                tree.attribute(*id, attribute).is_some_and(|it| it.ends_with("calcChain.xml"))
            };
            if let Some(id) = tree.all(element).find(ends) {
                text.replace_range(tree.nodes[id].span.clone(), "");
            }
            replaced.insert(name.to_owned(), text.into_bytes());
        }
        Ok(BTreeSet::from([part.clone()]))
    }
}

/// A part with the texts of some elements changed, and the attribute `ref`.
fn rewrite(
    tree: &Tree<'_>,
    elements: &[&str],
    text: &impl Fn(&str) -> String,
    range: &impl Fn(&str) -> Option<String>,
) -> String {
    fn node(
        tree: &Tree<'_>,
        id: Id,
        elements: &[&str],
        text: &impl Fn(&str) -> String,
        range: &impl Fn(&str) -> Option<String>,
        out: &mut String,
    ) {
        if tree.name(id).is_empty() && id != ROOT {
            out.push_str(tree.raw(id));
            return;
        }
        let moved = tree.attribute(id, "ref").and_then(|written| range(&written));
        match moved {
            Some(moved) => out.push_str(&with_attribute(tree.open(id), "ref", &moved)),
            None => out.push_str(tree.open(id)),
        }
        if elements.contains(&tree.local(id)) {
            out.push_str(&escape(&text(&tree.text_of(id))));
        } else {
            for &child in &tree.nodes[id].children {
                node(tree, child, elements, text, range, out);
            }
        }
        out.push_str(tree.close(id));
    }
    let mut out = String::with_capacity(tree.text.len());
    node(tree, ROOT, elements, text, range, &mut out);
    out
}
