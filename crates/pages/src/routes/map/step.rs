//! One step of a review.

use super::review::{convened, link_text, next, quorum_total};
use super::values;
use crate::routes::urls;
use crate::views::{
    Action, ActionKind, Agreement, BallotTally, Called, CandidateRow, Conference, CountTeams, Link,
    Outcome, PostResult, Quorum, RowVotes, StepResult, Verdict,
};
use ballot::Tally;
use base::{Day, PersonId, ReviewId, Share};
use desk::{
    Actor, Board, BoardRow, CountBallots, IssuePapers, PaperRecord, ReadPeople, RunReview, StepRow,
    StepSheet,
};
use plan::{BallotRule, Reopened, ReviewState, StepState};
use words::Words;

/// What a step's page shows beside the step itself.
pub struct Around<'a> {
    /// The review.
    pub id: ReviewId,
    /// The board, for the steps beside this one.
    pub board: &'a Board,
    /// The papers of the review; none for whoever may not read people.
    pub papers: &'a [PaperRecord],
    /// Who reads.
    pub actor: &'a Actor,
}

/// A step's page.
pub fn step(sheet: &StepSheet, around: &Around<'_>, words: &Words) -> StepResult {
    let row = around.board.rows.iter().find(|row| row.review == around.id);
    let tally = sheet.step.tally();
    let (mut actions, blocked) = actions(sheet, around, row, words);
    if sheet.step.is_concluded() && around.actor.has::<IssuePapers>() {
        let href = format!("{}/papers", urls::step(around.id, sheet.number));
        actions.push(Action { kind: ActionKind::Papers, href });
    }
    if sheet.scan_log {
        let href = format!("{}/decisions", urls::scans(around.id, sheet.number));
        actions.push(Action { kind: ActionKind::ScanLog, href });
    }
    let leads = actions.iter().any(|action| action.kind == ActionKind::Meeting);
    let own = |paper: &&PaperRecord| paper.step == Some(sheet.step.id);
    let papers = around.papers.iter().filter(own).map(|paper| values::paper(paper, words));
    let of = sheet.step.rule.threshold.and_then(|threshold| Some(threshold.base.of(tally?)));
    let threshold = sheet.step.rule.threshold.zip(sheet.threshold_basis.as_ref());
    StepResult {
        unit: sheet.unit.1.clone(),
        number: sheet.number as u32,
        of: row.map_or(sheet.number, |row| row.steps.len()) as u32,
        name: sheet.name.clone(),
        review: Link {
            text: row.map(|row| link_text(row, words)).unwrap_or_default(),
            href: around.actor.has::<ReadPeople>().then(|| urls::review(around.id)),
        },
        state: values::step_state(sheet.step.state.code()),
        conference: conference(sheet),
        ballots: tally.map(ballots),
        threshold: threshold.map(|(threshold, (citation, source))| {
            values::threshold(threshold, of, values::basis(citation, *source))
        }),
        counts: counts(sheet),
        posts: posts(sheet, around.actor.has::<ReadPeople>()),
        unconfirmed: values::unconfirmed(&sheet.unconfirmed, &sheet.unit.0, sheet.law_day),
        actions,
        blocked,
        papers: papers.collect(),
        meeting: (around.actor.has::<ReadPeople>() && !leads)
            .then(|| urls::conference(around.id, sheet.number)),
        next: row.and_then(|row| next_step(sheet.number, row, words)),
        reopened: sheet.step.reopened.iter().map(|one| reopened(one, words)).collect(),
    }
}

/// When and why a step was opened again or its box counted anew, and the result
/// that had been released.
fn reopened(one: &Reopened, words: &Words) -> (Day, String) {
    let tally = match &one.was {
        StepState::Counted { tally, .. } => tally.as_ref(),
        StepState::Concluded(record) => record.tally.as_ref(),
        _ => None,
    };
    let Some(tally) = tally else { return (one.on, one.reason.clone()) };
    let rows: Vec<String> = tally.rows.iter().map(|row| row.votes_for.to_string()).collect();
    let rows = rows.join(", ");
    let former = words.with(
        "step-former",
        &[
            ("returned", tally.returned.into()),
            ("valid", tally.valid.into()),
            ("invalid", tally.invalid.into()),
            ("rows", rows.as_str().into()),
        ],
    );
    (one.on, format!("{}. {former}", one.reason.trim_end_matches('.')))
}

/// People present, once the conference was held.
pub fn present(sheet: &StepSheet) -> Option<u32> {
    match &sheet.step.state {
        StepState::Held { present, .. } | StepState::Counted { present, .. } => Some(*present),
        StepState::Concluded(record) => Some(record.present),
        StepState::Drafted | StepState::Convened { .. } => None,
    }
}

/// Those called, ticked as `present` says; when it says nothing, those who were
/// checked in, and everybody while nobody was.
pub fn called(sheet: &StepSheet, present: Option<&[PersonId]>) -> Vec<Called> {
    let is_in = |here: Option<bool>| here == Some(true);
    let some_in = sheet.roster.iter().any(|(.., here)| is_in(*here));
    let one = |(person, name, capacity, here): &(PersonId, String, String, Option<bool>)| Called {
        id: person.to_string(),
        name: name.clone(),
        capacity: capacity.clone(),
        present: match present {
            Some(present) => present.contains(person),
            None => !some_in || is_in(*here),
        },
    };
    sheet.roster.iter().map(one).collect()
}

