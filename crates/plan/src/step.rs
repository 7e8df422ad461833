//! One step of a review's procedure and its states: drafted → convened → held
//! → counted → concluded. Reopening keeps what was.

use crate::{BallotRule, Refusal, StepRule};
use ballot::{QuorumBase, Tally, Turnout};
use base::{Day, PostId, StepId};
use serde::{Deserialize, Serialize};

/// What a ballot says about one proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Goes on: reached the threshold and is within the number that goes on,
    /// or is among the highest where nobody reached it and the law lets them.
    Passed,
    /// Does not go on.
    Failed,
    /// No threshold or no ballot: for reference, goes on.
    ForReference,
}

/// What is known of a step, filled as it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum StepState {
    /// Prepared, not yet called.
    Drafted,
    /// Called: roster fixed, form fixed.
    Convened {
        /// The day of the conference.
        on: Day,
        /// People on the roster.
        convened: u32,
        /// The members of the body that meets, where that is what the quorum
        /// is a share of; otherwise equal to `convened`.
        members: u32,
        /// The proposals on the form, by place in the review's list.
        rows: Vec<usize>,
    },
    /// Opened with a quorum and held.
    Held {
        /// The day.
        on: Day,
        /// People on the roster.
        convened: u32,
        /// People present at the moment of the vote.
        present: u32,
        /// The proposals on the form.
        rows: Vec<usize>,
    },
    /// The box is counted.
    Counted {
        /// The day.
        on: Day,
        /// People on the roster.
        convened: u32,
        /// People present.
        present: u32,
        /// The proposals on the form.
        rows: Vec<usize>,
        /// The result; `None` where the step has no ballot.
        tally: Option<Tally>,
    },
    /// Concluded: the outcome of each row stands.
    Concluded(StepRecord),
}

/// The record of a concluded step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// The day.
    pub on: Day,
    /// People on the roster.
    pub convened: u32,
    /// People present.
    pub present: u32,
    /// The proposals on the form, by place in the review's list.
    pub rows: Vec<usize>,
    /// The result; `None` where the step has no ballot.
    pub tally: Option<Tally>,
    /// One a row.
    pub outcomes: Vec<Outcome>,
}

/// A state that was left by reopening, shown forever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// What was.
    pub was: StepState,
    /// Why it was reopened.
    pub reason: String,
    /// When.
    pub on: Day,
}

/// One step of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// The law of the step.
    pub rule: StepRule,
    /// Where it stands.
    pub state: StepState,
    /// What was before it was reopened, oldest first.
    pub reopened: Vec<Reopened>,
}

impl StepState {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Convened { .. } => "convened",
            Self::Held { .. } => "held",
            Self::Counted { .. } => "counted",
            Self::Concluded(_) => "concluded",
        }
    }

    /// The day of the conference, once it is called.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Drafted => None,
            Self::Convened { on, .. } | Self::Held { on, .. } | Self::Counted { on, .. } => {
                Some(*on)
            }
            Self::Concluded(record) => Some(record.on),
        }
    }
}

impl Step {
    /// A step as the law sets it.
    pub fn drafted(id: StepId, rule: StepRule) -> Self {
        Self { id, rule, state: StepState::Drafted, reopened: Vec::new() }
    }

    /// The record, once concluded.
    pub fn record(&self) -> Option<&StepRecord> {
        match &self.state {
            StepState::Concluded(record) => Some(record),
            _ => None,
        }
    }

    /// The result, once it is released: nothing is known of it before.
    pub fn tally(&self) -> Option<&Tally> {
        match &self.state {
            StepState::Counted { tally, .. } => tally.as_ref(),
            StepState::Concluded(record) => record.tally.as_ref(),
            _ => None,
        }
    }

    /// Whether it is concluded.
    pub fn is_concluded(&self) -> bool {
        self.record().is_some()
    }

    fn wrong_state(&self, number: usize) -> Refusal {
        Refusal::WrongState { step: number, state: self.state.code() }
    }

    /// Calls the conference: fixes day, roster size and form.
    pub(crate) fn convene(
        &mut self,
        number: usize,
        on: Day,
        convened: u32,
        members: u32,
        rows: Vec<usize>,
    ) -> Result<(), Refusal> {
        if self.state != StepState::Drafted {
            return Err(self.wrong_state(number));
        }
        if convened == 0 {
            return Err(Refusal::NobodyConvened { step: number });
        }
        self.state = StepState::Convened { on, convened, members, rows };
        Ok(())
    }

    /// Fixes anew how many are called, after the roster was changed by hand.
    pub(crate) fn resize(
        &mut self,
        number: usize,
        people: u32,
        of_members: u32,
    ) -> Result<(), Refusal> {
        if people == 0 {
            return Err(Refusal::NobodyConvened { step: number });
        }
        let StepState::Convened { convened, members, .. } = &mut self.state else {
            return Err(self.wrong_state(number));
        };
        (*convened, *members) = (people, of_members);
        Ok(())
    }

