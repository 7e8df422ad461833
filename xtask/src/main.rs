//! The project's own commands, run as `cargo xtask COMMAND`.
//!
//! `test` runs every check the project has, in the order in which a fault is
//! cheapest to find; the other commands are single parts of it, or what it
//! needs to be there.

mod attack;
mod ballots;
mod coverage;
mod deb;
mod manifest;
mod postgres;
mod rooms;
mod run;
mod setup;
mod sizes;
mod snapshots;
mod source;
mod suite;
mod targets;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  test [--fast] [--only PART]   run everything, stop at the first part that fails
                                  --fast       no browser, no PostgreSQL, no office programs
                                  --only PART  one part (may be given more than once)
  setup [--fast]                install what the tests need (as root), or say what is missing
  rooms                         compare the manifests with the table of rooms
  sizes                         list source files that have grown too long
  bench [ARGS…]                 run the benchmarks; ARGS go to them
  fuzz [--seconds N] [--seed N] [--input FILE] [TARGET]
                                try wrong packs, case files, scans, templates and lists (targets:
                                  pack, case, image, pdf, page, code, template, table; 60 s);
                                  findings are written to target/fuzz
  ballots [--long] [--condition NAME] [--seed N] [--write]
                                make marked and spoilt pages, read them and compare (20,000 boxes,
                                  --long a million); --write renews the table in docs/reading.md;
                                  pages that went wrong are kept in target/ballots
  offices [--approve]           open every paper in LibreOffice, python-docx and openpyxl and compare
                                its pages with the approved ones; --approve takes them as they are
  load                          let a thousand people vote electronically within a minute, on both
                                  databases and through power cuts; prints how long they waited
  coverage [--min PERCENT]      measure the lines that the tests of lex, checks, cases and plan
                                  reach; fails under 95 % (installs cargo-tarpaulin in target/)
  screenshots                   picture every page of the demonstration into docs/screenshots
  attack                        let a scanner of web faults (wapiti, installed in target/) go over the
                                  demonstration as officer and as administrator
  kill                          kill a server at work a hundred times at random moments: nothing
                                  acknowledged may be lost
  deb [--binary FILE]           make a Debian package of the release build (or of FILE) in target/
  windows                       check that the program compiles for Windows, where the toolchain can
  help                          print this

Parts of `test`, in order:
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        Some("test") => suite::Choice::parse(rest).and_then(|choice| suite::test(&choice)),
        Some("setup") => suite::Choice::parse(rest).and_then(|choice| setup::setup(choice.fast)),
        Some("rooms") => rooms::check(),
        Some("sizes") => sizes::check(),
        Some("bench") => suite::bench(rest),
        Some("fuzz") => suite::fuzz(rest),
        Some("ballots") => ballots::ballots(rest),
        Some("offices") => suite::offices(rest),
        Some("screenshots") => suite::screenshots(),
        Some("attack") => attack::attack(),
        Some("kill") => suite::kill(),
        Some("load") => suite::load(),
        Some("deb") => deb::deb(rest),
        Some("windows") => deb::windows(),
        Some("coverage") => coverage::coverage(rest),
        Some("help" | "--help" | "-h") | None => {
            print!("{HELP}{}", suite::listing());
            return ExitCode::SUCCESS;
        }
        Some(other) => Err(format!("`{other}` is not a command; `cargo xtask help` lists them")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
