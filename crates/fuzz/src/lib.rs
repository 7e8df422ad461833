//! Wrong inputs by the thousand, for what strangers write: law packs, case files,
//! scanned sheets as files, as pictures and as codes, templates and lists.
//!
//! A [`Campaign`] starts from the shipped files, changes them ([`mutate`]) and
//! hands each to its [`Target`]. Inputs that lead to something not seen before
//! – another fault at another key, another set of verdicts – are kept and
//! changed further. It runs on the stable compiler, without instrumentation:
//! what a text leads to stands in for the branches that it took. All chance is
//! seeded, so a run of so many inputs is the same run everywhere; only the
//! program `fuzz` looks at a clock.

mod bytes;
mod campaign;
mod mutate;
mod paper;
mod sheet;
mod target;

pub use bytes::mutate_bytes;
pub use campaign::Campaign;
pub use mutate::{MAX_LEN, mutate};
pub use sheet::immense;
pub use target::{Law, Target};
