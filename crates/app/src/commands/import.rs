//! `kecan import`: workbooks in, or a batch out.

use crate::cli::{Global, ImportArgs, ImportCommand};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Result, bail};
use base::{BatchId, DifferenceId};
use desk::{
    BatchKind, Differences, ImportDifference, ImportProblem, ImportProgress, ImportRecords,
    ImportReport, Permit, Severity,
};
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
    match args.command {
        Some(ImportCommand::Words(what)) => return super::habits::run(global, &site, what).await,
        Some(ImportCommand::Differences) => return differences(global, &site, &permit).await,
        Some(ImportCommand::Answer { answer, differences, batch }) => {
            return self::answer(&site, &permit, &answer, &differences, batch.as_deref()).await;
        }
        None => {}
    }
    if args.list {
        let mut listing = Listing::new(&["batch", "file", "as-of", "recorded"]);
        for batch in site.desk.batches(&permit).await? {
            let what = match batch.kind {
                BatchKind::Import => batch.file,
                BatchKind::Merge => words.text("batch-merge"),
                BatchKind::Apart => words.text("batch-apart"),
                BatchKind::Answers => words.text("batch-answers"),
                BatchKind::Filled => words.text("batch-filled"),
                BatchKind::Correction => words.text("batch-correction"),
            };
            listing.row(vec![
                batch.id.to_string(),
                what,
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
    let how = (Differences::read(&args.differences).unwrap_or_default(), args.dry_run);
    let is_watched = std::io::stderr().is_terminal();
    let mut tell = |progress| {
        if is_watched {
            eprint!("\r{:<60}", said(progress, words));
        }
        ControlFlow::Continue(())
    };
    let reports = site.desk.import_watched(&permit, &files, as_of, how, &mut tell).await;
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
            print_differences(reports, words);
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

/// What files say otherwise than the records, field by field.
fn print_differences(reports: &[ImportReport], words: &Words) {
    let all: Vec<(&ImportReport, &ImportDifference)> =
        reports.iter().flat_map(|r| r.differences.iter().map(move |one| (r, one))).collect();
    if all.is_empty() {
        return;
    }
    let count = words::Arg::Number(all.len() as i64);
    say!("{}", words.with("app-otherwise", &[("count", count)]));
    let mut listing =
        Listing::new(&["file", "sheet", "row", "name", "fact", "known", "brought", "answer"]);
    for (report, one) in all.iter().take(SHOWN) {
        listing.row(vec![
            report.file.clone(),
            one.sheet.clone(),
            one.row.to_string(),
            one.person.clone(),
            one.field.label(words),
            one.known.clone(),
            one.brought.clone(),
            words.text(match one.becomes {
                Differences::Ask => "app-asked",
                Differences::Take => "app-taken",
                Differences::Keep => "app-kept",
            }),
        ]);
    }
    listing.print(crate::cli::Format::Table, words);
}

/// The questions that files left open.
async fn differences(global: &Global, site: &Site, permit: &Permit<ImportRecords>) -> Result<End> {
    let words = site.words();
    let mut listing = Listing::new(&[
        "difference",
        "name",
        "unit",
        "fact",
        "known",
        "brought",
        "file",
        "row",
        "batch",
    ]);
    for one in site.desk.open_differences(permit).await? {
        listing.row(vec![
            one.id.to_string(),
            one.name,
            one.unit,
            one.field.label(words),
            one.known,
            one.brought,
            one.file,
            one.row.to_string(),
            one.batch.to_string(),
        ]);
    }
    listing.print(global.format, words);
    Ok(End::Done)
}

/// Answers questions named by id, or all of a batch.
async fn answer(
    site: &Site,
    permit: &Permit<ImportRecords>,
    answer: &str,
    ids: &[String],
    batch: Option<&str>,
) -> Result<End> {
    let words = site.words();
    let Some(answer) = desk::Answer::read(answer) else { return Ok(End::BadInput) };
    let mut answers = Vec::new();
    for id in ids {
        let none = desk::DeskError::NotFound { what: "difference", name: id.clone() };
        let id: DifferenceId = id.parse().map_err(|_| none)?;
        answers.push((id, answer));
    }
    if let Some(batch) = batch {
        let open = site.desk.open_differences(permit).await?.into_iter();
        let of = open.filter(|one| one.batch.to_string() == batch.to_lowercase());
        answers.extend(of.map(|one| (one.id, answer)));
    }
    let batch = site.desk.answer_differences(permit, &answers).await?.to_string();
    let count = words::Arg::Number(answers.len() as i64);
    say!("{}", words.with("app-answered", &[("count", count), ("batch", text(&batch))]));
    Ok(End::Done)
}

/// A name in the folder that no file has yet: what somebody is correcting is
/// never written over.
fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let numbered = (2..).map(|number| format!("{stem} ({number}).xlsx"));
    let names = std::iter::once(format!("{stem}.xlsx")).chain(numbered);
    let mut paths = names.map(|name| folder.join(name));
    paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(stem))
}
