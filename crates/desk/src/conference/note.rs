//! Writing down what was said.

use crate::{Desk, DeskError, Permit, RunReview};
use base::ReviewId;
use serde_json::json;

impl Desk {
    /// Writes a note of the discussion; the speaker may stay unnamed.
    ///
    /// # Errors
    /// [`DeskError::Conference`] when it is closed, or without words.
    pub async fn note_discussion(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        speaker: &str,
        text: &str,
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        work.record.conference.note(speaker, text)?;
        work.save_record().await?;
        let data = json!({ "step": number, "notes": work.record.conference.notes.len() });
        self.conclude_work(permit, work, "note-discussion", data).await
    }
}
