//! Stories of the whole product, one file each under `tests/`: the real
//! binary on a real data folder, and real pages in a real browser.
//!
//! This library is what the stories are told with. Of the rooms it knows only
//! `demo`, for its rosters: what else it sees is what a person at the machine
//! can see.
//!
//! * [`Site`]: a data folder of its own; runs commands, serves pages.
//! * [`demo`]: a finished demonstration, made once and copied.
//! * [`document`]: a Word document that somebody changes.
//! * [`hall`]: paper ballots, printed and marked.
//! * [`office`]: the demonstration with work under way.
//! * [`contents`]: what the database holds, to show that nothing changed.
//! * [`Browser`]: Chromium through chromedriver.
//!
//! The program under test is named by `KECAN_BIN`; without it, it is built.

mod browser;
pub mod contents;
pub mod demo;
pub mod document;
mod few_colours;
pub mod hall;
mod looks;
pub mod office;
mod paper;
mod picture;
pub mod poll;
mod program;
pub mod routes;
mod server;
mod site;
pub mod voter;

pub use browser::{Browser, Screen, skipped};
pub use few_colours::few_colours;
pub use looks::Beside;
pub use paper::Paper;
pub use program::program;
pub use server::Server;
pub use site::{Ended, Running, Site};

use std::net::{Ipv4Addr, TcpListener};

/// A TCP port of 127.0.0.1 that nobody listens on just now.
///
/// # Errors
/// When the machine has none.
pub fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
