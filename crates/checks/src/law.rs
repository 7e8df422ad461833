//! What the rules need of the law in force, unpacked once per distinct view.

mod ask;

use crate::{Missing, Rule};
use ask::{Ask, grade};
use base::{Month, Share};
use lex::{PostsScope, RemovalReason, View};
use roster::{DisciplineForm, Education, Grade, Theory};

/// What the law says about one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause<T> {
    /// It applies, with these values.
    Set(T),
    /// The law says that it does not apply.
    Off,
    /// The law in force does not say, or says two things.
    Unset(Missing),
}

impl<T> Clause<T> {
    fn map<U>(self, with: impl FnOnce(T) -> U) -> Clause<U> {
        match self {
            Self::Set(value) => Clause::Set(with(value)),
            Self::Off => Clause::Off,
            Self::Unset(missing) => Clause::Unset(missing),
        }
    }

    fn and<U>(self, other: Clause<U>) -> Clause<(T, U)> {
        match (self, other) {
            (Self::Off, _) | (_, Clause::Off) => Clause::Off,
            (Self::Set(one), Clause::Set(two)) => Clause::Set((one, two)),
            (Self::Unset(one), Clause::Unset(two)) => Clause::Unset(one.and(two)),
            (Self::Unset(missing), _) | (_, Clause::Unset(missing)) => Clause::Unset(missing),
        }
    }

    /// The value, if it is set.
    pub fn set(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            _ => None,
        }
    }

    fn missing(&self) -> Missing {
        match self {
            Self::Unset(missing) => *missing,
            _ => Missing::NONE,
        }
    }
}

/// Bounds on the people planned for one post. A bound on which the law is
/// silent is noted in `unset` and not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberPerPost {
    /// Least.
    pub min: Option<u32>,
    /// Most.
    pub max: Option<u32>,
    /// What the law does not say.
    pub unset: Missing,
}

/// The limit of posts a person may be planned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostsPerPerson {
    /// Most posts.
    pub max: u32,
    /// Over which posts it counts.
    pub scope: PostsScope,
}

/// People planned per seat of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitteeRatio {
    /// Least people per seat; may exceed 1.
    pub min: Share,
    /// Most people per seat.
    pub max: Share,
}

/// Age bands of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeBands {
    /// How many bands.
    pub count: u32,
    /// Years between two.
    pub gap: u32,
}

/// The share of young people, and who counts as young.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YoungShare {
    /// The share aimed at.
    pub target: Share,
    /// The age limit by level.
    pub ages: Vec<lex::YoungAge>,
}

/// Evaluations asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvaluationAsked {
    /// How many years before the day of the check.
    pub years: u32,
    /// The least grade in each.
    pub minimum: Grade,
}

/// What discipline bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisciplineBar {
    /// The mildest form that bars.
    pub from: DisciplineForm,
    /// Whether one that has run out bars no longer.
    pub expired_allowed: Clause<()>,
    /// Months for which each form lasts. A form without a row never runs out.
    pub windows: Clause<Vec<(DisciplineForm, u32)>>,
}

/// The law in force for one unit on one day, as the rules read it. Make one
/// per distinct view and share it among threads.
#[derive(Debug, Clone)]
pub struct Law {
    view: View,
    pub(crate) number_per_post: Clause<NumberPerPost>,
    pub(crate) posts_per_person: Clause<PostsPerPerson>,
    pub(crate) committee_ratio: Clause<CommitteeRatio>,
    pub(crate) higher_post: Clause<()>,
    pub(crate) appointment_barred: Clause<()>,
    pub(crate) remaining_service: Clause<u32>,
    pub(crate) preferred_service: Clause<u32>,
    pub(crate) references: Clause<Vec<lex::AgeReference>>,
    pub(crate) retirement: Clause<Vec<lex::RetirementAge>>,
    pub(crate) age_bands: Clause<AgeBands>,
    pub(crate) women_share: Clause<Share>,
    pub(crate) young_share: Clause<YoungShare>,
    pub(crate) minority_share: Clause<Share>,
    pub(crate) women_required: Clause<Vec<lex::WomenRequired>>,
    pub(crate) evaluation: Clause<EvaluationAsked>,
    pub(crate) discipline: Clause<DisciplineBar>,
    pub(crate) theory: Clause<Vec<(u16, Theory)>>,
    pub(crate) education: Clause<Vec<(u16, Education)>>,
    pub(crate) lower_entry: Clause<()>,
    pub(crate) removal: Clause<Vec<RemovalReason>>,
}

