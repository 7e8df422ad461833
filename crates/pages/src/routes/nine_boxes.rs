//! Names in nine boxes: of a review's list, or of a unit's plan.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::posts::secrecy;
use super::reader::Reader;
use super::reviews::review_id;
use super::{Pages, map, urls};
use crate::views::{Link, Place};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::routing::get;
use desk::{Axis, BoxesOf, Measure, ReadPeople};
use roster::{PlanKind, Term};
use serde::Deserialize;

/// The routes.
pub fn routes() -> Router<Pages> {
    Router::new()
        .route("/reviews/{id}/boxes", get(of_list))
        .route("/plans/{unit}/boxes", get(of_plan))
}

/// The axes and, of a plan, which; every field may be left out.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    x: Option<String>,
    y: Option<String>,
    #[serde(rename = "x-low")]
    x_low: Option<String>,
    #[serde(rename = "x-high")]
    x_high: Option<String>,
    #[serde(rename = "y-low")]
    y_low: Option<String>,
    #[serde(rename = "y-high")]
    y_high: Option<String>,
    kind: Option<String>,
    term: Option<String>,
    #[serde(rename = "as-of")]
    as_of: Option<String>,
}

/// An axis as asked for. Limits that were those of another measure, or no
/// numbers, are the usual ones.
fn axis(by: &Option<String>, low: &Option<String>, high: &Option<String>, usual: Measure) -> Axis {
    let by = by.as_deref().and_then(Measure::read).unwrap_or(usual);
    let (one, other) = by.limits();
    let number = |text: &Option<String>, usual| {
        text.as_deref().and_then(|text| text.trim().parse().ok()).unwrap_or(usual)
    };
    Axis::new(by, number(low, one), number(high, other))
}

fn axes(asked: &Asked) -> (Axis, Axis) {
    (
        axis(&asked.x, &asked.x_low, &asked.x_high, Measure::Evaluation),
        axis(&asked.y, &asked.y_low, &asked.y_high, Measure::Service),
    )
}

/// The list of a review.
pub async fn of_list(
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let review = review_id(&id)?;
    let back = map::lists::at(review, None);
    let href = format!("{}/boxes", urls::review(review));
    show(&reader, &BoxesOf::Review(review), &asked, (back, href, Vec::new()), Place::Board).await
}

/// The plan of a unit.
pub async fn of_plan(
    reader: Reader,
    Path(unit): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let on = match asked.as_of.as_deref().filter(|text| !text.is_empty()) {
        Some(day) => reader.day(Some(day))?,
        None => reader.desk().reading_day_of_unit(&permit, &unit).await?,
    };
    let sheets = reader.desk().plan_sheets(&permit, &unit, None, on, reader.lang()).await?;
    let kind = asked.kind.as_deref().and_then(PlanKind::read);
    let term = asked.term.as_deref().and_then(Term::read);
    let plan = super::plans::choose(&sheets, kind, term);
    let (kind, term) = match plan {
        Some(sheet) => (sheet.kind, sheet.term),
        None => return Err(desk::DeskError::NotFound { what: "plan", name: unit }.into()),
    };
    let back = urls::plan(&unit, kind, term);
    let href = format!("{}/boxes", urls::unit(&unit));
    let years = format!("{}-{}", term.first_year(), term.last_year());
    let kept = vec![("kind", kind.code().to_owned()), ("term", years), ("as-of", on.vietnamese())];
    let of = BoxesOf::Plan { unit, kind, term, on };
    show(&reader, &of, &asked, (back, href, kept), Place::Plans).await
}

async fn show(
    reader: &Reader,
    of: &BoxesOf,
    asked: &Asked,
    (back, href, kept): (String, String, Vec<(&'static str, String)>),
    place: Place,
) -> Answer {
    let permit = reader.permit::<ReadPeople>()?;
    let boxes = reader.desk().nine_boxes(&permit, of, axes(asked), reader.lang()).await?;
    let back = Link { text: boxes.unit.1.clone(), href: Some(back) };
    let view = map::nine_boxes::nine_boxes(&boxes, (back, href, kept), reader.words());
    let secrecy = secrecy(reader, &boxes.unit.0, boxes.on).await?;
    reader.page(&view, Frame { secrecy, ..Frame::at(place) }).await
}
