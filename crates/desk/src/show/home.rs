//! What needs the reader now, and what has changed: the front page by role.

use crate::scene::Scene;
use crate::wording::step_name;
use crate::{
    Actor, ConfirmSecrecy, CountBallots, Decide, Desk, DeskError, ImportRecords, Permit,
    ReadResults,
};
use crate::{ReadPeople, RunReview};
use base::{Day, Instant, ReviewId};
use plan::{BallotRule, Review, ReviewState, StepState};
use roster::PlanKind;
use store::SecrecyChangeState;
use words::{Lang, Words};

/// What somebody has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// Work on the list and call the first conference.
    Prepare,
    /// Call the next conference.
    Convene,
    /// Hold the conference that is called.
    Hold,
    /// Count the box.
    Count,
    /// Conclude the step whose result is known.
    Conclude,
    /// Decide the review.
    Decide,
    /// Confirm that a review is less secret.
    Secrecy,
    /// Answer what newer files say otherwise.
    Differences,
    /// Answer people who ask that their own data be corrected.
    Corrections,
}

impl TaskKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Convene => "convene",
            Self::Hold => "hold",
            Self::Count => "count",
            Self::Conclude => "conclude",
            Self::Decide => "decide",
            Self::Secrecy => "secrecy",
            Self::Differences => "differences",
            Self::Corrections => "corrections",
        }
    }
}

/// Something that waits for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub kind: TaskKind,
    /// The review and the number of its step; none for what is about people.
    pub at: Option<(ReviewId, usize)>,
    /// The unit's name; empty for what is about people.
    pub unit: String,
    /// Committee or titles.
    pub plan: Option<PlanKind>,
    /// The step's name in words.
    pub step: String,
    /// How many, where a number tells more.
    pub count: Option<usize>,
    /// The day of the conference, or the day by which it must be done.
    pub due: Option<Day>,
    /// Whether that day has passed.
    pub late: bool,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What, by the code of the journal.
    pub action: String,
    /// The review.
    pub review: ReviewId,
    /// Its unit's name.
    pub unit: String,
    /// When.
    pub at: Instant,
}

/// The front page of a reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Home {
    /// What waits, the latest first, then by day.
    pub tasks: Vec<Task>,
    /// How many wait beyond those shown.
    pub more: usize,
    /// What was done, the latest first.
    pub news: Vec<News>,
    /// Questions that imported files left open; `None` for whoever imports nothing.
    pub differences: Option<usize>,
}

/// How many are shown.
const MOST_TASKS: usize = 12;
const MOST_NEWS: usize = 8;
/// How far back the journal is looked at, in entries.
const LOOKED_BACK: i64 = 400;

/// What is told as news: milestones of reviews. Who counted or read what is for
/// the auditor.
const MILESTONES: [&str; 8] =
    ["open-review", "adopt-scenario", "convene", "hold", "release", "conclude", "reopen", "decide"];

