//! Danh sách kèm theo quyết định: the approved list attached to a decision.

use super::letterhead::{Citation, Evaluation, Letterhead, Signature, Who};
use base::{Day, Month};
use serde::{Deserialize, Serialize};

/// The list attached to a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionList {
    /// Head of the paper. Its day should be the decision's.
    pub head: Letterhead,
    /// The title in capitals, for example "DANH SÁCH CÁN BỘ QUY HOẠCH …".
    pub title: String,
    /// Number and sign of the decision, for example "123-QĐ/HU".
    pub decision_number: String,
    /// Its day.
    pub decision_day: Day,
    /// Who decided, for example "Ban Thường vụ Huyện ủy Nậm Pha".
    pub decided_by: String,
    /// The plan's term, for example "NHIỆM KỲ 2015 - 2020".
    #[serde(default)]
    pub term: String,
    /// The unit of the posts by name, so that the list reads back alone.
    #[serde(default)]
    pub unit: String,
    /// Part I, one group a post.
    pub posts: Vec<PlannedPost>,
    /// Part II.
    pub removed: Vec<RemovedPerson>,
    /// Part III.
    pub summary: Summary,
    /// The signature.
    pub signs: Signature,
}

/// The approved people of one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPost {
    /// The post.
    pub post: String,
    /// How many seats it has.
    pub seats: u32,
    /// In the order of the list.
    pub people: Vec<PlannedPerson>,
}

/// One approved person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPerson {
    /// Who.
    pub who: Who,
    /// Dân tộc.
    pub ethnicity: String,
    /// Trình độ chuyên môn.
    pub education: String,
    /// Lý luận chính trị.
    pub theory: String,
    /// The last three years.
    pub evaluations: Vec<Evaluation>,
    /// Why on the list.
    pub basis: Basis,
    /// The vote at each step.
    pub votes: Vec<StepVote>,
}

/// Why somebody is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Chuyển tiếp: planned before and kept.
    CarriedOver,
    /// Bổ sung: new in this review.
    Added,
}

impl Basis {
    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::CarriedOver => "Chuyển tiếp",
            Self::Added => "Bổ sung",
        }
    }
}

/// The vote at one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepVote {
    /// The step's short name, for example "CBCC" or "BCH".
    pub step: String,
    /// Sheets that agree.
    pub agree: u32,
    /// What they are a share of, in people; above 0.
    pub base_count: u32,
}

/// Somebody taken off the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedPerson {
    /// Who.
    pub who: Who,
    /// The post planned for until now.
    pub post: String,
    /// Why, in words.
    pub reason: String,
    /// The provision, if the reason is one of law.
    pub citation: Option<Citation>,
}

/// Numbers of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The month at which ages are counted.
    pub age_at: Month,
    /// What "young" means here, for example "dưới 40 tuổi".
    pub young: String,
    /// One row a group of posts.
    pub rows: Vec<SummaryRow>,
    /// All, each person counted once.
    pub total: SummaryRow,
}

/// Numbers of one group of posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryRow {
    /// For example "Ban Chấp hành".
    pub label: String,
    /// Seats.
    pub seats: u32,
    /// People planned.
    pub people: u32,
    /// Of these, women.
    pub women: u32,
    /// Of these, young.
    pub young: u32,
    /// Of these, from ethnic minorities.
    pub minority: u32,
    /// Of these, with a degree above university.
    #[serde(default)]
    pub postgraduate: u32,
    /// Of these, with a university degree and none above.
    #[serde(default)]
    pub university: u32,
    /// Of these, with political theory at the high level or above.
    #[serde(default)]
    pub theory_high: u32,
    /// Of these, with political theory at the middle level.
    #[serde(default)]
    pub theory_middle: u32,
    /// Mean age in whole months; `None` when no age is known.
    pub mean_age_months: Option<u32>,
}
