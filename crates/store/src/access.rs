//! Rights lent from one account to another, and when all accounts were gone
//! through.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Day, Instant, UserId};
use sqlx::any::AnyRow;

/// A right lent from one account to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelegationRecord {
    /// Its id.
    pub id: i64,
    /// Whose right it is.
    pub from: UserId,
    /// Who may use it.
    pub to: UserId,
    /// The right, by code.
    pub right: String,
    /// The first day.
    pub from_day: Day,
    /// The last day.
    pub to_day: Day,
    /// Why.
    pub reason: String,
    /// When it was ended early; 0 for not.
    pub ended: Instant,
}

/// That somebody went through all accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessReviewRecord {
    /// Its id.
    pub id: i64,
    /// The day.
    pub on: Day,
    /// Who did.
    pub by: UserId,
    /// What they found.
    pub note: String,
    /// When it was recorded.
    pub recorded: Instant,
}

impl Tx {
    /// Lends a right.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_delegation(&mut self, lent: &DelegationRecord) -> Result<(), StoreError> {
        let row = [
            lent.id.into(),
            lent.from.0.into(),
            lent.to.0.into(),
            lent.right.as_str().into(),
            lent.from_day.to_string().into(),
            lent.to_day.to_string().into(),
            lent.reason.as_str().into(),
            lent.ended.0.into(),
        ];
        let columns = [
            "id",
            "from_account",
            "to_account",
            "right_code",
            "from_day",
            "to_day",
            "reason",
            "ended",
        ];
        self.insert("delegation", columns, vec![row]).await
    }

    /// Everything that was ever lent, the latest last day first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delegations(&mut self) -> Result<Vec<DelegationRecord>, StoreError> {
        let sql = "SELECT * FROM delegation ORDER BY to_day DESC, id";
        self.all(sqlx::query(sql)).await?.iter().map(read_delegation).collect()
    }

    /// What is lent to an account on a day.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delegations_to(
        &mut self,
        account: UserId,
        day: Day,
    ) -> Result<Vec<DelegationRecord>, StoreError> {
        let sql = "SELECT * FROM delegation WHERE to_account = $1 AND ended = 0 \
             AND from_day <= $2 AND to_day >= $2 ORDER BY id";
        let rows = self.all(sqlx::query(sql).bind(account.0).bind(day.to_string())).await?;
        rows.iter().map(read_delegation).collect()
    }

    /// Ends what was lent before its last day.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_delegation(&mut self, id: i64, at: Instant) -> Result<bool, StoreError> {
        let sql = "UPDATE delegation SET ended = $1 WHERE id = $2 AND ended = 0";
        Ok(self.run(sqlx::query(sql).bind(at.0).bind(id)).await? > 0)
    }

    /// Keeps that somebody went through all accounts.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_access_review(&mut self, done: &AccessReviewRecord) -> Result<(), StoreError> {
        let row = [
            done.id.into(),
            done.on.to_string().into(),
            done.by.0.into(),
            done.note.as_str().into(),
            done.recorded.0.into(),
        ];
        let columns = ["id", "on_day", "done_by", "note", "recorded"];
        self.insert("access_review", columns, vec![row]).await
    }

    /// When somebody went through all accounts, the latest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn access_reviews(&mut self) -> Result<Vec<AccessReviewRecord>, StoreError> {
        let sql = "SELECT * FROM access_review ORDER BY recorded DESC, id";
        let rows = self.all(sqlx::query(sql)).await?;
        let read = |row: &AnyRow| {
            let from = Columns { table: "access_review", row };
            Ok(AccessReviewRecord {
                id: from.int("id")?,
                on: from.day("on_day")?,
                by: UserId(from.int("done_by")?),
                note: from.text("note")?,
                recorded: Instant(from.int("recorded")?),
            })
        };
        rows.iter().map(read).collect()
    }
}

fn read_delegation(row: &AnyRow) -> Result<DelegationRecord, StoreError> {
    let from = Columns { table: "delegation", row };
    Ok(DelegationRecord {
        id: from.int("id")?,
        from: UserId(from.int("from_account")?),
        to: UserId(from.int("to_account")?),
        right: from.text("right_code")?,
        from_day: from.day("from_day")?,
        to_day: from.day("to_day")?,
        reason: from.text("reason")?,
        ended: Instant(from.int("ended")?),
    })
}
