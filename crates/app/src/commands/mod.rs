//! The commands, one file each: read arguments, call the desk, print.

pub mod account;
mod backup;
mod ballot;
mod ballot_read;
mod bench;
mod check;
mod conference;
mod config;
mod database;
mod demo;
mod export;
pub mod guide;
mod habits;
mod import;
mod init;
mod journal;
mod law;
pub mod paper;
pub mod person;
mod person_find;
mod person_who;
mod plan;
pub mod post;
mod reprint;
mod review;
mod serve;
mod step;
pub mod tls;
pub mod vote;

use crate::cli::{Cli, Command, Global};
use crate::output::End;
use crate::site;
use desk::DeskError;
use std::process::ExitCode;
use words::Words;

pub use demo::play;
pub use init::accounts as accounts_with;

/// Runs a command and words what went wrong.
pub async fn run(cli: Cli) -> ExitCode {
    let words = Words::load(site::lang_of(&cli.global));
    match dispatch(cli).await {
        Ok(end) => end.into(),
        Err(error) => {
            // What the desk refuses has words of its own; the rest says itself.
            match error.downcast_ref::<DeskError>() {
                Some(refused) => {
                    eprintln!("{}", refused.say(words));
                    if !refused.is_callers() {
                        eprintln!("{refused}");
                    }
                }
                None => eprintln!("{}", crate::trouble::say(&error, words)),
            }
            End::BadInput.into()
        }
    }
}

async fn dispatch(cli: Cli) -> anyhow::Result<End> {
    let global: Global = cli.global;
    match cli.command {
        Command::Demo(args) => demo::run(&global, args).await,
        Command::Init(args) => init::run(&global, args).await,
        Command::Import(args) => import::run(&global, args).await,
        Command::Review(command) => review::run(&global, command).await,
        Command::Plan(command) => plan::run(&global, command).await,
        Command::Person(command) => person::run(&global, command).await,
        Command::Post(command) => post::run(&global, command).await,
        Command::Ballot(command) => ballot::run(&global, command).await,
        Command::Bench(args) => bench::run(&global, args).await,
        Command::Check(args) => check::run(&global, args).await,
        Command::Export(args) => export::run(&global, args).await,
        Command::Paper(command) => paper::run(&global, command).await,
        Command::Guide(args) => guide::run(args),
        Command::Law(command) => law::run(&global, command).await,
        Command::Account(command) => account::run(&global, command).await,
        Command::Journal(command) => journal::run(&global, command).await,
        Command::Serve(args) => serve::run(&global, args).await,
        Command::Vote(command) => vote::run(&global, command).await,
        Command::Tls(command) => tls::run(&global, command),
        Command::Backup(args) => backup::run(&global, args).await,
        Command::Restore(args) => backup::restore(&global, args).await,
        Command::Database(command) => database::run(&global, command).await,
        Command::Config(command) => config::run(&global, command),
    }
}
