//! The law in force.

use super::failure::{Answer, Failure};
use super::frame::{self, Frame};
use super::reader::{Posted, Reader};
use super::{map, urls};
use crate::views::Place;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use desk::{ConfirmLaw, LawValue, ReadResults};
use serde::Deserialize;

/// For whom and when; the reader's own unit and today when left out.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    unit: Option<String>,
    on: Option<String>,
    #[serde(rename = "known-by", alias = "known_by")]
    known_by: Option<String>,
    done: Option<String>,
}

/// Every parameter with the provision that decides it.
pub async fn law(reader: Reader, query: Result<Query<Asked>, QueryRejection>) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadResults>()?;
    let on = reader.day(asked.on.as_deref())?;
    let known_by = match asked.known_by.as_deref() {
        None | Some("") => on.max(reader.desk().today()),
        given => reader.day(given)?,
    };
    let desk = reader.desk();
    let units = map::law::units(&desk.board(&permit, desk.today(), reader.lang()).await?);
    let chosen = asked.unit.filter(|code| !code.is_empty());
    let code = chosen.or_else(|| units.last().map(|(code, _)| code.clone()));
    let state = desk.law_state(&permit).await?;
    let book = desk.book();
    let lines = match &code {
        Some(code) => desk.law_in_force(&permit, code, on, known_by).await?,
        // No review yet, so no unit to ask for: the law of the centre.
        None => map::law::centre(&book, on, known_by),
    };
    let page = map::law::LawOf {
        code: code.as_deref(),
        units: &units,
        on,
        known_by,
        state: &state,
        may_confirm: reader.actor.has::<ConfirmLaw>(),
    };
    let view = map::law::law(&page, &lines, &book, reader.words());
    reader.page(&view, Frame { done: asked.done, ..Frame::at(Place::Law) }).await
}

/// Confirms a value that was compared with the document, or takes that back
/// (fields `instrument`, `provision`, `parameter`, `digest`, `withdraw`).
pub async fn confirm(posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ConfirmLaw>()?;
    let value = LawValue {
        instrument: fields.get("instrument").to_owned(),
        provision: fields.get("provision").to_owned(),
        parameter: fields.get("parameter").to_owned(),
    };
    let withdraw = fields.get("withdraw") == "1";
    if withdraw {
        reader.desk().withdraw_law_check(&permit, &value).await?;
    } else {
        reader.desk().confirm_law(&permit, &value, fields.get("digest")).await?;
    }
    let on = reader.day(Some(fields.get("on")))?;
    let done = if withdraw { "law-withdrawn" } else { "law-confirmed" };
    Ok(frame::done(&urls::law(fields.get("unit"), on), done))
}
