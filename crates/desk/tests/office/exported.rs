//! Lists that were issued, imported again: nothing is refused, asked about or changed.

use crate::site::{OPENED, Site, day};
use desk::{Differences, ImportReport, IssuePapers, IssuedPaper};

const LISTS: [&str; 3] =
    ["danh-sach-trich-ngang.xlsx", "danh-sach-quy-hoach.xlsx", "phu-luc-1-chuyen-tiep.xlsx"];

async fn issue(site: &Site, review: base::ReviewId) -> Vec<IssuedPaper> {
    let permit = site.permit::<IssuePapers>("to-chuc").await;
    site.desk.issue_papers(&permit, review).await.unwrap()
}

async fn import(site: &Site, paper: &IssuedPaper, dry_run: bool) -> ImportReport {
    let permit = site.permit("to-chuc").await;
    let files = [(paper.file.clone(), paper.bytes.clone())];
    site.desk
        .import(&permit, &files, day(OPENED), Differences::Ask, dry_run)
        .await
        .unwrap()
        .remove(0)
}

#[tokio::test]
async fn an_issued_list_is_taken_as_it_was_known_and_prints_the_same_papers() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.decide(review).await;
    let papers = issue(&site, review).await;
    for list in LISTS {
        let paper = papers.iter().find(|paper| paper.file.ends_with(list)).unwrap();
        let report = import(&site, paper, false).await;
        assert_eq!((report.refused(), &report.problems), (0, &vec![]), "{list}");
        let sheet = &report.sheets[0];
        assert!(sheet.updated + sheet.unchanged > 0, "{list}: {sheet:?}");
        assert_eq!(sheet.added, 0, "{list} brings nobody and no entry that was not there");
    }
    let lists = |papers: &[IssuedPaper]| -> Vec<(String, String)> {
        let of = papers.iter().filter(|paper| paper.file.ends_with(".xlsx"));
        of.map(|paper| (paper.file.clone(), paper.sha256.clone())).collect()
    };
    assert_eq!(lists(&issue(&site, review).await), lists(&papers));
}

#[tokio::test]
async fn people_proposed_but_not_decided_on_are_not_taken_for_planned() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, "2017-03-20", &[]).await;
    let papers = issue(&site, review).await;
    let annex = papers.iter().find(|paper| paper.file.ends_with("phu-luc-2-bo-sung.xlsx")).unwrap();
    let report = import(&site, annex, true).await;
    assert_eq!(report.taken(), 0);
    assert!(report.refused() > 0);
    assert!(report.problems.iter().all(|problem| problem.reason == "decision-needed"));
}
