//! Learning a fact never makes a verdict uncertain, nor turns it over.

use crate::world::*;
use base::{Month, PartialDate};
use checks::{Finding, Verdict};
use proptest::prelude::*;
use roster::{
    CodeList, Discipline, DisciplineForm, Education, Ethnicity, Evaluation, Grade, Holding, Person,
    StateManagement, Theory,
};

/// What is true of a person, and which of it is known.
#[derive(Debug, Clone)]
struct Truth {
    birth: (i16, i8),
    female: bool,
    minority: bool,
    theory: usize,
    education: usize,
    grades: [usize; 3],
    discipline: Option<(usize, i32)>,
    management: usize,
    verified: bool,
    science: bool,
    /// Since when the person has been a deputy, in days before the day of the
    /// check.
    deputy_since: i32,
}

/// One bit a fact.
type Known = u16;

fn truth() -> impl Strategy<Value = Truth> {
    // A decision on record lies before the day of the check.
    let discipline = prop::option::of((0..4usize, -40i32..=0));
    let grades = [0..4usize, 0..4usize, 0..4usize];
    (
        (1962i16..1990, 1i8..=12),
        any::<bool>(),
        any::<bool>(),
        0..5usize,
        0..7usize,
        grades,
        discipline,
        (0..5usize, any::<bool>(), any::<bool>(), 0..1500i32),
    )
        .prop_map(|(birth, female, minority, theory, education, grades, discipline, more)| {
            let (management, verified, science, deputy_since) = more;
            Truth {
                birth,
                female,
                minority,
                theory,
                education,
                grades,
                discipline,
                management,
                verified,
                science,
                deputy_since,
            }
        })
}

fn partly(date: Month, known: bool) -> PartialDate {
    if known { PartialDate::Month(date) } else { PartialDate::Year(date.year()) }
}

fn as_known(truth: &Truth, known: Known) -> Person {
    let knows = |bit: u8| known & (1 << bit) != 0;
    let birth = Month::new(truth.birth.0, truth.birth.1).unwrap();
    let ethnicity = if truth.minority { Ethnicity::read("Thái") } else { Some(Ethnicity::KINH) };
    let year = |place: usize| Evaluation {
        year: 2014 + place as i16,
        grade: Grade::ALL[truth.grades[place]].0,
    };
    let discipline = truth.discipline.map(|(form, months)| Discipline {
        form: DisciplineForm::ALL[form].0,
        on: partly(month("06/2017").plus(months), knows(7)),
    });
    let since = day(TODAY).add_days(-truth.deputy_since);
    let from = match (knows(13), knows(14)) {
        (false, _) => None,
        (true, false) => Some(PartialDate::Month(since.month())),
        (true, true) => Some(PartialDate::Day(since)),
    };
    Person {
        management: Some(StateManagement::ALL[truth.management].0).filter(|_| knows(8)),
        background_verified: Some(truth.verified).filter(|_| knows(9)),
        science: Some(truth.science).filter(|_| knows(10)),
        written_position: None,
        holdings: knows(12)
            .then_some(Holding { post: DEPUTY, from, to: None })
            .into_iter()
            .collect(),
        birth: partly(birth, knows(0)),
        ethnicity: ethnicity.filter(|_| knows(1)),
        theory: Some(Theory::ALL[truth.theory].0).filter(|_| knows(2)),
        education: Some(Education::ALL[truth.education].0).filter(|_| knows(3)),
        evaluations: (0..3).filter(|place| knows(4 + *place as u8)).map(year).collect(),
        disciplines: knows(11).then(|| discipline.into_iter().collect()),
        ..if truth.female { woman() } else { person() }
    }
}

fn findings(truths: &[Truth], known: &[Known]) -> Vec<Finding> {
    let roster = roster(truths.iter().zip(known).map(|(truth, known)| as_known(truth, *known)));
    let law = law([]);
    let mut found = list_for(MEMBER, &roster, &law);
    found.extend(list_for(HEAD, &roster, &law));
    found.extend(list_for(CHAIR, &roster, &law));
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fact_more_never_unsettles_a_verdict(
        people in prop::collection::vec((truth(), any::<Known>(), any::<Known>()), 1..9),
    ) {
        let truths: Vec<Truth> = people.iter().map(|(truth, ..)| truth.clone()).collect();
        let some: Vec<Known> = people.iter().map(|(_, known, _)| *known).collect();
        let more: Vec<Known> = people.iter().map(|(_, known, added)| known | added).collect();
        let (before, after) = (findings(&truths, &some), findings(&truths, &more));
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!((before.rule, before.subject), (after.rule, after.subject));
            if before.verdict != Verdict::Undetermined {
                prop_assert_eq!(before.verdict, after.verdict, "{} {:?}", before.rule, before.subject);
            } else {
                prop_assert!(!before.missing.is_none(), "{} says what it lacks", before.rule);
            }
        }
    }

    #[test]
    fn nothing_is_open_when_every_fact_is_known_to_the_month_or_closer(
        truths in prop::collection::vec(truth(), 1..9),
    ) {
        let truths: Vec<Truth> =
            truths.into_iter().map(|truth| Truth { discipline: None, ..truth }).collect();
        let all = vec![Known::MAX; truths.len()];
        for finding in findings(&truths, &all) {
            prop_assert!(finding.verdict != Verdict::Undetermined, "{finding:?}");
        }
    }
}
