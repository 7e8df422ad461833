//! Making a scenario the official list (R9). It is one move of the official
//! list: binding rules are asked as for any other, and it can be undone.

use super::Bench;
use super::edit::ListRef;
use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, PostId};
use plan::{Edit, LeaveReason, Proposal, ProposalKind};
use serde_json::json;
use store::ScenarioState;
use words::Lang;

impl Desk {
    /// Makes the list of a scenario the official one.
    ///
    /// # Errors
    /// [`DeskError::NotEligible`] where a binding rule stands against an
    /// addition, [`DeskError::ScenarioClosed`], a refusal once the first step
    /// is called. Nothing changes then.
    pub async fn adopt_scenario(
        &self,
        permit: &Permit<RunReview>,
        list: ListRef,
        lang: Lang,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut bench = Bench::load(self, &mut tx, list.review, list.scenario).await?;
        bench.guard(permit)?;
        bench.may_change()?;
        let mut scenario = bench.scenario.take().ok_or(DeskError::ScenarioClosed)?;
        // From here on the bench is that of the official list.
        bench.may_change()?;
        let wanted = scenario.proposals.clone();
        let edits = between(bench.proposals(), &wanted)?;
        // Rules are asked of the list as it will be.
        let official = std::mem::replace(&mut bench.review.proposals, wanted.clone());
        let added = |line: &&Proposal| {
            line.kind == ProposalKind::Add
                && !official.iter().any(|one| (one.person, one.post) == (line.person, line.post))
        };
        for line in wanted.iter().filter(added) {
            bench.refuse_barred(line, lang)?;
        }
        bench.review.proposals = official;
        if !edits.is_empty() {
            bench.make(self, &mut tx, permit.actor(), edits, &scenario.name).await?;
        }
        scenario.state = ScenarioState::Adopted;
        tx.save_scenario(&scenario).await?;
        let data = json!({ "scenario": scenario.id });
        let subject = list.review.to_string();
        self.record(&mut tx, permit.actor(), "adopt-scenario", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}

/// The edits that make one list the other: what differs, then the order of
/// each post.
fn between(from: &[Proposal], to: &[Proposal]) -> Result<Vec<Edit>, DeskError> {
    let mut edits = Vec::new();
    for line in plan::differing(from, to) {
        let (person, post) = (line.person, line.post);
        edits.push(match (line.one, line.other) {
            (None, _) => Edit::Add { person, post, before: None },
            (Some(ProposalKind::Add), _) => Edit::TakeBack { person, post },
            (one, other) => Edit::Turn { person, post, from: reason(one), to: reason(other) },
        });
    }
    let mut now = from.to_vec();
    plan::apply_all(&mut now, &edits).map_err(|(_, refusal)| DeskError::List(refusal))?;
    let mut posts: Vec<PostId> = to.iter().map(|line| line.post).collect();
    posts.sort_unstable();
    posts.dedup();
    for post in posts {
        let order = |list: &[Proposal]| -> Vec<PersonId> {
            list.iter().filter(|line| line.post == post).map(|line| line.person).collect()
        };
        let wanted = order(to);
        if order(&now) == wanted {
            continue;
        }
        // Each in turn to the end: afterwards they stand in this order.
        edits.extend(wanted.iter().map(|&person| Edit::Place { person, post, before: None }));
    }
    Ok(edits)
}

fn reason(kind: Option<ProposalKind>) -> Option<LeaveReason> {
    match kind {
        Some(ProposalKind::Remove(reason)) => Some(reason),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edits_between_two_lists_make_the_one_the_other() {
        let line =
            |person, post, kind| Proposal { person: PersonId(person), post: PostId(post), kind };
        let from = vec![
            line(1, 1, ProposalKind::CarryOver),
            line(2, 1, ProposalKind::Add),
            line(3, 1, ProposalKind::Remove(LeaveReason::OverAge)),
            line(4, 2, ProposalKind::CarryOver),
        ];
        let to = vec![
            line(5, 1, ProposalKind::Add),
            line(3, 1, ProposalKind::CarryOver),
            line(1, 1, ProposalKind::Remove(LeaveReason::Disciplined)),
            line(4, 2, ProposalKind::CarryOver),
        ];
        let mut now = from.clone();
        plan::apply_all(&mut now, &between(&from, &to).unwrap()).unwrap();
        let of = |list: &[Proposal], post| -> Vec<Proposal> {
            list.iter().filter(|line| line.post == PostId(post)).copied().collect()
        };
        assert_eq!((of(&now, 1), of(&now, 2)), (of(&to, 1), of(&to, 2)));
        assert_eq!(between(&from, &from).unwrap(), []);
    }
}
