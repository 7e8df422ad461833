//! The list of a review: changing it, scenarios, people side by side.

use super::Pages;
use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::map::lists::{self, at, read_key};
use super::reader::{Fields, Posted, Reader};
use super::reviews::review_id;
use crate::views::{EntryStatus, Place, Verdict};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use base::{PersonId, PostId, ReviewId, ScenarioId};
use desk::{Along, DeskError, DraftList, ListChange, ListEdit, ListRef, ReadPeople};
use plan::LeaveReason;
use serde::Deserialize;

/// The most people side by side: more do not fit any screen.
const MOST_COMPARED: usize = 12;

/// The routes of lists.
pub fn routes() -> Router<Pages> {
    Router::new()
        .route("/reviews/{id}/list", get(list))
        .route("/reviews/{id}/list/edit", post(edit))
        .route("/reviews/{id}/list/undo", post(undo))
        .route("/reviews/{id}/list/redo", post(redo))
        .route("/reviews/{id}/list/copy", post(copy))
        .route("/reviews/{id}/list/adopt", post(adopt))
        .route("/reviews/{id}/list/put-away", post(put_away))
        .route("/reviews/{id}/list/compare", get(compare).post(choose))
        .route("/list-views", post(keep_view))
        .route("/list-views/drop", post(drop_view))
}

/// The query of the page; every field may be left out or empty.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    scenario: Option<String>,
    text: Option<String>,
    status: Option<String>,
    verdict: Option<String>,
    row: Option<String>,
    add: Option<String>,
    q: Option<String>,
    done: Option<String>,
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

fn scenario(text: Option<&str>) -> Result<Option<ScenarioId>, Failure> {
    let unknown = |text: &str| DeskError::NotFound { what: "scenario", name: text.to_owned() };
    text.map(|text| text.parse().map_err(|_| unknown(text).into())).transpose()
}

/// The page.
pub async fn list(
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let list = ListRef { review: review_id(&id)?, scenario: scenario(given(&asked.scenario))? };
    let (desk, lang) = (reader.desk(), reader.lang());
    let sheet = desk.list_sheet(&permit, list, lang).await?;
    let candidates = match given(&asked.add) {
        None => None,
        Some(text) => {
            let post: PostId = text.parse().map_err(|_| Failure::Unreadable)?;
            let words = asked.q.as_deref().unwrap_or_default();
            Some(desk.list_candidates(&permit, list, post, words, lang).await?)
        }
    };
    let status = given(&asked.status);
    let verdict = given(&asked.verdict);
    let shown = lists::Asked {
        text: given(&asked.text).unwrap_or_default().to_owned(),
        status: EntryStatus::ALL.into_iter().find(|one| Some(one.code()) == status),
        verdict: Verdict::ALL.into_iter().find(|one| Some(one.code()) == verdict),
        row: given(&asked.row).and_then(read_key),
    };
    let mut view =
        lists::workbench(&sheet, &shown, candidates.as_ref(), &reader.actor, reader.words());
    view.filter.views = lists::views(list, &desk.saved_views(&permit).await?, &shown);
    let frame = Frame { done: asked.done, ..Frame::at(Place::Board) };
    reader
        .page(
            &view,
            Frame { secrecy: super::map::law::mark(sheet.secrecy, reader.words()), ..frame },
        )
        .await
}

/// Keeps the filter of the list as it is looked at (fields `name`, `kept`, and
/// `review`, where it goes back to); it is offered on every list.
pub async fn keep_view(posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ReadPeople>()?;
    let list = list_of(fields.get("review"), &fields)?;
    let query = lists::filter_alone(fields.get("kept"));
    reader.desk().save_view(&permit, fields.get("name"), &query).await?;
    Ok(done(&back(list, &fields), "view-kept"))
}

