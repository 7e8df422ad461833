//! Case files: what the law asks for, noting papers, and what stands still while
//! they lack; one's own file and corrections of it.

use crate::site::{OPENED, Site, day, shipped_packs, term};
use base::{FixedClock, Instant, PersonId, ReviewId, SeededChance};
use checks::PaperState;
use desk::*;
use lex::{LawBook, PackFile};
use roster::PlanKind;
use std::sync::Arc;
use words::Lang;

/// A letter of the province that holds conferences and decisions up.
const STRICT: &str = r#"
```instrument
id = "9-CV-TU-2017-03-10"
number = "9-CV/TU"
date = 2017-03-10
issuer = "Tỉnh ủy Sơn Lam"
title_vi = "Công văn về hồ sơ (hư cấu)"
title_en = "Letter on case files (invented)"
status = "Hư cấu, để thử."
scope = "SL"
```

# Công văn 9-CV/TU

## Hồ sơ {#ho-so}

> Phải có sơ yếu lý lịch trước khi triệu tập; kê khai tài sản trước khi phê duyệt; giấy khám sức khỏe cấp không quá 6 tháng.

```edit
parameter = "case-file"
from = 2017-03-10
source = "invented"
replaces = "412-CV-TU-2017-03-06/ho-so"
[[row]]
code = "so-yeu-ly-lich"
label_vi = "Sơ yếu lý lịch"
label_en = "Curriculum vitae"
by = "convening"
[[row]]
code = "ke-khai-tai-san"
label_vi = "Bản kê khai tài sản"
label_en = "Declaration of property"
by = "decision"
[[row]]
code = "suc-khoe"
label_vi = "Giấy chứng nhận sức khỏe"
label_en = "Health certificate"
by = "advised"
months = 6
```
"#;

/// The same desk under the shipped law and the strict letter.
fn strict(site: &Site) -> Desk {
    let mut packs = shipped_packs();
    packs.push(PackFile { name: "9-cv.md".into(), text: STRICT.into() });
    let now = FixedClock(Instant::at(day(OPENED), 9, 0));
    let chance = Box::new(SeededChance::new(21));
    Desk::new(site.desk.store().clone(), LawBook::load(&packs).unwrap(), Arc::new(now), chance)
}

async fn open(site: &Site, desk: &Desk) -> ReviewId {
    let permit = site.permit("to-chuc").await;
    let opened = desk.open_review(&permit, "SL.TB", PlanKind::Titles, term(), day(OPENED), None);
    opened.await.unwrap().review
}

async fn grid(site: &Site, desk: &Desk, review: ReviewId) -> CaseGrid {
    desk.case_grid(&site.permit("to-chuc").await, review, Lang::Vi).await.unwrap()
}

fn note(person: PersonId, code: &str, held: bool, on: Option<&str>) -> PaperNote {
    PaperNote {
        person,
        code: code.into(),
        held,
        on: on.map(day),
        number: String::new(),
        note: String::new(),
    }
}

#[tokio::test]
async fn a_conference_is_not_called_while_somebodys_file_lacks_what_must_be_there_first() {
    let site = Site::new().await;
    let desk = strict(&site);
    let review = open(&site, &desk).await;
    let officer = site.permit("to-chuc").await;
    let refused = desk.convene(&officer, review, 1, day("2017-03-20")).await.unwrap_err();
    let DeskError::CaseFiles { lacking } = &refused else { panic!("{refused:?}") };
    let rows = grid(&site, &desk, review).await.rows;
    assert_eq!(lacking.len(), rows.len());
    assert!(lacking.iter().all(|(_, papers)| papers.len() == 1), "only what convening needs");
    let said = refused.say(words::Words::load(Lang::Vi));
    assert!(said.contains("(Sơ yếu lý lịch)") && said.contains(&lacking[0].0), "{said}");

    let all_but_one: Vec<PaperNote> =
        rows.iter().skip(1).map(|row| note(row.person, "so-yeu-ly-lich", true, None)).collect();
    let importer = site.permit("to-chuc").await;
    assert_eq!(desk.note_papers(&importer, &all_but_one).await.unwrap(), all_but_one.len());
    let refused = desk.convene(&officer, review, 1, day("2017-03-20")).await.unwrap_err();
    let DeskError::CaseFiles { lacking } = &refused else { panic!("{refused:?}") };
    assert_eq!(lacking.iter().map(|(name, _)| name).collect::<Vec<_>>(), [&rows[0].name]);

    desk.note_papers(&importer, &[note(rows[0].person, "so-yeu-ly-lich", true, None)])
        .await
        .unwrap();
    // Only what holds a conference up is refused as a missing paper.
    let called = desk.convene(&officer, review, 1, day("2017-03-20")).await;
    assert!(!matches!(called, Err(DeskError::CaseFiles { .. })), "{called:?}");
}

