//! Files in: sent, looked at, then taken or put away; batches undone.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::reviews::{Done, refusal};
use super::scans::short_text;
use super::{Pages, cookies, files, map};
use crate::scans::plain_name;
use crate::views::{ImportCheck, Imports, Place};
use crate::waiting::Waiting;
use axum::extract::multipart::Multipart;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base::{BatchId, Day};
use desk::{DeskError, ImportRecords};

/// The most that all files of a set may have, in megabytes: several workbooks
/// of 100,000 people.
pub const MOST_MEGABYTES: u32 = 64;

/// What came in so far.
pub async fn imports(reader: Reader, query: Result<Query<Done>, QueryRejection>) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let view = overview(&reader, None).await?;
    reader.page(&view, Frame { done, ..Frame::at(Place::Imports) }).await
}

async fn overview(reader: &Reader, fault: Option<String>) -> Result<Imports, Failure> {
    let batches = reader.desk().batches(&reader.permit::<ImportRecords>()?).await?;
    let waiting = waiting(reader).await?.map(|waiting| waiting.files).unwrap_or_default();
    let waiting = waiting.into_iter().map(|(name, _)| name).collect();
    Ok(map::imports::overview(&batches, waiting, reader.desk().today(), fault))
}

/// The same with what stands against the last action.
async fn again(reader: &Reader, fault: String) -> Answer {
    let view = overview(reader, Some(fault)).await?;
    let mut response = reader.page(&view, Frame::at(Place::Imports)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Takes files in (fields `csrf`, then `as_of`, then `file`, any number) and goes
/// on to looking at them. Nothing of them is in the database yet.
pub async fn send(State(pages): State<Pages>, request: Request) -> Answer {
    let (mut parts, body) = request.into_parts();
    let reader = Reader::from_request_parts(&mut parts, &pages).await?;
    reader.permit::<ImportRecords>()?;
    let request = Request::from_parts(parts, body);
    let mut form = Multipart::from_request(request, &pages).await.map_err(unreadable)?;
    let (mut trusted, mut as_of) = (false, None::<Day>);
    let (mut sent, mut size) = (Vec::new(), 0);
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        match field.name() {
            Some("csrf") => {
                trusted = cookies::same_secret(
                    &short_text(field, Failure::Unreadable).await?,
                    &reader.csrf,
                );
            }
            // The token stands before all else: nothing is read without.
            Some("as_of") if trusted => match reader
                .day(Some(&short_text(field, Failure::Unreadable).await?))
            {
                Ok(day) => as_of = Some(day),
                Err(Failure::Desk(error)) => return again(&reader, refusal(error, &reader)?).await,
                Err(failure) => return Err(failure),
            },
            Some("file") if trusted => {
                let name = plain_name(field.file_name().unwrap_or_default());
                let bytes = field.bytes().await.map_err(unreadable)?;
                size += bytes.len();
                if !name.is_empty() {
                    sent.push((name, bytes.to_vec()));
                }
            }
            _ => return Err(Failure::BadToken),
        }
    }
    let words = reader.words();
    if size > (MOST_MEGABYTES as usize) << 20 {
        let fault = words.with("imports-too-large", &[("n", MOST_MEGABYTES.into())]);
        return again(&reader, fault).await;
    }
    if sent.is_empty() {
        return again(&reader, words.text("imports-no-file")).await;
    }
    let set = Waiting { files: sent, as_of: as_of.unwrap_or_else(|| reader.desk().today()) };
    let (folder, account) = (reader.visitor.pages.waiting_folder(), reader.actor.id);
    on_disk(move || folder.keep(account, &set)).await?;
    Ok(Redirect::to("/imports/check").into_response())
}

fn unreadable<E>(_: E) -> Failure {
    Failure::Unreadable
}

async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    let internal = |error: String| Failure::from(DeskError::Internal(error));
    done.map_err(|error| internal(error.to_string()))?.map_err(|error| internal(error.to_string()))
}

async fn waiting(reader: &Reader) -> Result<Option<Waiting>, Failure> {
    let (folder, account) = (reader.visitor.pages.waiting_folder(), reader.actor.id);
    on_disk(move || folder.load(account)).await
}

/// What the files that wait would bring: everything is done but kept.
pub async fn check(reader: Reader) -> Answer {
    let permit = reader.permit::<ImportRecords>()?;
    let Some(set) = waiting(&reader).await? else {
        return Ok(Redirect::to("/imports").into_response());
    };
    let view = match reader.desk().import(&permit, &set.files, set.as_of, true).await {
        Ok(reports) => map::imports::check(&reports, set.as_of, reader.words()),
        Err(error) => ImportCheck {
            fault: Some(refusal(error, &reader)?),
            as_of: words::day(set.as_of),
            files: Vec::new(),
            records: (0, 0),
        },
    };
    reader.page(&view, Frame::at(Place::Imports)).await
}

/// The rows of a waiting file that have to be corrected, as a workbook.
pub async fn faulty(reader: Reader, Path(at): Path<String>) -> Answer {
    let permit = reader.permit::<ImportRecords>()?;
    let at: usize = at.parse().map_err(|_| Failure::NoPage)?;
    let set = waiting(&reader).await?.ok_or(Failure::NoPage)?;
    let reports = reader.desk().import(&permit, &set.files, set.as_of, true).await?;
    let ((name, bytes), report) = set.files.get(at).zip(reports.get(at)).ok_or(Failure::NoPage)?;
    let book = reader.desk().faulty_rows(&permit, (name, bytes), report, reader.words()).await?;
    let kind = files::content_type("faulty.xlsx");
    let shown = "attachment; filename=\"can-sua.xlsx\"";
    let head = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, shown)];
    Ok((head, book.ok_or(Failure::NoPage)?).into_response())
}

/// Takes the files that wait: all of them or none.
pub async fn take(posted: Posted) -> Answer {
    let reader = posted.reader;
    let permit = reader.permit::<ImportRecords>()?;
    let Some(set) = waiting(&reader).await? else {
        return again(&reader, reader.words().text("imports-none-waiting")).await;
    };
    if let Err(error) = reader.desk().import(&permit, &set.files, set.as_of, false).await {
        return again(&reader, refusal(error, &reader)?).await;
    }
    put_away(&reader).await?;
    Ok(done("/imports", "imported"))
}

/// Puts the files that wait away.
pub async fn discard(posted: Posted) -> Answer {
    posted.reader.permit::<ImportRecords>()?;
    put_away(&posted.reader).await?;
    Ok(Redirect::to("/imports").into_response())
}

async fn put_away(reader: &Reader) -> Result<(), Failure> {
    let (folder, account) = (reader.visitor.pages.waiting_folder(), reader.actor.id);
    on_disk(move || folder.put_away(account)).await
}

/// Takes out everything that came in with a batch (field `batch`).
pub async fn undo(posted: Posted) -> Result<Response, Failure> {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let batch: BatchId = fields.get("batch").parse().map_err(unreadable)?;
    match reader.desk().undo_import(&permit, batch).await {
        Ok(()) => Ok(done("/imports", "import-undone")),
        Err(error) => again(&reader, refusal(error, &reader)?).await,
    }
}
