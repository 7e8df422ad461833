//! A Word document as somebody reads it who fills nothing in: its paragraphs
//! and tables in order, with the letters that old fonts show.

use super::error::TemplateError;
use super::package::{CONTENT_TYPES, Package};
use super::xml::{Id, ROOT, Tree};
use crate::intake::grid;
use std::collections::HashMap;

/// A filled form of ten pages has a tenth of it.
const MOST_TEXT: usize = 16 << 20;
/// Styles based on one another.
const DEEPEST_STYLE: usize = 20;

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph outside tables: its number from 1, its text.
    Paragraph(u32, Text),
    /// A table: its number from 1, its rows.
    Table(u32, Vec<Vec<OutlineCell>>),
    /// A paragraph in the head or foot of the pages.
    Margin(Text),
}

/// A text; tabs and line breaks as in the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Text {
    /// In Unicode.
    pub text: String,
    /// Converted from an old font: its name, before, after.
    pub converted: Vec<(String, String, String)>,
    /// Fonts of old encodings that do not have the signs written in them.
    pub legacy: Vec<String>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OutlineCell {
    /// The column of the grid, from 0.
    pub column: u32,
    /// How many columns it spans.
    pub span: u32,
    /// Its paragraphs, one a line.
    pub text: Text,
    /// Whether the cell is one with that above, whose text it carries.
    pub carried: bool,
}

/// The paragraphs and tables of a document.
///
/// # Errors
/// [`TemplateError`] when it is none, is damaged or too large.
pub(crate) fn outline(bytes: &[u8]) -> Result<Vec<Block>, TemplateError> {
    const MAIN: &str = "wordprocessingml.document.main+xml";
    let package = Package::open(bytes)?;
    let types = package.part(CONTENT_TYPES).ok_or(TemplateError::OtherKind)?;
    let types = Tree::read(CONTENT_TYPES, types)?;
    // A template (.dotx) or a document with macros is read as well: nothing
    // that it holds is run.
    let main = types.all("Override").find_map(|one| {
        let kind = types.attribute(one, "ContentType")?;
        let known = kind.ends_with(MAIN)
            || kind.ends_with("wordprocessingml.template.main+xml")
            || kind.ends_with("ms-word.document.macroEnabled.main+xml");
        let name = types.attribute(one, "PartName")?;
        known.then(|| name.trim_start_matches('/').to_owned())
    });
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    let content = package.part(&main).ok_or(TemplateError::OtherKind)?;
    if content.len() > MOST_TEXT {
        return Err(TemplateError::TooLarge { limit_mib: (MOST_TEXT >> 20) as u64 });
    }
    let fonts = Fonts::read(&package)?;
    let tree = Tree::read(&main, content)?;
    let mut reader =
        Reader { tree: &tree, fonts: &fonts, blocks: Vec::new(), paragraphs: 0, tables: 0 };
    reader.holder(ROOT);
    let mut blocks = reader.blocks;
    for name in package.names() {
        let margin = name.strip_prefix("word/").is_some_and(|name| {
            (name.starts_with("header") || name.starts_with("footer")) && name.ends_with(".xml")
        });
        let Some(content) = package.part(name).filter(|_| margin) else { continue };
        let tree = Tree::read(name, content)?;
        for paragraph in tree.all("p").filter(|id| tree.name(*id) == "w:p") {
            let text = read_text(&tree, &fonts, paragraph);
            if !text.text.trim().is_empty() {
                blocks.push(Block::Margin(text));
            }
        }
    }
    Ok(blocks)
}

/// The fonts of styles.
#[derive(Default)]
struct Fonts {
    /// By style: its own font, the style it is based on.
    styles: HashMap<String, (Option<String>, Option<String>)>,
    /// The paragraph style without a name of its own, and the document's font.
    default_style: Option<String>,
    default_font: Option<String>,
}

