//! Deciding that two spellings written on sheets are one person.

use super::Counting;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::Merge;
use base::ReviewId;
use serde_json::json;
use store::MergeRecord;

impl Desk {
    /// Counts one spelling as another, once the counts agree. A proposal made
    /// before falls away: its figures are no longer these.
    ///
    /// # Errors
    /// [`DeskError::Counting`].
    pub async fn merge_names(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        merge: Merge,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        counting.is_open()?;
        counting.ledger.merge(merge.clone())?;
        let record = MergeRecord { merge, decided_by: permit.actor().id };
        tx.add_name_merge(counting.round, &record).await?;
        tx.keep_count_release(counting.round, None).await?;
        let data = json!({ "step": number, "group": record.merge.group + 1 });
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "merge-names", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
