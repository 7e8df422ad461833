//! Age and service: AGE-01, AGE-02, AGE-03, AGE-05.

use crate::world::*;
use checks::{Compared, Missing, Rule, Verdict};
use roster::Person;

const RULE: Rule = Rule::RemainingService;

fn left(person: Person, post: roster::PostIx) -> (Verdict, Option<(i32, i32)>) {
    let finding = ask(RULE, person, post, &law([]));
    (finding.verdict, finding.compared.service_left())
}

#[test]
fn a_man_born_in_april_1965_just_reaches_sixty_months_at_a_commune() {
    assert_eq!(left(born("30/04/1965"), COMMUNE_HEAD), (Verdict::Met, Some((60, 60))));
    assert_eq!(left(born("31/03/1965"), COMMUNE_HEAD), (Verdict::NotMet, Some((59, 59))));
}

#[test]
fn a_woman_born_in_april_1970_just_reaches_sixty_months_at_a_commune() {
    let woman = |birth| Person { birth: date(birth), ..woman() };
    assert_eq!(left(woman("04/1970"), COMMUNE_HEAD), (Verdict::Met, Some((60, 60))));
    assert_eq!(left(woman("03/1970"), COMMUNE_HEAD), (Verdict::NotMet, Some((59, 59))));
}

#[test]
fn a_leap_day_is_a_day_in_february() {
    let law = law([lex::RETIREMENT_AGE.to(vec![ages("01/1995", 722, 662)])]);
    let finding = ask(RULE, born("29/02/1964"), COMMUNE_HEAD, &law);
    let retires = month("04/2024");
    assert!(
        matches!(finding.compared, Compared::Service { retires: month, .. } if month == retires)
    );
}

#[test]
fn an_office_counts_from_the_month_of_its_district() {
    // June, two months after the communes: April 1965 is too early, June is not.
    assert_eq!(left(born("04/1965"), HEAD), (Verdict::NotMet, Some((58, 58))));
    assert_eq!(left(born("06/1965"), HEAD), (Verdict::Met, Some((60, 60))));
}

#[test]
fn a_birth_year_alone_decides_when_every_month_agrees() {
    assert_eq!(left(born("1970"), COMMUNE_HEAD), (Verdict::Met, Some((117, 128))));
    assert_eq!(left(born("1960"), COMMUNE_HEAD), (Verdict::NotMet, Some((-3, 8))));
    let open = ask(RULE, born("1965"), COMMUNE_HEAD, &law([]));
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::BIRTH_MONTH));
}

#[test]
fn the_retirement_age_is_the_one_in_force_when_it_is_reached() {
    let schedule =
        vec![ages("01/1995", 720, 660), ages("01/2021", 723, 664), ages("01/2022", 726, 668)];
    let law = law([lex::RETIREMENT_AGE.to(schedule)]);
    let retires = |birth: &str| match ask(RULE, born(birth), HEAD, &law).compared {
        Compared::Service { retires, .. } => retires,
        other => panic!("{other:?}"),
    };
    assert_eq!(retires("12/1960"), month("12/2020"));
    assert_eq!(retires("01/1961"), month("04/2021"));
    assert_eq!(retires("09/1961"), month("12/2021"));
    assert_eq!(retires("10/1961"), month("04/2022"));
}

#[test]
fn a_decision_on_later_retirement_goes_before_the_schedule() {
    let person = Person { retirement_override: Some(month("06/2025")), ..born("1960") };
    assert_eq!(left(person, HEAD), (Verdict::Met, Some((60, 60))));
}

#[test]
fn a_term_without_a_reference_month_is_not_configured() {
    let law = law([lex::AGE_REFERENCE.to(vec![lex::AgeReference {
        term_start: 2015,
        level: "district".parse().unwrap(),
        month: month("06/2015"),
    }])]);
    let finding = ask(RULE, person(), HEAD, &law);
    assert_eq!((finding.verdict, finding.missing), (Verdict::Undetermined, Missing::LAW));
}

#[test]
fn less_service_than_preferred_warns_and_does_not_block() {
    let finding = ask(Rule::PreferredService, born("1966"), HEAD, &law([]));
    assert_eq!(finding.verdict, Verdict::NotMet);
    assert!(!finding.blocks());
}
