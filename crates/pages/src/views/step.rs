//! The result of one step: conference, ballots, votes.

mod show;

use super::model::{Action, EntryStatus, Link, PaperLink, Quorum, Rule, StepState, Unconfirmed};
use base::{Day, PartialDate, Share};

/// The page of one step.
#[derive(Debug, Clone)]
pub struct StepResult {
    /// The unit.
    pub unit: String,
    /// Number in the procedure, from 1.
    pub number: u32,
    /// How many steps the procedure has.
    pub of: u32,
    /// Name of the step.
    pub name: String,
    /// Back to the review.
    pub review: Link,
    /// Where it stands.
    pub state: StepState,
    /// The conference, once convened.
    pub conference: Option<Conference>,
    /// The ballots, once counted.
    pub ballots: Option<BallotTally>,
    /// How many votes are needed.
    pub threshold: Option<Rule>,
    /// Whether two counts agree.
    pub counts: Option<CountTeams>,
    /// Votes, per post.
    pub posts: Vec<PostResult>,
    /// What nobody has compared with the documents.
    pub unconfirmed: Unconfirmed,
    /// What this person may do now.
    pub actions: Vec<Action>,
    /// Why a next action is not open, already worded.
    pub blocked: Vec<String>,
    /// The papers of this step.
    pub papers: Vec<PaperLink>,
    /// The page of its conference, for whoever may read people.
    pub meeting: Option<String>,
    /// The step that this one feeds.
    pub next: Option<Link>,
    /// When it was opened again, and why; the oldest first.
    pub reopened: Vec<(Day, String)>,
}

/// A conference and who came.
#[derive(Debug, Clone)]
pub struct Conference {
    /// Its day.
    pub day: Day,
    /// Where it met, where kept.
    pub place: Option<String>,
    /// Who was in the chair, where kept.
    pub chair: Option<String>,
    /// Number summoned.
    pub summoned: u32,
    /// Number present; none before it is held.
    pub present: Option<u32>,
    /// The quorum.
    pub quorum: Quorum,
}

/// Ballots of one step.
#[derive(Debug, Clone, Copy)]
pub struct BallotTally {
    /// Issued (phát ra).
    pub issued: u32,
    /// Returned (thu về).
    pub returned: u32,
    /// Valid (hợp lệ).
    pub valid: u32,
    /// Invalid (không hợp lệ).
    pub invalid: u32,
}

/// Two independent counts of the same ballots.
#[derive(Debug, Clone)]
pub struct CountTeams {
    /// Who counted first.
    pub first: String,
    /// Who counted second, once they have.
    pub second: Option<String>,
    /// Who counted third, where the two differed.
    pub third: Option<String>,
    /// What comparing them gave.
    pub agreement: Agreement,
}

/// What comparing two counts gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Equal in every number.
    Agree,
    /// Different; a third count settled it.
    ByThird,
    /// Out of the electronic ballot box.
    Electronic,
    /// Different in so many numbers.
    Differ(u32),
    /// The second count is still to come.
    Awaited,
    /// Both are entered; they are compared when the step is concluded.
    Entered,
}

/// The votes for one post.
#[derive(Debug, Clone)]
pub struct PostResult {
    /// Title of the post.
    pub title: String,
    /// Number to be planned: (least, most), each none where the law in use sets
    /// no such bound; none at all where it is not shown.
    pub wanted: Option<(Option<u32>, Option<u32>)>,
    /// The people on the ballot, in the order of the result.
    pub candidates: Vec<CandidateRow>,
}

/// One person on the ballot.
#[derive(Debug, Clone)]
pub struct CandidateRow {
    /// The person.
    pub person: Link,
    /// Date of birth.
    pub born: PartialDate,
    /// Current post.
    pub current: String,
    /// Carried over, to be added, or to be removed.
    pub status: EntryStatus,
    /// The votes, once the step is concluded.
    pub votes: Option<RowVotes>,
    /// What came of it, once the step is concluded.
    pub outcome: Option<Outcome>,
}

/// The votes for one person.
#[derive(Debug, Clone, Copy)]
pub struct RowVotes {
    /// Votes for.
    pub votes_for: u32,
    /// Votes against.
    pub against: u32,
    /// Neither.
    pub blank: u32,
    /// Votes for, on the denominator of the step.
    pub share: Share,
}

/// What the threshold says of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reached.
    Passed,
    /// Not reached.
    Failed,
    /// Reached, but equal with another on the last place.
    Tied,
    /// The law sets no threshold: the result is for reference.
    ForReference,
}
