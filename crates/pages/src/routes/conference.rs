//! A step's conference: its page, what may be done there, its papers.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::reader::{Fields, Posted, Reader};
use super::reviews::refusal;
use super::steps::At;
use super::{Pages, map, urls};
use crate::views::Place;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use base::{PersonId, ReviewId};
use desk::{Arrival, DeskError, IssuePapers, ReadPeople, RunReview};
use plan::{Agreement, Setup};
use serde::Deserialize;

/// How many people are offered to be called beside.
const MOST_FOUND: usize = 12;

/// What the page is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    q: Option<String>,
    find: Option<String>,
    done: Option<String>,
}

/// The review, the step and what is to be done, in an address.
pub struct Doing(ReviewId, usize, String);

impl FromRequestParts<Pages> for Doing {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Failure> {
        let Path((id, step, what)): Path<(String, String, String)> =
            Path::from_request_parts(parts, pages).await.map_err(|_| Failure::NoPage)?;
        let number = step.parse().map_err(|_| DeskError::NotFound { what: "step", name: step })?;
        Ok(Self(super::reviews::review_id(&id)?, number, what))
    }
}

/// The page.
pub async fn conference(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    show(&reader, (id, number), asked, None).await
}

async fn show(
    reader: &Reader,
    (id, number): (ReviewId, usize),
    asked: Asked,
    fault: Option<String>,
) -> Answer {
    let people = reader.permit::<ReadPeople>()?;
    let sheet = reader.desk().conference_sheet(&people, id, number, reader.lang()).await?;
    let find = asked.find.unwrap_or_default();
    let found = match find.trim() {
        "" => Vec::new(),
        text => reader.desk().find_people(&people, text, MOST_FOUND).await?,
    };
    let known = |(person, ..): &(PersonId, String, String)| {
        sheet.roll.iter().all(|one| one.person != *person)
    };
    let line =
        |(person, name, title): (PersonId, String, String)| (person.to_string(), name, title);
    let is_refused = fault.is_some();
    let around = map::meeting::Around {
        id,
        actor: &reader.actor,
        filter: asked.q.as_deref().unwrap_or_default().trim(),
        find: (find.trim(), found.into_iter().filter(known).map(line).collect()),
        fault,
    };
    let view = map::meeting::meeting(&sheet, around, reader.words());
    let frame = Frame { done: asked.done, ..Frame::at(Place::Board) };
    let mut response = reader.page(&view, frame).await?;
    if is_refused {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

/// Does one thing at the conference and comes back to its page.
pub async fn act(Doing(id, number, what): Doing, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let at = (id, number);
    let q = fields.get("q").to_owned();
    match do_it(&reader, at, &what, &fields).await? {
        Ok((report, part)) => {
            let page = urls::conference(id, number);
            let q = urls::encode(&q);
            Ok(Redirect::to(&format!("{page}?q={q}&done={report}#{part}")).into_response())
        }
        Err(error) => {
            let fault = refusal(error, &reader)?;
            show(&reader, at, Asked { q: Some(q), ..Asked::default() }, Some(fault)).await
        }
    }
}

/// What was done, by code, and the part of the page to come back to; or why
/// not.
type Done = Result<(&'static str, String), DeskError>;

async fn do_it(
    reader: &Reader,
    at: (ReviewId, usize),
    what: &str,
    fields: &Fields,
) -> Result<Done, Failure> {
    match what {
        "attend" | "leave" | "excuse" | "substitute" | "add" | "take-off" => {
            let person = fields.get("person").parse().map_err(|_| Failure::Unreadable)?;
            for_person(reader, at, what, (person, fields)).await
        }
        _ => for_record(reader, at, what, fields).await,
    }
}

/// What concerns one person.
async fn for_person(
    reader: &Reader,
    (id, number): (ReviewId, usize),
    what: &str,
    (one, fields): (PersonId, &Fields),
) -> Result<Done, Failure> {
    let (desk, permit) = (reader.desk(), reader.permit::<RunReview>()?);
    let (reason, row) = (fields.get("reason"), format!("p-{one}"));
    Ok(match what {
        "attend" | "leave" => {
            let here = what == "attend";
            let done = desk.attend(&permit, id, number, Arrival::Person(one), here).await;
            done.map(|_| (if here { "checked-in" } else { "checked-out" }, row))
        }
        "excuse" => {
            let done = desk.excuse(&permit, id, number, one, reason).await;
            done.map(|()| ("excused", row))
        }
        "substitute" => {
            let who = (fields.get("who"), fields.get("why"));
            let done = desk.substitute(&permit, id, number, one, who).await;
            done.map(|()| ("substituted", row))
        }
        "add" => {
            let done = desk.add_to_roster(&permit, id, number, one, reason).await;
            done.map(|()| ("roster-changed", row))
        }
        "take-off" => {
            let done = desk.take_off_roster(&permit, id, number, one, reason).await;
            done.map(|()| ("roster-changed", "roll".to_owned()))
        }
        _ => return Err(Failure::NoPage),
    })
}

/// What concerns the conference as a whole.
async fn for_record(
    reader: &Reader,
    (id, number): (ReviewId, usize),
    what: &str,
    fields: &Fields,
) -> Result<Done, Failure> {
    let (desk, permit) = (reader.desk(), reader.permit::<RunReview>()?);
    let (today, text) = (desk.today(), |name: &str| fields.get(name).to_owned());
    let (report, part, done) = match what {
        "prepare" => {
            let setup = setup(fields)?;
            let done = desk.prepare_conference(&permit, id, number, setup).await;
            ("prepared", "setup", done)
        }
        "open" => {
            let done = desk.open_conference(&permit, id, number).await;
            ("held", "turnup", done.map(drop))
        }
        "agree" => {
            ("agreed", "agreement", desk.agree(&permit, id, number, agreement(fields)).await)
        }
        "note" => {
            let (speaker, said) = (text("speaker"), text("text"));
            let done = desk.note_discussion(&permit, id, number, &speaker, &said).await;
            ("noted", "notes", done)
        }
        "screen" => {
            let done = desk.new_screen(&permit, id, number).await;
            ("screen-made", "screen", done.map(drop))
        }
        "close" => {
            let done = desk.close_conference(&permit, id, number, today).await;
            ("record-closed", "whole", done)
        }
        "reopen" => {
            let why = text("reason");
            let done = desk.reopen_conference(&permit, id, number, &why, today).await;
            ("record-reopened", "whole", done)
        }
        _ => return Err(Failure::NoPage),
    };
    Ok(done.map(|()| (report, part.to_owned())))
}

fn lines(fields: &Fields, name: &str) -> Vec<String> {
    fields.get(name).lines().map(str::to_owned).collect()
}

fn setup(fields: &Fields) -> Result<Setup, Failure> {
    let chosen = |name: &str| match fields.get(name) {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Failure::Unreadable),
    };
    Ok(Setup {
        place: fields.get("place").to_owned(),
        start: fields.get("start").to_owned(),
        chair: chosen("chair")?,
        secretary: chosen("secretary")?,
        agenda: lines(fields, "agenda"),
        documents: lines(fields, "documents"),
    })
}

fn agreement(fields: &Fields) -> Agreement {
    Agreement {
        purpose: lines(fields, "purpose"),
        requirements: lines(fields, "requirements"),
        order: lines(fields, "order"),
        spoke: fields.get("spoke").to_owned(),
    }
}

/// The papers of a conference that is called; made anew each time.
const PAPERS: [&str; 5] =
    ["invitations.pdf", "invitations.docx", "attendance-list.pdf", "agenda.pdf", "agenda.docx"];

/// The invitations, the agenda, or the list to sign.
pub async fn paper(reader: Reader, Doing(id, number, what): Doing) -> Answer {
    if !PAPERS.contains(&what.as_str()) {
        return Err(Failure::NoPage);
    }
    let permit = reader.permit::<IssuePapers>()?;
    let bytes = match what.as_str() {
        "invitations.pdf" => reader.desk().invitations(&permit, id, number).await?,
        "invitations.docx" => reader.desk().invitations_docx(&permit, id, number).await?,
        "agenda.pdf" => reader.desk().agenda_pdf(&permit, id, number).await?,
        "agenda.docx" => reader.desk().agenda_docx(&permit, id, number).await?,
        _ => reader.desk().attendance_list(&permit, id, number).await?,
    };
    Ok(([(header::CONTENT_TYPE, super::files::content_type(&what))], bytes).into_response())
}
