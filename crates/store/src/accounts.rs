//! Accounts and sessions. Passwords and session tokens are kept as hashes.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Instant, PersonId, UnitId, UserId};

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
    /// `invited`, `active` or `disabled`.
    pub state: String,
    /// The person of the roster whose account it is, where that is known.
    pub person: Option<PersonId>,
    /// The highest secrecy that its reader may see, by code.
    pub clearance: String,
    /// When it was last made active; 0 for never.
    pub active_since: Instant,
    /// When somebody last signed in; 0 for never.
    pub last_sign_in: Instant,
    /// The key of its one-time passwords in hex, if it has a second factor.
    pub totp_key: Option<String>,
    /// The last period whose one-time password was used.
    pub totp_used: i64,
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
    /// When it began; 0 where that was not kept yet.
    pub began: Instant,
    /// The family of its browser; empty where that is not known.
    pub browser: String,
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
            account.state.as_str().into(),
            account.person.map(|person| person.0).into(),
            account.clearance.as_str().into(),
            account.active_since.0.into(),
        ];
        let columns = [
            "id",
            "name",
            "display_name",
            "role",
            "unit",
            "password_hash",
            "state",
            "person",
            "clearance",
            "active_since",
        ];
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

    /// The account with this id, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn account(&mut self, id: UserId) -> Result<Option<Account>, StoreError> {
        let query = sqlx::query("SELECT * FROM account WHERE id = $1").bind(id.0);
        let row = self.optional(query).await?;
        row.map(|row| read_account(&Columns { table: "account", row: &row })).transpose()
    }

    /// Keeps everything about an account that can change but for its tries to
    /// sign in; see [`Tx::note_sign_in`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_account(&mut self, account: &Account) -> Result<(), StoreError> {
        let sql = "UPDATE account SET display_name = $1, role = $2, unit = $3, \
             password_hash = $4, state = $5, person = $6, clearance = $7, active_since = $8, \
             last_sign_in = $9, totp_key = $10, totp_used = $11 WHERE id = $12";
        let query = sqlx::query(sql)
            .bind(account.display_name.clone())
            .bind(account.role.clone())
            .bind(account.unit.map(|unit| unit.0))
            .bind(account.password_hash.clone())
            .bind(account.state.clone())
            .bind(account.person.map(|person| person.0))
            .bind(account.clearance.clone())
            .bind(account.active_since.0)
            .bind(account.last_sign_in.0)
            .bind(account.totp_key.clone())
            .bind(account.totp_used)
            .bind(account.id.0);
        self.run(query).await.map(drop)
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
            session.began.0.into(),
            session.browser.as_str().into(),
        ];
        let columns = ["token_hash", "account", "csrf", "seen", "expires", "began", "browser"];
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
        let sql = "SELECT s.token_hash, s.account, s.csrf, s.seen, s.expires, s.began, \
             s.browser, a.* \
             FROM session s JOIN account a ON a.id = s.account WHERE s.token_hash = $1";
        let row = self.optional(sqlx::query(sql).bind(token_hash.to_owned())).await?;
        let Some(row) = row else { return Ok(None) };
        let from = Columns { table: "session", row: &row };
        Ok(Some((read_session(&from)?, read_account(&from)?)))
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

pub(crate) fn read_session(from: &Columns) -> Result<Session, StoreError> {
    Ok(Session {
        token_hash: from.text("token_hash")?,
        account: UserId(from.int("account")?),
        csrf: from.text("csrf")?,
        seen: Instant(from.int("seen")?),
        expires: Instant(from.int("expires")?),
        began: Instant(from.int("began")?),
        browser: from.text("browser")?,
    })
}

pub(crate) fn read_account(from: &Columns) -> Result<Account, StoreError> {
    Ok(Account {
        id: UserId(from.int("id")?),
        name: from.text("name")?,
        display_name: from.text("display_name")?,
        role: from.text("role")?,
        unit: from.opt_int("unit")?.map(UnitId),
        password_hash: from.text("password_hash")?,
        failed_sign_ins: from.count("failed_sign_ins")?,
        locked_until: Instant(from.int("locked_until")?),
        state: from.text("state")?,
        person: from.opt_int("person")?.map(PersonId),
        clearance: from.text("clearance")?,
        active_since: Instant(from.int("active_since")?),
        last_sign_in: Instant(from.int("last_sign_in")?),
        totp_key: from.opt_text("totp_key")?,
        totp_used: from.int("totp_used")?,
    })
}
