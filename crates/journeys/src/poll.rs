//! An electronic vote of one office, from the first command to the piles: the
//! real binary, voters as plain HTTP requests.

use crate::demo;
use crate::site::{Running, Site};
use crate::{free_port, voter};
use anyhow::{Context, Result, bail, ensure};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::thread;
use std::time::{Duration, Instant};

/// A conference at which people vote electronically.
pub struct Poll {
    /// Its data folder.
    pub site: Site,
    /// The codes on the cards, in the order in which they were printed.
    pub codes: Vec<String>,
    /// Rows of the form.
    pub rows: usize,
    database: Option<String>,
    review: String,
    port: u16,
    server: Option<Running>,
}

impl Poll {
    /// Holds a conference of `present` people and opens the vote with `cards`
    /// code cards. On `database`, which must be empty, or on the data folder's
    /// own SQLite file.
    ///
    /// # Errors
    /// When a command does not do its work.
    pub fn open(database: Option<String>, present: u32, cards: u32) -> Result<Self> {
        Self::open_with_lines(database, present, cards, 0)
    }

    /// The same, on a form with `lines` lines for names for each post.
    ///
    /// # Errors
    /// When a command does not do its work.
    pub fn open_with_lines(
        database: Option<String>,
        present: u32,
        cards: u32,
        lines: u32,
    ) -> Result<Self> {
        let mut poll = Self::hall(database, present, lines)?;
        let cards = cards.to_string();
        let said = poll.done(&["vote", "open", &poll.review, "1", "--cards", &cards])?;
        poll.codes = said.lines().map(str::to_owned).collect();
        ensure!(poll.codes.len().to_string() == cards, "codes: {said}");
        Ok(poll)
    }

    /// Holds the conference and opens no vote yet.
    ///
    /// # Errors
    /// When a command does not do its work.
    pub fn hall(database: Option<String>, present: u32, lines: u32) -> Result<Self> {
        let site = Site::new()?;
        let port = free_port()?;
        let mut poll = Self {
            site,
            codes: Vec::new(),
            rows: 0,
            database,
            review: String::new(),
            port,
            server: None,
        };
        poll.done(&["init"])?;
        let files = demo::rosters(&poll.site)?.into_iter().map(|file| file.into_os_string());
        let import: Vec<OsString> = std::iter::once(OsString::from("import"))
            .chain(files)
            .chain(["--as-of=2017-01-10".into()])
            .collect();
        poll.site.done(&poll.with_database(&import))?;
        let unit = ["review", "open", "SL.TB.BDV", "--plan", "titles", "--term", "2015-2020"];
        poll.done(&[&unit[..], &["--on", "2017-03-07"]].concat())?;
        let shown = poll.done(&["review", "show", "--format", "json"])?;
        let reviews: serde_json::Value = serde_json::from_str(&shown)?;
        let id = reviews[0]["review"].as_str().context("the review's id")?;
        poll.review = id.to_owned();
        let review = poll.review.clone();
        poll.done(&["review", "step", "convene", &review, "1", "--on", "2017-03-08"])?;
        if lines > 0 {
            let (lines, out) = (lines.to_string(), poll.site.dir().with_file_name("phieu.pdf"));
            let out = out.to_string_lossy().into_owned();
            let print = ["ballot", "print", &review, "1", "--write-ins", &lines, "--out", &out];
            poll.done(&print)?;
        }
        poll.done(&["review", "step", "hold", &review, "1"])?;
        poll.fill_the_hall(present)?;
        let form = poll.done(&["review", "step", "show", &review, "1", "--format", "csv"])?;
        poll.rows = form.lines().count() - 1;
        Ok(poll)
    }

    /// Runs a command on the poll's database and returns what it said.
    ///
    /// # Errors
    /// When it is not done.
    pub fn done(&self, args: &[&str]) -> Result<String> {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        Ok(self.site.done(&self.with_database(&args))?.stdout)
    }

    fn with_database(&self, args: &[OsString]) -> Vec<OsString> {
        let database = self.database.iter().flat_map(|url| ["--database".into(), url.into()]);
        args.iter().cloned().chain(database).collect()
    }

