//! Lists kept checked: the same answer as a full check after any edits.

use crate::world::*;
use checks::{
    Change, CheckedLists, EditRefused, Entry, EntryEdit, Finding, Ground, Law, OtherEntries,
    PlanList, Rule, Verdict, check_list, round_of,
};
use proptest::prelude::*;
use roster::*;
use std::sync::Arc;

const PEOPLE: u32 = 7;
const LISTS: u32 = 5;

/// Laws that differ in what is set: the last one leaves a level without a
/// reference month, and a rule to nobody but some posts.
fn laws() -> [Arc<Law>; 3] {
    let communes_only = lex::AgeReference {
        term_start: 2020,
        level: "grassroots".parse().unwrap(),
        month: month("04/2020"),
    };
    let partial = law([
        lex::AGE_REFERENCE.to(vec![communes_only]),
        lex::POSTS_PER_PERSON_SCOPE.to(lex::PostsScope::SameLevel),
        lex::MAX_POSTS_PER_PERSON.to(1),
        lex::LOWER_ENTRY_REQUIRED.to(true),
        lex::SHARE_SCOPE.to(lex::ShareScope::BodyAndList),
    ]);
    [law([]), partial, Law::of(&lex::View::of([lex::HIGHER_POST_ONLY.to(true)]))].map(Arc::new)
}