#[tokio::test]
async fn what_is_only_advised_warns_beside_the_name_and_holds_nothing_up() {
    let site = Site::new().await;
    let review = open(&site, &site.desk).await;
    let officer = site.permit("to-chuc").await;
    let list = ListRef::official(review);
    let shown = site.desk.list_sheet(&officer, list, Lang::Vi).await.unwrap();
    let lines = shown.posts.iter().flat_map(|post| &post.lines);
    let mut warned = 0;
    for line in lines {
        let found = line.findings.iter().find(|one| one.code == checks::CASE_FILE);
        let stands = !matches!(line.kind, plan::ProposalKind::Remove(_));
        assert_eq!(found.is_some(), stands, "{}", line.name);
        if let Some(found) = found {
            assert!(found.target && found.verdict == checks::Verdict::NotMet);
            assert!(found.sentence.contains("Giấy chứng nhận sức khỏe"));
            assert!(found.citation.as_ref().unwrap().contains("412-CV/TU"));
            warned += 1;
        }
    }
    assert!(warned > 0);
    let runs = site.permit("to-chuc").await;
    let called = site.desk.convene(&runs, review, 1, day("2017-03-20")).await;
    assert!(!matches!(called, Err(DeskError::CaseFiles { .. })), "{called:?}");
}

#[tokio::test]
async fn a_note_says_something_new_or_is_not_kept_and_a_paper_runs_out() {
    let site = Site::new().await;
    let desk = strict(&site);
    let review = open(&site, &desk).await;
    let importer = site.permit("to-chuc").await;
    let who = grid(&site, &desk, review).await.rows[0].person;
    let state = async |code: &str| {
        let row = grid(&site, &desk, review).await.rows.into_iter().find(|row| row.person == who);
        let papers = row.unwrap().papers;
        papers.into_iter().find(|one| one.asked.code == code).unwrap().state
    };
    assert_eq!(state("suc-khoe").await, PaperState::Absent);
    let nothing = [note(who, "suc-khoe", false, None)];
    assert_eq!(desk.note_papers(&importer, &nothing).await.unwrap(), 0);
    for (on, expected) in [
        (None, PaperState::Undated),
        (Some("2016-09-15"), PaperState::Expired(day("2017-03-14"))),
        (Some("2016-09-16"), PaperState::Held(Some(day("2017-03-15")))),
    ] {
        let one = [note(who, "suc-khoe", true, on)];
        assert_eq!(desk.note_papers(&importer, &one).await.unwrap(), 1);
        assert_eq!(desk.note_papers(&importer, &one).await.unwrap(), 0, "the same again");
        assert_eq!(state("suc-khoe").await, expected);
    }
    let later = [note(who, "suc-khoe", true, Some("2017-03-16"))];
    let future = desk.note_papers(&importer, &later).await;
    assert!(matches!(future, Err(DeskError::FutureDate { .. })));
    let unknown = desk.note_papers(&importer, &[note(who, "giay-la", true, None)]).await;
    assert!(matches!(unknown, Err(DeskError::NotFound { what: "paper", .. })), "{unknown:?}");
    assert!(site.actor("thuong-vu").await.permit::<ImportRecords>().is_err());
}

