//! Declaring which kinds of invalid sheets there are, before the first sheet.

use super::Counting;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::InvalidKind;
use base::ReviewId;
use serde_json::json;
use std::collections::BTreeSet;
use store::TermsRecord;

impl Desk {
    /// Declares the kinds of invalid sheets of a step's ballot.
    ///
    /// # Errors
    /// [`DeskError::CountBegun`] once a sheet is entered,
    /// [`DeskError::Refused`] when the conference was not held.
    pub async fn declare_invalid_kinds(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        kinds: &BTreeSet<InvalidKind>,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        counting.is_open()?;
        let typed = tx.draft_counters(counting.round).await?;
        if counting.kept > 0 || !typed.is_empty() || !counting.recounts.is_empty() {
            return Err(DeskError::CountBegun);
        }
        let terms = TermsRecord { kinds: kinds.clone(), declared_by: permit.actor().id };
        tx.declare_terms(counting.round.step, &terms).await?;
        let codes: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
        let data = json!({ "step": number, "kinds": codes });
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "declare-invalid", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