/// What is edited, by small numbers.
#[derive(Debug, Clone)]
enum Edit {
    Facts(u32, u8),
    Plan(u32, Vec<(bool, u32, u32)>),
    Law(u32, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let one = (any::<bool>(), 0..LISTS, 0..7u32);
    prop_oneof![
        (0..PEOPLE, any::<u8>()).prop_map(|(who, facts)| Edit::Facts(who, facts)),
        (0..PEOPLE, prop::collection::vec(one, 1..3))
            .prop_map(|(who, edits)| Edit::Plan(who, edits)),
        (0..3u32, 0..3usize).prop_map(|(unit, law)| Edit::Law(unit, law)),
    ]
}

/// Facts drawn from one number, so that every rule has something to change.
fn record(who: u32, facts: u8) -> Person {
    let bit = |at: u8| facts & (1 << at) != 0;
    let mut one = if bit(0) { woman() } else { person() };
    one.id = base::PersonId(i64::from(who) + 1);
    one.birth = date(["1965", "10/04/1980", "06/1959", "1985"][usize::from(facts >> 1 & 3)]);
    one.theory = bit(3).then_some(Theory::Advanced);
    one.ethnicity = bit(4).then_some(Ethnicity::KINH);
    one.unit = if bit(5) { COMMUNE } else { OFFICE };
    one.holdings =
        [HEAD, DEPUTY, MEMBER].into_iter().skip(usize::from(facts >> 5)).map(holds).collect();
    one.background_verified = bit(2).then_some(bit(3));
    one.science = bit(1).then_some(bit(6));
    one.disciplines = bit(5).then(Vec::new);
    one.pending_appointment = bit(7).then_some(DEPUTY);
    if bit(6) {
        one.evaluations.clear();
    }
    one
}

fn plan_list(place: u32, law: &Arc<Law>, entries: Vec<Entry>) -> PlanList {
    let kind = if place.is_multiple_of(2) { PlanKind::Titles } else { PlanKind::Committee };
    // The last list belongs to another round.
    let term = if place + 1 == LISTS { Term::new(2015, 2020).unwrap() } else { term() };
    PlanList { law: Arc::clone(law), unit: UnitIx(place % 3), kind, term, on: day(TODAY), entries }
}

/// Every list checked in full, on a roster built anew.
fn in_full(people: &[Person], lists: &[PlanList]) -> Vec<Vec<Finding>> {
    let roster = roster(people.iter().cloned());
    let ground = Ground::of(&roster);
    let one = |list: &PlanList| {
        let round = round_of(list.term);
        let same = lists.iter().filter(|other| round_of(other.term) == round);
        let others = OtherEntries::of(same.flat_map(|other| other.entries.iter().copied()));
        let mut found = Vec::new();
        check_list(&ground, &list.law, &list.slice(), &others, &mut found);
        found
    };
    lists.iter().map(one).collect()
}

fn standing(checked: &CheckedLists) -> Vec<Vec<Finding>> {
    (0..checked.len() as u32).map(|at| checked.findings(at).collect()).collect()
}

/// Takes what is gone out of the findings and puts in what is new.
fn with_change(mut findings: Vec<Vec<Finding>>, change: &Change) -> Vec<Vec<Finding>> {
    for (list, finding) in &change.gone {
        let list = &mut findings[*list as usize];
        let at = list.iter().position(|one| one == finding).expect("it stood");
        let _ = list.remove(at);
    }
    for (list, finding) in &change.new {
        findings[*list as usize].push(*finding);
    }
    findings
}

fn sorted(mut findings: Vec<Vec<Finding>>) -> Vec<Vec<Finding>> {
    for list in &mut findings {
        list.sort_by_key(|finding| (finding.rule, finding.subject));
    }
    findings
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_each_edit_all_findings_are_those_of_a_full_check(
        start in prop::collection::vec((0..LISTS, 0..PEOPLE, 0..7u32), 0..40),
        facts in prop::collection::vec(any::<u8>(), PEOPLE as usize),
        edits in prop::collection::vec(edit(), 1..14),
    ) {
        let laws = laws();
        let mut people: Vec<Person> =
            facts.iter().enumerate().map(|(who, facts)| record(who as u32, *facts)).collect();
        let mut lists: Vec<PlanList> = (0..LISTS)
            .map(|place| {
                let own = start.iter().filter(|(list, ..)| *list == place);
                let entries = own
                    .map(|(_, who, post)| Entry { person: PersonIx(*who), post: PostIx(*post) });
                plan_list(place, &laws[place as usize % 2], entries.collect())
            })
            .collect();
        let mut checked = CheckedLists::of(roster(people.clone()), lists.clone());
        let mut before = in_full(&people, &lists);
        prop_assert_eq!(&standing(&checked), &before);
        for edit in edits {
            let change = match edit {
                Edit::Facts(who, facts) => {
                    people[who as usize] = record(who, facts);
                    checked.set_person(PersonIx(who), record(who, facts)).unwrap()
                }
                Edit::Plan(who, edits) => {
                    let mut made = Vec::new();
                    for (add, list, post) in edits {
                        let entry = Entry { person: PersonIx(who), post: PostIx(post) };
                        let entries = &mut lists[list as usize].entries;
                        entries.retain(|other| *other != entry);
                        let post = PostIx(post);
                        made.push(if add {
                            entries.push(entry);
                            EntryEdit::Add { list, post }
                        } else {
                            EntryEdit::Remove { list, post }
                        });
                    }
                    checked.plan(PersonIx(who), &made).unwrap()
                }
                Edit::Law(unit, law) => {
                    for list in lists.iter_mut().filter(|list| list.unit == UnitIx(unit)) {
                        list.law = Arc::clone(&laws[law]);
                    }
                    checked.set_law(UnitIx(unit), &laws[law])
                }
            };
            let after = in_full(&people, &lists);
            prop_assert_eq!(&standing(&checked), &after);
            prop_assert_eq!(checked.roster(), &roster(people.clone()));
            for (list, finding) in &change.gone {
                prop_assert!(!after[*list as usize].contains(finding), "gone and yet there");
            }
            prop_assert_eq!(sorted(with_change(before, &change)), sorted(after.clone()));
            before = after;
        }
    }
}

fn two_lists() -> CheckedLists {
    let [law, ..] = laws();
    let entry = |person, post| Entry { person: PersonIx(person), post };
    let titles = plan_list(0, &law, vec![entry(0, HEAD), entry(1, HEAD)]);
    let committee = plan_list(1, &law, vec![entry(0, MEMBER), entry(1, MEMBER)]);
    CheckedLists::of(roster([person(), person()]), [titles, committee])
}

#[test]
fn an_edit_that_changes_nothing_says_so() {
    let mut checked = two_lists();
    let same = checked.roster().person(PersonIx(0)).clone();
    assert!(checked.set_person(PersonIx(0), same).unwrap().is_empty());
    let again = [EntryEdit::Add { list: 0, post: HEAD }];
    assert!(checked.plan(PersonIx(0), &again).unwrap().is_empty());
    assert!(checked.set_law(UnitIx(2), &laws()[2]).is_empty());
}

#[test]
fn a_pending_appointment_is_found_in_every_list_of_the_person() {
    let mut checked = two_lists();
    let record = checked.roster().person(PersonIx(1)).clone();
    let pending = Person { pending_appointment: Some(DEPUTY), ..record };
    let change = checked.set_person(PersonIx(1), pending).unwrap();
    let told: Vec<_> = change.new.iter().map(|(list, f)| (*list, f.rule, f.verdict)).collect();
    let expected = [0, 1].map(|list| (list, Rule::AppointmentPending, Verdict::NotMet));
    assert_eq!(told, expected);
    assert_eq!(change.gone.len(), 2);
}

#[test]
fn an_edit_of_what_is_not_there_is_refused_and_changes_nothing() {
    let mut checked = two_lists();
    let before = standing(&checked);
    let who = PersonIx(0);
    let add = |list, post| [EntryEdit::Add { list, post }];
    assert_eq!(checked.plan(PersonIx(9), &add(0, HEAD)), Err(EditRefused::NoPerson(PersonIx(9))));
    assert_eq!(checked.plan(who, &add(2, HEAD)), Err(EditRefused::NoList(2)));
    assert_eq!(checked.plan(who, &add(0, PostIx(99))), Err(EditRefused::NoPost(PostIx(99))));
    let other = checked.set_person(who, Person { id: base::PersonId(9), ..person() });
    assert!(matches!(other, Err(EditRefused::Record(_))));
    assert!(checked.set_person(PersonIx(9), person()).is_err());
    assert_eq!(standing(&checked), before);
    assert!(!checked.is_empty() && checked.list(2).is_none());
}
