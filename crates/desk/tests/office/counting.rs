//! Counting a box: independent counts, a third where they differ, the release
//! by two people, the recount.

use crate::site::{Site, day};
use ballot::{InvalidKind, LedgerRefusal, Merge, SheetPlace};
use base::ReviewId;
use desk::{
    CountBallots, CountingState, Desk, DeskError, Permit, ReadResults, RunReview, WhereDiffers,
};
use words::Lang;

/// The first step, held: the review, people present, rows of the form.
async fn held(site: &Site) -> (ReviewId, u32, usize) {
    let review = site.open_review().await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let called = site.desk.convene(&permit, review, 1, day("2017-03-20")).await.unwrap();
    site.desk.hold(&permit, review, 1, &called.convened).await.unwrap();
    (review, called.convened.len() as u32, called.rows)
}

fn at(sheet: u32) -> SheetPlace {
    SheetPlace { batch: "A".to_owned(), sheet }
}

async fn counter(site: &Site, number: u32) -> Permit<CountBallots> {
    site.permit(&format!("kiem-phieu-{number}")).await
}

async fn state(desk: &Desk, permit: &Permit<CountBallots>, review: ReviewId) -> CountingState {
    desk.counting_sheet(permit, review, 1).await.unwrap().state
}

/// Types sheets one by one and closes the count.
async fn type_sheets(
    site: &Site,
    permit: &Permit<CountBallots>,
    review: ReviewId,
    issued: u32,
    sheets: &[String],
) -> u32 {
    for (place, sheet) in (1..).zip(sheets) {
        site.desk.enter_sheet(permit, review, 1, at(place), sheet, false).await.unwrap();
    }
    site.desk.close_count(permit, review, 1, issued).await.unwrap()
}

#[tokio::test]
async fn when_two_counts_differ_a_third_person_reads_only_what_differs() {
    let site = Site::new().await;
    let (review, issued, rows) = held(&site).await;
    let [one, two, three] =
        [counter(&site, 1).await, counter(&site, 2).await, counter(&site, 3).await];
    let all = "+".repeat(rows);
    let no = format!("-{}", "+".repeat(rows - 1));
    let first = [all.clone(), no.clone(), all.clone()];
    assert_eq!(type_sheets(&site, &one, review, issued, &first).await, 1);
    let second = [all.clone(), all.clone(), "!empty".to_owned()];
    assert_eq!(type_sheets(&site, &two, review, issued, &second).await, 2);
    let CountingState::Differ { places, numbered } = state(&site.desk, &three, review).await else {
        panic!("two sheets were read differently")
    };
    let sheets = [WhereDiffers::Sheet(at(2), vec![0]), WhereDiffers::Sheet(at(3), vec![])];
    assert_eq!((places, numbered), (sheets.to_vec(), true));
    // Nothing can be released, and the first two cannot count again.
    let early = site.desk.propose_release(&one, review, 1).await.unwrap_err();
    assert!(matches!(early, DeskError::Counting(LedgerRefusal::NotAgreed)), "{early:?}");
    let again = site.desk.take_over_agreed(&one, review, 1).await.unwrap_err();
    assert!(matches!(again, DeskError::SameCounter), "{again:?}");
    assert_eq!(site.desk.take_over_agreed(&three, review, 1).await.unwrap(), 1);
    for (place, sheet) in [(2, &no), (3, &all)] {
        site.desk.enter_sheet(&three, review, 1, at(place), sheet, false).await.unwrap();
    }
    assert_eq!(site.desk.close_count(&three, review, 1, issued).await.unwrap(), 3);
    let CountingState::Agreed(result) = state(&site.desk, &one, review).await else {
        panic!("two of three agree")
    };
    assert_eq!((result.tally.returned, result.tally.valid, result.tally.invalid), (3, 3, 0));
    assert_eq!(result.tally.rows[0].against, 1);
}

#[tokio::test]
async fn nobody_sees_a_figure_before_two_people_have_released_it() {
    let site = Site::new().await;
    let (review, issued, rows) = held(&site).await;
    let [one, two] = [counter(&site, 1).await, counter(&site, 2).await];
    let officer = site.permit::<RunReview>("to-chuc").await;
    let sheets = vec!["+".repeat(rows); issued as usize];
    let missing = site.desk.conclude(&officer, review, 1).await.unwrap_err();
    assert!(matches!(missing, DeskError::CountMissing { have: 0 }), "{missing:?}");
    for permit in [&one, &two] {
        site.desk.enter_count(permit, review, 1, issued, &sheets).await.unwrap();
    }
    let shows = async || {
        let mut shown = Vec::new();
        for account in ["to-chuc", "kiem-tra", "thuong-vu", "kiem-phieu-1"] {
            let permit = site.permit::<ReadResults>(account).await;
            let sheet = site.desk.step_sheet(&permit, review, 1, Lang::Vi).await.unwrap();
            shown.push(sheet.step.tally().is_some());
            shown.push(sheet.rows.iter().any(|row| row.votes.is_some()));
        }
        shown
    };
    assert_eq!(shows().await, [false; 8]);
    let unreleased = site.desk.conclude(&officer, review, 1).await.unwrap_err();
    assert!(matches!(unreleased, DeskError::NotReleased), "{unreleased:?}");
    let digest = site.desk.propose_release(&one, review, 1).await.unwrap();
    assert_eq!(shows().await, [false; 8]);
    let alone = site.desk.confirm_release(&one, review, 1, &digest).await.unwrap_err();
    assert!(matches!(alone, DeskError::Counting(LedgerRefusal::SameReleaser)), "{alone:?}");
    for other in ["", "0000", &digest[..7], "zzzzzzzz"] {
        let other = site.desk.confirm_release(&two, review, 1, other).await.unwrap_err();
        assert!(matches!(other, DeskError::Counting(LedgerRefusal::OtherFigures)), "{other:?}");
    }
    site.desk.confirm_release(&two, review, 1, &digest[..8]).await.unwrap();
    assert_eq!(shows().await, [true; 8]);
    site.desk.conclude(&officer, review, 1).await.unwrap();
}

