//! The hall's screen: its page, and the stream that keeps it of now.

use super::failure::{Answer, Failure};
use super::reader::Visitor;
use super::steps::At;
use super::watch::Seat;
use super::{map, urls};
use crate::views;
use axum::extract::Query;
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, Sse};
use axum::response::{Html, IntoResponse};
use base::ReviewId;
use desk::{DeskError, ReadResults, ScreenPass, Watcher};
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use words::Lang;

/// How often a sign of life goes out. A screen that hears none for three of
/// them connects anew: a line that was cut says nothing.
const BEAT: Duration = Duration::from_secs(5);

/// A screen that takes nothing for so long has gone, and gives its place back.
const PATIENCE: Duration = Duration::from_secs(30);

/// Events that wait for a slow screen, before the sender waits for it.
const WAITING: usize = 4;

/// The secret of a screen.
#[derive(Debug, Default, Deserialize)]
pub struct Key {
    key: Option<String>,
}

/// The page: for a screen with the conference's secret, or for somebody who is
/// signed in and may read results.
pub async fn screen(visitor: Visitor, At(id, number): At, Query(key): Query<Key>) -> Answer {
    let pass = let_in(&visitor, id, number, &key).await?;
    let projection = visitor.pages.desk().projection(pass).await?;
    let stage = map::screen::stage(&projection, visitor.words());
    let place = format!("{}/events", urls::projector(id, number));
    let events = match &key.key {
        Some(key) => format!("{place}?key={}", urls::encode(key)),
        None => place,
    };
    let page = views::screen(visitor.lang, &views::Screen { events, stage });
    Ok(Html(page.into_string()).into_response())
}

/// What is on the screen, sent whenever it changes; a sign of life between.
pub async fn events(visitor: Visitor, At(id, number): At, Query(key): Query<Key>) -> Answer {
    let pass = let_in(&visitor, id, number, &key).await?;
    let Some(seat) = visitor.pages.0.watch.sit(visitor.pages.desk(), pass) else {
        let later = [(header::RETRY_AFTER, "10")];
        return Ok((StatusCode::SERVICE_UNAVAILABLE, later).into_response());
    };
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::spawn(send(seat, visitor.lang, sender));
    Ok(Sse::new(ReceiverStream::new(receiver)).into_response())
}

async fn let_in(
    visitor: &Visitor,
    id: ReviewId,
    number: usize,
    key: &Key,
) -> Result<ScreenPass, Failure> {
    let desk = visitor.pages.desk();
    if let Some(key) = &key.key {
        match desk.screen_pass(Watcher::Key(key), id, number).await {
            // Somebody signed in may have come by an old address.
            Err(DeskError::NoSession) if visitor.token.is_some() => {}
            other => return Ok(other?),
        }
    }
    let reader = visitor.signed_in().await?;
    let permit = reader.permit::<ReadResults>()?;
    Ok(desk.screen_pass(Watcher::Reader(&permit), id, number).await?)
}

/// Feeds one screen until it goes or the site stops.
async fn send(mut seat: Seat, lang: Lang, sender: mpsc::Sender<Result<Event, Infallible>>) {
    seat.picture.mark_changed();
    loop {
        let event = tokio::select! {
            changed = seat.picture.changed() => {
                if changed.is_err() { return }
                let Some(picture) = seat.picture.borrow_and_update().clone() else { continue };
                let stage = map::screen::stage(&picture, words::Words::load(lang));
                // A carriage return would end the event's line.
                let html = views::stage(lang, &stage).into_string().replace('\r', " ");
                Event::default().event("stage").data(html)
            }
            () = tokio::time::sleep(BEAT) => Event::default().event("beat").data("."),
            _ = seat.ended.wait_for(|ended| *ended) => return,
            () = sender.closed() => return,
        };
        match tokio::time::timeout(PATIENCE, sender.send(Ok(event))).await {
            Ok(Ok(())) => {}
            _ => return,
        }
    }
}
