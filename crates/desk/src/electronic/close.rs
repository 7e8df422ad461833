//! Closing an electronic vote, opening its box by two people, giving it up.

use super::VoteFault;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Count, CountSource, InvalidKind, Mark, Sheet, Tally, Turnout};
use base::ReviewId;
use plan::{Refusal, Review, StepState};
use serde_json::json;
use store::{CountRecord, ElectronicRecord, ElectronicState, Tx};

impl Desk {
    /// Ends the taking of ballots. What was sent before is in the box.
    ///
    /// # Errors
    /// [`DeskError::Vote`] when no vote of the step is open.
    pub async fn close_vote(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<(), DeskError> {
        let (mut tx, review, vote) = self.pending_vote(permit, review, number).await?;
        if vote.state != ElectronicState::Open {
            return Err(VoteFault::WrongState.into());
        }
        // First this program's own hand is taken off the box; then another
        // program that holds it is found out before anything changes.
        if let Some(running) = self.hall.let_go(vote.form.code) {
            running.keeper.stop();
        }
        let ballots = self.open_box(vote.form.code, vote.opened)?.cast_count();
        tx.set_electronic_state(vote.form.code, ElectronicState::Closed).await?;
        let data =
            json!({ "step": number, "form": vote.form.code.to_string(), "ballots": ballots });
        self.record(&mut tx, permit.actor(), "close-vote", &review.id.to_string(), data).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Opens the box of a closed vote and keeps what it holds as a count of the
    /// step. It takes two members of the counting team, one after the other:
    /// the first opening is the first count, the second the second; with the
    /// second the receipts are published and the box is destroyed. Returns the
    /// number of the count. `issued`: cards handed out.
    ///
    /// # Errors
    /// [`DeskError::SameCounter`] when one person wants to be both,
    /// [`DeskError::Vote`], [`DeskError::Refused`] for impossible numbers.
    pub async fn open_ballot_box(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        issued: u32,
    ) -> Result<u32, DeskError> {
        let (mut tx, review, vote) = self.pending_vote(permit, review, number).await?;
        if vote.state != ElectronicState::Closed {
            return Err(VoteFault::WrongState.into());
        }
        let mut urn = self.open_box(vote.form.code, vote.opened)?;
        let contents = urn.contents()?;
        let ballots = contents.ballots.len() as u32;
        if issued < ballots || issued > vote.cards {
            return Err(VoteFault::Issued { issued, ballots }.into());
        }
        let rows = vote.form.row_count();
        let sheets = contents.ballots.into_iter().map(sheet).collect();
        let count = Count::new(rows, sheets)?;
        let counter = permit.actor().id;
        let known = keep(&mut tx, &review, number, &count, (counter, issued)).await?;
        let data = json!({
            "step": number, "form": vote.form.code.to_string(), "count": (known + 1).min(2),
            "issued": issued, "returned": ballots,
        });
        self.record(&mut tx, permit.actor(), "open-box", &review.id.to_string(), data).await?;
        if known == 0 {
            tx.commit().await?;
            return Ok(1);
        }
        tx.commit().await?;
        // Receipts go in by a transaction of their own, in their own order. A
        // crash before the last line leaves the vote closed, the step with two
        // counts, and `finish_vote` to be done again.
        let receipts: Vec<String> = contents.receipts.iter().map(ToString::to_string).collect();
        self.finish_vote(&vote, &receipts, urn).await?;
        Ok(2)
    }

    /// Gives a vote up with a reason, and destroys its box unread.
    ///
    /// # Errors
    /// [`DeskError::Vote`] without a reason or a vote.
    pub async fn withdraw_vote(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        reason: &str,
    ) -> Result<(), DeskError> {
        if reason.trim().is_empty() {
            return Err(VoteFault::NoReason.into());
        }
        let (mut tx, review, vote) = self.pending_vote(permit, review, number).await?;
        let step = review.step(number)?.id;
        if !tx.counts(step, vote.form.row_count()).await?.is_empty() {
            // What was opened is counted to its end.
            return Err(VoteFault::WrongState.into());
        }
        if let Some(running) = self.hall.let_go(vote.form.code) {
            running.keeper.stop();
        }
        let urn = self.open_box(vote.form.code, vote.opened)?;
        let ballots = urn.cast_count();
        tx.set_electronic_state(vote.form.code, ElectronicState::Withdrawn).await?;
        let data = json!({
            "step": number, "form": vote.form.code.to_string(), "ballots": ballots,
            "reason": reason.trim(),
        });
        self.record(&mut tx, permit.actor(), "withdraw-vote", &review.id.to_string(), data).await?;
        tx.commit().await?;
        self.draw(|chance| urn.destroy(chance))?;
        Ok(())
    }

    /// Publishes the receipts and destroys the box.
    async fn finish_vote(
        &self,
        vote: &ElectronicRecord,
        receipts: &[String],
        urn: urn::Urn,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        tx.publish_receipts(vote.form.code, receipts).await?;
        tx.set_electronic_state(vote.form.code, ElectronicState::Counted).await?;
        tx.commit().await?;
        self.draw(|chance| urn.destroy(chance))?;
        Ok(())
    }

    /// The step's vote that is not finished, in a transaction that will write.
    async fn pending_vote(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<(Tx, Review, ElectronicRecord), DeskError> {
        let mut tx = self.store.write().await?;
        let review = crate::review::load(&mut tx, review).await?;
        permit.covers_unit(&mut tx, review.unit, review.law_day).await?;
        let step = review.step(number)?.id;
        let vote = super::pending(&mut tx, step).await?.ok_or(VoteFault::WrongState)?;
        Ok((tx, review, vote))
    }
}

/// A ballot out of the box as a sheet. One that marks nothing is what it is on
/// paper: invalid.
fn sheet(marks: Vec<Mark>) -> Sheet {
    match marks.iter().all(|mark| *mark == Mark::Blank) {
        true => Sheet::Invalid(InvalidKind::Empty),
        false => Sheet::Valid(marks),
    }
}

/// Keeps a count by `counter` with `issued` cards; returns how many there were
/// before. A crash after the second count leaves two: then only finishing is
/// left to do.
async fn keep(
    tx: &mut Tx,
    review: &Review,
    number: usize,
    count: &Count,
    (counter, issued): (base::UserId, u32),
) -> Result<usize, DeskError> {
    let step = review.step(number)?;
    let StepState::Held { convened, present, rows, .. } = &step.state else {
        return Err(Refusal::WrongState { step: number, state: step.state.code() }.into());
    };
    let turnout = Turnout::new(*convened, *present, issued).map_err(Refusal::from)?;
    Tally::of(turnout, count).map_err(Refusal::from)?;
    let known = tx.counts(step.id, rows.len()).await?;
    match known.as_slice() {
        [(first, _)] if first.counter == counter => return Err(DeskError::SameCounter),
        [] | [_] => {}
        _ => return Ok(known.len()),
    }
    let source = CountSource::Electronic;
    let record = CountRecord { number: known.len() as u32 + 1, counter, issued, source };
    tx.add_count(step.id, record, count).await?;
    Ok(known.len())
}
