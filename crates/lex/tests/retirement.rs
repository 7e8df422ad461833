//! The retirement ages of the shipped law, by sex and month of birth, against
//! what the decree prints.

mod support;

use base::Month;
use lex::*;

fn rows(on: &str) -> Vec<RetirementAge> {
    let day = support::day(on);
    let book = support::shipped();
    let view = book.view(&Moment { legal_day: day, known_by: day, unit_path: &[] });
    view.get(RETIREMENT_AGE).unwrap().value.clone()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// Month of birth → age in years and months, and the first month of pension.
fn reached(rows: &[RetirementAge], birth: &str, column: RetirementColumn) -> (u32, u32, String) {
    let found = retirement(rows, month(birth), column).unwrap();
    (found.age_months / 12, found.age_months % 12, found.month.plus(1).to_string())
}

#[test]
fn the_schedule_is_that_of_the_decree_year_by_year() {
    let rows = rows("2026-03-15");
    // Decree 135/2020, art. 4: from 2021 60 years 3 months and 55 years 4
    // months; each year 3 months more for men until 62 in 2028, 4 months more
    // for women until 60 in 2035.
    assert_eq!(rows.len(), 1 + 15, "the time before, then 2021 to 2035");
    for (row, step) in rows[1..].iter().zip(0u32..) {
        assert_eq!(row.from, Month::new(2021 + step as i16, 1).unwrap());
        assert_eq!(row.men_months, (60 * 12 + 3 + 3 * step).min(62 * 12), "{}", row.from);
        assert_eq!(row.women_months, (55 * 12 + 4 + 4 * step).min(60 * 12), "{}", row.from);
    }
    let men = rows.iter().find(|row| row.men_months == 62 * 12).map(|row| row.from.year());
    let women = rows.iter().find(|row| row.women_months == 60 * 12).map(|row| row.from.year());
    assert_eq!((men, women), (Some(2028), Some(2035)));
}

#[test]
fn months_of_birth_fall_where_the_annex_puts_them() {
    use RetirementColumn::{Men, Women};
    let rows = rows("2026-03-15");
    // Annex I of the decree, as reprinted in the press: birth, age, first month
    // of pension – the last and the first month of each age.
    let men = [
        ("1963-01", 60, 9, "2023-11"),
        ("1963-03", 60, 9, "2024-01"),
        ("1963-04", 61, 0, "2024-05"),
        ("1963-12", 61, 0, "2025-01"),
        ("1964-01", 61, 3, "2025-05"),
        ("1964-09", 61, 3, "2026-01"),
        ("1964-10", 61, 6, "2026-05"),
        ("1965-05", 61, 6, "2026-12"),
    ];
    for (birth, years, months, pension) in men {
        assert_eq!(reached(&rows, birth, Men), (years, months, pension.to_owned()), "{birth}");
    }
    let women = [
        ("1968-01", 56, 4, "2024-06"),
        ("1968-08", 56, 4, "2025-01"),
        ("1968-09", 56, 8, "2025-06"),
        ("1969-04", 56, 8, "2026-01"),
        ("1969-05", 57, 0, "2026-06"),
        ("1969-12", 57, 0, "2027-01"),
        ("1970-01", 57, 4, "2027-06"),
        ("1970-05", 57, 4, "2027-10"),
    ];
    for (birth, years, months, pension) in women {
        assert_eq!(reached(&rows, birth, Women), (years, months, pension.to_owned()), "{birth}");
    }
    // Guidance 06 of 26 July 2021 works this case: 61 years 6 months, of which
    // 60 months are left in August 2021.
    let found = retirement(&rows, month("1965-02"), Men).unwrap();
    assert_eq!((found.age_months, found.month.since(month("2021-08"))), (61 * 12 + 6, 60));
}

#[test]
fn every_month_of_birth_has_one_month_of_retirement_and_later_births_none_earlier() {
    let rows = rows("2026-03-15");
    for column in [RetirementColumn::Men, RetirementColumn::Women] {
        let mut last = None;
        let first = Month::new(1945, 1).unwrap();
        for at in 0..12 * 60 {
            let birth = first.plus(at);
            let found = retirement(&rows, birth, column).unwrap();
            assert_eq!(found.month.since(birth), found.age_months as i32);
            assert!(last <= Some(found.month), "{birth}");
            last = Some(found.month);
        }
    }
}

#[test]
fn the_age_is_the_old_one_to_the_end_of_2020_and_solved_by_month_after() {
    use RetirementColumn::{Men, Women};
    let old = rows("2020-12-31");
    assert_eq!(reached(&old, "1961-01", Men), (60, 0, "2021-02".to_owned()));
    assert_eq!(reached(&old, "1980-01", Women), (55, 0, "2035-02".to_owned()));
    let new = rows("2021-01-01");
    // The last who retire under the old ages, and the first under the new.
    assert_eq!(reached(&new, "1960-12", Men), (60, 0, "2021-01".to_owned()));
    assert_eq!(reached(&new, "1961-01", Men), (60, 3, "2021-05".to_owned()));
    assert_eq!(reached(&new, "1965-12", Women), (55, 0, "2021-01".to_owned()));
    assert_eq!(reached(&new, "1966-01", Women), (55, 4, "2021-06".to_owned()));
    assert_eq!(reached(&new, "1980-01", Women), (60, 0, "2040-02".to_owned()));
}
