//! Biên bản kiểm phiếu: the count protocol of one ballot.

use super::letterhead::{Citation, Letterhead};
use base::PartialDate;
use serde::{Deserialize, Serialize};

/// The count protocol of one ballot of one conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountProtocol {
    /// Head of the paper.
    pub head: Letterhead,
    /// What was counted, under the title "BIÊN BẢN KIỂM PHIẾU".
    pub subject: String,
    /// When the count began, in words.
    pub opened: String,
    /// When it ended, in words.
    pub closed: String,
    /// Where.
    pub venue: String,
    /// Tổ kiểm phiếu; the first is its head and signs on the right.
    pub team: Vec<TeamMember>,
    /// Number convened.
    pub convened: u32,
    /// Number present.
    pub present: u32,
    /// Kind of ballot, for example "Phiếu kín, in sẵn danh sách; …".
    pub kind: String,
    /// The sheets.
    pub count: BallotCount,
    /// Why sheets were invalid, with numbers; empty, or their sum is
    /// `count.invalid`.
    pub invalid_reasons: Vec<InvalidReason>,
    /// What decides.
    pub rule: CountRule,
    /// One table a post.
    pub posts: Vec<PostCount>,
    /// The two independent counts.
    pub two_counts: TwoCounts,
    /// Further notes, one paragraph each.
    pub notes: Vec<String>,
    /// Witness of the chair of the conference, for example "Chủ trì hội nghị";
    /// `None` when the form has none.
    pub chair_signs: Option<super::letterhead::Signature>,
}

/// A member of the counting team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// In the team, for example "Tổ trưởng", "Thư ký", "Thành viên".
    pub role: String,
}

/// The sheets of one ballot. What is not returned and what is valid follow, so
/// that the sums always add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotCount {
    /// Số phiếu phát ra.
    pub issued: u32,
    /// Số phiếu thu về, at most `issued`.
    pub returned: u32,
    /// Số phiếu không hợp lệ, at most `returned`.
    pub invalid: u32,
}

impl BallotCount {
    /// Số phiếu không thu về.
    pub fn not_returned(&self) -> u32 {
        self.issued.saturating_sub(self.returned)
    }

    /// Số phiếu hợp lệ.
    pub fn valid(&self) -> u32 {
        self.returned.saturating_sub(self.invalid)
    }
}

/// One kind of invalid sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvalidReason {
    /// In words, for example "Phiếu không do Tổ kiểm phiếu phát ra".
    pub reason: String,
    /// Sheets.
    pub sheets: u32,
}

/// What decides, and on which base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountRule {
    /// What a share is taken of, for example "số người được triệu tập".
    pub base: String,
    /// How many the base counts; above 0.
    pub base_count: u32,
    /// The threshold; `None` for a ballot that only shows confidence.
    pub threshold: Option<Threshold>,
    /// Where that stands.
    pub citation: Citation,
}

/// The share that decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// In words, for example "trên 1/2".
    pub share: String,
    /// The whole number of agreeing sheets needed.
    pub needed: u32,
}

/// The result for one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostCount {
    /// The post, for example "Bí thư Huyện ủy".
    pub post: String,
    /// The names on the ballot.
    pub people: Vec<PersonCount>,
    /// Names written in by voters.
    pub write_ins: Vec<WriteIn>,
}

/// One name's result. `agree + disagree + blank` is the number of valid sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCount {
    /// Họ và tên.
    pub name: String,
    /// Birth date as far as known; the year is printed.
    pub born: Option<PartialDate>,
    /// Chức vụ hiện tại.
    pub position: String,
    /// Đồng ý.
    pub agree: u32,
    /// Không đồng ý.
    pub disagree: u32,
    /// Phiếu trắng: valid sheets with no mark, or no clear mark, on this name.
    pub blank: u32,
    /// In words, for example "Đủ số phiếu".
    pub result: String,
}

/// A name written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteIn {
    /// Name and position as the team could make them out.
    pub person: String,
    /// Sheets.
    pub sheets: u32,
}

/// The two independent counts and what they gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoCounts {
    /// Who counted first, for example "Nhóm 1 (Lò Văn A, Vi Thị B)".
    pub first: String,
    /// Who counted second.
    pub second: String,
    /// How they came to one result.
    pub agreed: AgreedBy,
}

/// How independent counts came to one result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "way")]
pub enum AgreedBy {
    /// Both were equal at once, sheet by sheet.
    AtOnce,
    /// They differed; a third person's count equals one of them.
    Third {
        /// Who counted third.
        third: String,
        /// Which of the two it equals: 1 or 2; 0 where it is only known that
        /// two agree.
        same_as: u32,
    },
    /// They differed in so many numbered sheets; a third person read just those,
    /// and each stands as two of three read it.
    Sheets {
        /// Who read them.
        third: String,
        /// How many.
        sheets: u32,
    },
    /// Out of the electronic ballot box, counted by the program; `first` opened
    /// it as the second of two people.
    Electronic,
}
