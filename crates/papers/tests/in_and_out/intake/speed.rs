//! Measured, not asserted tightly: a shared machine is no stopwatch.

use crate::intake::book::{only_sheet, people, people_of, person};
use std::time::Instant;

/// `cargo test --release -p papers --test in_and_out -- intake::speed --ignored --nocapture`
#[test]
#[ignore = "takes a while without --release"]
fn a_hundred_thousand_people_are_read_in_seconds() {
    let rows: Vec<_> = (1..=100_000)
        .map(|number| {
            let mut row = person(f64::from(number), &format!("TB-{number:06}"), "Lò Văn An");
            row[7] = (&*format!("xã Tà Phình {number} – huyện Thanh Bình – tỉnh Sơn La")).into();
            row
        })
        .collect();
    let bytes = people(&rows);
    drop(rows);
    let start = Instant::now();
    let sheet = only_sheet(&bytes);
    let took = start.elapsed();
    println!("{} MiB, {} people in {took:.2?}", bytes.len() >> 20, people_of(&sheet).len());
    assert_eq!((sheet.counts.records, sheet.problems.len()), (100_000, 0));
    assert!(took.as_secs() < 60);
}
