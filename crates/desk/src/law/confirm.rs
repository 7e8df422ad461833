//! Confirming a value of the law: somebody who holds the document compared it
//! and says so, with name and day.

use crate::shelf::LAW_EDITION;
use crate::{ConfirmLaw, Desk, DeskError, Permit, ReadResults};
use lex::{Confirmation, LawBook};
use serde_json::json;
use store::LawCheckRecord;

/// A value of the law: what one provision says of one parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawValue {
    /// The instrument's id.
    pub instrument: String,
    /// The provision's address within it.
    pub provision: String,
    /// The parameter's name.
    pub parameter: String,
}

/// What must be known of the site's law beside its values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LawState {
    /// Why the packs in the data folder cannot be loaded, each with file and
    /// line; the law is then still what it was before they changed.
    pub faults: Vec<String>,
    /// Confirmations of what a pack no longer says: it must be compared again.
    pub stale: Vec<Confirmation>,
    /// Confirmations made on this site that stand.
    pub standing: Vec<Confirmation>,
}

impl Desk {
    /// Records that the actor compared a value with the document today and
    /// found it right. `digest` is that of the value as it was shown: one that
    /// has changed since is refused.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when no provision says this of the parameter, or
    /// no longer says what was shown.
    pub async fn confirm_law(
        &self,
        permit: &Permit<ConfirmLaw>,
        value: &LawValue,
        digest: &str,
    ) -> Result<(), DeskError> {
        self.note_law_check(permit, value, Some(digest)).await
    }

    /// Withdraws the confirmation of a value.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when it was not confirmed here.
    pub async fn withdraw_law_check(
        &self,
        permit: &Permit<ConfirmLaw>,
        value: &LawValue,
    ) -> Result<(), DeskError> {
        self.note_law_check(permit, value, None).await
    }

    async fn note_law_check(
        &self,
        permit: &Permit<ConfirmLaw>,
        value: &LawValue,
        shown: Option<&str>,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let book = self.shelf.law_in(&mut tx).await?;
        let of = |check: &&LawCheckRecord| {
            (&check.instrument, &check.provision, &check.parameter)
                == (&value.instrument, &value.provision, &value.parameter)
        };
        let digest = match shown {
            Some(shown) => digest_of(&book, value).filter(|digest| digest == shown),
            None => tx.law_checks().await?.iter().find(of).map(|check| check.digest.clone()),
        };
        let name = || format!("{}/{}: {}", value.instrument, value.provision, value.parameter);
        let digest = digest.ok_or_else(|| DeskError::not_found("provision", name()))?;
        let check = LawCheckRecord {
            instrument: value.instrument.clone(),
            provision: value.provision.clone(),
            parameter: value.parameter.clone(),
            digest,
            by: permit.actor().display_name.clone(),
            on: self.today(),
        };
        tx.add_law_check(&check, shown.is_some(), self.now()).await?;
        let edition = self.draw(base::BatchId::draw).to_string();
        tx.set_setting(LAW_EDITION, &edition).await?;
        let action = if shown.is_some() { "confirm-law" } else { "withdraw-law-check" };
        let data = json!({ "parameter": value.parameter, "digest": check.digest });
        let subject = format!("{}/{}", value.instrument, value.provision);
        self.record(&mut tx, permit.actor(), action, &subject, data).await?;
        Ok(tx.commit().await?)
    }

    /// Faults of the packs in the data folder, and stale confirmations.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn law_state(&self, _permit: &Permit<ReadResults>) -> Result<LawState, DeskError> {
        let mut tx = self.store.read().await?;
        self.shelf.law_in(&mut tx).await?;
        let (faults, stale) = self.shelf.law_faults();
        let made = tx.law_checks().await?.into_iter().map(crate::shelf::confirmation);
        let standing = made.filter(|one| !stale.contains(one)).collect();
        Ok(LawState { faults, stale, standing })
    }

    /// Works from now on under other packs, and records it.
    ///
    /// # Errors
    /// [`DeskError`]; then the law is what it was.
    pub async fn replace_law(&self, packs: LawBook) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let data = json!({ "digest": packs.digest(), "instruments": packs.instruments().len() });
        tx.record(self.now(), "kecan", "replace-law", "law", &data).await?;
        tx.commit().await?;
        self.shelf.replace(packs);
        Ok(())
    }

    /// Notes that other packs cannot be loaded; the law stays what it was.
    pub fn refuse_law(&self, faults: Vec<String>) {
        self.shelf.refuse(faults);
    }
}

fn digest_of(book: &LawBook, value: &LawValue) -> Option<String> {
    let edit = book.edits().iter().find(|edit| {
        let citation = &edit.citation;
        (&citation.instrument, &citation.provision) == (&value.instrument, &value.provision)
            && edit.parameter.name == value.parameter
    });
    edit.map(|edit| edit.citation.digest.clone())
}
