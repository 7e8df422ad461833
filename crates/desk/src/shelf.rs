//! What a scene is laid out from beside the database: the law, and the rosters
//! laid out before.

use base::Day;
use lex::LawBook;
use roster::Roster;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// Rosters kept; a round looks at a dozen days.
const MOST_ROSTERS: usize = 24;

/// The law, and the rosters of the present edition by day. A roster depends on
/// the imported facts alone, and each import or undo begins a new edition, so
/// one laid out before is as good as a new one. Cheap to clone; clones share.
#[derive(Clone)]
pub(crate) struct Shelf {
    book: LawBook,
    rosters: Arc<Mutex<Rosters>>,
}

#[derive(Default)]
struct Rosters {
    edition: String,
    by_day: HashMap<Day, Arc<Roster>>,
}

impl Shelf {
    pub(crate) fn new(book: LawBook) -> Self {
        Self { book, rosters: Arc::default() }
    }

    /// The law.
    pub(crate) fn law(&self) -> LawBook {
        self.book.clone()
    }

    /// The roster of a day, if it was laid out in this edition.
    pub(crate) fn roster(&self, edition: &str, day: Day) -> Option<Arc<Roster>> {
        let rosters = self.rosters.lock().unwrap_or_else(PoisonError::into_inner);
        (rosters.edition == edition).then(|| rosters.by_day.get(&day).cloned()).flatten()
    }

    /// Keeps a roster for the next time.
    pub(crate) fn keep(&self, edition: &str, day: Day, roster: &Arc<Roster>) {
        let mut rosters = self.rosters.lock().unwrap_or_else(PoisonError::into_inner);
        if rosters.edition != edition || rosters.by_day.len() >= MOST_ROSTERS {
            rosters.by_day.clear();
            edition.clone_into(&mut rosters.edition);
        }
        rosters.by_day.insert(day, roster.clone());
    }
}

impl Deref for Shelf {
    type Target = LawBook;
    fn deref(&self) -> &LawBook {
        &self.book
    }
}
