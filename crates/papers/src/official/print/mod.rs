//! From a paper's struct to the words its template sets: sums are checked here,
//! shares and dates are worded here, and a template only places them.

mod count_protocol;
mod decision_list;
mod entry_journal;
mod invitation;
mod minutes;

pub(super) use count_protocol::{
    check as check_count_protocol, count_protocol, view as count_protocol_view,
};
pub(super) use decision_list::{
    check as check_decision_list, decision_list, view as decision_list_view,
};
pub(super) use entry_journal::entry_journal;
pub(super) use invitation::{attendance_list, grouped, invitations};
pub(super) use minutes::{check as check_minutes, minutes, view as minutes_view};

use super::PaperError;
use super::count_protocol::BallotCount;
use super::letterhead::{Layout, Letterhead, Signature};
use serde_json::{Value, json};

/// The letterhead as `common.typ` expects it.
pub(super) fn head_view(head: &Letterhead) -> Value {
    let day = head.day;
    let rule = crate::forms::layout_rule(head.layout, day);
    json!({
        "party": head.layout == Layout::Party,
        "parent": head.parent,
        "body": head.body,
        "body_named": head.body_named,
        "number": head.number,
        "place_date": format!("{}, {}", head.place, base::vietnamese_date(day)),
        "date_words": base::vietnamese_date(day),
        "date": [day.year(), day.month().month(), day.day_of_month()],
        "stamp": head.secrecy.map(|secrecy| secrecy.stamp()),
        "copy": head.copy,
        "place": head.place,
        "full_stop": match head.layout {
            Layout::Party => ".",
            Layout::State => "./.",
        },
        "layout_rule": rule.provision,
        "layout_note": rule.sureness.note(),
    })
}

pub(super) fn signature_view(signature: &Signature) -> Value {
    let office = signature.roles.last().cloned().unwrap_or_default();
    let above = signature.roles.len().saturating_sub(1);
    json!({
        "roles": signature.roles,
        "authority": signature.roles[..above].join("\n"),
        "office": office,
        "name": signature.name,
    })
}

/// A share for show, two decimals and a comma: `percent(2, 3)` is "66,67".
/// An empty base gives a dash.
fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let whole = u64::from(whole);
    let hundredths = (u64::from(part) * 10_000 + whole / 2) / whole;
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

/// Refuses a paper whose numbers contradict each other.
fn must(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), PaperError> {
    if holds { Ok(()) } else { Err(PaperError::Sums(otherwise())) }
}

/// Issued ≥ returned ≥ invalid, and no more sheets than people convened.
fn check_sheets(count: &BallotCount, convened: u32) -> Result<(), PaperError> {
    must(count.issued <= convened, || {
        format!("{} sheets issued to {convened} convened", count.issued)
    })?;
    must(count.returned <= count.issued, || {
        format!("{} sheets returned of {} issued", count.returned, count.issued)
    })?;
    must(count.invalid <= count.returned, || {
        format!("{} invalid sheets of {} returned", count.invalid, count.returned)
    })
}

fn sheets_view(count: &BallotCount) -> Value {
    json!({
        "issued": count.issued,
        "returned": count.returned,
        "not_returned": count.not_returned(),
        "valid": count.valid(),
        "invalid": count.invalid,
    })
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_shown_with_two_decimals_and_a_comma() {
        assert_eq!(percent(2, 3), "66,67");
        assert_eq!(percent(51, 100), "51,00");
        assert_eq!(percent(1, 1), "100,00");
        assert_eq!(percent(0, 7), "0,00");
        assert_eq!(percent(0, 0), "–");
    }
}
