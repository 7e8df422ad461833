//! The review of one plan: proposals, steps in order, one decision.

use crate::{
    BallotRule, LeaveReason, Outcome, Proposal, ProposalKind, Refusal, Step, StepState, Subject,
    Vote,
};
use ballot::Tally;
use base::{Day, DecisionId, PersonId, PlanId, PostId, ReviewId, UnitId};
use serde::{Deserialize, Serialize};

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum ReviewState {
    /// Steps are being carried out.
    Open,
    /// Decided: the list is locked. A decided review never changes.
    Decided {
        /// The decision.
        decision: DecisionId,
        /// Its day.
        on: Day,
    },
    /// Given up, for example because it is redone under other instruments.
    Withdrawn {
        /// When.
        on: Day,
    },
}

/// The kind of a change to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum ChangeKind {
    /// Chuyển tiếp.
    CarriedOver,
    /// Bổ sung.
    Added,
    /// Đưa ra.
    Removed {
        /// Why.
        reason: LeaveReason,
    },
    /// Proposed as new, did not pass: nothing enters the plan, the record says so.
    NotAdded,
}

/// What a decision does about one person and one post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// What happens.
    pub kind: ChangeKind,
    /// The vote that settled it, if a ballot did.
    pub vote: Option<Vote>,
}

/// A decision complete enough that carrying it out needs no further choice.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// One for each proposal, in the order of the review's list.
    pub changes: Vec<Change>,
}

/// A review (đợt rà soát, bổ sung) of one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// The plan reviewed.
    pub plan: PlanId,
    /// The unit whose plan it is.
    pub unit: UnitId,
    /// The day on which it was opened.
    pub opened: Day,
    /// The legal day: the law in force that day rules this review.
    pub law_day: Day,
    /// Instruments known by this day rule it; usually the day of opening.
    pub known_by: Day,
    /// The digest of the packs, so that the review replays under the same law.
    pub law_digest: String,
    /// The review that this one redoes under other instruments.
    pub redoes: Option<ReviewId>,
    /// What is proposed.
    pub proposals: Vec<Proposal>,
    /// The procedure, in order.
    pub steps: Vec<Step>,
    /// Where it stands.
    pub state: ReviewState,
}

impl Review {
    /// The number (from 1) of the step that is next to be worked on; `None`
    /// when all are concluded.
    pub fn current_step(&self) -> Option<usize> {
        self.steps.iter().position(|step| !step.is_concluded()).map(|place| place + 1)
    }

    /// The step with this number, from 1.
    ///
    /// # Errors
    /// [`Refusal::NoSuchStep`].
    pub fn step(&self, number: usize) -> Result<&Step, Refusal> {
        let missing = Refusal::NoSuchStep { step: number, steps: self.steps.len() };
        number.checked_sub(1).and_then(|place| self.steps.get(place)).ok_or(missing)
    }

    /// The proposals that go onto the form of a step: those of its subject that
    /// have not failed an earlier ballot. A removal by rule is not voted on,
    /// unless the law sets a step for it (`removal-vote`).
    ///
    /// Names for one post stand together, posts in the order of the list: what
    /// is added later stands with its post, not at the end.
    pub fn form_of(&self, number: usize) -> Result<Vec<usize>, Refusal> {
        let subject = self.step(number)?.rule.subject();
        let meant = |row: &usize| {
            let proposal = &self.proposals[*row];
            let standing = proposal.is_for_standing();
            match subject {
                Subject::Standing => standing,
                Subject::Additions => proposal.kind == ProposalKind::Add,
                Subject::Removals => !standing,
                Subject::All => true,
            }
        };
        let still = |row: &usize| {
            !self.proposals[*row].is_for_standing() || !self.failed_before(*row, number)
        };
        let listed: Vec<usize> = (0..self.proposals.len()).filter(meant).filter(still).collect();
        let group = |row: usize| {
            let proposal = &self.proposals[row];
            (proposal.post, proposal.is_for_standing())
        };
        let first = |row: &usize| listed.iter().position(|other| group(*other) == group(*row));
        let mut rows = listed.clone();
        rows.sort_by_key(first);
        Ok(rows)
    }

