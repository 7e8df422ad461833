//! Reading columns into typed values, and writing many rows at once.

use crate::{StoreError, Tx};
use base::{Day, PartialDate};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};
use std::fmt::Write;

/// A value on its way into a table. Absent values keep their type, which
/// PostgreSQL wants to know.
pub(crate) enum Cell {
    Int(Option<i64>),
    Text(Option<String>),
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<Option<i64>> for Cell {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Cell {
    fn from(value: u32) -> Self {
        Self::Int(Some(i64::from(value)))
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<Option<String>> for Cell {
    fn from(value: Option<String>) -> Self {
        Self::Text(value)
    }
}

/// As text, where there is a value.
pub(crate) fn shown<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// Bound parameters in one statement. SQLite would allow 32,766, but it finds a
/// parameter `$n` by looking through all those before it, so that one long
/// statement costs the square of its length: 10,000 people took 14 s in
/// statements of 16,000 parameters and take a second in these.
const MOST_PARAMETERS: usize = 400;

impl Tx {
    /// Inserts rows, many to a statement. Table and column names are literals
    /// of this crate. The rows come as a list and not as an iterator: an
    /// iterator that borrows, kept over an await, would tie the caller's future
    /// to one thread.
    pub(crate) async fn insert<const N: usize>(
        &mut self,
        table: &'static str,
        columns: [&'static str; N],
        rows: Vec<[Cell; N]>,
    ) -> Result<(), StoreError> {
        self.touched.note(table);
        let per_statement = MOST_PARAMETERS / N;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<[Cell; N]> = rows.by_ref().take(per_statement).collect();
            let sql = insert_sql(table, &columns, chunk.len());
            let mut query = sqlx::query(AssertSqlSafe(sql));
            // Statements of the last, shorter length must not fill the cache.
            query = query.persistent(chunk.len() == per_statement || chunk.len() == 1);
            for cell in chunk.into_iter().flatten() {
                query = match cell {
                    Cell::Int(value) => query.bind(value),
                    Cell::Text(value) => query.bind(value),
                };
            }
            self.run(query).await?;
        }
        Ok(())
    }
}

fn insert_sql(table: &str, columns: &[&str], rows: usize) -> String {
    let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            let comma = if column == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}${}", row * columns.len() + column + 1);
        }
        sql.push(')');
    }
    sql
}

/// A row with the table it came from, so that an unreadable value is named.
pub(crate) struct Columns<'r> {
    pub table: &'static str,
    pub row: &'r AnyRow,
}

impl Columns<'_> {
    pub fn int(&self, column: &'static str) -> Result<i64, StoreError> {
        Ok(self.row.try_get(column)?)
    }

    pub fn opt_int(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        Ok(self.row.try_get(column)?)
    }

    pub fn count(&self, column: &'static str) -> Result<u32, StoreError> {
        let value = self.int(column)?;
        u32::try_from(value)
            .map_err(|_| StoreError::unreadable(self.table, column, &value.to_string()))
    }

    pub fn text(&self, column: &'static str) -> Result<String, StoreError> {
        Ok(self.row.try_get(column)?)
    }

    pub fn opt_text(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        Ok(self.row.try_get(column)?)
    }

    /// A value read from text by `read`.
    pub fn parsed<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        let text = self.text(column)?;
        read(&text).ok_or_else(|| StoreError::unreadable(self.table, column, &text))
    }

    /// A value read from text by `read`, where there is one.
    pub fn opt_parsed<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        self.opt_text(column)?
            .map(|text| {
                read(&text).ok_or_else(|| StoreError::unreadable(self.table, column, &text))
            })
            .transpose()
    }

    pub fn day(&self, column: &'static str) -> Result<Day, StoreError> {
        self.parsed(column, |text| text.parse().ok())
    }

    pub fn opt_day(&self, column: &'static str) -> Result<Option<Day>, StoreError> {
        self.opt_parsed(column, |text| text.parse().ok())
    }

    pub fn opt_date(&self, column: &'static str) -> Result<Option<PartialDate>, StoreError> {
        self.opt_parsed(column, |text| PartialDate::parse(text).ok())
    }

    /// A value kept as JSON.
    pub fn json<T: serde::de::DeserializeOwned>(
        &self,
        column: &'static str,
    ) -> Result<T, StoreError> {
        self.parsed(column, |text| serde_json::from_str(text).ok())
    }
}

/// A value as JSON text. Our values have no maps with other keys than text, so
/// this cannot fail.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_make_one_statement_with_numbered_parameters() {
        assert_eq!(
            insert_sql("t", &["a", "b"], 2),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4)"
        );
    }
}
