//! Looking for a post or a person on the bench of a unit and below (U1).

use super::ground::{Bench, folded_words, has_words, top_unit};
use super::sheet::UnitName;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, PersonId, PostId};
use roster::Term;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchHit {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// Its unit.
    pub unit: UnitName,
    /// The person who fits; none where the post itself does.
    pub person: Option<(PersonId, String, HitRole)>,
}

/// What the person found is to the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitRole {
    /// Holds it.
    Holds,
    /// Is planned for it.
    Planned,
}

impl Desk {
    /// Posts in a unit and below whose title has all words of the question, and
    /// posts held by or planned for people whose names have them; marks are
    /// ignored. Units in the order of the tree, at most `limit`.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn find_on_bench(
        &self,
        permit: &Permit<ReadPeople>,
        (unit, term, as_of): (Option<&str>, Option<Term>, Day),
        question: &str,
        limit: usize,
    ) -> Result<Vec<BenchHit>, DeskError> {
        let mut scene = self.scene(as_of).await?;
        let unit = top_unit(&scene, permit, unit)?;
        let words = folded_words(question);
        scene.without_secret_of(permit);
        let bench = Bench::of(&scene, &[], term);
        let mut hits = Vec::new();
        if words.is_empty() {
            return Ok(hits);
        }
        let posts = bench.subtree(unit).into_iter().flat_map(|unit| bench.posts_in(unit).to_vec());
        for ix in posts {
            let post = scene.roster.post(ix);
            let hit = |person| BenchHit {
                post: post.id,
                title: post.title.clone(),
                unit: bench.unit_name(post.unit),
                person,
            };
            if has_words(&post.title, &words) {
                hits.push(hit(None));
            }
            let holders = scene.roster.holders(ix).iter().map(|who| (*who, HitRole::Holds));
            let planned = bench.planned(ix).iter().map(|one| (one.who, HitRole::Planned));
            for (who, role) in holders.chain(planned) {
                let person = scene.roster.person(who);
                if has_words(person.name.as_str(), &words) {
                    hits.push(hit(Some((person.id, person.name.as_str().to_owned(), role))));
                }
            }
            if hits.len() >= limit {
                break;
            }
        }
        hits.truncate(limit);
        Ok(hits)
    }
}
