//! What a rule compared, as typed data from which a sentence can be made.

use base::{Day, Month, PartialDate, Share};
use roster::{DisciplineForm, Education, Grade, PostIx, StateManagement, Theory};

/// What was compared with what. Months are counted, never rounded to years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// Nothing: the rule does not apply, or the law is not configured.
    Nothing,
    /// A count against its bounds; a bound that the law does not set is `None`.
    Count {
        /// What was counted.
        found: u32,
        /// The least allowed.
        min: Option<u32>,
        /// The most allowed.
        max: Option<u32>,
    },
    /// People planned against the seats of a body, or of a deputy's post.
    Ratio {
        /// People planned.
        found: u32,
        /// Seats by decision.
        seats: u32,
        /// The least people allowed, rounded up.
        least: u32,
        /// The most people allowed, rounded down.
        most: u32,
    },
    /// Service left from the reference month to the month of retirement.
    Service {
        /// The earliest month in which the person may retire.
        retires: Month,
        /// The latest such month; equal when the birth month is known.
        retires_latest: Month,
        /// The month from which service is counted.
        reference: Month,
        /// Months needed.
        needed: u32,
    },
    /// A share of the people on a list.
    Part {
        /// People known to count.
        part: u32,
        /// People of whom it is not known.
        unknown: u32,
        /// All people.
        whole: u32,
        /// The share aimed at.
        target: Share,
        /// The least people that make the share: target × whole, rounded as the
        /// law says.
        needed: u32,
    },
    /// Ages spread over bands.
    Bands {
        /// The most people that surely stand `gap` years apart.
        found: u32,
        /// The bands wanted.
        wanted: u32,
        /// Years between two bands.
        gap: u32,
    },
    /// The year that decides an evaluation: the first one below the minimum,
    /// else the latest one lacking, else the latest of all.
    Grade {
        /// The year.
        year: i16,
        /// Its grade; `None` when it is not known.
        grade: Option<Grade>,
        /// The least grade allowed.
        least: Grade,
        /// How many years were asked for.
        years: u32,
    },
    /// The discipline that decides.
    Discipline {
        /// Its form.
        form: DisciplineForm,
        /// The date of the decision.
        on: PartialDate,
        /// The first day after it has run out, counted from the latest day
        /// that the date can mean; `None` when it never does.
        free_from: Option<Day>,
    },
    /// Political theory.
    Theory {
        /// What the person has.
        has: Option<Theory>,
        /// The least that the post asks for.
        least: Theory,
    },
    /// Professional education.
    Education {
        /// What the person has.
        has: Option<Education>,
        /// The least that the post asks for.
        least: Education,
    },
    /// State-management training.
    Management {
        /// What the person has.
        has: Option<StateManagement>,
        /// The least that the post asks for.
        least: StateManagement,
    },
    /// Time in earlier posts.
    Experience {
        /// Months that are sure.
        fewest: u32,
        /// Months there can be at most; `None` where a beginning is not known.
        most: Option<u32>,
        /// Months that the post asks for.
        needed: u32,
        /// The rank from which a post counts.
        rank: u16,
    },
    /// The rank held against the rank planned.
    Rank {
        /// The highest rank held on the same ladder.
        held: Option<u16>,
        /// The rank planned.
        planned: u16,
    },
    /// Another post of the person: one being proposed for appointment, or the
    /// lower post held or planned.
    Other {
        /// The post.
        post: PostIx,
    },
}

impl Compared {
    /// Months of service left, fewest and most: `(54, 54)` when the birth
    /// month is known.
    pub fn service_left(self) -> Option<(i32, i32)> {
        match self {
            Self::Service { retires, retires_latest, reference, .. } => {
                Some((retires.since(reference), retires_latest.since(reference)))
            }
            _ => None,
        }
    }

    /// How many people more would reach the share, if it is not reached.
    pub fn more_needed(self) -> u32 {
        match self {
            Self::Part { part, needed, .. } => needed.saturating_sub(part),
            _ => 0,
        }
    }
}
