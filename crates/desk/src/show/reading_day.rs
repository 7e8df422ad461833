//! The day as of which a page is read when none is named.

use crate::scene::{planned_in, roster_of};
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, PersonId};

impl Desk {
    /// Today while a plan's term runs; for a plan whose term is over the day of
    /// its last decision, because the law and the evaluations of today say
    /// nothing about it. Of several plans the latest such day.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn reading_day_of_unit(
        &self,
        _permit: &Permit<ReadPeople>,
        unit: &str,
    ) -> Result<Day, DeskError> {
        let mut tx = self.store.read().await?;
        let today = self.today();
        let planned = planned_in(&mut tx, &self.shelf).await?;
        let roster = roster_of(&mut tx, &self.shelf, today).await?;
        let id = roster.unit_with_code(unit.trim()).map(|unit| roster.unit(unit).id);
        let own = planned.plans.iter().filter(|plan| Some(plan.unit) == id);
        if own.clone().any(|plan| plan.term.last_year() >= today.year()) {
            return Ok(today);
        }
        let days = own.flat_map(|plan| planned.of_plan(plan.id)).flat_map(|entry| &entry.history);
        Ok(days.map(|event| event.on).max().unwrap_or(today))
    }

    /// The same for the plans in which a person stands.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn reading_day_of_person(
        &self,
        _permit: &Permit<ReadPeople>,
        person: PersonId,
    ) -> Result<Day, DeskError> {
        let mut tx = self.store.read().await?;
        let person = tx.aliases().await?.of(person);
        let today = self.today();
        let planned = planned_in(&mut tx, &self.shelf).await?;
        let own: Vec<_> = planned.entries.iter().filter(|entry| entry.person == person).collect();
        let runs = |id| {
            planned.plans.iter().any(|plan| plan.id == id && plan.term.last_year() >= today.year())
        };
        if own.iter().any(|entry| runs(entry.plan)) {
            return Ok(today);
        }
        Ok(own.iter().flat_map(|entry| &entry.history).map(|event| event.on).max().unwrap_or(today))
    }
}
