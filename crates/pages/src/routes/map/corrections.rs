//! Requests for correction, and one's own file.

use super::{journal, values};
use crate::views::{CorrectionCard, Corrections, OwnFile};
use desk::{CORRECTABLE, CorrectionLine, NewCorrection, OTHER_FIELD};
use words::Words;

fn card(one: &CorrectionLine) -> CorrectionCard {
    CorrectionCard {
        id: one.id.to_string(),
        person: values::person(one.person, &one.name, true),
        unit: one.unit.clone(),
        field: one.label.clone(),
        is_field: one.is_field,
        known: one.known.clone(),
        wanted: one.wanted.clone(),
        reason: one.reason.clone(),
        asked: journal::at(one.asked),
        answer: one.answer.as_ref().map(|answer| {
            let at = journal::at(answer.recorded);
            (answer.accepted, answer.text.clone(), answer.by.clone(), at)
        }),
    }
}

/// What waits for an answer.
pub fn corrections(open: &[CorrectionLine], fault: Option<String>) -> Corrections {
    Corrections { fault, open: open.iter().map(card).collect() }
}

/// One's own file; `None` for an account that is linked to nobody.
pub fn own_file(
    file: Option<&desk::OwnFile>,
    typed: &NewCorrection,
    fault: Option<String>,
    words: &Words,
) -> OwnFile {
    let fields = CORRECTABLE.iter().map(|field| (field.code(), field.label(words)));
    let other = (OTHER_FIELD.to_owned(), words.text("correct-other"));
    OwnFile {
        person: file.map(|file| super::person::person(&file.sheet, words)),
        fault,
        fields: fields.chain([other]).collect(),
        typed: (typed.field.clone(), typed.wanted.clone(), typed.reason.clone()),
        corrections: file.map_or_else(Vec::new, |f| f.corrections.iter().map(card).collect()),
    }
}
