//! Many lists at once: the same answer however the work is shared.

use crate::world::*;
use checks::{Entry, Ground, Job, PlanSlice, Rule, Verdict, check_many};
use proptest::prelude::*;
use roster::{Person, PersonIx, PlanKind, PostIx, Roster, Term};

fn people() -> Roster {
    roster((0..60).map(|n: i16| Person {
        birth: base::PartialDate::Year(1955 + n % 40),
        theory: (n % 3 != 0).then_some(roster::Theory::Advanced),
        ..if n % 7 == 0 { woman() } else { person() }
    }))
}

fn jobs<'a>(law: &'a checks::Law, lists: &'a [Vec<Entry>]) -> Vec<Job<'a>> {
    lists
        .iter()
        .enumerate()
        .map(|(n, entries)| {
            let kind = if n % 2 == 0 { PlanKind::Titles } else { PlanKind::Committee };
            let slice = PlanSlice { unit: DISTRICT, kind, term: term(), entries, on: day(TODAY) };
            Job { law, slice }
        })
        .collect()
}

fn entries() -> impl Strategy<Value = Vec<Vec<Entry>>> {
    let entry = (0..60u32, 0..7u32)
        .prop_map(|(person, post)| Entry { person: PersonIx(person), post: PostIx(post) });
    prop::collection::vec(prop::collection::vec(entry, 0..30), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn threads_and_the_order_of_entries_change_nothing(lists in entries()) {
        let (roster, law) = (people(), law([]));
        let ground = Ground::of(&roster);
        let one = check_many(&ground, &jobs(&law, &lists), 1);
        let reversed: Vec<Vec<Entry>> =
            lists.iter().map(|list| list.iter().rev().copied().collect()).collect();
        for threads in [0, 2, 5] {
            prop_assert_eq!(&check_many(&ground, &jobs(&law, &lists), threads), &one);
            prop_assert_eq!(&check_many(&ground, &jobs(&law, &reversed), threads), &one);
        }
    }
}

#[test]
fn the_summary_counts_all_and_keeps_what_needs_attention() {
    let (roster, law) = (people(), law([]));
    let list: Vec<Entry> =
        (0..40).map(|person| Entry { person: PersonIx(person), post: HEAD }).collect();
    let lists = [list];
    let summary = check_many(&Ground::of(&roster), &jobs(&law, &lists), 2);
    assert_eq!(summary.entries, 40);
    // Thirteen rules for each name, six for the list, two for the post.
    assert_eq!(summary.total(), 40 * 13 + 6 + 2);
    assert_eq!(summary.count(Rule::NumberPerPost, Verdict::NotMet), 1);
    let kept = summary.count(Rule::Theory, Verdict::Undetermined) as usize;
    let theory = summary.findings.iter().filter(|(_, f)| f.rule == Rule::Theory).count();
    assert_eq!((kept, theory), (14, 14));
}

#[test]
fn titles_of_party_and_state_terms_count_together() {
    let (roster, law) = (people(), law([]));
    let entry = |post| Entry { person: PersonIx(30), post };
    let party = [entry(MEMBER), entry(STANDING)];
    let state = [entry(HEAD), entry(CHAIR)];
    let slice =
        |kind, term, entries| PlanSlice { unit: DISTRICT, kind, term, entries, on: day(TODAY) };
    let later = Term::new(2021, 2026).unwrap();
    let old = Term::new(2015, 2020).unwrap();
    let verdict = |term| {
        let jobs = [
            Job { law: &law, slice: slice(PlanKind::Committee, crate::world::term(), &party) },
            Job { law: &law, slice: slice(PlanKind::Titles, term, &state) },
        ];
        check_many(&Ground::of(&roster), &jobs, 1).count(Rule::PostsPerPerson, Verdict::NotMet)
    };
    assert_eq!(verdict(later), 4, "each of the four entries is one too many");
    assert_eq!(verdict(old), 0, "another round");
}
