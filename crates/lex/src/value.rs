//! Values of parameters: a closed set of types, each read from TOML.

use crate::choice::{
    Base, Discipline, Grade, PlanSequence, PostsScope, Secrecy, ShareRounding, ShareScope,
    ThresholdBase,
};
use crate::lists::ListCode;
use crate::procedure::ReviewStep;
use crate::rows::{
    AgeReference, DisciplineException, DisciplineWindow, EducationRequired, EvaluationGrade,
    ExperienceRequired, ManagementRequired, PaperRequired, RemovalCondition, RetirementAge,
    TheoryRequired, WomenRequired, YoungAge,
};
use base::Share;
use serde::Serialize;
use std::fmt;

/// A type that a parameter may have. Sealed: the list is [`Value`].
pub trait Typed: Clone + PartialEq + fmt::Debug + reading::Read + 'static {
    /// The value, if it is of this type.
    fn of(value: &Value) -> Option<&Self>;
    /// Wraps the value.
    fn wrap(self) -> Value;
}

pub(crate) mod reading {
    use super::*;
    use crate::limits::MAX_ROWS;
    use crate::shape::{self, Shape};

    /// Reads one value as a pack writes it; the error says what was expected.
    pub trait Read: Sized {
        fn read(toml: &toml::Value) -> Result<Self, String>;

        /// What a pack may write.
        fn shape() -> Shape;
    }

    /// The greatest number in a pack: people, months, years, ranks. Wide beyond
    /// any law, and narrow enough that no reckoning with it can overflow.
    const GREATEST: u32 = 9_999;

    impl Read for u32 {
        fn read(toml: &toml::Value) -> Result<Self, String> {
            let number = toml.as_integer().ok_or("a whole number is expected")?;
            Self::try_from(number)
                .ok()
                .filter(|number| *number <= GREATEST)
                .ok_or_else(|| format!("a whole number from 0 to {GREATEST} is expected"))
        }

        fn shape() -> Shape {
            Shape::Whole { min: 0, max: GREATEST.into() }
        }
    }

    impl Read for bool {
        fn read(toml: &toml::Value) -> Result<Self, String> {
            toml.as_bool().ok_or_else(|| "true or false is expected".to_owned())
        }

        fn shape() -> Shape {
            Shape::Flag
        }
    }

    impl Read for Share {
        fn read(toml: &toml::Value) -> Result<Self, String> {
            let wanted = "a share in quotes is expected: \"2/3\" or \"15%\"";
            let share = toml.as_str().and_then(Share::parse).ok_or_else(|| wanted.to_owned())?;
            let most = Self::percent(10_000);
            if share <= most {
                Ok(share)
            } else {
                Err("a share of at most 100/1 is expected".to_owned())
            }
        }

        fn shape() -> Shape {
            Shape::Share
        }
    }

    macro_rules! choices {
        ($($name:ty),+) => {$(
            impl Read for $name {
                fn read(toml: &toml::Value) -> Result<Self, String> {
                    let text = toml.as_str().ok_or("a code in quotes is expected")?;
                    text.parse().map_err(|e: crate::CodeError| e.to_string())
                }

                fn shape() -> Shape {
                    Shape::OneOf(<$name>::CODES)
                }
            }
        )+};
    }
    choices!(PostsScope, Grade, Discipline, PlanSequence, Base, ThresholdBase, Secrecy);
    choices!(ShareScope, ShareRounding);

    impl<R: serde::de::DeserializeOwned + crate::rows::Row> Read for Vec<R> {
        fn read(toml: &toml::Value) -> Result<Self, String> {
            let rows = toml.as_array().ok_or("rows are expected: [[row]]")?;
            // Before anything is compared row by row.
            if rows.len() > MAX_ROWS {
                return Err(format!("a table has at most {MAX_ROWS} rows"));
            }
            let read = |(at, row): (usize, &toml::Value)| {
                let too_great = |one: &toml::Value| {
                    one.as_integer().is_some_and(|number| number > i64::from(GREATEST))
                };
                if row.as_table().is_some_and(|row| row.values().any(too_great)) {
                    return Err(format!("row {}: numbers run from 0 to {GREATEST}", at + 1));
                }
                row.clone().try_into().map_err(|e: toml::de::Error| {
                    format!("row {}: {}", at + 1, e.message().trim_end())
                })
            };
            let rows = rows.iter().enumerate().map(read).collect::<Result<Self, String>>()?;
            R::check(&rows)?;
            Ok(rows)
        }

        fn shape() -> Shape {
            Shape::Table(shape::columns::<R>())
        }
    }
}

macro_rules! values {
    ($($variant:ident($type:ty)),+ $(,)?) => {
        /// A parameter's value.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        #[allow(missing_docs)] // one variant per type, named like it
        pub enum Value { $($variant($type),)+ }

        $(
            impl Typed for $type {
                fn of(value: &Value) -> Option<&Self> {
                    match value { Value::$variant(inner) => Some(inner), _ => None }
                }
                fn wrap(self) -> Value { Value::$variant(self) }
            }
        )+
    };
}

