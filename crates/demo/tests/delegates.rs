//! Delegates vote as people do, and the same way every time.

use demo::{Candidate, Delegates, Mark, Scenario, SheetMarks, StepBallot, World};

fn candidates(count: u64) -> Vec<Candidate> {
    (0..count)
        .map(|key| Candidate {
            key: key * 7919,
            good_years: (key % 4) as u8,
            age: 34 + (key % 20) as u8,
            planned: key % 3 != 0,
        })
        .collect()
}

fn delegates() -> Delegates {
    Delegates::new(4, &World::new(Scenario::District2017, 4))
}

fn valid(sheets: &[SheetMarks]) -> Vec<&Vec<Mark>> {
    sheets
        .iter()
        .filter_map(|sheet| match sheet {
            SheetMarks::Valid(marks) => Some(marks),
            _ => None,
        })
        .collect()
}

/// How many sheets are for each row.
fn support(sheets: &[SheetMarks], rows: usize) -> Vec<usize> {
    let for_row = |row: usize| valid(sheets).iter().filter(|m| m[row] == Mark::For).count();
    (0..rows).map(for_row).collect()
}

#[test]
fn a_ballot_depends_on_its_code_and_not_on_earlier_calls() {
    let list = candidates(12);
    let ballot = StepBallot { step: "one", candidates: &list, ballots: 80, choices: 12 };
    let first = delegates().cast(&ballot);
    let later = delegates();
    later.cast(&StepBallot { step: "two", ..ballot });
    later.attendance("one", 80);
    assert_eq!(later.cast(&ballot), first);
    assert_ne!(later.cast(&StepBallot { step: "two", ..ballot }), first);
    assert_ne!(Delegates::seeded(5).cast(&ballot), first);
}

#[test]
fn most_candidates_find_wide_support_and_a_few_fail() {
    let list = candidates(300);
    let ballot = StepBallot { step: "wide", candidates: &list, ballots: 200, choices: 300 };
    let support = support(&delegates().cast(&ballot), 300);
    let failing = support.iter().filter(|count| **count * 2 <= 200).count();
    let wide = support.iter().filter(|count| **count >= 130).count();
    assert!((5..=40).contains(&failing), "{failing} of 300 fail");
    assert!(wide >= 250, "{wide} of 300 have 65 % and more");
}

#[test]
fn few_sheets_are_invalid_or_missing_and_every_valid_one_says_something() {
    let list = candidates(10);
    let sheets = delegates().cast(&StepBallot {
        step: "many",
        candidates: &list,
        ballots: 3000,
        choices: 10,
    });
    assert_eq!(sheets.len(), 3000);
    let invalid = sheets.iter().filter(|s| matches!(s, SheetMarks::Invalid(_))).count();
    let missing = sheets.iter().filter(|s| **s == SheetMarks::NotReturned).count();
    assert!((10..=60).contains(&invalid), "{invalid}");
    assert!((3..=30).contains(&missing), "{missing}");
    for marks in valid(&sheets) {
        assert_eq!(marks.len(), 10);
        assert!(marks.iter().any(|mark| *mark != Mark::Blank));
    }
}

#[test]
fn no_valid_sheet_has_more_choices_than_allowed_and_favourites_win() {
    let list = candidates(5);
    let sheets = delegates().cast(&StepBallot {
        step: "choose",
        candidates: &list,
        ballots: 400,
        choices: 3,
    });
    let for_count = |marks: &&Vec<Mark>| marks.iter().filter(|m| **m == Mark::For).count();
    assert!(valid(&sheets).iter().all(|marks| (1..=3).contains(&for_count(marks))));
    let mut support = support(&sheets, 5);
    support.sort_unstable();
    assert!(support[4] * 2 > 400, "{support:?}");
}

#[test]
fn a_standing_holds_from_step_to_step() {
    let list = candidates(200);
    let cast = |step| {
        let ballot = StepBallot { step, candidates: &list, ballots: 150, choices: 200 };
        support(&delegates().cast(&ballot), 200)
    };
    let (one, two) = (cast("key-cadres"), cast("committee"));
    let near = one.iter().zip(&two).filter(|(a, b)| a.abs_diff(**b) <= 25).count();
    assert!(near >= 190, "{near} of 200 move less than a sixth");
}

#[test]
fn attendance_keeps_the_quorum_unless_it_is_asked_to_fail() {
    let delegates = delegates();
    for convened in 1..250 {
        let step = format!("step {convened}");
        let present = |seats: Vec<bool>| seats.iter().filter(|here| **here).count();
        let seats = delegates.attendance(&step, convened);
        assert_eq!(seats.len(), convened);
        assert_eq!(seats, delegates.attendance(&step, convened));
        let here = present(seats);
        assert!(here * 3 >= convened * 2, "{here} of {convened}");
        if convened >= 20 {
            assert!(here * 100 >= convened * 83, "{here} of {convened}");
        }
        let short = present(delegates.short_attendance(&step, convened));
        assert!(short * 3 < convened * 2, "{short} of {convened}");
    }
}

#[test]
fn an_empty_ballot_and_no_delegates_are_no_trouble() {
    let none = StepBallot { step: "none", candidates: &[], ballots: 3, choices: 0 };
    assert_eq!(delegates().cast(&none).len(), 3);
    assert!(delegates().attendance("none", 0).is_empty());
}
