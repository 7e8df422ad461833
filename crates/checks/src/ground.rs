//! What the rules need of a roster beyond its records, derived once.

use roster::{PlanKind, PostIx, Roster, UnitIx};
use std::sync::Arc;

/// A roster with what is derived from it: for each unit the one whose level
/// counts, and its lowest posts. Cheap to make (one pass over units and posts).
#[derive(Debug)]
pub struct Ground<'r> {
    roster: &'r Roster,
    shape: Arc<Shape>,
}

/// What is derived of units and posts alone. It stays as it is when a person's
/// record changes.
#[derive(Debug)]
pub(crate) struct Shape {
    /// For each unit the nearest one, itself or above, that is no agency.
    level_of: Vec<UnitIx>,
    /// For each unit the lowest rank among titles and among members.
    lowest: Vec<[Option<u16>; 2]>,
}

/// An office stands at the level of the unit that it belongs to.
const AGENCY: &str = "agency";

/// Instruments that speak of grassroots committees mean communes too.
const FALL_BACK: (&str, &str) = ("commune", "grassroots");

impl Shape {
    pub(crate) fn of(roster: &Roster) -> Self {
        let mut level_of: Vec<UnitIx> = Vec::with_capacity(roster.units().len());
        for (ix, unit) in roster.units() {
            let counts = match unit.parent {
                Some(parent) if unit.level.code() == AGENCY => level_of[parent.at()],
                _ => ix,
            };
            level_of.push(counts);
        }
        let mut lowest = vec![[None; 2]; level_of.len()];
        for (_, post) in roster.posts() {
            let slot = &mut lowest[post.unit.at()][ladder(post.plan_kind())];
            *slot = Some(slot.map_or(post.rank, |rank: u16| rank.min(post.rank)));
        }
        Self { level_of, lowest }
    }
}

impl<'r> Ground<'r> {
    /// Derives it from a roster.
    pub fn of(roster: &'r Roster) -> Self {
        Self::with(roster, Arc::new(Shape::of(roster)))
    }

    /// A roster with what was derived of the same units and posts before.
    pub(crate) fn with(roster: &'r Roster, shape: Arc<Shape>) -> Self {
        Self { roster, shape }
    }

    /// The roster.
    pub fn roster(&self) -> &'r Roster {
        self.roster
    }

    /// The codes under which the law may speak of the unit's level, nearest
    /// first: its own, for a commune also `grassroots`, for an agency also the
    /// level of the unit it belongs to.
    pub fn level_codes(&self, unit: UnitIx) -> impl Iterator<Item = &'r str> {
        let counts = self.shape.level_of[unit.at()];
        let own = self.roster.unit(unit).level.code();
        let above = self.roster.unit(counts).level.code();
        let fall_back = (above == FALL_BACK.0).then_some(FALL_BACK.1);
        [Some(own), (counts != unit).then_some(above), fall_back].into_iter().flatten()
    }

    /// The level code that counts for a unit: its own or, for an agency, that
    /// of the unit it belongs to.
    pub fn level(&self, unit: UnitIx) -> &'r str {
        self.roster.unit(self.shape.level_of[unit.at()]).level.code()
    }

    /// Whether no post of the same unit stands below `post` on its ladder.
    pub fn is_lowest(&self, post: PostIx) -> bool {
        let post = self.roster.post(post);
        self.shape.lowest[post.unit.at()][ladder(post.plan_kind())] == Some(post.rank)
    }
}

fn ladder(kind: PlanKind) -> usize {
    match kind {
        PlanKind::Titles => 0,
        PlanKind::Committee => 1,
    }
}
