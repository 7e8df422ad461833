//! A third count of only those sheets that two people read differently.

use super::Counting;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Agreement, LedgerRefusal, Sheet, SheetPlace};
use base::ReviewId;
use serde_json::json;

impl Desk {
    /// Begins a third count with the sheets that the first two people, who
    /// numbered theirs, read alike; this person reads the others. Returns how
    /// many sheets were taken over.
    ///
    /// # Errors
    /// [`DeskError::Counting`] unless there are two counts of numbered sheets
    /// that differ; [`DeskError::DraftOpen`] when this person has begun.
    pub async fn take_over_agreed(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<u32, DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        counting.is_open()?;
        let by = permit.actor().id;
        counting.ledger.may_count(by)?;
        if counting.ledger.draft(by).is_some_and(|draft| !draft.sheets.is_empty()) {
            return Err(DeskError::DraftOpen);
        }
        let (Agreement::Differ, [one, two]) =
            (counting.ledger.agreement(), counting.ledger.counts())
        else {
            return Err(LedgerRefusal::NotWanted.into());
        };
        let (Some(first), Some(second)) = (&one.numbered, &two.numbered) else {
            return Err(DeskError::NotNumbered);
        };
        let alike = |(place, sheet): &(&SheetPlace, &Sheet)| second.get(*place) == Some(*sheet);
        let agreed: Vec<(SheetPlace, Sheet)> = first
            .iter()
            .filter(alike)
            .map(|(place, sheet)| (place.clone(), sheet.clone()))
            .collect();
        tx.add_count_entries(counting.round, by, &agreed).await?;
        if one.write_ins.same_as(&two.write_ins) {
            tx.keep_written_names(counting.round, by, &one.write_ins).await?;
        }
        let data = json!({ "step": number, "sheets": agreed.len() });
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "third-count", &subject, data).await?;
        tx.commit().await?;
        Ok(agreed.len() as u32)
    }
}
