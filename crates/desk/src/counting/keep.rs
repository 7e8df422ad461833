//! Keeping one complete count, however it came about.

use super::Counting;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Count, CountSource, Entered, WriteIns};
use base::ReviewId;
use serde_json::{Value, json};
use store::{CountRecord, Tx};

/// Keeps one complete count of a step's box: typed, scanned or electronic.
/// Returns its number within the round, from 1, and what a journal says of it.
///
/// # Errors
/// [`DeskError::SameCounter`], [`DeskError::AlreadyCounted`],
/// [`DeskError::DraftOpen`] when this person has typed other sheets,
/// [`DeskError::Sheets`], [`DeskError::Counting`] for a kind that was not
/// declared, [`DeskError::Refused`] for impossible numbers.
pub(crate) async fn keep_count(
    tx: &mut Tx,
    counting: &mut Counting,
    entered: Entered,
) -> Result<(u32, Value), DeskError> {
    counting.is_open()?;
    if entered.source != CountSource::Electronic {
        // What is being voted on electronically is not counted on paper.
        crate::electronic::none_pending(tx, counting.round.step).await?;
    }
    let Entered { counter, source, issued, .. } = entered;
    // Sheets that this person has typed would pass for those of the count, and
    // the two would contradict each other ever after.
    let typed = tx.count_draft(counting.round, counter).await?.sheets;
    if !typed.is_empty() && entered.numbered.as_ref() != Some(&typed) {
        return Err(DeskError::DraftOpen);
    }
    let number = counting.ledger.keep(entered.clone())? as u32;
    counting.declare_all(tx, counter).await?;
    let sheets: Vec<_> = entered.numbered.into_iter().flatten().collect();
    // A person's own draft is the count's sheets already.
    if typed.is_empty() {
        tx.add_count_entries(counting.round, counter, &sheets).await?;
    }
    tx.keep_written_names(counting.round, counter, &entered.write_ins).await?;
    counting.kept += 1;
    let record = CountRecord {
        number: counting.kept,
        round: counting.round.number,
        counter,
        issued,
        source,
    };
    tx.add_count(counting.round.step, record, &entered.count).await?;
    let data = json!({
        "step": counting.number,
        "count": number,
        "round": counting.round.number,
        "source": source.code(),
        "issued": issued,
        "returned": entered.count.sheets().len(),
    });
    Ok((number, data))
}

impl Desk {
    /// Enters one complete count: sheets issued, and each returned sheet as its
    /// row of marks (see [`ballot::Count::texts`]). Returns its number.
    ///
    /// # Errors
    /// As [`keep_count`], naming the sheet that does not fit the form;
    /// [`DeskError::DraftOpen`] when this person has typed sheets one by one.
    pub async fn enter_count(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        issued: u32,
        sheets: &[String],
    ) -> Result<u32, DeskError> {
        let mut tx = self.store.write().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let mut counting = Counting::open(&mut tx, review, number).await?;
        permit.not_own_review(&counting.review)?;
        let counter = permit.actor().id;
        if counting.ledger.draft(counter).is_some_and(|draft| !draft.sheets.is_empty()) {
            return Err(DeskError::DraftOpen);
        }
        let rows = counting.ledger.terms().rows;
        let count = Count::read(rows, sheets.iter().map(String::as_str))?;
        let entered = Entered {
            counter,
            source: CountSource::Typed,
            issued,
            count,
            write_ins: WriteIns::default(),
            numbered: None,
        };
        let (count_number, data) = keep_count(&mut tx, &mut counting, entered).await?;
        let subject = counting.subject();
        self.record(&mut tx, permit.actor(), "enter-count", &subject, data).await?;
        tx.commit().await?;
        Ok(count_number)
    }
}
