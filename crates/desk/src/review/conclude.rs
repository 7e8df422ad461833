//! Concluding a step: the two counts must agree, the threshold is applied.

use crate::{Desk, DeskError, Permit, RunReview};
use ballot::{Tally, Turnout, compare};
use base::ReviewId;
use plan::{BallotRule, Refusal, StepState};
use serde_json::json;

impl Desk {
    /// Concludes step `number`.
    ///
    /// # Errors
    /// [`DeskError::CountMissing`], [`DeskError::CountsDiffer`] naming each
    /// difference, [`DeskError::Refused`] out of order.
    pub async fn conclude(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut review = super::load(&mut tx, review).await?;
        permit.covers_unit(&mut tx, review.unit, review.law_day).await?;
        let step = review.step(number)?;
        let StepState::Held { convened, present, rows, .. } = &step.state else {
            return Err(Refusal::WrongState { step: number, state: step.state.code() }.into());
        };
        let tally = if step.rule.ballot == BallotRule::Secret {
            let counts = tx.counts(step.id, rows.len()).await?;
            let [(one, first), (two, second)] = counts.as_slice() else {
                return Err(DeskError::CountMissing { have: counts.len() });
            };
            let mut differences = compare(first, second);
            if one.issued != two.issued {
                differences.insert(0, ballot::Difference::Returned(one.issued, two.issued));
            }
            if !differences.is_empty() {
                return Err(DeskError::CountsDiffer { differences });
            }
            let turnout = Turnout::new(*convened, *present, one.issued).map_err(Refusal::from)?;
            Some(Tally::of(turnout, first).map_err(Refusal::from)?)
        } else {
            None
        };
        review.count(number, tally)?;
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
