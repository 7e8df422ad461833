//! SQL for SQLite and PostgreSQL in one code path, chosen by a database URL;
//! migrations; the hash-chained journal.
//!
//! The store decides nothing. Facts are added, never updated in place; each
//! carries the day from which it holds, the moment it was recorded and the
//! batch it came in.

mod accounts;
mod ballots;
mod batches;
mod conferences;
mod database;
mod error;
mod journal;
mod law_checks;
mod papers;
mod people;
mod plans;
mod reviews;
mod roster_view;
mod rows;
mod structure;

pub use accounts::{Account, Session};
pub use ballots::{BallotFormRecord, BallotTokens, FormState};
pub use batches::{Batch, Question};
pub use conferences::{CountRecord, Summons};
pub use database::{Store, Tx};
pub use error::StoreError;
pub use journal::{Entry as JournalEntry, JournalFault};
pub use law_checks::LawCheckRecord;
pub use papers::PaperRecord;
pub use people::{EvaluationRecord, HoldingRecord, PersonRecord, ProfileRecord};
pub use plans::{DecisionRecord, PlanRecord};
pub use structure::{BodyRecord, PostRecord, UnitRecord};
