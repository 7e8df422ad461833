//! Single clauses, read out of a view.

use super::{Clause, CommitteeRatio, DisciplineBar, ExperienceAsked, NumberPerPost, Shares};
use crate::Missing;
use base::Share;
use lex::{DisciplineCase, Param, ShareRounding, ShareScope, Typed, Unresolved, View};
use roster::{DisciplineForm, Education, Grade, StateManagement, Theory};

/// Reads single clauses out of a view.
pub(super) struct Ask<'v>(pub(super) &'v View);

impl Ask<'_> {
    /// The parameter by which a rule stands or falls: its gap means that the
    /// law does not speak of the rule at all.
    pub(super) fn rule<T: Typed>(&self, param: Param<T>) -> Clause<T> {
        match self.value(param) {
            Clause::Unset(Missing::LAW) => Clause::Unset(Missing::RULE),
            other => other,
        }
    }

    /// A value that a rule needs.
    pub(super) fn value<T: Typed>(&self, param: Param<T>) -> Clause<T> {
        match self.0.get(param) {
            Ok(ruling) => Clause::Set(ruling.value.clone()),
            Err(Unresolved::Gap { .. }) => Clause::Unset(Missing::LAW),
            Err(_) => Clause::Unset(Missing::LAW_CONFLICT),
        }
    }

    /// A refinement without which the rule stands as its provision words it:
    /// off where no provision speaks of it.
    pub(super) fn refinement<T: Typed>(&self, param: Param<T>) -> Clause<T> {
        match self.value(param) {
            Clause::Unset(Missing::LAW) => Clause::Off,
            other => other,
        }
    }

    /// A rule that the law switches on or off.
    pub(super) fn flag(&self, param: Param<bool>) -> Clause<()> {
        yes(self.rule(param))
    }

    pub(super) fn number_per_post(&self) -> Clause<NumberPerPost> {
        let (min, max) = (self.value(lex::MIN_PER_POST), self.value(lex::MAX_PER_POST));
        let unset = min.missing().and(max.missing());
        match (min.set().copied(), max.set().copied()) {
            (None, None) if unset == Missing::LAW => Clause::Unset(Missing::RULE),
            (None, None) => Clause::Unset(unset),
            (min, max) => Clause::Set(NumberPerPost { min, max, unset }),
        }
    }

    pub(super) fn ratio(&self, min: Param<Share>, max: Param<Share>) -> Clause<CommitteeRatio> {
        self.rule(min).and(self.rule(max)).map(|(min, max)| CommitteeRatio { min, max })
    }

    pub(super) fn shares(&self) -> Clause<Shares> {
        let scope = self.refinement(lex::SHARE_SCOPE).or(ShareScope::EachBody);
        let rounding = self.refinement(lex::SHARE_ROUNDING).or(ShareRounding::Up);
        scope.and(rounding).map(|(scope, rounding)| Shares { scope, rounding })
    }

    pub(super) fn discipline(&self) -> Clause<DisciplineBar> {
        self.rule(lex::DISCIPLINE_BARS_FROM).map(|from| DisciplineBar {
            from: form(from),
            expired_allowed: yes(self.value(lex::DISCIPLINE_EXPIRED_ALLOWED)),
            tolerated: self.refinement(lex::DISCIPLINE_EXCEPTIONS).map(|rows| {
                let expired = rows.iter().filter(|row| row.case == DisciplineCase::Expired);
                expired.map(|row| form(row.form)).collect()
            }),
            windows: self
                .value(lex::DISCIPLINE_WINDOW)
                .map(|rows| rows.iter().map(|row| (form(row.form), row.months)).collect()),
        })
    }

    pub(super) fn theory(&self) -> Clause<Vec<(u16, Theory)>> {
        self.rule(lex::THEORY_REQUIRED).map(|rows| {
            falling(rows.iter().map(|row| (row.rank_at_least, theory(row.theory))).collect())
        })
    }

    pub(super) fn education(&self) -> Clause<Vec<(u16, Education)>> {
        self.rule(lex::EDUCATION_REQUIRED).map(|rows| {
            falling(rows.iter().map(|row| (row.rank_at_least, education(row.education))).collect())
        })
    }

    pub(super) fn management(&self) -> Clause<Vec<(u16, StateManagement)>> {
        let row = |row: &lex::ManagementRequired| (row.rank_at_least, management(row.management));
        self.rule(lex::MANAGEMENT_REQUIRED).map(|rows| falling(rows.iter().map(row).collect()))
    }

    pub(super) fn experience(&self) -> Clause<Vec<(u16, ExperienceAsked)>> {
        let row = |row: &lex::ExperienceRequired| {
            let asked = ExperienceAsked { rank: row.held_rank_at_least, months: row.months };
            (row.rank_at_least, asked)
        };
        self.rule(lex::EXPERIENCE_REQUIRED).map(|rows| falling(rows.iter().map(row).collect()))
    }
}

fn yes(flag: Clause<bool>) -> Clause<()> {
    match flag {
        Clause::Set(false) => Clause::Off,
        other => other.map(|_| ()),
    }
}

/// Rows by falling rank, so that the first that fits is the narrowest.
fn falling<T>(mut rows: Vec<(u16, T)>) -> Vec<(u16, T)> {
    rows.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    rows
}

pub(super) fn grade(code: lex::Grade) -> Grade {
    match code {
        lex::Grade::Failed => Grade::Failed,
        lex::Grade::Fulfilled => Grade::Fulfilled,
        lex::Grade::Good => Grade::Good,
        lex::Grade::Excellent => Grade::Excellent,
    }
}

fn form(code: lex::Discipline) -> DisciplineForm {
    match code {
        lex::Discipline::Reprimand => DisciplineForm::Reprimand,
        lex::Discipline::Warning => DisciplineForm::Warning,
        lex::Discipline::Removal => DisciplineForm::Removal,
        lex::Discipline::Expulsion => DisciplineForm::Expulsion,
    }
}

fn theory(code: lex::Theory) -> Theory {
    match code {
        lex::Theory::None => Theory::None,
        lex::Theory::Elementary => Theory::Elementary,
        lex::Theory::Intermediate => Theory::Intermediate,
        lex::Theory::Advanced => Theory::Advanced,
        lex::Theory::Bachelor => Theory::Bachelor,
    }
}

fn education(code: lex::Education) -> Education {
    match code {
        lex::Education::None => Education::None,
        lex::Education::Elementary => Education::Elementary,
        lex::Education::Intermediate => Education::Intermediate,
        lex::Education::College => Education::College,
        lex::Education::University => Education::University,
        lex::Education::Master => Education::Master,
        lex::Education::Doctor => Education::Doctor,
    }
}

fn management(code: lex::StateManagement) -> StateManagement {
    match code {
        lex::StateManagement::None => StateManagement::None,
        lex::StateManagement::Clerk => StateManagement::Clerk,
        lex::StateManagement::Specialist => StateManagement::Specialist,
        lex::StateManagement::Principal => StateManagement::Principal,
        lex::StateManagement::Senior => StateManagement::Senior,
    }
}
