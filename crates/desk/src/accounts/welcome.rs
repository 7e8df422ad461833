//! The one-time link: its owner chooses a password.

use super::secret::digest;
use super::{ACTIVE, DISABLED, actor_of};
use crate::{Desk, DeskError};
use base::Instant;
use serde_json::json;
use store::{Account, Tx};

/// What the page behind a one-time link shows.
#[derive(Debug, Clone)]
pub struct Welcome {
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
}

impl Desk {
    /// Whose one-time link this is. Opening it uses nothing up.
    ///
    /// # Errors
    /// [`DeskError::LinkEnded`] when it was used, replaced, is too old or never
    /// was.
    pub async fn welcome(&self, token: &str) -> Result<Welcome, DeskError> {
        let mut tx = self.store.read().await?;
        let account = self.linked(&mut tx, token).await?;
        Ok(Welcome { name: account.name, display_name: account.display_name })
    }

    /// Chooses the password of an account by its one-time link, which is used
    /// up. Nobody is signed in by it.
    ///
    /// # Errors
    /// [`DeskError::LinkEnded`], [`DeskError::Password`].
    pub async fn accept(&self, token: &str, password: &str) -> Result<(), DeskError> {
        let account = {
            let mut tx = self.store.read().await?;
            self.linked(&mut tx, token).await?
        };
        let site = self.site_name().await?;
        self.policy.password(password, &account.name, &site, account.totp_key.is_some())?;
        let hash = self.fresh_hash(password).await?;
        let mut tx = self.store.write().await?;
        // Two may have opened the link: the second finds it used.
        let account = self.linked(&mut tx, token).await?;
        tx.drop_link(account.id).await?;
        let ready = Account {
            password_hash: hash,
            state: ACTIVE.to_owned(),
            active_since: self.now(),
            ..account
        };
        tx.save_account(&ready).await?;
        tx.note_sign_in(ready.id, 0, Instant(0)).await?;
        tx.end_sessions_but(ready.id, None).await?;
        let subject = ready.id.to_string();
        self.record(&mut tx, &actor_of(&ready)?, "choose-password", &subject, json!({})).await?;
        Ok(tx.commit().await?)
    }

    async fn linked(&self, tx: &mut Tx, token: &str) -> Result<Account, DeskError> {
        let link = tx.link(&digest(token)).await?;
        let link = link.filter(|(_, expires)| *expires >= self.now());
        let (id, _) = link.ok_or(DeskError::LinkEnded)?;
        let account = self.account_in(tx, id).await?;
        if account.state == DISABLED { Err(DeskError::LinkEnded) } else { Ok(account) }
    }
}
