//! Preparing a conference: place, time, chair, secretary, agenda, documents.

use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, ReviewId};
use plan::Setup;
use serde_json::json;

impl Desk {
    /// Sets what is prepared for the conference of step `number`. Chair and
    /// secretary are people on record.
    ///
    /// # Errors
    /// [`DeskError::Conference`] once it is closed or for a time that cannot
    /// be, [`DeskError::NotFound`] for an unknown person.
    pub async fn prepare_conference(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        setup: Setup,
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        let day = work.review.law_day;
        let roster = crate::scene::roster_of(&mut work.tx, &self.shelf, day).await?;
        let known = |person: &PersonId| roster.find_person(*person).is_none();
        if let Some(person) = setup.chair.into_iter().chain(setup.secretary).find(known) {
            return Err(DeskError::not_found("person", person.to_string()));
        }
        work.record.conference.prepare(setup)?;
        work.save_record().await?;
        let setup = &work.record.conference.setup;
        let data = json!({ "step": number, "place": setup.place, "start": setup.start,
            "chair": setup.chair, "secretary": setup.secretary, "agenda": setup.agenda.len() });
        self.conclude_work(permit, work, "prepare-conference", data).await
    }
}
