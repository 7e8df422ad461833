//! The bars that reading is held to, on 20,000 boxes. A million:
//! `cargo xtask ballots --long`.

use proof::{CONDITIONS, Content, Demand, Plan, report};

#[test]
fn twenty_thousand_boxes_are_read_within_the_bars() {
    let (layout, stocks) = proof::pages(20_261_125).unwrap();
    let plan = Plan {
        layout: &layout,
        stocks: &stocks,
        conditions: CONDITIONS.iter().collect(),
        boxes: 20_000,
        seed: 20_261_125,
        threads: std::thread::available_parallelism().map_or(2, Into::into),
        keep: None,
    };
    let outcomes = plan.run(&proof::reader(&layout), &|_, _| ()).unwrap();
    let table = report::table(&outcomes);
    let shown: u64 = outcomes.iter().map(|outcome| outcome.tally.boxes).sum();
    let unread: u64 = outcomes.iter().map(|outcome| outcome.tally.unread).sum();
    let pages: u64 = outcomes.iter().map(|outcome| outcome.tally.pages).sum();
    assert!(shown >= 19_000, "too few boxes were read to tell:\n{table}");
    assert!(unread * 50 <= pages, "more than one page in fifty was not read:\n{table}");
    assert!(report::faults(&outcomes).is_empty(), "{:?}\n{table}", report::faults(&outcomes));
    // Each kind of condition was there, and struck-out marks are never taken
    // for empty boxes.
    for demand in [Demand::Clean, Demand::Degraded, Demand::Shown] {
        assert!(report::sum(&outcomes, demand).pages > 0, "{demand:?}");
    }
    let [struck_out, ..] = report::sum(&outcomes, Demand::Shown).unclear;
    assert_eq!(struck_out[1], 0, "a struck-out mark was read as empty:\n{table}");
}

#[test]
fn no_correction_makes_a_mark_out_of_an_empty_box() {
    let (layout, stocks) = proof::pages(5).unwrap();
    // Every condition again, on forms that nobody has marked.
    let spoilt = CONDITIONS.iter().filter(|condition| condition.demand != Demand::Shown);
    let empty: Vec<_> = spoilt
        .map(|condition| proof::Condition { content: Content::Nothing, ..*condition })
        .map(|condition| &*Box::leak(Box::new(condition)))
        .collect();
    let plan = Plan {
        layout: &layout,
        stocks: &stocks,
        boxes: 55 * 2 * empty.len() as u64,
        conditions: empty,
        seed: 6,
        threads: std::thread::available_parallelism().map_or(2, Into::into),
        keep: None,
    };
    let outcomes = plan.run(&proof::reader(&layout), &|_, _| ()).unwrap();
    let invented: u64 = outcomes.iter().map(|outcome| outcome.tally.invented).sum();
    assert_eq!(invented, 0, "\n{}", report::table(&outcomes));
}
