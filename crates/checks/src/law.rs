//! What the rules need of the law in force, unpacked once per distinct view.

mod ask;
mod clauses;

pub use clauses::{
    AgeBands, CommitteeRatio, DisciplineBar, EvaluationAsked, ExperienceAsked, NumberPerPost,
    PostsPerPerson, Shares, YoungShare,
};

use crate::rules::retirement;
use crate::{Ground, Missing, Rule};
use ask::{Ask, grade};
use base::{Month, Share};
use lex::{RemovalReason, View};
use roster::{Education, Person, StateManagement, Term, Theory, UnitIx};

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

    /// With a value where the clause is off.
    fn or(self, value: T) -> Self {
        match self {
            Self::Off => Self::Set(value),
            other => other,
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

/// The law in force for one unit on one day, as the rules read it. Make one
/// per distinct view and share it among threads.
#[derive(Debug, Clone)]
pub struct Law {
    view: View,
    pub(crate) number_per_post: Clause<NumberPerPost>,
    pub(crate) posts_per_person: Clause<PostsPerPerson>,
    pub(crate) committee_ratio: Clause<CommitteeRatio>,
    pub(crate) deputy_ratio: Clause<CommitteeRatio>,
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
    pub(crate) science_share: Clause<Share>,
    pub(crate) shares: Clause<Shares>,
    pub(crate) women_required: Clause<Vec<lex::WomenRequired>>,
    pub(crate) evaluation: Clause<EvaluationAsked>,
    pub(crate) discipline: Clause<DisciplineBar>,
    pub(crate) theory: Clause<Vec<(u16, Theory)>>,
    pub(crate) education: Clause<Vec<(u16, Education)>>,
    pub(crate) management: Clause<Vec<(u16, StateManagement)>>,
    pub(crate) experience: Clause<Vec<(u16, ExperienceAsked)>>,
    pub(crate) background: Clause<()>,
    pub(crate) lower_entry: Clause<()>,
    pub(crate) removal: Clause<Vec<RemovalReason>>,
    pub(crate) case_file: Clause<Vec<lex::PaperRequired>>,
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
            committee_ratio: ask.ratio(lex::COMMITTEE_RATIO_MIN, lex::COMMITTEE_RATIO_MAX),
            deputy_ratio: ask.ratio(lex::DEPUTY_RATIO_MIN, lex::DEPUTY_RATIO_MAX),
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
            science_share: ask.rule(lex::SCIENCE_SHARE_TARGET),
            shares: ask.shares(),
            women_required: ask.rule(lex::WOMEN_REQUIRED),
            evaluation: ask
                .flag(lex::EVALUATION_REQUIRED)
                .and(ask.value(lex::EVALUATION_YEARS).and(ask.value(lex::EVALUATION_MINIMUM)))
                .map(|((), (years, minimum))| EvaluationAsked { years, minimum: grade(minimum) }),
            discipline: ask.discipline(),
            theory: ask.theory(),
            education: ask.education(),
            management: ask.management(),
            experience: ask.experience(),
            background: ask.flag(lex::BACKGROUND_REQUIRED),
            lower_entry: ask.flag(lex::LOWER_ENTRY_REQUIRED),
            removal: ask
                .value(lex::REMOVAL_CONDITIONS)
                .map(|rows| rows.iter().map(|row| row.condition).collect()),
            case_file: ask.refinement(lex::CASE_FILE),
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
        let with_shares = |own: Missing| own.and(self.shares.missing());
        match rule {
            Rule::NumberPerPost => self.number_per_post.missing(),
            Rule::PostsPerPerson => self.posts_per_person.missing(),
            Rule::CommitteeRatio => self.committee_ratio.missing(),
            Rule::DeputyRatio => self.deputy_ratio.missing(),
            Rule::HigherPost => self.higher_post.missing(),
            Rule::AppointmentPending => self.appointment_barred.missing(),
            Rule::RemainingService => with_age(self.remaining_service.missing()),
            Rule::PreferredService => with_age(self.preferred_service.missing()),
            Rule::AgeBands => self.age_bands.missing(),
            Rule::WomenShare => with_shares(self.women_share.missing()),
            Rule::YoungShare => {
                with_shares(self.young_share.missing().and(self.references.missing()))
            }
            Rule::MinorityShare => with_shares(self.minority_share.missing()),
            Rule::ScienceShare => with_shares(self.science_share.missing()),
            Rule::WomenRequired => self.women_required.missing(),
            Rule::Evaluation => self.evaluation.missing(),
            Rule::Discipline => self.discipline.missing(),
            Rule::Theory => self.theory.missing(),
            Rule::Education => self.education.missing(),
            Rule::Management => self.management.missing(),
            Rule::Experience => self.experience.missing(),
            Rule::Background => self.background.missing(),
            Rule::LowerEntry => self.lower_entry.missing(),
        }
    }

    /// Of whom shares are asked in a committee plan.
    pub(crate) fn share_scope(&self) -> lex::ShareScope {
        self.shares.set().map_or(lex::ShareScope::EachBody, |shares| shares.scope)
    }

    /// The earliest and the latest month in which a person may retire: one and
    /// the same when the birth month is known or a decision names the month.
    /// `None` when the law sets no schedule, or one that does not reach back so
    /// far. AGE-05.
    pub fn retirement_of(&self, person: &Person) -> Option<(Month, Month)> {
        retirement(self.retirement.set()?, person)
    }

    /// The month at which ages are counted for a term in a unit, where the law
    /// names one. AGE-03.
    pub fn reference_of(&self, ground: &Ground<'_>, term: Term, unit: UnitIx) -> Option<Month> {
        self.reference(term.first_year(), ground.level_codes(unit))
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
