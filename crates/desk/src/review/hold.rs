//! Holding a conference: attendance and quorum.

use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, ReviewId};
use serde_json::json;

impl Desk {
    /// Takes attendance and opens the conference of step `number`.
    ///
    /// # Errors
    /// [`DeskError::Refused`] with the exact shortfall when there is no quorum;
    /// then attendance is not kept either.
    pub async fn hold(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        present: &[PersonId],
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut review = super::load(&mut tx, review).await?;
        permit.covers_unit(&mut tx, review.unit, review.law_day).await?;
        let mut present = present.to_vec();
        present.sort_unstable();
        present.dedup();
        review.hold(number, present.len() as u32)?;
        tx.take_attendance(review.step(number)?.id, &present).await?;
        tx.save_review(&review).await?;
        let data = json!({ "step": number, "present": present.len() });
        self.record(&mut tx, permit.actor(), "hold", &review.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}
