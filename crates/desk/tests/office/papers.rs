//! Papers of a review, from the founding of a site to the decision.

use crate::site::{Site, day};
use desk::{DeskError, IssuePapers, IssuedPaper, Templates};
use lopdf::Document;
use papers::forms::Form;
use papers::official::Layout;
use papers::template::Format;
use plan::StepState;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use words::{Lang, Words};

/// The words of a PDF, with single spaces.
fn text(paper: &IssuedPaper) -> String {
    let document = Document::load_mem(&paper.bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn named<'p>(papers: &'p [IssuedPaper], file: &str) -> &'p IssuedPaper {
    papers.iter().find(|paper| paper.file == file).unwrap_or_else(|| panic!("no {file}"))
}

/// Keeps the papers for looking at, when `KECAN_KEEP_PAPERS` names a folder.
fn keep(papers: &[IssuedPaper]) {
    let Some(folder) = std::env::var_os("KECAN_KEEP_PAPERS") else { return };
    for paper in papers {
        let path = Path::new(&folder).join(&paper.file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &paper.bytes).unwrap();
    }
}

#[tokio::test]
async fn a_decided_review_has_every_paper_and_issuing_again_changes_nothing() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.decide(review).await;
    let permit = site.permit::<IssuePapers>("to-chuc").await;
    let papers = site.desk.issue_papers(&permit, review).await.unwrap();
    keep(&papers);
    let mut expected = Vec::new();
    for number in 1..=3 {
        expected.push(format!("bien-ban-hoi-nghi-buoc-{number}.pdf"));
        expected.push(format!("bien-ban-hoi-nghi-buoc-{number}.docx"));
        expected.push(format!("tin-hoi-nghi-buoc-{number}.docx"));
        expected.push(format!("tin-hoi-nghi-buoc-{number}.pdf"));
        expected.push(format!("bien-ban-kiem-phieu-buoc-{number}.pdf"));
        expected.push(format!("bien-ban-kiem-phieu-buoc-{number}.docx"));
    }
    let lists = [
        "phu-luc-1-chuyen-tiep.xlsx",
        "phu-luc-1-chuyen-tiep.docx",
        "phu-luc-1-chuyen-tiep.pdf",
        "phu-luc-2-bo-sung.xlsx",
        "phu-luc-2-bo-sung.docx",
        "phu-luc-2-bo-sung.pdf",
        "danh-sach-trich-ngang.xlsx",
        "danh-sach-trich-ngang.docx",
        "danh-sach-trich-ngang.pdf",
        "to-trinh.docx",
        "to-trinh.pdf",
        "du-thao-quyet-dinh.docx",
        "du-thao-quyet-dinh.pdf",
        "danh-sach-quy-hoach.docx",
        "danh-sach-dua-ra.docx",
        "bang-tong-hop.docx",
        "danh-sach-quy-hoach.xlsx",
        "danh-sach-dua-ra.xlsx",
        "bang-tong-hop.xlsx",
        "danh-sach-quy-hoach.pdf",
        "danh-sach-dua-ra.pdf",
        "bang-tong-hop.pdf",
        "ke-hoach-dao-tao-boi-duong.docx",
        "ke-hoach-dao-tao-boi-duong.xlsx",
        "ke-hoach-dao-tao-boi-duong.pdf",
        "danh-sach-kem-quyet-dinh.pdf",
    ];
    expected.extend(lists.map(str::to_owned));
    let files: Vec<&str> = papers.iter().map(|paper| paper.file.as_str()).collect();
    let expected: Vec<String> =
        expected.iter().map(|name| format!("sl-tb/chuc-danh/{name}")).collect();
    assert_eq!(files, expected);
    let register = || async { site.desk.store().read().await.unwrap().papers().await.unwrap() };
    let first = register().await;
    assert_eq!(first.len(), expected.len());
    assert!(first.iter().all(|paper| paper.secrecy == "confidential"));
    assert!(first.iter().all(|paper| paper.review == Some(review)));
    for paper in &papers {
        let record = first.iter().find(|record| record.file == paper.file).unwrap();
        assert_eq!(record.sha256, paper.sha256);
    }
    let again = site.desk.issue_papers(&permit, review).await.unwrap();
    assert_eq!(again, papers);
    assert_eq!(register().await, first);
}

