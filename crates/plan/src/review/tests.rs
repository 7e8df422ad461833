use super::*;
use crate::{RosterRule, StepRule};
use ballot::{Bar, Base, Count, Quorum, QuorumBase, Threshold, Turnout};
use base::{Share, StepId};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn step(id: i64, code: &str, decides: bool) -> Step {
    let threshold =
        Threshold { share: Share::percent(50), bar: Bar::MoreThan, base: Base::Convened };
    let quorum = Quorum { share: Share::new(2, 3).unwrap(), base: QuorumBase::Convened };
    let rule = StepRule {
        code: code.into(),
        roster: RosterRule::KeyCadres,
        ballot: BallotRule::Secret,
        decides,
        quorum,
        threshold: Some(threshold),
        subject: None,
        carry: crate::Carry::default(),
        deadline: day("2017-04-30"),
    };
    Step::drafted(StepId(id), rule)
}

fn review() -> Review {
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
            proposal(2, ProposalKind::Add),
            proposal(3, ProposalKind::Remove(LeaveReason::OverAge)),
        ],
        steps: vec![step(1, "key-cadres", false), step(2, "standing-conference", true)],
        state: ReviewState::Open,
    }
}

fn run_step(review: &mut Review, number: usize, on: &str, sheets: &[&str]) -> Result<(), Refusal> {
    let people = sheets.len() as u32;
    review.convene(number, day(on), people, people, 0)?;
    review.hold(number, people)?;
    let rows = review.form_of(number)?.len();
    let count = Count::read(rows, sheets.iter().copied()).unwrap();
    let tally = Tally::of(Turnout::new(people, people, people)?, &count)?;
    review.count(number, Some(tally))?;
    review.conclude(number)
}

#[test]
fn steps_run_in_order_and_the_result_of_one_feeds_the_next() {
    let mut review = review();
    assert_eq!(
        review.convene(2, day("2017-03-20"), 9, 9, 0),
        Err(Refusal::OutOfOrder { step: 2, waiting_for: 1 })
    );
    run_step(&mut review, 1, "2017-03-20", &["++", "++", "+-"]).unwrap();
    assert_eq!(review.form_of(2), Ok(vec![0, 1]), "the removal is by rule, not by vote");
    run_step(&mut review, 2, "2017-03-25", &["+-", "+-", "++"]).unwrap();
    let kinds: Vec<ChangeKind> =
        review.decision().unwrap().changes.iter().map(|c| c.kind).collect();
    let reason = LeaveReason::OverAge;
    assert_eq!(
        kinds,
        [ChangeKind::CarriedOver, ChangeKind::NotAdded, ChangeKind::Removed { reason }]
    );
}

#[test]
fn names_for_one_post_stand_together_on_the_form() {
    let mut review = review();
    let added = |person, post| Proposal {
        person: PersonId(person),
        post: PostId(post),
        kind: ProposalKind::Add,
    };
    review.proposals.extend([added(4, 2), added(5, 1), added(6, 2)]);
    assert_eq!(review.form_of(1), Ok(vec![0, 1, 4, 3, 5]));
}

#[test]
fn whoever_fails_an_early_ballot_is_not_on_the_next_form() {
    let mut review = review();
    run_step(&mut review, 1, "2017-03-20", &["-+", "-+", "++"]).unwrap();
    assert_eq!(review.form_of(2), Ok(vec![1]));
    run_step(&mut review, 2, "2017-03-25", &["+", "+", "+"]).unwrap();
    let change = review.decision().unwrap().changes[0];
    assert_eq!(change.kind, ChangeKind::Removed { reason: LeaveReason::VotedDown });
    assert_eq!(change.vote.map(|v| (v.votes_for, v.out_of, v.needed)), Some((1, 3, 2)));
}

#[test]
fn a_conference_without_a_quorum_does_not_open() {
    let mut review = review();
    review.convene(1, day("2017-03-20"), 9, 9, 0).unwrap();
    let before = review.clone();
    assert!(matches!(
        review.hold(1, 5),
        Err(Refusal::NoQuorum { shortfall }) if shortfall.needed == 6 && shortfall.present == 5
    ));
    assert_eq!(review, before, "a refusal changes nothing");
    assert_eq!(review.hold(1, 6), Ok(()));
}

#[test]
fn lower_units_come_first() {
    let mut review = review();
    assert_eq!(
        review.convene(1, day("2017-03-20"), 9, 9, 2),
        Err(Refusal::LowerNotDecided { count: 2 })
    );
}

