//! Deciding a review: its changes become events of the plan's entries.

use crate::scene::Scene;
use crate::{Decide, Desk, DeskError, Permit};
use base::{Day, DecisionId, EntryId, ReviewId};
use plan::{ChangeKind, Entry, EntryEvent, EntryEventKind};
use serde_json::json;
use store::DecisionRecord;

/// A review just decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The decision.
    pub decision: DecisionId,
    /// Entries carried over.
    pub carried_over: usize,
    /// Entries added.
    pub added: usize,
    /// Entries removed.
    pub removed: usize,
    /// Proposed as new, not added.
    pub not_added: usize,
}

impl Desk {
    /// Decides a review whose steps are all concluded, under a decision's
    /// number and day. The list is then locked.
    ///
    /// # Errors
    /// [`DeskError::Refused`] while a step is open or after it was decided;
    /// [`DeskError::CaseFiles`] while case files lack papers that the law asks for.
    pub async fn decide(
        &self,
        permit: &Permit<Decide>,
        review: ReviewId,
        number: &str,
        on: Day,
    ) -> Result<Decided, DeskError> {
        let mut tx = self.store.write().await?;
        let mut review = super::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let entries = tx.entries().await?;
        permit.not_own_review(&review)?;
        let changes = review.decision()?.changes;
        let stays = |kind| matches!(kind, ChangeKind::CarriedOver | ChangeKind::Added);
        let people = changes.iter().filter(|change| stays(change.kind));
        let people: Vec<base::PersonId> = people.map(|change| change.person).collect();
        let scene = Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let law = scene.law_of(&review, scene.unit(review.unit)?);
        let by = lex::PaperBy::Decision;
        crate::case_files::ask_for_papers(&mut tx, &scene, &law, &people, by, on).await?;
        let decision = DecisionRecord {
            id: self.draw(DecisionId::draw),
            number: number.to_owned(),
            day: on,
            unit: review.unit,
        };
        tx.add_decision(&decision, self.now(), None).await?;
        let (mut fresh, mut events) = (Vec::new(), Vec::new());
        for change in &changes {
            let what = match change.kind {
                ChangeKind::CarriedOver => EntryEventKind::CarriedOver,
                ChangeKind::Added => EntryEventKind::Added,
                ChangeKind::Removed { reason: plan::LeaveReason::Appointed } => {
                    EntryEventKind::ClosedByAppointment
                }
                ChangeKind::Removed { reason } => EntryEventKind::Removed { reason },
                ChangeKind::NotAdded => continue,
            };
            let same = |e: &&Entry| {
                (e.plan, e.person, e.post) == (review.plan, change.person, change.post)
            };
            let (entry, event_number) = match entries.iter().find(same) {
                Some(entry) => (entry.id, entry.history.len() + 1),
                None => {
                    let id = self.draw(EntryId::draw);
                    let (plan, person, post) = (review.plan, change.person, change.post);
                    fresh.push(Entry { id, plan, person, post, history: Vec::new() });
                    (id, 1)
                }
            };
            let (review, vote) = (Some(review.id), change.vote);
            events.push((
                entry,
                event_number,
                EntryEvent { what, on, decision: decision.id, review, vote },
            ));
        }
        tx.add_entries(&fresh, None).await?;
        tx.add_entry_events(&events, self.now(), None).await?;
        review.decided(decision.id, on)?;
        tx.save_review(&review).await?;
        let count =
            |wanted: fn(&ChangeKind) -> bool| changes.iter().filter(|c| wanted(&c.kind)).count();
        let decided = Decided {
            decision: decision.id,
            carried_over: count(|kind| matches!(kind, ChangeKind::CarriedOver)),
            added: count(|kind| matches!(kind, ChangeKind::Added)),
            removed: count(|kind| matches!(kind, ChangeKind::Removed { .. })),
            not_added: count(|kind| matches!(kind, ChangeKind::NotAdded)),
        };
        let data = json!({
            "decision": number, "on": on, "carried_over": decided.carried_over,
            "added": decided.added, "removed": decided.removed,
        });
        self.record(&mut tx, permit.actor(), "decide", &review.id.to_string(), data).await?;
        tx.commit().await?;
        Ok(decided)
    }
}
