//! From the desk's read models to the views' contexts: pure functions. Nothing
//! is judged here – verdicts, lateness, thresholds and quorums arrive decided.

pub mod board;
pub mod case_files;
pub mod corrections;
pub mod counting;
pub mod decide_scan;
pub mod home;
pub mod import_words;
pub mod imports;
pub mod journal;
pub mod law;
pub mod lists;
pub mod meeting;
pub mod nine_boxes;
pub mod person;
pub mod plan;
pub mod plans;
pub mod posts;
pub mod profile_form;
pub mod review;
pub mod scan_log;
pub mod scans;
pub mod screen;
pub mod step;
pub(super) mod values;
pub mod who;