    fn failed_before(&self, row: usize, number: usize) -> bool {
        self.steps[..number - 1].iter().any(|step| outcome_of(step, row) == Some(Outcome::Failed))
    }

    /// Calls the conference of step `number`. The roster's size and the number
    /// of `members` (where the quorum counts members) come from the roster;
    /// `undecided_below` is how many units below have not decided, where the
    /// law asks that lower levels go first.
    ///
    /// # Errors
    /// A [`Refusal`]; the review is unchanged.
    pub fn convene(
        &mut self,
        number: usize,
        on: Day,
        convened: u32,
        members: u32,
        undecided_below: usize,
    ) -> Result<(), Refusal> {
        self.may_work_on(number)?;
        if undecided_below > 0 {
            return Err(Refusal::LowerNotDecided { count: undecided_below });
        }
        let not_before = match number {
            1 => self.opened,
            _ => self.steps[number - 2].state.day().unwrap_or(self.opened),
        };
        if on < not_before {
            return Err(Refusal::DatedBefore { step: number });
        }
        let rows = self.form_of(number)?;
        self.steps[number - 1].convene(number, on, convened, members, rows)
    }

    /// Opens and holds the conference with `present` people.
    ///
    /// # Errors
    /// A [`Refusal`]; without a quorum, the exact shortfall.
    pub fn hold(&mut self, number: usize, present: u32) -> Result<(), Refusal> {
        self.may_work_on(number)?;
        self.steps[number - 1].hold(number, present)
    }

    /// Takes the tally of a step, or `None` where it has no ballot.
    ///
    /// # Errors
    /// A [`Refusal`]; the review is unchanged.
    pub fn count(&mut self, number: usize, tally: Option<Tally>) -> Result<(), Refusal> {
        self.may_work_on(number)?;
        self.steps[number - 1].count(number, tally)
    }

    /// Concludes a step: applies its threshold to the tally, and for each post
    /// the number that goes on.
    ///
    /// # Errors
    /// A [`Refusal`]; [`Refusal::Tied`] when equal votes leave open who goes
    /// on. The review is unchanged.
    pub fn conclude(&mut self, number: usize) -> Result<(), Refusal> {
        self.may_work_on(number)?;
        let competes = |row: &usize| {
            let proposal = self.proposals.get(*row)?;
            proposal.is_for_standing().then_some(proposal.post)
        };
        let posts: Vec<Option<PostId>> = match &self.steps[number - 1].state {
            StepState::Counted { rows, .. } => rows.iter().map(competes).collect(),
            _ => Vec::new(),
        };
        self.steps[number - 1].conclude(number, &posts)
    }

    /// Reopens a step, and with it every later one: their forms rest on it.
    /// What was is kept and shown.
    ///
    /// # Errors
    /// A [`Refusal`]; a decided review is never reopened.
    pub fn reopen(&mut self, number: usize, reason: &str, on: Day) -> Result<(), Refusal> {
        self.is_open()?;
        self.step(number)?;
        self.steps[number - 1].reopen(number, reason, on)?;
        for later in number + 1..=self.steps.len() {
            let step = &mut self.steps[later - 1];
            if step.state.day().is_some() {
                step.reopen(later, reason, on)?;
            }
        }
        Ok(())
    }

    /// Opens the box of a step again for a recount. The conference stands; a
    /// result that was released is kept and shown.
    ///
    /// # Errors
    /// A [`Refusal`]; [`Refusal::WrongState`] of a later step that has been
    /// called, because its form rests on this result: it is reopened first.
    pub fn recount(&mut self, number: usize, reason: &str, on: Day) -> Result<(), Refusal> {
        self.is_open()?;
        if self.step(number)?.rule.ballot != BallotRule::Secret {
            return Err(Refusal::BallotMismatch { step: number });
        }
        for later in number + 1..=self.steps.len() {
            let state = &self.steps[later - 1].state;
            if state.day().is_some() {
                return Err(Refusal::WrongState { step: later, state: state.code() });
            }
        }
        self.steps[number - 1].recount(number, reason, on)
    }

