//! Invented worlds are repeatable, complete and valid.

use base::PartialDate;
use demo::{CaseKind, Scenario, World};
use roster::{PostKind, Sex};
use std::collections::BTreeSet;

const BOTH: [Scenario; 2] = [Scenario::District2017, Scenario::Province2026];

#[test]
fn the_same_seed_gives_the_same_bytes() {
    for scenario in BOTH {
        let one = World::new(scenario, 7).workbooks();
        assert_eq!(one, World::new(scenario, 7).workbooks());
        assert_ne!(one, World::new(scenario, 8).workbooks());
    }
}

#[test]
fn a_world_has_the_size_of_a_real_district() {
    for (scenario, agencies) in [(Scenario::District2017, 13), (Scenario::Province2026, 12)] {
        for seed in 1..30 {
            let summary = World::new(scenario, seed).summary();
            assert_eq!((summary.agencies, summary.communes), (agencies, 9));
            assert!((60..=72).contains(&summary.title_posts), "{summary}");
            assert!((440..=500).contains(&summary.people), "{summary}");
            let women = summary.women * 100 / summary.people;
            assert!((22..=38).contains(&women), "{women} % women");
            assert!((380..=620).contains(&summary.entries), "{summary}");
        }
    }
}

#[test]
fn every_kind_of_case_occurs_in_every_world() {
    for scenario in BOTH {
        for seed in 1..30 {
            let world = World::new(scenario, seed);
            for kind in CaseKind::ALL {
                let count = world.cases().iter().filter(|case| case.kind == kind).count();
                assert!(count >= 2, "{scenario:?} {seed} {kind:?}: {count}");
            }
        }
    }
}

#[test]
fn posts_hold_no_more_people_than_they_have_seats_and_bodies_are_full() {
    for scenario in BOTH {
        let world = World::new(scenario, 3);
        for (index, post) in world.posts().iter().enumerate() {
            let held = world.people().iter().filter(|p| p.posts.contains(&index)).count() as u32;
            assert_eq!(held, post.seats, "{}", post.title);
        }
    }
}

#[test]
fn each_title_of_the_plan_has_two_or_three_people_beside_the_cases() {
    for scenario in BOTH {
        for seed in 1..30 {
            let world = World::new(scenario, seed);
            let exempt: BTreeSet<(usize, usize)> =
                world.cases().iter().filter_map(|case| Some((case.person, case.post?))).collect();
            for (index, post) in world.posts().iter().enumerate() {
                let entries = world.entries().iter().filter(|entry| entry.post == index);
                let count = entries.filter(|e| !exempt.contains(&(e.person, e.post))).count();
                let what = format!("{scenario:?} {seed} {} {count}", post.title);
                match post.kind {
                    // One more may come as somebody's fourth entry.
                    PostKind::Head | PostKind::Deputy => {
                        assert!((2..=4).contains(&count), "{what}")
                    }
                    PostKind::Member => {
                        let ratio = count as f64 / f64::from(post.seats);
                        assert!((1.0..=1.8).contains(&ratio), "{what}");
                    }
                }
            }
        }
    }
}

#[test]
fn everyone_is_a_plausible_officer() {
    for scenario in BOTH {
        for seed in 1..10 {
            let world = World::new(scenario, seed);
            let year = if scenario == Scenario::District2017 { 2017 } else { 2026 };
            let mut seen = BTreeSet::new();
            for person in world.people() {
                let age = year - person.birth.year();
                let most = if person.sex == Sex::Male { 61 } else { 57 };
                assert!((23..=most).contains(&age), "{person:?}");
                let key = (person.name.as_str(), person.birth.to_string());
                assert!(seen.insert(key), "{person:?} occurs twice");
                if let (Some(probation), Some(official)) = (person.probationary, person.official) {
                    assert!(probation.latest() <= official.latest(), "{person:?}");
                    assert!(probation.year() - person.birth.year() >= 18, "{person:?}");
                }
                let years: Vec<i16> = person.evaluations.iter().map(|(year, _)| *year).collect();
                assert!(years.is_sorted() && years.iter().all(|y| (year - 3..year).contains(y)));
                assert!(person.since.is_none_or(|since| since.year() < year));
                assert!(!person.posts.is_empty() || person.job.is_some());
                if !person.posts.is_empty() {
                    assert!(person.official.is_some(), "leaders are Party members");
                }
            }
        }
    }
}

