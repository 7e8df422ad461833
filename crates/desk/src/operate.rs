//! What whoever runs the machine needs to know of the site, and no more: nothing
//! here names a person.

use crate::{Desk, DeskError, Permit, RunSite};
use base::Instant;
use serde_json::Value;
use store::JournalEntry;

/// What was done with backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupAct {
    /// One was made, and read back whole.
    Made,
    /// One was put back into an empty place, and was sound.
    Drilled,
    /// The database's file was sealed, or got another key.
    Sealed,
    /// The database's file was opened for any SQLite.
    Unsealed,
}

impl BackupAct {
    const fn action(self) -> &'static str {
        match self {
            Self::Made => "make-backup",
            Self::Drilled => "drill-backup",
            Self::Sealed => "seal-database",
            Self::Unsealed => "unseal-database",
        }
    }
}

/// The last backup and the last drill.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupState {
    /// When a backup was last made and read back whole.
    pub made: Option<Instant>,
    /// When one was last put back to try.
    pub drilled: Option<Instant>,
    /// The journal's last entry when the last backup was made.
    pub journal: Option<i64>,
}

/// Numbers about the site, for whoever watches the machine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteNumbers {
    /// The journal's last entry.
    pub journal: i64,
    /// When it was made.
    pub journal_at: Option<Instant>,
    /// Backups.
    pub backups: BackupState,
    /// Electronic votes whose box is not yet counted: no backup holds a box.
    pub open_votes: usize,
    /// The journal's last entry is of a time that is still to come: the clock
    /// went back, by so many seconds.
    pub clock_behind: Option<i64>,
}

impl Desk {
    /// Records what was done with a backup: its digest and numbers.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn record_backup(
        &self,
        permit: &Permit<RunSite>,
        act: BackupAct,
        data: Value,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        self.record(&mut tx, permit.actor(), act.action(), "", data).await?;
        Ok(tx.commit().await?)
    }

    /// Numbers about the site. They need no permit because they tell nothing of
    /// anybody; who may ask over the network is settled at the door.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn site_numbers(&self) -> Result<SiteNumbers, DeskError> {
        let mut tx = self.store.read().await?;
        let (journal, _) = tx.journal_head().await?;
        let last = tx.journal(journal - 1, 1).await?.pop();
        let made = tx.last_of(BackupAct::Made.action()).await?;
        let drilled = tx.last_of(BackupAct::Drilled.action()).await?;
        let number = |entry: &JournalEntry| {
            let data: Value = serde_json::from_str(&entry.data).ok()?;
            data.get("journal")?.as_i64()
        };
        let backups = BackupState {
            journal: made.as_ref().and_then(number),
            made: made.map(|entry| entry.at),
            drilled: drilled.map(|entry| entry.at),
        };
        let journal_at = last.map(|entry| entry.at);
        let behind = journal_at.map(|at| at.0 - self.now().0).filter(|behind| *behind > 0);
        let open_votes = tx.uncounted_votes().await?;
        Ok(SiteNumbers { journal, journal_at, backups, open_votes, clock_behind: behind })
    }
}
