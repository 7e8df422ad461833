//! Who must leave a list: REM-01.

use crate::world::*;
use checks::{Candidate, Ground, Law, LeaveReason, Verdict, must_leave};
use roster::{Discipline, DisciplineForm, Evaluation, Grade, Person, PersonIx, PostIx};

fn reasons(person: Person, planned: &[PostIx], law: &Law) -> Vec<LeaveReason> {
    let roster = roster([person]);
    let candidate =
        Candidate { person: PersonIx(0), post: HEAD, term: term(), on: day(TODAY), planned };
    let found = must_leave(&Ground::of(&roster), law, &candidate);
    assert!(found.iter().all(|(_, finding)| finding.verdict == Verdict::NotMet));
    found.into_iter().map(|(reason, _)| reason).collect()
}

#[test]
fn each_ground_removes_by_itself() {
    let law = law([]);
    assert_eq!(reasons(person(), &[], &law), []);
    let appointed = Person { holdings: vec![holds(CHAIR)], ..person() };
    assert_eq!(reasons(appointed, &[], &law), [LeaveReason::Appointed]);
    let warned = Discipline { form: DisciplineForm::Warning, on: date("2016") };
    let disciplined = Person { disciplines: Some(vec![warned]), ..person() };
    assert_eq!(reasons(disciplined, &[], &law), [LeaveReason::Disciplined]);
    assert_eq!(reasons(born("1961"), &[], &law), [LeaveReason::OverAge]);
    let many = [HEAD, CHAIR, MEMBER, STANDING];
    assert_eq!(reasons(person(), &many, &law), [LeaveReason::TooManyPosts]);
    let failed = Evaluation { year: 2016, grade: Grade::Failed };
    let lazy = Person { evaluations: vec![failed], ..person() };
    assert_eq!(reasons(lazy, &[], &law), [LeaveReason::TaskNotDone]);
}

#[test]
fn what_is_not_certain_removes_nobody() {
    let open = Person { evaluations: vec![], ..born("1965") };
    assert_eq!(reasons(open, &[], &law([])), []);
}

#[test]
fn only_grounds_that_the_law_names_remove() {
    let narrow =
        law([lex::REMOVAL_CONDITIONS
            .to(vec![lex::RemovalCondition { condition: LeaveReason::OverAge }])]);
    let person = Person { holdings: vec![holds(CHAIR)], ..born("1961") };
    assert_eq!(reasons(person.clone(), &[], &narrow), [LeaveReason::OverAge]);
    let silent = Law::of(&lex::View::of([]));
    assert_eq!(reasons(person, &[], &silent), []);
}

#[test]
fn who_holds_the_planned_post_leaves_even_where_lower_posts_may_be_planned() {
    let law = law([lex::HIGHER_POST_ONLY.to(false)]);
    let person = Person { holdings: vec![holds(HEAD)], ..person() };
    assert_eq!(reasons(person, &[], &law), [LeaveReason::Appointed]);
}
