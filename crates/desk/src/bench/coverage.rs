//! How the posts of a unit and below are covered, and who stands for many (R3).

use super::ground::{Bench, top_unit};
use super::sheet::UnitName;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, PersonId, PostId};
use plan::{Coverage, CoverageSums};
use roster::{PersonIx, PostIx, Term, UnitIx};
use std::collections::BTreeSet;

/// From how many posts on a person counts as standing for many where the law
/// sets no lower number. An office's own way of looking, not a rule.
const MANY: u32 = 3;

/// What of the coverage is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverageAsked {
    /// Only this unit and those below; by code.
    pub unit: Option<String>,
    /// Only units of this level, by code.
    pub level: Option<String>,
    /// Only key posts.
    pub key_only: bool,
    /// Only posts of this class; without one, all that are not covered.
    pub class: Option<Coverage>,
    /// The term planned for.
    pub term: Option<Term>,
}

/// One post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageLine {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// Its unit.
    pub unit: UnitName,
    /// Whether it is a key post.
    pub key: bool,
    /// Its seats.
    pub seats: u32,
    /// Who holds it, by name.
    pub incumbents: Vec<String>,
    /// Who is planned for it, by name.
    pub planned: Vec<String>,
    /// How it is covered.
    pub coverage: Coverage,
}

/// Somebody planned for many posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManyPosts {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The unit in which the person works.
    pub unit_name: String,
    /// For how many posts in all.
    pub total: u32,
    /// Those in units that the reader covers: id, title, unit's name.
    pub posts: Vec<(PostId, String, String)>,
}

/// The coverage of a unit and below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageSheet {
    /// The day.
    pub as_of: Day,
    /// The term planned for.
    pub term: Option<Term>,
    /// All terms that have entries, latest first.
    pub terms: Vec<Term>,
    /// The unit at the top.
    pub unit: UnitName,
    /// The units to choose from: the top of what the account covers, and below.
    pub units: Vec<UnitName>,
    /// The levels to choose from, by code.
    pub levels: Vec<String>,
    /// Over all posts that fit unit, level and key.
    pub sums: CoverageSums,
    /// Those of the class asked for: the worst first, key posts first.
    pub lines: Vec<CoverageLine>,
    /// People planned for `many_from` posts or more, the most first.
    pub many: Vec<ManyPosts>,
    /// From how many posts on.
    pub many_from: u32,
    /// The most posts for one person that the law in force for the unit allows,
    /// where it says so; how it counts them is the findings' business.
    pub most_by_law: Option<u32>,
    /// Units in which the end of the term cannot be reckoned, because the law
    /// names no month at which ages are counted: nobody is near there.
    pub without_end: u32,
}

