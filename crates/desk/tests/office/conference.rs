//! A conference from its preparation to the lock on its record.

use crate::site::{Site, day};
use base::{PersonId, ReviewId};
use desk::{Arrival, DeskError, ReadPeople, ReadResults, RunReview, Watcher};
use plan::{Agreement, ConferenceFault, Refusal, Setup};
use words::Lang;

const ON: &str = "2017-03-20";

/// A review whose first conference is called: who is called, in order.
async fn called(site: &Site) -> (ReviewId, Vec<PersonId>) {
    let review = site.open_review().await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let called = site.desk.convene(&permit, review, 1, day(ON)).await.unwrap();
    (review, called.convened)
}

async fn sheet(site: &Site, review: ReviewId) -> desk::ConferenceSheet {
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    site.desk.conference_sheet(&permit, review, 1, Lang::Vi).await.unwrap()
}

#[tokio::test]
async fn who_holds_an_invitation_is_checked_in_by_its_code_and_only_by_it() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let roll = sheet(&site, review).await.roll;
    let mut codes: Vec<_> = roll.iter().map(|one| one.invitation.unwrap()).collect();
    let code = codes[0].to_string().to_uppercase();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), people.len(), "each invitation has a code of its own");
    let holder = site.desk.holder_of(&permit, review, 1, &code).await.unwrap();
    assert_eq!((holder.person, holder.already), (roll[0].person, false));
    for already in [false, true] {
        let one = site.desk.attend(&permit, review, 1, Arrival::Code(&code), true).await.unwrap();
        assert_eq!((one.person, one.already, one.late), (roll[0].person, already, false));
    }
    assert_eq!(sheet(&site, review).await.turnup.present, 1);
    let wrong = site.desk.attend(&permit, review, 1, Arrival::Code("0ABC"), true).await;
    assert!(matches!(wrong, Err(DeskError::NoInvitation { code }) if code == "0ABC"));
    let person = Arrival::Person(roll[0].person);
    site.desk.attend(&permit, review, 1, person, false).await.unwrap();
    assert_eq!(sheet(&site, review).await.turnup.present, 0);
}

#[tokio::test]
async fn a_conference_opens_with_whoever_was_checked_in_and_not_one_below_the_quorum() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let needed = sheet(&site, review).await.quorum.unwrap()[0].needed as usize;
    assert!(needed > 1 && needed < people.len(), "{needed} of {}", people.len());
    let come = async |person: PersonId| {
        site.desk.attend(&permit, review, 1, Arrival::Person(person), true).await.unwrap()
    };
    for person in &people[..needed - 1] {
        come(*person).await;
    }
    let short = site.desk.open_conference(&permit, review, 1).await;
    let Err(DeskError::Refused(Refusal::NoQuorum { shortfall })) = short else {
        panic!("{short:?}")
    };
    assert_eq!((shortfall.needed - shortfall.present, shortfall.total as usize), (1, people.len()));
    let said =
        DeskError::Refused(Refusal::NoQuorum { shortfall }).say(words::Words::load(Lang::Vi));
    assert!(said.contains("còn thiếu 1"), "{said}");
    come(people[needed - 1]).await;
    assert_eq!(site.desk.open_conference(&permit, review, 1).await.unwrap() as usize, needed);
    // Whoever comes now is kept apart: the number at the vote stands.
    let late = come(people[needed]).await;
    assert!(late.late);
    let sheet = sheet(&site, review).await;
    assert_eq!((sheet.turnup.present as usize, sheet.turnup.late), (needed, 1));
    assert!(
        matches!(&sheet.step.state, plan::StepState::Held { present, .. } if *present as usize == needed)
    );
    let gone = site.desk.attend(&permit, review, 1, Arrival::Person(people[0]), false).await;
    gone.unwrap();
    assert_eq!(self::sheet(&site, review).await.turnup.present as usize, needed, "it stands");
}

