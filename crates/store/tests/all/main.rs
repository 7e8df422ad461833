//! What the store promises, on every database it serves: each test runs over a
//! fresh SQLite file, and over a fresh PostgreSQL database when
//! `KECAN_TEST_POSTGRES` names a server on which databases may be made.

mod as_of;
mod ballots;
mod databases;
mod digest;
mod dump;
mod journal;
mod load;
mod migration;
mod random;
mod read_back;
mod sample;
mod scans;
mod sealed;
mod secrecy;
mod transactions;
mod undo;
mod who;
mod writers;
