//! All rows of a database as text, for comparing and for looking everywhere.

use crate::databases::Raw;
use sqlx::Row;
use sqlx::any::AnyRow;

/// A cell as an SQL literal that both databases read.
fn literal(row: &AnyRow, column: &str) -> String {
    if let Ok(text) = row.try_get::<Option<String>, _>(column) {
        return text.map_or("NULL".to_owned(), |text| format!("'{}'", text.replace('\'', "''")));
    }
    let number: Option<i64> = row.get(column);
    number.map_or("NULL".to_owned(), |number| number.to_string())
}

/// Each row of `table`, its `columns` as literals parted by ", ", sorted.
pub async fn rows(raw: &mut Raw, table: &str, columns: &[String]) -> Vec<String> {
    let sql = format!("SELECT {} FROM {table}", columns.join(", "));
    let mut rows: Vec<String> = raw
        .rows(sql)
        .await
        .iter()
        .map(|row| {
            let cells: Vec<String> = columns.iter().map(|column| literal(row, column)).collect();
            cells.join(", ")
        })
        .collect();
    rows.sort_unstable();
    rows
}

/// Each row of the whole database as `INSERT INTO table (columns) VALUES
/// (literals);`, in order of tables and rows.
pub async fn inserts(raw: &mut Raw, tables: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for table in tables {
        let columns = raw.columns(table).await;
        for row in rows(raw, table, &columns).await {
            lines.push(format!("INSERT INTO {table} ({}) VALUES ({row});", columns.join(", ")));
        }
    }
    lines
}
