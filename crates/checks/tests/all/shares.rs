//! Structure: STR-01 to STR-04, AGE-04.

use crate::world::*;
use checks::{Compared, Finding, Law, Missing, Rule, Subject, Verdict};
use roster::{Ethnicity, Person};

fn committee(rule: Rule, people: impl IntoIterator<Item = Person>, law: &Law) -> Finding {
    let roster = roster(people);
    one(&list_for(MEMBER, &roster, law), rule, Subject::Body(COMMITTEE))
}

fn of(total: usize, part: usize, with: Person, without: Person) -> Vec<Person> {
    (0..total).map(|n| if n < part { with.clone() } else { without.clone() }).collect()
}

#[test]
fn fifteen_percent_of_forty_is_six_and_of_forty_one_is_seven() {
    let women = |total, part| {
        committee(Rule::WomenShare, of(total, part, woman(), person()), &law([])).verdict
    };
    assert_eq!([women(40, 6), women(40, 5)], [Verdict::Met, Verdict::NotMet]);
    assert_eq!([women(41, 7), women(41, 6)], [Verdict::Met, Verdict::NotMet]);
}

#[test]
fn a_share_says_how_many_more_would_reach_it() {
    let finding = committee(Rule::WomenShare, of(40, 4, woman(), person()), &law([]));
    assert_eq!(finding.compared.more_needed(), 2);
    assert!(!finding.blocks(), "a target warns");
}

#[test]
fn unknown_ethnicity_leaves_the_share_open_only_when_it_decides() {
    let people = |minority, unknown| {
        let mut people = of(10, minority, minority_person(), person());
        for person in people.iter_mut().rev().take(unknown) {
            person.ethnicity = None;
        }
        committee(Rule::MinorityShare, people, &law([]))
    };
    assert_eq!(people(3, 7).verdict, Verdict::Met);
    assert_eq!(people(1, 1).verdict, Verdict::NotMet);
    let open = people(1, 2);
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::ETHNICITY));
}

fn minority_person() -> Person {
    Person { ethnicity: Ethnicity::read("Thái"), ..person() }
}

#[test]
fn forty_years_to_the_month_is_young_only_where_the_limit_is_not_strict() {
    // The district counts at 6/2020: born in 6/1980 is forty years to the month.
    let young_at = |birth: &str, strict| {
        let law = law([lex::YOUNG_AGE.to(vec![young("district", 40, strict)])]);
        committee(Rule::YoungShare, [born(birth)], &law).verdict
    };
    assert_eq!(young_at("06/1980", false), Verdict::Met);
    assert_eq!(young_at("06/1980", true), Verdict::NotMet);
    assert_eq!(young_at("07/1980", true), Verdict::Met);
    assert_eq!(young_at("05/1980", false), Verdict::NotMet);
    assert_eq!(young_at("1980", false), Verdict::Undetermined);
    assert_eq!(young_at("1981", false), Verdict::Met);
    assert_eq!(young_at("1979", false), Verdict::NotMet);
}

#[test]
fn a_district_plan_must_have_a_woman_and_a_commune_plan_need_not() {
    let found = |people: Vec<Person>, law: &Law| committee(Rule::WomenRequired, people, law);
    assert!(found(vec![person()], &law([])).blocks());
    assert_eq!(found(vec![person(), woman()], &law([])).verdict, Verdict::Met);
    let commune = law([
        lex::WOMEN_REQUIRED.to(vec![lex::WomenRequired { level: "commune".parse().unwrap() }])
    ]);
    assert_eq!(found(vec![person()], &commune).verdict, Verdict::NotApplicable);
}

fn bands(births: &[&str]) -> Finding {
    committee(Rule::AgeBands, births.iter().map(|birth| born(birth)), &law([]))
}

#[test]
fn three_bands_need_three_people_five_years_apart() {
    assert_eq!(bands(&["03/1970", "03/1975", "03/1980"]).verdict, Verdict::Met);
    assert_eq!(bands(&["03/1970", "02/1975", "03/1980"]).verdict, Verdict::NotMet);
    assert_eq!(bands(&["03/1970", "01/1973", "03/1975", "03/1980"]).verdict, Verdict::Met);
    assert_eq!(bands(&["1970", "1980"]).verdict, Verdict::NotApplicable);
}

#[test]
fn bands_of_birth_years_are_told_when_no_month_could_change_them() {
    assert_eq!(bands(&["1970", "1976", "1982"]).verdict, Verdict::Met);
    assert_eq!(bands(&["1970", "1974", "1978"]).verdict, Verdict::NotMet);
    let open = bands(&["1970", "1975", "1980"]);
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::BIRTH_MONTH));
    assert!(matches!(open.compared, Compared::Bands { found: 2, wanted: 3, gap: 5 }));
}

#[test]
fn months_between_decide_which_years_are_apart() {
    assert_eq!(bands(&["12/1970", "1975", "1981"]).verdict, Verdict::Undetermined);
    assert_eq!(bands(&["01/1970", "1975", "1981"]).verdict, Verdict::Met);
}
