//! Plans, entries with their histories, and decisions.

use crate::horizon::Dated;
use crate::rows::{Columns, json};
use crate::{StoreError, Tx};
use base::{
    BatchId, Day, DecisionId, EntryId, Instant, PersonId, PlanId, PostId, ReviewId, UnitId,
};
use plan::{Entry, EntryEvent};
use roster::{PlanKind, Term};

/// A plan: what a unit plans for one term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanRecord {
    /// Its id.
    pub id: PlanId,
    /// The unit.
    pub unit: UnitId,
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
}

/// A decision with its number and day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRecord {
    /// Its id.
    pub id: DecisionId,
    /// Its number, for example `215-QĐ/HU`.
    pub number: String,
    /// Its day.
    pub day: Day,
    /// The unit whose authority decided.
    pub unit: UnitId,
}

impl Tx {
    /// Adds a plan.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_plan(
        &mut self,
        plan: &PlanRecord,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let row = [
            plan.id.0.into(),
            plan.unit.0.into(),
            plan.kind.code().into(),
            String::from(plan.term).into(),
            batch.map(|b| b.0).into(),
        ];
        self.insert("plan", ["id", "unit", "kind", "term", "batch"], vec![row]).await
    }

    /// All plans.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn plans(&mut self) -> Result<Vec<PlanRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM plan ORDER BY term, unit, kind")).await?;
        let rows = self.known("plan", Dated::ByBatch, rows)?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "plan", row };
                Ok(PlanRecord {
                    id: PlanId(from.int("id")?),
                    unit: UnitId(from.int("unit")?),
                    kind: from.parsed("kind", PlanKind::read)?,
                    term: from.parsed("term", Term::read)?,
                })
            })
            .collect()
    }

    /// Adds a decision.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_decision(
        &mut self,
        decision: &DecisionRecord,
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let row = [
            decision.id.0.into(),
            decision.number.as_str().into(),
            decision.day.to_string().into(),
            decision.unit.0.into(),
            recorded.0.into(),
            batch.map(|b| b.0).into(),
        ];
        self.insert("decision", ["id", "number", "day", "unit", "recorded", "batch"], vec![row])
            .await
    }

    /// All decisions, by day.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn decisions(&mut self) -> Result<Vec<DecisionRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM decision")).await?;
        let rows = self.known("decision", Dated::Facts, rows)?;
        let decisions: Result<Vec<DecisionRecord>, StoreError> = rows
            .iter()
            .map(|row| {
                let from = Columns { table: "decision", row };
                Ok(DecisionRecord {
                    id: DecisionId(from.int("id")?),
                    number: from.text("number")?,
                    day: from.day("day")?,
                    unit: UnitId(from.int("unit")?),
                })
            })
            .collect();
        let mut decisions = decisions?;
        decisions.sort_by(|one, two| {
            (one.day, &one.number, one.id).cmp(&(two.day, &two.number, two.id))
        });
        Ok(decisions)
    }

    /// Adds entries, without events.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_entries(
        &mut self,
        entries: &[Entry],
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = entries.iter().map(|entry| {
            [
                entry.id.0.into(),
                entry.plan.0.into(),
                entry.person.0.into(),
                entry.post.0.into(),
                batch.map(|b| b.0).into(),
            ]
        });
        self.insert("entry", ["id", "plan", "person", "post", "batch"], rows.collect()).await
    }

    /// Adds events to entries; each with its number in the entry's history,
    /// from 1.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_entry_events(
        &mut self,
        events: &[(EntryId, usize, EntryEvent)],
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = events.iter().map(|(entry, number, event)| {
            [
                entry.0.into(),
                (*number as i64).into(),
                json(&event.what).into(),
                event.on.to_string().into(),
                event.decision.0.into(),
                event.review.map(|r| r.0).into(),
                event.vote.map(|vote| json(&vote)).into(),
                recorded.0.into(),
                batch.map(|b| b.0).into(),
            ]
        });
        let columns = [
            "entry", "number", "what", "on_day", "decision", "review", "vote", "recorded", "batch",
        ];
        self.insert("entry_event", columns, rows.collect()).await
    }

    /// All entries with their histories.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn entries(&mut self) -> Result<Vec<Entry>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM entry ORDER BY id")).await?;
        let rows = self.known("entry", Dated::ByBatch, rows)?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in &rows {
            let from = Columns { table: "entry", row };
            entries.push(Entry {
                id: EntryId(from.int("id")?),
                plan: PlanId(from.int("plan")?),
                person: PersonId(from.int("person")?),
                post: PostId(from.int("post")?),
                history: Vec::new(),
            });
        }
        let rows =
            self.all(sqlx::query("SELECT * FROM entry_event ORDER BY entry, number")).await?;
        let rows = self.known("entry_event", Dated::Facts, rows)?;
        for row in &rows {
            let from = Columns { table: "entry_event", row };
            let id = EntryId(from.int("entry")?);
            let event = EntryEvent {
                what: from.json("what")?,
                on: from.day("on_day")?,
                decision: DecisionId(from.int("decision")?),
                review: from.opt_int("review")?.map(ReviewId),
                vote: from.opt_parsed("vote", |text| serde_json::from_str(text).ok())?,
            };
            // Entries are sorted by id.
            let place = entries
                .binary_search_by_key(&id, |entry| entry.id)
                .map_err(|_| StoreError::missing(format!("entry {id}")))?;
            entries[place].history.push(event);
        }
        Ok(entries)
    }
}