impl Fonts {
    fn read(package: &Package) -> Result<Self, TemplateError> {
        let Some(content) = package.part("word/styles.xml") else { return Ok(Self::default()) };
        let tree = Tree::read("word/styles.xml", content)?;
        let mut fonts = Self::default();
        for defaults in tree.all("rPrDefault") {
            fonts.default_font = tree.child(defaults, "rPr").and_then(|id| font(&tree, id));
        }
        for style in tree.all("style") {
            let Some(id) = tree.attribute(style, "w:styleId") else { continue };
            let own = tree.child(style, "rPr").and_then(|id| font(&tree, id));
            let based = tree.child(style, "basedOn").and_then(|id| tree.attribute(id, "w:val"));
            let is_default = tree.attribute(style, "w:default").is_some_and(|it| it != "0");
            if is_default && tree.attribute(style, "w:type").as_deref() == Some("paragraph") {
                fonts.default_style = Some(id.clone());
            }
            fonts.styles.insert(id, (own, based));
        }
        Ok(fonts)
    }

    fn of_style(&self, style: &str) -> Option<String> {
        let mut at = Some(style);
        for _ in 0..DEEPEST_STYLE {
            let (own, based) = self.styles.get(at?)?;
            if own.is_some() {
                return own.clone();
            }
            at = based.as_deref();
        }
        None
    }

    /// The font of a run: its own, its style's, its paragraph's, the document's.
    fn of_run(&self, tree: &Tree<'_>, run: Id, paragraph_style: Option<&str>) -> Option<String> {
        let format = tree.child(run, "rPr");
        let own = format.and_then(|id| font(tree, id));
        let styled = || {
            let style = tree.child(format?, "rStyle")?;
            self.of_style(&tree.attribute(style, "w:val")?)
        };
        let paragraph = || self.of_style(paragraph_style.or(self.default_style.as_deref())?);
        own.or_else(styled).or_else(paragraph).or_else(|| self.default_font.clone())
    }
}

/// The font that a format names.
fn font(tree: &Tree<'_>, format: Id) -> Option<String> {
    let fonts = tree.child(format, "rFonts")?;
    ["w:ascii", "w:hAnsi"].iter().find_map(|name| tree.attribute(fonts, name))
}

struct Reader<'t, 'p> {
    tree: &'t Tree<'p>,
    fonts: &'t Fonts,
    blocks: Vec<Block>,
    paragraphs: u32,
    tables: u32,
}

impl Reader<'_, '_> {
    /// The paragraphs and tables right inside an element, or inside wrappers.
    fn holder(&mut self, holder: Id) {
        let tree = self.tree;
        for &child in &tree.nodes[holder].children {
            match tree.local(child) {
                "p" => {
                    self.paragraphs += 1;
                    let text = read_text(self.tree, self.fonts, child);
                    self.blocks.push(Block::Paragraph(self.paragraphs, text));
                    self.boxes(child);
                }
                "tbl" => self.table(child),
                // What was struck out by a reviewer, and what stands twice for
                // older programs.
                "del" | "Fallback" => {}
                _ => self.holder(child),
            }
        }
    }

    /// Text boxes that hang on a paragraph.
    fn boxes(&mut self, at: Id) {
        let tree = self.tree;
        for &child in &tree.nodes[at].children {
            match tree.local(child) {
                "txbxContent" => self.holder(child),
                "Fallback" => {}
                _ => self.boxes(child),
            }
        }
    }

    fn table(&mut self, table: Id) {
        self.tables += 1;
        let number = self.tables;
        let (mut rows, mut nested) = (Vec::<Vec<OutlineCell>>::new(), Vec::new());
        let mut found = Vec::new();
        below(self.tree, table, "tr", &mut found);
        for row in found {
            let mut cells = Vec::new();
            let format = self.tree.child(row, "trPr");
            let before = format.and_then(|id| self.tree.child(id, "gridBefore"));
            let mut column = before.map_or(0, |id| number_of(self.tree, id));
            let mut found = Vec::new();
            below(self.tree, row, "tc", &mut found);
            for cell in found {
                let format = self.tree.child(cell, "tcPr");
                let part = |name: &str| format.and_then(|id| self.tree.child(id, name));
                let span = part("gridSpan").map_or(1, |id| number_of(self.tree, id)).clamp(1, 63);
                let continues = part("vMerge").is_some_and(|id| {
                    self.tree.attribute(id, "w:val").is_none_or(|value| value == "continue")
                });
                let mut text = Text::default();
                self.cell(cell, &mut text, &mut nested);
                let above = rows.last().and_then(|row| row.iter().find(|it| it.column == column));
                let carried = continues && text.text.trim().is_empty() && above.is_some();
                if let Some(above) = above.filter(|_| carried) {
                    text = Text { text: above.text.text.clone(), ..Text::default() };
                }
                cells.push(OutlineCell { column, span, text, carried });
                column += span;
            }
            rows.push(cells);
        }
        self.blocks.push(Block::Table(number, rows));
        for table in nested {
            self.table(table);
        }
    }

