//! The electronic ballot box: codes, ballots and receipts in files without
//! order or time.
//!
//! A box is a folder of a few files that are made once, at their full size, and
//! then only written over in place: `codes` has a slot for each code, `ballots`
//! and `receipts` more slots than there are codes. A ballot goes to a free slot
//! drawn by chance, its receipt to another that has nothing to do with it, and
//! so does each name that the voter wrote: names are never beside marks. No
//! slot carries a number, a time or a code, and nothing of a vote touches the
//! database before the box is opened.
//!
//! Votes are gathered for a moment ([`Keeper`]) and written together through an
//! intent: four lists, each sorted for itself, so that not even the intent says
//! which code cast which ballot. A crash at any moment leaves each acknowledged
//! ballot in the box exactly once; see `tests/crash.rs`. What all this does not
//! protect against is in `docs/security.md`.

mod code;
mod disk;
mod error;
mod head;
mod intent;
mod keeper;
mod names;
mod slots;
mod urn;

pub use code::{CODE_SIGNS, Code, CodeError, Receipt};
pub use disk::{Disk, Folder, Part, scrub};
pub use error::{Refused, UrnError};
pub use head::{MOST_BATCH, MOST_CODES, MOST_NAME, MOST_ROWS, Measure};
pub use keeper::{Answer, Keeper, Pace};
pub use names::Written;
pub use urn::{CastBallot, CodeState, Contents, Urn, Vote};
