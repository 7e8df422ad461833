//! What all views of the bench are laid out from: who stands for which post in
//! one round of planning, and what the law says of retirement there.

use super::sheet::{Incumbent, Retires, Successor, UnitName};
use crate::scene::Scene;
use crate::{DeskError, Permit, Right};
use base::{Month, PersonId, PostId, fold};
use checks::{Ground, Law, round_of};
use plan::{Coverage, Entry, Readiness, end_of_term, retires_before, standing_readiness};
use roster::{PersonIx, PlanKind, PostIx, Roster, Term, UnitIx};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// One person planned for one post.
#[derive(Clone, Copy)]
pub(super) struct Planned {
    pub who: PersonIx,
    pub term: Term,
}

/// The law of each unit asked about; units for which the law names the same
/// units above share one, as a province has hundreds.
#[derive(Default)]
struct Laws<'s> {
    of_unit: HashMap<UnitIx, Rc<Law>>,
    by_name: HashMap<Vec<&'s str>, Rc<Law>>,
}

/// The bench of a site in one round, as of the scene's day.
pub(super) struct Bench<'s> {
    pub scene: &'s Scene,
    /// The term shown: the first of the round.
    pub term: Option<Term>,
    /// The rounds that have entries, each by its first term, latest first.
    pub terms: Vec<Term>,
    ground: Ground<'s>,
    of_post: HashMap<PostIx, Vec<Planned>>,
    posts_of: HashMap<PersonIx, Vec<PostIx>>,
    children: Vec<Vec<UnitIx>>,
    posts_in: Vec<Vec<PostIx>>,
    judged: HashMap<(PersonId, PostId), Vec<&'s Readiness>>,
    laws: RefCell<Laws<'s>>,
}

/// For each unit those directly below it, and its posts: titles before seats,
/// the highest first.
fn laid_out(roster: &Roster) -> (Vec<Vec<UnitIx>>, Vec<Vec<PostIx>>) {
    let mut children = vec![Vec::new(); roster.units().len()];
    for (ix, unit) in roster.units() {
        if let Some(parent) = unit.parent {
            children[parent.at()].push(ix);
        }
    }
    let mut posts_in = vec![Vec::new(); roster.units().len()];
    for (ix, post) in roster.posts() {
        posts_in[post.unit.at()].push(ix);
    }
    for posts in &mut posts_in {
        // Titles before seats, the highest first.
        posts.sort_by_key(|ix| {
            let post = roster.post(*ix);
            let is_seat = post.plan_kind() == PlanKind::Committee;
            (is_seat, std::cmp::Reverse(post.rank), *ix)
        });
    }
    (children, posts_in)
}

impl<'s> Bench<'s> {
    /// Lays the bench out for the round of `term`; without one, for the latest
    /// round that has entries.
    pub fn of(scene: &'s Scene, judged: &'s [Readiness], term: Option<Term>) -> Self {
        let roster = &scene.roster;
        let plan_terms: HashMap<_, _> =
            scene.planned.plans.iter().map(|p| (p.id, p.term)).collect();
        let standing: Vec<(&Entry, Term)> = scene
            .planned
            .entries
            .iter()
            .filter(|entry| entry.stands(scene.day))
            .filter_map(|entry| Some((entry, *plan_terms.get(&entry.plan)?)))
            .collect();
        let mut rounds: BTreeMap<i16, Term> = BTreeMap::new();
        for (_, term) in &standing {
            let first = rounds.entry(round_of(*term)).or_insert(*term);
            *first = (*first).min(*term);
        }
        let terms: Vec<Term> = rounds.into_values().rev().collect();
        let wanted = term.map(round_of).or_else(|| terms.first().map(|term| round_of(*term)));
        let mut of_post: HashMap<PostIx, Vec<Planned>> = HashMap::new();
        let mut posts_of: HashMap<PersonIx, Vec<PostIx>> = HashMap::new();
        for (entry, term) in &standing {
            if Some(round_of(*term)) != wanted {
                continue;
            }
            let Some(planned) = scene.planned(entry.person, entry.post) else { continue };
            let bench = of_post.entry(planned.post).or_default();
            // Plans of both calendars of one round may name the same person.
            if !bench.iter().any(|known| known.who == planned.person) {
                bench.push(Planned { who: planned.person, term: *term });
                posts_of.entry(planned.person).or_default().push(planned.post);
            }
        }
        let (children, posts_in) = laid_out(roster);
        let mut by_pair: HashMap<(PersonId, PostId), Vec<&Readiness>> = HashMap::new();
        for one in judged {
            by_pair.entry((one.person, one.post)).or_default().push(one);
        }
        Self {
            ground: Ground::of(roster),
            term: term.or_else(|| terms.first().copied()),
            scene,
            terms,
            of_post,
            posts_of,
            children,
            posts_in,
            judged: by_pair,
            laws: RefCell::default(),
        }
    }