    /// The demonstration's offices are small: a hall of a thousand is one of
    /// them with more people in it.
    fn fill_the_hall(&self, present: u32) -> Result<()> {
        let changed = self.ask(async |db| {
            let held = "SELECT id, content FROM step WHERE content LIKE '%\"held\"%'";
            let rows = sqlx::query(held).fetch_all(&mut *db).await?;
            let row = rows.first().context("no step is held")?;
            let (id, content): (i64, String) = (row.get(0), row.get(1));
            let mut content: serde_json::Value = serde_json::from_str(&content)?;
            let state = content.get_mut("state").context("the state of the step")?;
            state["convened"] = present.into();
            state["present"] = present.into();
            let sql = "UPDATE step SET content = $1 WHERE id = $2";
            let query = sqlx::query(sql).bind(content.to_string()).bind(id);
            Ok(query.execute(&mut *db).await?.rows_affected())
        })?;
        ensure!(changed == 1, "the hall was not filled");
        Ok(())
    }

    /// Serves the pages on the poll's port and waits until they answer.
    ///
    /// # Errors
    /// When the server ends at once or does not answer.
    pub fn serve(&mut self) -> Result<()> {
        let listen = format!("127.0.0.1:{}", self.port);
        let args: Vec<OsString> =
            ["serve", "--listen", &listen].iter().map(OsString::from).collect();
        let mut running = self.site.start(&self.with_database(&args))?;
        let started = Instant::now();
        while voter::request(self.port, "GET", "/vote", "").is_err() {
            if running.has_ended()? || started.elapsed() > Duration::from_secs(60) {
                bail!("the server does not answer\n{}", running.said());
            }
            thread::sleep(Duration::from_millis(20));
        }
        self.server = Some(running);
        Ok(())
    }

    /// Ends the server as a power cut would, and returns what it said.
    ///
    /// # Errors
    /// When it cannot be killed.
    pub fn kill(&mut self) -> Result<String> {
        let Some(server) = self.server.take() else { return Ok(String::new()) };
        let said = server.said();
        server.killed()?;
        Ok(said)
    }

    /// The review.
    pub fn review(&self) -> &str {
        &self.review
    }

    /// The server's port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The server's process.
    pub fn process(&self) -> Option<u32> {
        self.server.as_ref().map(Running::process)
    }

    /// Closes the vote and opens the box, by two people. No server may run.
    ///
    /// # Errors
    /// When a command is refused.
    pub fn count(&self, issued: usize) -> Result<()> {
        let issued = issued.to_string();
        self.done(&["vote", "close", &self.review, "1", "--as", "kiem-phieu-1"])?;
        let count = ["vote", "count", &self.review, "1", "--issued", &issued];
        self.done(&[&count[..], &["--as", "kiem-phieu-1"]].concat())?;
        self.done(&[&count[..], &["--as", "kiem-phieu-2"]].concat())?;
        Ok(())
    }

    /// The piles of a count: marks → sheets.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn piles(&self, count: u32) -> Result<BTreeMap<String, i64>> {
        let sql = format!("SELECT marks, sheets FROM sheet_pile WHERE count_number = {count}");
        Ok(self.rows(&sql)?.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// The rows that a statement gives.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn rows(&self, sql: &str) -> Result<Vec<AnyRow>> {
        let sql = sql.to_owned();
        self.ask(async move |db| Ok(sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *db).await?))
    }

    fn ask<T>(&self, work: impl AsyncFnOnce(&mut AnyConnection) -> Result<T>) -> Result<T> {
        let url = match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.site.dir().join("kecan.sqlite").display()),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            sqlx::any::install_default_drivers();
            let mut db = AnyConnection::connect(&url).await?;
            let done = work(&mut db).await?;
            db.close().await?;
            Ok(done)
        })
    }
}

/// A fresh database on the PostgreSQL server that `KECAN_TEST_POSTGRES` names;
/// `None` where there is none.
///
/// # Errors
/// When the server refuses.
pub fn fresh_postgres(name: &str) -> Result<Option<String>> {
    let Ok(admin) = std::env::var("KECAN_TEST_POSTGRES") else { return Ok(None) };
    let name = format!("kecan_poll_{name}_{}", std::process::id());
    let (server, _) = admin.rsplit_once('/').context("postgres://server/database")?;
    let url = format!("{server}/{name}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        sqlx::any::install_default_drivers();
        let mut db = AnyConnection::connect(&admin).await?;
        for sql in [
            format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            format!("CREATE DATABASE {name}"),
        ] {
            sqlx::query(AssertSqlSafe(sql)).execute(&mut db).await?;
        }
        db.close().await?;
        Ok(Some(url))
    })
}
