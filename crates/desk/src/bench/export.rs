//! The coverage as a file: what the filter leaves, in the order of the page (U9).

use super::coverage::{CoverageAsked, CoverageSheet};
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::Day;
use papers::listing::Listing;
use serde_json::json;
use words::Words;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageFile {
    /// An .xlsx workbook.
    Workbook,
    /// Comma-separated text.
    Text,
}

impl Desk {
    /// The coverage asked for as a file in the reader's language. Who took it
    /// along is recorded.
    ///
    /// # Errors
    /// As [`Desk::coverage`].
    pub async fn coverage_file(
        &self,
        permit: &Permit<ReadPeople>,
        asked: &CoverageAsked,
        as_of: Day,
        kind: CoverageFile,
        words: &Words,
    ) -> Result<Vec<u8>, DeskError> {
        let sheet = self.coverage(permit, asked, as_of).await?;
        let listing = listing(&sheet, words);
        let bytes = match kind {
            CoverageFile::Text => listing.text_table(),
            CoverageFile::Workbook => {
                listing.workbook().map_err(|error| DeskError::Internal(error.to_string()))?
            }
        };
        let mut tx = self.store.write().await?;
        let data = json!({ "posts": sheet.lines.len() });
        self.record(&mut tx, permit.actor(), "export-coverage", &sheet.unit.code, data).await?;
        tx.commit().await?;
        Ok(bytes)
    }
}

fn listing(sheet: &CoverageSheet, words: &Words) -> Listing {
    let mut note = words.with("plan-as-of", &[("day", sheet.as_of.into())]);
    if let Some(term) = sheet.term {
        let term = words.with("term", &[("term", term.to_string().as_str().into())]);
        note = format!("{note}. {term}");
    }
    let head = [
        ("posts-post", 34),
        ("board-unit", 34),
        ("posts-key", 12),
        ("plan-seats", 9),
        ("posts-holders", 34),
        ("posts-bench", 44),
        ("posts-coverage", 20),
    ];
    let rows = sheet.lines.iter().map(|line| {
        let key = if line.key { words.text("coverage-key-yes") } else { String::new() };
        vec![
            line.title.clone(),
            line.unit.name.clone(),
            key,
            line.seats.to_string(),
            line.incumbents.join("; "),
            line.planned.join("; "),
            words.text(coverage_key(line.coverage)),
        ]
    });
    Listing {
        sheet: words.text("coverage-sheet"),
        title: words.with("coverage-title-of", &[("unit", (&sheet.unit.name).into())]),
        note,
        head: head.map(|(key, width)| (words.text(key), width)).to_vec(),
        rows: rows.collect(),
    }
}

const fn coverage_key(coverage: plan::Coverage) -> &'static str {
    use plan::Coverage::{AllNearRetirement, Covered, Nobody, OneOnly};
    match coverage {
        Nobody => "coverage-nobody",
        OneOnly => "coverage-one-only",
        AllNearRetirement => "coverage-all-near-retirement",
        Covered => "coverage-covered",
    }
}
