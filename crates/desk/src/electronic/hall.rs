//! The boxes that this program holds open.

use super::VoteFault;
use crate::DeskError;
use ballot::{Form, FormCode};
use base::{Chance, Instant};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::ElectronicRecord;
use urn::Keeper;

/// For so many seconds a look at which votes are open is good. Another program
/// on the same data can open one; its voters wait no longer than this.
const LOOK_SECONDS: i64 = 2;

/// A vote whose box this program holds open.
pub(crate) struct Running {
    pub form: Arc<Form>,
    pub keeper: Keeper,
}

/// See the module.
#[derive(Default)]
pub(crate) struct Hall {
    folder: Option<PathBuf>,
    running: Mutex<Votes>,
}

#[derive(Default)]
struct Votes {
    looked: Option<Instant>,
    open: Vec<Arc<Running>>,
    /// Votes that are just being closed: not to be begun again meanwhile.
    held_back: Vec<FormCode>,
    /// Changes whenever one begins or ceases to be held back: what was read of
    /// open votes before that is out of date.
    edition: u64,
}

/// A vote that this program does not begin again as long as this lives.
pub(crate) struct HeldBack<'a> {
    hall: &'a Hall,
    form: FormCode,
}

impl Drop for HeldBack<'_> {
    fn drop(&mut self) {
        let mut votes = self.hall.votes();
        votes.looked = None;
        votes.edition += 1;
        if let Some(place) = votes.held_back.iter().position(|form| *form == self.form) {
            votes.held_back.remove(place);
        }
    }
}

impl Hall {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder: Some(folder), running: Mutex::default() }
    }

    /// The folder of one box.
    pub fn place(&self, form: FormCode) -> Result<PathBuf, VoteFault> {
        Ok(self.folder.as_ref().ok_or(VoteFault::NoPlace)?.join(form.to_string()))
    }

    /// The boxes that lie there, whatever became of their votes.
    pub fn boxes(&self) -> Vec<FormCode> {
        let entries = self.folder.as_ref().and_then(|folder| std::fs::read_dir(folder).ok());
        let names = entries.into_iter().flatten().flatten();
        names.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
    }

    /// The edition to look by, when it is time to look which votes are open.
    pub fn is_stale(&self, now: Instant) -> Option<u64> {
        let votes = self.votes();
        let fresh = votes.looked.is_some_and(|looked| (now.0 - looked.0).abs() < LOOK_SECONDS);
        (!fresh).then_some(votes.edition)
    }

    /// Goes over to the votes that are open now: those gone, and those whose disk
    /// failed, are let go, those new are begun by `begin`. Votes that cannot be
    /// begun are left out, and the first reason is told. Records read in an
    /// earlier edition change nothing: a vote may have been closed since.
    pub fn renew(
        &self,
        now: Instant,
        edition: u64,
        records: Vec<ElectronicRecord>,
        begin: impl Fn(&ElectronicRecord) -> Result<Keeper, DeskError>,
    ) -> Result<(), DeskError> {
        let mut votes = self.votes();
        if votes.edition != edition {
            return Ok(());
        }
        votes.looked = Some(now);
        votes.open.retain(|vote| {
            let is_open = records.iter().any(|one| one.form.code == vote.form.code);
            is_open && !vote.keeper.is_broken()
        });
        let mut first_fault = Ok(());
        for record in records {
            let form = record.form.code;
            let known = votes.open.iter().any(|vote| vote.form.code == form);
            if known || votes.held_back.contains(&form) {
                continue;
            }
            match begin(&record) {
                Ok(keeper) => {
                    votes.open.push(Arc::new(Running { form: Arc::new(record.form), keeper }));
                }
                Err(error) => first_fault = first_fault.and(Err(error)),
            }
        }
        first_fault
    }

    /// The votes that run.
    pub fn running(&self) -> Vec<Arc<Running>> {
        self.votes().open.clone()
    }

    /// The next request looks which votes are open.
    pub fn look_again(&self) {
        self.votes().looked = None;
    }

    /// Lets one vote go for good: what was sent before is written, then its box
    /// is free, and no request of a voter takes it up again before the answer
    /// is dropped.
    pub fn hold_back(&self, form: FormCode) -> HeldBack<'_> {
        let mut votes = self.votes();
        votes.held_back.push(form);
        votes.edition += 1;
        let place = votes.open.iter().position(|vote| vote.form.code == form);
        let running = place.map(|place| votes.open.remove(place));
        drop(votes);
        if let Some(running) = running {
            running.keeper.stop();
        }
        HeldBack { hall: self, form }
    }

    fn votes(&self) -> MutexGuard<'_, Votes> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The site's source of chance, for a thread of its own.
pub(crate) struct SharedChance(pub Arc<Mutex<Box<dyn Chance>>>);

impl Chance for SharedChance {
    fn next_u64(&mut self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).next_u64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::electronic::open::unprinted;

    #[test]
    fn what_was_read_before_a_vote_was_closed_does_not_open_it_again() {
        let hall = Hall::default();
        let begun = std::cell::Cell::new(0);
        let begin = |_: &ElectronicRecord| -> Result<Keeper, DeskError> {
            begun.set(begun.get() + 1);
            Err(VoteFault::NoPlace.into())
        };
        let edition = hall.is_stale(Instant(10)).unwrap();
        // Read by a voter's request, then the team closes the vote.
        let records = vec![record()];
        let held_back = hall.hold_back(records[0].form.code);
        hall.renew(Instant(10), edition, records.clone(), begin).unwrap();
        let meanwhile = hall.is_stale(Instant(10)).unwrap();
        hall.renew(Instant(10), meanwhile, records.clone(), begin).unwrap();
        drop(held_back);
        hall.renew(Instant(10), meanwhile, records.clone(), begin).unwrap();
        assert_eq!(begun.get(), 0);
        // Were it not closed, the next look would begin it.
        let now = hall.is_stale(Instant(10)).unwrap();
        assert!(hall.renew(Instant(10), now, records, begin).is_err());
        assert_eq!(begun.get(), 1);
    }

    fn record() -> ElectronicRecord {
        let form = unprinted("0A1B2C3D".parse().unwrap(), Vec::new());
        let (step, state) = (base::StepId(1), store::ElectronicState::Open);
        let (opened, opener, withdrawal) = (Instant(1), None, None);
        ElectronicRecord { step, form, cards: 1, opened, state, opener, withdrawal }
    }
}
