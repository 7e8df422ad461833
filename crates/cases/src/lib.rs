//! Case files: a small text with units, posts, people, a list and the findings
//! that are expected, so that somebody without this code can say what the law
//! in force must lead to – and a change of the law that leads elsewhere is
//! noticed.
//!
//! [`read`] turns the bytes of one file into [`Case`]s or names the place of
//! the first fault; [`Case::run`] asks the rules under the law of a
//! [`lex::LawBook`] and compares. What a person's record does not say is left
//! out of the text: it is *unknown*, never "none". The keys stand in one table
//! ([`schema`] is made from it) and are explained in `docs/case-files.md`.
//!
//! The room does no I/O. However wrong a text is, reading and running it end
//! in a value: sizes, counts and years are bounded.

mod build;
mod case;
mod expect;
mod fault;
mod fields;
mod format;
mod people;
mod read;
mod report;
mod schema;
mod world;

pub use case::Case;
pub use expect::Expected;
pub use fault::{CaseFault, FaultKind};
pub use read::{MAX_BYTES, MAX_CASES, MAX_PEOPLE, read};
pub use report::{Found, Outcome, Report};
pub use schema::schema;
