//! The counting team's side of a step's electronic vote.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::reviews::{Done, again, refusal};
use super::steps::At;
use super::{map, urls, vote};
use crate::views::{DeskStage, Link, Opener, Place, VoteCards, VoteDesk, Withdrawal};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use base::ReviewId;
use desk::{
    CountBallots, DeskError, ElectronicState, ReadResults, VoteActor, VoteAddress, VoteSheet,
};

/// One card in ten is made to spare.
const SPARE_IN: u32 = 10;

/// The page.
pub async fn show(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Done>, QueryRejection>,
    headers: HeaderMap,
) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let view = view(&reader, id, number, &headers).await?;
    reader.page(&view, Frame { done, ..Frame::at(Place::Board) }).await
}

/// Opens the vote (fields `cards`, `address`); the answer is the cards, to be
/// printed.
pub async fn open(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let (typed, place) = (fields.get("cards"), fields.get("address"));
    let opened = match (whole(typed, &reader), address(place, &reader)) {
        (Ok(cards), Ok(address)) => {
            let desk = reader.desk();
            let opened =
                desk.open_vote(&permit, id, number, cards, address.as_ref(), reader.lang()).await;
            match opened {
                Ok(vote) => Ok((vote, address)),
                Err(error) => Err(refusal(error, &reader)?),
            }
        }
        (Err(fault), _) | (_, Err(fault)) => Err(fault),
    };
    match opened {
        Ok((vote, address)) => {
            let codes = vote.codes.iter().map(ToString::to_string).collect();
            let address = address.map(|address| address.to_string()).unwrap_or_default();
            let view = printed(id, number, &vote.form.title, codes, address);
            reader.page(&view, Frame::at(Place::Board)).await
        }
        Err(fault) => {
            let mut view = view(&reader, id, number, &headers).await?;
            if let DeskStage::None { cards, address, .. } = &mut view.stage {
                (*cards, *address) = (typed.to_owned(), place.to_owned());
            }
            view.fault = Some(fault);
            again(&reader, &view).await
        }
    }
}

/// The cards as PDF (fields `codes`, `address`, `title`). The codes come from
/// the page that was shown once and are kept nowhere; when there is something
/// against the address, that page comes back with them.
pub async fn cards(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let codes: Vec<String> = fields.get("codes").split_whitespace().map(str::to_owned).collect();
    let place = fields.get("address");
    let fault = match address(place, &reader) {
        Ok(address) => {
            let desk = reader.desk();
            match desk.code_cards(&permit, id, number, &codes, address.as_ref()).await {
                Ok(bytes) => {
                    let name = format!("attachment; filename=\"the-ma-buoc-{number}.pdf\"");
                    let headers = [
                        (header::CONTENT_TYPE, "application/pdf".to_owned()),
                        (header::CONTENT_DISPOSITION, name),
                    ];
                    return Ok((headers, bytes).into_response());
                }
                Err(error) => refusal(error, &reader)?,
            }
        }
        Err(fault) => fault,
    };
    let view = VoteCards {
        fault: Some(fault),
        ..printed(id, number, fields.get("title"), codes, place.to_owned())
    };
    again(&reader, &view).await
}

fn printed(
    id: ReviewId,
    number: usize,
    title: &str,
    codes: Vec<String>,
    address: String,
) -> VoteCards {
    let href = format!("{}/vote", urls::step(id, number));
    VoteCards { title: title.to_owned(), address, codes, href, fault: None }
}

/// Ends the vote; the field `sure` says that it was meant.
pub async fn close(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    if fields.get("sure").is_empty() {
        let fault = reader.words().text("vote-desk-not-sure");
        return refused(&reader, id, number, &headers, fault).await;
    }
    let closed = reader.desk().close_vote(&permit, id, number).await;
    after(&reader, id, number, &headers, closed.map(|()| "vote-closed")).await
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
        other => after(&reader, id, number, &headers, other.map(|_| "box-first")).await,
    }
}

/// Proposes to give the vote up (field `reason`).
pub async fn withdraw(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<CountBallots>()?;
    let reason = fields.get("reason");
    let proposed = reader.desk().propose_withdrawal(&permit, id, number, reason).await;
    after(&reader, id, number, &headers, proposed.map(|()| "withdrawal-proposed")).await
}

/// Gives the vote up as another member proposed.
pub async fn give_up(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let permit = posted.reader.permit::<CountBallots>()?;
    let given_up = posted.reader.desk().confirm_withdrawal(&permit, id, number).await;
    after(&posted.reader, id, number, &headers, given_up.map(|()| "vote-given-up")).await
}

