//! What can go wrong below the desk: the driver, records that contradict each
//! other, or a change that other records forbid. Apart, because each is mended
//! by somebody else.

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database or its driver failed.
    #[error("the database failed: {0}")]
    Driver(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database schema could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value cannot be what it should be: table, column and value.
    #[error("table {table}, column {column}: «{value}» cannot be read")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The value found.
        value: String,
    },
    /// Stored records do not make a roster.
    #[error(transparent)]
    Roster(#[from] roster::RosterError),
    /// A row that must be there is not.
    #[error("there is no {what}")]
    Missing {
        /// The kind of record and how it was looked for.
        what: String,
    },
    /// Later records rest on what is to be removed.
    #[error("later records rest on this: {table}")]
    InUse {
        /// The table whose rows cannot go.
        table: &'static str,
    },
}

impl StoreError {
    /// A stored value that cannot be read.
    pub(crate) fn unreadable(table: &'static str, column: &'static str, value: &str) -> Self {
        Self::Inconsistent { table, column, value: value.to_owned() }
    }

    /// Something that must be there and is not.
    pub(crate) fn missing(what: impl Into<String>) -> Self {
        Self::Missing { what: what.into() }
    }
}