#[tokio::test]
async fn a_recount_keeps_the_former_result_and_needs_two_people_again() {
    let site = Site::new().await;
    let (review, issued, rows) = held(&site).await;
    let [one, two] = [counter(&site, 1).await, counter(&site, 2).await];
    let today = day("2017-03-21");
    let sheets = vec!["+".repeat(rows); 3];
    for permit in [&one, &two] {
        site.desk.enter_count(permit, review, 1, issued, &sheets).await.unwrap();
    }
    site.release(review, 1).await;
    let silent = site.desk.recount(&one, review, 1, " ", today).await.unwrap_err();
    assert!(matches!(silent, DeskError::Refused(plan::Refusal::NoReason)), "{silent:?}");
    let reason = "Còn một phiếu sót trong hòm";
    site.desk.recount(&one, review, 1, reason, today).await.unwrap();
    let sheet = site.desk.counting_sheet(&two, review, 1).await.unwrap();
    assert_eq!((sheet.round, sheet.state, sheet.open), (2, CountingState::Waiting(0), true));
    let [former] = sheet.former.as_slice() else { panic!("one round was set aside") };
    let released = former.released.as_ref().unwrap();
    assert_eq!((former.reason.as_str(), released.returned), (reason, 3));
    let sheets = vec!["+".repeat(rows); 4];
    for permit in [&one, &two] {
        site.desk.enter_count(permit, review, 1, issued, &sheets).await.unwrap();
    }
    site.release(review, 1).await;
    let permit = site.permit::<ReadResults>("kiem-tra").await;
    let shown = site.desk.step_sheet(&permit, review, 1, Lang::Vi).await.unwrap();
    assert_eq!(shown.step.tally().map(|tally| tally.returned), Some(4));
    let plan::StepState::Counted { tally, .. } = &shown.step.reopened[0].was else {
        panic!("what was released is kept")
    };
    assert_eq!(tally.as_ref().map(|tally| tally.returned), Some(3));
}

#[tokio::test]
async fn sheets_typed_before_a_crash_are_there_afterwards_each_once() {
    let site = Site::new().await;
    let (review, issued, rows) = held(&site).await;
    let one = counter(&site, 1).await;
    let sheet = "+".repeat(rows);
    site.desk.enter_sheet(&one, review, 1, at(1), &sheet, false).await.unwrap();
    site.desk.enter_sheet(&one, review, 1, at(2), &".".repeat(rows), false).await.unwrap();
    site.desk.write_name(&one, review, 1, 0, "Lò Văn  Hòa", 1).await.unwrap();
    // Another process opens the same database, as after a crash.
    let desk = site.another_desk().await;
    let own = desk.counting_sheet(&one, review, 1).await.unwrap().own;
    let typed: Vec<String> = own.sheets.iter().map(|(_, sheet)| sheet.text()).collect();
    assert_eq!(typed, [sheet.clone(), "!empty".to_owned()], "nothing marked is not valid");
    assert_eq!(own.names[0].name, "Lò Văn Hòa");
    let twice = desk.enter_sheet(&one, review, 1, at(1), &sheet, false).await.unwrap_err();
    let already = LedgerRefusal::AlreadyEntered { place: at(1) };
    assert!(matches!(&twice, DeskError::Counting(refusal) if *refusal == already), "{twice:?}");
    let nowhere = desk.enter_sheet(&one, review, 1, at(0), &sheet, false).await.unwrap_err();
    assert!(matches!(nowhere, DeskError::BadPlace { .. }), "{nowhere:?}");
    // Mending replaces and removes, and only one's own.
    let two = counter(&site, 2).await;
    let others = desk.mend_sheet(&two, review, 1, at(1), None, false).await.unwrap_err();
    assert!(matches!(others, DeskError::Counting(LedgerRefusal::NotEntered { .. })), "{others:?}");
    desk.mend_sheet(&one, review, 1, at(2), Some(&".".repeat(rows)), true).await.unwrap();
    desk.mend_sheet(&one, review, 1, at(1), None, false).await.unwrap();
    assert_eq!(desk.close_count(&one, review, 1, issued).await.unwrap(), 1);
    let counters = desk.counting_sheet(&two, review, 1).await.unwrap();
    assert_eq!((counters.counters[0].sheets, counters.counters[0].closed), (1, true));
    assert_eq!(counters.own.sheets, [], "nobody sees another's sheets");
}

