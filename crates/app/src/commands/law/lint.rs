//! `kecan law lint`: what is wrong or doubtful in instruments, by file, line
//! and column. Exit code 1 when something is wrong.

use crate::cli::{Format, Global};
use crate::laws;
use crate::output::{End, Listing};
use crate::real::SystemClock;
use crate::site::lang_of;
use anyhow::{Context, Result, bail};
use base::Clock;
use lex::{Lint, PackFile, Severity};
use std::path::{Path, PathBuf};
use words::{Arg, Words};

pub fn run(global: &Global, files: &[PathBuf]) -> Result<End> {
    let words = Words::load(lang_of(global));
    let own = global.dir.join(laws::FOLDER);
    let mut lints = Vec::new();
    let mut packs = laws::shipped();
    let mut asked: Vec<String> = Vec::new();
    let given: &[PathBuf] = if files.is_empty() { std::slice::from_ref(&own) } else { files };
    // A site's own letters rest on one another, so they are always read along.
    let read = own.is_dir().then_some(&own).into_iter().chain(given);
    for path in read.filter(|path| !files.is_empty() || path.is_dir()) {
        if !path.exists() {
            bail!(words.with("law-no-file", &[("file", Arg::Text(&path.display().to_string()))]));
        }
        for (name, bytes) in bytes_of(path)? {
            if files.is_empty() || given.contains(path) {
                asked.push(name.clone());
            }
            match PackFile::from_bytes(&name, &bytes) {
                Ok(pack) => {
                    packs.retain(|known| known.name != pack.name);
                    packs.push(pack);
                }
                Err(fault) => lints.push(Lint::from(fault)),
            }
        }
    }
    let is_asked = |lint: &Lint| files.is_empty() || asked.contains(&lint.file);
    let found = lex::lint(&packs, SystemClock.now().day());
    for lint in found.into_iter().filter(is_asked) {
        if !lints.contains(&lint) {
            lints.push(lint);
        }
    }
    Ok(print(&lints, asked.len().max(packs.len() * usize::from(files.is_empty())), global, words))
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

/// The instruments of a file or a folder, unread: name and bytes.
fn bytes_of(path: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let files = laws::files(path)?;
    let read = |file: &PathBuf| {
        let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
        Ok((laws::name_of(file), bytes))
    };
    files.iter().map(read).collect()
}
