//! Records that are one person's, told apart, and what files state otherwise: on
//! every database, and as it was before.

use crate::databases::{digest, everywhere, reading};
use crate::sample::*;
use base::{BatchId, CitizenId, DifferenceId, Instant, PersonId};
use roster::Grade;
use std::collections::{HashMap, HashSet};
use store::*;

/// A record that was found to be Mai's as well.
pub const ALSO_MAI: PersonId = PersonId(411);
pub const DECIDED: BatchId = BatchId(1003);

/// What a file said otherwise, still open, and what was answered.
pub fn differences() -> Vec<DifferenceRecord> {
    let of = |id, field: &str, answer| DifferenceRecord {
        id: DifferenceId(id),
        batch: BATCH,
        sheet: "Cán bộ".to_owned(),
        row: 17,
        header: "Tôn giáo".to_owned(),
        person: MAI,
        field: field.to_owned(),
        known: "Không".to_owned(),
        brought: "Tin lành".to_owned(),
        answer,
    };
    vec![of(1301, "hometown", Some(Answer::Keep)), of(1302, "religion", None)]
}

/// Adds what was decided about who is who.
pub async fn add(tx: &mut Tx) {
    let decided = Batch { id: DECIDED, kind: BatchKind::Merge, file: String::new(), ..batch() };
    tx.add_batch(&decided).await.unwrap();
    tx.add_people(&[PersonRecord { id: ALSO_MAI, code: None }], None).await.unwrap();
    tx.add_merge(ALSO_MAI, MAI, DECIDED).await.unwrap();
    tx.add_apart(SINH, MAI, DECIDED).await.unwrap();
    tx.add_differences(&differences()).await.unwrap();
}

const TWIN: PersonId = PersonId(421);
const THIRD: PersonId = PersonId(422);
const MERGED: BatchId = BatchId(1011);

fn merge_batch(id: BatchId) -> Batch {
    Batch { id, kind: BatchKind::Merge, file: String::new(), sha256: String::new(), ..batch() }
}

/// The sample's records, and two more records of people who may be Mai.
async fn with_twins(store: &Store) {
    let mut tx = store.write().await.unwrap();
    tx.add_batch(&batch()).await.unwrap();
    add_records(&mut tx, Some(BATCH)).await;
    let twins = [
        PersonRecord { id: TWIN, code: Some("XB-09".to_owned()) },
        PersonRecord { id: THIRD, code: None },
    ];
    tx.add_people(&twins, None).await.unwrap();
    let citizen_id = CitizenId::parse("000178000001").ok();
    let said = ProfileRecord { citizen_id, ..profile(TWIN, "2014-01-01", "Lò Thị Mai") };
    tx.add_profiles(&[said], RECORDED, None).await.unwrap();
    let third = profile(THIRD, "2012-01-01", "Lò Thị Mai");
    tx.add_profiles(&[third], RECORDED, None).await.unwrap();
    let other = EvaluationRecord { person: TWIN, year: 2016, grade: Grade::Fulfilled };
    tx.add_evaluations(&[other], Instant(RECORDED.0 + 5), None).await.unwrap();
    let held = HoldingRecord { person: TWIN, post: HEAD, from: None, to: None };
    tx.add_holdings(&[held], RECORDED, None).await.unwrap();
    let form = ProfileFormRecord { person: TWIN, ..profile_forms().remove(0) };
    tx.add_profile_forms(&[form], RECORDED, None).await.unwrap();
    tx.commit().await.unwrap();
}

/// Makes the twin's record Mai's, with a profile put together.
async fn merge(store: &Store) {
    let mut tx = store.write().await.unwrap();
    tx.add_batch(&merge_batch(MERGED)).await.unwrap();
    tx.add_merge(TWIN, MAI, MERGED).await.unwrap();
    // Of the same day and moment as the twin's own: what was decided stands.
    let whole = profile(MAI, "2014-01-01", "Lò Thị Thanh Mai");
    tx.add_profiles(&[whole], RECORDED, Some(MERGED)).await.unwrap();
    tx.commit().await.unwrap();
}

