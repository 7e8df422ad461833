//! The second of two people who release a result.

use super::Counting;
use super::box_of::digest;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{LedgerRefusal, Release};
use base::ReviewId;
use serde_json::json;
use store::ReleaseRecord;

/// The fewest signs of a digest by which figures are confirmed.
const FEWEST_SIGNS: usize = 8;

impl Desk {
    /// Confirms the figures that another member of the team has proposed, by
    /// their digest or at least its first eight signs. From now on everybody
    /// who may read results sees them, and only a recount changes them.
    ///
    /// # Errors
    /// [`DeskError::Counting`]: nothing is proposed, the figures are others, or
    /// the same person proposed them.
    pub async fn confirm_release(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        seen: &str,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        let by = permit.actor().id;
        let seen = seen.trim();
        let (proposed_by, text, digest) = match counting.ledger.release() {
            Release::Proposed { by, result } => (*by, result.text(), digest(result)),
            Release::None => return Err(LedgerRefusal::NothingProposed.into()),
            Release::Released { .. } => return Err(LedgerRefusal::Released.into()),
        };
        let same = seen.len() >= FEWEST_SIGNS && digest.starts_with(seen);
        let text = if same { text } else { String::new() };
        let tally = counting.ledger.confirm(by, &text)?.tally.clone();
        counting.review.count(number, Some(tally))?;
        let release = ReleaseRecord { proposed_by, digest, confirmed_by: Some(by) };
        tx.keep_count_release(counting.round, Some(&release)).await?;
        tx.save_review(&counting.review).await?;
        // From here on nobody needs to find a sheet again.
        crate::scanning::part_finished(self, &mut tx).await?;
        let data = json!({
            "step": number, "round": counting.round.number, "digest": release.digest,
        });
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "release", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
