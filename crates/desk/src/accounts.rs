//! Accounts, signing in, sessions.

use crate::{Actor, Desk, DeskError, ManageAccounts, Permit, Role};
use argon2::Argon2;
use base::{Instant, UnitId, UserId};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Account, Session, StoreError, Tx};

/// An account to make.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The unit whose subtree the role covers; `None` for all.
    pub unit: Option<UnitId>,
    /// The password.
    pub password: String,
}

/// A fresh session, for the browser to hold.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The token; only its digest is stored.
    pub token: String,
    /// Who signed in.
    pub actor: Actor,
}

/// Wrong passwords before an account is locked, and for how long: five, for
/// fifteen minutes (the level-2 examples of TCVN 14423:2026, secondary source).
const WRONG_PASSWORDS: u32 = 5;
const LOCK_SECONDS: i64 = 15 * 60;
/// A session ends after fifteen idle minutes (same source) or twelve hours.
const IDLE_SECONDS: i64 = 15 * 60;
const SESSION_SECONDS: i64 = 12 * 3600;

impl Desk {
    /// Makes the first accounts of a site that has none. Nobody can hold a
    /// permission before there is an account.
    ///
    /// # Errors
    /// [`DeskError::AccountExists`] when the site already has an account.
    pub async fn found_site(&self, name: &str, accounts: &[NewAccount]) -> Result<(), DeskError> {
        let mut hashes = Vec::new();
        for account in accounts {
            hashes.push(self.fresh_hash(&account.password).await?);
        }
        let mut tx = self.store.write().await?;
        if let Some(first) = tx.accounts().await?.first() {
            return Err(DeskError::AccountExists { name: first.name.clone() });
        }
        tx.set_setting("site-name", name).await?;
        for (account, hash) in accounts.iter().zip(hashes) {
            self.add_account_in(&mut tx, account, hash).await?;
        }
        let roles: Vec<&str> = accounts.iter().map(|account| account.role.code()).collect();
        let now = self.now();
        tx.record(now, "kecan", "found-site", "site", &json!({ "accounts": roles })).await?;
        Ok(tx.commit().await?)
    }

