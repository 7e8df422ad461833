//! Reading a form: its content, where it stands on paper, its sheets.

use super::print::{spare_of, wanted};
use crate::{Desk, DeskError, Permit, ReadResults};
use ballot::{Form, FormCode, Layout};
use base::{ReviewId, StepId};
use plan::{BallotRule, StepState};
use store::{BallotFormRecord, BallotTokens, FormState};

/// The ballot of a step as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct BallotSheet {
    /// Whether a form may be prepared and printed now.
    pub open: bool,
    /// The form, once prepared.
    pub form: Option<PreparedForm>,
    /// Sheets for voters, as proposed for the next print.
    pub sheets: u32,
    /// Spare sheets, as proposed.
    pub spare: u32,
}

/// A prepared form.
#[derive(Debug, Clone, PartialEq)]
pub struct PreparedForm {
    /// The step that is voted on.
    pub step: StepId,
    /// What is on it.
    pub form: Form,
    /// Where it stands.
    pub layout: Layout,
    /// Whether sheets are printed, so that it is fixed.
    pub printed: bool,
    /// Whether it is void.
    pub void: bool,
    /// How many sheets are printed.
    pub sheets: usize,
}

impl PreparedForm {
    fn of(record: BallotFormRecord, tokens: &BallotTokens) -> Self {
        Self {
            step: record.step,
            form: record.form,
            layout: record.layout,
            printed: record.state != FormState::Draft,
            void: record.state == FormState::Void,
            sheets: tokens.len(),
        }
    }
}

impl Desk {
    /// The ballot of step `number`: what is prepared and what is proposed.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for the review, [`DeskError::Refused`] for a
    /// step that is not there.
    pub async fn ballot_sheet(
        &self,
        permit: &Permit<ReadResults>,
        review: ReviewId,
        number: usize,
    ) -> Result<BallotSheet, DeskError> {
        let mut tx = self.store.read().await?;
        let review = self.review_in(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let step = review.step(number)?;
        let form = match tx.ballot_form_of_step(step.id).await? {
            None => None,
            Some(record) => {
                let tokens = tx.ballot_tokens(record.form.code).await?;
                Some(PreparedForm::of(record, &tokens))
            }
        };
        let called = matches!(step.state, StepState::Convened { .. } | StepState::Held { .. });
        let sheets = wanted(&step.state);
        Ok(BallotSheet {
            open: called && step.rule.ballot == BallotRule::Secret,
            form,
            sheets,
            spare: spare_of(sheets),
        })
    }

    /// The prepared form of step `number`.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] while none is prepared.
    pub async fn ballot_form(
        &self,
        permit: &Permit<ReadResults>,
        review: ReviewId,
        number: usize,
    ) -> Result<PreparedForm, DeskError> {
        let sheet = self.ballot_sheet(permit, review, number).await?;
        sheet.form.ok_or_else(|| DeskError::not_found("ballot-form", number.to_string()))
    }

    /// The form of a code, void ones too: for whoever reads a sheet of it.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when no form has the code.
    pub async fn layout_of(
        &self,
        permit: &Permit<ReadResults>,
        code: FormCode,
    ) -> Result<PreparedForm, DeskError> {
        let mut tx = self.store.read().await?;
        let record = tx.ballot_form(code).await?;
        let record = record.ok_or_else(|| DeskError::not_found("ballot-form", code.to_string()))?;
        let mut reviews = tx.reviews().await?.into_iter();
        let review = reviews.find(|one| one.steps.iter().any(|step| step.id == record.step));
        let review = review.ok_or_else(|| DeskError::not_found("ballot-form", code.to_string()))?;
        self.admit(permit, &mut tx, &review).await?;
        let tokens = tx.ballot_tokens(code).await?;
        Ok(PreparedForm::of(record, &tokens))
    }

    /// The tokens of a form's printed sheets, and whether each is void.
    ///
    /// # Errors
    /// As [`Self::layout_of`].
    pub async fn issued_tokens(
        &self,
        permit: &Permit<ReadResults>,
        code: FormCode,
    ) -> Result<BallotTokens, DeskError> {
        self.layout_of(permit, code).await?;
        Ok(self.store.read().await?.ballot_tokens(code).await?)
    }
}
