//! Reopening a step. What was is kept and shown; the roster and the counts of
//! every step that rests on it are taken anew.

use crate::conference::roll::stood;
use crate::{Desk, DeskError, Permit, RunReview};
use ballot::CountSource;
use base::{Day, ReviewId, StepId};
use plan::StepState;
use serde_json::json;

impl Desk {
    /// Reopens step `number` and those after it, with a reason.
    ///
    /// # Errors
    /// [`DeskError::Refused`] without a reason or once the review is decided,
    /// [`DeskError::Vote`] while an electronic vote is not finished,
    /// [`DeskError::NotReleased`] while its result is not released.
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
        self.admit(permit, &mut tx, &review).await?;
        let later = review.steps.iter().skip(number.saturating_sub(1));
        let called: Vec<StepId> =
            later.filter(|step| step.state.day().is_some()).map(|step| step.id).collect();
        // Of an electronic vote nothing is left but its count; released, the
        // result stays with the step for ever.
        let mut set_aside = Vec::new();
        for (at, step) in review.steps.iter().enumerate().skip(number.saturating_sub(1)) {
            let StepState::Held { rows, .. } = &step.state else { continue };
            let counts = tx.counts(step.id, rows.len()).await?;
            // Of counts that nobody has seen it is told who made them and how
            // many sheets they had, never what the sheets say.
            set_aside.extend(counts.iter().map(|(record, count)| {
                json!({ "step": at + 1, "account": record.counter.0, "sheets": count.sheets().len() })
            }));
            if counts.iter().any(|(record, _)| record.source == CountSource::Electronic) {
                return Err(DeskError::NotReleased);
            }
        }
        review.reopen(number, reason, on)?;
        for step in called {
            crate::electronic::none_pending(&mut tx, step).await?;
            let roster = stood(&tx.summons(step).await?);
            let mut record = tx.conference(step).await?;
            record.conference.begin_anew(reason, on, &permit.actor().name, roster);
            tx.save_conference(step, &record).await?;
            tx.clear_conference(step).await?;
        }
        // Sheets of forms that are void now.
        crate::scanning::part_finished(self, &mut tx).await?;
        tx.save_review(&review).await?;
        let data = json!({
            "step": number, "reason": reason.trim(), "counts_set_aside": set_aside,
        });
        self.record(&mut tx, permit.actor(), "reopen", &review.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}