/// All that is read of people.
async fn read(tx: &mut Tx) -> String {
    let (people, profiles) = (tx.people().await.unwrap(), tx.profiles(day("2020-01-01")).await);
    let (said, held) = (tx.evaluations().await.unwrap(), tx.holdings().await.unwrap());
    let roster = tx.roster(day("2017-03-01")).await.unwrap();
    let disciplines = tx.disciplines().await.unwrap();
    let listed: Vec<_> = roster.people().map(|(_, person)| person.clone()).collect();
    format!("{people:?} {profiles:?} {said:?} {held:?} {disciplines:?} {listed:?}")
}

#[test]
fn what_was_asked_of_a_merged_record_is_asked_of_the_one_kept() {
    everywhere(async |_, store| {
        with_twins(&store).await;
        merge(&store).await;
        let mut tx = store.write().await.unwrap();
        let asked = Question { person: Some(TWIN), ..question() };
        tx.add_questions(BATCH, &[asked]).await.unwrap();
        let open = tx.unlisted_questions().await.unwrap();
        assert!(open.iter().any(|it| it.person == Some(MAI)), "{open:?}");
        assert!(open.iter().all(|it| it.person != Some(TWIN)));
    });
}

#[test]
fn two_records_are_read_as_one_person_with_the_facts_of_both() {
    everywhere(async |_, store| {
        with_twins(&store).await;
        merge(&store).await;
        let mut tx = store.read().await.unwrap();
        let people = tx.people().await.unwrap();
        assert_eq!(people.iter().map(|it| it.id).collect::<Vec<_>>(), [MAI, SINH, THIRD]);
        let codes: HashMap<_, _> = tx.person_codes().await.unwrap().into_iter().collect();
        assert_eq!((codes["TB-017"], codes["XB-09"]), (MAI, MAI));
        let of = |profiles: Vec<ProfileRecord>| {
            let mine = profiles.into_iter().filter(|it| it.person == MAI);
            mine.map(|it| it.name.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of(tx.profiles(day("2013-12-31")).await.unwrap()), ["Lò Thị Mai"]);
        assert_eq!(of(tx.profiles(day("2014-01-01")).await.unwrap()), ["Lò Thị Thanh Mai"]);
        for id in [MAI, TWIN] {
            assert_eq!(tx.profile_history(id).await.unwrap().len(), 3);
            let forms = tx.profile_forms(id).await.unwrap();
            assert_eq!((forms.len(), forms[0].person), (3, MAI));
        }
        // Of two grades of a year the later recorded one stands last.
        let grades = tx.evaluations().await.unwrap();
        assert_eq!(grades.iter().map(|it| it.year).collect::<Vec<_>>(), [2015, 2016, 2016]);
        assert_eq!(grades[2].grade, Grade::Fulfilled);
        // One post held, said twice, with the day that one of them knows.
        let held = tx.holdings().await.unwrap();
        assert_eq!(held.iter().filter(|it| it.person == MAI).count(), 1);
        assert_eq!(held[0].from, Some(date("2015-07")));
        assert_eq!(tx.roster(day("2017-03-01")).await.unwrap().people().len(), 3);
    });
}

#[test]
fn a_merge_undone_leaves_every_record_as_it_was() {
    everywhere(async |_, store| {
        with_twins(&store).await;
        let before = (digest(&store).await, reading(&store, read).await);
        merge(&store).await;
        assert_ne!(reading(&store, read).await, before.1);
        // What the merge rests on stays while it stands.
        let mut tx = store.write().await.unwrap();
        let refused = tx.undo_batch(BATCH).await.unwrap_err();
        assert!(matches!(refused, StoreError::InUse { table: "person" }), "{refused}");
        drop(tx);
        let mut tx = store.write().await.unwrap();
        tx.undo_batch(MERGED).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((digest(&store).await, reading(&store, read).await), before);
    });
}

#[test]
fn a_merge_stays_while_facts_that_came_later_may_be_of_either_record() {
    everywhere(async |_, store| {
        with_twins(&store).await;
        merge(&store).await;
        let (id, recorded) = (BatchId(1013), Instant(RECORDED.0 + 60));
        let mut tx = store.write().await.unwrap();
        tx.add_batch(&Batch { id, recorded, ..batch() }).await.unwrap();
        let said = EvaluationRecord { person: MAI, year: 2017, grade: Grade::Good };
        tx.add_evaluations(&[said], recorded, Some(id)).await.unwrap();
        let refused = tx.undo_batch(MERGED).await.unwrap_err();
        assert!(matches!(refused, StoreError::InUse { table: "evaluation" }), "{refused}");
        tx.undo_batch(id).await.unwrap();
        tx.undo_batch(MERGED).await.unwrap();
    });
}

#[test]
fn who_was_merged_on_is_one_person_and_each_merge_goes_by_itself() {
    everywhere(async |_, store| {
        with_twins(&store).await;
        let mut tx = store.write().await.unwrap();
        tx.add_batch(&merge_batch(MERGED)).await.unwrap();
        tx.add_merge(THIRD, TWIN, MERGED).await.unwrap();
        let second = BatchId(1012);
        tx.add_batch(&merge_batch(second)).await.unwrap();
        tx.add_merge(TWIN, MAI, second).await.unwrap();
        let aliases = tx.aliases().await.unwrap();
        assert_eq!(aliases.group(THIRD), [MAI, TWIN, THIRD]);
        assert_eq!(tx.people().await.unwrap().len(), 2);
        tx.undo_batch(MERGED).await.unwrap();
        assert_eq!(tx.aliases().await.unwrap().group(THIRD), [THIRD]);
        tx.undo_batch(second).await.unwrap();
        assert_eq!(tx.people().await.unwrap().len(), 4);
    });
}

#[test]
fn looking_back_before_a_merge_shows_two_people() {
    everywhere(async |_, store| {
        with_twins(&store).await;
        let before = reading(&store, read).await;
        merge(&store).await;
        let after = reading(&store, read).await;
        let back = async |later: HashSet<BatchId>| {
            let mut tx = store.read().await.unwrap();
            tx.people().await.unwrap();
            tx.look_back(Horizon { at: Instant(RECORDED.0 + 9), later });
            read(&mut tx).await
        };
        assert_eq!(back([MERGED].into()).await, before);
        assert_eq!(back(HashSet::new()).await, after);
    });
}

#[test]
fn differences_are_kept_with_their_answers_and_those_told_apart_stay_apart() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        assert_eq!(tx.differences().await.unwrap(), differences());
        assert_eq!(tx.apart().await.unwrap(), HashSet::from([(MAI, SINH)]));
        let answers = BatchId(1020);
        let batch = Batch { id: answers, kind: BatchKind::Answers, ..batch() };
        tx.add_batch(&batch).await.unwrap();
        tx.add_answers(&[(DifferenceId(1302), Answer::Take)], answers).await.unwrap();
        let open = tx.differences().await.unwrap();
        assert_eq!(open[1].answer, Some(Answer::Take));
        tx.undo_batch(answers).await.unwrap();
        assert_eq!(tx.differences().await.unwrap(), differences());
        tx.add_batch(&batch).await.unwrap();
        tx.add_answers(&[(DifferenceId(1302), Answer::Take)], answers).await.unwrap();
        let twice = tx.add_answers(&[(DifferenceId(1302), Answer::Keep)], answers).await;
        assert!(twice.is_err(), "answered twice");
    });
}

#[test]
fn what_was_done_with_a_record_is_found_in_every_place() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.read().await.unwrap();
        assert_eq!(tx.rests_on(&[ALSO_MAI]).await.unwrap(), [""; 0]);
        assert_eq!(tx.rests_on(&[MAI]).await.unwrap(), ["roll", "conference", "review"]);
        let places = tx.rests_on(&[ALSO_MAI, SINH]).await.unwrap();
        assert_eq!(places, ["plan", "roll", "conference", "review"]);
    });
}
