//! Nhật ký nhập phiếu: every sheet as it was typed, count by count, to be
//! signed and filed.

use super::letterhead::Letterhead;
use serde::{Deserialize, Serialize};

/// The entry journal of one ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryJournal {
    /// Head of the paper.
    pub head: Letterhead,
    /// What was counted, under the title "NHẬT KÝ NHẬP PHIẾU".
    pub subject: String,
    /// The rows of the form, by name.
    pub rows: Vec<String>,
    /// The counts, in order.
    pub counts: Vec<JournalCount>,
}

/// One count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalCount {
    /// Who counted.
    pub counter: String,
    /// The sheets, by bundle and number.
    pub sheets: Vec<JournalSheet>,
}

/// One sheet as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalSheet {
    /// The bundle's label; empty when there is one only.
    pub batch: String,
    /// The number written on the sheet's back.
    pub sheet: u32,
    /// One sign a row, `+`, `-` or `.`; empty where the sheet is not valid.
    pub marks: String,
    /// Why it is not valid, in words.
    pub invalid: Option<String>,
}
