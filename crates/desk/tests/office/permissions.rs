//! Permission beyond the role: one's own case, secrecy, sensitive fields.

use crate::site::{Site, day};
use desk::{Actor, DeskError, Permit, ReadPeople, ReadResults, Right, Role};
use lex::Secrecy;
use words::Lang;

/// An account's permit, with something about the account changed.
async fn as_if<R: Right>(site: &Site, name: &str, change: impl Fn(&mut Actor)) -> Permit<R> {
    let mut actor = site.actor(name).await;
    change(&mut actor);
    actor.permit().unwrap()
}

#[tokio::test]
async fn nobody_proposes_counts_releases_or_decides_about_themselves() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let own = site.person("Nguyễn Hoàng Thiên Phượng").await;
    let is_own = |actor: &mut Actor| actor.person = Some(own);
    let reader = site.permit("to-chuc").await;
    let eligible = site.desk.eligible(&reader, review).await.unwrap();
    let officer = as_if(&site, "to-chuc", is_own).await;
    let refused = site.desk.propose(&officer, review, own, eligible[0].post, Lang::Vi).await;
    assert!(matches!(refused, Err(DeskError::OwnCase)), "{refused:?}");

    let plain = site.permit("to-chuc").await;
    let called = site.desk.convene(&plain, review, 1, day("2017-03-20")).await.unwrap();
    site.desk.hold(&plain, review, 1, &called.convened).await.unwrap();
    let counter = as_if(&site, "kiem-phieu-1", is_own).await;
    let released = site.desk.propose_release(&counter, review, 1).await;
    assert!(matches!(released, Err(DeskError::OwnCase)), "{released:?}");
    let confirmed = site.desk.confirm_release(&counter, review, 1, "00000000").await;
    assert!(matches!(confirmed, Err(DeskError::OwnCase)), "{confirmed:?}");
    let decider = as_if(&site, "thuong-vu", is_own).await;
    let decided = site.desk.decide(&decider, review, "1-QĐ", day("2017-04-03")).await;
    assert!(matches!(decided, Err(DeskError::OwnCase)), "{decided:?}");
}

#[tokio::test]
async fn whoever_stands_on_a_list_sees_the_review_once_it_is_decided_and_never_their_votes() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let own = site.person("Nguyễn Hoàng Thiên Phượng").await;
    let is_own = |actor: &mut Actor| actor.person = Some(own);
    let people: Permit<ReadPeople> = as_if(&site, "kiem-tra", is_own).await;
    let results: Permit<ReadResults> = as_if(&site, "kiem-tra", is_own).await;
    let sheet = site.desk.review_sheet(&people, review, Lang::Vi).await.map(drop);
    assert!(matches!(sheet, Err(DeskError::OwnCase)), "{sheet:?}");
    let step = site.desk.step_sheet(&results, review, 1, Lang::Vi).await.map(drop);
    assert!(matches!(step, Err(DeskError::OwnCase)), "{step:?}");
    site.decide(review).await;
    assert!(site.desk.review_sheet(&people, review, Lang::Vi).await.is_ok());

    let on = day("2017-05-02");
    let mine = site.desk.person_sheet(&people, own, on, Lang::Vi).await.unwrap();
    let plain = site.permit("kiem-tra").await;
    let theirs = site.desk.person_sheet(&plain, own, on, Lang::Vi).await.unwrap();
    let votes = |sheet: &desk::PersonSheet| {
        let events = sheet.entries.iter().flat_map(|entry| &entry.events);
        events.filter(|(event, _)| event.vote.is_some()).count()
    };
    assert!(votes(&theirs) > 0 && !theirs.standards.is_empty());
    assert_eq!((votes(&mine), mine.standards.len()), (0, 0));
    assert_eq!(mine.entries.len(), theirs.entries.len(), "what was decided is seen");
}

#[tokio::test]
async fn what_is_more_secret_than_the_clearance_is_neither_listed_nor_served() {
    let site = Site::new().await;
    let review = site.open_review().await;
    let permit = site.permit("to-chuc").await;
    let sheet = site.desk.board(&site.permit("to-chuc").await, day("2017-05-02"), Lang::Vi).await;
    assert!(!sheet.unwrap().rows.is_empty());
    let marked: Permit<ReadPeople> =
        as_if(&site, "to-chuc", |actor| actor.clearance = Secrecy::Confidential).await;
    let open: Permit<ReadPeople> =
        as_if(&site, "to-chuc", |actor| actor.clearance = Secrecy::None).await;
    let results: Permit<ReadResults> =
        as_if(&site, "to-chuc", |actor| actor.clearance = Secrecy::None).await;
    let on = day("2017-05-02");
    assert!(!site.desk.plans(&permit, on).await.unwrap().is_empty());
    assert!(!site.desk.plans(&marked, on).await.unwrap().is_empty(), "the plans are Mật");
    assert!(site.desk.plans(&open, on).await.unwrap().is_empty());
    let refused = site.desk.plan_sheets(&open, "SL.TB", None, on, Lang::Vi).await.map(drop);
    assert!(matches!(refused, Err(DeskError::AboveClearance)), "{refused:?}");
    let refused = site.desk.review_sheet(&open, review, Lang::Vi).await.map(drop);
    assert!(matches!(refused, Err(DeskError::AboveClearance)), "{refused:?}");
    assert!(site.desk.board(&results, on, Lang::Vi).await.unwrap().rows.is_empty());
    let person = site.person("Nguyễn Hoàng Thiên Phượng").await;
    let shown = site.desk.person_sheet(&open, person, on, Lang::Vi).await.unwrap();
    assert!(shown.entries.is_empty());
}

