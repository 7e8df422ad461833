//! Recording what the conference agreed on before it went to work: purpose,
//! requirements, and the order of the steps.

use crate::{Desk, DeskError, Permit, RunReview};
use base::ReviewId;
use plan::Agreement;
use serde_json::json;

impl Desk {
    /// Records what was agreed on; a later record takes the earlier one's
    /// place until the conference is closed.
    ///
    /// # Errors
    /// [`DeskError::Conference`] when it is closed, or without a purpose and
    /// requirements.
    pub async fn agree(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        agreement: Agreement,
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        work.record.conference.agree(agreement)?;
        work.save_record().await?;
        self.conclude_work(permit, work, "agree", json!({ "step": number })).await
    }
}
