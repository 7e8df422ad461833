//! What the styles of an OpenDocument file say of cells: the font, whether a
//! date shows its day, whether a sheet is hidden.

use super::super::sheet::Note;
use super::attribute;
use quick_xml::events::BytesStart;
use std::collections::{HashMap, HashSet};

/// Styles in one another's line; more is a circle.
const DEEPEST: usize = 12;

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// Date formats without a day.
    month_only: HashSet<String>,
    hidden: HashSet<String>,
    /// The style that is being read, and its family.
    open: Option<(String, String)>,
    /// The date format that is being read: its name, day, month and year shown.
    date: Option<(String, [bool; 3])>,
    notes: Vec<Note>,
    numbered: HashMap<String, usize>,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    format: Option<String>,
    font: Option<String>,
}

impl Styles {
    /// Takes note of an element that opens or is empty.
    pub(super) fn take(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "style:style" | "style:default-style" => {
                // What has no name is the default of its family.
                let family = attribute(tag, "style:family").unwrap_or_default();
                let own = attribute(tag, "style:name").unwrap_or_default();
                let style = Style {
                    parent: attribute(tag, "style:parent-style-name"),
                    format: attribute(tag, "style:data-style-name"),
                    font: None,
                };
                if family == "table-cell" {
                    self.styles.insert(own.clone(), style);
                }
                self.open = Some((own, family));
            }
            "style:text-properties" => {
                let font = attribute(tag, "style:font-name")
                    .or_else(|| attribute(tag, "fo:font-family"))
                    .map(|font| font.trim_matches('\'').to_owned());
                if let Some((own, _)) = self.open.as_ref().filter(|(_, it)| it == "table-cell")
                    && let Some(style) = self.styles.get_mut(own)
                {
                    style.font = font.or(style.font.take());
                }
            }
            "style:table-properties" => {
                let shown = attribute(tag, "table:display").is_none_or(|it| it != "false");
                if let Some((own, _)) = self.open.as_ref().filter(|(_, it)| it == "table" && !shown)
                {
                    self.hidden.insert(own.clone());
                }
            }
            "number:date-style" => {
                self.date = attribute(tag, "style:name").map(|name| (name, [false; 3]));
            }
            "number:day" | "number:month" | "number:year" => {
                let at = ["number:day", "number:month", "number:year"].iter();
                let at = at.clone().position(|part| *part == name);
                if let Some(((_, shown), at)) = self.date.as_mut().zip(at) {
                    shown[at] = true;
                }
            }
            _ => {}
        }
    }

    /// Takes note of the end of an element.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "style:style" | "style:default-style" => self.open = None,
            "number:date-style" => {
                if let Some((name, [false, true, true])) = self.date.take() {
                    self.month_only.insert(name);
                }
            }
            _ => {}
        }
    }

    /// Whether a sheet of this style is hidden.
    pub(super) fn hides(&self, sheet: &str) -> bool {
        self.hidden.contains(sheet)
    }

    /// The number of the note about a style of cells.
    pub(super) fn note(&mut self, name: &str) -> usize {
        if let Some(at) = self.numbered.get(name) {
            return *at;
        }
        let line: Vec<&Style> = std::iter::successors(self.styles.get(name), |style| {
            // The default of the family stands behind all.
            let parent = style.parent.as_deref()?;
            self.styles.get(parent)
        })
        .take(DEEPEST)
        .chain(self.styles.get(""))
        .collect();
        let format = line.iter().find_map(|style| style.format.as_ref());
        let font = line.iter().find_map(|style| style.font.as_deref());
        let note = Note::new(format.is_some_and(|it| self.month_only.contains(it)), font);
        self.notes.push(note);
        self.numbered.insert(name.to_owned(), self.notes.len() - 1);
        self.notes.len() - 1
    }

    /// All notes, by number.
    pub(super) fn into_notes(self) -> Vec<Note> {
        self.notes
    }
}
