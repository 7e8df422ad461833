//! One's own account: password, second factor, sessions.

use super::secret::{code_digest, digest, fits, hex};
use super::session::{refuse_locked, stands};
use super::totp;
use crate::{Actor, Desk, DeskError, KeepOwnAccount, Permit};
use base::Instant;
use serde_json::json;
use store::{Account, Tx};

/// How many recovery codes an account gets.
const RECOVERY_CODES: usize = 10;

/// What a person sees of their own account.
#[derive(Debug, Clone)]
pub struct OwnAccount {
    /// The name to sign in with.
    pub name: String,
    /// Whether it has a second factor.
    pub has_second: bool,
    /// Recovery codes not used yet.
    pub codes_left: u32,
    /// The sessions that stand, the one used last first.
    pub sessions: Vec<OwnSession>,
}

/// A session of one's own.
#[derive(Debug, Clone)]
pub struct OwnSession {
    /// Names it among the account's sessions: the beginning of its digest.
    pub id: String,
    /// When it began; `None` where that was not kept.
    pub began: Option<Instant>,
    /// When it was last used, within a minute.
    pub seen: Instant,
    /// The family of its browser, where that is known.
    pub browser: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// A fresh key of one-time passwords.
#[derive(Debug, Clone)]
pub struct SecondFactorKey {
    /// As it is typed into an app.
    pub key: String,
    /// As an app reads it from a picture (`otpauth://…`).
    pub address: String,
}

impl Desk {
    /// One's own account; `token` is that of the session that asks.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn own_account(
        &self,
        permit: &Permit<KeepOwnAccount>,
        token: &str,
    ) -> Result<OwnAccount, DeskError> {
        let (actor, now, this) = (permit.actor(), self.now(), digest(token));
        let mut tx = self.store.read().await?;
        let account = self.account_in(&mut tx, actor.id).await?;
        let sessions = tx.sessions_of(actor.id).await?;
        let sessions =
            sessions.into_iter().filter(|session| stands(&self.policy, session, actor, now));
        let sessions = sessions.map(|session| OwnSession {
            id: short(&session.token_hash).to_owned(),
            began: (session.began.0 > 0).then_some(session.began),
            seen: session.seen,
            is_this: session.token_hash == this,
            browser: session.browser,
        });
        Ok(OwnAccount {
            sessions: sessions.collect(),
            codes_left: tx.recovery_codes(actor.id).await?,
            has_second: account.totp_key.is_some(),
            name: account.name,
        })
    }

    /// Changes one's own password; all other sessions end.
    ///
    /// # Errors
    /// [`DeskError::WrongPassword`] for the present one, [`DeskError::Locked`],
    /// [`DeskError::Password`] for the new one.
    pub async fn change_password(
        &self,
        permit: &Permit<KeepOwnAccount>,
        token: &str,
        present: &str,
        new: &str,
    ) -> Result<(), DeskError> {
        let account = self.prove(permit.actor(), present).await?;
        let site = self.site_name().await?;
        self.policy.password(new, &account.name, &site, account.totp_key.is_some())?;
        let hash = self.fresh_hash(new).await?;
        let (mut tx, account) = self.unchanged(account).await?;
        tx.save_account(&Account { password_hash: hash, ..account.clone() }).await?;
        tx.drop_link(account.id).await?;
        tx.end_sessions_but(account.id, Some(&digest(token))).await?;
        self.note_own(&mut tx, permit.actor(), "change-password").await?;
        Ok(tx.commit().await?)
    }

