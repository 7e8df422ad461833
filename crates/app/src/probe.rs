//! An invented office in a folder that goes with it, and somebody signed in:
//! what `kecan bench` and the benches measure pages on.

use crate::cli::{Format, Global};
use crate::commands::play;
use crate::demo::{Office, Tale};
use ::demo::Scenario;
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use desk::{Desk, SignIn};
use roster::PlanKind;
use std::time::{Duration, Instant};
use tower::ServiceExt;
use words::{Lang, Words};

/// The account that opens the pages: the one that may open most of them.
const READER: &str = "can-bo";

/// A page to open.
#[derive(Debug, Clone)]
pub struct Page {
    /// What it is, by code: `page-CODE` in the catalogue names it.
    pub code: &'static str,
    /// Its path.
    pub path: String,
}

/// What making the site has cost.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// The whole story: import, 33 reviews, papers.
    pub story: Duration,
    /// Records in the roster: people.
    pub people: usize,
}

/// A demonstration site of its own, its pages, and a session.
pub struct Probe {
    router: Router,
    office: Office,
    cookie: String,
    pages: Vec<Page>,
    made: Made,
    _folder: tempfile::TempDir,
}

impl Probe {
    /// Plays the demonstration of 2017 in a temporary folder and signs in.
    ///
    /// # Errors
    /// When the folder cannot be written or the demonstration fails.
    pub async fn new() -> Result<Self> {
        let folder = tempfile::tempdir().context("temporary folder")?;
        let global = Global {
            config: None,
            dir: folder.path().join("site"),
            database: None,
            account: None,
            lang: Lang::Vi.code().to_owned(),
            format: Format::Table,
        };
        let started = Instant::now();
        let office = Office::found(&global, Scenario::District2017, 1).await?;
        play(&office, &mut Tale::silent(Words::load(Lang::Vi))).await?;
        let made = Made { story: started.elapsed(), people: office.world.people().len() };
        let desk = &office.site.desk;
        let account = office.accounts.iter().find(|account| account.name == READER);
        let account = account.context(READER)?;
        let signed_in = desk.sign_in(&account.name, &account.password, "").await?;
        let SignIn::Done(signed_in) = signed_in else { bail!("a second factor") };
        let pages = pages_of(&office, desk).await?;
        let papers = office.site.dir.join(crate::site::PAPERS);
        let router = pages::router(pages::Pages::new(desk.clone(), papers, Vec::new()));
        let cookie = format!("kecan={}", signed_in.token);
        Ok(Self { router, office, cookie, pages, made, _folder: folder })
    }

    /// The pages that it can open.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// What making it has cost.
    pub fn made(&self) -> Made {
        self.made
    }

    /// Opens a page as the server does for a browser, without the network.
    /// Returns its length in bytes.
    ///
    /// # Errors
    /// When the answer is anything but the page.
    pub async fn open(&self, path: &str) -> Result<usize> {
        let request = Request::get(path).header(header::COOKIE, &self.cookie).body(Body::empty())?;
        let answer = self.router.clone().oneshot(request).await?;
        if !answer.status().is_success() {
            bail!("{path}: {}", answer.status());
        }
        Ok(axum::body::to_bytes(answer.into_body(), usize::MAX).await?.len())
    }

    /// Checks every plan of the site against the law in force, as `kecan check`
    /// does. Returns the number of findings made.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub async fn check(&self) -> Result<usize> {
        let desk = &self.office.site.desk;
        Ok(desk.check(&self.office.reader, desk.today(), Lang::Vi).await?.made)
    }
}

/// One page of each kind: the top unit's where there is a choice, because it
/// is the longest.
async fn pages_of(office: &Office, desk: &Desk) -> Result<Vec<Page>> {
    let top = office.world.top_code();
    let board = desk.board(&office.results, desk.today(), Lang::Vi).await?;
    let row = board.rows.iter().rfind(|row| row.unit == top && row.kind == PlanKind::Titles);
    let review = row.context("the top unit's review")?.review;
    let people = desk.find_people(&office.reader, "a", 1).await?;
    let (person, ..) = people.first().context("a person")?;
    let page = |code, path: String| Page { code, path };
    Ok(vec![
        page("board", "/".to_owned()),
        page("plans", "/plans".to_owned()),
        page("plan", format!("/plans/{top}?kind=titles")),
        page("review", format!("/reviews/{review}")),
        page("step", format!("/reviews/{review}/steps/1")),
        page("posts", format!("/posts/{top}")),
        page("coverage", format!("/coverage?unit={top}")),
        page("people", "/people?q=nguyen".to_owned()),
        page("person", format!("/people/{person}")),
        page("law", format!("/law?unit={top}")),
    ])
}
