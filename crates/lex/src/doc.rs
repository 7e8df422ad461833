//! The TOML of a pack's blocks, as written. Unknown keys are refused here.

use crate::citation::{Checked, Source};
use base::Day;
use serde::{Deserialize, Deserializer, de::Error};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstrumentDoc {
    pub id: String,
    pub number: String,
    pub date: DayDoc,
    pub issuer: String,
    pub title_vi: String,
    pub title_en: String,
    pub status: String,
    pub scope: Option<String>,
    pub known: Option<DayDoc>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditDoc {
    /// Absent only in a repeal of whole instruments.
    pub parameter: Option<String>,
    pub set: Option<toml::Value>,
    pub row: Option<toml::Value>,
    pub repeal: Option<bool>,
    pub delegate: Option<BoundsDoc>,
    pub from: DayDoc,
    pub to: Option<DayDoc>,
    pub unit: Option<String>,
    #[serde(default)]
    pub replaces: OneOrMany,
    #[serde(default)]
    pub instruments: OneOrMany,
    #[serde(default)]
    pub revives: OneOrMany,
    #[serde(default)]
    pub gap: bool,
    pub source: Source,
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub known: Option<DayDoc>,
    pub checked: Option<CheckedDoc>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoundsDoc {
    pub min: Option<toml::Value>,
    pub max: Option<toml::Value>,
    #[serde(default)]
    pub one_of: Vec<toml::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckedDoc {
    on: DayDoc,
    by: String,
}

impl From<CheckedDoc> for Checked {
    fn from(doc: CheckedDoc) -> Self {
        Self { on: doc.on.0, by: doc.by }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExampleDoc {
    pub name: Option<String>,
    pub on: DaysDoc,
    pub known: Option<DayDoc>,
    #[serde(default)]
    pub unit: Vec<String>,
    pub parameter: String,
    /// A value, or "gap", "conflict", "out-of-bounds".
    pub expect: Option<toml::Value>,
    /// For tables: rows that must be among the table's.
    pub has: Option<toml::Value>,
    /// What stood on the day before the first of `on`.
    pub before: Option<toml::Value>,
    /// What stands on the day after the last of `on`.
    pub after: Option<toml::Value>,
    /// Values that the last unit may set itself.
    pub accepts: Option<Vec<toml::Value>>,
    /// Values that it may not.
    pub refuses: Option<Vec<toml::Value>>,
    pub cites: Option<String>,
}

/// A day, as a TOML date or as text in quotes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayDoc(pub Day);

impl<'de> Deserialize<'de> for DayDoc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = match toml::Value::deserialize(deserializer)? {
            toml::Value::Datetime(date) => date.to_string(),
            toml::Value::String(text) => text,
            _ => return Err(D::Error::custom("a date is expected: 2017-02-24")),
        };
        let day: Day = text.parse().map_err(D::Error::custom)?;
        // «For ever» is an open end, not a far year.
        if (1900..2200).contains(&day.year()) {
            Ok(Self(day))
        } else {
            Err(D::Error::custom("a year from 1900 to 2199 is expected; an open end is left out"))
        }
    }
}

/// One day or a list of them.
#[derive(Debug)]
pub(crate) struct DaysDoc(pub Vec<Day>);

impl<'de> Deserialize<'de> for DaysDoc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let days = match toml::Value::deserialize(deserializer)? {
            toml::Value::Array(days) => days,
            one => vec![one],
        };
        let day = |value: toml::Value| DayDoc::deserialize(value).map(|day| day.0);
        let mut days: Vec<Day> =
            days.into_iter().map(day).collect::<Result<_, _>>().map_err(D::Error::custom)?;
        days.sort_unstable();
        match days.is_empty() {
            true => Err(D::Error::custom("at least one day is expected")),
            false => Ok(Self(days)),
        }
    }
}

/// One text or a list of them.
#[derive(Debug, Default)]
pub(crate) struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(deserializer)? {
            toml::Value::String(one) => Ok(Self(vec![one])),
            many => many.try_into().map(Self).map_err(|_| D::Error::custom("text is expected")),
        }
    }
}
