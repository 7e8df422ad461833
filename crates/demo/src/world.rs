//! A world: everything about one invented place, drawn from a seed.

use crate::case::{Case, CaseKind};
use crate::dice::Dice;
use crate::org::{DemoBody, DemoPost, DemoUnit, Org};
use crate::people::Cadre;
use crate::plan::{self, DemoEntry};
use crate::scenario::{Frame, Scenario};
use crate::staff::{self, Staff};
use crate::{twists, workbook};
use roster::{PostKind, Sex, Term};
use std::fmt;

/// One invented place with its people and its standing plan.
#[derive(Debug, Clone)]
pub struct World {
    scenario: Scenario,
    seed: u64,
    pub(crate) org: Org,
    pub(crate) staff: Staff,
    pub(crate) entries: Vec<DemoEntry>,
    pub(crate) odd: Vec<workbook::OddCell>,
    cases: Vec<Case>,
}

/// A world in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Units, the one above the top included.
    pub units: usize,
    /// Agencies among them.
    pub agencies: usize,
    /// Communes among them.
    pub communes: usize,
    /// Bodies.
    pub bodies: usize,
    /// Posts of heads and deputies: those of the titles plan.
    pub title_posts: usize,
    /// Posts of members: those of the committee plan.
    pub member_posts: usize,
    /// People.
    pub people: usize,
    /// Women among them.
    pub women: usize,
    /// People of a minority group among them.
    pub minority: usize,
    /// Full Party members among them.
    pub party_members: usize,
    /// Entries of the standing plan.
    pub entries: usize,
    /// Different people in the standing plan.
    pub planned_people: usize,
    /// Cases in which somebody must leave the plan.
    pub must_leave: usize,
    /// Cases in which a fact is missing.
    pub undetermined: usize,
    /// Cells in words that no code list knows.
    pub odd_cells: usize,
}

impl World {
    /// Draws the world of `scenario` from `seed`.
    pub fn new(scenario: Scenario, seed: u64) -> Self {
        let frame = scenario.frame();
        let org = Org::new(frame);
        let mut staff = staff::fill(&mut Dice::new(seed, "people"), frame, &org);
        let mut entries = plan::draw(&mut Dice::new(seed, "plan"), frame, &org, &staff);
        let mut dice = Dice::new(seed, "cases");
        let cases = twists::cases(&mut dice, frame, &org, &mut staff, &mut entries);
        twists::others(&mut dice, frame, &mut staff, &entries);
        let odd = twists::odd_cells(&mut dice, &mut staff, &entries);
        Self { scenario, seed, org, staff, entries, odd, cases }
    }

    /// Which world this is.
    pub fn scenario(&self) -> Scenario {
        self.scenario
    }

    /// The seed from which it was drawn.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Units, parents before their children.
    pub fn units(&self) -> &[DemoUnit] {
        &self.org.units
    }

    /// Bodies.
    pub fn bodies(&self) -> &[DemoBody] {
        &self.org.bodies
    }

    /// Posts.
    pub fn posts(&self) -> &[DemoPost] {
        &self.org.posts
    }

    /// People.
    pub fn people(&self) -> &[Cadre] {
        &self.staff.people
    }

    /// The standing plan.
    pub fn entries(&self) -> &[DemoEntry] {
        &self.entries
    }

    /// Entries made to raise a question.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The term of the standing plan.
    pub fn term(&self) -> Option<Term> {
        self.frame().term()
    }

    /// The code of the unit at the top that has people: the district, or the
    /// province.
    pub fn top_code(&self) -> &'static str {
        self.frame().code
    }

    pub(crate) fn frame(&self) -> &'static Frame {
        self.scenario.frame()
    }

    /// The offices' workbooks: file name and content, to be imported in this
    /// order. The same world gives the same bytes.
    ///
    /// # Panics
    /// Never for a drawn world: the tables fit the format, and a test writes
    /// them for many seeds.
    pub fn workbooks(&self) -> Vec<(String, Vec<u8>)> {
        workbook::all(self).expect("the tables of a drawn world fit the workbook format")
    }

    /// The world in numbers.
    pub fn summary(&self) -> Summary {
        let count =
            |level: &str| self.units().iter().filter(|unit| unit.level.code() == level).count();
        let people = |test: fn(&Cadre) -> bool| self.people().iter().filter(|p| test(p)).count();
        let members = self.posts().iter().filter(|post| post.kind == PostKind::Member).count();
        let mut planned: Vec<usize> = self.entries.iter().map(|entry| entry.person).collect();
        planned.sort_unstable();
        planned.dedup();
        let cases =
            |test: fn(CaseKind) -> bool| self.cases.iter().filter(|case| test(case.kind)).count();
        Summary {
            units: self.units().len(),
            agencies: count("agency"),
            communes: count("commune"),
            bodies: self.bodies().len(),
            title_posts: self.posts().len() - members,
            member_posts: members,
            people: self.people().len(),
            women: people(|person| person.sex == Sex::Female),
            minority: people(|person| person.ethnicity.is_some_and(|e| e.is_minority())),
            party_members: people(|person| person.official.is_some()),
            entries: self.entries.len(),
            planned_people: planned.len(),
            must_leave: cases(CaseKind::must_leave),
            undetermined: cases(|kind| !kind.must_leave()),
            odd_cells: self.odd.len(),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} units ({} agencies, {} communes), {} title posts, {} people ({} women, {} of a \
             minority), {} plan entries for {} people",
            self.units,
            self.agencies,
            self.communes,
            self.title_posts,
            self.people,
            self.women,
            self.minority,
            self.entries,
            self.planned_people,
        )
    }
}
