//! What people ask to have corrected in the data about themselves.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{BatchId, CorrectionId, Instant, PersonId, UserId};
use std::collections::HashMap;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRecord {
    /// Its id.
    pub id: CorrectionId,
    /// Whose data.
    pub person: PersonId,
    /// The account that asked.
    pub account: UserId,
    /// Which field, by code.
    pub field: String,
    /// What the records said then; `None` where nothing was stated.
    pub known: Option<String>,
    /// What it should be, as written.
    pub wanted: String,
    /// Why.
    pub reason: String,
    /// When it was asked.
    pub asked: Instant,
    /// The answer, where there is one.
    pub answer: Option<CorrectionAnswer>,
}

/// What the office answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionAnswer {
    /// Whether the records were corrected.
    pub accepted: bool,
    /// What was said.
    pub text: String,
    /// Who answered.
    pub by: String,
    /// When.
    pub recorded: Instant,
    /// The batch of what was corrected.
    pub batch: Option<BatchId>,
}

impl Tx {
    /// Adds a request; an answer is not kept with it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_correction(&mut self, asked: &CorrectionRecord) -> Result<(), StoreError> {
        let row = [
            asked.id.0.into(),
            asked.person.0.into(),
            asked.account.0.into(),
            asked.field.as_str().into(),
            asked.known.clone().into(),
            asked.wanted.as_str().into(),
            asked.reason.as_str().into(),
            asked.asked.0.into(),
        ];
        let columns = ["id", "person", "account", "field", "known", "wanted", "reason", "asked"];
        self.insert("correction_request", columns, vec![row]).await
    }

    /// Answers a request.
    ///
    /// # Errors
    /// [`StoreError`], also when it is answered already.
    pub async fn answer_correction(
        &mut self,
        id: CorrectionId,
        answer: &CorrectionAnswer,
    ) -> Result<(), StoreError> {
        let row = [
            id.0.into(),
            i64::from(answer.accepted).into(),
            answer.text.as_str().into(),
            answer.by.as_str().into(),
            answer.recorded.0.into(),
            answer.batch.map(|batch| batch.0).into(),
        ];
        let columns = ["request", "accepted", "answer", "answered_by", "recorded", "batch"];
        self.insert("correction_answer", columns, vec![row]).await
    }

    /// All requests with their answers, the earliest first; of two records made
    /// one, both under the one that is kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn corrections(&mut self) -> Result<Vec<CorrectionRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let mut answers = HashMap::new();
        for row in &self.all(sqlx::query("SELECT * FROM correction_answer")).await? {
            let from = Columns { table: "correction_answer", row };
            let answer = CorrectionAnswer {
                accepted: from.int("accepted")? != 0,
                text: from.text("answer")?,
                by: from.text("answered_by")?,
                recorded: Instant(from.int("recorded")?),
                batch: from.opt_int("batch")?.map(BatchId),
            };
            answers.insert(CorrectionId(from.int("request")?), answer);
        }
        let mut all = Vec::new();
        for row in &self.all(sqlx::query("SELECT * FROM correction_request")).await? {
            let from = Columns { table: "correction_request", row };
            let id = CorrectionId(from.int("id")?);
            all.push(CorrectionRecord {
                id,
                person: aliases.of(PersonId(from.int("person")?)),
                account: UserId(from.int("account")?),
                field: from.text("field")?,
                known: from.opt_text("known")?,
                wanted: from.text("wanted")?,
                reason: from.text("reason")?,
                asked: Instant(from.int("asked")?),
                answer: answers.remove(&id),
            });
        }
        all.sort_by_key(|one| (one.asked, one.id));
        Ok(all)
    }
}
