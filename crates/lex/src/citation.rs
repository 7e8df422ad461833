//! Citations, and the chain of provisions behind a value.

use crate::value::Value;
use base::Day;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// How the source of an edit is known. Shown to the user with the value;
/// anything but [`Source::Text`] waits for a person to confirm it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The words were read.
    Text,
    /// The words of an implementing or reporting document were read.
    Proxy,
    /// General knowledge, fairly sure, not confirmed.
    RecallHigh,
    /// General knowledge, not confirmed.
    RecallMed,
    /// General knowledge, doubtful, not confirmed.
    RecallLow,
    /// Made up for a demonstration or a worked case.
    Invented,
}

impl Source {
    /// Every source, from the surest to what is made up.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Proxy,
        Self::RecallHigh,
        Self::RecallMed,
        Self::RecallLow,
        Self::Invented,
    ];

    /// The stable kebab-case code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Proxy => "proxy",
            Self::RecallHigh => "recall-high",
            Self::RecallMed => "recall-med",
            Self::RecallLow => "recall-low",
            Self::Invented => "invented",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Who confirmed that an edit still stands as written, and when.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// The day of the check.
    pub on: Day,
    /// Initials or office of the checker.
    pub by: String,
}

/// One provision of one instrument, as cited.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// Instrument id, number and date in one: `06-HD-BTCTW-2017-02-24`.
    pub instrument: String,
    /// Number as printed: `06-HD/BTCTW`.
    pub number: String,
    /// Date of issue.
    pub date: Day,
    /// Slug of the provision inside the instrument.
    pub provision: String,
    /// Heading of the provision, in Vietnamese.
    pub heading: String,
    /// How the words are known.
    pub source: Source,
    /// Where they were read, free text.
    pub reference: Option<String>,
    /// Who confirmed them, if anybody did.
    pub checked: Option<Checked>,
    /// Digest of what the edit says, lower-case hex, the same on every machine
    /// and in every version of the program; empty for a worked case. A
    /// [`crate::Confirmation`] counts for this content only.
    #[serde(default)]
    pub digest: String,
}

impl Citation {
    /// Whether the value may be relied on: the words were read, or a person
    /// compared it with the document. The one place that says what
    /// *unconfirmed* means.
    pub const fn is_confirmed(&self) -> bool {
        matches!(self.source, Source::Text) || self.checked.is_some()
    }

    /// Whether both cite the same provision, known in the same way, be it for
    /// different edits.
    pub(crate) fn cites_as(&self, other: &Self) -> bool {
        let how = |c: &Self| (c.source, c.reference.clone(), c.checked.clone());
        self.instrument == other.instrument
            && self.provision == other.provision
            && how(self) == how(other)
    }

    /// `instrument/provision`, the address that `replaces` uses.
    pub fn address(&self) -> String {
        format!("{}/{}", self.instrument, self.provision)
    }
}

impl fmt::Display for Citation {
    /// As Vietnamese papers cite: heading, number, date.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}, {}", self.heading, self.number, self.date.vietnamese())
    }
}

/// The room a delegation leaves: at least `min`, at most `max`, or one of a
/// list. Nothing given means free.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bounds {
    /// Least allowed value.
    pub min: Option<Value>,
    /// Greatest allowed value.
    pub max: Option<Value>,
    /// The allowed values; empty means any.
    pub one_of: Vec<Value>,
}

impl Bounds {
    /// Whether `value` lies within. Values without an order (tables) have no
    /// least and greatest; loading refuses `min` and `max` for them.
    pub fn admit(&self, value: &Value) -> bool {
        let above = self.min.as_ref().is_none_or(|min| value.at_least(min));
        let below = self.max.as_ref().is_none_or(|max| max.at_least(value));
        let listed = self.one_of.is_empty() || self.one_of.contains(value);
        above && below && listed
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(min) = &self.min {
            parts.push(format!("≥ {min}"));
        }
        if let Some(max) = &self.max {
            parts.push(format!("≤ {max}"));
        }
        if !self.one_of.is_empty() {
            let list: Vec<String> = self.one_of.iter().map(ToString::to_string).collect();
            parts.push(list.join(" | "));
        }
        f.write_str(if parts.is_empty() { "*" } else { "" })?;
        f.write_str(&parts.join(", "))
    }
}

/// A standing delegation: who lets units set their own value, and how far.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Delegation {
    /// The delegating provision.
    pub by: Arc<Citation>,
    /// Its bounds.
    pub bounds: Bounds,
}

/// The chain behind a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chain {
    /// The provision that decides.
    pub deciding: Arc<Citation>,
    /// What it replaced, nearest first.
    pub replaced: Vec<Arc<Citation>>,
    /// What of a wider scope it overrides, nearest first.
    pub overrides: Vec<Arc<Citation>>,
    /// The delegation on which a unit's own act stands.
    pub under: Option<Arc<Delegation>>,
}
