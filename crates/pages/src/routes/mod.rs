//! The HTTP side: who asks, what they may, one action of the desk, a page.
//!
//! A handler does four things and decides none: it takes the session's
//! [`reader::Reader`], asks it for the permit, calls the desk, and hands the
//! read model to [`map`], which lays out a view's context. What fails travels
//! as a [`failure::Failure`] to [`guard`], which words it for the reader.

mod access;
mod accounts;
mod ballots;
mod board;
mod case_files;
mod compressing;
mod conference;
mod cookies;
mod corrections;
mod counting;
mod door;
mod failure;
mod files;
mod frame;
mod guard;
mod help;
mod import_words;
mod imports;
mod journal;
mod law;
mod limits;
mod listening;
mod lists;
mod map;
mod nine_boxes;
mod open_review;
mod operate;
mod own_account;
mod passkeys;
mod people;
mod plans;
mod posts;
mod projector;
mod reader;
mod reviews;
mod scans;
mod search;
mod secrecy;
mod sessions;
mod setup;
mod steps;
mod table;
mod urls;
mod vote;
mod votes;
mod watch;
mod who;

use crate::import_jobs::ImportJobs;
use crate::operating::{Counted, Operating};
use crate::scans::{SCANS, ScanFolder};
use crate::waiting::{WAITING, WaitingFolder};
use axum::extract::{DefaultBodyLimit, FromRequestParts};
use axum::http::request::Parts;
use axum::routing::{get, post};
use axum::{Router, middleware};
use desk::{Desk, NewAccount};
use failure::Failure;
use std::path::PathBuf;
use std::sync::Arc;

pub use files::{write_papers, write_whole};
pub use listening::serve;
pub use table::{Need, ROUTES, Route};

/// The most that a form may send, in bytes: two thousand sheets of three
/// hundred rows.
const MOST_BYTES: usize = 1 << 20;

/// The most that one sending of scanned files may have, in bytes.
const MOST_UPLOAD: usize = 1 << 30;

/// What the pages stand on. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Pages(Arc<Ground>);

struct Ground {
    desk: Desk,
    papers: PathBuf,
    demo_accounts: Vec<NewAccount>,
    watch: watch::Watch,
    over_tls: bool,
    wrong_codes: vote::WrongCodes,
    wrong_tries: limits::WrongTries,
    uploads: limits::Uploads,
    hosts: Vec<String>,
    imports: ImportJobs,
    operating: Operating,
    counted: Counted,
}

impl Pages {
    /// Pages over a desk. `papers` is the folder of issued papers;
    /// `demo_accounts` are shown on the sign-in page with their passwords and
    /// mark every page as a demonstration – empty on any real site.
    pub fn new(desk: Desk, papers: PathBuf, demo_accounts: Vec<NewAccount>) -> Self {
        Self::over(desk, papers, demo_accounts, false)
    }

    /// The same, for a listener that speaks TLS: cookies are for TLS alone
    /// then, and browsers are told to ask in no other way.
    pub fn over_tls(desk: Desk, papers: PathBuf, demo_accounts: Vec<NewAccount>) -> Self {
        Self::over(desk, papers, demo_accounts, true)
    }

    fn over(desk: Desk, papers: PathBuf, demo_accounts: Vec<NewAccount>, over_tls: bool) -> Self {
        let wrong_codes = vote::WrongCodes::default();
        let watch = watch::Watch::default();
        let hosts = Vec::new();
        let imports = ImportJobs::default();
        Self(Arc::new(Ground {
            desk,
            papers,
            demo_accounts,
            watch,
            over_tls,
            wrong_codes,
            wrong_tries: limits::WrongTries::default(),
            uploads: limits::Uploads::default(),
            hosts,
            imports,
            operating: Operating::default(),
            counted: Counted::default(),
        }))
    }

    /// The same pages, knowing by which hosts and ports other machines of the
    /// network reach them; proposed where voters' cards are printed. To be
    /// called before the pages are shared.
    #[must_use]
    pub fn reached_at(mut self, hosts: Vec<String>) -> Self {
        if let Some(ground) = Arc::get_mut(&mut self.0) {
            ground.hosts = hosts;
        }
        self
    }

    /// The same pages with what is set for operating. To be called before the
    /// pages are shared.
    #[must_use]
    pub fn operated(mut self, operating: Operating) -> Self {
        if let Some(ground) = Arc::get_mut(&mut self.0) {
            ground.operating = operating;
        }
        self
    }

    /// The folder of page images: beside the folder of papers.
    fn scan_folder(&self) -> ScanFolder {
        ScanFolder::new(self.0.papers.with_file_name(SCANS))
    }

    /// The folder of files that wait to be imported: beside the folder of papers.
    fn waiting_folder(&self) -> WaitingFolder {
        WaitingFolder::new(self.0.papers.with_file_name(WAITING))
    }

