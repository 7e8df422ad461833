//! Judging how soon somebody could take a post over, and taking it back (R2).

use super::ground::Bench;
use crate::{Desk, DeskError, JudgeReadiness, Permit};
use base::{Day, PersonId, PostId, ReadinessId};
use plan::{READINESS_LEVELS, Readiness};
use serde_json::json;

/// A judgement as an officer gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReadiness {
    /// Who is judged.
    pub person: PersonId,
    /// For which post.
    pub post: PostId,
    /// The level, by code; one of [`READINESS_LEVELS`].
    pub level: String,
    /// The place among those judged for the post, from 1.
    pub rank: Option<u32>,
    /// Whether the person would stand in at once in an emergency.
    pub emergency: bool,
    /// What else is to be said.
    pub note: String,
    /// The day of the judgement.
    pub on: Day,
    /// The last day on which it holds.
    pub expires: Day,
}

/// The most letters of a note.
const MOST_NOTE: usize = 500;

impl Desk {
    /// Keeps a judgement of somebody who is planned for the post that day. It
    /// stands in place of the earlier one, which stays readable.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for a level that is not in the list and for a
    /// person who is not planned for the post, [`DeskError::ReadinessDays`] when
    /// it would end before it begins or begins in the future.
    pub async fn judge_readiness(
        &self,
        permit: &Permit<JudgeReadiness>,
        new: &NewReadiness,
    ) -> Result<ReadinessId, DeskError> {
        let mut tx = self.store.write().await?;
        let scene = crate::scene::Scene::load(&mut tx, self.shelf.clone(), new.on).await?;
        let post = scene.post(new.post)?;
        let unit = scene.roster.post(post).unit;
        permit.covers(&scene, unit)?;
        permit.is_cleared(&scene, unit, new.on)?;
        let person = tx.aliases().await?.of(new.person);
        permit.not_own([person])?;
        let who = scene.person(person)?;
        let level = READINESS_LEVELS.iter().find(|known| **known == new.level);
        let level = level.ok_or_else(|| DeskError::not_found("readiness-level", &*new.level))?;
        if new.expires < new.on || new.on > self.today() {
            return Err(DeskError::ReadinessDays);
        }
        if !is_planned(&scene, who, post) {
            return Err(DeskError::not_found("entry", scene.roster.person(who).name.as_str()));
        }
        let id = self.draw(ReadinessId::draw);
        let judged = Readiness {
            id,
            person,
            post: new.post,
            level: (*level).to_owned(),
            rank: new.rank.filter(|rank| *rank > 0),
            emergency: new.emergency,
            note: new.note.trim().chars().take(MOST_NOTE).collect(),
            by: permit.actor().display_name.clone(),
            on: new.on,
            expires: new.expires,
            recorded: self.now(),
            withdrawn: None,
        };
        tx.add_readiness(&judged).await?;
        let data = json!({
            "post": new.post.to_string(), "level": level, "expires": new.expires.to_string(),
        });
        self.record(&mut tx, permit.actor(), "judge-readiness", &person.to_string(), data).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Takes a judgement back: it no longer holds and stays readable as
    /// withdrawn. The post it was about.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when there is none, or it is withdrawn already.
    pub async fn withdraw_readiness(
        &self,
        permit: &Permit<JudgeReadiness>,
        id: ReadinessId,
    ) -> Result<PostId, DeskError> {
        let mut tx = self.store.write().await?;
        let all = tx.readiness().await?;
        let found = all.into_iter().find(|one| one.id == id && one.withdrawn.is_none());
        let found = found.ok_or_else(|| DeskError::not_found("readiness", id.to_string()))?;
        let scene = crate::scene::Scene::load(&mut tx, self.shelf.clone(), self.today()).await?;
        permit.covers(&scene, scene.roster.post(scene.post(found.post)?).unit)?;
        permit.not_own([found.person])?;
        let by = permit.actor().display_name.clone();
        tx.withdraw_readiness(id, &by, self.now()).await?;
        let (subject, post) = (found.person.to_string(), found.post);
        let data = json!({ "post": post.to_string(), "level": found.level });
        self.record(&mut tx, permit.actor(), "withdraw-readiness", &subject, data).await?;
        tx.commit().await?;
        Ok(post)
    }
}

/// Whether somebody stands for a post in any round.
fn is_planned(scene: &crate::scene::Scene, who: roster::PersonIx, post: roster::PostIx) -> bool {
    let rounds = Bench::of(scene, &[], None).terms;
    rounds.into_iter().any(|term| {
        Bench::of(scene, &[], Some(term)).planned(post).iter().any(|one| one.who == who)
    })
}
