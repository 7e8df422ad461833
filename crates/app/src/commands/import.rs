//! `kecan import`: workbooks in, or a batch out.

use crate::cli::{Global, ImportArgs};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Result, bail};
use base::BatchId;
use desk::{ImportProblem, ImportProgress, ImportRecords, ImportReport, Severity};
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use words::Words;

/// Problems printed as a table; `--format json` or `csv` gives all of them.
const SHOWN: usize = 40;

pub async fn run(global: &Global, args: ImportArgs) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<ImportRecords>().await?;
    if let Some(what) = args.words {
        return super::habits::run(global, &site, what).await;
    }
    if args.list {
        let mut listing = Listing::new(&["batch", "file", "as-of", "recorded"]);
        for batch in site.desk.batches(&permit).await? {
            listing.row(vec![
                batch.id.to_string(),
                batch.file,
                batch.as_of.to_string(),
                batch.recorded.to_string(),
            ]);
        }
        listing.print(global.format, words);
        return Ok(End::Done);
    }
    if let Some(batch) = args.undo {
        let not_found = desk::DeskError::NotFound { what: "batch", name: batch.clone() };
        let id: BatchId = batch.parse().map_err(|_| not_found)?;
        site.desk.undo_import(&permit, id).await?;
        say!("{}", words.with("app-undone", &[("batch", text(&batch))]));
        return Ok(End::Done);
    }
    if args.files.is_empty() {
        bail!(words.text("app-no-files"));
    }
    let mut files = Vec::new();
    for path in &args.files {
        files.push(load(path, words)?);
    }
    let as_of = site.day(args.as_of.as_deref())?;
    let is_watched = std::io::stderr().is_terminal();
    let mut tell = |progress| {
        if is_watched {
            eprint!("\r{:<60}", said(progress, words));
        }
        ControlFlow::Continue(())
    };
    let reports = site.desk.import_watched(&permit, &files, as_of, args.dry_run, &mut tell).await;
    if is_watched {
        eprint!("\r{:<60}\r", "");
    }
    let reports = reports?;
    print_reports(&reports, global, words);
    if let Some(folder) = &args.faulty {
        std::fs::create_dir_all(folder)?;
        for ((file, bytes), report) in files.iter().zip(&reports) {
            let Some(book) = site.desk.faulty_rows(&permit, (file, bytes), report, words).await?
            else {
                continue;
            };
            let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
            let path = free_name(folder, &format!("{stem} - cần sửa"));
            std::fs::write(&path, book)?;
            let path = path.display().to_string();
            say!("{}", words.with("app-faulty-written", &[("path", text(&path))]));
        }
    }
    if args.dry_run {
        eprintln!("{}", words.text("app-dry-run"));
    }
    let refused: u32 = reports.iter().map(ImportReport::refused).sum();
    Ok(if refused > 0 { End::Findings } else { End::Done })
}

/// A file's name, without its folder, and content.
pub fn load(path: &Path, words: &Words) -> Result<(String, Vec<u8>)> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match std::fs::read(path) {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => {
            let (file, detail) = (path.display().to_string(), error.to_string());
            let args = [("file", text(&file)), ("detail", text(&detail))];
            bail!(words.with("desk-file-missing", &args))
        }
    }
}

/// How far an import is, in words.
fn said(progress: ImportProgress, words: &Words) -> String {
    match progress {
        ImportProgress::Reading { rows } => words.with("work-reading", &[("n", rows.into())]),
        ImportProgress::Storing { rows, of } => {
            words.with("work-storing", &[("n", rows.into()), ("of", of.into())])
        }
    }
}

/// What went in, sheet by sheet, then what must be looked at.
pub fn print_reports(reports: &[ImportReport], global: &Global, words: &Words) {
    use crate::cli::Format;
    let mut sheets = Listing::new(&[
        "file",
        "sheet",
        "kind",
        "seen",
        "added",
        "updated",
        "unchanged",
        "refused",
        "other",
        "batch",
    ]);
    for report in reports {
        for sheet in &report.sheets {
            sheets.row(vec![
                report.file.clone(),
                sheet.name.clone(),
                words.text(&format!("sheet-{}", sheet.kind)),
                sheet.seen.to_string(),
                sheet.added.to_string(),
                sheet.updated.to_string(),
                sheet.unchanged.to_string(),
                sheet.refused.to_string(),
                sheet.other.to_string(),
                report.batch.map(|batch| batch.to_string()).unwrap_or_default(),
            ]);
        }
    }
    let mut problems =
        Listing::new(&["file", "sheet", "row", "column", "header", "value", "reason", "severity"]);
    let mut all: Vec<(&ImportReport, &ImportProblem)> =
        reports.iter().flat_map(|r| r.problems.iter().map(move |p| (r, p))).collect();
    // What waits for a person stands before what only should be known.
    all.sort_by_key(|(_, problem)| problem.severity == Severity::Note);
    let limit = if global.format == Format::Table { SHOWN } else { usize::MAX };
    for (report, problem) in all.iter().take(limit) {
        let severity = match problem.severity {
            Severity::BadRow => "severity-refused",
            Severity::Question => "severity-question",
            Severity::Note => "severity-warning",
        };
        problems.row(vec![
            report.file.clone(),
            problem.sheet.clone(),
            problem.row.to_string(),
            problem.column.clone(),
            problem.header.clone(),
            problem.value.clone(),
            problem.say(words),
            words.text(severity),
        ]);
    }
    match global.format {
        Format::Table => {
            sheets.print(Format::Table, words);
            if !all.is_empty() {
                say!(
                    "{}",
                    words.with("app-problems", &[("count", words::Arg::Number(all.len() as i64))])
                );
                problems.print(Format::Table, words);
                if all.len() > SHOWN {
                    let left = all.len() - SHOWN;
                    say!(
                        "{}",
                        words.with(
                            "app-more-problems",
                            &[("count", words::Arg::Number(left as i64))]
                        )
                    );
                }
            }
        }
        // For programs: one listing on each stream, so that both can be read.
        Format::Json | Format::Csv => problems.print(global.format, words),
    }
}

/// A name in the folder that no file has yet: what somebody is correcting is
/// never written over.
fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let numbered = (2..).map(|number| format!("{stem} ({number}).xlsx"));
    let names = std::iter::once(format!("{stem}.xlsx")).chain(numbered);
    let mut paths = names.map(|name| folder.join(name));
    paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(stem))
}
