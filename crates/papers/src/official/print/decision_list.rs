//! Decision list: checks and words.

use super::{head_view, must, percent, signature_view};
use crate::official::PaperError;
use crate::official::decision_list::{
    DecisionList, PlannedPerson, RemovedPerson, StepVote, SummaryRow,
};
use crate::official::letterhead::evaluation_lines;
use base::Share;
use serde_json::{Value, json};

const TEMPLATE: &str = concat!(
    include_str!("../../../templates/common.typ"),
    include_str!("../../../templates/decision_list.typ")
);

pub(in crate::official) fn decision_list(list: &DecisionList) -> Result<Vec<u8>, PaperError> {
    check(list)?;
    Ok(press::pdf(TEMPLATE, &view(list))?)
}

pub(in crate::official) fn check(list: &DecisionList) -> Result<(), PaperError> {
    for person in list.posts.iter().flat_map(|post| &post.people) {
        for vote in &person.votes {
            must(vote.agree <= vote.base_count, || {
                format!("{}: {} agree of {}", person.who.name, vote.agree, vote.base_count)
            })?;
        }
    }
    for row in list.summary.rows.iter().chain([&list.summary.total]) {
        let schooled = row.postgraduate + row.university;
        let versed = row.theory_high + row.theory_middle;
        let most = row.women.max(row.young).max(row.minority).max(schooled).max(versed);
        must(most <= row.people, || format!("{}: {most} of {} people", row.label, row.people))?;
    }
    Ok(())
}

pub(in crate::official) fn view(list: &DecisionList) -> Value {
    let decision = format!(
        "(Kèm theo Quyết định số {}, {} của {})",
        list.decision_number,
        base::vietnamese_date(list.decision_day),
        list.decided_by
    );
    json!({
        "title": list.title,
        "subject": "",
        "head": head_view(&list.head),
        "decision": decision,
        "posts": list.posts.iter().map(|post| json!({
            "post": post.post,
            "seats": post.seats,
            "people": post.people.iter().map(person_view).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "removed": list.removed.iter().map(removed_view).collect::<Vec<_>>(),
        "age_at": list.summary.age_at.vietnamese(),
        "young": list.summary.young,
        "summary": list.summary.rows.iter().map(summary_view).collect::<Vec<_>>(),
        "total": summary_view(&list.summary.total),
        "signs": signature_view(&list.signs),
    })
}

fn person_view(person: &PlannedPerson) -> Value {
    let (men, women) = person.who.birth_columns();
    let votes: Vec<String> = person.votes.iter().map(vote_words).collect();
    json!({
        "name": person.who.name,
        "men": men,
        "women": women,
        "ethnicity": person.ethnicity,
        "position": person.who.position,
        "education": person.education,
        "theory": person.theory,
        "evaluations": evaluation_lines(&person.evaluations),
        "basis": person.basis.words(),
        "votes": votes.join("\n"),
    })
}

/// "BCH: 35/37 (94,6%)"; count and share stay on one line.
fn vote_words(vote: &StepVote) -> String {
    let share = Share::new(vote.agree, vote.base_count).map(Share::vietnamese_percent);
    let share = share.unwrap_or_else(|| "–".to_owned());
    format!("{}: {}/{}\u{a0}({share})", vote.step, vote.agree, vote.base_count)
}

fn removed_view(removed: &RemovedPerson) -> Value {
    let (men, women) = removed.who.birth_columns();
    json!({
        "name": removed.who.name,
        "men": men,
        "women": women,
        "position": removed.who.position,
        "post": removed.post,
        "reason": removed.reason,
        "provision": removed.citation.as_ref().map(|citation| citation.words()).unwrap_or_default(),
    })
}

fn summary_view(row: &SummaryRow) -> Value {
    json!({
        "label": row.label,
        "seats": row.seats,
        "people": row.people,
        "ratio": ratio(row.people, row.seats),
        "women": with_share(row.women, row.people),
        "young": with_share(row.young, row.people),
        "minority": with_share(row.minority, row.people),
        "postgraduate": with_share(row.postgraduate, row.people),
        "university": with_share(row.university, row.people),
        "theory_high": with_share(row.theory_high, row.people),
        "theory_middle": with_share(row.theory_middle, row.people),
        "age": row.mean_age_months.map(mean_age).unwrap_or_else(|| "–".to_owned()),
    })
}

/// Hệ số: planned people per seat, two decimals.
fn ratio(people: u32, seats: u32) -> String {
    if seats == 0 {
        return "–".to_owned();
    }
    let (people, seats) = (u64::from(people), u64::from(seats));
    let hundredths = (people * 100 + seats / 2) / seats;
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

fn with_share(part: u32, whole: u32) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{part} ({}%)", percent(part, whole)) }
}

/// Months as years with one decimal: 500 months are "41,7".
fn mean_age(months: u32) -> String {
    let tenths = (u64::from(months) * 10 + 6) / 12;
    format!("{},{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::decision_list_pdf;

    #[test]
    fn ratios_and_mean_ages_are_rounded_half_up() {
        assert_eq!(ratio(59, 39), "1,51");
        assert_eq!(ratio(3, 0), "–");
        assert_eq!(mean_age(500), "41,7");
        assert_eq!(mean_age(480), "40,0");
    }

    #[test]
    fn a_vote_larger_than_its_base_is_refused() {
        let mut list = DecisionList::sample();
        let vote = &mut list.posts[0].people[0].votes[0];
        vote.agree = vote.base_count + 1;
        assert!(matches!(decision_list_pdf(&list), Err(PaperError::Sums(_))));
    }

    #[test]
    fn more_women_than_people_are_refused() {
        let mut list = DecisionList::sample();
        list.summary.total.women = list.summary.total.people + 1;
        assert!(matches!(decision_list_pdf(&list), Err(PaperError::Sums(_))));
    }
}