    /// The name of the site, as its founder gave it.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn site_name(&self) -> Result<String, DeskError> {
        if let Some(name) = self.name.get() {
            return Ok(name.clone());
        }
        let mut tx = self.store.read().await?;
        match tx.setting("site-name").await? {
            // A site is founded once: its name is read once, and the pages of a
            // thousand voters ask the database for nothing.
            Some(name) => Ok(self.name.get_or_init(|| name).clone()),
            None => Ok(String::new()),
        }
    }

    /// Makes an account.
    ///
    /// # Errors
    /// [`DeskError::AccountExists`].
    pub async fn add_account(
        &self,
        permit: &Permit<ManageAccounts>,
        account: &NewAccount,
    ) -> Result<UserId, DeskError> {
        let hash = self.fresh_hash(&account.password).await?;
        let mut tx = self.store.write().await?;
        let id = self.add_account_in(&mut tx, account, hash).await?;
        let data = json!({ "name": account.name, "role": account.role.code() });
        self.record(&mut tx, permit.actor(), "add-account", &id.to_string(), data).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Hashing takes a good part of a second: never while the database is held.
    async fn fresh_hash(&self, password: &str) -> Result<String, DeskError> {
        let salt: [u8; 16] = self.draw(|chance| {
            let (one, two) = (chance.next_u64().to_be_bytes(), chance.next_u64().to_be_bytes());
            std::array::from_fn(|at| if at < 8 { one[at] } else { two[at - 8] })
        });
        let password = password.to_owned();
        beside(move || hash_password(&password, &salt)).await
    }

    async fn add_account_in(
        &self,
        tx: &mut Tx,
        account: &NewAccount,
        password_hash: String,
    ) -> Result<UserId, DeskError> {
        if tx.account_named(&account.name).await?.is_some() {
            return Err(DeskError::AccountExists { name: account.name.clone() });
        }
        let id = self.draw(UserId::draw);
        tx.add_account(&Account {
            id,
            name: account.name.clone(),
            display_name: account.display_name.clone(),
            role: account.role.code().to_owned(),
            unit: account.unit,
            password_hash,
            failed_sign_ins: 0,
            locked_until: Instant(0),
        })
        .await?;
        Ok(id)
    }

    /// The actor behind an account name, for the command line: whoever can run
    /// the program on the data folder can read the database anyway.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn actor_named(&self, name: &str) -> Result<Actor, DeskError> {
        let mut tx = self.store.read().await?;
        let account = tx.account_named(name).await?;
        actor_of(&account.ok_or_else(|| DeskError::not_found("account", name))?)
    }

    /// All accounts' actors, by name.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn actors(&self) -> Result<Vec<Actor>, DeskError> {
        let mut tx = self.store.read().await?;
        tx.accounts().await?.iter().map(actor_of).collect()
    }

    /// Signs in with a password. The password is tried before the database is
    /// taken for writing, and what it says counts only for an account that is
    /// not locked by then: many tries at once are no more tries than one after
    /// the other.
    ///
    /// # Errors
    /// [`DeskError::WrongPassword`] (it is not told which of the two was
    /// wrong), [`DeskError::Locked`].
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<SignedIn, DeskError> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let known = tx.account_named(name.trim()).await?;
        drop(tx);
        let (stored, typed) = (known.map(|account| account.password_hash), password.to_owned());
        let tried = stored.clone();
        // The same work for a name that nobody has, so that time tells nothing.
        let fits = beside(move || match tried {
            Some(stored) => password_fits(&typed, &stored),
            None => hash_password(&typed, &[0; 16]).map(|_| false),
        })
        .await?;
        let mut tx = self.store.write().await?;
        let found = tx.account_named(name.trim()).await?;
        // One whose password was changed meanwhile has not been tried.
        let same = |account: &Account| Some(&account.password_hash) == stored.as_ref();
        let Some(account) = found.filter(same) else {
            return Err(DeskError::WrongPassword);
        };
        if account.locked_until > now {
            let minutes = (account.locked_until.0 - now.0 + 59) / 60;
            return Err(DeskError::Locked { minutes });
        }
        if !fits {
            let failed = account.failed_sign_ins + 1;
            let locked = failed >= WRONG_PASSWORDS;
            let until = Instant(if locked { now.0 + LOCK_SECONDS } else { 0 });
            tx.note_sign_in(account.id, if locked { 0 } else { failed }, until).await?;
            let actor = actor_of(&account)?;
            self.record(&mut tx, &actor, "sign-in-failed", &account.id.to_string(), json!({}))
                .await?;
            tx.commit().await?;
            return Err(if locked {
                DeskError::Locked { minutes: LOCK_SECONDS / 60 }
            } else {
                DeskError::WrongPassword
            });
        }
        tx.note_sign_in(account.id, 0, Instant(0)).await?;
        let token = self.draw_secret();
        let session = Session {
            token_hash: digest(&token),
            account: account.id,
            csrf: self.draw_secret(),
            seen: now,
            expires: Instant(now.0 + SESSION_SECONDS),
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
        drop(tx);
        let (session, account) = found.ok_or(DeskError::NoSession)?;
        if session.expires < now || session.seen.0 + IDLE_SECONDS < now.0 {
            return Err(DeskError::NoSession);
        }
        if session.seen.0 + 60 < now.0 {
            let mut tx = self.store.write().await?;
            tx.touch_session(&token_hash, now).await?;
            tx.commit().await?;
        }
        Ok((actor_of(&account)?, session.csrf))
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

    fn draw_secret(&self) -> String {
        self.draw(|chance| (0..4).map(|_| format!("{:016x}", chance.next_u64())).collect())
    }
}

/// Does heavy work beside the threads that answer requests.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| DeskError::Internal(error.to_string()))?
}

fn actor_of(account: &Account) -> Result<Actor, DeskError> {
    let role = Role::read(&account.role).ok_or_else(|| StoreError::Inconsistent {
        table: "account",
        column: "role",
        value: account.role.clone(),
    })?;
    Ok(Actor {
        id: account.id,
        name: account.name.clone(),
        display_name: account.display_name.clone(),
        role,
        unit: account.unit,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// `argon2id$salt$hash` in hex, with the library's default cost.
fn hash_password(password: &str, salt: &[u8]) -> Result<String, DeskError> {
    let mut hash = [0u8; 32];
    Argon2::default()
        .hash_password_into(password.as_bytes(), salt, &mut hash)
        .map_err(|error| DeskError::Internal(format!("password hashing: {error}")))?;
    Ok(format!("argon2id${}${}", hex(salt), hex(&hash)))
}

fn password_fits(password: &str, stored: &str) -> Result<bool, DeskError> {
    let salt = stored.split('$').nth(1).unwrap_or_default();
    let salt: Vec<u8> = (0..salt.len() / 2)
        .filter_map(|at| u8::from_str_radix(salt.get(at * 2..at * 2 + 2)?, 16).ok())
        .collect();
    let again = hash_password(password, &salt)?;
    // Compared in full, so that time does not tell where the first difference is.
    let apart = again.bytes().zip(stored.bytes()).fold(0u8, |apart, (a, b)| apart | (a ^ b));
    Ok(again.len() == stored.len() && apart == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_only_its_own_hash() {
        let stored = hash_password("Thượng Bình 2017", &[7; 16]).unwrap();
        assert!(password_fits("Thượng Bình 2017", &stored).unwrap());
        assert!(!password_fits("Thuong Binh 2017", &stored).unwrap());
    }
}
