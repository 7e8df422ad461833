//! Issued papers made again: as they stood, whatever came since.

use crate::site::{Site, day};
use crate::workbook;
use desk::{Differences, IssuePapers, IssuedPaper, OnDisk, ReadPeople, Remade, Reprint, Since};
use papers::compare::Place;
use plan::ReviewState;

async fn issue(site: &Site, review: base::ReviewId) -> Vec<IssuedPaper> {
    let permit = site.permit::<IssuePapers>("to-chuc").await;
    site.desk.issue_papers(&permit, review).await.unwrap()
}

async fn reprints(site: &Site, review: base::ReviewId) -> Vec<Reprint> {
    // Whoever audits makes them again, too.
    let permit = site.permit::<ReadPeople>("kiem-tra").await;
    site.desk.reprint(&permit, review).await.unwrap()
}

/// Imports other facts about days before the review.
async fn correct_facts(site: &Site) -> base::BatchId {
    let permit = site.permit("to-chuc").await;
    let files = [("sua-so-lieu.xlsx".to_owned(), workbook::corrected())];
    let reports = site
        .desk
        .import(&permit, &files, day("2017-02-01"), Differences::Take, false)
        .await
        .unwrap();
    assert_eq!(reports[0].refused(), 0, "{:?}", reports[0].problems);
    reports[0].batch.unwrap()
}

#[tokio::test]
async fn papers_come_out_as_issued_after_newer_facts_and_each_edition_as_it_was() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.decide(review).await;
    let first = issue(&site, review).await;
    correct_facts(&site).await;
    let second = issue(&site, review).await;
    let changed = second.iter().filter(|paper| paper.file.contains("-ban-2.")).count();
    assert!(changed >= 9, "{changed} lists say something else now");
    let again = reprints(&site, review).await;
    assert_eq!(again.len(), first.len() + changed);
    for reprint in again {
        let issued = first.iter().chain(&second).find(|it| it.file == reprint.record.file);
        let checked = reprint.against(issued.map(|it| it.bytes.as_slice()));
        assert!(checked.is_sound(), "{checked:?}");
        assert_eq!((checked.since, checked.differences), (vec![], vec![]));
    }
}

#[tokio::test]
async fn papers_issued_before_later_steps_and_the_decision_come_out_as_they_were() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, "2017-03-20", &[1]).await;
    let first = issue(&site, review).await;
    site.run_step(review, 2, "2017-03-24", &[]).await;
    site.run_step(review, 3, "2017-03-28", &[1]).await;
    let permit = site.permit("thuong-vu").await;
    site.desk.decide(&permit, review, "12-QĐ/HU", day("2017-04-03")).await.unwrap();
    let reader = site.permit::<ReadPeople>("to-chuc").await;
    let sheet = site.desk.review_sheet(&reader, review, words::Lang::Vi).await.unwrap();
    assert!(matches!(sheet.review.state, ReviewState::Decided { .. }));
    let again = reprints(&site, review).await;
    assert_eq!(again.len(), first.len());
    for reprint in again {
        let issued = first.iter().find(|it| it.file == reprint.record.file).unwrap();
        assert_eq!(reprint.again.as_ref(), Some(&issued.bytes), "{}", issued.file);
    }
}

#[tokio::test]
async fn a_file_altered_or_gone_is_told_with_what_differs() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, "2017-03-20", &[1]).await;
    let issued = issue(&site, review).await;
    let annex = "sl-tb/chuc-danh/danh-sach-trich-ngang.xlsx";
    let of = |all: Vec<Reprint>| all.into_iter().find(|it| it.record.file == annex).unwrap();
    let reprint = of(reprints(&site, review).await);
    let gone = reprint.clone().against(None);
    assert_eq!((gone.remade, gone.on_disk), (Remade::Equal, OnDisk::Missing));
    assert!(!gone.is_sound());

    // Somebody writes another level of theory into the file.
    let bytes = &issued.iter().find(|it| it.file == annex).unwrap().bytes;
    let altered = workbook::with_text(bytes, "Cao cấp", "Sơ cấp");
    let told = reprint.against(Some(&altered));
    assert_eq!((told.remade, told.on_disk), (Remade::Equal, OnDisk::Altered));
    let first = &told.differences[0];
    assert_eq!((first.one.as_str(), first.other.as_str()), ("Sơ cấp", "Cao cấp"));
    let Place::Cell { sheet, .. } = &first.place else { panic!("{first:?}") };
    assert_eq!(sheet, "Trích ngang");
    let said = told.say(words::Words::load(words::Lang::Vi));
    assert!(said[0].contains("tệp ghi “Sơ cấp”, bản in lại ghi “Cao cấp”"), "{said:?}");
}

#[tokio::test]
async fn what_no_look_back_undoes_is_told() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let batch = correct_facts(&site).await;
    let issued = issue(&site, review).await;
    let permit = site.permit("to-chuc").await;
    site.desk.undo_import(&permit, batch).await.unwrap();
    let again = reprints(&site, review).await;
    let lists = again.into_iter().filter(|it| it.record.file.ends_with(".xlsx"));
    for reprint in lists {
        let file = issued.iter().find(|it| it.file == reprint.record.file).unwrap();
        let checked = reprint.against(Some(&file.bytes));
        assert_eq!((checked.remade, checked.on_disk), (Remade::Differs, OnDisk::Whole));
        assert_eq!(checked.since, [Since::Undone { on: day("2017-05-02") }]);
        assert!(!checked.differences.is_empty());
    }
}