    /// Takes the sheets' names off the images of results that are released. What
    /// fails is told in the server's log and done at the next occasion: the
    /// release itself stands.
    pub async fn clear_scans(&self) {
        if let Err(error) = crate::scans::clear(&self.0.desk, &self.scan_folder()).await {
            eprintln!("{error}");
        }
    }

    fn desk(&self) -> &Desk {
        &self.0.desk
    }
}

/// All routes.
pub fn router(pages: Pages) -> Router {
    Router::new()
        .route("/", get(board::board))
        .route("/sign-in", get(sessions::form).post(sessions::sign_in))
        .route("/sign-out", post(sessions::sign_out))
        .route("/language", post(sessions::language))
        .route("/plans", get(plans::index))
        .route("/plans/{unit}", get(plans::plan))
        .merge(search_routes())
        .route("/people/{id}", get(people::person))
        .route("/plans/{unit}/open", get(open_review::form).post(open_review::open))
        .route("/reviews/{id}", get(reviews::review))
        .route("/reviews/{id}/propose", post(reviews::propose))
        .route("/reviews/{id}/decide", get(reviews::decide_form).post(reviews::decide))
        .route("/reviews/{id}/reprint", get(files::reprint))
        .route("/reviews/{id}/steps/{step}", get(steps::step))
        .route("/reviews/{id}/steps/{step}/convene", get(steps::convene_form).post(steps::convene))
        .route("/reviews/{id}/steps/{step}/hold", get(steps::hold_form).post(steps::hold))
        .merge(counting_routes())
        .merge(lists::routes())
        .merge(secrecy::routes())
        .merge(case_files::routes())
        .merge(nine_boxes::routes())
        .merge(corrections::routes())
        .route("/reviews/{id}/steps/{step}/conclude", post(steps::conclude))
        .route("/reviews/{id}/steps/{step}/reopen", post(steps::reopen))
        .route("/reviews/{id}/steps/{step}/papers", post(steps::issue))
        .merge(scan_routes())
        .merge(posts::routes())
        .merge(import_routes())
        .merge(account_routes())
        .route("/reviews/{id}/steps/{step}/conference", get(conference::conference))
        .route(
            "/reviews/{id}/steps/{step}/conference/{what}",
            get(conference::paper).post(conference::act),
        )
        .route("/reviews/{id}/steps/{step}/attend", get(door::door).post(door::check_in))
        .route("/projector/{id}/{step}", get(projector::screen))
        .route("/projector/{id}/{step}/events", get(projector::events))
        .route("/reviews/{id}/steps/{step}/vote", get(votes::show))
        .route("/reviews/{id}/steps/{step}/vote/open", post(votes::open))
        .route("/reviews/{id}/steps/{step}/vote/cards", post(votes::cards))
        .route("/reviews/{id}/steps/{step}/vote/close", post(votes::close))
        .route("/reviews/{id}/steps/{step}/vote/count", post(votes::count))
        .route("/reviews/{id}/steps/{step}/vote/withdraw", post(votes::withdraw))
        .route("/reviews/{id}/steps/{step}/vote/withdraw/confirm", post(votes::give_up))
        .route("/reviews/{id}/steps/{step}/vote/withdraw/keep", post(votes::keep))
        .route("/vote", get(vote::start))
        .route("/v/{code}", get(vote::from_card))
        .route("/vote/ballot", get(vote::again).post(vote::mark))
        .route("/vote/review", get(vote::again).post(vote::review))
        .route("/vote/send", get(vote::again).post(vote::send))
        .route("/vote/receipts", get(vote::receipts))
        .route("/reviews/{id}/steps/{step}/ballot", get(ballots::ballot).post(ballots::prepare))
        .route("/reviews/{id}/steps/{step}/ballot/preview", get(ballots::preview))
        .route("/reviews/{id}/steps/{step}/ballot/by-hand", get(ballots::by_hand))
        .route("/reviews/{id}/steps/{step}/ballot/print", post(ballots::print))
        .route("/reviews/{id}/steps/{step}/ballot/void", post(ballots::void))
        .route("/law", get(law::law))
        .route("/law/confirm", post(law::confirm))
        .route("/journal", get(journal::journal))
        .route("/papers/{*file}", get(files::paper))
        .route("/assets/{*file}", get(files::asset))
        .merge(operating_routes())
        .merge(help::routes())
        .merge(setup::routes())
        .fallback(|| async { Failure::NoPage })
        .method_not_allowed_fallback(|| async { Failure::NoPage })
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn_with_state(pages.clone(), guard::guard))
        .layer(compressing::layer())
        .layer(middleware::from_fn(compressing::spare_voters))
        .layer(middleware::from_fn_with_state(pages.clone(), operate::observe))
        .with_state(pages)
}

/// The routes of whoever runs the machine.
fn operating_routes() -> Router<Pages> {
    Router::new()
        .route("/health", get(operate::health))
        .route("/metrics", get(operate::metrics))
        .route("/operating", get(operate::page))
}