fn conference(sheet: &StepSheet) -> Option<Conference> {
    let held = present(sheet);
    let basis = sheet.quorum_basis.as_ref();
    Some(Conference {
        day: sheet.step.state.day()?,
        place: Some(sheet.place.clone()).filter(|place| !place.is_empty()),
        chair: sheet.chair.clone(),
        summoned: convened(&sheet.step.state)?,
        present: held,
        quorum: Quorum {
            rule: basis.map(|(citation, source)| {
                let basis = values::basis(citation, *source);
                values::quorum(sheet.step.rule.quorum, quorum_total(&sheet.step), basis)
            }),
            // A conference without a quorum is never held.
            verdict: if held.is_some() { Verdict::Met } else { Verdict::Undetermined },
        },
    })
}

fn ballots(tally: &Tally) -> BallotTally {
    BallotTally {
        issued: tally.issued,
        returned: tally.returned,
        valid: tally.valid,
        invalid: tally.invalid,
    }
}

/// Who counted. Until the result is released nobody but the counting team is
/// told whether the counts agree.
fn counts(sheet: &StepSheet) -> Option<CountTeams> {
    let mut names = sheet.counts.iter().map(|(name, _)| name.clone());
    let (first, second, third) = (names.next()?, names.next(), names.next());
    let agreement = match (&second, &third, sheet.step.tally().is_some()) {
        // A single count that was released: only the electronic box gives one.
        (None, _, true) => Agreement::Electronic,
        (None, _, false) => Agreement::Awaited,
        (Some(_), None, true) => Agreement::Agree,
        (Some(_), Some(_), true) => Agreement::ByThird,
        (Some(_), _, false) => Agreement::Entered,
    };
    Some(CountTeams { first, second, third, agreement })
}

/// The rows of the form, each post's together, in the order of the form.
fn posts(sheet: &StepSheet, reads_people: bool) -> Vec<PostResult> {
    let mut posts: Vec<PostResult> = Vec::new();
    for row in &sheet.rows {
        let candidate = candidate(row, sheet, reads_people);
        match posts.iter_mut().find(|post| post.title == row.post) {
            Some(post) => post.candidates.push(candidate),
            None => posts.push(PostResult {
                title: row.post.clone(),
                wanted: None,
                candidates: vec![candidate],
            }),
        }
    }
    posts
}

fn candidate(row: &StepRow, sheet: &StepSheet, reads_people: bool) -> CandidateRow {
    let tally = sheet.step.tally();
    let of = tally.map(|tally| match sheet.step.rule.threshold {
        Some(threshold) => threshold.base.of(tally),
        None => tally.valid,
    });
    let share = |votes_for| of.and_then(|of| Share::new(votes_for, of));
    CandidateRow {
        person: values::person(row.person, &row.name, reads_people),
        born: row.birth,
        current: row.current.clone(),
        status: values::proposal_status(row.kind),
        votes: row.votes.map(|votes| RowVotes {
            votes_for: votes.votes_for,
            against: votes.against,
            blank: votes.blank,
            share: share(votes.votes_for).unwrap_or(Share::percent(0)),
        }),
        outcome: row.outcome.map(|outcome| match outcome {
            plan::Outcome::Passed => Outcome::Passed,
            plan::Outcome::Failed => Outcome::Failed,
            plan::Outcome::ForReference => Outcome::ForReference,
        }),
    }
}

fn actions(
    sheet: &StepSheet,
    around: &Around<'_>,
    row: Option<&BoardRow>,
    words: &Words,
) -> (Vec<Action>, Vec<String>) {
    let Some(row) = row.filter(|row| row.state == ReviewState::Open) else {
        return (Vec::new(), Vec::new());
    };
    let current = row.steps.iter().position(|step| step.state != "concluded").map(|at| at + 1);
    let (mut actions, mut blocked) = match current {
        Some(current) if current == sheet.number => {
            next(&sheet.step, sheet.number, around.id, around.actor, words)
        }
        Some(current) if current < sheet.number => {
            let n = (current as u32).into();
            (Vec::new(), vec![words.with("review-step-waits", &[("n", n)])])
        }
        _ => (Vec::new(), Vec::new()),
    };
    let counting = matches!(sheet.step.state, StepState::Held { .. })
        && sheet.step.rule.ballot == BallotRule::Secret;
    if counting && sheet.counts.len() < 2 {
        let have = sheet.counts.len() as u32;
        actions.retain(|action| action.kind != ActionKind::Conclude);
        blocked.clear();
        blocked.push(words.with("step-by-counters", &[("have", have.into())]));
    }
    if counting && sheet.counts.is_empty() {
        actions.retain(|action| action.kind != ActionKind::Release);
    } else if counting {
        // What is being counted is not voted on again.
        actions.retain(|action| action.kind != ActionKind::Vote);
    }
    let voting = matches!(sheet.step.state, StepState::Convened { .. } | StepState::Held { .. });
    let held = matches!(sheet.step.state, StepState::Held { .. });
    if held && sheet.step.rule.ballot == BallotRule::Secret && around.actor.has::<CountBallots>() {
        let href = urls::scans(around.id, sheet.number);
        actions.push(Action { kind: ActionKind::Scans, href });
    }
    if voting && sheet.step.rule.ballot == BallotRule::Secret && around.actor.has::<RunReview>() {
        let href = urls::ballot(around.id, sheet.number);
        actions.push(Action { kind: ActionKind::Ballot, href });
    }
    if around.actor.has::<RunReview>() && sheet.step.state != StepState::Drafted {
        let href = format!("{}/reopen", urls::step(around.id, sheet.number));
        actions.push(Action { kind: ActionKind::Reopen, href });
    }
    (actions, blocked)
}

fn next_step(number: usize, row: &BoardRow, words: &Words) -> Option<Link> {
    let step = row.steps.get(number)?;
    let n = (number as u32 + 1).into();
    Some(Link {
        text: words.with("step-next", &[("n", n), ("name", (&step.name).into())]),
        href: Some(urls::step(row.review, number + 1)),
    })
}
