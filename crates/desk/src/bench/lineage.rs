//! The line from below to a post: who is planned for it, which posts they hold
//! now, who is planned for those, and so on down; and each gap in it (S16).

use super::ground::Bench;
use super::sheet::UnitName;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, PersonId, PostId};
use plan::Coverage;
use roster::{PersonIx, PlanKind, PostIx, Term, UnitIx};
use std::collections::{BTreeMap, HashSet};

/// How many posts deep a line is followed.
const DEEPEST: usize = 4;

/// The line to a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineageSheet {
    /// The day.
    pub as_of: Day,
    /// From the topmost unit that the reader covers to the post's own.
    pub path: Vec<UnitName>,
    /// The term planned for.
    pub term: Option<Term>,
    /// The post with everything that leads to it.
    pub post: LineageTier,
    /// For which posts those who hold it are planned: person, post, its unit.
    pub above: Vec<(PersonId, String, PostId, String, UnitName)>,
    /// For each level in the post's unit and below, by code: how many of those
    /// planned come from it. A level with none is a gap.
    pub levels: Vec<(String, u32)>,
    /// How many of those planned come from elsewhere.
    pub elsewhere: u32,
}

/// One post in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineageTier {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// Its unit.
    pub unit: UnitName,
    /// Whether it is a key post.
    pub key: bool,
    /// How it is covered.
    pub coverage: Coverage,
    /// Those planned for it, in the order of lists.
    pub fed_by: Vec<FedBy>,
}

/// Somebody planned for the post above, and the post held now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FedBy {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The present title.
    pub current: String,
    /// The unit in which the person works.
    pub unit: UnitName,
    /// Whether that unit is the post's own or below it.
    pub in_place: bool,
    /// The post held now with who is planned for it; none where no post of the
    /// tree is held, where the reader may not look, and where it already stands
    /// further up or the line is long enough.
    pub holds: Option<LineageTier>,
}

impl LineageTier {
    /// Every post of the line at which somebody should look, from the top down.
    pub fn gaps(&self) -> Vec<(&Self, Coverage)> {
        let mut gaps = Vec::new();
        if self.coverage.is_gap() {
            gaps.push((self, self.coverage));
        }
        let below = self.fed_by.iter().filter_map(|fed| fed.holds.as_ref());
        gaps.extend(below.flat_map(Self::gaps));
        gaps
    }
}

impl Desk {
    /// The line to a post.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn lineage(
        &self,
        permit: &Permit<ReadPeople>,
        post: PostId,
        term: Option<Term>,
        as_of: Day,
    ) -> Result<LineageSheet, DeskError> {
        let mut scene = self.scene(as_of).await?;
        let ix = scene.post(post)?;
        let unit = scene.roster.post(ix).unit;
        permit.covers(&scene, unit)?;
        permit.is_cleared(&scene, unit, as_of)?;
        scene.without_secret_of(permit);
        let bench = Bench::of(&scene, &[], term);
        let covers = |unit: UnitIx| permit.covers(&scene, unit).is_ok();
        let mut seen = HashSet::new();
        let tier = bench.tier(ix, &covers, &mut seen, DEEPEST);
        let mut above = Vec::new();
        for who in scene.roster.holders(ix) {
            let person = scene.roster.person(*who);
            for upper in bench.posts_of(*who).iter().filter(|upper| **upper != ix) {
                let upper = scene.roster.post(*upper);
                if covers(upper.unit) {
                    let name = person.name.as_str().to_owned();
                    let unit = bench.unit_name(upper.unit);
                    above.push((person.id, name, upper.id, upper.title.clone(), unit));
                }
            }
        }
        let (levels, elsewhere) = bench.levels_feeding(ix);
        Ok(LineageSheet {
            as_of,
            path: bench.path(permit, unit),
            term: bench.term,
            post: tier,
            above,
            levels,
            elsewhere,
        })
    }
}

impl Bench<'_> {
    fn tier(
        &self,
        ix: PostIx,
        covers: &dyn Fn(UnitIx) -> bool,
        seen: &mut HashSet<PostIx>,
        deep: usize,
    ) -> LineageTier {
        seen.insert(ix);
        let roster = &self.scene.roster;
        let post = roster.post(ix);
        let mut planned: Vec<PersonIx> = self.planned(ix).iter().map(|one| one.who).collect();
        planned.sort_by_key(|who| roster.person(*who).name.order());
        let mut fed_by = Vec::with_capacity(planned.len());
        for who in planned {
            let person = roster.person(who);
            let held = self.held_by(who).filter(|held| covers(roster.post(*held).unit));
            let next = held.filter(|held| deep > 1 && !seen.contains(held));
            fed_by.push(FedBy {
                person: person.id,
                name: person.name.as_str().to_owned(),
                current: self.scene.current_title(who).unwrap_or_default(),
                unit: self.unit_name(person.unit),
                in_place: roster.is_within(person.unit, post.unit),
                holds: next.map(|held| self.tier(held, covers, seen, deep - 1)),
            });
        }
        LineageTier {
            post: post.id,
            title: post.title.clone(),
            unit: self.unit_name(post.unit),
            key: post.key,
            coverage: self.coverage(ix),
            fed_by,
        }
    }

    /// The highest title that somebody holds, else the highest seat.
    fn held_by(&self, who: PersonIx) -> Option<PostIx> {
        let roster = &self.scene.roster;
        let held = roster.person(who).holdings.iter().filter(|held| held.on(self.scene.day));
        held.map(|held| held.post).max_by_key(|ix| {
            let post = roster.post(*ix);
            (post.plan_kind() == PlanKind::Titles, post.rank)
        })
    }

    /// How many of those planned for a post come from each level in its unit and
    /// below, the nearest first, and how many from elsewhere.
    fn levels_feeding(&self, ix: PostIx) -> (Vec<(String, u32)>, u32) {
        let roster = &self.scene.roster;
        let top = roster.post(ix).unit;
        let level = |unit: UnitIx| roster.unit(unit).level.code().to_owned();
        let mut order: Vec<String> = Vec::new();
        for unit in self.subtree(top) {
            if !order.contains(&level(unit)) {
                order.push(level(unit));
            }
        }
        let mut from: BTreeMap<String, u32> = BTreeMap::new();
        let mut elsewhere = 0;
        for planned in self.planned(ix) {
            let unit = roster.person(planned.who).unit;
            match roster.is_within(unit, top) {
                true => *from.entry(level(unit)).or_default() += 1,
                false => elsewhere += 1,
            }
        }
        let levels = order.into_iter().map(|level| {
            let people = from.get(&level).copied().unwrap_or(0);
            (level, people)
        });
        (levels.collect(), elsewhere)
    }
}
