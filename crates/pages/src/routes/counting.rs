//! Counting a box by hand, sheet by sheet or all at once, the release of its
//! result and the recount.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::map::counting::{self as map, Typed};
use super::reader::{Fields, Posted, Reader};
use super::reviews::{Done, again, refusal};
use super::steps::At;
use super::urls;
use crate::views::{CountPage, Place, ReleasePage};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::{IntoResponse, Redirect};
use ballot::{InvalidKind, Merge, SheetPlace};
use base::ReviewId;
use desk::{CountBallots, DeskError, ReadResults};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Which sheet is to be changed, and which bundle is being typed.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    batch: Option<String>,
    sheet: Option<u32>,
    done: Option<String>,
}

/// The page on which a member of the team counts.
pub async fn page(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let mut typed = Typed { batch: asked.batch, ..Typed::default() };
    if let Some(sheet) = asked.sheet {
        let permit = reader.permit::<CountBallots>()?;
        let own = reader.desk().counting_sheet(&permit, id, number).await?.own;
        let place = SheetPlace { batch: typed.batch.clone().unwrap_or_default(), sheet };
        let kept = own.sheets.iter().find(|(known, _)| *known == place);
        typed.sheet = Some(sheet.to_string());
        typed.mends = kept.is_some();
        typed.marks = kept.map(|(_, sheet)| sheet.text()).unwrap_or_default();
    }
    let view = count_page(&reader, id, number, typed).await?;
    reader.page(&view, Frame { done: asked.done, ..Frame::at(Place::Board) }).await
}

/// Enters a whole count (fields `issued`, `sheets`).
pub async fn whole(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let fault = match whole_number(&fields, "issued", &reader) {
        Ok(issued) => {
            let sheets: Vec<String> = lines(fields.get("sheets")).map(str::to_owned).collect();
            match reader.desk().enter_count(&permit, id, number, issued, &sheets).await {
                Ok(_) => return Ok(done(&urls::step(id, number), "counted")),
                Err(error) => refusal(error, &reader)?,
            }
        }
        Err(fault) => fault,
    };
    let (issued, whole) = (fields.get("issued").to_owned(), fields.get("sheets").to_owned());
    let typed = Typed { issued, whole, fault: Some(fault), ..Typed::default() };
    again(&reader, &count_page(&reader, id, number, typed).await?).await
}

/// Enters one sheet (fields `batch`, `sheet`, `marks`, `named`).
pub async fn sheet(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let fault = match place(&fields, &reader) {
        Ok(place) => {
            let (marks, named) = (fields.get("marks"), fields.get("named") == "1");
            match reader.desk().enter_sheet(&permit, id, number, place, marks, named).await {
                Ok(_) => return Ok(next(id, number, &fields)),
                Err(error) => refusal(error, &reader)?,
            }
        }
        Err(fault) => fault,
    };
    refused(&reader, id, number, &fields, (fault, false)).await
}

/// Changes one sheet, or without `marks` takes it away (fields as in
/// [`sheet`]).
pub async fn mend(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let fault = match place(&fields, &reader) {
        Ok(place) => {
            let marks = Some(fields.get("marks").trim()).filter(|marks| !marks.is_empty());
            let named = fields.get("named") == "1";
            match reader.desk().mend_sheet(&permit, id, number, place, marks, named).await {
                Ok(()) => return Ok(next(id, number, &fields)),
                Err(error) => refusal(error, &reader)?,
            }
        }
        Err(fault) => fault,
    };
    refused(&reader, id, number, &fields, (fault, true)).await
}

/// Says on how many sheets a name stands (fields `group`, `name`, `sheets`).
pub async fn name(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let group: u16 = fields.get("group").parse().map_err(|_| Failure::Unreadable)?;
    let group = usize::from(group);
    let fault = match whole_number(&fields, "sheets", &reader) {
        // No box has as many; their sum is to stay a number.
        Ok(sheets) if sheets > u32::from(u16::MAX) => return Err(Failure::Unreadable),
        Ok(sheets) => {
            let name = fields.get("name");
            match reader.desk().write_name(&permit, id, number, group, name, sheets).await {
                Ok(()) => return Ok(to_count(id, number, "")),
                Err(error) => refusal(error, &reader)?,
            }
        }
        Err(fault) => fault,
    };
    let typed = Typed { fault: Some(fault), ..Typed::default() };
    again(&reader, &count_page(&reader, id, number, typed).await?).await
}

/// Declares the kinds of invalid sheets (fields `kind`, one a kind).
pub async fn kinds(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let kinds: Option<BTreeSet<InvalidKind>> = fields.all("kind").map(InvalidKind::read).collect();
    let kinds = kinds.ok_or(Failure::Unreadable)?;
    reader.desk().declare_invalid_kinds(&permit, id, number, &kinds).await?;
    Ok(to_count(id, number, ""))
}

/// Begins a third count with what two people read alike.
pub async fn third(At(id, number): At, posted: Posted) -> Answer {
    let permit = posted.reader.permit::<CountBallots>()?;
    posted.reader.desk().take_over_agreed(&permit, id, number).await?;
    Ok(to_count(id, number, ""))
}

