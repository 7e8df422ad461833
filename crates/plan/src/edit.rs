//! Edits of a review's list, each with the edit that takes it back.
//!
//! The list is a `Vec<Proposal>`, the one that a review holds and that a
//! scenario is a copy of. An edit says what the list looks like where it works
//! (which name stands there, as what), so that one made on another state of
//! the list is refused instead of doing something else; what it gives back is
//! its exact inverse.

use crate::{LeaveReason, Proposal, ProposalKind};
use base::{PersonId, PostId};
use serde::{Deserialize, Serialize};

/// One edit of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "edit")]
pub enum Edit {
    /// Puts a name onto the list as an addition, before another name for the
    /// same post or at the end of its post.
    Add {
        /// The person.
        person: PersonId,
        /// The post.
        post: PostId,
        /// Whom it is put before.
        before: Option<PersonId>,
    },
    /// Takes an addition off again: it was never in the plan.
    TakeBack {
        /// The person.
        person: PersonId,
        /// The post.
        post: PostId,
    },
    /// Turns an entry that stands in the plan from one proposal into another:
    /// to be carried over, or to be removed for a reason.
    Turn {
        /// The person.
        person: PersonId,
        /// The post.
        post: PostId,
        /// What is proposed now; `None` to carry over.
        from: Option<LeaveReason>,
        /// What is to be proposed; `None` to carry over.
        to: Option<LeaveReason>,
    },
    /// Moves a name within its post: before another one, or to the end.
    Place {
        /// The person.
        person: PersonId,
        /// The post.
        post: PostId,
        /// Whom it is put before.
        before: Option<PersonId>,
    },
}

/// Why an edit does not fit the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditRefusal {
    /// The person is on the list for this post already.
    #[error("the person is on the list for this post already")]
    AlreadyListed,
    /// The person is not on the list for this post.
    #[error("the person is not on the list for this post")]
    NotListed,
    /// Only an addition can be taken back, and only an entry of the plan can
    /// be carried over or removed.
    #[error("the name is proposed as something else")]
    OtherKind,
    /// The list was changed meanwhile: what the edit says of it no longer holds.
    #[error("the list was changed meanwhile")]
    Changed,
}

impl Edit {
    /// The person whom it is about.
    pub fn person(&self) -> PersonId {
        match *self {
            Self::Add { person, .. }
            | Self::TakeBack { person, .. }
            | Self::Turn { person, .. }
            | Self::Place { person, .. } => person,
        }
    }

    /// The post that it is about.
    pub fn post(&self) -> PostId {
        match *self {
            Self::Add { post, .. }
            | Self::TakeBack { post, .. }
            | Self::Turn { post, .. }
            | Self::Place { post, .. } => post,
        }
    }

    /// The stable code of its kind.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add",
            Self::TakeBack { .. } => "take-back",
            Self::Turn { to: None, .. } => "carry-over",
            Self::Turn { to: Some(_), .. } => "remove",
            Self::Place { .. } => "place",
        }
    }

    /// Changes the list and gives the edit that changes it back.
    ///
    /// # Errors
    /// An [`EditRefusal`]; the list is unchanged.
    pub fn apply(&self, list: &mut Vec<Proposal>) -> Result<Self, EditRefusal> {
        let (person, post) = (self.person(), self.post());
        match *self {
            Self::Add { before, .. } => {
                if place_of(list, person, post).is_some() {
                    return Err(EditRefusal::AlreadyListed);
                }
                let at = landing(list, post, before)?;
                list.insert(at, Proposal { person, post, kind: ProposalKind::Add });
                Ok(Self::TakeBack { person, post })
            }
            Self::TakeBack { .. } => {
                let at = place_of(list, person, post).ok_or(EditRefusal::NotListed)?;
                if list[at].kind != ProposalKind::Add {
                    return Err(EditRefusal::OtherKind);
                }
                let before = follower(list, at);
                list.remove(at);
                Ok(Self::Add { person, post, before })
            }
            Self::Turn { from, to, .. } => {
                let at = place_of(list, person, post).ok_or(EditRefusal::NotListed)?;
                if list[at].kind == ProposalKind::Add {
                    return Err(EditRefusal::OtherKind);
                }
                if list[at].kind != kind_of(from) {
                    return Err(EditRefusal::Changed);
                }
                list[at].kind = kind_of(to);
                Ok(Self::Turn { person, post, from: to, to: from })
            }
            Self::Place { before, .. } => {
                let at = place_of(list, person, post).ok_or(EditRefusal::NotListed)?;
                let was_before = follower(list, at);
                if before == Some(person) {
                    return Ok(Self::Place { person, post, before: was_before });
                }
                let moved = list.remove(at);
                match landing(list, post, before) {
                    Ok(to) => list.insert(to, moved),
                    Err(refusal) => {
                        list.insert(at, moved);
                        return Err(refusal);
                    }
                }
                Ok(Self::Place { person, post, before: was_before })
            }
        }
    }
}

