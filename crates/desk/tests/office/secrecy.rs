//! The secrecy of a review: one person raises it, two lower it, clearance and
//! papers follow.

use crate::site::{Site, day};
use desk::{
    AccessRefusal, Actor, ConfirmSecrecy, DeskError, NewSecrecy, Permit, ProposeSecrecy,
    ReadPeople, Right, SecrecyDone,
};
use lex::Secrecy;
use words::Lang;

fn to(level: Secrecy) -> NewSecrecy {
    NewSecrecy { level, reason: "đã công bố".into(), provision: "khoản 2 Điều 5".into() }
}

async fn cleared_for<R: Right>(site: &Site, name: &str, clearance: Secrecy) -> Permit<R> {
    Actor { clearance, ..site.actor(name).await }.permit().unwrap()
}

async fn level(site: &Site, review: base::ReviewId) -> Secrecy {
    let reader: Permit<ReadPeople> = site.permit("to-chuc").await;
    site.desk.secrecy_sheet(&reader, review, Lang::Vi).await.unwrap().level
}

fn is(error: Result<impl std::fmt::Debug, DeskError>, wanted: AccessRefusal) -> bool {
    matches!(error, Err(DeskError::Access(refusal)) if refusal == wanted)
}

#[tokio::test]
async fn one_person_raises_it_and_only_who_is_cleared_sees_it_then() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let officer: Permit<ProposeSecrecy> = site.permit("to-chuc").await;
    assert_eq!(level(&site, review).await, Secrecy::Confidential, "as the law says");
    let mat: Permit<ReadPeople> = cleared_for(&site, "kiem-tra", Secrecy::Confidential).await;
    assert!(site.desk.review_sheet(&mat, review, Lang::Vi).await.is_ok());
    let done = site.desk.propose_secrecy(&officer, review, &to(Secrecy::TopSecret)).await;
    assert_eq!(done.unwrap(), SecrecyDone::Raised);
    assert_eq!(level(&site, review).await, Secrecy::TopSecret);
    let refused = site.desk.review_sheet(&mat, review, Lang::Vi).await.map(drop);
    assert!(matches!(refused, Err(DeskError::AboveClearance)), "{refused:?}");
    let plans = site.desk.plan_sheets(&mat, "SL.TB", None, day("2017-05-02"), Lang::Vi).await;
    assert!(matches!(plans.map(drop), Err(DeskError::AboveClearance)), "the plan with it");
}

#[tokio::test]
async fn lowering_it_takes_another_person_and_holds_from_the_confirmation_on() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let officer: Permit<ProposeSecrecy> = site.permit("to-chuc").await;
    let confirmer: Permit<ConfirmSecrecy> = site.permit("thuong-vu").await;
    let done = site.desk.propose_secrecy(&officer, review, &to(Secrecy::None)).await;
    assert_eq!(done.unwrap(), SecrecyDone::Proposed);
    assert_eq!(level(&site, review).await, Secrecy::Confidential, "nothing yet");
    let open: Permit<ReadPeople> = cleared_for(&site, "kiem-tra", Secrecy::None).await;
    assert!(site.desk.review_sheet(&open, review, Lang::Vi).await.is_err());
    let again = site.desk.propose_secrecy(&officer, review, &to(Secrecy::None)).await;
    assert!(is(again, AccessRefusal::ChangeWaits));

    let reader: Permit<ReadPeople> = site.permit("thuong-vu").await;
    let sheet = site.desk.secrecy_sheet(&reader, review, Lang::Vi).await.unwrap();
    assert!(sheet.may_decide && !sheet.may_propose && !sheet.changes[0].is_own);
    let id = sheet.changes[0].id;
    site.desk.decide_secrecy(&confirmer, review, id, true).await.unwrap();
    assert_eq!(level(&site, review).await, Secrecy::None);
    assert!(site.desk.review_sheet(&open, review, Lang::Vi).await.is_ok(), "clearance follows");
    let twice = site.desk.decide_secrecy(&confirmer, review, id, true).await;
    assert!(is(twice, AccessRefusal::NoChange));

    let journal = site.desk.journal(&site.permit("kiem-tra").await, 0, 1000).await.unwrap();
    let of = |action: &str| {
        let found = journal.iter().find(|entry| entry.action == action);
        found.map(|entry| (entry.actor.clone(), entry.data.clone())).unwrap()
    };
    assert_eq!(of("propose-secrecy").0, "to-chuc");
    assert_eq!(
        of("lower-secrecy"),
        ("thuong-vu".into(), r#"{"from":"confidential","to":"none"}"#.into())
    );
}

