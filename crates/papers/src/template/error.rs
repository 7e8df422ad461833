//! Why a template is not taken, and where its faults are.

use super::mark::Place;

/// A template that cannot be opened or filled. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// Neither a Word document nor an Excel workbook.
    #[error("this is neither a .docx document nor an .xlsx workbook")]
    OtherKind,
    /// A document or workbook with macros, or made to make others from.
    #[error("this file is {kind}: save it as plain .docx or .xlsx")]
    NotPlain {
        /// What it is: `macros`, `template`.
        kind: &'static str,
    },
    /// Cut short or damaged.
    #[error("the file is damaged ({detail}): save it anew in Word, Excel or LibreOffice")]
    Damaged {
        /// What was met, in English.
        detail: String,
    },
    /// Unpacked, it would take more room than a template needs.
    #[error("the file unpacks to more than {limit_mib} MiB")]
    TooLarge {
        /// The limit in MiB (2^20 bytes).
        limit_mib: u64,
    },
    /// Something in it reaches outside the file or could run.
    #[error("the file holds {what} in «{part}»: remove it and save the file again")]
    Unsafe {
        /// What, by code: `link`, `name`, `doctype`, `active`.
        what: &'static str,
        /// The part of the archive.
        part: String,
    },
    /// Placeholders that are unknown or do not fit together.
    #[error("the template has {} faults; the first: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Faults(Vec<Fault>),
    /// Filled in, a sheet would have more rows than a workbook holds.
    #[error("the sheet «{sheet}» would have more than {most} rows")]
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// The most.
        most: u32,
    },
    /// A text is longer than a cell holds.
    #[error("{sheet}!{cell}: a text is longer than {most} letters")]
    TextTooLong {
        /// The sheet.
        sheet: String,
        /// The template's cell.
        cell: String,
        /// The most.
        most: usize,
    },
}

impl TemplateError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherKind => "other-kind",
            Self::NotPlain { .. } => "not-plain",
            Self::Damaged { .. } => "damaged",
            Self::TooLarge { .. } => "too-large",
            Self::Unsafe { .. } => "unsafe",
            Self::Faults(_) => "faults",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TextTooLong { .. } => "text-too-long",
        }
    }

    /// The data of the error, by name, for the wording.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherKind => Vec::new(),
            Self::NotPlain { kind } => vec![("kind", (*kind).to_owned())],
            Self::Damaged { detail } => vec![("detail", detail.clone())],
            Self::TooLarge { limit_mib } => vec![("limit_mib", limit_mib.to_string())],
            Self::Unsafe { what, part } => {
                vec![("what", (*what).to_owned()), ("part", part.clone())]
            }
            Self::Faults(faults) => vec![("count", faults.len().to_string())],
            Self::TooManyRows { sheet, most } => {
                vec![("sheet", sheet.clone()), ("most", most.to_string())]
            }
            Self::TextTooLong { sheet, cell, most } => {
                let cell = ("cell", cell.clone());
                vec![("sheet", sheet.clone()), cell, ("most", most.to_string())]
            }
        }
    }
}

/// One fault of a template, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// The text around it.
    pub near: String,
    /// What.
    pub what: FaultKind,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} (near «{}»)", self.place, self.what.code(), self.near)?;
        for (name, value) in self.what.args() {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

/// What is wrong with a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// No field has this name here.
    Unknown {
        /// The name as written.
        name: String,
        /// The nearest known name, if one is near.
        nearest: Option<String>,
    },
    /// `{{` without `}}`.
    Unclosed,
    /// `}}` without `{{`.
    Unopened,
    /// `{{}}`.
    Empty,
    /// A repeat that is begun and not ended.
    NoEnd {
        /// Its name.
        name: String,
    },
    /// A repeat that is ended and was not begun.
    NoBegin {
        /// Its name.
        name: String,
    },
    /// A repeat is ended while another one, begun inside it, is open.
    Crossed {
        /// The one ended.
        name: String,
        /// The one that is open.
        open: String,
    },
    /// A list of records stands where a value is needed.
    ListAsValue {
        /// Its name.
        name: String,
    },
    /// Begin and end stand in places that have no common row or paragraph.
    Apart {
        /// The repeat.
        name: String,
    },
}

impl FaultKind {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { nearest: None, .. } => "unknown",
            Self::Unknown { .. } => "unknown-near",
            Self::Unclosed => "unclosed",
            Self::Unopened => "unopened",
            Self::Empty => "empty",
            Self::NoEnd { .. } => "no-end",
            Self::NoBegin { .. } => "no-begin",
            Self::Crossed { .. } => "crossed",
            Self::ListAsValue { .. } => "list-as-value",
            Self::Apart { .. } => "apart",
        }
    }

    /// The data of the fault, by name, for the wording.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unknown { name, nearest } => {
                let mut args = vec![("name", name.clone())];
                args.extend(nearest.clone().map(|nearest| ("nearest", nearest)));
                args
            }
            Self::Crossed { name, open } => vec![("name", name.clone()), ("open", open.clone())],
            Self::NoEnd { name }
            | Self::NoBegin { name }
            | Self::ListAsValue { name }
            | Self::Apart { name } => vec![("name", name.clone())],
            Self::Unclosed | Self::Unopened | Self::Empty => Vec::new(),
        }
    }
}
