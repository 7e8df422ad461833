//! Closing a conference's record, which locks it, and opening it again.

use super::roll::stood;
use crate::{Desk, DeskError, Permit, RunReview};
use base::{Day, ReviewId};
use plan::StepState;
use serde_json::json;

impl Desk {
    /// Closes the record of the conference of step `number`: attendance,
    /// reasons, agreement and notes no longer change.
    ///
    /// # Errors
    /// [`DeskError::Conference`] when it was not held or is closed already.
    pub async fn close_conference(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        on: Day,
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        let state = &work.step()?.state;
        let held = !matches!(state, StepState::Drafted | StepState::Convened { .. });
        work.record.conference.close(held, on)?;
        work.save_record().await?;
        let data = json!({ "step": number, "on": on });
        self.conclude_work(permit, work, "close-conference", data).await
    }

    /// Opens a closed record again, with a reason. What it said is kept and
    /// shown for ever; the vote stays as it was taken.
    ///
    /// # Errors
    /// [`DeskError::Conference`] without a reason or when it is not closed;
    /// [`DeskError::Refused`] once the review is decided.
    pub async fn reopen_conference(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        reason: &str,
        on: Day,
    ) -> Result<(), DeskError> {
        let mut work = self.closed_or_open(permit, review, number).await?;
        if work.review.state != plan::ReviewState::Open {
            return Err(plan::Refusal::AlreadyDecided.into());
        }
        let step = work.id()?;
        let roster = stood(&work.tx.summons(step).await?);
        let by = permit.actor().name.as_str();
        work.record.conference.reopen(reason, on, by, roster)?;
        work.save_record().await?;
        let data = json!({ "step": number, "reason": reason.trim() });
        self.conclude_work(permit, work, "reopen-conference", data).await
    }
}
