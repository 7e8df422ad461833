//! Checking in at the door, by name or by the code of the invitation.

use super::AtWork;
use crate::{Desk, DeskError, Permit, RunReview};
use base::{InvitationId, PersonId, ReviewId};
use plan::StepState;
use serde_json::json;
use store::Summons;

/// Who stands at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival<'a> {
    /// A person on the roster.
    Person(PersonId),
    /// Whoever holds the invitation with this code.
    Code(&'a str),
}

/// Somebody at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// In which capacity they are called.
    pub capacity: String,
    /// Whether they had been checked in before.
    pub already: bool,
    /// Whether the conference was opened before they came; they are then not
    /// among those present at the vote.
    pub late: bool,
}

impl Desk {
    /// Checks somebody in, or out again with `here` false. An excuse or a
    /// substitute written down before falls away. Once the conference is
    /// opened, the number present at the vote stands: whoever comes then is
    /// kept apart as late.
    ///
    /// # Errors
    /// [`DeskError::NoInvitation`], [`DeskError::NotCalled`],
    /// [`DeskError::Conference`] once it is closed, [`DeskError::Refused`]
    /// before it is called.
    pub async fn attend(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        who: Arrival<'_>,
        here: bool,
    ) -> Result<Attended, DeskError> {
        let mut work = self.conference_at_work(permit, review, number).await?;
        let mut one = work.at_the_door(who).await?;
        let called = work.is_called()?;
        let already = if called { one.present == Some(true) } else { is_in(&one) };
        match (&work.step()?.state, called) {
            (StepState::Drafted, _) => {
                return Err(plan::Refusal::WrongState { step: number, state: "drafted" }.into());
            }
            (_, true) => one.present = here.then_some(true),
            // Present at the vote is present, whatever is noted later.
            (_, false) if one.present == Some(true) => {}
            (_, false) => one.late = here,
        }
        if here {
            (one.absence, one.substitute) = (None, None);
        }
        let step = work.id()?;
        work.tx.save_summons(step, &one).await?;
        let name = self.name_of(&mut work, one.person).await?;
        let (person, capacity, late) = (one.person, one.capacity, !called && one.late);
        // Who came stands on the roster. When they came stands nowhere: the
        // journal names no person here.
        let data = json!({ "step": number, "here": here });
        self.conclude_work(permit, work, "check-in", data).await?;
        Ok(Attended { person, name, capacity, already: already && here, late })
    }

    /// Who holds an invitation; nothing changes.
    ///
    /// # Errors
    /// [`DeskError::NoInvitation`].
    pub async fn holder_of(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        code: &str,
    ) -> Result<Attended, DeskError> {
        let mut work = self.closed_or_open(permit, review, number).await?;
        let one = work.at_the_door(Arrival::Code(code)).await?;
        let name = self.name_of(&mut work, one.person).await?;
        let (person, already) = (one.person, is_in(&one));
        Ok(Attended { person, name, capacity: one.capacity, already, late: one.late })
    }

    async fn name_of(&self, work: &mut AtWork, person: PersonId) -> Result<String, DeskError> {
        let day = work.review.law_day;
        let roster = crate::scene::roster_of(&mut work.tx, &self.shelf, day).await?;
        let known = roster.find_person(person);
        Ok(known.map(|ix| roster.person(ix).name.as_str().to_owned()).unwrap_or_default())
    }
}

fn is_in(one: &Summons) -> bool {
    one.present == Some(true) || one.late
}

impl AtWork {
    async fn at_the_door(&mut self, who: Arrival<'_>) -> Result<Summons, DeskError> {
        let code = match who {
            Arrival::Person(person) => return self.summoned(person).await,
            Arrival::Code(code) => code,
        };
        let step = self.id()?;
        let roster = self.tx.summons(step).await?;
        let read = invitation(code);
        let of = |one: &Summons| read.is_some() && one.invitation == read;
        let found = roster.into_iter().find(of);
        found.ok_or_else(|| DeskError::NoInvitation { code: code.trim().to_owned() })
    }
}

/// A code as typed or scanned: groups may be parted by spaces or dashes.
fn invitation(code: &str) -> Option<InvitationId> {
    let plain: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_grouped() {
        let id = InvitationId(0x1234_5678_9abc);
        let text = id.to_string().to_uppercase();
        for typed in [text.clone(), format!("{}-{}", &text[..4], &text[4..]), format!(" {text}\n")]
        {
            assert_eq!(invitation(&typed), Some(id), "{typed}");
        }
        for typed in ["", "không", "0000000000000000"] {
            assert_eq!(invitation(typed), None, "{typed}");
        }
    }
}
