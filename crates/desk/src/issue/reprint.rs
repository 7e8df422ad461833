//! Making issued papers again from what was known when they were issued, to hold
//! them against the register and against their files. Nothing is issued, written
//! or recorded by it.

use super::facts::Facts;
use super::{Printed, digest, print};
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, ReviewId};
use papers::compare::{Difference, compare};
use plan::{Review, ReviewState, StepState};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use store::{Horizon, JournalEntry, PaperRecord, Tx};

/// A paper of the register, made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reprint {
    /// As registered.
    pub record: PaperRecord,
    /// What came out; `None` when no such paper comes out any more.
    pub again: Option<Vec<u8>>,
    /// What has changed since that a paper rests on and that no look back undoes.
    /// It says why a reprint may differ, not that it does.
    pub since: Vec<Since>,
}

/// What has changed since a paper was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// The journal does not name the paper: it was issued by a program that kept
    /// no such record, and is made from the facts as they are now.
    Unrecorded,
    /// The program was of another version.
    Program {
        /// Its version then.
        then: String,
    },
    /// The packs of the law say something else.
    Law,
    /// The office's templates are others.
    Templates,
    /// An import was undone: its facts are gone.
    Undone {
        /// The day of the undoing.
        on: Day,
    },
    /// The review went on in a way that leaves nothing of what was before.
    Review {
        /// The action, by its code in the journal.
        action: String,
        /// Its day.
        on: Day,
    },
}

/// What became of a paper that was made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remade {
    /// Byte for byte the paper issued.
    Equal,
    /// Another content.
    Differs,
    /// No such paper comes out any more.
    Nothing,
}

/// What lies in the folder of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// The file as issued.
    Whole,
    /// A file of another content.
    Altered,
    /// No file.
    Missing,
}

/// A paper made again and held against register and file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedPaper {
    /// As registered.
    pub record: PaperRecord,
    /// Of the reprint against the register.
    pub remade: Remade,
    /// Of the file against the register.
    pub on_disk: OnDisk,
    /// What differs between the file and the reprint, in the order of the paper;
    /// empty when they are equal or one of them is not there.
    pub differences: Vec<Difference>,
    /// Why the reprint may differ; empty when it does not.
    pub since: Vec<Since>,
}

impl Reprint {
    /// Holds the reprint against the register and the file's bytes.
    pub fn against(self, file: Option<&[u8]>) -> CheckedPaper {
        let is_issued = |bytes: &[u8]| digest(bytes) == self.record.sha256;
        let remade = match &self.again {
            None => Remade::Nothing,
            Some(bytes) if is_issued(bytes) => Remade::Equal,
            Some(_) => Remade::Differs,
        };
        let on_disk = match file {
            None => OnDisk::Missing,
            Some(bytes) if is_issued(bytes) => OnDisk::Whole,
            Some(_) => OnDisk::Altered,
        };
        let differences = match (file, &self.again) {
            (Some(file), Some(again)) => compare(file, again),
            _ => Vec::new(),
        };
        let since = if remade == Remade::Equal { Vec::new() } else { self.since };
        CheckedPaper { record: self.record, remade, on_disk, differences, since }
    }
}

impl CheckedPaper {
    /// Whether reprint and file are the paper issued.
    pub fn is_sound(&self) -> bool {
        (self.remade, self.on_disk) == (Remade::Equal, OnDisk::Whole)
    }
}

impl Desk {
    /// Makes every registered paper of a review again, from the facts, the
    /// confirmations of the law and the steps known when it was first issued, in
    /// the order of the register. Papers of conferences are made from their
    /// records as they are now.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`], and as for issuing.
    pub async fn reprint(
        &self,
        permit: &Permit<ReadPeople>,
        review: ReviewId,
    ) -> Result<Vec<Reprint>, DeskError> {
        let mut tx = self.store.read().await?;
        let found = crate::review::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &found).await?;
        let journal = tx.journal_about(&review.to_string()).await?;
        drop(tx);
        let register = self.papers(permit, Some(review)).await?;
        // Papers issued together are made again together.
        let mut issues: BTreeMap<i64, Vec<PaperRecord>> = BTreeMap::new();
        for record in register {
            let issue = journal.iter().find(|entry| names(entry, &record.file));
            issues.entry(issue.map_or(i64::MAX, |it| it.number)).or_default().push(record);
        }
        let mut reprints = Vec::new();
        for (number, records) in issues {
            let issue = journal.iter().find(|entry| entry.number == number);
            let (made, since) = self.made_again(review, &journal, issue).await?;
            reprints.extend(records.into_iter().map(|record| {
                let again = made.iter().find(|one| is_edition(&record.file, one));
                Reprint { again: again.map(|it| it.bytes.clone()), since: since.clone(), record }
            }));
        }
        reprints.sort_by(|one, two| {
            (one.record.day, &one.record.file).cmp(&(two.record.day, &two.record.file))
        });
        Ok(reprints)
    }

    /// The papers that came out with an entry of the journal; without one, those
    /// that come out now.
    async fn made_again(
        &self,
        review: ReviewId,
        journal: &[JournalEntry],
        issue: Option<&JournalEntry>,
    ) -> Result<(Vec<Printed>, Vec<Since>), DeskError> {
        // Each look back is a transaction of its own: it holds for all its reads.
        let mut tx = self.store.read().await?;
        let mut review = crate::review::load(&mut tx, review).await?;
        let mut since = Vec::new();
        if let Some(issue) = issue {
            since.extend(undone(&mut tx, issue).await?);
            since.extend(roll_back(&mut review, journal, issue));
            let horizon = horizon(&mut tx, issue).await?;
            tx.look_back(horizon);
        } else {
            since.push(Since::Unrecorded);
        }
        let mut facts = Facts::of(&mut tx, self.shelf.clone(), review).await?;
        drop(tx);
        let then = issue.and_then(|issue| secrecy_then(journal, issue));
        facts.secrecy = then.unwrap_or(facts.secrecy);
        let templates = self.own_templates()?;
        if let Some(issue) = issue {
            let data = data(issue);
            let other = |name: &str, now: &str| match data[name].as_str() {
                Some(then) if then != now => Some(then.to_owned()),
                _ => None,
            };
            let program = other("program", env!("CARGO_PKG_VERSION"));
            since.extend(program.map(|then| Since::Program { then }));
            since.extend(other("law", facts.scene.law_digest()).map(|_| Since::Law));
            since.extend(other("templates", &templates.digest()).map(|_| Since::Templates));
        }
        Ok((print(&facts, &templates)?, since))
    }
}

