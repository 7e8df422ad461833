//! Case files: the shipped ones, the format, and what is refused.

mod bounds;
mod documents;
mod format;
mod refused;
mod schema;
mod shipped;
mod support;
