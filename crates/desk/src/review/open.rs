//! Opening a review: the law in force sets the steps, the rules say who must
//! leave the list and who is carried over.

use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, RunReview};
use ballot::{Bar, Base, Quorum, QuorumBase, Threshold};
use base::{Day, PersonId, PlanId, ReviewId, StepId};
use checks::{Candidate, Ground, Law, Verdict};
use lex::View;
use plan::{
    BallotRule, Carry, LeaveReason, Proposal, ProposalKind, Review, ReviewState, RosterRule, Step,
    StepRule, Subject, Ties,
};
use roster::{PersonIx, PlanKind, PostIx, Term, UnitIx};
use serde_json::json;
use std::collections::HashMap;
use store::PlanRecord;

/// A review just opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its id.
    pub review: ReviewId,
    /// Entries proposed to be carried over.
    pub carried_over: usize,
    /// Entries proposed for removal.
    pub removed: usize,
    /// The steps of the procedure.
    pub steps: usize,
}

impl Desk {
    /// Whether somebody may open reviews of a unit's plans at all.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`],
    /// [`DeskError::AboveClearance`].
    pub async fn may_open_review(
        &self,
        permit: &Permit<RunReview>,
        unit: &str,
        on: Day,
    ) -> Result<(), DeskError> {
        let scene = self.scene(on).await?;
        let unit = scene.unit_with_code(unit)?;
        permit.covers(&scene, unit)?;
        permit.is_cleared(&scene, unit, on)
    }

    /// Opens a review of a unit's plan on `on`, under the law in force and
    /// known that day. With `redoes`, it redoes an open review under the
    /// present law: the earlier one is withdrawn and stays readable.
    ///
    /// # Errors
    /// [`DeskError::LawUnset`] when the law does not set the procedure,
    /// [`DeskError::NotFound`] for the unit or the review to redo.
    pub async fn open_review(
        &self,
        permit: &Permit<RunReview>,
        unit: &str,
        kind: PlanKind,
        term: Term,
        on: Day,
        redoes: Option<ReviewId>,
    ) -> Result<Opened, DeskError> {
        let mut tx = self.store.write().await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), on).await?;
        let unit_ix = scene.unit_with_code(unit)?;
        permit.covers(&scene, unit_ix)?;
        permit.is_cleared(&scene, unit_ix, on)?;
        let unit_id = scene.roster.unit(unit_ix).id;
        let plan = match scene.plan_of(unit_id, kind, term) {
            Some(plan) => *plan,
            None => {
                let plan = PlanRecord { id: self.draw(PlanId::draw), unit: unit_id, kind, term };
                tx.add_plan(&plan, None).await?;
                plan
            }
        };
        let view = scene.view(unit_ix, on, on);
        let rules = step_rules(&scene, &view, unit_ix, kind, on)?;
        let review = Review {
            id: self.draw(ReviewId::draw),
            plan: plan.id,
            unit: unit_id,
            opened: on,
            law_day: on,
            known_by: on,
            law_digest: scene.law_digest().to_owned(),
            redoes,
            proposals: proposals(&scene, &Law::of(&view), &plan, on),
            steps: rules
                .into_iter()
                .map(|rule| Step::drafted(self.draw(StepId::draw), rule))
                .collect(),
            state: ReviewState::Open,
        };
        if let Some(earlier) = redoes {
            let mut earlier = super::load(&mut tx, earlier).await?;
            earlier.withdraw(on)?;
            tx.save_review(&earlier).await?;
        }
        tx.add_review(&review).await?;
        let removed = review.proposals.iter().filter(|p| !p.is_for_standing()).count();
        let opened = Opened {
            review: review.id,
            carried_over: review.proposals.len() - removed,
            removed,
            steps: review.steps.len(),
        };
        let data = json!({
            "plan": plan.id, "law_day": on, "law": review.law_digest, "redoes": redoes,
            "carried_over": opened.carried_over, "removed": removed,
        });
        self.record(&mut tx, permit.actor(), "open-review", &review.id.to_string(), data).await?;
        tx.commit().await?;
        Ok(opened)
    }
}

