//! Passkeys: a second factor beside one-time passwords. The password is asked
//! first, one-time passwords and recovery codes always do too, and with the last
//! of them passkeys go.
//!
//! Challenges are not kept: each is drawn from a secret that the browser holds
//! already (its session, or the token between password and second factor), which
//! nobody else knows and which ends with the ceremony.

mod proof;

pub use proof::{NewPasskey, PasskeyProof, is_origin};

use crate::accounts::hex_of;
use crate::{AccessRefusal, Desk, DeskError, KeepOwnAccount, Permit, SignedIn};
use base::{Instant, UserId};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::PasskeyRecord;

/// The most passkeys of an account.
pub const MOST_PASSKEYS: usize = 8;
/// The most letters of a passkey's name.
const MOST_NAME: usize = 60;

/// A passkey of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPasskey {
    /// Names it.
    pub id: String,
    /// The name that its owner gave it.
    pub name: String,
    /// When it was added.
    pub added: Instant,
    /// When it was last used.
    pub used: Option<Instant>,
}

/// What a browser needs to make a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyOffer {
    /// The challenge (base64url).
    pub challenge: String,
    /// A name for the account that tells nothing (base64url).
    pub user: String,
    /// The passkeys that the account has, by id: none is made twice.
    pub known: Vec<String>,
}

/// What a browser needs to sign with one of an account's passkeys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyAsked {
    /// The challenge (base64url).
    pub challenge: String,
    /// The passkeys, by id.
    pub known: Vec<String>,
}

