//! Accounts and sessions. Passwords and session tokens are kept as hashes.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Instant, UnitId, UserId};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: UserId,
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role, by code.
    pub role: String,
    /// The unit whose subtree the role covers; `None` for all.
    pub unit: Option<UnitId>,
    /// The password's hash in PHC form.
    pub password_hash: String,
    /// Wrong passwords since the last right one.
    pub failed_sign_ins: u32,
    /// Until when it is locked.
    pub locked_until: Instant,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The digest of the token that the browser holds.
    pub token_hash: String,
    /// The account.
    pub account: UserId,
    /// The secret that each form must carry.
    pub csrf: String,
    /// When it was last used.
    pub seen: Instant,
    /// When it ends.
    pub expires: Instant,
}

impl Tx {
    /// Adds an account.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_account(&mut self, account: &Account) -> Result<(), StoreError> {
        let row = [
            account.id.0.into(),
            account.name.as_str().into(),
            account.display_name.as_str().into(),
            account.role.as_str().into(),
            account.unit.map(|u| u.0).into(),
            account.password_hash.as_str().into(),
        ];
        let columns = ["id", "name", "display_name", "role", "unit", "password_hash"];
        self.insert("account", columns, vec![row]).await
    }

    /// All accounts, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn accounts(&mut self) -> Result<Vec<Account>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM account")).await?;
        let read = |row| read_account(&Columns { table: "account", row });
        let mut accounts = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        accounts.sort_by(|one, two| one.name.cmp(&two.name));
        Ok(accounts)
    }

    /// The account with this name, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn account_named(&mut self, name: &str) -> Result<Option<Account>, StoreError> {
        let query = sqlx::query("SELECT * FROM account WHERE name = $1").bind(name.to_owned());
        let row = self.optional(query).await?;
        row.map(|row| read_account(&Columns { table: "account", row: &row })).transpose()
    }

    /// Notes a right or a wrong password.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_sign_in(
        &mut self,
        account: UserId,
        failed: u32,
        locked_until: Instant,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE account SET failed_sign_ins = $1, locked_until = $2 WHERE id = $3";
        let query = sqlx::query(sql).bind(i64::from(failed)).bind(locked_until.0);
        self.run(query.bind(account.0)).await.map(drop)
    }

    /// Opens a session.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_session(&mut self, session: &Session) -> Result<(), StoreError> {
        let row = [
            session.token_hash.as_str().into(),
            session.account.0.into(),
            session.csrf.as_str().into(),
            session.seen.0.into(),
            session.expires.0.into(),
        ];
        let columns = ["token_hash", "account", "csrf", "seen", "expires"];
        self.insert("session", columns, vec![row]).await
    }

    /// The session with this token digest and its account, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn session(
        &mut self,
        token_hash: &str,
    ) -> Result<Option<(Session, Account)>, StoreError> {
        let sql = "SELECT s.token_hash, s.account, s.csrf, s.seen, s.expires, a.id, a.name, \
             a.display_name, a.role, a.unit, a.password_hash, a.failed_sign_ins, a.locked_until \
             FROM session s JOIN account a ON a.id = s.account WHERE s.token_hash = $1";
        let row = self.optional(sqlx::query(sql).bind(token_hash.to_owned())).await?;
        let Some(row) = row else { return Ok(None) };
        let from = Columns { table: "session", row: &row };
        let session = Session {
            token_hash: from.text("token_hash")?,
            account: UserId(from.int("account")?),
            csrf: from.text("csrf")?,
            seen: Instant(from.int("seen")?),
            expires: Instant(from.int("expires")?),
        };
        Ok(Some((session, read_account(&from)?)))
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn touch_session(
        &mut self,
        token_hash: &str,
        seen: Instant,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE session SET seen = $1 WHERE token_hash = $2");
        self.run(query.bind(seen.0).bind(token_hash.to_owned())).await.map(drop)
    }

    /// Ends a session, and all that have expired.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_session(&mut self, token_hash: &str, now: Instant) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM session WHERE token_hash = $1 OR expires < $2");
        self.run(query.bind(token_hash.to_owned()).bind(now.0)).await.map(drop)
    }

    /// A value of the site's own settings.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn setting(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        let query = sqlx::query("SELECT value FROM site WHERE name = $1").bind(name.to_owned());
        let row = self.optional(query).await?;
        row.map(|row| Columns { table: "site", row: &row }.text("value")).transpose()
    }

    /// Sets a value of the site's own settings.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO site (name, value) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.run(sqlx::query(sql).bind(name.to_owned()).bind(value.to_owned())).await.map(drop)
    }
}

fn read_account(from: &Columns) -> Result<Account, StoreError> {
    Ok(Account {
        id: UserId(from.int("id")?),
        name: from.text("name")?,
        display_name: from.text("display_name")?,
        role: from.text("role")?,
        unit: from.opt_int("unit")?.map(UnitId),
        password_hash: from.text("password_hash")?,
        failed_sign_ins: from.count("failed_sign_ins")?,
        locked_until: Instant(from.int("locked_until")?),
    })
}