#[tokio::test]
async fn the_office_above_sees_neither_origin_nor_belief_nor_discipline() {
    let site = Site::new().await;
    let person = site.person("Nguyễn Hoàng Thiên Phượng").await;
    let on = day("2017-05-02");
    let officer = site.permit("to-chuc").await;
    let whole = site.desk.person_sheet(&officer, person, on, Lang::Vi).await.unwrap();
    assert!(whole.profile.ethnicity.is_some() && !whole.is_withheld);
    let above: Permit<ReadPeople> =
        as_if(&site, "to-chuc", |actor| actor.role = Role::UpperOffice).await;
    let shown = site.desk.person_sheet(&above, person, on, Lang::Vi).await.unwrap();
    assert!(shown.is_withheld);
    assert_eq!(shown.profile.ethnicity, None);
    assert_eq!(shown.profile.religion, None);
    assert_eq!(shown.profile.party_official, None);
    assert!(shown.disciplines.is_empty());
    let plans = site.desk.plan_sheets(&above, "SL.TB", None, on, Lang::Vi).await.unwrap();
    let mut lines = plans.iter().flat_map(|plan| &plan.posts).flat_map(|post| &post.entries);
    assert!(lines.clone().count() > 0);
    assert!(lines.all(|line| line.ethnicity.is_none()));
    let journal = site.permit("kiem-tra").await;
    let entries = site.desk.journal(&journal, 0, 1000).await.unwrap();
    let reads: Vec<&str> = entries
        .iter()
        .filter(|entry| entry.action == "read-person")
        .map(|entry| entry.data.as_str())
        .collect();
    assert_eq!(reads, [r#"{"sensitive":true}"#, r#"{"sensitive":false}"#]);
}

#[tokio::test]
async fn a_lent_right_is_used_in_both_names_and_only_on_its_days() {
    let site = Site::new().await;
    let today = site.desk.today();
    let loan = |right: &str, to: &str| desk::NewLoan {
        right: right.into(),
        to: to.into(),
        from_day: today,
        to_day: today,
        reason: "đi công tác".into(),
    };
    let officer = site.permit("to-chuc").await;
    for (right, to, refused) in [
        ("manage-accounts", "kiem-tra", "right"),
        ("count-ballots", "kiem-tra", "not-yours"),
        ("run-review", "to-chuc", "self"),
        ("run-review", "kiem-phieu-1", "excluded"),
        ("run-review", "kiem-tra", "excluded"),
        ("issue-papers", "thuong-vu", "has-it"),
    ] {
        let said = site.desk.lend(&officer, &loan(right, to)).await;
        assert!(
            matches!(said, Err(DeskError::CannotLend { why }) if why == refused),
            "{right} {said:?}"
        );
    }
    let late = desk::NewLoan { to_day: day("2017-05-01"), ..loan("read-people", "kiem-phieu-1") };
    let said = site.desk.lend(&officer, &late).await;
    assert!(matches!(said, Err(DeskError::CannotLend { why: "days" })), "{said:?}");

    assert!(site.actor("kiem-phieu-1").await.permit::<ReadPeople>().is_err());
    site.desk.lend(&officer, &loan("read-people", "kiem-phieu-1")).await.unwrap();
    let reader: Permit<ReadPeople> = site.permit("kiem-phieu-1").await;
    let person = site.person("Nguyễn Hoàng Thiên Phượng").await;
    site.desk.person_sheet(&reader, person, today, Lang::Vi).await.unwrap();
    let journal = site.permit("kiem-tra").await;
    let entries = site.desk.journal(&journal, 0, 1000).await.unwrap();
    let read = entries.iter().rfind(|entry| entry.action == "read-person").unwrap();
    assert_eq!(read.actor, "kiem-phieu-1");
    assert!(read.data.contains(r#""for":"to-chuc""#), "{}", read.data);

    let tomorrow = site.desk_at(base::Instant(site.desk.now().0 + 86_400)).await;
    let actor = tomorrow.actor_named("kiem-phieu-1").await.unwrap();
    assert!(actor.permit::<ReadPeople>().is_err(), "its day is over");
    let counter = site.permit("kiem-phieu-1").await;
    let lending = site.desk.lending(&counter).await.unwrap();
    assert_eq!((lending.got.len(), lending.given.len()), (1, 0));
    site.desk.end_lending(&counter, lending.got[0].id).await.unwrap();
    assert!(site.actor("kiem-phieu-1").await.permit::<ReadPeople>().is_err(), "given back");
}
