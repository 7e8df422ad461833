//! Changing the list: adding, taking back, carrying over, removing, ordering.
//! On the official list binding rules are asked; a scenario is there to try
//! things on, and shows what they say.

use super::Bench;
use crate::review::open::leave_reason;
use crate::{Desk, DeskError, DraftList, Permit};
use base::{PersonId, PostId, ReviewId, ScenarioId};
use checks::Verdict;
use plan::{Edit, LeaveReason, Proposal, ProposalKind, Refusal};
use serde_json::json;
use words::{Lang, Words, finding};

/// What is to become of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListChange {
    /// Bổ sung.
    Add,
    /// An addition is taken off again.
    TakeBack,
    /// Chuyển tiếp.
    CarryOver,
    /// Đưa ra.
    Remove(LeaveReason),
    /// Moved within its post: before somebody, or to the end.
    Before(Option<PersonId>),
}

/// One name for one post, and what is to become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListEdit {
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// What becomes of it.
    pub change: ListChange,
}

/// Which list of a review is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListRef {
    /// The review.
    pub review: ReviewId,
    /// The scenario; `None` for the official list.
    pub scenario: Option<ScenarioId>,
}

impl ListRef {
    /// The official list.
    pub fn official(review: ReviewId) -> Self {
        Self { review, scenario: None }
    }
}

/// The reasons that a person may give for a removal. That a ballot went
/// against somebody is for the ballot to say.
pub const REASONS: [LeaveReason; 7] = [
    LeaveReason::Appointed,
    LeaveReason::Disciplined,
    LeaveReason::OverAge,
    LeaveReason::TooManyPosts,
    LeaveReason::TaskNotDone,
    LeaveReason::NotQualified,
    LeaveReason::PostEnded,
];

