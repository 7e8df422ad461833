//! Conditions of the person: CON-01, CON-03, CON-04.

use crate::world::*;
use checks::{Compared, Finding, Law, Missing, Rule, Verdict};
use roster::{
    Discipline, DisciplineForm, Education, Evaluation, Grade, Person, StateManagement, Theory,
};

fn graded(grades: &[(i16, Grade)]) -> Person {
    let evaluations = grades.iter().map(|(year, grade)| Evaluation { year: *year, grade: *grade });
    Person { evaluations: evaluations.collect(), ..person() }
}

#[test]
fn three_years_before_this_one_are_looked_at() {
    let ask = |grades: &[(i16, Grade)]| ask(Rule::Evaluation, graded(grades), HEAD, &law([]));
    let good = [(2014, Grade::Good), (2015, Grade::Fulfilled), (2016, Grade::Good)];
    assert_eq!(ask(&good).verdict, Verdict::Met);
    let old = [(2013, Grade::Failed), good[0], good[1], good[2]];
    assert_eq!(ask(&old).verdict, Verdict::Met, "2013 lies before the three years");
    let this_year = [good[0], good[1], good[2], (2017, Grade::Failed)];
    assert_eq!(ask(&this_year).verdict, Verdict::Met, "2017 is not evaluated yet");
}

#[test]
fn one_failed_year_decides_even_when_another_is_unknown() {
    let finding = ask(Rule::Evaluation, graded(&[(2015, Grade::Failed)]), HEAD, &law([]));
    assert_eq!(finding.verdict, Verdict::NotMet);
    assert!(matches!(finding.compared, Compared::Grade { year: 2015, .. }));
}

#[test]
fn an_unknown_year_is_named() {
    let grades = [(2014, Grade::Good), (2016, Grade::Good)];
    let finding = ask(Rule::Evaluation, graded(&grades), HEAD, &law([]));
    assert_eq!((finding.verdict, finding.missing), (Verdict::Undetermined, Missing::EVALUATION));
    assert!(matches!(finding.compared, Compared::Grade { year: 2015, grade: None, .. }));
}

#[test]
fn law_that_asks_for_no_evaluation_needs_no_years() {
    let law = Law::of(&lex::View::of([lex::EVALUATION_REQUIRED.to(false)]));
    let finding = ask(Rule::Evaluation, graded(&[]), HEAD, &law);
    assert_eq!(finding.verdict, Verdict::NotApplicable);
}

fn disciplined(form: DisciplineForm, on: &str) -> Person {
    Person { disciplines: Some(vec![Discipline { form, on: date(on) }]), ..person() }
}

fn reprimanded(on: &str, asked: &str) -> Finding {
    let person = disciplined(DisciplineForm::Reprimand, on);
    ask_on(Rule::Discipline, person, HEAD, &law([]), asked)
}

#[test]
fn a_reprimand_bars_through_the_same_day_a_year_later() {
    let last = reprimanded("15/06/2016", "15/06/2017");
    assert_eq!(last.verdict, Verdict::NotMet);
    assert_eq!(last.passes_on, Some(day("16/06/2017")));
    assert_eq!(reprimanded("15/06/2016", "16/06/2017").verdict, Verdict::Met);
}

#[test]
fn a_reprimand_of_a_leap_day_ends_with_february() {
    assert_eq!(reprimanded("29/02/2016", "28/02/2017").verdict, Verdict::NotMet);
    assert_eq!(reprimanded("29/02/2016", "01/03/2017").verdict, Verdict::Met);
}

#[test]
fn a_discipline_of_unknown_day_is_open_only_while_the_day_decides() {
    assert_eq!(reprimanded("06/2016", "01/06/2017").verdict, Verdict::NotMet);
    let open = reprimanded("06/2016", "15/06/2017");
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::DISCIPLINE_DATE));
    assert_eq!(open.passes_on, Some(day("01/07/2017")));
    assert_eq!(reprimanded("06/2016", "01/07/2017").verdict, Verdict::Met);
    assert_eq!(reprimanded("2016", "01/01/2018").verdict, Verdict::Met);
    assert_eq!(reprimanded("2016", "31/12/2017").verdict, Verdict::Undetermined);
}

