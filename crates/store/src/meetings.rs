//! The record of a step's conference, and how far the counting of its box has
//! gone.

use crate::rows::{Columns, json};
use crate::{StoreError, Tx};
use base::{PersonId, StepId};
use plan::Conference;

/// A conference's record with the secret of its screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConferenceRecord {
    /// What is recorded.
    pub conference: Conference,
    /// The secret that opens the page for the projector, if one was made.
    pub screen: Option<String>,
}

/// How far one count of a box has gone. No mark, no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountProgress {
    /// The number of the count, from 1.
    pub number: u32,
    /// Sheets issued, as the counter wrote.
    pub issued: u32,
    /// Sheets entered.
    pub sheets: u32,
}

impl Tx {
    /// The record of a step's conference; an empty one when nothing was
    /// recorded yet.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn conference(&mut self, step: StepId) -> Result<ConferenceRecord, StoreError> {
        let query = sqlx::query("SELECT * FROM conference WHERE step = $1").bind(step.0);
        let Some(row) = self.optional(query).await? else { return Ok(ConferenceRecord::default()) };
        let from = Columns { table: "conference", row: &row };
        let mut conference: Conference = from.json("content")?;
        conference.setup.chair = from.opt_int("chair")?.map(PersonId);
        conference.setup.secretary = from.opt_int("secretary")?.map(PersonId);
        Ok(ConferenceRecord { conference, screen: from.opt_text("screen")? })
    }

    /// Keeps the record of a step's conference.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_conference(
        &mut self,
        step: StepId,
        record: &ConferenceRecord,
    ) -> Result<(), StoreError> {
        let setup = &record.conference.setup;
        let sql = "INSERT INTO conference (step, chair, secretary, content, screen) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (step) DO UPDATE SET \
             chair = excluded.chair, secretary = excluded.secretary, \
             content = excluded.content, screen = excluded.screen";
        let query = sqlx::query(sql)
            .bind(step.0)
            .bind(setup.chair.map(|person| person.0))
            .bind(setup.secretary.map(|person| person.0))
            .bind(json(&record.conference))
            .bind(record.screen.clone());
        self.run(query).await?;
        Ok(())
    }

    /// How far the counts of a step have gone, by number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_progress(&mut self, step: StepId) -> Result<Vec<CountProgress>, StoreError> {
        let sql = "SELECT count_number, issued, CAST((SELECT COALESCE(SUM(sheets), 0) FROM sheet_pile \
             WHERE sheet_pile.step = count_record.step \
             AND sheet_pile.count_number = count_record.count_number) AS BIGINT) AS sheets \
             FROM count_record WHERE step = $1 ORDER BY count_number";
        let rows = self.all(sqlx::query(sql).bind(step.0)).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "count_record", row };
                Ok(CountProgress {
                    number: from.count("count_number")?,
                    issued: from.count("issued")?,
                    sheets: from.count("sheets")?,
                })
            })
            .collect()
    }
}
