//! Closing a count that was typed sheet by sheet.

use super::{Counting, keep_count};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Count, CountSource, Entered, LedgerRefusal};
use base::ReviewId;

impl Desk {
    /// Closes one's own count: every returned sheet is entered. Returns its
    /// number.
    ///
    /// # Errors
    /// As [`Desk::enter_count`]; the sheets stay open to be mended then.
    pub async fn close_count(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        issued: u32,
    ) -> Result<u32, DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        let by = permit.actor().id;
        counting.ledger.may_count(by)?;
        let draft = counting.ledger.draft(by).cloned();
        let draft = draft.filter(|draft| !draft.sheets.is_empty());
        let draft = draft.ok_or(LedgerRefusal::NothingCounted)?;
        let rows = counting.ledger.terms().rows;
        let entered = Entered {
            counter: by,
            source: CountSource::Typed,
            issued,
            count: Count::new(rows, draft.sheets.values().cloned().collect())?,
            write_ins: draft.write_ins,
            numbered: Some(draft.sheets),
        };
        let (count_number, data) = keep_count(&mut tx, &mut counting, entered).await?;
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "enter-count", &subject, data).await?;
        tx.commit().await?;
        Ok(count_number)
    }
}
