//! The scanned ballots of a step: bringing files in, what came of them, what
//! people still have to settle, and making a count of it.

use super::icon::{Icon, icon};
use super::model::Link;
use super::shell::{Page, Tone};
use super::{View, parts, samples};

mod show;

/// The scanned ballots of a step. It says how many sheets there are, never what
/// they say.
#[derive(Debug, Clone)]
pub struct Scans {
    /// The step; leads back.
    pub about: Link,
    /// The address of this page, without what follows it.
    pub href: String,
    /// Whether files can still come in.
    pub open: bool,
    /// Why the last action was refused, already worded.
    pub fault: Option<String>,
    /// What came of the files just sent, already worded; empty when none were.
    pub report: Vec<String>,
    /// The numbers.
    pub numbers: ScanNumbers,
    /// The most that one file may have, in megabytes.
    pub most_megabytes: u32,
    /// Sheets that are not whole.
    pub gaps: Vec<GapLine>,
    /// What could not be taken.
    pub faults: Vec<FaultRow>,
    /// Files read: name and pages.
    pub files: Vec<(String, u32)>,
    /// Doubt by page of the form.
    pub doubts: Vec<DoubtLine>,
    /// The boxes with most doubt: what the box is, how often it was read, how
    /// often it was doubtful.
    pub worst: Vec<(String, u32, u32)>,
    /// What was typed for the count: sheets issued, sheets returned.
    pub typed: (String, String),
}

/// How many sheets stand how.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScanNumbers {
    /// Sheets printed.
    pub printed: u32,
    /// Sheets that came in.
    pub sheets: u32,
    /// Sheets that count, with everything settled.
    pub settled: u32,
    /// Sheets that lack a page.
    pub lacking: u32,
    /// Sheets whose pages contradict each other.
    pub clashing: u32,
    /// Questions that nobody has settled.
    pub open: u32,
    /// Questions that wait for the reader.
    pub waiting: u32,
}

/// A sheet that is not whole.
#[derive(Debug, Clone)]
pub struct GapLine {
    /// Its token.
    pub token: String,
    /// What is wrong, already worded.
    pub text: String,
    /// Whether people have typed it.
    pub typed: bool,
}

/// A page that could not be taken.
#[derive(Debug, Clone)]
pub struct FaultRow {
    /// File and page.
    pub place: String,
    /// What is wrong and what to do, already worded.
    pub text: String,
    /// What became of it.
    pub state: FaultMark,
    /// Where its image is, if it has one.
    pub image: Option<String>,
}

/// What became of a page that could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultMark {
    /// Nobody need do anything.
    Harmless,
    /// People have not settled it.
    Open,
    /// Put aside.
    Aside,
    /// Typed, and counted as a sheet.
    Typed,
}

/// Doubt on one page of the form.
#[derive(Debug, Clone)]
pub struct DoubtLine {
    /// The page.
    pub page: u32,
    /// Pages read.
    pub read: u32,
    /// Boxes read, and doubtful ones of them.
    pub boxes: (u32, u32),
    /// The share of doubtful boxes, already written.
    pub share: String,
    /// The mean score of an empty box, in thousandths.
    pub mean_empty: u32,
    /// Pages without a corner mark, badly fitting, with ink outside.
    pub spoilt: [u32; 3],
    /// Whether this page has so much doubt that its printing should be looked
    /// at.
    pub bad: bool,
}
