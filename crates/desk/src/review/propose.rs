//! Proposing new entries: a move of the official list. Binding rules are
//! asked; targets are not.

use crate::list::edit::{ListChange, ListEdit, ListRef};
use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, PostId, ReviewId};
use words::Lang;

impl Desk {
    /// Adds a person to the list of an open review, before its first
    /// conference is called.
    ///
    /// # Errors
    /// [`DeskError::NotEligible`] with the findings that stand in the way,
    /// [`DeskError::List`] for who is listed already, [`DeskError::Refused`]
    /// once the first step is called.
    pub async fn propose(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        person: PersonId,
        post: PostId,
        lang: Lang,
    ) -> Result<(), DeskError> {
        self.propose_all(permit, review, &[(person, post)], lang).await
    }

    /// Adds several people at once: all or none.
    ///
    /// # Errors
    /// As [`Self::propose`], for the first that cannot be added.
    pub async fn propose_all(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        additions: &[(PersonId, PostId)],
        lang: Lang,
    ) -> Result<(), DeskError> {
        let add = |&(person, post)| ListEdit { person, post, change: ListChange::Add };
        let edits: Vec<ListEdit> = additions.iter().map(add).collect();
        let list = ListRef::official(review);
        self.edit_list(&permit.actor().permit()?, list, &edits, "", lang).await
    }
}
