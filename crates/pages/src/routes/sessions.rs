//! Signing in and out, and choosing the language.

use super::failure::{Answer, Failure};
use super::frame::{Frame, answer, role};
use super::limits::Asker;
use super::reader::{Fields, Posted, Visitor};
use super::{Pages, cookies, urls};
use crate::views::{DemoAccount, SecondStep, SignIn, SignInFault};
use axum::extract::Query;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use desk::{DeskError, SignedIn};
use serde::Deserialize;
use words::Lang;

/// Where to go afterwards, whether a session has just ended, what was just done.
#[derive(Deserialize)]
pub struct Asked {
    back: Option<String>,
    ended: Option<String>,
    done: Option<String>,
}

/// The form.
pub async fn form(
    visitor: Visitor,
    query: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let fault = asked.ended.map(|_| SignInFault::Expired);
    let back = asked.back.unwrap_or_default();
    let frame = Frame { done: asked.done, ..Frame::default() };
    Ok(show(&visitor, String::new(), &back, fault, frame).await)
}

/// Signs in and goes on to where the reader wanted to, or to the second factor.
pub async fn sign_in(visitor: Visitor, asker: Asker, fields: Fields) -> Answer {
    let (name, back) = (fields.get("name"), urls::local(fields.get("back")));
    let (tries, now) = (&visitor.pages.0.wrong_tries, visitor.pages.desk().now());
    let throttled = |minutes| (StatusCode::TOO_MANY_REQUESTS, SignInFault::Throttled { minutes });
    let (status, fault) = if tries.is_silenced(asker.address, now) {
        throttled(5)
    } else {
        let (password, desk) = (fields.get("password"), visitor.pages.desk());
        match desk.sign_in(name, password, &asker.browser).await {
            Ok(desk::SignIn::Done(signed_in)) => return begin(&visitor, back, signed_in).await,
            Ok(desk::SignIn::SecondFactor { token }) => {
                let to = format!("/sign-in/code?back={}", urls::encode(back));
                return Ok(go(&to, cookies::second(&token, visitor.pages.0.over_tls)));
            }
            // A name that nobody has is treated as one that is locked, so that
            // nobody learns which names there are.
            Err(DeskError::WrongPassword) if tries.note(asker.address, name, now) => throttled(15),
            Err(DeskError::WrongPassword) => (StatusCode::FORBIDDEN, SignInFault::Wrong),
            Err(DeskError::Locked { minutes }) => {
                tries.note(asker.address, name, now);
                throttled(u32::try_from(minutes).unwrap_or(1).max(1))
            }
            Err(DeskError::AccountDisabled) => (StatusCode::FORBIDDEN, SignInFault::Disabled),
            Err(DeskError::Dormant) => (StatusCode::FORBIDDEN, SignInFault::Dormant),
            Err(error) => return Err(error.into()),
        }
    };
    let mut response = show(&visitor, name.to_owned(), back, Some(fault), Frame::default()).await;
    *response.status_mut() = status;
    Ok(response)
}

/// A fresh session. One that the browser held before ends: nobody goes on with
/// a session that somebody else gave them.
pub(super) async fn begin(visitor: &Visitor, back: &str, signed_in: SignedIn) -> Answer {
    if let Some(former) = &visitor.token {
        visitor.pages.desk().sign_out(former).await?;
    }
    let mut response = go(back, cookies::session(&signed_in.token, visitor.pages.0.over_tls));
    if let Some(cookie) = cookies::no_second() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The form of the second factor.
pub async fn second_form(
    visitor: Visitor,
    headers: HeaderMap,
    query: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let back = urls::local(asked.back.as_deref().unwrap_or_default()).to_owned();
    let passkey = super::passkeys::asked(&visitor, &headers).await;
    let view = SecondStep { back, fault: None, passkey };
    Ok(answer(&visitor, None, &view, Frame::default()).await)
}

/// Signs in to the end.
pub async fn second(visitor: Visitor, asker: Asker, headers: HeaderMap, fields: Fields) -> Answer {
    let token = cookies::read(&headers, cookies::SECOND).unwrap_or_default();
    let (tries, now) = (&visitor.pages.0.wrong_tries, visitor.pages.desk().now());
    let back = urls::local(fields.get("back"));
    if tries.is_silenced(asker.address, now) {
        return Err(DeskError::Locked { minutes: 5 }.into());
    }
    match visitor.pages.desk().second_factor(token, fields.get("code")).await {
        Ok(signed_in) => begin(&visitor, back, signed_in).await,
        Err(error @ (DeskError::WrongCode | DeskError::Locked { .. })) => {
            tries.note(asker.address, "", now);
            Ok(second_again(&visitor, &headers, back, &error).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of the second factor again, with why it was refused.
pub(super) async fn second_again(
    visitor: &Visitor,
    headers: &HeaderMap,
    back: &str,
    error: &DeskError,
) -> Response {
    let passkey = super::passkeys::asked(visitor, headers).await;
    let fault = Some(error.say(visitor.words()));
    let view = SecondStep { back: back.to_owned(), fault, passkey };
    let mut response = answer(visitor, None, &view, Frame::default()).await;
    *response.status_mut() = match error {
        DeskError::Locked { .. } => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::FORBIDDEN,
    };
    response
}

async fn show(
    visitor: &Visitor,
    name: String,
    back: &str,
    fault: Option<SignInFault>,
    frame: Frame,
) -> Response {
    let demo_accounts = demo_accounts(&visitor.pages);
    let view = SignIn { name, fault, demo_accounts, back: urls::local(back).to_owned() };
    answer(visitor, None, &view, frame).await
}
fn demo_accounts(pages: &Pages) -> Vec<DemoAccount> {
    let shown = pages.0.demo_accounts.iter().map(|account| DemoAccount {
        name: account.name.clone(),
        password: account.password.clone(),
        role: role(account.role),
    });
    shown.collect()
}

/// Ends the session.
pub async fn sign_out(posted: Posted) -> Answer {
    if let Some(token) = &posted.reader.visitor.token {
        posted.reader.desk().sign_out(token).await?;
    }
    Ok(go("/sign-in", cookies::no_session()))
}

/// Keeps the language. Whoever is not signed in may choose theirs too; with a
/// session, the form must be of that session.
pub async fn language(visitor: Visitor, fields: Fields) -> Answer {
    if let Ok(reader) = visitor.signed_in().await
        && !cookies::is_token(fields.get("csrf"), &reader.csrf)
    {
        return Err(Failure::BadToken);
    }
    let lang = Lang::parse(fields.get("lang")).ok_or(Failure::Unreadable)?;
    Ok(go(urls::local(fields.get("back")), cookies::language(lang, visitor.pages.0.over_tls)))
}

fn go(path: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