#[tokio::test]
async fn the_roster_changes_only_with_a_reason_and_before_the_opening_and_the_quorum_follows() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let reader = site.permit::<ReadPeople>("to-chuc").await;
    let nobody = site.desk.take_off_roster(&permit, review, 1, people[0], "  ").await;
    assert!(matches!(nobody, Err(DeskError::Conference(ConferenceFault::NoReason))));
    assert_eq!(sheet(&site, review).await.roll.len(), people.len(), "a refusal changes nothing");
    site.desk.take_off_roster(&permit, review, 1, people[0], "đã chuyển công tác").await.unwrap();
    let twice = site.desk.take_off_roster(&permit, review, 1, people[0], "lại").await;
    assert!(matches!(twice, Err(DeskError::NotCalled { .. })));
    let there = site.desk.add_to_roster(&permit, review, 1, people[1], "mời").await;
    assert!(matches!(there, Err(DeskError::AlreadyCalled { .. })));
    site.desk.add_to_roster(&permit, review, 1, people[0], "mời lại").await.unwrap();
    let sheet = sheet(&site, review).await;
    let told: Vec<_> =
        sheet.record.changes.iter().map(|one| (one.added, one.reason.as_str())).collect();
    assert_eq!(told, [(false, "đã chuyển công tác"), (true, "mời lại")]);
    assert_eq!(sheet.quorum.unwrap()[0].total as usize, people.len());
    let found = site.desk.find_people(&reader, "a", 200).await.unwrap();
    let stranger = found.into_iter().find(|(person, ..)| !people.contains(person));
    if let Some((stranger, ..)) = stranger {
        site.desk.add_to_roster(&permit, review, 1, stranger, "đại biểu mời").await.unwrap();
        let quorum = self::sheet(&site, review).await.quorum.unwrap();
        assert_eq!(quorum[0].total as usize, people.len() + 1);
    }
    let all: Vec<_> = self::sheet(&site, review).await.roll.iter().map(|one| one.person).collect();
    site.desk.hold(&permit, review, 1, &all).await.unwrap();
    let late = site.desk.take_off_roster(&permit, review, 1, people[0], "muộn").await;
    assert!(matches!(late, Err(DeskError::Refused(Refusal::WrongState { .. }))));
}

#[tokio::test]
async fn a_substitute_attends_without_being_counted_and_an_excuse_is_kept() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let desk = &site.desk;
    let no_reason = desk.substitute(&permit, review, 1, people[0], ("Lò Văn Thay", "")).await;
    assert!(matches!(no_reason, Err(DeskError::Conference(ConferenceFault::NoReason))));
    desk.substitute(&permit, review, 1, people[0], ("Lò Văn Thay", "đi công tác")).await.unwrap();
    desk.excuse(&permit, review, 1, people[1], "nghỉ ốm").await.unwrap();
    let turnup = sheet(&site, review).await.turnup;
    assert_eq!((turnup.present, turnup.substitutes, turnup.excused), (0, 1, 1));
    desk.attend(&permit, review, 1, Arrival::Person(people[0]), true).await.unwrap();
    let turnup = sheet(&site, review).await.turnup;
    assert_eq!((turnup.present, turnup.substitutes), (1, 0), "they came themselves");
    let here = desk.excuse(&permit, review, 1, people[0], "vắng").await;
    assert!(matches!(here, Err(DeskError::IsPresent)));
}

#[tokio::test]
async fn a_locked_record_is_opened_again_only_with_a_reason_that_stays_for_ever() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let desk = &site.desk;
    let early = desk.close_conference(&permit, review, 1, day(ON)).await;
    assert!(matches!(early, Err(DeskError::Conference(ConferenceFault::NotHeld))));
    let setup = Setup {
        place: "Hội trường Huyện ủy".into(),
        start: "7h30".into(),
        chair: Some(people[0]),
        ..Setup::default()
    };
    desk.prepare_conference(&permit, review, 1, setup).await.unwrap();
    desk.hold(&permit, review, 1, &people).await.unwrap();
    let agreement = Agreement {
        purpose: vec!["Rà soát".into()],
        requirements: vec!["Đúng quy trình".into()],
        order: vec!["Hội nghị cán bộ chủ chốt".into()],
        spoke: String::new(),
    };
    desk.agree(&permit, review, 1, agreement.clone()).await.unwrap();
    desk.note_discussion(&permit, review, 1, "Lò Văn Thử", "Nhất trí.").await.unwrap();
    desk.close_conference(&permit, review, 1, day(ON)).await.unwrap();
    for refused in [
        desk.note_discussion(&permit, review, 1, "", "thêm").await,
        desk.agree(&permit, review, 1, agreement).await,
        desk.excuse(&permit, review, 1, people[0], "vắng").await,
        desk.prepare_conference(&permit, review, 1, Setup::default()).await,
    ] {
        assert!(matches!(refused, Err(DeskError::Conference(ConferenceFault::Closed))));
    }
    desk.reopen_conference(&permit, review, 1, "ghi thiếu", day(ON)).await.unwrap();
    desk.note_discussion(&permit, review, 1, "", "thêm").await.unwrap();
    let record = sheet(&site, review).await.record;
    assert_eq!(record.notes.len(), 2);
    assert_eq!(
        (record.reopened[0].reason.as_str(), record.reopened[0].was.notes.len()),
        ("ghi thiếu", 1)
    );
    // Reopening the whole step keeps it too, and begins the record anew.
    desk.reopen(&permit, review, 1, "sai thành phần", day(ON)).await.unwrap();
    let record = sheet(&site, review).await.record;
    assert_eq!((record.reopened.len(), record.notes.len()), (2, 0));
    assert_eq!(record.reopened[1].roster.len(), people.len());
    assert_eq!(record.setup.start, "07:30", "what was prepared stays");
}

