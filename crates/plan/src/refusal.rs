//! Why a transition is refused. Each refusal carries what a person needs in
//! order to mend it.

use ballot::{Shortfall, TurnoutError};
use serde::Serialize;

/// A transition that may not happen now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", tag = "refusal")]
pub enum Refusal {
    /// The step is in another state than this transition needs.
    #[error("step {step} is {state}, which does not allow this")]
    WrongState {
        /// The step's number in the procedure, from 1.
        step: usize,
        /// The state it is in, by code.
        state: &'static str,
    },
    /// An earlier step is not concluded.
    #[error("step {step} must wait: step {waiting_for} is not concluded")]
    OutOfOrder {
        /// The step asked for.
        step: usize,
        /// The first step that is not concluded.
        waiting_for: usize,
    },
    /// There is no step with this number.
    #[error("the procedure has {steps} steps, there is no step {step}")]
    NoSuchStep {
        /// The number asked for.
        step: usize,
        /// How many steps there are.
        steps: usize,
    },
    /// Units below have not decided yet.
    #[error("{count} units below have not decided yet")]
    LowerNotDecided {
        /// How many.
        count: usize,
    },
    /// Nobody is convened.
    #[error("nobody is on the roster of step {step}")]
    NobodyConvened {
        /// The step.
        step: usize,
    },
    /// Too few present for the conference to open.
    #[error("no quorum: {shortfall}")]
    NoQuorum {
        /// By how much.
        #[serde(skip)]
        shortfall: Shortfall,
    },
    /// Turnout numbers that cannot be.
    #[error("{error}")]
    Turnout {
        /// Which ones.
        #[serde(skip)]
        error: TurnoutError,
    },
    /// A ballot step was counted without a ballot, or the other way round.
    #[error("step {step}: a tally is given exactly when the step has a ballot")]
    BallotMismatch {
        /// The step.
        step: usize,
    },
    /// The tally does not have one row for each proposal on the form.
    #[error("step {step}: the tally has {tallied} rows, the form {rows}")]
    WrongRows {
        /// The step.
        step: usize,
        /// Rows of the tally.
        tallied: usize,
        /// Rows of the form.
        rows: usize,
    },
    /// Equal votes across the number that goes on, which the law does not let
    /// this ballot settle: the step is reopened and voted on again.
    #[error("step {step}: {tied} people have equal votes for {places} places")]
    Tied {
        /// The step.
        step: usize,
        /// People with equal votes for one post.
        tied: usize,
        /// How many of them could go on.
        places: usize,
    },
    /// A step dated before an earlier one.
    #[error("step {step} cannot be dated before the step that leads to it")]
    DatedBefore {
        /// The step.
        step: usize,
    },
    /// Reopening needs a reason.
    #[error("reopening needs a reason")]
    NoReason,
    /// The review is decided; a decided review is never changed, a new one is opened.
    #[error("the review is already decided")]
    AlreadyDecided,
}

impl From<Shortfall> for Refusal {
    fn from(shortfall: Shortfall) -> Self {
        Self::NoQuorum { shortfall }
    }
}

impl From<TurnoutError> for Refusal {
    fn from(error: TurnoutError) -> Self {
        Self::Turnout { error }
    }
}
