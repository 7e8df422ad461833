//! The site's own words: the columns of a waiting file, and texts that no code
//! list knows.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::imports::waiting;
use super::map::import_words as map;
use super::reader::{Posted, Reader};
use super::reviews::{Done, refusal};
use crate::views::{ImportColumns, Place};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use desk::{DeskError, FileColumns, HeaderChoice, ImportRecords, SheetKind, ValueList, ValueQueue};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What a person points at: a sheet, what it lists, and the rows of its header.
#[derive(Debug, Default, Deserialize)]
pub struct Point {
    sheet: Option<usize>,
    kind: Option<String>,
    top: Option<u32>,
    bottom: Option<u32>,
    done: Option<String>,
}

/// How the columns of a waiting file are understood.
pub async fn columns(
    reader: Reader,
    Path(at): Path<String>,
    query: Result<Query<Point>, QueryRejection>,
) -> Answer {
    let Query(point) = query.map_err(|_| Failure::Unreadable)?;
    let done = point.done.clone();
    let view = columns_of(&reader, &at, &point).await?;
    reader.page(&view, Frame { done, ..Frame::at(Place::Imports) }).await
}

async fn columns_of(reader: &Reader, at: &str, point: &Point) -> Result<ImportColumns, Failure> {
    let permit = reader.permit::<ImportRecords>()?;
    let number: usize = at.parse().map_err(|_| Failure::NoPage)?;
    let set = waiting(reader).await?.ok_or(Failure::NoPage)?;
    let (name, bytes) = set.files.get(number).ok_or(Failure::NoPage)?;
    let desk = reader.desk();
    let mut found = desk.columns(&permit, (name, bytes), &[]).await?;
    if let (Some(choice), true) = (choice(&found, point), point.sheet.is_some()) {
        found = desk.columns(&permit, (name, bytes), &[choice]).await?;
    }
    Ok(map::columns(name, number, &found, reader.words()))
}

/// What is pointed at; `None` when it makes no sense.
fn choice(found: &FileColumns, point: &Point) -> Option<HeaderChoice> {
    let FileColumns::Sheets(sheets) = found else { return None };
    let sheet = sheets.get(point.sheet?)?.name.clone();
    let kind = SheetKind::read(point.kind.as_deref()?)?;
    let (top, bottom) = (point.top?, point.bottom?);
    (top <= bottom).then_some(HeaderChoice { sheet, kind, rows: (top, bottom) })
}

/// Keeps how columns are understood (field `kind`; for each column `header`, `was`
/// and `field`) and shows the trial again.
pub async fn learn_columns(Path(at): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let kind = SheetKind::read(fields.get("kind")).ok_or(Failure::Unreadable)?;
    let said = fields.all("header").zip(fields.all("was")).zip(fields.all("field"));
    let (mut changed, mut chosen, mut twice) = (Vec::new(), BTreeSet::new(), None);
    for ((header, was), field) in said {
        if !field.is_empty() && !chosen.insert(field) {
            twice = Some(field);
        }
        if field != was {
            let field = (!field.is_empty()).then(|| field.to_owned());
            changed.push((header.to_owned(), field));
        }
    }
    let learnt = match twice {
        Some(field) => Err(DeskError::SameField { field: map::field_name(kind, field) }),
        None if changed.is_empty() => Ok(()),
        None => reader.desk().learn_columns(&permit, kind, &changed).await,
    };
    if let Err(error) = learnt {
        let fault = refusal(error, &reader)?;
        let view = columns_of(&reader, &at, &Point::default()).await?;
        let view = ImportColumns { fault: Some(fault), ..view };
        let mut response = reader.page(&view, Frame::at(Place::Imports)).await?;
        *response.status_mut() = StatusCode::CONFLICT;
        return Ok(response);
    }
    reader.visitor.pages.0.imports.forget(reader.actor.id);
    Ok(done("/imports/check", "columns-learnt"))
}

/// The texts that no code list knows.
pub async fn values(reader: Reader, query: Result<Query<Done>, QueryRejection>) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    show(&reader, None, done).await
}

/// What waits, with what the last trial said.
async fn queue(reader: &Reader) -> Result<ValueQueue, Failure> {
    let permit = reader.permit::<ImportRecords>()?;
    let trial = reader.visitor.pages.0.imports.last_trial(reader.actor.id);
    let trial = trial.as_deref().map(Vec::as_slice).unwrap_or_default();
    Ok(reader.desk().value_queue(&permit, trial).await?)
}

async fn show(reader: &Reader, fault: Option<String>, done: Option<String>) -> Answer {
    let permit = reader.permit::<ImportRecords>()?;
    let taught = reader.desk().habits(&permit).await?;
    let has_waiting = waiting(reader).await?.is_some();
    let queue = queue(reader).await?;
    let is_refused = fault.is_some();
    let view = map::values(&queue, &taught, has_waiting, fault, reader.words());
    let mut response = reader.page(&view, Frame { done, ..Frame::at(Place::Imports) }).await?;
    if is_refused {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

/// Learns what a text means (fields `list`, `text`, and `code` of a proposal, or
/// `how`: `choice` with a `choice` as shown, `open` for none).
pub async fn learn_value(posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let list = ValueList::read(fields.get("list")).ok_or(Failure::Unreadable)?;
    let text = fields.get("text");
    let code = match (fields.get("code"), fields.get("how")) {
        ("", "open") => None,
        ("", _) => {
            let shown = fields.get("choice").trim();
            match map::code_of(&queue(&reader).await?, list, shown) {
                Some(code) => Some(code),
                None => {
                    let args = [("name", shown.into())];
                    let fault = reader.words().with("desk-no-value", &args);
                    return show(&reader, Some(fault), None).await;
                }
            }
        }
        (code, _) => Some(code.to_owned()),
    };
    reader.desk().learn_value(&permit, list, text, code.as_deref()).await?;
    Ok(done("/imports/values", "value-learnt"))
}

/// Forgets what a header or a text means (fields `of`, `text`, `column`).
pub async fn forget(posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let (of, text) = (fields.get("of"), fields.get("text"));
    let desk = reader.desk();
    if fields.get("column").is_empty() {
        let list = ValueList::read(of).ok_or(Failure::Unreadable)?;
        desk.forget_value(&permit, list, text).await?;
    } else {
        let kind = SheetKind::read(of).ok_or(Failure::Unreadable)?;
        desk.forget_column(&permit, kind, text).await?;
    }
    Ok(done("/imports/values", "habit-forgotten"))
}

/// Fills the records that lack what was explained since.
pub async fn fill(posted: Posted) -> Answer {
    let reader = posted.reader;
    let permit = reader.permit::<ImportRecords>()?;
    match reader.desk().fill_answered(&permit).await? {
        Some(_) => Ok(done("/imports/values", "values-filled")),
        None => Ok(Redirect::to("/imports/values").into_response()),
    }
}