impl Law {
    /// Unpacks a view.
    pub fn of(view: &View) -> Self {
        let ask = Ask(view);
        Self {
            number_per_post: ask.number_per_post(),
            posts_per_person: ask
                .rule(lex::MAX_POSTS_PER_PERSON)
                .and(ask.value(lex::POSTS_PER_PERSON_SCOPE))
                .map(|(max, scope)| PostsPerPerson { max, scope }),
            committee_ratio: ask
                .rule(lex::COMMITTEE_RATIO_MIN)
                .and(ask.rule(lex::COMMITTEE_RATIO_MAX))
                .map(|(min, max)| CommitteeRatio { min, max }),
            higher_post: ask.flag(lex::HIGHER_POST_ONLY),
            appointment_barred: ask.flag(lex::APPOINTMENT_BARRED),
            remaining_service: ask.rule(lex::MIN_REMAINING_SERVICE),
            preferred_service: ask.rule(lex::PREFERRED_REMAINING_SERVICE),
            references: ask.value(lex::AGE_REFERENCE),
            retirement: ask.value(lex::RETIREMENT_AGE),
            age_bands: ask
                .rule(lex::AGE_BAND_COUNT)
                .and(ask.value(lex::AGE_BAND_GAP))
                .map(|(count, gap)| AgeBands { count, gap }),
            women_share: ask.rule(lex::WOMEN_SHARE_TARGET),
            young_share: ask
                .rule(lex::YOUNG_SHARE_TARGET)
                .and(ask.value(lex::YOUNG_AGE))
                .map(|(target, ages)| YoungShare { target, ages }),
            minority_share: ask.rule(lex::MINORITY_SHARE_TARGET),
            women_required: ask.rule(lex::WOMEN_REQUIRED),
            evaluation: ask
                .flag(lex::EVALUATION_REQUIRED)
                .and(ask.value(lex::EVALUATION_YEARS).and(ask.value(lex::EVALUATION_MINIMUM)))
                .map(|((), (years, minimum))| EvaluationAsked { years, minimum: grade(minimum) }),
            discipline: ask.discipline(),
            theory: ask.theory(),
            education: ask.education(),
            lower_entry: ask.flag(lex::LOWER_ENTRY_REQUIRED),
            removal: ask
                .value(lex::REMOVAL_CONDITIONS)
                .map(|rows| rows.iter().map(|row| row.condition).collect()),
            view: view.clone(),
        }
    }

    /// The view that it was unpacked from: the chain behind each value.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// What the law lacks for a rule; nothing when the rule can be applied or
    /// is off.
    pub fn missing_for(&self, rule: Rule) -> Missing {
        let with_age = |own: Missing| {
            // A rule that is off needs no ages; one that is not set says so itself.
            own.and(self.references.missing()).and(self.retirement.missing())
        };
        match rule {
            Rule::NumberPerPost => self.number_per_post.missing(),
            Rule::PostsPerPerson => self.posts_per_person.missing(),
            Rule::CommitteeRatio => self.committee_ratio.missing(),
            Rule::HigherPost => self.higher_post.missing(),
            Rule::AppointmentPending => self.appointment_barred.missing(),
            Rule::RemainingService => with_age(self.remaining_service.missing()),
            Rule::PreferredService => with_age(self.preferred_service.missing()),
            Rule::AgeBands => self.age_bands.missing(),
            Rule::WomenShare => self.women_share.missing(),
            Rule::YoungShare => self.young_share.missing().and(self.references.missing()),
            Rule::MinorityShare => self.minority_share.missing(),
            Rule::WomenRequired => self.women_required.missing(),
            Rule::Evaluation => self.evaluation.missing(),
            Rule::Discipline => self.discipline.missing(),
            Rule::Theory => self.theory.missing(),
            Rule::Education => self.education.missing(),
            Rule::LowerEntry => self.lower_entry.missing(),
        }
    }

    /// The month at which age is counted for a term, at the first of these
    /// levels for which the law names one.
    pub(crate) fn reference<'l>(
        &self,
        term_start: i16,
        mut levels: impl Iterator<Item = &'l str>,
    ) -> Option<Month> {
        let rows = self.references.set()?;
        levels.find_map(|level| lex::reference_month(rows, term_start, level))
    }
}
