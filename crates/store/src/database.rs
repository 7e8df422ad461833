//! Opening a database and transactions.

use crate::editions::Touched;
use crate::seal::DatabaseKey;
use crate::who::Aliases;
use crate::{Horizon, StoreError, StoreTrouble};
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{
    Any, AnyConnection, AnyPool, AssertSqlSafe, Connection, Executor, SqlSafeStr, Transaction,
};
use std::sync::Arc;
use std::time::Duration;
use vault as _;

/// Each schema change, oldest first. A released one is never edited.
const MIGRATIONS: [(i64, &str, &str); 20] = [
    (1, "initial", include_str!("../migrations/0001_initial.sql")),
    (2, "pointed at", include_str!("../migrations/0002_pointed_at.sql")),
    (3, "law checks", include_str!("../migrations/0003_law_checks.sql")),
    (4, "count source", include_str!("../migrations/0004_count_source.sql")),
    (5, "ballot form", include_str!("../migrations/0005_ballot_form.sql")),
    (6, "counting", include_str!("../migrations/0006_counting.sql")),
    (7, "scanning", include_str!("../migrations/0007_scanning.sql")),
    (8, "electronic", include_str!("../migrations/0008_electronic.sql")),
    (9, "conference", include_str!("../migrations/0009_conference.sql")),
    (10, "vote withdrawal", include_str!("../migrations/0010_vote_withdrawal.sql")),
    (11, "scan parted", include_str!("../migrations/0011_scan_parted.sql")),
    (14, "profile form", include_str!("../migrations/0014_profile_form.sql")),
    (15, "who", include_str!("../migrations/0015_who.sql")),
    (16, "habit", include_str!("../migrations/0016_habit.sql")),
    (17, "accounts", include_str!("../migrations/0017_accounts.sql")),
    (18, "readiness", include_str!("../migrations/0018_readiness.sql")),
    (19, "search", include_str!("../migrations/0019_search.sql")),
    (20, "list edit", include_str!("../migrations/0020_list_edit.sql")),
    (21, "keys secrecy", include_str!("../migrations/0021_keys_secrecy.sql")),
    (22, "case file", include_str!("../migrations/0022_case_file.sql")),
];

/// An open database: SQLite (`sqlite://path`) or PostgreSQL (`postgres://…`).
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    is_sqlite: bool,
}

/// A transaction. Dropped without [`Tx::commit`], nothing of it remains.
pub struct Tx {
    pub(crate) inner: Transaction<'static, Any>,
    pub(crate) horizon: Option<Horizon>,
    pub(crate) aliases: Option<Arc<Aliases>>,
    pub(crate) touched: Touched,
}

/// Opens a SQLite file once and reads of it.
async fn look_at(url: &str, key: Option<&DatabaseKey>) -> Result<(), StoreError> {
    let mut first = AnyConnection::connect(url).await?;
    if let Some(key) = key {
        key.tell(&mut first).await?;
    }
    first.execute("PRAGMA busy_timeout = 15000").await?;
    first.execute("PRAGMA journal_mode = WAL").await?;
    first.execute("SELECT COUNT(*) FROM sqlite_master").await?;
    Ok(first.close().await?)
}

