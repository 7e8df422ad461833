//! What keeps a page from being shown, and the page that says so.

use super::frame::{Frame, answer};
use super::reader::Visitor;
use super::{Pages, urls};
use crate::views::{ErrorPage, Trouble};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use desk::DeskError;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use words::Words;

/// What keeps a page from being shown.
#[derive(Debug)]
pub enum Failure {
    /// The desk refused or failed.
    Desk(DeskError),
    /// There is no such page.
    NoPage,
    /// The form or the query cannot be read.
    Unreadable,
    /// The account sends files too often.
    TooOften,
    /// The form does not carry the session's token.
    BadToken,
    /// Another site sent the form.
    Foreign,
    /// The paper's file is no longer the one that was issued.
    PaperChanged(String),
    /// The paper's file is gone.
    PaperMissing(String),
}

/// What a handler answers.
pub type Answer = Result<Response, Failure>;

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}

impl IntoResponse for Failure {
    /// A bare status with the failure beside it; [`super::guard`] makes the page.
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

impl Failure {
    fn trouble(&self) -> Option<Trouble> {
        Some(match self {
            Self::NoPage => Trouble::NotFound,
            Self::TooOften => Trouble::TooMany,
            Self::Unreadable | Self::BadToken => Trouble::BadRequest,
            Self::Foreign => Trouble::Forbidden,
            Self::PaperChanged(_) | Self::PaperMissing(_) => Trouble::Conflict,
            Self::Desk(error) => return trouble_of(error),
        })
    }

    fn detail(&self, words: &Words) -> Option<String> {
        let of_file = |key, file: &String| Some(words.with(key, &[("file", file.into())]));
        match self {
            Self::NoPage | Self::Unreadable => None,
            Self::TooOften => Some(words.text("keys-too-many-uploads")),
            Self::BadToken => Some(words.text("error-token")),
            Self::Foreign => Some(words.text("error-origin")),
            Self::PaperChanged(file) => of_file("error-paper-changed", file),
            Self::PaperMissing(file) => of_file("error-paper-missing", file),
            Self::Desk(error) => {
                let said = error.is_callers() || error.machine_trouble().is_some();
                said.then(|| error.say(words))
            }
        }
    }
}

/// The kind of trouble that a desk's error is; `None` for a fault of the
/// program.
fn trouble_of(error: &DeskError) -> Option<Trouble> {
    Some(match error {
        DeskError::Forbidden { .. }
        | DeskError::OutsideScope { .. }
        | DeskError::OwnCase
        | DeskError::AboveClearance
        | DeskError::Access(desk::AccessRefusal::AboveCeiling)
        | DeskError::NotAlone => Trouble::Forbidden,
        DeskError::NotFound { .. } => Trouble::NotFound,
        DeskError::BadDate { .. } => Trouble::BadRequest,
        DeskError::Locked { .. } => Trouble::TooMany,
        error if error.is_callers() => Trouble::Conflict,
        _ => return None,
    })
}

/// The page for a failure, in the reader's language. A fault of the program is
/// noted under a reference that the page shows.
pub async fn page(
    pages: &Pages,
    visitor: &Visitor,
    method: &Method,
    failure: &Failure,
) -> Response {
    if let Failure::Desk(DeskError::NoSession) = failure {
        return to_sign_in(visitor, method);
    }
    let trouble = failure.trouble().unwrap_or_else(|| {
        let reference = reference(pages, failure);
        note(pages, visitor, method, &reference, failure);
        Trouble::Internal { reference }
    });
    let status = StatusCode::from_u16(trouble.status()).unwrap_or_default();
    let detail = failure.detail(Words::load(visitor.lang));
    // A page that cannot be read now cannot be read by going back to it.
    let back =
        if matches!(*method, Method::GET | Method::HEAD) { "/" } else { above(&visitor.path) };
    let view = ErrorPage { trouble, detail, back: back.to_owned() };
    let reader = visitor.signed_in().await.ok();
    let mut response = answer(visitor, reader.as_ref(), &view, Frame::default()).await;
    *response.status_mut() = status;
    response
}

fn to_sign_in(visitor: &Visitor, method: &Method) -> Response {
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let back = if reads { urls::local(&visitor.path) } else { above(&visitor.path) };
    let back = urls::encode(back);
    let ended = if visitor.token.is_some() { "&ended=1" } else { "" };
    Redirect::to(&format!("/sign-in?back={back}{ended}")).into_response()
}

/// The page above an action.
fn above(path: &str) -> &str {
    let path = urls::local(path);
    match path.rsplit_once('/') {
        Some((above, _)) if above.starts_with("/reviews/") => above,
        _ => "/",
    }
}

/// A short number by which the note is found again.
fn reference(pages: &Pages, failure: &Failure) -> String {
    let digest = Sha256::digest(format!("{}{failure:?}", pages.desk().now()).as_bytes());
    let hex: String = digest.iter().take(4).map(|byte| format!("{byte:02X}")).collect();
    format!("K-{}-{}", &hex[..4], &hex[4..])
}

/// The path that a note names: without its query, and without the code of a
/// card, which a phone's camera puts into the address, or a one-time link.
fn named(path: &str) -> &str {
    let secret = ["/v/", "/welcome/"].into_iter().find(|above| path.starts_with(above));
    secret.unwrap_or_else(|| path.split('?').next().unwrap_or_default())
}

/// One line on the standard error stream: when, which page, what kind of fault.
/// The path without its query, because a query can hold a name; of records
/// that contradict each other the column, not the value.
fn note(pages: &Pages, visitor: &Visitor, method: &Method, reference: &str, failure: &Failure) {
    let path = named(&visitor.path);
    let text = match failure {
        Failure::Desk(error) => error.to_string(),
        other => format!("{other:?}"),
    };
    let text = match (text.find('«'), text.rfind('»')) {
        (Some(from), Some(to)) if from < to => format!("{}«…{}", &text[..from], &text[to..]),
        _ => text,
    };
    eprintln!("{} {reference} {method} {path}: {text}", pages.desk().now());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_failed_action_one_goes_back_to_the_page_above() {
        assert_eq!(above("/reviews/0a/steps/2/hold"), "/reviews/0a/steps/2");
        assert_eq!(above("/reviews/0a/propose"), "/reviews/0a");
        assert_eq!(above("/sign-out"), "/");
    }

    #[test]
    fn a_note_names_neither_a_query_nor_the_code_of_a_card() {
        assert_eq!(named("/people?q=an"), "/people");
        assert_eq!(named("/v/7KQX-02MD-9RTA"), "/v/");
        assert_eq!(named("/welcome/0f1e"), "/welcome/");
    }

    #[test]
    fn only_a_fault_of_the_program_has_no_trouble_of_its_own() {
        let status = |error| trouble_of(&error).map(|trouble| trouble.status());
        assert_eq!(status(DeskError::BadDate { text: "x".into() }), Some(400));
        assert_eq!(status(DeskError::OutsideScope { unit: "A".into() }), Some(403));
        assert_eq!(status(DeskError::NotFound { what: "unit", name: "A".into() }), Some(404));
        assert_eq!(status(DeskError::AlreadyCounted), Some(409));
        assert_eq!(status(DeskError::Locked { minutes: 3 }), Some(429));
        assert_eq!(status(DeskError::Internal("x".into())), None);
    }
}
