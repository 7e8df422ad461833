//! Where and as of which day the bench is read when nobody says.

use super::ground::top_unit;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::Day;
use std::collections::HashSet;

impl Desk {
    /// The unit at the top of what the account covers that has posts, by code;
    /// and today while a term of a plan in the unit (or that one) and below runs,
    /// else the day of the last decision there.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn bench_place(
        &self,
        permit: &Permit<ReadPeople>,
        unit: Option<&str>,
    ) -> Result<(String, Day), DeskError> {
        let today = self.today();
        let scene = self.scene(today).await?;
        let top = top_unit(&scene, permit, unit)?;
        let code = scene.roster.unit(top).code.clone();
        let within = |plan: &&store::PlanRecord| {
            let unit = scene.roster.find_unit(plan.unit);
            unit.is_some_and(|unit| scene.roster.is_within(unit, top))
        };
        let own: Vec<_> = scene.planned.plans.iter().filter(within).collect();
        if own.iter().any(|plan| plan.term.last_year() >= today.year()) {
            return Ok((code, today));
        }
        let own: HashSet<_> = own.into_iter().map(|plan| plan.id).collect();
        let entries = own.iter().flat_map(|plan| scene.planned.of_plan(*plan));
        let last = entries.flat_map(|entry| &entry.history).map(|event| event.on).max();
        Ok((code, last.unwrap_or(today)))
    }
}
