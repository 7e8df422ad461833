//! Opening a conference with those who were checked in.

use super::roll;
use crate::{Desk, DeskError, Permit, RunReview};
use base::ReviewId;

impl Desk {
    /// Opens the conference of step `number` with whoever was checked in. The
    /// number present is fixed by it.
    ///
    /// # Errors
    /// [`DeskError::Refused`] with the exact shortfall without a quorum.
    pub async fn open_conference(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
    ) -> Result<u32, DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        let step = work.id()?;
        let (present, _) = roll::present(&work.tx.summons(step).await?);
        self.hold_in(permit, work.tx, work.review, number, &present).await?;
        Ok(present.len() as u32)
    }
}
