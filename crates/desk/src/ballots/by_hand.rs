//! The prepared form as a document, for a box that is counted by hand.

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
        let (mut tx, review, form, _) = self.form_to_show(permit, review, number).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = scene.unit(review.unit)?;
        let (layout, ..) = letterhead::organisations(&scene.roster, unit);
        drop(tx);
        self.own_templates()?.fill(Form::Ballot, layout, Format::Docx, &form)
    }
}
