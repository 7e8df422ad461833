//! Who is called and was there; and, apart from it, what the box held.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{PersonId, StepId, UserId};
use sqlx::AssertSqlSafe;

/// One person on a conference's roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summons {
    /// The person.
    pub person: PersonId,
    /// In which capacity the person is called, as shown in lists.
    pub capacity: String,
    /// Whether the person came; `None` before attendance is taken.
    pub present: Option<bool>,
    /// The reason of an absence, if given.
    pub absence: Option<String>,
}

/// Who counted a step's sheets, and how many had been issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRecord {
    /// The number of the count, from 1.
    pub number: u32,
    /// The account that entered it.
    pub counter: UserId,
    /// Sheets issued, as the counter wrote.
    pub issued: u32,
    /// How the count came about.
    pub source: ballot::CountSource,
}

impl Tx {
    /// Fixes the roster of a step's conference.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_summons(
        &mut self,
        step: StepId,
        people: &[(PersonId, String)],
    ) -> Result<(), StoreError> {
        let rows = people
            .iter()
            .map(|(person, capacity)| [step.0.into(), person.0.into(), capacity.as_str().into()]);
        self.insert("summons", ["step", "person", "capacity"], rows.collect()).await
    }

    /// Takes the roster of a step away, for a step that is reopened; its ballot
    /// forms become void.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn clear_conference(&mut self, step: StepId) -> Result<(), StoreError> {
        for table in ["summons", "sheet_pile", "count_record"] {
            let sql = format!("DELETE FROM {table} WHERE step = $1");
            self.run(sqlx::query(AssertSqlSafe(sql)).bind(step.0)).await?;
        }
        self.void_ballot_forms(step).await
    }

    /// Takes attendance: who is present; everyone else called is absent.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take_attendance(
        &mut self,
        step: StepId,
        present: &[PersonId],
    ) -> Result<(), StoreError> {
        self.run(sqlx::query("UPDATE summons SET present = 0 WHERE step = $1").bind(step.0))
            .await?;
        for person in present {
            let sql = "UPDATE summons SET present = 1 WHERE step = $1 AND person = $2";
            if self.run(sqlx::query(sql).bind(step.0).bind(person.0)).await? != 1 {
                return Err(StoreError::missing(format!("person {person} on the roster")));
            }
        }
        Ok(())
    }

    /// The roster of a step's conference.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn summons(&mut self, step: StepId) -> Result<Vec<Summons>, StoreError> {
        let query = sqlx::query("SELECT * FROM summons WHERE step = $1 ORDER BY person");
        let rows = self.all(query.bind(step.0)).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "summons", row };
                Ok(Summons {
                    person: PersonId(from.int("person")?),
                    capacity: from.text("capacity")?,
                    present: from.opt_int("present")?.map(|present| present != 0),
                    absence: from.opt_text("absence")?,
                })
            })
            .collect()
    }

    /// Keeps one complete count of a step: how many sheets of each content.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_count(
        &mut self,
        step: StepId,
        record: CountRecord,
        count: &ballot::Count,
    ) -> Result<(), StoreError> {
        let row = [
            step.0.into(),
            record.number.into(),
            record.counter.0.into(),
            record.issued.into(),
            record.source.code().into(),
        ];
        let columns = ["step", "count_number", "counter", "issued", "source"];
        self.insert("count_record", columns, vec![row]).await?;
        let mut piles = std::collections::BTreeMap::<String, i64>::new();
        for text in count.texts() {
            *piles.entry(text).or_default() += 1;
        }
        let rows = piles.into_iter().map(|(marks, sheets)| {
            [step.0.into(), record.number.into(), marks.into(), sheets.into()]
        });
        self.insert("sheet_pile", ["step", "count_number", "marks", "sheets"], rows.collect()).await
    }

    /// The counts of a step, by number, on a form of `rows` rows.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] when a stored sheet does not fit the form.
    pub async fn counts(
        &mut self,
        step: StepId,
        rows: usize,
    ) -> Result<Vec<(CountRecord, ballot::Count)>, StoreError> {
        let query = sqlx::query("SELECT * FROM count_record WHERE step = $1 ORDER BY count_number");
        let records = self.all(query.bind(step.0)).await?;
        let mut counts = Vec::new();
        for row in &records {
            let from = Columns { table: "count_record", row };
            let source = from.text("source")?;
            let record = CountRecord {
                number: from.count("count_number")?,
                counter: UserId(from.int("counter")?),
                issued: from.count("issued")?,
                source: ballot::CountSource::read(&source)
                    .ok_or_else(|| StoreError::unreadable("count_record", "source", &source))?,
            };
            let sql = "SELECT marks, sheets FROM sheet_pile WHERE step = $1 AND count_number = $2";
            let query = sqlx::query(sql).bind(step.0).bind(i64::from(record.number));
            let mut texts = Vec::new();
            for row in &self.all(query).await? {
                let from = Columns { table: "sheet_pile", row };
                let (marks, sheets) = (from.text("marks")?, from.count("sheets")?);
                texts.extend(std::iter::repeat_n(marks, sheets as usize));
            }
            let count =
                ballot::Count::read(rows, texts.iter().map(String::as_str)).map_err(|error| {
                    StoreError::unreadable("sheet_pile", "marks", &error.to_string())
                })?;
            counts.push((record, count));
        }
        Ok(counts)
    }
}