impl Desk {
    /// Makes several changes, all or none, as one move. `reason` is asked for
    /// where a removal does not follow from a rule.
    ///
    /// # Errors
    /// [`DeskError::NotEligible`] where a binding rule stands against a name on
    /// the official list, [`DeskError::List`] where a change does not fit the
    /// list, [`Refusal::NoReason`], [`Refusal::WrongState`] once the first step
    /// is called.
    pub async fn edit_list(
        &self,
        permit: &Permit<DraftList>,
        list: ListRef,
        edits: &[ListEdit],
        reason: &str,
        lang: Lang,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut bench = Bench::load(self, &mut tx, list.review, list.scenario).await?;
        bench.guard(permit)?;
        bench.may_change()?;
        bench.may_be_changed_by(permit)?;
        permit.not_own(edits.iter().map(|edit| edit.person))?;
        // Each is judged by the list that those before it leave.
        let before = bench.proposals().to_vec();
        let mut made = Vec::new();
        for edit in edits {
            let one = bench.judge(edit, reason, lang)?;
            one.apply(bench.proposals_mut()).map_err(DeskError::List)?;
            made.push(one);
        }
        *bench.proposals_mut() = before;
        let counts = made.len();
        let kinds = made.first().map_or("", Edit::code);
        bench.make(self, &mut tx, permit.actor(), made, reason).await?;
        let data = json!({ "what": kinds, "names": counts, "scenario": list.scenario });
        self.record(&mut tx, permit.actor(), "edit-list", &list.review.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}

impl Bench {
    /// The official list is the officer's; others try things on scenarios.
    pub(super) fn may_be_changed_by(&self, permit: &Permit<DraftList>) -> Result<(), DeskError> {
        match self.scenario {
            Some(_) => Ok(()),
            None => permit.actor().permit::<crate::RunReview>().map(drop),
        }
    }

    /// The edit that makes a change, if nothing stands against it.
    fn judge(&self, edit: &ListEdit, reason: &str, lang: Lang) -> Result<Edit, DeskError> {
        let ListEdit { person, post, change } = *edit;
        let line = Proposal { person, post, kind: ProposalKind::Add };
        self.belongs(post)?;
        let now = self.proposals().iter().find(|one| one.person == person && one.post == post);
        let from = match now.map(|one| one.kind) {
            Some(ProposalKind::Remove(reason)) => Some(reason),
            _ => None,
        };
        let official = self.scenario.is_none();
        Ok(match change {
            ListChange::Add => {
                if official {
                    self.refuse_barred(&line, lang)?;
                } else {
                    self.scene.person(person)?;
                }
                Edit::Add { person, post, before: None }
            }
            ListChange::TakeBack => Edit::TakeBack { person, post },
            ListChange::CarryOver => {
                if official {
                    self.refuse_leaver(&line, lang)?;
                }
                Edit::Turn { person, post, from, to: None }
            }
            ListChange::Remove(why) => {
                if !REASONS.contains(&why) {
                    return Err(Refusal::NoReason.into());
                }
                if official && reason.trim().is_empty() && self.rule_says(&line) != Some(why) {
                    return Err(Refusal::NoReason.into());
                }
                Edit::Turn { person, post, from, to: Some(why) }
            }
            ListChange::Before(before) => Edit::Place { person, post, before },
        })
    }

    /// Refuses a post of another plan.
    fn belongs(&self, post: PostId) -> Result<(), DeskError> {
        // An entry whose post has ended is still on the list, to be removed.
        let Some(ix) = self.scene.roster.find_post(post) else {
            let listed = self.proposals().iter().any(|one| one.post == post);
            return if listed { Ok(()) } else { self.scene.post(post).map(drop) };
        };
        let record = self.scene.roster.post(ix);
        if record.unit != self.unit || record.plan_kind() != self.plan.kind {
            return Err(DeskError::not_found("post", record.title.clone()));
        }
        Ok(())
    }

    /// Refuses a name against which a binding rule stands.
    pub(super) fn refuse_barred(&self, line: &Proposal, lang: Lang) -> Result<(), DeskError> {
        let planned = self.planned_of(line);
        let candidate = self.candidate(line, &planned)?;
        let mut findings = Vec::new();
        let verdict = checks::check_person(&self.ground(), &self.law, &candidate, &mut findings);
        if verdict != Verdict::NotMet {
            return Ok(());
        }
        let blocking = findings.iter().filter(|finding| finding.blocks());
        Err(self.not_eligible(line.person, blocking, lang))
    }

    /// Refuses to carry over somebody who must leave by a rule. Of too many
    /// posts it is for people to say which one to drop.
    fn refuse_leaver(&self, line: &Proposal, lang: Lang) -> Result<(), DeskError> {
        match self.rule_says(line) {
            None | Some(LeaveReason::TooManyPosts) => return Ok(()),
            Some(_) => {}
        }
        let planned = self.planned_of(line);
        let candidate = self.candidate(line, &planned)?;
        let ground = self.ground();
        let leaving = checks::must_leave(&ground, &self.law, &candidate);
        let mut findings = Vec::new();
        checks::check_person(&ground, &self.law, &candidate, &mut findings);
        let behind: Vec<checks::Finding> = match leaving.first() {
            Some((_, finding)) => vec![*finding],
            None => findings.into_iter().filter(checks::Finding::blocks).collect(),
        };
        Err(self.not_eligible(line.person, behind.iter(), lang))
    }

    /// Why a rule says that the name must leave, if one does.
    fn rule_says(&self, line: &Proposal) -> Option<LeaveReason> {
        if self.scene.roster.find_post(line.post).is_none() {
            return Some(LeaveReason::PostEnded);
        }
        let planned = self.planned_of(line);
        let candidate = self.candidate(line, &planned).ok()?;
        leave_reason(&self.scene, &self.ground(), &self.law, &candidate)
    }

    fn not_eligible<'f>(
        &self,
        person: PersonId,
        findings: impl Iterator<Item = &'f checks::Finding>,
        lang: Lang,
    ) -> DeskError {
        let words = Words::load(lang);
        let say = |found| finding::word(found, &self.scene.roster, &self.law, words).sentence;
        let sentences: Vec<String> = findings.map(say).collect();
        let name = self.scene.person(person).map(|ix| self.scene.roster.person(ix).name.clone());
        DeskError::NotEligible {
            person: name.map(|name| name.as_str().to_owned()).unwrap_or_default(),
            reason: sentences.join(" "),
        }
    }
}
