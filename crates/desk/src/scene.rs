//! The site as of a day, loaded once for an action: roster, plans, reviews and
//! the law for each unit.

use crate::DeskError;
use crate::gate::Marks;
use crate::shelf::Shelf;
use base::{Day, DecisionId, PersonId, PlanId, PostId, UnitId};
use checks::{Entry as PlannedFor, Law, OtherEntries};
use lex::{LawBook, Moment, View};
use plan::{Entry, Review, ReviewState};
use roster::{PersonIx, PlanKind, PostIx, Roster, Term, UnitIx};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::{DecisionRecord, Edition, PlanRecord, Tx};

/// The site as of a day.
pub struct Scene {
    /// The roster.
    pub roster: Arc<Roster>,
    /// The day.
    pub day: Day,
    /// All plans, their entries and the decisions behind them.
    pub planned: Arc<Planned>,
    /// All reviews, oldest first.
    pub reviews: Arc<Vec<Review>>,
    book: LawBook,
    /// How secret reviews are where people set it.
    pub(crate) marks: Marks,
}

/// Every plan with its entries.
#[derive(Default)]
pub struct Planned {
    /// All plans.
    pub plans: Vec<PlanRecord>,
    /// All entries with their histories.
    pub entries: Vec<Entry>,
    /// Where a plan's entries stand among all.
    by_plan: HashMap<PlanId, Vec<u32>>,
    decisions: HashMap<DecisionId, DecisionRecord>,
}

impl Planned {
    async fn load(tx: &mut Tx) -> Result<Self, DeskError> {
        let decisions = tx.decisions().await?.into_iter().map(|d| (d.id, d)).collect();
        Ok(Self::of(tx.plans().await?, tx.entries().await?, decisions))
    }

    fn of(
        plans: Vec<PlanRecord>,
        entries: Vec<Entry>,
        decisions: HashMap<DecisionId, DecisionRecord>,
    ) -> Self {
        let mut by_plan: HashMap<PlanId, Vec<u32>> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            by_plan.entry(entry.plan).or_default().push(at as u32);
        }
        Self { plans, entries, by_plan, decisions }
    }

    /// The same as if some plans were not there.
    pub(crate) fn without(&self, hidden: &HashSet<PlanId>) -> Self {
        let plans = self.plans.iter().filter(|plan| !hidden.contains(&plan.id));
        let entries = self.entries.iter().filter(|entry| !hidden.contains(&entry.plan));
        Self::of(plans.copied().collect(), entries.cloned().collect(), self.decisions.clone())
    }

    /// The entries of a plan, in the order of all.
    pub fn of_plan(&self, plan: PlanId) -> impl Iterator<Item = &Entry> {
        let places = self.by_plan.get(&plan).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|at| &self.entries[*at as usize])
    }
}

impl Scene {
    /// Loads everything.
    pub async fn load(tx: &mut Tx, shelf: Shelf, day: Day) -> Result<Self, DeskError> {
        Ok(Self {
            roster: roster_of(tx, &shelf, day).await?,
            day,
            planned: planned_in(tx, &shelf).await?,
            reviews: reviews_in(tx, &shelf).await?,
            book: shelf.law_in(tx).await?,
            marks: Marks::load(tx).await?,
        })
    }

    /// The digest of the whole law.
    pub fn law_digest(&self) -> &str {
        self.book.digest()
    }

    /// The law in force for a unit.
    pub fn view(&self, unit: UnitIx, law_day: Day, known_by: Day) -> View {
        let path = self.roster.path_codes(unit);
        self.book.view(&Moment { legal_day: law_day, known_by, unit_path: &path })
    }

    /// The same, unpacked for the rules.
    pub fn law(&self, unit: UnitIx, law_day: Day, known_by: Day) -> Law {
        Law::of(&self.view(unit, law_day, known_by))
    }

    /// The units on a unit's path that the law names: where they are the same,
    /// the law is.
    pub fn named_units(&self, unit: UnitIx) -> Vec<&str> {
        self.book.named_units(&self.roster.path_codes(unit))
    }

