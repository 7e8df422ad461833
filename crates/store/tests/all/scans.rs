//! What a scanner brought in: kept once, in no order, and read back.

use crate::databases::{Kind, everywhere, reading};
use crate::sample::*;
use ballot::{BoxClass, BoxReading, FormCode, PageMarks, SheetToken};
use base::UserId;
use store::{
    PARTED_TABLES, PartedScans, ScanDecision, ScanFault, ScanFile, ScanImageTask, ScanPage,
    ScanPile, Tx,
};

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
    // An earlier round, whose tokens were parted from its marks.
    tx.part_scans(pile(7), &parted()).await.unwrap();
}

fn parted() -> PartedScans {
    PartedScans {
        summary: "{}".to_owned(),
        faults: Vec::new(),
        decisions: Vec::new(),
        images: vec![ScanImageTask {
            form: pile(7).form,
            image: "5-1.png".to_owned(),
            becomes: "p-77.png".to_owned(),
        }],
    }
}

/// What a raw file or table may not hold any more.
const MARKS: &str = "r1-agree";

#[test]
fn once_parted_no_reading_and_no_token_is_left_in_any_file_of_the_database() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let scanned: Vec<ScanPage> =
            (100..160).map(|token| page(token, 1, BoxClass::Marked)).collect();
        tx.add_scan_pages(pile(1), &scanned).await.unwrap();
        tx.commit().await.unwrap();
        assert!(reading(&store, async |tx| tx.unparted_piles().await.unwrap()).await == [pile(1)]);
        if site.kind == Kind::Sqlite {
            assert!(holds(&site.file_bytes(), MARKS), "the search finds what is there");
        }
        let mut tx = store.write().await.unwrap();
        let kept = ScanFault { detail: String::new(), ..fault() };
        let one = ScanDecision { subject: "sheet-1".to_owned(), ..decision(1, 1101) };
        let parted = PartedScans {
            faults: vec![kept.clone()],
            decisions: vec![one.clone()],
            images: Vec::new(),
            ..parted()
        };
        tx.part_scans(pile(1), &parted).await.unwrap();
        tx.commit().await.unwrap();
        store.scrub(&PARTED_TABLES).await.unwrap();
        reading(&store, async |tx| {
            assert_eq!(tx.scan_pages(pile(1)).await.unwrap(), []);
            assert_eq!(tx.scan_faults(pile(1)).await.unwrap(), [kept]);
            assert_eq!(tx.scan_decisions(pile(1)).await.unwrap(), [one]);
            assert_eq!(tx.scan_files(pile(1)).await.unwrap(), [file()], "files stay known");
            assert_eq!(tx.scan_summary(pile(1)).await.unwrap().as_deref(), Some("{}"));
            assert_eq!(tx.unparted_piles().await.unwrap(), []);
        })
        .await;
        match site.kind {
            Kind::Sqlite => assert!(!holds(&site.file_bytes(), MARKS), "a reading is left"),
            Kind::PostgreSql => {
                // Written anew: no dead row of a reading, nor room of one.
                let sql = "SELECT CAST(pg_relation_size('scan_page') AS TEXT)";
                assert_eq!(site.raw().await.texts(sql).await, ["0"]);
            }
        }
    });
}

#[test]
fn images_wait_until_they_were_dealt_with_in_the_order_of_their_new_names() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let task = |image: &str, becomes: &str| ScanImageTask {
            form: pile(8).form,
            image: image.to_owned(),
            becomes: becomes.to_owned(),
        };
        let images = vec![task("a", "p-9"), task("b", "p-1"), task("c", "")];
        let mut tx = store.write().await.unwrap();
        tx.end_scan_image_tasks(&parted().images).await.unwrap();
        tx.part_scans(pile(8), &PartedScans { images, ..parted() }).await.unwrap();
        tx.commit().await.unwrap();
        let waiting = reading(&store, async |tx| tx.scan_image_tasks().await.unwrap()).await;
        assert_eq!(waiting, [task("c", ""), task("b", "p-1"), task("a", "p-9")]);
        let mut tx = store.write().await.unwrap();
        tx.end_scan_image_tasks(&waiting[..2]).await.unwrap();
        assert_eq!(tx.scan_image_tasks().await.unwrap(), [task("a", "p-9")]);
    });
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|at| at == text.as_bytes())
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
