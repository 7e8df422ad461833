//! Templates that an office can replace: .docx and .xlsx files with
//! placeholders, filled in place. Everything that is not filled in stays as it
//! is, byte by byte: fonts, borders, margins, headers, page set-up.
//!
//! The rules of placeholders stand in [`mark`]; what names there are, in
//! [`dictionary`].

mod book;
mod data;
mod dictionary;
mod error;
pub(crate) mod formula;
mod layout;
mod mark;
mod outline;
mod package;
mod sheet;
mod text;
mod word;
mod xml;

pub use dictionary::{Field, IN_LISTS, Kind};
pub use error::{Fault, FaultKind, TemplateError};
pub use mark::Place;
pub use package::Format;

use book::Book;
pub(crate) use outline::{Block, outline};
pub(crate) use package::pack;
pub(crate) use xml::escape;

use data::Items;
use package::{CONTENT_TYPES, Package};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use word::WordPart;
use xml::Tree;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A template opened: a document or workbook with nothing in it that runs or
/// reaches outside.
#[derive(Debug, Clone)]
pub struct Template {
    package: Package,
    format: Format,
    /// Parts with the end of their content type, in the order of the archive.
    types: Vec<(String, String)>,
}

impl Template {
    /// Opens the bytes of a .docx or .xlsx file.
    ///
    /// # Errors
    /// [`TemplateError`] when it is neither, is damaged, too large, holds
    /// macros, or reaches outside itself.
    pub fn open(bytes: &[u8]) -> Result<Self, TemplateError> {
        let package = Package::open(bytes)?;
        let types = types(&package)?;
        let has = |end: &str| types.iter().any(|(_, kind)| kind.ends_with(end));
        let active = |name: &str| {
            let name = name.to_lowercase();
            name.contains("vbaproject")
                || name.contains("activex/")
                || name.contains("macrosheets/")
        };
        if let Some(part) = package.names().find(|name| active(name)) {
            return Err(TemplateError::Unsafe { what: "active", part: part.to_owned() });
        }
        if types.iter().any(|(_, kind)| kind.contains("macroEnabled")) {
            return Err(TemplateError::NotPlain { kind: "macros" });
        }
        if has("template.main+xml") {
            return Err(TemplateError::NotPlain { kind: "template" });
        }
        let format = if has("wordprocessingml.document.main+xml") {
            Format::Docx
        } else if has("spreadsheetml.sheet.main+xml") {
            Format::Xlsx
        } else {
            return Err(TemplateError::OtherKind);
        };
        let template = Self { package, format, types };
        template.refuse_links()?;
        Ok(template)
    }

    /// Whether it is a document or a workbook.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Everything that is wrong with its placeholders.
    ///
    /// # Errors
    /// [`TemplateError`] when a part cannot be read.
    pub fn check(&self, fields: &'static [Field]) -> Result<Vec<Fault>, TemplateError> {
        match self.format {
            Format::Docx => Ok(faults(&self.word_parts(fields)?)),
            Format::Xlsx => Ok(Book::new(&self.package, &self.types, fields)?.faults()),
        }
    }

    /// The template filled in with `data`, whose names `fields` describes.
    ///
    /// # Errors
    /// [`TemplateError::Faults`] with every fault: a template with a fault is
    /// not filled in at all.
    pub fn fill(&self, fields: &'static [Field], data: &Value) -> Result<Vec<u8>, TemplateError> {
        let items = Items::new(data);
        if self.format == Format::Xlsx {
            let book = Book::new(&self.package, &self.types, fields)?;
            sound(book.faults())?;
            return book.fill(&items);
        }
        let parts = self.word_parts(fields)?;
        sound(faults(&parts))?;
        let mut replaced = BTreeMap::new();
        let mut copies = 0;
        for (name, part) in parts {
            if !part.is_plain() {
                replaced.insert(name, part.fill(&items, &mut copies).into_bytes());
            }
        }
        self.package.write(replaced, &BTreeSet::new())
    }

    /// The parts of a document that people write in.
    fn word_parts(
        &self,
        fields: &'static [Field],
    ) -> Result<Vec<(String, WordPart<'_>)>, TemplateError> {
        const PARTS: [(&str, &str); 5] = [
            ("document.main+xml", "body"),
            ("header+xml", "header"),
            ("footer+xml", "footer"),
            ("footnotes+xml", "note"),
            ("endnotes+xml", "note"),
        ];
        let mut parts = Vec::new();
        for (name, kind) in &self.types {
            let end = kind.strip_prefix(WORD);
            let known = PARTS.iter().find(|(known, _)| Some(*known) == end);
            let (Some((_, part)), Some(bytes)) = (known, self.package.part(name)) else {
                continue;
            };
            parts.push((name.clone(), WordPart::new(Tree::read(name, bytes)?, part, fields)));
        }
        Ok(parts)
    }

    /// Only hyperlinks may lead outside: everything else of that kind is
    /// fetched or run when the paper is opened.
    fn refuse_links(&self) -> Result<(), TemplateError> {
        let names: Vec<&str> =
            self.package.names().filter(|name| name.ends_with(".rels")).collect();
        for name in names {
            let tree = Tree::read(name, self.package.part(name).unwrap_or_default())?;
            for link in tree.all("Relationship") {
                let outside = tree.attribute(link, "TargetMode").as_deref() == Some("External");
                let kind = tree.attribute(link, "Type").unwrap_or_default();
                if outside && !kind.ends_with("/hyperlink") {
                    return Err(TemplateError::Unsafe { what: "link", part: name.to_owned() });
                }
            }
        }
        Ok(())
    }
}

fn faults(parts: &[(String, WordPart<'_>)]) -> Vec<Fault> {
    parts.iter().flat_map(|(_, part)| part.faults()).cloned().collect()
}

/// Refuses a template that has faults.
fn sound(faults: Vec<Fault>) -> Result<(), TemplateError> {
    if faults.is_empty() { Ok(()) } else { Err(TemplateError::Faults(faults)) }
}

/// The content types of single parts.
fn types(package: &Package) -> Result<Vec<(String, String)>, TemplateError> {
    let Some(bytes) = package.part(CONTENT_TYPES) else { return Err(TemplateError::OtherKind) };
    let tree = Tree::read(CONTENT_TYPES, bytes)?;
    let mut types = Vec::new();
    for one in tree.all("Override") {
        let name = tree.attribute(one, "PartName").unwrap_or_default();
        let kind = tree.attribute(one, "ContentType").unwrap_or_default();
        types.push((name.trim_start_matches('/').to_owned(), kind));
    }
    let place = |name: &str| package.names().position(|known| known == name);
    types.sort_by_key(|(name, _)| place(name));
    Ok(types)
}
