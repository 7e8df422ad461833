//! The procedure of review and supplement as law: its steps, and what the law
//! says about each. Columns that a table leaves out follow the parameters of
//! the whole procedure, or are not configured.

use crate::choice::{Ballot, BallotForm, Base, PlanKind, StepSubject, ThresholdBase, Ties};
use crate::code::Code;
use crate::rows::{Row, distinct};
use crate::view::{Unresolved, View};
use crate::written;
use base::Share;
use serde::{Deserialize, Serialize};

/// One step of the review's procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewStep {
    /// Sort of unit: `unit`, `commune`, `district`, `province`.
    pub unit: Code,
    /// The plan it serves.
    pub plan: PlanKind,
    /// Place in the procedure, from 1.
    pub order: u32,
    /// Step code: `staff-conference`, `key-cadres`, …
    pub step: Code,
    /// Who is summoned, and who votes: `all-staff`, `key-cadres`, `committee`, …
    pub roster: Code,
    /// Whether it votes.
    pub ballot: Ballot,
    /// Whether its vote decides (else it introduces).
    pub decides: bool,
    /// Days from the opening of the review by which it is due.
    pub deadline_days: u32,

    /// Least attendance at this step; else [`crate::QUORUM`].
    #[serde(default, with = "written::share", skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Share>,
    /// What this step's quorum is counted against; else [`crate::QUORUM_BASE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum_base: Option<Base>,
    /// Votes a person needs at this step; else [`crate::DECISION_THRESHOLD`] or
    /// [`crate::INTRODUCTION_THRESHOLD`].
    #[serde(default, with = "written::share", skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Share>,
    /// What this step's votes are counted against; else
    /// [`crate::THRESHOLD_BASE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold_base: Option<ThresholdBase>,
    /// True: *more than* the threshold; else [`crate::THRESHOLD_STRICT`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strict: Option<bool>,
    /// True: the vote is for reference (phiếu tham khảo) and stops nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_reference: bool,
    /// What the roster votes on; `None`: not configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<StepSubject>,
    /// How a voter marks the form; `None`: not configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<BallotForm>,
    /// With the form `at-most`: most names a voter may mark for one post.
    /// People.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Most people who go on to the next step for one post, by votes. People;
    /// `None`: all who reach the threshold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carry_at_most: Option<u32>,
    /// When nobody reaches the threshold for a post, this many with the most
    /// votes go on all the same. People; `None`: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carry_if_none: Option<u32>,
    /// What happens when equal votes stand across that number; `None`: not
    /// configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ties: Option<Ties>,
    /// Whether the count is announced at this conference; else
    /// [`crate::ENTRY_ANNOUNCED_AT_CONFERENCE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<bool>,
}

impl ReviewStep {
    /// What is wrong with this row on its own.
    fn fault(&self) -> Option<&'static str> {
        let counts = [self.threshold.is_some(), self.threshold_base.is_some()];
        let carries = self.carry_at_most.is_some() || self.carry_if_none.is_some();
        let votes = counts.contains(&true)
            || carries
            || self.strict.is_some()
            || self.for_reference
            || self.form.is_some();
        let faults = [
            (self.order == 0, "steps are numbered from 1"),
            (
                self.ballot == Ballot::None && votes,
                "a step without a ballot has no form, threshold or number that goes on",
            ),
            (self.for_reference && self.decides, "a vote for reference cannot decide"),
            (
                self.for_reference && (counts.contains(&true) || self.strict.is_some()),
                "a vote for reference has no threshold",
            ),
            (
                self.at_most.is_some() != (self.form == Some(BallotForm::AtMost)),
                "at_most belongs to the form at-most, and that form needs it",
            ),
            (self.ties.is_some() && !carries, "ties need carry_at_most or carry_if_none"),
            (
                [self.at_most, self.carry_at_most, self.carry_if_none].contains(&Some(0)),
                "a number of people is from 1",
            ),
        ];
        faults.into_iter().find(|(wrong, _)| *wrong).map(|(_, why)| why)
    }

    /// The numbers that govern this step under a view: its own columns, else
    /// the parameters of the whole procedure. PRC-04, PRC-05, PRC-06.
    ///
    /// # Errors
    /// [`Unresolved`] of the first parameter that is needed and not settled. A
    /// step that introduces needs no threshold: without one it is for
    /// reference.
    pub fn law(&self, view: &View) -> Result<StepLaw, Unresolved> {
        let quorum = match self.quorum {
            Some(own) => own,
            None => *view.get(crate::QUORUM)?.value,
        };
        let quorum_base = match self.quorum_base {
            Some(own) => own,
            None => *view.get(crate::QUORUM_BASE)?.value,
        };
        Ok(StepLaw { quorum, quorum_base, threshold: self.bar(view)? })
    }

    fn bar(&self, view: &View) -> Result<Option<StepThreshold>, Unresolved> {
        if self.ballot == Ballot::None || self.for_reference {
            return Ok(None);
        }
        let share = match self.threshold {
            Some(own) => own,
            None if self.decides => *view.get(crate::DECISION_THRESHOLD)?.value,
            None => match view.get(crate::INTRODUCTION_THRESHOLD) {
                Ok(ruling) => *ruling.value,
                Err(Unresolved::Gap { .. }) => return Ok(None),
                Err(other) => return Err(other),
            },
        };
        let base = match self.threshold_base {
            Some(own) => own,
            None => *view.get(crate::THRESHOLD_BASE)?.value,
        };
        let strict = match self.strict {
            Some(own) => own,
            None => *view.get(crate::THRESHOLD_STRICT)?.value,
        };
        Ok(Some(StepThreshold { share, base, strict }))
    }
}

impl Row for ReviewStep {
    fn check(rows: &[Self]) -> Result<(), String> {
        distinct(rows, |r| (r.unit.clone(), r.plan, r.order))?;
        for (at, row) in rows.iter().enumerate() {
            if let Some(why) = row.fault() {
                return Err(format!("row {}: {why}", at + 1));
            }
        }
        Ok(())
    }
}

/// Quorum and threshold of one step, settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepLaw {
    /// Least attendance, at least this share of `quorum_base`.
    pub quorum: Share,
    /// What attendance is counted against.
    pub quorum_base: Base,
    /// What a person needs; `None` without a ballot or for reference only.
    pub threshold: Option<StepThreshold>,
}

/// The votes a person needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepThreshold {
    /// Share of the base.
    pub share: Share,
    /// What is counted as the whole.
    pub base: ThresholdBase,
    /// True: more than the share; false: at least.
    pub strict: bool,
}

/// The steps for one sort of unit and plan, in order. A step for `any` plan
/// serves both. PRC-02.
pub fn review_steps<'a>(rows: &'a [ReviewStep], unit: &str, plan: PlanKind) -> Vec<&'a ReviewStep> {
    let serves = |r: &&ReviewStep| {
        r.unit == *unit && (r.plan == plan || r.plan == PlanKind::Any || plan == PlanKind::Any)
    };
    let mut steps: Vec<&ReviewStep> = rows.iter().filter(serves).collect();
    steps.sort_by_key(|step| step.order);
    steps
}
