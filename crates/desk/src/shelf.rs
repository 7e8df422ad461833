//! What a scene is laid out from beside the database: the law, and the rosters
//! laid out before.

use crate::DeskError;
use crate::scene::Planned;
use base::Day;
use lex::{Confirmation, LawBook};
use plan::Review;
use roster::{Directory, Roster};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::Tx;

/// Rosters kept; a round looks at a dozen days.
const MOST_ROSTERS: usize = 24;

/// The site's setting that names the edition of its confirmations of the law:
/// each confirmation and each withdrawal begins a new one.
pub(crate) const LAW_EDITION: &str = "law-edition";

/// The law, and the rosters of the present edition by day. A roster depends on
/// the imported facts alone, and each import or undo begins a new edition, so
/// one laid out before is as good as a new one. Cheap to clone; clones share.
#[derive(Clone)]
pub(crate) struct Shelf {
    law: Arc<Mutex<Held>>,
    rosters: Arc<Mutex<Rosters>>,
    directory: Arc<Mutex<Option<Laid>>>,
    planned: Kept<Planned>,
    reviews: Kept<Vec<Review>>,
}

/// What was laid out last, with its edition.
type Kept<T> = Arc<Mutex<Option<(String, Arc<T>)>>>;

fn kept<T>(kept: &Kept<T>, edition: &str) -> Option<Arc<T>> {
    let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.as_ref().filter(|(known, _)| known == edition).map(|(_, value)| Arc::clone(value))
}

fn keep<T>(kept: &Kept<T>, edition: String, value: &Arc<T>) {
    let value = Arc::clone(value);
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some((edition, value));
}

/// What was laid out for searching, and of which roster.
struct Laid {
    roster: Arc<Roster>,
    directory: Arc<Directory>,
}

/// The law as packs and people have it.
struct Held {
    /// As the packs say.
    packs: LawBook,
    /// The same with what people compared with the documents.
    book: LawBook,
    /// Confirmations of what a pack no longer says.
    stale: Vec<Confirmation>,
    /// The edition of the confirmations in `book`; `None` before the first look.
    edition: Option<String>,
    /// Why the packs on the disk cannot be loaded; then `packs` is what it was.
    faults: Vec<String>,
}

#[derive(Default)]
struct Rosters {
    edition: String,
    by_day: HashMap<Day, Arc<Roster>>,
}

impl Shelf {
    pub(crate) fn new(packs: LawBook) -> Self {
        let held = Held {
            book: packs.clone(),
            packs,
            stale: Vec::new(),
            edition: None,
            faults: Vec::new(),
        };
        let law = Arc::new(Mutex::new(held));
        Self {
            law,
            rosters: Arc::default(),
            directory: Arc::default(),
            planned: Arc::default(),
            reviews: Arc::default(),
        }
    }

    fn held<T>(&self, look: impl FnOnce(&mut Held) -> T) -> T {
        // A poisoned lock only means that another look panicked; what is held
        // is replaced as a whole or not at all.
        look(&mut self.law.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The law as it was last laid out.
    pub(crate) fn law(&self) -> LawBook {
        self.held(|held| held.book.clone())
    }

    /// The law with every confirmation that this transaction sees, also those
    /// of other processes on this database.
    pub(crate) async fn law_in(&self, tx: &mut Tx) -> Result<LawBook, DeskError> {
        if tx.looks_back() {
            let confirmations: Vec<Confirmation> =
                tx.law_checks().await?.into_iter().map(confirmation).collect();
            return Ok(self.held(|held| held.packs.confirmed(&confirmations).0));
        }
        let edition = tx.setting(LAW_EDITION).await?.unwrap_or_default();
        let known =
            self.held(|held| (held.edition.as_ref() == Some(&edition)).then(|| held.book.clone()));
        if let Some(book) = known {
            return Ok(book);
        }
        let confirmations: Vec<Confirmation> =
            tx.law_checks().await?.into_iter().map(confirmation).collect();
        Ok(self.held(|held| {
            let (book, stale) = held.packs.confirmed(&confirmations);
            (held.book, held.stale, held.edition) = (book, stale, Some(edition));
            held.book.clone()
        }))
    }

    /// Puts other packs in the place of those held.
    pub(crate) fn replace(&self, packs: LawBook) {
        self.held(|held| {
            (held.packs, held.edition) = (packs.clone(), None);
            (held.book, held.stale) = (packs, Vec::new());
            held.faults.clear();
        });
    }

    /// Notes why other packs cannot be loaded; the law stays what it was.
    pub(crate) fn refuse(&self, faults: Vec<String>) {
        self.held(|held| held.faults = faults);
    }

    /// The faults of the packs on the disk, and the stale confirmations.
    pub(crate) fn law_faults(&self) -> (Vec<String>, Vec<Confirmation>) {
        self.held(|held| (held.faults.clone(), held.stale.clone()))
    }

    /// The roster of a day, if it was laid out in this edition.
    pub(crate) fn roster(&self, edition: &str, day: Day) -> Option<Arc<Roster>> {
        let rosters = self.rosters.lock().unwrap_or_else(PoisonError::into_inner);
        (rosters.edition == edition).then(|| rosters.by_day.get(&day).cloned()).flatten()
    }

    /// What can be looked for in a roster, laid out on first use. One is kept:
    /// that of the roster last searched, which is today's.
    pub(crate) fn directory(&self, roster: &Arc<Roster>) -> Arc<Directory> {
        let mut laid = self.directory.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(laid) = laid.as_ref().filter(|laid| Arc::ptr_eq(&laid.roster, roster)) {
            return Arc::clone(&laid.directory);
        }
        let directory = Arc::new(Directory::of(roster));
        *laid = Some(Laid { roster: Arc::clone(roster), directory: Arc::clone(&directory) });
        directory
    }

    /// The plans of an edition, if they were laid out last.
    pub(crate) fn planned(&self, edition: &str) -> Option<Arc<Planned>> {
        kept(&self.planned, edition)
    }

    /// Keeps them in the place of those before.
    pub(crate) fn keep_planned(&self, edition: String, planned: &Arc<Planned>) {
        keep(&self.planned, edition, planned);
    }

    /// The reviews of an edition, if they were laid out last.
    pub(crate) fn reviews(&self, edition: &str) -> Option<Arc<Vec<Review>>> {
        kept(&self.reviews, edition)
    }

    /// Keeps them in the place of those before.
    pub(crate) fn keep_reviews(&self, edition: String, reviews: &Arc<Vec<Review>>) {
        keep(&self.reviews, edition, reviews);
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

pub(crate) fn confirmation(record: store::LawCheckRecord) -> Confirmation {
    let store::LawCheckRecord { instrument, provision, parameter, digest, by, on } = record;
    Confirmation { instrument, provision, parameter, digest, on, by }
}
