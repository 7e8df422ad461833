//! The counting of a box while it goes on: what was declared, sheets as typed,
//! names written in, the release of the result and recounts.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use ballot::{Draft, InvalidKind, Merge, Sheet, SheetPlace, WriteIns};
use base::{Day, StepId, UserId};
use sqlx::AssertSqlSafe;
use std::collections::BTreeSet;

/// A counting of one box, of which a recount makes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// The step.
    pub step: StepId,
    /// From 1.
    pub number: u32,
}

/// The kinds of invalid sheets declared for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsRecord {
    /// The kinds.
    pub kinds: BTreeSet<InvalidKind>,
    /// The account that declared them.
    pub declared_by: UserId,
}

/// Who proposed and who confirmed the release of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseRecord {
    /// Who proposed.
    pub proposed_by: UserId,
    /// The digest of the figures proposed.
    pub digest: String,
    /// Who confirmed; `None` until somebody has.
    pub confirmed_by: Option<UserId>,
}

/// Why a round was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecountRecord {
    /// The round set aside, from 1.
    pub round: u32,
    /// Who asked for it.
    pub asked_by: UserId,
    /// Why.
    pub reason: String,
    /// When.
    pub on: Day,
}

/// A decision that two spellings are one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRecord {
    /// What was decided.
    pub merge: Merge,
    /// By whom.
    pub decided_by: UserId,
}

/// The tables of a step's counting.
pub(crate) const TABLES: [&str; 6] =
    ["count_terms", "count_entry", "written_name", "name_merge", "count_release", "recount"];

