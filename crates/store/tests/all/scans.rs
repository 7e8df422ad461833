//! What a scanner brought in: kept once, in no order, and read back.

use crate::databases::{everywhere, reading};
use crate::sample::*;
use ballot::{BoxClass, BoxReading, FormCode, PageMarks, SheetToken};
use base::UserId;
use store::{ScanDecision, ScanFault, ScanFile, ScanPage, ScanPile, Tx};

fn pile(round: u32) -> ScanPile {
    ScanPile { form: FormCode::of_number(4_242).unwrap(), round }
}

fn page(token: i64, page: u32, class: BoxClass) -> ScanPage {
    let boxes = vec![BoxReading { id: "r1-agree".to_owned(), score: 120, class }];
    ScanPage {
        token: SheetToken::of_number(token).unwrap(),
        page,
        marks: PageMarks { boxes, write_ins: Vec::new(), doubts: Vec::new() },
        image: format!("{token}-{page}.png"),
    }
}

fn fault() -> ScanFault {
    ScanFault {
        sha256: "ab".repeat(32),
        page: 3,
        file: "Máy quét 1.pdf".to_owned(),
        kind: "unissued".to_owned(),
        detail: "0000000123".to_owned(),
        image: "x-ab.png".to_owned(),
    }
}

fn file() -> ScanFile {
    ScanFile { sha256: "ab".repeat(32), file: "Máy quét 1.pdf".to_owned(), pages: 12 }
}

fn decision(turn: u32, account: i64) -> ScanDecision {
    ScanDecision {
        subject: "0000000123".to_owned(),
        question: "{\"asked\":\"whole\"}".to_owned(),
        turn,
        account: UserId(account),
        answer: "\"put-aside\"".to_owned(),
        image: "x-ab.png".to_owned(),
    }
}

/// Adds one of each to the sample world.
pub async fn add(tx: &mut Tx) {
    tx.add_scan_pages(pile(1), &[page(5, 1, BoxClass::Marked)]).await.unwrap();
    tx.add_scan_faults(pile(1), &[fault()]).await.unwrap();
    tx.add_scan_files(pile(1), &[file()]).await.unwrap();
    tx.add_scan_decision(pile(1), &decision(1, 1101)).await.unwrap();
}

#[test]
fn what_was_scanned_reads_back() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            assert_eq!(tx.scan_pages(pile(1)).await.unwrap(), [page(5, 1, BoxClass::Marked)]);
            assert_eq!(tx.scan_faults(pile(1)).await.unwrap(), [fault()]);
            assert_eq!(tx.scan_files(pile(1)).await.unwrap(), [file()]);
            assert_eq!(tx.scan_decisions(pile(1)).await.unwrap(), [decision(1, 1101)]);
            // Another round of the same form is another pile.
            assert_eq!(tx.scan_pages(pile(2)).await.unwrap(), []);
            assert_eq!(tx.scan_faults(pile(2)).await.unwrap(), []);
            assert_eq!(tx.scan_files(pile(2)).await.unwrap(), []);
            assert_eq!(tx.scan_decisions(pile(2)).await.unwrap(), []);
        })
        .await;
    });
}

#[test]
fn pages_lie_in_order_of_token_in_whatever_order_they_were_scanned() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let scanned: Vec<ScanPage> =
            [70, 30, 90, 10, 50].map(|token| page(token, 1, BoxClass::Empty)).to_vec();
        tx.add_scan_pages(pile(1), &scanned).await.unwrap();
        tx.commit().await.unwrap();
        let mut raw = site.raw().await;
        let place = raw.place_on_disk();
        let sql =
            format!("SELECT CAST(token AS TEXT) FROM scan_page WHERE token > 5 ORDER BY {place}");
        assert_eq!(raw.texts(sql).await, ["10", "30", "50", "70", "90"]);
    });
}

#[test]
fn no_table_of_scans_has_a_person_or_a_time() {
    everywhere(async |site, _| {
        let mut raw = site.raw().await;
        for table in ["scan_page", "scan_fault", "scan_file", "scan_decision"] {
            for column in raw.columns(table).await {
                assert!(!["person", "at", "recorded", "id"].contains(&column.as_str()), "{column}");
            }
        }
    });
}

#[test]
fn the_database_itself_refuses_a_second_word_of_one_person() {
    everywhere(async |_, store| {
        write_world(&store).await;
        for (again, taken) in
            [(decision(2, 1101), false), (decision(1, 7), false), (decision(2, 7), true)]
        {
            let mut tx = store.write().await.unwrap();
            let added = tx.add_scan_decision(pile(1), &again).await;
            assert_eq!(added.is_ok(), taken, "{again:?}");
            if taken {
                tx.commit().await.unwrap();
            }
        }
    });
}

#[test]
fn a_kept_reading_that_was_tampered_with_is_named() {
    everywhere(async |site, store| {
        write_world(&store).await;
        site.raw().await.run("UPDATE scan_page SET marks = '0'").await;
        let error = reading(&store, async |tx| tx.scan_pages(pile(1)).await).await;
        let shown = error.unwrap_err().to_string();
        assert_eq!(shown, "table scan_page, column marks: «0» cannot be read");
    });
}
