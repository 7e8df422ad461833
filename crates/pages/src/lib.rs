//! Routes, forms, sessions, templates.
//!
//! [`views`] turns typed contexts into pages; it decides nothing, reads no
//! database and compares no number with a legal limit. [`assets`] holds every
//! file those pages need, inside the program. Pages work without JavaScript
//! and ask nothing of any other host.

pub mod assets;
pub mod views;
