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

    /// Whether it is time to look which votes are open.
    pub fn is_stale(&self, now: Instant) -> bool {
        self.votes().looked.is_none_or(|looked| (now.0 - looked.0).abs() >= LOOK_SECONDS)
    }

    /// Goes over to the votes that are open now: those gone, and those whose disk
    /// failed, are let go, those new are begun by `begin`. Votes that cannot be begun are left out, and
    /// the first reason is told.
    pub fn renew(
        &self,
        now: Instant,
        records: Vec<ElectronicRecord>,
        begin: impl Fn(&ElectronicRecord) -> Result<Keeper, DeskError>,
    ) -> Result<(), DeskError> {
        let mut votes = self.votes();
        votes.looked = Some(now);
        votes.open.retain(|vote| {
            let is_open = records.iter().any(|one| one.form.code == vote.form.code);
            is_open && !vote.keeper.is_broken()
        });
        let mut first_fault = Ok(());
        for record in records {
            if votes.open.iter().any(|vote| vote.form.code == record.form.code) {
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

    /// Lets one vote go; its box is free when the last handle is dropped.
    pub fn let_go(&self, form: FormCode) -> Option<Arc<Running>> {
        let mut votes = self.votes();
        votes.looked = None;
        let place = votes.open.iter().position(|vote| vote.form.code == form)?;
        Some(votes.open.remove(place))
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
