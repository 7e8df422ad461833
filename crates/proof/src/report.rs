//! The outcome in tables.

use crate::conditions::Demand;
use crate::marks::Unclear;
use crate::run::Outcome;
use crate::tally::Tally;
use std::fmt::Write;

/// The heads of the columns.
const HEADS: [&str; 9] = [
    "condition",
    "pages",
    "not read",
    "boxes",
    "marked → empty",
    "empty → marked",
    "doubtful, marked",
    "doubtful, empty",
    "doubtful",
];

/// The sum over the conditions of a demand.
pub fn sum(outcomes: &[Outcome], demand: Demand) -> Tally {
    let mut sum = Tally::default();
    for outcome in outcomes.iter().filter(|outcome| outcome.condition.demand == demand) {
        sum += outcome.tally;
    }
    sum
}

/// What the demands are that the outcome does not meet; empty when it meets all.
pub fn faults(outcomes: &[Outcome]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut demand = |met: bool, what: String| {
        if !met {
            faults.push(what);
        }
    };
    let (clean, degraded) = (sum(outcomes, Demand::Clean), sum(outcomes, Demand::Degraded));
    demand(clean.wrong() == 0, format!("{} boxes wrong on clean scans", clean.wrong()));
    demand(clean.unread == 0, format!("{} clean pages not read", clean.unread));
    demand(
        degraded.wrong() * 100_000 <= degraded.boxes,
        format!("{} of {} boxes wrong on degraded scans", degraded.wrong(), degraded.boxes),
    );
    for (name, tally) in [("clean", clean), ("degraded", degraded)] {
        demand(
            tally.doubtful() * 200 < tally.boxes.max(1),
            format!("{} of {} boxes doubtful on {name} scans", tally.doubtful(), tally.boxes),
        );
        demand(tally.mistaken == 0, format!("{} {name} pages taken for others", tally.mistaken));
    }
    for outcome in outcomes.iter().filter(|outcome| outcome.condition.name.starts_with("empty")) {
        let invented = outcome.tally.invented;
        demand(invented == 0, format!("{invented} marks invented: {}", outcome.condition.name));
    }
    faults
}

fn cells(name: &str, tally: &Tally) -> [String; 9] {
    let share = tally.doubtful() as f64 * 100.0 / tally.boxes.max(1) as f64;
    let counts = [
        tally.pages,
        tally.unread,
        tally.boxes,
        tally.lost,
        tally.invented,
        tally.doubtful_marked,
        tally.doubtful_empty,
    ];
    let mut cells = [const { String::new() }; 9];
    name.clone_into(&mut cells[0]);
    for (cell, count) in cells[1..8].iter_mut().zip(counts) {
        *cell = grouped(count);
    }
    cells[8] = format!("{share:.3} %");
    cells
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The table in Markdown, which is read as easily on a terminal.
pub fn table(outcomes: &[Outcome]) -> String {
    let mut rows = vec![HEADS.map(str::to_owned)];
    for outcome in outcomes {
        let name = format!("{}: {}", outcome.condition.name, outcome.condition.what);
        rows.push(cells(&name, &outcome.tally));
    }
    for (name, demand) in [("**all clean**", Demand::Clean), ("**all degraded**", Demand::Degraded)]
    {
        rows.push(cells(name, &sum(outcomes, demand)));
    }
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _ = match column {
                0 => write!(text, "| {cell:<width$} |"),
                _ => write!(text, " {cell:>width$} |"),
            };
        }
        text.push('\n');
        if at == 0 {
            let _ = write!(text, "|{}|", "-".repeat(widths[0] + 2));
            for width in &widths[1..] {
                let _ = write!(text, "{}:|", "-".repeat(width + 1));
            }
            text.push('\n');
        }
    }
    text
}

/// How the boxes were classed that only people can judge; empty when there
/// were none.
pub fn unclear(outcomes: &[Outcome]) -> String {
    let mut sum = Tally::default();
    outcomes.iter().for_each(|outcome| sum += outcome.tally);
    if sum.unclear == [[0; 3]; 3] {
        return String::new();
    }
    let mut text =
        String::from("| what the box holds | marked | empty | doubtful |\n|---|---:|---:|---:|\n");
    for (what, [marked, empty, doubtful]) in Unclear::ALL.iter().zip(sum.unclear) {
        let words = match what {
            Unclear::StruckOut => "a mark struck out",
            Unclear::Grazed => "a stroke from outside that touches the frame",
            Unclear::Speck => "a speck",
        };
        let _ = writeln!(text, "| {words} | {marked} | {empty} | {doubtful} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conditions::by_name;

    fn outcome(name: &str, tally: Tally) -> Outcome {
        Outcome { condition: by_name(name).unwrap(), tally }
    }

    #[test]
    fn one_wrong_box_on_a_clean_scan_is_one_too_many() {
        let wrong = Tally { boxes: 1_000_000, lost: 1, ..Tally::default() };
        assert_eq!(faults(&[outcome("clean-200", wrong)]), ["1 boxes wrong on clean scans"]);
    }

    #[test]
    fn one_wrong_box_in_a_hundred_thousand_is_allowed_on_degraded_scans() {
        let tally = Tally { boxes: 200_000, lost: 1, invented: 1, ..Tally::default() };
        assert!(faults(&[outcome("fax", tally)]).is_empty());
        let tally = Tally { boxes: 199_999, ..tally };
        assert_eq!(faults(&[outcome("fax", tally)]).len(), 1);
    }

    #[test]
    fn half_a_per_cent_of_doubt_is_too_much() {
        let tally = Tally { boxes: 2_000, doubtful_empty: 10, ..Tally::default() };
        assert_eq!(faults(&[outcome("blur", tally)]).len(), 1);
        let tally = Tally { boxes: 2_001, ..tally };
        assert!(faults(&[outcome("blur", tally)]).is_empty());
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(
            ["7", "1,000", "1,234,567"].map(str::to_owned),
            [7, 1_000, 1_234_567].map(grouped)
        );
    }
}
