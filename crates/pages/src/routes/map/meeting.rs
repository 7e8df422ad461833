//! The page of a conference.

use super::values;
use crate::routes::urls;
use crate::views::{
    Attends, Counting, Find, Link, Meeting, MeetingAgreement, OnRoll, Reopened, RosterChange,
    Setup, Turnup, Whole,
};
use ballot::QuorumBase;
use base::{PersonId, ReviewId, fold};
use desk::{Actor, ConferenceSheet, IssuePapers, QuorumCount, RunReview};
use plan::StepState;
use words::Words;

/// What the page shows beside the conference itself.
pub struct Around<'a> {
    /// The review.
    pub id: ReviewId,
    /// Who reads.
    pub actor: &'a Actor,
    /// What the roll is filtered by.
    pub filter: &'a str,
    /// What was looked for to be called beside, and who was found: id, name,
    /// title.
    pub find: (&'a str, Vec<(String, String, String)>),
    /// Why the last try was refused.
    pub fault: Option<String>,
}

/// The page of a conference.
pub fn meeting(sheet: &ConferenceSheet, around: Around<'_>, words: &Words) -> Meeting {
    let href = urls::conference(around.id, sheet.number);
    let step = urls::step(around.id, sheet.number);
    let works = around.actor.has::<RunReview>() && sheet.open;
    let closed = sheet.record.closed;
    let called = matches!(sheet.step.state, StepState::Convened { .. });
    let drafted = sheet.step.state == StepState::Drafted;
    let may = match (works, called, closed.is_some()) {
        (false, ..) => None,
        (true, true, false) => Some(Whole::Open),
        (true, false, false) if !drafted => Some(Whole::Close),
        (true, _, true) => Some(Whole::Reopen),
        (true, ..) => None,
    };
    let may_change = works && closed.is_none();
    let screen = around.actor.has::<RunReview>().then(|| sheet.screen.clone()).flatten();
    let projector = urls::projector(around.id, sheet.number);
    let n = (sheet.number as u32).into();
    Meeting {
        unit: sheet.unit.1.clone(),
        name: sheet.name.clone(),
        number: sheet.number as u32,
        of: sheet.steps as u32,
        step: Link {
            text: words.with("step-title", &[("n", n), ("name", (&sheet.name).into())]),
            href: Some(step.clone()),
        },
        door: format!("{step}/attend"),
        events: format!("{projector}/events"),
        state: values::step_state(sheet.step.state.code()),
        day: sheet.step.state.day(),
        fault: around.fault,
        may_change,
        may,
        may_print: around.actor.has::<IssuePapers>() && !drafted,
        setup: setup(sheet),
        turnup: turnup(sheet),
        quorum: both(sheet.quorum.as_ref()),
        roll: roll(sheet, around.filter),
        filter: around.filter.to_owned(),
        find: Find {
            may: may_change && called,
            text: around.find.0.to_owned(),
            found: around.find.1,
        },
        agreement: MeetingAgreement {
            recorded: sheet.record.agreement.is_some(),
            purpose: sheet.agreement.purpose.clone(),
            requirements: sheet.agreement.requirements.clone(),
            order: sheet.agreement.order.clone(),
            spoke: sheet.agreement.spoke.clone(),
        },
        notes: sheet.record.notes.iter().map(|n| (n.speaker.clone(), n.text.clone())).collect(),
        changes: sheet.record.changes.iter().map(change).collect(),
        closed,
        reopened: sheet.record.reopened.iter().map(reopened).collect(),
        screen: screen.map(|key| format!("{projector}?key={}", urls::encode(&key))),
        href,
    }
}

/// Both ways of counting; one alone where they are of the same number, as in a
/// gathering that is no body.
pub fn both(quorum: Option<&[QuorumCount; 2]>) -> Vec<Counting> {
    let Some([first, second]) = quorum else { return Vec::new() };
    let differs = (first.total, first.present) != (second.total, second.present);
    let both = std::iter::once(first).chain(Some(second).filter(|_| differs));
    both.map(counting).collect()
}

fn counting(one: &QuorumCount) -> Counting {
    Counting {
        of_members: one.base == QuorumBase::Members,
        rules: one.rules,
        present: one.present,
        total: one.total,
        needed: one.needed,
        short: one.short(),
    }
}

fn turnup(sheet: &ConferenceSheet) -> Turnup {
    let of = sheet.turnup;
    Turnup {
        convened: of.convened,
        present: of.present,
        late: of.late,
        substitutes: of.substitutes,
        excused: of.excused,
    }
}

fn setup(sheet: &ConferenceSheet) -> Setup {
    let setup = &sheet.record.setup;
    let name = |id: PersonId| {
        let found = sheet.roll.iter().find(|one| one.person == id);
        (id.to_string(), found.map_or_else(|| id.to_string(), |one| one.name.clone()))
    };
    Setup {
        place: setup.place.clone(),
        start: setup.start.clone(),
        chair: setup.chair.map(name),
        secretary: setup.secretary.map(name),
        people: sheet.roll.iter().map(|one| (one.person.to_string(), one.name.clone())).collect(),
        agenda: setup.agenda.clone(),
        documents: setup.documents.clone(),
    }
}

/// The roll, as far as the filter lets it through: every word of it, without
/// marks, in name or capacity.
fn roll(sheet: &ConferenceSheet, filter: &str) -> Vec<OnRoll> {
    let wanted = fold(filter);
    let is_wanted = |folded: &str| wanted.split_whitespace().all(|word| folded.contains(word));
    let one = |(at, one): (usize, &desk::OnRoll)| {
        let folded = fold(&format!("{} {}", one.name, one.capacity));
        is_wanted(&folded).then(|| OnRoll {
            id: one.person.to_string(),
            at: at as u32 + 1,
            folded,
            name: one.name.clone(),
            capacity: one.capacity.clone(),
            member: one.member,
            standing: match (one.present, one.late) {
                (Some(true), _) => Attends::Present,
                (_, true) => Attends::Late,
                (Some(false), false) => Attends::Absent,
                (None, false) => Attends::Awaited,
            },
            absence: one.absence.clone().unwrap_or_default(),
            substitute: one.substitute.clone(),
        })
    };
    sheet.roll.iter().enumerate().filter_map(one).collect()
}

fn change(one: &plan::RosterChange) -> RosterChange {
    RosterChange {
        name: one.name.clone(),
        added: one.added,
        reason: one.reason.clone(),
        by: one.by.clone(),
    }
}

fn reopened(one: &plan::Before) -> Reopened {
    let present = one.roster.iter().filter(|stood| stood.present == Some(true)).count();
    let was = [present, one.roster.len(), one.was.notes.len(), one.was.changes.len()];
    Reopened {
        on: one.on,
        by: one.by.clone(),
        reason: one.reason.clone(),
        was: was.map(|n| n as u32),
    }
}
