//! One's own file, what people ask to have corrected in it, and the answers.

use super::Pages;
use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::map;
use super::reader::{Posted, Reader};
use super::reviews::{Done, refusal};
use crate::views::{CORRECTIONS_AT, OWN_FILE_AT, Place, View};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::routing::{get, post};
use base::CorrectionId;
use desk::{DeskError, ImportRecords, KeepOwnAccount, NewCorrection};

/// The routes of one's own file and of corrections.
pub fn routes() -> Router<Pages> {
    Router::new()
        .route("/my-file", get(own_file))
        .route("/my-file/correction", post(ask))
        .route("/corrections", get(open))
        .route("/corrections/{id}", post(answer))
}

/// One's own file. The desk records the reading.
pub async fn own_file(reader: Reader, query: Result<Query<Done>, QueryRejection>) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let view = own(&reader, &NewCorrection::default(), None).await?;
    reader.page(&view, Frame { done, ..Frame::default() }).await
}

async fn own(
    reader: &Reader,
    typed: &NewCorrection,
    fault: Option<String>,
) -> Result<crate::views::OwnFile, Failure> {
    let permit = reader.permit::<KeepOwnAccount>()?;
    let file = match reader.desk().own_file(&permit, reader.lang()).await {
        Ok(file) => Some(file),
        Err(DeskError::NoOwnFile) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(map::corrections::own_file(file.as_ref(), typed, fault, reader.words()))
}

/// A page shown again with what stands against the form.
async fn again<V: View>(reader: &Reader, view: &V, frame: Frame) -> Answer {
    let mut response = reader.page(view, frame).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Asks for a correction (fields `field`, `wanted`, `reason`).
pub async fn ask(posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<KeepOwnAccount>()?;
    let new = NewCorrection {
        field: fields.get("field").to_owned(),
        wanted: fields.get("wanted").to_owned(),
        reason: fields.get("reason").to_owned(),
    };
    match reader.desk().ask_correction(&permit, &new).await {
        Ok(_) => Ok(done(OWN_FILE_AT, "correction-asked")),
        Err(error) => {
            let fault = refusal(error, &reader)?;
            again(&reader, &own(&reader, &new, Some(fault)).await?, Frame::default()).await
        }
    }
}

/// What waits for an answer.
pub async fn open(reader: Reader, query: Result<Query<Done>, QueryRejection>) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ImportRecords>()?;
    let open = reader.desk().open_corrections(&permit, reader.lang()).await?;
    let view = map::corrections::corrections(&open, None);
    reader.page(&view, Frame { done, ..Frame::at(Place::People) }).await
}

/// Answers (fields `do`, `value`, `answer`).
pub async fn answer(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let unknown = || DeskError::NotFound { what: "correction", name: id.clone() };
    let id: CorrectionId = id.parse().map_err(|_| unknown())?;
    let (desk, words) = (reader.desk(), fields.get("answer"));
    let (answered, what) = match fields.get("do") {
        "decline" => (desk.decline_correction(&permit, id, words).await, "correction-declined"),
        _ => {
            let value = fields.get("value");
            (desk.accept_correction(&permit, id, value, words).await, "correction-accepted")
        }
    };
    match answered {
        Ok(()) => Ok(done(CORRECTIONS_AT, what)),
        Err(error) => {
            let fault = refusal(error, &reader)?;
            let open = desk.open_corrections(&permit, reader.lang()).await?;
            let view = map::corrections::corrections(&open, Some(fault));
            again(&reader, &view, Frame::at(Place::People)).await
        }
    }
}
