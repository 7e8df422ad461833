//! What pages, listings and papers show: read models without markup.

pub mod ages;
pub mod board;
pub mod home;
pub mod papers;
pub mod person;
pub mod plan;
pub mod profile_form;
mod reading_day;
pub mod review;
pub mod step;