/// Takes the proposal to give the vote up back.
pub async fn keep(At(id, number): At, headers: HeaderMap, posted: Posted) -> Answer {
    let permit = posted.reader.permit::<CountBallots>()?;
    let kept = posted.reader.desk().keep_vote(&permit, id, number).await;
    after(&posted.reader, id, number, &headers, kept.map(|()| "vote-kept")).await
}

/// Back to the page, which says what was done, or the page with why not.
async fn after(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    headers: &HeaderMap,
    result: Result<&'static str, DeskError>,
) -> Answer {
    match result {
        Ok(what) => Ok(done(&format!("{}/vote", urls::step(id, number)), what)),
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
    let view = view(reader, id, number, headers).await?;
    again(reader, &VoteDesk { fault: Some(fault), ..view }).await
}

fn whole(text: &str, reader: &Reader) -> Result<u32, String> {
    let wrong = |_| reader.words().with("form-bad-number", &[("text", text.into())]);
    text.trim().parse().map_err(wrong)
}

fn address(text: &str, reader: &Reader) -> Result<Option<VoteAddress>, String> {
    let over_tls = reader.visitor.pages.0.over_tls;
    let refused = |fault| DeskError::Vote(fault).say(reader.words());
    VoteAddress::read(text, over_tls).map_err(refused)
}

async fn view(
    reader: &Reader,
    id: ReviewId,
    number: usize,
    headers: &HeaderMap,
) -> Result<VoteDesk, Failure> {
    let permit = reader.permit::<ReadResults>()?;
    let sheet = reader.desk().step_sheet(&permit, id, number, reader.lang()).await?;
    let vote = reader.desk().vote_sheet(&permit, id, number).await?;
    let present = map::step::present(&sheet).unwrap_or_default();
    let back = urls::step(id, number);
    let pages = &reader.visitor.pages.0;
    let kept = reader.desk().vote_address().await?;
    // The officer's own browser may reach the server as phones do.
    let own = vote::host(headers).and_then(|host| {
        VoteAddress::read(host, pages.over_tls).ok().flatten().map(|own| own.to_string())
    });
    let mut hosts: Vec<String> = pages.hosts.clone();
    hosts.extend(own.filter(|own| !pages.hosts.contains(own)));
    let withdrawal = vote.as_ref().filter(|vote| vote.state.is_pending());
    Ok(VoteDesk {
        href: format!("{back}/vote"),
        about: Link { text: format!("{}: {}", sheet.unit.1, sheet.name), href: Some(back) },
        fault: None,
        withdrawal: withdrawal.and_then(|vote| vote.withdrawal.as_ref()).map(|(who, reason)| {
            Withdrawal { who: who.name.clone(), mine: who.is_reader, reason: reason.clone() }
        }),
        stage: stage(vote.as_ref(), present, Places { kept, hosts }),
        may_act: reader.actor.has::<CountBallots>(),
    })
}

/// Where phones may reach the server.
struct Places {
    /// The address of the last vote.
    kept: Option<VoteAddress>,
    /// What the machine knows of itself.
    hosts: Vec<String>,
}

impl Places {
    /// What is proposed: the address of the last vote if it still seems to be
    /// this machine's, else the first that the machine knows.
    fn proposed(&self) -> String {
        let kept = self.kept.as_ref().map(ToString::to_string);
        let named = |kept: &String| kept.chars().any(|sign| sign.is_ascii_alphabetic());
        let host = |kept: &String| kept.split_once("://").map(|(_, host)| host.to_owned());
        let stands = |kept: &String| {
            self.hosts.contains(kept) || host(kept).is_some_and(|host| named(&host))
        };
        kept.filter(stands).or_else(|| self.hosts.first().cloned()).unwrap_or_default()
    }
}

fn stage(vote: Option<&VoteSheet>, present: u32, places: Places) -> DeskStage {
    let none = || DeskStage::None {
        cards: (present + present.div_ceil(SPARE_IN)).to_string(),
        present,
        address: places.proposed(),
        hosts: places.hosts.clone(),
    };
    let Some(vote) = vote else { return none() };
    let (cards, cast) = (vote.cards, vote.cast);
    match vote.state {
        ElectronicState::Open => DeskStage::Open {
            cards,
            cast,
            seats: vote.seats.unwrap_or(present),
            turned_away: vote.turned_away,
            address: places.kept.as_ref().map(VoteAddress::start),
        },
        ElectronicState::Closed => {
            let opener = |one: &VoteActor| Opener { who: one.name.clone(), mine: one.is_reader };
            DeskStage::Closed { cards, cast, opener: vote.opener.as_ref().map(opener) }
        }
        ElectronicState::Counted => DeskStage::Counted,
        // After giving up, a new one can be opened.
        ElectronicState::Withdrawn if present > 0 => none(),
        ElectronicState::Withdrawn => DeskStage::Withdrawn,
    }
}
