//! Electronic votes: which there are and where they stand. Nothing here is of a
//! single voter, and nothing is written while people vote.

use crate::rows::{Columns, json};
use crate::{StoreError, Tx};
use base::{Instant, StepId, UserId};

/// Where an electronic vote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElectronicState {
    /// Ballots are taken.
    Open,
    /// No ballots are taken any more; the box is not opened yet.
    Closed,
    /// The box was opened and counted, and is gone.
    Counted,
    /// Given up with a reason; the box was destroyed unread.
    Withdrawn,
}

impl ElectronicState {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Open, "open"),
        (Self::Closed, "closed"),
        (Self::Counted, "counted"),
        (Self::Withdrawn, "withdrawn"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }

    fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(state, _)| *state)
    }

    /// Whether there is a box still to be opened or destroyed.
    pub fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::Closed)
    }
}

/// An electronic vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectronicRecord {
    /// The step.
    pub step: StepId,
    /// The form that voters see.
    pub form: ballot::Form,
    /// Code cards made.
    pub cards: u32,
    /// When the box was made; all its files carry this time.
    pub opened: Instant,
    /// Where it stands.
    pub state: ElectronicState,
    /// The first of the two people who open the box, and how many cards were
    /// handed out by that person's word.
    pub opener: Option<(UserId, u32)>,
    /// The first of the two people who give the vote up, and why.
    pub withdrawal: Option<(UserId, String)>,
}

impl Tx {
    /// Adds an electronic vote.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_electronic(&mut self, vote: &ElectronicRecord) -> Result<(), StoreError> {
        let row = [
            vote.form.code.to_string().into(),
            vote.step.0.into(),
            json(&vote.form).into(),
            vote.cards.into(),
            vote.opened.0.into(),
            vote.state.code().into(),
            vote.opener.map(|(opener, _)| opener.0).into(),
            vote.opener.map(|(_, issued)| i64::from(issued)).into(),
            vote.withdrawal.as_ref().map(|(by, _)| by.0).into(),
            vote.withdrawal.as_ref().map(|(_, reason)| reason.clone()).into(),
        ];
        let columns = [
            "form",
            "step",
            "content",
            "cards",
            "opened",
            "state",
            "opener",
            "issued",
            "withdrawer",
            "withdraw_reason",
        ];
        self.insert("electronic_vote", columns, vec![row]).await
    }

    /// Changes where an electronic vote stands.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_electronic_state(
        &mut self,
        form: ballot::FormCode,
        state: ElectronicState,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE electronic_vote SET state = $1 WHERE form = $2";
        let query = sqlx::query(sql).bind(state.code()).bind(form.to_string());
        match self.run(query).await? {
            1 => Ok(()),
            _ => Err(StoreError::missing(format!("electronic vote {form}"))),
        }
    }

    /// Notes the first of the two people who open a box.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_opener(
        &mut self,
        form: ballot::FormCode,
        opener: UserId,
        issued: u32,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE electronic_vote SET opener = $1, issued = $2 WHERE form = $3";
        let query = sqlx::query(sql).bind(opener.0).bind(i64::from(issued));
        match self.run(query.bind(form.to_string())).await? {
            1 => Ok(()),
            _ => Err(StoreError::missing(format!("electronic vote {form}"))),
        }
    }

    /// Notes who wants to give a vote up, and why; `None` takes it back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_withdrawal(
        &mut self,
        form: ballot::FormCode,
        withdrawal: Option<(UserId, &str)>,
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE electronic_vote SET withdrawer = $1, withdraw_reason = $2 WHERE form = $3";
        let query = sqlx::query(sql).bind(withdrawal.map(|(by, _)| by.0));
        let query = query.bind(withdrawal.map(|(_, reason)| reason.to_owned()));
        match self.run(query.bind(form.to_string())).await? {
            1 => Ok(()),
            _ => Err(StoreError::missing(format!("electronic vote {form}"))),
        }
    }

    /// One electronic vote.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn electronic(
        &mut self,
        form: ballot::FormCode,
    ) -> Result<Option<ElectronicRecord>, StoreError> {
        let sql = "SELECT * FROM electronic_vote WHERE form = $1";
        let rows = self.all(sqlx::query(sql).bind(form.to_string())).await?;
        rows.first().map(read).transpose()
    }

    /// The electronic votes whose box is open.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_electronic(&mut self) -> Result<Vec<ElectronicRecord>, StoreError> {
        let sql = "SELECT * FROM electronic_vote WHERE state = 'open' ORDER BY form";
        self.all(sqlx::query(sql)).await?.iter().map(read).collect()
    }

    /// How many votes are neither counted nor given up.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn uncounted_votes(&mut self) -> Result<usize, StoreError> {
        let sql = "SELECT form FROM electronic_vote WHERE state IN ('open', 'closed')";
        Ok(self.all(sqlx::query(sql)).await?.len())
    }

    /// The electronic votes of a step, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn electronic_of(
        &mut self,
        step: StepId,
    ) -> Result<Vec<ElectronicRecord>, StoreError> {
        let sql = "SELECT * FROM electronic_vote WHERE step = $1 ORDER BY opened, form";
        self.all(sqlx::query(sql).bind(step.0)).await?.iter().map(read).collect()
    }

    /// Publishes the receipts of an opened box, sorted. Doing it again changes
    /// nothing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn publish_receipts(
        &mut self,
        form: ballot::FormCode,
        receipts: &[String],
    ) -> Result<(), StoreError> {
        let form = form.to_string();
        let sql = "DELETE FROM electronic_receipt WHERE form = $1";
        self.run(sqlx::query(sql).bind(form.clone())).await?;
        let mut sorted: Vec<&String> = receipts.iter().collect();
        sorted.sort_unstable();
        let rows =
            sorted.into_iter().map(|receipt| [form.as_str().into(), receipt.as_str().into()]);
        self.insert("electronic_receipt", ["form", "receipt"], rows.collect()).await
    }

    /// The form of the vote in which a receipt was published.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn receipt(&mut self, receipt: &str) -> Result<Option<ElectronicRecord>, StoreError> {
        let sql = "SELECT electronic_vote.* FROM electronic_vote JOIN electronic_receipt \
             ON electronic_receipt.form = electronic_vote.form \
             WHERE electronic_receipt.receipt = $1 ORDER BY opened DESC";
        let row = self.all(sqlx::query(sql).bind(receipt.to_owned())).await?;
        row.first().map(read).transpose()
    }
}

fn read(row: &sqlx::any::AnyRow) -> Result<ElectronicRecord, StoreError> {
    let from = Columns { table: "electronic_vote", row };
    let issued = from.opt_int("issued")?.and_then(|issued| u32::try_from(issued).ok());
    Ok(ElectronicRecord {
        step: StepId(from.int("step")?),
        form: from.json("content")?,
        cards: from.count("cards")?,
        opened: Instant(from.int("opened")?),
        state: from.parsed("state", ElectronicState::read)?,
        opener: from.opt_int("opener")?.map(UserId).zip(issued),
        withdrawal: from.opt_int("withdrawer")?.map(UserId).zip(from.opt_text("withdraw_reason")?),
    })
}
