//! Minutes: checks and words.

use super::{check_sheets, head_view, must, percent, sheets_view, signature_view};
use crate::official::PaperError;
use crate::official::minutes::{BallotSummary, Minutes};
use serde_json::{Value, json};

const TEMPLATE: &str = concat!(
    include_str!("../../../templates/common.typ"),
    include_str!("../../../templates/minutes.typ")
);

pub(in crate::official) fn minutes(minutes: &Minutes) -> Result<Vec<u8>, PaperError> {
    check(minutes)?;
    Ok(press::pdf(TEMPLATE, &view(minutes))?)
}

pub(in crate::official) fn check(minutes: &Minutes) -> Result<(), PaperError> {
    let (all, here) = (minutes.attendance.convened, minutes.attendance.present);
    must(here <= all, || format!("{here} present of {all} convened"))?;
    let counted = minutes.quorum.present;
    must(counted <= here, || format!("{counted} counted for the quorum, {here} present"))?;
    let away = minutes.attendance.absent.len();
    must(away == 0 || away == (all - here) as usize, || {
        format!("{away} absent named, {} of {all} are missing", all - here)
    })?;
    if !minutes.roll.is_empty() {
        let came = minutes.roll.iter().filter(|line| line.present).count();
        must(minutes.roll.len() == all as usize && came == here as usize, || {
            format!("the roll has {came} of {}, the minutes {here} of {all}", minutes.roll.len())
        })?;
    }
    let Some(ballot) = &minutes.ballot else { return Ok(()) };
    check_sheets(&ballot.count, all)?;
    let most = ballot.rows.iter().map(|row| row.agree).max().unwrap_or(0);
    must(most <= ballot.count.valid(), || {
        format!("{most} agree on {} valid sheets", ballot.count.valid())
    })
}

pub(in crate::official) fn view(minutes: &Minutes) -> Value {
    let attendance = &minutes.attendance;
    let quorum = &minutes.quorum;
    json!({
        "title": "BIÊN BẢN",
        "subject": minutes.subject,
        "head": head_view(&minutes.head),
        "opened": minutes.opened,
        "closed": minutes.closed,
        "venue": minutes.venue,
        "purposes": minutes.purposes,
        "requirements": minutes.requirements,
        "taken_down": minutes.taken_down,
        "composition": attendance.composition,
        "convened": attendance.convened,
        "present": attendance.present,
        "absent": attendance.convened - attendance.present,
        "absences": attendance.absent.iter().map(|one| match one.reason.as_str() {
            "" => one.person.clone(),
            reason => format!("{} ({reason})", one.person),
        }).collect::<Vec<_>>(),
        "guests": attendance.guests,
        "quorum": {
            "share": quorum.share,
            "base": quorum.base,
            "base_count": quorum.base_count,
            "needed": quorum.needed,
            "present": quorum.present,
            "met": quorum.present >= quorum.needed,
            "provision": quorum.citation.provision,
            "note": quorum.citation.sureness.note(),
        },
        "chair": minutes.chair,
        "secretary": minutes.secretary,
        "agenda": minutes.agenda,
        "discussion": minutes.discussion,
        "ballot": minutes.ballot.as_ref().map(ballot_view),
        "conclusions": minutes.conclusions,
        "recipients": minutes.recipients,
        "secretary_signs": signature_view(&minutes.secretary_signs),
        "chair_signs": signature_view(&minutes.chair_signs),
        "roll": minutes.roll,
    })
}

fn ballot_view(ballot: &BallotSummary) -> Value {
    json!({
        "method": ballot.method,
        "count": sheets_view(&ballot.count),
        "rule": ballot.rule,
        "base": ballot.base,
        "base_count": ballot.base_count,
        "rows": ballot.rows.iter().map(|row| json!({
            "post": row.post,
            "name": row.name,
            "agree": row.agree,
            "percent": percent(row.agree, ballot.base_count),
            "result": row.result,
        })).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::minutes_pdf;

    #[test]
    fn minutes_whose_absent_do_not_add_up_are_refused() {
        let mut minutes = Minutes::sample();
        minutes.attendance.present -= 1;
        assert!(matches!(minutes_pdf(&minutes), Err(PaperError::Sums(_))));
    }

    #[test]
    fn minutes_with_more_agreeing_than_valid_sheets_are_refused() {
        let mut minutes = Minutes::sample();
        let ballot = minutes.ballot.as_mut().unwrap();
        ballot.rows[0].agree = ballot.count.valid() + 1;
        assert!(matches!(minutes_pdf(&minutes), Err(PaperError::Sums(_))));
    }

    #[test]
    fn a_conference_short_of_its_quorum_is_not_called_valid() {
        let mut minutes = Minutes::sample();
        minutes.quorum.needed = minutes.attendance.present;
        assert_eq!(view(&minutes)["quorum"]["met"], true);
        minutes.quorum.needed += 1;
        assert_eq!(view(&minutes)["quorum"]["met"], false);
    }
}
