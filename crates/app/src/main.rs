//! `kecan`: the one binary. It reads the command line, opens the site, calls
//! the desk, prints. It holds no rule.

mod cli;
mod commands;
mod demo;
mod laws;
mod output;
mod real;
mod site;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
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
