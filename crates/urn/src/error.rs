//! What can go wrong with a box, and why a vote is not taken.

use std::io;

/// The box itself fails. Votes that were not acknowledged are as if they had
/// not been sent, or are found in the box when it is opened again; either way
/// sending them again is safe.
#[derive(Debug, thiserror::Error)]
pub enum UrnError {
    /// A file could not be read or written.
    #[error("the ballot box cannot be read or written: {0}")]
    Disk(#[from] io::Error),
    /// A file is missing or has another size than it was made with.
    #[error("the ballot box is damaged: {0}")]
    Damaged(&'static str),
    /// Another program holds the box open.
    #[error("another program holds the ballot box open")]
    InUse,
    /// More codes or rows than a box is made for, or none.
    #[error("a ballot box cannot be made of {codes} codes and {rows} rows")]
    Size {
        /// Codes asked for.
        codes: usize,
        /// Rows of the form.
        rows: usize,
    },
}

/// Why one vote is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No card has this code.
    #[error("no card has this code")]
    UnknownCode,
    /// The code has cast its ballot.
    #[error("this code has been used")]
    UsedCode,
    /// The box holds as many ballots as people may vote: this one would be one
    /// too many.
    #[error("the ballot box holds a ballot for everybody who may vote")]
    Full,
    /// The ballot does not have one mark for each row, or more or longer names
    /// than the form has room for.
    #[error("the ballot does not fit the form")]
    WrongRows,
    /// The vote is over, or the box had to be closed after a fault.
    #[error("the ballot box is closed")]
    Closed,
}