#[test]
fn a_form_without_a_window_never_runs_out() {
    let person = disciplined(DisciplineForm::Removal, "1999");
    let finding = ask(Rule::Discipline, person, HEAD, &law([]));
    assert_eq!((finding.verdict, finding.passes_on), (Verdict::NotMet, None));
}

#[test]
fn an_expired_discipline_bars_where_the_law_does_not_forgive() {
    let hard = law([lex::DISCIPLINE_EXPIRED_ALLOWED.to(false)]);
    let person = disciplined(DisciplineForm::Reprimand, "2010");
    assert_eq!(ask(Rule::Discipline, person.clone(), HEAD, &hard).verdict, Verdict::NotMet);
    let mild = law([lex::DISCIPLINE_BARS_FROM.to(lex::Discipline::Warning)]);
    assert_eq!(ask(Rule::Discipline, person, HEAD, &mild).verdict, Verdict::Met);
}

#[test]
fn unset_windows_leave_open_only_those_who_were_disciplined() {
    let law = Law::of(&lex::View::of([
        lex::DISCIPLINE_BARS_FROM.to(lex::Discipline::Reprimand),
        lex::DISCIPLINE_EXPIRED_ALLOWED.to(true),
    ]));
    assert_eq!(ask(Rule::Discipline, person(), HEAD, &law).verdict, Verdict::Met);
    let person = disciplined(DisciplineForm::Warning, "2016");
    let finding = ask(Rule::Discipline, person, HEAD, &law);
    assert_eq!((finding.verdict, finding.missing), (Verdict::Undetermined, Missing::LAW));
}

#[test]
fn where_the_law_does_not_say_if_expiry_forgives_an_expired_discipline_stays_open() {
    let law = Law::of(&lex::View::of([
        lex::DISCIPLINE_BARS_FROM.to(lex::Discipline::Reprimand),
        lex::DISCIPLINE_WINDOW.to(vec![window(lex::Discipline::Reprimand, 12)]),
    ]));
    let ask = |on| ask(Rule::Discipline, disciplined(DisciplineForm::Reprimand, on), HEAD, &law);
    let old = ask("2010");
    assert_eq!((old.verdict, old.missing), (Verdict::Undetermined, Missing::LAW));
    assert!(!old.is_silence());
    let running = ask("01/2017");
    assert_eq!((running.verdict, running.passes_on), (Verdict::NotMet, None));
}

#[test]
fn of_two_disciplines_the_one_that_ends_later_decides() {
    let mut person = disciplined(DisciplineForm::Warning, "01/01/2016");
    let later = Discipline { form: DisciplineForm::Reprimand, on: date("01/03/2017") };
    person.disciplines.as_mut().unwrap().push(later);
    let finding = ask(Rule::Discipline, person, HEAD, &law([]));
    assert_eq!(finding.passes_on, Some(day("02/03/2018")));
}

#[test]
fn the_narrowest_row_of_theory_is_the_one_that_counts() {
    let with = |theory| Person { theory, ..person() };
    let ask = |person, post| ask(Rule::Theory, person, post, &law([]));
    let intermediate = || with(Some(Theory::Intermediate));
    assert_eq!(ask(intermediate(), DEPUTY).verdict, Verdict::Met);
    assert_eq!(ask(intermediate(), HEAD).verdict, Verdict::NotMet);
    let open = ask(with(None), HEAD);
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::THEORY));
}

#[test]
fn education_is_asked_from_a_rank_on() {
    let with = |education| Person { education, ..person() };
    let ask = |person, post| ask(Rule::Education, person, post, &law([]));
    let college = || with(Some(Education::College));
    assert_eq!(ask(college(), COMMUNE_HEAD).verdict, Verdict::NotApplicable);
    assert_eq!(ask(college(), DEPUTY).verdict, Verdict::NotMet);
    assert_eq!(ask(person(), DEPUTY).verdict, Verdict::Met);
    let open = ask(with(None), DEPUTY);
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::EDUCATION));
}

