//! One person.

use super::values;
use crate::routes::urls;
use crate::views::{
    self, BarKind, CareerLine, Confidence, Discipline, EntryEvent, EntryStatus, Evaluation,
    FactKind, Life, LifeBar, Person, PersonFact, Reader, StandardSet,
};
use base::{Month, PartialDate};
use desk::{EntryHistory, PersonSheet, Reading};
use plan::EntryEventKind;
use roster::{CodeList, Ethnicity, Grade};
use words::Words;
use words::finding::WordedFinding;

/// A person's page.
pub fn person(sheet: &PersonSheet, words: &Words) -> Person {
    let profile = &sheet.profile;
    Person {
        name: profile.name.as_str().to_owned(),
        sex: values::sex(profile.sex),
        born: profile.birth,
        current: sheet.current.clone(),
        as_of: sheet.as_of,
        facts: facts(sheet, words),
        career: sheet
            .career
            .iter()
            .map(|(post, unit, holding)| CareerLine {
                from: holding.from,
                to: holding.to,
                post: post.clone(),
                unit: unit.clone(),
                source: None,
            })
            .collect(),
        form: sheet.form.as_ref().map(|form| super::profile_form::profile_form(form, words)),
        evaluations: sheet
            .evaluations
            .iter()
            .map(|one| Evaluation {
                year: one.year,
                grade: graded(sheet, one, words).0,
                scale: graded(sheet, one, words).1,
            })
            .collect(),
        discipline: sheet
            .disciplines
            .iter()
            .map(|one| Discipline {
                form: capital(&words.text(&format!("finding-form-{}", one.form.code()))),
                day: one.on,
                until: None,
                live: None,
                decision: None,
            })
            .collect(),
        entries: sheet.entries.iter().map(|entry| history(entry, words)).collect(),
        standards: sheet
            .standards
            .iter()
            .map(|set| StandardSet {
                post: set.post.clone(),
                findings: set.findings.iter().map(values::finding).collect(),
                confidence: weakest(&set.findings),
            })
            .collect(),
        is_withheld: sheet.is_withheld,
        life: life(sheet, words),
        case: super::case_files::case_file(&sheet.case, None),
        may_judge: false,
        readers: sheet
            .readings
            .as_ref()
            .map(|all| all.iter().map(|one| read(one, words)).collect()),
    }
}

/// A year's grade in the words of that year's scale, and which scale it is.
fn graded(
    sheet: &PersonSheet,
    one: &roster::Evaluation,
    words: &Words,
) -> (String, Option<String>) {
    match sheet.scales.iter().find(|scale| scale.year == one.year) {
        Some(scale) => {
            let year = scale.from_year.to_string();
            let args = [("year", (&year).into()), ("code", (&scale.code).into())];
            (scale.label.clone(), Some(words.with("person-scale", &args)))
        }
        None => (words.text(&format!("finding-grade-{}", one.grade.code())), None),
    }
}

fn read(one: &Reading, words: &Words) -> Reader {
    let key = if one.sensitive { "person-reading-sensitive" } else { "person-reading" };
    let (name, when) = (one.by.clone(), super::journal::at(one.at));
    Reader { name, when, purpose: Some(words.text(key)) }
}

/// Posts, plans, training and evaluations as stretches of time, each sort by
/// its beginning.
fn life(sheet: &PersonSheet, words: &Words) -> Life {
    let posts = sheet.career.iter().map(|(post, _, holding)| LifeBar {
        kind: BarKind::Post,
        label: post.clone(),
        from: holding.from.map(PartialDate::earliest),
        to: holding.to.map(PartialDate::latest),
    });
    let plans = sheet.entries.iter().filter_map(|entry| {
        let (first, _) = entry.events.first()?;
        let (last, _) = entry.events.last()?;
        let stands = matches!(
            values::event_status(last.what),
            EntryStatus::CarriedOver | EntryStatus::Added | EntryStatus::Proposed
        );
        Some(LifeBar {
            kind: BarKind::Plan,
            label: entry.post.clone(),
            from: Some(first.on),
            to: (!stands).then_some(last.on),
        })
    });
    let training = sheet.form.iter().flat_map(training);
    let mut bars: Vec<LifeBar> = posts
        .chain(plans)
        .chain(training)
        .filter(|bar| bar.from.is_none_or(|from| from <= sheet.as_of))
        .collect();
    bars.sort_by_key(|bar| (bar.kind, bar.from));
    let grades = sheet.evaluations.iter().rev();
    Life {
        today: sheet.as_of,
        retires: sheet.retires.map(|(_, last)| last),
        bars,
        grades: grades
            .map(|one| (one.year, rank(one.grade), graded(sheet, one, words).0))
            .collect(),
    }
}

/// How good a grade is, from 0 to 3.
fn rank(grade: Grade) -> u8 {
    match grade {
        Grade::Failed => 0,
        Grade::Fulfilled => 1,
        Grade::Good => 2,
        Grade::Excellent => 3,
    }
}

