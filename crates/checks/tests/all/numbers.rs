//! Counts: CND-01 to CND-05, CND-07, CON-02.

use crate::world::*;
use checks::{Compared, Entry, Missing, OtherEntries, Rule, Subject, Verdict};
use roster::{BodyIx, Person, PersonIx, PlanKind, PostIx};

fn names_for_one_post(count: usize) -> Verdict {
    let roster = roster((0..count).map(|_| person()));
    one(&list_for(HEAD, &roster, &law([])), Rule::NumberPerPost, Subject::Post(HEAD)).verdict
}

#[test]
fn a_plan_with_one_name_is_refused_and_so_are_five() {
    let verdicts = [1, 2, 4, 5].map(names_for_one_post);
    assert_eq!(verdicts, [Verdict::NotMet, Verdict::Met, Verdict::Met, Verdict::NotMet]);
}

#[test]
fn a_name_that_stands_twice_counts_once() {
    let roster = roster([person(), person()]);
    let entry = |person| Entry { person: PersonIx(person), post: HEAD };
    let entries = [entry(0), entry(1), entry(0)];
    let found = check(&roster, &law([]), PlanKind::Titles, &entries, &OtherEntries::none());
    let finding = one(&found, Rule::NumberPerPost, Subject::Post(HEAD));
    assert!(matches!(finding.compared, Compared::Count { found: 2, .. }));
}

#[test]
fn a_bound_on_which_the_law_is_silent_is_noted_and_not_guessed() {
    let law = checks::Law::of(&lex::View::of([lex::MAX_PER_POST.to(3)]));
    let roster = roster([person()]);
    let finding = one(&list_for(HEAD, &roster, &law), Rule::NumberPerPost, Subject::Post(HEAD));
    assert_eq!((finding.verdict, finding.missing), (Verdict::Met, Missing::LAW));
}

fn posts_planned(own: &[PostIx], elsewhere: &[PostIx], law: &checks::Law) -> Verdict {
    let roster = roster([person()]);
    let entry = |post: &PostIx| Entry { person: PersonIx(0), post: *post };
    let entries: Vec<Entry> = own.iter().map(entry).collect();
    let other = OtherEntries::of(elsewhere.iter().map(entry));
    let found = check(&roster, law, PlanKind::Titles, &entries, &other);
    one(&found, Rule::PostsPerPerson, Subject::Entry(PersonIx(0), own[0])).verdict
}

#[test]
fn posts_in_other_plans_count_and_the_same_post_counts_once() {
    let law = law([]);
    assert_eq!(posts_planned(&[HEAD], &[HEAD, CHAIR, MEMBER], &law), Verdict::Met);
    assert_eq!(posts_planned(&[HEAD, COMMUNE_HEAD], &[CHAIR, MEMBER], &law), Verdict::NotMet);
}

#[test]
fn posts_of_another_level_count_only_where_the_law_says_any_level() {
    let same = law([lex::POSTS_PER_PERSON_SCOPE.to(lex::PostsScope::SameLevel)]);
    let elsewhere = [CHAIR, MEMBER, COMMUNE_HEAD];
    assert_eq!(posts_planned(&[HEAD], &elsewhere, &law([])), Verdict::NotMet);
    // The office stands at the district's level: three there, one in the commune.
    assert_eq!(posts_planned(&[HEAD], &elsewhere, &same), Verdict::Met);
    assert_eq!(posts_planned(&[HEAD], &[CHAIR, MEMBER, STANDING], &same), Verdict::NotMet);
}

fn ratio(count: usize) -> Verdict {
    let roster = roster((0..count).map(|_| person()));
    let found = list_for(MEMBER, &roster, &law([]));
    one(&found, Rule::CommitteeRatio, Subject::Body(COMMITTEE)).verdict
}

#[test]
fn a_committee_of_39_takes_59_to_78_names() {
    let verdicts = [58, 59, 78, 79].map(ratio);
    assert_eq!(verdicts, [Verdict::NotMet, Verdict::Met, Verdict::Met, Verdict::NotMet]);
}

