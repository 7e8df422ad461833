//! `kecan ballot read`: scanned ballots from files and folders.

use super::review::review_id;
use crate::cli::{Format, Global, ReadArgs};
use crate::output::{End, Listing};
use crate::site::{Site, lang_of, text};
use anyhow::{Context, Result, bail};
use ballot::{FormCode, Layout};
use desk::{CountBallots, Permit, ScanReport, TakenFile};
use pages::scans::{
    MOST_FILE_BYTES, ReadFile, Reading, SCANS, ScanFolder, is_scan, of_error, of_fault, plain_name,
    read_files, say,
};
use scan::{BatchEvent, BatchFile, BatchPage, Limits, read_batch};
use serde_json::{Value, json};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use words::{Arg, Words};

/// Pages that are held before they are written. A page as read takes a few
/// kilobytes; its picture is on the disk already.
const MOST_HELD: usize = 4_096;

pub async fn run(global: &Global, args: ReadArgs) -> Result<End> {
    let words = Words::load(lang_of(global));
    let files = listed(&args.files)?;
    if files.is_empty() {
        bail!(words.text("app-nothing-to-read"));
    }
    match (&args.layout, &args.review, args.step) {
        (Some(layout), ..) => by_layout(layout, &files, words),
        (None, Some(review), Some(step)) => into_step(global, review, step, files).await,
        // The command line asks for one or the other.
        _ => Ok(End::BadInput),
    }
}

/// The files named, and those in the folders named, in order of name.
fn listed(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).with_context(|| path.display().to_string())?;
            let mut inside: Vec<PathBuf> =
                entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
            inside.retain(|path| path.is_file() && is_scan(path));
            inside.sort();
            files.extend(inside);
        } else {
            // Opened now, so that a misspelt name is said before work begins.
            std::fs::File::open(path).with_context(|| path.display().to_string())?;
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// Name and content, read as they are asked for. A file longer than may be is
/// cut: it is refused by its length, without being held whole.
fn contents(files: &[PathBuf]) -> impl Iterator<Item = (String, Vec<u8>)> + Send + '_ {
    files.iter().map(|path| (plain_name(&path.to_string_lossy()), content(path)))
}

fn content(path: &Path) -> Vec<u8> {
    use std::io::Read;
    let mut bytes = Vec::new();
    if let Ok(file) = std::fs::File::open(path) {
        // A file that cannot be read to its end is damaged, and said to be.
        let _ = file.take(MOST_FILE_BYTES as u64 + 1).read_to_end(&mut bytes);
    }
    bytes
}

async fn into_step(global: &Global, review: &str, step: usize, files: Vec<PathBuf>) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<CountBallots>().await?;
    let review = review_id(review)?;
    let ground = site.desk.scan_ground(&permit, review, step).await?;
    let folder = ScanFolder::new(site.dir.join(SCANS));
    let (send, mut receive) = tokio::sync::mpsc::channel(16);
    let reader = tokio::task::spawn_blocking(move || {
        let reading = Reading {
            layout: &ground.layout,
            known: ground.known_files,
            folder: &folder,
            day: ground.day,
            threads: threads(),
        };
        // Nobody listens any more only when writing failed, which is said.
        read_files(contents(&files), &reading, |file| drop(send.blocking_send(file)))
    });
    let mut taking = Taking { site: &site, permit, review, step, held: Vec::new(), pages: 0 };
    let (mut sum, mut lines) = (ScanReport::default(), Vec::new());
    while let Some(file) = receive.recv().await {
        match file {
            ReadFile::Taken(file) => taking.take(file, &mut sum).await?,
            other => lines.extend(say::left_out(&other, words)),
        }
    }
    taking.write(&mut sum).await?;
    reader.await?.with_context(|| words.text("scan-not-kept"))?;
    show(global, &sum, lines, words);
    let sound = sum.faults.iter().all(|fault| ["again", "blank"].contains(&fault.kind.as_str()));
    Ok(if sound { End::Done } else { End::Findings })
}

/// Files on their way into the step.
struct Taking<'a> {
    site: &'a Site,
    permit: Permit<CountBallots>,
    review: base::ReviewId,
    step: usize,
    held: Vec<TakenFile>,
    pages: usize,
}

