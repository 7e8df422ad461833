//! What administrators do with accounts.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done, role};
use super::map::journal::day;
use super::reader::{Posted, Reader};
use crate::views::{
    AccountForm, AccountLine, AccountLink, AccountPage, AccountState, Accounts, Place,
};
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use base::UserId;
use desk::{AccountChange, DeskError, Invitation, ManageAccounts, Permit, Role};
use lex::Secrecy;

/// All accounts.
pub async fn list(reader: Reader, asked: super::Done) -> Answer {
    let frame = Frame { done: asked.done, ..Frame::at(Place::Accounts) };
    let view = all(&reader, empty_form(), None).await?;
    reader.page(&view, frame).await
}

async fn all(
    reader: &Reader,
    form: AccountForm,
    fault: Option<String>,
) -> Result<Accounts, Failure> {
    let permit = reader.permit::<ManageAccounts>()?;
    let lines = reader.desk().account_list(&permit).await?;
    Ok(Accounts { lines: lines.iter().map(line).collect(), form, fault })
}

fn line(account: &desk::AccountLine) -> AccountLine {
    AccountLine {
        href: format!("/accounts/{}", account.id),
        name: account.name.clone(),
        display_name: account.display_name.clone(),
        role: role(account.role),
        unit: account.unit.as_ref().map(|(_, name)| name.clone()),
        state: match account.state {
            desk::AccountState::Invited => AccountState::Invited,
            desk::AccountState::Active => AccountState::Active,
            desk::AccountState::Locked => AccountState::Locked,
            desk::AccountState::Disabled => AccountState::Disabled,
        },
        has_second: account.has_second,
        last_sign_in: account.last_sign_in.map(day),
    }
}

/// The choices of a form, nothing typed.
fn empty_form() -> AccountForm {
    AccountForm {
        role: Role::Officer.code().to_owned(),
        clearance: Secrecy::Confidential.code().to_owned(),
        roles: Role::ALL.iter().map(|(one, code)| ((*code).to_owned(), role(*one))).collect(),
        clearances: Secrecy::CODES.iter().map(|code| (*code).to_owned()).collect(),
        ..AccountForm::default()
    }
}

/// The form as it was sent.
fn typed(posted: &Posted) -> AccountForm {
    let field = |name| posted.fields.get(name).trim().to_owned();
    AccountForm {
        name: field("name"),
        display_name: field("display-name"),
        role: field("role"),
        unit: field("unit"),
        clearance: field("clearance"),
        person: field("person"),
        ..empty_form()
    }
}

fn chosen(form: &AccountForm) -> Result<(Role, Secrecy), Failure> {
    let role = Role::read(&form.role).ok_or(Failure::Unreadable)?;
    let clearance = form.clearance.parse().map_err(|_| Failure::Unreadable)?;
    Ok((role, clearance))
}

