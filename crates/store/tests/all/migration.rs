//! Databases of earlier schemas open under the present code and keep their
//! data.
//!
//! `fixtures/schema-NNNN.sql` is a database as schema NNNN left it: its
//! migration, then rows in every table, as plain SQL that both databases read.
//! It is made once, when a schema is released, and never again:
//! `cargo test -p store -- --ignored write_the_fixture`.

use crate::databases::{Kind, Raw, digest, each, everywhere};
use crate::dump;
use crate::sample::*;
use store::{Store, StoreError};

const SCHEMA: &str = include_str!("../fixtures/schema-0001.sql");

/// SHA-384 of the migration as released. An edited migration would not open
/// the databases that ran it before.
const CHECKSUM: &str = include_str!("../fixtures/schema-0001.sha384");

/// Tables, those that others point at first.
const TABLES: [&str; 26] = [
    "site",
    "batch",
    "unit",
    "unit_version",
    "lineage",
    "body",
    "post",
    "person",
    "profile",
    "evaluation",
    "discipline",
    "holding",
    "question",
    "decision",
    "plan",
    "entry",
    "review",
    "step",
    "entry_event",
    "summons",
    "sheet_pile",
    "count_record",
    "paper",
    "account",
    "session",
    "journal",
];

/// Tables that later schemas added: the fixture has no rows of them.
const LATER: [&str; 40] = [
    "passkey",
    "secrecy_change",
    "case_paper",
    "correction_answer",
    "correction_request",
    "list_move",
    "scenario",
    "saved_search",
    "access_review",
    "account_link",
    "delegation",
    "half_sign_in",
    "recovery_code",
    "readiness_withdrawn",
    "readiness",
    "person_merge",
    "person_apart",
    "difference",
    "difference_answer",
    "habit_column",
    "habit_value",
    "profile_form",
    "electronic_vote",
    "electronic_receipt",
    "conference",
    "law_check",
    "scan_page",
    "scan_fault",
    "scan_file",
    "scan_decision",
    "scan_summary",
    "scan_image_task",
    "count_terms",
    "count_entry",
    "written_name",
    "name_merge",
    "count_release",
    "recount",
    "ballot_form",
    "ballot_token",
];

/// The statements of a fixture, without comments.
fn statements() -> Vec<String> {
    let code = |line: &&str| !line.trim_start().starts_with("--");
    let text: Vec<&str> = SCHEMA.lines().filter(code).collect();
    let whole = text.join("\n");
    let statements = whole.split(";\n").map(|sql| sql.trim().trim_end_matches(';').to_owned());
    statements.filter(|sql| !sql.is_empty()).collect()
}

/// Makes the database as the release of that schema did, its list of
/// migrations too.
async fn load(raw: &mut Raw) {
    for sql in statements() {
        raw.run(sql).await;
    }
    let checksum = CHECKSUM.trim();
    let (types, bytes) = match raw.kind {
        Kind::Sqlite => (["TIMESTAMP", "BLOB"], format!("X'{checksum}'")),
        Kind::PostgreSql => (["TIMESTAMPTZ", "BYTEA"], format!("'\\x{checksum}'")),
    };
    let [time, blob] = types;
    raw.run(format!(
        "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
         installed_on {time} NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, \
         checksum {blob} NOT NULL, execution_time BIGINT NOT NULL)"
    ))
    .await;
    raw.run(format!(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (1, 'initial', TRUE, {bytes}, 0)"
    ))
    .await;
}

/// The fixture's rows that the database no longer has.
async fn lost(raw: &mut Raw) -> Vec<String> {
    let mut lost = Vec::new();
    for line in statements().iter().filter(|sql| sql.starts_with("INSERT INTO")) {
        let (head, row) = line.split_once(") VALUES (").unwrap();
        let (table, columns) = head.strip_prefix("INSERT INTO ").unwrap().split_once(" (").unwrap();
        let columns: Vec<String> = columns.split(", ").map(str::to_owned).collect();
        let row = row.strip_suffix(')').unwrap();
        if !dump::rows(raw, table, &columns).await.iter().any(|kept| kept == row) {
            lost.push(line.clone());
        }
    }
    lost
}

#[test]
fn a_database_of_the_oldest_schema_keeps_every_row() {
    each(|runtime, site| {
        runtime.block_on(async {
            let mut raw = site.raw().await;
            load(&mut raw).await;
            assert_eq!(lost(&mut raw).await, [""; 0], "the fixture itself was not loaded whole");
            site.store().await.close().await;
            assert_eq!(lost(&mut raw).await, [""; 0]);
        });
    });
}

