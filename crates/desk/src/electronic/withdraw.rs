//! Giving an electronic vote up: proposed by one member of the counting team,
//! confirmed by another; then the box is destroyed unread. Until it is
//! confirmed nothing changes for voters.

use super::VoteFault;
use crate::{CountBallots, Desk, DeskError, Permit};
use base::ReviewId;
use serde_json::json;
use store::{ElectronicState, Tx};

impl Desk {
    /// Proposes to give the vote of a step up, also after it was closed. Whoever
    /// proposed may write another reason.
    ///
    /// # Errors
    /// [`DeskError::Vote`] without a reason or a vote, when its box was opened
    /// and counted, or when somebody else has proposed it.
    pub async fn propose_withdrawal(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        reason: &str,
    ) -> Result<(), DeskError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(VoteFault::NoReason.into());
        }
        let (mut tx, review, vote) = self.pending_vote(permit, review, number).await?;
        let by = permit.actor().id;
        uncounted(&mut tx, &vote).await?;
        if vote.withdrawal.as_ref().is_some_and(|(first, _)| *first != by) {
            return Err(VoteFault::WithdrawalProposed.into());
        }
        let form = vote.form.code;
        tx.note_withdrawal(form, Some((by, reason))).await?;
        let data = json!({ "step": number, "form": form.to_string(), "reason": reason });
        let subject = review.id.to_string();
        self.record(&mut tx, permit.actor(), "propose-withdrawal", &subject, data).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a proposal to give the vote up back; any member of the team may.
    ///
    /// # Errors
    /// [`DeskError::Vote`] when nothing is proposed.
    pub async fn keep_vote(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<(), DeskError> {
        let (mut tx, review, vote) = self.pending_vote(permit, review, number).await?;
        if vote.withdrawal.is_none() {
            return Err(VoteFault::NoWithdrawal.into());
        }
        tx.note_withdrawal(vote.form.code, None).await?;
        let data = json!({ "step": number, "form": vote.form.code.to_string() });
        let subject = review.id.to_string();
        self.record(&mut tx, permit.actor(), "keep-vote", &subject, data).await?;
        Ok(tx.commit().await?)
    }

    /// Gives the vote up, as another member has proposed, and destroys its box
    /// unread.
    ///
    /// # Errors
    /// [`DeskError::Vote`]: nothing is proposed, the same person proposed it, or
    /// the box was opened and counted meanwhile.
    pub async fn confirm_withdrawal(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<(), DeskError> {
        let (mut tx, review, vote) = self.pending_vote(permit, review, number).await?;
        let Some((first, reason)) = vote.withdrawal.clone() else {
            return Err(VoteFault::NoWithdrawal.into());
        };
        if first == permit.actor().id {
            return Err(VoteFault::SameWithdrawer.into());
        }
        uncounted(&mut tx, &vote).await?;
        let form = vote.form.code;
        let _held_back = self.hall.hold_back(form);
        let urn = self.open_box_in_turn(form, vote.opened).await?;
        tx.set_electronic_state(form, ElectronicState::Withdrawn).await?;
        let data = json!({
            "step": number, "form": form.to_string(), "ballots": urn.cast_count(),
            "reason": reason,
        });
        let subject = review.id.to_string();
        self.record(&mut tx, permit.actor(), "withdraw-vote", &subject, data).await?;
        tx.commit().await?;
        self.draw(|chance| urn.destroy(chance))?;
        Ok(())
    }
}

/// What was opened is counted to its end.
async fn uncounted(tx: &mut Tx, vote: &store::ElectronicRecord) -> Result<(), DeskError> {
    match tx.counts(vote.step, vote.form.row_count()).await?.is_empty() {
        true => Ok(()),
        false => Err(VoteFault::WrongState.into()),
    }
}
