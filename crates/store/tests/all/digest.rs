//! The digest by which a dry run, a refusal and an undo show that they left
//! nothing behind.

use crate::databases::{digest, everywhere};
use crate::sample::*;
use base::Instant;

/// What the digest leaves out on purpose: the journal, sign-ins, what people look for, and what is
/// made from other columns.
const LEFT_OUT: [&str; 15] = [
    "journal.",
    "session.",
    "saved_search.",
    "account_link.",
    "half_sign_in.",
    "recovery_code.",
    "passkey.uses",
    "passkey.used",
    "account.active_since",
    "account.last_sign_in",
    "account.totp_used",
    "account.failed_sign_ins",
    "account.locked_until",
    "profile.name_order",
    "profile.name_folded",
];

#[test]
fn any_change_of_any_column_changes_the_digest() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let mut raw = site.raw().await;
        raw.forget_foreign_keys().await;
        raw.run(
            "INSERT INTO lineage (former, latter, kind, on_day, decision) \
             VALUES (101, 102, 'merged', '2025-07-01', 'x')",
        )
        .await;
        let mut last = digest(&store).await;
        for table in raw.tables().await {
            for column in raw.columns(&table).await {
                let name = format!("{table}.{column}");
                let sets = match is_number(&mut raw, &table, &column).await {
                    true => format!("{column} = COALESCE({column}, 0) + 1000000"),
                    false => format!("{column} = COALESCE({column}, '') || 'x'"),
                };
                let rows = match table.as_str() {
                    "site" => " WHERE name <> 'journal-head'",
                    _ => "",
                };
                let touched = raw.run(format!("UPDATE {table} SET {sets}{rows}")).await;
                assert!(touched > 0, "{table} has no row to change");
                let now = digest(&store).await;
                let is_left_out = LEFT_OUT.iter().any(|left| name.starts_with(left));
                assert_eq!(now == last, is_left_out, "{name}");
                last = now;
            }
        }
    });
}

async fn is_number(raw: &mut crate::databases::Raw, table: &str, column: &str) -> bool {
    let sql = match raw.place_on_disk() {
        "rowid" => format!("SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}'"),
        _ => format!(
            "SELECT upper(data_type::text) FROM information_schema.columns \
             WHERE table_name = '{table}' AND column_name = '{column}'"
        ),
    };
    raw.texts(sql).await == ["BIGINT"]
}

#[test]
fn not_stated_and_stated_as_nothing_are_different() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let before = digest(&store).await;
        site.raw().await.run("UPDATE profile SET religion = '' WHERE religion IS NULL").await;
        assert_ne!(digest(&store).await, before);
    });
}

#[test]
fn the_journal_and_sign_ins_leave_the_digest_alone() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let before = digest(&store).await;
        let mut tx = store.write().await.unwrap();
        tx.record(RECORDED, "canbo", "look", "", &serde_json::json!({})).await.unwrap();
        tx.note_sign_in(OFFICER, 3, Instant(9)).await.unwrap();
        tx.touch_session(&session().token_hash, Instant(9)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(digest(&store).await, before);
    });
}

#[test]
fn the_same_records_written_in_another_order_have_the_same_digest() {
    let digest_of = |turned: bool| {
        let kept = std::sync::Mutex::new(Vec::new());
        everywhere(async |_, store| {
            let mut people = people();
            if turned {
                people.reverse();
            }
            let mut tx = store.write().await.unwrap();
            tx.add_people(&people, None).await.unwrap();
            tx.commit().await.unwrap();
            let digest = digest(&store).await;
            kept.lock().unwrap().push(digest);
        });
        kept.into_inner().unwrap()
    };
    assert_eq!(digest_of(true), digest_of(false));
}