#[test]
fn reopening_keeps_what_was_and_reopens_what_rests_on_it() {
    let mut review = review();
    run_step(&mut review, 1, "2017-03-20", &["++", "++", "++"]).unwrap();
    run_step(&mut review, 2, "2017-03-25", &["++", "++", "++"]).unwrap();
    assert_eq!(review.reopen(1, "  ", day("2017-03-26")), Err(Refusal::NoReason));
    review.reopen(1, "sai danh sách", day("2017-03-26")).unwrap();
    assert_eq!(review.current_step(), Some(1));
    assert!(review.steps.iter().all(|step| step.reopened.len() == 1));
    assert_eq!(review.steps[0].reopened[0].was.code(), "concluded");
    assert!(matches!(review.decision(), Err(Refusal::OutOfOrder { .. })));
}

#[test]
fn a_decided_review_never_changes() {
    let mut review = review();
    assert!(review.decided(DecisionId(1), day("2017-04-01")).is_err());
    run_step(&mut review, 1, "2017-03-20", &["++", "++", "++"]).unwrap();
    run_step(&mut review, 2, "2017-03-25", &["++", "++", "++"]).unwrap();
    review.decided(DecisionId(1), day("2017-04-01")).unwrap();
    assert_eq!(review.reopen(1, "x", day("2017-04-02")), Err(Refusal::AlreadyDecided));
    assert_eq!(review.decision(), Err(Refusal::AlreadyDecided));
}

#[derive(Debug, Clone)]
enum Action {
    Convene(usize, u32),
    Hold(usize, u32),
    Count(usize, u32),
    Conclude(usize),
    Reopen(usize),
    Recount(usize),
    Decide,
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        (0usize..4, 0u32..8).prop_map(|(step, n)| Action::Convene(step, n)),
        (0usize..4, 0u32..8).prop_map(|(step, n)| Action::Hold(step, n)),
        (0usize..4, 0u32..8).prop_map(|(step, n)| Action::Count(step, n)),
        (0usize..4).prop_map(Action::Conclude),
        (0usize..4).prop_map(Action::Reopen),
        (0usize..4).prop_map(Action::Recount),
        Just(Action::Decide),
    ]
}

fn act(review: &mut Review, action: &Action) -> Result<(), Refusal> {
    let on = day("2017-03-20");
    match *action {
        Action::Convene(step, n) => review.convene(step, on, n, n, 0),
        Action::Hold(step, n) => review.hold(step, n),
        Action::Count(step, n) => {
            let rows = review.form_of(step)?.len();
            let count = Count::read(rows, vec!["+".repeat(rows).as_str(); n as usize]).unwrap();
            let (convened, present) = match review.step(step)?.state {
                StepState::Held { convened, present, .. } => (convened, present),
                _ => (n, n),
            };
            let tally = Tally::of(Turnout::new(convened, present, present)?, &count)?;
            review.count(step, Some(tally))
        }
        Action::Conclude(step) => review.conclude(step),
        Action::Reopen(step) => review.reopen(step, "lý do", on),
        Action::Recount(step) => review.recount(step, "lý do", on),
        Action::Decide => review.decided(DecisionId(1), on),
    }
}

proptest! {
    #[test]
    fn no_order_of_actions_concludes_a_step_before_an_earlier_one(actions in proptest::collection::vec(action(), 0..60)) {
        let mut review = review();
        for action in &actions {
            let before = review.clone();
            if act(&mut review, action).is_err() {
                prop_assert_eq!(&review, &before, "a refusal changes nothing");
            }
            let first_open = review.current_step().unwrap_or(review.steps.len() + 1);
            for (place, step) in review.steps.iter().enumerate() {
                if place + 1 > first_open {
                    prop_assert_eq!(step.state.code(), "drafted");
                }
                prop_assert!(step.reopened.len() >= before.steps[place].reopened.len());
            }
            if matches!(review.state, ReviewState::Decided { .. }) {
                prop_assert!(review.steps.iter().all(Step::is_concluded));
            }
        }
    }
}

/// Three people for one post and one for another, and a removal.
fn contested(carry: crate::Carry) -> Review {
    let mut review = review();
    let proposal =
        |person, post, kind| Proposal { person: PersonId(person), post: PostId(post), kind };
    review.proposals = vec![
        proposal(1, 1, ProposalKind::CarryOver),
        proposal(2, 1, ProposalKind::Add),
        proposal(3, 1, ProposalKind::Add),
        proposal(4, 2, ProposalKind::Add),
        proposal(5, 1, ProposalKind::Remove(LeaveReason::OverAge)),
    ];
    review.steps[0].rule.carry = carry;
    review
}