/// The desk with templates of the office's own.
fn with_own(site: &Site, files: &[(&str, Form)]) -> desk::Desk {
    let shipped = |form: Form| form.shipped(Layout::Party, Format::Docx).unwrap();
    let files = files.iter().map(|(name, form)| ((*name).to_owned(), shipped(*form)));
    let own = Templates::new(files);
    site.desk.clone().with_templates(Arc::new(move || Ok(own.clone())))
}

#[tokio::test]
async fn an_office_s_own_template_makes_its_papers() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, "2017-03-20", &[1]).await;
    let permit = site.permit::<IssuePapers>("to-chuc").await;
    // An office that wants its news to read as its minutes do.
    let desk = with_own(&site, &[("tin-hoi-nghi.docx", Form::Minutes)]);
    let papers = desk.issue_papers(&permit, review).await.unwrap();
    let minutes = named(&papers, "sl-tb/chuc-danh/bien-ban-hoi-nghi-buoc-1.docx");
    let same = papers.iter().filter(|paper| paper.sha256 == minutes.sha256).count();
    assert_eq!(same, 2, "the minutes and the news");
}

#[tokio::test]
async fn a_template_with_a_fault_is_named_with_its_place_and_nothing_is_issued() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, "2017-03-20", &[1]).await;
    let permit = site.permit::<IssuePapers>("to-chuc").await;
    // The minutes have no fields of a count protocol.
    let desk = with_own(&site, &[("bien-ban-hoi-nghi.docx", Form::CountProtocol)]);
    let error = desk.issue_papers(&permit, review).await.unwrap_err();
    let DeskError::Template { file, .. } = &error else { panic!("{error}") };
    assert_eq!(file, "bien-ban-hoi-nghi.docx");
    let said = error.say(Words::load(Lang::Vi));
    for told in ["bien-ban-hoi-nghi.docx", "phần chính, đoạn", "không có trường nào tên"]
    {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(error.is_callers());
    assert!(site.desk.store().read().await.unwrap().papers().await.unwrap().is_empty());
}

#[tokio::test]
async fn the_count_protocol_has_the_numbers_of_the_tally() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, "2017-03-20", &[1]).await;
    let permit = site.permit::<IssuePapers>("to-chuc").await;
    let papers = site.desk.issue_papers(&permit, review).await.unwrap();
    let reader = site.permit("to-chuc").await;
    let step = site.desk.step_sheet(&reader, review, 1, Lang::Vi).await.unwrap();
    let StepState::Concluded(record) = &step.step.state else { panic!("not concluded") };
    let tally = record.tally.as_ref().unwrap();
    let (issued, returned) = (tally.present, tally.present - 1);
    assert_eq!((tally.issued, tally.returned, tally.invalid), (issued, returned, 1));
    let protocol = text(named(&papers, "sl-tb/chuc-danh/bien-ban-kiem-phieu-buoc-1.pdf"));
    for said in [
        format!("Số người được triệu tập {} ", tally.convened),
        format!("Số phiếu phát ra {issued} "),
        format!("Số phiếu thu về {returned} "),
        format!("Số phiếu hợp lệ {} ", tally.valid),
        "Số phiếu không hợp lệ 1 ".to_owned(),
        "Phiếu ký tên hoặc đánh dấu riêng: 01 phiếu".to_owned(),
        "Lò Thị Sen (tài khoản kiem-phieu-1)".to_owned(),
        "Bùi Văn Inh (tài khoản kiem-phieu-2)".to_owned(),
    ] {
        assert!(protocol.contains(&said), "«{said}» is not in: {protocol}");
    }
    let threshold = step.step.rule.threshold.unwrap();
    let needed = threshold.needed(threshold.base.of(tally));
    assert!(protocol.contains(&format!("Cần ít nhất {needed:02} phiếu đồng ý")), "{protocol}");
    for row in &step.rows {
        let votes = row.votes.unwrap();
        assert_eq!(votes.votes_for + votes.against + votes.blank, tally.valid);
        assert!(protocol.contains(&row.name), "{}", row.name);
    }
}

