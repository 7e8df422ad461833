//! Instruments, provisions, edits and examples, as read and checked.

use crate::citation::{Bounds, Citation};
use crate::param::ParamInfo;
use crate::text::Words;
use crate::value::Value;
use base::Day;
use std::sync::Arc;

/// An instrument (văn bản).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Number and date in one: `06-HD-BTCTW-2017-02-24`.
    pub id: String,
    /// Number as printed.
    pub number: String,
    /// Date of issue.
    pub date: Day,
    /// Who issued it.
    pub issuer: String,
    /// What it is about, in Vietnamese.
    pub title_vi: String,
    /// The same in English.
    pub title_en: String,
    /// What is known of its text, and its standing.
    pub status: String,
    /// Unit code of the issuer when it is not the centre: it binds that
    /// subtree only, within delegations.
    pub scope: Option<String>,
    /// Name of its pack file.
    pub file: String,
    /// Its provisions, in order.
    pub provisions: Vec<Provision>,
}

/// A provision (quy định, điểm, khoản) of an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Its address inside the instrument.
    pub slug: String,
    /// Its heading path.
    pub heading: String,
    /// Its words; `None` when only remarks stand there.
    pub words: Option<Words>,
    /// Line of the heading in the pack file, from 1.
    pub line: usize,
}

/// What an edit does to its parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Gives it a value.
    Set(Arc<Value>),
    /// Ends what it replaces, putting nothing in its place.
    Repeal,
    /// Lets units set their own value within bounds.
    Delegate(Bounds),
}

/// What one provision does to one parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The parameter.
    pub parameter: &'static ParamInfo,
    /// What it does.
    pub act: Act,
    /// First day in force.
    pub from: Day,
    /// Last day in force; `None` while open.
    pub to: Option<Day>,
    /// Since when it has been known here.
    pub known: Day,
    /// Unit code whose subtree it covers; `None` covers all.
    pub unit: Option<String>,
    /// Unit code of the issuing authority; `None` is the centre.
    pub authority: Option<String>,
    /// The provision, as cited.
    pub citation: Arc<Citation>,
    /// Line of the block in the pack file, from 1.
    pub line: usize,
    /// Edits that it replaces, as indices into [`crate::LawBook::edits`].
    pub replaces: Vec<usize>,
    /// Edits that revive with it.
    pub revives: Vec<usize>,
}

impl Edit {
    /// Whether it is in force on a day.
    pub fn in_force(&self, on: Day) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }
}

/// A worked case under a provision, run as a test and shown to readers.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// File and line.
    pub file: String,
    /// Line of the block, from 1.
    pub line: usize,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Legal day.
    pub on: Day,
    /// What was known; the legal day unless given.
    pub known: Day,
    /// Unit codes from the root.
    pub unit: Vec<String>,
    /// The parameter asked for.
    pub parameter: &'static ParamInfo,
    /// What must come out.
    pub expect: Expectation,
    /// Address of the provision that must decide, or that must have delegated;
    /// `None` when any may.
    pub cites: Option<String>,
    /// Address of the provision that must not decide: on the day beside its
    /// force period another one does, or none.
    pub not_by: Option<String>,
}

/// What an example expects.
#[derive(Debug, Clone, PartialEq)]
pub enum Expectation {
    /// This value.
    Value(Value),
    /// A table that contains these rows.
    Rows(Value),
    /// No value, for the reason of this code: `gap`, `conflict`,
    /// `out-of-bounds`.
    None(&'static str),
    /// The last unit of the path may set this value itself.
    Accepts(Value),
    /// It may not: the value goes beyond its delegation.
    Refuses(Value),
}