impl Desk {
    /// One's own passkeys, the oldest first.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn own_passkeys(
        &self,
        permit: &Permit<KeepOwnAccount>,
    ) -> Result<Vec<OwnPasskey>, DeskError> {
        let keys = self.store.read().await?.passkeys_of(permit.actor().id).await?;
        let own = |key: PasskeyRecord| OwnPasskey {
            id: key.id,
            name: key.name,
            added: key.added,
            used: Some(key.used).filter(|used| used.0 > 0),
        };
        Ok(keys.into_iter().map(own).collect())
    }

    /// What a browser needs to make a passkey for the account; `token` is that of
    /// the session.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn offer_passkey(
        &self,
        permit: &Permit<KeepOwnAccount>,
        token: &str,
    ) -> Result<PasskeyOffer, DeskError> {
        let account = permit.actor().id;
        let known: Vec<String> = {
            let keys = self.store.read().await?.passkeys_of(account).await?;
            keys.into_iter().map(|key| key.id).collect()
        };
        let user = drawn_from("account", &account.to_string());
        let challenge = proof::encode(&new_challenge(token, account));
        Ok(PasskeyOffer { challenge, user: proof::encode(&user[..16]), known })
    }

    /// Takes a passkey that the browser has just made on a page of `host`.
    ///
    /// # Errors
    /// [`DeskError::WrongOwnPassword`], [`DeskError::Locked`];
    /// [`DeskError::Access`] without one-time passwords, for what is no passkey of
    /// this ceremony, for one that is known, and for too many.
    pub async fn add_passkey(
        &self,
        permit: &Permit<KeepOwnAccount>,
        (token, password): (&str, &str),
        host: &str,
        name: &str,
        new: &NewPasskey,
    ) -> Result<(), DeskError> {
        let actor = permit.actor();
        let account = self.prove(actor, password).await?;
        let challenge = new_challenge(token, actor.id);
        let proved = proof::registered(new, &challenge, host);
        let (key, uses) = proved.ok_or(AccessRefusal::PasskeyRefused)?;
        let (mut tx, account) = self.unchanged(account).await?;
        if account.totp_key.is_none() {
            return Err(AccessRefusal::NoSecondBeside.into());
        }
        if tx.is_passkey(&new.id).await? {
            return Err(AccessRefusal::PasskeyKnown.into());
        }
        if tx.passkeys_of(account.id).await?.len() >= MOST_PASSKEYS {
            return Err(AccessRefusal::TooManyPasskeys.into());
        }
        let name: String =
            name.trim().chars().filter(|c| !c.is_control()).take(MOST_NAME).collect();
        let record = PasskeyRecord {
            id: new.id.clone(),
            account: account.id,
            name,
            host: host.to_owned(),
            public_key: hex_of(&key),
            uses,
            added: self.now(),
            used: Instant(0),
        };
        tx.add_passkey(&record).await?;
        self.record(&mut tx, actor, "add-passkey", &actor.id.to_string(), json!({})).await?;
        Ok(tx.commit().await?)
    }

    /// Takes one's own passkey away.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn drop_passkey(
        &self,
        permit: &Permit<KeepOwnAccount>,
        id: &str,
    ) -> Result<(), DeskError> {
        let actor = permit.actor();
        let mut tx = self.store.write().await?;
        if tx.drop_passkeys(actor.id, Some(id)).await? == 0 {
            return Err(DeskError::not_found("passkey", ""));
        }
        self.record(&mut tx, actor, "drop-passkey", &actor.id.to_string(), json!({})).await?;
        Ok(tx.commit().await?)
    }

    /// The passkeys with which whoever holds this token may finish signing in on
    /// a page of `host`; none where there are none.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn passkeys_to_sign_in(
        &self,
        token: &str,
        host: &str,
    ) -> Result<Option<PasskeyAsked>, DeskError> {
        let mut tx = self.store.read().await?;
        let half = tx.half_sign_in(&crate::accounts::digest_of(token)).await?;
        let Some(half) = half.filter(|half| half.expires >= self.now()) else { return Ok(None) };
        let keys = tx.passkeys_of(half.account).await?.into_iter();
        let known: Vec<String> = keys.filter(|key| key.host == host).map(|key| key.id).collect();
        let challenge = proof::encode(&sign_in_challenge(token));
        Ok((!known.is_empty()).then_some(PasskeyAsked { challenge, known }))
    }

    /// Signs in to the end with a passkey in the place of a one-time password.
    ///
    /// # Errors
    /// [`DeskError::NoSession`] when it took too long; [`DeskError::Access`] where
    /// the passkey is not proved, which counts as a wrong code;
    /// [`DeskError::Locked`].
    pub async fn sign_in_with_passkey(
        &self,
        token: &str,
        host: &str,
        proof: &PasskeyProof,
    ) -> Result<SignedIn, DeskError> {
        let (mut tx, half, account) = self.half_way(token).await?;
        let keys = tx.passkeys_of(account.id).await?;
        let key = keys.into_iter().find(|key| key.id == proof.id && key.host == host);
        let uses = key.as_ref().and_then(|key| {
            let public = crate::accounts::bytes_of(&key.public_key);
            proof::proved(proof, &public, &sign_in_challenge(token), host)
        });
        // A key that counts and did not go on is a copy of the real one.
        let goes_on =
            |key: &PasskeyRecord, uses: u32| (key.uses, uses) == (0, 0) || uses > key.uses;
        let fits = key.zip(uses).filter(|(key, uses)| goes_on(key, *uses));
        let Some((key, uses)) = fits else {
            let refused = AccessRefusal::PasskeyRefused.into();
            return Err(self.wrong_try(tx, &account, refused).await);
        };
        tx.note_passkey(&key.id, uses, self.now()).await?;
        tx.drop_half_sign_ins(account.id).await?;
        self.begin_session(tx, account, &half.browser).await
    }
}

/// Thirty-two bytes that only who knows the secret can know.
fn drawn_from(what: &str, secret: &str) -> [u8; 32] {
    Sha256::digest(format!("kecan passkey {what}\n{secret}").as_bytes()).into()
}

fn new_challenge(token: &str, account: UserId) -> [u8; 32] {
    drawn_from("new", &format!("{token}\n{account}"))
}

fn sign_in_challenge(token: &str) -> [u8; 32] {
    drawn_from("sign-in", token)
}
