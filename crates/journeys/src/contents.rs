//! What a site's database holds, read beside the program.

use crate::site::Site;
use anyhow::{Context, Result, ensure};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Row};
use std::collections::BTreeMap;
use std::future::Future;
use std::io::Read;
use std::path::PathBuf;
use vault as _;

/// Everything in a database: table → its rows, each written out, in an order
/// that depends on nothing but the rows.
pub type Contents = BTreeMap<String, Vec<String>>;

/// The site's database file, known by its first bytes.
///
/// # Errors
/// When the data folder holds none, or more than one.
pub fn file(site: &Site) -> Result<PathBuf> {
    let mut found = Vec::new();
    for path in site.files("")? {
        let mut start = [0; 16];
        let read = std::fs::File::open(&path)?.read(&mut start)?;
        if &start[..read] == b"SQLite format 3\0" {
            found.push(path);
        }
    }
    ensure!(found.len() == 1, "not one database but these: {found:?}");
    found.pop().context("no database")
}

/// Reads all of it.
///
/// # Errors
/// When it cannot be opened or read.
pub fn contents(site: &Site) -> Result<Contents> {
    let path = file(site)?;
    block_on(async {
        let mut db = open(path).await?;
        let mut contents = Contents::new();
        for table in column(&mut db, "SELECT name FROM sqlite_schema WHERE type = 'table'").await? {
            let names = format!("SELECT name FROM pragma_table_info({})", text(&table));
            let columns = column(&mut db, &names).await?;
            let quoted: Vec<String> =
                columns.iter().map(|name| format!("quote({})", identifier(name))).collect();
            let rows = format!(
                "SELECT {} AS line FROM {} ORDER BY line",
                quoted.join(" || ', ' || "),
                identifier(&table)
            );
            let lines = column(&mut db, &rows).await?;
            contents.insert(table, lines);
        }
        db.close().await?;
        Ok(contents)
    })
}

/// Table → number of rows. Ids and times differ from run to run; the counts
/// of two runs that did the same do not.
///
/// # Errors
/// As [`contents`].
pub fn counts(site: &Site) -> Result<BTreeMap<String, usize>> {
    Ok(contents(site)?.into_iter().map(|(table, rows)| (table, rows.len())).collect())
}

/// What SQLite itself finds wrong with the file; `ok` when nothing.
///
/// # Errors
/// When it cannot be opened.
pub fn integrity(site: &Site) -> Result<String> {
    let path = file(site)?;
    block_on(async {
        let mut db = open(path).await?;
        let told = column(&mut db, "PRAGMA integrity_check").await?.join("\n");
        let dangling = column(&mut db, "SELECT \"table\" FROM pragma_foreign_key_check").await?;
        db.close().await?;
        if dangling.is_empty() {
            Ok(told)
        } else {
            Ok(format!("{told}; rows that point nowhere in {dangling:?}"))
        }
    })
}

/// The first column of what a query finds, as text.
///
/// # Errors
/// When the query fails or finds something else than text.
pub fn ask(site: &Site, query: &str) -> Result<Vec<String>> {
    let path = file(site)?;
    block_on(async {
        let mut db = open(path).await?;
        let found = column(&mut db, query).await?;
        db.close().await?;
        Ok(found)
    })
}

/// Changes the database behind the program's back.
///
/// # Errors
/// When the statement fails or changes no row.
pub fn tamper(site: &Site, statement: &str) -> Result<()> {
    let path = file(site)?;
    block_on(async {
        let mut db = open(path).await?;
        let changed = sqlx::query(AssertSqlSafe(statement)).execute(&mut db).await?;
        ensure!(changed.rows_affected() > 0, "`{statement}` changes nothing");
        db.close().await?;
        Ok(())
    })
}

async fn open(path: PathBuf) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(false);
    SqliteConnection::connect_with(&options)
        .await
        .with_context(|| format!("cannot open {}", path.display()))
}

async fn column(db: &mut SqliteConnection, query: &str) -> Result<Vec<String>> {
    let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(db).await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

fn text(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}
