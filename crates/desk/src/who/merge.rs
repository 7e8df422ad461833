//! Two records made one, or told apart: each a batch that can be undone.

use super::compare::Found;
use super::field::{Against, Field};
use super::pair::{Known, contradiction, fields};
use super::profile_within;
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{BatchId, DifferenceId, PersonId};
use roster::{CodeList, Grade};
use serde_json::json;
use store::{Answer, BatchKind, DifferenceRecord, EvaluationRecord, ProfileRecord};
use words::Words;

/// Why two records cannot be made one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefusal {
    /// They are one already.
    #[error("both records are of one person already")]
    Same,
    /// Their citizen IDs are of two citizens.
    #[error("the citizen IDs of the two records differ")]
    Cards,
    /// The procedure rests on both: by code, where each stands.
    #[error("the procedure rests on both records: {one:?}, {other:?}")]
    BothRest {
        /// Where the one stands.
        one: Vec<&'static str>,
        /// Where the other stands.
        other: Vec<&'static str>,
    },
}

impl MergeRefusal {
    /// What stands against it, in words.
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::Same => words.text("who-same"),
            Self::Cards => words.text("who-cards"),
            Self::BothRest { one, other } => {
                let (one, other) = (places(one, words), places(other, words));
                let args = [("one", one.as_str().into()), ("other", other.as_str().into())];
                words.with("who-both-rest", &args)
            }
        }
    }
}

/// Where the procedure rests on a record, in words.
pub fn places(rests: &[&str], words: &Words) -> String {
    let key = |place: &str| match place {
        "plan" => "who-rests-plan",
        "roll" => "who-rests-roll",
        "conference" => "who-rests-conference",
        "review" => "who-rests-review",
        _ => "who-rests-step",
    };
    rests.iter().map(|place| words.text(key(place))).collect::<Vec<_>>().join(", ")
}

/// Two records that are one from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The batch.
    pub batch: BatchId,
    /// The record that stands for both.
    pub kept: PersonId,
    /// The other one.
    pub gone: PersonId,
}

/// Which record stands for both: the one on which the procedure rests, else the
/// first.
pub(super) fn direction(one: &Known, other: &Known) -> Result<(PersonId, PersonId), MergeRefusal> {
    if let Some(refusal) = contradiction(one, other) {
        return Err(refusal);
    }
    let ids = (one.profile.person, other.profile.person);
    match (one.rests.is_empty(), other.rests.is_empty()) {
        (false, false) => {
            Err(MergeRefusal::BothRest { one: one.rests.clone(), other: other.rests.clone() })
        }
        (true, false) => Ok((ids.1, ids.0)),
        _ => Ok(ids),
    }
}

