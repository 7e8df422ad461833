//! Accounts: founding a site, inviting people, signing in, one's own account.

mod found;
mod lend;
mod manage;
mod own;
mod policy;
mod review;
mod secret;
mod session;
mod totp;
mod welcome;

pub use found::{Invitation, NewAccount};
pub use lend::{Lending, LentLine, NewLoan};
pub use manage::{AccountChange, AccountLine};
pub use own::{OwnAccount, OwnSession, SecondFactorKey, second_factor_key};
pub use policy::{AccountPolicy, POLICY, PasswordFault};
pub use review::{AccessLine, AccessReport, AccessReviewDone};
pub(crate) use secret::{digest as digest_of, hex as hex_of, read_hex as bytes_of};
pub use totp::one_time_password;
pub use welcome::Welcome;

use crate::{Actor, Ceiling, Desk, DeskError, Role};
use base::UserId;
use store::{Account, StoreError, Tx};

/// The states of an account, by code.
pub(crate) const INVITED: &str = "invited";
pub(crate) const ACTIVE: &str = "active";
pub(crate) const DISABLED: &str = "disabled";

/// The state of an account, as lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// It waits for its owner to choose a password.
    Invited,
    /// It can be signed in to.
    Active,
    /// Too many wrong tries; it can be signed in to again after a while.
    Locked,
    /// Nobody can sign in to it.
    Disabled,
}

impl AccountState {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invited => INVITED,
            Self::Active => ACTIVE,
            Self::Locked => "locked",
            Self::Disabled => DISABLED,
        }
    }
}

/// How far signing in has come.
#[derive(Debug, Clone)]
pub enum SignIn {
    /// To the end.
    Done(SignedIn),
    /// The password was right; the second factor is still owed.
    SecondFactor {
        /// For the browser to hold until then; only its digest is stored.
        token: String,
    },
}

/// A fresh session, for the browser to hold.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The token; only its digest is stored.
    pub token: String,
    /// Who signed in.
    pub actor: Actor,
}

impl Desk {
    /// The actor behind an account name, for the command line: whoever can run
    /// the program on the data folder can read the database anyway.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn actor_named(&self, name: &str) -> Result<Actor, DeskError> {
        let mut tx = self.store.read().await?;
        let account = tx.account_named(name).await?;
        let account = account.ok_or_else(|| DeskError::not_found("account", name))?;
        self.full_actor(&mut tx, &account).await
    }

    /// The actors of all accounts that are not disabled, by name.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn actors(&self) -> Result<Vec<Actor>, DeskError> {
        let mut tx = self.store.read().await?;
        let accounts = tx.accounts().await?;
        let ceiling = self.ceiling();
        let actor = |account: &Account| Ok(Actor { ceiling, ..actor_of(account)? });
        accounts.iter().filter(|account| account.state != DISABLED).map(actor).collect()
    }

    /// The actor of an account with everything that decides what it may do.
    pub(crate) async fn full_actor(
        &self,
        tx: &mut Tx,
        account: &Account,
    ) -> Result<Actor, DeskError> {
        let mut actor = actor_of(account)?;
        actor.ceiling = self.ceiling();
        if let Some(person) = actor.person {
            // Two records may have been made one since the account was linked.
            actor.person = Some(tx.aliases().await?.of(person));
        }
        actor.lent = lend::lent_to(tx, &actor, self.today()).await?;
        Ok(actor)
    }

    /// An account by its id as pages name it.
    async fn account_in(&self, tx: &mut Tx, id: UserId) -> Result<Account, DeskError> {
        let account = tx.account(id).await?;
        account.ok_or_else(|| DeskError::not_found("account", id.to_string()))
    }
}

/// The actor of an account.
pub(crate) fn actor_of(account: &Account) -> Result<Actor, DeskError> {
    let inconsistent = |column, value: &str| StoreError::Inconsistent {
        table: "account",
        column,
        value: value.to_owned(),
    };
    Ok(Actor {
        id: account.id,
        name: account.name.clone(),
        display_name: account.display_name.clone(),
        role: Role::read(&account.role).ok_or_else(|| inconsistent("role", &account.role))?,
        unit: account.unit,
        person: account.person,
        clearance: account
            .clearance
            .parse()
            .map_err(|_| inconsistent("clearance", &account.clearance))?,
        ceiling: Ceiling::default(),
        lent: Vec::new(),
        acting_for: None,
    })
}
