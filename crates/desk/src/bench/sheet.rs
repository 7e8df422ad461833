//! A unit's posts with who holds them and who is planned for them (R1, R2).

use super::ground::{Bench, top_unit};
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, Month, PartialDate, PersonId, PostId};
use plan::{Coverage, CoverageSums, Readiness};
use roster::{PostIx, PostKind, Sex, Term, UnitIx};

/// A unit as pages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level, by code.
    pub level: String,
}

/// When somebody retires, by the schedule of the law or by decision. AGE-05.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retires {
    /// The earliest month possible.
    pub earliest: Month,
    /// The latest; the same where the birth month is known.
    pub latest: Month,
    /// Months from the day looked at to the earliest; negative once it is past.
    pub months_left: i32,
}

/// Somebody who holds a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incumbent {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Since when, if stated.
    pub since: Option<PartialDate>,
    /// Until when, where an end is already known.
    pub until: Option<PartialDate>,
    /// Retirement, where the law sets a schedule.
    pub retires: Option<Retires>,
}

/// Somebody planned for a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Birth date as known.
    pub birth: PartialDate,
    /// Sex.
    pub sex: Sex,
    /// The present title.
    pub current: String,
    /// The unit in which the person works.
    pub unit_name: String,
    /// Whether that unit is the post's own or below it: the source is in place
    /// (nguồn tại chỗ), else elsewhere.
    pub in_place: bool,
    /// Retirement, where the law sets a schedule.
    pub retires: Option<Retires>,
    /// Whether that is certainly before the term planned for ends.
    pub near: bool,
    /// For how many other posts the person is planned in the round.
    pub other_posts: u32,
    /// The readiness that holds on the day.
    pub readiness: Option<Readiness>,
    /// Whether its last day is over.
    pub is_stale: bool,
}

/// A post with its bench.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchPost {
    /// The post.
    pub post: PostId,
    /// Its unit.
    pub unit: UnitName,
    /// Its title.
    pub title: String,
    /// Head, deputy or member.
    pub kind: PostKind,
    /// Whether it is a key post.
    pub key: bool,
    /// How many hold it when it is full.
    pub seats: u32,
    /// Who holds it.
    pub incumbents: Vec<Incumbent>,
    /// Who is planned for it.
    pub bench: Vec<Successor>,
    /// How it is covered.
    pub coverage: Coverage,
    /// The month at which the term planned for ends, where the law lets it be
    /// reckoned.
    pub term_end: Option<Month>,
}

impl BenchPost {
    /// Seats that nobody holds.
    pub fn vacant(&self) -> u32 {
        self.seats.saturating_sub(self.incumbents.len() as u32)
    }
}

/// A unit below the one shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchUnit {
    /// The unit.
    pub unit: UnitName,
    /// Its leading post.
    pub lead: Option<BenchPost>,
    /// The coverage of all posts in it and below.
    pub sums: CoverageSums,
}

/// A unit's posts and the units below it, as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchSheet {
    /// The day.
    pub as_of: Day,
    /// From the topmost unit that the reader covers to this one.
    pub path: Vec<UnitName>,
    /// The term planned for; none while nothing is planned.
    pub term: Option<Term>,
    /// All terms that have entries, latest first.
    pub terms: Vec<Term>,
    /// The unit's own posts: the leading one first.
    pub posts: Vec<BenchPost>,
    /// The units directly below.
    pub units: Vec<BenchUnit>,
    /// The coverage of all posts in it and below.
    pub sums: CoverageSums,
}

impl BenchSheet {
    /// The unit shown.
    pub fn unit(&self) -> Option<&UnitName> {
        self.path.last()
    }
}

/// One post with its bench and all judgements ever made for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostPage {
    /// The day.
    pub as_of: Day,
    /// From the topmost unit that the reader covers to the post's own.
    pub path: Vec<UnitName>,
    /// The term planned for.
    pub term: Option<Term>,
    /// The post.
    pub post: BenchPost,
    /// Judgements, latest first, each with the person's name.
    pub judgements: Vec<(String, Readiness)>,
}

