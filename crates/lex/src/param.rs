//! Parameters: typed names, declared once in [`crate::params`].

use crate::shape::Shape;
use crate::value::{Typed, Value};
use std::fmt;
use std::marker::PhantomData;

/// A named parameter of the law whose value has type `T`.
pub struct Param<T: Typed> {
    pub(crate) index: u16,
    name: &'static str,
    value: PhantomData<fn() -> T>,
}

impl<T: Typed> Param<T> {
    pub(crate) const fn declare(index: u16, name: &'static str) -> Self {
        Self { index, name, value: PhantomData }
    }

    /// The stable kebab-case name, as packs write it.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// This parameter with a value, for [`crate::View::of`].
    pub fn to(self, value: T) -> Given {
        Given { index: self.index, value: value.wrap() }
    }

    /// Its declaration: name, kind, meaning.
    pub fn info(self) -> &'static ParamInfo {
        &ParamInfo::ALL[usize::from(self.index)]
    }
}

impl<T: Typed> Clone for Param<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Typed> Copy for Param<T> {}

impl<T: Typed> fmt::Debug for Param<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A parameter with a value, of whatever type; made by [`Param::to`].
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    pub(crate) index: u16,
    pub(crate) value: Value,
}

impl Given {
    /// Reads a value as a pack writes it. `None` when there is no such
    /// parameter.
    ///
    /// # Errors
    /// What is expected instead, when the value does not fit the parameter.
    pub fn read(parameter: &str, value: &toml::Value) -> Option<Result<Self, String>> {
        let info = ParamInfo::find(parameter)?;
        Some((info.read)(value).map(|value| Self { index: info.index, value }))
    }

    /// The name of the parameter.
    pub fn parameter(&self) -> &'static str {
        ParamInfo::ALL[usize::from(self.index)].name
    }
}

/// What sort of value a parameter has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number of things, from 0.
    Count,
    /// An exact fraction; may exceed 1.
    Share,
    /// A span in months.
    Months,
    /// A span in years.
    Years,
    /// Yes or no.
    Flag,
    /// One of a fixed list of codes.
    Choice,
    /// Typed rows, all set by one provision.
    Table,
    /// Rows that name the values which records hold; they rule nothing.
    CodeList,
}

impl Kind {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Months => "months",
            Self::Years => "years",
            Self::Flag => "flag",
            Self::Choice => "choice",
            Self::Table => "table",
            Self::CodeList => "code-list",
        }
    }
}

/// The declaration of a parameter.
#[derive(Debug)]
pub struct ParamInfo {
    /// Stable kebab-case name.
    pub name: &'static str,
    /// What sort of value it has.
    pub kind: Kind,
    /// Meaning, unit and rule id, in English.
    pub doc: &'static str,
    pub(crate) index: u16,
    pub(crate) read: fn(&toml::Value) -> Result<Value, String>,
    pub(crate) shape: fn() -> Shape,
}

impl ParamInfo {
    /// All parameters, in order of declaration.
    pub const ALL: &'static [Self] = crate::params::DECLARED;

    /// Whether a finding can rest on it: a code list only names values.
    pub fn is_rule(&self) -> bool {
        self.kind != Kind::CodeList
    }

    /// The parameter of that name.
    pub fn find(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|info| info.name == name)
    }
}

impl PartialEq for ParamInfo {
    /// Declarations are the same when their names are.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for ParamInfo {}
