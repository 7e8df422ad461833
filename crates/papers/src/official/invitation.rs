//! Giấy mời and danh sách đại biểu: what is printed before a conference.

use super::letterhead::{Letterhead, Signature};
use serde::{Deserialize, Serialize};

/// The invitations to one conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitations {
    /// Head of the paper.
    pub head: Letterhead,
    /// To what, for example "Dự hội nghị cán bộ chủ chốt về rà soát …".
    pub subject: String,
    /// When, in words.
    pub time: String,
    /// Where.
    pub venue: String,
    /// Chương trình, one item each.
    pub agenda: Vec<String>,
    /// The documents that go with it, one title each.
    pub documents: Vec<String>,
    /// Who invites.
    pub signs: Signature,
    /// Who is invited.
    pub people: Vec<Invitee>,
}

/// One invited person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ, đơn vị.
    pub position: String,
    /// The code for the door: capitals and figures. It is printed as a QR code
    /// and, in groups, as text.
    pub code: String,
}

/// The list that people sign as they come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceList {
    /// Head of the paper.
    pub head: Letterhead,
    /// Of what.
    pub subject: String,
    /// When, in words.
    pub time: String,
    /// Where.
    pub venue: String,
    /// Who is called, in the order of lists.
    pub people: Vec<AttendanceLine>,
    /// Who is answerable for it.
    pub signs: Signature,
}

/// One line to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceLine {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ, đơn vị.
    pub position: String,
    /// Ghi chú, for example "dự thay: …".
    pub note: String,
}
