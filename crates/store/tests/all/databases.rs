//! A fresh database of each kind for each test, and a way past the store to
//! its tables.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Store, Tx};
use tokio::runtime::Runtime;

/// The databases that the store serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    PostgreSql,
}

/// A database of one test, at first empty.
pub struct Site {
    pub kind: Kind,
    pub url: String,
    folder: tempfile::TempDir,
}

impl Site {
    /// Opens it as the program does.
    pub async fn store(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// A connection that knows nothing of the store, as somebody has who wants
    /// to change records without it.
    pub async fn raw(&self) -> Raw {
        sqlx::any::install_default_drivers();
        let url = match self.kind {
            Kind::Sqlite => format!("{}?mode=rwc", self.url),
            Kind::PostgreSql => self.url.clone(),
        };
        Raw { kind: self.kind, connection: AnyConnection::connect(&url).await.unwrap() }
    }

    /// The bytes of the database's files: the file itself, and the log beside
    /// it while it is open.
    pub fn file_bytes(&self) -> Vec<u8> {
        assert_eq!(self.kind, Kind::Sqlite, "only SQLite is a file");
        let file = std::fs::read(self.folder.path().join(FILE)).unwrap();
        let log = std::fs::read(self.folder.path().join(format!("{FILE}-wal")));
        [file, log.unwrap_or_default()].concat()
    }
}

/// A connection past the store.
pub struct Raw {
    pub kind: Kind,
    connection: AnyConnection,
}

impl Raw {
    /// Runs one statement and tells how many rows it touched.
    pub async fn run(&mut self, sql: impl Into<String>) -> u64 {
        let sql = sql.into();
        let query = sqlx::query(AssertSqlSafe(sql.clone()));
        let done = query.execute(&mut self.connection).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected()
    }

    pub async fn rows(&mut self, sql: impl Into<String>) -> Vec<AnyRow> {
        let sql = sql.into();
        let query = sqlx::query(AssertSqlSafe(sql.clone()));
        let rows = query.fetch_all(&mut self.connection).await;
        rows.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The first column of each row, as text.
    pub async fn texts(&mut self, sql: impl Into<String>) -> Vec<String> {
        use sqlx::Row;
        self.rows(sql).await.iter().map(|row| row.get(0)).collect()
    }

    /// The names of all tables, but the list of migrations that were run.
    pub async fn tables(&mut self) -> Vec<String> {
        let sql = match self.kind {
            Kind::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
            Kind::PostgreSql => {
                "SELECT table_name::text FROM information_schema.tables \
                 WHERE table_schema = 'public'"
            }
        };
        let mut tables = self.texts(sql).await;
        tables.retain(|name| name != "_sqlx_migrations");
        tables.sort_unstable();
        tables
    }

    /// The columns of a table, in order.
    pub async fn columns(&mut self, table: &str) -> Vec<String> {
        let sql = match self.kind {
            Kind::Sqlite => format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
            Kind::PostgreSql => format!(
                "SELECT column_name::text FROM information_schema.columns \
                 WHERE table_name = '{table}' ORDER BY ordinal_position"
            ),
        };
        self.texts(sql).await
    }

    /// Lets rows point at nothing, for tests that alter single cells.
    pub async fn forget_foreign_keys(&mut self) {
        let sql = match self.kind {
            Kind::Sqlite => "PRAGMA foreign_keys = OFF",
            Kind::PostgreSql => "SET session_replication_role = replica",
        };
        self.run(sql).await;
    }

    /// What tells in which order a table's rows lie on disk.
    pub fn place_on_disk(&self) -> &'static str {
        match self.kind {
            Kind::Sqlite => "rowid",
            Kind::PostgreSql => "ctid",
        }
    }
}

// A folder name as offices have it: with spaces and diacritics.
const FOLDER: &str = "Tổ chức cán bộ ";
const FILE: &str = "kế cận.db";

// An office's server sorts text by its own language and not by bytes: what the
// store promises must not hang on that.
const SORTED_AS_IN_VIETNAM: &str =
    "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'vi' LOCALE 'C.UTF-8'";

/// Runs `test` over a fresh database of each kind, outside of any async task.
pub fn each(test: impl Fn(&Runtime, &Site)) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = || tempfile::Builder::new().prefix(FOLDER).tempdir().unwrap();
    let place = folder();
    let url = format!("sqlite://{}", place.path().join(FILE).display());
    test(&runtime, &Site { kind: Kind::Sqlite, url, folder: place });
    let Ok(admin) = std::env::var("KECAN_TEST_POSTGRES") else { return };
    let name = fresh_name();
    runtime.block_on(ask(&admin, format!("CREATE DATABASE {name} {SORTED_AS_IN_VIETNAM}")));
    let site = Site { kind: Kind::PostgreSql, url: beside(&admin, &name), folder: folder() };
    let done = catch_unwind(AssertUnwindSafe(|| test(&runtime, &site)));
    // Forced, because a failed test leaves its connections open.
    runtime.block_on(ask(&admin, format!("DROP DATABASE {name} WITH (FORCE)")));
    if let Err(panic) = done {
        eprintln!("the test failed on PostgreSQL");
        resume_unwind(panic);
    }
}

/// Runs `test` over a fresh, opened database of each kind.
pub fn everywhere(test: impl AsyncFn(&Site, Store)) {
    each(|runtime, site| {
        runtime.block_on(async {
            let store = site.store().await;
            test(site, store.clone()).await;
            store.close().await;
        });
    });
}

/// What `read` finds in a transaction of its own.
pub async fn reading<T>(store: &Store, read: impl AsyncFnOnce(&mut Tx) -> T) -> T {
    read(&mut store.read().await.unwrap()).await
}

/// The digest of all records.
pub async fn digest(store: &Store) -> String {
    reading(store, async |tx| tx.digest().await.unwrap()).await
}

fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("kecan_test_{}_{number}", std::process::id())
}

fn beside(admin: &str, name: &str) -> String {
    let (address, settings) = admin.split_once('?').map_or((admin, ""), |(a, s)| (a, s));
    let (server, _) = address.rsplit_once('/').expect("postgres://server/database");
    if settings.is_empty() {
        format!("{server}/{name}")
    } else {
        format!("{server}/{name}?{settings}")
    }
}

async fn ask(admin: &str, sql: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(admin).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
