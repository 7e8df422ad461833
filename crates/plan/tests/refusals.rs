//! What a review refuses, and what it keeps, seen from outside.

use ballot::{Bar, Base, Count, Quorum, QuorumBase, Tally, Threshold, Turnout};
use base::*;
use plan::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn step(id: i64, code: &str, ballot: BallotRule, base: QuorumBase) -> Step {
    let threshold =
        Threshold { share: Share::percent(50), bar: Bar::MoreThan, base: Base::Convened };
    let rule = StepRule {
        code: code.into(),
        roster: RosterRule::Committee,
        ballot,
        decides: true,
        quorum: Quorum { share: Share::new(2, 3).unwrap(), base },
        threshold: (ballot == BallotRule::Secret).then_some(threshold),
        deadline: day("2017-04-30"),
        subject: None,
        carry: Carry::default(),
    };
    Step::drafted(StepId(id), rule)
}

fn review(steps: Vec<Step>) -> Review {
    let proposal = |person, kind| Proposal { person: PersonId(person), post: PostId(1), kind };
    Review {
        id: ReviewId(1),
        plan: PlanId(1),
        unit: UnitId(1),
        opened: day("2017-03-15"),
        law_day: day("2017-03-15"),
        known_by: day("2017-03-15"),
        law_digest: String::new(),
        redoes: None,
        proposals: vec![
            proposal(1, ProposalKind::CarryOver),
            proposal(2, ProposalKind::Remove(LeaveReason::OverAge)),
        ],
        steps,
        state: ReviewState::Open,
    }
}

fn secret() -> Review {
    review(vec![step(1, "committee-conference", BallotRule::Secret, QuorumBase::Convened)])
}

fn tally(people: u32, sheets: &[&str]) -> Tally {
    let rows = sheets.first().map_or(0, |sheet| sheet.len());
    let count = Count::read(rows, sheets.iter().copied()).unwrap();
    Tally::of(Turnout::new(people, people, people).unwrap(), &count).unwrap()
}

const ON: &str = "2017-03-20";

#[test]
fn each_state_has_its_code_and_day_and_refuses_what_belongs_to_another() {
    let mut review = secret();
    let code = |review: &Review| review.step(1).unwrap().state.code();
    assert_eq!((code(&review), review.step(1).unwrap().state.day()), ("drafted", None));
    assert!(review.hold(1, 3).is_err() && review.reopen(1, "đếm lại", day(ON)).is_err());
    assert_eq!(
        review.convene(1, day("2017-03-14"), 3, 3, 0),
        Err(Refusal::DatedBefore { step: 1 })
    );
    assert_eq!(review.convene(1, day(ON), 0, 0, 0), Err(Refusal::NobodyConvened { step: 1 }));
    review.convene(1, day(ON), 3, 3, 0).unwrap();
    assert_eq!((code(&review), review.step(1).unwrap().state.day()), ("convened", Some(day(ON))));
    assert!(review.convene(1, day(ON), 3, 3, 0).is_err(), "called already");
    assert!(review.count(1, None).is_err() && review.conclude(1).is_err());
    review.hold(1, 3).unwrap();
    assert_eq!(code(&review), "held");
    assert_eq!(review.count(1, None), Err(Refusal::BallotMismatch { step: 1 }));
    let wide = tally(3, &["++", "++", "++"]);
    assert_eq!(
        review.count(1, Some(wide)),
        Err(Refusal::WrongRows { step: 1, tallied: 2, rows: 1 })
    );
    let other = tally(2, &["+", "+"]);
    assert_eq!(review.count(1, Some(other)), Err(Refusal::BallotMismatch { step: 1 }));
    review.count(1, Some(tally(3, &["+", "+", "-"]))).unwrap();
    assert_eq!(code(&review), "counted");
    review.conclude(1).unwrap();
    assert_eq!((code(&review), review.step(1).unwrap().state.day()), ("concluded", Some(day(ON))));
    assert_eq!(review.current_step(), None);
    assert_eq!(review.reopen(1, "  ", day(ON)), Err(Refusal::NoReason));
}

#[test]
fn a_step_that_is_not_there_is_named_with_how_many_there_are() {
    let review = secret();
    for step in [0, 2] {
        assert_eq!(review.step(step).unwrap_err(), Refusal::NoSuchStep { step, steps: 1 });
        assert!(review.form_of(step).is_err());
    }
}

#[test]
fn a_step_without_a_ballot_is_for_reference_and_shows_no_vote() {
    let mut review = review(vec![step(1, "talk", BallotRule::None, QuorumBase::Members)]);
    review.convene(1, day(ON), 3, 9, 0).unwrap();
    assert!(review.hold(1, 3).is_err(), "three of nine members are no quorum");
    let mut review = review_with_talk();
    review.convene(1, day(ON), 6, 9, 0).unwrap();
    review.hold(1, 6).unwrap();
    assert!(review.count(1, Some(tally(6, &["+"; 6]))).is_err(), "there was no ballot");
    review.count(1, None).unwrap();
    review.conclude(1).unwrap();
    let record = review.step(1).unwrap().record().unwrap();
    assert_eq!(record.outcomes, [Outcome::ForReference]);
    let decision = review.decision().unwrap();
    assert_eq!(decision.changes[0].kind, ChangeKind::CarriedOver);
    assert_eq!(decision.changes[0].vote, None);
}

fn review_with_talk() -> Review {
    review(vec![step(1, "talk", BallotRule::None, QuorumBase::Members)])
}