    /// The law under which a review runs.
    pub fn law_of(&self, review: &Review, unit: UnitIx) -> Law {
        self.law(unit, review.law_day, review.known_by)
    }

    /// Where a unit stands, by id.
    pub fn unit(&self, id: UnitId) -> Result<UnitIx, DeskError> {
        self.roster.find_unit(id).ok_or_else(|| DeskError::not_found("unit", id.to_string()))
    }

    /// Where a unit stands, by code.
    pub fn unit_with_code(&self, code: &str) -> Result<UnitIx, DeskError> {
        let code = code.trim();
        let exact = self.roster.unit_with_code(code);
        exact.ok_or_else(|| DeskError::not_found("unit", code))
    }

    /// Where a post stands, by id.
    pub fn post(&self, id: PostId) -> Result<PostIx, DeskError> {
        self.roster.find_post(id).ok_or_else(|| DeskError::not_found("post", id.to_string()))
    }

    /// Where a person stands, by id.
    pub fn person(&self, id: PersonId) -> Result<PersonIx, DeskError> {
        self.roster.find_person(id).ok_or_else(|| DeskError::not_found("person", id.to_string()))
    }

    /// A plan by id.
    pub fn plan(&self, id: PlanId) -> Result<&PlanRecord, DeskError> {
        let found = self.planned.plans.iter().find(|plan| plan.id == id);
        found.ok_or_else(|| DeskError::not_found("plan", id.to_string()))
    }

    /// A unit's plan.
    pub fn plan_of(&self, unit: UnitId, kind: PlanKind, term: Term) -> Option<&PlanRecord> {
        self.planned
            .plans
            .iter()
            .find(|plan| (plan.unit, plan.kind, plan.term) == (unit, kind, term))
    }

    /// A decision by id.
    pub fn decision(&self, id: DecisionId) -> Option<&DecisionRecord> {
        self.planned.decisions.get(&id)
    }

    /// The entries that stand in a plan on a day.
    pub fn standing(&self, plan: PlanId, day: Day) -> impl Iterator<Item = &Entry> {
        self.planned.of_plan(plan).filter(move |entry| entry.stands(day))
    }

    /// A person and a post of the roster.
    pub fn planned(&self, person: PersonId, post: PostId) -> Option<PlannedFor> {
        let person = self.roster.find_person(person)?;
        Some(PlannedFor { person, post: self.roster.find_post(post)? })
    }

    /// What people are planned for in all other plans of the same round.
    pub fn other_entries(&self, own: PlanId, term: Term, day: Day) -> OtherEntries {
        let round = checks::round_of(term);
        let others = self.planned.plans.iter();
        let others = others.filter(|plan| plan.id != own && checks::round_of(plan.term) == round);
        let standing = others.flat_map(|plan| self.standing(plan.id, day));
        OtherEntries::of(standing.filter_map(|e| self.planned(e.person, e.post)))
    }

    /// The plans that must be decided in this round before a review of `plan`
    /// may convene: those of units below where lower levels go first, and the
    /// unit's own other plan where the law sets an order of the two. Counted
    /// are only plans that have entries or a review.
    pub fn undecided_before(&self, review: &Review) -> Result<Vec<&PlanRecord>, DeskError> {
        let plan = self.plan(review.plan)?;
        let unit = self.unit(plan.unit)?;
        let view = self.view(unit, review.law_day, review.known_by);
        let lower_first = view.get(lex::LOWER_FIRST).is_ok_and(|ruling| *ruling.value);
        let before = view.get(lex::PLAN_SEQUENCE).ok().map(|ruling| match ruling.value {
            lex::PlanSequence::TitlesFirst => PlanKind::Titles,
            lex::PlanSequence::CommitteeFirst => PlanKind::Committee,
        });
        let must_wait = |other: &&PlanRecord| -> bool {
            if other.id == plan.id || checks::round_of(other.term) != checks::round_of(plan.term) {
                return false;
            }
            let Some(other_unit) = self.roster.find_unit(other.unit) else { return false };
            let below = other_unit != unit && self.roster.is_within(other_unit, unit);
            let earlier =
                other_unit == unit && before == Some(other.kind) && other.kind != plan.kind;
            (below && lower_first) || earlier
        };
        let undecided = |other: &&PlanRecord| !self.decided_in_round(other.id, review);
        Ok(self.planned.plans.iter().filter(must_wait).filter(undecided).collect())
    }

