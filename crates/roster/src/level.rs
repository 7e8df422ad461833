//! Levels of units. Levels are data: the district ended on 30 June 2025, and
//! old papers still name it. The law's tables speak of levels by code.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The level of a unit by its code, for example `province`, `district`,
/// `commune`, `agency`. A cheap copy of a shared text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Level(Arc<str>);

impl Level {
    /// A level by its code.
    pub fn new(code: &str) -> Self {
        Self(code.into())
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The Vietnamese word, for the levels known today; other codes stand for
    /// themselves.
    pub fn label(&self) -> &str {
        match &*self.0 {
            "province" => "Tỉnh",
            "district" => "Huyện",
            "commune" => "Xã",
            "agency" => "Cơ quan, đơn vị",
            other => other,
        }
    }

    /// Reads the Vietnamese word for a level, or a code.
    pub fn read(text: &str) -> Option<Self> {
        const WORDS: [(&str, &[&str]); 4] = [
            ("province", &["tinh", "thanh pho truc thuoc trung uong"]),
            ("district", &["huyen", "quan", "thi xa", "thanh pho thuoc tinh"]),
            ("commune", &["xa", "phuong", "thi tran", "dac khu"]),
            ("agency", &["co quan", "don vi", "co quan don vi", "ban", "phong", "so"]),
        ];
        let key = base::fold(text);
        WORDS
            .iter()
            .find(|(code, words)| *code == key || words.contains(&key.as_str()))
            .map(|(code, _)| Self::new(code))
    }
}

impl From<String> for Level {
    fn from(code: String) -> Self {
        Self::new(&code)
    }
}

impl From<Level> for String {
    fn from(level: Level) -> Self {
        level.code().to_owned()
    }
}
