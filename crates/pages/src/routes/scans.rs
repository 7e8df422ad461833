//! The scanned ballots of a step: files in, images out, decisions, the count.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::reviews::{Done, again, refusal};
use super::steps::At;
use super::{Pages, cookies, map, urls};
use crate::scans::{MOST_FILE_BYTES, ReadFile, Reading, plain_name, read_files, say};
use crate::views::{DecideScan, Link, Place, Scans};
use axum::extract::multipart::{Field, Multipart};
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use ballot::Rect;
use base::ReviewId;
use desk::{CheckCount, CountBallots, DeskError, Permit, ScanReport, TakenFile};
use serde::Deserialize;
use std::num::NonZero;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Files that are read at the same time; others wait for their turn. A turn is
/// taken once a file is there, so that a slow sender holds up nobody.
static READING: Semaphore = Semaphore::const_new(2);

/// Room for files that come in, in megabytes: so much of them lies in memory at
/// the same time, however many send. Who finds no room is told to send again.
static ROOM: Semaphore = Semaphore::const_new(1024);

/// The most bytes of a short field of a form.
const MOST_TEXT: usize = 256;

/// The page of a step's scanned ballots.
pub async fn scans(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Done>, QueryRejection>,
) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let view = overview(&reader, id, number).await?;
    reader.page(&view, Frame { done, ..Frame::at(Place::Board) }).await
}

async fn overview(reader: &Reader, id: ReviewId, number: usize) -> Result<Scans, Failure> {
    let permit = reader.permit::<CountBallots>()?;
    let overview = reader.desk().scan_overview(&permit, id, number).await?;
    let about = about(reader, id, number).await?;
    Ok(map::scans::overview(&overview, about, urls::scans(id, number), reader.words()))
}

async fn about(reader: &Reader, id: ReviewId, number: usize) -> Result<Link, Failure> {
    let sheet = super::steps::sheet(reader, id, number).await?;
    let text = format!("{}: {}", sheet.unit.1, sheet.name);
    Ok(Link { text, href: Some(urls::step(id, number)) })
}

/// What was sent, read and ready for the desk.
struct Upload {
    reader: Reader,
    permit: Permit<CountBallots>,
    wants_json: bool,
    files: Vec<ReadFile>,
    fault: Option<String>,
}

/// Takes files in (fields `csrf`, then `file`, any number). A browser with a
/// script sends one at a time and is answered in JSON.
pub async fn upload(State(pages): State<Pages>, At(id, number): At, request: Request) -> Answer {
    let upload = Upload::receive(&pages, id, number, request).await?;
    let Upload { reader, permit, wants_json, files, fault } = upload;
    let (mut taken, mut lines) = (Vec::<TakenFile>::new(), Vec::new());
    let mut refused = fault.is_some();
    for file in files {
        match file {
            ReadFile::Taken(file) => taken.push(file),
            other => {
                refused |= matches!(other, ReadFile::Refused { .. });
                lines.extend(say::left_out(&other, reader.words()));
            }
        }
    }
    let mut fault = fault;
    if !taken.is_empty() {
        match reader.desk().take_scans(&permit, id, number, taken).await {
            Ok(report) => lines.extend(said(&report, &reader)),
            Err(error) => {
                refused = true;
                fault = Some(refusal(error, &reader)?);
            }
        }
    }
    if wants_json {
        let said: Vec<&String> = fault.iter().chain(&lines).collect();
        let answer = serde_json::json!({ "refused": refused, "lines": said });
        let json = [(header::CONTENT_TYPE, "application/json")];
        return Ok((json, answer.to_string()).into_response());
    }
    let mut view = overview(&reader, id, number).await?;
    view.fault = fault;
    view.report = lines;
    reader.page(&view, Frame::at(Place::Board)).await
}

fn said(report: &ScanReport, reader: &Reader) -> Vec<String> {
    say::report(report, reader.words())
}

