//! A review.

use super::{law, plan, values};
use crate::routes::urls;
use crate::views::{
    self, Action, ActionKind, InstrumentLine, Joiner, Leaver, Propose, Redone, ReviewResult,
    Roster, StepLine, Voting,
};
use ::plan::{BallotRule, ChangeKind, ProposalKind, ReviewState, Step, StepState};
use ballot::QuorumBase;
use desk::{
    Actor, Board, BoardRow, CountBallots, Decide, Differing, Eligible, LawLine, PaperRecord,
    ProposalLine, ReviewSheet, RunReview,
};
use lex::{Instrument, LawBook};
use std::collections::BTreeMap;
use words::Words;

/// What a review's page shows beside the review itself.
pub struct Around<'a> {
    /// The law under which it runs.
    pub law: &'a [LawLine],
    /// The board, for lateness and sums.
    pub board: &'a Board,
    /// Its papers.
    pub papers: &'a [PaperRecord],
    /// What it judges otherwise than the review that it redoes.
    pub differences: &'a [Differing],
    /// The instruments.
    pub book: &'a LawBook,
    /// Who reads.
    pub actor: &'a Actor,
}

/// A review's page.
pub fn review(sheet: &ReviewSheet, around: &Around<'_>, words: &Words) -> views::Review {
    let row = around.board.rows.iter().find(|row| row.review == sheet.review.id);
    let own = |paper: &&PaperRecord| paper.step.is_none();
    let papers = around.papers.iter().filter(own).map(|paper| values::paper(paper, words));
    let (actions, blocked) = deciding(sheet, around.actor, words);
    let steps = sheet.review.steps.iter().enumerate();
    views::Review {
        unit: sheet.unit.1.clone(),
        title: words.text(&format!("review-name-{}", sheet.kind.code())),
        term: sheet.term.to_string(),
        state: state(sheet),
        opened: sheet.review.opened,
        age_month: sheet.age_month,
        instruments: instruments(sheet, around.book),
        unconfirmed: values::unconfirmed(&sheet.unconfirmed, &sheet.unit.0, sheet.review.law_day),
        steps: steps.map(|(at, step)| step_line(sheet, around, row, (at, step), words)).collect(),
        actions,
        blocked,
        redone: around.differences.iter().map(redone).collect(),
        leaving: sheet.proposals.iter().filter_map(|line| leaver(line, words)).collect(),
        joining: sheet.joining.iter().map(|one| joiner(one, sheet, around.actor, words)).collect(),
        counts: row.map(|row| values::counts(row.counts)).unwrap_or_default(),
        flow: flow(sheet, words),
        result: result(sheet, around.papers),
        papers: papers.collect(),
        reprint: urls::reprint(sheet.review.id),
        secrecy: urls::secrecy(sheet.review.id),
        list: super::lists::at(sheet.review.id, None),
        files: super::case_files::at(sheet.review.id),
    }
}

fn state(sheet: &ReviewSheet) -> views::ReviewState {
    let reopened = sheet.review.steps.iter().any(|step| !step.reopened.is_empty());
    match sheet.review.state {
        ReviewState::Decided { .. } => views::ReviewState::Concluded,
        ReviewState::Withdrawn { .. } => views::ReviewState::Withdrawn,
        ReviewState::Open if reopened => views::ReviewState::Reopened,
        ReviewState::Open => views::ReviewState::Open,
    }
}

/// The instruments behind the labels "number (day)", in their order.
fn instruments(sheet: &ReviewSheet, book: &LawBook) -> Vec<InstrumentLine> {
    let find = |label: &str| {
        let named =
            |one: &&Instrument| format!("{} ({})", one.number, one.date.vietnamese()) == label;
        book.instruments().iter().find(named)
    };
    let found =
        || sheet.instruments.iter().filter_map(|(label, worst)| Some((find(label)?, *worst)));
    let deciding = found().map(|(one, _)| one.id.as_str()).collect();
    found().map(|(one, worst)| law::line(one, worst, &deciding, book)).collect()
}

