//! Kế hoạch đào tạo, bồi dưỡng cán bộ quy hoạch: who of a decided list lacks
//! what the planned post asks for, and what is to be learnt.

use super::letterhead::{Citation, Letterhead, Signature, Who};
use serde::{Deserialize, Serialize};

/// A training plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingPlan {
    /// Head of the paper.
    pub head: Letterhead,
    /// What the plan is of, under the title.
    pub subject: String,
    /// The decision that it follows, in italics.
    pub decision: String,
    /// What the posts ask for, one provision each, with its mark.
    pub bases: Vec<Citation>,
    /// How many people the decided list has.
    pub planned: u32,
    /// Who has something to learn, by post.
    pub posts: Vec<TrainedPost>,
    /// Left signature, the one who drew it up.
    pub prepared_by: Signature,
    /// Right signature, the head.
    pub signed_by: Signature,
}

/// A post with those planned for it who have something to learn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainedPost {
    /// Its title.
    pub post: String,
    /// A line each.
    pub people: Vec<Trainee>,
}

/// One person's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trainee {
    /// Who.
    pub who: Who,
    /// What is to be learnt or put on record, one each.
    pub needs: Vec<TrainingNeed>,
}

/// One thing that a post asks for and a person lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingNeed {
    /// Of what: "Lý luận chính trị".
    pub subject: String,
    /// The present level; empty when none is on record.
    pub has: String,
    /// The least that the post asks for.
    pub least: String,
}
