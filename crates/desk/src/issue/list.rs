//! Danh sách kèm theo quyết định: who stands in the plan, with each step's
//! vote; who was taken off, with the provision; the numbers.

use super::facts::Facts;
use super::issuer::Issuer;
use super::{annexes, form, summary};
use crate::show::review::reason_finding;
use base::{Day, DecisionId};
use checks::{Candidate, Ground};
use papers::official::{
    Basis, Citation, DecisionList, PlannedPerson, PlannedPost, RemovedPerson, StepVote,
};
use plan::{Change, ChangeKind, LeaveReason, Outcome, ProposalKind};
use roster::PostIx;

pub(super) fn list(facts: &Facts, decision: DecisionId, on: Day) -> DecisionList {
    let roster = &facts.scene.roster;
    let (number, day) = match facts.scene.decision(decision) {
        Some(record) => (record.number.clone(), record.day),
        None => (String::new(), on),
    };
    let changes = facts.changes().unwrap_or_default();
    let issuer = Issuer::of(roster, facts.unit, &number);
    DecisionList {
        head: issuer.letterhead(facts, day),
        title: annexes::of_plan(facts, "issue-list-title").to_uppercase(),
        decision_number: number,
        decision_day: day,
        decided_by: issuer.name(roster),
        term: annexes::term(facts),
        unit: annexes::unit(facts),
        posts: posts(facts, &changes),
        removed: removed(facts, &changes),
        summary: summary::summary(facts, &changes),
        signs: issuer.signs(facts),
    }
}

/// The posts of the plan that have somebody, highest first, each with those
/// who stand: in the order of the review's list.
pub(super) fn posts(facts: &Facts, changes: &[Change]) -> Vec<PlannedPost> {
    let mut posts: Vec<(u16, PostIx, PlannedPost)> = Vec::new();
    for (row, change) in changes.iter().enumerate() {
        let basis = match change.kind {
            ChangeKind::CarriedOver => Basis::CarriedOver,
            ChangeKind::Added => Basis::Added,
            ChangeKind::Removed { .. } | ChangeKind::NotAdded => continue,
        };
        let Some(ix) = facts.scene.roster.find_post(change.post) else { continue };
        let person = planned(facts, change, row, basis);
        match posts.iter_mut().find(|(_, known, _)| *known == ix) {
            Some((_, _, post)) => post.people.push(person),
            None => {
                let record = facts.scene.roster.post(ix);
                let (post, seats) = (record.title.clone(), record.seats);
                let group = PlannedPost { post, seats, people: vec![person] };
                posts.push((record.rank, ix, group));
            }
        }
    }
    posts.sort_by_key(|(rank, ix, _)| (std::cmp::Reverse(*rank), *ix));
    posts.into_iter().map(|(_, _, post)| post).collect()
}

fn planned(facts: &Facts, change: &Change, row: usize, basis: Basis) -> PlannedPerson {
    let roster = &facts.scene.roster;
    let ethnicity = roster.find_person(change.person).and_then(|ix| roster.person(ix).ethnicity);
    PlannedPerson {
        who: facts.who(change.person),
        ethnicity: ethnicity.map(|group| group.name().to_owned()).unwrap_or_default(),
        education: facts.education(change.person),
        theory: facts.theory(change.person),
        evaluations: facts.evaluations(change.person),
        basis,
        votes: votes(facts, row),
    }
}

/// The votes on a row of the review's list, one a step that voted on it.
fn votes(facts: &Facts, row: usize) -> Vec<StepVote> {
    let mut votes = Vec::new();
    for of in &facts.steps {
        let place = of.record.rows.iter().position(|on_form| *on_form == row);
        let (Some(place), Some(tally)) = (place, &of.record.tally) else { continue };
        let Some(result) = tally.rows.get(place) else { continue };
        let step = of.step(facts);
        votes.push(StepVote {
            step: facts.short_step_name(step),
            agree: result.votes_for,
            base_count: form::base_of(step.rule.threshold).of(tally),
        });
    }
    votes
}

fn removed(facts: &Facts, changes: &[Change]) -> Vec<RemovedPerson> {
    let mut removed = Vec::new();
    for (row, change) in changes.iter().enumerate() {
        let ChangeKind::Removed { reason } = change.kind else { continue };
        let citation = match reason {
            LeaveReason::VotedDown => ballot_provision(facts, row),
            _ => finding_provision(facts, change, reason),
        };
        removed.push(RemovedPerson {
            who: facts.who(change.person),
            post: facts.title_of(change.post),
            reason: reason_words(facts, change, reason),
            citation,
        });
    }
    removed
}

/// The reason; for one who missed the threshold, with the votes.
fn reason_words(facts: &Facts, change: &Change, reason: LeaveReason) -> String {
    let words = annexes::leave_reason(facts, reason);
    let Some(vote) = change.vote.filter(|_| reason == LeaveReason::VotedDown) else { return words };
    let (votes_for, out_of, needed) =
        (vote.votes_for.to_string(), vote.out_of.to_string(), vote.needed.to_string());
    let args =
        [("reason", words.as_str()), ("for", &votes_for), ("of", &out_of), ("needed", &needed)];
    facts.say("issue-voted-down", &args)
}

/// The provision of the threshold that a row missed.
fn ballot_provision(facts: &Facts, row: usize) -> Option<Citation> {
    let failed = facts.steps.iter().find(|of| {
        let place = of.record.rows.iter().position(|on_form| *on_form == row);
        place.and_then(|place| of.record.outcomes.get(place)) == Some(&Outcome::Failed)
    })?;
    let decides = failed.step(facts).rule.decides;
    facts.cite(if decides { "decision-threshold" } else { "introduction-threshold" })
}

/// The provision behind the finding for which an entry leaves.
fn finding_provision(facts: &Facts, change: &Change, reason: LeaveReason) -> Option<Citation> {
    let (scene, review) = (&facts.scene, &facts.review);
    let planned = scene.planned(change.person, change.post)?;
    let other = scene.other_entries(facts.plan.id, facts.plan.term, review.law_day);
    let mut all: Vec<PostIx> = other.of_person(planned.person).to_vec();
    let own = review.proposals.iter().filter(|proposal| proposal.person == change.person);
    all.extend(own.filter_map(|proposal| scene.roster.find_post(proposal.post)));
    let candidate = Candidate {
        person: planned.person,
        post: planned.post,
        term: facts.plan.term,
        on: review.law_day,
        planned: &all,
    };
    let ground = Ground::of(&scene.roster);
    let kind = ProposalKind::Remove(reason);
    let finding = reason_finding(&ground, &facts.law, &candidate, kind)?;
    facts.cite(finding.parameters().first()?)
}