impl Store {
    /// Opens the database at `url`, creating a SQLite file that is not there,
    /// and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Driver`] or [`StoreError::Migration`].
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_at(url, None, None).await
    }

    /// The same for a file that may be sealed.
    ///
    /// # Errors
    /// The same, with [`StoreTrouble::Sealed`] when the key is not that of the
    /// file, or there is none.
    pub async fn open_sealed(url: &str, key: Option<DatabaseKey>) -> Result<Self, StoreError> {
        Self::open_at(url, None, key).await
    }

    /// The newest schema that this program knows.
    pub fn newest_schema() -> i64 {
        MIGRATIONS.iter().map(|(version, ..)| *version).max().unwrap_or_default()
    }

    /// The same, going no further than to a schema, for a backup of that schema.
    pub(crate) async fn open_at(
        url: &str,
        newest: Option<i64>,
        key: Option<DatabaseKey>,
    ) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let is_sqlite = url.starts_with("sqlite:");
        let pool_key = key.clone();
        let options =
            AnyPoolOptions::new().max_connections(8).after_connect(move |connection, _| {
                let key = pool_key.clone();
                Box::pin(async move {
                    if is_sqlite {
                        if let Some(key) = key {
                            key.tell(connection).await?;
                        }
                        // WAL: readers go on while one writes; a crash loses no
                        // committed transaction of this process.
                        for pragma in [
                            "PRAGMA journal_mode = WAL",
                            "PRAGMA synchronous = FULL",
                            "PRAGMA foreign_keys = ON",
                            "PRAGMA busy_timeout = 15000",
                            // Deleted rows are overwritten: an undone import and a
                            // recounted pile leave nothing to dig up.
                            "PRAGMA secure_delete = ON",
                        ] {
                            connection.execute(pragma).await?;
                        }
                    }
                    Ok(())
                })
            });
        let url = if is_sqlite && !url.contains('?') {
            format!("{url}?mode=rwc")
        } else {
            url.to_owned()
        };
        if is_sqlite {
            // A pool goes on trying for half a minute, and then says only that it
            // did: one connection by itself says what is wrong. That another
            // program is just making the file is not wrong: the pool waits.
            let looked = look_at(&url, key.as_ref()).await;
            if let Err(error) = looked
                && error.trouble() != Some(StoreTrouble::Busy)
            {
                return Err(error);
            }
        }
        let pool = options.connect(&url).await?;
        let migrations = MIGRATIONS
            .into_iter()
            .filter(|(version, ..)| newest.is_none_or(|newest| *version <= newest))
            .map(|(version, name, sql)| {
                let sql = sql.into_sql_str();
                Migration::new(version, name.into(), MigrationType::Simple, sql, false)
            })
            .collect();
        let (store, migrator) = (Self { pool, is_sqlite }, Migrator::with_migrations(migrations));
        store.migrate(&migrator).await?;
        Ok(store)
    }

    /// Brings the schema up to date while no other program does. The migrator
    /// itself takes a lock on PostgreSQL, but none on SQLite.
    async fn migrate(&self, migrator: &Migrator) -> Result<(), StoreError> {
        if !self.is_sqlite {
            return Ok(migrator.run(&self.pool).await?);
        }
        let mut tx = self.write().await?;
        // `run` over a borrowed connection gives a future that cannot be sent.
        migrator.run_direct(None, &mut *tx.inner, false).await?;
        tx.commit().await
    }

    /// Begins a transaction that will write. On SQLite the one writer's place
    /// is taken at once, so that two writers wait instead of failing half-way.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn write(&self) -> Result<Tx, StoreError> {
        let begin = if self.is_sqlite { "BEGIN IMMEDIATE" } else { "BEGIN" };
        self.begin(begin).await
    }

    /// Begins a transaction that only reads, from one consistent picture.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn read(&self) -> Result<Tx, StoreError> {
        let begin = if self.is_sqlite {
            "BEGIN"
        } else {
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        };
        self.begin(begin).await
    }

    async fn begin(&self, begin: &'static str) -> Result<Tx, StoreError> {
        Ok(Tx {
            inner: self.pool.begin_with(begin).await?,
            horizon: None,
            aliases: None,
            touched: Touched::default(),
        })
    }

    /// Gets rid of what deleted rows of these tables have left behind. SQLite
    /// overwrites rows as they go, but its write-ahead log holds the pages of
    /// before until it is folded in; PostgreSQL keeps dead rows until a table is
    /// written anew, which shuts others out of it for a moment, and even then as
    /// long as a transaction that began before could still see them: those are
    /// waited for, for ten seconds.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn scrub(&self, tables: &[&str]) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        if self.is_sqlite {
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            return Ok(());
        }
        let sql = "SELECT CAST(clock_timestamp() AS TEXT)";
        let began: String = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        let sql = "SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT)";
        let next: String = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        // Readers of this database hold rows; writers of any database of the
        // server hold the horizon of whoever writes a table anew.
        let sql = "SELECT COUNT(*) FROM (\
             SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
             AND pid <> pg_backend_pid() AND xact_start < CAST($1 AS TIMESTAMPTZ) \
             UNION ALL \
             SELECT 1 WHERE pg_snapshot_xmin(pg_current_snapshot()) < CAST($2 AS XID8)) AS older";
        for _ in 0..100 {
            let older = sqlx::query_scalar(sql).bind(began.clone()).bind(next.clone());
            let older: i64 = older.fetch_one(&mut *connection).await?;
            if older == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        for table in tables {
            connection.execute(AssertSqlSafe(format!("VACUUM FULL {table}"))).await?;
        }
        Ok(())
    }

    /// Closes all connections; on SQLite this folds the write-ahead log into
    /// the file.
    pub async fn close(self) {
        self.pool.close().await;
    }
}

impl Tx {
    /// Makes the changes last.
    ///
    /// # Errors
    /// [`StoreError::Driver`]; then nothing of the transaction remains.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.begin_editions().await?;
        Ok(self.inner.commit().await?)
    }

    pub(crate) async fn all(&mut self, query: Query) -> Result<Vec<AnyRow>, StoreError> {
        Ok(query.fetch_all(&mut *self.inner).await?)
    }

    pub(crate) async fn optional(&mut self, query: Query) -> Result<Option<AnyRow>, StoreError> {
        Ok(query.fetch_optional(&mut *self.inner).await?)
    }

    /// Runs a change and tells how many rows it touched.
    pub(crate) async fn run(&mut self, query: Query) -> Result<u64, StoreError> {
        Ok(query.execute(&mut *self.inner).await?.rows_affected())
    }
}

pub(crate) type Query = sqlx::query::Query<'static, Any, sqlx::any::AnyArguments>;
