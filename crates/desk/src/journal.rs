//! Reading and verifying the journal.

use crate::{Desk, DeskError, Permit, ReadJournal};
use store::{JournalEntry, JournalFault};

/// The outcome of walking the journal's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalReport {
    /// Sound entries from the beginning.
    pub sound: i64,
    /// The first fault.
    pub fault: Option<JournalFault>,
    /// The last entry that is older than the one before it – the clock went back –
    /// and by how many seconds.
    pub backwards: Option<(i64, i64)>,
}

impl Desk {
    /// Walks the whole chain.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn verify_journal(
        &self,
        _permit: &Permit<ReadJournal>,
    ) -> Result<JournalReport, DeskError> {
        let mut tx = self.store.read().await?;
        let (sound, fault) = tx.verify_journal().await?;
        let backwards = tx.journal_backwards().await?;
        Ok(JournalReport { sound, fault, backwards })
    }

    /// The entries with numbers above `after`, at most `limit`.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn journal(
        &self,
        _permit: &Permit<ReadJournal>,
        after: i64,
        limit: i64,
    ) -> Result<Vec<JournalEntry>, DeskError> {
        let mut tx = self.store.read().await?;
        Ok(tx.journal(after, limit).await?)
    }
}
