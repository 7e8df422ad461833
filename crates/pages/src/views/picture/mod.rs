//! Pictures made on the server: pure functions from values to SVG. A picture
//! says in its title and description what it shows, and the same numbers stand
//! in a table behind it. Where things lie is worked out apart from how they
//! look, so that tests can hold it to the numbers.

mod ages;
mod figure;
mod flow;
mod life;
mod tree;
mod votes;

pub(in crate::views) use ages::ages;
pub(in crate::views) use flow::flow;
pub use life::{BarKind, Life, LifeBar};
pub(crate) use tree::chart_svg;
pub(in crate::views) use votes::{turnout, votes};
