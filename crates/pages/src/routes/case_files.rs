//! Case files: the papers of everybody on a list at once, and of one person.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::map;
use super::posts::secrecy;
use super::reader::{Fields, Posted, Reader};
use super::reviews::review_id;
use super::{Pages, urls};
use crate::views::Place;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::routing::{get, post};
use base::{Day, PersonId};
use desk::{DeskError, ImportRecords, PaperLine, PaperNote, ReadPeople};
use serde::Deserialize;
use std::collections::HashSet;

/// The routes of case files.
pub fn routes() -> Router<Pages> {
    Router::new()
        .route("/reviews/{id}/files", get(grid).post(note_many))
        .route("/people/{id}/papers", post(note))
}

/// What is shown of the grid.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    only: Option<String>,
    done: Option<String>,
}

/// The grid of a review's list.
pub async fn grid(
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let sheet = reader.desk().case_grid(&permit, review_id(&id)?, reader.lang()).await?;
    let only = asked.only.as_deref() == Some("lacking");
    let view = map::case_files::grid(&sheet, only, &reader.actor, reader.words());
    let secrecy = secrecy(&reader, &sheet.unit.0, sheet.law_day).await?;
    let frame = Frame { done: asked.done, secrecy, ..Frame::at(Place::Board) };
    reader.page(&view, frame).await
}

/// A day as typed; none where nothing is.
fn day(text: &str) -> Result<Option<Day>, DeskError> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(day) => Ok(Some(day)),
            Err(_) => Err(DeskError::BadDate { text: text.to_owned() }),
        },
    }
}

/// The notes that a form makes of the boxes shown: fields `shown`, one a person,
/// `have`, one a paper that is there, and `on-PERSON:PAPER`.
fn notes_of(sheet: &desk::CaseGrid, fields: &Fields) -> Result<Vec<PaperNote>, DeskError> {
    let shown: HashSet<&str> = fields.all("shown").collect();
    let have: HashSet<&str> = fields.all("have").collect();
    let mut notes = Vec::new();
    for row in sheet.rows.iter().filter(|row| shown.contains(row.person.to_string().as_str())) {
        for paper in &row.papers {
            let key = format!("{}:{}", row.person, paper.asked.code);
            let on = match paper.asked.months {
                Some(_) => day(fields.get(&format!("on-{key}")))?,
                None => paper.on,
            };
            notes.push(note_of(row.person, paper, have.contains(key.as_str()), on));
        }
    }
    Ok(notes)
}

/// A note that leaves number and words as they are.
fn note_of(person: PersonId, paper: &PaperLine, held: bool, on: Option<Day>) -> PaperNote {
    PaperNote {
        person,
        code: paper.asked.code.clone(),
        held,
        on: on.filter(|_| held),
        number: paper.number.clone(),
        note: paper.note.clone(),
    }
}

/// Notes the papers of many people.
pub async fn note_many(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let review = review_id(&id)?;
    let sheet = reader.desk().case_grid(&reader.permit()?, review, reader.lang()).await?;
    let only = fields.get("only") == "lacking";
    let noted = match notes_of(&sheet, &fields) {
        Ok(notes) => reader.desk().note_papers(&permit, &notes).await.map(drop),
        Err(error) => Err(error),
    };
    match noted {
        Ok(()) => {
            let at = map::case_files::at(review);
            Ok(done(&if only { format!("{at}?only=lacking") } else { at }, "papers-noted"))
        }
        Err(error) => Err(error.into()),
    }
}

/// Notes the papers of one person: fields `paper`, one each that is shown,
/// `have`, `on-PAPER`, `number-PAPER`, `note-PAPER`.
pub async fn note(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ImportRecords>()?;
    let person: PersonId =
        id.parse().map_err(|_| DeskError::NotFound { what: "person", name: id })?;
    let have: HashSet<&str> = fields.all("have").collect();
    let mut notes = Vec::new();
    for code in fields.all("paper") {
        let field = |name: &str| fields.get(&format!("{name}-{code}")).to_owned();
        let held = have.contains(code);
        notes.push(PaperNote {
            person,
            code: code.to_owned(),
            held,
            on: day(&field("on"))?.filter(|_| held),
            number: field("number"),
            note: field("note"),
        });
    }
    if notes.is_empty() {
        return Err(Failure::Unreadable);
    }
    reader.desk().note_papers(&permit, &notes).await?;
    Ok(done(&urls::person(person), "papers-noted"))
}
