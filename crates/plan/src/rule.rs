//! What the law in force says about a step of a review, fixed when the review
//! is opened.

use crate::carry::{Carry, Subject};
use ballot::{Quorum, Threshold};
use base::Day;
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
    /// What the roster votes on; `None`: those who are to stand, or the
    /// removals where the step is called `removal-vote`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// How many of those who reach the threshold go on.
    #[serde(default, skip_serializing_if = "Carry::is_default")]
    pub carry: Carry,
    /// The last day on which it is on time.
    pub deadline: Day,
}

impl StepRule {
    /// What the roster votes on.
    pub fn subject(&self) -> Subject {
        match (self.subject, self.code.as_str()) {
            (Some(subject), _) => subject,
            (None, "removal-vote") => Subject::Removals,
            (None, _) => Subject::Standing,
        }
    }
}
