//! Working on the list of a review: moves and their undoing, binding rules on
//! the official list, scenarios and who may do what (R9).

use crate::site::{OPENED, Site, day, term};
use base::{PersonId, PostId, ReviewId};
use desk::*;
use plan::{LeaveReason, ProposalKind, Refusal};
use roster::PlanKind;
use words::Lang;

async fn open(site: &Site) -> ReviewId {
    let permit = site.permit("to-chuc").await;
    let desk = &site.desk;
    let opened = desk.open_review(&permit, "SL.TB", PlanKind::Titles, term(), day(OPENED), None);
    opened.await.unwrap().review
}

async fn sheet(site: &Site, list: ListRef) -> ListSheet {
    let permit = site.permit("to-chuc").await;
    site.desk.list_sheet(&permit, list, Lang::Vi).await.unwrap()
}

/// The names and what is proposed of them, post by post.
fn told(sheet: &ListSheet) -> Vec<(PostId, Vec<(PersonId, ProposalKind)>)> {
    let lines = |post: &ListPost| post.lines.iter().map(|line| (line.person, line.kind)).collect();
    sheet.posts.iter().map(|post| (post.post, lines(post))).collect()
}

fn first(sheet: &ListSheet, wanted: impl Fn(ProposalKind) -> bool) -> (PersonId, PostId) {
    let lines = sheet.posts.iter().flat_map(|post| post.lines.iter().map(|line| (line, post.post)));
    let found = lines.into_iter().find(|(line, _)| wanted(line.kind)).unwrap();
    (found.0.person, found.1)
}

async fn somebody_to_add(site: &Site, review: ReviewId) -> (PersonId, PostId) {
    let permit = site.permit("to-chuc").await;
    let eligible = site.desk.eligible(&permit, review).await.unwrap();
    (eligible[0].person, eligible[0].post)
}

async fn edit(
    site: &Site,
    who: &str,
    list: ListRef,
    (person, post): (PersonId, PostId),
    change: ListChange,
    reason: &str,
) -> Result<(), DeskError> {
    let permit = site.permit(who).await;
    let edits = [ListEdit { person, post, change }];
    site.desk.edit_list(&permit, list, &edits, reason, Lang::Vi).await
}

#[tokio::test]
async fn every_move_is_undone_and_made_again() {
    let site = Site::new().await;
    let list = ListRef::official(open(&site).await);
    let mut states = vec![told(&sheet(&site, list).await)];
    let new = somebody_to_add(&site, list.review).await;
    edit(&site, "to-chuc", list, new, ListChange::Add, "").await.unwrap();
    states.push(told(&sheet(&site, list).await));
    let kept = first(&sheet(&site, list).await, |kind| kind == ProposalKind::CarryOver);
    let remove = ListChange::Remove(LeaveReason::NotQualified);
    edit(&site, "to-chuc", list, kept, remove, "Xin thôi quy hoạch").await.unwrap();
    states.push(told(&sheet(&site, list).await));
    assert_ne!(states[1], states[0]);
    assert_ne!(states[2], states[1]);
    let permit = site.permit("to-chuc").await;
    for before in states[..2].iter().rev() {
        site.desk.walk_moves(&permit, list, Along::Back).await.unwrap();
        assert_eq!(&told(&sheet(&site, list).await), before);
    }
    let none = site.desk.walk_moves(&permit, list, Along::Back).await;
    assert!(matches!(none, Err(DeskError::NothingToUndo)), "{none:?}");
    for after in &states[1..] {
        site.desk.walk_moves(&permit, list, Along::Again).await.unwrap();
        assert_eq!(&told(&sheet(&site, list).await), after);
    }
    let shown = sheet(&site, list).await;
    assert_eq!(shown.moves.len(), 2);
    assert_eq!(shown.moves[0].reason, "Xin thôi quy hoạch");
    assert_eq!(shown.moves[0].by, "Cán bộ tổ chức");
}

#[tokio::test]
async fn a_removal_that_no_rule_asks_for_needs_a_reason() {
    let site = Site::new().await;
    let list = ListRef::official(open(&site).await);
    let kept = first(&sheet(&site, list).await, |kind| kind == ProposalKind::CarryOver);
    let remove = ListChange::Remove(LeaveReason::TaskNotDone);
    let refused = edit(&site, "to-chuc", list, kept, remove, "  ").await;
    assert!(matches!(refused, Err(DeskError::Refused(Refusal::NoReason))), "{refused:?}");
    let ballot = ListChange::Remove(LeaveReason::VotedDown);
    assert!(edit(&site, "to-chuc", list, kept, ballot, "vì phiếu").await.is_err());
}

