//! Pairs of records that may be one person.

use super::field::{Against, Field};
use super::{Covered, Names, latest};
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{PartialDate, PersonId, PersonName, UnitId, fold};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::ProfileRecord;

/// Fields by which a pair is told, in the order in which they are shown.
const TOLD_BY: [Field; 7] = [
    Field::Name,
    Field::Birth,
    Field::Sex,
    Field::CitizenId,
    Field::Hometown,
    Field::Unit,
    Field::PostText,
];

/// One record of a pair.
#[derive(Debug, Clone)]
pub struct Half {
    /// The person.
    pub id: PersonId,
    /// The name.
    pub name: PersonName,
    /// The birth date.
    pub birth: PartialDate,
    /// The name of the unit.
    pub unit: String,
    /// The office's number.
    pub code: Option<String>,
}

/// A pair that may be one person.
#[derive(Debug, Clone)]
pub struct Double {
    /// The one record.
    pub one: Half,
    /// The other.
    pub other: Half,
    /// What both say alike.
    pub agrees: Vec<Field>,
    /// What they say otherwise.
    pub differs: Vec<Field>,
}

/// The pairs, a page of them.
#[derive(Debug, Clone)]
pub struct Doubles {
    /// How many there are.
    pub total: usize,
    /// Those of the page.
    pub pairs: Vec<Double>,
    /// Units with such records: code and name, by code.
    pub units: Vec<(String, String)>,
}

impl Desk {
    /// The pairs of records that may be one person: of one name, whose birth
    /// dates and citizen IDs do not tell them apart, and that nobody told apart.
    /// Those of a unit, by code, where one is given; `size` from `from` on.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn doubles(
        &self,
        permit: &Permit<ImportRecords>,
        unit: Option<&str>,
        from: usize,
        size: usize,
    ) -> Result<Doubles, DeskError> {
        let mut tx = self.store.read().await?;
        let (apart, profiles) = (tx.apart().await?, tx.profiles(latest()).await?);
        let (names, mut covered) =
            (Names::load(&mut tx).await?, Covered::new(permit, self.today()));
        let units: HashMap<UnitId, String> =
            tx.units(latest()).await?.into_iter().map(|unit| (unit.id, unit.code)).collect();
        let codes: HashMap<PersonId, String> =
            tx.people().await?.into_iter().filter_map(|it| Some((it.id, it.code?))).collect();
        let mut within = Vec::new();
        for (one, other) in pairs(&profiles, &apart) {
            if covered.has(&mut tx, one.unit).await? && covered.has(&mut tx, other.unit).await? {
                within.push((one, other));
            }
        }
        let code = |unit: UnitId| units.get(&unit).map_or("", String::as_str);
        let mut named = BTreeMap::new();
        for (one, other) in &within {
            for id in [one.unit, other.unit] {
                named.insert(code(id).to_owned(), names.unit(id));
            }
        }
        if let Some(unit) = unit {
            within.retain(|(one, other)| code(one.unit) == unit || code(other.unit) == unit);
        }
        let half = |profile: &ProfileRecord| Half {
            id: profile.person,
            name: profile.name.clone(),
            birth: profile.birth,
            unit: names.unit(profile.unit),
            code: codes.get(&profile.person).cloned(),
        };
        let page = within.iter().skip(from).take(size);
        let pairs = page
            .map(|(one, other)| {
                let (agrees, differs) = told_by(one, other);
                Double { one: half(one), other: half(other), agrees, differs }
            })
            .collect();
        Ok(Doubles { total: within.len(), pairs, units: named.into_iter().collect() })
    }
}

/// What two records say alike and otherwise, of what both state.
fn told_by(one: &ProfileRecord, other: &ProfileRecord) -> (Vec<Field>, Vec<Field>) {
    let stated = TOLD_BY
        .iter()
        .filter_map(|field| Some((*field, field.against(&field.get(one)?, &field.get(other)?))));
    let (differs, agrees): (Vec<_>, Vec<_>) =
        stated.partition(|(_, against)| *against == Against::Differs);
    let fields = |all: Vec<(Field, Against)>| all.into_iter().map(|(field, _)| field).collect();
    (fields(agrees), fields(differs))
}

/// The pairs, in the order of the profiles.
fn pairs<'p>(
    profiles: &'p [ProfileRecord],
    apart: &HashSet<(PersonId, PersonId)>,
) -> Vec<(&'p ProfileRecord, &'p ProfileRecord)> {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        by_name.entry(fold(profile.name.as_str())).or_default().push(at);
    }
    let mut found = Vec::new();
    for group in by_name.into_values().filter(|group| group.len() > 1) {
        for (place, one) in group.iter().enumerate() {
            for other in &group[place + 1..] {
                let (a, b) = (&profiles[*one], &profiles[*other]);
                let pair = (a.person.min(b.person), a.person.max(b.person));
                if may_be_one(a, b) && !apart.contains(&pair) {
                    found.push((*one, *other));
                }
            }
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(one, other)| (&profiles[one], &profiles[other])).collect()
}

/// Whether birth dates can be of one day and citizen IDs of one citizen.
fn may_be_one(one: &ProfileRecord, other: &ProfileRecord) -> bool {
    one.birth.may_be(other.birth) && !cards_differ(one, other)
}

/// Whether both state a citizen ID and the two cannot be of one citizen.
pub(super) fn cards_differ(one: &ProfileRecord, other: &ProfileRecord) -> bool {
    match (&one.citizen_id, &other.citizen_id) {
        (Some(one), Some(other)) => one.tells_apart(other),
        _ => false,
    }
}
