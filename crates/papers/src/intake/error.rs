//! Why a file cannot be read at all, and how to mend it.

use super::problem::SkippedSheet;

/// A file that cannot be read. Nothing of it was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The file has no bytes.
    #[error("the file is empty (0 bytes): copy or download it again")]
    Empty,
    /// Protected with a password for opening.
    #[error("the workbook is encrypted: open it in Excel, remove the password, save it again")]
    Encrypted,
    /// Plain text whose letters cannot be told: in none of the encodings of
    /// Unicode.
    #[error(
        "this is text in an encoding that cannot be told: open it in Excel and save it as .xlsx or as CSV UTF-8"
    )]
    PlainText,
    /// A file of another kind.
    #[error("this is {kind}, not a workbook: choose an .xlsx, .xls, .ods or .csv file")]
    OtherKind {
        /// What it is, for example `PDF`.
        kind: &'static str,
    },
    /// None of the kinds known here.
    #[error("this is not a workbook: choose an .xlsx, .xls, .ods or .csv file")]
    Unknown,
    /// Cut short or damaged.
    #[error(
        "the workbook is damaged ({detail}): copy or download it again, or save it anew in Excel"
    )]
    Damaged {
        /// What the reader met, in English.
        detail: String,
    },
    /// Unpacked, it would take more room than is allowed.
    #[error(
        "the workbook unpacks to more than {limit_mib} MiB: split it, or delete the unused rows and \
         columns and save it again"
    )]
    TooLarge {
        /// The limit in MiB (2^20 bytes).
        limit_mib: u64,
    },
    /// Its cells stand so far apart that the table between them would take too
    /// much room.
    #[error("a sheet spans more than {limit} cells: delete what stands far off and save it again")]
    TooManyCells {
        /// The most cells of a sheet.
        limit: u64,
    },
    /// It unpacks to many times its size, as only a trap does.
    #[error(
        "the part «{part}» of the file unpacks to more than {ratio} times its size: not opened"
    )]
    Bomb {
        /// The part of the archive.
        part: String,
        /// The ratio that was passed.
        ratio: u64,
    },
    /// A person has stopped the reading.
    #[error("the reading was stopped")]
    Stopped,
    /// No sheet has a known header.
    #[error("no sheet has a known header: {}; {}", skipped(sheets), expected())]
    NoKnownSheet {
        /// Every sheet, with the words found in place of a header.
        sheets: Vec<SkippedSheet>,
    },
    /// The binary format of Word 97–2003, whatever the file's name.
    #[error("this is an old .doc document: open it in Word and save it as .docx")]
    OldWord,
    /// A document or workbook that is no profile form known here.
    #[error(
        "no profile form is known here ({labels} of its labels were found): choose a filled form \
         2C/TCTW-98, 2C-BNV/2008 or the profile of Thông tư 06/2023/TT-BNV"
    )]
    NoForm {
        /// Labels of such forms that were found.
        labels: usize,
    },
}

impl IntakeError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Encrypted => "encrypted",
            Self::PlainText => "plain-text",
            Self::OtherKind { .. } => "other-kind",
            Self::Unknown => "unknown",
            Self::Damaged { .. } => "damaged",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::Bomb { .. } => "bomb",
            Self::Stopped => "stopped",
            Self::NoKnownSheet { .. } => "no-known-sheet",
            Self::OldWord => "old-word",
            Self::NoForm { .. } => "no-form",
        }
    }

    /// The data of the error, by name, for the wording.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherKind { kind } => vec![("kind", (*kind).to_owned())],
            Self::Damaged { detail } => vec![("detail", detail.clone())],
            Self::TooLarge { limit_mib } => vec![("limit_mib", limit_mib.to_string())],
            Self::TooManyCells { limit } => vec![("limit", limit.to_string())],
            Self::Bomb { part, ratio } => {
                vec![("part", part.clone()), ("ratio", ratio.to_string())]
            }
            Self::NoForm { labels } => vec![("labels", labels.to_string())],
            Self::NoKnownSheet { sheets } => {
                vec![("sheets", skipped(sheets)), ("expected", expected())]
            }
            _ => Vec::new(),
        }
    }
}

fn skipped(sheets: &[SkippedSheet]) -> String {
    let each = sheets.iter().map(|sheet| format!("«{}»: {}", sheet.name, sheet.why));
    each.collect::<Vec<_>>().join("; ")
}

/// The header words that each kind of sheet needs.
fn expected() -> String {
    let each = super::fields::KINDS
        .iter()
        .map(|kind| format!("{}: {}", kind.kind.code(), kind.needed_headers().join(", ")));
    format!("expected one of: {}", each.collect::<Vec<_>>().join("; "))
}
