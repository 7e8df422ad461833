//! Signing in, step by step, and sessions.

use super::secret::{code_digest, digest, fits, read_hex};
use super::{AccountPolicy, SignIn, SignedIn, actor_of, totp};
use crate::{Actor, Desk, DeskError};
use base::Instant;
use serde_json::json;
use store::{Account, HalfSignIn, Session, Tx};

impl Desk {
    /// Signs in with a password. The password is tried before the database is
    /// taken for writing, and what it says counts only for an account that is
    /// not locked by then: many tries at once are no more tries than one after
    /// the other. An account with a second factor has no session before that is
    /// given too. `browser` is the family of the browser, for the list of
    /// sessions.
    ///
    /// # Errors
    /// [`DeskError::WrongPassword`] (it is not told which of the two was
    /// wrong), [`DeskError::Locked`]; for who knows the password also
    /// [`DeskError::AccountDisabled`] and [`DeskError::Dormant`].
    pub async fn sign_in(
        &self,
        name: &str,
        password: &str,
        browser: &str,
    ) -> Result<SignIn, DeskError> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let known = tx.account_named(name.trim()).await?;
        drop(tx);
        let stored = known.map(|account| account.password_hash);
        let right = fits(password, stored.clone()).await?;
        let mut tx = self.store.write().await?;
        let found = tx.account_named(name.trim()).await?;
        // One whose password was changed meanwhile has not been tried.
        let same = |account: &Account| Some(&account.password_hash) == stored.as_ref();
        let Some(account) = found.filter(same) else {
            return Err(DeskError::WrongPassword);
        };
        refuse_locked(&account, now)?;
        if !right {
            return Err(self.wrong_try(tx, &account, DeskError::WrongPassword).await);
        }
        self.refuse_unused(&mut tx, &account).await?;
        if account.state != super::ACTIVE {
            tx.commit().await?;
            return Err(DeskError::AccountDisabled);
        }
        if self.is_dormant(&account, now) {
            tx.commit().await?;
            return Err(DeskError::Dormant);
        }
        if account.totp_key.is_none() {
            return Ok(SignIn::Done(self.begin_session(tx, account, browser).await?));
        }
        let token = self.draw_secret();
        let half = HalfSignIn {
            token_hash: digest(&token),
            account: account.id,
            browser: browser.to_owned(),
            expires: Instant(now.0 + self.policy.half_seconds),
        };
        tx.add_half_sign_in(&half, now).await?;
        tx.commit().await?;
        Ok(SignIn::SecondFactor { token })
    }

    /// Signs in to the end with the second factor: a one-time password, or a
    /// recovery code, which is used up.
    ///
    /// # Errors
    /// [`DeskError::NoSession`] when it took too long; [`DeskError::WrongCode`],
    /// [`DeskError::Locked`].
    pub async fn second_factor(&self, token: &str, code: &str) -> Result<SignedIn, DeskError> {
        let (mut tx, half, account) = self.half_way(token).await?;
        let Some(account) = self.prove_second(&mut tx, account.clone(), code).await? else {
            return Err(self.wrong_try(tx, &account, DeskError::WrongCode).await);
        };
        tx.drop_half_sign_ins(account.id).await?;
        self.begin_session(tx, account, &half.browser).await
    }

    /// Who gave the right password and still owes the second factor, with the
    /// database taken for writing.
    pub(crate) async fn half_way(
        &self,
        token: &str,
    ) -> Result<(Tx, HalfSignIn, Account), DeskError> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        let half = tx.half_sign_in(&digest(token)).await?;
        let half = half.filter(|half| half.expires >= now).ok_or(DeskError::NoSession)?;
        let account = tx.account(half.account).await?.ok_or(DeskError::NoSession)?;
        refuse_locked(&account, now)?;
        if account.state != super::ACTIVE {
            return Err(DeskError::AccountDisabled);
        }
        Ok((tx, half, account))
    }

    /// The account with the code used, if it is one of the account's.
    pub(super) async fn prove_second(
        &self,
        tx: &mut Tx,
        mut account: Account,
        code: &str,
    ) -> Result<Option<Account>, DeskError> {
        let key = read_hex(account.totp_key.as_deref().unwrap_or_default());
        if let Some(period) = totp::period_of(&key, code, self.now(), account.totp_used) {
            account.totp_used = period;
            tx.save_account(&account).await?;
            return Ok(Some(account));
        }
        if !tx.use_recovery_code(account.id, &code_digest(code)).await? {
            return Ok(None);
        }
        let (actor, left) = (actor_of(&account)?, tx.recovery_codes(account.id).await?);
        let subject = account.id.to_string();
        self.record(tx, &actor, "use-recovery-code", &subject, json!({ "left": left })).await?;
        Ok(Some(account))
    }

    /// Notes a wrong password or code, and locks the account after too many.
    pub(crate) async fn wrong_try(
        &self,
        mut tx: Tx,
        account: &Account,
        error: DeskError,
    ) -> DeskError {
        let noted = async {
            let failed = account.failed_sign_ins + 1;
            let locked = failed >= self.policy.wrong_tries;
            let until = Instant(if locked { self.now().0 + self.policy.lock_seconds } else { 0 });
            tx.note_sign_in(account.id, if locked { 0 } else { failed }, until).await?;
            if locked {
                tx.drop_half_sign_ins(account.id).await?;
            }
            let (actor, subject) = (actor_of(account)?, account.id.to_string());
            self.record(&mut tx, &actor, "sign-in-failed", &subject, json!({})).await?;
            tx.commit().await?;
            Ok::<bool, DeskError>(locked)
        };
        match noted.await {
            Ok(true) => DeskError::Locked { minutes: self.policy.lock_seconds / 60 },
            Ok(false) => error,
            Err(failed) => failed,
        }
    }

    /// Disables an account that nobody used for too long.
    async fn refuse_unused(&self, tx: &mut Tx, account: &Account) -> Result<(), DeskError> {
        if account.state != super::ACTIVE || !self.is_dormant(account, self.now()) {
            return Ok(());
        }
        let disabled = Account { state: super::DISABLED.to_owned(), ..account.clone() };
        tx.save_account(&disabled).await?;
        tx.end_sessions_but(account.id, None).await?;
        let (actor, subject) = (actor_of(account)?, account.id.to_string());
        let data = json!({ "name": account.name, "why": "dormant" });
        self.record(tx, &actor, "disable-account", &subject, data).await
    }

    pub(crate) async fn begin_session(
        &self,
        mut tx: Tx,
        account: Account,
        browser: &str,
    ) -> Result<SignedIn, DeskError> {
        let now = self.now();
        let account = Account { last_sign_in: now, ..account };
        tx.save_account(&account).await?;
        tx.note_sign_in(account.id, 0, Instant(0)).await?;
        let token = self.draw_secret();
        let session = Session {
            token_hash: digest(&token),
            account: account.id,
            csrf: self.draw_secret(),
            seen: now,
            expires: Instant(now.0 + self.policy.session_seconds),
            began: now,
            browser: browser.to_owned(),
        };
        tx.add_session(&session).await?;
        let actor = actor_of(&account)?;
        self.record(&mut tx, &actor, "sign-in", &account.id.to_string(), json!({})).await?;
        tx.commit().await?;
        Ok(SignedIn { token, actor })
    }

    /// Who holds a session token, and the secret that forms must carry.
    ///
    /// # Errors
    /// [`DeskError::NoSession`] when it has ended or never was.
    pub async fn session(&self, token: &str) -> Result<(Actor, String), DeskError> {
        let now = self.now();
        let token_hash = digest(token);
        let mut tx = self.store.read().await?;
        let found = tx.session(&token_hash).await?;
        let (session, account) = found.ok_or(DeskError::NoSession)?;
        let actor = self.full_actor(&mut tx, &account).await?;
        drop(tx);
        let ended = !stands(&self.policy, &session, &actor, now) || account.state != super::ACTIVE;
        if ended {
            return Err(DeskError::NoSession);
        }
        if session.seen.0 + 60 < now.0 {
            let mut tx = self.store.write().await?;
            tx.touch_session(&token_hash, now).await?;
            tx.commit().await?;
        }
        Ok((actor, session.csrf))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn sign_out(&self, token: &str) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        tx.end_session(&digest(token), self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Nobody signed in for too long, counted from when it was made active. One of
    /// which neither is known – made before that was kept – is not dormant.
    fn is_dormant(&self, account: &Account, now: Instant) -> bool {
        let used = account.last_sign_in.max(account.active_since);
        used.0 > 0 && used.0 + self.policy.dormant_seconds < now.0
    }
}

/// Whether a session has neither expired nor been idle for too long.
pub(super) fn stands(
    policy: &AccountPolicy,
    session: &Session,
    actor: &Actor,
    now: Instant,
) -> bool {
    session.expires >= now && session.seen.0 + policy.idle_seconds(actor.role) >= now.0
}

pub(super) fn refuse_locked(account: &Account, now: Instant) -> Result<(), DeskError> {
    if account.locked_until > now {
        let minutes = (account.locked_until.0 - now.0 + 59) / 60;
        return Err(DeskError::Locked { minutes });
    }
    Ok(())
}
