//! A review: its page, proposing, deciding.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::{map, urls};
use crate::views::{ActionForm, Asked, Link, Place, View};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use base::{Day, PersonId, PostId, ReviewId};
use desk::{AccessRefusal, Decide, DeskError, ReadPeople, ReadResults, ReviewSheet, RunReview};
use serde::Deserialize;

/// What was just done.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    pub(super) done: Option<String>,
}

/// The id in an address.
pub(super) fn review_id(text: &str) -> Result<ReviewId, DeskError> {
    text.parse().map_err(|_| DeskError::NotFound { what: "review", name: text.to_owned() })
}

/// The review's page.
pub async fn review(
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<Done>, QueryRejection>,
) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let (id, people) = (review_id(&id)?, reader.permit::<ReadPeople>()?);
    let results = reader.permit::<ReadResults>()?;
    let (desk, lang, today) = (reader.desk(), reader.lang(), reader.desk().today());
    let sheet = desk.review_sheet(&people, id, lang).await?;
    let (law_day, known_by) = (sheet.review.law_day, sheet.review.known_by);
    let book = desk.book();
    let around = map::review::Around {
        law: &desk.law_in_force(&results, &sheet.unit.0, law_day, known_by).await?,
        board: &desk.board(&results, today, lang).await?,
        papers: &desk.papers(&people, Some(id)).await?,
        differences: &desk.differences(&people, id, lang).await?,
        book: &book,
        actor: &reader.actor,
    };
    let view = map::review::review(&sheet, &around, reader.words());
    let secrecy = map::law::mark(sheet.secrecy, reader.words());
    reader.page(&view, Frame { secrecy, done, ..Frame::at(Place::Board) }).await
}

/// Puts a person on the list (fields `person`, `post`).
pub async fn propose(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let id = review_id(&id)?;
    let permit = reader.permit::<RunReview>()?;
    let person: PersonId = fields.get("person").parse().map_err(|_| Failure::Unreadable)?;
    let post: PostId = fields.get("post").parse().map_err(|_| Failure::Unreadable)?;
    reader.desk().propose(&permit, id, person, post, reader.lang()).await?;
    Ok(done(&urls::review(id), "proposed"))
}

/// Asks for the decision's number and day.
pub async fn decide_form(reader: Reader, Path(id): Path<String>) -> Answer {
    reader.permit::<Decide>()?;
    let sheet = sheet(&reader, review_id(&id)?).await?;
    let on = reader.desk().today().vietnamese();
    let view = decision(&sheet, String::new(), on, None, &reader);
    reader.page(&view, Frame::at(Place::Board)).await
}

/// Decides (fields `number`, `on`). A refusal shows the form again.
pub async fn decide(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<Decide>()?;
    let id = review_id(&id)?;
    let (number, on) = (fields.get("number").trim(), fields.get("on"));
    let fault = match (on.parse::<Day>().ok(), number.is_empty()) {
        (None, _) => DeskError::BadDate { text: on.to_owned() }.say(reader.words()),
        (Some(_), true) => reader.words().text("form-no-number"),
        (Some(day), false) => match reader.desk().decide(&permit, id, number, day).await {
            Ok(_) => return Ok(done(&urls::review(id), "decided")),
            Err(error) => refusal(error, &reader)?,
        },
    };
    let sheet = sheet(&reader, id).await?;
    let view = decision(&sheet, number.to_owned(), on.to_owned(), Some(fault), &reader);
    again(&reader, &view).await
}

/// What a refused form says, when it is the caller's to mend; everything else
/// has a page of its own.
pub(super) fn refusal(error: DeskError, reader: &Reader) -> Result<String, Failure> {
    let elsewhere = matches!(
        error,
        DeskError::Forbidden { .. }
            | DeskError::OutsideScope { .. }
            | DeskError::OwnCase
            | DeskError::AboveClearance
            | DeskError::NotAlone
            | DeskError::Access(AccessRefusal::AboveCeiling)
            | DeskError::NotFound { .. }
    );
    if elsewhere || !error.is_callers() {
        return Err(error.into());
    }
    Ok(error.say(reader.words()))
}

/// A form shown again with what stands against it.
pub(super) async fn again<V: View>(reader: &Reader, view: &V) -> Answer {
    let mut response = reader.page(view, Frame::at(Place::Board)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

async fn sheet(reader: &Reader, id: ReviewId) -> Result<ReviewSheet, Failure> {
    let permit = reader.permit::<ReadPeople>()?;
    Ok(reader.desk().review_sheet(&permit, id, reader.lang()).await?)
}

fn decision(
    sheet: &ReviewSheet,
    number: String,
    on: String,
    fault: Option<String>,
    reader: &Reader,
) -> ActionForm {
    let about = format!("{}: {}", sheet.unit.1, map::plan::name(sheet.kind, reader.words()));
    let back = urls::review(sheet.review.id);
    ActionForm {
        href: format!("{back}/decide"),
        about: Link { text: about, href: Some(back) },
        fault,
        asked: Asked::Decide { number, on },
    }
}
