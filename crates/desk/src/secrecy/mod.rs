//! Setting the secrecy of a review and its papers otherwise than the law does.
//! One person raises it; two lower it.

mod decide;
mod propose;
mod show;

pub use propose::{NewSecrecy, SecrecyDone};
pub use show::{SecrecyLine, SecrecySheet};
