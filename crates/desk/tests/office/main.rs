//! The desk at work in a small invented district: papers, and the law.

mod accounts;
mod ballots;
mod bench;
mod conference;
mod counting;
mod exported;
mod habits;
mod law;
mod papers;
mod profiles;
mod reprints;
mod scanning;
mod site;
mod who;
mod workbook;
