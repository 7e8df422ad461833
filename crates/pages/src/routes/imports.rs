//! Files in: sent, looked at, then taken or put away; batches undone.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::reviews::{Done, refusal};
use super::scans::short_text;
use super::{Pages, cookies, files, map};
use crate::import_jobs::Work;
use crate::scans::plain_name;
use crate::views::{ImportAtWork, ImportCheck, Imports, Place};
use crate::waiting::Waiting;
use axum::extract::multipart::Multipart;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base::{BatchId, Day};
use desk::{DeskError, Differences, ImportProgress, ImportRecords};
use std::time::Duration;

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
    let permit = reader.permit::<ImportRecords>()?;
    let batches = reader.desk().batches(&permit).await?;
    let open = reader.desk().count_differences(&permit).await?;
    let waiting = waiting(reader).await?.as_ref().map(names).unwrap_or_default();
    let trial = reader.visitor.pages.0.imports.last_trial(reader.actor.id);
    let trial = trial.as_deref().map(Vec::as_slice).unwrap_or_default();
    let unlisted = reader.desk().count_unlisted(&permit, trial).await? as u32;
    let today = reader.desk().today();
    Ok(map::imports::overview(&batches, waiting, unlisted, today, (fault, open), reader.words()))
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
    reader.may_send()?;
    let request = Request::from_parts(parts, body);
    let mut form = Multipart::from_request(request, &pages).await.map_err(unreadable)?;
    let (mut trusted, mut as_of) = (false, None::<Day>);
    let (mut sent, mut size) = (Vec::new(), 0);
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        match field.name() {
            Some("csrf") => {
                trusted =
                    cookies::is_token(&short_text(field, Failure::Unreadable).await?, &reader.csrf);
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
    let jobs = &reader.visitor.pages.0.imports;
    if jobs.is_taking(reader.actor.id) {
        return Ok(to_progress());
    }
    jobs.forget(reader.actor.id);
    let set = Waiting { files: sent, as_of: as_of.unwrap_or_else(|| reader.desk().today()) };
    let (folder, account) = (reader.visitor.pages.waiting_folder(), reader.actor.id);
    on_disk(move || folder.keep(account, &set)).await?;
    Ok(Redirect::to("/imports/check").into_response())
}

/// Lets a workbook that the program made wait as if it had been sent; not while
/// files of this account are being taken, which it then says.
pub(super) async fn wait_for_import(
    reader: &Reader,
    name: &str,
    bytes: Vec<u8>,
) -> Result<bool, Failure> {
    let jobs = &reader.visitor.pages.0.imports;
    if jobs.is_taking(reader.actor.id) {
        return Ok(false);
    }
    jobs.forget(reader.actor.id);
    let set = Waiting { files: vec![(name.to_owned(), bytes)], as_of: reader.desk().today() };
    let (folder, account) = (reader.visitor.pages.waiting_folder(), reader.actor.id);
    on_disk(move || folder.keep(account, &set)).await?;
    Ok(true)
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

pub(super) async fn waiting(reader: &Reader) -> Result<Option<Waiting>, Failure> {
    let (folder, account) = (reader.visitor.pages.waiting_folder(), reader.actor.id);
    on_disk(move || folder.load(account)).await
}

/// What the files that wait would bring: everything is done but kept.
pub async fn check(reader: Reader, query: Result<Query<Done>, QueryRejection>) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ImportRecords>()?;
    let (jobs, account) = (&reader.visitor.pages.0.imports, reader.actor.id);
    if jobs.is_taking(account) {
        return Ok(to_progress());
    }
    let Some(set) = waiting(&reader).await? else {
        return Ok(Redirect::to("/imports").into_response());
    };
    let (names, as_of) = (names(&set), set.as_of);
    let begin = || {
        let folder = reader.visitor.pages.waiting_folder();
        jobs.begin(Work::Trial, reader.desk(), permit, set, folder)
    };
    let job = jobs.of(account).filter(|job| job.work == Work::Trial).unwrap_or_else(begin);
    if !job.ended_within(SOON).await {
        return Ok(to_progress());
    }
    let view = match jobs.outcome(account, Work::Trial) {
        // Somebody else has told it: another window of the same account.
        None => return Ok(Redirect::to("/imports/check").into_response()),
        Some(Ok(reports)) => map::imports::check(&reports, names, as_of, reader.words()),
        Some(Err(error)) => ImportCheck {
            fault: Some(refusal(error, &reader)?),
            as_of: words::day(as_of),
            files: Vec::new(),
            records: (0, 0),
            columns: map::imports::columns(names),
            unlisted: 0,
            asked: 0,
        },
    };
    reader.page(&view, Frame { done, ..Frame::at(Place::Imports) }).await
}

/// How long a page waits for an import before it shows how far it is.
const SOON: Duration = Duration::from_secs(2);

fn names(set: &Waiting) -> Vec<String> {
    set.files.iter().map(|(name, _)| name.clone()).collect()
}

fn to_progress() -> Response {
    Redirect::to("/imports/progress").into_response()
}

/// How far the import at work is; the page asks again each second.
pub async fn progress(reader: Reader) -> Answer {
    reader.permit::<ImportRecords>()?;
    let Some(job) = reader.visitor.pages.0.imports.of(reader.actor.id) else {
        return Ok(Redirect::to("/imports").into_response());
    };
    match (job.is_done(), job.work) {
        (true, Work::Trial) => return Ok(Redirect::to("/imports/check").into_response()),
        (true, Work::Take) => return taken(&reader).await,
        (false, _) => {}
    }
    let rows = match job.progress() {
        ImportProgress::Reading { rows } => (rows, None),
        ImportProgress::Storing { rows, of } => (rows, Some(of)),
    };
    let view = ImportAtWork { is_trial: job.work == Work::Trial, rows };
    let mut response = reader.page(&view, Frame::at(Place::Imports)).await?;
    // Without a script, so that it works in every browser.
    response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("1"));
    Ok(response)
}