#[tokio::test]
async fn the_screen_shows_how_far_the_count_is_and_nothing_of_a_result_before_its_release() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let secret = site.desk.new_screen(&permit, review, 1).await.unwrap();
    for wrong in ["", "0", &secret[1..], &"0".repeat(secret.len())] {
        let refused = site.desk.screen_pass(Watcher::Key(wrong), review, 1).await;
        assert!(matches!(refused, Err(DeskError::NoSession)), "{wrong}");
    }
    let pass = site.desk.screen_pass(Watcher::Key(&secret), review, 1).await.unwrap();
    let other = site.desk.screen_pass(Watcher::Key(&secret), review, 2).await;
    assert!(matches!(other, Err(DeskError::NoSession)), "a secret is of one conference");
    site.desk.attend(&permit, review, 1, Arrival::Person(people[0]), true).await.unwrap();
    let seen = site.desk.projection(pass).await.unwrap();
    assert_eq!((seen.turnup.present, seen.quorum.unwrap()[0].present), (1, 1));
    site.desk.hold(&permit, review, 1, &people).await.unwrap();
    let rows = {
        let reader = site.permit::<ReadResults>("to-chuc").await;
        site.desk.step_sheet(&reader, review, 1, Lang::Vi).await.unwrap().rows.len()
    };
    let sheets = vec!["+".repeat(rows); people.len()];
    for account in ["kiem-phieu-1", "kiem-phieu-2"] {
        let counter = site.permit(account).await;
        let issued = people.len() as u32;
        site.desk.enter_count(&counter, review, 1, issued, &sheets).await.unwrap();
        let seen = site.desk.projection(pass).await.unwrap();
        assert!(seen.results.is_none(), "nothing is released");
        assert!(seen.counts.iter().all(|count| count.sheets == issued));
    }
    site.release(review, 1).await;
    site.desk.conclude(&permit, review, 1).await.unwrap();
    let results = site.desk.projection(pass).await.unwrap().results.unwrap();
    let all = people.len() as u32;
    assert_eq!(results.sheets, [all, all, all, 0]);
    // Letter 412-CV/TU keeps the votes from being announced at the conference.
    assert!(results.rows.is_empty());
    let fresh = site.desk.new_screen(&permit, review, 1).await.unwrap();
    assert_ne!(fresh, secret);
    assert!(site.desk.screen_pass(Watcher::Key(&secret), review, 1).await.is_err(), "it ended");
}

#[tokio::test]
async fn no_journal_entry_says_who_came_when() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    for person in &people {
        site.desk.attend(&permit, review, 1, Arrival::Person(*person), true).await.unwrap();
    }
    let auditor = site.permit("kiem-tra").await;
    let entries = site.desk.journal(&auditor, 0, 500).await.unwrap();
    let check_ins: Vec<_> = entries.iter().filter(|entry| entry.action == "check-in").collect();
    assert_eq!(check_ins.len(), people.len());
    for entry in check_ins {
        let data = &entry.data;
        assert!(people.iter().all(|person| !data.contains(&person.0.to_string())), "{data}");
    }
}

