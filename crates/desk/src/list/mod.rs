//! Working on the list of a review: the official one and scenarios beside it.
//!
//! The official list is the review's own; it can be changed until the first
//! conference is called. Every change is a *move* with what takes it back, so
//! that each of them can be undone, one after the other, and the history of a
//! name is what was done about it.

pub mod adopt;
pub mod candidates;
pub mod compare;
pub mod edit;
pub mod gauges;
pub mod scenario;
pub mod show;
pub mod undo;

use crate::case_files::CaseFiles;
use crate::scene::Scene;
use crate::{Actor, Desk, DeskError, Permit, Right};
use base::{MoveId, ReviewId, ScenarioId};
use checks::{Candidate, Ground, Law, OtherEntries};
use plan::{Edit, Proposal, Review, ReviewState, StepState};
use roster::{PostIx, UnitIx};
use store::{MoveRecord, MoveState, PlanRecord, ScenarioRecord, ScenarioState, Tx};

/// A list under work, with what it is judged by.
pub(crate) struct Bench {
    pub scene: Scene,
    pub review: Review,
    /// The scenario; `None` for the official list.
    pub scenario: Option<ScenarioRecord>,
    pub plan: PlanRecord,
    pub unit: UnitIx,
    pub law: Law,
    /// What people are planned for in the other plans of the round.
    pub other: OtherEntries,
    /// What offices noted of the case files of those on the list.
    pub files: CaseFiles,
    /// As of which day papers are good.
    pub today: base::Day,
}

impl Bench {
    /// Loads it; the caller checks that the actor covers the unit.
    pub async fn load(
        desk: &Desk,
        tx: &mut Tx,
        review: ReviewId,
        scenario: Option<ScenarioId>,
    ) -> Result<Self, DeskError> {
        let review = crate::review::load(tx, review).await?;
        let scene = Scene::load(tx, desk.shelf.clone(), review.law_day).await?;
        let scenario = match scenario {
            None => None,
            Some(id) => Some(scenario_of(tx, review.id, id).await?),
        };
        let unit = scene.unit(review.unit)?;
        let law = scene.law_of(&review, unit);
        let plan = *scene.plan(review.plan)?;
        let other = scene.other_entries(plan.id, plan.term, review.law_day);
        let listed = scenario.as_ref().map_or(&review.proposals, |one| &one.proposals);
        let files = CaseFiles::load(tx, listed.iter().map(|one| one.person)).await?;
        let today = desk.today().max(review.law_day);
        Ok(Self { scene, review, scenario, plan, unit, law, other, files, today })
    }

    /// The list as it is.
    pub fn proposals(&self) -> &[Proposal] {
        self.scenario.as_ref().map_or(&self.review.proposals, |scenario| &scenario.proposals)
    }

    /// The list, to be changed.
    pub fn proposals_mut(&mut self) -> &mut Vec<Proposal> {
        match &mut self.scenario {
            Some(scenario) => &mut scenario.proposals,
            None => &mut self.review.proposals,
        }
    }

    /// Refuses a list outside what the actor covers, above the actor's clearance,
    /// or on which the actor stands.
    pub fn guard<R: Right>(&self, permit: &Permit<R>) -> Result<(), DeskError> {
        permit.admits(&self.scene, &self.review).map(drop)
    }

    /// Which list it is.
    pub fn which(&self) -> Option<ScenarioId> {
        self.scenario.as_ref().map(|scenario| scenario.id)
    }

    /// What the rules need of the roster.
    pub fn ground(&self) -> Ground<'_> {
        Ground::of(&self.scene.roster)
    }

    /// Everything that a person is planned for in the round: in other plans,
    /// and on this list as far as it is for standing.
    pub fn planned_of(&self, line: &Proposal) -> Vec<PostIx> {
        let Some(person) = self.scene.roster.find_person(line.person) else { return Vec::new() };
        let mut planned = self.other.of_person(person).to_vec();
        let own = self.proposals().iter().filter(|one| one.person == line.person);
        planned.extend(
            own.filter(|one| one.is_for_standing())
                .filter_map(|one| self.scene.roster.find_post(one.post)),
        );
        planned
    }

    /// A name for a post as the rules look at it.
    pub fn candidate<'a>(
        &self,
        line: &Proposal,
        planned: &'a [PostIx],
    ) -> Result<Candidate<'a>, DeskError> {
        Ok(Candidate {
            person: self.scene.person(line.person)?,
            post: self.scene.post(line.post)?,
            term: self.plan.term,
            on: self.review.law_day,
            planned,
        })
    }

    /// Refuses what can no longer be changed: the official list once its first
    /// conference is called, a scenario once it was adopted or put away.
    pub fn may_change(&self) -> Result<(), DeskError> {
        if self.review.state != ReviewState::Open {
            return Err(plan::Refusal::AlreadyDecided.into());
        }
        match &self.scenario {
            Some(scenario) if scenario.state != ScenarioState::Open => {
                Err(DeskError::ScenarioClosed)
            }
            Some(_) => Ok(()),
            None => match self.review.steps.first() {
                Some(step) if step.state != StepState::Drafted => {
                    Err(plan::Refusal::WrongState { step: 1, state: step.state.code() }.into())
                }
                _ => Ok(()),
            },
        }
    }

    /// Saves the list.
    pub async fn save(&self, tx: &mut Tx) -> Result<(), DeskError> {
        match &self.scenario {
            Some(scenario) => tx.save_scenario(scenario).await?,
            None => tx.save_review(&self.review).await?,
        }
        Ok(())
    }

    /// Makes edits that were judged, keeps the move and drops what had been
    /// taken back before.
    pub async fn make(
        &mut self,
        desk: &Desk,
        tx: &mut Tx,
        actor: &Actor,
        edits: Vec<Edit>,
        reason: &str,
    ) -> Result<(), DeskError> {
        let back = plan::apply_all(self.proposals_mut(), &edits)
            .map_err(|(_, refusal)| DeskError::List(refusal))?;
        self.save(tx).await?;
        let moves = tx.moves(self.review.id, self.which()).await?;
        for undone in moves.iter().filter(|one| one.state == MoveState::Undone) {
            tx.set_move_state(undone.id, MoveState::Gone).await?;
        }
        tx.add_move(&MoveRecord {
            id: desk.draw(MoveId::draw),
            review: self.review.id,
            scenario: self.which(),
            number: moves.last().map_or(0, |one| one.number) + 1,
            edits,
            back,
            reason: reason.trim().to_owned(),
            by: actor.display_name.clone(),
            made: desk.now(),
            state: MoveState::Made,
        })
        .await?;
        Ok(())
    }
}

/// A scenario of a review.
async fn scenario_of(
    tx: &mut Tx,
    review: ReviewId,
    id: ScenarioId,
) -> Result<ScenarioRecord, DeskError> {
    let known = tx.scenarios(review).await?.into_iter().find(|scenario| scenario.id == id);
    known.ok_or_else(|| DeskError::not_found("scenario", id.to_string()))
}