    /// The posts of a unit itself, in the order in which they are shown.
    pub fn posts_in(&self, unit: UnitIx) -> &[PostIx] {
        &self.posts_in[unit.at()]
    }

    /// The units directly below.
    pub fn below(&self, unit: UnitIx) -> &[UnitIx] {
        &self.children[unit.at()]
    }

    /// A unit and everything below it, parents before children.
    pub fn subtree(&self, top: UnitIx) -> Vec<UnitIx> {
        let mut found = vec![top];
        let mut at = 0;
        while at < found.len() {
            found.extend_from_slice(self.below(found[at]));
            at += 1;
        }
        found
    }

    /// Those planned for a post, as entered.
    pub fn planned(&self, post: PostIx) -> &[Planned] {
        self.of_post.get(&post).map_or(&[], Vec::as_slice)
    }

    /// The posts for which a person is planned in the round.
    pub fn posts_of(&self, who: PersonIx) -> &[PostIx] {
        self.posts_of.get(&who).map_or(&[], Vec::as_slice)
    }

    /// Everybody who is planned for anything.
    pub fn everybody(&self) -> impl Iterator<Item = (PersonIx, &[PostIx])> {
        self.posts_of.iter().map(|(who, posts)| (*who, posts.as_slice()))
    }

    fn law(&self, unit: UnitIx) -> Rc<Law> {
        let mut laws = self.laws.borrow_mut();
        if let Some(law) = laws.of_unit.get(&unit) {
            return Rc::clone(law);
        }
        let day = self.scene.day;
        let make = || Rc::new(self.scene.law(unit, day, day));
        let named = self.scene.named_units(unit);
        let law = Rc::clone(laws.by_name.entry(named).or_insert_with(make));
        laws.of_unit.insert(unit, Rc::clone(&law));
        law
    }

    /// The month at which the term planned for ends in a unit, where the law
    /// names the month at which it counts ages.
    pub fn end_of(&self, unit: UnitIx, term: Term) -> Option<Month> {
        Some(end_of_term(self.law(unit).reference_of(&self.ground, term, unit)?, term))
    }

    fn retirement(&self, unit: UnitIx, who: PersonIx) -> Option<(Month, Month)> {
        self.law(unit).retirement_of(self.scene.roster.person(who))
    }

    /// Whether somebody certainly retires before the term planned for ends.
    fn is_near(&self, unit: UnitIx, planned: Planned) -> bool {
        retires_before(self.retirement(unit, planned.who), self.end_of(unit, planned.term))
    }

    /// How a post is covered.
    pub fn coverage(&self, post: PostIx) -> Coverage {
        let unit = self.scene.roster.post(post).unit;
        let planned = self.planned(post);
        if planned.len() < 2 {
            return Coverage::of(planned.iter().map(|_| false));
        }
        Coverage::of(planned.iter().map(|one| self.is_near(unit, *one)))
    }

    /// A month of retirement as shown of somebody in a unit.
    fn retires(&self, unit: UnitIx, who: PersonIx) -> Option<Retires> {
        let (earliest, latest) = self.retirement(unit, who)?;
        let months_left = earliest.since(self.scene.day.month());
        Some(Retires { earliest, latest, months_left })
    }

