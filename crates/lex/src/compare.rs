//! Two moments of the law beside each other: what changed between them. Data
//! only; the sentences are made at the edge.

use crate::book::LawBook;
use crate::citation::Chain;
use crate::param::ParamInfo;
use crate::value::Value;
use crate::view::{Moment, Slot, Unresolved, View};
use serde::Serialize;
use std::sync::Arc;

/// A parameter's value and the chain behind it, or why it has none.
pub type Outcome = Result<(Arc<Value>, Arc<Chain>), Unresolved>;

/// How much changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// The value itself, or whether there is one.
    Value,
    /// The value stands; other provisions stand behind it.
    Citation,
}

/// One parameter that two moments answer differently.
#[derive(Debug, Clone)]
pub struct Change {
    /// The parameter.
    pub parameter: &'static ParamInfo,
    /// How much changed.
    pub extent: Extent,
    /// What stood before.
    pub before: Outcome,
    /// What stands after.
    pub after: Outcome,
    /// For two tables: rows of the second that the first lacks, as a table.
    pub added: Option<Value>,
    /// For two tables: rows of the first that the second lacks.
    pub removed: Option<Value>,
}

impl LawBook {
    /// What differs between two moments – two days, two units, or one day as
    /// known at two times – by parameter, in order of declaration. Parameters
    /// that both answer alike, for the same provisions, are left out.
    pub fn compare(&self, before: &Moment<'_>, after: &Moment<'_>) -> Vec<Change> {
        self.view(before).changes(&self.view(after))
    }
}

impl View {
    /// What `after` answers otherwise than this view, as [`LawBook::compare`];
    /// the two may come from different books.
    pub fn changes(&self, after: &Self) -> Vec<Change> {
        let pairs = self.slots().iter().zip(after.slots());
        let all = ParamInfo::ALL.iter().zip(pairs);
        all.filter_map(|(info, (one, two))| change(info, one.clone(), two.clone())).collect()
    }
}

fn change(parameter: &'static ParamInfo, before: Slot, after: Slot) -> Option<Change> {
    if before == after {
        return None;
    }
    let extent = if same_effect(&before, &after) { Extent::Citation } else { Extent::Value };
    let lacking = |these: &Slot, those: &Slot| match (these, those) {
        (Ok(these), Ok(those)) => these.value.rows_beyond(&those.value),
        _ => None,
    };
    Some(Change {
        parameter,
        extent,
        added: lacking(&after, &before),
        removed: lacking(&before, &after),
        before: outcome(before),
        after: outcome(after),
    })
}

fn outcome(slot: Slot) -> Outcome {
    slot.map(|standing| (standing.value, standing.chain))
}

/// Whether a reader who looks at values only sees no difference.
fn same_effect(before: &Slot, after: &Slot) -> bool {
    match (before, after) {
        (Ok(before), Ok(after)) => before.value == after.value,
        (Err(before), Err(after)) => {
            before.code() == after.code() && contending(before) == contending(after)
        }
        _ => false,
    }
}

/// The values that contend, or that overstep, in an order of their own.
fn contending(unresolved: &Unresolved) -> Vec<String> {
    let mut values: Vec<String> = match unresolved {
        Unresolved::Gap { .. } => Vec::new(),
        Unresolved::Conflict { all, .. } => all.iter().map(|c| format!("{:?}", c.value)).collect(),
        Unresolved::OutOfBounds { excess, .. } => vec![format!("{:?}", excess.act.value)],
    };
    values.sort();
    values
}
