//! The hall's screen.

use super::{meeting, values};
use crate::views::{Stage, StageResults, StageRow};
use desk::{CountProgress, Projection, Results};
use plan::Outcome;
use words::Words;

/// What the hall sees now.
pub fn stage(of: &Projection, words: &Words) -> Stage {
    let turnup = of.turnup;
    let count = |one: &CountProgress| (one.number, one.issued, one.sheets);
    Stage {
        unit: of.unit.clone(),
        name: desk::step_name(words, &of.step),
        state: values::step_state(of.state),
        day: of.on,
        place: of.place.clone(),
        start: of.start.clone(),
        ballot: of.ballot,
        turnup: [turnup.convened, turnup.present, turnup.substitutes, turnup.late],
        quorum: meeting::both(of.quorum.as_ref()),
        counts: of.counts.iter().map(count).collect(),
        results: of.results.as_ref().map(results),
    }
}

fn results(of: &Results) -> StageResults {
    let row = |row: &desk::ProjectionRow| StageRow {
        name: row.name.clone(),
        post: row.post.clone(),
        votes_for: row.votes_for,
        passed: match row.outcome {
            Some(Outcome::Passed) => Some(true),
            Some(Outcome::Failed) => Some(false),
            Some(Outcome::ForReference) | None => None,
        },
    };
    StageResults {
        sheets: of.sheets,
        needed: of.needed,
        out_of: of.out_of,
        rows: of.rows.iter().map(row).collect(),
    }
}
