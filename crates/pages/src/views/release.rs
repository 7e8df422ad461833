//! The result of a count, for the two who release it; and the recount.

use super::model::Link;

/// The page on which the counting team releases a result.
#[derive(Debug, Clone)]
pub struct ReleasePage {
    /// The unit and the step; leads back to the step.
    pub about: Link,
    /// The step's address, under which the forms go.
    pub at: String,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// How far the release has come.
    pub standing: Release,
    /// The figures, once the counts agree.
    pub figures: Option<Figures>,
    /// What earlier rounds came to, worded.
    pub former: Vec<String>,
    /// Whether a recount may be asked for.
    pub may_recount: bool,
}

/// How far the release has come.
#[derive(Debug, Clone)]
pub enum Release {
    /// The counts do not agree (yet); why, worded.
    Waiting(String),
    /// The counts agree.
    Ready,
    /// Somebody has proposed it.
    Proposed {
        /// Who.
        by: String,
        /// Whether it was the reader.
        own: bool,
    },
    /// Two people have released it.
    Released {
        /// Who proposed.
        proposed_by: String,
        /// Who confirmed.
        confirmed_by: String,
    },
}

/// The figures.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Số được triệu tập.
    pub convened: u32,
    /// Số có mặt.
    pub present: u32,
    /// Số phiếu phát ra.
    pub issued: u32,
    /// Số phiếu thu về.
    pub returned: u32,
    /// Số phiếu hợp lệ.
    pub valid: u32,
    /// Số phiếu không hợp lệ.
    pub invalid: u32,
    /// Votes for that a row needs, where the law sets a threshold.
    pub needed: Option<u32>,
    /// The rows: name, for, against, blank.
    pub rows: Vec<(String, [u32; 3])>,
    /// Names written in: name and sheets.
    pub names: Vec<(String, u32)>,
    /// Spellings that may be one person: group, from, into.
    pub suggestions: Vec<(usize, String, String)>,
    /// The digest that the second person confirms.
    pub digest: String,
}

mod show;
