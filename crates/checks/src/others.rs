//! What people are planned for elsewhere.

use crate::Entry;
use roster::{PersonIx, PostIx};

/// What people are planned for in the other plans of the same round (see
/// [`round_of`]): posts by person. It must not hold entries of an older state
/// of the list that is being checked.
#[derive(Debug, Clone, Default)]
pub struct OtherEntries {
    first: u32,
    /// Where each person's posts begin, for the people from `first` on.
    begins: Vec<u32>,
    posts: Vec<PostIx>,
}

impl OtherEntries {
    /// Nobody is planned elsewhere.
    pub fn none() -> Self {
        Self::default()
    }

    /// Indexes entries, given in any order.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut entries: Vec<Entry> = entries.into_iter().collect();
        entries.sort_unstable();
        entries.dedup();
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
            return Self::none();
        };
        let first = first.person.0;
        let mut begins = vec![0u32; (last.person.0 - first) as usize + 2];
        for entry in &entries {
            begins[(entry.person.0 - first) as usize + 1] += 1;
        }
        for place in 1..begins.len() {
            begins[place] += begins[place - 1];
        }
        Self { first, begins, posts: entries.iter().map(|entry| entry.post).collect() }
    }

    /// The posts for which this person is planned.
    pub fn of_person(&self, person: PersonIx) -> &[PostIx] {
        let Some(place) = person.0.checked_sub(self.first) else { return &[] };
        match self.begins.get(place as usize..place as usize + 2) {
            Some([begin, end]) => &self.posts[*begin as usize..*end as usize],
            _ => &[],
        }
    }
}
