//! What surrounds signing in: one-time links, recovery codes, who is half-way
//! through, and the sessions of an account. Tokens and codes are kept as digests.

use crate::accounts::read_session;
use crate::rows::Columns;
use crate::{Session, StoreError, Tx};
use base::{Instant, PersonId, UserId};

/// Somebody who gave the right password and still owes the second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfSignIn {
    /// The digest of the token that the browser holds.
    pub token_hash: String,
    /// The account.
    pub account: UserId,
    /// The family of the browser.
    pub browser: String,
    /// Until when the second factor is taken.
    pub expires: Instant,
}

impl Tx {
    /// Gives an account a one-time link in place of any that it had.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_link(
        &mut self,
        account: UserId,
        token_hash: &str,
        expires: Instant,
    ) -> Result<(), StoreError> {
        self.drop_link(account).await?;
        let row = [account.0.into(), token_hash.into(), expires.0.into()];
        self.insert("account_link", ["account", "token_hash", "expires"], vec![row]).await
    }

    /// Takes an account's one-time link away.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drop_link(&mut self, account: UserId) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM account_link WHERE account = $1").bind(account.0);
        self.run(query).await.map(drop)
    }

    /// Whose one-time link has this digest, and until when it is good.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn link(
        &mut self,
        token_hash: &str,
    ) -> Result<Option<(UserId, Instant)>, StoreError> {
        let sql = "SELECT account, expires FROM account_link WHERE token_hash = $1";
        let row = self.optional(sqlx::query(sql).bind(token_hash.to_owned())).await?;
        let Some(row) = row else { return Ok(None) };
        let from = Columns { table: "account_link", row: &row };
        Ok(Some((UserId(from.int("account")?), Instant(from.int("expires")?))))
    }

    /// Until when the one-time link of an account is good, if it has one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn link_of(&mut self, account: UserId) -> Result<Option<Instant>, StoreError> {
        let sql = "SELECT expires FROM account_link WHERE account = $1";
        let row = self.optional(sqlx::query(sql).bind(account.0)).await?;
        let expires = |row| Columns { table: "account_link", row }.int("expires").map(Instant);
        row.as_ref().map(expires).transpose()
    }

    /// Gives an account these recovery codes in place of those that it had.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_recovery_codes(
        &mut self,
        account: UserId,
        hashes: &[String],
    ) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM recovery_code WHERE account = $1").bind(account.0);
        self.run(query).await?;
        let rows = hashes.iter().map(|hash| [account.0.into(), hash.as_str().into()]).collect();
        self.insert("recovery_code", ["account", "code_hash"], rows).await
    }

    /// Uses a recovery code up; whether the account had it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn use_recovery_code(
        &mut self,
        account: UserId,
        hash: &str,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM recovery_code WHERE account = $1 AND code_hash = $2";
        let query = sqlx::query(sql).bind(account.0).bind(hash.to_owned());
        Ok(self.run(query).await? > 0)
    }

    /// How many recovery codes an account has left.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn recovery_codes(&mut self, account: UserId) -> Result<u32, StoreError> {
        let sql = "SELECT code_hash FROM recovery_code WHERE account = $1";
        Ok(self.all(sqlx::query(sql).bind(account.0)).await?.len() as u32)
    }

    /// Notes that somebody is half-way through signing in, and forgets those
    /// whose time is over.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_half_sign_in(
        &mut self,
        half: &HalfSignIn,
        now: Instant,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM half_sign_in WHERE expires < $1").bind(now.0);
        self.run(query).await?;
        let row = [
            half.token_hash.as_str().into(),
            half.account.0.into(),
            half.browser.as_str().into(),
            half.expires.0.into(),
        ];
        let columns = ["token_hash", "account", "browser", "expires"];
        self.insert("half_sign_in", columns, vec![row]).await
    }

    /// Who is half-way through signing in with this token.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn half_sign_in(
        &mut self,
        token_hash: &str,
    ) -> Result<Option<HalfSignIn>, StoreError> {
        let sql = "SELECT * FROM half_sign_in WHERE token_hash = $1";
        let row = self.optional(sqlx::query(sql).bind(token_hash.to_owned())).await?;
        let Some(row) = row else { return Ok(None) };
        let from = Columns { table: "half_sign_in", row: &row };
        Ok(Some(HalfSignIn {
            token_hash: from.text("token_hash")?,
            account: UserId(from.int("account")?),
            browser: from.text("browser")?,
            expires: Instant(from.int("expires")?),
        }))
    }

    /// Forgets who is half-way through signing in to an account.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drop_half_sign_ins(&mut self, account: UserId) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM half_sign_in WHERE account = $1").bind(account.0);
        self.run(query).await.map(drop)
    }

    /// An account's sessions, the one used last first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sessions_of(&mut self, account: UserId) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE account = $1 ORDER BY seen DESC, token_hash";
        let rows = self.all(sqlx::query(sql).bind(account.0)).await?;
        rows.iter().map(|row| read_session(&Columns { table: "session", row })).collect()
    }

    /// Ends an account's sessions but for one; how many ended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_sessions_but(
        &mut self,
        account: UserId,
        kept: Option<&str>,
    ) -> Result<u64, StoreError> {
        let sql = "DELETE FROM session WHERE account = $1 AND token_hash <> $2";
        let kept = kept.unwrap_or_default().to_owned();
        self.run(sqlx::query(sql).bind(account.0).bind(kept)).await
    }

    /// Whether there is a person with this id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_person(&mut self, id: PersonId) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT id FROM person WHERE id = $1").bind(id.0);
        Ok(self.optional(query).await?.is_some())
    }
}
