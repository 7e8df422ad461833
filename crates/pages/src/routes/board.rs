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
    let board = reader.desk().board(&permit, reader.desk().today(), reader.lang()).await?;
    let reads_people = reader.actor.has::<ReadPeople>();
    let differences = match reader.actor.permit::<ImportRecords>() {
        Ok(permit) => Some(reader.desk().count_differences(&permit).await?),
        Err(_) => None,
    };
    let (desk, lang) = (reader.desk(), reader.lang());
    let home = desk.home(&permit, desk.today(), lang).await?;
    let mut view = map::board::board(&board, reads_people, differences, reader.words());
    map::home::set(&mut view, &home, reader.words());
    reader.page(&view, Frame::at(Place::Board)).await
}
