//! `kecan law test`: the worked examples of the instruments, and case files.
//! Exit code 1 when one does not come out.

use crate::cli::{Format, Global};
use crate::laws;
use crate::output::{End, Listing};
use crate::site::lang_of;
use anyhow::{Context, Result, anyhow};
use cases::{Case, Report};
use lex::{ExampleFailure, LawBook};
use std::path::{Path, PathBuf};
use words::{Arg, Words};

/// What is to be tried: the examples of these instruments, these cases.
struct Trial {
    book: LawBook,
    /// The instruments whose examples count; all when empty.
    files: Vec<String>,
    cases: Vec<Case>,
}

pub fn run(global: &Global, files: &[PathBuf]) -> Result<End> {
    let words = Words::load(lang_of(global));
    let trial = gather(&global.dir.join(laws::FOLDER), files, words)?;
    let asked = |file: &str| trial.files.is_empty() || trial.files.iter().any(|name| name == file);
    let examples = trial.book.examples().iter().filter(|example| asked(&example.file)).count();
    let failures = trial.book.run_examples();
    let failures: Vec<&ExampleFailure> =
        failures.iter().filter(|failure| asked(&failure.example.file)).collect();
    let reports: Vec<Report> = trial.cases.iter().map(|case| case.run(&trial.book)).collect();
    let failed: Vec<&Report> = reports.iter().filter(|report| !report.passed()).collect();
    let mut listing = Listing::new(&["file", "row", "name", "finding"]);
    for failure in &failures {
        listing.row(example_row(failure, words));
    }
    for report in &failed {
        for row in case_rows(report, words) {
            listing.row(row);
        }
    }
    let bad = failures.len() + failed.len();
    if bad > 0 || global.format != Format::Table {
        listing.print(global.format, words);
    }
    if global.format == Format::Table {
        let numbers = [
            ("examples", Arg::Number(examples as i64)),
            ("cases", Arg::Number(reports.len() as i64)),
            ("bad", Arg::Number(bad as i64)),
        ];
        say!("{}", words.with("law-tested", &numbers));
    }
    Ok(if bad > 0 { End::Findings } else { End::Done })
}

/// Without files everything that is shipped and the site's own; with files only
/// theirs, under the site's law with the instruments among them.
fn gather(own: &Path, files: &[PathBuf], words: &Words) -> Result<Trial> {
    let mut packs = laws::packs(own)?;
    if files.is_empty() {
        let cases = laws::cases();
        let read = |(name, text): &(&str, &str)| read_case(name, text.as_bytes());
        let mut all: Vec<Case> =
            cases.iter().map(read).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
        all.extend(cases_in(own)?);
        return Ok(Trial { book: laws::load_packs(&packs)?, files: Vec::new(), cases: all });
    }
    let (mut named, mut cases) = (Vec::new(), Vec::new());
    for path in files {
        laws::must_be_there(path, words)?;
        let is_case = path.extension().is_some_and(|ending| ending == "toml");
        if path.is_dir() || is_case {
            cases.extend(cases_in(path)?);
        }
        if !is_case {
            let given = laws::with(Vec::new(), path)?;
            named.extend(given.iter().map(|pack| pack.name.clone()));
            given.into_iter().for_each(|pack| laws::put(&mut packs, pack));
        }
    }
    if named.is_empty() {
        // Only cases were asked for; no example is tried.
        named.push(String::new());
    }
    Ok(Trial { book: laws::load_packs(&packs)?, files: named, cases })
}

/// The cases of a file, or of every case file of a folder and its `cases/`.
fn cases_in(path: &Path) -> Result<Vec<Case>> {
    let mut files = Vec::new();
    for place in [path.to_owned(), path.join("cases")] {
        if place.exists() {
            files.extend(laws::files(&place, "toml")?);
        }
    }
    let mut cases = Vec::new();
    for file in files {
        let bytes = std::fs::read(&file).with_context(|| file.display().to_string())?;
        cases.extend(read_case(&file.display().to_string(), &bytes)?);
    }
    Ok(cases)
}

fn read_case(name: &str, bytes: &[u8]) -> Result<Vec<Case>> {
    cases::read(name, bytes).map_err(|fault| anyhow!("{fault}"))
}

fn example_row(failure: &ExampleFailure, words: &Words) -> Vec<String> {
    let example = &failure.example;
    let parameter = words::law::name(example.parameter, words);
    let found = match &failure.found {
        Ok(value) => words::law::value(example.parameter, value, words),
        Err(why) => super::unsettled(why, words),
    };
    let cited = failure.cited.clone().unwrap_or_default();
    let args = [
        ("parameter", Arg::Text(&parameter)),
        ("day", Arg::Day(example.on)),
        ("found", Arg::Text(&found)),
        ("cited", Arg::Text(&cited)),
    ];
    vec![
        example.file.clone(),
        example.line.to_string(),
        example.name.clone().unwrap_or_default(),
        words.with("law-example-differs", &args),
    ]
}

/// A line for each expectation that does not hold, and for each finding that a
/// complete case does not expect.
fn case_rows(report: &Report, words: &Words) -> Vec<Vec<String>> {
    let verdict = |code: &str| words.text(&format!("verdict-{code}"));
    let mut rows = Vec::new();
    for outcome in report.outcomes.iter().filter(|outcome| !outcome.holds()) {
        let wanted = verdict(outcome.expected.verdict.code());
        for found in &outcome.found {
            let got = match found.verdict {
                Some(one) => verdict(one.code()),
                None => words.text("law-diff-not-asked"),
            };
            let title = words::finding::title(found.rule, words);
            // The exact difference, in the codes of the file, for its author.
            let differences = outcome.differences.join("; ");
            let args = [
                ("rule", Arg::Text(&title)),
                ("subject", Arg::Text(&found.subject)),
                ("wanted", Arg::Text(&wanted)),
                ("found", Arg::Text(&got)),
                ("differences", Arg::Text(&differences)),
            ];
            rows.push(row(report, outcome.expected.line, words.with("law-case-differs", &args)));
        }
    }
    for found in report.unexpected.iter().filter(|_| report.complete) {
        let said = found.to_string();
        let args = [("found", Arg::Text(&said))];
        rows.push(row(report, report.line, words.with("law-case-unexpected", &args)));
    }
    rows
}

fn row(report: &Report, line: usize, said: String) -> Vec<String> {
    vec![report.file.clone(), line.to_string(), report.case.clone(), said]
}
