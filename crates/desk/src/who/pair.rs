//! Two records side by side, field by field.

use super::doubles::cards_differ;
use super::field::{Against, Field};
use super::merge::{MergeRefusal, direction};
use super::{Names, profile_within};
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{Day, PersonId};
use roster::{CodeList, Grade};
use serde_json::json;
use std::collections::BTreeMap;
use store::{BatchKind, ProfileRecord, Tx};

/// One of the two records.
#[derive(Debug, Clone)]
pub struct Side {
    /// The person.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The office's number.
    pub code: Option<String>,
    /// The name of the unit.
    pub unit: String,
    /// The files from which the profile came, with the days from which they hold.
    pub sources: Vec<(String, Day)>,
    /// Where it stands in what has been done, by code.
    pub rests: Vec<&'static str>,
}

/// How the two say a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Alike.
    Alike,
    /// Only one of them, or one more closely.
    OneSided,
    /// Otherwise: somebody has to choose.
    Differs,
}

/// A field of both.
#[derive(Debug, Clone)]
pub struct PairRow {
    /// The field.
    pub field: Field,
    /// What the one says.
    pub one: Option<String>,
    /// What the other says.
    pub other: Option<String>,
    /// How they stand to each other.
    pub standing: Standing,
}

/// Two records side by side.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The one.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// What they say.
    pub rows: Vec<PairRow>,
    /// Whether they were told apart.
    pub is_apart: bool,
    /// Why they cannot be made one.
    pub refusal: Option<MergeRefusal>,
}

/// What is known of one record.
pub(super) struct Known {
    pub(super) profile: ProfileRecord,
    pub(super) grades: BTreeMap<i16, Grade>,
    pub(super) rests: Vec<&'static str>,
}

impl Known {
    pub(super) async fn load(
        tx: &mut Tx,
        permit: &Permit<ImportRecords>,
        today: Day,
        person: PersonId,
    ) -> Result<Self, DeskError> {
        let profile = profile_within(tx, permit, today, person).await?;
        let group = tx.aliases().await?.group(person);
        let grades = tx.evaluations().await?.into_iter().filter(|it| it.person == profile.person);
        Ok(Self {
            grades: grades.map(|it| (it.year, it.grade)).collect(),
            rests: tx.rests_on(&group).await?,
            profile,
        })
    }

    /// What is said in a field.
    pub(super) fn get(&self, field: Field) -> Option<String> {
        match field {
            Field::Evaluation(year) => self.grades.get(&year).map(|it| it.code().to_owned()),
            _ => field.get(&self.profile),
        }
    }
}

/// All fields of which one of the two says something.
pub(super) fn fields(one: &Known, other: &Known) -> Vec<Field> {
    let mut years: Vec<i16> = one.grades.keys().chain(other.grades.keys()).copied().collect();
    years.sort_unstable();
    years.dedup();
    Field::of_profile().chain(years.into_iter().map(Field::Evaluation)).collect()
}

impl Desk {
    /// Two records side by side. The reading of both is recorded.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn pair(
        &self,
        permit: &Permit<ImportRecords>,
        one: PersonId,
        other: PersonId,
    ) -> Result<Pair, DeskError> {
        let mut tx = self.store.write().await?;
        let names = Names::load(&mut tx).await?;
        let first = Known::load(&mut tx, permit, self.today(), one).await?;
        let second = Known::load(&mut tx, permit, self.today(), other).await?;
        for known in [&first, &second] {
            let id = known.profile.person.to_string();
            self.record(&mut tx, permit.actor(), "read-person", &id, json!({})).await?;
        }
        let told = (first.profile.person, second.profile.person);
        let is_apart = tx.apart().await?.contains(&(told.0.min(told.1), told.0.max(told.1)));
        let pair = Pair {
            rows: rows(&first, &second, &names),
            is_apart,
            refusal: direction(&first, &second).err(),
            one: side(&mut tx, &first, &names).await?,
            other: side(&mut tx, &second, &names).await?,
        };
        tx.commit().await?;
        Ok(pair)
    }
}

fn rows(one: &Known, other: &Known, names: &Names) -> Vec<PairRow> {
    let row = |field: Field| {
        let (a, b) = (one.get(field), other.get(field));
        let standing = match (&a, &b) {
            (None, None) => return None,
            (Some(a), Some(b)) => match field.against(a, b) {
                Against::Same if field.against(b, a) == Against::Same => Standing::Alike,
                Against::Same | Against::Closer => Standing::OneSided,
                Against::Differs => Standing::Differs,
            },
            _ => Standing::OneSided,
        };
        let shown = |text: Option<String>| text.map(|text| field.shown(&text, names));
        Some(PairRow { field, one: shown(a), other: shown(b), standing })
    };
    fields(one, other).into_iter().filter_map(row).collect()
}

async fn side(tx: &mut Tx, known: &Known, names: &Names) -> Result<Side, DeskError> {
    let id = known.profile.person;
    let batches = tx.profile_batches(id).await?;
    let files = tx.batches().await?.into_iter();
    let code = tx.people().await?.into_iter().find(|person| person.id == id);
    Ok(Side {
        id,
        name: known.profile.name.as_str().to_owned(),
        code: code.and_then(|person| person.code),
        unit: names.unit(known.profile.unit),
        sources: files
            .filter(|batch| batch.kind == BatchKind::Import && batches.contains(&batch.id))
            .map(|batch| (batch.file, batch.as_of))
            .collect(),
        rests: known.rests.clone(),
    })
}

/// Why two records cannot be one whatever was done with them.
pub(super) fn contradiction(one: &Known, other: &Known) -> Option<MergeRefusal> {
    if one.profile.person == other.profile.person {
        return Some(MergeRefusal::Same);
    }
    cards_differ(&one.profile, &other.profile).then_some(MergeRefusal::Cards)
}
