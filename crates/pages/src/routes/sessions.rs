//! Signing in and out, and choosing the language.

use super::failure::{Answer, Failure};
use super::frame::{Frame, answer, role};
use super::reader::{Fields, Posted, Visitor};
use super::{Pages, cookies, urls};
use crate::views::{DemoAccount, SignIn, SignInFault};
use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use desk::DeskError;
use serde::Deserialize;
use words::Lang;

/// Where to go afterwards, and whether a session has just ended.
#[derive(Deserialize)]
pub struct Asked {
    back: Option<String>,
    ended: Option<String>,
}

/// The form.
pub async fn form(
    visitor: Visitor,
    query: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let fault = asked.ended.map(|_| SignInFault::Expired);
    let back = asked.back.unwrap_or_default();
    Ok(show(&visitor, String::new(), &back, fault).await)
}

/// Signs in and goes on to where the reader wanted to.
pub async fn sign_in(visitor: Visitor, fields: Fields) -> Answer {
    let (name, back) = (fields.get("name"), urls::local(fields.get("back")));
    let refused = match visitor.pages.desk().sign_in(name, fields.get("password")).await {
        Ok(signed_in) => {
            let cookie = cookies::session(&signed_in.token, visitor.pages.0.over_tls);
            return Ok(go(back, cookie));
        }
        Err(DeskError::WrongPassword) => (StatusCode::FORBIDDEN, SignInFault::Wrong),
        Err(DeskError::Locked { minutes }) => {
            let minutes = u32::try_from(minutes).unwrap_or(1).max(1);
            (StatusCode::TOO_MANY_REQUESTS, SignInFault::Throttled { minutes })
        }
        Err(error) => return Err(error.into()),
    };
    let (status, fault) = refused;
    let mut response = show(&visitor, name.to_owned(), back, Some(fault)).await;
    *response.status_mut() = status;
    Ok(response)
}

async fn show(visitor: &Visitor, name: String, back: &str, fault: Option<SignInFault>) -> Response {
    let demo_accounts = demo_accounts(&visitor.pages);
    let view = SignIn { name, fault, demo_accounts, back: urls::local(back).to_owned() };
    answer(visitor, None, &view, Frame::default()).await
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
        && !cookies::same_secret(fields.get("csrf"), &reader.csrf)
    {
        return Err(Failure::BadToken);
    }
    let lang = Lang::parse(fields.get("lang")).ok_or(Failure::Unreadable)?;
    Ok(go(urls::local(fields.get("back")), cookies::language(lang)))
}

fn go(path: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
