//! Biên bản kiểm phiếu of a concluded ballot: every number that its tally has.

use super::facts::{BLANK, CountFacts, Counter, Facts, StepFacts};
use super::form::{self, base_of, base_words, share_words};
use super::officers::{self, Officer};
use super::{annexes, letterhead, minutes};
use ballot::Tally;
use papers::official::{
    AgreedBy, CountProtocol, CountRule, InvalidReason, PersonCount, PostCount, TeamMember,
    Threshold, TwoCounts, WriteIn,
};
use plan::Proposal;

pub(super) fn protocol(facts: &Facts, of: &StepFacts, tally: &Tally) -> CountProtocol {
    let (chair, _) = officers::of_conference(facts, of);
    let who_counted = |place: usize| {
        let counter = of.counters.get(place).map(|counter| counter_words(facts, counter));
        counter.unwrap_or_else(|| BLANK.to_owned())
    };
    let reason = |(kind, sheets): &(ballot::InvalidKind, u32)| InvalidReason {
        reason: facts.words.text(&format!("issue-invalid-{}", kind.code())),
        sheets: *sheets,
    };
    let mut notes = form::reopened(facts, of);
    let counting = of.counting.as_ref();
    notes.extend(counting.map(|counting| count_notes(facts, counting, tally)).unwrap_or_default());
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
        two_counts: TwoCounts {
            first: who_counted(0),
            second: who_counted(1),
            agreed: counting
                .map_or(AgreedBy::AtOnce, |counting| agreed_by(counting, who_counted(2))),
        },
        notes,
        chair_signs: Some(Officer::signs(chair.as_ref(), facts.words.text("issue-chair-confirms"))),
    }
}

/// How the counts came to one result; `third` counted third, if anybody did.
fn agreed_by(counting: &CountFacts, third: String) -> AgreedBy {
    match counting.rests_on.as_slice() {
        _ if counting.electronic => AgreedBy::Electronic,
        [0, 1, 2] if counting.read_again > 0 => {
            AgreedBy::Sheets { third, sheets: counting.read_again }
        }
        [0, 1, 2] => AgreedBy::Third { third, same_as: 0 },
        [0, 2] => AgreedBy::Third { third, same_as: 1 },
        [1, 2] => AgreedBy::Third { third, same_as: 2 },
        _ => AgreedBy::AtOnce,
    }
}

/// "Lò Thị Sen (tài khoản kiem-phieu-1)".
pub(super) fn counter_words(facts: &Facts, Counter { name, account }: &Counter) -> String {
    match name {
        Some(name) => facts.say("issue-counter", &[("name", name), ("account", account)]),
        None => facts.say("issue-account", &[("account", account)]),
    }
}

/// What was declared before the count, who released its result, and what
/// recounts set aside.
fn count_notes(facts: &Facts, counting: &CountFacts, tally: &Tally) -> Vec<String> {
    let kinds = counting.kinds.iter().map(|kind| {
        let kind = facts.words.text(&format!("issue-invalid-{}", kind.code()));
        annexes::lower_first(&kind)
    });
    let kinds: Vec<String> = kinds.collect();
    let mut notes = vec![facts.say("issue-note-kinds", &[("kinds", &kinds.join("; "))])];
    if counting.merges > 0 {
        notes.push(facts.say("issue-note-merges", &[("n", &counting.merges.to_string())]));
    }
    for (on, reason, figures) in &counting.former {
        let (day, key) = (on.vietnamese(), "issue-note-recount");
        let mut note = facts.say(key, &[("day", &day), ("reason", reason)]);
        if let Some(figures) = figures {
            let rows = figures.rows.iter().map(|row| row.votes_for.to_string());
            let rows: Vec<String> = rows.collect();
            let args = [
                ("returned", figures.returned.to_string()),
                ("valid", figures.valid.to_string()),
                ("rows", rows.join(", ")),
            ];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            note = format!("{note} {}", facts.say("issue-note-former", &args));
        }
        notes.push(note);
    }
    if let Some((proposed, confirmed)) = &counting.released_by {
        let (one, two) = (counter_words(facts, proposed), counter_words(facts, confirmed));
        notes.push(facts.say("issue-note-released", &[("one", &one), ("two", &two)]));
    }
    notes.push(facts.say("issue-note-present", &[("present", &tally.present.to_string())]));
    notes
}

/// Those who entered a count; the team's other members are not on record.
fn team(facts: &Facts, of: &StepFacts) -> Vec<TeamMember> {
    let roles = ["issue-team-first", "issue-team-second", "issue-team-third"];
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
        .enumerate()
        .map(|(group, post)| PostCount {
            post: post.post,
            people: post.rows.into_iter().map(person).collect(),
            write_ins: written(of, group),
        })
        .collect()
}

/// The names written in for a post: they are told, though nobody outside the
/// form can pass.
fn written(of: &StepFacts, group: usize) -> Vec<WriteIn> {
    let names = of.counting.iter().flat_map(|counting| &counting.names);
    names
        .filter(|name| name.group == group)
        .map(|name| WriteIn { person: name.name.clone(), sheets: name.sheets })
        .collect()
}
