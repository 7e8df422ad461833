//! What can go wrong below the desk: the driver, records that contradict each
//! other, or a change that other records forbid. Apart, because each is mended
//! by somebody else.

/// What is wrong with the machine when the database fails: somebody can mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StoreTrouble {
    /// No room is left on the disk.
    Full,
    /// The disk, the folder or the file can only be read.
    ReadOnly,
    /// Another program holds the database.
    Busy,
    /// The file is damaged.
    Damaged,
    /// The file is sealed with another key, or no database.
    Sealed,
    /// The disk gave an error of its own.
    Disk,
    /// The file cannot be opened, or the server not reached.
    Unreachable,
}

impl StoreTrouble {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::ReadOnly => "read-only",
            Self::Busy => "busy",
            Self::Damaged => "damaged",
            Self::Sealed => "sealed",
            Self::Disk => "disk",
            Self::Unreachable => "unreachable",
        }
    }

    /// By the code of a database: SQLite's result codes, whose last byte is the
    /// kind, and PostgreSQL's five signs.
    fn of(code: &str) -> Option<Self> {
        match code {
            "53100" => return Some(Self::Full),
            "25006" => return Some(Self::ReadOnly),
            "55P03" | "53300" => return Some(Self::Busy),
            "58030" => return Some(Self::Disk),
            "57P01" | "57P03" | "08006" | "08001" => return Some(Self::Unreachable),
            "XX001" | "XX002" => return Some(Self::Damaged),
            code if code.len() == 5 => return None,
            _ => {}
        }
        Some(match code.parse::<u32>().ok()? & 0xff {
            3 | 8 | 23 => Self::ReadOnly,
            5 | 6 => Self::Busy,
            10 => Self::Disk,
            11 => Self::Damaged,
            26 => Self::Sealed,
            13 => Self::Full,
            14 => Self::Unreachable,
            _ => return None,
        })
    }
}

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
    /// What is wrong with the machine, where that is why.
    pub fn trouble(&self) -> Option<StoreTrouble> {
        let error = match self {
            Self::Driver(error) => error,
            Self::Migration(sqlx::migrate::MigrateError::Execute(error)) => error,
            _ => return None,
        };
        match error {
            sqlx::Error::Database(error) => StoreTrouble::of(&error.code()?),
            sqlx::Error::PoolTimedOut => Some(StoreTrouble::Busy),
            sqlx::Error::Io(_) => Some(StoreTrouble::Unreachable),
            _ => None,
        }
    }

    /// A stored value that cannot be read.
    pub(crate) fn unreadable(table: &'static str, column: &'static str, value: &str) -> Self {
        Self::Inconsistent { table, column, value: value.to_owned() }
    }

    /// Something that must be there and is not.
    pub(crate) fn missing(what: impl Into<String>) -> Self {
        Self::Missing { what: what.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_tell_what_is_wrong_with_the_machine() {
        for (code, trouble) in [
            ("13", StoreTrouble::Full),
            ("8", StoreTrouble::ReadOnly),
            ("1032", StoreTrouble::ReadOnly),
            ("5", StoreTrouble::Busy),
            ("11", StoreTrouble::Damaged),
            ("26", StoreTrouble::Sealed),
            ("778", StoreTrouble::Disk),
            ("14", StoreTrouble::Unreachable),
            ("53100", StoreTrouble::Full),
            ("25006", StoreTrouble::ReadOnly),
        ] {
            assert_eq!(StoreTrouble::of(code), Some(trouble), "{code}");
        }
        for code in ["1", "19", "2067", "23505", "42601"] {
            assert_eq!(StoreTrouble::of(code), None, "{code}");
        }
    }
}
