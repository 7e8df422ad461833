//! What surrounds a page, and the page as an answer.

use super::reader::{Reader, Visitor};
use super::{cookies, help, operate, urls};
use crate::views::{self, Link, Notice, Place, Shell, Tone, User, View};
use axum::response::{Html, IntoResponse, Redirect, Response};
use desk::{
    Actor, ImportRecords, ManageAccounts, ReadJournal, ReadPeople, ReadResults, ReviewAccess, Role,
    RunSite,
};
use words::Words;

/// What a handler adds to the header of its page.
#[derive(Default)]
pub struct Frame {
    /// The place that the page belongs to.
    pub here: Option<Place>,
    /// From the front page to this one.
    pub trail: Vec<Link>,
    /// Its secrecy mark.
    pub secrecy: Option<String>,
    /// What was just done: a code of [`DONE`].
    pub done: Option<String>,
}

impl Frame {
    /// A page of a place.
    pub fn at(here: Place) -> Self {
        Self { here: Some(here), ..Self::default() }
    }
}

/// What a page can report as just done. The address carries the code, never a
/// text, so that nobody can make a page say what they like.
pub const DONE: &[&str] = &[
    "proposed",
    "convened",
    "held",
    "counted",
    "proposed-release",
    "released",
    "recount",
    "concluded",
    "reopened",
    "decided",
    "law-confirmed",
    "law-withdrawn",
    "papers-issued",
    "decided-scan",
    "prepared",
    "roster-changed",
    "checked-in",
    "checked-out",
    "excused",
    "substituted",
    "noted",
    "agreed",
    "record-closed",
    "record-reopened",
    "screen-made",
    "ballot-prepared",
    "ballot-voided",
    "vote-closed",
    "box-first",
    "withdrawal-proposed",
    "vote-kept",
    "vote-given-up",
    "imported",
    "import-undone",
    "merged",
    "told-apart",
    "answered",
    "import-stopped",
    "columns-learnt",
    "value-learnt",
    "habit-forgotten",
    "values-filled",
    "review-opened",
    "list-edited",
    "list-undone",
    "list-redone",
    "scenario-made",
    "scenario-adopted",
    "scenario-put-away",
    "search-kept",
    "search-dropped",
    "account-changed",
    "account-disabled",
    "account-enabled",
    "account-unlocked",
    "password-changed",
    "second-dropped",
    "sessions-ended",
    "password-chosen",
    "lent",
    "access-reviewed",
    "lending-ended",
    "papers-noted",
    "view-kept",
    "view-dropped",
    "correction-asked",
    "correction-accepted",
    "correction-declined",
    "readiness-judged",
    "readiness-withdrawn",
    "secrecy-raised",
    "secrecy-proposed",
    "secrecy-lowered",
    "secrecy-declined",
    "passkey-added",
    "passkey-dropped",
];

/// After an action: to a page that reports it.
pub fn done(path: &str, what: &'static str) -> Response {
    debug_assert!(DONE.contains(&what));
    let join = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{join}done={what}")).into_response()
}

/// A view as an answer, framed for a visitor and, once signed in, a reader.
pub async fn answer<V: View>(
    visitor: &Visitor,
    reader: Option<&Reader>,
    view: &V,
    frame: Frame,
) -> Response {
    // A page whose header lacks the site's name is better than no page.
    let unit = visitor.pages.desk().site_name().await.unwrap_or_default();
    let mut notices = notices(frame.done.as_deref(), visitor.words());
    if reader.is_some_and(|reader| reader.actor.has::<RunSite>()) {
        notices.extend(operate::warnings(&visitor.pages, visitor.words()).await);
    }
    let shell = Shell {
        lang: visitor.lang,
        unit,
        user: reader.map(|reader| user(&reader.actor)),
        places: reader.map(|reader| places(&reader.actor)).unwrap_or_default(),
        here: frame.here,
        trail: frame.trail,
        path: urls::local(&visitor.path).to_owned(),
        csrf: reader
            .map(|reader| cookies::masked(&reader.csrf, &reader.desk().draw_mask()))
            .unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        law_digest: visitor.pages.desk().book().digest().to_owned(),
        demo: !visitor.pages.0.demo_accounts.is_empty(),
        secrecy: frame.secrecy,
        notices,
        help: help::of(visitor, reader.map(|reader| &reader.actor)),
    };
    Html(views::render(&shell, view).into_string()).into_response()
}

fn notices(done: Option<&str>, words: &Words) -> Vec<Notice> {
    let known = done.and_then(|code| DONE.iter().find(|known| **known == code));
    let text = known.map(|code| words.text(&format!("done-{code}")));
    text.map(|text| Notice { tone: Tone::Done, text }).into_iter().collect()
}

fn user(actor: &Actor) -> User {
    User { name: actor.display_name.clone(), role: role(actor.role) }
}

/// The role as pages name it.
pub fn role(role: Role) -> views::Role {
    match role {
        Role::Officer => views::Role::Officer,
        Role::StandingBody => views::Role::StandingBody,
        Role::CountingTeam => views::Role::CountingTeam,
        Role::UpperOffice => views::Role::UpperOffice,
        Role::Administrator => views::Role::Administrator,
        Role::Auditor => views::Role::Auditor,
    }
}

/// Where this actor may go, in order.
fn places(actor: &Actor) -> Vec<Place> {
    let each = [
        (Place::Board, actor.has::<ReadResults>()),
        (Place::Plans, actor.has::<ReadPeople>()),
        (Place::Posts, actor.has::<ReadPeople>()),
        (Place::People, actor.has::<ReadPeople>()),
        (Place::Imports, actor.has::<ImportRecords>()),
        (Place::Law, actor.has::<ReadResults>()),
        (Place::Journal, actor.has::<ReadJournal>()),
        (Place::Operate, actor.has::<RunSite>()),
        (Place::Accounts, actor.has::<ManageAccounts>()),
        (Place::Access, actor.has::<ReviewAccess>()),
    ];
    each.into_iter().filter(|(_, may)| *may).map(|(place, _)| place).collect()
}
