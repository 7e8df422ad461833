//! Parting tokens from marks. While sheets are counted, people must be able to
//! find the sheet that a question is about; once the result is released or the
//! round set aside nobody must. Then the readings go, with every token; what was
//! decided stays under labels drawn by chance, and of the images only those
//! about which somebody decided, under names drawn by chance and with the codes
//! painted over. A recount scans the sheets anew.

use super::{BoxDoubts, PageDoubts, is_harmless, known, papers, said};
use crate::{Desk, DeskError};
use ballot::{FormCode, Rect, Scanned, SheetToken, Standing, Subject};
use base::Chance;
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    FormState, PARTED_TABLES, PartedScans, ScanDecision, ScanFault, ScanImageTask, ScanPage,
    ScanPile, Tx,
};

/// Figures of a pile that name no sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Summary {
    pub standing: Standing,
    pub doubts: Vec<PageDoubts>,
    pub worst: Vec<BoxDoubts>,
}

impl Summary {
    pub fn of(standing: Standing, pages: &[ScanPage]) -> Self {
        let (doubts, worst) = super::doubts::doubts(pages);
        Self { standing, doubts, worst }
    }
}

/// The summary of a pile whose tokens were parted from its marks.
pub(super) async fn summary(tx: &mut Tx, pile: ScanPile) -> Result<Option<Summary>, DeskError> {
    let Some(text) = tx.scan_summary(pile).await? else { return Ok(None) };
    let unreadable = |error| DeskError::Internal(format!("the summary of scanned sheets: {error}"));
    serde_json::from_str(&text).map(Some).map_err(unreadable)
}

/// An image that still has the name of its sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct ScanLeaving {
    /// The form in whose folder it lies.
    pub form: FormCode,
    /// Its name.
    pub image: String,
    /// What it is to be called; `None` when it is to go.
    pub becomes: Option<String>,
    /// What is to be painted over: the codes of the sheet. None on a paper whose
    /// codes could not be found.
    pub codes: Vec<Rect>,
}

impl Desk {
    /// Parts tokens from marks wherever that is still to be done: of results
    /// that were released by an earlier version of the program. Returns the
    /// images that wait to be renamed or removed, in an order that says nothing.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn scan_leavings(&self) -> Result<Vec<ScanLeaving>, DeskError> {
        let mut tx = self.store.read().await?;
        let (piles, mut tasks) = (tx.unparted_piles().await?, tx.scan_image_tasks().await?);
        drop(tx);
        if !piles.is_empty() {
            let mut tx = self.store.write().await?;
            if part_finished(self, &mut tx).await? {
                tx.commit().await?;
                tasks = self.store.read().await?.scan_image_tasks().await?;
            }
        }
        let mut tx = self.store.read().await?;
        // A recount may have scanned the same sheet into the same image before
        // it was dealt with: then it waits for the end of that count.
        let mut needed = BTreeSet::new();
        for pile in tx.unparted_piles().await? {
            let pages = tx.scan_pages(pile).await?.into_iter().map(|page| page.image);
            needed.extend(pages.map(|image| (pile.form, image)));
            let faults = tx.scan_faults(pile).await?.into_iter().map(|fault| fault.image);
            needed.extend(faults.map(|image| (pile.form, image)));
        }
        let mut codes = BTreeMap::<FormCode, Vec<Rect>>::new();
        let mut leavings = Vec::new();
        for task in tasks {
            if needed.contains(&(task.form, task.image.clone())) {
                continue;
            }
            let places = match codes.entry(task.form) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let record = tx.ballot_form(task.form).await?;
                    // Both codes stand at the same place of every page.
                    let first = record.and_then(|record| record.layout.pages.into_iter().next());
                    new.insert(first.map(|page| page.codes.into()).unwrap_or_default())
                }
            };
            let placed = task.becomes.starts_with(PAGE);
            leavings.push(ScanLeaving {
                form: task.form,
                codes: if placed { places.clone() } else { Vec::new() },
                image: task.image,
                becomes: Some(task.becomes).filter(|name| !name.is_empty()),
            });
        }
        Ok(leavings)
    }

    /// Forgets the old names of images that were renamed or removed, and what
    /// the database itself has left of them.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn scans_cleared(&self, done: &[ScanLeaving]) -> Result<(), DeskError> {
        let task = |one: &ScanLeaving| ScanImageTask {
            form: one.form,
            image: one.image.clone(),
            becomes: one.becomes.clone().unwrap_or_default(),
        };
        let tasks: Vec<ScanImageTask> = done.iter().map(task).collect();
        let mut tx = self.store.write().await?;
        tx.end_scan_image_tasks(&tasks).await?;
        tx.commit().await?;
        Ok(self.store.scrub(&PARTED_TABLES).await?)
    }
}

/// How names of kept images begin: of pages of the form, and of other papers.
const PAGE: &str = "p-";
const PAPER: &str = "q-";

