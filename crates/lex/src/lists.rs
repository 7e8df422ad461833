//! Code lists as law: the values that records hold, with stable codes and the
//! time for which each is used. A code is never renumbered and never leaves
//! its list – old records hold it – it only ends.

use crate::code::Code;
use crate::rows::Row;
use crate::written;
use base::{Day, fold};
use serde::{Deserialize, Serialize};

/// One value of a code list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListCode {
    /// The stable code, as the instrument numbers it (`01`) or as this program
    /// does where the instrument has only words (`advanced`).
    pub code: Code,
    /// Place in the order from lowest to highest; absent where the list has
    /// no order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u16>,
    /// The instrument's own words.
    pub label_vi: String,
    /// The same in English.
    pub label_en: String,
    /// Other spellings in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// First day on which the code is used.
    #[serde(with = "written::day")]
    pub from: Day,
    /// Last day; `None` while open.
    #[serde(default, with = "written::open_day", skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
}

impl ListCode {
    /// Whether the code is used on a day.
    pub fn holds(&self, on: Day) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }

    /// Whether a text is this value's code, label or other spelling. Case,
    /// marks and spacing make no difference, except that an exact label wins
    /// in [`read_code`].
    fn spells(&self, text: &str) -> bool {
        let key = fold(text);
        let spellings = self.also.iter().chain([&self.label_vi, &self.label_en]);
        *self.code == *text.trim() || spellings.map(|one| fold(one)).any(|one| one == key)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.to.is_some_and(|to| to < b.from);
        !before(self, other) && !before(other, self)
    }
}

impl Row for ListCode {
    fn check(rows: &[Self]) -> Result<(), String> {
        if rows.is_empty() {
            return Err("a table needs at least one [[row]]".to_owned());
        }
        for (at, row) in rows.iter().enumerate() {
            let no = at + 1;
            if row.label_vi.trim().is_empty() || row.label_en.trim().is_empty() {
                return Err(format!("row {no}: both labels are needed"));
            }
            if row.to.is_some_and(|to| to < row.from) {
                return Err(format!("row {no}: it ends before it begins"));
            }
            for earlier in rows[..at].iter().filter(|earlier| earlier.overlaps(row)) {
                if earlier.code == row.code {
                    return Err(format!("row {no}: «{}» stands twice at one time", row.code));
                }
                if earlier.label_vi == row.label_vi {
                    return Err(format!("row {no}: «{}» has two codes", row.label_vi));
                }
                if row.rank.is_some() && earlier.rank == row.rank {
                    return Err(format!("row {no}: two codes of one rank"));
                }
            }
        }
        Ok(())
    }
}

/// The codes used on a day, lowest rank first, else as listed.
pub fn code_list(rows: &[ListCode], on: Day) -> Vec<&ListCode> {
    let mut list: Vec<&ListCode> = rows.iter().filter(|row| row.holds(on)).collect();
    list.sort_by_key(|row| row.rank);
    list
}

/// The entry of a code as of a day; of one no longer or not yet used, the
/// entry nearest before, else the first: an old record keeps its label.
pub fn list_code<'a>(rows: &'a [ListCode], code: &str, on: Day) -> Option<&'a ListCode> {
    let of = || rows.iter().filter(|row| *row.code == *code);
    let before = || of().filter(|row| row.from <= on).max_by_key(|row| row.from);
    of().find(|row| row.holds(on)).or_else(before).or_else(|| of().min_by_key(|row| row.from))
}

/// Reads a code, a label or another spelling as of a day; `None` when the list
/// has no such value then. An exact label wins over a folded one, because
/// folding makes some names alike.
pub fn read_code<'a>(rows: &'a [ListCode], text: &str, on: Day) -> Option<&'a ListCode> {
    let held = || rows.iter().filter(|row| row.holds(on));
    let exact = |row: &&ListCode| row.label_vi.to_lowercase() == text.trim().to_lowercase();
    held().find(exact).or_else(|| held().find(|row| row.spells(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn row(code: &str, label: &str, from: &str, to: Option<&str>) -> ListCode {
        ListCode {
            code: code.parse().unwrap(),
            rank: None,
            label_vi: label.to_owned(),
            label_en: label.to_owned(),
            also: Vec::new(),
            from: day(from),
            to: to.map(day),
        }
    }

    #[test]
    fn a_label_is_that_of_the_day_and_an_ended_code_keeps_its_last() {
        let rows = [
            row("a", "Cũ", "2010-01-01", Some("2019-12-31")),
            row("a", "Mới", "2020-01-01", None),
            row("b", "Hết", "2010-01-01", Some("2012-12-31")),
        ];
        ListCode::check(&rows).unwrap();
        let label =
            |code: &str, on: &str| list_code(&rows, code, day(on)).unwrap().label_vi.as_str();
        assert_eq!(label("a", "2019-12-31"), "Cũ");
        assert_eq!(label("a", "2020-01-01"), "Mới");
        assert_eq!(label("a", "2009-12-31"), "Cũ", "before the list began");
        assert_eq!(label("b", "2013-01-01"), "Hết");
        assert!(list_code(&rows, "c", day("2013-01-01")).is_none());
        assert_eq!(code_list(&rows, day("2012-12-31")).len(), 2);
        assert_eq!(code_list(&rows, day("2013-01-01")).len(), 1);
        assert_eq!(read_code(&rows, " cu", day("2015-01-01")).unwrap().label_vi, "Cũ");
        assert!(read_code(&rows, "Hết", day("2013-01-01")).is_none());
    }

    #[test]
    fn a_list_comes_by_rank_and_refuses_what_contradicts_itself() {
        let ranked = |code: &str, rank: u16| ListCode {
            rank: Some(rank),
            ..row(code, code, "2010-01-01", None)
        };
        let rows = [ranked("high", 2), ranked("low", 1)];
        let codes: Vec<&str> =
            code_list(&rows, day("2010-01-01")).iter().map(|r| r.code.as_str()).collect();
        assert_eq!(codes, ["low", "high"]);
        let refused = [
            vec![],
            vec![row("a", "A", "2010-01-01", Some("2009-01-01"))],
            vec![row("a", " ", "2010-01-01", None)],
            vec![row("a", "A", "2010-01-01", None), row("a", "B", "2015-01-01", None)],
            vec![row("a", "A", "2010-01-01", None), row("b", "A", "2015-01-01", None)],
            vec![ranked("a", 1), ranked("b", 1)],
        ];
        for rows in refused {
            assert!(ListCode::check(&rows).is_err(), "{rows:?}");
        }
    }
}
