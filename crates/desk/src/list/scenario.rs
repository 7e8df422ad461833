//! Scenarios: copies of a list to try things on (R9).

use super::Bench;
use super::edit::ListRef;
use crate::{Desk, DeskError, DraftList, Permit};
use base::ScenarioId;
use plan::ReviewState;
use serde_json::json;
use store::{ScenarioRecord, ScenarioState};

/// The longest name of a scenario, in letters.
const LONGEST_NAME: usize = 80;
/// The most scenarios of one review that are open at a time: more are not
/// compared, they are lost sight of.
const MOST_OPEN: usize = 12;

impl Desk {
    /// Copies a list into a scenario of its own.
    ///
    /// # Errors
    /// [`DeskError::BadScenarioName`], [`DeskError::TooMany`], a refusal once the
    /// review is decided.
    pub async fn make_scenario(
        &self,
        permit: &Permit<DraftList>,
        from: ListRef,
        name: &str,
    ) -> Result<ScenarioId, DeskError> {
        let bad = || DeskError::BadScenarioName { text: name.trim().to_owned() };
        let name = plan::one_line(name).map_err(|_| bad())?;
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(bad());
        }
        let mut tx = self.store.write().await?;
        let bench = Bench::load(self, &mut tx, from.review, from.scenario).await?;
        bench.guard(permit)?;
        if bench.review.state != ReviewState::Open {
            return Err(plan::Refusal::AlreadyDecided.into());
        }
        let known = tx.scenarios(from.review).await?;
        let open = known.iter().filter(|one| one.state == ScenarioState::Open);
        if open.count() >= MOST_OPEN {
            return Err(DeskError::TooMany { what: "scenarios", most: MOST_OPEN as u32 });
        }
        let scenario = ScenarioRecord {
            id: self.draw(ScenarioId::draw),
            review: from.review,
            name,
            proposals: bench.proposals().to_vec(),
            by: permit.actor().display_name.clone(),
            made: self.now(),
            state: ScenarioState::Open,
        };
        tx.add_scenario(&scenario).await?;
        let data = json!({ "scenario": scenario.id, "from": from.scenario });
        let subject = from.review.to_string();
        self.record(&mut tx, permit.actor(), "make-scenario", &subject, data).await?;
        tx.commit().await?;
        Ok(scenario.id)
    }

    /// Puts a scenario away. It stays, with its moves, and is no longer offered.
    ///
    /// # Errors
    /// [`DeskError::ScenarioClosed`].
    pub async fn put_scenario_away(
        &self,
        permit: &Permit<DraftList>,
        list: ListRef,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut bench = Bench::load(self, &mut tx, list.review, list.scenario).await?;
        bench.guard(permit)?;
        let scenario = bench.scenario.as_mut().ok_or(DeskError::ScenarioClosed)?;
        if scenario.state != ScenarioState::Open {
            return Err(DeskError::ScenarioClosed);
        }
        scenario.state = ScenarioState::PutAway;
        tx.save_scenario(scenario).await?;
        let data = json!({ "scenario": list.scenario });
        let subject = list.review.to_string();
        self.record(&mut tx, permit.actor(), "put-scenario-away", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
