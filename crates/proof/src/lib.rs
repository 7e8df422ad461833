//! Pages marked and spoilt by the thousand, read and compared.
//!
//! What stands on a page is known, because it was put there by the published
//! layout; so each box that reading calls marked or empty is right or wrong.
//! Nothing here shares geometry or drawing with the room that reads (`scan`):
//! pages come from `pdftoppm`, or are drawn straight from the layout, and the
//! file goes in through the same door as any scan.
//!
//! All chance is seeded: a run is the same run everywhere.

mod blank;
mod conditions;
mod drawn;
mod draws;
mod encode;
#[cfg(feature = "printed")]
mod form;
mod light;
mod made;
mod marks;
mod picture;
mod pose;
pub mod report;
mod run;
mod source;
mod spoil;
mod tally;
mod wear;

pub use blank::{Blank, Stock, printed};
pub use conditions::{CONDITIONS, Condition, Content, Demand, by_name};
pub use drawn::{drawn, plain_layout};
pub use draws::Draws;
pub use encode::{Head, jpeg, pdf, png};
#[cfg(feature = "printed")]
pub use form::{form, printed_pages};
pub use made::{Made, Truth, make};
pub use marks::{Paper, Pen, Style, Unclear};
pub use picture::{Colour, Picture};
pub use pose::Pose;
pub use run::{Outcome, Plan, Reader};
pub use source::{pages, reader};
pub use spoil::{Spoil, Way};
pub use tally::Tally;
