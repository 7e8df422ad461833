//! One rule, one file: facts and view in, finding out.
//!
//! A [`Law`] is everything the rules need of a [`lex::View`], unpacked once; a
//! [`Ground`] is what they need of a roster beyond its records. With both,
//! [`check_list`] looks at a whole list, [`check_person`] at one name for one
//! post, [`must_leave`] at a name already planned, and [`check_many`] at a
//! country. [`CheckedLists`] keeps lists checked while single facts and entries
//! are edited. Findings are plain data: a rule's code, a verdict, what was
//! compared, what is missing. Sentences are made elsewhere.
//!
//! What the law does not set is *not configured*: it gives one undetermined
//! finding for the list, never a guess. A rule of which the law does not speak
//! holds nobody back; one that it sets without a value it needs leaves everybody
//! open. Targets warn and never block.

mod asked;
mod case;
mod case_file;
mod compared;
mod finding;
mod ground;
mod law;
mod leave;
mod list;
mod many;
mod mend;
mod missing;
mod others;
mod rule;
mod rules;
mod standing;

pub use case_file::{CASE_FILE, NotedPaper, PaperFinding, PaperState, case_file};
pub use compared::Compared;
pub use finding::{Finding, Sink, Subject, Verdict, overall};
pub use ground::Ground;
pub use law::{
    AgeBands, Clause, CommitteeRatio, DisciplineBar, EvaluationAsked, ExperienceAsked, Law,
    NumberPerPost, PostsPerPerson, Shares, YoungShare,
};
pub use leave::{LeaveReason, must_leave};
pub use list::{Candidate, Entry, PlanSlice, check_list, check_person, round_of};
pub use many::{Job, Summary, check_many};
pub use mend::Mend;
pub use missing::Missing;
pub use others::OtherEntries;
pub use rule::{Kind, Reach, Rule};
pub use standing::{Change, CheckedLists, EditRefused, EntryEdit, PlanList};
