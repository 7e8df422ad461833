//! The journal.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::map;
use super::reader::Reader;
use crate::views::Place;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use desk::ReadJournal;
use serde::Deserialize;

/// How many entries a page shows.
const PAGE: i64 = 100;

/// Entries before which number; the latest when left out.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    before: Option<i64>,
}

/// A stretch of the journal, the latest first, and whether the chain is whole.
pub async fn journal(reader: Reader, query: Result<Query<Asked>, QueryRejection>) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadJournal>()?;
    let desk = reader.desk();
    let report = desk.verify_journal(&permit).await?;
    // A broken chain has entries behind the fault, which must be seen too.
    let end = match (asked.before, report.fault.is_some()) {
        (Some(before), _) => before.max(1),
        (None, false) => report.sound + 1,
        (None, true) => report.sound + 1 + PAGE / 2,
    };
    let entries = desk.journal(&permit, (end - 1 - PAGE).max(0), PAGE).await?;
    let entries: Vec<_> = entries.into_iter().filter(|entry| entry.number < end).collect();
    let view = map::journal::journal(&report, &entries, PAGE, reader.words());
    reader.page(&view, Frame::at(Place::Journal)).await
}
