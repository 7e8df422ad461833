//! Who is who, and what files say otherwise: looked at and answered.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::map;
use super::reader::{Fields, Posted, Reader};
use super::reviews::{Done, refusal};
use crate::views::{Place, View};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use base::{DifferenceId, PersonId};
use desk::{DeskError, Field, ImportRecords};
use serde::Deserialize;

/// Which pairs.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    unit: String,
    page: Option<usize>,
    done: Option<String>,
}

/// Pairs of records that may be one person.
pub async fn who(reader: Reader, query: Result<Query<Asked>, QueryRejection>) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ImportRecords>()?;
    let unit = Some(asked.unit.trim()).filter(|unit| !unit.is_empty());
    let page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let from = (page - 1) * map::who::PAIRS;
    let doubles = reader.desk().doubles(&permit, unit, from, map::who::PAIRS).await?;
    let view = map::who::who(&doubles, unit, page, reader.words());
    reader.page(&view, Frame { done: asked.done, ..Frame::at(Place::Imports) }).await
}

fn both((one, other): &(String, String)) -> Result<(PersonId, PersonId), Failure> {
    let read = |text: &str| {
        text.parse().map_err(|_| DeskError::NotFound { what: "person", name: text.to_owned() })
    };
    Ok((read(one)?, read(other)?))
}

/// Two records side by side. The desk records the reading of both.
pub async fn pair(reader: Reader, Path(ids): Path<(String, String)>) -> Answer {
    let permit = reader.permit::<ImportRecords>()?;
    let (one, other) = both(&ids)?;
    let pair = reader.desk().pair(&permit, one, other).await?;
    let view = map::who::pair(&pair, None, reader.words());
    reader.page(&view, Frame::at(Place::Imports)).await
}

/// A page shown again with what stands against the last answer.
async fn again<V: View>(reader: &Reader, view: &V) -> Answer {
    let mut response = reader.page(view, Frame::at(Place::Imports)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

async fn pair_again(reader: &Reader, ids: (PersonId, PersonId), error: DeskError) -> Answer {
    let fault = refusal(error, reader)?;
    let permit = reader.permit::<ImportRecords>()?;
    let pair = reader.desk().pair(&permit, ids.0, ids.1).await?;
    again(reader, &map::who::pair(&pair, Some(fault), reader.words())).await
}

/// The fields (`f-CODE`) for which the other record's value was chosen.
fn taken(fields: &Fields) -> Result<Vec<Field>, Failure> {
    let chosen = fields.iter().filter(|(_, value)| *value == "other");
    let codes = chosen.filter_map(|(name, _)| name.strip_prefix("f-"));
    codes.map(|code| Field::read(code).ok_or(Failure::Unreadable)).collect()
}

/// Makes the two one.
pub async fn merge(Path(ids): Path<(String, String)>, posted: Posted) -> Result<Response, Failure> {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let (ids, taken) = (both(&ids)?, taken(&fields)?);
    match reader.desk().merge_people(&permit, ids, &taken).await {
        Ok(_) => Ok(done("/who", "merged")),
        Err(error) => pair_again(&reader, ids, error).await,
    }
}

/// Keeps that the two are two people.
pub async fn apart(Path(ids): Path<(String, String)>, posted: Posted) -> Result<Response, Failure> {
    let reader = posted.reader;
    let permit = reader.permit::<ImportRecords>()?;
    let ids = both(&ids)?;
    match reader.desk().tell_apart(&permit, ids.0, ids.1).await {
        Ok(_) => Ok(done("/who", "told-apart")),
        Err(error) => pair_again(&reader, ids, error).await,
    }
}

/// What files say otherwise.
pub async fn differences(reader: Reader, query: Result<Query<Done>, QueryRejection>) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ImportRecords>()?;
    let open = reader.desk().open_differences(&permit).await?;
    let view = map::who::differences(&open, None, reader.words());
    reader.page(&view, Frame { done, ..Frame::at(Place::Imports) }).await
}

/// Takes answers: one a question (fields `d-ID`), or one for all of a file (field
/// `all`, with `batch`).
pub async fn answer(posted: Posted) -> Result<Response, Failure> {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let desk = reader.desk();
    let answers = match desk::Answer::read(fields.get("all")) {
        Some(answer) => {
            let open = desk.open_differences(&permit).await?.into_iter();
            let batch = fields.get("batch");
            open.filter(|it| it.batch.to_string() == batch).map(|it| (it.id, answer)).collect()
        }
        None => chosen(&fields)?,
    };
    match desk.answer_differences(&permit, &answers).await {
        Ok(_) => Ok(done("/differences", "answered")),
        Err(error) => {
            let fault = refusal(error, &reader)?;
            let open = desk.open_differences(&permit).await?;
            again(&reader, &map::who::differences(&open, Some(fault), reader.words())).await
        }
    }
}

fn chosen(fields: &Fields) -> Result<Vec<(DifferenceId, desk::Answer)>, Failure> {
    let mut chosen = Vec::new();
    for (name, value) in fields.iter() {
        let Some(id) = name.strip_prefix("d-") else { continue };
        let id = id.parse().map_err(|_| Failure::Unreadable)?;
        chosen.push((id, desk::Answer::read(value).ok_or(Failure::Unreadable)?));
    }
    Ok(chosen)
}