impl Desk {
    /// The coverage of the posts asked for.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn coverage(
        &self,
        permit: &Permit<ReadPeople>,
        asked: &CoverageAsked,
        as_of: Day,
    ) -> Result<CoverageSheet, DeskError> {
        let mut scene = self.scene(as_of).await?;
        let top = top_unit(&scene, permit, asked.unit.as_deref())?;
        scene.without_secret_of(permit);
        let bench = Bench::of(&scene, &[], asked.term);
        let fits = |unit: &UnitIx| {
            let level = scene.roster.unit(*unit).level.code();
            asked.level.as_deref().is_none_or(|wanted| wanted == level)
        };
        let units: Vec<UnitIx> = bench.subtree(top).into_iter().filter(fits).collect();
        let mut sums = CoverageSums::default();
        let mut lines = Vec::new();
        let mut without_end = 0;
        for unit in &units {
            let end = bench.term.and_then(|term| bench.end_of(*unit, term));
            without_end += u32::from(end.is_none() && !bench.posts_in(*unit).is_empty());
            for ix in bench.posts_in(*unit) {
                let post = scene.roster.post(*ix);
                if asked.key_only && !post.key {
                    continue;
                }
                let coverage = bench.coverage(*ix);
                sums.add(coverage, post.key);
                if asked.class.map_or(coverage.is_gap(), |wanted| wanted == coverage) {
                    lines.push(bench.coverage_line(*ix, coverage));
                }
            }
        }
        // The sort keeps the order of the tree among equals.
        lines.sort_by_key(|line| (!line.key, line.coverage));
        let day = scene.day;
        let most = scene.view(top, day, day).get(lex::MAX_POSTS_PER_PERSON).ok().map(|r| *r.value);
        let many_from = most.map_or(MANY, |most| MANY.min(most + 1));
        let choice = top_unit(&scene, permit, None)?;
        let choices = bench.subtree(choice);
        let levels: BTreeSet<String> =
            choices.iter().map(|ix| scene.roster.unit(*ix).level.code().to_owned()).collect();
        Ok(CoverageSheet {
            as_of,
            term: bench.term,
            terms: bench.terms.clone(),
            unit: bench.unit_name(top),
            units: choices.into_iter().map(|ix| bench.unit_name(ix)).collect(),
            levels: levels.into_iter().collect(),
            sums,
            lines,
            many: bench.many(permit, &units, asked.key_only, many_from),
            many_from,
            most_by_law: most,
            without_end,
        })
    }
}

impl Bench<'_> {
    fn coverage_line(&self, ix: PostIx, coverage: Coverage) -> CoverageLine {
        let roster = &self.scene.roster;
        let post = roster.post(ix);
        let names = |all: &mut dyn Iterator<Item = PersonIx>| {
            let mut names: Vec<_> = all.map(|who| &roster.person(who).name).collect();
            names.sort_by_key(|name| name.order());
            names.dedup();
            names.into_iter().map(|name| name.as_str().to_owned()).collect()
        };
        CoverageLine {
            post: post.id,
            title: post.title.clone(),
            unit: self.unit_name(post.unit),
            key: post.key,
            seats: post.seats,
            incumbents: names(&mut roster.holders(ix).iter().copied()),
            planned: names(&mut self.planned(ix).iter().map(|one| one.who)),
            coverage,
        }
    }

    /// People planned for so many posts or more, of which at least one lies in
    /// these units.
    fn many(
        &self,
        permit: &Permit<ReadPeople>,
        units: &[UnitIx],
        key_only: bool,
        from: u32,
    ) -> Vec<ManyPosts> {
        let roster = &self.scene.roster;
        let mut shown = vec![false; roster.units().len()];
        units.iter().for_each(|unit| shown[unit.at()] = true);
        let here = |ix: &PostIx| {
            let post = roster.post(*ix);
            shown[post.unit.at()] && (post.key || !key_only)
        };
        let mut many: Vec<(String, ManyPosts)> = self
            .everybody()
            .filter(|(_, posts)| posts.len() as u32 >= from && posts.iter().any(here))
            .map(|(who, posts)| {
                let person = roster.person(who);
                let total = posts.len() as u32;
                let mut posts = posts.to_vec();
                posts.retain(|ix| permit.covers(self.scene, roster.post(*ix).unit).is_ok());
                posts.sort_unstable();
                let named = |ix: &PostIx| {
                    let post = roster.post(*ix);
                    (post.id, post.title.clone(), roster.unit(post.unit).name.clone())
                };
                let line = ManyPosts {
                    person: person.id,
                    name: person.name.as_str().to_owned(),
                    unit_name: roster.unit(person.unit).name.clone(),
                    total,
                    posts: posts.iter().map(named).collect(),
                };
                (person.name.order(), line)
            })
            .collect();
        many.sort_by(|(name, one), (other_name, other)| {
            let most = other.total.cmp(&one.total);
            most.then_with(|| name.cmp(other_name)).then_with(|| one.person.cmp(&other.person))
        });
        many.into_iter().map(|(_, line)| line).collect()
    }
}
