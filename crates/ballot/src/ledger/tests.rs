use super::*;
use proptest::prelude::*;

fn place(sheet: u32) -> SheetPlace {
    SheetPlace { batch: "A".to_owned(), sheet }
}

fn ledger() -> Ledger {
    Ledger::new(Terms {
        rows: 2,
        convened: 6,
        present: 5,
        kinds: BTreeSet::from([InvalidKind::Empty]),
    })
}

fn type_all(ledger: &mut Ledger, by: i64, sheets: &[&str]) -> usize {
    for (at, text) in sheets.iter().enumerate() {
        let sheet = Sheet::read(text).unwrap();
        ledger.enter(UserId(by), place(at as u32 + 1), sheet).unwrap();
    }
    ledger.close(UserId(by), 5).unwrap()
}

#[test]
fn a_result_is_released_by_two_people_after_two_equal_counts() {
    let mut ledger = ledger();
    assert_eq!(type_all(&mut ledger, 1, &["++", "+-", "!empty"]), 1);
    assert_eq!(ledger.propose(UserId(1)), Err(LedgerRefusal::NotAgreed));
    assert_eq!(type_all(&mut ledger, 2, &["++", "+-", "!empty"]), 2);
    let text = ledger.propose(UserId(1)).unwrap().text();
    assert_eq!(ledger.confirm(UserId(1), &text), Err(LedgerRefusal::SameReleaser));
    assert_eq!(ledger.confirm(UserId(2), "6 5 5 3 3 0"), Err(LedgerRefusal::OtherFigures));
    let tally = &ledger.confirm(UserId(2), &text).unwrap().tally;
    assert_eq!((tally.issued, tally.returned, tally.valid, tally.invalid), (5, 3, 2, 1));
    assert_eq!(ledger.propose(UserId(1)), Err(LedgerRefusal::Released));
    assert_eq!(ledger.may_count(UserId(3)), Err(LedgerRefusal::Released));
}