#[tokio::test]
async fn nobody_confirms_what_they_proposed_under_whichever_account_nor_their_own_case() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let officer: Permit<ProposeSecrecy> = site.permit("to-chuc").await;
    site.desk.propose_secrecy(&officer, review, &to(Secrecy::None)).await.unwrap();
    let reader: Permit<ReadPeople> = site.permit("thuong-vu").await;
    let id = site.desk.secrecy_sheet(&reader, review, Lang::Vi).await.unwrap().changes[0].id;
    let same = site.actor("to-chuc").await.id;
    let one = Actor { id: same, ..site.actor("thuong-vu").await };
    let refused = site.desk.decide_secrecy(&one.permit().unwrap(), review, id, true).await;
    assert!(is(refused, AccessRefusal::SameProposer));
    let own = site.person("Nguyễn Hoàng Thiên Phượng").await;
    let listed = Actor { person: Some(own), ..site.actor("thuong-vu").await };
    let refused = site.desk.decide_secrecy(&listed.permit().unwrap(), review, id, true).await;
    assert!(matches!(refused, Err(DeskError::OwnCase)), "{refused:?}");
    let listed = Actor { person: Some(own), ..site.actor("to-chuc").await };
    let permit: Permit<ProposeSecrecy> = listed.permit().unwrap();
    let refused = site.desk.propose_secrecy(&permit, review, &to(Secrecy::Secret)).await;
    assert!(matches!(refused, Err(DeskError::OwnCase)), "{refused:?}");
    assert_eq!(level(&site, review).await, Secrecy::Confidential);
}

#[tokio::test]
async fn a_declined_or_overtaken_proposal_changes_nothing() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let officer: Permit<ProposeSecrecy> = site.permit("to-chuc").await;
    let confirmer: Permit<ConfirmSecrecy> = site.permit("thuong-vu").await;
    let reader: Permit<ReadPeople> = site.permit("thuong-vu").await;
    let latest = async || {
        site.desk.secrecy_sheet(&reader, review, Lang::Vi).await.unwrap().changes[0].clone()
    };
    site.desk.propose_secrecy(&officer, review, &to(Secrecy::None)).await.unwrap();
    site.desk.decide_secrecy(&confirmer, review, latest().await.id, false).await.unwrap();
    assert_eq!(level(&site, review).await, Secrecy::Confidential);
    site.desk.propose_secrecy(&officer, review, &to(Secrecy::None)).await.unwrap();
    let waiting = latest().await.id;
    let raised = site.desk.propose_secrecy(&officer, review, &to(Secrecy::Secret)).await;
    assert_eq!(raised.unwrap(), SecrecyDone::Raised, "raising it does not wait");
    let late = site.desk.decide_secrecy(&confirmer, review, waiting, true).await;
    assert!(is(late, AccessRefusal::NoChange));
    assert_eq!(level(&site, review).await, Secrecy::Secret);
    for (new, why) in [
        (to(Secrecy::Secret), AccessRefusal::SameLevel),
        (NewSecrecy { reason: " ".into(), ..to(Secrecy::None) }, AccessRefusal::NoGround),
        (NewSecrecy { provision: String::new(), ..to(Secrecy::None) }, AccessRefusal::NoGround),
    ] {
        assert!(is(site.desk.propose_secrecy(&officer, review, &new).await, why), "{new:?}");
    }
}

#[tokio::test]
async fn papers_issued_later_carry_the_new_mark_and_earlier_ones_keep_theirs() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.decide(review).await;
    let officer: Permit<ProposeSecrecy> = site.permit("to-chuc").await;
    let issuer = site.permit("to-chuc").await;
    let reader: Permit<ReadPeople> = site.permit("to-chuc").await;
    site.desk.issue_papers(&issuer, review).await.unwrap();
    let before = site.desk.papers(&reader, Some(review)).await.unwrap();
    assert!(before.iter().all(|paper| paper.secrecy == "confidential") && !before.is_empty());
    site.desk.propose_secrecy(&officer, review, &to(Secrecy::Secret)).await.unwrap();
    let mat: Permit<ReadPeople> = cleared_for(&site, "kiem-tra", Secrecy::Confidential).await;
    assert!(site.desk.papers(&mat, Some(review)).await.unwrap().is_empty(), "raised with it");
    site.desk.issue_papers(&issuer, review).await.unwrap();
    let after = site.desk.papers(&reader, Some(review)).await.unwrap();
    let marks = |level: &str| after.iter().filter(|paper| paper.secrecy == level).count();
    assert_eq!(marks("confidential"), before.len(), "what was issued stays");
    assert!(marks("secret") > 0, "and bears the mark of its day");
    // Made again, each is as it was issued, mark and all.
    let again = site.desk.reprint(&reader, review).await.unwrap();
    let marked = again.iter().filter(|one| one.record.secrecy == "confidential");
    for one in marked {
        let checked = one.clone().against(None);
        assert_eq!(checked.remade, desk::Remade::Equal, "{}", one.record.file);
    }
}
