//! The rows of a step's form with their results, by post.

use super::facts::{Facts, StepFacts};
use ballot::{Bar, Base, Threshold};
use papers::official::BallotCount;
use plan::{Outcome, Proposal};
use std::fmt::Write;

/// The rows for one post.
pub(super) struct PostRows {
    pub post: String,
    /// Place on the form, proposal, result in words.
    pub rows: Vec<(usize, Proposal, String)>,
}

/// The form of a concluded step. Additions stand at its end; here each stands
/// with its post.
pub(super) fn by_post(facts: &Facts, of: &StepFacts) -> Vec<PostRows> {
    let mut posts: Vec<(base::PostId, PostRows)> = Vec::new();
    for (place, row) in of.record.rows.iter().enumerate() {
        let Some(&proposal) = facts.review.proposals.get(*row) else { continue };
        let result = match of.record.outcomes.get(place) {
            Some(Outcome::Passed) => "issue-passed",
            Some(Outcome::Failed) => "issue-failed",
            Some(Outcome::ForReference) | None => "issue-for-reference",
        };
        let line = (place, proposal, facts.words.text(result));
        match posts.iter_mut().find(|(post, _)| *post == proposal.post) {
            Some((_, known)) => known.rows.push(line),
            None => {
                let rows = PostRows { post: facts.title_of(proposal.post), rows: vec![line] };
                posts.push((proposal.post, rows));
            }
        }
    }
    posts.into_iter().map(|(_, rows)| rows).collect()
}

/// The sheets of a tally.
pub(super) fn sheets(tally: &ballot::Tally) -> BallotCount {
    BallotCount { issued: tally.issued, returned: tally.returned, invalid: tally.invalid }
}

/// "số người được triệu tập".
pub(super) fn base_words(facts: &Facts, base: Base) -> String {
    facts.words.text(&format!("issue-base-{}", base.code()))
}

/// What shares of a step's votes are taken of: where the law sets no threshold,
/// the people convened.
pub(super) fn base_of(threshold: Option<Threshold>) -> Base {
    threshold.map_or(Base::Convened, |threshold| threshold.base)
}

/// "trên 1/2".
pub(super) fn share_words(facts: &Facts, threshold: &Threshold) -> String {
    let key = match threshold.bar {
        Bar::MoreThan => "issue-more-than",
        Bar::AtLeast => "issue-at-least",
    };
    facts.say(key, &[("share", &threshold.share.to_string())])
}

/// Why a step was held again, one sentence a time; empty when it was not. A
/// recount, after which the conference stands, is told by the count protocol.
pub(super) fn reopened(facts: &Facts, of: &StepFacts) -> Vec<String> {
    let sentence = |one: &plan::Reopened| {
        let day = one.on.vietnamese();
        let mut text = facts.say("issue-reopened", &[("day", &day), ("reason", &one.reason)]);
        if let Some(held) = one.was.day() {
            let held = facts.say("issue-reopened-held", &[("day", &held.vietnamese())]);
            let _ = write!(text, " {held}");
        }
        text
    };
    let recounts = of.counting.as_ref().map(|counting| counting.former.as_slice());
    let is_recount = |one: &&plan::Reopened| {
        recounts.unwrap_or_default().iter().any(|(on, why, _)| (*on, why) == (one.on, &one.reason))
    };
    of.step(facts).reopened.iter().filter(|one| !is_recount(one)).map(sentence).collect()
}
