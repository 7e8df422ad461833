//! The list of a review as an officer works on it.

mod rows;
mod show;
mod side;

use super::model::{EntryStatus, Finding, Link, Sex, Unconfirmed, Verdict};
use base::{Day, PartialDate, Share};

/// The list of a review, official or a scenario.
#[derive(Debug, Clone)]
pub struct Workbench {
    /// The unit.
    pub unit: String,
    /// Title of the plan without its term.
    pub title: String,
    /// The term.
    pub term: String,
    /// Ages and rules are as of this day.
    pub law_day: Day,
    /// The review.
    pub review: String,
    /// Where the page lies, without a query.
    pub href: String,
    /// The scenario shown, by id; empty for the official list.
    pub scenario: String,
    /// The query of this page without what opens a name or a search: what a
    /// form goes back to.
    pub kept: String,
    /// Why it cannot be changed; `None` while it can.
    pub locked: Option<String>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may make scenarios.
    pub may_draft: bool,
    /// Whether the reader may make the scenario shown the official list.
    pub may_adopt: bool,
    /// The official list and its scenarios.
    pub tabs: Vec<ListTab>,
    /// Sums.
    pub totals: Totals,
    /// Those of the official list, beside a scenario.
    pub official: Option<Totals>,
    /// Counters.
    pub gauges: Vec<Counter>,
    /// Findings on the whole list that are no counters.
    pub findings: Vec<Finding>,
    /// What nobody has compared with the documents.
    pub unconfirmed: Unconfirmed,
    /// What is filtered.
    pub filter: ListFilter,
    /// The posts.
    pub posts: Vec<WorkPost>,
    /// Reasons for a removal: code and words.
    pub reasons: Vec<(&'static str, String)>,
    /// The moves, latest first.
    pub moves: Vec<Move>,
    /// Whether there is one to take back.
    pub can_undo: bool,
    /// Whether there is one to make again.
    pub can_redo: bool,
}

/// The official list or a scenario.
#[derive(Debug, Clone)]
pub struct ListTab {
    /// Its name.
    pub text: String,
    /// Where it is.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
    /// In how many names it differs from the official list; `None` for that.
    pub differs: Option<u32>,
    /// Who made it and when, in words.
    pub by: Option<String>,
}

/// Sums over a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Totals {
    /// To be carried over.
    pub carried_over: u32,
    /// To be added.
    pub added: u32,
    /// To be removed.
    pub removed: u32,
    /// Different people who are to stand.
    pub people: u32,
    /// Of them women.
    pub women: u32,
    /// Mean age in tenths of a year; `None` where no age is known.
    pub mean_age: Option<u32>,
}

/// One counter: a figure of the whole list against what the law asks.
#[derive(Debug, Clone)]
pub struct Counter {
    /// What is counted, and of which body.
    pub title: String,
    /// The figure in words, such as "12/55".
    pub figure: String,
    /// The same of the official list, where it differs.
    pub was: Option<String>,
    /// A share to be drawn: the share and its target.
    pub share: Option<(Share, Share)>,
    /// The finding.
    pub finding: Finding,
}

/// What is filtered, and what it leaves.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// Words in name, title or post.
    pub text: String,
    /// Only names proposed like this.
    pub status: Option<EntryStatus>,
    /// Only names with this verdict.
    pub verdict: Option<Verdict>,
    /// Names shown.
    pub shown: u32,
    /// Names in all.
    pub total: u32,
    /// The filters that the reader keeps.
    pub views: Vec<SavedView>,
}

/// A filter that the reader keeps.
#[derive(Debug, Clone)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// The list narrowed by it.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

impl ListFilter {
    /// Whether anything is filtered.
    pub fn is_given(&self) -> bool {
        !self.text.is_empty() || self.status.is_some() || self.verdict.is_some()
    }
}

/// One post.
#[derive(Debug, Clone)]
pub struct WorkPost {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is a key post.
    pub is_key: bool,
    /// Its seats.
    pub seats: u32,
    /// How many are to stand for it.
    pub standing: u32,
    /// Who holds it.
    pub incumbents: Vec<Link>,
    /// Findings on it.
    pub findings: Vec<Finding>,
    /// The names.
    pub rows: Vec<WorkRow>,
    /// Who could be put on the list, while that is looked for.
    pub adding: Option<Adding>,
}

/// One name for one post.
#[derive(Debug, Clone)]
pub struct WorkRow {
    /// Person and post as the form sends them.
    pub key: String,
    /// The person, leading to their page.
    pub person: Link,
    /// Date of birth.
    pub born: PartialDate,
    /// Age in full years.
    pub age: Option<u32>,
    /// The month of retirement, already written.
    pub retires: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// Ethnic group; hidden (none) from those who may not read it.
    pub ethnicity: Option<String>,
    /// Present title.
    pub current: String,
    /// What is proposed.
    pub status: EntryStatus,
    /// Why somebody leaves, in words.
    pub reason: Option<String>,
    /// What the official list proposes, where a scenario differs: in words.
    pub official: Option<String>,
    /// Other posts planned for in this round.
    pub elsewhere: Vec<String>,
    /// The verdict over all binding rules.
    pub verdict: Verdict,
    /// The findings.
    pub findings: Vec<Finding>,
    /// Whether it is open: findings in full and history.
    pub open: bool,
    /// What was done about it, latest first; only while it is open.
    pub history: Vec<Move>,
}

/// Who could be put on the list for a post.
#[derive(Debug, Clone, Default)]
pub struct Adding {
    /// The words searched for.
    pub text: String,
    /// Who.
    pub found: Vec<WorkCandidate>,
    /// How many there are beyond those shown.
    pub left_off: u32,
}

/// Somebody who could be put on the list.
#[derive(Debug, Clone)]
pub struct WorkCandidate {
    /// Person and post as the form sends them.
    pub key: String,
    /// The person.
    pub person: Link,
    /// Age in full years.
    pub age: Option<u32>,
    /// Present title and unit.
    pub current: String,
    /// What the binding rules say.
    pub verdict: Verdict,
    /// Why not, or what is open.
    pub reasons: Vec<String>,
    /// Whether the person may be put on this list.
    pub may_add: bool,
}

/// One move of the history.
#[derive(Debug, Clone)]
pub struct Move {
    /// What was done, in words, one line an edit.
    pub what: Vec<String>,
    /// Why.
    pub reason: String,
    /// Who and when, in words.
    pub by: String,
    /// Whether it was taken back.
    pub undone: bool,
}