impl Desk {
    /// Makes two records one person's. Nothing is rewritten: one of them stands
    /// for both from now on, with a profile put together. Where both state a
    /// field, the value of `one` stands, but for the fields in `take`, which are
    /// taken of `other`.
    ///
    /// # Errors
    /// [`DeskError::Merge`], [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn merge_people(
        &self,
        permit: &Permit<ImportRecords>,
        (one, other): (PersonId, PersonId),
        take: &[Field],
    ) -> Result<Merged, DeskError> {
        let mut tx = self.store.write().await?;
        let first = Known::load(&mut tx, permit, self.today(), one).await?;
        let second = Known::load(&mut tx, permit, self.today(), other).await?;
        let (kept, gone) = direction(&first, &second)?;
        let profile = together(kept, &first, &second, take);
        let batch = self.decided(&mut tx, BatchKind::Merge, profile.from).await?;
        tx.add_merge(gone, kept, batch).await?;
        tx.add_profiles(&[profile], self.now(), Some(batch)).await?;
        let not_chosen: Vec<DifferenceRecord> = not_chosen(&first, &second, take)
            .into_iter()
            .map(|found| self.kept_known(batch, kept, found))
            .collect();
        tx.add_differences(&not_chosen).await?;
        let grades = grades(kept, &first, &second, take);
        tx.add_evaluations(&grades, self.now(), Some(batch)).await?;
        self.begin_edition(&mut tx).await?;
        let data = json!({ "kept": kept.to_string(), "gone": gone.to_string() });
        self.record(&mut tx, permit.actor(), "merge-people", &batch.to_string(), data).await?;
        tx.commit().await?;
        Ok(Merged { batch, kept, gone })
    }

    /// What was not chosen, as a difference that is answered: a file that says it
    /// again asks nothing.
    fn kept_known(&self, batch: BatchId, person: PersonId, found: Found) -> DifferenceRecord {
        DifferenceRecord {
            id: self.draw(DifferenceId::draw),
            batch,
            sheet: String::new(),
            row: 0,
            header: String::new(),
            person,
            field: found.field.code(),
            known: found.known,
            brought: found.brought,
            answer: Some(Answer::Keep),
        }
    }

    /// Keeps that two records are two people, so that nobody is asked again.
    ///
    /// # Errors
    /// [`DeskError::Merge`] when they are one, [`DeskError::NotFound`],
    /// [`DeskError::OutsideScope`].
    pub async fn tell_apart(
        &self,
        permit: &Permit<ImportRecords>,
        one: PersonId,
        other: PersonId,
    ) -> Result<BatchId, DeskError> {
        let mut tx = self.store.write().await?;
        let first = profile_within(&mut tx, permit, self.today(), one).await?.person;
        let second = profile_within(&mut tx, permit, self.today(), other).await?.person;
        if first == second {
            return Err(MergeRefusal::Same.into());
        }
        if tx.apart().await?.contains(&(first.min(second), first.max(second))) {
            return Err(DeskError::AlreadyApart);
        }
        let batch = self.decided(&mut tx, BatchKind::Apart, self.today()).await?;
        tx.add_apart(first, second, batch).await?;
        let data = json!({ "one": first.to_string(), "other": second.to_string() });
        self.record(&mut tx, permit.actor(), "tell-apart", &batch.to_string(), data).await?;
        tx.commit().await?;
        Ok(batch)
    }
}

/// The profile of both: what either states, and where both do, as was chosen. It
/// holds from the later of their days, so that earlier days stay as they were.
fn together(kept: PersonId, one: &Known, other: &Known, take: &[Field]) -> ProfileRecord {
    let (first, second) = (&one.profile, &other.profile);
    let mut profile = ProfileRecord {
        person: kept,
        from: first.from.max(second.from),
        retirement_override: first.retirement_override.or(second.retirement_override),
        disciplines_stated: first.disciplines_stated || second.disciplines_stated,
        ..first.clone()
    };
    for field in Field::of_profile() {
        let Some(new) = field.get(second) else { continue };
        let is_taken = match field.get(first) {
            None => true,
            Some(old) => take.contains(&field) || field.against(&old, &new) == Against::Closer,
        };
        if is_taken {
            // It was read from a profile, so a profile can hold it.
            let _ = field.set(&mut profile, &new);
        }
    }
    profile
}

/// The values that were not chosen, where the two say a field otherwise.
fn not_chosen(one: &Known, other: &Known, take: &[Field]) -> Vec<Found> {
    let of = |field: Field| {
        let (a, b) = (one.get(field)?, other.get(field)?);
        if field.against(&a, &b) != Against::Differs {
            return None;
        }
        let (known, brought) = if take.contains(&field) { (b, a) } else { (a, b) };
        Some(Found { field, known, brought })
    };
    fields(one, other).into_iter().filter_map(of).collect()
}

/// The chosen grade of each year of which the two say another.
fn grades(kept: PersonId, one: &Known, other: &Known, take: &[Field]) -> Vec<EvaluationRecord> {
    let chosen = |field: Field| {
        let Field::Evaluation(year) = field else { return None };
        let (a, b) = (one.get(field)?, other.get(field)?);
        let code = if take.contains(&field) { &b } else { &a };
        let grade = Grade::read(code)?;
        (a != b).then_some(EvaluationRecord { person: kept, year, grade })
    };
    fields(one, other).into_iter().filter_map(chosen).collect()
}
