//! A sealed database file: every page of it, and of its log, is encrypted.
//!
//! The cipher is that of SQLite3 Multiple Ciphers (ChaCha20-Poly1305). A key of
//! 256 bits is taken as it is; a passphrase goes through the library's PBKDF2,
//! salted by the file.

use crate::StoreError;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use std::fmt;

/// What a sealed file is opened with. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseKey(String);

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("DatabaseKey(…)")
    }
}

impl DatabaseKey {
    /// The shortest passphrase, in letters.
    pub const SHORTEST: usize = 14;

    /// How many hex digits a key has that is no passphrase.
    const DIGITS: usize = 64;

    /// Reads the first line of a key file: 64 hex digits are the key, anything
    /// else is a passphrase. `None` when that is too short.
    pub fn read(text: &str) -> Option<Self> {
        let line = base::nfc(text.lines().next().unwrap_or_default().trim());
        if line.len() == Self::DIGITS && line.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(Self(format!("raw:{line}")));
        }
        // Whoever writes "raw:" means the library's own form, and gets none.
        let is_long = line.chars().count() >= Self::SHORTEST && !line.starts_with("raw:");
        is_long.then_some(Self(line))
    }

    /// The text of a new key file.
    pub fn draw(bytes: [u8; 32]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n"
    }

    fn quoted(&self) -> String {
        self.0.replace('\'', "''")
    }

    /// Says the key to a connection; before anything is read through it.
    pub(crate) async fn tell(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let sql = format!("PRAGMA key = '{}'", self.quoted());
        connection.execute(AssertSqlSafe(sql)).await.map(drop)
    }
}

/// Seals an SQLite file, opens it for good or gives it another key: `from` is
/// the key it has, `to` the one it gets; `None` is a file as any SQLite reads it.
/// Either all of it is done or nothing.
///
/// # Errors
/// [`StoreError`]: with [`crate::StoreTrouble::Sealed`] when `from` is not the
/// key, with [`crate::StoreTrouble::Busy`] while another program has it open.
pub async fn reseal(
    url: &str,
    from: Option<&DatabaseKey>,
    to: Option<&DatabaseKey>,
) -> Result<(), StoreError> {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await?;
    if let Some(key) = from {
        key.tell(&mut connection).await?;
    }
    let new = to.map_or(String::new(), DatabaseKey::quoted);
    // All pages are written anew, which the write-ahead log does not allow; and
    // nobody else may be looking.
    for sql in [
        "PRAGMA busy_timeout = 2000".to_owned(),
        "SELECT COUNT(*) FROM sqlite_master".to_owned(),
        "PRAGMA locking_mode = EXCLUSIVE".to_owned(),
        "PRAGMA journal_mode = DELETE".to_owned(),
        "PRAGMA secure_delete = ON".to_owned(),
        format!("PRAGMA rekey = '{new}'"),
        "PRAGMA journal_mode = WAL".to_owned(),
        "SELECT COUNT(*) FROM sqlite_master".to_owned(),
    ] {
        connection.execute(AssertSqlSafe(sql)).await?;
    }
    Ok(connection.close().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_holds_a_key_or_a_long_passphrase() {
        let drawn = DatabaseKey::draw([0xa7; 32]);
        assert_eq!(drawn.trim_end().len(), DatabaseKey::DIGITS);
        assert_eq!(DatabaseKey::read(&drawn), Some(DatabaseKey(format!("raw:{}", drawn.trim()))));
        let passphrase = "một câu dài để nhớ\nvà một dòng nữa";
        assert_eq!(DatabaseKey::read(passphrase), Some(DatabaseKey("một câu dài để nhớ".into())));
        for none in ["", "\n", "ngắn quá", "raw:00000000000000000000"] {
            assert_eq!(DatabaseKey::read(none), None, "{none}");
        }
    }

    #[test]
    fn a_key_is_never_shown() {
        let key = DatabaseKey::read("một câu dài để nhớ").unwrap();
        assert!(!format!("{key:?}").contains("câu"));
        assert_eq!(DatabaseKey("it's".into()).quoted(), "it''s");
    }
}
