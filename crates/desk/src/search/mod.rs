//! Looking for people, posts, units and papers without diacritics (R10).

mod export;
mod people;
mod saved;

pub use export::TableFormat;
pub use people::{FoundPeople, FoundPerson, PeopleFilter};

use crate::scene::{Scene, roster_of};
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{PostId, ReviewId, UnitId};
use plan::ReviewState;
use roster::{Hits, PostIx, Roster, UnitIx, Wanted};
use store::{DecisionRecord, PaperRecord};
use words::{Lang, Words};

/// What a search over everything found: of each kind the best, and how many
/// there are.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// People.
    pub people: FoundPeople,
    /// Posts.
    pub posts: Vec<FoundPost>,
    /// How many posts fit.
    pub posts_total: usize,
    /// Units.
    pub units: Vec<FoundUnit>,
    /// How many units fit.
    pub units_total: usize,
    /// Papers of the register, latest first.
    pub papers: Vec<PaperRecord>,
    /// How many papers fit.
    pub papers_total: usize,
    /// Decisions by number, latest first, each with the review that it decided.
    pub decisions: Vec<(DecisionRecord, Option<ReviewId>)>,
    /// How many decisions fit.
    pub decisions_total: usize,
}

/// A post that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPost {
    /// Its id.
    pub id: PostId,
    /// Its title.
    pub title: String,
    /// Its unit: code and name.
    pub unit: (String, String),
    /// Who holds it today.
    pub holders: Vec<String>,
}

/// A unit that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundUnit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The name of the unit above, if there is one.
    pub above: Option<String>,
}

impl Desk {
    /// Looks for a text in the names of people, posts and units that the account
    /// covers, and in the papers of those units; of each kind at most `most` are
    /// named. Numbers of the office and of citizen cards find people only for
    /// whoever brings records in.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn search(
        &self,
        permit: &Permit<ReadPeople>,
        text: &str,
        most: usize,
    ) -> Result<Found, DeskError> {
        let Some(wanted) = Wanted::of(text) else { return Ok(Found::default()) };
        let filter = PeopleFilter { words: text.to_owned(), ..PeopleFilter::default() };
        let people = self.search_people(permit, &filter, most).await?;
        let mut tx = self.store.read().await?;
        let roster = roster_of(&mut tx, &self.shelf, self.today()).await?;
        let covered = covered(&roster, permit.actor().unit);
        let directory = self.shelf.directory(&roster);
        let within = |unit: UnitIx| covered[unit.at()];
        let posts = directory.posts(&wanted, |_, unit| within(unit), most);
        let units = directory.units(&wanted, within, most);
        let mut found = Found {
            people,
            posts_total: posts.total,
            posts: found_posts(&roster, posts),
            units_total: units.total,
            units: found_units(&roster, units),
            ..Found::default()
        };
        let covers = |unit: UnitId| roster.find_unit(unit).is_some_and(within);
        drop(tx);
        let papers = self.papers(permit, None).await?;
        find_papers(papers, &wanted, most, &mut found);
        let mut decisions = self.store.read().await?.decisions().await?;
        decisions.retain(|it| {
            covers(it.unit) && wanted.fits(&format!("{} {}", it.number, it.day.vietnamese()))
        });
        if !decisions.is_empty() {
            // Only then is the rest of the site read.
            let scene = self.scene(self.today()).await?;
            find_decisions(permit, &scene, decisions, most, &mut found);
        }
        Ok(found)
    }
}

/// For each unit of a roster whether it lies in the subtree of `top`; all do
/// where there is none.
pub(crate) fn covered(roster: &Roster, top: Option<UnitId>) -> Vec<bool> {
    let mut covered = Vec::new();
    for (_, unit) in roster.units() {
        let above = unit.parent.is_some_and(|above| covered[above.at()]);
        covered.push(top.is_none_or(|top| unit.id == top) || above);
    }
    covered
}

fn found_posts(roster: &Roster, hits: Hits<PostIx>) -> Vec<FoundPost> {
    let found = |at: PostIx| {
        let post = roster.post(at);
        let unit = roster.unit(post.unit);
        let name = |person| roster.person(person).name.as_str().to_owned();
        FoundPost {
            id: post.id,
            title: post.title.clone(),
            unit: (unit.code.clone(), unit.name.clone()),
            holders: roster.holders(at).iter().map(|person| name(*person)).collect(),
        }
    };
    hits.best.into_iter().map(found).collect()
}

fn found_units(roster: &Roster, hits: Hits<UnitIx>) -> Vec<FoundUnit> {
    let found = |at: UnitIx| {
        let unit = roster.unit(at);
        FoundUnit {
            code: unit.code.clone(),
            name: unit.name.clone(),
            above: unit.parent.map(|above| roster.unit(above).name.clone()),
        }
    };
    hits.best.into_iter().map(found).collect()
}

/// Papers by kind, day and file name: a register has some thousands of them.
fn find_papers(papers: Vec<PaperRecord>, wanted: &Wanted, most: usize, found: &mut Found) {
    // Official papers are called by their Vietnamese names.
    let words = Words::load(Lang::Vi);
    for paper in papers.into_iter().rev() {
        let key = format!("paper-kind-{}", paper.kind);
        let kind = if words.has(&key) { words.text(&key) } else { String::new() };
        let text = format!("{kind} {} {}", paper.day.vietnamese(), paper.file);
        if wanted.fits(&text) {
            found.papers_total += 1;
            if found.papers.len() < most {
                found.papers.push(paper);
            }
        }
    }
}

fn find_decisions(
    permit: &Permit<ReadPeople>,
    scene: &Scene,
    mut decisions: Vec<DecisionRecord>,
    most: usize,
    found: &mut Found,
) {
    // A decision is as secret as the plans of its unit.
    decisions.retain(|it| {
        let unit = scene.roster.find_unit(it.unit);
        unit.is_some_and(|unit| permit.is_cleared(scene, unit, scene.day).is_ok())
    });
    decisions.sort_by(|one, two| (two.day, &two.number).cmp(&(one.day, &one.number)));
    found.decisions_total = decisions.len();
    for decision in decisions.into_iter().take(most) {
        let decided = scene.reviews.iter().find(|review| {
            matches!(review.state, ReviewState::Decided { decision: by, .. } if by == decision.id)
        });
        let review = decided.map(|review| review.id);
        found.decisions.push((decision, review));
    }
}
