//! An entry of a plan as the history of what was decided about it.

use crate::LeaveReason;
use base::{Day, DecisionId, EntryId, PersonId, PlanId, PostId, ReviewId};
use serde::{Deserialize, Serialize};

/// The vote behind a decision: the figures of the deciding ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Votes for.
    pub votes_for: u32,
    /// The number of the base that the threshold is a share of.
    pub out_of: u32,
    /// What that number counts.
    pub base: ballot::Base,
    /// The votes needed.
    pub needed: u32,
}

/// What was decided about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum EntryEventKind {
    /// Put into the plan.
    Added,
    /// Kept by a review.
    CarriedOver,
    /// Taken out of the plan.
    Removed {
        /// Why.
        reason: LeaveReason,
    },
    /// Ended because the person was appointed to the planned post.
    ClosedByAppointment,
}

/// One event in an entry's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryEvent {
    /// What happened.
    pub what: EntryEventKind,
    /// The day of the decision.
    pub on: Day,
    /// The decision.
    pub decision: DecisionId,
    /// The review that led to it, if it was one.
    pub review: Option<ReviewId>,
    /// The vote behind it, if there was one.
    pub vote: Option<Vote>,
}

/// Where an entry stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryState {
    /// Not yet in the plan.
    Before,
    /// In the plan.
    Standing,
    /// Taken out, with the reason.
    Removed(LeaveReason),
    /// Ended by appointment.
    Closed,
}

/// One person for one post in one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The plan.
    pub plan: PlanId,
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// What was decided about it, oldest first.
    pub history: Vec<EntryEvent>,
}

impl Entry {
    /// Where the entry stands at the end of `day`. Of two events of one day the
    /// later recorded one stands.
    pub fn state(&self, day: Day) -> EntryState {
        match self.last_event(day) {
            None => EntryState::Before,
            Some(event) => match event.what {
                EntryEventKind::Added | EntryEventKind::CarriedOver => EntryState::Standing,
                EntryEventKind::Removed { reason } => EntryState::Removed(reason),
                EntryEventKind::ClosedByAppointment => EntryState::Closed,
            },
        }
    }

    /// Whether the entry stands in the plan at the end of `day`.
    pub fn stands(&self, day: Day) -> bool {
        self.state(day) == EntryState::Standing
    }

    /// The last event up to the end of `day`.
    pub fn last_event(&self, day: Day) -> Option<&EntryEvent> {
        self.history.iter().filter(|event| event.on <= day).max_by_key(|event| event.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(what: EntryEventKind, on: &str) -> EntryEvent {
        let on = on.parse().unwrap();
        EntryEvent { what, on, decision: DecisionId(1), review: None, vote: None }
    }

    #[test]
    fn an_entry_is_seen_as_it_stood_on_the_day() {
        let reason = LeaveReason::OverAge;
        let entry = Entry {
            id: EntryId(1),
            plan: PlanId(1),
            person: PersonId(1),
            post: PostId(1),
            history: vec![
                event(EntryEventKind::Added, "2013-08-20"),
                event(EntryEventKind::CarriedOver, "2015-01-01"),
                event(EntryEventKind::Removed { reason }, "2017-04-28"),
            ],
        };
        let on = |day: &str| entry.state(day.parse().unwrap());
        assert_eq!(on("2013-08-19"), EntryState::Before);
        assert_eq!(on("2013-08-20"), EntryState::Standing);
        assert_eq!(on("2017-04-27"), EntryState::Standing);
        assert_eq!(on("2017-04-28"), EntryState::Removed(reason));
    }
}
