//! Looking for people, narrowed by what is known of them.

use super::covered;
use crate::scene::{current_title, roster_of};
use crate::{Desk, DeskError, ImportRecords, Permit, ReadPeople, ReadSensitive};
use base::{CitizenId, Day, PartialDate, PersonId};
use roster::{Ethnicity, Person, PersonIx, Roster, Sex, UnitIx, Wanted};
use std::collections::HashSet;
use std::sync::Arc;
use store::Tx;

/// What narrows a search for people; what is left out does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Words of the name, of the unit beside it, or a number.
    pub words: String,
    /// A unit by its code, or by words of its name; those below it count.
    pub unit: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// The least age in whole years, today.
    pub age_from: Option<u16>,
    /// The greatest age in whole years, today.
    pub age_to: Option<u16>,
    /// Ethnic group; only for those who may read a person's sensitive facts.
    pub ethnicity: Option<Ethnicity>,
    /// Whether the person stands in some plan today.
    pub planned: Option<bool>,
}

impl PeopleFilter {
    /// Whether it asks for everybody.
    pub fn is_empty(&self) -> bool {
        let words = Self { words: self.words.trim().to_owned(), ..self.clone() };
        words == Self::default()
    }
}

/// Somebody found, as of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth: PartialDate,
    /// Ethnic group, where the reader may know it.
    pub ethnicity: Option<Ethnicity>,
    /// The present title; empty when none is known.
    pub title: String,
    /// The unit: code and name.
    pub unit: (String, String),
}

/// Who was found: the best, and how many fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundPeople {
    /// The best, best first.
    pub people: Vec<FoundPerson>,
    /// All who fit.
    pub total: usize,
}

impl Desk {
    /// Looks for people whom the account covers, as of today. Best first; without
    /// words in the order of lists. At most `most` are named, all are counted.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for a unit that is not there,
    /// [`DeskError::Forbidden`] for an ethnic group that may not be asked for.
    pub async fn search_people(
        &self,
        permit: &Permit<ReadPeople>,
        filter: &PeopleFilter,
        most: usize,
    ) -> Result<FoundPeople, DeskError> {
        let (actor, today) = (permit.actor(), self.today());
        if filter.ethnicity.is_some() {
            actor.permit::<ReadSensitive>()?;
        }
        let mut tx = self.store.read().await?;
        let roster = roster_of(&mut tx, &self.shelf, today).await?;
        let covers = covered(&roster, actor.unit);
        let unit = match filter.unit.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => Some(self.unit_called(&roster, &covers, text)?),
            None => None,
        };
        let planned = match filter.planned {
            None => None,
            Some(wanted) => Some((wanted, self.planned_for(permit).await?)),
        };
        let narrow = Narrow::of((&roster, today), filter, covers, unit, planned);
        let keep = |at: PersonIx, unit: UnitIx| narrow.keeps(&roster, at, unit);
        let whole = |at: PersonIx| keep(at, roster.person(at).unit);
        let numbered = match actor.has::<ImportRecords>() {
            true => by_number(&mut tx, &filter.words).await?,
            false => Vec::new(),
        };
        let numbered: Vec<PersonIx> = numbered
            .into_iter()
            .filter_map(|id| roster.find_person(id))
            .filter(|at| whole(*at))
            .collect();
        let (best, total) = match Wanted::of(&filter.words) {
            _ if !numbered.is_empty() => (numbered.clone(), numbered.len()),
            Some(wanted) => {
                let hits = self.shelf.directory(&roster).people(&wanted, keep, most);
                (hits.best, hits.total)
            }
            None => {
                let all: Vec<PersonIx> =
                    roster.people().map(|(at, _)| at).filter(|at| whole(*at)).collect();
                let total = all.len();
                (all, total)
            }
        };
        let sensitive = actor.has::<ReadSensitive>();
        let people =
            best.into_iter().take(most).map(|at| found(&roster, today, at, sensitive)).collect();
        Ok(FoundPeople { people, total })
    }
}

impl Desk {
    /// Who stands in some plan today that the reader may see.
    async fn planned_for(
        &self,
        permit: &Permit<ReadPeople>,
    ) -> Result<HashSet<PersonId>, DeskError> {
        let mut scene = self.scene(self.today()).await?;
        scene.without_secret_of(permit);
        let standing = scene.planned.entries.iter().filter(|entry| entry.stands(scene.day));
        Ok(standing.map(|entry| entry.person).collect())
    }

