//! How secret reviews are, where people set it otherwise than the law.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Instant, ReviewId, UserId};
use sqlx::any::AnyRow;

/// Where a change of secrecy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecrecyChangeState {
    /// It waits for another person.
    Proposed,
    /// It was confirmed, or needed nobody else.
    Confirmed,
    /// It was declined, or taken back.
    Declined,
}

impl SecrecyChangeState {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Proposed, "proposed"),
        (Self::Confirmed, "confirmed"),
        (Self::Declined, "declined"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }

    fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(state, _)| *state)
    }
}

/// A change of a review's secrecy. Levels are codes of the law's choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecrecyChange {
    /// Its id.
    pub id: i64,
    /// The review.
    pub review: ReviewId,
    /// The level before, by code.
    pub former: String,
    /// The level after, by code.
    pub latter: String,
    /// Why.
    pub reason: String,
    /// The provision that it rests on.
    pub provision: String,
    /// Who proposed it.
    pub proposed_by: UserId,
    /// When.
    pub proposed: Instant,
    /// Where it stands.
    pub state: SecrecyChangeState,
    /// Who confirmed or declined it.
    pub decided_by: Option<UserId>,
    /// When; 0 before.
    pub decided: Instant,
}

impl Tx {
    /// Keeps a change of secrecy.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_secrecy_change(&mut self, change: &SecrecyChange) -> Result<(), StoreError> {
        let row = [
            change.id.into(),
            change.review.0.into(),
            change.former.as_str().into(),
            change.latter.as_str().into(),
            change.reason.as_str().into(),
            change.provision.as_str().into(),
            change.proposed_by.0.into(),
            change.proposed.0.into(),
            change.state.code().into(),
            change.decided_by.map(|by| by.0).into(),
            change.decided.0.into(),
        ];
        let columns = [
            "id",
            "review",
            "former",
            "latter",
            "reason",
            "provision",
            "proposed_by",
            "proposed",
            "state",
            "decided_by",
            "decided",
        ];
        self.insert("secrecy_change", columns, vec![row]).await
    }

    /// Decides a change that waits; whether it waited.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn decide_secrecy_change(
        &mut self,
        id: i64,
        state: SecrecyChangeState,
        by: UserId,
        at: Instant,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE secrecy_change SET state = $1, decided_by = $2, decided = $3 \
             WHERE id = $4 AND state = 'proposed'";
        let query = sqlx::query(sql).bind(state.code()).bind(by.0).bind(at.0).bind(id);
        Ok(self.run(query).await? > 0)
    }

    /// Every change of secrecy, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn secrecy_changes(&mut self) -> Result<Vec<SecrecyChange>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM secrecy_change")).await?;
        sorted(&rows)
    }

    /// The changes of one review's secrecy, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn secrecy_changes_of(
        &mut self,
        review: ReviewId,
    ) -> Result<Vec<SecrecyChange>, StoreError> {
        let query = sqlx::query("SELECT * FROM secrecy_change WHERE review = $1").bind(review.0);
        sorted(&self.all(query).await?)
    }
}

fn sorted(rows: &[AnyRow]) -> Result<Vec<SecrecyChange>, StoreError> {
    let mut changes = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
    changes.sort_by_key(|change| (change.proposed, change.decided, change.id));
    Ok(changes)
}

fn read(row: &AnyRow) -> Result<SecrecyChange, StoreError> {
    let from = Columns { table: "secrecy_change", row };
    let state = from.text("state")?;
    Ok(SecrecyChange {
        id: from.int("id")?,
        review: ReviewId(from.int("review")?),
        former: from.text("former")?,
        latter: from.text("latter")?,
        reason: from.text("reason")?,
        provision: from.text("provision")?,
        proposed_by: UserId(from.int("proposed_by")?),
        proposed: Instant(from.int("proposed")?),
        state: SecrecyChangeState::read(&state).ok_or(StoreError::Inconsistent {
            table: "secrecy_change",
            column: "state",
            value: state,
        })?,
        decided_by: from.opt_int("decided_by")?.map(UserId),
        decided: Instant(from.int("decided")?),
    })
}
