//! Names that voters wrote on their sheets: how many sheets bear which name.
//! They are kept as such a pile and never with a sheet's marks, for a name in
//! its writer's spelling beside a whole row of marks could point at the writer.

use base::{fold, nfc};
use std::collections::BTreeMap;

/// How many sheets bear which name, by group of the form (from 0).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WriteIns(BTreeMap<(usize, String), u32>);

/// One name with its number of sheets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrittenName {
    /// The group of the form, from 0.
    pub group: usize,
    /// The name as written, in its one Unicode form.
    pub name: String,
    /// On how many sheets.
    pub sheets: u32,
}

/// A decision that two spellings are one person: `from` is counted as `into`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merge {
    /// The group of the form, from 0.
    pub group: usize,
    /// The spelling that is given up.
    pub from: String,
    /// The spelling that stays.
    pub into: String,
}

/// Why two names may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// They differ in tones, marks, capitals or spaces only.
    Spelling,
    /// They differ in one or two letters.
    Letters,
}

/// Two names of a group that may be one person; people decide.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suggestion {
    /// The group of the form, from 0.
    pub group: usize,
    /// The name on fewer sheets.
    pub from: String,
    /// The name on more sheets.
    pub into: String,
    /// Why.
    pub alike: Alike,
}

/// Why names are not merged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefusal {
    /// No sheet bears this name in this group (any more).
    #[error("no sheet bears the name «{name}»")]
    NoSuchName {
        /// The name.
        name: String,
    },
    /// A name cannot be merged with itself.
    #[error("«{name}» is one name already")]
    SameName {
        /// The name.
        name: String,
    },
}

/// From how many letters on names may differ by two.
const LONG_NAME: usize = 10;

impl WriteIns {
    /// Adds `sheets` sheets that bear `name` in `group`. A name without a letter
    /// is none.
    pub fn add(&mut self, group: usize, name: &str, sheets: u32) {
        let name = nfc(name);
        if sheets > 0 && name.chars().any(char::is_alphabetic) {
            *self.0.entry((group, name)).or_default() += sheets;
        }
    }

    /// The names, by group.
    pub fn names(&self) -> impl Iterator<Item = WrittenName> {
        self.0.iter().map(|((group, name), sheets)| WrittenName {
            group: *group,
            name: name.clone(),
            sheets: *sheets,
        })
    }

    /// Whether nobody wrote a name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many names were written in all.
    pub fn total(&self) -> u32 {
        self.0.values().sum()
    }

    /// Whether two people read the same names, spelling aside: what is one
    /// person is settled afterwards, by [`Merge`].
    pub fn same_as(&self, other: &Self) -> bool {
        let folded = |names: &Self| {
            let mut piles = BTreeMap::<(usize, String), u32>::new();
            for ((group, name), sheets) in &names.0 {
                *piles.entry((*group, fold(name))).or_default() += sheets;
            }
            piles
        };
        folded(self) == folded(other)
    }

    /// Counts one spelling as another.
    ///
    /// # Errors
    /// [`MergeRefusal`]; nothing changes then.
    pub fn merge(&mut self, merge: &Merge) -> Result<(), MergeRefusal> {
        if merge.from == merge.into {
            return Err(MergeRefusal::SameName { name: merge.from.clone() });
        }
        let key = |name: &String| (merge.group, name.clone());
        for name in [&merge.from, &merge.into] {
            if !self.0.contains_key(&key(name)) {
                return Err(MergeRefusal::NoSuchName { name: name.clone() });
            }
        }
        let moved = self.0.remove(&key(&merge.from)).unwrap_or_default();
        *self.0.entry(key(&merge.into)).or_default() += moved;
        Ok(())
    }

    /// Pairs of names that may be one person, the surest first.
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let names: Vec<WrittenName> = self.names().collect();
        let mut found = Vec::new();
        for (place, one) in names.iter().enumerate() {
            for two in names[place + 1..].iter().filter(|two| two.group == one.group) {
                let Some(alike) = alike(&one.name, &two.name) else { continue };
                let (from, into) = if one.sheets < two.sheets { (one, two) } else { (two, one) };
                let (from, into) = (from.name.clone(), into.name.clone());
                found.push(Suggestion { group: one.group, from, into, alike });
            }
        }
        found.sort_by(|a, b| (a.alike, a).cmp(&(b.alike, b)));
        found
    }
}

