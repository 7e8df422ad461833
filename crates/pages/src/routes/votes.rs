//! The counting team's side of a step's electronic vote.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::reviews::{again, refusal};
use super::steps::At;
use super::{map, urls, vote};
use crate::views::{DeskStage, Link, Place, VoteCards, VoteDesk};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use base::ReviewId;
use desk::{CountBallots, DeskError, ElectronicState, ReadResults, VoteSheet};

/// One card in ten is made to spare.
const SPARE_IN: u32 = 10;

/// The page.
pub async fn show(reader: Reader, At(id, number): At, headers: HeaderMap) -> Answer {
    let view = view(&reader, id, number, &headers, None).await?;
    reader.page(&view, Frame::at(Place::Board)).await
}

/// Opens the vote (field `cards`); the answer is the cards, to be printed.
pub async fn open(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let cards = whole(fields.get("cards"), &reader);
    let opened = match cards {
        Ok(cards) => reader.desk().open_vote(&permit, id, number, cards, reader.lang()).await,
        Err(fault) => return refused(&reader, id, number, &headers, fault).await,
    };
    match opened {
        Ok(vote) => {
            let cards = VoteCards {
                title: vote.form.title.clone(),
                address: vote::address(&headers, reader.visitor.pages.0.over_tls),
                codes: vote.codes.iter().map(ToString::to_string).collect(),
                back: format!("{}/vote", urls::step(id, number)),
            };
            reader.page(&cards, Frame::at(Place::Board)).await
        }
        Err(error) => {
            let fault = refusal(error, &reader)?;
            refused(&reader, id, number, &headers, fault).await
        }
    }
}

/// Ends the vote.
pub async fn close(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let permit = posted.reader.permit::<CountBallots>()?;
    let closed = posted.reader.desk().close_vote(&permit, id, number).await;
    after(&posted.reader, id, number, &headers, closed).await
}

/// Opens the box and keeps the count (field `issued`).
pub async fn count(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let issued = match whole(fields.get("issued"), &reader) {
        Ok(issued) => issued,
        Err(fault) => return refused(&reader, id, number, &headers, fault).await,
    };
    match reader.desk().open_ballot_box(&permit, id, number, issued).await {
        Ok(2) => Ok(done(&urls::step(id, number), "counted")),
        other => after(&reader, id, number, &headers, other.map(|_| ())).await,
    }
}

/// Gives the vote up (field `reason`).
pub async fn withdraw(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let given_up = reader.desk().withdraw_vote(&permit, id, number, fields.get("reason")).await;
    after(&reader, id, number, &headers, given_up).await
}

/// Back to the page, or the page with why not.
async fn after(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    headers: &HeaderMap,
    result: Result<(), DeskError>,
) -> Answer {
    match result {
        Ok(()) => {
            let page = format!("{}/vote", urls::step(id, number));
            Ok(Redirect::to(&page).into_response())
        }
        Err(error) => {
            let fault = refusal(error, reader)?;
            refused(reader, id, number, headers, fault).await
        }
    }
}

async fn refused(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    headers: &HeaderMap,
    fault: String,
) -> Answer {
    again(reader, &view(reader, id, number, headers, Some(fault)).await?).await
}

fn whole(text: &str, reader: &Reader) -> Result<u32, String> {
    let wrong = |_| reader.words().with("form-bad-number", &[("text", text.into())]);
    text.trim().parse().map_err(wrong)
}

async fn view(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    headers: &HeaderMap,
    fault: Option<String>,
) -> Result<VoteDesk, Failure> {
    let permit = reader.permit::<ReadResults>()?;
    let sheet = reader.desk().step_sheet(&permit, id, number, reader.lang()).await?;
    let vote = reader.desk().vote_sheet(&permit, id, number).await?;
    let present = map::step::present(&sheet).unwrap_or_default();
    let back = urls::step(id, number);
    let address = vote::address(headers, reader.visitor.pages.0.over_tls);
    Ok(VoteDesk {
        href: format!("{back}/vote"),
        about: Link { text: format!("{}: {}", sheet.unit.1, sheet.name), href: Some(back) },
        fault,
        stage: stage(vote, present, address),
        may_act: reader.actor.has::<CountBallots>(),
    })
}

fn stage(vote: Option<VoteSheet>, present: u32, address: String) -> DeskStage {
    let none = DeskStage::None { cards: present + present.div_ceil(SPARE_IN), present };
    let Some(vote) = vote else { return none };
    let (cards, cast) = (vote.cards, vote.cast);
    match vote.state {
        ElectronicState::Open => DeskStage::Open { cards, cast, address },
        ElectronicState::Closed => DeskStage::Closed { cards, cast, openings: vote.openings },
        ElectronicState::Counted => DeskStage::Counted,
        // After giving up, a new one can be opened.
        ElectronicState::Withdrawn if present > 0 => none,
        ElectronicState::Withdrawn => DeskStage::Withdrawn,
    }
}
