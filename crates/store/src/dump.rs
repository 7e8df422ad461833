//! The whole database as rows, for backups: out of either kind of database and
//! into either. All columns are whole numbers or texts, so a row is a list of
//! those.
//!
//! Rows leave in the order of their values: a backup says nothing of the order
//! in which they were written.

use crate::{Store, StoreError, Tx};
use serde_json::Value;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};
use std::fmt::Write;
use tokio_stream::StreamExt;

/// The list of schema changes that were made, which the migrator keeps.
const MIGRATIONS: &str = "_sqlx_migrations";

/// Tables whose rows no backup holds: a session ends with its database.
const LEFT_OUT: [&str; 1] = ["session"];

/// A table and its columns, in order of name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DumpTable {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
}

impl Tx {
    /// The tables that a backup holds, in order of name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn dump_tables(&mut self) -> Result<Vec<DumpTable>, StoreError> {
        let sql = if self.is_sqlite() {
            "SELECT m.name AS t, c.name AS c FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        } else {
            "SELECT CAST(table_name AS TEXT) AS t, CAST(column_name AS TEXT) AS c \
             FROM information_schema.columns WHERE table_schema = current_schema()"
        };
        let mut pairs: Vec<(String, String)> = Vec::new();
        for row in self.all(sqlx::query(sql)).await? {
            pairs.push((row.try_get("t")?, row.try_get("c")?));
        }
        pairs.retain(|(table, _)| table != MIGRATIONS && !LEFT_OUT.contains(&table.as_str()));
        pairs.sort_unstable();
        let mut tables: Vec<DumpTable> = Vec::new();
        for (name, column) in pairs {
            match tables.last_mut().filter(|table| table.name == name) {
                Some(table) => table.columns.push(column),
                None => tables.push(DumpTable { name, columns: vec![column] }),
            }
        }
        Ok(tables)
    }

    /// Hands each row of a table to `each`, sorted.
    ///
    /// # Errors
    /// [`StoreError`], and what `each` gives.
    pub async fn dump_rows<E: From<StoreError>>(
        &mut self,
        table: &DumpTable,
        mut each: impl FnMut(Vec<Value>) -> Result<(), E>,
    ) -> Result<(), E> {
        let columns = quoted(&table.columns);
        let order: Vec<String> = (1..=table.columns.len()).map(|at| at.to_string()).collect();
        let sql = format!("SELECT {columns} FROM \"{}\" ORDER BY {}", table.name, order.join(", "));
        let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut *self.inner);
        while let Some(row) = rows.next().await {
            let row = row.map_err(StoreError::from)?;
            each(cells(&row, table.columns.len())?)?;
        }
        Ok(())
    }

    /// The number of the last schema change.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn schema_version(&mut self) -> Result<i64, StoreError> {
        let sql = "SELECT MAX(version) AS version FROM _sqlx_migrations";
        let row = self.optional(sqlx::query(sql)).await?;
        let row = row.ok_or_else(|| StoreError::missing("schema version"))?;
        Ok(row.try_get("version")?)
    }

    /// Empties every table, and lets rows point at rows that come later in this
    /// transaction: what a backup holds is put into a database thus prepared.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn begin_load(&mut self) -> Result<(), StoreError> {
        if self.is_sqlite() {
            self.run(sqlx::query("PRAGMA defer_foreign_keys = ON")).await?;
        } else {
            self.each_reference("DEFERRABLE INITIALLY DEFERRED").await?;
        }
        for table in self.dump_tables().await? {
            self.run(sqlx::query(AssertSqlSafe(format!("DELETE FROM \"{}\"", table.name)))).await?;
        }
        Ok(())
    }

    /// Puts rows into a table.
    ///
    /// # Errors
    /// [`StoreError`]; also for a value that is neither whole number, text nor
    /// nothing.
    pub async fn load_rows(
        &mut self,
        table: &DumpTable,
        rows: &[Vec<Value>],
    ) -> Result<(), StoreError> {
        let unreadable = |value: &Value| StoreError::Inconsistent {
            table: "backup",
            column: "value",
            value: value.to_string(),
        };
        let width = table.columns.len();
        let types = self.text_columns(table).await?;
        for chunk in rows.chunks((400 / width.max(1)).max(1)) {
            let mut sql =
                format!("INSERT INTO \"{}\" ({}) VALUES ", table.name, quoted(&table.columns));
            for at in 0..chunk.len() {
                sql.push_str(if at == 0 { "(" } else { ", (" });
                for column in 0..width {
                    let comma = if column == 0 { "" } else { ", " };
                    let _ = write!(sql, "{comma}${}", at * width + column + 1);
                }
                sql.push(')');
            }
            let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(chunk.len() > 1);
            for row in chunk {
                if row.len() != width {
                    return Err(unreadable(&Value::Array(row.clone())));
                }
                for (value, is_text) in row.iter().zip(&types) {
                    query = match value {
                        Value::Null if *is_text => query.bind(None::<String>),
                        Value::Null => query.bind(None::<i64>),
                        Value::String(text) => query.bind(text.clone()),
                        Value::Number(number) if number.is_i64() => query.bind(number.as_i64()),
                        other => return Err(unreadable(other)),
                    };
                }
            }
            self.run(query).await?;
        }
        Ok(())
    }

    /// Ends what [`Tx::begin_load`] began: every reference must lead somewhere.
    ///
    /// # Errors
    /// [`StoreError`]; on SQLite a reference that leads nowhere shows when the
    /// transaction is committed.
    pub async fn end_load(&mut self) -> Result<(), StoreError> {
        if !self.is_sqlite() {
            self.run(sqlx::query("SET CONSTRAINTS ALL IMMEDIATE")).await?;
            self.each_reference("NOT DEFERRABLE").await?;
        }
        Ok(())
    }

    /// Alters every foreign key (PostgreSQL).
    async fn each_reference(&mut self, to: &str) -> Result<(), StoreError> {
        let sql = "SELECT CAST(conname AS TEXT) AS name, CAST(CAST(conrelid AS REGCLASS) AS TEXT) AS t \
                   FROM pg_constraint WHERE contype = 'f' \
                   AND connamespace = CAST(current_schema() AS REGNAMESPACE)";
        for row in self.all(sqlx::query(sql)).await? {
            let (name, table): (String, String) = (row.try_get("name")?, row.try_get("t")?);
            let sql = format!("ALTER TABLE {table} ALTER CONSTRAINT \"{name}\" {to}");
            self.run(sqlx::query(AssertSqlSafe(sql))).await?;
        }
        Ok(())
    }

    /// For each column whether it holds text: PostgreSQL wants to know the type
    /// of nothing.
    async fn text_columns(&mut self, table: &DumpTable) -> Result<Vec<bool>, StoreError> {
        let sql = if self.is_sqlite() {
            "SELECT name AS c, type AS kind FROM pragma_table_info($1)"
        } else {
            "SELECT CAST(column_name AS TEXT) AS c, CAST(data_type AS TEXT) AS kind \
             FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1"
        };
        let mut texts = Vec::new();
        for row in self.all(sqlx::query(sql).bind(table.name.clone())).await? {
            let (name, kind): (String, String) = (row.try_get("c")?, row.try_get("kind")?);
            if kind.eq_ignore_ascii_case("text") {
                texts.push(name);
            }
        }
        Ok(table.columns.iter().map(|column| texts.contains(column)).collect())
    }

    fn is_sqlite(&self) -> bool {
        self.inner.backend_name() == "SQLite"
    }
}

impl Store {
    /// Opens an empty database at an older schema, for a backup of that schema.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_for_load(url: &str, version: i64) -> Result<Self, StoreError> {
        Self::open_at(url, Some(version), None).await
    }
}

fn quoted(columns: &[String]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    quoted.join(", ")
}

fn cells(row: &AnyRow, width: usize) -> Result<Vec<Value>, StoreError> {
    let mut cells = Vec::with_capacity(width);
    for at in 0..width {
        cells.push(match row.try_get::<Option<String>, _>(at) {
            Ok(text) => text.map_or(Value::Null, Value::String),
            Err(_) => row.try_get::<Option<i64>, _>(at)?.map_or(Value::Null, Value::from),
        });
    }
    Ok(cells)
}