fn alike(one: &str, two: &str) -> Option<Alike> {
    let (one, two) = (fold(one).replace(' ', ""), fold(two).replace(' ', ""));
    if one == two {
        return Some(Alike::Spelling);
    }
    let allowed = if one.chars().count().min(two.chars().count()) >= LONG_NAME { 2 } else { 1 };
    (distance(&one, &two) <= allowed).then_some(Alike::Letters)
}

/// How many letters must be added, dropped or changed to make one of the other.
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut above: Vec<usize> = (0..=two.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut row = vec![line + 1];
        for (at, other) in two.iter().enumerate() {
            let changed = above[at] + usize::from(letter != *other);
            row.push(changed.min(above[at + 1] + 1).min(row[at] + 1));
        }
        above = row;
    }
    above[two.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(names: &[(usize, &str, u32)]) -> WriteIns {
        let mut written = WriteIns::default();
        for (group, name, sheets) in names {
            written.add(*group, name, *sheets);
        }
        written
    }

    #[test]
    fn spellings_of_one_name_are_suggested_and_merged_only_by_decision() {
        let mut names = written(&[
            (0, "Nguyễn Văn Hòa", 3),
            (0, "Nguyễn văn Hoà", 1),
            (0, "Nguyễn Văn Hoàn", 1),
            (0, "Lê Thị Mai", 2),
            (1, "Nguyễn Văn Hòa", 1),
        ]);
        let suggestions = names.suggestions();
        let pair = |s: &Suggestion| (s.from.clone(), s.into.clone(), s.alike);
        assert_eq!(
            pair(&suggestions[0]),
            ("Nguyễn văn Hoà".into(), "Nguyễn Văn Hòa".into(), Alike::Spelling)
        );
        assert!(suggestions[1..].iter().all(|s| s.alike == Alike::Letters && s.group == 0));
        assert!(!suggestions.iter().any(|s| s.from.contains("Mai") || s.into.contains("Mai")));
        assert_eq!(names.total(), 8);
        let merge = Merge {
            group: 0,
            from: "Nguyễn văn Hoà".to_owned(),
            into: "Nguyễn Văn Hòa".to_owned(),
        };
        names.merge(&merge).unwrap();
        assert_eq!(names.total(), 8);
        assert!(names.names().any(|name| name.group == 0 && name.sheets == 4));
        let again = MergeRefusal::NoSuchName { name: "Nguyễn văn Hoà".to_owned() };
        assert_eq!(names.merge(&merge), Err(again));
        let same = Merge { into: merge.from.clone(), ..merge };
        assert!(matches!(names.merge(&same), Err(MergeRefusal::SameName { .. })));
    }

    #[test]
    fn two_people_who_read_the_same_names_agree_whatever_the_spelling() {
        let one = written(&[(0, "Trần Thị Thuỷ", 2)]);
        let two = written(&[(0, "trần thị thủy", 1), (0, "Tran Thi Thuy", 1)]);
        assert!(one.same_as(&two));
        assert!(!one.same_as(&written(&[(0, "Trần Thị Thuỷ", 1)])));
        assert!(!one.same_as(&written(&[(1, "Trần Thị Thuỷ", 2)])));
        assert!(written(&[(0, " -- ", 2)]).is_empty());
    }

    #[test]
    fn short_names_may_differ_by_one_letter_long_ones_by_two() {
        assert_eq!(alike("Lê Ân", "Lê Anh"), Some(Alike::Letters));
        assert_eq!(alike("Lê Ân", "Lê Danh"), None);
        assert_eq!(alike("Nguyễn Thanh Tùng", "Nguyên Thành Tú"), Some(Alike::Letters));
    }

    proptest! {
        #[test]
        fn merging_what_is_suggested_loses_no_sheet_and_comes_to_an_end(
            names in proptest::collection::vec((0usize..2, "[aàb]{1,3}", 1u32..4), 0..12),
        ) {
            let mut written = WriteIns::default();
            for (group, name, sheets) in &names {
                written.add(*group, name, *sheets);
            }
            let total = written.total();
            for _ in 0..=names.len() {
                let Some(next) = written.suggestions().into_iter().next() else { break };
                let merge = Merge { group: next.group, from: next.from, into: next.into };
                prop_assert_eq!(written.merge(&merge), Ok(()));
                prop_assert_eq!(written.total(), total);
            }
            prop_assert!(written.suggestions().is_empty());
        }
    }
}
