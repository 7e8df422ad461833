//! Taking back the last move, and making it again.

use super::Bench;
use super::edit::ListRef;
use crate::{Desk, DeskError, DraftList, Permit};
use serde_json::json;
use store::{MoveRecord, MoveState};

/// Which way along the moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// Take the last move back.
    Back,
    /// Make again what was taken back last.
    Again,
}

impl Desk {
    /// Takes the last move of a list back, or makes it again. Nothing is
    /// deleted: the move stays in the history and says where it stands.
    ///
    /// # Errors
    /// [`DeskError::NothingToUndo`]; [`DeskError::List`] where the list no
    /// longer is what the move left.
    pub async fn walk_moves(
        &self,
        permit: &Permit<DraftList>,
        list: ListRef,
        along: Along,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut bench = Bench::load(self, &mut tx, list.review, list.scenario).await?;
        bench.guard(permit)?;
        bench.may_change()?;
        let moves = tx.moves(list.review, list.scenario).await?;
        let found = next(&moves, along).ok_or(DeskError::NothingToUndo)?;
        bench.may_be_changed_by(permit)?;
        let (edits, state, action) = match along {
            Along::Back => (&found.back, MoveState::Undone, "undo-list-edit"),
            Along::Again => (&found.edits, MoveState::Made, "redo-list-edit"),
        };
        let _back = plan::apply_all(bench.proposals_mut(), edits)
            .map_err(|(_, refusal)| DeskError::List(refusal))?;
        bench.save(&mut tx).await?;
        tx.set_move_state(found.id, state).await?;
        let data = json!({ "move": found.number, "scenario": list.scenario });
        self.record(&mut tx, permit.actor(), action, &list.review.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}

/// The move that is next in a direction: the last one that stands, or the
/// first that was taken back after it.
pub(super) fn next(moves: &[MoveRecord], along: Along) -> Option<&MoveRecord> {
    match along {
        Along::Back => moves.iter().rev().find(|one| one.state == MoveState::Made),
        Along::Again => moves.iter().find(|one| one.state == MoveState::Undone),
    }
}
