//! The law in force at one moment, ready to be asked.

use crate::citation::{Chain, Citation, Delegation, Source};
use crate::param::{Given, Param, ParamInfo};
use crate::value::{Typed, Value};
use base::Day;
use serde::Serialize;
use std::sync::Arc;

/// For which moment and unit the law is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment<'a> {
    /// The day whose law it is.
    pub legal_day: Day,
    /// Only edits known by this day count: an old decision replays exactly.
    pub known_by: Day,
    /// Unit codes from the root to the unit; empty asks for the centre.
    pub unit_path: &'a [&'a str],
}

/// What a stored finding keeps of the view that it was made under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// The day whose law it is.
    pub legal_day: Day,
    /// What was known.
    pub known_by: Day,
    /// Digest of the pack set, lower-case hex.
    pub digest: String,
}

/// A value in force, and why.
#[derive(Debug)]
pub struct Ruling<'a, T> {
    /// The value.
    pub value: &'a T,
    /// The chain behind it; cheap to clone into a finding.
    pub chain: &'a Arc<Chain>,
}

impl<T> Clone for Ruling<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ruling<'_, T> {}

/// A provision that gives a value, among others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contender {
    /// The provision.
    pub citation: Arc<Citation>,
    /// The value it would give.
    pub value: Arc<Value>,
}

/// A unit's own act that no delegation, or none so wide, supports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Excess {
    /// The unit's act.
    pub act: Contender,
    /// The delegation it oversteps; `None` when nothing was delegated.
    pub delegation: Option<Arc<Delegation>>,
    /// The provisions of wider scope that it would override.
    pub outside: Vec<Arc<Citation>>,
}

/// Why a parameter has no value. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Unresolved {
    /// No provision speaks: not configured.
    #[error("no provision in force gives a value for {parameter}")]
    Gap {
        /// Name of the parameter.
        parameter: &'static str,
        /// Provisions in force that ended an earlier value.
        repealed_by: Arc<[Arc<Citation>]>,
    },
    /// Two or more provisions of one scope speak.
    #[error("{} provisions in force contradict each other about {parameter}", all.len())]
    Conflict {
        /// Name of the parameter.
        parameter: &'static str,
        /// All of them, by address.
        all: Arc<[Contender]>,
    },
    /// A unit's own act goes beyond what it may decide.
    #[error("{} goes beyond its delegation for {parameter}", excess.act.citation)]
    OutOfBounds {
        /// Name of the parameter.
        parameter: &'static str,
        /// The act, and what it oversteps.
        excess: Arc<Excess>,
    },
}

impl Unresolved {
    /// The stable code: `gap`, `conflict` or `out-of-bounds`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Gap { .. } => "gap",
            Self::Conflict { .. } => "conflict",
            Self::OutOfBounds { .. } => "out-of-bounds",
        }
    }

    /// Name of the parameter that has no value.
    pub const fn parameter(&self) -> &'static str {
        match self {
            Self::Gap { parameter, .. }
            | Self::Conflict { parameter, .. }
            | Self::OutOfBounds { parameter, .. } => parameter,
        }
    }
}

/// A value that stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standing {
    pub(crate) value: Arc<Value>,
    pub(crate) chain: Arc<Chain>,
}

pub(crate) type Slot = Result<Standing, Unresolved>;

/// The law in force at one [`Moment`]. All parameters are resolved when it is
/// made, so [`View::get`] is one array access; cloning shares.
#[derive(Debug, Clone)]
pub struct View(Arc<Resolved>);

#[derive(Debug)]
struct Resolved {
    /// One slot a parameter, at the parameter's index.
    slots: Vec<Slot>,
    stamp: Option<Stamp>,
}

impl View {
    pub(crate) fn new(slots: Vec<Slot>, stamp: Option<Stamp>) -> Self {
        Self(Arc::new(Resolved { slots, stamp }))
    }

    /// A view in which exactly these parameters have values, cited to an
    /// invented instrument: for tests and worked cases. Everything else is a
    /// gap. A later value for the same parameter takes the earlier one's place.
    pub fn of(given: impl IntoIterator<Item = Given>) -> Self {
        let mut slots: Vec<Slot> = ParamInfo::ALL.iter().map(|info| Err(gap(info.name))).collect();
        for Given { index, value } in given {
            let info = &ParamInfo::ALL[usize::from(index)];
            slots[usize::from(index)] = Ok(assumed(info.name, value));
        }
        Self::new(slots, None)
    }

    /// The same law with these values assumed in the place of what it says,
    /// cited to an invented instrument: for worked cases about law that is not
    /// set. It bears no stamp, because no book gives it.
    #[must_use]
    pub fn assuming(&self, given: impl IntoIterator<Item = Given>) -> Self {
        let mut slots = self.0.slots.clone();
        for Given { index, value } in given {
            let info = &ParamInfo::ALL[usize::from(index)];
            slots[usize::from(index)] = Ok(assumed(info.name, value));
        }
        Self::new(slots, None)
    }

    /// The value of a parameter and the chain behind it.
    ///
    /// # Errors
    /// [`Unresolved`]: gap, conflict, or an act beyond its delegation.
    pub fn get<T: Typed>(&self, param: Param<T>) -> Result<Ruling<'_, T>, Unresolved> {
        let standing = self.0.slots[usize::from(param.index)].as_ref().map_err(Clone::clone)?;
        match T::of(&standing.value) {
            Some(value) => Ok(Ruling { value, chain: &standing.chain }),
            // Values are read with the declared type, so this is never reached;
            // a gap is the truthful answer to a value of no use.
            None => Err(gap(param.name())),
        }
    }

    /// The same by name, for listings; `None` when there is no such parameter.
    pub fn by_name(&self, name: &str) -> Option<Result<Ruling<'_, Value>, Unresolved>> {
        let info = ParamInfo::find(name)?;
        Some(match &self.0.slots[usize::from(info.index)] {
            Ok(standing) => Ok(Ruling { value: &standing.value, chain: &standing.chain }),
            Err(unresolved) => Err(unresolved.clone()),
        })
    }

    /// One slot a parameter, in order of declaration.
    pub(crate) fn slots(&self) -> &[Slot] {
        &self.0.slots
    }

    /// Legal day, known-by and pack digest; `None` for [`View::of`].
    pub fn stamp(&self) -> Option<&Stamp> {
        self.0.stamp.as_ref()
    }
}

fn gap(parameter: &'static str) -> Unresolved {
    Unresolved::Gap { parameter, repealed_by: Arc::new([]) }
}

fn assumed(name: &str, value: Value) -> Standing {
    let citation = Citation {
        instrument: "worked-case".to_owned(),
        number: "worked case".to_owned(),
        date: Day::from_days_since_1970(0),
        provision: name.to_owned(),
        heading: name.to_owned(),
        source: Source::Invented,
        reference: None,
        checked: None,
        digest: String::new(),
    };
    let chain = Chain {
        deciding: Arc::new(citation),
        replaced: Vec::new(),
        overrides: Vec::new(),
        under: None,
    };
    Standing { value: Arc::new(value), chain: Arc::new(chain) }
}