    /// The unit of this code, else the first of whose name these are words, among
    /// those that are covered.
    fn unit_called(
        &self,
        roster: &Arc<Roster>,
        covers: &[bool],
        text: &str,
    ) -> Result<UnitIx, DeskError> {
        let named = || {
            let wanted = Wanted::of(text)?;
            let keep = |at: UnitIx| covers[at.at()];
            self.shelf.directory(roster).units(&wanted, keep, 1).best.first().copied()
        };
        let exact = roster.unit_with_code(text).filter(|at| covers[at.at()]);
        exact.or_else(named).ok_or_else(|| DeskError::not_found("unit", text))
    }

    /// The units that the account covers: code and name, in the order of the
    /// tree.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn covered_units(
        &self,
        permit: &Permit<ReadPeople>,
    ) -> Result<Vec<(String, String)>, DeskError> {
        let mut tx = self.store.read().await?;
        let roster = roster_of(&mut tx, &self.shelf, self.today()).await?;
        let covers = covered(&roster, permit.actor().unit);
        let units = roster.units().filter(|(at, _)| covers[at.at()]);
        Ok(units.map(|(_, unit)| (unit.code.clone(), unit.name.clone())).collect())
    }
}

/// A filter, worked out against a roster.
struct Narrow {
    covered: Vec<bool>,
    below: Option<Vec<bool>>,
    planned: Option<(bool, HashSet<PersonId>)>,
    /// Whether nothing but the unit narrows.
    units_only: bool,
    filter: PeopleFilter,
    today: Day,
}

impl Narrow {
    fn of(
        (roster, today): (&Roster, Day),
        filter: &PeopleFilter,
        covered_units: Vec<bool>,
        below: Option<UnitIx>,
        planned: Option<(bool, HashSet<PersonId>)>,
    ) -> Self {
        let below = below.map(|at| covered(roster, Some(roster.unit(at).id)));
        let (covered, filter) = (covered_units, filter.clone());
        let rest = PeopleFilter { words: String::new(), unit: None, ..filter.clone() };
        let units_only = rest == PeopleFilter::default();
        Self { covered, below, planned, units_only, filter, today }
    }

    /// Units first: they need no look at the person.
    fn keeps(&self, roster: &Roster, at: PersonIx, unit: UnitIx) -> bool {
        let unit = unit.at();
        let below = self.below.as_ref().is_none_or(|below| below[unit]);
        self.covered[unit] && below && (self.units_only || self.keeps_person(roster.person(at)))
    }

    fn keeps_person(&self, person: &Person) -> bool {
        let filter = &self.filter;
        filter.sex.is_none_or(|sex| person.sex == sex)
            && filter.ethnicity.is_none_or(|group| person.ethnicity == Some(group))
            && self.fits_age(person)
            && self.planned.as_ref().is_none_or(|(wanted, who)| who.contains(&person.id) == *wanted)
    }

    /// Of a date of birth known to the month or the year, each day it can mean
    /// counts.
    fn fits_age(&self, person: &Person) -> bool {
        let oldest = || years(person.birth.earliest(), self.today);
        let youngest = || years(person.birth.latest(), self.today);
        self.filter.age_from.is_none_or(|from| oldest() >= i32::from(from))
            && self.filter.age_to.is_none_or(|to| youngest() <= i32::from(to))
    }
}

/// Whole years between two days.
fn years(from: Day, to: Day) -> i32 {
    let months = to.month().since(from.month());
    let full = if to.day_of_month() < from.day_of_month() { months - 1 } else { months };
    full.div_euclid(12)
}

/// People by a number: the office's, the citizen card's, or the system's.
async fn by_number(tx: &mut Tx, text: &str) -> Result<Vec<PersonId>, DeskError> {
    let text = text.trim();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let mut people = tx.people_with_code(text).await?;
    if let Ok(id) = CitizenId::parse(text) {
        people.extend(tx.people_with_citizen_id(&id).await?);
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

fn found(roster: &Roster, today: Day, at: PersonIx, sensitive: bool) -> FoundPerson {
    let person = roster.person(at);
    let unit = roster.unit(person.unit);
    FoundPerson {
        id: person.id,
        name: person.name.as_str().to_owned(),
        sex: person.sex,
        birth: person.birth,
        ethnicity: person.ethnicity.filter(|_| sensitive),
        title: current_title(roster, today, at).unwrap_or_default(),
        unit: (unit.code.clone(), unit.name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_whole_on_the_birthday_and_not_the_day_before() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(years(day("1980-03-15"), day("2017-03-14")), 36);
        assert_eq!(years(day("1980-03-15"), day("2017-03-15")), 37);
        assert_eq!(years(day("1980-12-31"), day("2017-01-01")), 36);
        assert_eq!(years(day("1980-02-29"), day("2017-02-28")), 36);
    }
}
