//! Undoing a batch: all of it goes, nothing else does, or it is refused.

use crate::databases::{Kind, digest, everywhere, reading};
use crate::sample::*;
use base::{BatchId, PersonId, UserId};
use std::pin::Pin;
use store::{Account, Batch, PersonRecord, Store, StoreError};

async fn undo(store: &Store, batch: BatchId) -> Result<(), StoreError> {
    let mut tx = store.write().await?;
    tx.undo_batch(batch).await?;
    tx.commit().await
}

/// Imports everything that a workbook can bring, as one batch.
async fn import(store: &Store, records: Batch) {
    let mut tx = store.write().await.unwrap();
    tx.add_batch(&records).await.unwrap();
    tx.add_questions(records.id, &[question()]).await.unwrap();
    add_records(&mut tx, Some(records.id)).await;
    add_plan(&mut tx, Some(records.id)).await;
    tx.commit().await.unwrap();
}

#[test]
fn undoing_a_batch_restores_what_was_to_the_last_record() {
    everywhere(async |_, store| {
        let before = digest(&store).await;
        import(&store, batch()).await;
        assert_ne!(digest(&store).await, before);
        undo(&store, BATCH).await.unwrap();
        assert_eq!(digest(&store).await, before);
        // And it can come in again.
        import(&store, batch()).await;
    });
}

#[test]
fn undoing_a_later_batch_leaves_the_earlier_one_as_it_was() {
    everywhere(async |_, store| {
        import(&store, batch()).await;
        let before = digest(&store).await;
        let id = BatchId(1002);
        let mut tx = store.write().await.unwrap();
        tx.add_batch(&Batch { id, ..batch() }).await.unwrap();
        let person = PersonId(450);
        tx.add_people(&[PersonRecord { id: person, code: None }], Some(id)).await.unwrap();
        // One new person, and new facts of a known one.
        let facts =
            [profile(person, "2017-03-01", "Hà Văn Bình"), profile(MAI, "2017-03-01", "Lò Mai")];
        tx.add_profiles(&facts, RECORDED, Some(id)).await.unwrap();
        tx.add_evaluations(&evaluations(), RECORDED, Some(id)).await.unwrap();
        tx.commit().await.unwrap();
        undo(&store, id).await.unwrap();
        assert_eq!(digest(&store).await, before);
        let left = reading(&store, async |tx| tx.batches().await.unwrap()).await;
        assert_eq!(left, [batch()]);
    });
}

#[test]
fn a_batch_on_which_later_records_rest_is_not_undone_and_nothing_of_it_is_lost() {
    let later: [(&str, Add); 4] = [
        ("person", |store| Box::pin(evaluation_by_hand(store))),
        ("unit", |store| Box::pin(account_of_a_unit(store))),
        ("plan", |store| Box::pin(review_of_the_plan(store))),
        ("unit", |store| Box::pin(paper_of_a_unit(store))),
    ];
    for (table, add) in later {
        everywhere(async |_, store| {
            import(&store, batch()).await;
            add(store.clone()).await;
            let before = digest(&store).await;
            let refused = undo(&store, BATCH).await.unwrap_err();
            let StoreError::InUse { table: named } = refused else { panic!("{refused}") };
            assert_eq!(named, table);
            assert_eq!(digest(&store).await, before);
        });
    }
}

/// Adds a later record that rests on the batch.
type Add = fn(Store) -> Pin<Box<dyn Future<Output = ()>>>;

async fn evaluation_by_hand(store: Store) {
    let mut tx = store.write().await.unwrap();
    tx.add_evaluations(&evaluations(), RECORDED, None).await.unwrap();
    tx.commit().await.unwrap();
}

async fn account_of_a_unit(store: Store) {
    let mut tx = store.write().await.unwrap();
    let alone = Account { person: None, ..account() };
    tx.add_account(&alone).await.unwrap();
    tx.commit().await.unwrap();
}

async fn review_of_the_plan(store: Store) {
    let mut tx = store.write().await.unwrap();
    tx.add_review(&review()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn paper_of_a_unit(store: Store) {
    let mut tx = store.write().await.unwrap();
    let alone = store::PaperRecord { review: None, step: None, ..paper() };
    tx.add_papers(&[alone]).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_batch_that_is_not_there_is_missing() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let before = digest(&store).await;
        let refused = undo(&store, BatchId(9)).await;
        assert!(matches!(refused, Err(StoreError::Missing { .. })), "{refused:?}");
        assert_eq!(digest(&store).await, before);
    });
}

#[test]
fn records_that_point_at_nothing_are_refused() {
    everywhere(async |_, store| {
        let mut tx = store.write().await.unwrap();
        let nowhere = tx.add_profiles(&profiles(), RECORDED, None).await;
        assert!(matches!(nowhere, Err(StoreError::Driver(_))), "{nowhere:?}");
        drop(tx);
        let mut tx = store.write().await.unwrap();
        let lost = Account { id: UserId(1), unit: Some(DISTRICT), ..account() };
        assert!(tx.add_account(&lost).await.is_err());
    });
}

#[test]
fn what_points_at_a_person_or_a_post_is_found_without_reading_the_whole_table() {
    everywhere(async |site, _| {
        if site.kind != Kind::Sqlite {
            return;
        }
        let sql = "SELECT tables.name || '.' || keys.\"from\" \
             FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS keys \
             WHERE keys.\"table\" IN ('person', 'post') AND NOT EXISTS ( \
                 SELECT 1 FROM pragma_index_list(tables.name) AS indices, \
                 pragma_index_info(indices.name) AS columns \
                 WHERE columns.seqno = 0 AND columns.name = keys.\"from\")";
        // Else undoing an import of many people takes the square of its size.
        assert_eq!(site.raw().await.texts(sql).await, [""; 0]);
    });
}
