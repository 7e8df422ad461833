//! The conference of a step: what is prepared, who is called and comes, what is
//! agreed and said, and what the hall sees. One action, one file.
//!
//! Attendance is taken by name; a ballot is not. Nothing here opens a table of
//! ballots in a transaction that writes.

mod adjust;
mod agree;
mod attend;
mod close;
mod door;
mod excuse;
mod note;
mod prepare;
pub(crate) mod roll;
mod screen;
mod sheet;

pub use attend::{Arrival, Attended};
pub use screen::{Projection, ProjectionRow, Results, ScreenPass, Watcher};
pub use sheet::{ConferenceSheet, OnRoll, QuorumCount, Turnup};

use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, ReviewId, StepId};
use plan::{Review, Step, StepState};
use serde_json::Value;
use store::{ConferenceRecord, Summons, Tx};

/// A conference under work: its review and its record, in one transaction.
struct AtWork {
    tx: Tx,
    review: Review,
    number: usize,
    record: ConferenceRecord,
}

impl AtWork {
    fn step(&self) -> Result<&Step, DeskError> {
        Ok(self.review.step(self.number)?)
    }

    fn id(&self) -> Result<StepId, DeskError> {
        Ok(self.step()?.id)
    }

    /// Whether the conference is called and not yet opened.
    fn is_called(&self) -> Result<bool, DeskError> {
        Ok(matches!(self.step()?.state, StepState::Convened { .. }))
    }

    /// Refuses what may be done only before the conference is opened.
    fn must_be_called(&self) -> Result<(), DeskError> {
        let state = self.step()?.state.code();
        if self.is_called()? {
            return Ok(());
        }
        Err(plan::Refusal::WrongState { step: self.number, state }.into())
    }

    /// One person on the roster.
    async fn summoned(&mut self, person: PersonId) -> Result<Summons, DeskError> {
        let step = self.id()?;
        let mut roster = self.tx.summons(step).await?;
        let at = roster.iter().position(|one| one.person == person);
        match at {
            Some(at) => Ok(roster.swap_remove(at)),
            None => Err(DeskError::NotCalled { name: person.to_string() }),
        }
    }

    async fn save_record(&mut self) -> Result<(), DeskError> {
        let step = self.id()?;
        Ok(self.tx.save_conference(step, &self.record).await?)
    }
}

impl Desk {
    /// A conference to work on, in a transaction that writes. A closed record
    /// is refused.
    async fn conference_at_work(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
    ) -> Result<AtWork, DeskError> {
        let work = self.closed_or_open(permit, review, number).await?;
        work.record.conference.is_open()?;
        Ok(work)
    }

    async fn closed_or_open(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
    ) -> Result<AtWork, DeskError> {
        let mut tx = self.store.write().await?;
        let review = crate::review::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let record = tx.conference(review.step(number)?.id).await?;
        Ok(AtWork { tx, review, number, record })
    }

    /// Records what was done and makes it last.
    async fn conclude_work(
        &self,
        permit: &Permit<RunReview>,
        mut work: AtWork,
        action: &str,
        data: Value,
    ) -> Result<(), DeskError> {
        let subject = work.review.id.to_string();
        self.record(&mut work.tx, permit.actor(), action, &subject, data).await?;
        Ok(work.tx.commit().await?)
    }
}
