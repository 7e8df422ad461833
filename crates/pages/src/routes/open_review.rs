//! Opening a review from the page of a plan.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::{reviews, urls};
use crate::views::{ActionForm, Asked, Link, Place};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use base::Day;
use desk::{DeskError, RunReview};
use roster::{PlanKind, Term};
use serde::Deserialize;

/// Where the form for a unit's plan is.
pub fn at(unit: &str, kind: PlanKind, term: Term) -> String {
    let term = format!("{}-{}", term.first_year(), term.last_year());
    format!("{}/open?kind={}&term={term}", urls::unit(unit), kind.code())
}

/// Which plan is meant.
#[derive(Debug, Default, Deserialize)]
pub struct Of {
    kind: Option<String>,
    term: Option<String>,
}

/// Asks for plan, term and day.
pub async fn form(
    reader: Reader,
    Path(unit): Path<String>,
    query: Result<Query<Of>, QueryRejection>,
) -> Answer {
    let Query(of) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<RunReview>()?;
    reader.desk().may_open_review(&permit, &unit, reader.desk().today()).await?;
    let kind = of.kind.as_deref().and_then(PlanKind::read).unwrap_or(PlanKind::Titles);
    let term = of.term.unwrap_or_default();
    let on = reader.desk().today().vietnamese();
    let view = asking(&reader, &unit, kind, term, on, None);
    reader.page(&view, Frame::at(Place::Plans)).await
}

/// Opens it. A refusal shows the form again.
pub async fn open(Path(unit): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<RunReview>()?;
    let kind = PlanKind::read(fields.get("kind")).ok_or(Failure::Unreadable)?;
    let (term, on) = (fields.get("term").trim(), fields.get("on").trim());
    let fault = match (Term::read(term), on.parse::<Day>()) {
        (None, _) => reader.words().with("form-bad-term", &[("text", term.into())]),
        (_, Err(_)) => DeskError::BadDate { text: on.to_owned() }.say(reader.words()),
        (Some(term), Ok(on)) => {
            match reader.desk().open_review(&permit, &unit, kind, term, on, None).await {
                Ok(opened) => return Ok(done(&urls::review(opened.review), "review-opened")),
                Err(error) => reviews::refusal(error, &reader)?,
            }
        }
    };
    let view = asking(&reader, &unit, kind, term.to_owned(), on.to_owned(), Some(fault));
    reviews::again(&reader, &view).await
}

fn asking(
    reader: &Reader,
    unit: &str,
    kind: PlanKind,
    term: String,
    on: String,
    fault: Option<String>,
) -> ActionForm {
    let kinds = [PlanKind::Committee, PlanKind::Titles].map(|one| {
        let name = reader.words().text(&format!("plan-kind-name-{}", one.code()));
        (one.code(), name, one == kind)
    });
    ActionForm {
        about: Link { text: unit.to_owned(), href: Some(urls::unit(unit)) },
        href: format!("{}/open", urls::unit(unit)),
        fault,
        asked: Asked::Open { kinds: kinds.into(), term, on },
    }
}