/// Closes one's own count (field `issued`).
pub async fn close(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let fault = match whole_number(&fields, "issued", &reader) {
        Ok(issued) => match reader.desk().close_count(&permit, id, number, issued).await {
            Ok(_) => return Ok(done(&urls::step(id, number), "counted")),
            Err(error) => refusal(error, &reader)?,
        },
        Err(fault) => fault,
    };
    let issued = fields.get("issued").to_owned();
    let typed = Typed { issued, fault: Some(fault), ..Typed::default() };
    again(&reader, &count_page(&reader, id, number, typed).await?).await
}

/// The page on which the result is released.
pub async fn release_page(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Done>, QueryRejection>,
) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let view = release_of(&reader, id, number, None).await?;
    reader.page(&view, Frame { done, ..Frame::at(Place::Board) }).await
}

/// Proposes the release.
pub async fn propose(At(id, number): At, posted: Posted) -> Answer {
    let reader = posted.reader;
    let permit = reader.permit::<CountBallots>()?;
    let outcome = reader.desk().propose_release(&permit, id, number).await.map(|_| ());
    released(&reader, id, number, outcome, "proposed-release").await
}

/// Confirms the release (field `digest`).
pub async fn confirm(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let digest = fields.get("digest");
    let outcome = reader.desk().confirm_release(&permit, id, number, digest).await;
    released(&reader, id, number, outcome, "released").await
}

/// Merges two spellings (fields `group`, `from`, `into`).
pub async fn merge(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let group: u16 = fields.get("group").parse().map_err(|_| Failure::Unreadable)?;
    let group = usize::from(group);
    let (from, into) = (fields.get("from").to_owned(), fields.get("into").to_owned());
    let merge = Merge { group, from, into };
    match reader.desk().merge_names(&permit, id, number, merge).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/release", urls::step(id, number))).into_response()),
        Err(error) => {
            let fault = refusal(error, &reader)?;
            again(&reader, &release_of(&reader, id, number, Some(fault)).await?).await
        }
    }
}

/// Counts the box anew (field `reason`).
pub async fn recount(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let today = reader.desk().today();
    let outcome = reader.desk().recount(&permit, id, number, fields.get("reason"), today).await;
    match outcome {
        Ok(()) => {
            reader.visitor.pages.clear_scans().await;
            Ok(done(&urls::step(id, number), "recount"))
        }
        Err(error) => {
            let fault = refusal(error, &reader)?;
            again(&reader, &release_of(&reader, id, number, Some(fault)).await?).await
        }
    }
}

async fn released(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    outcome: Result<(), DeskError>,
    what: &'static str,
) -> Answer {
    match outcome {
        Ok(()) => {
            reader.visitor.pages.clear_scans().await;
            Ok(done(&format!("{}/release", urls::step(id, number)), what))
        }
        Err(error) => {
            let fault = refusal(error, reader)?;
            again(reader, &release_of(reader, id, number, Some(fault)).await?).await
        }
    }
}

async fn count_page(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    typed: Typed,
) -> Result<CountPage, Failure> {
    let (permit, results) = (reader.permit::<CountBallots>()?, reader.permit::<ReadResults>()?);
    let step = reader.desk().step_sheet(&results, id, number, reader.lang()).await?;
    let counting = reader.desk().counting_sheet(&permit, id, number).await?;
    Ok(map::count(id, &step, &counting, typed, reader.words()))
}

async fn release_of(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    fault: Option<String>,
) -> Result<ReleasePage, Failure> {
    let (permit, results) = (reader.permit::<CountBallots>()?, reader.permit::<ReadResults>()?);
    let step = reader.desk().step_sheet(&results, id, number, reader.lang()).await?;
    let counting = reader.desk().counting_sheet(&permit, id, number).await?;
    Ok(map::release(id, &step, &counting, fault, reader.words()))
}

async fn refused(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    fields: &Fields,
    (fault, mends): (String, bool),
) -> Answer {
    let typed = Typed {
        batch: Some(fields.get("batch").to_owned()),
        sheet: Some(fields.get("sheet").to_owned()),
        marks: fields.get("marks").to_owned(),
        mends,
        fault: Some(fault),
        ..Typed::default()
    };
    again(reader, &count_page(reader, id, number, typed).await?).await
}

/// To the next sheet of the same bundle.
fn next(id: ReviewId, number: usize, fields: &Fields) -> axum::response::Response {
    to_count(id, number, &format!("?batch={}", urls::encode(fields.get("batch").trim())))
}

fn to_count(id: ReviewId, number: usize, query: &str) -> axum::response::Response {
    Redirect::to(&format!("{}/count{query}", urls::step(id, number))).into_response()
}

fn place(fields: &Fields, reader: &Reader) -> Result<SheetPlace, String> {
    let sheet = whole_number(fields, "sheet", reader)?;
    Ok(SheetPlace { batch: base::nfc(fields.get("batch")), sheet })
}

fn whole_number(fields: &Fields, name: &str, reader: &Reader) -> Result<u32, String> {
    let text = fields.get(name).trim();
    let wrong = |_| reader.words().with("form-bad-number", &[("text", text.into())]);
    text.parse().map_err(wrong)
}

fn lines(sheets: &str) -> impl Iterator<Item = &str> {
    sheets.lines().map(str::trim).filter(|line| !line.is_empty())
}