#[test]
fn only_the_number_that_the_law_lets_goes_on_and_each_post_for_itself() {
    let carry = crate::Carry { at_most: Some(2), ..Default::default() };
    let mut review = contested(carry);
    // Votes for: 5, 4, 3 of five for the first post; 3 for the second.
    let sheets = ["++++", "++++", "++++", "++--", "+---"];
    run_step(&mut review, 1, "2017-03-20", &sheets).unwrap();
    assert_eq!(review.form_of(2), Ok(vec![0, 1, 3]), "the third passed, but two go on");
    run_step(&mut review, 2, "2017-03-25", &["+++", "+++", "+++"]).unwrap();
    let kinds: Vec<ChangeKind> =
        review.decision().unwrap().changes.iter().map(|c| c.kind).collect();
    assert_eq!(kinds[2], ChangeKind::NotAdded);
    assert_eq!((kinds[0], kinds[3]), (ChangeKind::CarriedOver, ChangeKind::Added));
    assert_eq!(kinds[4], ChangeKind::Removed { reason: LeaveReason::OverAge });
}

#[test]
fn equal_votes_that_the_law_does_not_settle_leave_the_step_open_to_be_voted_on_again() {
    let carry = crate::Carry { at_most: Some(2), ..Default::default() };
    let mut review = contested(carry);
    let tied = run_step(&mut review, 1, "2017-03-20", &["++++", "++++", "+++-", "+---"]);
    assert_eq!(tied, Err(Refusal::Tied { step: 1, tied: 2, places: 1 }));
    assert_eq!(review.steps[0].state.code(), "counted");
    assert_eq!(review.current_step(), Some(1));
    review.reopen(1, "bằng phiếu", day("2017-03-21")).unwrap();
    run_step(&mut review, 1, "2017-03-22", &["++++", "++++", "++--", "+---"]).unwrap();
    assert_eq!(review.form_of(2), Ok(vec![0, 1]));
    // Under a law that lets the equal ones go, the same ballot concludes.
    let all = crate::Carry { ties: Some(crate::Ties::AllGo), ..carry };
    let mut review = contested(all);
    run_step(&mut review, 1, "2017-03-20", &["++++", "++++", "+++-", "+---"]).unwrap();
    assert_eq!(review.form_of(2), Ok(vec![0, 1, 2]));
}

#[test]
fn where_nobody_passes_the_highest_go_on_if_the_law_says_so() {
    let sheets = ["++--", "+---", "----", "----", "----"];
    let mut review = contested(crate::Carry::default());
    run_step(&mut review, 1, "2017-03-20", &sheets).unwrap();
    assert_eq!(review.form_of(2), Ok(vec![]));
    let mut review = contested(crate::Carry { if_none: Some(2), ..Default::default() });
    run_step(&mut review, 1, "2017-03-20", &sheets).unwrap();
    assert_eq!(review.form_of(2), Ok(vec![0, 1]));
}

#[test]
fn the_form_holds_what_the_step_votes_on() {
    use crate::Subject;
    let mut review = contested(crate::Carry::default());
    let mut form = |subject| {
        review.steps[0].rule.subject = Some(subject);
        review.form_of(1).unwrap()
    };
    assert_eq!(form(Subject::Standing), [0, 1, 2, 3]);
    assert_eq!(form(Subject::Additions), [1, 2, 3]);
    assert_eq!(form(Subject::Removals), [4]);
    assert_eq!(form(Subject::All), [0, 1, 2, 3, 4]);
    review.steps[0].rule.subject = None;
    review.steps[0].rule.code = "removal-vote".to_owned();
    assert_eq!(review.form_of(1), Ok(vec![4]), "the step's code still says it");
}

#[test]
fn a_step_stored_before_these_columns_is_read_as_before() {
    let rule = step(1, "key-cadres", false).rule;
    let mut written = serde_json::to_value(&rule).unwrap();
    let keys = written.as_object_mut().unwrap();
    assert!(!keys.contains_key("carry") && !keys.contains_key("subject"));
    assert_eq!(serde_json::from_value::<StepRule>(written).unwrap(), rule);
}
