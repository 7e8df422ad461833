//! Phụ lục 1 (carried over, with those taken off) and Phụ lục 2 (added).

use super::facts::{BLANK, Facts};
use super::{letterhead, officers};
use base::Day;
use papers::official::{
    AnnexHead, CarryOverAnnex, CarryOverRow, CarryOverTerm, Signature, SupplementAnnex,
    SupplementPost, SupplementRow, SupplementTerm,
};
use plan::{ChangeKind, EntryEventKind, LeaveReason, Proposal, ProposalKind};
use roster::{PlanKind, PostKind};

/// Whether the plan has Phụ lục 1: its form groups heads and deputies, which a
/// plan of committee seats does not have.
pub(super) fn has_carry_over(facts: &Facts) -> bool {
    facts.plan.kind == PlanKind::Titles
}

/// The day of both annexes: of the last conference concluded, else of the
/// review's opening.
pub(super) fn day(facts: &Facts) -> Day {
    facts.steps.last().map_or(facts.review.opened, |step| step.record.on)
}

/// "Quy hoạch cấp ủy nhiệm kỳ 2015–2020".
pub(super) fn plan_title(facts: &Facts) -> String {
    crate::wording::title_of_plan(facts.words, facts.plan.kind, facts.plan.term)
}

/// A text inside a sentence.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What a proposal comes to: before all steps are concluded, what is proposed.
fn standing_of(facts: &Facts) -> Vec<(Proposal, ChangeKind)> {
    let changes = facts.changes();
    let kind = |place: usize, proposal: &Proposal| match &changes {
        Some(changes) => changes.get(place).map_or(ChangeKind::NotAdded, |change| change.kind),
        None => match proposal.kind {
            ProposalKind::CarryOver => ChangeKind::CarriedOver,
            ProposalKind::Add => ChangeKind::Added,
            ProposalKind::Remove(reason) => ChangeKind::Removed { reason },
        },
    };
    let proposals = facts.review.proposals.iter().enumerate();
    proposals.map(|(place, proposal)| (*proposal, kind(place, proposal))).collect()
}

pub(super) fn carry_over(facts: &Facts) -> CarryOverAnnex {
    let (mut heads, mut deputies, mut removed) = (Vec::new(), Vec::new(), Vec::new());
    for (proposal, kind) in standing_of(facts) {
        match kind {
            ChangeKind::CarriedOver => {
                let row = carried(facts, &proposal, None);
                let post = facts.scene.roster.find_post(proposal.post);
                match post.map(|ix| facts.scene.roster.post(ix).kind) {
                    Some(PostKind::Head) => heads.push(row),
                    _ => deputies.push(row),
                }
            }
            ChangeKind::Removed { reason } => removed.push(carried(facts, &proposal, Some(reason))),
            ChangeKind::Added | ChangeKind::NotAdded => {}
        }
    }
    let (term, unit) = (term(facts), unit(facts));
    let term = CarryOverTerm { term, unit, heads, deputies, removed };
    CarryOverAnnex { head: head(facts, "issue-annex-1", "issue-annex-1-title"), terms: vec![term] }
}

fn carried(facts: &Facts, proposal: &Proposal, left: Option<LeaveReason>) -> CarryOverRow {
    let post = facts.title_of(proposal.post);
    let (carried_post, proposed) = match left {
        None => (post.clone(), facts.words.text("issue-propose-keep")),
        Some(reason) => {
            let reason = lower_first(&leave_reason(facts, reason));
            (String::new(), facts.say("issue-propose-remove", &[("reason", &reason)]))
        }
    };
    CarryOverRow {
        who: facts.who(proposal.person),
        planned_post: post,
        carried_post,
        education: facts.education(proposal.person),
        theory: facts.theory(proposal.person),
        decision: decision_before(facts, proposal),
        evaluations: facts.evaluations(proposal.person),
        proposal: proposed,
    }
}

/// Why an entry leaves, in words.
pub(super) fn leave_reason(facts: &Facts, reason: LeaveReason) -> String {
    facts.words.text(&format!("leave-{}", reason.code()))
}