impl Upload {
    async fn receive(
        pages: &Pages,
        id: ReviewId,
        number: usize,
        request: Request,
    ) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let wants_json = wants_json(&parts.headers);
        let reader = Reader::from_request_parts(&mut parts, pages).await?;
        let permit = reader.permit::<CountBallots>()?;
        reader.may_send()?;
        let request = Request::from_parts(parts, body);
        let mut form =
            Multipart::from_request(request, pages).await.map_err(|_| Failure::Unreadable)?;
        let mut upload = Self { reader, permit, wants_json, files: Vec::new(), fault: None };
        let mut trusted = false;
        while let Some(field) = form.next_field().await.map_err(|_| Failure::Unreadable)? {
            match field.name() {
                Some("csrf") => {
                    let token = short_text(field, Failure::BadToken).await?;
                    trusted = cookies::is_token(&token, &upload.reader.csrf);
                }
                // The token stands before the files: nothing is read without.
                Some("file") if trusted => upload.file(id, number, field).await?,
                _ => return Err(Failure::BadToken),
            }
        }
        if upload.files.is_empty() && upload.fault.is_none() {
            upload.fault = Some(upload.reader.words().text("scan-no-file"));
        }
        Ok(upload)
    }

    /// Receives one file and reads its pages.
    async fn file(
        &mut self,
        id: ReviewId,
        number: usize,
        mut field: Field<'_>,
    ) -> Result<(), Failure> {
        let words = self.reader.words();
        let name = plain_name(field.file_name().unwrap_or_default());
        let (mut bytes, mut room, mut full) = (Vec::new(), None::<SemaphorePermit<'_>>, false);
        while let Some(chunk) = field.chunk().await.map_err(|_| Failure::Unreadable)? {
            // What is too long is still received, so that the browser hears why.
            if full || bytes.len() > MOST_FILE_BYTES {
                continue;
            }
            let held = room.as_ref().map_or(0, SemaphorePermit::num_permits);
            let needed = (bytes.len() + chunk.len()).div_ceil(1 << 20).saturating_sub(held);
            match ROOM.try_acquire_many(needed as u32) {
                Ok(more) => match &mut room {
                    Some(room) => room.merge(more),
                    None => room = Some(more),
                },
                Err(_) => full = true,
            }
            bytes.extend_from_slice(&chunk);
        }
        if bytes.is_empty() {
            return Ok(());
        }
        if full {
            self.fault = Some(words.with("scan-no-room", &[("file", (&name).into())]));
            return Ok(());
        }
        if bytes.len() > MOST_FILE_BYTES {
            let args = [("file", (&name).into()), ("n", map::scans::MOST_MEGABYTES.into())];
            self.fault = Some(words.with("scan-file-too-large", &args));
            return Ok(());
        }
        let _turn = READING.acquire().await.map_err(|_| Failure::Unreadable)?;
        let ground = self.reader.desk().scan_ground(&self.permit, id, number).await?;
        let folder = self.reader.visitor.pages.scan_folder();
        let read = tokio::task::spawn_blocking(move || {
            let mut read = Vec::new();
            let reading = Reading {
                layout: &ground.layout,
                known: ground.known_files,
                folder: &folder,
                day: ground.day,
                threads: std::thread::available_parallelism().map_or(1, NonZero::get),
            };
            read_files(std::iter::once((name, bytes)), &reading, |file| read.push(file))
                .map(|()| read)
        });
        match read.await {
            Ok(Ok(read)) => self.files.extend(read),
            Ok(Err(_)) => self.fault = Some(words.text("scan-not-kept")),
            Err(error) => return Err(DeskError::Internal(error.to_string()).into()),
        }
        Ok(())
    }
}

/// A field that holds a token or a day and nothing longer; what is neither fails
/// as `wrong` says.
pub(super) async fn short_text(mut field: Field<'_>, wrong: Failure) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| Failure::Unreadable)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_TEXT {
            return Err(wrong);
        }
    }
    String::from_utf8(bytes).map_err(|_| wrong)
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.starts_with("application/json"))
}

/// Which question is looked at.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    at: Option<usize>,
    done: Option<String>,
}

/// One question about the scanned sheets.
pub async fn decide_form(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Which>, QueryRejection>,
) -> Answer {
    let Query(Which { at, done }) = query.map_err(|_| Failure::Unreadable)?;
    let view = question(&reader, id, number, at.unwrap_or(0)).await?;
    reader.page(&view, Frame { done, ..Frame::at(Place::Board) }).await
}

