//! Worked cases: running them, and finding what none of them witnesses.

use crate::LawBook;
use crate::citation::{Bounds, Citation, Source};
use crate::instrument::{Act, Edit, Example, Expectation};
use crate::value::Value;
use crate::view::{Moment, Slot, Unresolved};
use std::fmt;
use std::sync::Arc;

/// An example that does not come out.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleFailure {
    /// The example.
    pub example: Example,
    /// What came out: the value, or the reason for none.
    pub found: Result<Value, Unresolved>,
    /// Address of the provision that decided, if one did.
    pub cited: Option<String>,
}

/// What of an edit no example witnesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The single value.
    Value,
    /// A row of the table, from 1.
    Row(usize),
    /// The least value of a delegation.
    Min,
    /// The greatest value of a delegation.
    Max,
    /// One of the values of a delegation, from 1.
    OneOf(usize),
    /// The first day in force.
    From,
    /// The last day in force.
    To,
}

impl Part {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Row(_) => "row",
            Self::Min => "min",
            Self::Max => "max",
            Self::OneOf(_) => "one-of",
            Self::From => "from",
            Self::To => "to",
        }
    }
}

impl fmt::Display for Part {
    /// As a pack writes it: `set`, `row 2`, `min`, `to`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value => f.write_str("set"),
            Self::Row(at) | Self::OneOf(at) => write!(f, "{} {at}", self.code()),
            _ => f.write_str(self.code()),
        }
    }
}

/// A part of an edit that can be changed by one step – the next number, a row
/// dropped, a day earlier or later – while every example still comes out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unwitnessed<'a> {
    /// The edit.
    pub edit: &'a Edit,
    /// The part.
    pub part: Part,
}

impl LawBook {
    /// Runs every example; empty when all come out.
    pub fn run_examples(&self) -> Vec<ExampleFailure> {
        self.examples().iter().filter_map(|example| self.run(example)).collect()
    }

    fn run(&self, example: &Example) -> Option<ExampleFailure> {
        let path: Vec<&str> = example.unit.iter().map(String::as_str).collect();
        let moment = Moment { legal_day: example.on, known_by: example.known, unit_path: &path };
        let slot = match &example.expect {
            Expectation::Accepts(value) | Expectation::Refuses(value) => {
                self.supposing(own_act(example, value)).slot(example.parameter, &moment)
            }
            _ => self.slot(example.parameter, &moment),
        };
        let cited = match (&example.expect, &slot) {
            // Of an own act the delegation is what is cited.
            (Expectation::Accepts(_), Ok(standing)) => {
                standing.chain.under.as_ref().map(|under| under.by.address())
            }
            (Expectation::Refuses(_), Err(Unresolved::OutOfBounds { excess, .. })) => {
                excess.delegation.as_ref().map(|delegation| delegation.by.address())
            }
            (_, Ok(standing)) => Some(standing.chain.deciding.address()),
            (_, Err(_)) => None,
        };
        // A value that nobody delegated is no witness of a delegation.
        let silent = cited.is_none() && !matches!(example.expect, Expectation::Accepts(_));
        let agrees = silent || example.cites.is_none() || cited == example.cites;
        let agrees = agrees && (cited.is_none() || cited != example.not_by);
        if agrees && comes_out(&example.expect, &slot) {
            return None;
        }
        let found = slot.map(|standing| Value::clone(&standing.value));
        Some(ExampleFailure { example: example.clone(), found, cited })
    }

    /// Edits of which some part is unwitnessed; see [`Self::unwitnessed_parts`].
    pub fn unwitnessed(&self) -> Vec<&Edit> {
        let mut edits: Vec<&Edit> = Vec::new();
        for lone in self.unwitnessed_parts() {
            if !edits.iter().any(|edit| std::ptr::eq(*edit, lone.edit)) {
                edits.push(lone.edit);
            }
        }
        edits
    }

