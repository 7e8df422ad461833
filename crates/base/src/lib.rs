//! The words every room uses: dates known to the day, month or year; ids;
//! exact shares; Vietnamese names, their order and folding; the clock and
//! chance as traits.
//!
//! This room imports no other room and never reads a real clock or a random
//! source: both come in as [`Clock`] and [`Chance`].

mod citizen_id;
mod clock;
mod date;
mod id;
mod letters;
mod name;
mod old_letters;
mod share;

pub use citizen_id::{CitizenId, CitizenIdFault};
pub use clock::{Chance, Clock, FixedClock, Instant, SeededChance, shuffle};
pub use date::{Day, Month, PartialDate, PartialDateError, vietnamese_date};
pub use id::{
    BatchId, BodyId, CasePaperId, CorrectionId, DecisionId, DifferenceId, EntryId, IdError,
    InvitationId, MoveId, PaperId, PersonId, PlanId, PostId, ReadinessId, ReviewId, ScenarioId,
    StepId, UnitId, UserId,
};
pub use letters::{Told, holds_foreign_signs, is_syllable, told};
pub use name::{PersonName, fold, name_order, nfc, title_order};
pub use old_letters::OldLetters;
pub use share::Share;