/// Deciding, for whoever may; otherwise what it waits for.
fn deciding(sheet: &ReviewSheet, actor: &Actor, words: &Words) -> (Vec<Action>, Vec<String>) {
    let mut blocked = Vec::new();
    if sheet.review.state != ReviewState::Open {
        return (Vec::new(), blocked);
    }
    let first_drafted = sheet.review.steps.first().is_some_and(|s| s.state == StepState::Drafted);
    if first_drafted && !sheet.waiting_for.is_empty() {
        let units = sheet.waiting_for.join(", ");
        blocked.push(words.with("review-waiting", &[("units", units.as_str().into())]));
    }
    if sheet.review.current_step().is_some() {
        blocked.push(words.text("review-to-decide"));
        return (Vec::new(), blocked);
    }
    if !actor.has::<Decide>() {
        blocked.push(words.text("review-to-decide-by"));
        return (Vec::new(), blocked);
    }
    let href = format!("{}/decide", urls::review(sheet.review.id));
    (vec![Action { kind: ActionKind::Decide, href }], blocked)
}

fn step_line(
    sheet: &ReviewSheet,
    around: &Around<'_>,
    row: Option<&BoardRow>,
    (at, step): (usize, &Step),
    words: &Words,
) -> StepLine {
    let number = at + 1;
    let on_board = row.and_then(|row| row.steps.get(at));
    let open = sheet.review.state == ReviewState::Open;
    let current = open && sheet.review.current_step() == Some(number);
    let basis = |parameter: &str| {
        let line = law::line_of(around.law, parameter)?;
        Some(values::basis(&line.citation, line.source?))
    };
    let threshold_name =
        if step.rule.decides { "decision-threshold" } else { "introduction-threshold" };
    let threshold = step.rule.threshold.zip(basis(threshold_name));
    let of = step
        .rule
        .threshold
        .and_then(|threshold| Some(threshold.base.of(step.record()?.tally.as_ref()?)));
    let started = step.state != StepState::Drafted;
    let (actions, blocked) = match current {
        true => next(step, number, sheet.review.id, around.actor, words),
        false => (Vec::new(), Vec::new()),
    };
    StepLine {
        number: number as u32,
        name: on_board
            .map_or_else(|| desk::step_name(words, &step.rule.code), |step| step.name.clone()),
        state: (started || current).then(|| values::step_state(step.state.code())),
        day: step.state.day(),
        deadline: Some(step.rule.deadline),
        late: on_board.is_some_and(|step| step.late),
        roster: Roster {
            body: words.text(&format!("roster-name-{}", step.rule.roster.code())),
            summoned: convened(&step.state),
        },
        voting: match step.rule.ballot {
            BallotRule::Secret => Voting::Secret,
            BallotRule::None => Voting::None,
        },
        quorum: basis("quorum")
            .map(|basis| values::quorum(step.rule.quorum, quorum_total(step), basis)),
        threshold: threshold.map(|(threshold, basis)| values::threshold(threshold, of, basis)),
        basis: basis("review-procedure"),
        href: Some(urls::step(sheet.review.id, number)),
        actions,
        blocked,
    }
}

/// What may be done next with a step whose turn it is, by whoever reads; else
/// for whom it waits.
pub fn next(
    step: &Step,
    number: usize,
    review: base::ReviewId,
    actor: &Actor,
    words: &Words,
) -> (Vec<Action>, Vec<String>) {
    let secret = step.rule.ballot == BallotRule::Secret;
    let (officer, counter) = (actor.has::<RunReview>(), actor.has::<CountBallots>());
    let (kinds, may): (&[(ActionKind, &str)], bool) = match &step.state {
        StepState::Drafted => (&[(ActionKind::Convene, "convene")], officer),
        StepState::Convened { .. } => {
            (&[(ActionKind::Meeting, "conference"), (ActionKind::Hold, "hold")], officer)
        }
        StepState::Held { .. } if secret && counter => {
            let count = (ActionKind::Count, "count");
            (&[count, (ActionKind::Vote, "vote"), (ActionKind::Release, "release")], true)
        }
        StepState::Held { .. } if secret && officer => {
            return (Vec::new(), vec![words.text("step-by-release")]);
        }
        StepState::Counted { .. } if counter => (&[(ActionKind::Release, "release")], true),
        StepState::Held { .. } | StepState::Counted { .. } => {
            (&[(ActionKind::Conclude, "conclude")], officer)
        }
        StepState::Concluded(_) => return (Vec::new(), Vec::new()),
    };
    if !may {
        return (Vec::new(), vec![words.text("step-by-officer")]);
    }
    let base = urls::step(review, number);
    let action =
        |(kind, path): &(ActionKind, &str)| Action { kind: *kind, href: format!("{base}/{path}") };
    (kinds.iter().map(action).collect(), Vec::new())
}

