//! Why a parameter has the value it has: every edit of it, with what became of
//! each at the moment asked for.

use crate::book::LawBook;
use crate::instrument::{Act, Edit};
use crate::param::ParamInfo;
use crate::resolve;
use crate::value::Value;
use crate::view::{Moment, Unresolved};
use std::fmt;
use std::sync::Arc;

/// What became of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It gives the value.
    Decides,
    /// It lets units set their own.
    Delegates,
    /// It ends an earlier value.
    Repeals,
    /// A narrower scope decides.
    Overridden,
    /// A live edit replaces it.
    Replaced,
    /// It is one of several that contradict each other.
    Conflicts,
    /// It goes beyond its delegation.
    OutOfBounds,
    /// Its scope does not cover the unit.
    OtherUnit,
    /// Its force period does not cover the day.
    NotInForce,
    /// It was not known by then.
    NotKnown,
}

impl Fate {
    /// The stable kebab-case code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decides => "decides",
            Self::Delegates => "delegates",
            Self::Repeals => "repeals",
            Self::Overridden => "overridden",
            Self::Replaced => "replaced",
            Self::Conflicts => "conflicts",
            Self::OutOfBounds => "out-of-bounds",
            Self::OtherUnit => "other-unit",
            Self::NotInForce => "not-in-force",
            Self::NotKnown => "not-known",
        }
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An account of one parameter at one moment.
#[derive(Debug, Clone)]
pub struct Explanation<'a> {
    /// The parameter.
    pub parameter: &'static ParamInfo,
    /// The value with its chain, or why there is none.
    pub outcome: Result<(Arc<Value>, Arc<crate::Chain>), Unresolved>,
    /// Every edit of the parameter with its fate, by instrument.
    pub edits: Vec<(&'a Edit, Fate)>,
}

impl LawBook {
    /// Accounts for one parameter; `None` when there is no such parameter.
    pub fn explain(&self, parameter: &str, moment: &Moment<'_>) -> Option<Explanation<'_>> {
        let info = ParamInfo::find(parameter)?;
        let edits = self.edits();
        let of: Vec<usize> =
            (0..edits.len()).filter(|at| edits[*at].parameter.name == info.name).collect();
        let slot = resolve::resolve(info.name, edits, &of, moment);
        let live = resolve::live(edits, &of, moment);
        let gone = resolve::replaced(&live);
        let fate = |at: usize| match &edits[at] {
            edit if edit.known > moment.known_by => Fate::NotKnown,
            edit if !edit.in_force(moment.legal_day) => Fate::NotInForce,
            _ if !live.iter().any(|l| l.at == at) => Fate::OtherUnit,
            _ if gone.contains(&at) => Fate::Replaced,
            Edit { act: Act::Delegate(_), .. } => Fate::Delegates,
            Edit { act: Act::Repeal, .. } => Fate::Repeals,
            edit => fate_of_value(edit, slot.as_ref().map(|s| &*s.chain.deciding)),
        };
        Some(Explanation {
            parameter: info,
            edits: of.iter().map(|at| (&edits[*at], fate(*at))).collect(),
            outcome: slot.map(|standing| (standing.value, standing.chain)),
        })
    }
}

fn fate_of_value(edit: &Edit, outcome: Result<&crate::Citation, &Unresolved>) -> Fate {
    match outcome {
        Ok(deciding) if *deciding == *edit.citation => Fate::Decides,
        Err(Unresolved::Conflict { all, .. })
            if all.iter().any(|c| c.citation == edit.citation) =>
        {
            Fate::Conflicts
        }
        Err(Unresolved::OutOfBounds { excess, .. }) if excess.act.citation == edit.citation => {
            Fate::OutOfBounds
        }
        _ => Fate::Overridden,
    }
}
