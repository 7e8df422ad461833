//! Printing sheets of a prepared form, and looking at it before.

use super::{not_begun, open_step, prepared};
use crate::{Desk, DeskError, Permit, ReadResults, RunReview};
use ballot::{FormCode, SheetToken};
use base::{Chance, ReviewId};
use papers::official::{self, BallotSheets, Sides};
use plan::StepState;
use serde_json::json;
use store::{BallotTokens, FormState};
use words::{Lang, Words};

/// Most sheets of one print.
pub const MOST_SHEETS: u32 = 5000;
/// One spare sheet for so many, and at least one.
const SHEETS_A_SPARE: u32 = 20;

/// Sheets just printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedBallots {
    /// A name for the file.
    pub file: String,
    /// The PDF. It is kept nowhere: its order of sheets is in no record.
    pub bytes: Vec<u8>,
    /// The form.
    pub form: FormCode,
    /// Sheets for voters.
    pub sheets: u32,
    /// Spare sheets.
    pub spare: u32,
    /// Pages of one sheet.
    pub pages: usize,
}

/// How many sheets a step needs: one for each person present, or called while
/// nobody is counted yet.
pub(super) fn wanted(state: &StepState) -> u32 {
    match state {
        StepState::Held { present, .. } => *present,
        StepState::Convened { convened, .. } => *convened,
        _ => 0,
    }
}

/// Spare sheets for so many: one in twenty, at least one.
pub(super) fn spare_of(sheets: u32) -> u32 {
    sheets.div_ceil(SHEETS_A_SPARE).max(1)
}

impl Desk {
    /// Prints sheets of the prepared form of step `number`. Each gets a token
    /// drawn now, tied to nobody; printing again draws new ones and leaves
    /// those printed before as they are. The form is fixed from then on.
    ///
    /// Left out, `sheets` is the number of people present (or called), `spare`
    /// one in twenty.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] while no form is prepared,
    /// [`DeskError::TooMany`], [`DeskError::Refused`] once the box is counted.
    pub async fn print_ballots(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        sheets: Option<u32>,
        spare: Option<u32>,
    ) -> Result<PrintedBallots, DeskError> {
        let mut tx = self.store.write().await?;
        let review = self.review_in(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let step = open_step(&review, number)?;
        let record = prepared(&mut tx, step, number).await?;
        not_begun(&mut tx, &record).await?;
        let sheets = sheets.unwrap_or_else(|| wanted(&step.state));
        let spare = spare.unwrap_or_else(|| spare_of(sheets));
        let total = sheets.saturating_add(spare);
        if total > MOST_SHEETS {
            return Err(DeskError::TooMany { what: "sheets", most: MOST_SHEETS });
        }
        let code = record.form.code;
        let mut known = tx.ballot_tokens(code).await?;
        let drawn = self.draw(|chance| draw_tokens(chance, &mut known, total));
        tx.set_ballot_tokens(code, &known).await?;
        tx.set_ballot_form_state(code, FormState::Printed).await?;
        let title = record.form.title.clone();
        let bytes = official::ballot_pdf(&BallotSheets {
            layout: &record.layout,
            title: &title,
            tokens: &drawn,
            sides: Sides::Both,
        })
        .map_err(|error| DeskError::Paper(error.to_string()))?;
        // Numbers only: a token in the journal would have a time.
        let data = json!({ "step": number, "form": code, "sheets": sheets, "spare": spare });
        let subject = review.id.to_string();
        self.record(&mut tx, permit.actor(), "print-ballots", &subject, data).await?;
        tx.commit().await?;
        let pages = record.layout.pages.len();
        let file = format!("phieu-buoc-{number}-{code}.pdf");
        Ok(PrintedBallots { file, bytes, form: code, sheets, spare, pages })
    }

    /// The prepared form to look at, without codes; not to vote with.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] while no form is prepared.
    pub async fn preview_ballot(
        &self,
        permit: &Permit<ReadResults>,
        review: ReviewId,
        number: usize,
    ) -> Result<Vec<u8>, DeskError> {
        let (tx, _, form, layout) = self.form_to_show(permit, review, number).await?;
        drop(tx);
        let notice = Words::load(Lang::Vi).text("ballot-preview-notice");
        official::ballot_preview_pdf(&layout, &form.title, &notice)
            .map_err(|error| DeskError::Paper(error.to_string()))
    }
}

/// Draws `count` tokens that are not known yet and adds them to the known ones.
/// They come in the order of chance, which is the order of printing; what is
/// kept is sorted.
fn draw_tokens(chance: &mut dyn Chance, known: &mut BallotTokens, count: u32) -> Vec<SheetToken> {
    let mut drawn = Vec::with_capacity(count as usize);
    while drawn.len() < count as usize {
        let token = SheetToken::draw(chance);
        if known.insert(token, false).is_none() {
            drawn.push(token);
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededChance;

    #[test]
    fn tokens_are_all_different_and_not_in_the_order_in_which_they_are_kept() {
        let mut known = BallotTokens::new();
        let mut chance = SeededChance::new(7);
        let first = draw_tokens(&mut chance, &mut known, 300);
        let second = draw_tokens(&mut chance, &mut known, 20);
        assert_eq!(known.len(), 320);
        assert!(second.iter().all(|token| !first.contains(token)));
        assert!(!first.is_sorted());
    }

    #[test]
    fn one_sheet_in_twenty_is_spare_and_at_least_one() {
        assert_eq!([1, 20, 21, 348].map(spare_of), [1, 1, 2, 18]);
        assert_eq!(spare_of(0), 1);
    }
}
