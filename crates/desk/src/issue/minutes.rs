//! Biên bản hội nghị of a concluded step. What the conference's record does not
//! say – the hour, the place, what was said – is a blank to fill in before
//! signing.

use super::facts::{BLANK, Facts, StepFacts, two};
use super::form::{self, base_of, base_words, share_words};
use super::officers::{self, Officer};
use super::usual::usual_agreement;
use super::{annexes, invitations, letterhead, taken_down};
use crate::review::convene::body_members;
use ballot::{QuorumBase, Tally};
use base::Day;
use papers::official::{Absence, Attendance, BallotRow, BallotSummary, Minutes, Quorum, RollLine};
use plan::{Conference, Outcome, RosterRule, Step};
use roster::BodyKind;

/// More absent people than this are named in the roll only.
const ABSENT_NAMED: usize = 10;

pub(super) fn minutes(facts: &Facts, of: &StepFacts) -> Minutes {
    let (chair, secretary) = officers::of_conference(facts, of);
    let text = |key: &str| facts.words.text(key);
    let agreed = of.conference.agreement.clone();
    let agreed = agreed.unwrap_or_else(|| usual_agreement(&facts.review));
    Minutes {
        head: letterhead::head(facts, facts.unit, "BB", of.record.on),
        subject: subject(facts, of, "issue-minutes-subject"),
        opened: time(facts, &of.conference, of.record.on),
        closed: text("issue-closed"),
        venue: invitations::venue(&of.conference),
        purposes: agreed.purpose,
        requirements: agreed.requirements,
        taken_down: taken_down::taken_down(facts, of),
        attendance: attendance(facts, of),
        quorum: quorum(facts, of),
        chair: Officer::words(chair.as_ref()),
        secretary: Officer::words(secretary.as_ref()),
        agenda: of.conference.setup.agenda.clone(),
        discussion: discussion(facts, of),
        ballot: of.record.tally.as_ref().map(|tally| ballot(facts, of, tally)),
        conclusions: conclusions(facts, of),
        recipients: vec![text("issue-recipient-above"), text("issue-recipient-file")],
        secretary_signs: Officer::signs(secretary.as_ref(), text("issue-secretary")),
        chair_signs: Officer::signs(chair.as_ref(), text("issue-chair")),
        roll: roll(facts, of),
    }
}

/// "Hội nghị cán bộ chủ chốt về rà soát, bổ sung quy hoạch … của huyện …", or
/// as `key` words it.
pub(super) fn subject(facts: &Facts, of: &StepFacts, key: &str) -> String {
    subject_of(facts, of.step(facts), key)
}

/// The same for a step that is not concluded yet.
pub(super) fn subject_of(facts: &Facts, step: &Step, key: &str) -> String {
    let step = facts.step_name(step);
    let plan = annexes::lower_first(&annexes::plan_title(facts));
    let unit = letterhead::inside_sentence(facts.scene.roster.unit(facts.unit));
    facts.say(key, &[("step", &step), ("plan", &plan), ("unit", &unit)])
}

/// The day in words behind a blank for the hour.
pub(super) fn at(facts: &Facts, day: Day) -> String {
    facts.say("issue-opened", &[("day", &base::vietnamese_date(day))])
}

/// The day in words with the hour, where it is settled.
pub(super) fn time(facts: &Facts, conference: &Conference, day: Day) -> String {
    match conference.setup.start.split_once(':') {
        Some((hours, minutes)) => {
            let day = base::vietnamese_date(day);
            let args = [("hours", hours), ("minutes", minutes), ("day", day.as_str())];
            facts.say("issue-time", &args)
        }
        None => at(facts, day),
    }
}

fn attendance(facts: &Facts, of: &StepFacts) -> Attendance {
    let away = of.summons.iter().filter(|one| one.present == Some(false));
    let absence = |one: &store::Summons| {
        let ix = facts.scene.roster.find_person(one.person);
        let position = ix.map(|ix| facts.position(ix, &one.capacity)).unwrap_or_default();
        let name = facts.who(one.person).name;
        let person = facts.say("issue-comrade", &[("name", &name), ("position", &position)]);
        Absence { person, reason: one.absence.clone().unwrap_or_default() }
    };
    let absent: Vec<Absence> = away.map(absence).collect();
    let all_known = absent.len() == (of.record.convened - of.record.present) as usize;
    Attendance {
        composition: composition(facts, of.step(facts).rule.roster),
        convened: of.record.convened,
        present: of.record.present,
        absent: if all_known && absent.len() <= ABSENT_NAMED { absent } else { Vec::new() },
        guests: Vec::new(),
    }
}

/// Who is called, in words. A unit without the body calls its leaders.
fn composition(facts: &Facts, rule: RosterRule) -> String {
    let body = match rule {
        RosterRule::Committee => Some(BodyKind::Committee),
        RosterRule::StandingCommittee => Some(BodyKind::StandingCommittee),
        RosterRule::AllStaff | RosterRule::KeyCadres | RosterRule::Leadership => None,
    };
    let lacks = |kind| facts.scene.roster.body_of(facts.unit, kind).is_none();
    let rule = if body.is_some_and(lacks) { RosterRule::Leadership } else { rule };
    facts.words.text(&format!("issue-roster-{}", rule.code()))
}

