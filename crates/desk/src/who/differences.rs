//! What files state otherwise than the records: open questions and their answers.

use super::field::{Against, Field};
use super::{Covered, Names, latest};
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{BatchId, Day, DifferenceId, PersonId};
use roster::{CodeList, Grade};
use serde_json::json;
use std::collections::HashMap;
use store::{
    Answer, BatchKind, DifferenceRecord, EvaluationRecord, ProfileRecord, Tx, profiles_on,
};

/// An open question.
#[derive(Debug, Clone)]
pub struct OpenDifference {
    /// Its id.
    pub id: DifferenceId,
    /// The person.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// The name of the unit.
    pub unit: String,
    /// The batch of the file.
    pub batch: BatchId,
    /// The file.
    pub file: String,
    /// From which day the file's facts hold.
    pub as_of: Day,
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The field.
    pub field: Field,
    /// What the records say now.
    pub known: String,
    /// What the file says.
    pub brought: String,
}

/// What the records say of people: profiles with all their versions, and grades.
struct Records {
    versions: HashMap<PersonId, Vec<ProfileRecord>>,
    grades: HashMap<(PersonId, i16), Grade>,
}

impl Records {
    async fn load(tx: &mut Tx) -> Result<Self, DeskError> {
        let mut versions: HashMap<PersonId, Vec<ProfileRecord>> = HashMap::new();
        for profile in tx.profile_versions().await? {
            versions.entry(profile.person).or_default().push(profile);
        }
        let grades = tx.evaluations().await?.into_iter();
        Ok(Self { versions, grades: grades.map(|it| ((it.person, it.year), it.grade)).collect() })
    }

    /// The profile as of a day.
    fn on(&self, person: PersonId, day: Day) -> Option<ProfileRecord> {
        profiles_on(self.versions.get(&person)?.iter().cloned(), day).pop()
    }

    /// What is said in a field as of a day.
    fn get(&self, person: PersonId, field: Field, day: Day) -> Option<String> {
        match field {
            Field::Evaluation(year) => {
                self.grades.get(&(person, year)).map(|grade| grade.code().to_owned())
            }
            _ => field.get(&self.on(person, day)?),
        }
    }

    /// Whether the records still say something else than the file.
    fn differs(&self, difference: &DifferenceRecord, field: Field, day: Day) -> bool {
        match self.get(difference.person, field, day) {
            Some(known) => field.against(&known, &difference.brought) == Against::Differs,
            None => !difference.brought.is_empty(),
        }
    }

    /// Takes a brought value into the profile as of the file's day.
    fn take(&mut self, person: PersonId, field: Field, day: Day, brought: &str) -> Option<()> {
        let mut profile = self.on(person, day)?;
        profile.from = day;
        let is_set = field.set(&mut profile, brought);
        let versions = self.versions.entry(person).or_default();
        let place = versions.iter().filter(|known| known.from <= day).count();
        versions.insert(place, profile);
        is_set.then_some(())
    }
}

