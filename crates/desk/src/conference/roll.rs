//! Calling the roll: invitations are drawn, attendance is put together.

use crate::Desk;
use base::{InvitationId, PersonId};
use plan::Stood;
use store::{Called, Summons};

impl Desk {
    /// The people as they are called, each with an invitation drawn afresh.
    pub(crate) fn call(&self, people: Vec<(PersonId, String, bool)>) -> Vec<Called> {
        let call = |(person, capacity, member)| Called {
            person,
            capacity,
            member,
            invitation: self.draw(InvitationId::draw),
        };
        people.into_iter().map(call).collect()
    }
}

/// How the roster stands, for keeping it when a record is opened again.
pub(crate) fn stood(roster: &[Summons]) -> Vec<Stood> {
    let one = |one: &Summons| Stood {
        person: one.person,
        present: one.present,
        absence: one.absence.clone(),
        substitute: one.substitute.as_ref().map(|(who, _)| who.clone()),
    };
    roster.iter().map(one).collect()
}

/// Those present, and how many of them are members of the body that meets.
pub(crate) fn present(roster: &[Summons]) -> (Vec<PersonId>, u32) {
    let here = || roster.iter().filter(|one| one.present == Some(true));
    (here().map(|one| one.person).collect(), here().filter(|one| one.member).count() as u32)
}
