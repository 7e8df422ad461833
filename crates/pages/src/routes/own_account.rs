//! One's own account, and the page behind a one-time link.

use super::Done;
use super::failure::{Answer, Failure};
use super::frame::{Frame, answer, done};
use super::limits::Asker;
use super::map::journal::{at, day};
use super::reader::{Fields, Posted, Reader, Visitor};
use crate::views::{
    LoanLine, Loans, OwnAccount, RecoveryCodes, SecondFactor, SessionLine, View, Welcome,
};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use desk::{Desk, DeskError, KeepOwnAccount, NewLoan, SecondFactorKey, second_factor_key};
use qrcode::{Color, QrCode};

/// One's own account.
pub async fn show(reader: Reader, asked: Done) -> Answer {
    let view = own(&reader, None).await?;
    reader.page(&view, Frame { done: asked.done, ..Frame::default() }).await
}

async fn own(reader: &Reader, fault: Option<String>) -> Result<OwnAccount, Failure> {
    let permit = reader.permit::<KeepOwnAccount>()?;
    let account = reader.desk().own_account(&permit, token(reader)).await?;
    let session = |one: desk::OwnSession| SessionLine {
        id: one.id,
        began: one.began.map(at),
        seen: at(one.seen),
        browser: Some(one.browser).filter(|browser| !browser.is_empty()),
        is_this: one.is_this,
    };
    let lending = reader.desk().lending(&permit).await?;
    let words = reader.words();
    let right = |code: &str| words.text(&format!("right-{code}"));
    let line = |one: desk::LentLine| LoanLine {
        id: one.id.to_string(),
        right: right(&one.right),
        other: one.other,
        days: format!("{} – {}", day(one.from_day), day(one.to_day)),
        reason: one.reason,
    };
    Ok(OwnAccount {
        loans: Loans {
            can: lending.can.iter().map(|code| ((*code).to_owned(), right(code))).collect(),
            given: lending.given.into_iter().map(line).collect(),
            got: lending.got.into_iter().map(line).collect(),
            today: reader.desk().today(),
        },
        name: account.name,
        has_second: account.has_second,
        codes_left: account.codes_left,
        passkeys: super::passkeys::own(reader, account.has_second).await?,
        sessions: account.sessions.into_iter().map(session).collect(),
        fewest: fewest(reader.desk()),
        idle_minutes: u32::try_from(reader.desk().policy().idle_seconds(reader.actor.role) / 60)
            .unwrap_or(0),
        fault,
    })
}

pub(super) fn token(reader: &Reader) -> &str {
    reader.visitor.token.as_deref().unwrap_or_default()
}

fn fewest(desk: &Desk) -> (u32, u32) {
    let policy = desk.policy();
    (policy.fewest_letters as u32, policy.fewest_letters_with_second as u32)
}

/// The page again, with why nothing was done.
pub(super) async fn refused(reader: &Reader, error: DeskError) -> Answer {
    if !error.is_callers() {
        return Err(error.into());
    }
    let view = own(reader, Some(error.say(reader.words()))).await?;
    conflict(reader, &view).await
}