/// The steps as the law in force sets them for this sort of unit and plan.
fn step_rules(
    scene: &Scene,
    view: &View,
    unit: UnitIx,
    kind: PlanKind,
    on: Day,
) -> Result<Vec<StepRule>, DeskError> {
    let table = view.get(lex::REVIEW_PROCEDURE)?;
    let plan_kind = match kind {
        PlanKind::Titles => lex::PlanKind::Titles,
        PlanKind::Committee => lex::PlanKind::Committee,
    };
    // A level without rows of its own follows the rows for a unit in general.
    let own = lex::review_steps(table.value, scene.roster.unit(unit).level.code(), plan_kind);
    let steps =
        if own.is_empty() { lex::review_steps(table.value, "unit", plan_kind) } else { own };
    if steps.is_empty() {
        return Err(DeskError::LawUnset { parameter: "review-procedure", why: "gap" });
    }
    steps
        .into_iter()
        .map(|step| {
            let secret = step.ballot == lex::Ballot::Secret;
            let settled = step.law(view)?;
            let roster = RosterRule::read(step.roster.as_str());
            Ok(StepRule {
                code: step.step.as_str().to_owned(),
                roster: roster.ok_or_else(|| DeskError::LawUnknown {
                    parameter: "review-procedure",
                    value: step.roster.as_str().to_owned(),
                })?,
                ballot: if secret { BallotRule::Secret } else { BallotRule::None },
                decides: step.decides,
                quorum: quorum(settled),
                threshold: settled.threshold.map(threshold),
                subject: step.subject.map(subject),
                carry: carry(step),
                deadline: on.add_days(step.deadline_days as i32),
            })
        })
        .collect()
}

/// The quorum of a step, as the conference checks it.
fn quorum(settled: lex::StepLaw) -> Quorum {
    let base = match settled.quorum_base {
        lex::Base::Convened => QuorumBase::Convened,
        lex::Base::Members => QuorumBase::Members,
    };
    Quorum { share: settled.quorum, base }
}

/// The threshold of a step, as the count applies it.
fn threshold(settled: lex::StepThreshold) -> Threshold {
    let base = match settled.base {
        lex::ThresholdBase::Convened => Base::Convened,
        lex::ThresholdBase::Present => Base::Present,
        lex::ThresholdBase::Issued => Base::Issued,
        lex::ThresholdBase::Returned => Base::Returned,
        lex::ThresholdBase::Valid => Base::Valid,
    };
    let bar = if settled.strict { Bar::MoreThan } else { Bar::AtLeast };
    Threshold { share: settled.share, bar, base }
}

fn subject(of: lex::StepSubject) -> Subject {
    match of {
        lex::StepSubject::Standing => Subject::Standing,
        lex::StepSubject::Additions => Subject::Additions,
        lex::StepSubject::Removals => Subject::Removals,
        lex::StepSubject::All => Subject::All,
    }
}

/// How many go on from a step for each post.
fn carry(step: &lex::ReviewStep) -> Carry {
    let ties = |ties: lex::Ties| match ties {
        lex::Ties::AllGo => Ties::AllGo,
        lex::Ties::NoneGo => Ties::NoneGo,
        lex::Ties::VoteAgain => Ties::VoteAgain,
    };
    Carry { at_most: step.carry_at_most, if_none: step.carry_if_none, ties: step.ties.map(ties) }
}

