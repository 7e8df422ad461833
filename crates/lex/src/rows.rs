//! Rows of table parameters, and how a table is asked.

use crate::choice::{
    Discipline, DisciplineCase, Education, Grade, PaperBy, RemovalReason, StateManagement, Theory,
};
use crate::code::Code;
use base::Month;
use serde::{Deserialize, Serialize};

/// A row type; [`Row::check`] refuses tables that contradict themselves.
pub trait Row: Sized + Clone + PartialEq + std::fmt::Debug + 'static {
    /// What is wrong with the rows taken together.
    ///
    /// # Errors
    /// The sentence to show beside the edit.
    fn check(rows: &[Self]) -> Result<(), String>;
}

/// Refuses an empty table and two rows with one key.
pub(crate) fn distinct<R, K: PartialEq + std::fmt::Debug>(
    rows: &[R],
    key: impl Fn(&R) -> K,
) -> Result<(), String> {
    if rows.is_empty() {
        return Err("a table needs at least one [[row]]".to_owned());
    }
    let keys: Vec<K> = rows.iter().map(key).collect();
    for (at, key) in keys.iter().enumerate() {
        if keys[..at].contains(key) {
            return Err(format!("row {}: {key:?} stands twice", at + 1));
        }
    }
    Ok(())
}

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident by $key:expr => { $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type,)+ }

        impl Row for $name {
            fn check(rows: &[Self]) -> Result<(), String> {
                distinct(rows, $key)
            }
        }
    )+};
}

rows! {
    /// The month at which age is counted for one term at one level.
    AgeReference by |r: &Self| (r.term_start, r.level.clone()) => {
        /// First year of the term.
        term_start: i16,
        /// Level code: `grassroots`, `commune`, `district`, `province`.
        level: Code,
        /// The reference month.
        month: Month,
    }
    /// Up to which age a person of that level counts as young.
    YoungAge by |r: &Self| r.level.clone() => {
        /// Level code.
        level: Code,
        /// Age in full years.
        age: u32,
        /// True: *under* that age; false: up to and including it.
        strict: bool,
    }
    /// A level whose plans must include women.
    WomenRequired by |r: &Self| r.level.clone() => {
        /// Level code.
        level: Code,
    }
    /// One grade of the evaluation scale that holds from a year on.
    EvaluationGrade by |r: &Self| (r.from_year, r.code.clone()) => {
        /// First year for which this scale holds.
        from_year: i16,
        /// Code as rosters write it: `HTXSNV`.
        code: String,
        /// The grade it stands for.
        grade: Grade,
        /// The scale's own words.
        label_vi: String,
        /// The same in English.
        label_en: String,
    }
    /// How long a form of discipline lasts.
    DisciplineWindow by |r: &Self| r.form => {
        /// The form.
        form: Discipline,
        /// Months from the decision on.
        months: u32,
    }
    /// Political theory asked of posts from a rank on.
    TheoryRequired by |r: &Self| r.rank_at_least => {
        /// Posts of this rank and above; a higher number is a higher post.
        rank_at_least: u16,
        /// The least theory.
        theory: Theory,
    }
    /// Professional education asked of posts from a rank on.
    EducationRequired by |r: &Self| r.rank_at_least => {
        /// Posts of this rank and above; a higher number is a higher post.
        rank_at_least: u16,
        /// The least education.
        education: Education,
    }
    /// State-management training asked of posts from a rank on.
    ManagementRequired by |r: &Self| r.rank_at_least => {
        /// Posts of this rank and above; a higher number is a higher post.
        rank_at_least: u16,
        /// The least training.
        management: StateManagement,
    }
    /// Time in earlier posts asked of posts from a rank on.
    ExperienceRequired by |r: &Self| r.rank_at_least => {
        /// Posts of this rank and above; a higher number is a higher post.
        rank_at_least: u16,
        /// Posts of this rank and above, on the same ladder as the post planned
        /// for, count as experience.
        held_rank_at_least: u16,
        /// Months in such posts, all of them together; overlapping time counts
        /// once. 0 asks only that one was ever held.
        months: u32,
    }
    /// A case in which a violation or a discipline is tolerated.
    DisciplineException by |r: &Self| (r.case, r.form) => {
        /// The case.
        case: DisciplineCase,
        /// The form of discipline to which it extends, each in a row of its own.
        form: Discipline,
    }
    /// A paper that the case file of everybody on a list holds.
    PaperRequired by |r: &Self| r.code.clone() => {
        /// Which paper.
        code: Code,
        /// The instrument's words.
        label_vi: String,
        /// The same in English.
        label_en: String,
        /// By when it must be there.
        by: PaperBy,
        /// Months from its date for which it is good; without it, for good.
        months: Option<u32>,
    }
    /// A ground for taking a person off the plan.
    RemovalCondition by |r: &Self| r.condition => {
        /// The ground.
        condition: RemovalReason,
    }
}

