//! Plans as histories of entries, and the review of a plan as a state machine.
//!
//! Everything here is a value. A transition consumes a state and gives the next
//! one or a typed [`Refusal`]; carrying a [`Decision`] out needs no further
//! choice. Finding out *who* may be proposed is the rules' work and arrives
//! here as [`Proposal`]s.

mod bench;
mod carry;
mod conference;
mod edit;
mod entry;
mod proposal;
mod readiness;
mod refusal;
mod review;
mod rule;
mod step;

pub use bench::{Coverage, CoverageSums, end_of_term, retires_before};
pub use carry::{Carry, Subject, Ties};
pub use conference::{
    Agreement, Before, Conference, ConferenceFault, Note, RosterChange, Setup, Stood, one_line,
    reason,
};
pub use edit::{Differing, Edit, EditRefusal, apply_all, differing};
pub use entry::{Entry, EntryEvent, EntryEventKind, EntryState, Vote};
pub use proposal::{LeaveReason, Proposal, ProposalKind};
pub use readiness::{READINESS_DAYS, READINESS_LEVELS, Readiness, standing_readiness};
pub use refusal::Refusal;
pub use review::{Change, ChangeKind, Decision, Review, ReviewState};
pub use rule::{BallotRule, RosterRule, StepRule};
pub use step::{Outcome, Reopened, Step, StepRecord, StepState};
