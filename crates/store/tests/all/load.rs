//! A database as rows, put into another one.

use crate::databases::{Kind, Site, everywhere};
use crate::dump;
use crate::sample::*;
use serde_json::Value;
use store::{DumpTable, Store, StoreError};

type Dump = Vec<(DumpTable, Vec<Vec<Value>>)>;

async fn dumped(store: &Store) -> (Dump, i64) {
    let mut tx = store.read().await.unwrap();
    let mut all = Vec::new();
    for table in tx.dump_tables().await.unwrap() {
        let mut rows = Vec::new();
        tx.dump_rows::<StoreError>(&table, |row| {
            rows.push(row);
            Ok(())
        })
        .await
        .unwrap();
        // The two databases sort letters and missing values differently.
        rows.sort_by_cached_key(|row| Value::Array(row.clone()).to_string());
        all.push((table, rows));
    }
    (all, tx.schema_version().await.unwrap())
}

async fn load(into: &Store, dump: &Dump) -> Result<(), StoreError> {
    let mut tx = into.write().await?;
    tx.begin_load().await?;
    for (table, rows) in dump {
        tx.load_rows(table, rows).await?;
    }
    tx.end_load().await?;
    tx.commit().await
}

async fn text_of(site: &Site) -> Vec<String> {
    let mut raw = site.raw().await;
    let mut tables = raw.tables().await;
    tables.retain(|table| table != "session");
    dump::inserts(&mut raw, &tables).await
}

#[test]
fn what_leaves_one_database_is_the_same_in_another() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let (dump, version) = dumped(&store).await;
        assert_eq!(version, Store::newest_schema());
        assert!(dump.iter().filter(|(_, rows)| !rows.is_empty()).count() > 30);
        // Into the same database: it is emptied first.
        load(&store, &dump).await.unwrap();
        assert_eq!(dumped(&store).await.0, dump);
        let mut tx = store.read().await.unwrap();
        assert_eq!(tx.verify_journal().await.unwrap(), (2, None));
        drop(tx);
        // And into a fresh SQLite file, whichever database it came from.
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("other.sqlite").display());
        let other = Store::open_for_load(&url, version).await.unwrap();
        load(&other, &dump).await.unwrap();
        assert_eq!(dumped(&other).await.0, dump);
        if site.kind == Kind::Sqlite {
            assert!(!text_of(site).await.is_empty());
        }
    });
}

#[test]
fn a_reference_that_leads_nowhere_keeps_everything_out() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let (mut dump, _) = dumped(&store).await;
        for (table, rows) in &mut dump {
            if table.name == "person" {
                rows.clear();
            }
        }
        assert!(load(&store, &dump).await.is_err());
        let mut tx = store.read().await.unwrap();
        assert_eq!(tx.people().await.unwrap(), people(), "as it was");
    });
}

#[test]
fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("old.sqlite").display());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let old = Store::open_for_load(&url, 14).await.unwrap();
        assert_eq!(old.read().await.unwrap().schema_version().await.unwrap(), 14);
        old.close().await;
        let new = Store::open(&url).await.unwrap();
        let version = new.read().await.unwrap().schema_version().await.unwrap();
        assert_eq!(version, Store::newest_schema());
    });
}