/// Retirement ages for those who reach them in or after a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetirementAge {
    /// First month in which these ages hold.
    pub from: Month,
    /// Age of men, in months.
    pub men_months: u32,
    /// Age of women, in months.
    pub women_months: u32,
}

impl Row for RetirementAge {
    fn check(rows: &[Self]) -> Result<(), String> {
        distinct(rows, |r| r.from)?;
        let falls = |pair: &[Self]| {
            pair[0].from >= pair[1].from
                || pair[0].men_months > pair[1].men_months
                || pair[0].women_months > pair[1].women_months
        };
        // Nobody works to a hundred; a larger number is years taken for months.
        let old = |r: &Self| r.men_months.max(r.women_months) > 1200;
        if let Some(at) = rows.iter().position(old) {
            return Err(format!("row {}: an age above 1200 months", at + 1));
        }
        // A falling age would let one birth month retire twice.
        match rows.windows(2).position(falls) {
            Some(at) => Err(format!("row {}: months and ages must rise", at + 2)),
            None => Ok(()),
        }
    }
}

/// Which column of the retirement table applies to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RetirementColumn {
    /// Men.
    Men,
    /// Women.
    Women,
}

/// When somebody reaches retirement age, and by which row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retirement<'a> {
    /// The month in which the age is reached; the pension starts the month
    /// after.
    pub month: Month,
    /// The age reached, in months.
    pub age_months: u32,
    /// The row that applies.
    pub row: &'a RetirementAge,
}

/// The month in which a person born in `birth` reaches retirement age.
///
/// The table's month is the one in which the age is *reached* (Labour Code 2019
/// art. 169, Decree 135/2020 art. 4), so it is solved per birth month: the first
/// row under which the age is reached before the next row begins. `None` when it
/// is reached before the table begins. AGE-05.
pub fn retirement(
    rows: &[RetirementAge],
    birth: Month,
    column: RetirementColumn,
) -> Option<Retirement<'_>> {
    for (at, row) in rows.iter().enumerate() {
        let age_months = match column {
            RetirementColumn::Men => row.men_months,
            RetirementColumn::Women => row.women_months,
        };
        let month = birth.plus(i32::try_from(age_months).ok()?);
        if at == 0 && month < row.from {
            return None;
        }
        if rows.get(at + 1).is_none_or(|next| month < next.from) {
            return Some(Retirement { month, age_months, row });
        }
    }
    None
}

/// The month at which age is counted for a term at a level. AGE-03.
pub fn reference_month(rows: &[AgeReference], term_start: i16, level: &str) -> Option<Month> {
    rows.iter().find(|r| r.term_start == term_start && r.level == *level).map(|r| r.month)
}

/// The age limit of youth at a level. STR-02.
pub fn young_age<'a>(rows: &'a [YoungAge], level: &str) -> Option<&'a YoungAge> {
    rows.iter().find(|r| r.level == *level)
}

/// The months a form of discipline lasts. CON-04.
pub fn discipline_window(rows: &[DisciplineWindow], form: Discipline) -> Option<u32> {
    rows.iter().find(|r| r.form == form).map(|r| r.months)
}

/// The evaluation scale of a year: the rows of the latest scale begun by then;
/// empty when none had. CON-01.
pub fn evaluation_scale(rows: &[EvaluationGrade], year: i16) -> Vec<&EvaluationGrade> {
    let begun = rows.iter().map(|r| r.from_year).filter(|from| *from <= year).max();
    rows.iter().filter(|r| Some(r.from_year) == begun).collect()
}
