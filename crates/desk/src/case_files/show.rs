//! The case files of a list as a grid of people and papers, and that of one
//! person.

use super::{CaseFiles, say};
use crate::scene::Scene;
use crate::wording::title_of_plan;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, Instant, PersonId, ReviewId};
use checks::{Law, PaperState};
use lex::PaperBy;
use plan::{Review, ReviewState};
use roster::{PlanKind, Term};
use store::Tx;
use words::finding::Basis;
use words::{Lang, Words};

/// A paper that the law asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperAsked {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// By when it must be there.
    pub by: PaperBy,
    /// For how many months it is good.
    pub months: Option<u32>,
}

/// A paper in somebody's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    /// What the law asks for.
    pub asked: PaperAsked,
    /// How it stands.
    pub state: PaperState,
    /// The day that it bears.
    pub on: Option<Day>,
    /// Its number.
    pub number: String,
    /// What else was said.
    pub note: String,
    /// Who noted it last, and when.
    pub noted: Option<(String, Instant)>,
}

/// Somebody's case file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseFile {
    /// The papers; none where the law asks for none.
    pub papers: Vec<PaperLine>,
    /// The provision that asks for them.
    pub basis: Option<Basis>,
}

impl CaseFile {
    /// How many of the papers are there and good.
    pub fn good(&self) -> usize {
        self.papers.iter().filter(|one| one.state.is_good()).count()
    }
}

/// One row of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The present title.
    pub current: String,
    /// For which posts the person is to stand.
    pub posts: Vec<String>,
    /// The papers, in the order of the grid.
    pub papers: Vec<PaperLine>,
    /// Whether it is the reader's own file, which others keep.
    pub is_own: bool,
}

/// The case files of everybody who is to stand on a list.
#[derive(Debug, Clone)]
pub struct CaseGrid {
    /// The review.
    pub review: ReviewId,
    /// The unit: code and name.
    pub unit: (String, String),
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// The plan's title in words.
    pub title: String,
    /// The legal day.
    pub law_day: Day,
    /// As of which day papers are good.
    pub on: Day,
    /// What the law asks for.
    pub asked: Vec<PaperAsked>,
    /// The provision.
    pub basis: Option<Basis>,
    /// The people, by name.
    pub rows: Vec<CaseRow>,
    /// Whether the list is still to be decided.
    pub is_open: bool,
}

impl CaseFiles {
    /// Somebody's file on a day.
    pub fn sheet(&self, law: &Law, person: PersonId, on: Day, words: &Words) -> CaseFile {
        let line = |one: checks::PaperFinding| {
            let noted = self.of(person).iter().rfind(|known| one.paper.code == *known.code);
            PaperLine {
                asked: PaperAsked {
                    code: one.paper.code.as_str().to_owned(),
                    label: say::label(&one.paper, words),
                    by: one.paper.by,
                    months: one.paper.months,
                },
                state: one.state,
                on: noted.and_then(|known| known.on),
                number: noted.map(|known| known.number.clone()).unwrap_or_default(),
                note: noted.map(|known| known.note.clone()).unwrap_or_default(),
                noted: noted.map(|known| (known.by.clone(), known.recorded)),
            }
        };
        let papers = self.findings(law, person, on).into_iter().map(line).collect();
        CaseFile { papers, basis: say::basis(law, words) }
    }
}

/// As of which day papers of a review's list are good.
fn day_of(review: &Review, today: Day) -> Day {
    match review.state {
        ReviewState::Decided { on, .. } => on,
        ReviewState::Open | ReviewState::Withdrawn { .. } => today.max(review.law_day),
    }
}

/// Somebody's case file: by the law of the last review on whose list they stand,
/// which asks for it; of nobody's list, by that of their own unit. On one's own
/// page always the latter: who stands on an open list does not learn it there.
pub(crate) async fn of_person(
    tx: &mut Tx,
    scene: &Scene,
    person: PersonId,
    (today, is_own): (Day, bool),
    words: &Words,
) -> Result<CaseFile, DeskError> {
    let files = CaseFiles::load(tx, [person]).await?;
    let stands = |review: &&Review| {
        let own = |one: &plan::Proposal| one.person == person && one.is_for_standing();
        !matches!(review.state, ReviewState::Withdrawn { .. }) && review.proposals.iter().any(own)
    };
    let last = scene.reviews.iter().filter(|_| !is_own).filter(stands);
    let last = last.max_by_key(|review| review.law_day);
    let asked = last.and_then(|review| Some((review, scene.unit(review.unit).ok()?)));
    let (law, on) = match asked {
        Some((review, unit)) => (scene.law_of(review, unit), day_of(review, today)),
        None => {
            let unit = scene.roster.person(scene.person(person)?).unit;
            (scene.law(unit, scene.day, scene.day), scene.day)
        }
    };
    Ok(files.sheet(&law, person, on, words))
}

impl Desk {
    /// The case files of a review's list.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OwnCase`].
    pub async fn case_grid(
        &self,
        permit: &Permit<ReadPeople>,
        review: ReviewId,
        lang: Lang,
    ) -> Result<CaseGrid, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, review).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = scene.unit(review.unit)?;
        permit.covers(&scene, unit)?;
        permit.is_cleared(&scene, unit, review.law_day)?;
        permit.may_follow(&review)?;
        let law = scene.law_of(&review, unit);
        let plan = *scene.plan(review.plan)?;
        let words = Words::load(lang);
        let on = day_of(&review, self.today());
        let standing: Vec<_> =
            review.proposals.iter().filter(|one| one.is_for_standing()).collect();
        let files = CaseFiles::load(&mut tx, standing.iter().map(|one| one.person)).await?;
        let mut rows: Vec<(String, CaseRow)> = Vec::new();
        for proposal in &standing {
            let post = scene.roster.find_post(proposal.post);
            let title = post.map(|ix| scene.roster.post(ix).title.clone());
            if let Some((_, row)) = rows.iter_mut().find(|(_, row)| row.person == proposal.person) {
                row.posts.extend(title);
                continue;
            }
            let Ok(ix) = scene.person(proposal.person) else { continue };
            let person = scene.roster.person(ix);
            rows.push((
                person.name.order(),
                CaseRow {
                    person: proposal.person,
                    name: person.name.as_str().to_owned(),
                    current: scene.current_title(ix).unwrap_or_default(),
                    posts: title.into_iter().collect(),
                    papers: files.sheet(&law, proposal.person, on, words).papers,
                    is_own: permit.actor().person == Some(proposal.person),
                },
            ));
        }
        rows.sort_by(|one, two| (&one.0, one.1.person).cmp(&(&two.0, two.1.person)));
        let nobody = CaseFiles::default().sheet(&law, PersonId(0), on, words);
        let record = scene.roster.unit(unit);
        Ok(CaseGrid {
            review: review.id,
            unit: (record.code.clone(), record.name.clone()),
            kind: plan.kind,
            term: plan.term,
            title: title_of_plan(words, plan.kind, plan.term),
            law_day: review.law_day,
            on,
            asked: nobody.papers.into_iter().map(|one| one.asked).collect(),
            basis: nobody.basis,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            is_open: review.state == ReviewState::Open,
        })
    }
}
