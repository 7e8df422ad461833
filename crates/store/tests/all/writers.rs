//! Many writers at once.

use crate::databases::{everywhere, reading};
use crate::sample::RECORDED;
use std::collections::BTreeSet;

const WRITERS: usize = 8;
const ENTRIES: usize = 20;

#[test]
fn eight_writers_at_once_give_one_unbroken_chain_with_every_entry() {
    everywhere(async |_, store| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    for entry in 0..ENTRIES {
                        let mut tx = store.write().await.unwrap();
                        let subject = format!("{writer}/{entry}");
                        let nothing = serde_json::json!({});
                        tx.record(RECORDED, "canbo", "test", &subject, &nothing).await.unwrap();
                        tx.commit().await.unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let all = (WRITERS * ENTRIES) as i64;
        reading(&store, async |tx| {
            assert_eq!(tx.verify_journal().await.unwrap(), (all, None));
            let journal = tx.journal(0, all + 1).await.unwrap();
            let subjects: BTreeSet<&str> = journal.iter().map(|e| e.subject.as_str()).collect();
            assert_eq!(subjects.len(), WRITERS * ENTRIES);
        })
        .await;
    });
}

#[test]
fn a_writer_waits_while_another_works_and_sees_what_it_did() {
    everywhere(async |_, store| {
        let mut first = store.write().await.unwrap();
        first.record(RECORDED, "canbo", "first", "", &serde_json::json!({})).await.unwrap();
        let waiting = store.clone();
        let second = tokio::spawn(async move {
            let mut tx = waiting.write().await.unwrap();
            tx.record(RECORDED, "canbo", "second", "", &serde_json::json!({})).await.unwrap();
            let seen = tx.journal(0, 9).await.unwrap();
            tx.commit().await.unwrap();
            seen.into_iter().map(|entry| entry.action).collect::<Vec<_>>()
        });
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(!second.is_finished(), "it did not wait");
        first.commit().await.unwrap();
        assert_eq!(second.await.unwrap(), ["first", "second"]);
    });
}

#[test]
fn writers_that_read_before_they_write_do_not_fail_each_other() {
    everywhere(async |_, store| {
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    for _ in 0..5 {
                        let mut tx = store.write().await?;
                        tx.people().await?;
                        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
                        let (at, nothing) = (RECORDED, serde_json::json!({}));
                        tx.record(at, "canbo", "test", &writer.to_string(), &nothing).await?;
                        tx.commit().await?;
                    }
                    Ok::<_, store::StoreError>(())
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap().unwrap();
        }
        let verified = reading(&store, async |tx| tx.verify_journal().await.unwrap()).await;
        assert_eq!(verified, (20, None));
    });
}
