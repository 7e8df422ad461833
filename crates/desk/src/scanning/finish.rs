//! Making the scanned sheets one complete count.

use super::Ground;
use crate::counting::{Counting, keep_count};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{CountSource, Entered, WriteIns};
use base::ReviewId;

impl Desk {
    /// Makes the scanned sheets a count of whoever asks, once everything is
    /// settled. `returned` is how many sheets the team counted by hand as it
    /// took them out of the box: as many must have been read or typed, no more
    /// and no fewer. Returns the number of the count.
    ///
    /// # Errors
    /// [`DeskError::ScansOpen`], [`DeskError::ScansReturned`], and what
    /// entering any count may be refused for.
    pub async fn finish_scans(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        issued: u32,
        returned: u32,
    ) -> Result<u32, DeskError> {
        let mut tx = self.store.write().await?;
        let ground = Ground::load((self, &mut tx), permit, review, number).await?;
        ground.is_counting(number)?;
        let (counted, standing) = {
            let scanned = ground.scanned();
            (scanned.count()?, scanned.standing())
        };
        let counted = counted.ok_or(DeskError::ScansOpen { open: standing.open })?;
        let read = counted.count.sheets().len() as u32;
        if read != returned {
            return Err(DeskError::ScansReturned { read, returned });
        }
        let mut written = WriteIns::default();
        for (group, name) in &counted.written {
            written.add(*group, name, 1);
        }
        let mut counting = Counting::open(&mut tx, ground.review.id, number).await?;
        let entered = Entered {
            counter: permit.actor().id,
            source: CountSource::Scanned,
            issued,
            count: counted.count,
            write_ins: written,
            // Sheets are known by their tokens, which are kept with no count.
            numbered: None,
        };
        let (count_number, data) = keep_count(&mut tx, &mut counting, entered).await?;
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "finish-scans", &subject, data).await?;
        tx.commit().await?;
        Ok(count_number)
    }
}
