//! Imports at work beside the requests: how far each is, and the word to stop it.
//! One an account.

use crate::waiting::{Waiting, WaitingFolder};
use base::UserId;
use desk::{Desk, DeskError, Differences, ImportProgress, ImportRecords, ImportReport, Permit};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::watch;

/// What is done with files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// They are looked at; nothing is kept.
    Trial,
    /// They are taken.
    Take,
}

type Outcome = Result<Vec<ImportReport>, DeskError>;

/// An import at work or done.
pub struct Job {
    /// What is done.
    pub work: Work,
    progress: Mutex<ImportProgress>,
    stop: AtomicBool,
    outcome: Mutex<Option<Outcome>>,
    done: watch::Sender<bool>,
}

impl Job {
    /// How far it is.
    pub fn progress(&self) -> ImportProgress {
        *lock(&self.progress)
    }

    /// Whether it has ended.
    pub fn is_done(&self) -> bool {
        *self.done.borrow()
    }

    /// Waits for its end, so long at most. Whether it has ended.
    pub async fn ended_within(&self, time: Duration) -> bool {
        let mut done = self.done.subscribe();
        let ended = done.wait_for(|done| *done);
        matches!(tokio::time::timeout(time, ended).await, Ok(Ok(_)))
    }

    /// Lets it end without keeping anything.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn told(&self, progress: ImportProgress) -> ControlFlow<()> {
        *lock(&self.progress) = progress;
        if self.stop.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn end(&self, outcome: Outcome) {
        *lock(&self.outcome) = Some(outcome);
        self.done.send_replace(true);
    }
}

/// All imports at work, and what the last trials said.
#[derive(Default)]
pub struct ImportJobs {
    jobs: Mutex<HashMap<UserId, Arc<Job>>>,
    trials: Mutex<HashMap<UserId, Arc<Vec<ImportReport>>>>,
}

impl ImportJobs {
    /// An account's import.
    pub fn of(&self, account: UserId) -> Option<Arc<Job>> {
        lock(&self.jobs).get(&account).cloned()
    }

    /// Whether an account's files are being taken.
    pub fn is_taking(&self, account: UserId) -> bool {
        self.of(account).is_some_and(|job| job.work == Work::Take && !job.is_done())
    }

    /// Begins an import in place of an account's former one, which is stopped.
    /// Files that were taken are put away.
    pub fn begin(
        &self,
        work: Work,
        desk: &Desk,
        permit: Permit<ImportRecords>,
        set: Waiting,
        folder: WaitingFolder,
    ) -> Arc<Job> {
        let account = permit.actor().id;
        let job = Arc::new(Job {
            work,
            progress: Mutex::new(ImportProgress::Reading { rows: 0 }),
            stop: AtomicBool::new(false),
            outcome: Mutex::new(None),
            done: watch::Sender::new(false),
        });
        if let Some(former) = lock(&self.jobs).insert(account, Arc::clone(&job)) {
            former.stop();
        }
        let (desk, handle, at_work) = (desk.clone(), Handle::current(), Arc::clone(&job));
        let run = tokio::task::spawn_blocking(move || {
            let mut told = |progress| at_work.told(progress);
            let is_trial = work == Work::Trial;
            // What is known otherwise is asked about on a page of its own.
            let how = (Differences::Ask, is_trial);
            let import = desk.import_watched(&permit, &set.files, set.as_of, how, &mut told);
            let outcome = handle.block_on(import);
            if !is_trial && outcome.is_ok() {
                // What cannot be removed is gone after a day.
                let _ = folder.put_away(account);
            }
            outcome
        });
        let ending = Arc::clone(&job);
        tokio::spawn(async move {
            let outcome = run.await;
            let broken =
                |error: tokio::task::JoinError| Err(DeskError::Internal(error.to_string()));
            ending.end(outcome.unwrap_or_else(broken));
        });
        job
    }

    /// The outcome of an account's import that has ended; it is told once.
    pub fn outcome(&self, account: UserId, work: Work) -> Option<Outcome> {
        let job = self.of(account).filter(|job| job.work == work && job.is_done())?;
        lock(&self.jobs).remove(&account);
        let outcome = lock(&job.outcome).take()?;
        if let (Work::Trial, Ok(reports)) = (work, &outcome) {
            lock(&self.trials).insert(account, Arc::new(reports.clone()));
        }
        Some(outcome)
    }

    /// What an account's last trial said.
    pub fn last_trial(&self, account: UserId) -> Option<Arc<Vec<ImportReport>>> {
        lock(&self.trials).get(&account).cloned()
    }

    /// Stops an account's import and forgets what its last trial said.
    pub fn forget(&self, account: UserId) {
        if let Some(job) = lock(&self.jobs).remove(&account) {
            job.stop();
        }
        lock(&self.trials).remove(&account);
    }

    /// Stops all: the program ends.
    pub fn end(&self) {
        for job in lock(&self.jobs).values() {
            job.stop();
        }
    }
}

/// A poisoned lock only means that somebody else panicked while holding it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