async fn conflict<V: View>(reader: &Reader, view: &V) -> Answer {
    let mut response = reader.page(view, Frame::default()).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Changes the password.
pub async fn password(posted: Posted) -> Answer {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let permit = reader.permit::<KeepOwnAccount>()?;
    let new = fields.get("new");
    if new != fields.get("again") {
        let view = own(reader, Some(reader.words().text("password-differ"))).await?;
        return conflict(reader, &view).await;
    }
    let changed =
        reader.desk().change_password(&permit, token(reader), fields.get("present"), new).await;
    match changed {
        Ok(()) => Ok(done("/account", "password-changed")),
        Err(error) => refused(reader, error).await,
    }
}

/// The form by which the second factor is turned on, with a fresh key.
pub async fn second_form(reader: Reader) -> Answer {
    let permit = reader.permit::<KeepOwnAccount>()?;
    let key = reader.desk().draw_second_factor(&permit).await?;
    reader.page(&second_view(key, None)?, Frame::default()).await
}

fn second_view(key: SecondFactorKey, fault: Option<String>) -> Result<SecondFactor, Failure> {
    let code = QrCode::new(key.address.as_bytes())
        .map_err(|error| DeskError::Internal(format!("a code cannot be drawn: {error}")))?;
    let dark: Vec<bool> = code.to_colors().iter().map(|one| *one == Color::Dark).collect();
    let picture = dark.chunks(code.width()).map(<[bool]>::to_vec).collect();
    Ok(SecondFactor { key: key.key, picture, fault })
}

/// Turns the second factor on, and shows the recovery codes once.
pub async fn second(posted: Posted) -> Answer {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let permit = reader.permit::<KeepOwnAccount>()?;
    let (key, code) = (fields.get("key"), fields.get("code"));
    let set = reader.desk().set_second_factor(&permit, fields.get("present"), key, code).await;
    match set {
        Ok(codes) => reader.page(&RecoveryCodes { codes }, Frame::default()).await,
        Err(error) if error.is_callers() && is_key(key) => {
            let key = second_factor_key(&reader.actor.name, key.to_owned());
            let view = second_view(key, Some(error.say(reader.words())))?;
            conflict(reader, &view).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Only what can be a key is shown again.
fn is_key(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Gives the second factor up.
pub async fn drop_second(posted: Posted) -> Answer {
    let reader = &posted.reader;
    let permit = reader.permit::<KeepOwnAccount>()?;
    match reader.desk().drop_second_factor(&permit, posted.fields.get("present")).await {
        Ok(()) => Ok(done("/account", "second-dropped")),
        Err(error) => refused(reader, error).await,
    }
}

/// New recovery codes, shown once.
pub async fn codes(posted: Posted) -> Answer {
    let reader = &posted.reader;
    let permit = reader.permit::<KeepOwnAccount>()?;
    match reader.desk().new_recovery_codes(&permit, posted.fields.get("present")).await {
        Ok(codes) => reader.page(&RecoveryCodes { codes }, Frame::default()).await,
        Err(error) => refused(reader, error).await,
    }
}

/// Ends a session of one's own (field `session`), or all others.
pub async fn end_sessions(posted: Posted) -> Answer {
    let reader = &posted.reader;
    let permit = reader.permit::<KeepOwnAccount>()?;
    let which = Some(posted.fields.get("session")).filter(|session| !session.is_empty());
    reader.desk().end_own_sessions(&permit, token(reader), which).await?;
    Ok(done("/account", "sessions-ended"))
}

/// Lends a right (fields `right`, `to`, `from-day`, `to-day`, `reason`).
pub async fn lend(posted: Posted) -> Answer {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let permit = reader.permit::<KeepOwnAccount>()?;
    let day = |name| reader.day(Some(fields.get(name)));
    let (from_day, to_day) = match (day("from-day"), day("to-day")) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(Failure::Desk(error)), _) | (_, Err(Failure::Desk(error))) => {
            return refused(reader, error).await;
        }
        (Err(failure), _) | (_, Err(failure)) => return Err(failure),
    };
    let loan = NewLoan {
        right: fields.get("right").to_owned(),
        to: fields.get("to").to_owned(),
        from_day,
        to_day,
        reason: fields.get("reason").to_owned(),
    };
    match reader.desk().lend(&permit, &loan).await {
        Ok(()) => Ok(done("/account", "lent")),
        Err(error) => refused(reader, error).await,
    }
}

/// Ends something lent (field `loan`).
pub async fn end_lending(posted: Posted) -> Answer {
    let reader = &posted.reader;
    let permit = reader.permit::<KeepOwnAccount>()?;
    let id = posted.fields.get("loan").parse().map_err(|_| Failure::Unreadable)?;
    reader.desk().end_lending(&permit, id).await?;
    Ok(done("/account", "lending-ended"))
}

/// The page behind a one-time link. Opening it uses nothing up.
pub async fn welcome(visitor: Visitor, Path(link): Path<String>) -> Answer {
    welcome_page(&visitor, &link, None).await
}

async fn welcome_page(visitor: &Visitor, link: &str, fault: Option<String>) -> Answer {
    let account = visitor.pages.desk().welcome(link).await?;
    let view = Welcome {
        href: format!("/welcome/{}", super::urls::encode(link)),
        name: account.name,
        display_name: account.display_name,
        fewest: fewest(visitor.pages.desk()),
        fault: fault.clone(),
    };
    let mut response = answer(visitor, None, &view, Frame::default()).await;
    if fault.is_some() {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

/// Chooses the password.
pub async fn accept(
    visitor: Visitor,
    asker: Asker,
    Path(link): Path<String>,
    fields: Fields,
) -> Answer {
    let (tries, now) = (&visitor.pages.0.wrong_tries, visitor.pages.desk().now());
    if tries.is_silenced(asker.address, now) {
        return Err(DeskError::Locked { minutes: 5 }.into());
    }
    let new = fields.get("new");
    if new != fields.get("again") {
        return welcome_page(&visitor, &link, Some(visitor.words().text("password-differ"))).await;
    }
    match visitor.pages.desk().accept(&link, new).await {
        Ok(()) => Ok(Redirect::to("/sign-in?done=password-chosen").into_response()),
        Err(error @ DeskError::Password(_)) => {
            welcome_page(&visitor, &link, Some(error.say(visitor.words()))).await
        }
        Err(error) => {
            if matches!(error, DeskError::LinkEnded) {
                tries.note(asker.address, "", now);
            }
            Err(error.into())
        }
    }
}
