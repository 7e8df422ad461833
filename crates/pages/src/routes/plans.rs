//! The plans of units.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::map;
use super::reader::Reader;
use super::urls;
use crate::views::{EntryStatus, Open, Place, Verdict};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use desk::{DeskError, PlanSheet, ReadPeople, ReadResults, RunReview};
use roster::{PlanKind, Term};
use serde::Deserialize;

/// How many decisions are offered to look back at.
const DAYS_OFFERED: usize = 8;

/// All plans.
pub async fn index(reader: Reader) -> Answer {
    let permit = reader.permit::<ReadPeople>()?;
    let plans = reader.desk().plans(&permit, reader.desk().today()).await?;
    reader.page(&map::plans::plans(&plans, reader.words()), Frame::at(Place::Plans)).await
}

/// The filter of a list; every field may be left out or empty.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    kind: Option<String>,
    term: Option<String>,
    #[serde(rename = "as-of", alias = "as_of")]
    as_of: Option<String>,
    text: Option<String>,
    status: Option<String>,
    verdict: Option<String>,
    open: Option<String>,
}

/// One plan of a unit as of a day.
pub async fn plan(
    reader: Reader,
    Path(unit): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let (desk, lang) = (reader.desk(), reader.lang());
    let on = match given(asked.as_of.as_deref()) {
        Some(day) => reader.day(Some(day))?,
        None => desk.reading_day_of_unit(&permit, &unit).await?,
    };
    let term = given(asked.term.as_deref()).map(|text| Term::read(text).ok_or(Failure::Unreadable));
    let term = term.transpose()?;
    let kind = given(asked.kind.as_deref()).and_then(PlanKind::read);

    let sheets = desk.plan_sheets(&permit, &unit, None, on, lang).await?;
    let shown = choose(&sheets, kind, term)
        .ok_or_else(|| DeskError::NotFound { what: "plan", name: unit.clone() })?;
    let law = desk.law_in_force(&reader.permit::<ReadResults>()?, &unit, on, on).await?;
    let filter = map::plan::Filter {
        text: asked.text.unwrap_or_default(),
        status: EntryStatus::ALL
            .into_iter()
            .find(|status| Some(status.code()) == given(asked.status.as_deref())),
        verdict: Verdict::ALL
            .into_iter()
            .find(|verdict| Some(verdict.code()) == given(asked.verdict.as_deref())),
        open: match given(asked.open.as_deref()) {
            None => Open::Nothing,
            Some("all") => Open::All,
            Some(key) => Open::One(key.to_owned()),
        },
    };
    let mut days = desk.days_of_plan(&permit, &unit, shown.plan).await?;
    days.truncate(DAYS_OFFERED);
    let mut view = map::plan::plan(shown, &sheets, &law, &days, &filter, reader.words());
    if reader.actor.has::<RunReview>() {
        view.open_review = Some(super::open_review::at(&shown.unit, shown.kind, shown.term));
    }
    let (first, last) = (shown.term.first_year(), shown.term.last_year());
    let (unit, kind, on) = (urls::unit(&shown.unit), shown.kind.code(), on.vietnamese());
    let on = urls::encode(&on);
    view.boxes = Some(format!("{unit}/boxes?kind={kind}&term={first}-{last}&as-of={on}"));
    let secrecy = map::law::secrecy(&law, reader.words());
    reader.page(&view, Frame { secrecy, ..Frame::at(Place::Plans) }).await
}

fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

/// The plan asked for; else the first that has entries, the committee's before
/// that of titles.
pub(super) fn choose(
    sheets: &[PlanSheet],
    kind: Option<PlanKind>,
    term: Option<Term>,
) -> Option<&PlanSheet> {
    let fits = |sheet: &&PlanSheet| {
        kind.is_none_or(|kind| sheet.kind == kind) && term.is_none_or(|term| sheet.term == term)
    };
    let filled = |sheet: &&PlanSheet| sheet.posts.iter().any(|post| !post.entries.is_empty());
    let wanted = || sheets.iter().filter(fits);
    wanted().find(filled).or_else(|| wanted().next())
}
