//! Filling what records lack because a text was explained only after they were
//! taken: as a batch of its own, which can be undone.

use crate::who::latest;
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{BatchId, Day, PersonId};
use papers::intake::{Habits, Unlisted, ValueList};
use roster::{CodeList, Ethnicity};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use store::{Batch, BatchKind, ProfileRecord, Question, Tx};

/// What was filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The batch.
    pub batch: BatchId,
    /// People whose records were filled.
    pub people: u32,
}

impl Desk {
    /// Fills the records of people that lack a value which was explained since:
    /// what is stated by now stays as it is. `None` when there is nothing to fill.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn fill_answered(
        &self,
        permit: &Permit<ImportRecords>,
    ) -> Result<Option<Filled>, DeskError> {
        let mut tx = self.store.write().await?;
        let habits = super::load(&mut tx).await?;
        let questions = tx.unlisted_questions().await?;
        let (lacking, mut known) = fillable(&mut tx, &questions, &habits).await?;
        if lacking.is_empty() {
            return Ok(None);
        }
        let mut filled: BTreeMap<PersonId, ProfileRecord> = BTreeMap::new();
        let (mut counts, mut as_of) = (BTreeMap::<&str, u32>::new(), None::<Day>);
        for (person, unlisted, code) in &lacking {
            if let Some(profile) = known.remove(person) {
                filled.insert(*person, profile);
            }
            let Some(profile) = filled.get_mut(person) else { continue };
            set(profile, unlisted.list, code);
            as_of = as_of.max(Some(profile.from));
            *counts.entry(unlisted.list.code()).or_default() += 1;
        }
        let batch = self.draw(BatchId::draw);
        let record = Batch {
            id: batch,
            kind: BatchKind::Filled,
            file: String::new(),
            // No file: what tells it from others is its number.
            sha256: format!("fill-{batch}"),
            as_of: as_of.unwrap_or_else(|| self.today()),
            recorded: self.now(),
        };
        tx.add_batch(&record).await?;
        let filled: Vec<ProfileRecord> = filled.into_values().collect();
        tx.add_profiles(&filled, self.now(), Some(batch)).await?;
        let people = filled.len() as u32;
        let data = json!({ "people": people, "lists": counts });
        self.record(&mut tx, permit.actor(), "fill-answered", &batch.to_string(), data).await?;
        self.begin_edition(&mut tx).await?;
        tx.commit().await?;
        Ok(Some(Filled { batch, people }))
    }
}

/// Whose records lack a value that was explained since: the person, the text, and
/// the value's code; and the profiles, where somebody is asked about. Only what
/// profiles hold as one value can be filled.
pub(super) async fn fillable(
    tx: &mut Tx,
    questions: &[Question],
    habits: &Habits,
) -> Result<(Vec<(PersonId, Unlisted, String)>, HashMap<PersonId, ProfileRecord>), DeskError> {
    let mut wanted = Vec::new();
    for question in questions {
        let Some((person, (list, text))) = question.person.zip(question.unlisted.as_ref()) else {
            continue;
        };
        let Some(list) = ValueList::read(list) else { continue };
        if let Some(code) = habits.code(list, text) {
            let unlisted = Unlisted { list, text: text.clone() };
            wanted.push((person, unlisted, code.to_owned()));
        }
    }
    if wanted.is_empty() {
        return Ok((wanted, HashMap::new()));
    }
    let profiles = tx.profiles(latest()).await?;
    let profiles: HashMap<PersonId, ProfileRecord> =
        profiles.into_iter().map(|profile| (profile.person, profile)).collect();
    wanted.retain(|(person, unlisted, _)| {
        profiles.get(person).is_some_and(|profile| lacks(profile, unlisted.list))
    });
    // Of one person who was asked about in several batches the last is taken.
    let mut once: BTreeMap<(PersonId, ValueList), (Unlisted, String)> = BTreeMap::new();
    for (person, unlisted, code) in wanted {
        once.insert((person, unlisted.list), (unlisted, code));
    }
    let each = once.into_iter();
    let lacking = each.map(|((person, _), (unlisted, code))| (person, unlisted, code)).collect();
    Ok((lacking, profiles))
}

fn lacks(profile: &ProfileRecord, list: ValueList) -> bool {
    match list {
        ValueList::Ethnicity => profile.ethnicity.is_none(),
        ValueList::Theory => profile.theory.is_none(),
        ValueList::Education => profile.education.is_none(),
        ValueList::Management => profile.management.is_none(),
        _ => false,
    }
}

fn set(profile: &mut ProfileRecord, list: ValueList, code: &str) {
    match list {
        ValueList::Ethnicity => profile.ethnicity = Ethnicity::read(code),
        ValueList::Theory => profile.theory = CodeList::read(code),
        ValueList::Education => profile.education = CodeList::read(code),
        ValueList::Management => profile.management = CodeList::read(code),
        _ => {}
    }
}