#[test]
fn a_year_that_failed_is_passed_when_so_many_others_have_followed_it() {
    let finding = ask(Rule::Evaluation, graded(&[(2015, Grade::Failed)]), HEAD, &law([]));
    assert_eq!(finding.passes_on, Some(day("01/01/2019")));
    let ask_then = |on: &str| {
        let grades = [2014, 2015, 2016, 2017, 2018]
            .map(|year| (year, if year == 2015 { Grade::Failed } else { Grade::Good }));
        ask_on(Rule::Evaluation, graded(&grades), HEAD, &law([]), on).verdict
    };
    assert_eq!(ask_then("31/12/2018"), Verdict::NotMet);
    assert_eq!(ask_then("01/01/2019"), Verdict::Met);
}

#[test]
fn nothing_stated_about_discipline_is_not_none() {
    let silent = Person { disciplines: None, ..person() };
    let open = ask(Rule::Discipline, silent.clone(), HEAD, &law([]));
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::DISCIPLINE));
    assert_eq!(ask(Rule::Discipline, person(), HEAD, &law([])).verdict, Verdict::Met);
    let no_law = Law::of(&lex::View::of([]));
    assert!(ask(Rule::Discipline, silent, HEAD, &no_law).is_silence());
}

#[test]
fn of_the_expired_only_the_forms_pass_that_the_law_lists() {
    let tolerated = |case, form| lex::DisciplineException { case, form };
    let expired = tolerated(lex::DisciplineCase::Expired, lex::Discipline::Reprimand);
    let listed = |rows: Vec<_>| law([lex::DISCIPLINE_EXCEPTIONS.to(rows)]);
    let ask = |form, on, law: &Law| ask(Rule::Discipline, disciplined(form, on), HEAD, law);
    let one = listed(vec![expired.clone()]);
    assert_eq!(ask(DisciplineForm::Reprimand, "2010", &one).verdict, Verdict::Met);
    let warned = ask(DisciplineForm::Warning, "2010", &one);
    assert_eq!((warned.verdict, warned.passes_on), (Verdict::NotMet, None));
    let not_imposed = tolerated(lex::DisciplineCase::NotImposed, lex::Discipline::Warning);
    let warned = ask(DisciplineForm::Warning, "2010", &listed(vec![expired, not_imposed]));
    assert_eq!(warned.verdict, Verdict::NotMet, "it was imposed");
    assert_eq!(ask(DisciplineForm::Warning, "2010", &law([])).verdict, Verdict::Met);
    let running = ask(DisciplineForm::Reprimand, "15/06/2016", &one);
    assert_eq!(running.passes_on, Some(day("16/06/2017")));
}

#[test]
fn management_is_asked_by_rank() {
    let with = |management| Person { management, ..person() };
    let ask = |person, post| ask(Rule::Management, person, post, &law([]));
    let specialist = || with(Some(StateManagement::Specialist));
    assert_eq!(ask(specialist(), DEPUTY).verdict, Verdict::Met);
    let low = ask(specialist(), HEAD);
    assert_eq!(low.verdict, Verdict::NotMet);
    let (has, least) = (Some(StateManagement::Specialist), StateManagement::Principal);
    assert_eq!(low.compared, Compared::Management { has, least });
    let open = ask(with(None), HEAD);
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::MANAGEMENT));
    let high =
        law([lex::MANAGEMENT_REQUIRED.to(vec![management(90, lex::StateManagement::Senior)])]);
    let finding = crate::world::ask(Rule::Management, person(), HEAD, &high);
    assert_eq!(finding.verdict, Verdict::NotApplicable);
}

#[test]
fn the_background_is_verified_or_not_or_nobody_says() {
    let ask = |background_verified, law: &Law| {
        ask(Rule::Background, Person { background_verified, ..person() }, HEAD, law)
    };
    assert_eq!(ask(Some(true), &law([])).verdict, Verdict::Met);
    assert!(ask(Some(false), &law([])).blocks());
    let open = ask(None, &law([]));
    assert_eq!((open.verdict, open.missing), (Verdict::Undetermined, Missing::BACKGROUND));
    let off = law([lex::BACKGROUND_REQUIRED.to(false)]);
    assert_eq!(ask(None, &off).verdict, Verdict::NotApplicable);
}
