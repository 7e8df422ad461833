//! Checking in by the code of the invitation.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::reader::{Posted, Reader};
use super::reviews::refusal;
use super::steps::At;
use super::urls;
use crate::views::{Door, Last, Link, Place};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use base::ReviewId;
use desk::{Arrival, ReadPeople, RunReview};
use serde::Deserialize;

/// A code in an address: a phone's camera opened it.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    code: Option<String>,
}

/// The page; with a code, whose invitation it is and one button. An address
/// that is only opened changes nothing.
pub async fn door(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(Asked { code }) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<RunReview>()?;
    let (mut holder, mut last) = (None, None);
    if let Some(code) = code.filter(|code| !code.trim().is_empty()) {
        match reader.desk().holder_of(&permit, id, number, &code).await {
            Ok(found) => holder = Some((code, found.name, found.capacity)),
            Err(error) => last = Some(Last::Refused(refusal(error, &reader)?)),
        }
    }
    show(&reader, (id, number), last, holder).await
}

/// Checks in whoever holds the code (field `code`).
pub async fn check_in(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<RunReview>()?;
    let code = Arrival::Code(fields.get("code"));
    let last = match reader.desk().attend(&permit, id, number, code, true).await {
        Ok(one) if one.already => Last::Again { name: one.name },
        Ok(one) if one.late => Last::Late { name: one.name },
        Ok(one) => Last::In { name: one.name, capacity: one.capacity },
        Err(error) => Last::Refused(refusal(error, &reader)?),
    };
    show(&reader, (id, number), Some(last), None).await
}

async fn show(
    reader: &Reader,
    (id, number): (ReviewId, usize),
    last: Option<Last>,
    holder: Option<(String, String, String)>,
) -> Answer {
    let people = reader.permit::<ReadPeople>()?;
    let sheet = reader.desk().conference_sheet(&people, id, number, reader.lang()).await?;
    let status = match &last {
        Some(Last::Refused(_)) => StatusCode::CONFLICT,
        _ => StatusCode::OK,
    };
    let name = format!("{}: {}", sheet.unit.1, sheet.name);
    let view = Door {
        conference: Link { text: name, href: Some(urls::conference(id, number)) },
        href: format!("{}/attend", urls::step(id, number)),
        total: (sheet.turnup.present, sheet.turnup.convened),
        last,
        holder,
    };
    let mut response = reader.page(&view, Frame::at(Place::Board)).await?;
    *response.status_mut() = status;
    Ok(response)
}
