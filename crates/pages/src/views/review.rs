//! One review: what it runs under, its procedure, where it stands, who leaves
//! and who could join.

mod show;

use super::law::InstrumentLine;
use super::model::{
    Action, Basis, Counts, DecisionRef, Link, PaperLink, ReviewState, Rule, StepState, Unconfirmed,
};
use base::{Day, Month};

/// A review of one unit's plan.
#[derive(Debug, Clone)]
pub struct Review {
    /// The unit.
    pub unit: String,
    /// What is done, for example "Rà soát, bổ sung quy hoạch".
    pub title: String,
    /// The term, for example "2015–2020".
    pub term: String,
    /// Where it stands.
    pub state: ReviewState,
    /// When it was opened.
    pub opened: Day,
    /// The month at which ages are counted.
    pub age_month: Option<Month>,
    /// The instruments, the leading one first.
    pub instruments: Vec<InstrumentLine>,
    /// What nobody has compared with the documents.
    pub unconfirmed: Unconfirmed,
    /// The steps, in order.
    pub steps: Vec<StepLine>,
    /// What may be done with the review as a whole.
    pub actions: Vec<Action>,
    /// Why nothing more can be done now, already worded.
    pub blocked: Vec<String>,
    /// Whom the review judges otherwise than the one that it redoes.
    pub redone: Vec<Redone>,
    /// Who must leave the plan, or may have to.
    pub leaving: Vec<Leaver>,
    /// Who could join.
    pub joining: Vec<Joiner>,
    /// Entries so far.
    pub counts: Counts,
    /// From the list before to the list after.
    pub flow: ListFlow,
    /// The decision, once made.
    pub result: Option<ReviewResult>,
    /// Papers of the review as a whole.
    pub papers: Vec<PaperLink>,
    /// Where they are made again and held against the register.
    pub reprint: String,
    /// The page on its secrecy.
    pub secrecy: String,
    /// Its list, to be worked on.
    pub list: String,
    /// Where the case files of its list lie.
    pub files: String,
}

/// From the list before a review to the list after it.
#[derive(Debug, Clone, Default)]
pub struct ListFlow {
    /// Whether it was decided; else it is as proposed.
    pub decided: bool,
    /// Carried over.
    pub carried_over: u32,
    /// Added.
    pub added: u32,
    /// Removed, by the reason in words, the most first.
    pub removed: Vec<(String, u32)>,
}

/// One step of the procedure.
#[derive(Debug, Clone)]
pub struct StepLine {
    /// Number in the procedure, from 1.
    pub number: u32,
    /// Name, for example "Hội nghị cán bộ chủ chốt giới thiệu nguồn".
    pub name: String,
    /// Where it stands; none before its turn.
    pub state: Option<StepState>,
    /// The day of that state.
    pub day: Option<Day>,
    /// The day by which it must be concluded.
    pub deadline: Option<Day>,
    /// Whether that day has passed.
    pub late: bool,
    /// Who takes part.
    pub roster: Roster,
    /// How it votes.
    pub voting: Voting,
    /// How many must come.
    pub quorum: Option<Rule>,
    /// How many votes are needed.
    pub threshold: Option<Rule>,
    /// What the procedure of this step rests on.
    pub basis: Option<Basis>,
    /// The page of the step's result.
    pub href: Option<String>,
    /// What this person may do now.
    pub actions: Vec<Action>,
    /// Why a next action is not open, already worded.
    pub blocked: Vec<String>,
}

/// Who takes part in a step.
#[derive(Debug, Clone)]
pub struct Roster {
    /// For example "Cán bộ chủ chốt cấp huyện".
    pub body: String,
    /// Number summoned, once drawn up.
    pub summoned: Option<u32>,
}

/// How a step votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voting {
    /// Secret ballot.
    Secret,
    /// Show of hands.
    Hands,
    /// No vote.
    None,
}

/// Somebody judged otherwise than in the review that this one redoes.
#[derive(Debug, Clone)]
pub struct Redone {
    /// The name.
    pub name: String,
    /// The post.
    pub post: String,
    /// Rule by rule: what the earlier law said, and what the law of this review
    /// says.
    pub reasons: Vec<(String, String)>,
}

/// Somebody who must leave the plan, or may have to.
#[derive(Debug, Clone)]
pub struct Leaver {
    /// The person.
    pub person: Link,
    /// The title planned for.
    pub post: String,
    /// Why, already worded.
    pub reason: String,
    /// What that rests on; none where a vote, not a provision, settled it.
    pub basis: Option<Basis>,
    /// Whether missing data keeps this from being certain.
    pub uncertain: bool,
}

/// Somebody who could join the plan.
#[derive(Debug, Clone)]
pub struct Joiner {
    /// The person.
    pub person: Link,
    /// Current post.
    pub current: String,
    /// The title they could be planned for.
    pub post: String,
    /// What stands in the way or speaks for it, already worded.
    pub note: Option<String>,
    /// The form that proposes them, for those who may.
    pub propose: Option<Propose>,
}

/// A form that proposes one person for one post (fields `person`, `post`).
#[derive(Debug, Clone)]
pub struct Propose {
    /// Where it goes.
    pub href: String,
    /// The person's id.
    pub person: String,
    /// The post's id.
    pub post: String,
}

/// The end of a review.
#[derive(Debug, Clone)]
pub struct ReviewResult {
    /// The decision.
    pub decision: DecisionRef,
    /// The plan that it made.
    pub plan: String,
    /// The day on which the list was locked.
    pub locked: Day,
}
