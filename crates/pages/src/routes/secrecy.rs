//! The secrecy of a review: seen, proposed, decided.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::map::journal::at;
use super::reader::{Posted, Reader};
use super::reviews::{again, refusal, review_id};
use super::{Done, Pages, map, urls};
use crate::views::{Link, Place, SecrecyChanged, SecrecyPage, SecrecyWaiting};
use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use base::ReviewId;
use desk::{
    ConfirmSecrecy, NewSecrecy, ProposeSecrecy, ReadPeople, SecrecyChangeState, SecrecyDone,
    SecrecyLine, SecrecySheet,
};
use lex::Secrecy;

/// The routes.
pub fn routes() -> Router<Pages> {
    Router::new()
        .route("/reviews/{id}/secrecy", get(show).post(propose))
        .route("/reviews/{id}/secrecy/decide", post(decide))
}

async fn sheet(reader: &Reader, id: ReviewId) -> Result<SecrecySheet, Failure> {
    let permit = reader.permit::<ReadPeople>()?;
    Ok(reader.desk().secrecy_sheet(&permit, id, reader.lang()).await?)
}

/// The page.
async fn show(reader: Reader, Path(id): Path<String>, asked: Done) -> Answer {
    let sheet = sheet(&reader, review_id(&id)?).await?;
    let back = Link { text: sheet.unit.1.clone(), href: Some(urls::review(sheet.review)) };
    let frame = Frame {
        done: asked.done,
        secrecy: map::law::mark(sheet.level, reader.words()),
        trail: vec![back],
        ..Frame::at(Place::Board)
    };
    reader.page(&view(&sheet), frame).await
}

/// Raises it, or proposes to lower it (fields `level`, `reason`, `provision`).
async fn propose(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ProposeSecrecy>()?;
    let id = review_id(&id)?;
    let level: Secrecy = fields.get("level").parse().map_err(|_| Failure::Unreadable)?;
    let (reason, provision) = (fields.get("reason"), fields.get("provision"));
    let new = NewSecrecy { level, reason: reason.into(), provision: provision.into() };
    let href = urls::secrecy(id);
    match reader.desk().propose_secrecy(&permit, id, &new).await {
        Ok(SecrecyDone::Proposed) => Ok(done(&href, "secrecy-proposed")),
        // Whoever raised it above their own clearance does not see it again.
        Ok(SecrecyDone::Raised) => match sheet(&reader, id).await {
            Ok(_) => Ok(done(&href, "secrecy-raised")),
            Err(_) => Ok(done("/", "secrecy-raised")),
        },
        Err(error) => {
            let fault = refusal(error, &reader)?;
            let mut view = view(&sheet(&reader, id).await?);
            view.fault = Some(fault);
            view.typed = (level.code().to_owned(), reason.to_owned(), provision.to_owned());
            again(&reader, &view).await
        }
    }
}

/// Confirms or declines what waits (fields `change`, `answer`).
async fn decide(Path(id): Path<String>, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<ConfirmSecrecy>()?;
    let id = review_id(&id)?;
    let change = fields.get("change").parse().map_err(|_| Failure::Unreadable)?;
    let confirm = match fields.get("answer") {
        "confirm" => true,
        "decline" => false,
        _ => return Err(Failure::Unreadable),
    };
    match reader.desk().decide_secrecy(&permit, id, change, confirm).await {
        Ok(()) if confirm => Ok(done(&urls::secrecy(id), "secrecy-lowered")),
        Ok(()) => Ok(done(&urls::secrecy(id), "secrecy-declined")),
        Err(error) => {
            let fault = refusal(error, &reader)?;
            let mut view = view(&sheet(&reader, id).await?);
            view.fault = Some(fault);
            again(&reader, &view).await
        }
    }
}

fn view(sheet: &SecrecySheet) -> SecrecyPage {
    let waiting = sheet.changes.iter().find(|one| one.state == SecrecyChangeState::Proposed);
    let others = Secrecy::ALL.iter().filter(|level| **level != sheet.level);
    let choices = match sheet.may_propose {
        // While a lower level waits, the level can only be raised.
        true => others.filter(|level| waiting.is_none() || **level > sheet.level),
        false => return SecrecyPage { choices: Vec::new(), ..shown(sheet, waiting) },
    };
    SecrecyPage { choices: choices.map(|level| level.code()).collect(), ..shown(sheet, waiting) }
}

fn shown(sheet: &SecrecySheet, waiting: Option<&SecrecyLine>) -> SecrecyPage {
    let lawful = sheet.lawful.1.clone().map(|provision| (sheet.lawful.0.code(), provision));
    SecrecyPage {
        href: urls::secrecy(sheet.review),
        unit: sheet.unit.1.clone(),
        plan: sheet.title.clone(),
        level: sheet.level.code(),
        lawful,
        choices: Vec::new(),
        typed: (String::new(), String::new(), String::new()),
        waiting: waiting.map(|one| SecrecyWaiting {
            id: one.id.to_string(),
            change: changed(one),
            may_decide: sheet.may_decide,
            is_own: one.is_own,
        }),
        changes: sheet.changes.iter().map(changed).collect(),
        fault: None,
    }
}

fn changed(one: &SecrecyLine) -> SecrecyChanged {
    SecrecyChanged {
        levels: (one.levels.0.code(), one.levels.1.code()),
        reason: one.reason.clone(),
        provision: one.provision.clone(),
        proposed: (one.proposed.0.clone(), at(one.proposed.1)),
        decided: one.decided.clone().map(|(who, on)| (who, at(on))),
        state: one.state.code(),
    }
}
