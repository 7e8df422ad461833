//! Which image of a scanned page may be shown.

use super::Ground;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::FormCode;
use base::ReviewId;

impl Desk {
    /// Looks up a page image by name, so that only what was scanned for this
    /// step can be named: the form whose folder it lies in.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn scan_image(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        name: &str,
    ) -> Result<FormCode, DeskError> {
        let mut tx = self.store.read().await?;
        let ground = Ground::load(&mut tx, permit, review, number).await?;
        let of_page = ground.pages.iter().any(|page| page.image == name);
        let of_fault = ground.faults.iter().any(|fault| fault.image == name);
        // After the release only those about which people decided are left.
        let mut decided = ground.decisions.iter().flat_map(|one| one.image.split(' '));
        if !name.is_empty() && (of_page || of_fault || decided.any(|image| image == name)) {
            Ok(ground.form.code)
        } else {
            Err(DeskError::not_found("scan-image", name))
        }
    }
}