#[tokio::test]
async fn whom_a_rule_removes_is_not_carried_over_officially_but_may_be_tried() {
    let site = Site::new().await;
    let list = ListRef::official(open(&site).await);
    let barred =
        |kind| matches!(kind, ProposalKind::Remove(reason) if reason != LeaveReason::TooManyPosts);
    let who = first(&sheet(&site, list).await, barred);
    let refused = edit(&site, "to-chuc", list, who, ListChange::CarryOver, "").await;
    assert!(matches!(refused, Err(DeskError::NotEligible { .. })), "{refused:?}");
    let permit = site.permit("thuong-vu").await;
    let scenario = site.desk.make_scenario(&permit, list, "Thử giữ lại").await.unwrap();
    let tried = ListRef { scenario: Some(scenario), ..list };
    edit(&site, "thuong-vu", tried, who, ListChange::CarryOver, "").await.unwrap();
    let shown = sheet(&site, tried).await;
    let line = |sheet: &ListSheet| {
        let lines = sheet.posts.iter().filter(|post| post.post == who.1);
        lines.flat_map(|post| post.lines.clone()).find(|line| line.person == who.0).unwrap()
    };
    assert_eq!(line(&shown).kind, ProposalKind::CarryOver);
    assert_eq!(line(&shown).verdict, checks::Verdict::NotMet, "and the rule still says so");
    assert!(barred(line(&sheet(&site, list).await).kind), "the official list is as it was");
    assert_eq!(shown.scenarios[0].differs, 1);
    let totals = (shown.totals, shown.official.unwrap());
    assert_eq!(totals.0.removed + 1, totals.1.removed);
}

#[tokio::test]
async fn a_scenario_is_adopted_as_one_move_that_can_be_undone() {
    let site = Site::new().await;
    let list = ListRef::official(open(&site).await);
    let before = told(&sheet(&site, list).await);
    let permit = site.permit("to-chuc").await;
    let scenario = site.desk.make_scenario(&permit, list, "Phương án 1").await.unwrap();
    let tried = ListRef { scenario: Some(scenario), ..list };
    let new = somebody_to_add(&site, list.review).await;
    edit(&site, "to-chuc", tried, new, ListChange::Add, "").await.unwrap();
    let kept = first(&sheet(&site, tried).await, |kind| kind == ProposalKind::CarryOver);
    let remove = ListChange::Remove(LeaveReason::NotQualified);
    edit(&site, "to-chuc", tried, kept, remove, "Thử").await.unwrap();
    let wanted = told(&sheet(&site, tried).await);
    let officer = site.permit("to-chuc").await;
    site.desk.adopt_scenario(&officer, tried, Lang::Vi).await.unwrap();
    let shown = sheet(&site, list).await;
    assert_eq!(told(&shown), wanted);
    assert_eq!((shown.moves.len(), shown.scenarios.len()), (1, 0));
    let again = site.desk.adopt_scenario(&officer, tried, Lang::Vi).await;
    assert!(matches!(again, Err(DeskError::ScenarioClosed)), "{again:?}");
    site.desk.walk_moves(&permit, list, Along::Back).await.unwrap();
    assert_eq!(told(&sheet(&site, list).await), before);
}

#[tokio::test]
async fn the_standing_body_tries_things_on_and_the_officer_alone_changes_the_list() {
    let site = Site::new().await;
    let list = ListRef::official(open(&site).await);
    let new = somebody_to_add(&site, list.review).await;
    let refused = edit(&site, "thuong-vu", list, new, ListChange::Add, "").await;
    assert!(matches!(refused, Err(DeskError::Forbidden { .. })), "{refused:?}");
    assert!(site.actor("kiem-tra").await.permit::<DraftList>().is_err());
    assert!(site.actor("thuong-vu").await.permit::<RunReview>().is_err());
}

#[tokio::test]
async fn once_the_first_conference_is_called_the_list_stands() {
    let site = Site::new().await;
    let list = ListRef::official(open(&site).await);
    let new = somebody_to_add(&site, list.review).await;
    edit(&site, "to-chuc", list, new, ListChange::Add, "").await.unwrap();
    let officer = site.permit("to-chuc").await;
    site.desk.convene(&officer, list.review, 1, day("2017-03-20")).await.unwrap();
    let late = edit(&site, "to-chuc", list, new, ListChange::TakeBack, "").await;
    assert!(matches!(late, Err(DeskError::Refused(Refusal::WrongState { .. }))), "{late:?}");
    let permit = site.permit("to-chuc").await;
    assert!(site.desk.walk_moves(&permit, list, Along::Back).await.is_err());
    assert!(sheet(&site, list).await.locked.is_some());
}

#[tokio::test]
async fn people_side_by_side_show_the_same_facts_and_rules() {
    let site = Site::new().await;
    let list = ListRef::official(open(&site).await);
    let shown = sheet(&site, list).await;
    let people: Vec<PersonId> =
        shown.posts.iter().flat_map(|post| &post.lines).map(|line| line.person).take(5).collect();
    let permit = site.permit("kiem-tra").await;
    let compared = site.desk.compare_people(&permit, list, &people, Lang::Vi).await.unwrap();
    assert!(compared.len() >= 2);
    let rules = |one: &Compared| -> Vec<&'static str> {
        one.posts[0].findings.iter().map(|found| found.code).collect()
    };
    for one in &compared {
        assert_eq!(rules(one), rules(&compared[0]));
    }
    let stranger = site.desk.compare_people(&permit, list, &[PersonId(1)], Lang::Vi).await.unwrap();
    assert!(stranger.is_empty(), "who is not on the list is left out");
}
