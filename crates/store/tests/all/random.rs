//! What is read back equals what was written, for facts drawn at random.

use crate::databases::each;
use crate::sample::{RECORDED, day, profile, units};
use base::{Day, Month, PartialDate, PersonId, PersonName};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use roster::{CodeList, Education, Ethnicity, Grade, Sex, StateManagement, Theory};
use store::{Batch, BatchKind, EvaluationRecord, HoldingRecord, PersonRecord, ProfileRecord};

fn any_day() -> impl Strategy<Value = Day> {
    // From the year 1 to the year 9999.
    (-719_162i64..=2_932_896).prop_map(Day::from_days_since_1970)
}

fn date() -> impl Strategy<Value = PartialDate> {
    any_day().prop_flat_map(|day| {
        let month = PartialDate::Month(day.month());
        prop_oneof![Just(PartialDate::Day(day)), Just(month), Just(PartialDate::Year(day.year()))]
    })
}

fn month() -> impl Strategy<Value = Month> {
    any_day().prop_map(Day::month)
}

fn one_of<T: CodeList + std::fmt::Debug>() -> impl Strategy<Value = T> {
    proptest::sample::select(T::ALL.iter().map(|row| row.0).collect::<Vec<_>>())
}

fn ethnicity() -> impl Strategy<Value = Ethnicity> {
    proptest::sample::select(Ethnicity::all().collect::<Vec<_>>())
}

/// Names as people have them, written in either Unicode form, and any text at
/// all that has a letter.
fn name() -> impl Strategy<Value = PersonName> {
    const WORDS: [&str; 16] = [
        "Nguyễn", "Lò", "Vàng", "Đặng", "Ksor", "H'Bia", "Thị", "Văn", "A", "Quỳnh", "Thuỳ",
        "Thùy", "Ượng", "Ỷ", "Dũng", "Nghĩa",
    ];
    let written = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 1..6)
        .prop_flat_map(|words| {
            let text = words.join(" ");
            let apart: String = text.chars().flat_map(decomposed).collect();
            prop_oneof![Just(text), Just(apart)]
        });
    prop_oneof![3 => written, 1 => "\\PC{1,30}"]
        .prop_filter_map("a name has a letter", |text| PersonName::parse(&text))
}

/// The commonest Vietnamese letters taken apart, as some keyboards type them.
fn decomposed(c: char) -> Vec<char> {
    match c {
        'ễ' => vec!['e', '\u{302}', '\u{303}'],
        'ò' => vec!['o', '\u{300}'],
        'ỳ' => vec!['y', '\u{300}'],
        'ù' => vec!['u', '\u{300}'],
        'ợ' => vec!['ơ', '\u{323}'],
        'ĩ' => vec!['i', '\u{303}'],
        other => vec![other],
    }
}

fn text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("\\PC{0,40}")
}

fn of_person() -> impl Strategy<Value = ProfileRecord> {
    use proptest::option::of;
    let who = (name(), any_day(), one_of::<Sex>(), date(), of(ethnicity()));
    let texts = (text(), text(), text(), text());
    let levels = (of(one_of::<Education>()), of(one_of::<Theory>()));
    let more = (of(one_of::<StateManagement>()), of(date()), of(date()), of(month()));
    let flags = (of(any::<bool>()), of(any::<bool>()), any::<bool>());
    (who, texts, levels, more, flags).prop_map(|(who, texts, levels, more, flags)| ProfileRecord {
        name: who.0,
        from: who.1,
        sex: who.2,
        birth: who.3,
        ethnicity: who.4,
        religion: texts.0,
        hometown: texts.1,
        post_text: texts.2,
        education_text: texts.3,
        education: levels.0,
        theory: levels.1,
        management: more.0,
        party_probationary: more.1,
        party_official: more.2,
        retirement_override: more.3,
        science: flags.0,
        background_verified: flags.1,
        disciplines_stated: flags.2,
        ..profile(PersonId(0), "2017-01-01", "Lò A")
    })
}

/// Each case is written in a transaction that is then dropped, so that one
/// database serves them all.
fn check<S: Strategy>(cases: u32, drawn: &S, holds: impl AsyncFn(&mut store::Tx, S::Value)) {
    each(|runtime, site| {
        let store = runtime.block_on(site.store());
        runtime.block_on(async {
            let mut tx = store.write().await.unwrap();
            tx.add_units(&units(), RECORDED, None).await.unwrap();
            tx.commit().await.unwrap();
        });
        // The same cases each time: a test that fails must fail again.
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        let source = proptest::test_runner::RngAlgorithm::ChaCha;
        let chance = proptest::test_runner::TestRng::deterministic_rng(source);
        let done = TestRunner::new_with_rng(config, chance).run(drawn, |value| {
            runtime.block_on(async {
                let mut tx = store.write().await.unwrap();
                holds(&mut tx, value).await;
            });
            Ok(())
        });
        runtime.block_on(store.close());
        done.unwrap();
    });
}