impl Desk {
    /// What waits for the reader, by role, and what has changed in the reader's
    /// part of the tree.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn home(
        &self,
        permit: &Permit<ReadResults>,
        on: Day,
        lang: Lang,
    ) -> Result<Home, DeskError> {
        let actor = permit.actor();
        let scene = self.scene(on).await?;
        let words = Words::load(lang);
        let covered = |review: &&Review| permit.admits(&scene, review).is_ok();
        let open = |review: &&Review| review.state == ReviewState::Open;
        let reviews: Vec<&Review> = scene.reviews.iter().filter(covered).collect();
        let mut tasks = Vec::new();
        for review in reviews.iter().copied().filter(open) {
            tasks.extend(task(&scene, review, actor, on, words)?);
        }
        if actor.has::<ConfirmSecrecy>() {
            tasks.extend(self.secrecy_tasks(&scene, &reviews, permit).await?);
        }
        let (open, asked) = match actor.permit::<ImportRecords>() {
            Ok(permit) => {
                let asked = self.open_corrections(&permit, lang).await?.len();
                (Some(self.count_differences(&permit).await?), asked)
            }
            Err(_) => (None, 0),
        };
        let about_people = |kind| move |count| of_people(kind, count);
        tasks.extend(open.filter(|count| *count > 0).map(about_people(TaskKind::Differences)));
        tasks.extend(
            Some(asked).filter(|count| *count > 0).map(about_people(TaskKind::Corrections)),
        );
        tasks.sort_by_key(|task| (!task.late, task.due, task.kind));
        let more = tasks.len().saturating_sub(MOST_TASKS);
        tasks.truncate(MOST_TASKS);
        let news = self.news(&scene, &reviews, actor).await?;
        Ok(Home { tasks, more, news, differences: open })
    }

    /// Proposals of others to make a review less secret.
    async fn secrecy_tasks(
        &self,
        scene: &Scene,
        reviews: &[&Review],
        permit: &Permit<ReadResults>,
    ) -> Result<Vec<Task>, DeskError> {
        let mut changes = self.store.read().await?.secrecy_changes().await?;
        changes.retain(|one| one.state == SecrecyChangeState::Proposed);
        changes.retain(|one| one.proposed_by != permit.actor().id);
        let mut tasks = Vec::new();
        for change in changes {
            let Some(review) = reviews.iter().find(|review| review.id == change.review) else {
                continue;
            };
            if permit.not_own_review(review).is_err() {
                continue;
            }
            tasks.push(Task {
                kind: TaskKind::Secrecy,
                at: Some((review.id, 1)),
                unit: scene.roster.unit(scene.unit(review.unit)?).name.clone(),
                plan: Some(scene.plan(review.plan)?.kind),
                step: String::new(),
                count: None,
                due: None,
                late: false,
            });
        }
        Ok(tasks)
    }

    async fn news(
        &self,
        scene: &Scene,
        reviews: &[&Review],
        actor: &Actor,
    ) -> Result<Vec<News>, DeskError> {
        if !actor.has::<ReadPeople>() {
            return Ok(Vec::new());
        }
        let mut tx = self.store.read().await?;
        let last = tx.journal_last().await?;
        let mut news = Vec::new();
        for entry in tx.journal(last - LOOKED_BACK, LOOKED_BACK).await?.into_iter().rev() {
            if news.len() == MOST_NEWS {
                break;
            }
            if !MILESTONES.contains(&entry.action.as_str()) {
                continue;
            }
            let about = reviews.iter().find(|review| review.id.to_string() == entry.subject);
            let Some(review) = about else { continue };
            let unit = scene.roster.unit(scene.unit(review.unit)?).name.clone();
            let (action, at) = (entry.action, entry.at);
            news.push(News { action, review: review.id, unit, at });
        }
        Ok(news)
    }
}

fn of_people(kind: TaskKind, count: usize) -> Task {
    Task {
        kind,
        at: None,
        unit: String::new(),
        plan: None,
        step: String::new(),
        count: Some(count),
        due: None,
        late: false,
    }
}

/// What of a review waits for this actor, if anything does.
fn task(
    scene: &Scene,
    review: &Review,
    actor: &Actor,
    on: Day,
    words: &Words,
) -> Result<Option<Task>, DeskError> {
    let current = review.current_step();
    let step = current.and_then(|number| review.steps.get(number - 1));
    let runs = actor.has::<RunReview>();
    let kind = match step.map(|step| (&step.state, step.rule.ballot)) {
        None => actor.has::<Decide>().then_some(TaskKind::Decide),
        // What waits for other units is not to be done now.
        Some((StepState::Drafted, _)) if runs && scene.undecided_before(review)?.is_empty() => {
            Some(if current == Some(1) { TaskKind::Prepare } else { TaskKind::Convene })
        }
        Some((StepState::Convened { .. }, _)) if runs => Some(TaskKind::Hold),
        Some((StepState::Held { .. }, BallotRule::Secret)) => {
            actor.has::<CountBallots>().then_some(TaskKind::Count)
        }
        Some((StepState::Held { .. } | StepState::Counted { .. }, _)) if runs => {
            Some(TaskKind::Conclude)
        }
        Some(_) => None,
    };
    let Some(kind) = kind else { return Ok(None) };
    let due = step.map(|step| match (kind, step.state.day()) {
        (TaskKind::Hold, Some(day)) => day,
        _ => step.rule.deadline,
    });
    let unit = scene.unit(review.unit)?;
    Ok(Some(Task {
        kind,
        at: Some((review.id, current.unwrap_or(review.steps.len()))),
        unit: scene.roster.unit(unit).name.clone(),
        plan: Some(scene.plan(review.plan)?.kind),
        step: step.map(|step| step_name(words, &step.rule.code)).unwrap_or_default(),
        count: None,
        due,
        late: due.is_some_and(|due| due < on),
    }))
}
