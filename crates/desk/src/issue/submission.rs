//! Tờ trình and the draft of the decision, once every step is concluded.

use super::facts::{Facts, StepFacts, two};
use super::issuer::Issuer;
use super::{annexes, letterhead, list};
use crate::law::PROCEDURE;
use papers::official::{PostNumbers, StepResult, Submission};
use plan::{Change, ChangeKind, Outcome};
use std::collections::BTreeSet;

/// Tờ trình: the unit asks whoever decides.
pub(super) fn submission(facts: &Facts, changes: &[Change]) -> Submission {
    let roster = &facts.scene.roster;
    let text = |key: &str| facts.words.text(key);
    let decider = decider(facts);
    Submission {
        head: letterhead::head(facts, facts.unit, "TTr", annexes::day(facts)),
        title: text("issue-submission"),
        subject: annexes::of_plan(facts, "issue-submission-subject"),
        to: vec![decider.name(roster)],
        decider: decider.name(roster),
        bases: bases(facts),
        plan: annexes::lower_first(&annexes::plan_title(facts)),
        unit: letterhead::inside_sentence(roster.unit(facts.unit)),
        people: people(changes),
        carried: count(changes, |kind| kind == ChangeKind::CarriedOver),
        added: count(changes, |kind| kind == ChangeKind::Added),
        removed: count(changes, |kind| matches!(kind, ChangeKind::Removed { .. })),
        steps: facts.steps.iter().map(|of| step(facts, of)).collect(),
        posts: posts(facts, changes),
        annexes: annex_lines(facts),
        recipients: vec![text("issue-recipient-as-above"), text("issue-recipient-file")],
        signs: annexes::signer(facts),
    }
}

/// The draft of the decision that a submission asks for.
pub(super) fn decision_draft(facts: &Facts, asks: Submission) -> Submission {
    let decider = decider(facts);
    Submission {
        head: decider.decision_head(facts, annexes::day(facts)),
        title: facts.words.text("issue-decision-draft"),
        subject: annexes::of_plan(facts, "issue-decision-subject"),
        recipients: vec![
            facts.words.text("issue-recipient-article-3"),
            facts.words.text("issue-recipient-file"),
        ],
        signs: decider.signs(facts),
        ..asks
    }
}

/// Who decided; before that, the standing committee of the Party committee
/// above, for an office the one whose office it is.
fn decider(facts: &Facts) -> Issuer {
    let roster = &facts.scene.roster;
    if let plan::ReviewState::Decided { decision, .. } = facts.review.state {
        let number = facts.scene.decision(decision).map(|one| one.number.clone());
        return Issuer::of(roster, facts.unit, &number.unwrap_or_default());
    }
    let area = letterhead::area(roster, facts.unit);
    let above = if area == facts.unit { roster.unit(area).parent } else { None };
    Issuer::StandingCommittee(above.unwrap_or(area))
}

/// The provisions behind the procedure, each once.
fn bases(facts: &Facts) -> Vec<papers::official::Citation> {
    let mut known = BTreeSet::new();
    let cited = PROCEDURE.iter().filter_map(|parameter| facts.cite(parameter));
    cited.filter(|one| known.insert(one.provision.clone())).collect()
}

fn count(changes: &[Change], wanted: impl Fn(ChangeKind) -> bool) -> u32 {
    changes.iter().filter(|change| wanted(change.kind)).count() as u32
}

/// Whoever stands in the plan, each once.
fn people(changes: &[Change]) -> u32 {
    let stands =
        |change: &&Change| matches!(change.kind, ChangeKind::CarriedOver | ChangeKind::Added);
    let people: BTreeSet<_> = changes.iter().filter(stands).map(|change| change.person).collect();
    people.len() as u32
}

fn step(facts: &Facts, of: &StepFacts) -> StepResult {
    let outcomes =
        |wanted: Outcome| two(of.record.outcomes.iter().filter(|one| **one == wanted).count());
    let (passed, failed) = (outcomes(Outcome::Passed), outcomes(Outcome::Failed));
    let has_threshold = of.step(facts).rule.threshold.is_some();
    let result = match (&of.record.tally, has_threshold) {
        (None, _) => facts.words.text("issue-step-discussed"),
        (Some(_), false) => facts.words.text("issue-for-reference"),
        (Some(_), true) => {
            facts.say("issue-step-result", &[("passed", &passed), ("failed", &failed)])
        }
    };
    StepResult {
        name: facts.step_name(of.step(facts)),
        day: of.record.on,
        convened: of.record.convened,
        present: of.record.present,
        result,
    }
}

fn posts(facts: &Facts, changes: &[Change]) -> Vec<PostNumbers> {
    let posts = list::posts(facts, changes).into_iter();
    posts
        .map(|post| PostNumbers {
            post: post.post,
            seats: post.seats,
            people: post.people.len() as u32,
        })
        .collect()
}

fn annex_lines(facts: &Facts) -> Vec<String> {
    let mut keys = Vec::new();
    if annexes::has_carry_over(facts) {
        keys.push("issue-goes-annex-1");
    }
    keys.extend(["issue-goes-annex-2", "issue-goes-profiles", "issue-goes-minutes"]);
    keys.into_iter().map(|key| facts.words.text(key)).collect()
}
