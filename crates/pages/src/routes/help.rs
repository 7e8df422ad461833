//! Help in place, its index, and the printed guides.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::reader::{Reader, Visitor};
use super::{map, table};
use crate::views::{Ground, Help, HelpIndex, TOPICS, Topic, law_anchor, topic_of};
use crate::{Need, Route};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use desk::{Actor, ReadResults};

/// The routes of help.
pub fn routes() -> axum::Router<super::Pages> {
    axum::Router::new().route("/help", get(index)).route("/help/guides/{file}", get(guide))
}

/// The help of the page that a visitor asked for.
pub fn of(visitor: &Visitor, actor: Option<&Actor>) -> Option<Help> {
    let topic = topic_of(&visitor.path)?;
    let desk = visitor.pages.desk();
    let (book, today) = (desk.book(), desk.today());
    let reads_law = actor.is_some_and(Actor::has::<ReadResults>);
    let ground = |(instrument, provision): &(&str, &str)| {
        let edits = book.edits().iter().filter(|edit| {
            edit.citation.instrument == *instrument
                && edit.citation.provision == *provision
                && edit.in_force(today)
        });
        // The least known value of a provision speaks for it.
        let worst = edits.max_by_key(|edit| edit.citation.source)?;
        let anchor = law_anchor(&worst.citation.number, worst.citation.date);
        Some(Ground {
            citation: worst.citation.to_string(),
            confidence: map::values::confidence(worst.citation.source),
            href: reads_law.then(|| format!("/law#{anchor}")),
        })
    };
    Some(Help { topic, grounds: topic.provisions.iter().filter_map(ground).collect() })
}

/// Every page that the reader may open.
async fn index(reader: Reader) -> Answer {
    let may = |topic: &&Topic| {
        let own = |route: &&Route| route.method == "GET" && topic.routes.contains(&route.path);
        table::ROUTES.iter().filter(own).any(|route| match route.need {
            Need::Open | Need::Session => true,
            Need::Right(_, roles) => roles.contains(&reader.actor.role),
        })
    };
    let with_path = |topic: &'static Topic| {
        let fixed = topic.routes.iter().find(|route| !route.contains('{'));
        (topic, fixed.map(|route| (*route).to_owned()))
    };
    let guides = desk::GUIDES.iter().map(|guide| guide.code).collect();
    let view = HelpIndex { topics: TOPICS.iter().filter(may).map(with_path).collect(), guides };
    reader.page(&view, Frame::default()).await
}

/// A guide, set for printing.
async fn guide(_: Reader, Path(file): Path<String>) -> Answer {
    let code = file.strip_suffix(".pdf").ok_or(Failure::NoPage)?;
    let guide = desk::guide_named(code).ok_or(Failure::NoPage)?;
    let set = tokio::task::spawn_blocking(move || desk::guide_pdf(guide)).await;
    let internal = |error: String| Failure::Desk(desk::DeskError::Internal(error));
    let bytes = set.map_err(|error| internal(error.to_string()))?;
    let bytes = bytes.map_err(|error| internal(error.to_string()))?;
    let name = format!("inline; filename=\"{}\"", guide.file);
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}
