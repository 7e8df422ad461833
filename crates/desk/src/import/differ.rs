//! What a file says of a known person otherwise than the records: asked about,
//! taken or left, as whoever imports chose.

use super::people::{Fresh, Known};
use super::{ImportProblem, Intake, Outcome};
use crate::who::Names;
use crate::who::compare::Found;
use crate::who::field::Field;
use base::{DifferenceId, PersonId};
use papers::intake::Severity;
use roster::{CodeList, Grade};
use std::collections::HashSet;
use store::{Answer, DifferenceRecord, EvaluationRecord, ProfileRecord, Tx};
use words::{Lang, Words};

/// What becomes of values that a file states otherwise than the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Differences {
    /// The known value stands and the question is kept for a person.
    #[default]
    Ask,
    /// The brought value is taken, and that is noted.
    Take,
    /// The known value stands, and that is noted.
    Keep,
}

impl Differences {
    const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Ask, "ask", "difference-asked"),
        (Self::Take, "take", "difference-taken"),
        (Self::Keep, "keep", "difference-kept"),
    ];

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == code).map(|(one, ..)| *one)
    }

    /// The code of what is noted, as `import-CODE` words it.
    pub fn reason(self) -> &'static str {
        Self::ALL.iter().find(|(one, ..)| *one == self).map_or("", |(.., reason)| reason)
    }
}

/// Something that a file says otherwise, as a report shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportDifference {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The person's name, as it is known.
    pub person: String,
    /// The field.
    pub field: Field,
    /// What is known, as lists write it.
    pub known: String,
    /// What the file says.
    pub brought: String,
    /// What became of it.
    pub becomes: Differences,
}

/// Differences that were asked about before, or answered by keeping what is
/// known: person, field, brought value.
#[derive(Default)]
pub(super) struct Asked(HashSet<(PersonId, String, String)>);

impl Asked {
    pub(super) async fn load(tx: &mut Tx) -> Result<Self, store::StoreError> {
        let before = tx.differences().await?.into_iter();
        let before = before.filter(|it| it.answer != Some(Answer::Take));
        Ok(Self(before.map(|it| (it.person, it.field, it.brought)).collect()))
    }

    /// Whether it is asked for the first time.
    fn is_first(&mut self, person: PersonId, found: &Found) -> bool {
        self.0.insert((person, found.field.code(), found.brought.clone()))
    }
}

/// In place of what is known of people outside of what the account covers.
const HIDDEN: &str = "•••";

/// Where a difference stands, and of whom it is.
pub(super) struct Spot<'r> {
    pub(super) sheet: &'r str,
    pub(super) row: u32,
    pub(super) person: PersonId,
    pub(super) name: String,
    /// Whether what is known of them may be shown.
    pub(super) shows: bool,
}

impl Intake<'_> {
    /// Does with each difference what was chosen; whether the records change.
    pub(super) fn settle(
        &self,
        spot: &Spot<'_>,
        found: Vec<Found>,
        profile: &mut ProfileRecord,
        known: &mut Known,
        fresh: &mut Fresh,
        outcome: &mut Outcome,
    ) -> bool {
        let mut changed = false;
        for one in found {
            let is_told = match self.differences {
                Differences::Take => {
                    let is_taken = take(&one, profile, spot.person, known, fresh);
                    changed |= is_taken;
                    is_taken
                }
                Differences::Ask | Differences::Keep => {
                    let is_first = known.asked.is_first(spot.person, &one);
                    if is_first {
                        fresh.differences.push(self.record_of(spot, &one));
                    }
                    is_first
                }
            };
            if is_told {
                outcome.tell(spot, &one, self.differences, &known.names);
            }
        }
        changed
    }

    fn record_of(&self, spot: &Spot<'_>, found: &Found) -> DifferenceRecord {
        DifferenceRecord {
            id: self.desk.draw(DifferenceId::draw),
            batch: self.batch,
            sheet: spot.sheet.to_owned(),
            row: spot.row,
            header: found.field.label(Words::load(Lang::Vi)),
            person: spot.person,
            field: found.field.code(),
            known: found.known.clone(),
            brought: found.brought.clone(),
            answer: (self.differences == Differences::Keep).then_some(Answer::Keep),
        }
    }
}

fn take(
    found: &Found,
    profile: &mut ProfileRecord,
    person: PersonId,
    known: &mut Known,
    fresh: &mut Fresh,
) -> bool {
    let Field::Evaluation(year) = found.field else {
        return found.field.set(profile, &found.brought);
    };
    let Some(grade) = Grade::read(&found.brought) else { return false };
    known.evaluations.insert((person, year), grade);
    fresh.evaluations.push(EvaluationRecord { person, year, grade });
    true
}

impl Outcome {
    fn tell(&mut self, spot: &Spot<'_>, found: &Found, becomes: Differences, names: &Names) {
        let told = ImportDifference {
            sheet: spot.sheet.to_owned(),
            row: spot.row,
            person: spot.name.clone(),
            field: found.field,
            known: match spot.shows {
                true => found.field.shown(&found.known, names),
                false => HIDDEN.to_owned(),
            },
            brought: found.field.shown(&found.brought, names),
            becomes,
        };
        // What was not asked about is kept as a note of the batch.
        if becomes != Differences::Ask {
            self.problems.push(ImportProblem {
                sheet: told.sheet.clone(),
                row: told.row,
                column: String::new(),
                header: found.field.label(Words::load(Lang::Vi)),
                value: told.brought.clone(),
                reason: becomes.reason().to_owned(),
                args: vec![("known".to_owned(), told.known.clone())],
                severity: Severity::Note,
                unlisted: None,
                near: Vec::new(),
                person: None,
            });
        }
        self.differences.push(told);
    }
}
