//! Concluding a step: the threshold is applied to the result that the counting
//! team has released.

use crate::counting::Counting;
use crate::{Desk, DeskError, Permit, RunReview};
use ballot::Agreement;
use base::ReviewId;
use plan::{BallotRule, Refusal, StepState};
use serde_json::json;

impl Desk {
    /// Concludes step `number`.
    ///
    /// # Errors
    /// [`DeskError::CountMissing`], [`DeskError::NotReleased`] until two members
    /// of the counting team have released the result, [`DeskError::Refused`] out
    /// of order.
    pub async fn conclude(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut review = super::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let step = review.step(number)?;
        match (&step.state, step.rule.ballot) {
            (StepState::Counted { .. }, _) => {}
            (StepState::Held { .. }, BallotRule::None) => review.count(number, None)?,
            (StepState::Held { .. }, BallotRule::Secret) => {
                let counting = Counting::of(&mut tx, review, number).await?;
                return Err(match counting.ledger.agreement() {
                    Agreement::Waiting { have } => DeskError::CountMissing { have },
                    _ => DeskError::NotReleased,
                });
            }
            (other, _) => {
                return Err(Refusal::WrongState { step: number, state: other.code() }.into());
            }
        }
        review.conclude(number)?;
        tx.save_review(&review).await?;
        let outcomes = review.step(number)?.record().map(|record| {
            let passed = record.outcomes.iter().filter(|o| **o == plan::Outcome::Passed).count();
            json!({ "step": number, "rows": record.outcomes.len(), "passed": passed })
        });
        let data = outcomes.unwrap_or_default();
        self.record(&mut tx, permit.actor(), "conclude", &review.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}
