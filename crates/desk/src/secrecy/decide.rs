//! The second person: confirms that a review is less secret, or declines it.

use crate::{AccessRefusal, ConfirmSecrecy, Desk, DeskError, Permit};
use base::ReviewId;
use serde_json::json;
use store::{SecrecyChange, SecrecyChangeState, Tx};

impl Desk {
    /// Confirms or declines the change of secrecy that waits. Papers issued from
    /// now on carry the new mark, and the clearance of readers is asked for it.
    ///
    /// # Errors
    /// [`DeskError::Access`] where none waits, and for whoever proposed it, under
    /// whichever account; [`DeskError::OwnCase`] for whoever is on its list.
    pub async fn decide_secrecy(
        &self,
        permit: &Permit<ConfirmSecrecy>,
        review: ReviewId,
        change: i64,
        confirm: bool,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let review = crate::review::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        permit.not_own_review(&review)?;
        let waiting = waiting(&mut tx, review.id).await?;
        let found = waiting.into_iter().find(|one| one.id == change);
        let found = found.ok_or(AccessRefusal::NoChange)?;
        let actor = permit.actor();
        if found.proposed_by == actor.id || self.is_persons(&mut tx, &found, actor).await? {
            return Err(AccessRefusal::SameProposer.into());
        }
        let level = self.secrecy_in(&mut tx, &review).await?;
        if confirm && level.code() != found.former {
            // The law or another change has made it something else meanwhile.
            return Err(AccessRefusal::NoChange.into());
        }
        let state =
            if confirm { SecrecyChangeState::Confirmed } else { SecrecyChangeState::Declined };
        if !tx.decide_secrecy_change(found.id, state, actor.id, self.now()).await? {
            return Err(AccessRefusal::NoChange.into());
        }
        let action = if confirm { "lower-secrecy" } else { "decline-secrecy" };
        let data = json!({ "from": found.former, "to": found.latter });
        self.record(&mut tx, actor, action, &review.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }

    /// Whether the change was proposed by the same person under another account.
    async fn is_persons(
        &self,
        tx: &mut Tx,
        change: &SecrecyChange,
        actor: &crate::Actor,
    ) -> Result<bool, DeskError> {
        let Some(own) = actor.person else { return Ok(false) };
        let proposer = tx.account(change.proposed_by).await?;
        let Some(person) = proposer.and_then(|account| account.person) else { return Ok(false) };
        Ok(tx.aliases().await?.of(person) == own)
    }
}

/// The changes of a review's secrecy that wait.
pub(super) async fn waiting(
    tx: &mut Tx,
    review: ReviewId,
) -> Result<Vec<SecrecyChange>, DeskError> {
    let mut changes = tx.secrecy_changes_of(review).await?;
    changes.retain(|change| change.state == SecrecyChangeState::Proposed);
    Ok(changes)
}
