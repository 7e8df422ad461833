//! Rounds, counts, tallies and thresholds. Quorums and thresholds arrive as
//! values: this room knows no law and, on purpose, no people. A sheet is a row
//! of marks and nothing else, so that it cannot point at its voter.

mod count;
mod tally;
mod threshold;

pub use count::{Count, CountError, Difference, InvalidKind, Mark, Sheet, compare};
pub use tally::{RowTally, Tally, Turnout, TurnoutError};
pub use threshold::{Bar, Base, Quorum, QuorumBase, Shortfall, Threshold};
