//! What a review proposes: to carry an entry over, to add one, to remove one.

use base::{PersonId, PostId};
use serde::{Deserialize, Serialize};

/// Why an entry leaves a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeaveReason {
    /// Appointed or elected to the planned post or an equal or higher one.
    Appointed,
    /// Disciplined, within the window that bars.
    Disciplined,
    /// Not old enough for a full term is the wording of the practice: too
    /// little service left before retirement.
    OverAge,
    /// Planned for more posts than one person may be; this one is dropped.
    TooManyPosts,
    /// Did not fulfil the tasks of the last year evaluated.
    TaskNotDone,
    /// Fails another binding rule, for example the post is not a higher one.
    NotQualified,
    /// Did not reach the threshold of a ballot.
    VotedDown,
    /// The post itself has ended.
    PostEnded,
}

impl LeaveReason {
    /// Every reason with its stable code.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Appointed, "appointed"),
        (Self::Disciplined, "disciplined"),
        (Self::OverAge, "over-age"),
        (Self::TooManyPosts, "too-many-posts"),
        (Self::TaskNotDone, "task-not-done"),
        (Self::NotQualified, "not-qualified"),
        (Self::VotedDown, "voted-down"),
        (Self::PostEnded, "post-ended"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(reason, _)| *reason)
    }
}

/// The kind of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalKind {
    /// Chuyển tiếp: keep an entry of the earlier plan.
    CarryOver,
    /// Bổ sung: a new entry.
    Add,
    /// Đưa ra: remove an entry, with the reason.
    Remove(LeaveReason),
}

/// One person for one post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// To carry over, add or remove.
    pub kind: ProposalKind,
}

impl Proposal {
    /// Whether the person is to stand in the plan.
    pub fn is_for_standing(&self) -> bool {
        !matches!(self.kind, ProposalKind::Remove(_))
    }
}