impl Desk {
    /// The open questions about people whom the account covers: by person, then
    /// field.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn open_differences(
        &self,
        permit: &Permit<ImportRecords>,
    ) -> Result<Vec<OpenDifference>, DeskError> {
        let mut tx = self.store.read().await?;
        let open: Vec<_> =
            tx.differences().await?.into_iter().filter(|it| it.answer.is_none()).collect();
        if open.is_empty() {
            return Ok(Vec::new());
        }
        let (names, records) = (Names::load(&mut tx).await?, Records::load(&mut tx).await?);
        let batches: HashMap<_, _> =
            tx.batches().await?.into_iter().map(|batch| (batch.id, batch)).collect();
        let mut covered = Covered::new(permit, self.today());
        let mut shown = Vec::new();
        for it in open {
            let Some(batch) = batches.get(&it.batch) else { continue };
            let Some(field) = Field::read(&it.field) else { continue };
            let Some(profile) = records.on(it.person, latest()) else { continue };
            if !records.differs(&it, field, batch.as_of)
                || !covered.has(&mut tx, profile.unit).await?
            {
                continue;
            }
            let known = records.get(it.person, field, batch.as_of);
            shown.push(OpenDifference {
                id: it.id,
                person: it.person,
                name: profile.name.as_str().to_owned(),
                unit: names.unit(profile.unit),
                batch: batch.id,
                file: batch.file.clone(),
                as_of: batch.as_of,
                sheet: it.sheet,
                row: it.row,
                field,
                known: known.map(|text| field.shown(&text, &names)).unwrap_or_default(),
                brought: field.shown(&it.brought, &names),
            });
        }
        shown.sort_by_cached_key(|it| (base::name_order(&it.name), it.person, it.field, it.id));
        Ok(shown)
    }

    /// How many questions nobody has answered. One that came true meanwhile may be
    /// among them.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn count_differences(
        &self,
        _permit: &Permit<ImportRecords>,
    ) -> Result<usize, DeskError> {
        let mut tx = self.store.read().await?;
        Ok(tx.unanswered_differences().await?)
    }

    /// Answers open questions, as one batch. What is taken holds from the day
    /// from which the file's facts hold.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when one is not open, [`DeskError::NoAnswer`] when
    /// none was given, [`DeskError::OutsideScope`].
    pub async fn answer_differences(
        &self,
        permit: &Permit<ImportRecords>,
        answers: &[(DifferenceId, Answer)],
    ) -> Result<BatchId, DeskError> {
        if answers.is_empty() {
            return Err(DeskError::NoAnswer);
        }
        let mut tx = self.store.write().await?;
        let mut records = Records::load(&mut tx).await?;
        let days: HashMap<BatchId, Day> =
            tx.batches().await?.into_iter().map(|batch| (batch.id, batch.as_of)).collect();
        let all: HashMap<_, _> =
            tx.differences().await?.into_iter().map(|it| (it.id, it)).collect();
        let mut covered = Covered::new(permit, self.today());
        let mut chosen = Vec::new();
        for (id, answer) in answers {
            let none = || DeskError::not_found("difference", id.to_string());
            let open = all.get(id).filter(|it| it.answer.is_none()).ok_or_else(none)?;
            let field = Field::read(&open.field).ok_or_else(none)?;
            let day = *days.get(&open.batch).ok_or_else(none)?;
            let profile = records.on(open.person, latest()).ok_or_else(none)?;
            if !covered.has(&mut tx, profile.unit).await? {
                return Err(none());
            }
            chosen.push((day, *id, field, open, *answer));
        }
        // Of two that say something of one field the later file has the last word.
        chosen.sort_by_key(|(day, id, ..)| (*day, *id));
        let batch = self.decided(&mut tx, BatchKind::Answers, self.today()).await?;
        let taken = chosen.iter().filter(|(.., answer)| *answer == Answer::Take);
        let mut profiles: HashMap<(PersonId, Day), ProfileRecord> = HashMap::new();
        let mut grades = Vec::new();
        for (day, id, field, open, _) in taken {
            let none = || DeskError::not_found("difference", id.to_string());
            if let Field::Evaluation(year) = *field {
                let grade = Grade::read(&open.brought).ok_or_else(none)?;
                grades.push(EvaluationRecord { person: open.person, year, grade });
                continue;
            }
            records.take(open.person, *field, *day, &open.brought).ok_or_else(none)?;
            let profile = records.on(open.person, *day).ok_or_else(none)?;
            profiles.insert((open.person, *day), profile);
        }
        let mut profiles: Vec<ProfileRecord> = profiles.into_values().collect();
        profiles.sort_by_key(|profile| (profile.person, profile.from));
        tx.add_profiles(&profiles, self.now(), Some(batch)).await?;
        tx.add_evaluations(&grades, self.now(), Some(batch)).await?;
        let kept: Vec<_> = chosen.iter().map(|(_, id, .., answer)| (*id, *answer)).collect();
        tx.add_answers(&kept, batch).await?;
        self.begin_edition(&mut tx).await?;
        let count = |of: Answer| kept.iter().filter(|(_, answer)| *answer == of).count();
        let data = json!({ "taken": count(Answer::Take), "kept": count(Answer::Keep) });
        self.record(&mut tx, permit.actor(), "answer-differences", &batch.to_string(), data)
            .await?;
        tx.commit().await?;
        Ok(batch)
    }
}
