//! Which plans there are, and the numbers that the law sets for a review.

use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, PlanId, PostId, ReviewId, Share};
use roster::{PlanKind, System, Term};
use std::collections::BTreeMap;

/// One plan of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOfUnit {
    /// The plan.
    pub plan: PlanId,
    /// The unit's code.
    pub unit: String,
    /// The unit's name.
    pub unit_name: String,
    /// The unit's level, by code.
    pub level: String,
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// Entries that stand.
    pub standing: usize,
    /// The sign of the authority that decides it, as papers are numbered: HU,
    /// TU, ĐU, or UBND for offices of the government.
    pub authority: &'static str,
}

/// What the law in force allows in a review, for those who prepare it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Most people for one post.
    pub most_per_post: Option<u32>,
    /// Most people per seat of a body.
    pub most_per_seat: Option<Share>,
    /// The seats of each post of the plan.
    pub seats: BTreeMap<PostId, u32>,
}

impl Limits {
    /// Most people for a body with so many seats: the share of the seats,
    /// rounded down.
    pub fn most_for_seats(&self, seats: u32) -> Option<u32> {
        let share = self.most_per_seat?;
        Some((u64::from(seats) * u64::from(share.part()) / u64::from(share.whole())) as u32)
    }
}

impl Desk {
    /// All plans with entries, units in the order of the tree.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn plans(
        &self,
        permit: &Permit<ReadPeople>,
        on: Day,
    ) -> Result<Vec<PlanOfUnit>, DeskError> {
        let scene = self.scene(on).await?;
        let mut plans = Vec::new();
        for plan in &scene.planned.plans {
            let Some(ix) = scene.roster.find_unit(plan.unit) else { continue };
            if permit.covers(&scene, ix).is_err() || permit.is_cleared(&scene, ix, on).is_err() {
                continue;
            }
            let unit = scene.roster.unit(ix);
            let authority = match (unit.system, unit.level.code()) {
                (System::Government | System::Council, _) => "UBND",
                (_, "province") => "TU",
                (_, "commune") => "ĐU",
                (_, "district") => "HU",
                (_, _) => {
                    let above = unit.parent.map(|ix| scene.roster.unit(ix).level.code().to_owned());
                    if above.as_deref() == Some("province") { "TU" } else { "HU" }
                }
            };
            plans.push((
                ix,
                PlanOfUnit {
                    plan: plan.id,
                    unit: unit.code.clone(),
                    unit_name: unit.name.clone(),
                    level: unit.level.code().to_owned(),
                    kind: plan.kind,
                    term: plan.term,
                    standing: scene.standing(plan.id, on).count(),
                    authority,
                },
            ));
        }
        plans.sort_by_key(|(ix, plan)| (*ix, std::cmp::Reverse(plan.term.first_year()), plan.kind));
        Ok(plans.into_iter().map(|(_, plan)| plan).collect())
    }

    /// Which of a unit's two plans the law in force puts first; the committee's
    /// where it does not say (S15).
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn first_plan(
        &self,
        permit: &Permit<ReadPeople>,
        unit: &str,
        on: Day,
    ) -> Result<PlanKind, DeskError> {
        let scene = self.scene(on).await?;
        let unit = scene.unit_with_code(unit)?;
        permit.covers(&scene, unit)?;
        permit.is_cleared(&scene, unit, on)?;
        Ok(match scene.view(unit, on, on).get(lex::PLAN_SEQUENCE).map(|ruling| *ruling.value) {
            Ok(lex::PlanSequence::TitlesFirst) => PlanKind::Titles,
            Ok(lex::PlanSequence::CommitteeFirst) | Err(_) => PlanKind::Committee,
        })
    }

    /// What the law in force for a review allows.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn limits(
        &self,
        permit: &Permit<ReadPeople>,
        review: ReviewId,
    ) -> Result<Limits, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, review).await?;
        let scene = crate::scene::Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = permit.admits(&scene, &review)?;
        let kind = scene.plan(review.plan)?.kind;
        let view = scene.view(unit, review.law_day, review.known_by);
        let own =
            scene.roster.posts().filter(|(_, post)| post.unit == unit && post.plan_kind() == kind);
        Ok(Limits {
            most_per_post: view.get(lex::MAX_PER_POST).ok().map(|ruling| *ruling.value),
            most_per_seat: view.get(lex::COMMITTEE_RATIO_MAX).ok().map(|ruling| *ruling.value),
            seats: own.map(|(_, post)| (post.id, post.seats)).collect(),
        })
    }
}
