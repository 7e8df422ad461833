//! Names of a list or a plan laid out in nine boxes (R4): two measures that the
//! office chooses, each cut in three by its own two limits. It is a way of
//! looking and no law: nothing is decided by it, and nobody's verdict changes.

use crate::list::edit::ListRef;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, PersonId, PlanId, PostId, ReviewId};
use plan::{READINESS_LEVELS, Readiness, standing_readiness};
use roster::{Grade, Person, PlanKind, Term};
use std::collections::HashMap;
use words::Lang;

/// What a name is measured by; each in whole numbers, more is further on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Years of the last three that were graded good or better.
    Evaluation,
    /// Readiness for the post: 3 now, 2 in one or two years, 1 in three to five.
    Readiness,
    /// Votes for the name, in percent of the denominator.
    Votes,
    /// Full years left until retirement.
    Service,
    /// Full years in the highest post held.
    Tenure,
    /// Full years of age.
    Age,
}

impl Measure {
    /// Every measure with its code and its usual limits: below the first is low,
    /// from the second on high.
    pub const ALL: [(Self, &'static str, (u32, u32)); 6] = [
        (Self::Evaluation, "evaluation", (2, 3)),
        (Self::Readiness, "readiness", (2, 3)),
        (Self::Votes, "votes", (50, 80)),
        (Self::Service, "service", (5, 10)),
        (Self::Tenure, "tenure", (3, 5)),
        (Self::Age, "age", (40, 50)),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(one, ..)| *one == self).map_or("", |(_, code, _)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == code).map(|(one, ..)| *one)
    }

    /// The usual limits.
    pub fn limits(self) -> (u32, u32) {
        Self::ALL.iter().find(|(one, ..)| *one == self).map_or((1, 2), |(_, _, limits)| *limits)
    }
}

/// One side of the nine boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// What is measured.
    pub by: Measure,
    /// Below it is low.
    pub low: u32,
    /// From it on is high; not below `low`.
    pub high: u32,
}

impl Axis {
    /// An axis; limits in the wrong order change places.
    pub fn new(by: Measure, one: u32, other: u32) -> Self {
        Self { by, low: one.min(other), high: one.max(other) }
    }

    /// Which third: 0 low, 1 middle, 2 high.
    pub const fn third(self, value: u32) -> usize {
        if value < self.low {
            0
        } else if value < self.high {
            1
        } else {
            2
        }
    }
}

/// Of what the names are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoxesOf {
    /// The list of a review.
    Review(ReviewId),
    /// The plan of a unit as of a day.
    Plan {
        /// The unit's code.
        unit: String,
        /// Committee or titles.
        kind: PlanKind,
        /// The term.
        term: Term,
        /// The day.
        on: Day,
    },
}

/// A name with its two values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxedName {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The post planned for.
    pub post: String,
    /// The value along the bottom, where it is known.
    pub across: Option<u32>,
    /// The value up the side.
    pub up: Option<u32>,
}

/// The nine boxes.
#[derive(Debug, Clone)]
pub struct NineBoxes {
    /// The unit: code and name.
    pub unit: (String, String),
    /// The plan's title in words.
    pub title: String,
    /// As of which day.
    pub on: Day,
    /// The axis along the bottom.
    pub across: Axis,
    /// The axis up the side.
    pub up: Axis,
    /// The names.
    pub names: Vec<BoxedName>,
}

impl NineBoxes {
    /// The names of one box: thirds across and up.
    pub fn of(&self, across: usize, up: usize) -> impl Iterator<Item = &BoxedName> {
        self.names.iter().filter(move |one| self.place(one) == Some((across, up)))
    }

    /// Those of whom one of the values is not known.
    pub fn unknown(&self) -> impl Iterator<Item = &BoxedName> {
        self.names.iter().filter(|one| self.place(one).is_none())
    }

    fn place(&self, one: &BoxedName) -> Option<(usize, usize)> {
        Some((self.across.third(one.across?), self.up.third(one.up?)))
    }
}

/// A name before it is measured.
struct Name {
    person: PersonId,
    name: String,
    post: (PostId, String),
    vote: Option<u32>,
}

