//! The board of reviews: units × steps × deadlines (S19).

use crate::wording::step_name;
use crate::{Desk, DeskError, Permit, ReadResults};
use base::{Day, ReviewId};
use plan::{ProposalKind, Review, ReviewState};
use roster::{PlanKind, Term};
use words::{Lang, Words};

/// All reviews that were not withdrawn.
#[derive(Debug, Clone)]
pub struct Board {
    /// The day on which lateness is judged.
    pub on: Day,
    /// One a review: lower units first.
    pub rows: Vec<BoardRow>,
    /// Provisions of the law in force for these reviews that nobody has
    /// compared with the document.
    pub unchecked: usize,
}

/// One review on the board.
#[derive(Debug, Clone)]
pub struct BoardRow {
    /// The review.
    pub review: ReviewId,
    /// The unit's code.
    pub unit: String,
    /// The unit's name.
    pub unit_name: String,
    /// The unit's level, by code.
    pub level: String,
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// Where it stands.
    pub state: ReviewState,
    /// The steps: code, name, state by code, day, deadline, late.
    pub steps: Vec<BoardStep>,
    /// Proposed or decided: carried over, added, removed.
    pub counts: (u32, u32, u32),
}

/// One step on the board.
#[derive(Debug, Clone)]
pub struct BoardStep {
    /// The step's name in words.
    pub name: String,
    /// Its state, by code.
    pub state: &'static str,
    /// The day of its conference.
    pub day: Option<Day>,
    /// The day by which it must be concluded.
    pub deadline: Day,
    /// Whether that day has passed and it is not concluded.
    pub late: bool,
}

impl Desk {
    /// The board as of `on`.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn board(
        &self,
        permit: &Permit<ReadResults>,
        on: Day,
        lang: Lang,
    ) -> Result<Board, DeskError> {
        let scene = self.scene(on).await?;
        let words = Words::load(lang);
        let mut rows = Vec::new();
        let mut unchecked = std::collections::BTreeSet::new();
        for review in scene.reviews.iter() {
            if matches!(review.state, ReviewState::Withdrawn { .. }) {
                continue;
            }
            let Ok(unit) = permit.admits(&scene, review) else { continue };
            let plan = scene.plan(review.plan)?;
            let view = scene.view(unit, review.law_day, review.known_by);
            for info in lex::ParamInfo::ALL.iter().filter(|info| info.is_rule()) {
                if let Some(Ok(ruling)) = view.by_name(info.name)
                    && !ruling.chain.deciding.is_confirmed()
                {
                    unchecked.insert(ruling.chain.deciding.address());
                }
            }
            let record = scene.roster.unit(unit);
            rows.push((
                std::cmp::Reverse(scene.roster.path(unit).len()),
                BoardRow {
                    review: review.id,
                    unit: record.code.clone(),
                    unit_name: record.name.clone(),
                    level: record.level.code().to_owned(),
                    kind: plan.kind,
                    term: plan.term,
                    state: review.state,
                    steps: review.steps.iter().map(|step| board_step(step, on, words)).collect(),
                    counts: counts(review),
                },
            ));
        }
        rows.sort_by(|one, two| {
            (one.0, &one.1.unit, one.1.kind).cmp(&(two.0, &two.1.unit, two.1.kind))
        });
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        Ok(Board { on, rows, unchecked: unchecked.len() })
    }
}

fn board_step(step: &plan::Step, on: Day, words: &Words) -> BoardStep {
    BoardStep {
        name: step_name(words, &step.rule.code),
        state: step.state.code(),
        day: step.state.day(),
        deadline: step.rule.deadline,
        late: !step.is_concluded() && step.rule.deadline < on,
    }
}

/// Carried over, added, removed: of the decision once there can be one, of the
/// proposals before.
pub(crate) fn counts(review: &Review) -> (u32, u32, u32) {
    let mut open = review.clone();
    open.state = ReviewState::Open;
    let mut counts = (0, 0, 0);
    match open.decision() {
        Ok(decision) => {
            for change in decision.changes {
                match change.kind {
                    plan::ChangeKind::CarriedOver => counts.0 += 1,
                    plan::ChangeKind::Added => counts.1 += 1,
                    plan::ChangeKind::Removed { .. } => counts.2 += 1,
                    plan::ChangeKind::NotAdded => {}
                }
            }
        }
        Err(_) => {
            for proposal in &review.proposals {
                match proposal.kind {
                    ProposalKind::CarryOver => counts.0 += 1,
                    ProposalKind::Add => counts.1 += 1,
                    ProposalKind::Remove(_) => counts.2 += 1,
                }
            }
        }
    }
    counts
}
