//! `kecan law lint`: what is wrong or doubtful in instruments, by file, line
//! and column. Exit code 1 when something is wrong.

use crate::cli::{Format, Global};
use crate::laws;
use crate::output::{End, Listing};
use crate::real::SystemClock;
use crate::site::lang_of;
use anyhow::Result;
use base::Clock;
use lex::{Lint, PackFile, Severity};
use std::path::{Path, PathBuf};
use words::{Arg, Words};

pub fn run(global: &Global, files: &[PathBuf]) -> Result<End> {
    let words = Words::load(lang_of(global));
    let own = global.dir.join(laws::FOLDER);
    let mut given = Given { packs: laws::shipped(), asked: Vec::new(), lints: Vec::new() };
    // A site's own letters rest on one another, so they are always read along.
    if own.is_dir() {
        given.take(&own, files.is_empty())?;
    }
    for path in files {
        laws::must_be_there(path, words)?;
        given.take(path, true)?;
    }
    let Given { packs, asked, mut lints } = given;
    let is_asked = |lint: &Lint| files.is_empty() || asked.contains(&lint.file);
    for lint in lex::lint(&packs, SystemClock.now().day()).into_iter().filter(is_asked) {
        if !lints.contains(&lint) {
            lints.push(lint);
        }
    }
    let read = if files.is_empty() { packs.len() } else { asked.len() };
    Ok(print(&lints, read, global, words))
}

/// What was read so far.
struct Given {
    packs: Vec<PackFile>,
    /// The names of the files that were asked about.
    asked: Vec<String>,
    lints: Vec<Lint>,
}

impl Given {
    /// Takes in the instruments of a file or a folder.
    fn take(&mut self, path: &Path, asked: bool) -> Result<()> {
        for read in laws::read(path)? {
            let name = match &read {
                Ok(pack) => &pack.name,
                Err(fault) => &fault.file,
            };
            if asked {
                self.asked.push(name.clone());
            }
            match read {
                Ok(pack) => laws::put(&mut self.packs, pack),
                Err(fault) => self.lints.push(Lint::from(fault)),
            }
        }
        Ok(())
    }
}

fn print(lints: &[Lint], files: usize, global: &Global, words: &Words) -> End {
    let mut listing =
        Listing::new(&["file", "row", "column", "severity", "rule", "parameter", "reason", "mend"]);
    for lint in lints {
        listing.row(vec![
            lint.file.clone(),
            lint.line.to_string(),
            lint.column.to_string(),
            words.text(&format!("severity-{}", lint.severity().code())),
            lint.code().to_owned(),
            lint.address(),
            words::lint::sentence(&lint.fault, words),
            words::lint::mend(&lint.fault, words),
        ]);
    }
    if !lints.is_empty() || global.format != Format::Table {
        listing.print(global.format, words);
    }
    let errors = lints.iter().filter(|lint| lint.severity() == Severity::Error).count();
    if global.format == Format::Table {
        let numbers = [
            ("files", Arg::Number(files as i64)),
            ("errors", Arg::Number(errors as i64)),
            ("warnings", Arg::Number((lints.len() - errors) as i64)),
        ];
        say!("{}", words.with("law-linted", &numbers));
    }
    if errors > 0 { End::Findings } else { End::Done }
}