impl Taking<'_> {
    async fn take(&mut self, file: TakenFile, sum: &mut ScanReport) -> Result<()> {
        self.pages += file.pages.len();
        self.held.push(file);
        if self.pages >= MOST_HELD { self.write(sum).await } else { Ok(()) }
    }

    /// Writes what is held, in one transaction.
    async fn write(&mut self, sum: &mut ScanReport) -> Result<()> {
        let files = std::mem::take(&mut self.held);
        self.pages = 0;
        let desk = &self.site.desk;
        let report = desk.take_scans(&self.permit, self.review, self.step, files).await?;
        sum.files += report.files;
        sum.pages += report.pages;
        sum.taken += report.taken;
        sum.boxes += report.boxes;
        sum.doubtful += report.doubtful;
        sum.known_files.extend(report.known_files);
        sum.faults.extend(report.faults);
        sum.standing = report.standing;
        Ok(())
    }
}

/// What came of it: for people the sums and each fault, for programs the faults.
fn show(global: &Global, sum: &ScanReport, lines: Vec<String>, words: &Words) {
    let mut listing = Listing::new(&["file", "page", "kind", "message"]);
    for fault in &sum.faults {
        listing.row(vec![
            fault.file.clone(),
            fault.page.to_string(),
            fault.kind.clone(),
            say::fault(&fault.kind, &fault.detail, words),
        ]);
    }
    if global.format == Format::Table {
        let brief = ScanReport { faults: Vec::new(), ..sum.clone() };
        for line in lines.into_iter().chain(say::report(&brief, words)) {
            say!("{line}");
        }
        if sum.faults.is_empty() {
            return;
        }
    }
    listing.print(global.format, words);
}

/// Reads by a layout alone and prints what was read, as JSON, in order of file
/// and page. Nothing is kept, and no site is needed.
fn by_layout(layout: &Path, files: &[PathBuf], words: &Words) -> Result<End> {
    let bytes = std::fs::read(layout).with_context(|| layout.display().to_string())?;
    let Ok(layout) = serde_json::from_slice::<Layout>(&bytes) else {
        bail!(words.with("app-bad-layout", &[("file", text(&layout.display().to_string()))]));
    };
    let lookup = |form: FormCode| (form == layout.form).then_some(&layout);
    let limits = Limits { bytes: MOST_FILE_BYTES, ..Limits::default() };
    let batch =
        files.iter().enumerate().map(|(file, path)| BatchFile { file, bytes: content(path) });
    let mut read: Vec<((usize, u32), Value)> = Vec::new();
    read_batch(batch, threads(), &limits, &lookup, |event| {
        let name = |file: usize| plain_name(&files[file].to_string_lossy());
        match event {
            BatchEvent::Page { file, page, what } => {
                read.push(((file, page), page_json(&name(file), page, &what)));
            }
            BatchEvent::File { file, error: Some(error), .. } => {
                let (kind, detail) = of_error(&error);
                let value = json!({ "file": name(file), "fault": kind, "detail": detail });
                read.push(((file, 0), value));
            }
            BatchEvent::File { .. } => {}
        }
    });
    read.sort_by_key(|(place, _)| *place);
    let faulty = read.iter().any(|(_, value)| value.get("fault").is_some());
    let pages = read.iter().filter(|((_, page), _)| *page > 0).count();
    let values: Vec<Value> = read.into_iter().map(|(_, value)| value).collect();
    say!("{}", serde_json::to_string_pretty(&values)?);
    let args = [("pages", Arg::Number(pages as i64)), ("files", Arg::Number(files.len() as i64))];
    eprintln!("{}", words.with("app-read-counts", &args));
    Ok(if faulty { End::Findings } else { End::Done })
}

fn page_json(file: &str, page: u32, what: &BatchPage) -> Value {
    let fault = |(kind, detail): (&str, String)| json!({ "file": file, "page": page, "fault": kind, "detail": detail });
    match what {
        BatchPage::Read { reading, .. } => json!({
            "file": file,
            "page": page,
            "form": reading.code.form,
            "sheet": reading.code.token,
            "sheet-page": reading.code.page,
            "boxes": reading.boxes,
            "write-ins": reading.write_ins,
            "doubts": reading.doubts,
        }),
        BatchPage::Fault { fault: found, .. } => fault(of_fault(found)),
        BatchPage::Blank => fault(("blank", String::new())),
        BatchPage::Damaged(error) => fault(of_error(error)),
    }
}