#[test]
fn a_database_of_the_oldest_schema_reads_as_what_it_was() {
    each(|runtime, site| {
        runtime.block_on(async {
            load(&mut site.raw().await).await;
            let store = site.store().await;
            let mut tx = store.read().await.unwrap();
            assert_eq!(tx.verify_journal().await.unwrap(), (2, None));
            assert_eq!(tx.units(day("2017-03-01")).await.unwrap(), units());
            assert_eq!(tx.profiles(day("2017-03-01")).await.unwrap(), profiles());
            assert_eq!(tx.entries().await.unwrap(), [entry()]);
            assert_eq!(tx.reviews().await.unwrap(), [review()]);
            assert_eq!(tx.counts(STEP, 1).await.unwrap().len(), 2);
            drop(tx);
            // And it can be worked with.
            let mut tx = store.write().await.unwrap();
            let nothing = serde_json::json!({});
            tx.record(RECORDED, "canbo", "look", "", &nothing).await.unwrap();
            assert_eq!(tx.verify_journal().await.unwrap(), (3, None));
            tx.commit().await.unwrap();
            store.close().await;
        });
    });
}

#[test]
fn a_migrated_database_has_the_tables_and_columns_of_a_new_one() {
    let schemas = std::sync::Mutex::new(Vec::new());
    for is_old in [true, false] {
        each(|runtime, site| {
            runtime.block_on(async {
                let mut raw = site.raw().await;
                if is_old {
                    load(&mut raw).await;
                }
                site.store().await.close().await;
                let mut schema = Vec::new();
                for table in raw.tables().await {
                    let columns = raw.columns(&table).await;
                    schema.push((table, columns));
                }
                assert_eq!(schema.len(), TABLES.len() + LATER.len());
                schemas.lock().unwrap().push(schema);
            });
        });
    }
    let schemas = schemas.into_inner().unwrap();
    assert!(schemas.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    each(|runtime, site| {
        runtime.block_on(async {
            site.store().await.close().await;
            let mut raw = site.raw().await;
            let newer = "INSERT INTO _sqlx_migrations \
                 (version, description, success, checksum, execution_time) \
                 SELECT 9999, 'newer', success, checksum, 0 FROM _sqlx_migrations \
                 WHERE version = 1";
            assert_eq!(raw.run(newer).await, 1);
            let refused = Store::open(&site.url).await.map(drop);
            assert!(matches!(refused, Err(StoreError::Migration(_))), "{refused:?}");
            let sql = "SELECT description FROM _sqlx_migrations ORDER BY version DESC LIMIT 1";
            assert_eq!(raw.texts(sql).await, ["newer"]);
        });
    });
}

#[test]
fn opening_again_changes_nothing() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let before = digest(&store).await;
        let again = Store::open(&site.url).await.unwrap();
        assert_eq!(digest(&again).await, before);
        again.close().await;
    });
}

#[test]
#[ignore = "writes the fixture; only when a schema is released"]
fn write_the_fixture() {
    use sha2::{Digest, Sha384};
    let migration = include_str!("../../migrations/0001_initial.sql");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    each(|runtime, site| {
        if site.kind != Kind::Sqlite {
            return;
        }
        runtime.block_on(async {
            let store = site.store().await;
            write_world(&store).await;
            store.close().await;
            let mut raw = site.raw().await;
            raw.run(
                "INSERT INTO lineage (former, latter, kind, on_day, decision) \
                 VALUES (103, 102, 'merged', '2025-07-01', '1685/NQ-UBTVQH15')",
            )
            .await;
            let tables = TABLES.map(str::to_owned);
            let rows = dump::inserts(&mut raw, &tables).await;
            // The migration itself sets the journal's first head.
            let schema: Vec<&str> =
                migration.lines().filter(|line| !line.starts_with("INSERT")).collect();
            let text = format!("{}\n\n{}\n", schema.join("\n"), rows.join("\n"));
            let text = format!(
                "-- A database as schema 0001 left it. See tests/all/migration.rs.\n{text}"
            );
            std::fs::write(format!("{folder}/schema-0001.sql"), text).unwrap();
            let sum: String =
                Sha384::digest(migration).iter().map(|byte| format!("{byte:02x}")).collect();
            std::fs::write(format!("{folder}/schema-0001.sha384"), sum + "\n").unwrap();
        });
    });
}