#[test]
fn only_some_dates_lack_a_day() {
    let world = World::new(Scenario::District2017, 1);
    let vague = world.people().iter().filter(|p| !matches!(p.birth, PartialDate::Day(_))).count();
    assert!((3..=60).contains(&vague), "{vague}");
}

/// Families of the people named in the report from which the project began;
/// they are left out of the lists, so none of its names can be drawn.
#[test]
fn no_family_of_the_first_report_occurs() {
    for scenario in BOTH {
        for seed in 1..40 {
            for person in World::new(scenario, seed).people() {
                let family = person.name.as_str().split(' ').next().unwrap();
                assert!(!["Lương", "Lầu", "Cao", "Linh"].contains(&family), "{}", person.name);
            }
        }
    }
}

#[test]
fn cases_are_what_they_say() {
    for scenario in BOTH {
        for seed in 1..10 {
            let world = World::new(scenario, seed);
            for case in world.cases() {
                let person = &world.people()[case.person];
                let entries = world.entries().iter().filter(|e| e.person == case.person).count();
                let last = world.term().unwrap().first_year() + 1;
                match case.kind {
                    CaseKind::Appointed => {
                        let wanted = &world.posts()[case.post.unwrap()];
                        let member = wanted.kind == PostKind::Member;
                        assert!(person.posts.iter().any(|held| {
                            let held = &world.posts()[*held];
                            (held.kind == PostKind::Member) == member && held.rank >= wanted.rank
                        }));
                    }
                    CaseKind::TooManyPosts => assert_eq!(entries, 4),
                    CaseKind::Disciplined => {
                        assert_eq!(person.disciplines.as_ref().map(Vec::len), Some(1));
                    }
                    CaseKind::TooOld => {
                        let born = if person.sex == Sex::Male { 1959 } else { 1964 };
                        let shift = if last < 2020 { 0 } else { 7 };
                        assert!(person.birth.year() <= born + shift, "{person:?}");
                    }
                    CaseKind::TaskNotDone => {
                        assert_eq!(person.evaluations.last().unwrap().1, roster::Grade::Failed);
                    }
                    CaseKind::BirthUnknown => {
                        assert!(matches!(person.birth, PartialDate::Year(_)));
                    }
                    CaseKind::EvaluationUnknown => assert_eq!(person.evaluations.len(), 2),
                    CaseKind::DisciplineUnknown => assert_eq!(person.disciplines, None),
                    CaseKind::TheoryUnknown => assert_eq!(person.theory, None),
                }
                assert!(entries > 0, "a case is about somebody in the plan");
            }
        }
    }
}

/// Intake asks about a title that is neither a post nor an ordinary job. Only
/// the odd cells shall raise questions, so each job begins with a word of
/// standing that says it is one.
#[test]
fn every_job_begins_with_a_word_that_tells_it_from_a_post() {
    const STANDINGS: [&str; 7] =
        ["Chuyên viên", "Công chức", "Cán bộ", "Viên chức", "Cán sự", "Kế toán", "Văn thư"];
    for scenario in BOTH {
        for person in World::new(scenario, 2).people() {
            if let Some(job) = &person.job {
                assert!(STANDINGS.iter().any(|word| job.starts_with(word)), "{job}");
                assert!(!job.contains([',', ';', '{']), "{job}");
            }
        }
    }
}

#[test]
fn some_but_few_of_those_planned_for_a_title_lack_training() {
    let (mut lacking, mut all) = (0, 0);
    for seed in 1..10 {
        let world = World::new(Scenario::District2017, seed);
        for entry in world.entries() {
            let person = &world.people()[entry.person];
            if world.posts()[entry.post].kind != PostKind::Member {
                all += 1;
                lacking += usize::from(person.theory == Some(roster::Theory::None));
            }
        }
    }
    assert!(lacking > 0 && lacking * 10 < all, "{lacking} of {all}");
}
