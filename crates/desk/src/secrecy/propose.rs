//! Proposing that a review be less secret, or making it more so.

use crate::{AccessRefusal, Desk, DeskError, Permit, ProposeSecrecy};
use base::{Instant, ReviewId, UserId};
use lex::Secrecy;
use serde_json::json;
use store::{SecrecyChange, SecrecyChangeState};

/// The most letters of a reason and of a provision.
const MOST_LETTERS: usize = 500;

/// A level that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSecrecy {
    /// The level.
    pub level: Secrecy,
    /// Why.
    pub reason: String,
    /// The provision that it rests on.
    pub provision: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecrecyDone {
    /// It holds from now on.
    Raised,
    /// It waits for another person.
    Proposed,
}

impl Desk {
    /// Raises the secrecy of a review at once, or proposes to lower it. What was
    /// proposed before falls away when it is raised.
    ///
    /// # Errors
    /// [`DeskError::Access`] without a reason or a provision, for the level that
    /// it has, and while another change waits; [`DeskError::OwnCase`] for whoever
    /// is on its list.
    pub async fn propose_secrecy(
        &self,
        permit: &Permit<ProposeSecrecy>,
        review: ReviewId,
        new: &NewSecrecy,
    ) -> Result<SecrecyDone, DeskError> {
        let short = |text: &str| text.trim().chars().take(MOST_LETTERS).collect::<String>();
        let (reason, provision) = (short(&new.reason), short(&new.provision));
        if reason.is_empty() || provision.is_empty() {
            return Err(AccessRefusal::NoGround.into());
        }
        let mut tx = self.store.write().await?;
        let review = crate::review::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        permit.not_own_review(&review)?;
        let former = self.secrecy_in(&mut tx, &review).await?;
        if new.level == former {
            return Err(AccessRefusal::SameLevel.into());
        }
        let raised = new.level > former;
        let (by, now) = (permit.actor().id, self.now());
        for waiting in super::decide::waiting(&mut tx, review.id).await? {
            if !raised {
                return Err(AccessRefusal::ChangeWaits.into());
            }
            let declined = SecrecyChangeState::Declined;
            tx.decide_secrecy_change(waiting.id, declined, by, now).await?;
        }
        let state =
            if raised { SecrecyChangeState::Confirmed } else { SecrecyChangeState::Proposed };
        let change = SecrecyChange {
            id: self.draw(UserId::draw).0,
            review: review.id,
            former: former.code().to_owned(),
            latter: new.level.code().to_owned(),
            reason,
            provision,
            proposed_by: by,
            proposed: now,
            state,
            decided_by: raised.then_some(by),
            decided: if raised { now } else { Instant(0) },
        };
        tx.add_secrecy_change(&change).await?;
        let action = if raised { "raise-secrecy" } else { "propose-secrecy" };
        let data = json!({
            "from": change.former, "to": change.latter, "provision": change.provision,
        });
        self.record(&mut tx, permit.actor(), action, &review.id.to_string(), data).await?;
        tx.commit().await?;
        Ok(if raised { SecrecyDone::Raised } else { SecrecyDone::Proposed })
    }
}
