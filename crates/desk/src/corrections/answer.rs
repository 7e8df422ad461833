//! Answering somebody who asks that their own data be corrected.

use crate::who::field::Field;
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{CorrectionId, nfc};
use serde_json::json;
use store::{BatchKind, CorrectionAnswer};

/// The longest answer, in letters.
const LONGEST: usize = 500;

impl Desk {
    /// Accepts a request: the field holds `value` from today on, as a batch of
    /// its own that can be undone. What is no field of the profile is only
    /// answered; its records the office corrects itself.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when it is not open, [`DeskError::BadValue`] for
    /// what the field cannot hold, [`DeskError::OwnCase`],
    /// [`DeskError::OutsideScope`].
    pub async fn accept_correction(
        &self,
        permit: &Permit<ImportRecords>,
        id: CorrectionId,
        value: &str,
        text: &str,
    ) -> Result<(), DeskError> {
        self.answer_correction(permit, id, Some(value), text).await
    }

    /// Declines a request, with a reason that the person reads.
    ///
    /// # Errors
    /// [`plan::Refusal::NoReason`] without one; otherwise as
    /// [`Self::accept_correction`].
    pub async fn decline_correction(
        &self,
        permit: &Permit<ImportRecords>,
        id: CorrectionId,
        reason: &str,
    ) -> Result<(), DeskError> {
        if reason.trim().is_empty() {
            return Err(plan::Refusal::NoReason.into());
        }
        self.answer_correction(permit, id, None, reason).await
    }

    async fn answer_correction(
        &self,
        permit: &Permit<ImportRecords>,
        id: CorrectionId,
        accepted: Option<&str>,
        text: &str,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let open = tx.corrections().await?.into_iter();
        let open = open.filter(|one| one.answer.is_none()).find(|one| one.id == id);
        let open = open.ok_or_else(|| DeskError::not_found("correction", id.to_string()))?;
        permit.not_own([open.person])?;
        let today = self.today();
        let history = tx.profile_history(open.person).await?;
        let known = history.iter().rfind(|one| one.from <= today).or(history.last());
        let none = || DeskError::not_found("person", open.person.to_string());
        let mut profile = known.cloned().ok_or_else(none)?;
        permit.covers_unit(&mut tx, profile.unit, today).await?;
        let mut batch = None;
        if let Some((value, field)) = accepted.zip(Field::read(&open.field)) {
            let value = nfc(value.trim());
            profile.from = profile.from.max(today);
            if value.is_empty() || !field.set(&mut profile, &value) {
                return Err(DeskError::BadValue { text: value });
            }
            let made = self.decided(&mut tx, BatchKind::Correction, today).await?;
            tx.add_profiles(&[profile], self.now(), Some(made)).await?;
            self.begin_edition(&mut tx).await?;
            batch = Some(made);
        }
        let answer = CorrectionAnswer {
            accepted: accepted.is_some(),
            text: nfc(text).trim().chars().take(LONGEST).collect(),
            by: permit.actor().display_name.clone(),
            recorded: self.now(),
            batch,
        };
        tx.answer_correction(id, &answer).await?;
        let person = open.person.to_string();
        let data = json!({ "field": open.field, "person": person, "accepted": answer.accepted });
        let (action, subject) = match batch {
            // Reprints of what was made before look for batches by their ids.
            Some(batch) => ("accept-correction", batch.to_string()),
            None => ("answer-correction", person),
        };
        self.record(&mut tx, permit.actor(), action, &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
