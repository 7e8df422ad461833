//! What a rule says about a subject: plain data without words. A finding that
//! is met costs no memory, because a country has fourteen million of them.

use crate::{Kind, Rule};
use base::{Day, Month, PartialDate, Share};
use roster::{BodyIx, DisciplineForm, Education, Grade, PersonIx, PostIx, Theory};

/// What a rule found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The condition holds.
    Met,
    /// It does not hold.
    NotMet,
    /// The rule does not speak of this subject.
    NotApplicable,
    /// It cannot be told; [`Finding::missing`] says what is lacking.
    Undetermined,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 4] = [Self::Met, Self::NotMet, Self::NotApplicable, Self::Undetermined];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::NotApplicable => "not-applicable",
            Self::Undetermined => "undetermined",
        }
    }

    /// [`Verdict::Met`] or [`Verdict::NotMet`].
    pub(crate) const fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }
}

/// Of what a finding speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The whole list.
    List,
    /// The part of the list for one body.
    Body(BodyIx),
    /// One post with everyone planned for it.
    Post(PostIx),
    /// One person for one post.
    Entry(PersonIx, PostIx),
}

impl Subject {
    /// The person spoken of, if it is one.
    pub const fn person(self) -> Option<PersonIx> {
        match self {
            Self::Entry(person, _) => Some(person),
            _ => None,
        }
    }

    /// The post spoken of, if it is one.
    pub const fn post(self) -> Option<PostIx> {
        match self {
            Self::Entry(_, post) | Self::Post(post) => Some(post),
            _ => None,
        }
    }
}

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
    /// People planned against the seats of a body.
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
        /// The least people that make the share: target × whole, rounded up.
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

/// The facts lacking for a verdict, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Missing(u16);

macro_rules! missing {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $code:literal;)*) => {
        impl Missing {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            const NAMES: &'static [(Self, &'static str)] = &[$((Self::$name, $code)),*];
        }
    };
}

missing! {
    /// The month of birth.
    BIRTH_MONTH = 0, "birth-month";
    /// The ethnic group.
    ETHNICITY = 1, "ethnicity";
    /// The evaluation of a year, named in [`Compared::Grade`].
    EVALUATION = 2, "evaluation";
    /// The level of political theory.
    THEORY = 3, "theory";
    /// Professional education.
    EDUCATION = 4, "education";
    /// The exact date of a discipline.
    DISCIPLINE_DATE = 5, "discipline-date";
    /// The number of seats of a body.
    SEATS = 6, "seats";
    /// A parameter of the law that no provision sets ("not configured").
    LAW = 7, "law";
    /// A parameter on which provisions in force contradict each other.
    LAW_CONFLICT = 8, "law-conflict";
}

impl Missing {
    /// Nothing is missing.
    pub const NONE: Self = Self(0);

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is missing.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether nothing is missing.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether it is the law that lacks, not a fact of a person.
    pub const fn is_law(self) -> bool {
        self.0 & (Self::LAW.0 | Self::LAW_CONFLICT.0) != 0
    }

    /// The stable codes of what is missing.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().filter(move |(one, _)| self.has(*one)).map(|(_, code)| *code)
    }
}

impl std::fmt::Debug for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.codes()).finish()
    }
}

/// The result of one rule for one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Of what it speaks.
    pub subject: Subject,
    /// What it says.
    pub verdict: Verdict,
    /// What was compared.
    pub compared: Compared,
    /// What lacks for a verdict, or for the part of it that is not checked.
    pub missing: Missing,
    /// The earliest day on which it would be met, when time alone mends it.
    pub passes_on: Option<Day>,
}

impl Finding {
    pub(crate) const fn new(
        rule: Rule,
        subject: Subject,
        verdict: Verdict,
        compared: Compared,
    ) -> Self {
        Self { rule, subject, verdict, compared, missing: Missing::NONE, passes_on: None }
    }

    pub(crate) const fn not_applicable(rule: Rule, subject: Subject) -> Self {
        Self::new(rule, subject, Verdict::NotApplicable, Compared::Nothing)
    }

    pub(crate) const fn undetermined(rule: Rule, subject: Subject, missing: Missing) -> Self {
        let mut finding = Self::new(rule, subject, Verdict::Undetermined, Compared::Nothing);
        finding.missing = missing;
        finding
    }

    /// Notes what lacks.
    pub(crate) const fn lacking(mut self, missing: Missing) -> Self {
        self.missing = self.missing.and(missing);
        self
    }

    /// Whether it keeps a name off the list: a hard rule that is not met.
    /// A target never blocks, and what cannot be told asks for a fact instead.
    pub fn blocks(&self) -> bool {
        self.rule.kind() == Kind::Hard && self.verdict == Verdict::NotMet
    }

    /// Whether a person should look at it: not met or undetermined.
    pub fn needs_attention(&self) -> bool {
        matches!(self.verdict, Verdict::NotMet | Verdict::Undetermined)
    }

    /// Whether it says nothing of its subject but that the law is silent.
    pub(crate) fn is_law_alone(&self) -> bool {
        self.verdict == Verdict::Undetermined
            && self.compared == Compared::Nothing
            && self.missing.is_law()
    }

    /// The parameters of the law behind it, the deciding one first.
    pub fn parameters(&self) -> &'static [&'static str] {
        match (self.rule, self.compared) {
            (Rule::NumberPerPost, Compared::Count { found, min: Some(min), .. }) if found < min => {
                &["min-per-post"]
            }
            (Rule::CommitteeRatio, Compared::Ratio { found, least, .. }) if found < least => {
                &["committee-ratio-min"]
            }
            _ => self.rule.parameters(),
        }
    }
}

/// What the hard findings on one name say together: not met if one is not
/// met, else undetermined if one is, else met. Targets do not count.
pub fn overall<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Verdict {
    let mut verdict = Verdict::Met;
    for finding in findings.into_iter().filter(|finding| finding.rule.kind() == Kind::Hard) {
        match finding.verdict {
            Verdict::NotMet => return Verdict::NotMet,
            Verdict::Undetermined => verdict = Verdict::Undetermined,
            Verdict::Met | Verdict::NotApplicable => {}
        }
    }
    verdict
}

/// Receives findings as they are made.
pub trait Sink {
    /// Takes one finding.
    fn take(&mut self, finding: Finding);
}

impl Sink for Vec<Finding> {
    fn take(&mut self, finding: Finding) {
        self.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_never_blocks() {
        let warn =
            Finding::new(Rule::WomenShare, Subject::List, Verdict::NotMet, Compared::Nothing);
        let stop = Finding { rule: Rule::HigherPost, ..warn };
        assert!(!warn.blocks() && warn.needs_attention());
        assert!(stop.blocks());
        assert_eq!(overall([&warn]), Verdict::Met);
        assert_eq!(overall([&warn, &stop]), Verdict::NotMet);
    }

    #[test]
    fn a_finding_is_small_enough_for_a_country() {
        assert!(size_of::<Finding>() <= 64, "{}", size_of::<Finding>());
    }

    #[test]
    fn missing_facts_are_named_by_stable_codes() {
        let missing = Missing::BIRTH_MONTH.and(Missing::LAW);
        assert_eq!(missing.codes().collect::<Vec<_>>(), ["birth-month", "law"]);
        assert!(missing.is_law() && !Missing::THEORY.is_law());
    }
}
