//! Who does not come, and why; who comes instead.

use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, ReviewId};
use serde_json::json;

impl Desk {
    /// Notes why somebody is absent; an empty reason takes the note back.
    ///
    /// # Errors
    /// [`DeskError::IsPresent`], [`DeskError::NotCalled`],
    /// [`DeskError::Conference`] once it is closed.
    pub async fn excuse(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        person: PersonId,
        reason: &str,
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        let mut one = work.summoned(person).await?;
        let reason = plan::one_line(reason)?;
        if one.present == Some(true) && !reason.is_empty() {
            return Err(DeskError::IsPresent);
        }
        one.absence = Some(reason).filter(|reason| !reason.is_empty());
        let step = work.id()?;
        work.tx.save_summons(step, &one).await?;
        let data = json!({ "step": number, "person": person, "reason": one.absence });
        self.conclude_work(permit, work, "excuse", data).await
    }

    /// Notes who comes instead of somebody, and why; an empty name takes the
    /// note back. A substitute attends without a vote and is not among those
    /// present: neither the quorum nor a threshold counts them.
    ///
    /// # Errors
    /// As [`Self::excuse`]; [`DeskError::Conference`] without a reason.
    pub async fn substitute(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        person: PersonId,
        (who, why): (&str, &str),
    ) -> Result<(), DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        let mut one = work.summoned(person).await?;
        one.substitute = match plan::one_line(who)?.as_str() {
            "" => None,
            _ if one.present == Some(true) => return Err(DeskError::IsPresent),
            who => Some((who.to_owned(), plan::reason(why)?)),
        };
        let step = work.id()?;
        work.tx.save_summons(step, &one).await?;
        let who = one.substitute.as_ref().map(|(who, _)| who);
        let data = json!({ "step": number, "person": person, "substitute": who });
        self.conclude_work(permit, work, "substitute", data).await
    }
}
