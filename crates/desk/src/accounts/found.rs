//! The first accounts of a site.

use super::secret::digest;
use super::{ACTIVE, INVITED};
use crate::{Desk, DeskError, Role};
use base::{Instant, UnitId, UserId, nfc};
use lex::Secrecy;
use serde_json::json;
use store::{Account, Tx};

/// An account to make with a password: for demonstrations and tests. People are
/// invited ([`Invitation`]) and choose theirs.
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

/// An account whose owner will choose the password.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The unit whose subtree the role covers; `None` for all.
    pub unit: Option<UnitId>,
    /// The highest secrecy that its reader may see.
    pub clearance: Secrecy,
}

/// The most letters of a name to sign in with, and of a name to show.
const MOST_LETTERS: usize = 60;

impl Desk {
    /// Makes the first accounts of a site that has none, with their passwords.
    /// Nobody can hold a permission before there is an account.
    ///
    /// # Errors
    /// [`DeskError::AccountExists`] when the site already has an account.
    pub async fn found_site(&self, name: &str, accounts: &[NewAccount]) -> Result<(), DeskError> {
        let mut ready = Vec::new();
        for account in accounts {
            let invitation = Invitation {
                name: account.name.clone(),
                display_name: account.display_name.clone(),
                role: account.role,
                unit: account.unit,
                clearance: Secrecy::TopSecret,
            };
            ready.push((invitation, self.fresh_hash(&account.password).await?));
        }
        let mut tx = self.store.write().await?;
        self.found_in(&mut tx, name).await?;
        for (invitation, hash) in &ready {
            self.add_account_in(&mut tx, invitation, hash, ACTIVE).await?;
        }
        let roles = accounts.iter().map(|account| account.role);
        self.record_founding(&mut tx, roles.collect()).await?;
        Ok(tx.commit().await?)
    }

    /// Makes the first accounts of a site that has none; a one-time link each,
    /// in their order, is the token of [`Desk::welcome`].
    ///
    /// # Errors
    /// As [`Desk::found_site`].
    pub async fn found_site_inviting(
        &self,
        name: &str,
        invitations: &[Invitation],
    ) -> Result<Vec<String>, DeskError> {
        let mut tx = self.store.write().await?;
        self.found_in(&mut tx, name).await?;
        let mut links = Vec::new();
        for invitation in invitations {
            let id = self.add_account_in(&mut tx, invitation, "", INVITED).await?;
            links.push(self.link_in(&mut tx, id).await?);
        }
        let roles = invitations.iter().map(|invitation| invitation.role);
        self.record_founding(&mut tx, roles.collect()).await?;
        tx.commit().await?;
        Ok(links)
    }

    /// A fresh one-time link for the first administrator of a site on which
    /// nobody has chosen a password yet: account name and token. None as long as
    /// the link that founding the site printed is good.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn first_link(&self) -> Result<Option<(String, String)>, DeskError> {
        let mut tx = self.store.write().await?;
        let accounts = tx.accounts().await?;
        let is_fresh = accounts.iter().all(|account| account.state == INVITED);
        let of_administrator =
            |account: &&Account| account.role == Role::Administrator.code() && is_fresh;
        let Some(account) = accounts.iter().find(of_administrator) else { return Ok(None) };
        if tx.link_of(account.id).await?.is_some_and(|expires| expires >= self.now()) {
            return Ok(None);
        }
        let token = self.link_in(&mut tx, account.id).await?;
        let (subject, data) = (account.id.to_string(), json!({ "name": account.name }));
        tx.record(self.now(), "kecan", "first-link", &subject, &data).await?;
        tx.commit().await?;
        Ok(Some((account.name.clone(), token)))
    }

    async fn found_in(&self, tx: &mut Tx, name: &str) -> Result<(), DeskError> {
        if let Some(first) = tx.accounts().await?.first() {
            return Err(DeskError::AccountExists { name: first.name.clone() });
        }
        Ok(tx.set_setting("site-name", name).await?)
    }

    async fn record_founding(&self, tx: &mut Tx, roles: Vec<Role>) -> Result<(), DeskError> {
        let roles: Vec<&str> = roles.into_iter().map(Role::code).collect();
        let data = json!({ "accounts": roles });
        Ok(tx.record(self.now(), "kecan", "found-site", "site", &data).await?)
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

    pub(super) async fn add_account_in(
        &self,
        tx: &mut Tx,
        invitation: &Invitation,
        password_hash: &str,
        state: &str,
    ) -> Result<UserId, DeskError> {
        let name = account_name(&invitation.name)?;
        if tx.account_named(&name).await?.is_some() {
            return Err(DeskError::AccountExists { name });
        }
        let id = self.draw(UserId::draw);
        tx.add_account(&Account {
            id,
            name,
            display_name: invitation.display_name.clone(),
            role: invitation.role.code().to_owned(),
            unit: invitation.unit,
            password_hash: password_hash.to_owned(),
            failed_sign_ins: 0,
            locked_until: Instant(0),
            state: state.to_owned(),
            person: None,
            clearance: invitation.clearance.code().to_owned(),
            active_since: Instant(0),
            last_sign_in: Instant(0),
            totp_key: None,
            totp_used: 0,
        })
        .await?;
        Ok(id)
    }

    /// A one-time link for an account, in place of any that it had.
    pub(super) async fn link_in(&self, tx: &mut Tx, account: UserId) -> Result<String, DeskError> {
        let token = self.draw_secret();
        let expires = Instant(self.now().0 + self.policy.link_seconds);
        tx.set_link(account, &digest(&token), expires).await?;
        Ok(token)
    }
}

/// A name to sign in with: small letters without marks, digits, and `.-_`
/// between them, so that it is typed alike on every keyboard.
fn account_name(text: &str) -> Result<String, DeskError> {
    let name = text.trim();
    let fits =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_');
    let ends = |c: char| c.is_ascii_alphanumeric();
    let sound = name.chars().all(fits) && name.starts_with(ends) && name.ends_with(ends);
    if !sound || name.len() < 2 || name.len() > MOST_LETTERS {
        return Err(DeskError::BadAccountName { name: text.to_owned() });
    }
    Ok(name.to_owned())
}

/// A name to show, in one Unicode form; the name to sign in with where it is
/// left out.
pub(super) fn display_name(text: &str, name: &str) -> String {
    let shown: String = nfc(text).chars().filter(|c| !c.is_control()).take(MOST_LETTERS).collect();
    if shown.is_empty() { name.trim().to_owned() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_to_sign_in_with_is_typed_alike_on_every_keyboard() {
        for name in ["can-bo", "kiem-phieu-1", "a.b_c", " ha2 "] {
            assert_eq!(account_name(name).unwrap(), name.trim());
        }
        for name in ["", "a", "Cán bộ", "can bo", "-a", "a-", "a/b", "A1", &"a".repeat(61)] {
            assert!(account_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_name_to_show_is_one_line() {
        assert_eq!(display_name(" Hà  Thị\r\nÂn ", "ha"), "Hà Thị Ân");
        assert_eq!(display_name(" ", " ha "), "ha");
    }
}