fn quorum(facts: &Facts, of: &StepFacts) -> Quorum {
    let rule = of.step(facts).rule.quorum;
    let (convened, present) = (of.record.convened, of.record.present);
    let roster = of.step(facts).rule.roster;
    let (base, total, present) = match rule.base {
        QuorumBase::Convened => ("issue-base-convened", convened, present),
        QuorumBase::Members => {
            // Guests called beside the members of a body do not count.
            let body = body_members(&facts.scene, facts.unit, roster);
            let total = body.map_or(convened, |body| body.len() as u32);
            let here = |one: &&store::Summons| one.present == Some(true) && one.member;
            let here = of.summons.iter().filter(here).count() as u32;
            // Attendance of earlier programs may not be on record by name.
            let here = if of.summons.is_empty() { present } else { here };
            ("issue-base-members", total, here)
        }
    };
    Quorum {
        share: facts.say("issue-at-least", &[("share", &rule.share.to_string())]),
        base: facts.words.text(base),
        base_count: total,
        present,
        needed: rule.needed(total),
        citation: facts.cite_or_blank("quorum"),
    }
}

fn discussion(facts: &Facts, of: &StepFacts) -> Vec<String> {
    let rows = two(of.record.rows.len());
    let mut lines = vec![facts.say("issue-discussion-list", &[("rows", &rows)])];
    let said = |note: &plan::Note| match note.speaker.as_str() {
        "" => note.text.clone(),
        who => facts.say("issue-said", &[("who", who), ("text", &note.text)]),
    };
    lines.extend(of.conference.notes.iter().map(said));
    if of.conference.notes.is_empty() {
        lines.push(facts.say("issue-discussion-blank", &[("blank", BLANK)]));
    }
    lines.extend(form::reopened(facts, of));
    lines
}

fn ballot(facts: &Facts, of: &StepFacts, tally: &Tally) -> BallotSummary {
    let threshold = of.step(facts).rule.threshold;
    let base = base_of(threshold);
    let mut rows = Vec::new();
    for post in form::by_post(facts, of) {
        for (place, proposal, result) in post.rows {
            rows.push(BallotRow {
                post: post.post.clone(),
                name: facts.who(proposal.person).name,
                agree: tally.rows.get(place).map_or(0, |row| row.votes_for),
                result,
            });
        }
    }
    let base_words = base_words(facts, base);
    let rule = match &threshold {
        Some(threshold) => {
            let needed = two(threshold.needed(base.of(tally)) as usize);
            let share = share_words(facts, threshold);
            let args = [("needed", needed.as_str()), ("share", &share), ("base", &base_words)];
            facts.say("issue-rule", &args)
        }
        None => facts.words.text("issue-rule-none"),
    };
    BallotSummary {
        method: facts.words.text("issue-method"),
        count: form::sheets(tally),
        rows,
        rule,
        base: base_words,
        base_count: base.of(tally),
    }
}

fn conclusions(facts: &Facts, of: &StepFacts) -> Vec<String> {
    let outcomes = &of.record.outcomes;
    let count = |wanted| two(outcomes.iter().filter(|outcome| **outcome == wanted).count());
    let rows = two(outcomes.len());
    let mut lines = Vec::new();
    if outcomes.contains(&Outcome::ForReference) || outcomes.is_empty() {
        let key = match of.record.tally {
            Some(_) => "issue-result-reference",
            None => "issue-result-discussed",
        };
        lines.push(facts.say(key, &[("rows", &rows)]));
    } else {
        let (passed, failed) = (count(Outcome::Passed), count(Outcome::Failed));
        let args = [("rows", rows.as_str()), ("passed", &passed), ("failed", &failed)];
        lines.push(facts.say("issue-result", &args));
    }
    let announced = facts.view.get(lex::ENTRY_ANNOUNCED_AT_CONFERENCE);
    if of.record.tally.is_some() && announced.is_ok_and(|ruling| !*ruling.value) {
        lines.push(facts.words.text("issue-not-announced"));
    }
    lines.push(match facts.review.steps.get(of.number) {
        Some(next) => {
            let next = annexes::lower_first(&facts.step_name(next));
            facts.say("issue-next-step", &[("step", &next)])
        }
        None => facts.words.text("issue-last-step"),
    });
    lines
}

/// Everyone convened, in the order of lists; nothing when attendance on record
/// is not the step's.
fn roll(facts: &Facts, of: &StepFacts) -> Vec<RollLine> {
    let present = of.summons.iter().filter(|one| one.present == Some(true)).count();
    let fits =
        (of.summons.len(), present) == (of.record.convened as usize, of.record.present as usize);
    let line = |one: &store::Summons| {
        let ix = facts.scene.roster.find_person(one.person);
        RollLine {
            name: facts.who(one.person).name,
            position: ix.map(|ix| facts.position(ix, &one.capacity)).unwrap_or_default(),
            present: one.present == Some(true),
            note: taken_down::roll_note(facts, one),
        }
    };
    if fits { of.summons.iter().map(line).collect() } else { Vec::new() }
}