async fn question(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    at: usize,
) -> Result<DecideScan, Failure> {
    let permit = reader.permit::<CountBallots>()?;
    let task = reader.desk().scan_task(&permit, id, number, at).await?;
    let about = about(reader, id, number).await?;
    Ok(map::decide_scan::view(task.as_ref(), about, &urls::scans(id, number), reader.words()))
}

/// Takes one person's answer (fields `subject`, `asked`, `at`, `reply` and what
/// the reply needs), and goes on to the next question.
pub async fn decide(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let at: usize = fields.get("at").parse().unwrap_or(0);
    let reply = map::decide_scan::reply(&fields).ok_or(Failure::Unreadable)?;
    let about = (fields.get("subject"), fields.get("asked"));
    let page = format!("{}/decide?at={at}", urls::scans(id, number));
    match reader.desk().decide_scan(&permit, id, number, about, reply).await {
        Ok(()) => Ok(done(&page, "decided-scan")),
        Err(error) => {
            let fault = refusal(error, &reader)?;
            let mut view = question(&reader, id, number, at).await?;
            view.fault = Some(fault);
            again(&reader, &view).await
        }
    }
}

/// Makes the scanned sheets a count (fields `issued`, `returned`).
pub async fn finish(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let number_of = |name: &str| {
        let text = fields.get(name).trim();
        let wrong = |_| reader.words().with("form-bad-number", &[("text", text.into())]);
        text.parse::<u32>().map_err(wrong)
    };
    let fault = match (number_of("issued"), number_of("returned")) {
        (Ok(issued), Ok(returned)) => {
            match reader.desk().finish_scans(&permit, id, number, issued, returned).await {
                Ok(_) => return Ok(done(&urls::step(id, number), "counted")),
                Err(error) => refusal(error, &reader)?,
            }
        }
        (Err(fault), _) | (_, Err(fault)) => fault,
    };
    let mut view = overview(&reader, id, number).await?;
    view.fault = Some(fault);
    view.typed = (fields.get("issued").to_owned(), fields.get("returned").to_owned());
    again(&reader, &view).await
}

/// What was decided about the scanned sheets of a released result.
pub async fn decisions(reader: Reader, At(id, number): At) -> Answer {
    let permit = reader.permit::<CheckCount>()?;
    let log = reader.desk().scan_log(&permit, id, number).await?;
    let about = about(&reader, id, number).await?;
    let view = map::scan_log::view(&log, about, &urls::scans(id, number), reader.words());
    reader.page(&view, Frame::at(Place::Board)).await
}

/// A part of a page, in tenths of a millimetre.
#[derive(Debug, Default, Deserialize)]
pub struct Part {
    x: Option<f64>,
    y: Option<f64>,
    w: Option<f64>,
    h: Option<f64>,
}

/// The review and step of an image, and its name.
pub struct ImageAt(At, String);

impl FromRequestParts<Pages> for ImageAt {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Failure> {
        let Path((id, step, name)): Path<(String, String, String)> =
            Path::from_request_parts(parts, pages).await.map_err(|_| Failure::NoPage)?;
        Ok(Self(At::read(&id, &step)?, name))
    }
}

/// The image of a page, or a part of it. Only what was scanned for this step
/// can be named: by the counting team, and once the result is released by the
/// auditor.
pub async fn image(
    reader: Reader,
    ImageAt(At(id, number), name): ImageAt,
    query: Result<Query<Part>, QueryRejection>,
) -> Answer {
    let Query(part) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<CheckCount>()?;
    let form = reader.desk().scan_image(&permit, id, number, &name).await?;
    let folder = reader.visitor.pages.scan_folder();
    let bytes = tokio::task::spawn_blocking(move || {
        let page = folder.load(form, &name).ok()?;
        match (part.x, part.y, part.w, part.h) {
            (Some(x), Some(y), Some(w), Some(h)) => {
                let part = Rect { x: x / 10.0, y: y / 10.0, w: w / 10.0, h: h / 10.0 };
                scan::part_of_png(&page, &part)
            }
            _ => Some(page),
        }
    });
    let bytes = bytes.await.ok().flatten().ok_or(Failure::NoPage)?;
    Ok(png(bytes))
}

fn png(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "image/png")], bytes).into_response()
}
