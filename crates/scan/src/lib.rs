//! A page image in, what its boxes hold out: with a score for each, and nothing settled.
//!
//! Two steps. [`pages`] takes the bytes of a PDF, TIFF, JPEG or PNG file apart,
//! a page at a time. [`read_page`] finds the page in the picture by its corner
//! marks, reads its codes, lays the form's layout over it, and looks into each
//! box. Nothing here guesses: a box that is neither surely marked nor surely
//! empty is doubtful, and a page that cannot be read is a [`ReadFault`].

mod code;
mod corners;
mod decode;
mod error;
mod frame;
mod geometry;
mod gray;
mod judge;
mod locate;
mod outside;
mod page;
mod patch;
mod place;
mod printed;
mod squares;
mod streaks;

pub use decode::{Limits, Pages, pages};
pub use error::{ReadFault, ScanError};
pub use gray::Gray;
pub use page::{PageRead, Quality, read_page};
pub use place::Placement;