#[test]
fn a_body_of_unknown_size_has_no_ratio() {
    let roster = roster([person()]);
    let found = list_for(STANDING, &roster, &law([]));
    let finding = one(&found, Rule::CommitteeRatio, Subject::Body(BodyIx(1)));
    assert_eq!((finding.verdict, finding.missing), (Verdict::Undetermined, Missing::SEATS));
}

#[test]
fn a_deputys_post_of_one_seat_takes_two_to_four_names() {
    let ratio = |count: usize, post| {
        let roster = roster((0..count).map(|_| person()));
        let found = list_for(post, &roster, &law([]));
        one(&found, Rule::DeputyRatio, Subject::Post(post))
    };
    let verdicts = [1, 2, 4, 5].map(|count| ratio(count, DEPUTY).verdict);
    assert_eq!(verdicts, [Verdict::NotMet, Verdict::Met, Verdict::Met, Verdict::NotMet]);
    assert_eq!(ratio(1, DEPUTY).parameters(), ["deputy-ratio-min"]);
    assert_eq!(ratio(1, HEAD).verdict, Verdict::NotApplicable, "heads are not deputies");
    let without_seats = ratio(2, SEATLESS);
    assert_eq!(without_seats.verdict, Verdict::Undetermined);
    assert_eq!(without_seats.missing, Missing::SEATS);
}

#[test]
fn only_a_higher_post_of_the_same_ladder_may_be_planned() {
    let holding = |post| Person { holdings: vec![holds(post)], ..person() };
    let ask = |person, post| ask(Rule::HigherPost, person, post, &law([])).verdict;
    assert_eq!(ask(holding(DEPUTY), HEAD), Verdict::Met);
    assert_eq!(ask(holding(HEAD), HEAD), Verdict::NotMet);
    assert_eq!(ask(holding(CHAIR), HEAD), Verdict::NotMet);
    assert_eq!(ask(holding(STANDING), HEAD), Verdict::Met, "members are another ladder");
    assert_eq!(ask(person(), HEAD), Verdict::Met);
}

#[test]
fn a_post_left_before_today_is_held_no_more() {
    let mut left = holds(CHAIR);
    left.to = Some(date("14/06/2017"));
    let finding = |to| {
        left.to = to;
        let person = Person { holdings: vec![left], ..person() };
        ask(Rule::HigherPost, person, HEAD, &law([])).verdict
    };
    let verdicts = [Some(date("14/06/2017")), Some(date("15/06/2017")), None].map(finding);
    assert_eq!(verdicts, [Verdict::Met, Verdict::NotMet, Verdict::NotMet]);
}

#[test]
fn a_person_proposed_for_appointment_is_not_planned_at_the_same_time() {
    let person = Person { pending_appointment: Some(DEPUTY), ..person() };
    let finding = ask(Rule::AppointmentPending, person.clone(), HEAD, &law([]));
    assert_eq!(finding.verdict, Verdict::NotMet);
    assert_eq!(finding.compared, Compared::Other { post: DEPUTY });
    let silent = law([lex::APPOINTMENT_BARRED.to(false)]);
    let finding = ask(Rule::AppointmentPending, person, HEAD, &silent);
    assert_eq!(finding.verdict, Verdict::NotApplicable);
}

#[test]
fn a_head_is_planned_from_among_deputies_held_or_planned() {
    let law = law([lex::LOWER_ENTRY_REQUIRED.to(true)]);
    let deputy = Person { holdings: vec![holds(DEPUTY)], ..person() };
    assert_eq!(ask(Rule::LowerEntry, person(), HEAD, &law).verdict, Verdict::NotMet);
    assert_eq!(ask(Rule::LowerEntry, deputy, HEAD, &law).verdict, Verdict::Met);
    assert_eq!(ask(Rule::LowerEntry, person(), DEPUTY, &law).verdict, Verdict::NotApplicable);
    let roster = roster([person()]);
    let entries = [HEAD, DEPUTY].map(|post| Entry { person: PersonIx(0), post });
    let found = check(&roster, &law, PlanKind::Titles, &entries, &OtherEntries::none());
    let finding = one(&found, Rule::LowerEntry, Subject::Entry(PersonIx(0), HEAD));
    assert_eq!(finding.verdict, Verdict::Met);
}