/// Makes several edits, all or none, and gives those that take them back, in
/// the order in which they are to be made.
///
/// # Errors
/// The [`EditRefusal`] of the first that does not fit, with its place; the
/// list is unchanged.
pub fn apply_all(
    list: &mut Vec<Proposal>,
    edits: &[Edit],
) -> Result<Vec<Edit>, (usize, EditRefusal)> {
    let mut changed = list.clone();
    let mut back = Vec::with_capacity(edits.len());
    for (at, edit) in edits.iter().enumerate() {
        back.push(edit.apply(&mut changed).map_err(|refusal| (at, refusal))?);
    }
    back.reverse();
    *list = changed;
    Ok(back)
}

/// What two lists say differently about one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Differing {
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// What the one list proposes; `None` where it does not name the person.
    pub one: Option<ProposalKind>,
    /// What the other proposes.
    pub other: Option<ProposalKind>,
}

/// Where two lists differ, in the order of the first and then of the second.
/// The order of names alone is no difference.
pub fn differing(one: &[Proposal], other: &[Proposal]) -> Vec<Differing> {
    let kind_in = |list: &[Proposal], of: &Proposal| {
        place_of(list, of.person, of.post).map(|at| list[at].kind)
    };
    let own = one.iter().map(|line| Differing {
        person: line.person,
        post: line.post,
        one: Some(line.kind),
        other: kind_in(other, line),
    });
    let theirs = other.iter().filter(|line| kind_in(one, line).is_none()).map(|line| Differing {
        person: line.person,
        post: line.post,
        one: None,
        other: Some(line.kind),
    });
    own.chain(theirs).filter(|line| line.one != line.other).collect()
}

fn kind_of(reason: Option<LeaveReason>) -> ProposalKind {
    reason.map_or(ProposalKind::CarryOver, ProposalKind::Remove)
}

fn place_of(list: &[Proposal], person: PersonId, post: PostId) -> Option<usize> {
    list.iter().position(|line| line.person == person && line.post == post)
}

/// Who comes next for the same post after a place of the list.
fn follower(list: &[Proposal], at: usize) -> Option<PersonId> {
    let post = list[at].post;
    list[at + 1..].iter().find(|line| line.post == post).map(|line| line.person)
}

