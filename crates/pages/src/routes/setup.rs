//! The guided first run: units, bodies and posts from a template become a
//! workbook that waits to be imported like any other.

use super::failure::Answer;
use super::frame::Frame;
use super::imports::wait_for_import;
use super::reader::{Posted, Reader};
use crate::views::{FirstRun, Place, SetupUnit};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use desk::{
    DeskError, FOUNDINGS, FoundingAsked, FoundingFault, ImportRecords, LaidUnit, founding_workbook,
    lay_out,
};
use serde::Deserialize;
use words::Words;

/// The routes of the first run.
pub fn routes() -> axum::Router<super::Pages> {
    axum::Router::new().route("/setup", get(form).post(preview))
}

/// Which template is asked for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    template: Option<String>,
}

/// The form with a template's text.
async fn form(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    reader.permit::<ImportRecords>()?;
    let name = reader.desk().site_name().await.unwrap_or_default();
    let template = asked.template.unwrap_or_default();
    let view = FirstRun { name, ..of_template(&template) };
    reader.page(&view, Frame::at(Place::Imports)).await
}

fn of_template(code: &str) -> FirstRun {
    let chosen = FOUNDINGS.iter().find(|one| one.code == code).unwrap_or(&FOUNDINGS[0]);
    FirstRun {
        templates: FOUNDINGS.iter().map(|one| (one.code.into(), one.name().into())).collect(),
        chosen: chosen.code.to_owned(),
        text: chosen.text.to_owned(),
        code: String::new(),
        name: String::new(),
        offices: String::new(),
        below: String::new(),
        fault: None,
        tree: Vec::new(),
    }
}

/// Shows the tree and lets its workbook wait (fields `template`, `text`, `name`,
/// `code`, `offices`, `below`); nothing is in the database yet.
async fn preview(posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    reader.permit::<ImportRecords>()?;
    let mut view = FirstRun {
        text: fields.get("text").to_owned(),
        code: fields.get("code").to_owned(),
        name: fields.get("name").to_owned(),
        offices: fields.get("offices").to_owned(),
        below: fields.get("below").to_owned(),
        ..of_template(fields.get("template"))
    };
    let asked = FoundingAsked {
        template: &view.text,
        code: &view.code,
        name: &view.name,
        offices: &view.offices,
        below: &view.below,
    };
    match lay_out(&asked) {
        Ok(units) => {
            let workbook = founding_workbook(&units)
                .map_err(|error| DeskError::Internal(error.to_string()))?;
            if !wait_for_import(&reader, "thiet-lap-ban-dau.xlsx", workbook).await? {
                return Ok(Redirect::to("/imports/progress").into_response());
            }
            view.tree = units.into_iter().map(shown).collect();
            reader.page(&view, Frame::at(Place::Imports)).await
        }
        Err(fault) => {
            view.fault = Some(say(&fault, reader.words()));
            let mut response = reader.page(&view, Frame::at(Place::Imports)).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

fn shown(unit: LaidUnit) -> SetupUnit {
    SetupUnit {
        code: unit.code,
        name: unit.name,
        depth: unit.depth,
        bodies: unit.bodies.into_iter().map(|[_, name, _]| name).collect(),
        posts: unit.posts.into_iter().map(|[title, _, _, _, seats, _]| (title, seats)).collect(),
    }
}

fn say(fault: &FoundingFault, words: &Words) -> String {
    match fault {
        FoundingFault::Unnamed => words.text("setup-fault-unnamed"),
        FoundingFault::Line(at) => words.with("setup-fault-line", &[("n", (*at as u32).into())]),
        FoundingFault::NoKind(name) => words.with("setup-fault-kind", &[("name", name.into())]),
        FoundingFault::Alone(name) => words.with("setup-fault-alone", &[("name", name.into())]),
    }
}