/// The routes of searching.
fn search_routes() -> Router<Pages> {
    Router::new()
        .route("/search", get(search::everything))
        .route("/people", get(search::people))
        .route("/people/export.xlsx", get(search::export_xlsx))
        .route("/people/export.csv", get(search::export_csv))
        .route("/people/searches", post(search::keep))
        .route("/people/searches/drop", post(search::forget))
}

/// The routes of scanned ballots. Files are longer than forms: each has its own
/// limit, and what is received goes to no disk and is gone once it is read.
fn scan_routes() -> Router<Pages> {
    let upload = post(scans::upload).layer(DefaultBodyLimit::max(MOST_UPLOAD));
    Router::new()
        .route("/reviews/{id}/steps/{step}/scans", get(scans::scans).merge(upload))
        .route(
            "/reviews/{id}/steps/{step}/scans/decide",
            get(scans::decide_form).post(scans::decide),
        )
        .route("/reviews/{id}/steps/{step}/scans/finish", post(scans::finish))
        .route("/reviews/{id}/steps/{step}/scans/decisions", get(scans::decisions))
        .route("/reviews/{id}/steps/{step}/scans/images/{name}", get(scans::image))
}

/// The routes of files that come in.
fn import_routes() -> Router<Pages> {
    // The form around the files has some bytes of its own.
    let most = ((imports::MOST_MEGABYTES as usize) << 20) + MOST_BYTES;
    let send = post(imports::send).layer(DefaultBodyLimit::max(most));
    Router::new()
        .route("/imports", get(imports::imports).merge(send))
        .route("/imports/check", get(imports::check))
        .route("/imports/faulty/{at}", get(imports::faulty))
        .route("/imports/take", post(imports::take))
        .route("/imports/discard", post(imports::discard))
        .route("/imports/undo", post(imports::undo))
        .route("/who", get(who::who))
        .route("/who/{one}/{other}", get(who::pair))
        .route("/who/{one}/{other}/merge", post(who::merge))
        .route("/who/{one}/{other}/apart", post(who::apart))
        .route("/differences", get(who::differences).post(who::answer))
        .route("/imports/progress", get(imports::progress))
        .route("/imports/stop", post(imports::stop))
        .route("/imports/columns/{at}", get(import_words::columns))
        .route("/imports/columns/{at}/learn", post(import_words::learn_columns))
        .route("/imports/values", get(import_words::values))
        .route("/imports/values/learn", post(import_words::learn_value))
        .route("/imports/values/forget", post(import_words::forget))
        .route("/imports/values/fill", post(import_words::fill))
}

/// The routes of accounts.
fn account_routes() -> Router<Pages> {
    Router::new()
        .merge(passkeys::routes())
        .route("/sign-in/code", get(sessions::second_form).post(sessions::second))
        .route("/welcome/{link}", get(own_account::welcome).post(own_account::accept))
        .route("/account", get(own_account::show))
        .route("/account/password", post(own_account::password))
        .route("/account/second-factor", get(own_account::second_form).post(own_account::second))
        .route("/account/second-factor/drop", post(own_account::drop_second))
        .route("/account/codes", post(own_account::codes))
        .route("/account/sessions", post(own_account::end_sessions))
        .route("/account/lend", post(own_account::lend))
        .route("/account/lend/end", post(own_account::end_lending))
        .route("/accounts", get(accounts::list).post(accounts::invite))
        .route("/accounts/review", get(access::show).post(access::finish))
        .route("/accounts/review.csv", get(access::table))
        .route("/accounts/review.xlsx", get(access::workbook))
        .route("/accounts/{id}", get(accounts::account).post(accounts::change))
        .route("/accounts/{id}/{what}", post(accounts::act))
}

/// What a page is to report as just done.
struct Done {
    done: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Done {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or_default();
        let done = query.split('&').find_map(|pair| pair.strip_prefix("done="));
        Ok(Self { done: done.map(str::to_owned) })
    }
}

/// The routes of the counting team.
fn counting_routes() -> Router<Pages> {
    Router::new()
        .route("/reviews/{id}/steps/{step}/count", get(counting::page).post(counting::whole))
        .route("/reviews/{id}/steps/{step}/count/sheet", post(counting::sheet))
        .route("/reviews/{id}/steps/{step}/count/mend", post(counting::mend))
        .route("/reviews/{id}/steps/{step}/count/name", post(counting::name))
        .route("/reviews/{id}/steps/{step}/count/kinds", post(counting::kinds))
        .route("/reviews/{id}/steps/{step}/count/third", post(counting::third))
        .route("/reviews/{id}/steps/{step}/count/close", post(counting::close))
        .route("/reviews/{id}/steps/{step}/release", get(counting::release_page))
        .route("/reviews/{id}/steps/{step}/release/propose", post(counting::propose))
        .route("/reviews/{id}/steps/{step}/release/confirm", post(counting::confirm))
        .route("/reviews/{id}/steps/{step}/release/merge", post(counting::merge))
        .route("/reviews/{id}/steps/{step}/recount", post(counting::recount))
}
