//! What a review's secrecy is, where it comes from, and who changed it.

use crate::gate::lawful_level;
use crate::scene::Scene;
use crate::{ConfirmSecrecy, Desk, DeskError, Permit, ProposeSecrecy, ReadPeople, title_of_plan};
use base::{Instant, ReviewId, UserId};
use lex::Secrecy;
use store::SecrecyChangeState;
use words::{Lang, Words};

/// The secrecy of a review.
#[derive(Debug, Clone)]
pub struct SecrecySheet {
    /// The review.
    pub review: ReviewId,
    /// The unit: code and name.
    pub unit: (String, String),
    /// The name of the plan.
    pub title: String,
    /// The level now.
    pub level: Secrecy,
    /// The level that the law sets, and the provision that does; none where it
    /// says nothing.
    pub lawful: (Secrecy, Option<String>),
    /// Every change, the latest first.
    pub changes: Vec<SecrecyLine>,
    /// Whether the reader may propose or raise.
    pub may_propose: bool,
    /// Whether the reader may decide what waits.
    pub may_decide: bool,
}

/// A change of secrecy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecrecyLine {
    /// Names it.
    pub id: i64,
    /// From which level to which.
    pub levels: (Secrecy, Secrecy),
    /// Why.
    pub reason: String,
    /// The provision.
    pub provision: String,
    /// Who proposed it, and when.
    pub proposed: (String, Instant),
    /// Who decided it, and when.
    pub decided: Option<(String, Instant)>,
    /// Where it stands.
    pub state: SecrecyChangeState,
    /// Whether the reader proposed it.
    pub is_own: bool,
}

impl Desk {
    /// The secrecy of a review with its changes.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], and as for the review's own page.
    pub async fn secrecy_sheet(
        &self,
        permit: &Permit<ReadPeople>,
        review: ReviewId,
        lang: Lang,
    ) -> Result<SecrecySheet, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, review).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = permit.admits(&scene, &review)?;
        let plan = *scene.plan(review.plan)?;
        let view = scene.view(unit, review.law_day, review.law_day);
        let ruling = view.get(lex::SECRECY).ok();
        let provision = ruling.map(|ruling| ruling.chain.deciding.to_string());
        let accounts = tx.accounts().await?;
        let name = |id: UserId| {
            let account = accounts.iter().find(|account| account.id == id);
            account.map(|account| account.display_name.clone()).unwrap_or_default()
        };
        let actor = permit.actor();
        let line = |change: store::SecrecyChange| SecrecyLine {
            id: change.id,
            levels: (
                crate::gate::read_level(&change.former),
                crate::gate::read_level(&change.latter),
            ),
            proposed: (name(change.proposed_by), change.proposed),
            decided: change.decided_by.map(|by| (name(by), change.decided)),
            reason: change.reason,
            provision: change.provision,
            state: change.state,
            is_own: change.proposed_by == actor.id,
        };
        let changes = tx.secrecy_changes_of(review.id).await?;
        let free = permit.not_own_review(&review).is_ok();
        let record = scene.roster.unit(unit);
        Ok(SecrecySheet {
            review: review.id,
            unit: (record.code.clone(), record.name.clone()),
            title: title_of_plan(Words::load(lang), plan.kind, plan.term),
            level: scene.secrecy_of(&review, unit),
            lawful: (lawful_level(&view), provision),
            changes: changes.into_iter().rev().map(line).collect(),
            may_propose: free && actor.has::<ProposeSecrecy>(),
            may_decide: free && actor.has::<ConfirmSecrecy>(),
        })
    }
}
