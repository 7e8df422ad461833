//! Looking for people, and one person's page.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::map;
use super::reader::Reader;
use crate::views::{Found, Link, People, Place};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use base::PersonId;
use desk::{DeskError, JudgeReadiness, ReadPeople, ReadResults};
use serde::Deserialize;

/// How many people a search shows.
const MOST_FOUND: usize = 100;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The search.
pub async fn search(reader: Reader, query: Result<Query<Asked>, QueryRejection>) -> Answer {
    let Query(Asked { q }) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let mut view = People { query: q.trim().to_owned(), found: None, more: false };
    if !view.query.is_empty() {
        let mut found = reader.desk().find_people(&permit, &view.query, MOST_FOUND + 1).await?;
        view.more = found.len() > MOST_FOUND;
        found.truncate(MOST_FOUND);
        let line = |(id, name, unit)| Found {
            person: Link { text: name, href: Some(super::urls::person(id)) },
            unit,
        };
        view.found = Some(found.into_iter().map(line).collect());
    }
    reader.page(&view, Frame::at(Place::People)).await
}

/// As of which day.
#[derive(Debug, Default, Deserialize)]
pub struct AsOf {
    #[serde(rename = "as-of", alias = "as_of")]
    as_of: Option<String>,
}

/// A person's page. The desk records the reading.
pub async fn person(
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<AsOf>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let id: PersonId = id.parse().map_err(|_| DeskError::NotFound { what: "person", name: id })?;
    let on = match asked.as_of.as_deref().filter(|day| !day.is_empty()) {
        Some(day) => reader.day(Some(day))?,
        None => reader.desk().reading_day_of_person(&permit, id).await?,
    };
    let sheet = reader.desk().person_sheet(&permit, id, on, reader.lang()).await?;
    let secrecy = match sheet.entries.last() {
        // Whoever stands in a plan is under the secrecy of that plan.
        Some(entry) => {
            let law = reader.permit::<ReadResults>()?;
            let law = reader.desk().law_in_force(&law, &entry.unit.0, on, on).await?;
            map::law::secrecy(&law, reader.words())
        }
        None => None,
    };
    let mut view = map::person::person(&sheet, reader.words());
    view.may_judge = reader.actor.has::<JudgeReadiness>();
    reader.page(&view, Frame { secrecy, ..Frame::at(Place::People) }).await
}
