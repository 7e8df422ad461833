//! Danh sách trích ngang of everybody on the review's list.

use super::facts::{BLANK, Facts};
use super::{annexes, letterhead};
use base::PersonId;
use papers::official::{ShortProfile, ShortProfiles};
use roster::{CodeList, Discipline};
use std::collections::BTreeSet;

pub(super) fn short_profiles(facts: &Facts) -> ShortProfiles {
    let mut known = BTreeSet::new();
    // Each once, in the order of the review's list.
    let people = facts.review.proposals.iter().map(|proposal| proposal.person);
    let people = people.filter(|person| known.insert(*person));
    ShortProfiles {
        head: letterhead::head(facts, facts.unit, "", annexes::day(facts)),
        subject: annexes::of_plan(facts, "issue-profiles-subject"),
        legal_line: facts.say("issue-annex-line", &[("blank", BLANK)]),
        as_of: facts.review.law_day,
        people: people.map(|person| profile(facts, person)).collect(),
        prepared_by: annexes::preparer(facts),
        signed_by: annexes::signer(facts),
    }
}

fn profile(facts: &Facts, person: PersonId) -> ShortProfile {
    let roster = &facts.scene.roster;
    let record = roster.find_person(person).map(|ix| roster.person(ix));
    let stated = facts.profile(person);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    ShortProfile {
        code: facts.code(person),
        who: facts.who(person),
        ethnicity: record
            .and_then(|person| person.ethnicity)
            .map(|group| group.name().to_owned())
            .unwrap_or_default(),
        religion: text(stated.and_then(|profile| profile.religion.as_ref())),
        hometown: text(stated.and_then(|profile| profile.hometown.as_ref())),
        unit: record.map(|person| roster.unit(person.unit).name.clone()).unwrap_or_default(),
        education: facts.education(person),
        theory: facts.theory(person),
        management: stated
            .and_then(|profile| profile.management)
            .map(|level| level.label().to_owned())
            .unwrap_or_default(),
        party_probationary: stated.and_then(|profile| profile.party_probationary),
        party_official: stated.and_then(|profile| profile.party_official),
        evaluations: facts.evaluations(person),
        disciplines: match record.and_then(|person| person.disciplines.as_ref()) {
            None => String::new(),
            Some(list) if list.is_empty() => facts.words.text("issue-no-discipline"),
            Some(list) => list.iter().map(discipline).collect::<Vec<_>>().join("; "),
        },
    }
}

fn discipline(one: &Discipline) -> String {
    format!("{}, {}", one.form.label(), one.on.vietnamese())
}