/// What the rules propose about each entry that stands in the plan.
fn proposals(scene: &Scene, law: &Law, plan: &PlanRecord, on: Day) -> Vec<Proposal> {
    let ground = Ground::of(&scene.roster);
    let other = scene.other_entries(plan.id, plan.term, on);
    let mut own: HashMap<PersonIx, Vec<PostIx>> = HashMap::new();
    for entry in scene.standing(plan.id, on) {
        if let Some(planned) = scene.planned(entry.person, entry.post) {
            own.entry(planned.person).or_default().push(planned.post);
        }
    }
    let mut proposals: Vec<(PostIx, String, Proposal)> = Vec::new();
    for entry in scene.standing(plan.id, on) {
        let (person, post) = (entry.person, entry.post);
        let Some(planned) = scene.planned(person, post) else {
            // The post or the person is no longer there that day.
            let kind = ProposalKind::Remove(LeaveReason::PostEnded);
            proposals.push((PostIx(u32::MAX), String::new(), Proposal { person, post, kind }));
            continue;
        };
        let mut all: Vec<PostIx> = other.of_person(planned.person).to_vec();
        all.extend(own.get(&planned.person).into_iter().flatten());
        let candidate = Candidate {
            person: planned.person,
            post: planned.post,
            term: plan.term,
            on,
            planned: &all,
        };
        let kind = match leave_reason(scene, &ground, law, &candidate) {
            Some(reason) => ProposalKind::Remove(reason),
            None => ProposalKind::CarryOver,
        };
        let order = scene.roster.person(planned.person).name.order();
        proposals.push((planned.post, order, Proposal { person, post, kind }));
    }
    proposals.sort_by(|one, two| {
        let rank = |post: PostIx| match post.0 {
            u32::MAX => 0,
            _ => scene.roster.post(post).rank,
        };
        (std::cmp::Reverse(rank(one.0)), one.0, &one.1).cmp(&(
            std::cmp::Reverse(rank(two.0)),
            two.0,
            &two.1,
        ))
    });
    proposals.into_iter().map(|(_, _, proposal)| proposal).collect()
}

/// Why an entry must leave, if it must.
pub(crate) fn leave_reason(
    scene: &Scene,
    ground: &Ground<'_>,
    law: &Law,
    candidate: &Candidate<'_>,
) -> Option<LeaveReason> {
    for (reason, _) in checks::must_leave(ground, law, candidate) {
        match reason {
            checks::LeaveReason::Appointed => return Some(LeaveReason::Appointed),
            checks::LeaveReason::Disciplined => return Some(LeaveReason::Disciplined),
            checks::LeaveReason::OverAge => return Some(LeaveReason::OverAge),
            checks::LeaveReason::TaskNotDone => return Some(LeaveReason::TaskNotDone),
            checks::LeaveReason::TooManyPosts if is_excess(scene, law, candidate) => {
                return Some(LeaveReason::TooManyPosts);
            }
            // Another of the person's entries is the one to drop; low prestige
            // is for people to say.
            checks::LeaveReason::TooManyPosts | checks::LeaveReason::LowPrestige => {}
        }
    }
    let mut findings = Vec::new();
    let verdict = checks::check_person(ground, law, candidate, &mut findings);
    let other = findings.iter().any(|f| f.blocks() && f.rule != checks::Rule::PostsPerPerson);
    (verdict == Verdict::NotMet && other).then_some(LeaveReason::NotQualified)
}

/// Of somebody planned for too many posts, the lowest ones are proposed to be
/// dropped; the officer can propose otherwise.
fn is_excess(scene: &Scene, law: &Law, candidate: &Candidate<'_>) -> bool {
    let Ok(ruling) = law.view().get(lex::MAX_POSTS_PER_PERSON) else { return false };
    let mut posts: Vec<PostIx> = candidate.planned.to_vec();
    posts.sort_unstable_by_key(|ix| (std::cmp::Reverse(scene.roster.post(*ix).rank), *ix));
    posts.dedup();
    let kept = posts.get(..*ruling.value as usize).unwrap_or(&posts);
    !kept.contains(&candidate.post)
}

/// The entries of a person in a review, for reading.
pub(crate) fn proposals_of(review: &Review, person: PersonId) -> impl Iterator<Item = &Proposal> {
    review.proposals.iter().filter(move |proposal| proposal.person == person)
}
