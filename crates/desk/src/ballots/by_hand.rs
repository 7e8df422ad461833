//! The prepared form as a document, for a box that is counted by hand.

use super::form_of_step;
use crate::issue::letterhead;
use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, ReadResults};
use base::ReviewId;
use papers::forms::Form;
use papers::template::Format;

impl Desk {
    /// The prepared form of step `number` as a Word document from the office's
    /// template: without codes, so it is typed in and never scanned.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] while no form is prepared,
    /// [`DeskError::Template`] when the office's own template has faults.
    pub async fn hand_ballot(
        &self,
        permit: &Permit<ReadResults>,
        review: ReviewId,
        number: usize,
    ) -> Result<Vec<u8>, DeskError> {
        let mut tx = self.store.read().await?;
        let review = self.review_in(&mut tx, review).await?;
        permit.covers_unit(&mut tx, review.unit, review.law_day).await?;
        let found = form_of_step(&mut tx, review.step(number)?.id).await?;
        let missing = || DeskError::not_found("ballot-form", number.to_string());
        let (form, _) = found.ok_or_else(missing)?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = scene.unit(review.unit)?;
        let (layout, ..) = letterhead::organisations(&scene.roster, unit);
        drop(tx);
        self.own_templates()?.fill(Form::Ballot, layout, Format::Docx, &form)
    }
}