#[test]
fn profiles_of_any_names_texts_and_partial_dates_read_back_equal() {
    let drawn = proptest::collection::vec(of_person(), 1..12);
    check(32, &drawn, async |tx, mut profiles| {
        let mut people = Vec::new();
        for (profile, id) in profiles.iter_mut().zip(1..) {
            profile.person = PersonId(id);
            people.push(PersonRecord { id: profile.person, code: profile.religion.clone() });
        }
        tx.add_people(&people, None).await.unwrap();
        tx.add_profiles(&profiles, RECORDED, None).await.unwrap();
        assert_eq!(tx.people().await.unwrap(), people);
        let mut read = tx.profiles(day("2017-03-01")).await.unwrap();
        read.sort_by_key(|profile| profile.person);
        assert_eq!(read, profiles);
    });
}

#[test]
fn a_merge_of_any_records_undone_leaves_everything_as_it_was() {
    let grades = proptest::collection::vec((2010i16..2030, one_of::<Grade>(), any::<bool>()), 0..6);
    check(32, &(of_person(), of_person(), of_person(), grades), async |tx, drawn| {
        let (one, two) = (PersonId(1), PersonId(2));
        let people = [one, two].map(|id| PersonRecord { id, code: Some(id.to_string()) });
        tx.add_people(&people, None).await.unwrap();
        let mut profiles = [drawn.0, drawn.1, drawn.2];
        for (profile, person) in profiles.iter_mut().zip([one, two, one]) {
            profile.person = person;
        }
        tx.add_profiles(&profiles[..2], RECORDED, None).await.unwrap();
        for (at, (year, grade, of_two)) in (0..).zip(drawn.3) {
            let person = if of_two { two } else { one };
            let recorded = base::Instant(RECORDED.0 + at);
            let said = [EvaluationRecord { person, year, grade }];
            tx.add_evaluations(&said, recorded, None).await.unwrap();
        }
        let on = day("2017-03-01");
        let before = (tx.digest().await.unwrap(), tx.profiles(on).await.unwrap());
        let batch = Batch { kind: BatchKind::Merge, ..crate::sample::batch() };
        tx.add_batch(&batch).await.unwrap();
        tx.add_merge(two, one, batch.id).await.unwrap();
        tx.add_profiles(&profiles[2..], RECORDED, Some(batch.id)).await.unwrap();
        assert_eq!(tx.profiles(on).await.unwrap().len(), 1);
        assert_eq!(tx.profile_history(two).await.unwrap().len(), 3);
        let grades = tx.evaluations().await.unwrap();
        assert!(grades.iter().all(|it| it.person == one));
        assert!(grades.is_sorted_by_key(|it| it.year));
        tx.undo_batch(batch.id).await.unwrap();
        assert_eq!((tx.digest().await.unwrap(), tx.profiles(on).await.unwrap()), before);
    });
}

#[test]
fn posts_held_and_evaluations_of_any_dates_read_back_equal() {
    let held = (proptest::option::of(date()), proptest::option::of(date()));
    let drawn = (proptest::collection::vec(held, 1..12), -32_768i16..=32_767, one_of::<Grade>());
    check(32, &drawn, async |tx, (held, year, grade)| {
        let person = PersonId(1);
        tx.add_people(&[PersonRecord { id: person, code: None }], None).await.unwrap();
        let post = crate::sample::posts().remove(2);
        tx.add_posts(std::slice::from_ref(&post), None).await.unwrap();
        let mut holdings = Vec::new();
        for ((from, to), recorded) in held.into_iter().zip(1..) {
            let holding = HoldingRecord { person, post: post.id, from, to };
            tx.add_holdings(&[holding], base::Instant(recorded), None).await.unwrap();
            holdings.push(holding);
        }
        assert_eq!(tx.holdings().await.unwrap(), holdings);
        let evaluation = EvaluationRecord { person, year, grade };
        tx.add_evaluations(&[evaluation], RECORDED, None).await.unwrap();
        assert_eq!(tx.evaluations().await.unwrap(), [evaluation]);
    });
}
