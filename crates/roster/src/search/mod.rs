//! Looking for people, posts and units without diacritics, in a packed text
//! that is scanned: 600,000 names are some ten megabytes, and a scan of them is
//! quicker than any tree of words and needs no second copy.

mod lines;
mod wanted;

pub use lines::Hits;
pub use wanted::Wanted;

use crate::{PersonIx, PostIx, Roster, UnitIx};
use lines::Lines;

/// What can be looked for in a roster: names of people, titles of posts, names
/// and codes of units, folded.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    people: Lines,
    posts: Lines,
    units: Lines,
    /// Of each unit the one above, which comes before it.
    above: Vec<Option<u32>>,
}

impl Directory {
    /// Lays out what can be looked for.
    pub fn of(roster: &Roster) -> Self {
        let mut directory = Self::default();
        for (_, unit) in roster.units() {
            directory
                .units
                .push(&format!("{} {}", unit.name, unit.code), unit.parent.map_or(0, |it| it.0));
            directory.above.push(unit.parent.map(|it| it.0));
        }
        for (_, post) in roster.posts() {
            directory.posts.push(&post.title, post.unit.0);
        }
        for (_, person) in roster.people() {
            directory.people.push(person.name.as_str(), person.unit.0);
        }
        directory
    }

    /// The people in whose names the wanted words stand. Words that stand in the
    /// name of the person's unit, or of one above it, narrow the search and are
    /// not enough. `keep` says who may be found at all, by
    /// the person and the unit, so that units can be told without a look at each
    /// person. Best first: whole words
    /// before beginnings before insides, names that end with what is wanted
    /// before others; then in the order of the roster. At most `most` are named,
    /// all are counted.
    pub fn people(
        &self,
        wanted: &Wanted,
        keep: impl FnMut(PersonIx, UnitIx) -> bool,
        most: usize,
    ) -> Hits<PersonIx> {
        let mut keep = keep;
        let context = self.places(wanted);
        self.people
            .find(wanted, Some(&context), |at, unit| keep(PersonIx(at), UnitIx(unit)), most)
            .map(PersonIx)
    }

    /// The same of posts by their titles and units.
    pub fn posts(
        &self,
        wanted: &Wanted,
        keep: impl FnMut(PostIx, UnitIx) -> bool,
        most: usize,
    ) -> Hits<PostIx> {
        let mut keep = keep;
        let context = self.places(wanted);
        self.posts
            .find(wanted, Some(&context), |at, unit| keep(PostIx(at), UnitIx(unit)), most)
            .map(PostIx)
    }

    /// The same of units by their names and codes.
    pub fn units(
        &self,
        wanted: &Wanted,
        keep: impl FnMut(UnitIx) -> bool,
        most: usize,
    ) -> Hits<UnitIx> {
        let mut keep = keep;
        self.units.find(wanted, None, |at, _| keep(UnitIx(at)), most).map(UnitIx)
    }

    /// How many bytes it holds.
    pub fn bytes(&self) -> usize {
        self.people.bytes() + self.posts.bytes() + self.units.bytes()
    }

    /// For each unit the wanted words that begin a word of its name or of one
    /// above it, as bits.
    fn places(&self, wanted: &Wanted) -> Vec<u8> {
        let mut found = self.units.beginnings(wanted);
        for at in 0..found.len() {
            if let Some(above) = self.above[at] {
                found[at] |= found[above as usize];
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
