//! PAP-01: the case file (hồ sơ nhân sự) of somebody on a list holds the papers
//! that the law names, each still good on the day. It says nothing of whether
//! the person meets the conditions: it is asked when a conference is called and
//! when a list is decided.

use crate::{Clause, Law};
use base::Day;
use lex::PaperRequired;

/// The rule's stable code, which is also the parameter of the law that sets it.
pub const CASE_FILE: &str = "case-file";

/// What an office noted of one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedPaper {
    /// Which paper, by the code that the law gives it.
    pub code: String,
    /// Whether it is there.
    pub held: bool,
    /// The day that it bears.
    pub on: Option<Day>,
}

/// How a paper stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    /// It is there; with the last day on which it is good, if the law sets one.
    Held(Option<Day>),
    /// It is not there, or nobody noted that it is.
    Absent,
    /// It was good up to this day.
    Expired(Day),
    /// It is there, and without its date nobody can tell whether it is still good.
    Undated,
}

impl PaperState {
    /// Whether the file is complete as to this paper.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Held(_))
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held(_) => "held",
            Self::Absent => "absent",
            Self::Expired(_) => "expired",
            Self::Undated => "undated",
        }
    }
}

/// One paper that the law asks for, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFinding {
    /// What the law asks for.
    pub paper: PaperRequired,
    /// How it stands.
    pub state: PaperState,
}

/// What the law asks for, paper by paper in its order, and how each stands on a
/// day. Of several notes about one paper the last decides. Empty where the law
/// asks for none; `None` where provisions contradict each other.
pub fn case_file(law: &Law, noted: &[NotedPaper], on: Day) -> Option<Vec<PaperFinding>> {
    let papers = match &law.case_file {
        Clause::Set(papers) => papers,
        Clause::Off => return Some(Vec::new()),
        Clause::Unset(_) => return None,
    };
    let finding = |paper: &PaperRequired| {
        let last = noted.iter().rfind(|one| paper.code == *one.code);
        PaperFinding { paper: paper.clone(), state: state(paper, last, on) }
    };
    Some(papers.iter().map(finding).collect())
}

fn state(paper: &PaperRequired, noted: Option<&NotedPaper>, on: Day) -> PaperState {
    match (noted.filter(|one| one.held), paper.months) {
        (None, _) => PaperState::Absent,
        (Some(_), None) => PaperState::Held(None),
        (Some(NotedPaper { on: None, .. }), Some(_)) => PaperState::Undated,
        (Some(NotedPaper { on: Some(from), .. }), Some(months)) => {
            let last = last_day(*from, months);
            if on <= last { PaperState::Held(Some(last)) } else { PaperState::Expired(last) }
        }
    }
}

/// The last day of so many months from a day on: the day before the same day of
/// the month, or the last of a month that is shorter.
fn last_day(from: Day, months: u32) -> Day {
    let month = from.month().plus(i32::try_from(months).unwrap_or(i32::MAX / 2));
    let same = Day::new(month.year(), month.month(), from.day_of_month());
    same.map_or_else(|| month.last_day(), |day| day.add_days(-1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lex::PaperBy;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn paper(months: Option<u32>) -> PaperRequired {
        PaperRequired {
            code: "suc-khoe".parse().unwrap(),
            label_vi: "Giấy chứng nhận sức khỏe".into(),
            label_en: "Health certificate".into(),
            by: PaperBy::Decision,
            months,
        }
    }

    fn noted(held: bool, on: Option<&str>) -> NotedPaper {
        NotedPaper { code: "suc-khoe".into(), held, on: on.map(day) }
    }

    #[test]
    fn a_paper_is_good_up_to_the_last_day_of_its_months() {
        let health = paper(Some(6));
        let on = |text| state(&health, Some(&noted(true, Some("2017-01-15"))), day(text));
        assert_eq!(on("2017-07-14"), PaperState::Held(Some(day("2017-07-14"))));
        assert_eq!(on("2017-07-15"), PaperState::Expired(day("2017-07-14")));
        assert_eq!(last_day(day("2016-08-31"), 6), day("2017-02-28"));
    }

    #[test]
    fn what_nobody_noted_or_was_noted_as_lacking_is_absent() {
        let on = day("2017-03-15");
        assert_eq!(state(&paper(None), None, on), PaperState::Absent);
        assert_eq!(state(&paper(None), Some(&noted(false, None)), on), PaperState::Absent);
        assert_eq!(state(&paper(None), Some(&noted(true, None)), on), PaperState::Held(None));
        let undated = state(&paper(Some(6)), Some(&noted(true, None)), on);
        assert_eq!(undated, PaperState::Undated);
        assert!(!undated.is_good());
    }

    proptest! {
        #[test]
        fn once_expired_a_paper_stays_so(from in 0i64..30_000, months in 1u32..60, later in 0i32..4000) {
            let from = Day::from_days_since_1970(from);
            let last = last_day(from, months);
            let dated = NotedPaper { code: "suc-khoe".into(), held: true, on: Some(from) };
            let at = |day: Day| state(&paper(Some(months)), Some(&dated), day);
            prop_assert!(last > from);
            prop_assert_eq!(at(last), PaperState::Held(Some(last)));
            prop_assert_eq!(at(last.add_days(1 + later)), PaperState::Expired(last));
        }
    }
}
