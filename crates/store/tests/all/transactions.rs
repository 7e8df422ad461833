//! A transaction happens as a whole or not at all.

use crate::databases::{Kind, digest, each, everywhere, reading};
use crate::sample::*;
use base::Instant;
use store::{PersonRecord, Store};

async fn add_person(store: &Store, id: i64) -> store::Tx {
    let mut tx = store.write().await.unwrap();
    let person = PersonRecord { id: base::PersonId(id), code: None };
    tx.add_people(&[person], None).await.unwrap();
    tx
}

#[test]
fn a_dropped_transaction_leaves_nothing_and_no_entry_in_the_journal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let before = digest(&store).await;
        let mut tx = add_person(&store, 450).await;
        tx.record(RECORDED, "canbo", "add", "450", &serde_json::json!({})).await.unwrap();
        assert_ne!(tx.digest().await.unwrap(), before);
        drop(tx);
        assert_eq!(digest(&store).await, before);
        let journal = reading(&store, async |tx| tx.verify_journal().await.unwrap()).await;
        assert_eq!(journal, (2, None));
    });
}

#[test]
fn a_transaction_that_failed_half_way_leaves_nothing() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let before = digest(&store).await;
        let mut tx = add_person(&store, 450).await;
        // The second of the two is known already.
        let people = [451, 401].map(|id| PersonRecord { id: base::PersonId(id), code: None });
        assert!(tx.add_people(&people, None).await.is_err());
        drop(tx);
        assert_eq!(digest(&store).await, before);
    });
}

#[test]
fn a_reader_sees_one_picture_while_others_write() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut reader = store.read().await.unwrap();
        let before = reader.digest().await.unwrap();
        add_person(&store, 450).await.commit().await.unwrap();
        assert_eq!(reader.digest().await.unwrap(), before);
        drop(reader);
        assert_ne!(digest(&store).await, before);
    });
}

#[test]
fn what_was_committed_is_there_when_opened_again() {
    each(|runtime, site| {
        runtime.block_on(async {
            let store = site.store().await;
            write_world(&store).await;
            let before = digest(&store).await;
            store.close().await;
            let store = site.store().await;
            assert_eq!(digest(&store).await, before);
            store.close().await;
        });
    });
}

#[test]
fn a_dropped_transaction_does_not_change_one_byte_of_the_file() {
    each(|runtime, site| {
        if site.kind != Kind::Sqlite {
            return;
        }
        runtime.block_on(async {
            let store = site.store().await;
            write_world(&store).await;
            store.close().await;
            let before = site.file_bytes();
            let store = site.store().await;
            drop(add_person(&store, 450).await);
            store.close().await;
            assert!(site.file_bytes() == before, "the file has changed");
        });
    });
}

#[test]
fn what_is_undone_cannot_be_dug_out_of_the_file() {
    each(|runtime, site| {
        if site.kind != Kind::Sqlite {
            return;
        }
        runtime.block_on(async {
            let store = site.store().await;
            let mut tx = store.write().await.unwrap();
            tx.add_batch(&batch()).await.unwrap();
            add_records(&mut tx, Some(BATCH)).await;
            tx.commit().await.unwrap();
            let mark = "huyện Tân Bình Thượng".as_bytes();
            let is_there = |bytes: Vec<u8>| bytes.windows(mark.len()).any(|found| found == mark);
            assert!(is_there(site.file_bytes()));
            let mut tx = store.write().await.unwrap();
            tx.undo_batch(BATCH).await.unwrap();
            tx.commit().await.unwrap();
            store.close().await;
            assert!(!is_there(site.file_bytes()));
        });
    });
}

#[test]
fn sqlite_runs_with_the_log_foreign_keys_and_overwriting_on() {
    each(|runtime, site| {
        if site.kind != Kind::Sqlite {
            return;
        }
        runtime.block_on(async {
            // The store's connections are its own: what the file keeps of the
            // setting is seen from outside, the rest from its effects.
            site.store().await.close().await;
            let mut raw = site.raw().await;
            assert_eq!(raw.texts("SELECT journal_mode FROM pragma_journal_mode").await, ["wal"]);
        });
    });
}

#[test]
fn several_programs_may_open_a_new_database_at_once() {
    each(|runtime, site| {
        runtime.block_on(async {
            // One that is not there yet, some times over: each time another
            // program may be the first. A server's is new only once.
            let rounds = if site.kind == Kind::Sqlite { 20 } else { 1 };
            for round in 0..rounds {
                let url = match site.kind {
                    Kind::Sqlite => format!("{}-{round}", site.url),
                    Kind::PostgreSql => site.url.clone(),
                };
                let open = |_| {
                    let url = url.clone();
                    tokio::spawn(async move { Store::open(&url).await.map(drop) })
                };
                let opened: Vec<_> = (0..4).map(open).collect();
                for opened in opened {
                    opened.await.unwrap().unwrap();
                }
            }
        });
    });
}

#[test]
fn a_moment_before_1970_and_one_far_ahead_are_kept() {
    everywhere(async |_, store| {
        let mut tx = store.write().await.unwrap();
        for (at, number) in [(-5_000_000_000, 1), (253_402_300_799, 2)] {
            let nothing = serde_json::json!(null);
            tx.record(Instant(at), "canbo", "test", "x", &nothing).await.unwrap();
            assert_eq!(tx.journal(number - 1, 1).await.unwrap()[0].at, Instant(at));
        }
    });
}