/// The secrecy of the review at an entry of the journal, where it was changed
/// since.
fn secrecy_then(journal: &[JournalEntry], issue: &JournalEntry) -> Option<lex::Secrecy> {
    let changes = |entry: &&JournalEntry| {
        entry.number > issue.number
            && matches!(entry.action.as_str(), "raise-secrecy" | "lower-secrecy")
    };
    let first = journal.iter().filter(changes).min_by_key(|entry| entry.number)?;
    data(first)["from"].as_str()?.parse().ok()
}

fn data(entry: &JournalEntry) -> Value {
    serde_json::from_str(&entry.data).unwrap_or_default()
}

/// Whether papers were issued here and the file is one of them.
fn names(entry: &JournalEntry, file: &str) -> bool {
    entry.action == super::ISSUED
        && data(entry)["papers"].as_array().is_some_and(|all| all.iter().any(|one| one == file))
}

/// Whether a file's name is that of the paper, or of a later edition of it.
fn is_edition(file: &str, paper: &Printed) -> bool {
    let Some(stem) = file.strip_suffix(paper.ending).and_then(|stem| stem.strip_suffix('.')) else {
        return false;
    };
    let Some(behind) = stem.strip_prefix(paper.stem.as_str()) else { return false };
    let edition = behind.strip_prefix("-ban-");
    behind.is_empty() || edition.is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Actions that begin a batch, which is their subject.
const BATCHES: [&str; 5] =
    ["import", "merge-people", "tell-apart", "answer-differences", "accept-correction"];

/// The batches begun after the papers were issued.
async fn later(tx: &mut Tx, issue: &JournalEntry) -> Result<HashSet<String>, DeskError> {
    let mut later = HashSet::new();
    for action in BATCHES {
        let begun = tx.journal_of(action, issue.number).await?;
        later.extend(begun.into_iter().map(|entry| entry.subject));
    }
    Ok(later)
}

async fn horizon(tx: &mut Tx, issue: &JournalEntry) -> Result<Horizon, DeskError> {
    let later = later(tx, issue).await?;
    let later = later.iter().filter_map(|batch| batch.parse().ok()).collect();
    Ok(Horizon { at: issue.at, later })
}

async fn undone(tx: &mut Tx, issue: &JournalEntry) -> Result<Vec<Since>, DeskError> {
    let undone = tx.journal_of("undo-import", issue.number).await?;
    let imported = later(tx, issue).await?;
    // What came and went since was not there then.
    let known = undone.into_iter().filter(|entry| !imported.contains(&entry.subject));
    Ok(known.map(|entry| Since::Undone { on: entry.at.day() }).collect())
}

/// Puts a review back to where it stood: a decision, conclusions and proposals that
/// came later are taken off. What came later and overwrote what was is told.
fn roll_back(review: &mut Review, journal: &[JournalEntry], issue: &JournalEntry) -> Vec<Since> {
    let mut since = Vec::new();
    let mut added = 0;
    let mut concluded_later = HashSet::new();
    for entry in journal.iter().filter(|entry| entry.number > issue.number) {
        let data = data(entry);
        let number = |name: &str| data[name].as_u64().and_then(|n| usize::try_from(n).ok());
        match entry.action.as_str() {
            "decide" => review.state = ReviewState::Open,
            "conclude" => concluded_later.extend(number("step")),
            "propose" => added += number("added").unwrap_or_default(),
            "reopen" | "recount" | "redo" => {
                since.push(Since::Review { action: entry.action.clone(), on: entry.at.day() });
            }
            _ => {}
        }
    }
    let stays = review.proposals.len().saturating_sub(added);
    review.proposals.truncate(stays);
    for (place, step) in review.steps.iter_mut().enumerate() {
        if concluded_later.contains(&(place + 1)) {
            step.state = StepState::Drafted;
        }
    }
    since
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_edition_is_of_the_same_paper_and_no_other() {
        let paper = Printed {
            kind: "plan-list",
            step: None,
            day: Day::from_days_since_1970(0),
            stem: "sl/danh-sach".into(),
            ending: "xlsx",
            bytes: Vec::new(),
        };
        for (file, is) in [
            ("sl/danh-sach.xlsx", true),
            ("sl/danh-sach-ban-12.xlsx", true),
            ("sl/danh-sach-ban-hai.xlsx", false),
            ("sl/danh-sach-dua-ra.xlsx", false),
            ("sl/danh-sach.docx", false),
            ("sl/danh-sachxlsx", false),
        ] {
            assert_eq!(is_edition(file, &paper), is, "{file}");
        }
    }
}
