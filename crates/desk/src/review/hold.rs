//! Holding a conference: attendance and quorum.

use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, ReviewId};
use plan::Review;
use serde_json::json;
use store::{Summons, Tx};

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
        let review = super::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let mut present = present.to_vec();
        present.sort_unstable();
        present.dedup();
        self.hold_in(permit, tx, review, number, &present).await
    }

    /// Opens the conference in a transaction that has begun; `present` is
    /// sorted, each person once.
    pub(crate) async fn hold_in(
        &self,
        permit: &Permit<RunReview>,
        mut tx: Tx,
        mut review: Review,
        number: usize,
        present: &[PersonId],
    ) -> Result<(), DeskError> {
        let roster = tx.summons(review.step(number)?.id).await?;
        let here = |one: &&Summons| one.member && present.binary_search(&one.person).is_ok();
        let of_members = roster.iter().filter(here).count() as u32;
        review.hold_with(number, present.len() as u32, of_members)?;
        tx.take_attendance(review.step(number)?.id, present).await?;
        tx.save_review(&review).await?;
        let data = json!({ "step": number, "present": present.len() });
        self.record(&mut tx, permit.actor(), "hold", &review.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}
