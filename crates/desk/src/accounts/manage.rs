//! What administrators do with accounts. They never learn a password: they hand
//! out one-time links.

use super::found::display_name;
use super::{
    ACTIVE, AccountState, DISABLED, INVITED, Invitation, actor_of, session::refuse_locked,
};
use crate::{Desk, DeskError, ManageAccounts, Permit, Role};
use base::{Day, Instant, PersonId, UnitId, UserId};
use lex::Secrecy;
use serde_json::{Value, json};
use store::{Account, Tx};

/// A line of the list of accounts.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// Its id.
    pub id: UserId,
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// Code and name of the unit whose subtree it covers; `None` for all.
    pub unit: Option<(String, String)>,
    /// Its state.
    pub state: AccountState,
    /// Whether it has a second factor.
    pub has_second: bool,
    /// The day of the last sign-in.
    pub last_sign_in: Option<Day>,
    /// The highest secrecy that its reader may see.
    pub clearance: Secrecy,
    /// The person of the roster whose account it is.
    pub person: Option<PersonId>,
    /// Sessions that were not ended.
    pub sessions: usize,
}

/// What an administrator can change of an account.
#[derive(Debug, Clone)]
pub struct AccountChange {
    /// The name to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The code of the unit whose subtree it covers; empty for all.
    pub unit: String,
    /// The highest secrecy that its reader may see.
    pub clearance: Secrecy,
    /// The id of the person of the roster whose account it is; empty for none.
    pub person: String,
}

