//! Passkeys of accounts: what a browser or a key can sign with is theirs; here
//! is only what checks a signature.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Instant, UserId};
use sqlx::any::AnyRow;

/// A passkey of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyRecord {
    /// Its id, as the key names itself (base64url).
    pub id: String,
    /// Whose it is.
    pub account: UserId,
    /// The name that its owner gave it.
    pub name: String,
    /// The host for which it was made.
    pub host: String,
    /// Its public key (hex of the SubjectPublicKeyInfo).
    pub public_key: String,
    /// How often it was used by its own count; 0 for keys that do not count.
    pub uses: u32,
    /// When it was added.
    pub added: Instant,
    /// When it was last used; 0 for never.
    pub used: Instant,
}

impl Tx {
    /// Keeps a passkey.
    ///
    /// # Errors
    /// [`StoreError`], also where the id is taken.
    pub async fn add_passkey(&mut self, key: &PasskeyRecord) -> Result<(), StoreError> {
        let row = [
            key.id.as_str().into(),
            key.account.0.into(),
            key.name.as_str().into(),
            key.host.as_str().into(),
            key.public_key.as_str().into(),
            key.uses.into(),
            key.added.0.into(),
            key.used.0.into(),
        ];
        let columns = ["id", "account", "name", "host", "public_key", "uses", "added", "used"];
        self.insert("passkey", columns, vec![row]).await
    }

    /// Notes that a passkey was used.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_passkey(
        &mut self,
        id: &str,
        uses: u32,
        at: Instant,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE passkey SET uses = $1, used = $2 WHERE id = $3");
        self.run(query.bind(i64::from(uses)).bind(at.0).bind(id.to_owned())).await.map(drop)
    }

    /// Takes a passkey of an account away, or all of them; how many there were.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drop_passkeys(
        &mut self,
        account: UserId,
        id: Option<&str>,
    ) -> Result<u64, StoreError> {
        let query = match id {
            Some(id) => sqlx::query("DELETE FROM passkey WHERE account = $1 AND id = $2")
                .bind(account.0)
                .bind(id.to_owned()),
            None => sqlx::query("DELETE FROM passkey WHERE account = $1").bind(account.0),
        };
        self.run(query).await
    }

    /// The passkeys of an account, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn passkeys_of(&mut self, account: UserId) -> Result<Vec<PasskeyRecord>, StoreError> {
        let sql = "SELECT * FROM passkey WHERE account = $1 ORDER BY added, id";
        self.all(sqlx::query(sql).bind(account.0)).await?.iter().map(read).collect()
    }

    /// Whether some account has a passkey with this id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_passkey(&mut self, id: &str) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT id FROM passkey WHERE id = $1").bind(id.to_owned());
        Ok(self.optional(query).await?.is_some())
    }
}

fn read(row: &AnyRow) -> Result<PasskeyRecord, StoreError> {
    let from = Columns { table: "passkey", row };
    Ok(PasskeyRecord {
        id: from.text("id")?,
        account: UserId(from.int("account")?),
        name: from.text("name")?,
        host: from.text("host")?,
        public_key: from.text("public_key")?,
        uses: from.count("uses")?,
        added: Instant(from.int("added")?),
        used: Instant(from.int("used")?),
    })
}