#[test]
fn a_removal_that_its_ballot_refuses_keeps_the_person() {
    let run = |sheets: &[&str]| {
        let mut review =
            review(vec![step(1, "removal-vote", BallotRule::Secret, QuorumBase::Convened)]);
        assert_eq!(review.form_of(1), Ok(vec![1]), "only the removal is on this form");
        review.convene(1, day(ON), 3, 3, 0).unwrap();
        review.hold(1, 3).unwrap();
        review.count(1, Some(tally(3, sheets))).unwrap();
        review.conclude(1).unwrap();
        review.decision().unwrap().changes[1]
    };
    let refused = run(&["-", "-", "+"]);
    assert_eq!(refused.kind, ChangeKind::CarriedOver);
    assert_eq!(refused.vote.map(|vote| (vote.votes_for, vote.needed)), Some((1, 2)));
    let passed = run(&["+", "+", "-"]);
    assert_eq!(passed.kind, ChangeKind::Removed { reason: LeaveReason::OverAge });
}

#[test]
fn a_carried_entry_that_is_voted_down_leaves_with_that_reason() {
    let mut review = secret();
    review.convene(1, day(ON), 3, 3, 0).unwrap();
    review.hold(1, 3).unwrap();
    review.count(1, Some(tally(3, &["-", "-", "+"]))).unwrap();
    review.conclude(1).unwrap();
    let change = review.decision().unwrap().changes[0];
    assert_eq!(change.kind, ChangeKind::Removed { reason: LeaveReason::VotedDown });
}

#[test]
fn a_review_given_up_stays_readable_and_takes_nothing_more() {
    let mut review = secret();
    review.convene(1, day(ON), 3, 3, 0).unwrap();
    review.withdraw(day("2017-03-21")).unwrap();
    assert_eq!(review.state, ReviewState::Withdrawn { on: day("2017-03-21") });
    assert_eq!(review.step(1).unwrap().state.code(), "convened");
    assert_eq!(review.hold(1, 3), Err(Refusal::AlreadyDecided));
    assert_eq!(review.withdraw(day("2017-03-22")), Err(Refusal::AlreadyDecided));
    assert_eq!(review.decision(), Err(Refusal::AlreadyDecided));
}

#[test]
fn the_law_may_say_on_what_a_step_votes() {
    for (subject, rows) in [
        (Subject::Standing, vec![0]),
        (Subject::Additions, vec![]),
        (Subject::Removals, vec![1]),
        (Subject::All, vec![0, 1]),
    ] {
        let mut review = secret();
        review.steps[0].rule.subject = Some(subject);
        assert_eq!(review.form_of(1), Ok(rows), "{subject:?}");
    }
}

#[test]
fn codes_are_read_back() {
    for (reason, code) in LeaveReason::ALL {
        assert_eq!((reason.code(), LeaveReason::read(code)), (code, Some(reason)));
    }
    assert_eq!(LeaveReason::read("old"), None);
    for code in ["all-staff", "key-cadres", "committee", "standing-committee", "leadership"] {
        assert_eq!(RosterRule::read(code).map(RosterRule::code), Some(code));
    }
    assert_eq!(RosterRule::read("everybody"), None);
}

#[test]
fn an_entry_ends_by_appointment_and_stands_until_then() {
    let event = |what, on| EntryEvent {
        what,
        on: day(on),
        decision: DecisionId(1),
        review: None,
        vote: None,
    };
    let entry = Entry {
        id: EntryId(1),
        plan: PlanId(1),
        person: PersonId(1),
        post: PostId(1),
        history: vec![
            event(EntryEventKind::Added, "2013-08-20"),
            event(EntryEventKind::ClosedByAppointment, "2016-01-05"),
        ],
    };
    assert!(entry.stands(day("2016-01-04")) && !entry.stands(day("2016-01-05")));
    assert_eq!(entry.state(day("2016-01-05")), EntryState::Closed);
}

#[test]
fn a_recount_opens_the_box_again_and_keeps_the_result_that_was() {
    let mut review = review(vec![
        step(1, "committee-conference", BallotRule::Secret, QuorumBase::Convened),
        step(2, "standing-committee", BallotRule::Secret, QuorumBase::Convened),
    ]);
    let on = day("2017-03-21");
    assert!(matches!(review.recount(1, "sót phiếu", on), Err(Refusal::WrongState { .. })));
    review.convene(1, day(ON), 3, 3, 0).unwrap();
    review.hold(1, 3).unwrap();
    review.count(1, Some(tally(3, &["+", "+", "-"]))).unwrap();
    review.conclude(1).unwrap();
    let concluded = review.step(1).unwrap().state.clone();
    assert_eq!(review.recount(1, " ", on), Err(Refusal::NoReason));
    review.recount(1, "sót một phiếu", on).unwrap();
    let step_one = review.step(1).unwrap();
    assert_eq!((step_one.state.code(), step_one.tally()), ("held", None));
    assert_eq!(step_one.reopened[0].was, concluded);
    review.count(1, Some(tally(3, &["+", "+", "+"]))).unwrap();
    assert_eq!(review.step(1).unwrap().tally().map(|tally| tally.rows[0].votes_for), Some(3));
    review.conclude(1).unwrap();
    // The next form rests on this result once it is called.
    review.convene(2, day("2017-03-22"), 3, 3, 0).unwrap();
    let later = Refusal::WrongState { step: 2, state: "convened" };
    assert_eq!(review.recount(1, "sót một phiếu", on), Err(later));
}
