//! The table of what `lint` finds beyond what loading refuses: one row a fault,
//! with its code, how grave it is, an English sentence for the console, and how
//! to mend it. Other words are chosen elsewhere, by [`Fault::code`].

use crate::error::Problem;
use base::Day;
use std::fmt;

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The law is not what the file seems to say, or there is none.
    Error,
    /// It holds, but somebody should look at it.
    Warning,
}

impl Severity {
    /// The stable code: `error` or `warning`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A value inside a sentence about a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// A text, as it is.
    Text(String),
    /// A day, written as the reader's language writes it.
    Day(Day),
    /// A whole number.
    Number(u32),
}

impl From<&String> for Datum {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&&'static str> for Datum {
    fn from(text: &&'static str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<&Day> for Datum {
    fn from(day: &Day) -> Self {
        Self::Day(*day)
    }
}

impl From<&usize> for Datum {
    fn from(number: &usize) -> Self {
        Self::Number(u32::try_from(*number).unwrap_or(u32::MAX))
    }
}

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $variant:ident { $($field:ident: $type:ty),* } = $severity:ident, $code:literal, $what:literal, $mend:literal;)+) => {
        /// What is wrong, or doubtful, in packs.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[allow(missing_docs)] // the fields are named in each sentence
        pub enum Fault {
            /// Loading refuses it.
            #[error(transparent)]
            Refused(Problem),
            $($(#[doc = $doc])+ #[error($what)] $variant { $($field: $type),* },)+
        }

        impl Fault {
            /// Every code that a lint can have, for those who word them.
            pub fn codes() -> impl Iterator<Item = &'static str> {
                Problem::CODES.iter().copied().chain([$($code),+])
            }

            /// The stable kebab-case code.
            pub const fn code(&self) -> &'static str {
                match self {
                    Self::Refused(problem) => problem.code(),
                    $(Self::$variant { .. } => $code),+
                }
            }

            /// How grave it is.
            pub const fn severity(&self) -> Severity {
                match self {
                    Self::Refused(_) => Severity::Error,
                    $(Self::$variant { .. } => Severity::$severity),+
                }
            }

            /// How to mend it, in English.
            pub const fn mend(&self) -> &'static str {
                match self {
                    Self::Refused(problem) => problem.mend(),
                    $(Self::$variant { .. } => $mend),+
                }
            }

            /// What its sentence names.
            pub fn data(&self) -> Vec<(&'static str, Datum)> {
                match self {
                    Self::Refused(problem) => problem.data(),
                    $(Self::$variant { $($field),* } => vec![$((stringify!($field), $field.into())),*],)+
                }
            }
        }
    };
}

faults! {
    /// An edit that decides on no day, for no unit.
    Unreachable { by: String } = Warning, "unreachable",
        "this edit decides on no day and for no unit: {by} always stands before it",
        "correct its period or scope, or delete it";
    /// An edit that covers no unit, at no time.
    NeverLive { unit: String } = Warning, "never-live",
        "this edit is in force for no unit: {unit} does not lie under its issuer",
        "correct unit; an act reaches no further than its issuer's own subtree";
    /// No `ref`, and nobody read the words.
    NoReference {} = Warning, "no-reference",
        "nothing says where this value was read",
        "add ref = \"…\": the document, article and point, or the notes it comes from";
    /// Two edits of one parameter, one scope, one day.
    OverlappingDates { other: String, unit: String, on: Day } = Error, "overlapping-dates",
        "from {on} on this edit and {other} both hold for {unit}, and neither replaces the other",
        "write replaces = \"…\" in the later one, or end the earlier one with to";
    /// A value ends and nothing takes its place.
    UndeclaredGap { unit: String, on: Day } = Warning, "undeclared-gap",
        "from {on} on nothing gives a value for {unit}, and no example says so",
        "say it with an example that expects \"gap\" on that day, or set a value";
    /// A unit's act beyond its delegation.
    UndeclaredExcess { unit: String, on: Day } = Error, "undeclared-excess",
        "from {on} on this act of {unit} goes beyond what is delegated, and no example says so",
        "correct the value, end the act with to, or add an example that expects \"out-of-bounds\"";
    /// A number or code that no example would miss.
    NoWitness { parts: String } = Warning, "no-witness",
        "no example fails when this is changed: {parts}",
        "add an example that gives the value, the row, or a unit's own value at the bound";
    /// An example that does not come out.
    ExampleFails { expected: String, found: String } = Error, "example-fails",
        "the example expects {expected}; the packs give {found}",
        "correct the example or the edits";
    /// A heading under which no words stand.
    ProvisionWithoutWords { heading: String } = Warning, "provision-without-words",
        "the provision «{heading}» has no words",
        "quote its words in > lines, summarise them with «Tóm tắt», or delete the heading";
    /// A place of a new pack that still waits for its words.
    Unfilled {} = Warning, "unfilled",
        "words are still to be filled in here",
        "write them as the signed document has them";
    /// Nobody compared it with the document for long.
    LongUnconfirmed { since: Day } = Warning, "long-unconfirmed",
        "nobody has compared this value with the document since {since}",
        "compare it, then confirm it or add checked = { on = …, by = \"…\" }";
    /// Too many days and units to try.
    NotExamined { edits: usize } = Warning, "not-examined",
        "this parameter has {edits} edits: too many to try every day and unit",
        "end or delete edits that no longer matter";
}

/// What is wrong or doubtful, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// Name of the pack file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, in characters from 1.
    pub column: usize,
    /// Id of the instrument, when it could be read.
    pub instrument: Option<String>,
    /// Slug of the provision, when one is meant.
    pub provision: Option<String>,
    /// Name of the parameter, when one is meant.
    pub parameter: Option<&'static str>,
    /// What is wrong.
    pub fault: Fault,
}

impl Lint {
    /// The stable kebab-case code.
    pub const fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// How grave it is.
    pub const fn severity(&self) -> Severity {
        self.fault.severity()
    }

    /// `instrument/provision parameter`, as far as known.
    pub fn address(&self) -> String {
        let parts = [self.instrument.as_deref(), self.provision.as_deref()];
        let place = parts.into_iter().flatten().collect::<Vec<_>>().join("/");
        match self.parameter {
            Some(parameter) if place.is_empty() => parameter.to_owned(),
            Some(parameter) => format!("{place} {parameter}"),
            None => place,
        }
    }
}

impl fmt::Display for Lint {
    /// `file:line:column: severity[code]: what is wrong`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, fault, .. } = self;
        let severity = fault.severity().code();
        write!(f, "{file}:{line}:{column}: {severity}[{}]: {fault}", fault.code())
    }
}