/// Stops the import at work: nothing of it is kept, and its files wait on.
pub async fn stop(posted: Posted) -> Answer {
    let reader = posted.reader;
    reader.permit::<ImportRecords>()?;
    let (jobs, account) = (&reader.visitor.pages.0.imports, reader.actor.id);
    let Some(job) = jobs.of(account) else { return Ok(Redirect::to("/imports").into_response()) };
    job.stop();
    let work = job.work;
    if !job.ended_within(LONG).await {
        return Ok(to_progress());
    }
    match jobs.outcome(account, work) {
        Some(Err(DeskError::ImportStopped)) | None => Ok(done("/imports", "import-stopped")),
        // It had ended before the word came.
        Some(Ok(_)) if work == Work::Take => Ok(done("/imports", "imported")),
        Some(Ok(_)) => Ok(done("/imports", "import-stopped")),
        Some(Err(error)) => again(&reader, refusal(error, &reader)?).await,
    }
}

/// How long is waited for an import that was told to stop.
const LONG: Duration = Duration::from_secs(20);

/// What came of files that were taken.
async fn taken(reader: &Reader) -> Answer {
    match reader.visitor.pages.0.imports.outcome(reader.actor.id, Work::Take) {
        None => Ok(Redirect::to("/imports").into_response()),
        Some(Ok(_)) => Ok(done("/imports", "imported")),
        Some(Err(error)) => again(reader, refusal(error, reader)?).await,
    }
}

/// The rows of a waiting file that have to be corrected, as a workbook.
pub async fn faulty(reader: Reader, Path(at): Path<String>) -> Answer {
    let permit = reader.permit::<ImportRecords>()?;
    let at: usize = at.parse().map_err(|_| Failure::NoPage)?;
    let set = waiting(&reader).await?.ok_or(Failure::NoPage)?;
    let reports =
        reader.desk().import(&permit, &set.files, set.as_of, Differences::Ask, true).await?;
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
    let jobs = &reader.visitor.pages.0.imports;
    if jobs.is_taking(reader.actor.id) {
        return Ok(to_progress());
    }
    jobs.forget(reader.actor.id);
    let folder = reader.visitor.pages.waiting_folder();
    let job = jobs.begin(Work::Take, reader.desk(), permit, set, folder);
    if job.ended_within(SOON).await { taken(&reader).await } else { Ok(to_progress()) }
}

/// Puts the files that wait away.
pub async fn discard(posted: Posted) -> Answer {
    let reader = posted.reader;
    reader.permit::<ImportRecords>()?;
    let jobs = &reader.visitor.pages.0.imports;
    if jobs.is_taking(reader.actor.id) {
        return Ok(to_progress());
    }
    jobs.forget(reader.actor.id);
    put_away(&reader).await?;
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