/// The decision by which the entry stood before this review.
fn decision_before(facts: &Facts, proposal: &Proposal) -> String {
    let same = |entry: &&plan::Entry| {
        (entry.plan, entry.person, entry.post)
            == (facts.review.plan, proposal.person, proposal.post)
    };
    let stood = |event: &&plan::EntryEvent| {
        event.review != Some(facts.review.id)
            && event.on <= facts.review.law_day
            && matches!(event.what, EntryEventKind::Added | EntryEventKind::CarriedOver)
    };
    let entry = facts.scene.planned.entries.iter().find(same);
    let event = entry.and_then(|entry| entry.history.iter().rfind(stood));
    let decision = event.and_then(|event| facts.scene.decision(event.decision));
    decision.map_or_else(String::new, |decision| {
        let day = decision.day.vietnamese();
        facts.say("issue-decision", &[("number", &decision.number), ("day", &day)])
    })
}

pub(super) fn supplement(facts: &Facts) -> SupplementAnnex {
    let mut posts: Vec<(base::PostId, SupplementPost)> = Vec::new();
    for (proposal, kind) in standing_of(facts) {
        let proposed = match kind {
            ChangeKind::Added => "issue-propose-add",
            ChangeKind::NotAdded => "issue-propose-not-added",
            ChangeKind::CarriedOver | ChangeKind::Removed { .. } => continue,
        };
        let row = SupplementRow {
            who: facts.who(proposal.person),
            proposed_post: facts.title_of(proposal.post),
            education: facts.education(proposal.person),
            theory: facts.theory(proposal.person),
            evaluations: facts.evaluations(proposal.person),
            proposal: facts.words.text(proposed),
        };
        match posts.iter_mut().find(|(post, _)| *post == proposal.post) {
            Some((_, group)) => group.people.push(row),
            None => {
                let post = row.proposed_post.clone();
                let group = SupplementPost { post, requested: 0, people: vec![row] };
                posts.push((proposal.post, group));
            }
        }
    }
    let rank = |post: &base::PostId| {
        let ix = facts.scene.roster.find_post(*post);
        ix.map_or(0, |ix| facts.scene.roster.post(ix).rank)
    };
    posts.sort_by_key(|(post, _)| std::cmp::Reverse(rank(post)));
    let counted = |(_, group): (base::PostId, SupplementPost)| SupplementPost {
        requested: group.people.len() as u32,
        ..group
    };
    let posts = posts.into_iter().map(counted).collect();
    SupplementAnnex {
        head: head(facts, "issue-annex-2", "issue-annex-2-title"),
        terms: vec![SupplementTerm { term: term(facts), unit: unit(facts), posts }],
    }
}

/// The unit of the plan's posts, by the name under which lists are read in.
pub(super) fn unit(facts: &Facts) -> String {
    facts.scene.roster.unit(facts.unit).name.clone()
}

pub(super) fn term(facts: &Facts) -> String {
    let term = facts.plan.term;
    let years = format!("{} - {}", term.first_year(), term.last_year());
    facts.say("issue-term", &[("years", &years)]).to_uppercase()
}

fn head(facts: &Facts, label: &str, title: &str) -> AnnexHead {
    let roster = &facts.scene.roster;
    let (_, _, body) = letterhead::organisations(roster, facts.unit);
    AnnexHead {
        label: facts.words.text(label),
        body,
        title: of_plan(facts, title),
        legal_line: facts.say("issue-annex-line", &[("blank", BLANK)]),
        place: letterhead::place(roster, facts.unit),
        day: day(facts),
        prepared_by: preparer(facts),
        signed_by: signer(facts),
    }
}

/// A message with the plan and the unit inside a sentence.
pub(super) fn of_plan(facts: &Facts, key: &str) -> String {
    let plan = lower_first(&plan_title(facts));
    let unit = letterhead::inside_sentence(facts.scene.roster.unit(facts.unit));
    facts.say(key, &[("plan", &plan), ("unit", &unit)])
}

/// Who drew a list up; the name is written in by hand.
pub(super) fn preparer(facts: &Facts) -> Signature {
    Signature { roles: vec![facts.words.text("issue-prepared-by")], name: String::new() }
}

/// The unit's head, who signs its lists.
pub(super) fn signer(facts: &Facts) -> Signature {
    let roster = &facts.scene.roster;
    let signer = officers::head_of(roster, facts.unit);
    let role = signer.map(|(_, post)| roster.post(post).title.to_uppercase());
    Signature {
        roles: vec![role.unwrap_or_else(|| facts.words.text("issue-head"))],
        name: signer
            .map(|(person, _)| roster.person(person).name.as_str().to_owned())
            .unwrap_or_default(),
    }
}