impl Desk {
    /// Lays the names of a list or plan out in nine boxes.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], and what reading the list or the plan refuses.
    pub async fn nine_boxes(
        &self,
        permit: &Permit<ReadPeople>,
        of: &BoxesOf,
        (across, up): (Axis, Axis),
        lang: Lang,
    ) -> Result<NineBoxes, DeskError> {
        let (unit, title, on, names) = match of {
            BoxesOf::Review(review) => {
                let sheet = self.list_sheet(permit, ListRef::official(*review), lang).await?;
                let votes = self.votes_of_plan(permit, *review).await?;
                let mut names = Vec::new();
                for post in &sheet.posts {
                    for line in post.lines.iter().filter(|line| stands(line.kind)) {
                        names.push(Name {
                            person: line.person,
                            name: line.name.clone(),
                            post: (post.post, post.title.clone()),
                            vote: votes.get(&(line.person, post.post)).copied(),
                        });
                    }
                }
                (sheet.unit, sheet.title, sheet.law_day, names)
            }
            BoxesOf::Plan { unit, kind, term, on } => {
                let sheets = self.plan_sheets(permit, unit, Some(*term), *on, lang).await?;
                let sheet = sheets.into_iter().find(|sheet| sheet.kind == *kind);
                let sheet = sheet.ok_or_else(|| DeskError::not_found("plan", &**unit))?;
                let mut names = Vec::new();
                for post in &sheet.posts {
                    for line in post.entries.iter().filter(|line| line.stands()) {
                        names.push(Name {
                            person: line.person,
                            name: line.name.clone(),
                            post: (post.post, post.title.clone()),
                            vote: line.vote.and_then(percent),
                        });
                    }
                }
                ((sheet.unit, sheet.unit_name), sheet.title, sheet.as_of, names)
            }
        };
        let scene = self.scene(on).await?;
        let judged = self.store.read().await?.readiness().await?;
        let own = permit.actor().person;
        let names = names.into_iter().filter_map(|one| {
            let ix = scene.roster.find_person(one.person)?;
            let person = scene.roster.person(ix);
            let law = scene.law(person.unit, on, on);
            let value = |by: Measure| -> Option<u32> {
                match by {
                    // Nobody reads the vote about themselves, or how they are judged.
                    Measure::Votes | Measure::Readiness if own == Some(one.person) => None,
                    Measure::Votes => one.vote,
                    Measure::Readiness => readiness(&judged, (one.person, one.post.0), on),
                    Measure::Evaluation => evaluation(person, on),
                    Measure::Service => {
                        let (first, _) = law.retirement_of(person)?;
                        Some(u32::try_from(first.since(on.month()) / 12).unwrap_or(0))
                    }
                    Measure::Tenure => tenure(person, &scene.roster, on),
                    Measure::Age => crate::list::show::age_on(person.birth, on),
                }
            };
            let (across, up) = (value(across.by), value(up.by));
            Some(BoxedName { person: one.person, name: one.name, post: one.post.1, across, up })
        });
        Ok(NineBoxes { unit, title, on, across, up, names: names.collect() })
    }

    /// The votes behind what stands in the plan of a review before it.
    async fn votes_of_plan(
        &self,
        permit: &Permit<ReadPeople>,
        review: ReviewId,
    ) -> Result<HashMap<(PersonId, PostId), u32>, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, review).await?;
        permit.may_follow(&review)?;
        let plan: PlanId = review.plan;
        let entries = tx.entries().await?.into_iter().filter(|entry| entry.plan == plan);
        let vote = |entry: plan::Entry| {
            let last = entry.last_event(review.law_day)?.vote?;
            Some(((entry.person, entry.post), percent(last)?))
        };
        Ok(entries.filter_map(vote).collect())
    }
}

fn stands(kind: plan::ProposalKind) -> bool {
    !matches!(kind, plan::ProposalKind::Remove(_))
}

/// Votes for, in percent, rounded down.
fn percent(vote: plan::Vote) -> Option<u32> {
    (vote.out_of > 0).then(|| vote.votes_for.saturating_mul(100) / vote.out_of)
}

fn readiness(judged: &[Readiness], pair: (PersonId, PostId), on: Day) -> Option<u32> {
    let own = judged.iter().filter(|one| (one.person, one.post) == pair);
    let standing = standing_readiness(own, on).filter(|one| !one.is_stale(on))?;
    let place = READINESS_LEVELS.iter().position(|level| *level == standing.level)?;
    Some((READINESS_LEVELS.len() - place) as u32)
}

/// Of the three years before the day how many were good; only where one is known.
fn evaluation(person: &Person, on: Day) -> Option<u32> {
    let years = (on.year() - 3)..on.year();
    let known = person.evaluations.iter().filter(|one| years.contains(&one.year));
    let known: Vec<Grade> = known.map(|one| one.grade).collect();
    let good = known.iter().filter(|grade| **grade >= Grade::Good).count();
    (!known.is_empty()).then_some(good as u32)
}

/// Full years in the highest post held on the day.
fn tenure(person: &Person, roster: &roster::Roster, on: Day) -> Option<u32> {
    let held = person.holdings.iter().filter(|one| one.on(on));
    let highest = held.max_by_key(|one| roster.post(one.post).rank)?;
    let from = highest.from?.latest();
    u32::try_from(on.month().since(from.month()) / 12).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_lies_in_one_box_or_among_the_unknown() {
        let values = [None, Some(0), Some(1), Some(2), Some(3), Some(9)];
        let pairs = values.iter().flat_map(|across| values.iter().map(move |up| (*across, *up)));
        let name = |(at, (across, up)): (i64, (Option<u32>, Option<u32>))| BoxedName {
            person: PersonId(at),
            name: String::new(),
            post: String::new(),
            across,
            up,
        };
        for (one, other) in [(1, 3), (2, 2), (3, 0)] {
            let boxes = NineBoxes {
                unit: (String::new(), String::new()),
                title: String::new(),
                on: Day::from_days_since_1970(0),
                across: Axis::new(Measure::Votes, one, other),
                up: Axis::new(Measure::Age, other, one),
                names: (1i64..).zip(pairs.clone()).map(name).collect(),
            };
            let places = (0..3).flat_map(|across| (0..3).map(move |up| (across, up)));
            let placed: usize = places.map(|(across, up)| boxes.of(across, up).count()).sum();
            assert_eq!(placed, 25, "{one} {other}");
            assert_eq!(placed + boxes.unknown().count(), boxes.names.len());
        }
    }

    #[test]
    fn a_value_on_a_limit_lies_above_it() {
        let axis = Axis::new(Measure::Votes, 80, 50);
        assert_eq!((axis.low, axis.high), (50, 80), "in the wrong order they change places");
        assert_eq!([49, 50, 79, 80].map(|value| axis.third(value)), [0, 1, 1, 2]);
        for (measure, code, _) in Measure::ALL {
            assert_eq!(Measure::read(code), Some(measure));
        }
    }
}
