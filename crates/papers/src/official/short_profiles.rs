//! Danh sách trích ngang: a line a person, in the columns that the program
//! reads in again.

use super::letterhead::{Evaluation, Letterhead, Signature, Who};
use base::{Day, PartialDate};
use serde::{Deserialize, Serialize};

/// A list of short profiles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortProfiles {
    /// Head of the paper.
    pub head: Letterhead,
    /// What the list is of, under the title.
    pub subject: String,
    /// What it goes with, in italics; may be empty.
    pub legal_line: String,
    /// From which day its facts are.
    pub as_of: Day,
    /// A line each.
    pub people: Vec<ShortProfile>,
    /// Left signature, the one who drew it up.
    pub prepared_by: Signature,
    /// Right signature, the head.
    pub signed_by: Signature,
}

/// One person's line. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortProfile {
    /// Mã cán bộ.
    pub code: String,
    /// Who.
    pub who: Who,
    /// Dân tộc.
    pub ethnicity: String,
    /// Tôn giáo.
    pub religion: String,
    /// Quê quán.
    pub hometown: String,
    /// Đơn vị công tác.
    pub unit: String,
    /// Trình độ chuyên môn.
    pub education: String,
    /// Lý luận chính trị.
    pub theory: String,
    /// Quản lý nhà nước.
    pub management: String,
    /// Ngày vào Đảng: dự bị.
    pub party_probationary: Option<PartialDate>,
    /// Ngày vào Đảng: chính thức.
    pub party_official: Option<PartialDate>,
    /// The last three years.
    pub evaluations: Vec<Evaluation>,
    /// Kỷ luật, one a line; "Không" when there is none, empty when not stated.
    pub disciplines: String,
}
