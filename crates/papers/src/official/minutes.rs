//! Biên bản hội nghị: the minutes of a step's conference.

use super::count_protocol::BallotCount;
use super::letterhead::{Citation, Letterhead, Signature};
use serde::{Deserialize, Serialize};

/// The minutes of one conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// Head of the paper.
    pub head: Letterhead,
    /// What the minutes are of, under the title "BIÊN BẢN", for example "Hội
    /// nghị cán bộ chủ chốt giới thiệu nhân sự …".
    pub subject: String,
    /// Opening time in words, for example "07 giờ 30 phút, ngày 15 tháng 3
    /// năm 2017".
    pub opened: String,
    /// Closing time in words.
    pub closed: String,
    /// Where the conference was held.
    pub venue: String,
    /// Mục đích, one sentence each.
    pub purposes: Vec<String>,
    /// Yêu cầu, one sentence each.
    pub requirements: Vec<String>,
    /// What was taken down at the conference beside its discussion.
    #[serde(default)]
    pub taken_down: TakenDown,
    /// Who was convened and who came.
    pub attendance: Attendance,
    /// What made the conference valid.
    pub quorum: Quorum,
    /// Chủ trì, name and position.
    pub chair: String,
    /// Thư ký, name and position.
    pub secretary: String,
    /// Chương trình, one item each.
    pub agenda: Vec<String>,
    /// Thảo luận, one paragraph each.
    pub discussion: Vec<String>,
    /// The ballot held, if any.
    pub ballot: Option<BallotSummary>,
    /// Kết luận, one paragraph each.
    pub conclusions: Vec<String>,
    /// Nơi nhận, one line each, without the dash.
    pub recipients: Vec<String>,
    /// Left signature.
    pub secretary_signs: Signature,
    /// Right signature.
    pub chair_signs: Signature,
    /// The convened with their attendance, printed as an annex; empty to leave
    /// the annex out.
    pub roll: Vec<RollLine>,
}

/// What was taken down at a conference; each list may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TakenDown {
    /// Who attended instead of whom, and why; without a vote.
    pub substitutes: Vec<String>,
    /// Who came after the opening and is not among those present at the vote.
    pub late: Vec<String>,
    /// Who was put on the roster or taken off it, and why.
    pub roster_changes: Vec<String>,
    /// The steps of the procedure in the order agreed on.
    pub order: Vec<String>,
    /// Who spoke to purpose, requirements and order; empty when nobody is named.
    pub spoke: String,
    /// The documents handed out.
    pub documents: Vec<String>,
    /// When the record was opened again, and why.
    pub reopened: Vec<String>,
}

/// Numbers of the convened, and who was absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Người được triệu tập, in words, for example "Ủy viên Ban Chấp hành; …".
    pub composition: String,
    /// Number convened.
    pub convened: u32,
    /// Number present when the conference opened.
    pub present: u32,
    /// The absent; must be as many as convened less present, or empty when
    /// names are not recorded.
    pub absent: Vec<Absence>,
    /// Guests and observers, who do not count, one line each.
    pub guests: Vec<String>,
}

/// One absent person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Name and position.
    pub person: String,
    /// Why, for example "đi học tập trung"; empty when not given.
    pub reason: String,
}

/// The rule that makes a conference valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// The share in words, for example "ít nhất 2/3".
    pub share: String,
    /// What it is a share of, for example "số người được triệu tập".
    pub base: String,
    /// How many the base counts.
    pub base_count: u32,
    /// Those present whom the base counts.
    pub present: u32,
    /// The whole number of people needed.
    pub needed: u32,
    /// Where that stands.
    pub citation: Citation,
}

/// The ballot in brief; the count protocol has it in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotSummary {
    /// How was voted, for example "bỏ phiếu kín".
    pub method: String,
    /// The sheets.
    pub count: BallotCount,
    /// Who reached what: one row a person and post.
    pub rows: Vec<BallotRow>,
    /// The rule in words, for example "cần ít nhất 51 phiếu đồng ý (trên 1/2
    /// số người được triệu tập)".
    pub rule: String,
    /// What `BallotRow::agree` is a share of in words, for example "số người
    /// được triệu tập".
    pub base: String,
    /// How many the base counts; above 0.
    pub base_count: u32,
}

/// One person's result in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotRow {
    /// The post voted on.
    pub post: String,
    /// The person.
    pub name: String,
    /// Sheets that agree.
    pub agree: u32,
    /// In words, for example "Đủ số phiếu" or "Không đủ số phiếu".
    pub result: String,
}

/// One line of the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollLine {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ, đơn vị.
    pub position: String,
    /// Whether the person came.
    pub present: bool,
    /// Ghi chú, for example the reason of absence.
    pub note: String,
}