/// Forgets a kept filter (fields `name`, `review`).
pub async fn drop_view(posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ReadPeople>()?;
    let list = list_of(fields.get("review"), &fields)?;
    reader.desk().drop_view(&permit, fields.get("name")).await?;
    Ok(done(&back(list, &fields), "view-dropped"))
}

/// The list that a form speaks of.
fn list_of(id: &str, fields: &Fields) -> Result<ListRef, Failure> {
    let named = Some(fields.get("scenario")).filter(|text| !text.is_empty());
    Ok(ListRef { review: review_id(id)?, scenario: scenario(named)? })
}

/// Back to the list as it was looked at. What a form keeps is a query of this
/// page and nothing else.
fn back(list: ListRef, fields: &Fields) -> String {
    let kept = fields.get("kept").trim_end_matches('&');
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-._~%=&".contains(sign);
    match kept.is_empty() || !kept.chars().all(plain) {
        true => at(list.review, list.scenario),
        false => format!("{}?{kept}", at(list.review, None)),
    }
}

/// Changes the names that are ticked, or the one whose button was pressed.
pub async fn edit(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<DraftList>()?;
    let list = list_of(&id, &fields)?;
    let back = back(list, &fields);
    let edits = match single(&fields)? {
        Some((key, step)) => one(&reader, list, key, step).await?,
        None => ticked(&fields)?,
    };
    let (desk, lang) = (reader.desk(), reader.lang());
    desk.edit_list(&permit, list, &edits, fields.get("reason"), lang).await?;
    Ok(done(&back, "list-edited"))
}

/// A name for a post.
type Name = (PersonId, PostId);

/// What a button beside a name does.
enum Single {
    Add,
    Up,
    Down,
    Before(Option<PersonId>),
}

/// The name whose button was pressed.
fn single(fields: &Fields) -> Result<Option<(Name, Single)>, Failure> {
    let of = |name: &str| fields.get(name).trim().to_owned();
    for (name, step) in [("add", Single::Add), ("up", Single::Up), ("down", Single::Down)] {
        if !of(name).is_empty() {
            let key = read_key(&of(name)).ok_or(Failure::Unreadable)?;
            return Ok(Some((key, step)));
        }
    }
    if of("place").is_empty() {
        return Ok(None);
    }
    let key = read_key(&of("place")).ok_or(Failure::Unreadable)?;
    let before = match of("before").is_empty() {
        true => None,
        false => Some(of("before").parse().map_err(|_| Failure::Unreadable)?),
    };
    Ok(Some((key, Single::Before(before))))
}

/// The change behind a button beside a name.
async fn one(
    reader: &Reader,
    list: ListRef,
    (person, post): Name,
    step: Single,
) -> Result<Vec<ListEdit>, Failure> {
    let change = match step {
        Single::Add => ListChange::Add,
        Single::Before(before) => ListChange::Before(before),
        Single::Up | Single::Down => {
            let permit = reader.permit::<ReadPeople>()?;
            let sheet = reader.desk().list_sheet(&permit, list, reader.lang()).await?;
            let lines = sheet.posts.iter().find(|one| one.post == post).map(|one| &one.lines);
            let names: Vec<PersonId> =
                lines.into_iter().flatten().map(|line| line.person).collect();
            let place = names.iter().position(|one| *one == person);
            let place = place.ok_or(DeskError::List(plan::EditRefusal::NotListed))?;
            let before = match step {
                Single::Up => names.get(place.saturating_sub(1)).copied(),
                _ => names.get(place + 2).copied(),
            };
            ListChange::Before(before)
        }
    };
    Ok(vec![ListEdit { person, post, change }])
}