    /// Values, rows, bounds and days that no example witnesses: changed by one
    /// step, every example still comes out. The days of a repeal are those of
    /// all its edits together.
    pub fn unwitnessed_parts(&self) -> Vec<Unwitnessed<'_>> {
        let mut lone = Vec::new();
        let mut repeals: Vec<(&Citation, base::Day)> = Vec::new();
        for (at, edit) in self.edits().iter().enumerate() {
            for (part, act) in nudges(&edit.act) {
                if !self.notices(at, |edit| edit.act = act.clone()) {
                    lone.push(Unwitnessed { edit, part });
                }
            }
            if matches!(edit.act, Act::Repeal) {
                let repeal = (&*edit.citation, edit.from);
                if repeals.iter().any(|(known, from)| *from == repeal.1 && known.cites_as(repeal.0))
                {
                    continue;
                }
                repeals.push(repeal);
            }
            let from = |by: i32| self.notices(at, move |edit| edit.from = edit.from.add_days(by));
            // A day before its delegation a unit may still be free to act, so
            // only the first day tells.
            let earlier = matches!(edit.act, Act::Delegate(_)) || from(-1);
            if !(from(1) && earlier) {
                lone.push(Unwitnessed { edit, part: Part::From });
            }
            let to =
                |by: i32| self.notices(at, move |edit| edit.to = edit.to.map(|to| to.add_days(by)));
            if edit.to.is_some() && !(to(1) && to(-1)) {
                lone.push(Unwitnessed { edit, part: Part::To });
            }
        }
        lone
    }

    /// Whether an example fails when an edit – of a repeal, all its edits – is
    /// changed.
    fn notices(&self, at: usize, change: impl Fn(&mut Edit)) -> bool {
        let of = &self.edits()[at];
        let repeal = matches!(of.act, Act::Repeal);
        let meant = |other: usize, edit: &Edit| {
            other == at
                || repeal
                    && matches!(edit.act, Act::Repeal)
                    && edit.citation.cites_as(&of.citation)
                    && edit.from == of.from
        };
        let changed = self.changed(|other, edit| {
            if meant(other, &self.edits()[other]) {
                change(edit);
            }
        });
        let about = |example: &&Example| repeal || example.parameter == of.parameter;
        changed.examples().iter().filter(about).any(|example| changed.run(example).is_some())
    }
}

fn comes_out(expect: &Expectation, slot: &Slot) -> bool {
    match (expect, slot) {
        (Expectation::Value(value), Ok(standing)) => *standing.value == *value,
        (Expectation::Rows(rows), Ok(standing)) => standing.value.has_rows(rows),
        (Expectation::None(reason), Err(unresolved)) => unresolved.code() == *reason,
        (Expectation::Accepts(value), Ok(standing)) => {
            *standing.value == *value && standing.chain.deciding.instrument == SUPPOSED
        }
        (Expectation::Refuses(_), Err(Unresolved::OutOfBounds { excess, .. })) => {
            excess.act.citation.instrument == SUPPOSED
        }
        _ => false,
    }
}

const SUPPOSED: &str = "supposed-act";

/// The act that an example supposes: the last unit of the path sets the value
/// itself, on that day.
fn own_act(example: &Example, value: &Value) -> Edit {
    let citation = Citation {
        instrument: SUPPOSED.to_owned(),
        number: SUPPOSED.to_owned(),
        date: example.on,
        provision: example.parameter.name.to_owned(),
        heading: example.parameter.name.to_owned(),
        source: Source::Invented,
        reference: None,
        checked: None,
        digest: String::new(),
    };
    Edit {
        parameter: example.parameter,
        act: Act::Set(Arc::new(value.clone())),
        from: example.on,
        to: None,
        known: example.on.min(example.known),
        unit: example.unit.last().cloned(),
        authority: example.unit.last().cloned(),
        citation: Arc::new(citation),
        line: example.line,
        replaces: Vec::new(),
        revives: Vec::new(),
    }
}

/// The act with each of its parts changed by one step.
fn nudges(act: &Act) -> Vec<(Part, Act)> {
    match act {
        Act::Repeal => Vec::new(),
        Act::Set(value) => match value.rows() {
            None => {
                let nudged = value.nudged().into_iter();
                nudged.map(|value| (Part::Value, Act::Set(Arc::new(value)))).collect()
            }
            Some(rows) => (0..rows)
                .filter_map(|at| Some((Part::Row(at + 1), value.without_row(at)?)))
                .map(|(part, value)| (part, Act::Set(Arc::new(value))))
                .collect(),
        },
        Act::Delegate(bounds) => {
            let nudged = |bound: &Option<Value>| bound.as_ref().and_then(Value::nudged);
            let min = nudged(&bounds.min)
                .map(|min| (Part::Min, Bounds { min: Some(min), ..bounds.clone() }));
            let max = nudged(&bounds.max)
                .map(|max| (Part::Max, Bounds { max: Some(max), ..bounds.clone() }));
            let without = (0..bounds.one_of.len()).map(|at| {
                let mut fewer = bounds.clone();
                fewer.one_of.remove(at);
                (Part::OneOf(at + 1), fewer)
            });
            min.into_iter()
                .chain(max)
                .chain(without)
                .map(|(part, bounds)| (part, Act::Delegate(bounds)))
                .collect()
        }
    }
}