#[tokio::test]
async fn the_list_of_a_decision_says_who_stands_and_why_others_left() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.decide(review).await;
    let permit = site.permit::<IssuePapers>("thuong-vu").await;
    let papers = site.desk.issue_papers(&permit, review).await.unwrap();
    let list = text(named(&papers, "sl-tb/chuc-danh/danh-sach-kem-quyet-dinh.pdf"));
    for said in [
        "HUYỆN ỦY THƯỢNG BÌNH",
        "12-QĐ/HU",
        "Ban Thường vụ Huyện ủy Thượng Bình",
        "Nguyễn Hoàng Thiên Phượng",
        "Bổ sung",
        "Chuyển tiếp",
        "Cầm Bá Lượng",
        "Không đủ số phiếu tín nhiệm",
        "MẬT",
    ] {
        assert!(list.contains(said), "«{said}» is not in: {list}");
    }
    assert!(!list.contains('⟦'), "a message is missing: {list}");
}

#[tokio::test]
async fn a_step_held_again_gets_papers_of_its_own() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, "2017-03-20", &[]).await;
    let permit = site.permit::<IssuePapers>("to-chuc").await;
    let before = site.desk.issue_papers(&permit, review).await.unwrap();
    let officer = site.permit("to-chuc").await;
    let reason = "triệu tập thiếu thành phần";
    site.desk.reopen(&officer, review, 1, reason, day("2017-03-21")).await.unwrap();
    site.run_step(review, 1, "2017-03-22", &[]).await;
    let after = site.desk.issue_papers(&permit, review).await.unwrap();
    let minutes = named(&after, "sl-tb/chuc-danh/bien-ban-hoi-nghi-buoc-1-ban-2.pdf");
    assert!(text(minutes).contains(reason));
    let kept = site.desk.store().read().await.unwrap().papers().await.unwrap();
    for paper in before.iter().chain(&after) {
        assert!(kept.iter().any(|one| (&one.file, &one.sha256) == (&paper.file, &paper.sha256)));
    }
}

#[tokio::test]
async fn who_reads_only_issues_nothing() {
    let site = Site::new().await;
    let refused = site.actor("kiem-tra").await.permit::<IssuePapers>().map(|_| ());
    assert!(matches!(refused, Err(DeskError::Forbidden { .. })));
}

/// The keys of messages that the papers' source names; one that ends in a
/// hyphen is completed by a code.
fn keys_in_source() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/issue");
    let mut keys = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for rest in source.split("\"issue-").skip(1) {
            let end = rest.find(['"', '{']).unwrap();
            keys.insert(format!("issue-{}", &rest[..end]));
        }
    }
    keys
}

#[test]
fn every_message_of_the_papers_is_in_the_catalogue_and_every_one_there_is_printed() {
    let words = Words::load(Lang::Vi);
    let asked = keys_in_source();
    assert!(asked.len() > 40, "only {} keys were found", asked.len());
    let codes = ["invalid-not-issued", "invalid-both-marked", "invalid-empty", "invalid-signed"];
    let built = codes.iter().map(|code| format!("issue-{code}"));
    for key in asked.iter().filter(|key| !key.ends_with('-')).cloned().chain(built) {
        assert!(words.has(&key), "{key} is printed and not in the catalogue");
    }
    let (_, catalogue) = Words::files(Lang::Vi).iter().find(|(name, _)| *name == "issue").unwrap();
    for line in catalogue.lines().filter(|line| line.starts_with("issue-")) {
        let (key, _) = line.split_once(" =").unwrap();
        let built = |asked: &String| asked.ends_with('-') && key.starts_with(asked.as_str());
        assert!(asked.contains(key) || asked.iter().any(built), "nobody prints {key}");
    }
}
