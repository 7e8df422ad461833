//! Biên bản kiểm phiếu of a concluded ballot: every number that its tally has.

use super::facts::{BLANK, Counter, Facts, StepFacts};
use super::form::{self, base_of, base_words, share_words};
use super::officers::{self, Officer};
use super::{letterhead, minutes};
use ballot::Tally;
use papers::official::{
    CountProtocol, CountRule, InvalidReason, PersonCount, PostCount, TeamMember, Threshold,
    TwoCounts,
};
use plan::Proposal;

pub(super) fn protocol(facts: &Facts, of: &StepFacts, tally: &Tally) -> CountProtocol {
    let (chair, _) = officers::of_conference(facts, of);
    let who_counted = |place: usize| {
        let counter = of.counters.get(place).map(|Counter { name, account }| match name {
            Some(name) => facts.say("issue-counter", &[("name", name), ("account", account)]),
            None => facts.say("issue-account", &[("account", account)]),
        });
        counter.unwrap_or_else(|| BLANK.to_owned())
    };
    let reason = |(kind, sheets): &(ballot::InvalidKind, u32)| InvalidReason {
        reason: facts.words.text(&format!("issue-invalid-{}", kind.code())),
        sheets: *sheets,
    };
    let mut notes = form::reopened(facts, of);
    notes.push(facts.words.text("issue-note-team"));
    CountProtocol {
        head: letterhead::head(facts, facts.unit, "BB", of.record.on),
        subject: minutes::subject(facts, of, "issue-protocol-subject"),
        opened: minutes::at(facts, of.record.on),
        closed: facts.words.text("issue-closed"),
        venue: BLANK.to_owned(),
        team: team(facts, of),
        convened: tally.convened,
        present: tally.present,
        kind: facts.words.text("issue-kind"),
        count: form::sheets(tally),
        invalid_reasons: of.invalid.iter().map(reason).collect(),
        rule: rule(facts, of, tally),
        posts: posts(facts, of, tally),
        // A step is concluded only when both counts agree sheet by sheet.
        two_counts: TwoCounts { first: who_counted(0), second: who_counted(1), settled: 0 },
        notes,
        chair_signs: Some(Officer::signs(chair.as_ref(), facts.words.text("issue-chair-confirms"))),
    }
}

/// The two who entered a count; the team's other members are not on record.
fn team(facts: &Facts, of: &StepFacts) -> Vec<TeamMember> {
    let roles = ["issue-team-first", "issue-team-second"];
    let member = |(counter, role): (&Counter, &str)| TeamMember {
        name: counter.name.clone().unwrap_or_else(|| BLANK.to_owned()),
        position: facts.say("issue-account", &[("account", &counter.account)]),
        role: facts.words.text(role),
    };
    of.counters.iter().zip(roles).map(member).collect()
}

fn rule(facts: &Facts, of: &StepFacts, tally: &Tally) -> CountRule {
    let step = &of.step(facts).rule;
    let base = base_of(step.threshold);
    let parameter = match (&step.threshold, step.decides) {
        (None, _) => "review-procedure",
        (Some(_), true) => "decision-threshold",
        (Some(_), false) => "introduction-threshold",
    };
    let threshold = step.threshold.map(|threshold| Threshold {
        share: share_words(facts, &threshold),
        needed: threshold.needed(base.of(tally)),
    });
    CountRule {
        base: base_words(facts, base),
        base_count: base.of(tally),
        threshold,
        citation: facts.cite_or_blank(parameter),
    }
}

fn posts(facts: &Facts, of: &StepFacts, tally: &Tally) -> Vec<PostCount> {
    let person = |(place, proposal, result): (usize, Proposal, String)| {
        let who = facts.who(proposal.person);
        let votes = tally.rows.get(place).copied().unwrap_or_default();
        PersonCount {
            name: who.name,
            born: who.born,
            position: who.position,
            agree: votes.votes_for,
            disagree: votes.against,
            blank: votes.blank,
            result,
        }
    };
    form::by_post(facts, of)
        .into_iter()
        .map(|post| PostCount {
            post: post.post,
            people: post.rows.into_iter().map(person).collect(),
            // Names written in are not kept: nobody outside the form can pass.
            write_ins: Vec::new(),
        })
        .collect()
}