    /// Opens and holds the conference with `present` people, of whom
    /// `of_members` are members of the body that meets; refused without a
    /// quorum.
    pub(crate) fn hold(
        &mut self,
        number: usize,
        present: u32,
        of_members: u32,
    ) -> Result<(), Refusal> {
        let StepState::Convened { on, convened, members, rows } = &self.state else {
            return Err(self.wrong_state(number));
        };
        Turnout::new(*convened, present, 0)?;
        let (counted, total) = match self.rule.quorum.base {
            QuorumBase::Convened => (present, *convened),
            QuorumBase::Members => (of_members, *members),
        };
        self.rule.quorum.check(counted, total)?;
        self.state = StepState::Held { on: *on, convened: *convened, present, rows: rows.clone() };
        Ok(())
    }

    /// Takes the tally of the box, or nothing where the step has no ballot.
    pub(crate) fn count(&mut self, number: usize, tally: Option<Tally>) -> Result<(), Refusal> {
        let StepState::Held { on, convened, present, rows } = &self.state else {
            return Err(self.wrong_state(number));
        };
        if (self.rule.ballot == BallotRule::Secret) != tally.is_some() {
            return Err(Refusal::BallotMismatch { step: number });
        }
        if let Some(tally) = &tally {
            if tally.rows.len() != rows.len() {
                let (tallied, rows) = (tally.rows.len(), rows.len());
                return Err(Refusal::WrongRows { step: number, tallied, rows });
            }
            // The tally must be of this very conference.
            if (tally.convened, tally.present) != (*convened, *present) {
                return Err(Refusal::BallotMismatch { step: number });
            }
        }
        let (on, convened, present) = (*on, *convened, *present);
        self.state = StepState::Counted { on, convened, present, rows: rows.clone(), tally };
        Ok(())
    }

    /// Applies the threshold, and for each post the number that goes on, and
    /// closes the step. `posts` holds, for each row of the form, the post it
    /// competes for; `None` for a removal, which competes with nobody.
    pub(crate) fn conclude(
        &mut self,
        number: usize,
        posts: &[Option<PostId>],
    ) -> Result<(), Refusal> {
        let StepState::Counted { on, convened, present, rows, tally } = &self.state else {
            return Err(self.wrong_state(number));
        };
        let outcomes = match (&self.rule.threshold, tally) {
            (Some(threshold), Some(tally)) => self
                .going_on(number, threshold.passed(tally), tally, posts)?
                .into_iter()
                .map(|goes| if goes { Outcome::Passed } else { Outcome::Failed })
                .collect(),
            _ => vec![Outcome::ForReference; rows.len()],
        };
        self.state = StepState::Concluded(StepRecord {
            on: *on,
            convened: *convened,
            present: *present,
            rows: rows.clone(),
            tally: tally.clone(),
            outcomes,
        });
        Ok(())
    }

    /// Which rows go on, post by post.
    fn going_on(
        &self,
        number: usize,
        passed: Vec<bool>,
        tally: &Tally,
        posts: &[Option<PostId>],
    ) -> Result<Vec<bool>, Refusal> {
        if self.rule.carry.is_default() {
            return Ok(passed);
        }
        let mut goes = passed.clone();
        let mut settled: Vec<PostId> = Vec::new();
        for post in posts.iter().flatten() {
            if settled.contains(post) {
                continue;
            }
            settled.push(*post);
            let places: Vec<usize> =
                (0..posts.len()).filter(|at| posts[*at] == Some(*post)).collect();
            let votes = |at: &usize| Some((tally.rows.get(*at)?.votes_for, *passed.get(*at)?));
            let rows: Vec<(u32, bool)> = places.iter().filter_map(votes).collect();
            let of_post = self.rule.carry.of_post(&rows).map_err(|tie| Refusal::Tied {
                step: number,
                tied: tie.tied,
                places: tie.places,
            })?;
            for (at, go) in places.iter().zip(of_post) {
                goes[*at] = go;
            }
        }
        Ok(goes)
    }

    /// Goes back to drafted; what was is kept.
    pub(crate) fn reopen(&mut self, number: usize, reason: &str, on: Day) -> Result<(), Refusal> {
        if self.state == StepState::Drafted {
            return Err(self.wrong_state(number));
        }
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let was = std::mem::replace(&mut self.state, StepState::Drafted);
        self.reopened.push(Reopened { was, reason: reason.trim().to_owned(), on });
        Ok(())
    }

    /// Goes back to the box as it was before it was counted; a result that was
    /// released is kept.
    pub(crate) fn recount(&mut self, number: usize, reason: &str, on: Day) -> Result<(), Refusal> {
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let (day, convened, present, rows) = match &self.state {
            StepState::Held { .. } => return Ok(()),
            StepState::Counted { on, convened, present, rows, .. } => {
                (*on, *convened, *present, rows.clone())
            }
            StepState::Concluded(record) => {
                (record.on, record.convened, record.present, record.rows.clone())
            }
            _ => return Err(self.wrong_state(number)),
        };
        let held = StepState::Held { on: day, convened, present, rows };
        let was = std::mem::replace(&mut self.state, held);
        self.reopened.push(Reopened { was, reason: reason.trim().to_owned(), on });
        Ok(())
    }
}
