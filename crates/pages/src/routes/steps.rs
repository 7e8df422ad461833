//! One step: its page, and the actions that take it from drafted to concluded.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::reviews::{Done, again, refusal, review_id};
use super::{Pages, map, urls};
use crate::views::{ActionForm, Asked, Place};
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use base::{Day, PersonId, ReviewId};
use desk::{DeskError, IssuePapers, ReadPeople, ReadResults, RunReview, StepSheet};
use std::collections::HashSet;

/// The review and the step's number in an address.
pub struct At(pub ReviewId, pub usize);

impl At {
    /// Reads the two from an address.
    pub(super) fn read(id: &str, step: &str) -> Result<Self, Failure> {
        let missing = |_| DeskError::NotFound { what: "step", name: step.to_owned() };
        Ok(Self(review_id(id)?, step.parse().map_err(missing)?))
    }
}

impl FromRequestParts<Pages> for At {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Failure> {
        let Path((id, step)): Path<(String, String)> =
            Path::from_request_parts(parts, pages).await.map_err(|_| Failure::NoPage)?;
        Self::read(&id, &step)
    }
}

/// The step's page.
pub async fn step(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Done>, QueryRejection>,
) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let sheet = sheet(&reader, id, number).await?;
    let papers = match reader.actor.permit::<ReadPeople>() {
        Ok(permit) => reader.desk().papers(&permit, Some(id)).await?,
        Err(_) => Vec::new(),
    };
    let results = reader.permit::<ReadResults>()?;
    let board = reader.desk().board(&results, reader.desk().today(), reader.lang()).await?;
    let around = map::step::Around { id, board: &board, papers: &papers, actor: &reader.actor };
    let view = map::step::step(&sheet, &around, reader.words());
    reader.page(&view, Frame { done, ..Frame::at(Place::Board) }).await
}

/// Asks for the day of the conference.
pub async fn convene_form(reader: Reader, At(id, number): At) -> Answer {
    reader.permit::<RunReview>()?;
    let sheet = sheet(&reader, id, number).await?;
    let on = reader.desk().today().vietnamese();
    reader.page(&convening(id, &sheet, on, None), Frame::at(Place::Board)).await
}

/// Calls the conference (field `on`).
pub async fn convene(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<RunReview>()?;
    let on = fields.get("on");
    let fault = match on.parse::<Day>().ok() {
        None => DeskError::BadDate { text: on.to_owned() }.say(reader.words()),
        Some(day) => match reader.desk().convene(&permit, id, number, day).await {
            Ok(_) => return Ok(done(&urls::step(id, number), "convened")),
            Err(error) => refusal(error, &reader)?,
        },
    };
    let sheet = sheet(&reader, id, number).await?;
    again(&reader, &convening(id, &sheet, on.to_owned(), Some(fault))).await
}

fn convening(id: ReviewId, sheet: &StepSheet, on: String, fault: Option<String>) -> ActionForm {
    let deadline = sheet.step.rule.deadline;
    form(id, sheet, "convene", fault, Asked::Convene { on, deadline })
}

/// Asks who came; everybody is ticked.
pub async fn hold_form(reader: Reader, At(id, number): At) -> Answer {
    reader.permit::<RunReview>()?;
    let sheet = sheet(&reader, id, number).await?;
    let asked = Asked::Hold { people: map::step::called(&sheet, None) };
    reader.page(&form(id, &sheet, "hold", None, asked), Frame::at(Place::Board)).await
}

/// Takes attendance (fields `present`, one a person).
pub async fn hold(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<RunReview>()?;
    let present: Result<Vec<PersonId>, _> = fields.all("present").map(str::parse).collect();
    let present = present.map_err(|_| Failure::Unreadable)?;
    let called = sheet(&reader, id, number).await?;
    let known: HashSet<PersonId> = called.roster.iter().map(|(person, ..)| *person).collect();
    if present.iter().any(|person| !known.contains(person)) {
        return Err(Failure::Unreadable);
    }
    match reader.desk().hold(&permit, id, number, &present).await {
        Ok(()) => Ok(done(&urls::step(id, number), "held")),
        Err(error) => {
            let fault = refusal(error, &reader)?;
            let asked = Asked::Hold { people: map::step::called(&called, Some(&present)) };
            again(&reader, &form(id, &called, "hold", Some(fault), asked)).await
        }
    }
}

/// Concludes a step: the threshold is applied to the released result.
pub async fn conclude(At(id, number): At, posted: Posted) -> Answer {
    let permit = posted.reader.permit::<RunReview>()?;
    posted.reader.desk().conclude(&permit, id, number).await?;
    Ok(done(&urls::step(id, number), "concluded"))
}

/// Prints the papers of the review as it stands; what is printed already stays.
pub async fn issue(At(id, number): At, posted: Posted) -> Answer {
    let reader = posted.reader;
    let permit = reader.permit::<IssuePapers>()?;
    let papers = reader.desk().issue_papers(&permit, id).await?;
    super::files::write_papers(&reader.visitor.pages.0.papers, &papers)
        .map_err(|error| DeskError::Internal(error.to_string()))?;
    Ok(done(&urls::step(id, number), "papers-issued"))
}

/// Opens a step again (field `reason`).
pub async fn reopen(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<RunReview>()?;
    let today = reader.desk().today();
    reader.desk().reopen(&permit, id, number, fields.get("reason"), today).await?;
    reader.visitor.pages.clear_scans().await;
    Ok(done(&urls::step(id, number), "reopened"))
}

pub(super) async fn sheet(
    reader: &Reader,
    id: ReviewId,
    number: usize,
) -> Result<StepSheet, Failure> {
    let permit = reader.permit::<ReadResults>()?;
    Ok(reader.desk().step_sheet(&permit, id, number, reader.lang()).await?)
}

fn form(
    id: ReviewId,
    sheet: &StepSheet,
    path: &str,
    fault: Option<String>,
    asked: Asked,
) -> ActionForm {
    let back = urls::step(id, sheet.number);
    ActionForm {
        href: format!("{back}/{path}"),
        about: crate::views::Link {
            text: format!("{}: {}", sheet.unit.1, sheet.name),
            href: Some(back),
        },
        fault,
        asked,
    }
}