/// Makes an account and shows its one-time link, once.
pub async fn invite(headers: HeaderMap, posted: Posted) -> Answer {
    let permit = posted.reader.permit::<ManageAccounts>()?;
    let form = typed(&posted);
    let (role, clearance) = chosen(&form)?;
    let invitation = Invitation {
        name: form.name.clone(),
        display_name: form.display_name.clone(),
        role,
        unit: None,
        clearance,
    };
    match posted.reader.desk().invite(&permit, &invitation, &form.unit).await {
        Ok((id, token)) => show_link(&posted.reader, &permit, &headers, id, &token).await,
        Err(error) if error.is_callers() => {
            let fault = Some(error.say(posted.reader.words()));
            let view = all(&posted.reader, form, fault).await?;
            refused(&posted.reader, &view).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused<V: crate::views::View>(reader: &Reader, view: &V) -> Answer {
    let mut response = reader.page(view, Frame::at(Place::Accounts)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

async fn show_link(
    reader: &Reader,
    permit: &Permit<ManageAccounts>,
    headers: &HeaderMap,
    id: UserId,
    token: &str,
) -> Answer {
    let account = found(reader, permit, id).await?;
    let address = address(reader, headers, token);
    let view = AccountLink { name: account.display_name, address };
    reader.page(&view, Frame::at(Place::Accounts)).await
}

/// The address of a one-time link as the administrator's own browser reaches
/// this site; what cannot be a host is left out.
fn address(reader: &Reader, headers: &HeaderMap, token: &str) -> String {
    let scheme = if reader.visitor.pages.0.over_tls { "https" } else { "http" };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    match host.filter(|host| !host.is_empty() && host.chars().all(fits)) {
        Some(host) => format!("{scheme}://{host}/welcome/{token}"),
        None => format!("/welcome/{token}"),
    }
}

async fn found(
    reader: &Reader,
    permit: &Permit<ManageAccounts>,
    id: UserId,
) -> Result<desk::AccountLine, Failure> {
    let lines = reader.desk().account_list(permit).await?;
    let named = lines.into_iter().find(|account| account.id == id);
    Ok(named.ok_or(DeskError::NotFound { what: "account", name: id.to_string() })?)
}

fn id_in(text: &str) -> Result<UserId, Failure> {
    let missing = |_| DeskError::NotFound { what: "account", name: text.to_owned() };
    Ok(text.parse().map_err(missing)?)
}

/// One account.
pub async fn account(reader: Reader, Path(id): Path<String>, asked: super::Done) -> Answer {
    let (permit, id) = (reader.permit::<ManageAccounts>()?, id_in(&id)?);
    let account = found(&reader, &permit, id).await?;
    let form = AccountForm {
        name: account.name.clone(),
        display_name: account.display_name.clone(),
        role: account.role.code().to_owned(),
        unit: account.unit.as_ref().map(|(code, _)| code.clone()).unwrap_or_default(),
        clearance: account.clearance.code().to_owned(),
        person: account.person.map(|person| person.to_string()).unwrap_or_default(),
        ..empty_form()
    };
    let view = page_of(&reader, &account, form, None);
    let frame = Frame { done: asked.done, ..Frame::at(Place::Accounts) };
    reader.page(&view, frame).await
}

fn page_of(
    reader: &Reader,
    account: &desk::AccountLine,
    form: AccountForm,
    fault: Option<String>,
) -> AccountPage {
    AccountPage {
        href: format!("/accounts/{}", account.id),
        line: line(account),
        form,
        sessions: u32::try_from(account.sessions).unwrap_or(u32::MAX),
        is_own: account.id == reader.actor.id,
        fault,
    }
}

/// Changes what an account is for.
pub async fn change(Path(id): Path<String>, posted: Posted) -> Answer {
    let reader = &posted.reader;
    let (permit, id) = (reader.permit::<ManageAccounts>()?, id_in(&id)?);
    let form = typed(&posted);
    let (role, clearance) = chosen(&form)?;
    let change = AccountChange {
        display_name: form.display_name.clone(),
        role,
        unit: form.unit.clone(),
        clearance,
        person: form.person.clone(),
    };
    match reader.desk().change_account(&permit, id, &change).await {
        Ok(()) => Ok(done(&format!("/accounts/{id}"), "account-changed")),
        Err(error) if error.is_callers() => {
            let account = found(reader, &permit, id).await?;
            let view = page_of(reader, &account, form, Some(error.say(reader.words())));
            refused(reader, &view).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Disables, enables, unlocks or begins an account anew.
pub async fn act(
    Path((id, what)): Path<(String, String)>,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    let reader = &posted.reader;
    let (permit, id) = (reader.permit::<ManageAccounts>()?, id_in(&id)?);
    let desk = reader.desk();
    let back = |what| -> Response { done(&format!("/accounts/{id}"), what) };
    match what.as_str() {
        "disable" => desk.disable_account(&permit, id).await.map(|()| back("account-disabled")),
        "enable" => desk.enable_account(&permit, id).await.map(|()| back("account-enabled")),
        "unlock" => desk.unlock_account(&permit, id).await.map(|()| back("account-unlocked")),
        "reset" => {
            let token = desk.reset_account(&permit, id).await?;
            return show_link(reader, &permit, &headers, id, &token).await;
        }
        _ => return Err(Failure::NoPage),
    }
    .map_err(Failure::from)
}
