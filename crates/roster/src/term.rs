//! Terms of office and the two kinds of plan.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A term (nhiệm kỳ) by its first and last year, for example 2015–2020. Party
/// and state terms are two calendars (2015–2020 and 2016–2021).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Term {
    first: i16,
    last: i16,
}

impl Term {
    /// A term from year `first` to year `last`; `None` unless it runs forward
    /// and at most ten years.
    pub fn new(first: i16, last: i16) -> Option<Self> {
        (first > 1900 && last > first && last - first <= 10).then_some(Self { first, last })
    }

    /// Reads `2015-2020` or `2015 – 2020`.
    pub fn read(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(['-', '–', '—'])?;
        Self::new(first.trim().parse().ok()?, last.trim().parse().ok()?)
    }

    /// The first year.
    pub fn first_year(self) -> i16 {
        self.first
    }

    /// The last year.
    pub fn last_year(self) -> i16 {
        self.last
    }

    /// The length in months.
    pub fn months(self) -> u32 {
        (self.last - self.first) as u32 * 12
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.first, self.last)
    }
}

impl TryFrom<String> for Term {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::read(&text).ok_or_else(|| format!("«{text}» is not a term: write 2015-2020"))
    }
}

impl From<Term> for String {
    fn from(term: Term) -> Self {
        format!("{}-{}", term.first, term.last)
    }
}

/// What a plan names people for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanKind {
    /// Quy hoạch cấp ủy: seats of the committee and standing committee.
    Committee,
    /// Quy hoạch chức danh lãnh đạo, quản lý: heads and deputies.
    Titles,
}

impl PlanKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Committee => "committee",
            Self::Titles => "titles",
        }
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        [Self::Committee, Self::Titles].into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_read_with_either_dash_and_never_backwards() {
        let term = Term::read("2015 – 2020").unwrap();
        assert_eq!(Term::read("2015-2020"), Some(term));
        assert_eq!(term.months(), 60);
        assert_eq!(Term::read("2020-2015"), None);
        assert_eq!(Term::read("2015"), None);
    }
}
