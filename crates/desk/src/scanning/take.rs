//! Taking in what a scanner brought: whole files, each once.

use super::Ground;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Arrival, Layout, PageMarks, PageReading, SheetCode};
use base::{Day, ReviewId};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use store::{ScanFault, ScanFile, ScanPage};

/// A file that was read, page by page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenFile {
    /// Its name, without folders.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its pages, in order.
    pub pages: Vec<TakenPage>,
}

/// One page of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenPage {
    /// The page in the file, from 1; 0 for the file as a whole.
    pub page: u32,
    /// The name of its image, kept before this action is called; empty when
    /// there is none.
    pub image: String,
    /// What it is.
    pub what: TakenWhat,
}

/// What a page of a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenWhat {
    /// A page of a ballot.
    Read(PageReading),
    /// Something that could not be read: kind and detail, by stable codes.
    Unread(&'static str, String),
}

/// What a reader of files needs to know of a step.
#[derive(Debug, Clone)]
pub struct ScanGround {
    /// Where everything of the step's form stands.
    pub layout: Layout,
    /// Digests of the files that were read before.
    pub known_files: BTreeSet<String>,
    /// The day of the conference.
    pub day: Day,
}

/// What became of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScanReport {
    /// Files read now.
    pub files: usize,
    /// Files that had been read before, by name; nothing of them was taken.
    pub known_files: Vec<String>,
    /// Pages in the files read now.
    pub pages: usize,
    /// Pages that are new.
    pub taken: usize,
    /// Boxes on the new pages.
    pub boxes: usize,
    /// Doubtful ones of them.
    pub doubtful: usize,
    /// What could not be taken, or was there before.
    pub faults: Vec<ScanFault>,
    /// Where all sheets of the step stand now.
    pub standing: ballot::Standing,
}

/// The name of the image of a page: the sheet's token, the page, and the
/// beginning of a digest of the image, so that two papers with one token are
/// both kept.
pub fn page_image_name(code: &SheetCode, digest: &str) -> String {
    let digest: String = digest.chars().take(8).collect();
    format!("{}-{:02}-{digest}.png", code.token, code.page)
}

/// The name of the image of a paper that is no page of the form.
pub fn paper_image_name(digest: &str) -> String {
    let digest: String = digest.chars().take(24).collect();
    format!("x-{digest}.png")
}

impl Desk {
    /// What a reader of files needs to know of a step.
    ///
    /// # Errors
    /// [`DeskError::NoBallotForm`], [`DeskError::ScansCounted`],
    /// [`DeskError::Refused`] when the conference was not held.
    pub async fn scan_ground(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<ScanGround, DeskError> {
        let mut tx = self.store.read().await?;
        let ground = Ground::load((self, &mut tx), permit, review, number).await?;
        ground.is_counting(number)?;
        let files = tx.scan_files(ground.pile).await?;
        let day = ground.review.step(number)?.state.day();
        Ok(ScanGround {
            day: day.unwrap_or(ground.review.opened),
            known_files: files.into_iter().map(|file| file.sha256).collect(),
            layout: ground.layout,
        })
    }

    /// Takes files in, in one transaction. A file that was read before is left
    /// out whole; a page that was there before is noted and counts once.
    ///
    /// # Errors
    /// [`DeskError::NoBallotForm`], [`DeskError::ScansCounted`],
    /// [`DeskError::Refused`] when the conference was not held.
    pub async fn take_scans(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        files: Vec<TakenFile>,
    ) -> Result<ScanReport, DeskError> {
        let mut tx = self.store.write().await?;
        let mut ground = Ground::load((self, &mut tx), permit, review, number).await?;
        ground.is_counting(number)?;
        let mut known: BTreeSet<String> =
            tx.scan_files(ground.pile).await?.into_iter().map(|file| file.sha256).collect();
        let (mut report, mut read) = (ScanReport::default(), Vec::new());
        let mut kept = Vec::new();
        for file in files {
            if !known.insert(file.sha256.clone()) {
                report.known_files.push(file.file);
                continue;
            }
            report.files += 1;
            report.pages += file.pages.iter().filter(|page| page.page > 0).count();
            let pages = file.pages.iter().map(|page| page.page).max().unwrap_or(0);
            read.push(ScanFile { sha256: file.sha256.clone(), file: file.file.clone(), pages });
            for page in &file.pages {
                ground.take(&file, page, &mut report, &mut kept);
            }
        }
        // A reading that says the same as a kept one is no new row.
        let before: BTreeSet<_> =
            ground.pages.iter().map(|page| (page.token, page.page, page.marks.text())).collect();
        kept.retain(|page: &ScanPage| {
            !before.contains(&(page.token, page.page, page.marks.text()))
        });
        tx.add_scan_pages(ground.pile, &kept).await?;
        tx.add_scan_faults(ground.pile, &report.faults).await?;
        tx.add_scan_files(ground.pile, &read).await?;
        let mut kinds = BTreeMap::<&str, usize>::new();
        for fault in &report.faults {
            *kinds.entry(&fault.kind).or_default() += 1;
        }
        let data = json!({
            "step": number, "files": report.files, "pages": report.pages, "taken": report.taken,
            "faults": kinds,
        });
        let subject = ground.review.id.to_string();
        self.record(&mut tx, permit.actor(), "take-scans", &subject, data).await?;
        ground.faults.extend(report.faults.iter().cloned());
        report.standing = ground.scanned().standing();
        tx.commit().await?;
        Ok(report)
    }
}

impl Ground {
    /// Takes one page into what is known, and notes what it was.
    fn take(
        &mut self,
        file: &TakenFile,
        page: &TakenPage,
        report: &mut ScanReport,
        kept: &mut Vec<ScanPage>,
    ) {
        let (kind, detail) = match &page.what {
            TakenWhat::Unread(kind, detail) => (*kind, detail.clone()),
            TakenWhat::Read(reading) => {
                let arrival = self.intake.arrive(reading);
                if arrival.is_kept() {
                    kept.push(ScanPage {
                        token: reading.code.token,
                        page: reading.code.page,
                        marks: PageMarks::of(reading),
                        image: page.image.clone(),
                    });
                }
                let detail = match arrival {
                    Arrival::Taken => {
                        report.taken += 1;
                        report.boxes += reading.boxes.len();
                        let doubtful =
                            |one: &&ballot::BoxReading| one.class == ballot::BoxClass::Doubtful;
                        report.doubtful += reading.boxes.iter().filter(doubtful).count();
                        return;
                    }
                    Arrival::Foreign(form) => form.to_string(),
                    _ => reading.code.token.to_string(),
                };
                (arrival.code(), detail)
            }
        };
        report.faults.push(ScanFault {
            sha256: file.sha256.clone(),
            page: page.page,
            file: file.file.clone(),
            kind: kind.to_owned(),
            detail,
            image: page.image.clone(),
        });
    }
}
