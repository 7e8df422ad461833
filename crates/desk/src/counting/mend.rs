//! Mending one sheet that was entered: replacing it or taking it away.

use super::Counting;
use super::box_of::read_sheet;
use super::enter::{check_place, settled};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::SheetPlace;
use base::ReviewId;
use serde_json::json;

impl Desk {
    /// Replaces the sheet at a place of one's own count, which is not closed
    /// yet; without `marks`, takes it away. See [`Desk::enter_sheet`].
    ///
    /// # Errors
    /// As [`Desk::enter_sheet`].
    pub async fn mend_sheet(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        place: SheetPlace,
        marks: Option<&str>,
        named: bool,
    ) -> Result<(), DeskError> {
        check_place(&place)?;
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        counting.is_open()?;
        let (by, rows) = (permit.actor().id, counting.ledger.terms().rows);
        let read =
            |marks| Ok::<_, DeskError>(settled(read_sheet(marks, rows, place.sheet)?, named));
        let sheet = marks.map(read).transpose()?;
        counting.ledger.mend(by, place.clone(), sheet.clone())?;
        tx.remove_count_entry(counting.round, by, &place).await?;
        let kept: Vec<_> = sheet.into_iter().map(|sheet| (place.clone(), sheet)).collect();
        tx.add_count_entries(counting.round, by, &kept).await?;
        // That a sheet was mended is told, what stands on it is not.
        let what = if kept.is_empty() { "removed" } else { "replaced" };
        let data =
            json!({ "step": number, "batch": place.batch, "sheet": place.sheet, "what": what });
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "mend-sheet", &subject, data).await?;
        Ok(tx.commit().await?)
    }
}