    /// The paragraphs of a cell as lines; its tables are left for later.
    fn cell(&self, holder: Id, into: &mut Text, nested: &mut Vec<Id>) {
        for &child in &self.tree.nodes[holder].children {
            match self.tree.local(child) {
                "p" => {
                    let text = read_text(self.tree, self.fonts, child);
                    if !into.text.is_empty() {
                        into.text.push('\n');
                    }
                    into.text.push_str(&text.text);
                    into.converted.extend(text.converted);
                    into.legacy.extend(text.legacy);
                }
                "tbl" => nested.push(child),
                "del" | "Fallback" => {}
                _ => self.cell(child, into, nested),
            }
        }
    }
}

/// The rows of a table or the cells of a row, also within wrappers, but not
/// those of tables inside.
fn below(tree: &Tree<'_>, at: Id, wanted: &str, found: &mut Vec<Id>) {
    for &child in &tree.nodes[at].children {
        match tree.local(child) {
            name if name == wanted => found.push(child),
            "tbl" | "tc" | "p" | "del" => {}
            _ => below(tree, child, wanted, found),
        }
    }
}

fn number_of(tree: &Tree<'_>, id: Id) -> u32 {
    tree.attribute(id, "w:val").and_then(|value| value.parse().ok()).unwrap_or(0).min(63)
}

/// The text of a paragraph, without that of boxes hanging on it.
fn read_text(tree: &Tree<'_>, fonts: &Fonts, paragraph: Id) -> Text {
    let style = tree.child(paragraph, "pPr").and_then(|id| tree.child(id, "pStyle"));
    let style = style.and_then(|id| tree.attribute(id, "w:val"));
    let (mut out, mut runs) = (Text::default(), Vec::new());
    below_paragraph(tree, paragraph, &mut runs);
    // Word splits a word over runs wherever a spelling was checked: runs in one
    // font are decoded together, since VNI writes a letter in two signs.
    let mut pending: Option<(Option<String>, String)> = None;
    for run in runs {
        let font = fonts.of_run(tree, run, style.as_deref());
        let mut text = String::new();
        read_run(tree, run, &mut text);
        match &mut pending {
            Some((known, before)) if *known == font => before.push_str(&text),
            _ => {
                if let Some((font, text)) = pending.replace((font, text)) {
                    decode(font, text, &mut out);
                }
            }
        }
    }
    if let Some((font, text)) = pending {
        decode(font, text, &mut out);
    }
    out
}

fn decode(font: Option<String>, text: String, out: &mut Text) {
    let Some(font) = font else { return out.text.push_str(&text) };
    // Tabs and line breaks are no letters of any font.
    for part in text.split_inclusive(['\t', '\n']) {
        let (letters, sign) = match part.strip_suffix(['\t', '\n']) {
            Some(letters) => (letters, &part[letters.len()..]),
            None => (part, ""),
        };
        match grid::decode(letters, &font) {
            Ok(None) => out.text.push_str(letters),
            Ok(Some(after)) => {
                out.text.push_str(&after);
                if after != letters {
                    out.converted.push((font.clone(), letters.to_owned(), after));
                }
            }
            Err(font) => {
                out.text.push_str(letters);
                out.legacy.push(font);
            }
        }
        out.text.push_str(sign);
    }
}

fn below_paragraph(tree: &Tree<'_>, at: Id, runs: &mut Vec<Id>) {
    for &child in &tree.nodes[at].children {
        match tree.local(child) {
            "r" => runs.push(child),
            "del" | "moveFrom" | "Fallback" | "txbxContent" | "pPr" => {}
            _ => below_paragraph(tree, child, runs),
        }
    }
}

fn read_run(tree: &Tree<'_>, at: Id, text: &mut String) {
    for &child in &tree.nodes[at].children {
        match tree.local(child) {
            "t" => text.push_str(&tree.text_of(child)),
            "tab" | "ptab" => text.push('\t'),
            "br" | "cr" => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            _ => {}
        }
    }
}
