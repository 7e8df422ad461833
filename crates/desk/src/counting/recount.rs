//! Counting a box anew: what was counted is set aside, kept and shown.

use super::Counting;
use crate::{CountBallots, Desk, DeskError, Permit, VoteFault};
use ballot::CountSource;
use base::{Day, ReviewId};
use serde_json::json;
use store::RecountRecord;

impl Desk {
    /// Sets everything counted of a step aside, with a reason, also a result
    /// that was released; the conference stands. Counting and release begin
    /// anew.
    ///
    /// # Errors
    /// [`DeskError::Refused`] without a reason, once a later step was called or
    /// the review decided; [`DeskError::Counting`] when nothing was counted.
    pub async fn recount(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        reason: &str,
        on: Day,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        let electronic = |count: &ballot::Entered| count.source == CountSource::Electronic;
        if counting.ledger.counts().iter().any(electronic) {
            // Its box is gone: there is nothing to count again. The step is
            // reopened and voted on anew.
            return Err(VoteFault::BoxGone.into());
        }
        let asked_by = permit.actor().id;
        counting.ledger.recount(asked_by, reason)?;
        let was = counting.review.step(number)?.state.code();
        counting.review.recount(number, reason, on)?;
        let round = counting.round.number;
        let reason = reason.trim().to_owned();
        let record = RecountRecord { round, asked_by, reason, on };
        tx.add_recount(counting.round.step, &record).await?;
        crate::scanning::part_finished(self, &mut tx).await?;
        tx.save_review(&counting.review).await?;
        let data = json!({
            "step": number, "round": round, "was": was, "reason": record.reason,
        });
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "recount", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
