//! One step of a review's procedure and its states: drafted → convened → held
//! → counted → concluded. Reopening keeps what was.

use crate::Refusal;
use ballot::{Quorum, QuorumBase, Tally, Threshold, Turnout};
use base::{Day, StepId};
use serde::{Deserialize, Serialize};

/// Who is called to a step's conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RosterRule {
    /// Everyone who works in the unit.
    AllStaff,
    /// Cán bộ chủ chốt: committee, council, people's committee, front, heads
    /// of boards and offices, leaders of the units below.
    KeyCadres,
    /// The members of the committee (BCH).
    Committee,
    /// The members of the standing committee (BTV).
    StandingCommittee,
    /// Tập thể lãnh đạo: head and deputies of the unit.
    Leadership,
}

impl RosterRule {
    const ALL: [(Self, &'static str); 5] = [
        (Self::AllStaff, "all-staff"),
        (Self::KeyCadres, "key-cadres"),
        (Self::Committee, "committee"),
        (Self::StandingCommittee, "standing-committee"),
        (Self::Leadership, "leadership"),
    ];

    /// The stable code, as the law's table of steps writes it.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(rule, _)| *rule == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(rule, _)| *rule)
    }
}

/// Whether a step takes a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BallotRule {
    /// By secret ballot.
    Secret,
    /// By discussion, without a ballot.
    None,
}

/// What the law in force says about a step, fixed when the review is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRule {
    /// The step's code in the law's table, for example `key-cadres`.
    pub code: String,
    /// Who is called.
    pub roster: RosterRule,
    /// Whether it takes a ballot.
    pub ballot: BallotRule,
    /// Whether its result decides who stands in the plan.
    pub decides: bool,
    /// How many must be present.
    pub quorum: Quorum,
    /// What a row needs; `None` where the law sets none and the result is for
    /// reference.
    pub threshold: Option<Threshold>,
    /// The last day on which it is on time.
    pub deadline: Day,
}

/// What a ballot says about one proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Reached the threshold.
    Passed,
    /// Did not reach the threshold.
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

    /// Opens and holds the conference with `present` people; refused without a
    /// quorum.
    pub(crate) fn hold(&mut self, number: usize, present: u32) -> Result<(), Refusal> {
        let StepState::Convened { on, convened, members, rows } = &self.state else {
            return Err(self.wrong_state(number));
        };
        Turnout::new(*convened, present, 0)?;
        let total = match self.rule.quorum.base {
            QuorumBase::Convened => *convened,
            QuorumBase::Members => *members,
        };
        self.rule.quorum.check(present, total)?;
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

    /// Applies the threshold and closes the step.
    pub(crate) fn conclude(&mut self, number: usize) -> Result<(), Refusal> {
        let StepState::Counted { on, convened, present, rows, tally } = &self.state else {
            return Err(self.wrong_state(number));
        };
        let outcomes = match (&self.rule.threshold, tally) {
            (Some(threshold), Some(tally)) => threshold
                .passed(tally)
                .into_iter()
                .map(|passed| if passed { Outcome::Passed } else { Outcome::Failed })
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
}
