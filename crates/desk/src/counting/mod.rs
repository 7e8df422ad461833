//! Counting a box: what is declared first, sheets typed one by one, complete
//! counts however they came about, and the release of the result by two people.
//!
//! What may be done is decided by [`ballot::Ledger`]; these actions rebuild it
//! from the store, act on it, and save what changed. Until a result is released
//! nobody outside the counting team sees a figure of it, and within the team
//! nobody before the counts agree.

pub(crate) mod box_of;
mod close;
mod confirm;
mod declare;
mod enter;
mod keep;
mod mend;
mod merge;
mod names;
mod propose;
mod recount;
pub(crate) mod say;
pub(crate) mod show;
mod take_over;

pub(crate) use box_of::Counting;
pub(crate) use keep::keep_count;
