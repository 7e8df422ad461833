use super::*;
use base::{DecisionId, PartialDate, PersonId, PlanId, PostId};
use plan::{EntryEvent, EntryEventKind, EntryState, LeaveReason};
use roster::{Sex, Term};
use words::Lang;
use words::finding::WordedFinding;

fn day(year: i16, month: i8, date: i8) -> Day {
    Day::new(year, month, date).unwrap()
}

fn found(verdict: checks::Verdict, target: bool) -> WordedFinding {
    WordedFinding {
        silent: false,
        code: "theory",
        verdict,
        verdict_label: String::new(),
        target,
        title: "Trình độ lý luận chính trị".into(),
        sentence: "Một câu.".into(),
        citation: None,
        confidence: None,
        confidence_label: None,
        basis: Vec::new(),
        mend: None,
        passes_on: None,
    }
}

fn entry(name: &str, what: EntryEventKind, on: Day, findings: Vec<WordedFinding>) -> EntryLine {
    let state = match what {
        EntryEventKind::Removed { reason } => EntryState::Removed(reason),
        EntryEventKind::ClosedByAppointment => EntryState::Closed,
        _ => EntryState::Standing,
    };
    let decision = DecisionId(1);
    EntryLine {
        person: PersonId(7),
        name: name.into(),
        birth: PartialDate::Year(1975),
        sex: Sex::Female,
        ethnicity: None,
        current: "Trưởng phòng Dân tộc".into(),
        state,
        event: Some(EntryEvent { what, on, decision, review: None, vote: None }),
        decision: Some((format!("{}-QĐ/HU", on.year()), on)),
        vote: None,
        findings,
    }
}

fn sheet() -> PlanSheet {
    use checks::Verdict::{Met, NotMet, Undetermined};
    let reason = LeaveReason::OverAge;
    let removed = EntryEventKind::Removed { reason };
    let post = |title: &str, entries| PostSheet {
        post: PostId(1),
        title: title.into(),
        seats: 1,
        entries,
        findings: Vec::new(),
    };
    let (then, now) = (day(2013, 8, 20), day(2017, 4, 28));
    PlanSheet {
        unconfirmed: Vec::new(),
        shares: Vec::new(),
        ages: Default::default(),
        plan: PlanId(1),
        unit: "TB".into(),
        unit_name: "Huyện Thượng Bình".into(),
        kind: PlanKind::Titles,
        term: Term::new(2015, 2020).unwrap(),
        title: String::new(),
        as_of: now,
        posts: vec![
            post(
                "Bí thư",
                vec![
                    entry("Lò Thị Mai", EntryEventKind::Added, now, vec![found(Met, false)]),
                    entry("Vàng A Chứ", removed, now, Vec::new()),
                ],
            ),
            post(
                "Phó Bí thư",
                vec![entry(
                    "Hà Thị Phương",
                    EntryEventKind::CarriedOver,
                    then,
                    vec![found(NotMet, true), found(Undetermined, false), found(Met, false)],
                )],
            ),
            post("Chủ tịch", Vec::new()),
        ],
        findings: Vec::new(),
    }
}

fn shown(filter: &Filter) -> PlanList {
    let sheet = sheet();
    let all = [sheet.clone()];
    let days = decisions(&sheet);
    plan(&sheet, &all, &[], &days, filter, Words::load(Lang::Vi))
}

#[test]
fn without_a_filter_every_post_is_shown_even_an_empty_one() {
    let list = shown(&Filter::default());
    assert_eq!(list.posts.len(), 3);
    assert_eq!((list.filter.shown, list.filter.total), (3, 3));
    assert_eq!(list.posts[0].planned, 1, "who left is not planned");
    assert_eq!(list.posts[0].bounds, Some((None, None)), "no law was given, so no bound is known");
}

#[test]
fn a_name_is_found_without_its_marks() {
    let list = shown(&Filter { text: "lo thi".into(), ..Filter::default() });
    assert_eq!((list.posts.len(), list.filter.shown, list.filter.total), (1, 1, 3));
    assert_eq!(list.posts[0].rows[0].person.text, "Lò Thị Mai");
    let by_post = shown(&Filter { text: "pho bi thu".into(), ..Filter::default() });
    assert_eq!(by_post.filter.shown, 1);
}

#[test]
fn a_missed_target_does_not_decide_the_verdict_and_missing_data_does() {
    let list = shown(&Filter { verdict: Some(Verdict::Undetermined), ..Filter::default() });
    assert_eq!(list.posts[0].rows[0].person.text, "Hà Thị Phương");
    assert_eq!(
        shown(&Filter { verdict: Some(Verdict::NotMet), ..Filter::default() }).filter.shown,
        0
    );
}

#[test]
fn who_left_is_shown_with_the_reason() {
    let list = shown(&Filter { status: Some(EntryStatus::Removed), ..Filter::default() });
    let row = &list.posts[0].rows[0];
    assert_eq!(row.reason.as_deref(), Some("Không đủ tuổi công tác trọn một nhiệm kỳ"));
    assert_eq!(row.verdict, Verdict::NotApplicable);
}

#[test]
fn the_list_names_its_latest_decision_and_the_days_worth_going_back_to() {
    let list = shown(&Filter::default());
    assert_eq!(list.decision.unwrap().number, "2017-QĐ/HU");
    let days: Vec<_> = list.days.iter().map(|one| one.href.clone()).collect();
    assert_eq!(days[0], "/plans/TB?kind=titles&term=2015-2020&as-of=20%2F08%2F2013");
}
