//! Nhật ký nhập phiếu of a concluded ballot whose sheets were typed by number.

use super::facts::{Facts, StepFacts};
use super::{letterhead, minutes, protocol};
use ballot::{Sheet, SheetPlace};
use papers::official::{EntryJournal, JournalCount, JournalSheet};

/// The journal; `None` where no sheet was typed by number.
pub(super) fn journal(facts: &Facts, of: &StepFacts) -> Option<EntryJournal> {
    let typed = of.counting.as_ref().map(|counting| counting.typed.as_slice());
    let typed = typed.filter(|typed| !typed.is_empty())?;
    let rows = of.record.rows.iter().filter_map(|row| facts.review.proposals.get(*row));
    let counts = typed.iter().map(|(counter, sheets)| JournalCount {
        counter: protocol::counter_words(facts, counter),
        sheets: sheets.iter().map(|(place, sheet)| line(facts, place, sheet)).collect(),
    });
    Some(EntryJournal {
        head: letterhead::head(facts, facts.unit, "NK", of.record.on),
        subject: minutes::subject(facts, of, "issue-protocol-subject"),
        rows: rows.map(|proposal| facts.who(proposal.person).name).collect(),
        counts: counts.collect(),
    })
}

fn line(facts: &Facts, place: &SheetPlace, sheet: &Sheet) -> JournalSheet {
    let (marks, invalid) = match sheet {
        Sheet::Valid(_) => (sheet.text(), None),
        Sheet::Invalid(kind) => {
            (String::new(), Some(facts.words.text(&format!("issue-invalid-{}", kind.code()))))
        }
    };
    JournalSheet { batch: place.batch.clone(), sheet: place.sheet, marks, invalid }
}
