//! `kecan law`: the law in force, what changes between two days or two sets of
//! instruments and whom it touches; and the tools of who writes instruments.

mod confirm;
mod diff;
mod lint;
mod new;
mod schema;
mod show;
mod test;

use crate::cli::{Global, LawCommand};
use crate::output::End;
use anyhow::Result;
use lex::Unresolved;
use words::Words;

pub async fn run(global: &Global, command: LawCommand) -> Result<End> {
    match command {
        LawCommand::Show(args) => show::run(global, args).await,
        LawCommand::Diff(args) => diff::run(global, args).await,
        LawCommand::Confirm(args) => confirm::run(global, args).await,
        LawCommand::Lint { files } => lint::run(global, &files),
        LawCommand::Test { files } => test::run(global, &files),
        LawCommand::New(args) => new::run(global, args).await,
        LawCommand::Schema { what } => schema::run(what),
    }
}

/// What stands where a value should.
fn unsettled(why: &Unresolved, words: &Words) -> String {
    words.text(&format!("law-{}", why.code()))
}

/// The codes from the root to a unit, as codes nest: `SL`, `SL.TB`.
fn path_of(code: &str) -> Vec<String> {
    let dots = code.match_indices('.').map(|(at, _)| at);
    dots.chain([code.len()]).map(|end| code[..end].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_the_units_above_it() {
        assert_eq!(path_of("SL.TB.X01"), ["SL", "SL.TB", "SL.TB.X01"]);
        assert_eq!(path_of("SL"), ["SL"]);
    }
}
