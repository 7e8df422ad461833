//! One person: facts with their sources, career, evaluations, plans, standards.

mod case;
mod form;
mod show;

pub use case::{CaseFile, CasePaper, PaperStanding};
pub use form::{FormTable, ProfileForm};

use super::model::{Confidence, DecisionRef, EntryStatus, Finding, Sex, Vote};
use super::picture::Life;
use super::posts::Judged;
use base::{Day, PartialDate};

/// A person's page.
#[derive(Debug, Clone)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub born: PartialDate,
    /// Current post and unit.
    pub current: String,
    /// The day whose state is shown.
    pub as_of: Day,
    /// Facts of the profile.
    pub facts: Vec<PersonFact>,
    /// Posts held, the latest first.
    pub career: Vec<CareerLine>,
    /// The filled profile form, where one was imported.
    pub form: Option<ProfileForm>,
    /// Yearly evaluations, the latest first.
    pub evaluations: Vec<Evaluation>,
    /// Disciplinary measures; empty when none is known.
    pub discipline: Vec<Discipline>,
    /// Whether disciplinary measures are hidden from this reader.
    pub is_withheld: bool,
    /// Entries in plans, with their history.
    pub entries: Vec<EntryHistory>,
    /// Standards of the posts planned for.
    pub standards: Vec<StandardSet>,
    /// Posts, plans, training and evaluations on one axis.
    pub life: Life,
    /// The case file.
    pub case: CaseFile,
    /// Whether the reader may judge readiness.
    pub may_judge: bool,
    /// Who read this page; none for those who may not know.
    pub readers: Option<Vec<Reader>>,
}

/// A fact of the profile.
#[derive(Debug, Clone)]
pub struct PersonFact {
    /// What it tells.
    pub kind: FactKind,
    /// The value; none when hidden from this reader.
    pub value: Option<String>,
    /// Since when it holds.
    pub since: Option<PartialDate>,
    /// Where it was taken from, for example "Danh sách trích ngang 2017,
    /// dòng 14".
    pub source: Option<String>,
}

/// What a fact tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// Date of birth.
    Born,
    /// Sex.
    Sex,
    /// Ethnicity.
    Ethnicity,
    /// Religion.
    Religion,
    /// Home place (quê quán).
    Home,
    /// Joined the Party on probation.
    PartyProbation,
    /// Full Party member since.
    PartyFull,
    /// Professional training.
    Training,
    /// Political theory.
    Theory,
    /// State management.
    StateManagement,
    /// Foreign languages, or an ethnic minority's language.
    Languages,
    /// Computing.
    Computing,
    /// Retirement month reckoned.
    Retirement,
    /// Any other, already worded.
    Other(String),
}

/// A post held.
#[derive(Debug, Clone)]
pub struct CareerLine {
    /// From, where stated.
    pub from: Option<PartialDate>,
    /// To; none while it lasts.
    pub to: Option<PartialDate>,
    /// Post.
    pub post: String,
    /// Unit.
    pub unit: String,
    /// Decision or source.
    pub source: Option<String>,
}

/// A year's evaluation, on that year's scale.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The year.
    pub year: i16,
    /// The grade in words.
    pub grade: String,
    /// The scale's name, where it is known.
    pub scale: Option<String>,
}

/// A disciplinary measure.
#[derive(Debug, Clone)]
pub struct Discipline {
    /// Form, for example "Khiển trách".
    pub form: String,
    /// Decided on.
    pub day: PartialDate,
    /// Expires on.
    pub until: Option<Day>,
    /// Whether it still counts on the day shown; none where only the rules of
    /// a post can tell.
    pub live: Option<bool>,
    /// The decision.
    pub decision: Option<DecisionRef>,
}

/// An entry in a plan, from its first day on.
#[derive(Debug, Clone)]
pub struct EntryHistory {
    /// The plan, for example "Quy hoạch nhiệm kỳ 2015–2020".
    pub plan: String,
    /// Its list.
    pub href: Option<String>,
    /// The title planned for.
    pub post: String,
    /// The post with its bench.
    pub post_href: Option<String>,
    /// The readiness for it that holds.
    pub readiness: Option<Judged>,
    /// What it is now.
    pub status: EntryStatus,
    /// What happened, the earliest first.
    pub events: Vec<EntryEvent>,
}

/// One event of an entry.
#[derive(Debug, Clone)]
pub struct EntryEvent {
    /// The day.
    pub day: Day,
    /// What it became.
    pub status: EntryStatus,
    /// Why, already worded.
    pub reason: Option<String>,
    /// The decision.
    pub decision: Option<DecisionRef>,
    /// The vote.
    pub vote: Option<Vote>,
}

/// The standards of one post, held against this person.
#[derive(Debug, Clone)]
pub struct StandardSet {
    /// The post.
    pub post: String,
    /// One finding a standard.
    pub findings: Vec<Finding>,
    /// How well the standards are known, taken together.
    pub confidence: Confidence,
}

/// Somebody who read this page.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Who.
    pub name: String,
    /// When, already written (day and hour).
    pub when: String,
    /// Why, where a purpose was given.
    pub purpose: Option<String>,
}
