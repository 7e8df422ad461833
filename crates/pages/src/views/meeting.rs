//! The page of a step's conference: who is here, what is prepared, agreed and
//! said.

mod records;
mod roll;
mod show;

use super::model::{Link, StepState};
use base::Day;

/// The page of a conference.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// The unit.
    pub unit: String,
    /// Name of the step.
    pub name: String,
    /// Number in the procedure, from 1.
    pub number: u32,
    /// How many steps the procedure has.
    pub of: u32,
    /// Back to the step.
    pub step: Link,
    /// Where its forms go: `…/conference`.
    pub href: String,
    /// Where codes are checked in: `…/attend`.
    pub door: String,
    /// Where changes are announced while the page is open.
    pub events: String,
    /// Where the step stands.
    pub state: StepState,
    /// The day of the conference, once called.
    pub day: Option<Day>,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// Whether the reader may change the record now.
    pub may_change: bool,
    /// What the reader may do with the whole record.
    pub may: Option<Whole>,
    /// Whether the reader may print invitations and the list.
    pub may_print: bool,
    /// What is prepared.
    pub setup: Setup,
    /// Who came, in numbers.
    pub turnup: Turnup,
    /// Both ways of counting, the one of the law first; one where both are
    /// the same, none before it is called.
    pub quorum: Vec<Counting>,
    /// Who is called, as far as the filter lets them through.
    pub roll: Vec<OnRoll>,
    /// What the roll is filtered by.
    pub filter: String,
    /// Who could be called beside; none before somebody was looked for.
    pub find: Find,
    /// What is to be agreed on, or was.
    pub agreement: Agreement,
    /// Speaker (may be empty) and words, oldest first.
    pub notes: Vec<(String, String)>,
    /// Changes of the roster, oldest first.
    pub changes: Vec<RosterChange>,
    /// When the record was locked.
    pub closed: Option<Day>,
    /// When it was opened again, oldest first.
    pub reopened: Vec<Reopened>,
    /// The path of the projector's page with its secret, once made.
    pub screen: Option<String>,
}

/// What may be done with the whole record now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// The conference may be opened.
    Open,
    /// The record may be locked.
    Close,
    /// The record may be opened again.
    Reopen,
}

/// What is prepared.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Where it meets.
    pub place: String,
    /// When it begins.
    pub start: String,
    /// The id of whoever is in the chair, and their name.
    pub chair: Option<(String, String)>,
    /// The same for the secretary.
    pub secretary: Option<(String, String)>,
    /// Who may be chosen for either: id and name.
    pub people: Vec<(String, String)>,
    /// The agenda.
    pub agenda: Vec<String>,
    /// The documents.
    pub documents: Vec<String>,
}

/// Who came, in numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Turnup {
    /// Called.
    pub convened: u32,
    /// Present.
    pub present: u32,
    /// Came after the opening.
    pub late: u32,
    /// Attend instead of somebody.
    pub substitutes: u32,
    /// Absent with a reason.
    pub excused: u32,
}

/// One way of counting those present.
#[derive(Debug, Clone, Copy)]
pub struct Counting {
    /// Whether of the members of the body, else of those called.
    pub of_members: bool,
    /// Whether the law counts this way.
    pub rules: bool,
    /// Those who count.
    pub present: u32,
    /// Of how many.
    pub total: u32,
    /// How many are needed.
    pub needed: u32,
    /// How many are lacking.
    pub short: u32,
}

/// One person on the roll.
#[derive(Debug, Clone)]
pub struct OnRoll {
    /// The person's id.
    pub id: String,
    /// Place on the whole list, from 1.
    pub at: u32,
    /// Name and capacity without marks, for looking up.
    pub folded: String,
    /// The name.
    pub name: String,
    /// In what capacity.
    pub capacity: String,
    /// Whether they are a member of the body that meets.
    pub member: bool,
    /// How they stand.
    pub standing: Attends,
    /// Why they are absent.
    pub absence: String,
    /// Who comes instead, and why.
    pub substitute: Option<(String, String)>,
}

/// How somebody on the roll stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attends {
    /// Not here yet.
    Awaited,
    /// Here.
    Present,
    /// Not here when it was opened.
    Absent,
    /// Came after it was opened.
    Late,
}

/// People looked for to be called beside.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// Whether somebody may be called beside now.
    pub may: bool,
    /// What was typed.
    pub text: String,
    /// Id, name, title.
    pub found: Vec<(String, String, String)>,
}

/// Purpose, requirements, order.
#[derive(Debug, Clone, Default)]
pub struct Agreement {
    /// Whether it is recorded; else the words are a proposal.
    pub recorded: bool,
    /// Mục đích.
    pub purpose: Vec<String>,
    /// Yêu cầu.
    pub requirements: Vec<String>,
    /// Trình tự.
    pub order: Vec<String>,
    /// Who spoke.
    pub spoke: String,
}

/// A change of the roster.
#[derive(Debug, Clone)]
pub struct RosterChange {
    /// The person.
    pub name: String,
    /// Whether they were added.
    pub added: bool,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
}

/// A record opened again.
#[derive(Debug, Clone)]
pub struct Reopened {
    /// When.
    pub on: Day,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Then present, called, notes, changes.
    pub was: [u32; 4],
}
