//! Closing an electronic vote, opening its box by two people.

use super::VoteFault;
use crate::counting::{Counting, keep_count};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Count, CountSource, Entered, InvalidKind, Mark, Sheet, WriteIns};
use base::ReviewId;
use plan::StepState;
use serde_json::json;
use store::{ElectronicRecord, ElectronicState};
use urn::{CastBallot, Written};

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
        // First this program's own hand is taken off the box, and kept off until
        // the vote is closed for everybody: else a voter's request would open it
        // again. Then another program that holds it is found out before anything
        // changes.
        let _held_back = self.hall.hold_back(vote.form.code);
        let urn = self.open_box_in_turn(vote.form.code, vote.opened).await?;
        let ballots = urn.cast_count();
        tx.set_electronic_state(vote.form.code, ElectronicState::Closed).await?;
        let data =
            json!({ "step": number, "form": vote.form.code.to_string(), "ballots": ballots });
        self.record(&mut tx, permit.actor(), "close-vote", &review.id.to_string(), data).await?;
        tx.commit().await?;
        drop(urn);
        Ok(())
    }

    /// Opens the box of a closed vote. It takes two members of the counting
    /// team: the first turns a key, nothing is read then; the second opens, and
    /// what the box holds is kept as the step's count, the receipts are
    /// published and the box is destroyed. `issued`: cards handed out; both say
    /// the same number. Returns 1 or 2, which of the two this was.
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
        let (mut tx, loaded, vote) = self.pending_vote(permit, review, number).await?;
        if vote.state != ElectronicState::Closed {
            return Err(VoteFault::WrongState.into());
        }
        let mut urn = self.open_box_in_turn(vote.form.code, vote.opened).await?;
        let ballots = urn.cast_count() as u32;
        let most = match &loaded.step(number)?.state {
            StepState::Held { present, .. } => vote.cards.min(*present),
            _ => vote.cards,
        };
        if issued < ballots || issued > most {
            return Err(VoteFault::Issued { issued, ballots, most }.into());
        }
        let (by, step) = (permit.actor().id, loaded.step(number)?.id);
        let data = |keys: u32| {
            json!({
                "step": number, "form": vote.form.code.to_string(), "keys": keys,
                "issued": issued, "returned": ballots,
            })
        };
        match vote.opener {
            // Whoever was first may correct the number.
            Some((first, said)) if first == by && said == issued => {
                return Err(DeskError::SameCounter);
            }
            Some((first, said)) if first != by && said != issued => {
                return Err(VoteFault::IssuedDiffer { one: said, two: issued }.into());
            }
            Some((first, _)) if first != by => {}
            _ => {
                tx.note_opener(vote.form.code, by, issued).await?;
                self.record(&mut tx, permit.actor(), "open-box", &review.to_string(), data(1))
                    .await?;
                tx.commit().await?;
                return Ok(1);
            }
        }
        let contents = urn.contents()?;
        // After a crash in the middle the count is there already: then only
        // finishing is left to do.
        // Another count is no reason to destroy a box that was not counted.
        let kept = tx.counts(step, vote.form.row_count()).await?;
        if !kept.iter().any(|(record, _)| record.source == CountSource::Electronic) {
            let sheets = contents.ballots.into_iter().map(sheet).collect();
            let entered = Entered {
                counter: by,
                source: CountSource::Electronic,
                issued,
                count: Count::new(vote.form.row_count(), sheets)?,
                write_ins: written(&contents.names),
                numbered: None,
            };
            let mut counting = Counting::open(&mut tx, review, number).await?;
            keep_count(&mut tx, &mut counting, entered).await?;
        }
        self.record(&mut tx, permit.actor(), "open-box", &review.to_string(), data(2)).await?;
        tx.commit().await?;
        // Receipts go in by a transaction of their own, in their own order.
        let receipts: Vec<String> = contents.receipts.iter().map(ToString::to_string).collect();
        self.finish_vote(&vote, &receipts, urn).await?;
        Ok(2)
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
}

/// A ballot out of the box as a sheet. One that marks nothing and bears no name
/// is what it is on paper: invalid.
fn sheet(CastBallot { marks, only_names }: CastBallot) -> Sheet {
    match !only_names && marks.iter().all(|mark| *mark == Mark::Blank) {
        true => Sheet::Invalid(InvalidKind::Empty),
        false => Sheet::Valid(marks),
    }
}

/// The names out of the box as a pile of their own: on how many ballots which
/// stands, as for paper.
fn written(names: &[Written]) -> WriteIns {
    let mut piles = WriteIns::default();
    for name in names {
        piles.add(name.group.into(), &name.name, 1);
    }
    piles
}