/// The courses of a filled form whose time can be read.
fn training(form: &desk::ShownForm) -> Vec<LifeBar> {
    let tables =
        form.form.tables.iter().filter(|table| table.kind == desk::FormTableKind::Training);
    let rows = tables.flat_map(|table| &table.rows);
    rows.filter_map(|row| {
        let label = row.cells.get("subject").or(row.cells.get("school"))?;
        let from = row.from.or(row.to)?;
        let to = row.to.or(row.from).filter(|_| !row.lasts);
        Some(LifeBar {
            kind: BarKind::Training,
            label: label.clone(),
            from: Some(from.earliest()),
            to: to.map(PartialDate::latest),
        })
    })
    .collect()
}

/// What the profile states. What the rules ask for and nobody stated is said to
/// be missing; everything else is left out when it is not stated.
fn facts(sheet: &PersonSheet, words: &Words) -> Vec<PersonFact> {
    let profile = &sheet.profile;
    let level =
        |list: &str, code: &str| capital(&words.text(&format!("finding-{list}-level-{code}")));
    let education = profile
        .education_text
        .clone()
        .or_else(|| profile.education.map(|education| level("education", education.code())));
    let theory = profile.theory.map(|theory| level("theory", theory.code()));
    let asked = [
        (FactKind::Ethnicity, profile.ethnicity.map(Ethnicity::name).map(str::to_owned)),
        (FactKind::PartyFull, profile.party_official.map(PartialDate::vietnamese)),
        (FactKind::Training, education),
        (FactKind::Theory, theory),
    ];
    let missing = || words.text("app-not-stated");
    // What is left out for this reader is said to be hidden, not to be missing.
    let asked = asked.map(|(kind, value)| match (sheet.is_withheld, &kind) {
        (true, FactKind::Ethnicity | FactKind::PartyFull) => (kind, None),
        _ => (kind, Some(value.unwrap_or_else(missing))),
    });
    let other = |key: &str| FactKind::Other(words.text(key));
    let management = profile.management.map(|level| level.label().to_owned());
    let rest = [
        (FactKind::PartyProbation, profile.party_probationary.map(PartialDate::vietnamese)),
        (FactKind::StateManagement, management),
        (FactKind::Religion, profile.religion.clone()),
        (FactKind::Home, profile.hometown.clone()),
        (FactKind::Retirement, sheet.retires.map(retirement)),
        (other("fact-unit"), Some(sheet.unit_name.clone())),
        (other("fact-code"), sheet.code.clone()),
        (other("fact-citizen-id"), sheet.citizen_id.clone()),
    ];
    asked
        .into_iter()
        .chain(rest)
        .filter(|(kind, value)| {
            value.is_some() || matches!(kind, FactKind::Ethnicity | FactKind::PartyFull)
        })
        .map(|(kind, value)| PersonFact { kind, value, since: None, source: None })
        .collect()
}

/// One month, or from when to when where only the year of birth is known.
fn retirement((first, last): (Month, Month)) -> String {
    match first == last {
        true => first.vietnamese(),
        false => format!("{} – {}", first.vietnamese(), last.vietnamese()),
    }
}

/// With its first letter large, as a value that stands alone.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn history(entry: &EntryHistory, words: &Words) -> views::EntryHistory {
    let events: Vec<EntryEvent> = entry
        .events
        .iter()
        .map(|(event, number)| EntryEvent {
            day: event.on,
            status: values::event_status(event.what),
            reason: match event.what {
                EntryEventKind::Removed { reason } => Some(values::leave_reason(reason, words)),
                _ => None,
            },
            decision: (!number.is_empty()).then(|| values::decision(number, event.on, None)),
            vote: event.vote.map(values::vote),
        })
        .collect();
    let (code, unit) = &entry.unit;
    let term = entry.term.to_string();
    let (first, last) = (entry.term.first_year(), entry.term.last_year());
    views::EntryHistory {
        plan: words.with("person-entry-plan", &[("term", (&term).into()), ("unit", unit.into())]),
        href: Some(format!("{}?term={first}-{last}", urls::unit(code))),
        post: entry.post.clone(),
        post_href: Some(format!("{}?term={first}-{last}", urls::post(entry.post_id))),
        readiness: entry
            .readiness
            .as_ref()
            .map(|(one, stale)| super::posts::judged(one, *stale, words)),
        status: events.last().map_or(EntryStatus::Proposed, |event| event.status),
        events,
    }
}

/// How well the standards are known, taken together: as well as the least known
/// of them. Where nothing is cited, nothing is known.
fn weakest(findings: &[WordedFinding]) -> Confidence {
    let known = findings.iter().filter_map(|found| found.confidence).max();
    known.map_or(Confidence::Recall, values::confidence)
}