    /// Those who hold a post, in the order of lists.
    pub fn incumbents(&self, post: PostIx) -> Vec<Incumbent> {
        let (roster, day) = (&self.scene.roster, self.scene.day);
        let unit = roster.post(post).unit;
        let mut holders = roster.holders(post).to_vec();
        holders.sort_by_key(|ix| roster.person(*ix).name.order());
        let mut seen = HashSet::new();
        holders.retain(|ix| seen.insert(*ix));
        let line = |ix: PersonIx| {
            let person = roster.person(ix);
            let held = person.holdings.iter().rfind(|held| held.post == post && held.on(day));
            Incumbent {
                person: person.id,
                name: person.name.as_str().to_owned(),
                since: held.and_then(|held| held.from),
                until: held.and_then(|held| held.to),
                retires: self.retires(unit, ix),
            }
        };
        holders.into_iter().map(line).collect()
    }

    /// Those planned for a post: by their place where one was given, else in
    /// the order of lists.
    pub fn successors(&self, post: PostIx) -> Vec<Successor> {
        let roster = &self.scene.roster;
        let (unit, post_id) = (roster.post(post).unit, roster.post(post).id);
        let mut lines: Vec<((bool, u32), String, Successor)> = Vec::new();
        for planned in self.planned(post) {
            let person = roster.person(planned.who);
            let judged = self.judged.get(&(person.id, post_id));
            let readiness = judged
                .and_then(|all| standing_readiness(all.iter().copied(), self.scene.day))
                .cloned();
            let rank = readiness.as_ref().and_then(|one| one.rank);
            let line = Successor {
                person: person.id,
                name: person.name.as_str().to_owned(),
                birth: person.birth,
                sex: person.sex,
                current: self.scene.current_title(planned.who).unwrap_or_default(),
                unit_name: roster.unit(person.unit).name.clone(),
                in_place: roster.is_within(person.unit, unit),
                retires: self.retires(unit, planned.who),
                near: self.is_near(unit, *planned),
                other_posts: self.posts_of(planned.who).len() as u32 - 1,
                is_stale: readiness.as_ref().is_some_and(|one| one.is_stale(self.scene.day)),
                readiness,
            };
            lines.push(((rank.is_none(), rank.unwrap_or(0)), person.name.order(), line));
        }
        lines.sort_by(|one, two| (&one.0, &one.1).cmp(&(&two.0, &two.1)));
        lines.into_iter().map(|(_, _, line)| line).collect()
    }

    /// A unit as named on pages.
    pub fn unit_name(&self, unit: UnitIx) -> UnitName {
        let record = self.scene.roster.unit(unit);
        UnitName {
            code: record.code.clone(),
            name: record.name.clone(),
            level: record.level.code().to_owned(),
        }
    }

    /// The units from the topmost that the account covers down to `unit`.
    pub fn path<R: Right>(&self, permit: &Permit<R>, unit: UnitIx) -> Vec<UnitName> {
        let path = self.scene.roster.path(unit).into_iter();
        path.filter(|ix| permit.covers(self.scene, *ix).is_ok())
            .map(|ix| self.unit_name(ix))
            .collect()
    }
}

/// The unit asked for; else the one at the top of what the account covers, the
/// first below it that has posts.
pub(super) fn top_unit<R: Right>(
    scene: &Scene,
    permit: &Permit<R>,
    code: Option<&str>,
) -> Result<UnitIx, DeskError> {
    let unit = match code {
        Some(code) => scene.unit_with_code(code)?,
        None => {
            let covered = |unit: UnitIx| permit.covers(scene, unit).is_ok();
            let posts = scene.roster.posts().map(|(_, post)| post.unit);
            let first = posts.filter(|unit| covered(*unit)).min();
            let any = || scene.roster.units().map(|(ix, _)| ix).find(|ix| covered(*ix));
            first.or_else(any).ok_or_else(|| DeskError::not_found("unit", ""))?
        }
    };
    permit.covers(scene, unit)?;
    permit.is_cleared(scene, unit, scene.day)?;
    Ok(unit)
}

/// Whether a text has all these folded words.
pub(super) fn has_words(text: &str, words: &[String]) -> bool {
    let folded = fold(text);
    words.iter().all(|word| folded.contains(word.as_str()))
}

/// The folded words of a question.
pub(super) fn folded_words(question: &str) -> Vec<String> {
    fold(question).split_whitespace().map(str::to_owned).collect()
}