/// Parts tokens from marks in every pile that is counted to its end: its result
/// is released, its round set aside or its form void. Whether there was any.
pub(crate) async fn part_finished(desk: &Desk, tx: &mut Tx) -> Result<bool, DeskError> {
    let mut any = false;
    for pile in tx.unparted_piles().await? {
        let Some(record) = tx.ballot_form(pile.form).await? else { continue };
        let round = tx.counting_round(record.step).await?;
        let released = tx.count_release(round).await?.is_some_and(|one| one.confirmed_by.is_some());
        let is_current = record.state == FormState::Printed && pile.round == round.number;
        if is_current && !released {
            continue;
        }
        any = true;
        let tokens = tx.ballot_tokens(pile.form).await?;
        let issued = tokens.into_iter().filter(|(_, void)| !void).map(|(token, _)| token).collect();
        let pages = tx.scan_pages(pile).await?;
        let faults = tx.scan_faults(pile).await?;
        let decisions = tx.scan_decisions(pile).await?;
        let intake = known(&record.form, &record.layout, issued, &pages);
        let scanned = Scanned::new(&record.form, &intake, papers(&faults));
        let standing = scanned.with_said(said(&decisions)).standing();
        let summary = serde_json::to_string(&Summary::of(standing, &pages))
            .map_err(|error| DeskError::Internal(error.to_string()))?;
        let waiting = tx.scan_image_tasks().await?.into_iter();
        let waiting = waiting.filter(|task| task.form == pile.form && !task.becomes.is_empty());
        let parting = Parting {
            form: pile.form,
            pages: &pages,
            faults: &faults,
            named: waiting.map(|task| (task.image, task.becomes)).collect(),
        };
        let parted = desk.draw(|chance| parting.part(summary, decisions, chance));
        tx.part_scans(pile, &parted).await?;
    }
    Ok(any)
}

struct Parting<'a> {
    form: FormCode,
    pages: &'a [ScanPage],
    faults: &'a [ScanFault],
    /// Images to which an earlier round gave a name that they do not have yet.
    named: BTreeMap<String, String>,
}

impl Parting<'_> {
    fn part(
        &self,
        summary: String,
        decisions: Vec<ScanDecision>,
        chance: &mut dyn Chance,
    ) -> PartedScans {
        let names = self.names(&decisions, chance);
        let renamed = |image: &str| names.get(image).cloned().unwrap_or_default();
        let mut labels = BTreeMap::<SheetToken, String>::new();
        let decisions = decisions
            .into_iter()
            .map(|one| {
                let subject = match Subject::read(&one.subject) {
                    Subject::Sheet(token) => {
                        labels.entry(token).or_insert_with(|| drawn("sheet-", chance)).clone()
                    }
                    Subject::Paper(name) => name,
                };
                let images: Vec<String> =
                    one.image.split(' ').map(renamed).filter(|name| !name.is_empty()).collect();
                ScanDecision { subject, image: images.join(" "), ..one }
            })
            .collect();
        let faults = self.faults.iter().map(|fault| {
            let names_sheet = fault.detail.parse::<SheetToken>().is_ok();
            let detail = if names_sheet { String::new() } else { fault.detail.clone() };
            ScanFault { detail, image: renamed(&fault.image), ..fault.clone() }
        });
        let faults = faults.collect();
        let task =
            |(image, becomes): (String, String)| ScanImageTask { form: self.form, image, becomes };
        PartedScans { summary, faults, decisions, images: names.into_iter().map(task).collect() }
    }

    /// Every image, and what it is to be called: nothing unless people decided
    /// about it.
    fn names(
        &self,
        decisions: &[ScanDecision],
        chance: &mut dyn Chance,
    ) -> BTreeMap<String, String> {
        let decided: BTreeSet<&str> =
            decisions.iter().flat_map(|one| one.image.split(' ')).collect();
        let of_pages = self.pages.iter().map(|page| &page.image);
        let of_faults = self.faults.iter().filter(|fault| !is_harmless(fault));
        let all = of_pages.chain(self.faults.iter().map(|fault| &fault.image));
        let papers: BTreeSet<&str> = of_faults.map(|fault| fault.image.as_str()).collect();
        let mut names = BTreeMap::new();
        for image in all.filter(|image| !image.is_empty()) {
            let kept = decided.contains(image.as_str()) || papers.contains(image.as_str());
            let begins = if image.starts_with("x-") { PAPER } else { PAGE };
            let becomes = match self.named.get(image) {
                Some(name) => name.clone(),
                None if kept => drawn(begins, chance),
                None => String::new(),
            };
            names.entry(image.clone()).or_insert(becomes);
        }
        names
    }
}

/// A name drawn by chance. Those of images end as pictures do.
fn drawn(begins: &str, chance: &mut dyn Chance) -> String {
    let ending = if begins.starts_with("sheet") { "" } else { ".png" };
    format!("{begins}{:016x}{ending}", chance.next_u64())
}
