//! One's own file, and what people ask to have corrected in it. The office
//! answers; what is accepted is a batch of its own that can be undone, and then
//! the request is open again.

pub mod answer;
pub mod ask;

use crate::show::person::{Eyes, PersonSheet};
use crate::who::field::Field;
use crate::who::{Covered, Names};
use crate::{Desk, DeskError, ImportRecords, KeepOwnAccount, Permit};
use base::{CorrectionId, Instant, PersonId};
use serde_json::json;
use std::collections::HashMap;
use store::{CorrectionAnswer, CorrectionRecord, Tx};
use words::{Lang, Words};

/// A request with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionLine {
    /// Its id.
    pub id: CorrectionId,
    /// Whose data.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The name of the unit.
    pub unit: String,
    /// Which field, in words.
    pub label: String,
    /// Whether accepting it changes the field; of what is no field of the
    /// profile the office corrects the records itself.
    pub is_field: bool,
    /// What the records said when it was asked; `None` where nothing was stated.
    pub known: Option<String>,
    /// What it should be.
    pub wanted: String,
    /// Why.
    pub reason: String,
    /// When it was asked.
    pub asked: Instant,
    /// The answer, where there is one.
    pub answer: Option<CorrectionAnswer>,
}

/// One's own file.
#[derive(Debug, Clone)]
pub struct OwnFile {
    /// What the office holds, without votes and findings.
    pub sheet: PersonSheet,
    /// What was asked before, the latest first.
    pub corrections: Vec<CorrectionLine>,
}

impl Desk {
    /// What the office holds about whoever asks: their profile, career,
    /// evaluations, papers and what was decided. The reading is recorded.
    ///
    /// # Errors
    /// [`DeskError::NoOwnFile`] for an account that is linked to nobody.
    pub async fn own_file(
        &self,
        permit: &Permit<KeepOwnAccount>,
        lang: Lang,
    ) -> Result<OwnFile, DeskError> {
        let own = permit.actor().person.ok_or(DeskError::NoOwnFile)?;
        let scene = self.scene(self.today()).await?;
        let mut tx = self.store.write().await?;
        let id = tx.aliases().await?.of(own);
        let eyes = Eyes { whole: true, sensitive: true, family: true, own: true, readings: true };
        let sheet = self.sheet_of(&mut tx, &scene, permit, id, eyes, lang).await?;
        let corrections = self.lines(&mut tx, lang).await?;
        let own = corrections.into_iter().rev().filter(|one| one.person == id);
        let corrections = own.collect();
        self.record(&mut tx, permit.actor(), "read-own-file", &id.to_string(), json!({})).await?;
        tx.commit().await?;
        Ok(OwnFile { sheet, corrections })
    }

    /// The requests of people whom the account covers that nobody answered yet,
    /// the earliest first.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn open_corrections(
        &self,
        permit: &Permit<ImportRecords>,
        lang: Lang,
    ) -> Result<Vec<CorrectionLine>, DeskError> {
        let mut tx = self.store.read().await?;
        let mut open = self.lines(&mut tx, lang).await?;
        open.retain(|one| one.answer.is_none());
        let mut covered = Covered::new(permit, self.today());
        let mut shown = Vec::new();
        for one in open {
            let unit = tx.profile_history(one.person).await?.pop().map(|profile| profile.unit);
            if let Some(unit) = unit
                && covered.has(&mut tx, unit).await?
            {
                shown.push(one);
            }
        }
        Ok(shown)
    }

    async fn lines(&self, tx: &mut Tx, lang: Lang) -> Result<Vec<CorrectionLine>, DeskError> {
        let all = tx.corrections().await?;
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let (names, words) = (Names::load(tx).await?, Words::load(lang));
        let mut people: HashMap<PersonId, (String, String)> = HashMap::new();
        for one in &all {
            if !people.contains_key(&one.person)
                && let Some(profile) = tx.profile_history(one.person).await?.pop()
            {
                let known = (profile.name.as_str().to_owned(), names.unit(profile.unit));
                people.insert(one.person, known);
            }
        }
        let line = |one: CorrectionRecord| {
            let (name, unit) = people.get(&one.person).cloned().unwrap_or_default();
            let field = Field::read(&one.field);
            CorrectionLine {
                id: one.id,
                person: one.person,
                name,
                unit,
                label: match field {
                    Some(field) => field.label(words),
                    None => words.text("correct-other"),
                },
                is_field: field.is_some(),
                known: one.known.map(|text| match field {
                    Some(field) => field.shown(&text, &names),
                    None => text,
                }),
                wanted: one.wanted,
                reason: one.reason,
                asked: one.asked,
                answer: one.answer,
            }
        };
        Ok(all.into_iter().map(line).collect())
    }
}
