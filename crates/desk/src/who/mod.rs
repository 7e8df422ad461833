//! Who is who: pairs that may be one person, two records made one or told apart,
//! and what files state otherwise than the records.

pub mod compare;
pub mod differences;
pub mod doubles;
pub mod field;
pub mod merge;
pub mod pair;

use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{BatchId, Day, PersonId, PostId, UnitId};
use std::collections::HashMap;
use store::{Batch, BatchKind, ProfileRecord, Tx};

/// After every record: who people are does not depend on a day.
pub(crate) fn latest() -> Day {
    Day::from_days_since_1970(60_000)
}

/// The names of units and posts, for showing values that name them.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub(crate) units: HashMap<UnitId, String>,
    pub(crate) posts: HashMap<PostId, String>,
}

impl Names {
    pub(crate) async fn load(tx: &mut Tx) -> Result<Self, DeskError> {
        let units = tx.units(latest()).await?;
        let posts = tx.posts().await?;
        Ok(Self {
            units: units.into_iter().map(|unit| (unit.id, unit.name)).collect(),
            posts: posts.into_iter().map(|post| (post.id, post.title)).collect(),
        })
    }

    /// A unit's name.
    pub(crate) fn unit(&self, id: UnitId) -> String {
        self.units.get(&id).cloned().unwrap_or_default()
    }
}

/// Which units an account covers, asked once each.
pub(crate) struct Covered<'p> {
    permit: &'p Permit<ImportRecords>,
    today: Day,
    known: HashMap<UnitId, bool>,
}

impl<'p> Covered<'p> {
    pub(crate) fn new(permit: &'p Permit<ImportRecords>, today: Day) -> Self {
        Self { permit, today, known: HashMap::new() }
    }

    pub(crate) async fn has(&mut self, tx: &mut Tx, unit: UnitId) -> Result<bool, DeskError> {
        if let Some(known) = self.known.get(&unit) {
            return Ok(*known);
        }
        let covers = match self.permit.covers_unit(tx, unit, self.today).await {
            Ok(()) => true,
            Err(DeskError::OutsideScope { .. }) => false,
            Err(error) => return Err(error),
        };
        self.known.insert(unit, covers);
        Ok(covers)
    }
}

/// The latest profile of a person that the account covers.
pub(crate) async fn profile_within(
    tx: &mut Tx,
    permit: &Permit<ImportRecords>,
    today: Day,
    person: PersonId,
) -> Result<ProfileRecord, DeskError> {
    let profile = tx.profile_history(person).await?.pop();
    let profile = profile.ok_or_else(|| DeskError::not_found("person", person.to_string()))?;
    permit.covers_unit(tx, profile.unit, today).await?;
    Ok(profile)
}

impl Desk {
    /// Opens a batch for something that was decided.
    pub(crate) async fn decided(
        &self,
        tx: &mut Tx,
        kind: BatchKind,
        as_of: Day,
    ) -> Result<BatchId, DeskError> {
        let id = self.draw(BatchId::draw);
        let (file, sha256, recorded) = (String::new(), String::new(), self.now());
        tx.add_batch(&Batch { id, kind, file, sha256, as_of, recorded }).await?;
        Ok(id)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use base::{PartialDate, PersonId, PersonName, UnitId};
    use roster::Sex;
    use store::ProfileRecord;

    /// A profile with nothing stated but what must be.
    pub(crate) fn profile(person: i64, name: &str, unit: UnitId) -> ProfileRecord {
        ProfileRecord {
            person: PersonId(person),
            from: "2017-01-01".parse().unwrap(),
            unit,
            name: PersonName::parse(name).unwrap(),
            sex: Sex::Female,
            birth: PartialDate::parse("1978-02-05").unwrap(),
            ethnicity: None,
            religion: None,
            hometown: None,
            post_text: None,
            education: None,
            education_text: None,
            theory: None,
            management: None,
            party_probationary: None,
            party_official: None,
            retirement_override: None,
            science: None,
            background_verified: None,
            disciplines_stated: false,
            pending_post: None,
            citizen_id: None,
        }
    }
}
