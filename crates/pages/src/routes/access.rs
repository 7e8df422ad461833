//! Going through all accounts.

use super::Done;
use super::failure::{Answer, Failure};
use super::frame::{Frame, done, role};
use super::map::journal::day;
use super::reader::{Posted, Reader};
use crate::views::{AccessLine, AccessReview, AccountState, Place, ReviewDone};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use desk::ReviewAccess;

/// The columns of the table to take away, by key.
const COLUMNS: [&str; 9] = [
    "accounts-name",
    "accounts-display-name",
    "accounts-role",
    "accounts-unit",
    "accounts-clearance",
    "accounts-state",
    "accounts-second",
    "accounts-last",
    "access-lent",
];

/// The report.
pub async fn show(reader: Reader, asked: Done) -> Answer {
    let view = view(&reader, None).await?;
    reader.page(&view, Frame { done: asked.done, ..Frame::at(Place::Access) }).await
}

async fn view(reader: &Reader, fault: Option<String>) -> Result<AccessReview, Failure> {
    let report = reader.desk().access_report(&reader.permit::<ReviewAccess>()?).await?;
    let words = reader.words();
    let lent = |(right, to): &(String, base::Day)| {
        format!("{} → {}", words.text(&format!("right-{right}")), day(*to))
    };
    let line = |one: &desk::AccessLine| AccessLine {
        name: one.account.name.clone(),
        display_name: one.account.display_name.clone(),
        role: role(one.account.role),
        unit: one.account.unit.as_ref().map(|(_, name)| name.clone()),
        clearance: one.account.clearance.code().to_owned(),
        state: match one.account.state {
            desk::AccountState::Invited => AccountState::Invited,
            desk::AccountState::Active => AccountState::Active,
            desk::AccountState::Locked => AccountState::Locked,
            desk::AccountState::Disabled => AccountState::Disabled,
        },
        has_second: one.account.has_second,
        last_sign_in: one.account.last_sign_in.map(day),
        lent: one.lent.iter().map(lent).collect(),
        is_unused: one.is_unused,
    };
    let past = |one: &desk::AccessReviewDone| ReviewDone {
        on: day(one.on),
        by: one.by.clone(),
        note: one.note.clone(),
    };
    Ok(AccessReview {
        lines: report.lines.iter().map(line).collect(),
        done: report.done.iter().map(past).collect(),
        is_due: report.is_due,
        fault,
    })
}

/// The same as a table to take away.
pub async fn table(reader: Reader) -> Answer {
    let report = reader.desk().access_report(&reader.permit::<ReviewAccess>()?).await?;
    let columns = COLUMNS.map(|key| reader.words().text(key));
    let name = format!("attachment; filename=\"ra-soat-quyen-{}.csv\"", report.on);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, report.csv(&columns)).into_response())
}

/// The same as a workbook.
pub async fn workbook(reader: Reader) -> Answer {
    let report = reader.desk().access_report(&reader.permit::<ReviewAccess>()?).await?;
    let columns = COLUMNS.map(|key| reader.words().text(key));
    let file = format!("ra-soat-quyen-{}.xlsx", report.on);
    let headers = [
        (header::CONTENT_TYPE, super::files::content_type(&file).to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, report.workbook(&columns, reader.words())?).into_response())
}

/// Notes that it was done (field `note`).
pub async fn finish(posted: Posted) -> Answer {
    let reader = &posted.reader;
    let permit = reader.permit::<ReviewAccess>()?;
    match reader.desk().finish_access_review(&permit, posted.fields.get("note")).await {
        Ok(()) => Ok(done("/accounts/review", "access-reviewed")),
        Err(error) if error.is_callers() => {
            let view = view(reader, Some(error.say(reader.words()))).await?;
            let mut response = reader.page(&view, Frame::at(Place::Access)).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}
