//! What is shown of electronic votes: to the counting team, and to whoever has
//! a receipt.

use crate::{Desk, DeskError, Permit, ReadResults};
use base::ReviewId;
use store::ElectronicState;

/// The electronic vote of a step.
#[derive(Debug, Clone)]
pub struct VoteSheet {
    /// The form's code.
    pub form: String,
    /// Where it stands.
    pub state: ElectronicState,
    /// Code cards made.
    pub cards: u32,
    /// Ballots in the box; `None` when another program holds it, or it is gone.
    pub cast: Option<u32>,
    /// How many times the box was opened.
    pub openings: u32,
}

impl Desk {
    /// The last electronic vote of step `number`, if there ever was one.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn vote_sheet(
        &self,
        permit: &Permit<ReadResults>,
        review: ReviewId,
        number: usize,
    ) -> Result<Option<VoteSheet>, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, review).await?;
        permit.covers_unit(&mut tx, review.unit, review.law_day).await?;
        let step = review.step(number)?.id;
        let Some(vote) = tx.electronic_of(step).await?.pop() else { return Ok(None) };
        let openings = u32::from(vote.opener.is_some());
        drop(tx);
        let code = vote.form.code;
        let cast = match vote.state {
            ElectronicState::Open => {
                // A box that another program holds shows no number, and that
                // is no reason not to show the page.
                let _ = self.look_around().await;
                let running = self.hall.running();
                let found = running.iter().find(|running| running.form.code == code);
                found.map(|running| running.keeper.cast_count() as u32)
            }
            ElectronicState::Closed => {
                self.open_box(code, vote.opened).ok().map(|urn| urn.cast_count() as u32)
            }
            ElectronicState::Counted | ElectronicState::Withdrawn => None,
        };
        let form = code.to_string();
        Ok(Some(VoteSheet { form, state: vote.state, cards: vote.cards, cast, openings }))
    }

    /// The title of the vote in which a ballot with this receipt was counted.
    /// `None` before the box is opened, and for a receipt that is not there.
    ///
    /// # Errors
    /// [`DeskError::Vote`] for what is not written like a receipt.
    pub async fn counted_under(&self, receipt: &str) -> Result<Option<String>, DeskError> {
        let receipt: urn::Receipt = receipt.parse().map_err(|_| super::VoteFault::MistypedCode)?;
        let mut tx = self.store.read().await?;
        let vote = tx.receipt(&receipt.to_string()).await?;
        Ok(vote.map(|vote| vote.form.title))
    }
}
