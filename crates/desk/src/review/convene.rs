//! Calling a step's conference: the roster is computed from bodies and posts
//! by the step's rule (S2).

use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, RunReview};
use base::{Day, PersonId, ReviewId};
use plan::RosterRule;
use roster::{BodyKind, PersonIx, PostKind, UnitIx};
use serde_json::json;
use std::collections::BTreeSet;

/// A conference just called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Convened {
    /// People on the roster.
    pub convened: Vec<PersonId>,
    /// Rows on the ballot form, or on the list discussed.
    pub rows: usize,
}

impl Desk {
    /// Calls the conference of step `number` on `on`.
    ///
    /// # Errors
    /// [`DeskError::Refused`] out of order, with nobody to call, or while
    /// lower units have not decided; [`DeskError::CaseFiles`] while case files lack
    /// papers that the law asks for by then.
    pub async fn convene(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        on: Day,
    ) -> Result<Convened, DeskError> {
        let mut tx = self.store.write().await?;
        let mut review = super::load(&mut tx, review).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), on).await?;
        let unit = permit.admits(&scene, &review)?;
        let undecided = if number == 1 { scene.undecided_before(&review)?.len() } else { 0 };
        if number == 1 {
            let standing = review.proposals.iter().filter(|one| one.is_for_standing());
            let people: Vec<PersonId> = standing.map(|one| one.person).collect();
            let law = scene.law_of(&review, unit);
            let by = lex::PaperBy::Convening;
            crate::case_files::ask_for_papers(&mut tx, &scene, &law, &people, by, on).await?;
        }
        let rule = review.step(number)?.rule.roster;
        let people = roster_of(&scene, unit, rule);
        let body = body_members(&scene, unit, rule);
        let members = body.as_ref().map_or(people.len(), Vec::len) as u32;
        review.convene(number, on, people.len() as u32, members, undecided)?;
        let step = review.step(number)?;
        let rows = review.form_of(number)?.len();
        let one = |&ix: &PersonIx| {
            let capacity = scene.current_title(ix).unwrap_or_default();
            let member = body.as_ref().is_none_or(|body| body.contains(&ix));
            (scene.roster.person(ix).id, capacity, member)
        };
        let summons = self.call(people.iter().map(one).collect());
        tx.clear_conference(step.id).await?;
        tx.add_summons(step.id, &summons).await?;
        tx.save_review(&review).await?;
        let data = json!({ "step": number, "on": on, "convened": summons.len(), "rows": rows });
        self.record(&mut tx, permit.actor(), "convene", &review.id.to_string(), data).await?;
        tx.commit().await?;
        Ok(Convened { convened: summons.into_iter().map(|one| one.person).collect(), rows })
    }
}

/// The bodies whose members are key cadres of a unit, beside the heads of its
/// offices and the leaders of the units below.
const KEY_BODIES: [BodyKind; 5] = [
    BodyKind::Committee,
    BodyKind::StandingCommittee,
    BodyKind::Council,
    BodyKind::PeoplesCommittee,
    BodyKind::Front,
];

/// Who is called by a rule, in the order of lists, each once.
pub(crate) fn roster_of(scene: &Scene, unit: UnitIx, rule: RosterRule) -> Vec<PersonIx> {
    let mut people: BTreeSet<PersonIx> = BTreeSet::new();
    match rule {
        RosterRule::AllStaff => people.extend(scene.roster.staff(unit)),
        RosterRule::KeyCadres => {
            for kind in KEY_BODIES {
                people.extend(members(scene, unit, kind));
            }
            people.extend(leaders(scene, unit, false));
            for below in scene.roster.children(unit) {
                // Of an office both head and deputies, of a commune its key posts.
                let office = scene.roster.unit(below).level.code() == "agency";
                people.extend(leaders(scene, below, !office));
            }
        }
        RosterRule::Committee => people.extend(members(scene, unit, BodyKind::Committee)),
        RosterRule::StandingCommittee => {
            people.extend(members(scene, unit, BodyKind::StandingCommittee))
        }
        RosterRule::Leadership => {}
    }
    if people.is_empty() {
        // An office has no committee of its own; its leaders meet.
        people.extend(leaders(scene, unit, false));
    }
    // People of a roster already stand in the order of lists.
    people.into_iter().collect()
}

/// The members of the body that a rule calls; none where it calls no body, or
/// the unit has no such body.
pub(crate) fn body_members(scene: &Scene, unit: UnitIx, rule: RosterRule) -> Option<Vec<PersonIx>> {
    let kind = match rule {
        RosterRule::Committee => BodyKind::Committee,
        RosterRule::StandingCommittee => BodyKind::StandingCommittee,
        RosterRule::AllStaff | RosterRule::KeyCadres | RosterRule::Leadership => return None,
    };
    Some(members(scene, unit, kind)).filter(|members| !members.is_empty())
}

fn members(scene: &Scene, unit: UnitIx, kind: BodyKind) -> Vec<PersonIx> {
    scene.roster.body_of(unit, kind).map(|body| scene.roster.members(body)).unwrap_or_default()
}

/// Holders of the unit's head and deputy posts, or of its key posts only.
fn leaders(scene: &Scene, unit: UnitIx, key_only: bool) -> Vec<PersonIx> {
    scene
        .roster
        .posts()
        .filter(|(_, post)| post.unit == unit && post.kind != PostKind::Member)
        .filter(|(_, post)| post.key || !key_only)
        .flat_map(|(ix, _)| scene.roster.holders(ix).iter().copied())
        .collect()
}
