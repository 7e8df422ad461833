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

#[test]
fn a_share_is_rounded_as_the_law_says() {
    let verdict = |rounding, total, part| {
        let law = law([lex::SHARE_ROUNDING.to(rounding)]);
        committee(Rule::WomenShare, of(total, part, woman(), person()), &law).verdict
    };
    use lex::ShareRounding::{Down, Nearest, Up};
    // 15 % of 41 is 6.15, of 46 is 6.9.
    assert_eq!([verdict(Up, 41, 6), verdict(Up, 41, 7)], [Verdict::NotMet, Verdict::Met]);
    assert_eq!([verdict(Nearest, 41, 6), verdict(Nearest, 46, 6)], [Verdict::Met, Verdict::NotMet]);
    assert_eq!([verdict(Down, 46, 6), verdict(Down, 46, 5)], [Verdict::Met, Verdict::NotMet]);
}

#[test]
fn shares_of_a_committee_plan_are_asked_of_bodies_of_the_list_or_of_both() {
    use lex::ShareScope::{BodyAndList, EachBody, WholeList};
    let roster = roster([woman(), person(), person()]);
    let entry = |(person, post)| checks::Entry { person: roster::PersonIx(person), post };
    let entries = [(0, MEMBER), (1, MEMBER), (1, STANDING), (2, STANDING)].map(entry);
    let asked = |scope: Option<lex::ShareScope>| -> Vec<(Subject, Verdict)> {
        let law = law(scope.map(|scope| lex::SHARE_SCOPE.to(scope)));
        let (kind, none) = (roster::PlanKind::Committee, checks::OtherEntries::none());
        let found = check(&roster, &law, kind, &entries, &none);
        let women = found.iter().filter(|finding| finding.rule == Rule::WomenShare);
        women.map(|finding| (finding.subject, finding.verdict)).collect()
    };
    let bodies = [
        (Subject::Body(COMMITTEE), Verdict::Met),
        (Subject::Body(roster::BodyIx(1)), Verdict::NotMet),
    ];
    let list = (Subject::List, Verdict::Met);
    assert_eq!(asked(None), bodies);
    assert_eq!(asked(Some(EachBody)), bodies);
    assert_eq!(asked(Some(WholeList)), [list]);
    assert_eq!(asked(Some(BodyAndList)), [bodies[0], bodies[1], list]);
}

#[test]
fn people_of_science_are_counted_where_it_is_known() {
    let with = |science| Person { science, ..person() };
    let share = |known: usize, unknown: usize| {
        let mut people = of(10, known, with(Some(true)), with(Some(false)));
        for person in people.iter_mut().rev().take(unknown) {
            person.science = None;
        }
        committee(Rule::ScienceShare, people, &law([]))
    };
    assert_eq!(share(1, 9).verdict, Verdict::Met, "a tenth exactly");
    assert_eq!(share(0, 0).verdict, Verdict::NotMet);
    let open = share(0, 1);
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::SCIENCE));
    assert!(!share(0, 0).blocks(), "a target warns");
}
