//! The journal's chain: whole when nobody touched it, broken where somebody
//! did.

use crate::databases::{Site, everywhere, reading};
use crate::sample::RECORDED;
use base::Instant;
use serde_json::json;
use store::{JournalFault, Store};

/// Ten entries in a journal.
async fn keep_a_journal(store: &Store) {
    let mut tx = store.write().await.unwrap();
    for number in 1..=10 {
        let (at, subject) = (Instant(RECORDED.0 + number), format!("subject {number}"));
        let data = json!({ "number": number, "tên": "Lò Thị Mai" });
        tx.record(at, "canbo", "test", &subject, &data).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn verify(store: &Store) -> (i64, Option<JournalFault>) {
    reading(store, async |tx| tx.verify_journal().await.unwrap()).await
}

/// What is found after somebody changed the tables past the store.
fn found_after(tampering: &[&str], sound: i64, fault: JournalFault) {
    everywhere(async |site: &Site, store| {
        keep_a_journal(&store).await;
        let mut raw = site.raw().await;
        for sql in tampering {
            assert!(raw.run(*sql).await > 0, "{sql}: touched nothing");
        }
        assert_eq!(verify(&store).await, (sound, Some(fault.clone())), "{tampering:?}");
    });
}

#[test]
fn an_untouched_journal_is_sound_and_reads_back_in_order() {
    everywhere(async |_, store| {
        assert_eq!(verify(&store).await, (0, None));
        keep_a_journal(&store).await;
        assert_eq!(verify(&store).await, (10, None));
        let page = reading(&store, async |tx| tx.journal(3, 4).await.unwrap()).await;
        assert_eq!(page.iter().map(|entry| entry.number).collect::<Vec<_>>(), [4, 5, 6, 7]);
        assert_eq!(page[0].subject, "subject 4");
        assert_eq!(page[0].at, Instant(RECORDED.0 + 4));
        let data: serde_json::Value = serde_json::from_str(&page[0].data).unwrap();
        assert_eq!(data, json!({ "number": 4, "tên": "Lò Thị Mai" }));
        assert_eq!(page[1].previous, page[0].hash);
    });
}

#[test]
fn any_altered_field_of_an_entry_is_found() {
    for change in [
        "at = at + 1",
        "actor = 'quantri'",
        "action = 'other'",
        "subject = subject || ' '",
        "data = '{}'",
        "hash = previous",
    ] {
        let sql = format!("UPDATE journal SET {change} WHERE number = 5");
        found_after(&[&sql], 4, JournalFault::Altered(5));
    }
}

#[test]
fn an_entry_given_another_predecessor_is_found() {
    let sql = "UPDATE journal SET previous = hash WHERE number = 5";
    found_after(&[sql], 4, JournalFault::Broken(5));
}

#[test]
fn a_removed_entry_is_found_at_the_one_after_it() {
    let remove = "DELETE FROM journal WHERE number = 5";
    found_after(&[remove], 4, JournalFault::Broken(6));
    // Closing the gap in the numbers does not help.
    let close = "UPDATE journal SET number = number - 1 WHERE number = 6";
    found_after(&[remove, close], 4, JournalFault::Broken(5));
    found_after(&["DELETE FROM journal WHERE number = 1"], 0, JournalFault::Broken(2));
}

#[test]
fn two_entries_changed_about_are_found() {
    let swap = [
        "UPDATE journal SET number = 99 WHERE number = 5",
        "UPDATE journal SET number = 5 WHERE number = 6",
        "UPDATE journal SET number = 6 WHERE number = 99",
    ];
    found_after(&swap, 4, JournalFault::Broken(5));
}

#[test]
fn a_journal_cut_short_is_found() {
    let cut = "DELETE FROM journal WHERE number > 7";
    found_after(&[cut], 7, JournalFault::CutShort(10));
    found_after(&["DELETE FROM journal"], 0, JournalFault::CutShort(10));
}

#[test]
fn an_entry_set_behind_the_last_without_the_store_is_found() {
    let add = "INSERT INTO journal (number, at, actor, action, subject, data, previous, hash) \
        SELECT 11, at, actor, action, subject, data, hash, hash FROM journal WHERE number = 10";
    found_after(&[add], 10, JournalFault::Altered(11));
    // Even when its hash fits: the head knows which entry is the last.
    let turn_back = "UPDATE site SET value = '8:' || (SELECT hash FROM journal WHERE number = 8) \
        WHERE name = 'journal-head'";
    found_after(&[turn_back], 10, JournalFault::Broken(9));
}

#[test]
fn a_last_entry_rewritten_with_a_fitting_hash_is_found_to_be_altered() {
    everywhere(async |site, store| {
        keep_a_journal(&store).await;
        // The hash of an honest entry with another time, from a journal that
        // went the same way up to there.
        let mut raw = site.raw().await;
        raw.run(
            "UPDATE site SET value = '9:' || (SELECT hash FROM journal WHERE number = 9) \
             WHERE name = 'journal-head'",
        )
        .await;
        let kept = raw.texts("SELECT hash FROM journal WHERE number = 10").await.remove(0);
        raw.run("DELETE FROM journal WHERE number = 10").await;
        let mut tx = store.write().await.unwrap();
        tx.record(RECORDED, "canbo", "test", "another subject", &json!({})).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(verify(&store).await, (10, None), "an honest journal of another course");
        raw.run(format!("UPDATE site SET value = '10:{kept}' WHERE name = 'journal-head'")).await;
        assert_eq!(verify(&store).await, (10, Some(JournalFault::Altered(10))));
    });
}

#[test]
fn a_journal_of_many_pages_is_walked_to_its_end() {
    everywhere(async |site, store| {
        let mut tx = store.write().await.unwrap();
        for number in 1..=4001 {
            tx.record(RECORDED, "canbo", "test", &number.to_string(), &json!({})).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(verify(&store).await, (4001, None));
        site.raw().await.run("UPDATE journal SET actor = 'x' WHERE number = 4001").await;
        assert_eq!(verify(&store).await, (4000, Some(JournalFault::Altered(4001))));
    });
}

#[test]
fn every_single_change_removal_and_exchange_of_any_entries_is_found() {
    everywhere(async |site, store| {
        keep_a_journal(&store).await;
        let mut raw = site.raw().await;
        raw.run("CREATE TABLE kept AS SELECT * FROM journal").await;
        let mut tamperings: Vec<Vec<String>> = Vec::new();
        for entry in 1..=10 {
            for change in [
                "at = at - 1",
                "actor = actor || 'x'",
                "action = 'x'",
                "subject = ''",
                "data = data || ' '",
                "previous = previous || '0'",
                "hash = '0' || hash",
                "number = number + 100",
            ] {
                tamperings
                    .push(vec![format!("UPDATE journal SET {change} WHERE number = {entry}")]);
            }
            tamperings.push(vec![format!("DELETE FROM journal WHERE number = {entry}")]);
            tamperings.push(vec![format!("DELETE FROM journal WHERE number >= {entry}")]);
            for other in entry + 1..=10 {
                let renumber =
                    |from, to| format!("UPDATE journal SET number = {to} WHERE number = {from}");
                tamperings.push(vec![
                    renumber(entry, 99),
                    renumber(other, entry),
                    renumber(99, other),
                ]);
            }
        }
        assert_eq!(tamperings.len(), 10 * 10 + 45);
        for tampering in tamperings {
            for sql in &tampering {
                assert!(raw.run(sql.as_str()).await > 0, "{sql}: touched nothing");
            }
            let (sound, fault) = verify(&store).await;
            assert!(fault.is_some() && sound < 10, "{tampering:?} was not found");
            raw.run("DELETE FROM journal").await;
            raw.run("INSERT INTO journal SELECT * FROM kept").await;
            assert_eq!(verify(&store).await, (10, None));
        }
    });
}

#[test]
fn a_clock_set_back_is_told_with_the_entry_and_leaves_the_journal_sound() {
    everywhere(async |_, store| {
        keep_a_journal(&store).await;
        assert_eq!(reading(&store, async |tx| tx.journal_backwards().await.unwrap()).await, None);
        let mut tx = store.write().await.unwrap();
        // Half a minute is what clocks are set right by; an hour is told.
        for back in [30, 3600] {
            let at = Instant(RECORDED.0 - back);
            tx.record(at, "canbo", "test", "x", &json!({})).await.unwrap();
        }
        tx.commit().await.unwrap();
        let told = reading(&store, async |tx| tx.journal_backwards().await.unwrap()).await;
        assert_eq!(told, Some((12, 3570)));
        assert_eq!(verify(&store).await, (12, None));
    });
}