    /// A key to be kept in an app; it counts once [`Desk::set_second_factor`]
    /// has seen a password made with it.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn draw_second_factor(
        &self,
        permit: &Permit<KeepOwnAccount>,
    ) -> Result<SecondFactorKey, DeskError> {
        let bytes: [u8; totp::KEY_BYTES] = self.draw_bytes();
        Ok(second_factor_key(&permit.actor().name, totp::base32(&bytes)))
    }

    /// Takes a key that the account's owner has put into an app, which shows in
    /// a one-time password made with it. The recovery codes are shown once.
    ///
    /// # Errors
    /// [`DeskError::WrongPassword`], [`DeskError::Locked`],
    /// [`DeskError::WrongCode`] when the password is not of this key.
    pub async fn set_second_factor(
        &self,
        permit: &Permit<KeepOwnAccount>,
        password: &str,
        key: &str,
        code: &str,
    ) -> Result<Vec<String>, DeskError> {
        let bytes = totp::read_base32(key).filter(|bytes| bytes.len() == totp::KEY_BYTES);
        let bytes = bytes.ok_or(DeskError::WrongCode)?;
        let account = self.prove(permit.actor(), password).await?;
        let period = totp::period_of(&bytes, code, self.now(), 0).ok_or(DeskError::WrongCode)?;
        let (mut tx, account) = self.unchanged(account).await?;
        let secured = Account { totp_key: Some(hex(&bytes)), totp_used: period, ..account };
        tx.save_account(&secured).await?;
        let codes = self.fresh_codes(&mut tx, &secured).await?;
        self.note_own(&mut tx, permit.actor(), "set-second-factor").await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Gives up the second factor. A password that is only long enough with one
    /// must be changed first.
    ///
    /// # Errors
    /// [`DeskError::WrongPassword`], [`DeskError::Locked`],
    /// [`DeskError::Password`].
    pub async fn drop_second_factor(
        &self,
        permit: &Permit<KeepOwnAccount>,
        password: &str,
    ) -> Result<(), DeskError> {
        let account = self.prove(permit.actor(), password).await?;
        self.policy.password(password, &account.name, &self.site_name().await?, false)?;
        let (mut tx, account) = self.unchanged(account).await?;
        tx.save_account(&Account { totp_key: None, totp_used: 0, ..account.clone() }).await?;
        tx.set_recovery_codes(account.id, &[]).await?;
        tx.drop_passkeys(account.id, None).await?;
        self.note_own(&mut tx, permit.actor(), "drop-second-factor").await?;
        Ok(tx.commit().await?)
    }

    /// New recovery codes in place of the old ones, shown once.
    ///
    /// # Errors
    /// [`DeskError::WrongPassword`], [`DeskError::Locked`],
    /// [`DeskError::NoSecondFactor`].
    pub async fn new_recovery_codes(
        &self,
        permit: &Permit<KeepOwnAccount>,
        password: &str,
    ) -> Result<Vec<String>, DeskError> {
        let account = self.prove(permit.actor(), password).await?;
        if account.totp_key.is_none() {
            return Err(DeskError::NoSecondFactor);
        }
        let (mut tx, account) = self.unchanged(account).await?;
        let codes = self.fresh_codes(&mut tx, &account).await?;
        self.note_own(&mut tx, permit.actor(), "new-recovery-codes").await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Ends one of one's own sessions, or with `None` all but the one that asks.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn end_own_sessions(
        &self,
        permit: &Permit<KeepOwnAccount>,
        token: &str,
        which: Option<&str>,
    ) -> Result<(), DeskError> {
        let (actor, this) = (permit.actor(), digest(token));
        let mut tx = self.store.write().await?;
        match which {
            None => {
                tx.end_sessions_but(actor.id, Some(&this)).await?;
            }
            Some(id) => {
                let sessions = tx.sessions_of(actor.id).await?;
                let named = sessions.iter().find(|one| short(&one.token_hash) == id);
                let named = named.ok_or_else(|| DeskError::not_found("session", ""))?;
                tx.end_session(&named.token_hash, self.now()).await?;
            }
        }
        self.note_own(&mut tx, actor, "end-sessions").await?;
        Ok(tx.commit().await?)
    }

    /// The actor's account, if the password is theirs. Wrong ones count as wrong
    /// tries to sign in: an open session is no way round the lock.
    pub(crate) async fn prove(&self, actor: &Actor, password: &str) -> Result<Account, DeskError> {
        let account = {
            let mut tx = self.store.read().await?;
            self.account_in(&mut tx, actor.id).await?
        };
        refuse_locked(&account, self.now())?;
        if fits(password, Some(account.password_hash.clone())).await? {
            return Ok(account);
        }
        let (tx, account) = self.unchanged(account).await?;
        Err(self.wrong_try(tx, &account, DeskError::WrongOwnPassword).await)
    }

    /// The account again, with the database taken for writing; refused when its
    /// password was changed or it was locked meanwhile.
    pub(crate) async fn unchanged(&self, before: Account) -> Result<(Tx, Account), DeskError> {
        let mut tx = self.store.write().await?;
        let account = self.account_in(&mut tx, before.id).await?;
        refuse_locked(&account, self.now())?;
        if account.password_hash != before.password_hash {
            return Err(DeskError::WrongOwnPassword);
        }
        Ok((tx, account))
    }

    async fn fresh_codes(&self, tx: &mut Tx, account: &Account) -> Result<Vec<String>, DeskError> {
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| self.draw_code()).collect();
        let hashes: Vec<String> = codes.iter().map(|code| code_digest(code)).collect();
        tx.set_recovery_codes(account.id, &hashes).await?;
        Ok(codes)
    }

    async fn note_own(&self, tx: &mut Tx, actor: &Actor, what: &str) -> Result<(), DeskError> {
        self.record(tx, actor, what, &actor.id.to_string(), json!({})).await
    }
}

/// The same key again, for the page that is shown once more after a wrong code.
pub fn second_factor_key(name: &str, key: String) -> SecondFactorKey {
    let address = format!("otpauth://totp/Ke%20Can:{name}?secret={key}&issuer=Ke%20Can");
    SecondFactorKey { key, address }
}

fn short(token_hash: &str) -> &str {
    token_hash.get(..12).unwrap_or(token_hash)
}
