//! Entry journal: checks and words.

use super::{head_view, must};
use crate::official::PaperError;
use crate::official::entry_journal::{EntryJournal, JournalCount, JournalSheet};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const TEMPLATE: &str = concat!(
    include_str!("../../../templates/common.typ"),
    include_str!("../../../templates/entry_journal.typ")
);

/// Signs between two gaps, so that a row is found by counting.
const GROUP: usize = 5;

pub(in crate::official) fn entry_journal(journal: &EntryJournal) -> Result<Vec<u8>, PaperError> {
    for count in &journal.counts {
        check(journal, count)?;
    }
    Ok(press::pdf(TEMPLATE, &view(journal))?)
}

/// No sheet stands twice in a count, and each has a sign a row or a reason.
fn check(journal: &EntryJournal, count: &JournalCount) -> Result<(), PaperError> {
    let mut places = BTreeSet::new();
    for sheet in &count.sheets {
        let place = format!("sheet {}/{}", sheet.batch, sheet.sheet);
        must(places.insert((&sheet.batch, sheet.sheet)), || format!("{place} stands twice"))?;
        let (marks, rows) = (sheet.marks.chars().count(), journal.rows.len());
        must(sheet.invalid.is_some() || marks == rows, || {
            format!("{place} has {marks} marks for {rows} rows")
        })?;
    }
    Ok(())
}

fn view(journal: &EntryJournal) -> Value {
    let count = |count: &JournalCount| {
        let invalid = count.sheets.iter().filter(|sheet| sheet.invalid.is_some()).count();
        json!({
            "counter": count.counter,
            "total": count.sheets.len(),
            "invalid": invalid,
            "sheets": count.sheets.iter().map(sheet_view).collect::<Vec<_>>(),
        })
    };
    json!({
        "title": "NHẬT KÝ NHẬP PHIẾU",
        "subject": journal.subject,
        "head": head_view(&journal.head),
        "rows": journal.rows,
        "counts": journal.counts.iter().map(count).collect::<Vec<_>>(),
    })
}

fn sheet_view(sheet: &JournalSheet) -> Value {
    let place = match sheet.batch.as_str() {
        "" => sheet.sheet.to_string(),
        batch => format!("{batch}-{}", sheet.sheet),
    };
    let signs: Vec<char> = sheet
        .marks
        .chars()
        .map(|sign| match sign {
            '-' => '−',
            '.' => '○',
            other => other,
        })
        .collect();
    let groups: Vec<String> = signs.chunks(GROUP).map(|group| group.iter().collect()).collect();
    json!({ "place": place, "marks": groups.join("  "), "invalid": sheet.invalid })
}