#[tokio::test]
async fn kinds_of_invalid_sheets_are_declared_before_the_first_sheet() {
    let site = Site::new().await;
    let (review, _, rows) = held(&site).await;
    let one = counter(&site, 1).await;
    let kinds = [InvalidKind::Empty].into();
    site.desk.declare_invalid_kinds(&one, review, 1, &kinds).await.unwrap();
    let signed = site.desk.enter_sheet(&one, review, 1, at(1), "!signed", false).await;
    let refused = LedgerRefusal::NotDeclared { kind: InvalidKind::Signed };
    assert!(matches!(signed, Err(DeskError::Counting(why)) if why == refused));
    site.desk.enter_sheet(&one, review, 1, at(1), &"+".repeat(rows), false).await.unwrap();
    let late = site.desk.declare_invalid_kinds(&one, review, 1, &kinds).await.unwrap_err();
    assert!(matches!(late, DeskError::CountBegun), "{late:?}");
}

#[tokio::test]
async fn spellings_are_merged_by_decision_and_make_a_proposal_fall_away() {
    let site = Site::new().await;
    let (review, issued, rows) = held(&site).await;
    let [one, two] = [counter(&site, 1).await, counter(&site, 2).await];
    for permit in [&one, &two] {
        for name in ["Lò Văn Hoà", "Lò Văn Hòa"] {
            site.desk.write_name(permit, review, 1, 0, name, 1).await.unwrap();
        }
        let sheets = ["+".repeat(rows), "+".repeat(rows)];
        type_sheets(&site, permit, review, issued, &sheets).await;
    }
    let before = site.desk.propose_release(&one, review, 1).await.unwrap();
    let CountingState::Proposed { result, own, .. } = state(&site.desk, &two, review).await else {
        panic!("proposed")
    };
    assert!(!own);
    let found = &result.suggestions[0];
    let (from, into) = (found.from.clone(), found.into.clone());
    site.desk.merge_names(&two, review, 1, Merge { group: 0, from, into }).await.unwrap();
    let stale = site.desk.confirm_release(&two, review, 1, &before).await.unwrap_err();
    assert!(matches!(stale, DeskError::Counting(LedgerRefusal::NothingProposed)), "{stale:?}");
    site.release(review, 1).await;
    let CountingState::Released { result, .. } = state(&site.desk, &one, review).await else {
        panic!("released")
    };
    assert_eq!(result.names.iter().map(|name| name.sheets).collect::<Vec<_>>(), [2]);
}

#[tokio::test]
async fn the_papers_tell_the_sheets_the_release_and_the_recount() {
    let site = Site::new().await;
    let (review, issued, rows) = held(&site).await;
    let [one, two] = [counter(&site, 1).await, counter(&site, 2).await];
    let sheets = vec!["+".repeat(rows); 3];
    for permit in [&one, &two] {
        site.desk.enter_count(permit, review, 1, issued, &sheets).await.unwrap();
    }
    site.release(review, 1).await;
    let reason = "Còn một phiếu sót trong hòm";
    site.desk.recount(&one, review, 1, reason, day("2017-03-21")).await.unwrap();
    for permit in [&one, &two] {
        site.desk.write_name(permit, review, 1, 0, "Lò Văn Hòa", 1).await.unwrap();
        let sheets = ["+".repeat(rows), "!too-many".to_owned(), "+".repeat(rows)];
        type_sheets(&site, permit, review, issued, &sheets).await;
    }
    site.release(review, 1).await;
    let officer = site.permit::<RunReview>("to-chuc").await;
    site.desk.conclude(&officer, review, 1).await.unwrap();
    let issuer = site.permit("to-chuc").await;
    let papers = site.desk.issue_papers(&issuer, review).await.unwrap();
    let text = |name: &str| {
        let paper = papers.iter().find(|paper| paper.file.contains(name)).unwrap();
        let document = lopdf::Document::load_mem(&paper.bytes).unwrap();
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let protocol = text("bien-ban-kiem-phieu-buoc-1");
    for told in [
        "Lò Văn Hòa (01 phiếu)",
        "Ngày 21/03/2017 kiểm phiếu lại; lý do: Còn một phiếu sót trong hòm",
        "thu về 3 phiếu, hợp lệ 3 phiếu",
        "Lò Thị Sen (tài khoản kiem-phieu-1); Bùi Văn Inh (tài khoản kiem-phieu-2)",
        "Phiếu chọn quá số lượng: 01 phiếu",
    ] {
        assert!(protocol.contains(told), "{told}\n{protocol}");
    }
    assert!(!protocol.contains("mở lại ngày"), "the conference stands");
    let journal = text("nhat-ky-nhap-phieu-buoc-1");
    assert!(journal.contains("A-2 Phiếu chọn quá số lượng"), "{journal}");
    assert!(journal.contains("LẦN ĐẾM THỨ 2"), "{journal}");
}
