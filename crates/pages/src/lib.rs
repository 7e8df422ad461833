//! Routes, forms, sessions, templates.
//!
//! [`router`] answers requests over a desk: who asks, what they may, one
//! action, a page. [`views`] turns typed contexts into pages; it decides
//! nothing, reads no database and compares no number with a legal limit.
//! [`assets`] holds every file those pages need, inside the program. Pages work
//! without JavaScript and ask nothing of any other host.

pub mod assets;
mod import_jobs;
mod operating;
mod routes;
pub mod scans;
pub mod views;
mod waiting;

pub use operating::{AirGap, Exposure, LogForm, Look, Operating, UPLOADS_AN_HOUR};
pub use routes::{Need, Pages, ROUTES, Route, router, serve, write_papers, write_whole};
