//! Entering a count of the returned sheets. Two people count independently;
//! neither sees the other's count.

use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Count, CountSource, Tally, Turnout};
use base::ReviewId;
use plan::{BallotRule, Refusal, StepState};
use serde_json::json;
use store::CountRecord;

impl Desk {
    /// Enters one complete count: sheets issued, and each returned sheet as its
    /// row of marks (see [`ballot::Count::texts`]). Returns its number, 1 or 2.
    ///
    /// # Errors
    /// [`DeskError::Sheets`] naming the sheet that does not fit the form,
    /// [`DeskError::SameCounter`], [`DeskError::AlreadyCounted`],
    /// [`DeskError::Refused`] when the conference was not held.
    pub async fn enter_count(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        issued: u32,
        sheets: &[String],
    ) -> Result<u32, DeskError> {
        let mut tx = self.store.write().await?;
        let review = super::load(&mut tx, review).await?;
        permit.covers_unit(&mut tx, review.unit, review.law_day).await?;
        let step = review.step(number)?;
        let StepState::Held { convened, present, rows, .. } = &step.state else {
            return Err(Refusal::WrongState { step: number, state: step.state.code() }.into());
        };
        if step.rule.ballot != BallotRule::Secret {
            return Err(Refusal::BallotMismatch { step: number }.into());
        }
        let count = Count::read(rows.len(), sheets.iter().map(String::as_str))?;
        // Impossible numbers are refused now, while the box stands on the table.
        let turnout = Turnout::new(*convened, *present, issued).map_err(Refusal::from)?;
        Tally::of(turnout, &count).map_err(Refusal::from)?;
        let known = tx.counts(step.id, rows.len()).await?;
        let counter = permit.actor().id;
        match known.as_slice() {
            [] => {}
            [(first, _)] if first.counter == counter => return Err(DeskError::SameCounter),
            [_] => {}
            _ => return Err(DeskError::AlreadyCounted),
        }
        let count_number = known.len() as u32 + 1;
        let record =
            CountRecord { number: count_number, counter, issued, source: CountSource::Typed };
        tx.add_count(step.id, record, &count).await?;
        let data = json!({
            "step": number, "count": count_number, "issued": issued, "returned": count.sheets().len(),
        });
        self.record(&mut tx, permit.actor(), "enter-count", &review.id.to_string(), data).await?;
        tx.commit().await?;
        Ok(count_number)
    }
}