    /// Whether the plan has a review decided under the same round of law: one
    /// whose legal day lies at most a year before that of `review`.
    fn decided_in_round(&self, plan: PlanId, review: &Review) -> bool {
        self.reviews.iter().any(|other| {
            other.plan == plan
                && matches!(other.state, ReviewState::Decided { .. })
                && other.law_day.add_days(366) >= review.law_day
        })
    }

    /// The title under which a person is listed on the scene's day.
    pub fn current_title(&self, person: PersonIx) -> Option<String> {
        current_title(&self.roster, self.day, person)
    }
}

/// The title under which a person is listed on a day: the highest post held,
/// heads and deputies before seats in bodies; of who holds none, the position as
/// the record words it.
pub(crate) fn current_title(roster: &Roster, day: Day, person: PersonIx) -> Option<String> {
    let held = roster.person(person).holdings.iter().filter(|h| h.on(day));
    let mut posts: Vec<&roster::Post> = held.map(|h| roster.post(h.post)).collect();
    posts.sort_by_key(|post| {
        (post.plan_kind() == PlanKind::Committee, std::cmp::Reverse(post.rank))
    });
    let seat = posts.iter().find(|post| post.plan_kind() == PlanKind::Committee);
    let title = posts.first().filter(|post| post.plan_kind() == PlanKind::Titles);
    match (seat, title) {
        (Some(seat), Some(title)) => Some(format!("{}, {}", seat.title, title.title)),
        (None, Some(post)) | (Some(post), None) => Some(post.title.clone()),
        (None, None) => roster.person(person).written_position.clone(),
    }
}

/// The roster as of a day, from the shelf while no import came between.
pub(crate) async fn roster_of(
    tx: &mut Tx,
    shelf: &Shelf,
    day: Day,
) -> Result<Arc<Roster>, DeskError> {
    if tx.looks_back() {
        return Ok(Arc::new(tx.roster(day).await?));
    }
    let edition = tx.setting(EDITION).await?.unwrap_or_default();
    if let Some(roster) = shelf.roster(&edition, day) {
        return Ok(roster);
    }
    let roster = Arc::new(tx.roster(day).await?);
    shelf.keep(&edition, day, &roster);
    Ok(roster)
}

/// Plans and entries, from the shelf while none of them changed.
pub(crate) async fn planned_in(tx: &mut Tx, shelf: &Shelf) -> Result<Arc<Planned>, DeskError> {
    if tx.looks_back() {
        return Ok(Arc::new(Planned::load(tx).await?));
    }
    // Who is who decides whose entry is whose.
    let facts = tx.setting(EDITION).await?.unwrap_or_default();
    let edition = format!("{facts} {}", tx.edition(Edition::Plans).await?);
    if let Some(planned) = shelf.planned(&edition) {
        return Ok(planned);
    }
    let planned = Arc::new(Planned::load(tx).await?);
    shelf.keep_planned(edition, &planned);
    Ok(planned)
}

/// The reviews, from the shelf while none of them changed.
pub(crate) async fn reviews_in(tx: &mut Tx, shelf: &Shelf) -> Result<Arc<Vec<Review>>, DeskError> {
    if tx.looks_back() {
        return Ok(Arc::new(tx.reviews().await?));
    }
    let edition = tx.edition(Edition::Reviews).await?;
    if let Some(reviews) = shelf.reviews(&edition) {
        return Ok(reviews);
    }
    let reviews = Arc::new(tx.reviews().await?);
    shelf.keep_reviews(edition, &reviews);
    Ok(reviews)
}

/// The site's setting that names the edition of its facts: the last import or
/// undo.
pub(crate) const EDITION: &str = "facts-edition";
