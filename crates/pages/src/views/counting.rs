//! Counting a box by hand: what is declared, sheets typed one by one, names,
//! closing the count.

use super::model::Link;

/// The page on which a member of the counting team counts.
#[derive(Debug, Clone)]
pub struct CountPage {
    /// The unit and the step; leads back to the step.
    pub about: Link,
    /// The step's address, under which the forms go.
    pub at: String,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// The rows of the form: name and post.
    pub rows: Vec<(String, String)>,
    /// The groups of the form, by title.
    pub groups: Vec<String>,
    /// People present.
    pub present: u32,
    /// The kinds of invalid sheets.
    pub kinds: Vec<Kind>,
    /// Whether the kinds can be declared still.
    pub may_declare: bool,
    /// Everybody who counts or has counted.
    pub counters: Vec<Counter>,
    /// Where the first two counts differ, worded.
    pub differs: Vec<String>,
    /// Whether the reader may begin with what was read alike.
    pub may_take_over: bool,
    /// What the reader may enter; `None` when they may not.
    pub entry: Option<Entry>,
    /// Why the reader may not count, worded.
    pub why_not: Option<String>,
    /// Whether the result can be looked at for its release.
    pub release: bool,
    /// What earlier rounds came to, worded.
    pub former: Vec<String>,
}

/// A kind of invalid sheets.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its code.
    pub code: String,
    /// The key by which it is typed.
    pub key: char,
    /// Whether it is declared.
    pub declared: bool,
}

/// Somebody who counts or has counted.
#[derive(Debug, Clone)]
pub struct Counter {
    /// The account.
    pub name: String,
    /// How the count comes about, by code.
    pub source: String,
    /// Sheets entered.
    pub sheets: u32,
    /// Whether it is closed.
    pub closed: bool,
}

/// What the reader enters.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The bundle's label.
    pub batch: String,
    /// The number of the sheet.
    pub sheet: String,
    /// What is typed.
    pub marks: String,
    /// Whether a sheet that is entered already is being changed.
    pub mends: bool,
    /// The sheets entered, the last first.
    pub sheets: Vec<EnteredSheet>,
    /// The names read: group (from 0), name, sheets.
    pub names: Vec<(usize, String, u32)>,
    /// Sheets issued, as typed.
    pub issued: String,
    /// The whole count as typed at once.
    pub whole: String,
}

/// A sheet that was entered.
#[derive(Debug, Clone)]
pub struct EnteredSheet {
    /// The bundle's label.
    pub batch: String,
    /// Its number.
    pub sheet: u32,
    /// What stands on it, in signs.
    pub marks: String,
    /// The code of the kind of invalid sheet that it is.
    pub invalid: Option<String>,
    /// Where it can be changed.
    pub href: String,
}

mod show;