impl Tx {
    /// The round in which a step's box is being counted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn counting_round(&mut self, step: StepId) -> Result<Round, StoreError> {
        let before = self.recounts(step).await?.len() as u32;
        Ok(Round { step, number: before + 1 })
    }

    /// What was declared for a step, if anything was.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_terms(&mut self, step: StepId) -> Result<Option<TermsRecord>, StoreError> {
        let query = sqlx::query("SELECT * FROM count_terms WHERE step = $1").bind(step.0);
        let Some(row) = self.optional(query).await? else { return Ok(None) };
        let from = Columns { table: "count_terms", row: &row };
        let read = |text: &str| text.split_whitespace().map(InvalidKind::read).collect();
        let kinds = from.parsed("kinds", read)?;
        Ok(Some(TermsRecord { kinds, declared_by: UserId(from.int("declared_by")?) }))
    }

    /// Lets one writer at a time work on a step's counting: whoever comes second
    /// waits, then reads what the first has written. Before anything is declared
    /// there is nothing to hold; then the first to declare wins.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn hold_counting(&mut self, step: StepId) -> Result<(), StoreError> {
        let sql = "UPDATE count_terms SET step = step WHERE step = $1";
        self.run(sqlx::query(sql).bind(step.0)).await.map(|_| ())
    }

    /// Declares the kinds of invalid sheets of a step.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn declare_terms(
        &mut self,
        step: StepId,
        terms: &TermsRecord,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM count_terms WHERE step = $1").bind(step.0);
        self.run(query).await?;
        let kinds: Vec<&str> = terms.kinds.iter().map(|kind| kind.code()).collect();
        let row = [step.0.into(), kinds.join(" ").into(), terms.declared_by.0.into()];
        self.insert("count_terms", ["step", "kinds", "declared_by"], vec![row]).await
    }

    /// What a person has typed in a round.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_draft(
        &mut self,
        round: Round,
        counter: UserId,
    ) -> Result<Draft, StoreError> {
        let sql = "SELECT batch, sheet, marks FROM count_entry \
             WHERE step = $1 AND round = $2 AND counter = $3";
        let query = sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number));
        let mut draft =
            Draft { write_ins: self.written_names(round, counter).await?, ..Draft::default() };
        for row in &self.all(query.bind(counter.0)).await? {
            let from = Columns { table: "count_entry", row };
            let place = SheetPlace { batch: from.text("batch")?, sheet: from.count("sheet")? };
            draft.sheets.insert(place, from.parsed("marks", Sheet::read)?);
        }
        Ok(draft)
    }

    /// Everybody who has typed a sheet in a round.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn draft_counters(&mut self, round: Round) -> Result<Vec<UserId>, StoreError> {
        let sql = "SELECT DISTINCT counter FROM count_entry WHERE step = $1 AND round = $2 \
             ORDER BY counter";
        let query = sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number));
        let rows = self.all(query).await?;
        let read = |row| Columns { table: "count_entry", row }.int("counter").map(UserId);
        rows.iter().map(read).collect()
    }

    /// Keeps sheets as typed.
    ///
    /// # Errors
    /// [`StoreError`]; a place that holds a sheet is refused by the database.
    pub async fn add_count_entries(
        &mut self,
        round: Round,
        counter: UserId,
        sheets: &[(SheetPlace, Sheet)],
    ) -> Result<(), StoreError> {
        let rows = sheets.iter().map(|(place, sheet)| {
            [
                round.step.0.into(),
                round.number.into(),
                counter.0.into(),
                place.batch.as_str().into(),
                place.sheet.into(),
                sheet.text().into(),
            ]
        });
        let columns = ["step", "round", "counter", "batch", "sheet", "marks"];
        self.insert("count_entry", columns, rows.collect()).await
    }

    /// Takes one typed sheet away.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none.
    pub async fn remove_count_entry(
        &mut self,
        round: Round,
        counter: UserId,
        place: &SheetPlace,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM count_entry WHERE step = $1 AND round = $2 AND counter = $3 \
             AND batch = $4 AND sheet = $5";
        let query = sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number));
        let query = query.bind(counter.0).bind(place.batch.clone()).bind(i64::from(place.sheet));
        match self.run(query).await? {
            1 => Ok(()),
            _ => Err(StoreError::missing(format!("sheet {}/{}", place.batch, place.sheet))),
        }
    }

    /// The names that a person read in a round.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn written_names(
        &mut self,
        round: Round,
        counter: UserId,
    ) -> Result<WriteIns, StoreError> {
        let sql = "SELECT group_number, name, sheets FROM written_name \
             WHERE step = $1 AND round = $2 AND counter = $3";
        let query = sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number));
        let mut names = WriteIns::default();
        for row in &self.all(query.bind(counter.0)).await? {
            let from = Columns { table: "written_name", row };
            let group = from.count("group_number")? as usize;
            names.add(group, &from.text("name")?, from.count("sheets")?);
        }
        Ok(names)
    }

    /// Keeps the names that a person read in a round, in place of those before.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep_written_names(
        &mut self,
        round: Round,
        counter: UserId,
        names: &WriteIns,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM written_name WHERE step = $1 AND round = $2 AND counter = $3";
        let query = sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number));
        self.run(query.bind(counter.0)).await?;
        let rows = names.names().map(|name| {
            [
                round.step.0.into(),
                round.number.into(),
                counter.0.into(),
                (name.group as i64).into(),
                name.name.into(),
                name.sheets.into(),
            ]
        });
        let columns = ["step", "round", "counter", "group_number", "name", "sheets"];
        self.insert("written_name", columns, rows.collect()).await
    }

    /// The decisions that two spellings are one person, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn name_merges(&mut self, round: Round) -> Result<Vec<MergeRecord>, StoreError> {
        let sql = "SELECT * FROM name_merge WHERE step = $1 AND round = $2 ORDER BY number";
        let query = sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number));
        let rows = self.all(query).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "name_merge", row };
                let merge = Merge {
                    group: from.count("group_number")? as usize,
                    from: from.text("from_name")?,
                    into: from.text("into_name")?,
                };
                Ok(MergeRecord { merge, decided_by: UserId(from.int("decided_by")?) })
            })
            .collect()
    }

    /// Keeps a decision that two spellings are one person.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_name_merge(
        &mut self,
        round: Round,
        record: &MergeRecord,
    ) -> Result<(), StoreError> {
        let number = self.name_merges(round).await?.len() as u32 + 1;
        let row = [
            round.step.0.into(),
            round.number.into(),
            number.into(),
            (record.merge.group as i64).into(),
            record.merge.from.as_str().into(),
            record.merge.into.as_str().into(),
            record.decided_by.0.into(),
        ];
        let columns =
            ["step", "round", "number", "group_number", "from_name", "into_name", "decided_by"];
        self.insert("name_merge", columns, vec![row]).await
    }

    /// Where the release of a round's result stands.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_release(
        &mut self,
        round: Round,
    ) -> Result<Option<ReleaseRecord>, StoreError> {
        let sql = "SELECT * FROM count_release WHERE step = $1 AND round = $2";
        let query = sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number));
        let Some(row) = self.optional(query).await? else { return Ok(None) };
        let from = Columns { table: "count_release", row: &row };
        Ok(Some(ReleaseRecord {
            proposed_by: UserId(from.int("proposed_by")?),
            digest: from.text("digest")?,
            confirmed_by: from.opt_int("confirmed_by")?.map(UserId),
        }))
    }

    /// Keeps where the release of a round's result stands; `None` takes a
    /// proposal back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep_count_release(
        &mut self,
        round: Round,
        release: Option<&ReleaseRecord>,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM count_release WHERE step = $1 AND round = $2";
        self.run(sqlx::query(sql).bind(round.step.0).bind(i64::from(round.number))).await?;
        let row = |release: &ReleaseRecord| {
            [
                round.step.0.into(),
                round.number.into(),
                release.proposed_by.0.into(),
                release.digest.as_str().into(),
                release.confirmed_by.map(|by| by.0).into(),
            ]
        };
        let columns = ["step", "round", "proposed_by", "digest", "confirmed_by"];
        self.insert("count_release", columns, release.map(row).into_iter().collect()).await
    }

    /// The recounts of a step, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn recounts(&mut self, step: StepId) -> Result<Vec<RecountRecord>, StoreError> {
        let query = sqlx::query("SELECT * FROM recount WHERE step = $1 ORDER BY round");
        let rows = self.all(query.bind(step.0)).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "recount", row };
                Ok(RecountRecord {
                    round: from.count("round")?,
                    asked_by: UserId(from.int("asked_by")?),
                    reason: from.text("reason")?,
                    on: from.day("on_day")?,
                })
            })
            .collect()
    }

    /// Sets a round aside. What was typed and not closed goes; counts stay.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_recount(
        &mut self,
        step: StepId,
        record: &RecountRecord,
    ) -> Result<(), StoreError> {
        for table in ["count_entry", "written_name"] {
            let sql = format!(
                "DELETE FROM {table} WHERE step = $1 AND round = $2 AND counter NOT IN \
                 (SELECT counter FROM count_record WHERE step = $1 AND round = $2)"
            );
            let query = sqlx::query(AssertSqlSafe(sql)).bind(step.0);
            self.run(query.bind(i64::from(record.round))).await?;
        }
        let row = [
            step.0.into(),
            record.round.into(),
            record.asked_by.0.into(),
            record.reason.as_str().into(),
            record.on.to_string().into(),
        ];
        self.insert("recount", ["step", "round", "asked_by", "reason", "on_day"], vec![row]).await
    }
}
