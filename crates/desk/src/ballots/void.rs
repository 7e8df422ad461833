//! Making a printed form void: its sheets are not counted any more.

use super::{not_begun, open_step, prepared};
use crate::{Desk, DeskError, Permit, RunReview};
use base::ReviewId;
use serde_json::json;

impl Desk {
    /// Makes the form of step `number` and every sheet of it void, for example
    /// after a bad print. Another form can be prepared then.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] while no form is prepared,
    /// [`DeskError::Refused`] once the box is counted.
    pub async fn void_ballot_form(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let review = self.review_in(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let step = open_step(&review, number)?;
        let record = prepared(&mut tx, step, number).await?;
        not_begun(&mut tx, &record).await?;
        let sheets = tx.ballot_tokens(record.form.code).await?.len();
        tx.void_ballot_forms(step.id).await?;
        let data = json!({ "step": number, "form": record.form.code, "sheets": sheets });
        let subject = review.id.to_string();
        self.record(&mut tx, permit.actor(), "void-ballots", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
