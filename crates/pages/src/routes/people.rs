//! One person's page.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::map;
use super::reader::Reader;
use super::urls;
use crate::views::Place;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use base::PersonId;
use desk::{DeskError, ImportRecords, JudgeReadiness, ReadPeople, ReadResults};
use serde::Deserialize;

/// As of which day.
#[derive(Debug, Default, Deserialize)]
pub struct AsOf {
    #[serde(rename = "as-of", alias = "as_of")]
    as_of: Option<String>,
    done: Option<String>,
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
    // Nobody looks back to note something, and nobody keeps their own file.
    let is_now = asked.as_of.as_deref().is_none_or(str::is_empty);
    if is_now && reader.actor.has::<ImportRecords>() && reader.actor.person != Some(id) {
        view.case.href = Some(format!("{}/papers", urls::person(id)));
    }
    reader.page(&view, Frame { secrecy, done: asked.done, ..Frame::at(Place::People) }).await
}
