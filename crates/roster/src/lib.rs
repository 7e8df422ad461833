//! Units, bodies, posts, people and their dated facts: values with valid
//! states only. Nothing here depends on the law of the day.
//!
//! A [`Roster`] is a picture of one subtree *as of* a day: the store keeps
//! every fact with the day from which it holds and the moment it was recorded,
//! and lays out this picture for the rules to read. Inside it, things point at
//! each other by dense index ([`UnitIx`], [`PostIx`], [`PersonIx`]), because a
//! check of the whole country follows millions of such pointers.

mod codes;
mod ethnicity;
mod level;
mod person;
mod post;
mod roster;
mod search;
mod term;
mod unit;

pub use codes::{CodeList, DisciplineForm, Education, Grade, Sex, StateManagement, Theory};
pub use ethnicity::Ethnicity;
pub use level::Level;
pub use person::{Discipline, Evaluation, Holding, Person};
pub use post::{Body, BodyKind, Post, PostKind};
pub use roster::{BodyIx, PersonIx, PostIx, Roster, RosterBuilder, RosterError, UnitIx};
pub use search::{Directory, Hits, Wanted};
pub use term::{PlanKind, Term};
pub use unit::{System, Unit};
