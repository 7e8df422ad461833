//! The first of two people who release a result.

use super::Counting;
use super::box_of::digest;
use crate::{CountBallots, Desk, DeskError, Permit};
use base::ReviewId;
use serde_json::json;
use store::ReleaseRecord;

impl Desk {
    /// Proposes to release what the counts agree on. Returns the digest of the
    /// figures, which another member of the team confirms.
    ///
    /// # Errors
    /// [`DeskError::Counting`] while the counts do not agree.
    pub async fn propose_release(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<String, DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        counting.is_open()?;
        crate::electronic::none_pending(&mut tx, counting.round.step).await?;
        let by = permit.actor().id;
        let digest = digest(counting.ledger.propose(by)?);
        let release = ReleaseRecord { proposed_by: by, digest: digest.clone(), confirmed_by: None };
        tx.keep_count_release(counting.round, Some(&release)).await?;
        // Without the digest: figures of a small conference can be tried until
        // they fit it, and who reads the journal is not to know them yet.
        let data = json!({ "step": number });
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "propose-release", &subject, data).await?;
        tx.commit().await?;
        Ok(digest)
    }
}