values! {
    Number(u32),
    Flag(bool),
    Share(Share),
    PostsScope(PostsScope),
    Grade(Grade),
    Discipline(Discipline),
    PlanSequence(PlanSequence),
    Base(Base),
    ThresholdBase(ThresholdBase),
    Secrecy(Secrecy),
    ShareScope(ShareScope),
    ShareRounding(ShareRounding),
    AgeReference(Vec<AgeReference>),
    RetirementAge(Vec<RetirementAge>),
    YoungAge(Vec<YoungAge>),
    WomenRequired(Vec<WomenRequired>),
    EvaluationScale(Vec<EvaluationGrade>),
    DisciplineWindow(Vec<DisciplineWindow>),
    DisciplineExceptions(Vec<DisciplineException>),
    TheoryRequired(Vec<TheoryRequired>),
    EducationRequired(Vec<EducationRequired>),
    ManagementRequired(Vec<ManagementRequired>),
    ExperienceRequired(Vec<ExperienceRequired>),
    ReviewProcedure(Vec<ReviewStep>),
    RemovalConditions(Vec<RemovalCondition>),
    CaseFile(Vec<PaperRequired>),
    CodeList(Vec<ListCode>),
}

impl Value {
    /// Whether this value is `floor` or more, for types with an order that the
    /// law can bound; false for others and across types.
    pub fn at_least(&self, floor: &Self) -> bool {
        match (self, floor) {
            (Self::Number(a), Self::Number(b)) => a >= b,
            (Self::Share(a), Self::Share(b)) => a >= b,
            (Self::Grade(a), Self::Grade(b)) => a >= b,
            (Self::Discipline(a), Self::Discipline(b)) => a >= b,
            (Self::Secrecy(a), Self::Secrecy(b)) => a >= b,
            _ => false,
        }
    }

    /// Whether [`Self::at_least`] can compare values of this type.
    pub fn has_order(&self) -> bool {
        self.at_least(self)
    }

    /// The same one step further: the next number, share, flag or code; `None`
    /// for tables. For finding values that no example witnesses.
    pub(crate) fn nudged(&self) -> Option<Self> {
        fn next<T: Copy + PartialEq>(all: &[T], now: T) -> Option<T> {
            let at = all.iter().position(|one| *one == now)?;
            all.get((at + 1) % all.len()).copied()
        }
        match self {
            Self::Number(number) => number.checked_add(1).map(Self::Number),
            Self::Flag(flag) => Some(Self::Flag(!flag)),
            Self::Share(share) => {
                Share::new(share.part().checked_add(1)?, share.whole()).map(Self::Share)
            }
            Self::PostsScope(now) => next(PostsScope::ALL, *now).map(Self::PostsScope),
            Self::Grade(now) => next(Grade::ALL, *now).map(Self::Grade),
            Self::Discipline(now) => next(Discipline::ALL, *now).map(Self::Discipline),
            Self::PlanSequence(now) => next(PlanSequence::ALL, *now).map(Self::PlanSequence),
            Self::Base(now) => next(Base::ALL, *now).map(Self::Base),
            Self::ThresholdBase(now) => next(ThresholdBase::ALL, *now).map(Self::ThresholdBase),
            Self::Secrecy(now) => next(Secrecy::ALL, *now).map(Self::Secrecy),
            Self::ShareScope(now) => next(ShareScope::ALL, *now).map(Self::ShareScope),
            Self::ShareRounding(now) => next(ShareRounding::ALL, *now).map(Self::ShareRounding),
            _ => None,
        }
    }
}

macro_rules! tables {
    ($($variant:ident),+) => {
        impl Value {
            /// How many rows a table has; `None` for a single value.
            pub fn rows(&self) -> Option<usize> {
                match self {
                    $(Self::$variant(rows) => Some(rows.len()),)+
                    _ => None,
                }
            }

            /// The rows of this table that the other lacks, as a table; `None`
            /// when there are none, or for values that are no two tables of one
            /// type.
            pub fn rows_beyond(&self, other: &Self) -> Option<Self> {
                match (self, other) {
                    $((Self::$variant(all), Self::$variant(known)) => {
                        let new = all.iter().filter(|row| !known.contains(row));
                        let new: Vec<_> = new.cloned().collect();
                        (!new.is_empty()).then_some(Self::$variant(new))
                    })+
                    _ => None,
                }
            }

            /// This table without one of its rows; `None` for a single value.
            /// For finding rows that no example witnesses.
            pub(crate) fn without_row(&self, at: usize) -> Option<Self> {
                match self {
                    $(Self::$variant(rows) => {
                        let mut rows = rows.clone();
                        (at < rows.len()).then(|| rows.remove(at))?;
                        Some(Self::$variant(rows))
                    })+
                    _ => None,
                }
            }

            /// Whether this table contains every row of that one.
            pub fn has_rows(&self, those: &Self) -> bool {
                match (self, those) {
                    $((Self::$variant(all), Self::$variant(some)) => {
                        some.iter().all(|row| all.contains(row))
                    })+
                    _ => false,
                }
            }
        }
    };
}
tables!(
    AgeReference,
    RetirementAge,
    YoungAge,
    WomenRequired,
    EvaluationScale,
    DisciplineWindow,
    DisciplineExceptions,
    TheoryRequired,
    EducationRequired,
    ManagementRequired,
    ExperienceRequired,
    ReviewProcedure,
    RemovalConditions,
    CaseFile,
    CodeList
);

impl fmt::Display for Value {
    /// As a pack writes it; a table as its number of rows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Share(share) => write!(f, "{share}"),
            Self::PostsScope(code) => write!(f, "{code}"),
            Self::Grade(code) => write!(f, "{code}"),
            Self::Discipline(code) => write!(f, "{code}"),
            Self::PlanSequence(code) => write!(f, "{code}"),
            Self::Base(code) => write!(f, "{code}"),
            Self::ThresholdBase(code) => write!(f, "{code}"),
            Self::Secrecy(code) => write!(f, "{code}"),
            Self::ShareScope(code) => write!(f, "{code}"),
            Self::ShareRounding(code) => write!(f, "{code}"),
            table => write!(f, "[{}]", table.rows().unwrap_or(0)),
        }
    }
}
