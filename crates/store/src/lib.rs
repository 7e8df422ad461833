//! SQL for SQLite and PostgreSQL in one code path, chosen by a database URL;
//! migrations; the hash-chained journal.
//!
//! The store decides nothing. Facts are added, never updated in place; each
//! carries the day from which it holds, the moment it was recorded and the
//! batch it came in.

mod access;
mod accounts;
mod attendance;
mod ballots;
mod batches;
mod case_files;
mod conferences;
mod corrections;
mod counting;
mod database;
mod dump;
mod electronic;
mod error;
mod habits;
mod horizon;
mod journal;
mod law_checks;
mod list_edits;
mod meetings;
mod papers;
mod people;
mod people_known;
mod plans;
mod profile_forms;
mod readiness;
mod reviews;
mod roster_view;
mod rows;
mod scan_parted;
mod scans;
mod searches;
mod sign_ins;
mod structure;
mod who;

pub use access::{AccessReviewRecord, DelegationRecord};
pub use accounts::{Account, Session};
pub use attendance::{Called, Summons};
pub use ballots::{BallotFormRecord, BallotTokens, FormState};
pub use batches::{Batch, BatchKind, Question};
pub use case_files::CasePaperRecord;
pub use conferences::CountRecord;
pub use corrections::{CorrectionAnswer, CorrectionRecord};
pub use counting::{MergeRecord, RecountRecord, ReleaseRecord, Round, TermsRecord};
pub use database::{Store, Tx};
pub use dump::DumpTable;
pub use electronic::{ElectronicRecord, ElectronicState};
pub use error::{StoreError, StoreTrouble};
pub use habits::{ColumnHabitRecord, ValueHabitRecord};
pub use horizon::Horizon;
pub use journal::{Entry as JournalEntry, JournalFault};
pub use law_checks::LawCheckRecord;
pub use list_edits::{MoveRecord, MoveState, ScenarioRecord, ScenarioState};
pub use meetings::{ConferenceRecord, CountProgress};
pub use papers::PaperRecord;
pub use people::{EvaluationRecord, HoldingRecord, PersonRecord, ProfileRecord};
pub use people_known::profiles_on;
pub use plans::{DecisionRecord, PlanRecord};
pub use profile_forms::ProfileFormRecord;
pub use scan_parted::{PARTED_TABLES, PartedScans, ScanImageTask};
pub use scans::{ScanDecision, ScanFault, ScanFile, ScanPage, ScanPile};
pub use searches::SavedSearch;
pub use sign_ins::HalfSignIn;
pub use structure::{BodyRecord, PostRecord, UnitRecord};
pub use who::{Aliases, Answer, DifferenceRecord};
