//! A person as known on the roster's day. "Not stated" is `None` and is kept
//! apart from "none".

use crate::{
    DisciplineForm, Education, Ethnicity, Grade, PostIx, Sex, StateManagement, Theory, UnitIx,
};
use base::{Day, Month, PartialDate, PersonId, PersonName};

/// One year's evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evaluation {
    /// The year evaluated.
    pub year: i16,
    /// The level on that year's scale.
    pub grade: Grade,
}

/// One discipline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discipline {
    /// Its form.
    pub form: DisciplineForm,
    /// The date of the decision.
    pub on: PartialDate,
}

/// One post held, now or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// The post.
    pub post: PostIx,
    /// Since when, if stated.
    pub from: Option<PartialDate>,
    /// Until when; `None` while it is held.
    pub to: Option<PartialDate>,
}

impl Holding {
    /// Whether the post is held on `day`. An unknown start counts as before.
    pub fn on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from.earliest() <= day)
            && self.to.is_none_or(|to| to.latest() >= day)
    }
}

/// A person (cán bộ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The full name.
    pub name: PersonName,
    /// Sex.
    pub sex: Sex,
    /// Date of birth, as closely as it is known.
    pub birth: PartialDate,
    /// The unit in which the person works.
    pub unit: UnitIx,
    /// Ethnic group.
    pub ethnicity: Option<Ethnicity>,
    /// Professional education.
    pub education: Option<Education>,
    /// Political theory.
    pub theory: Option<Theory>,
    /// State-management training.
    pub management: Option<StateManagement>,
    /// The date of full Party membership (ngày chính thức).
    pub party_official: Option<PartialDate>,
    /// Evaluations, ascending by year.
    pub evaluations: Vec<Evaluation>,
    /// Disciplines, ascending by date; an empty list where it is stated that
    /// there was none.
    pub disciplines: Option<Vec<Discipline>>,
    /// Whether the family and political background has been verified; `None`
    /// when the record does not say.
    pub background_verified: Option<bool>,
    /// Whether the person counts among those of science and technology.
    pub science: Option<bool>,
    /// The present position as the record words it: all that can be printed of
    /// who holds no post of the tree ("Chuyên viên").
    pub written_position: Option<String>,
    /// Posts held, now and before. Where there are none at all, nothing is
    /// stated of the career.
    pub holdings: Vec<Holding>,
    /// A post for which appointment or nomination is being proposed.
    pub pending_appointment: Option<PostIx>,
    /// The month of retirement where it differs from the schedule by decision.
    pub retirement_override: Option<Month>,
}

impl Person {
    /// The evaluation of `year`, if there is one.
    pub fn evaluation(&self, year: i16) -> Option<Grade> {
        self.evaluations.iter().find(|e| e.year == year).map(|e| e.grade)
    }
}
