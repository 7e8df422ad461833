//! Bodies and posts.

use crate::{BodyIx, PlanKind, UnitIx};
use base::{BodyId, PostId};
use serde::{Deserialize, Serialize};

/// The kind of a body (tập thể).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// Ban chấp hành (cấp ủy).
    Committee,
    /// Ban thường vụ.
    StandingCommittee,
    /// Hội đồng nhân dân.
    Council,
    /// Ủy ban nhân dân.
    PeoplesCommittee,
    /// Ủy ban Mặt trận Tổ quốc.
    Front,
    /// Tập thể lãnh đạo of an office: head and deputies.
    Leadership,
}

impl BodyKind {
    const ALL: [(Self, &'static str, &'static str, &'static [&'static str]); 6] = [
        (Self::Committee, "committee", "Ban Chấp hành", &["ban chap hanh", "bch", "cap uy"]),
        (Self::StandingCommittee, "standing-committee", "Ban Thường vụ", &["ban thuong vu", "btv"]),
        (Self::Council, "council", "Hội đồng nhân dân", &["hoi dong nhan dan", "hdnd"]),
        (
            Self::PeoplesCommittee,
            "peoples-committee",
            "Ủy ban nhân dân",
            &["uy ban nhan dan", "ubnd"],
        ),
        (
            Self::Front,
            "front",
            "Ủy ban Mặt trận Tổ quốc",
            &["uy ban mat tran to quoc", "ubmttq", "mttq"],
        ),
        (Self::Leadership, "leadership", "Tập thể lãnh đạo", &["tap the lanh dao", "lanh dao"]),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The Vietnamese label.
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.2)
    }

    /// Reads a code, a label or a usual spelling.
    pub fn read(text: &str) -> Option<Self> {
        let key = base::fold(text);
        Self::ALL
            .iter()
            .find(|row| row.1 == text.trim() || row.3.contains(&key.as_str()))
            .map(|row| row.0)
    }
}

/// A body of a unit, with the number of seats it has by decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// Its unit.
    pub unit: UnitIx,
    /// Its kind.
    pub kind: BodyKind,
    /// Its full name, for example "Ban Chấp hành Đảng bộ huyện".
    pub name: String,
    /// The number of its members by decision.
    pub seats: u32,
}

/// The kind of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PostKind {
    /// Cấp trưởng.
    Head,
    /// Cấp phó.
    Deputy,
    /// Ủy viên: a seat in a body.
    Member,
}

impl PostKind {
    const ALL: [(Self, &'static str, &'static str, &'static [&'static str]); 3] = [
        (Self::Head, "head", "Cấp trưởng", &["cap truong", "truong"]),
        (Self::Deputy, "deputy", "Cấp phó", &["cap pho", "pho"]),
        (Self::Member, "member", "Ủy viên", &["uy vien", "thanh vien"]),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The Vietnamese label.
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.2)
    }

    /// Reads a code, a label or a usual spelling.
    pub fn read(text: &str) -> Option<Self> {
        let key = base::fold(text);
        Self::ALL.iter().find(|row| row.1 == key || row.3.contains(&key.as_str())).map(|row| row.0)
    }
}

/// A post (chức danh): a title in one unit, with its number of seats. Seats in
/// a body are a post too ("Huyện ủy viên", 39 seats), so that an entry of any
/// plan always names a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Its unit.
    pub unit: UnitIx,
    /// The body whose seat it is; `None` for heads and deputies of offices.
    pub body: Option<BodyIx>,
    /// Its title in Vietnamese, for example "Trưởng phòng Nội vụ".
    pub title: String,
    /// Head, deputy or member.
    pub kind: PostKind,
    /// Its rank: a higher number is a higher post. Ranks compare among heads
    /// and deputies, and apart from those among members of bodies.
    pub rank: u16,
    /// How many people hold it when it is full.
    pub seats: u32,
    /// Whether it is a key post (chức danh chủ chốt) of its unit.
    pub key: bool,
}

impl Post {
    /// The plan to which this post belongs.
    pub fn plan_kind(&self) -> PlanKind {
        match self.kind {
            PostKind::Member => PlanKind::Committee,
            PostKind::Head | PostKind::Deputy => PlanKind::Titles,
        }
    }

    /// Whether ranks of the two posts compare.
    pub fn same_ladder(&self, other: &Self) -> bool {
        self.plan_kind() == other.plan_kind()
    }
}