/// The account with its person, as an administrator links them.
async fn linked(site: &Site, account: &str) -> (Actor, PersonId) {
    let review = site.open_review().await;
    let person = grid(site, &site.desk, review).await.rows[0].person;
    (Actor { person: Some(person), ..site.actor(account).await }, person)
}

#[tokio::test]
async fn a_person_reads_their_own_file_without_votes_or_findings_and_asks_for_a_correction() {
    let site = Site::new().await;
    let (own, person) = linked(&site, "kiem-phieu-3").await;
    let nobody = site.actor("kiem-phieu-1").await.permit().unwrap();
    assert!(matches!(site.desk.own_file(&nobody, Lang::Vi).await, Err(DeskError::NoOwnFile)));
    let mine = own.permit::<KeepOwnAccount>().unwrap();
    let file = site.desk.own_file(&mine, Lang::Vi).await.unwrap();
    assert!(file.sheet.standards.is_empty() && file.corrections.is_empty());
    assert!(!file.sheet.is_withheld, "one's own data is not hidden from oneself");

    let new = |field: &str, wanted: &str, reason: &str| NewCorrection {
        field: field.into(),
        wanted: wanted.into(),
        reason: reason.into(),
    };
    let ask = async |one: NewCorrection| site.desk.ask_correction(&mine, &one).await;
    assert!(matches!(ask(new("hometown", " ", "x")).await, Err(DeskError::BadValue { .. })));
    assert!(matches!(ask(new("hometown", "Xã Nà Ớt", "")).await, Err(DeskError::Refused(_))));
    assert!(matches!(ask(new("unit", "1", "x")).await, Err(DeskError::NotFound { .. })));
    let id = ask(new("hometown", "Xã Nà Ớt", "theo giấy khai sinh")).await.unwrap();
    let theory = ask(new("theory", "Cao cấp", "bằng tốt nghiệp")).await.unwrap();

    let officer = site.permit("to-chuc").await;
    let open = site.desk.open_corrections(&officer, Lang::Vi).await.unwrap();
    // Of one moment: in no order that means anything.
    assert_eq!(open.len(), 2);
    assert!(open.iter().all(|one| [id, theory].contains(&one.id)));
    assert!(open.iter().all(|one| one.person == person));
    let before = site.desk.store().read().await.unwrap().digest().await.unwrap();
    let unreadable = site.desk.accept_correction(&officer, theory, "giỏi lắm", "").await;
    assert!(matches!(unreadable, Err(DeskError::BadValue { .. })), "{unreadable:?}");
    let after = site.desk.store().read().await.unwrap().digest().await.unwrap();
    assert_eq!(before, after, "nothing is half-done");
    let self_made: Permit<ImportRecords> =
        Actor { person: Some(person), ..site.actor("to-chuc").await }.permit().unwrap();
    let own_case = site.desk.accept_correction(&self_made, id, "Xã Nà Ớt", "").await;
    assert!(matches!(own_case, Err(DeskError::OwnCase)), "{own_case:?}");
    assert!(site.desk.decline_correction(&officer, theory, " ").await.is_err(), "with a reason");
    site.desk.decline_correction(&officer, theory, "chưa có bằng").await.unwrap();
    site.desk.accept_correction(&officer, id, "Xã Nà Ớt", "đã sửa").await.unwrap();

    let file = site.desk.own_file(&mine, Lang::Vi).await.unwrap();
    assert_eq!(file.sheet.profile.hometown.as_deref(), Some("Xã Nà Ớt"));
    let answers: Vec<bool> =
        file.corrections.iter().filter_map(|one| Some(one.answer.as_ref()?.accepted)).collect();
    assert_eq!(answers.len(), 2);
    assert!(answers.contains(&true) && answers.contains(&false));
    let batch = file.corrections.iter().find(|one| one.id == id).unwrap();
    let batch = batch.answer.as_ref().unwrap().batch.unwrap();
    site.desk.undo_import(&officer, batch).await.unwrap();
    let open = site.desk.open_corrections(&officer, Lang::Vi).await.unwrap();
    assert_eq!(open.iter().map(|one| one.id).collect::<Vec<_>>(), [id], "open again");
}
