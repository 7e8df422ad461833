//! The front page.

use super::failure::Answer;
use super::frame::Frame;
use super::map;
use super::reader::Reader;
use crate::views::Place;
use axum::response::{IntoResponse, Redirect};
use desk::{ImportRecords, ReadJournal, ReadPeople, ReadResults, RunSite};

/// What waits and the board of reviews; for whoever may read no result, how the
/// machine fares, or the journal.
pub async fn board(reader: Reader) -> Answer {
    if !reader.actor.has::<ReadResults>() {
        let elsewhere = [
            (Place::Operate, reader.actor.has::<RunSite>()),
            (Place::Journal, reader.actor.has::<ReadJournal>()),
        ];
        if let Some((place, _)) = elsewhere.into_iter().find(|(_, may)| *may) {
            return Ok(Redirect::to(place.path()).into_response());
        }
    }
    let permit = reader.permit::<ReadResults>()?;
    let reads_people = reader.actor.has::<ReadPeople>();
    let (desk, lang) = (reader.desk(), reader.lang());
    let board = desk.board(&permit, desk.today(), lang).await?;
    let home = desk.home(&permit, desk.today(), lang).await?;
    let mut view = map::board::board(&board, reads_people, home.differences, reader.words());
    map::home::set(&mut view, &home, reader.words());
    if board.rows.is_empty() && reader.actor.has::<ImportRecords>() {
        view.tasks.push(map::home::set_up(reader.words()));
    }
    reader.page(&view, Frame::at(Place::Board)).await
}
