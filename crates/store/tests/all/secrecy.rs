//! A secret ballot: nothing that is kept joins a person and a sheet.

use crate::databases::{Raw, everywhere};
use crate::dump;
use crate::sample::*;
use ballot::{Count, CountSource};
use base::{PersonId, StepId};
use std::collections::BTreeMap;
use store::{CountRecord, PersonRecord, Store};

/// Every table that points at a person. A ballot is in none of them. An account
/// names whose it is so that nobody decides their own case.
const OF_PEOPLE: [&str; 13] = [
    "account",
    "case_paper",
    "correction_request",
    "difference",
    "discipline",
    "entry",
    "evaluation",
    "holding",
    "profile",
    "profile_form",
    "question",
    "readiness",
    "summons",
];

#[test]
fn no_table_has_both_a_person_and_marks() {
    everywhere(async |site, _| {
        let mut raw = site.raw().await;
        let mut of_people = Vec::new();
        for table in raw.tables().await {
            let columns = raw.columns(&table).await;
            if columns.iter().any(|column| column == "person") {
                assert!(!columns.iter().any(|column| column == "marks"), "{table}");
                of_people.push(table);
            }
        }
        assert_eq!(of_people, OF_PEOPLE);
    });
}

#[test]
fn a_pile_has_no_id_no_time_no_number_and_no_person() {
    everywhere(async |site, _| {
        let mut raw = site.raw().await;
        let pile = raw.columns("sheet_pile").await;
        assert_eq!(pile, ["step", "count_number", "marks", "sheets"]);
        let record = raw.columns("count_record").await;
        assert_eq!(record, ["step", "count_number", "counter", "issued", "source", "round"]);
        let entry = raw.columns("count_entry").await;
        assert_eq!(entry, ["step", "round", "counter", "batch", "sheet", "marks"]);
        let written = raw.columns("written_name").await;
        assert_eq!(written, ["step", "round", "counter", "group_number", "name", "sheets"]);
        let called = raw.columns("summons").await;
        assert_eq!(
            called,
            [
                "step",
                "person",
                "capacity",
                "present",
                "absence",
                "member",
                "invitation",
                "late",
                "substitute",
                "substitute_why",
            ]
        );
    });
}

#[test]
fn nothing_writes_along_behind_the_tables() {
    everywhere(async |site, _| {
        let mut raw = site.raw().await;
        let sql = match raw.place_on_disk() {
            "rowid" => "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')",
            _ => {
                "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal UNION ALL \
                 SELECT viewname::text FROM pg_views WHERE schemaname = 'public'"
            }
        };
        assert_eq!(raw.texts(sql).await, [""; 0]);
    });
}

const VOTERS: i64 = 24;
const ROWS: usize = 9;

/// The sheet of each voter: no two alike, in no order of ids.
fn sheet_of(voter: i64) -> String {
    let mark = |row: usize| ['+', '-', '.'][(voter as usize * 7 + 5) / 3usize.pow(row as u32) % 3];
    (0..ROWS).map(mark).collect()
}

/// Holds a conference of [`VOTERS`]: called and present in one order, the box
/// counted in another.
async fn hold(store: &Store, called: &[i64], counted: &[i64]) {
    write_world(store).await;
    let mut tx = store.write().await.unwrap();
    tx.clear_conference(STEP).await.unwrap();
    let people: Vec<PersonId> = called.iter().map(|voter| PersonId(4000 + voter)).collect();
    let records: Vec<PersonRecord> =
        people.iter().map(|&id| PersonRecord { id, code: None }).collect();
    tx.add_people(&records, None).await.unwrap();
    let roster: Vec<_> =
        people.iter().map(|&id| crate::sample::called(id, "Huyện ủy viên")).collect();
    tx.add_summons(STEP, &roster).await.unwrap();
    tx.take_attendance(STEP, &people).await.unwrap();
    tx.commit().await.unwrap();
    let sheets: Vec<String> = counted.iter().map(|&voter| sheet_of(voter)).collect();
    let count = Count::read(ROWS, sheets.iter().map(String::as_str)).unwrap();
    let mut tx = store.write().await.unwrap();
    let record = CountRecord {
        number: 1,
        round: 1,
        counter: OFFICER,
        issued: VOTERS as u32,
        source: CountSource::Typed,
    };
    tx.add_count(STEP, record, &count).await.unwrap();
    tx.commit().await.unwrap();
}

/// The piles as they lie on disk.
async fn on_disk(raw: &mut Raw) -> Vec<String> {
    let place = raw.place_on_disk();
    raw.texts(format!("SELECT marks FROM sheet_pile WHERE step = {} ORDER BY {place}", STEP.0))
        .await
}

#[test]
fn piles_lie_sorted_by_their_content_in_whatever_order_they_came() {
    let forward: Vec<i64> = (0..VOTERS).collect();
    let backward: Vec<i64> = (0..VOTERS).rev().collect();
    let mixed: Vec<i64> = (0..VOTERS).map(|place| place * 7 % VOTERS).collect();
    let mut sorted: Vec<String> = forward.iter().map(|&voter| sheet_of(voter)).collect();
    sorted.sort_unstable();
    let distinct = sorted.iter().collect::<std::collections::BTreeSet<_>>().len();
    assert_eq!(distinct, VOTERS as usize, "each sheet must differ, or order could not show");
    for (called, counted) in [(&forward, &backward), (&mixed, &forward), (&backward, &mixed)] {
        everywhere(async |site, store| {
            hold(&store, called, counted).await;
            assert_eq!(on_disk(&mut site.raw().await).await, sorted);
        });
    }
}

#[test]
fn no_row_of_any_table_holds_a_sheet_and_a_voter() {
    everywhere(async |site, store| {
        let voters: Vec<i64> = (0..VOTERS).collect();
        hold(&store, &voters, &voters).await;
        let mut raw = site.raw().await;
        let tables = raw.tables().await;
        let mut sheets = BTreeMap::<String, usize>::new();
        for line in dump::inserts(&mut raw, &tables).await {
            let of_voter =
                voters.iter().any(|voter| line.contains(&PersonId(4000 + voter).0.to_string()));
            for voter in &voters {
                if line.contains(&format!("'{}'", sheet_of(*voter))) {
                    assert!(!of_voter, "{line}");
                    let table = line.split(' ').nth(2).unwrap_or_default();
                    *sheets.entry(table.to_owned()).or_default() += 1;
                }
            }
        }
        // Sheets are in one table only, and all of them are.
        assert_eq!(sheets, BTreeMap::from([("sheet_pile".to_owned(), VOTERS as usize)]));
    });
}

#[test]
fn sheets_that_are_alike_are_one_pile() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let sql = "SELECT marks || ' ' || CAST(sheets AS TEXT) FROM sheet_pile \
             WHERE count_number = 1 ORDER BY marks";
        let mut piles = site.raw().await.texts(sql).await;
        piles.sort_unstable();
        assert_eq!(piles, ["!signed 1", "+ 3", "- 1", ". 1"]);
    });
}

#[test]
fn a_stored_pile_that_does_not_fit_the_form_is_refused() {
    everywhere(async |site, store| {
        write_world(&store).await;
        site.raw().await.run("UPDATE sheet_pile SET marks = '++' WHERE marks = '+'").await;
        let mut tx = store.read().await.unwrap();
        let refused = tx.counts(STEP, 1).await.unwrap_err().to_string();
        assert!(refused.contains("table sheet_pile, column marks"), "{refused}");
        let other: Vec<_> = tx.counts(StepId(902), 1).await.unwrap();
        assert_eq!(other, []);
    });
}