/// People on the roster, once it is drawn up.
pub fn convened(state: &StepState) -> Option<u32> {
    match state {
        StepState::Drafted => None,
        StepState::Convened { convened, .. }
        | StepState::Held { convened, .. }
        | StepState::Counted { convened, .. } => Some(*convened),
        StepState::Concluded(record) => Some(record.convened),
    }
}

/// The number that the quorum is a share of, where it is kept.
pub fn quorum_total(step: &Step) -> Option<u32> {
    match (step.rule.quorum.base, &step.state) {
        (QuorumBase::Convened, state) => convened(state),
        (QuorumBase::Members, StepState::Convened { members, .. }) => Some(*members),
        (QuorumBase::Members, _) => None,
    }
}

fn redone(one: &Differing) -> Redone {
    Redone { name: one.name.clone(), post: one.post.clone(), reasons: one.reasons.clone() }
}

/// Who leaves, and who may have to: a carried-over name with a binding rule
/// that is not met or cannot be told.
/// What became of each name, or will if the proposals pass.
fn flow(sheet: &ReviewSheet, words: &Words) -> views::ListFlow {
    let mut removed: BTreeMap<String, u32> = BTreeMap::new();
    let decided = matches!(sheet.review.state, ReviewState::Decided { .. });
    let mut flow = views::ListFlow { decided, ..views::ListFlow::default() };
    for line in &sheet.proposals {
        let kind = match (line.change, line.kind) {
            (Some(change), _) => change.kind,
            (None, ProposalKind::CarryOver) => ChangeKind::CarriedOver,
            (None, ProposalKind::Add) => ChangeKind::Added,
            (None, ProposalKind::Remove(reason)) => ChangeKind::Removed { reason },
        };
        match kind {
            ChangeKind::CarriedOver => flow.carried_over += 1,
            ChangeKind::Added => flow.added += 1,
            ChangeKind::Removed { reason } => {
                *removed.entry(values::leave_reason(reason, words)).or_default() += 1;
            }
            ChangeKind::NotAdded => {}
        }
    }
    flow.removed = removed.into_iter().collect();
    flow.removed.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    flow
}

fn leaver(line: &ProposalLine, words: &Words) -> Option<Leaver> {
    let finding = line.finding.as_ref();
    let reason = match (line.kind, finding) {
        (ProposalKind::Remove(reason), None) => values::leave_reason(reason, words),
        (ProposalKind::Remove(reason), Some(finding)) => {
            format!("{}. {}", values::leave_reason(reason, words), finding.sentence)
        }
        (ProposalKind::CarryOver, Some(finding)) => finding.sentence.clone(),
        (ProposalKind::CarryOver, None) | (ProposalKind::Add, _) => return None,
    };
    Some(Leaver {
        person: values::person(line.person, &line.name, true),
        post: line.post.clone(),
        reason,
        basis: finding.and_then(|finding| values::bases(finding).into_iter().next()),
        uncertain: line.kind == ProposalKind::CarryOver,
    })
}

fn joiner(one: &Eligible, sheet: &ReviewSheet, actor: &Actor, words: &Words) -> Joiner {
    let before_first = sheet.review.steps.first().is_none_or(|s| s.state == StepState::Drafted);
    let note = match one.warnings as u32 {
        0 => words.text("eligible-clear"),
        n => words.with("eligible-warnings", &[("n", n.into())]),
    };
    Joiner {
        person: values::person(one.person, &one.name, true),
        current: one.current.clone(),
        post: one.post_title.clone(),
        note: Some(note),
        propose: (actor.has::<RunReview>() && before_first).then(|| Propose {
            href: format!("{}/propose", urls::review(sheet.review.id)),
            person: one.person.to_string(),
            post: one.post.to_string(),
        }),
    }
}

fn result(sheet: &ReviewSheet, papers: &[PaperRecord]) -> Option<ReviewResult> {
    let (number, day) = sheet.decision.as_ref()?;
    let list = papers.iter().rfind(|paper| paper.kind == "decision-list");
    Some(ReviewResult {
        decision: values::decision(number, *day, list.map(|paper| urls::paper(&paper.file))),
        plan: urls::plan(&sheet.unit.0, sheet.kind, sheet.term),
        locked: *day,
    })
}

/// The review's name, for links to it.
pub fn link_text(row: &BoardRow, words: &Words) -> String {
    format!("{} {}", plan::name(row.kind, words), row.term)
}
