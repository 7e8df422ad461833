//! Entering one sheet. It is kept at once, so that nothing typed is lost when
//! the program or the machine stops.

use super::Counting;
use super::box_of::read_sheet;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{InvalidKind, Mark, Sheet, SheetPlace};
use base::ReviewId;

impl Desk {
    /// Enters one sheet at a place that holds none yet, for the count of
    /// whoever enters it. `marks` as in [`ballot::Sheet::typed`]; a sheet with
    /// no mark is [`InvalidKind::Empty`] unless a name is written on it
    /// (`named`). Returns how many sheets this person has entered.
    ///
    /// No entry of the journal is written: one a sheet would only drown it.
    ///
    /// # Errors
    /// [`DeskError::Sheets`], [`DeskError::Counting`], [`DeskError::SameCounter`],
    /// [`DeskError::AlreadyCounted`], [`DeskError::Refused`].
    pub async fn enter_sheet(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        place: SheetPlace,
        marks: &str,
        named: bool,
    ) -> Result<u32, DeskError> {
        check_place(&place)?;
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        counting.is_open()?;
        let (by, rows) = (permit.actor().id, counting.ledger.terms().rows);
        let sheet = settled(read_sheet(marks, rows, place.sheet)?, named);
        counting.ledger.enter(by, place.clone(), sheet.clone())?;
        counting.declare_all(&mut tx, by).await?;
        tx.add_count_entries(counting.round, by, &[(place, sheet)]).await?;
        tx.commit().await?;
        Ok(counting.ledger.draft(by).map_or(0, |draft| draft.sheets.len() as u32))
    }
}

/// The longest label of a bundle, in signs.
const LONGEST_BATCH: usize = 8;

/// A place that can be written on the back of a sheet.
pub(super) fn check_place(place: &SheetPlace) -> Result<(), DeskError> {
    if place.sheet == 0 || place.batch.chars().count() > LONGEST_BATCH {
        return Err(DeskError::BadPlace { text: super::say::place(place) });
    }
    Ok(())
}

/// A sheet on which nothing is marked is not valid, unless it bears a name.
pub(super) fn settled(sheet: Sheet, named: bool) -> Sheet {
    match &sheet {
        Sheet::Valid(marks) if !named && marks.iter().all(|mark| *mark == Mark::Blank) => {
            Sheet::Invalid(InvalidKind::Empty)
        }
        _ => sheet,
    }
}