impl Bench<'_> {
    /// A post as shown.
    pub(super) fn post(&self, ix: PostIx) -> BenchPost {
        let post = self.scene.roster.post(ix);
        BenchPost {
            post: post.id,
            unit: self.unit_name(post.unit),
            title: post.title.clone(),
            kind: post.kind,
            key: post.key,
            seats: post.seats,
            incumbents: self.incumbents(ix),
            bench: self.successors(ix),
            coverage: self.coverage(ix),
            term_end: self.term.and_then(|term| self.end_of(post.unit, term)),
        }
    }

    /// The coverage of all posts in a unit and below.
    pub(super) fn sums(&self, unit: UnitIx) -> CoverageSums {
        let mut sums = CoverageSums::default();
        for unit in self.subtree(unit) {
            for ix in self.posts_in(unit) {
                sums.add(self.coverage(*ix), self.scene.roster.post(*ix).key);
            }
        }
        sums
    }
}

impl Desk {
    /// A unit's posts with their bench as of a day; without a unit, those of the
    /// one at the top of what the account covers. Without a term, of the latest
    /// round of planning that has entries.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn bench_sheet(
        &self,
        permit: &Permit<ReadPeople>,
        unit: Option<&str>,
        term: Option<Term>,
        as_of: Day,
    ) -> Result<BenchSheet, DeskError> {
        let judged = self.judged_for(permit).await?;
        let mut scene = self.scene(as_of).await?;
        let unit = top_unit(&scene, permit, unit)?;
        scene.without_secret_of(permit);
        let bench = Bench::of(&scene, &judged, term);
        let units: Vec<BenchUnit> = bench
            .below(unit)
            .iter()
            .map(|below| BenchUnit {
                unit: bench.unit_name(*below),
                lead: bench.posts_in(*below).first().map(|ix| bench.post(*ix)),
                sums: bench.sums(*below),
            })
            .collect();
        let mut sums = CoverageSums::default();
        for ix in bench.posts_in(unit) {
            sums.add(bench.coverage(*ix), scene.roster.post(*ix).key);
        }
        units.iter().for_each(|below| sums.merge(&below.sums));
        Ok(BenchSheet {
            as_of,
            path: bench.path(permit, unit),
            term: bench.term,
            terms: bench.terms.clone(),
            posts: bench.posts_in(unit).iter().map(|ix| bench.post(*ix)).collect(),
            units,
            sums,
        })
    }

    /// The judgements of readiness that the reader may see: nobody reads what is
    /// judged of themselves.
    async fn judged_for(&self, permit: &Permit<ReadPeople>) -> Result<Vec<Readiness>, DeskError> {
        let mut judged = self.store.read().await?.readiness().await?;
        judged.retain(|one| permit.actor().person != Some(one.person));
        Ok(judged)
    }

    /// One post with its bench.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn post_page(
        &self,
        permit: &Permit<ReadPeople>,
        post: PostId,
        term: Option<Term>,
        as_of: Day,
    ) -> Result<PostPage, DeskError> {
        let judged = self.judged_for(permit).await?;
        let mut scene = self.scene(as_of).await?;
        let ix = scene.post(post)?;
        let unit = scene.roster.post(ix).unit;
        permit.covers(&scene, unit)?;
        permit.is_cleared(&scene, unit, as_of)?;
        scene.without_secret_of(permit);
        let bench = Bench::of(&scene, &judged, term);
        let mut judgements: Vec<(String, Readiness)> = judged
            .iter()
            .filter(|one| one.post == post && one.on <= as_of)
            .filter_map(|one| {
                let who = scene.roster.find_person(one.person)?;
                Some((scene.roster.person(who).name.as_str().to_owned(), one.clone()))
            })
            .collect();
        judgements.sort_by_key(|(_, one)| std::cmp::Reverse((one.on, one.recorded)));
        Ok(PostPage {
            as_of,
            path: bench.path(permit, unit),
            term: bench.term,
            post: bench.post(ix),
            judgements,
        })
    }
}
