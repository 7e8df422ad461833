//! Paper ballots of a step: the form is prepared, looked at, printed; a print
//! that went wrong is made void.

mod by_hand;
mod content;
pub mod layout;
pub mod prepare;
pub mod print;
pub mod void;

use crate::{Desk, DeskError, Permit, ReadResults};
use base::ReviewId;
use plan::{BallotRule, Refusal, Review, Step, StepState};
use store::{BallotFormRecord, ScanPile, Tx};

/// The form that a step is voted on with, if one is prepared.
pub(crate) async fn form_of_step(
    tx: &mut Tx,
    step: base::StepId,
) -> Result<Option<(ballot::Form, ballot::Layout)>, DeskError> {
    let record = tx.ballot_form_of_step(step).await?;
    Ok(record.map(|record| (record.form, record.layout)))
}

/// Refuses to change a form or its sheets once the box is being counted: what
/// lies in it would become void, or more than was issued.
pub(crate) async fn not_begun(tx: &mut Tx, record: &BallotFormRecord) -> Result<(), DeskError> {
    let counted = !tx.counts(record.step, record.form.row_count()).await?.is_empty();
    let pile = ScanPile { form: record.form.code, round: 1 };
    if counted || !tx.scan_pages(pile).await?.is_empty() {
        return Err(DeskError::CountBegun);
    }
    Ok(())
}

/// The step of a review while its ballot may be prepared and printed: called or
/// held, with a secret ballot.
fn open_step(review: &Review, number: usize) -> Result<&Step, DeskError> {
    let step = review.step(number)?;
    if step.rule.ballot != BallotRule::Secret {
        return Err(Refusal::BallotMismatch { step: number }.into());
    }
    match step.state {
        StepState::Convened { .. } | StepState::Held { .. } => Ok(step),
        _ => Err(Refusal::WrongState { step: number, state: step.state.code() }.into()),
    }
}

/// The prepared form of a step.
async fn prepared(tx: &mut Tx, step: &Step, number: usize) -> Result<BallotFormRecord, DeskError> {
    let record = tx.ballot_form_of_step(step.id).await?;
    record.ok_or_else(|| DeskError::not_found("ballot-form", number.to_string()))
}

impl Desk {
    /// The prepared form of a step for whoever may see it, in the transaction that
    /// read it.
    async fn form_to_show(
        &self,
        permit: &Permit<ReadResults>,
        review: ReviewId,
        number: usize,
    ) -> Result<(Tx, Review, ballot::Form, ballot::Layout), DeskError> {
        let mut tx = self.store.read().await?;
        let review = self.review_in(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let found = form_of_step(&mut tx, review.step(number)?.id).await?;
        let missing = || DeskError::not_found("ballot-form", number.to_string());
        let (form, layout) = found.ok_or_else(missing)?;
        Ok((tx, review, form, layout))
    }

    async fn review_in(&self, tx: &mut Tx, review: ReviewId) -> Result<Review, DeskError> {
        crate::review::load(tx, review).await
    }
}
