//! Reopening a step. What was is kept and shown; the roster and the counts of
//! every step that rests on it are taken anew.

use crate::{Desk, DeskError, Permit, RunReview};
use base::{Day, ReviewId};
use serde_json::json;

impl Desk {
    /// Reopens step `number` and those after it, with a reason.
    ///
    /// # Errors
    /// [`DeskError::Refused`] without a reason or once the review is decided,
    /// [`DeskError::Vote`] while an electronic vote is not finished.
    pub async fn reopen(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        reason: &str,
        on: Day,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut review = super::load(&mut tx, review).await?;
        permit.covers_unit(&mut tx, review.unit, review.law_day).await?;
        review.reopen(number, reason, on)?;
        for step in &review.steps[number - 1..] {
            crate::electronic::none_pending(&mut tx, step.id).await?;
            tx.clear_conference(step.id).await?;
        }
        tx.save_review(&review).await?;
        let data = json!({ "step": number, "reason": reason.trim() });
        self.record(&mut tx, permit.actor(), "reopen", &review.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}
