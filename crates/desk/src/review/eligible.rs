//! Who could join a plan: people who meet every binding rule for a post of the
//! plan and are not on it (S17).

use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, PersonId, PostId, ReviewId};
use checks::{Candidate, Ground, Law, Verdict};
use plan::Review;
use roster::{PersonIx, PostIx, UnitIx};
use std::collections::HashSet;
use store::PlanRecord;

/// Somebody who could join, for one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligible {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The present title.
    pub current: String,
    /// The post.
    pub post: PostId,
    /// The post's title.
    pub post_title: String,
    /// The rank held now among posts that compare; 0 when none.
    pub rank_held: u16,
    /// Targets that the person misses (they warn, never block).
    pub warnings: usize,
}

impl Desk {
    /// Everyone who meets the binding rules for a post of the reviewed plan and
    /// is not proposed for it, by post and name.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn eligible(
        &self,
        permit: &Permit<ReadPeople>,
        review: ReviewId,
    ) -> Result<Vec<Eligible>, DeskError> {
        let mut tx = self.store.read().await?;
        let loaded = super::load(&mut tx, review).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), loaded.law_day).await?;
        let unit = permit.admits(&scene, &loaded)?;
        let law = scene.law_of(&loaded, unit);
        Ok(who_could_join(&scene, &loaded, scene.plan(loaded.plan)?, unit, &law))
    }
}

/// See [`Desk::eligible`].
pub(crate) fn who_could_join(
    scene: &Scene,
    review: &Review,
    plan: &PlanRecord,
    unit: UnitIx,
    law: &Law,
) -> Vec<Eligible> {
    let ground = Ground::of(&scene.roster);
    let day: Day = review.law_day;
    let other = scene.other_entries(plan.id, plan.term, day);
    let proposed: HashSet<(PersonId, PostId)> =
        review.proposals.iter().map(|proposal| (proposal.person, proposal.post)).collect();
    let posts: Vec<PostIx> = scene
        .roster
        .posts()
        .filter(|(_, post)| post.unit == unit && post.plan_kind() == plan.kind)
        .map(|(ix, _)| ix)
        .collect();
    let mut eligible = Vec::new();
    for post in posts {
        for person in sources(scene, unit) {
            let (record, target) = (scene.roster.person(person), scene.roster.post(post));
            if proposed.contains(&(record.id, target.id)) {
                continue;
            }
            let mut planned = other.of_person(person).to_vec();
            let own = super::open::proposals_of(review, record.id).filter(|p| p.is_for_standing());
            planned.extend(own.filter_map(|p| scene.roster.find_post(p.post)));
            let candidate = Candidate { person, post, term: plan.term, on: day, planned: &planned };
            let mut findings = Vec::new();
            if checks::check_person(&ground, law, &candidate, &mut findings) != Verdict::Met {
                continue;
            }
            eligible.push(Eligible {
                person: record.id,
                name: record.name.as_str().to_owned(),
                current: scene.current_title(person).unwrap_or_default(),
                post: target.id,
                post_title: target.title.clone(),
                rank_held: scene.roster.rank_held(person, post).unwrap_or(0),
                warnings: findings.iter().filter(|finding| finding.needs_attention()).count(),
            });
        }
    }
    eligible
}

/// Where a unit's plan finds its people: the unit and everything below it; for
/// an office also the offices beside it ("mở": sources not closed inside one
/// unit).
pub(crate) fn sources(scene: &Scene, unit: UnitIx) -> impl Iterator<Item = PersonIx> {
    let office = scene.roster.unit(unit).level.code() == "agency";
    let beside = scene.roster.unit(unit).parent.filter(|_| office);
    scene
        .roster
        .people()
        .filter(move |(_, person)| {
            let works_beside = beside.is_some()
                && scene.roster.unit(person.unit).parent == beside
                && scene.roster.unit(person.unit).level.code() == "agency";
            works_beside || scene.roster.is_within(person.unit, unit)
        })
        .map(|(ix, _)| ix)
}
