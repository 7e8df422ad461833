//! The law in force.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::map;
use super::reader::Reader;
use crate::views::Place;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use desk::ReadResults;
use serde::Deserialize;

/// For whom and when; the reader's own unit and today when left out.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    unit: Option<String>,
    on: Option<String>,
    #[serde(rename = "known-by", alias = "known_by")]
    known_by: Option<String>,
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
    let lines = match &code {
        Some(code) => desk.law_in_force(&permit, code, on, known_by).await?,
        // No review yet, so no unit to ask for: the law of the centre.
        None => map::law::centre(desk.book(), on, known_by),
    };
    let page = map::law::LawOf { code: code.as_deref(), units: &units, on, known_by };
    let view = map::law::law(&page, &lines, desk.book(), reader.words());
    reader.page(&view, Frame::at(Place::Law)).await
}
