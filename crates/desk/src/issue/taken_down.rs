//! What a conference's record adds to its minutes, in sentences.

use super::facts::{Facts, StepFacts};
use super::invitations::comrade;
use papers::official::TakenDown;
use plan::{Before, RosterChange};
use store::Summons;

pub(super) fn taken_down(facts: &Facts, of: &StepFacts) -> TakenDown {
    let record = &of.conference;
    let substitute = |one: &Summons| {
        let (who, why) = one.substitute.as_ref()?;
        let whom = comrade(facts, one.person, &one.capacity);
        Some(facts.say("issue-substitute", &[("who", who), ("whom", &whom), ("why", why)]))
    };
    let change = |one: &RosterChange| {
        let key = if one.added { "issue-roster-added" } else { "issue-roster-taken-off" };
        let whom = comrade(facts, one.person, &one.capacity);
        facts.say(key, &[("whom", &whom), ("why", &one.reason)])
    };
    let reopened = |one: &Before| {
        let args = [("day", one.on.vietnamese()), ("reason", one.reason.clone())];
        facts.say("issue-conference-reopened", &args.each_ref().map(|(k, v)| (*k, v.as_str())))
    };
    // A step reopened as a whole says so among what was discussed.
    let own = |one: &&Before| one.was.closed.is_some() && !of_the_step(facts, of, one);
    let late = of.summons.iter().filter(|one| one.late);
    TakenDown {
        substitutes: of.summons.iter().filter_map(substitute).collect(),
        late: late.map(|one| comrade(facts, one.person, &one.capacity)).collect(),
        roster_changes: record.changes.iter().map(change).collect(),
        order: record.agreement.iter().flat_map(|agreed| agreed.order.clone()).collect(),
        spoke: record.agreement.as_ref().map(|agreed| agreed.spoke.clone()).unwrap_or_default(),
        documents: record.setup.documents.clone(),
        reopened: record.reopened.iter().filter(own).map(reopened).collect(),
    }
}

fn of_the_step(facts: &Facts, of: &StepFacts, one: &Before) -> bool {
    let step = of.step(facts);
    step.reopened.iter().any(|whole| whole.on == one.on && whole.reason == one.reason)
}

/// What stands beside a name in the roll.
pub(super) fn roll_note(facts: &Facts, one: &Summons) -> String {
    match (&one.substitute, &one.absence, one.late) {
        (_, _, true) => facts.words.text("issue-roll-late"),
        (Some((who, _)), _, _) => facts.say("issue-list-substitute", &[("who", who)]),
        (None, absence, _) => absence.clone().unwrap_or_default(),
    }
}