/// Where a name for a post lands: before another, else behind the last name
/// for the post, else at the end of the list.
fn landing(
    list: &[Proposal],
    post: PostId,
    before: Option<PersonId>,
) -> Result<usize, EditRefusal> {
    match before {
        Some(other) => place_of(list, other, post).ok_or(EditRefusal::Changed),
        None => {
            let last = list.iter().rposition(|line| line.post == post);
            Ok(last.map_or(list.len(), |at| at + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(person: i64, post: i64, kind: ProposalKind) -> Proposal {
        Proposal { person: PersonId(person), post: PostId(post), kind }
    }

    fn list() -> Vec<Proposal> {
        vec![
            line(1, 1, ProposalKind::CarryOver),
            line(2, 1, ProposalKind::Remove(LeaveReason::OverAge)),
            line(3, 1, ProposalKind::Add),
            line(1, 2, ProposalKind::CarryOver),
            line(4, 2, ProposalKind::Add),
        ]
    }

    #[test]
    fn an_addition_lands_with_its_post_and_is_taken_back_whole() {
        let mut now = list();
        let add = Edit::Add { person: PersonId(5), post: PostId(1), before: None };
        let back = add.apply(&mut now).unwrap();
        assert_eq!(now[3], line(5, 1, ProposalKind::Add), "behind the last name for the post");
        assert_eq!(add.apply(&mut now), Err(EditRefusal::AlreadyListed));
        back.apply(&mut now).unwrap();
        assert_eq!(now, list());
    }

    #[test]
    fn only_an_addition_is_taken_back_and_only_an_entry_is_turned() {
        let mut now = list();
        let take = Edit::TakeBack { person: PersonId(1), post: PostId(1) };
        assert_eq!(take.apply(&mut now), Err(EditRefusal::OtherKind));
        let turn = Edit::Turn { person: PersonId(3), post: PostId(1), from: None, to: None };
        assert_eq!(turn.apply(&mut now), Err(EditRefusal::OtherKind));
        assert_eq!(now, list());
    }

    #[test]
    fn an_edit_of_what_somebody_changed_meanwhile_is_refused() {
        let mut now = list();
        let remove = |from| Edit::Turn {
            person: PersonId(1),
            post: PostId(1),
            from,
            to: Some(LeaveReason::Disciplined),
        };
        remove(None).apply(&mut now).unwrap();
        assert_eq!(remove(None).apply(&mut now), Err(EditRefusal::Changed));
        let place = Edit::Place { person: PersonId(1), post: PostId(1), before: Some(PersonId(9)) };
        let before = now.clone();
        assert_eq!(place.apply(&mut now), Err(EditRefusal::Changed));
        assert_eq!(now, before);
    }

    #[test]
    fn of_several_edits_all_are_made_or_none() {
        let mut now = list();
        let good = Edit::Add { person: PersonId(7), post: PostId(2), before: Some(PersonId(4)) };
        let bad = Edit::TakeBack { person: PersonId(7), post: PostId(1) };
        assert_eq!(apply_all(&mut now, &[good, bad]), Err((1, EditRefusal::NotListed)));
        assert_eq!(now, list());
    }

    #[test]
    fn a_difference_is_what_two_lists_propose_and_not_their_order() {
        let mut other = list();
        other.swap(0, 2);
        assert_eq!(differing(&list(), &other), []);
        other[3].kind = ProposalKind::Remove(LeaveReason::TooManyPosts);
        other.push(line(8, 2, ProposalKind::Add));
        let found = differing(&list(), &other);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].person, found[0].one), (PersonId(1), Some(ProposalKind::CarryOver)));
        assert_eq!((found[1].one, found[1].other), (None, Some(ProposalKind::Add)));
    }

    fn edit() -> impl Strategy<Value = Edit> {
        let reason = proptest::option::of(prop_oneof![
            Just(LeaveReason::OverAge),
            Just(LeaveReason::Disciplined)
        ]);
        let before = proptest::option::of(1i64..7);
        (0usize..4, 1i64..7, 1i64..4, before, reason.clone(), reason).prop_map(
            |(kind, person, post, before, from, to)| {
                let (person, post) = (PersonId(person), PostId(post));
                let before = before.map(PersonId);
                match kind {
                    0 => Edit::Add { person, post, before },
                    1 => Edit::TakeBack { person, post },
                    2 => Edit::Turn { person, post, from, to },
                    _ => Edit::Place { person, post, before },
                }
            },
        )
    }

    proptest! {
        #[test]
        fn whatever_was_edited_is_taken_back_step_by_step(edits in proptest::collection::vec(edit(), 0..40)) {
            let mut now = list();
            let mut states = Vec::new();
            for edit in &edits {
                let before = now.clone();
                match edit.apply(&mut now) {
                    Ok(back) => states.push((before, back)),
                    Err(_) => prop_assert_eq!(&now, &before, "a refusal changes nothing"),
                }
            }
            while let Some((before, back)) = states.pop() {
                let again = back.apply(&mut now).unwrap();
                // Names of other posts may lie between: within each post the order is the same.
                prop_assert_eq!(by_post(&now), by_post(&before));
                // And what takes back can be taken back.
                let mut once_more = now.clone();
                again.apply(&mut once_more).unwrap();
                back.apply(&mut once_more).unwrap();
                prop_assert_eq!(by_post(&once_more), by_post(&now));
            }
            prop_assert_eq!(by_post(&now), by_post(&list()));
        }

        #[test]
        fn nobody_stands_twice_for_one_post_and_no_entry_of_the_plan_is_lost(edits in proptest::collection::vec(edit(), 0..40)) {
            let mut now = list();
            for edit in &edits {
                let _ = edit.apply(&mut now);
            }
            for (at, line) in now.iter().enumerate() {
                prop_assert_eq!(place_of(&now, line.person, line.post), Some(at));
            }
            for line in list().iter().filter(|line| line.kind != ProposalKind::Add) {
                let at = place_of(&now, line.person, line.post);
                prop_assert!(at.is_some_and(|at| now[at].kind != ProposalKind::Add));
            }
        }
    }

    /// The names of each post in their order.
    fn by_post(list: &[Proposal]) -> Vec<Vec<Proposal>> {
        let of = |post| list.iter().filter(|line| line.post == PostId(post)).copied().collect();
        (1..5).map(of).collect()
    }
}
