//! What is shown of electronic votes: to the counting team, and to whoever has
//! a receipt.

use crate::{Desk, DeskError, Permit, ReadResults};
use base::{ReviewId, UserId};
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
    /// How many ballots it takes at most; `None` as for `cast`.
    pub seats: Option<u32>,
    /// Ballots refused because the box is full, as far as this program knows.
    pub turned_away: u32,
    /// Who was the first of two to open the box.
    pub opener: Option<VoteActor>,
    /// Who proposed to give the vote up, and why.
    pub withdrawal: Option<(VoteActor, String)>,
}

/// A member of the counting team, as the reader sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteActor {
    /// The name.
    pub name: String,
    /// Whether it is the reader.
    pub is_reader: bool,
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
        self.admit(permit, &mut tx, &review).await?;
        let step = review.step(number)?.id;
        let Some(vote) = tx.electronic_of(step).await?.pop() else { return Ok(None) };
        let accounts = tx.accounts().await?;
        drop(tx);
        let actor = |id: UserId| VoteActor {
            name: accounts
                .iter()
                .find(|account| account.id == id)
                .map(|account| account.display_name.clone())
                .unwrap_or_default(),
            is_reader: id == permit.actor().id,
        };
        let code = vote.form.code;
        let mut turned_away = 0;
        let held: Option<(usize, usize)> = match vote.state {
            ElectronicState::Open => {
                // A box that another program holds shows no number, and that
                // is no reason not to show the page.
                let _ = self.look_around().await;
                let running = self.hall.running();
                let found = running.iter().find(|running| running.form.code == code);
                found.map(|running| {
                    turned_away = running.keeper.turned_away();
                    (running.keeper.cast_count(), running.keeper.seats())
                })
            }
            ElectronicState::Closed => {
                let urn = self.open_box(code, vote.opened).ok();
                urn.map(|urn| (urn.cast_count(), urn.seats()))
            }
            ElectronicState::Counted | ElectronicState::Withdrawn => None,
        };
        Ok(Some(VoteSheet {
            form: code.to_string(),
            state: vote.state,
            cards: vote.cards,
            cast: held.map(|(cast, _)| cast as u32),
            seats: held.map(|(_, seats)| seats as u32),
            turned_away,
            opener: vote.opener.map(|(first, _)| actor(first)),
            withdrawal: vote.withdrawal.map(|(first, reason)| (actor(first), reason)),
        }))
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