#[test]
fn spellings_are_merged_under_the_eyes_of_whoever_releases() {
    let mut ledger = ledger();
    let mut names = WriteIns::default();
    names.add(0, "Lê Văn Hoà", 1);
    names.add(0, "Lê Văn Hòa", 1);
    for by in [1, 2] {
        ledger.write(UserId(by), names.clone()).unwrap();
        type_all(&mut ledger, by, &["++", "+-"]);
    }
    let before = ledger.propose(UserId(1)).unwrap().text();
    let merge =
        Merge { group: 0, from: "Lê Văn Hoà".to_owned(), into: "Lê Văn Hòa".to_owned() };
    ledger.merge(merge.clone()).unwrap();
    assert!(matches!(ledger.merge(merge), Err(LedgerRefusal::Merge(_))));
    // The proposal of before no longer stands.
    assert_eq!(ledger.confirm(UserId(2), &before), Err(LedgerRefusal::NothingProposed));
    let result = ledger.propose(UserId(1)).unwrap();
    assert_eq!(result.write_ins.names().map(|name| name.sheets).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_recount_keeps_what_was_and_needs_a_reason() {
    let mut ledger = ledger();
    assert_eq!(ledger.recount(UserId(1), "Sót phiếu"), Err(LedgerRefusal::NothingCounted));
    type_all(&mut ledger, 1, &["++"]);
    type_all(&mut ledger, 2, &["++"]);
    let text = ledger.propose(UserId(1)).unwrap().text();
    let _ = ledger.confirm(UserId(2), &text).unwrap();
    let released = ledger.release().clone();
    assert_eq!(ledger.recount(UserId(1), "  "), Err(LedgerRefusal::NoReason));
    ledger.recount(UserId(1), "Sót một phiếu trong hòm").unwrap();
    assert_eq!(ledger.former()[0].release, released);
    assert_eq!(ledger.counts(), []);
    type_all(&mut ledger, 1, &["++", "--"]);
    assert_eq!(ledger.former().len(), 1);
}

#[test]
fn a_sheet_is_entered_once_mended_where_it_is_and_fits_the_terms() {
    let mut ledger = ledger();
    let sheet = |text: &str| Sheet::read(text).unwrap();
    let by = UserId(1);
    ledger.enter(by, place(1), sheet("++")).unwrap();
    let again = ledger.enter(by, place(1), sheet("--"));
    assert_eq!(again, Err(LedgerRefusal::AlreadyEntered { place: place(1) }));
    let missing = ledger.mend(by, place(2), None);
    assert_eq!(missing, Err(LedgerRefusal::NotEntered { place: place(2) }));
    ledger.mend(by, place(1), Some(sheet("--"))).unwrap();
    let signed = ledger.enter(by, place(2), sheet("!signed"));
    assert_eq!(signed, Err(LedgerRefusal::NotDeclared { kind: InvalidKind::Signed }));
    assert!(matches!(ledger.enter(by, place(2), sheet("+")), Err(LedgerRefusal::Sheet(_))));
    // More than were issued: the draft stays open to be mended.
    assert!(matches!(ledger.close(by, 0), Err(LedgerRefusal::Turnout(_))));
    assert_eq!(ledger.draft(by).map(|draft| draft.sheets.len()), Some(1));
    ledger.mend(by, place(1), None).unwrap();
    assert_eq!(ledger.close(by, 0), Ok(1));
    assert_eq!(ledger.enter(by, place(1), sheet("++")), Err(LedgerRefusal::SameCounter));
}

#[test]
fn a_count_whose_numbered_sheets_are_others_is_refused() {
    let mut ledger = ledger();
    let count = Count::new(2, vec![sheet(true)]).unwrap();
    let other = BTreeMap::from([(place(1), sheet(false))]);
    let entered = Entered {
        counter: UserId(1),
        source: CountSource::Scanned,
        issued: 4,
        count,
        write_ins: WriteIns::default(),
        numbered: Some(other),
    };
    assert_eq!(ledger.keep(entered), Err(LedgerRefusal::NumberedOtherwise));
}

#[derive(Debug, Clone)]
enum Action {
    Enter(i64, u32, bool),
    Mend(i64, u32, Option<bool>),
    Close(i64, u32),
    Electronic(i64, u32),
    Propose(i64),
    Confirm(i64, bool),
    Recount(i64, bool),
}

fn action() -> impl Strategy<Value = Action> {
    let who = 1i64..4;
    prop_oneof![
        12 => (who.clone(), 1u32..4, any::<bool>()).prop_map(|(a, b, c)| Action::Enter(a, b, c)),
        3 => (who.clone(), 1u32..4, any::<Option<bool>>()).prop_map(|(a, b, c)| Action::Mend(a, b, c)),
        6 => (who.clone(), 2u32..7).prop_map(|(a, b)| Action::Close(a, b)),
        1 => (who.clone(), 0u32..4).prop_map(|(a, b)| Action::Electronic(a, b)),
        4 => who.clone().prop_map(Action::Propose),
        4 => (who.clone(), any::<bool>()).prop_map(|(a, b)| Action::Confirm(a, b)),
        1 => (who, any::<bool>()).prop_map(|(a, b)| Action::Recount(a, b)),
    ]
}

fn sheet(plus: bool) -> Sheet {
    Sheet::read(if plus { "+-" } else { "!empty" }).unwrap()
}

/// Does an action; tells whether it was done.
fn act(ledger: &mut Ledger, action: &Action) -> bool {
    match *action {
        Action::Enter(by, at, plus) => ledger.enter(UserId(by), place(at), sheet(plus)).is_ok(),
        Action::Mend(by, at, plus) => ledger.mend(UserId(by), place(at), plus.map(sheet)).is_ok(),
        Action::Close(by, issued) => ledger.close(UserId(by), issued).is_ok(),
        Action::Electronic(by, sheets) => {
            let count = Count::new(2, vec![sheet(true); sheets as usize]).unwrap();
            let entered = Entered {
                counter: UserId(by),
                source: CountSource::Electronic,
                issued: 4,
                count,
                write_ins: WriteIns::default(),
                numbered: None,
            };
            ledger.keep(entered).is_ok()
        }
        Action::Propose(by) => ledger.propose(UserId(by)).is_ok(),
        Action::Confirm(by, right) => {
            let text = match ledger.release() {
                Release::Proposed { result, .. } if right => result.text(),
                _ => "0".to_owned(),
            };
            ledger.confirm(UserId(by), &text).is_ok()
        }
        Action::Recount(by, reason) => {
            ledger.recount(UserId(by), if reason { "Đếm lại" } else { "" }).is_ok()
        }
    }
}

/// What each person's draft must hold, kept apart from the ledger.
type Model = BTreeMap<i64, BTreeMap<u32, bool>>;

fn follow(model: &mut Model, action: &Action) {
    match *action {
        Action::Enter(by, at, plus) | Action::Mend(by, at, Some(plus)) => {
            model.entry(by).or_default().insert(at, plus);
        }
        Action::Mend(by, at, None) => {
            model.entry(by).or_default().remove(&at);
        }
        Action::Recount(..) => model.clear(),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn no_sheet_counts_twice_none_is_lost_and_nothing_inconsistent_is_released(
        actions in proptest::collection::vec(action(), 0..60),
    ) {
        let mut ledger = ledger();
        let mut model = Model::new();
        for action in &actions {
            let before = ledger.clone();
            if !act(&mut ledger, action) {
                prop_assert_eq!(&ledger, &before, "a refusal changes nothing");
                continue;
            }
            follow(&mut model, action);
            // What was set aside is never touched, what is released only by a recount.
            prop_assert_eq!(&ledger.former()[..before.former().len()], before.former());
            if let Release::Released { .. } = before.release() {
                prop_assert!(matches!(action, Action::Recount(..)));
                prop_assert_eq!(&ledger.former().last().unwrap().release, before.release());
            }
            // Every sheet that a person entered is in the count, each once.
            for count in ledger.counts().iter().filter(|c| c.source == CountSource::Typed) {
                let mine = &model[&count.counter.0];
                let mut sheets: Vec<Sheet> = mine.values().map(|plus| sheet(*plus)).collect();
                sheets.sort_unstable();
                prop_assert_eq!(count.count.sheets(), &sheets[..]);
            }
            let mut counters: Vec<_> = ledger.counts().iter().map(|c| c.counter).collect();
            counters.sort_unstable();
            counters.dedup();
            prop_assert_eq!(counters.len(), ledger.counts().len(), "one person, one count");
            if let Release::Released { proposed_by, confirmed_by, result } = ledger.release() {
                prop_assert_ne!(proposed_by, confirmed_by);
                let tally = &result.tally;
                prop_assert_eq!(tally.issued, tally.returned + tally.not_returned());
                prop_assert_eq!(tally.returned, tally.valid + tally.invalid);
                for row in &tally.rows {
                    prop_assert_eq!(row.votes_for + row.against + row.blank, tally.valid);
                }
                prop_assert_eq!(Ok(result.clone()), ledger.result());
                let behind = ledger.counts().iter().filter(|count| {
                    count.source == CountSource::Electronic
                        || count.count.sheets().len() as u32 == tally.returned
                });
                let exact = ledger.counts()[0].source == CountSource::Electronic;
                prop_assert!(exact || ledger.counts().len() >= 2 && behind.count() >= 1);
            }
        }
    }
}