#[tokio::test]
async fn invitations_and_the_list_to_sign_name_everybody_called_and_the_minutes_what_was_said() {
    let site = Site::new().await;
    let (review, people) = called(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let printer = site.permit("to-chuc").await;
    let setup =
        Setup {
            place: "Hội trường Nà Sọc".into(), start: "7h30".into(), ..Setup::default()
        };
    site.desk.prepare_conference(&permit, review, 1, setup).await.unwrap();
    let roll = sheet(&site, review).await.roll;
    let invitations = text(&site.desk.invitations(&printer, review, 1).await.unwrap());
    let list = text(&site.desk.attendance_list(&printer, review, 1).await.unwrap());
    for one in &roll {
        assert!(invitations.contains(&one.name) && list.contains(&one.name), "{}", one.name);
        let code = one.invitation.unwrap().to_string().to_uppercase();
        assert!(invitations.contains(&code[..4]), "{code}");
        assert!(!list.contains(&code[..4]), "the list has no codes");
    }
    assert!(invitations.contains("Hội trường Nà Sọc") && invitations.contains("07 giờ 30 phút"));
    site.desk.excuse(&permit, review, 1, people[0], "đi học tập trung").await.unwrap();
    for person in &people[1..] {
        site.desk.attend(&permit, review, 1, Arrival::Person(*person), true).await.unwrap();
    }
    site.desk.open_conference(&permit, review, 1).await.unwrap();
    site.desk
        .note_discussion(&permit, review, 1, "Lò Văn Thử", "Đề nghị quan tâm cán bộ nữ.")
        .await
        .unwrap();
    let rows = sheet(&site, review).await.step;
    let plan::StepState::Held { rows, .. } = rows.state else { panic!() };
    let sheets = vec!["+".repeat(rows.len()); people.len() - 1];
    for account in ["kiem-phieu-1", "kiem-phieu-2"] {
        let counter = site.permit(account).await;
        let issued = sheets.len() as u32;
        site.desk.enter_count(&counter, review, 1, issued, &sheets).await.unwrap();
    }
    site.release(review, 1).await;
    site.desk.conclude(&permit, review, 1).await.unwrap();
    let papers = site.desk.issue_papers(&printer, review).await.unwrap();
    let minutes = papers.iter().find(|one| one.file.contains("bien-ban-hoi-nghi")).unwrap();
    let minutes = text(&minutes.bytes);
    for words in [
        "07 giờ 30 phút",
        "Hội trường Nà Sọc",
        "(đi học tập trung)",
        "Lò Văn Thử: Đề nghị quan tâm cán bộ nữ.",
    ] {
        assert!(minutes.contains(words), "{words} is not in: {minutes}");
    }
}

/// The words of a PDF on one line.
fn text(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_guest_of_a_body_counts_among_those_called_and_not_among_its_members() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.run_step(review, 1, ON, &[]).await;
    let everybody: Vec<PersonId> =
        sheet(&site, review).await.roll.iter().map(|one| one.person).collect();
    let permit = site.permit::<RunReview>("to-chuc").await;
    let body = site.desk.convene(&permit, review, 2, day("2017-03-24")).await.unwrap().convened;
    let of_two = async || {
        let reader = site.permit::<ReadPeople>("to-chuc").await;
        site.desk.conference_sheet(&reader, review, 2, Lang::Vi).await.unwrap()
    };
    use plan::RosterRule::{Committee, StandingCommittee};
    assert!(matches!(of_two().await.step.rule.roster, Committee | StandingCommittee));
    let guest = *everybody.iter().find(|person| !body.contains(person)).unwrap();
    site.desk.add_to_roster(&permit, review, 2, guest, "mời dự").await.unwrap();
    site.desk.attend(&permit, review, 2, Arrival::Person(guest), true).await.unwrap();
    let counts = of_two().await.quorum.unwrap();
    let of = |base| *counts.iter().find(|one| one.base == base).unwrap();
    let (called, members) = (of(ballot::QuorumBase::Convened), of(ballot::QuorumBase::Members));
    assert_eq!((called.present, called.total as usize), (1, body.len() + 1));
    assert_eq!((members.present, members.total as usize), (0, body.len()));
}
