//! Changing the roster by hand: only before the conference is opened, only with
//! a reason, which the minutes repeat.

use super::AtWork;
use crate::review::convene::body_members;
use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, ReviewId};
use plan::RosterChange;
use serde_json::json;

impl Desk {
    /// Calls one more person to the conference of step `number`.
    ///
    /// # Errors
    /// [`DeskError::AlreadyCalled`], [`DeskError::Conference`] without a
    /// reason, [`DeskError::Refused`] unless it is called and not yet opened.
    pub async fn add_to_roster(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        person: PersonId,
        reason: &str,
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        work.must_be_called()?;
        let day = work.step()?.state.day().unwrap_or(work.review.law_day);
        let scene = Scene::load(&mut work.tx, self.shelf.clone(), day).await?;
        let ix = scene.person(person)?;
        let name = scene.roster.person(ix).name.as_str().to_owned();
        let step = work.id()?;
        if work.tx.summons(step).await?.iter().any(|one| one.person == person) {
            return Err(DeskError::AlreadyCalled { name });
        }
        let capacity = scene.current_title(ix).unwrap_or_default();
        let (unit, rule) = (scene.unit(work.review.unit)?, work.step()?.rule.roster);
        // Whoever is called beside the members of a body is no member of it.
        let body = body_members(&scene, unit, rule);
        let member = body.is_none_or(|members| members.contains(&ix));
        let called = self.call(vec![(person, capacity.clone(), member)]);
        work.tx.add_summons(step, &called).await?;
        let by = permit.actor().name.clone();
        let reason = reason.to_owned();
        let change = RosterChange { person, name, capacity, added: true, reason, by };
        self.change_roster(permit, work, change).await
    }

    /// Takes a person off the roster of step `number`.
    ///
    /// # Errors
    /// As [`Self::add_to_roster`]; [`DeskError::NotCalled`].
    pub async fn take_off_roster(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        person: PersonId,
        reason: &str,
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        work.must_be_called()?;
        let one = work.summoned(person).await?;
        let day = work.review.law_day;
        let roster = crate::scene::roster_of(&mut work.tx, &self.shelf, day).await?;
        let known = roster.find_person(person);
        let name = known.map(|ix| roster.person(ix).name.as_str().to_owned());
        let step = work.id()?;
        work.tx.remove_summons(step, person).await?;
        let change = RosterChange {
            person,
            name: name.unwrap_or_else(|| person.to_string()),
            capacity: one.capacity,
            added: false,
            reason: reason.to_owned(),
            by: permit.actor().name.clone(),
        };
        self.change_roster(permit, work, change).await
    }

    async fn change_roster(
        &self,
        permit: &Permit<RunReview>,
        mut work: AtWork,
        change: RosterChange,
    ) -> Result<(), DeskError> {
        let data = json!({ "step": work.number, "person": change.person, "added": change.added,
            "reason": change.reason.trim() });
        work.record.conference.change_roster(change)?;
        let (step, number) = (work.id()?, work.number);
        let called = work.tx.summons(step).await?.len() as u32;
        // A body has the members it has; a gathering without a body is as
        // large as the number called to it.
        let day = work.step()?.state.day().unwrap_or(work.review.law_day);
        let scene = Scene::load(&mut work.tx, self.shelf.clone(), day).await?;
        let (unit, rule) = (scene.unit(work.review.unit)?, work.step()?.rule.roster);
        let body = body_members(&scene, unit, rule);
        let members = body.map_or(called, |members| members.len() as u32);
        work.review.resize_roster(number, called, members)?;
        work.tx.save_review(&work.review).await?;
        work.save_record().await?;
        self.conclude_work(permit, work, "change-roster", data).await
    }
}
