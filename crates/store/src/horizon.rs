//! Looking back: what was known at an earlier moment.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{BatchId, Instant};
use sqlx::any::AnyRow;
use std::collections::HashSet;

/// What was known at a moment. Facts are added and never updated, so leaving out
/// what came later gives the records as they stood. What an undo has taken out
/// since is not there any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Horizon {
    /// The moment; of facts without a batch, those recorded by then are known.
    pub at: Instant,
    /// The batches imported later. A moment has whole seconds, so which batch came
    /// first is told by the journal.
    pub later: HashSet<BatchId>,
}

/// What tells when rows of a table came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dated {
    /// The batch, else the moment recorded.
    Facts,
    /// The batch alone; what has none was always there.
    ByBatch,
    /// The moment recorded alone.
    ByMoment,
}

impl Tx {
    /// From now on reads of facts leave out what was not known by then: units,
    /// bodies, posts, people with all that is stated of them, plans, entries with
    /// their events, decisions, confirmations of the law. Reviews, conferences and
    /// ballots are read as they are.
    pub fn look_back(&mut self, horizon: Horizon) {
        self.horizon = Some(horizon);
        self.aliases = None;
    }

    /// Whether [`Self::look_back`] was asked for.
    pub fn looks_back(&self) -> bool {
        self.horizon.is_some()
    }

    /// The rows that were known.
    pub(crate) fn known(
        &self,
        table: &'static str,
        dated: Dated,
        rows: Vec<AnyRow>,
    ) -> Result<Vec<AnyRow>, StoreError> {
        let Some(horizon) = &self.horizon else { return Ok(rows) };
        let mut known = Vec::with_capacity(rows.len());
        for row in rows {
            let from = Columns { table, row: &row };
            let batch = match dated {
                Dated::Facts | Dated::ByBatch => from.opt_int("batch")?.map(BatchId),
                Dated::ByMoment => None,
            };
            let is_known = match (batch, dated) {
                (Some(batch), _) => !horizon.later.contains(&batch),
                (None, Dated::ByBatch) => true,
                (None, Dated::Facts | Dated::ByMoment) => {
                    Instant(from.int("recorded")?) <= horizon.at
                }
            };
            if is_known {
                known.push(row);
            }
        }
        Ok(known)
    }
}
