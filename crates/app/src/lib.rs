//! The program `kecan`. It reads the command line, opens the site, calls the
//! desk, prints. It holds no rule.
//!
//! It is a library with a small binary so that the benches can play the
//! demonstration too; nothing else is public.

#[macro_use]
mod output;
mod airgap;
mod backup;
mod cli;
mod commands;
mod config;
mod demo;
mod hosts;
mod law_folder;
mod laws;
pub mod probe;
mod real;
mod site;
mod tls;
mod trouble;

use clap::Parser;
use std::process::ExitCode;

/// Does what the command line says.
pub fn run() -> ExitCode {
    let cli = cli::Cli::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("kecan: {error}");
            return ExitCode::from(2);
        }
    };
    runtime.block_on(commands::run(cli))
}
