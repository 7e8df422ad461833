//! The two annexes of a review as workbooks: Phụ lục 1 (carried over) and
//! Phụ lục 2 (added).

use super::letterhead::{Evaluation, Signature, Who};
use base::Day;
use serde::{Deserialize, Serialize};

/// What both annexes begin and end with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnexHead {
    /// For example "PHỤ LỤC 1".
    pub label: String,
    /// The organisation, for example "HUYỆN ỦY NẬM PHA".
    pub body: String,
    /// The title; it is printed in capitals.
    pub title: String,
    /// What the annex goes with, in italics, for example "(Kèm theo Tờ trình
    /// số 12-TTr/BTC ngày 20/3/2017 của Ban Tổ chức Huyện ủy)".
    pub legal_line: String,
    /// Where it is dated.
    pub place: String,
    /// Its day, also the file's creation date.
    pub day: Day,
    /// Left signature, the one who drew it up.
    pub prepared_by: Signature,
    /// Right signature, the head.
    pub signed_by: Signature,
}

/// Phụ lục 1: review, carried over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryOverAnnex {
    /// Head and signatures.
    pub head: AnnexHead,
    /// One section a term.
    pub terms: Vec<CarryOverTerm>,
}

/// One term of Phụ lục 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryOverTerm {
    /// For example "NHIỆM KỲ 2015 - 2020".
    pub term: String,
    /// The unit of the posts by name, so that the list reads back alone.
    #[serde(default)]
    pub unit: String,
    /// I. Cấp trưởng.
    pub heads: Vec<CarryOverRow>,
    /// II. Cấp phó.
    pub deputies: Vec<CarryOverRow>,
    /// III. Đưa ra khỏi quy hoạch.
    pub removed: Vec<CarryOverRow>,
}

/// One person and post of Phụ lục 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryOverRow {
    /// Who.
    pub who: Who,
    /// Chức danh đã được quy hoạch.
    pub planned_post: String,
    /// Chức danh chuyển tiếp; empty when removed.
    pub carried_post: String,
    /// Trình độ chuyên môn.
    pub education: String,
    /// Lý luận chính trị.
    pub theory: String,
    /// Quyết định quy hoạch, for example "Quyết định số 45-QĐ/HU ngày
    /// 12/8/2013".
    pub decision: String,
    /// Phân loại 3 năm gần nhất.
    pub evaluations: Vec<Evaluation>,
    /// Đề xuất của đơn vị.
    pub proposal: String,
}

/// Phụ lục 2: review, added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementAnnex {
    /// Head and signatures.
    pub head: AnnexHead,
    /// One section a term.
    pub terms: Vec<SupplementTerm>,
}

/// One term of Phụ lục 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementTerm {
    /// For example "NHIỆM KỲ 2015 - 2020".
    pub term: String,
    /// The unit of the posts by name, so that the list reads back alone.
    #[serde(default)]
    pub unit: String,
    /// One group a post.
    pub posts: Vec<SupplementPost>,
}

/// The people introduced for one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementPost {
    /// The post.
    pub post: String,
    /// Số lượng đề nghị.
    pub requested: u32,
    /// Danh sách nhân sự giới thiệu.
    pub people: Vec<SupplementRow>,
}

/// One person introduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementRow {
    /// Who.
    pub who: Who,
    /// Chức danh đề xuất.
    pub proposed_post: String,
    /// Trình độ chuyên môn.
    pub education: String,
    /// Lý luận chính trị.
    pub theory: String,
    /// Phân loại 3 năm gần nhất.
    pub evaluations: Vec<Evaluation>,
    /// Đề xuất của đơn vị.
    pub proposal: String,
}
