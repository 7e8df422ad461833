//! Which cells are in an old encoding where no font says so: told by their own
//! letters, and where these could be either, by the other cells of the column
//! and the sheet.

use base::{OldLetters, Told, holds_foreign_signs, told};
use std::collections::HashMap;

/// How a cell's text is to be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As it stands.
    AsIs,
    /// In an old encoding, as this text.
    Old(OldLetters, String),
    /// As it stands, but in an old encoding, which stands near by, it would be
    /// this text.
    Perhaps(OldLetters, String),
}

/// Cells so far that could be told.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    unicode: u32,
    tcvn3: u32,
    vni: u32,
    viqr: u32,
}

impl Tally {
    fn of(&self, old: OldLetters) -> u32 {
        match old {
            OldLetters::Vni => self.vni,
            OldLetters::Viqr => self.viqr,
            OldLetters::Tcvn3 | OldLetters::Tcvn3Capitals => self.tcvn3,
        }
    }

    /// The only encoding met so far, when it is an old one.
    fn only(&self) -> Option<OldLetters> {
        match (self.unicode, self.tcvn3, self.vni, self.viqr) {
            (0, 1.., 0, 0) => Some(OldLetters::Tcvn3),
            (0, 0, 1.., 0) => Some(OldLetters::Vni),
            (0, 0, 0, 1..) => Some(OldLetters::Viqr),
            _ => None,
        }
    }

    fn is_empty(&self) -> bool {
        self.unicode + self.tcvn3 + self.vni + self.viqr == 0
    }
}

/// What the cells of a sheet have told so far.
#[derive(Debug, Default)]
pub(super) struct Letters {
    columns: Vec<Tally>,
    sheet: Tally,
    /// What texts told: a list of 100,000 people says "Không" 200,000 times.
    memo: HashMap<String, Told>,
}

/// Texts remembered, and how many bytes they may have: code lists have few and
/// short spellings, and free text must not fill the memory.
const MOST_KEPT: usize = 4096;
const LONGEST_KEPT: usize = 48;

impl Letters {
    /// How a text without a telling font is to be read. `column` counts from 0.
    pub(super) fn read(&mut self, column: u32, text: &str) -> Reading {
        let near = self.near(column);
        match self.told(text) {
            Told::Nothing if text.is_ascii() => Reading::AsIs,
            // Names of other peoples are no Vietnamese syllables in any encoding.
            Told::Nothing => match near.only().map(|old| (old, old.decode(text))) {
                Some((old, Some(read))) if holds_foreign_signs(text) => Reading::Old(old, read),
                _ => Reading::AsIs,
            },
            Told::Unicode => {
                self.count(column, |tally| tally.unicode += 1);
                Reading::AsIs
            }
            Told::Old(old, read) => {
                self.count(column, |tally| match old {
                    OldLetters::Vni => tally.vni += 1,
                    OldLetters::Viqr => tally.viqr += 1,
                    _ => tally.tcvn3 += 1,
                });
                Reading::Old(old, read)
            }
            Told::Either(old, read) if near.only() == Some(old) => Reading::Old(old, read),
            Told::Either(old, read) if near.of(old) > 0 => Reading::Perhaps(old, read),
            Told::Either(..) => Reading::AsIs,
        }
    }

    fn told(&mut self, text: &str) -> Told {
        if let Some(known) = self.memo.get(text) {
            return known.clone();
        }
        let says = told(text);
        if text.len() <= LONGEST_KEPT && self.memo.len() < MOST_KEPT {
            self.memo.insert(text.to_owned(), says.clone());
        }
        says
    }

    /// The cells that tell about this column: its own, else the sheet's.
    fn near(&self, column: u32) -> Tally {
        let own = self.columns.get(column as usize).filter(|tally| !tally.is_empty());
        own.copied().unwrap_or(self.sheet)
    }

    fn count(&mut self, column: u32, add: impl Fn(&mut Tally)) {
        let column = column as usize;
        if self.columns.len() <= column {
            self.columns.resize(column + 1, Tally::default());
        }
        add(&mut self.columns[column]);
        add(&mut self.sheet);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_could_be_either_is_read_as_its_column_is() {
        let mut letters = Letters::default();
        assert_eq!(letters.read(1, "Bé"), Reading::AsIs);
        let tcvn3 = |text: &str| Reading::Old(OldLetters::Tcvn3, text.to_owned());
        assert_eq!(letters.read(1, "NguyÔn V¨n An"), tcvn3("Nguyễn Văn An"));
        assert_eq!(letters.read(1, "Bé"), tcvn3("Bộ"));
        assert_eq!(letters.read(1, "Y Bl«k"), tcvn3("Y Blôk"), "no syllable, but no Unicode");
        assert_eq!(letters.read(2, "Bé"), tcvn3("Bộ"), "as the sheet is");
        assert_eq!(letters.read(1, "Trần Thị Hoa"), Reading::AsIs);
        assert_eq!(letters.read(1, "Bé"), Reading::Perhaps(OldLetters::Tcvn3, "Bộ".to_owned()));
    }

    #[test]
    fn one_mark_of_viqr_is_read_as_the_cells_around_it() {
        let mut letters = Letters::default();
        assert_eq!(letters.read(1, "La^m"), Reading::AsIs);
        let viqr = |text: &str| Reading::Old(OldLetters::Viqr, text.to_owned());
        assert_eq!(letters.read(1, "Nguye^~n Va(n A`"), viqr("Nguyễn Văn À"));
        assert_eq!(letters.read(1, "La^m"), viqr("Lâm"));
        assert_eq!(letters.read(1, "Nam"), Reading::AsIs);
        assert_eq!(letters.read(2, "Da^n to^.c"), viqr("Dân tộc"));
        assert_eq!(letters.read(1, "Trần Thị Hoa"), Reading::AsIs);
        let doubt = Reading::Perhaps(OldLetters::Viqr, "Tạ".to_owned());
        assert_eq!(letters.read(1, "Ta."), doubt);
    }

    #[test]
    fn in_a_sheet_of_unicode_nothing_is_doubted() {
        let mut letters = Letters::default();
        for text in ["Nguyễn Văn Bé", "Bé", "Hoà", "Y Blök"] {
            assert_eq!(letters.read(0, text), Reading::AsIs, "{text}");
        }
    }
}