    /// What a decision of this review would do. Nothing changes yet.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`] while a step is not concluded.
    pub fn decision(&self) -> Result<Decision, Refusal> {
        self.is_open()?;
        if let Some(waiting_for) = self.current_step() {
            return Err(Refusal::OutOfOrder { step: self.steps.len() + 1, waiting_for });
        }
        let changes = (0..self.proposals.len()).map(|row| self.change(row)).collect();
        Ok(Decision { changes })
    }

    /// Marks the review as decided.
    ///
    /// # Errors
    /// As [`Self::decision`].
    pub fn decided(&mut self, decision: DecisionId, on: Day) -> Result<(), Refusal> {
        let _ = self.decision()?;
        self.state = ReviewState::Decided { decision, on };
        Ok(())
    }

    /// Gives the review up; its steps and results stay readable.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDecided`].
    pub fn withdraw(&mut self, on: Day) -> Result<(), Refusal> {
        self.is_open()?;
        self.state = ReviewState::Withdrawn { on };
        Ok(())
    }

    fn is_open(&self) -> Result<(), Refusal> {
        match self.state {
            ReviewState::Open => Ok(()),
            ReviewState::Decided { .. } | ReviewState::Withdrawn { .. } => {
                Err(Refusal::AlreadyDecided)
            }
        }
    }

    fn may_work_on(&self, number: usize) -> Result<(), Refusal> {
        self.is_open()?;
        self.step(number)?;
        match self.steps[..number - 1].iter().position(|step| !step.is_concluded()) {
            Some(place) => Err(Refusal::OutOfOrder { step: number, waiting_for: place + 1 }),
            None => Ok(()),
        }
    }

    fn change(&self, row: usize) -> Change {
        let Proposal { person, post, kind } = self.proposals[row];
        let failed = self.steps.iter().find(|step| outcome_of(step, row) == Some(Outcome::Failed));
        let settling = failed.or_else(|| {
            let voted = |step: &&Step| vote_of(step, row).is_some();
            self.steps.iter().rev().find(voted)
        });
        let vote = settling.and_then(|step| vote_of(step, row));
        let kind = match (kind, failed.is_some()) {
            (ProposalKind::CarryOver, false) => ChangeKind::CarriedOver,
            (ProposalKind::CarryOver, true) => {
                ChangeKind::Removed { reason: LeaveReason::VotedDown }
            }
            (ProposalKind::Add, false) => ChangeKind::Added,
            (ProposalKind::Add, true) => ChangeKind::NotAdded,
            (ProposalKind::Remove(reason), false) => ChangeKind::Removed { reason },
            // A removal that the ballot refused: the person stays.
            (ProposalKind::Remove(_), true) => ChangeKind::CarriedOver,
        };
        Change { person, post, kind, vote }
    }
}

fn outcome_of(step: &Step, row: usize) -> Option<Outcome> {
    let record = step.record()?;
    let place = record.rows.iter().position(|&on_form| on_form == row)?;
    record.outcomes.get(place).copied()
}

fn vote_of(step: &Step, row: usize) -> Option<Vote> {
    if step.rule.ballot == BallotRule::None {
        return None;
    }
    let record = step.record()?;
    let place = record.rows.iter().position(|&on_form| on_form == row)?;
    let (tally, threshold) = (record.tally.as_ref()?, step.rule.threshold?);
    let out_of = threshold.base.of(tally);
    Some(Vote {
        votes_for: tally.rows.get(place)?.votes_for,
        out_of,
        base: threshold.base,
        needed: threshold.needed(out_of),
    })
}

#[cfg(test)]
mod tests;
