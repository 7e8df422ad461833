//! The desk at work in a small invented district: papers, and the law.

mod accounts;
mod ballots;
mod bench;
mod case_files;
mod conference;
mod counting;
mod exported;
mod habits;
mod law;
mod lists;
mod papers;
mod passkeys;
mod permissions;
mod profiles;
mod reprints;
mod rights;
mod scanning;
mod searching;
mod secrecy;
mod site;
mod who;
mod workbook;