/// The change of all names that are ticked.
fn ticked(fields: &Fields) -> Result<Vec<ListEdit>, Failure> {
    let change = match fields.get("do") {
        "carry-over" => ListChange::CarryOver,
        "take-back" => ListChange::TakeBack,
        "remove" => {
            let why = LeaveReason::read(fields.get("why"));
            let why = why.ok_or(DeskError::Refused(plan::Refusal::NoReason))?;
            ListChange::Remove(why)
        }
        _ => return Err(Failure::Unreadable),
    };
    let mut edits = Vec::new();
    for line in fields.all("line") {
        let (person, post) = read_key(line).ok_or(Failure::Unreadable)?;
        edits.push(ListEdit { person, post, change });
    }
    if edits.is_empty() { Err(DeskError::NobodyTicked.into()) } else { Ok(edits) }
}

/// Takes the last move back.
pub async fn undo(Path(id): Path<String>, posted: Posted) -> Answer {
    walk(&id, posted, Along::Back, "list-undone").await
}

/// Makes a move again.
pub async fn redo(Path(id): Path<String>, posted: Posted) -> Answer {
    walk(&id, posted, Along::Again, "list-redone").await
}

async fn walk(id: &str, posted: Posted, along: Along, what: &'static str) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<DraftList>()?;
    let list = list_of(id, &fields)?;
    reader.desk().walk_moves(&permit, list, along).await?;
    Ok(done(&back(list, &fields), what))
}

/// Copies the list into a scenario (field `name`).
pub async fn copy(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<DraftList>()?;
    let list = list_of(&id, &fields)?;
    let made = reader.desk().make_scenario(&permit, list, fields.get("name")).await?;
    Ok(done(&at(list.review, Some(made)), "scenario-made"))
}

/// Makes a scenario the official list.
pub async fn adopt(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit()?;
    let list = list_of(&id, &fields)?;
    reader.desk().adopt_scenario(&permit, list, reader.lang()).await?;
    Ok(done(&at(list.review, None), "scenario-adopted"))
}

/// Puts a scenario away.
pub async fn put_away(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<DraftList>()?;
    let list = list_of(&id, &fields)?;
    reader.desk().put_scenario_away(&permit, list).await?;
    Ok(done(&at(list.review, None), "scenario-put-away"))
}

/// To the comparison of who is ticked. What is ticked goes into the address as
/// ids, never as names.
pub async fn choose(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ReadPeople>()?;
    let list = list_of(&id, &fields)?;
    // Whoever may not see the list is told so here, not on the next page.
    reader.desk().compare_people(&permit, list, &[], reader.lang()).await?;
    Ok(Redirect::to(&compared(list, &fields)).into_response())
}

/// The address of the comparison of who is ticked.
fn compared(list: ListRef, fields: &Fields) -> String {
    let mut people: Vec<PersonId> = Vec::new();
    for (person, _) in fields.all("line").filter_map(read_key) {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let who: Vec<String> =
        people.iter().take(MOST_COMPARED).map(|person| format!("who={person}")).collect();
    let scenario = list.scenario.map(|id| format!("&scenario={id}")).unwrap_or_default();
    format!("{}/compare?{}{scenario}", at(list.review, None), who.join("&"))
}

/// People side by side (`who`, repeated).
pub async fn compare(
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let of = |wanted: &str| -> Vec<&str> {
        let fits = asked.iter().filter(|(name, _)| name == wanted);
        fits.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty()).collect()
    };
    let review: ReviewId = review_id(&id)?;
    let list = ListRef { review, scenario: scenario(of("scenario").first().copied())? };
    let people: Vec<PersonId> =
        of("who").into_iter().filter_map(|text| text.parse().ok()).take(MOST_COMPARED).collect();
    let (desk, lang) = (reader.desk(), reader.lang());
    let sheet = desk.list_sheet(&permit, list, lang).await?;
    let compared = desk.compare_people(&permit, list, &people, lang).await?;
    let back = at(list.review, list.scenario);
    let view = lists::comparison(&compared, &sheet, back, reader.words());
    let frame = Frame::at(Place::Board);
    reader
        .page(
            &view,
            Frame { secrecy: super::map::law::mark(sheet.secrecy, reader.words()), ..frame },
        )
        .await
}
