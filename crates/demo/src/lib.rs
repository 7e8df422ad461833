//! Invented districts and provinces, their workbooks, and delegates who vote
//! by seeded chance.
//!
//! Nothing here is real: the province Sơn Lam, its units and its people do not
//! exist. A world is drawn from a seed alone, without clock or disk, so the
//! same seed gives the same bytes everywhere.
//!
//! ```
//! let world = demo::World::new(demo::Scenario::District2017, 1);
//! for (file_name, bytes) in world.workbooks() {
//!     assert!(file_name.ends_with(".xlsx") && !bytes.is_empty());
//! }
//! ```
//!
//! # What a world looks like
//! * **People**: about 490 in the district, 475 in the province; three in ten
//!   are women; each commune has its own mix of Thái, Mông, Mường, Dao, Khơ Mú
//!   and Kinh. Leaders are older, better trained and all Party members; staff
//!   are younger, and about one in twenty has not joined.
//! * **Evaluations** of the last three years: about 15 % excellent, 70 % good,
//!   15 % fulfilled. One in fifty has an old discipline.
//! * **The standing plan**: 2 or 3 people a title, at most 3 entries a person;
//!   about 1.6 people a seat in committees of 2017, 1.0 to 1.3 in 2026.
//! * **Cases**: some entries of that plan are made to raise a question on
//!   purpose; [`World::cases`] lists them, each with its [`CaseKind`].
//! * **Gaps**: dates known to the month or year, theory or discipline not
//!   stated, a handful of cells in words that no code list knows.

mod case;
mod delegates;
mod dice;
mod jobs;
pub mod names;
mod org;
mod people;
mod plan;
mod scenario;
mod staff;
mod tier;
mod twists;
mod workbook;
mod world;

pub use case::{Case, CaseKind};
pub use delegates::{Candidate, Delegates, InvalidKind, Mark, SheetMarks, StepBallot};
pub use org::{DemoBody, DemoPost, DemoUnit};
pub use people::Cadre;
pub use plan::DemoEntry;
pub use scenario::Scenario;
pub use world::{Summary, World};
