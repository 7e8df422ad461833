//! How rows write what TOML has no type for: a share as `"2/3"` or `"15%"`, a
//! day as `2017-02-24` with or without quotes.

use base::{Day, Share};
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// A share that a row may leave out.
pub(crate) mod share {
    use super::*;

    pub fn serialize<S: Serializer>(share: &Option<Share>, to: S) -> Result<S::Ok, S::Error> {
        match share {
            Some(share) => to.serialize_str(&share.to_string()),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Share>, D::Error> {
        let text = String::deserialize(from)?;
        let wanted = || D::Error::custom("a share in quotes is expected: \"2/3\" or \"15%\"");
        Share::parse(&text).map(Some).ok_or_else(wanted)
    }
}

/// A day.
pub(crate) mod day {
    use super::*;

    pub fn serialize<S: Serializer>(day: &Day, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&day.to_string())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        crate::doc::DayDoc::deserialize(from).map(|day| day.0)
    }
}

/// A day that a row may leave out.
pub(crate) mod open_day {
    use super::{Day, Deserializer, Serializer, day};

    pub fn serialize<S: Serializer>(day: &Option<Day>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => day::serialize(day, to),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
        day::deserialize(from).map(Some)
    }
}
