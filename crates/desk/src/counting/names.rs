//! Names that voters wrote on their sheets, as one person reads them.

use super::Counting;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::WriteIns;
use base::ReviewId;

impl Desk {
    /// Says on how many sheets a name stands, in the count of whoever says it;
    /// on none, the name goes. Groups of the form count from 0.
    ///
    /// # Errors
    /// As [`Desk::enter_sheet`]; [`DeskError::BadName`] for a text without a
    /// letter.
    pub async fn write_name(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        group: usize,
        name: &str,
        sheets: u32,
    ) -> Result<(), DeskError> {
        let name = base::nfc(name);
        if !name.chars().any(char::is_alphabetic) {
            return Err(DeskError::BadName { text: name });
        }
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        counting.is_open()?;
        let by = permit.actor().id;
        let mut names = WriteIns::default();
        let before = tx.written_names(counting.round, by).await?;
        for known in before.names().filter(|one| (one.group, &one.name) != (group, &name)) {
            names.add(known.group, &known.name, known.sheets);
        }
        names.add(group, &name, sheets);
        counting.ledger.write(by, names.clone())?;
        counting.declare_all(&mut tx, by).await?;
        tx.keep_written_names(counting.round, by, &names).await?;
        Ok(tx.commit().await?)
    }
}
