//! The actions of a review, in the order in which they are taken.

pub mod conclude;
pub mod convene;
pub mod decide;
pub mod eligible;
pub mod hold;
pub mod open;
pub mod propose;
pub mod redo;
pub mod reopen;

use crate::DeskError;
use base::ReviewId;
use plan::Review;
use store::Tx;

/// A review by id, as a caller names it.
pub(crate) async fn load(tx: &mut Tx, id: ReviewId) -> Result<Review, DeskError> {
    tx.review(id).await.map_err(|error| match error {
        store::StoreError::Missing { .. } => DeskError::not_found("review", id.to_string()),
        other => other.into(),
    })
}
