//! What a voter does. Nobody is signed in here, no cookie is set, nothing is
//! kept between two requests: the code travels in the voter's own pages, and
//! the only thing that is kept is a count of wrong codes per address and minute.

use super::Pages;
use super::failure::{Answer, Failure};
use super::frame::{Frame, answer};
use super::reader::{Fields, Visitor};
use super::urls;
use crate::views::{Ballot, VoterPage, VoterStage};
use axum::extract::{ConnectInfo, FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use ballot::{Mark, Sheet};
use desk::{BallotSent, DeskError, VoteFault, within_rules, written_names};
use serde::Deserialize;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

/// Seconds after which a kiosk goes back to the start: after a receipt, from a
/// card that was refused, and from a ballot that somebody left.
const KIOSK_AFTER_RECEIPT: u32 = 20;
const KIOSK_REFUSED: u32 = 20;
const KIOSK_LEFT_ALONE: u32 = 300;
/// Unknown codes that one address may try in one minute. A kiosk, or a hall
/// behind one router, is one address.
const MOST_WRONG: u32 = 30;

/// The address that a request came from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(SocketAddr);

impl Peer {
    /// The peer at an address.
    pub const fn at(address: SocketAddr) -> Self {
        Self(address)
    }

    /// Without the port.
    pub fn ip(self) -> IpAddr {
        self.0.ip()
    }

    /// Whether it is this machine.
    pub fn is_loopback(self) -> bool {
        self.0.ip().to_canonical().is_loopback()
    }
}

/// Counts wrong codes. Addresses go in as keyed digests and are forgotten with
/// the minute; right codes are not counted at all.
#[derive(Default)]
pub struct WrongCodes {
    keys: std::hash::RandomState,
    of_minute: Mutex<(i64, HashMap<u64, u32>)>,
}

impl WrongCodes {
    /// Whether this address has tried too many; `wrong` adds one try.
    fn too_many(&self, address: Option<IpAddr>, minute: i64, wrong: bool) -> bool {
        let key = self.keys.hash_one(address);
        let mut of_minute = self.of_minute.lock().unwrap_or_else(PoisonError::into_inner);
        if of_minute.0 != minute {
            *of_minute = (minute, HashMap::new());
        }
        if wrong {
            *of_minute.1.entry(key).or_default() += 1;
        }
        of_minute.1.get(&key).is_some_and(|tries| *tries > MOST_WRONG)
    }
}

/// A visitor and the address they ask from.
pub struct Asker {
    visitor: Visitor,
    address: Option<IpAddr>,
}

impl FromRequestParts<Pages> for Asker {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Failure> {
        let peer = parts.extensions.get::<ConnectInfo<Peer>>();
        let address = peer.map(|ConnectInfo(Peer(address))| address.ip());
        Ok(Self { visitor: Visitor::from_request_parts(parts, pages).await?, address })
    }
}

/// How the page is asked for.
#[derive(Deserialize)]
pub struct Asked {
    kiosk: Option<String>,
    receipt: Option<String>,
}

/// The start: asks for the code.
pub async fn start(asker: Asker, Query(asked): Query<Asked>) -> Answer {
    asker.enter(asked.kiosk.is_some(), String::new(), None).await
}

/// The start with a code that a phone read from a card. It is only filled in:
/// reading a card must not do anything yet.
pub async fn from_card(asker: Asker, Path(code): Path<String>) -> Answer {
    asker.enter(false, code, None).await
}

/// What is sent to the later pages by GET, such as after a change of language,
/// begins again.
pub async fn again() -> Response {
    Redirect::to("/vote").into_response()
}

/// The ballot for a code (fields `code`; `marks`, `w0`, `w1`, … when it is
/// changed).
pub async fn mark(asker: Asker, fields: Fields) -> Answer {
    let form = match asker.form(&fields).await {
        Ok(form) => form,
        Err(error) => return asker.refused(&fields, error).await,
    };
    let blank = vec![Mark::Blank; form.row_count()];
    let before = marks_in(fields.get("marks")).filter(|marks| marks.len() == blank.len());
    let marks = before.unwrap_or(blank);
    let ballot = Ballot { code: fields.get("code").to_owned(), form, marks, names: names(&fields) };
    asker.show(&fields, None, VoterStage::Mark(ballot)).await
}

/// The ballot once more, before it is sent (fields `code`, `r0`, `r1`, …, and
/// the names written in each group, `w0`, `w1`, …).
pub async fn review(asker: Asker, fields: Fields) -> Answer {
    let form = match asker.form(&fields).await {
        Ok(form) => form,
        Err(error) => return asker.refused(&fields, error).await,
    };
    let marks: Option<Vec<Mark>> = (0..form.row_count())
        .map(|row| match fields.get(&format!("r{row}")) {
            "" => Some(Mark::Blank),
            sign => marks_in(sign).filter(|marks| marks.len() == 1).map(|marks| marks[0]),
        })
        .collect();
    let marks = marks.ok_or(Failure::Unreadable)?;
    let mut names = names(&fields);
    let broken = match written_names(&form, &names) {
        // Shown as they will be kept.
        Ok(written) => {
            let broken = within_rules(&form, &marks, &written).err();
            names = written.into_iter().map(|one| (one.group.into(), one.name)).collect();
            broken
        }
        Err(fault) => Some(fault),
    };
    let ballot = Ballot { code: fields.get("code").to_owned(), form, marks, names };
    match broken {
        Some(fault) => {
            let fault = DeskError::Vote(fault).say(asker.visitor.words());
            asker.show(&fields, Some(fault), VoterStage::Mark(ballot)).await
        }
        None => {
            let receipt = asker.visitor.pages.desk().draw_receipt();
            asker.show(&fields, None, VoterStage::Review { ballot, receipt }).await
        }
    }
}

/// Sends the ballot (fields `code`, `marks`, `w0`, `w1`, …, `receipt`) and
/// answers once it lasts.
pub async fn send(asker: Asker, fields: Fields) -> Answer {
    let marks = marks_in(fields.get("marks")).ok_or(Failure::Unreadable)?;
    let sent = BallotSent {
        code: fields.get("code").to_owned(),
        marks,
        names: names(&fields),
        receipt: Some(fields.get("receipt").to_owned()),
    };
    let (reply, taken) = tokio::sync::oneshot::channel();
    let pages = &asker.visitor.pages;
    if pages.0.wrong_codes.too_many(asker.address, asker.minute(), false) {
        return asker.refused(&fields, DeskError::Locked { minutes: 1 }).await;
    }
    let passed_on = pages.desk().send_ballot(sent, move |answer| {
        // Whoever hung up meanwhile can send again and gets the same answer.
        let _ = reply.send(answer);
    });
    let answer = match passed_on.await {
        Ok(()) => taken.await.unwrap_or(Err(VoteFault::Closed)).map_err(DeskError::from),
        Err(error) => Err(error),
    };
    match answer {
        Ok(receipt) => asker.show(&fields, None, VoterStage::Sent { receipt }).await,
        Err(DeskError::Vote(VoteFault::Closed)) => asker.once_more(&fields).await,
        Err(error) => {
            if let DeskError::Vote(VoteFault::UnknownCode) = &error {
                pages.0.wrong_codes.too_many(asker.address, asker.minute(), true);
            }
            asker.refused(&fields, error).await
        }
    }
}

/// Whether a receipt is in the list (query `receipt`).
pub async fn receipts(asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let receipt = asked.receipt.unwrap_or_default();
    let visitor = &asker.visitor;
    let mut fault = None;
    let found = match receipt.as_str() {
        "" => None,
        typed => match visitor.pages.desk().counted_under(typed).await {
            Ok(found) => Some(found),
            Err(error) if error.is_callers() => {
                fault = Some(error.say(visitor.words()));
                None
            }
            Err(error) => return Err(error.into()),
        },
    };
    let view = VoterPage { kiosk: false, fault, stage: VoterStage::Receipts { receipt, found } };
    Ok(answer(visitor, None, &view, Frame::default()).await)
}

impl Asker {
    fn minute(&self) -> i64 {
        self.visitor.pages.desk().now().0 / 60
    }

    /// The form for the code in the fields, unless this address has tried too
    /// many wrong ones.
    async fn form(&self, fields: &Fields) -> Result<ballot::Form, DeskError> {
        let pages = &self.visitor.pages;
        if pages.0.wrong_codes.too_many(self.address, self.minute(), false) {
            return Err(DeskError::Locked { minutes: 1 });
        }
        let found = pages.desk().form_for(fields.get("code")).await;
        if let Err(DeskError::Vote(VoteFault::UnknownCode)) = &found {
            pages.0.wrong_codes.too_many(self.address, self.minute(), true);
        }
        Ok(found?.as_ref().clone())
    }

    async fn enter(&self, kiosk: bool, code: String, fault: Option<String>) -> Answer {
        let open = self.visitor.pages.desk().voting_is_open().await?;
        let view = VoterPage { kiosk, fault, stage: VoterStage::Enter { code, open } };
        Ok(answer(&self.visitor, None, &view, Frame::default()).await)
    }

    /// Back to the code, saying why.
    async fn refused(&self, fields: &Fields, error: DeskError) -> Answer {
        if !error.is_callers() {
            return Err(error.into());
        }
        let status = match &error {
            DeskError::Locked { .. } => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::FORBIDDEN,
        };
        let fault = match &error {
            DeskError::Locked { .. } => self.visitor.words().text("voting-too-many-tries"),
            error => error.say(self.visitor.words()),
        };
        let kiosk = !fields.get("kiosk").is_empty();
        // At a kiosk the next person stands behind: no code stays there.
        let code = if kiosk { String::new() } else { fields.get("code").to_owned() };
        let mut response = self.enter(kiosk, code, Some(fault)).await?;
        *response.status_mut() = status;
        if kiosk {
            back_after(&mut response, KIOSK_REFUSED);
        }
        Ok(response)
    }

    /// The box did not answer: the same ballot to send again, under the same
    /// receipt, so that it counts once whatever became of the first sending.
    async fn once_more(&self, fields: &Fields) -> Answer {
        let error = DeskError::Vote(VoteFault::Closed);
        let fault = error.say(self.visitor.words());
        let marks = marks_in(fields.get("marks")).unwrap_or_default();
        let Ok(form) = self.visitor.pages.desk().form_for(fields.get("code")).await else {
            return self.refused(fields, error).await;
        };
        let (code, names) = (fields.get("code").to_owned(), names(fields));
        let ballot = Ballot { code, form: form.as_ref().clone(), marks, names };
        let stage = VoterStage::Review { ballot, receipt: fields.get("receipt").to_owned() };
        let mut response = self.show(fields, Some(fault), stage).await?;
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        Ok(response)
    }

    async fn show(&self, fields: &Fields, fault: Option<String>, stage: VoterStage) -> Answer {
        let kiosk = !fields.get("kiosk").is_empty();
        let wait = match &stage {
            VoterStage::Sent { .. } => KIOSK_AFTER_RECEIPT,
            _ => KIOSK_LEFT_ALONE,
        };
        let view = VoterPage { kiosk, fault, stage };
        let mut response = answer(&self.visitor, None, &view, Frame::default()).await;
        if kiosk {
            back_after(&mut response, wait);
        }
        Ok(response)
    }
}

/// A kiosk goes back to the start by itself, without a script.
fn back_after(response: &mut Response, seconds: u32) {
    if let Ok(value) = HeaderValue::from_str(&format!("{seconds}; url=/vote?kiosk=1")) {
        response.headers_mut().insert(HeaderName::from_static("refresh"), value);
    }
}

/// The names that were typed, with their groups: `w0` for the first group.
fn names(fields: &Fields) -> Vec<(usize, String)> {
    let typed = fields.iter().filter_map(|(field, name)| {
        let group = field.strip_prefix('w')?.parse().ok()?;
        (!name.trim().is_empty()).then(|| (group, name.to_owned()))
    });
    typed.collect()
}

/// Marks as a field carries them.
fn marks_in(text: &str) -> Option<Vec<Mark>> {
    match Sheet::read(text) {
        Some(Sheet::Valid(marks)) => Some(marks),
        _ => None,
    }
}

/// This machine as the browser that asks calls it.
pub fn host(headers: &axum::http::HeaderMap) -> Option<&str> {
    let host = headers.get(axum::http::header::HOST).and_then(|host| host.to_str().ok())?;
    Some(urls::host(host)).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_stopped_after_many_wrong_codes_and_forgotten_with_the_minute() {
        let wrong = WrongCodes::default();
        let (one, other) = (Some(IpAddr::from([10, 0, 0, 1])), Some(IpAddr::from([10, 0, 0, 2])));
        for _ in 0..MOST_WRONG {
            assert!(!wrong.too_many(one, 5, true));
        }
        assert!(wrong.too_many(one, 5, true));
        assert!(wrong.too_many(one, 5, false), "and stays stopped");
        assert!(!wrong.too_many(other, 5, false), "others are not");
        assert!(!wrong.too_many(one, 6, false), "a minute later it may try again");
    }
}
