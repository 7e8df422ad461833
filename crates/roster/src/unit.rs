//! Units: provinces, districts, communes, boards, offices.

use crate::{Level, UnitIx};
use base::{Day, UnitId};
use serde::{Deserialize, Serialize};

/// The part of the political system (khối) to which a unit belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// Đảng.
    Party,
    /// Chính quyền (Ủy ban nhân dân and its offices).
    Government,
    /// Hội đồng nhân dân.
    Council,
    /// Mặt trận Tổ quốc.
    Front,
    /// Các tổ chức chính trị – xã hội.
    Union,
}

impl System {
    const ALL: [(Self, &'static str, &'static str, &'static [&'static str]); 5] = [
        (Self::Party, "party", "Đảng", &["dang", "khoi dang"]),
        (Self::Government, "government", "Chính quyền", &["chinh quyen", "nha nuoc", "ubnd"]),
        (Self::Council, "council", "Hội đồng nhân dân", &["hoi dong nhan dan", "hdnd"]),
        (Self::Front, "front", "Mặt trận", &["mat tran", "mttq", "mat tran to quoc"]),
        (Self::Union, "union", "Đoàn thể", &["doan the", "to chuc chinh tri xa hoi"]),
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

/// A unit as it stands on the roster's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its code, unique in the database and never reused, for example `SL.TB`.
    pub code: String,
    /// Its name on that day.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its part of the political system.
    pub system: System,
    /// The unit above, if it is in the roster.
    pub parent: Option<UnitIx>,
    /// The first day of its existence, if known.
    pub from: Option<Day>,
    /// The last day of its existence, if it has ended.
    pub to: Option<Day>,
}
