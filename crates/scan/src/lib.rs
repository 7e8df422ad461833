//! A page image in, what its boxes hold out: with a score for each, and nothing settled.