impl Desk {
    /// All accounts, by name.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn account_list(
        &self,
        _permit: &Permit<ManageAccounts>,
    ) -> Result<Vec<AccountLine>, DeskError> {
        self.account_lines().await
    }

    /// The same for whoever may see it by another right.
    pub(super) async fn account_lines(&self) -> Result<Vec<AccountLine>, DeskError> {
        let mut tx = self.store.read().await?;
        let units = tx.units(self.today()).await?;
        let mut lines = Vec::new();
        for account in tx.accounts().await? {
            let unit = account.unit.and_then(|id| units.iter().find(|unit| unit.id == id));
            let unit = unit.map(|unit| (unit.code.clone(), unit.name.clone()));
            let sessions = tx.sessions_of(account.id).await?.len();
            lines.push(self.line(&account, unit, sessions)?);
        }
        Ok(lines)
    }

    fn line(
        &self,
        account: &Account,
        unit: Option<(String, String)>,
        sessions: usize,
    ) -> Result<AccountLine, DeskError> {
        let actor = actor_of(account)?;
        let state = match account.state.as_str() {
            INVITED => AccountState::Invited,
            DISABLED => AccountState::Disabled,
            _ if refuse_locked(account, self.now()).is_err() => AccountState::Locked,
            _ => AccountState::Active,
        };
        Ok(AccountLine {
            id: actor.id,
            name: actor.name,
            display_name: actor.display_name,
            role: actor.role,
            unit,
            state,
            has_second: account.totp_key.is_some(),
            last_sign_in: (account.last_sign_in.0 > 0).then(|| account.last_sign_in.day()),
            clearance: actor.clearance,
            person: actor.person,
            sessions,
        })
    }

    /// Makes an account and the one-time link by which its owner chooses a
    /// password. `unit` is a unit's code, or empty for all.
    ///
    /// # Errors
    /// [`DeskError::AccountExists`], [`DeskError::BadAccountName`],
    /// [`DeskError::NotFound`].
    pub async fn invite(
        &self,
        permit: &Permit<ManageAccounts>,
        invitation: &Invitation,
        unit: &str,
    ) -> Result<(UserId, String), DeskError> {
        let mut tx = self.store.write().await?;
        let invitation = Invitation {
            unit: self.unit_of_code(&mut tx, unit).await?,
            display_name: display_name(&invitation.display_name, &invitation.name),
            ..invitation.clone()
        };
        let id = self.add_account_in(&mut tx, &invitation, "", INVITED).await?;
        let token = self.link_in(&mut tx, id).await?;
        let data = json!({
            "name": invitation.name,
            "role": invitation.role.code(),
            "unit": unit,
            "clearance": invitation.clearance.code(),
        });
        self.note(&mut tx, permit, "add-account", id, data).await?;
        tx.commit().await?;
        Ok((id, token))
    }

    /// Changes what an account is for. Nobody changes their own.
    ///
    /// # Errors
    /// [`DeskError::OwnAccount`], [`DeskError::NotFound`].
    pub async fn change_account(
        &self,
        permit: &Permit<ManageAccounts>,
        id: UserId,
        change: &AccountChange,
    ) -> Result<(), DeskError> {
        let (mut tx, account) = self.of_another(permit, id).await?;
        let changed = Account {
            display_name: display_name(&change.display_name, &account.name),
            role: change.role.code().to_owned(),
            unit: self.unit_of_code(&mut tx, &change.unit).await?,
            clearance: change.clearance.code().to_owned(),
            person: self.person_of_id(&mut tx, &change.person).await?,
            ..account.clone()
        };
        tx.save_account(&changed).await?;
        if changed.role != account.role || changed.unit != account.unit {
            tx.end_sessions_but(id, None).await?;
        }
        let data = json!({
            "name": changed.name,
            "role": changed.role,
            "before": account.role,
            "unit": change.unit.trim(),
            "clearance": changed.clearance,
            "person": changed.person.map(|person| person.to_string()),
        });
        self.note(&mut tx, permit, "change-account", id, data).await?;
        Ok(tx.commit().await?)
    }

    /// Lets nobody sign in to an account any more; its sessions end.
    ///
    /// # Errors
    /// [`DeskError::OwnAccount`], [`DeskError::NotFound`].
    pub async fn disable_account(
        &self,
        permit: &Permit<ManageAccounts>,
        id: UserId,
    ) -> Result<(), DeskError> {
        let (mut tx, account) = self.of_another(permit, id).await?;
        let disabled = Account { state: DISABLED.to_owned(), ..account };
        tx.save_account(&disabled).await?;
        tx.drop_link(id).await?;
        tx.end_sessions_but(id, None).await?;
        let data = json!({ "name": disabled.name });
        self.note(&mut tx, permit, "disable-account", id, data).await?;
        Ok(tx.commit().await?)
    }

    /// Lets an account be signed in to again; one without a password waits for
    /// its owner's, by a new link.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn enable_account(
        &self,
        permit: &Permit<ManageAccounts>,
        id: UserId,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let account = self.account_in(&mut tx, id).await?;
        let state = if account.password_hash.is_empty() { INVITED } else { ACTIVE };
        let (state, active_since) = (state.to_owned(), self.now());
        let enabled = Account { state, active_since, ..account };
        tx.save_account(&enabled).await?;
        let data = json!({ "name": enabled.name });
        self.note(&mut tx, permit, "enable-account", id, data).await?;
        Ok(tx.commit().await?)
    }

    /// Ends the lock that too many wrong tries brought.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn unlock_account(
        &self,
        permit: &Permit<ManageAccounts>,
        id: UserId,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let account = self.account_in(&mut tx, id).await?;
        tx.note_sign_in(id, 0, Instant(0)).await?;
        let data = json!({ "name": account.name });
        self.note(&mut tx, permit, "unlock-account", id, data).await?;
        Ok(tx.commit().await?)
    }

    /// Begins an account anew: its password, second factor and sessions end, and
    /// its owner chooses a password by a new one-time link.
    ///
    /// # Errors
    /// [`DeskError::OwnAccount`], [`DeskError::NotFound`].
    pub async fn reset_account(
        &self,
        permit: &Permit<ManageAccounts>,
        id: UserId,
    ) -> Result<String, DeskError> {
        let (tx, account) = self.of_another(permit, id).await?;
        self.reset_in(tx, permit, account).await
    }

    /// The same for an account by name, one's own too: for whoever runs the
    /// program on the data folder.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn reset_account_named(
        &self,
        permit: &Permit<ManageAccounts>,
        name: &str,
    ) -> Result<String, DeskError> {
        let mut tx = self.store.write().await?;
        let account = tx.account_named(name).await?;
        let account = account.ok_or_else(|| DeskError::not_found("account", name))?;
        self.reset_in(tx, permit, account).await
    }

    async fn reset_in(
        &self,
        mut tx: Tx,
        permit: &Permit<ManageAccounts>,
        account: Account,
    ) -> Result<String, DeskError> {
        let id = account.id;
        let fresh = Account {
            password_hash: String::new(),
            state: INVITED.to_owned(),
            totp_key: None,
            totp_used: 0,
            ..account
        };
        tx.save_account(&fresh).await?;
        tx.set_recovery_codes(id, &[]).await?;
        tx.drop_passkeys(id, None).await?;
        tx.drop_half_sign_ins(id).await?;
        tx.end_sessions_but(id, None).await?;
        tx.note_sign_in(id, 0, Instant(0)).await?;
        let token = self.link_in(&mut tx, id).await?;
        self.note(&mut tx, permit, "reset-account", id, json!({ "name": fresh.name })).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Sets an account's password: for whoever runs the program on the data
    /// folder, and can read and write everything there anyway.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::Password`].
    pub async fn set_password(
        &self,
        permit: &Permit<ManageAccounts>,
        name: &str,
        password: &str,
    ) -> Result<(), DeskError> {
        self.policy.password(password, name, &self.site_name().await?, false)?;
        let hash = self.fresh_hash(password).await?;
        let mut tx = self.store.write().await?;
        let account = tx.account_named(name).await?;
        let account = account.ok_or_else(|| DeskError::not_found("account", name))?;
        let (state, active_since) = (ACTIVE.to_owned(), self.now());
        let ready = Account { password_hash: hash, state, active_since, ..account };
        tx.save_account(&ready).await?;
        tx.drop_link(ready.id).await?;
        tx.end_sessions_but(ready.id, None).await?;
        tx.note_sign_in(ready.id, 0, Instant(0)).await?;
        let data = json!({ "name": ready.name });
        self.note(&mut tx, permit, "set-password", ready.id, data).await?;
        Ok(tx.commit().await?)
    }

    /// An account that is not the actor's own, for changing.
    async fn of_another(
        &self,
        permit: &Permit<ManageAccounts>,
        id: UserId,
    ) -> Result<(Tx, Account), DeskError> {
        if permit.actor().id == id {
            return Err(DeskError::OwnAccount);
        }
        let mut tx = self.store.write().await?;
        let account = self.account_in(&mut tx, id).await?;
        Ok((tx, account))
    }

    async fn unit_of_code(&self, tx: &mut Tx, code: &str) -> Result<Option<UnitId>, DeskError> {
        let code = code.trim();
        if code.is_empty() {
            return Ok(None);
        }
        let units = tx.units(self.today()).await?;
        let unit = units.iter().find(|unit| unit.code == code);
        Ok(Some(unit.ok_or_else(|| DeskError::not_found("unit", code))?.id))
    }

    /// The person with this id. The administrator types what the officer tells
    /// them, and sees nothing of the person.
    async fn person_of_id(&self, tx: &mut Tx, text: &str) -> Result<Option<PersonId>, DeskError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let missing = || DeskError::not_found("person", text);
        let id: PersonId = text.parse().map_err(|_| missing())?;
        let known = tx.is_person(id).await?;
        if known { Ok(Some(id)) } else { Err(missing()) }
    }

    async fn note(
        &self,
        tx: &mut Tx,
        permit: &Permit<ManageAccounts>,
        action: &str,
        account: UserId,
        data: Value,
    ) -> Result<(), DeskError> {
        self.record(tx, permit.actor(), action, &account.to_string(), data).await
    }
}
