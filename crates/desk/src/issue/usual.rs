//! What is usual at a conference: its agenda, and what it agrees on. Offered
//! where nothing is prepared, and printed where nothing else was recorded.

use crate::wording::step_name;
use plan::{Agreement, BallotRule, Conference, Setup};
use words::{Lang, Words};

/// The record with the usual agenda where none is set.
pub(crate) fn prepared(mut record: Conference, ballot: BallotRule) -> Conference {
    if record.setup.agenda.is_empty() {
        let agenda = usual_agenda(ballot);
        record.setup = Setup { agenda, ..record.setup };
    }
    record
}

/// The usual agenda. Official records are in Vietnamese.
fn usual_agenda(ballot: BallotRule) -> Vec<String> {
    let vote = match ballot {
        BallotRule::Secret => "issue-agenda-ballot",
        BallotRule::None => "issue-agenda-no-ballot",
    };
    let keys = ["issue-agenda-opening", "issue-agenda-rules", "issue-agenda-discussion", vote];
    let words = Words::load(Lang::Vi);
    keys.iter().chain(&["issue-agenda-conclusion"]).map(|key| words.text(key)).collect()
}

/// Purpose, requirements and the order of steps as the review has them.
pub(crate) fn usual_agreement(review: &plan::Review) -> Agreement {
    let words = Words::load(Lang::Vi);
    let text = |keys: [&str; 2]| keys.map(|key| words.text(key)).to_vec();
    Agreement {
        purpose: text(["issue-purpose-review", "issue-purpose-sources"]),
        requirements: text(["issue-requirement-order", "issue-requirement-levels"]),
        order: review.steps.iter().map(|step| step_name(words, &step.rule.code)).collect(),
        spoke: String::new(),
    }
}
