//! Values that several pages show.

use crate::routes::urls;
use crate::views::Unconfirmed;
use crate::views::{
    Basis, Comparison, Confidence, Counts, DecisionRef, Denominator, EntryStatus, Finding, Force,
    Link, PaperLink, Rule, Sex, StepState, Verdict, Vote,
};
use ballot::{Bar, Base, Quorum, QuorumBase, Threshold};
use base::{Day, PersonId};
use desk::PaperRecord;
use plan::{EntryEventKind, LeaveReason, ProposalKind};
use words::Words;
use words::finding::WordedFinding;

pub fn verdict(verdict: checks::Verdict) -> Verdict {
    match verdict {
        checks::Verdict::Met => Verdict::Met,
        checks::Verdict::NotMet => Verdict::NotMet,
        checks::Verdict::Undetermined => Verdict::Undetermined,
        checks::Verdict::NotApplicable => Verdict::NotApplicable,
    }
}

pub fn confidence(source: lex::Source) -> Confidence {
    match source {
        lex::Source::Text => Confidence::Text,
        lex::Source::Proxy => Confidence::Proxy,
        lex::Source::RecallHigh | lex::Source::RecallMed | lex::Source::RecallLow => {
            Confidence::Recall
        }
        lex::Source::Invented => Confidence::Invented,
    }
}

pub fn sex(sex: roster::Sex) -> Sex {
    match sex {
        roster::Sex::Male => Sex::Male,
        roster::Sex::Female => Sex::Female,
    }
}

/// A step's state by its code.
pub fn step_state(code: &str) -> StepState {
    match code {
        "convened" => StepState::Convened,
        "held" => StepState::Held,
        "counted" => StepState::Counted,
        "concluded" => StepState::Concluded,
        _ => StepState::Drafted,
    }
}

pub fn denominator(base: Base) -> Denominator {
    match base {
        Base::Convened => Denominator::Summoned,
        Base::Present => Denominator::Present,
        Base::Issued => Denominator::Issued,
        Base::Returned => Denominator::Returned,
        Base::Valid => Denominator::Valid,
    }
}

pub fn vote(vote: plan::Vote) -> Vote {
    Vote { votes_for: vote.votes_for, of: vote.out_of, denominator: denominator(vote.base) }
}

pub fn counts((carried_over, added, removed): (u32, u32, u32)) -> Counts {
    Counts { carried_over, added, removed }
}

pub fn event_status(what: EntryEventKind) -> EntryStatus {
    match what {
        EntryEventKind::Added => EntryStatus::Added,
        EntryEventKind::CarriedOver => EntryStatus::CarriedOver,
        EntryEventKind::Removed { .. } => EntryStatus::Removed,
        EntryEventKind::ClosedByAppointment => EntryStatus::Appointed,
    }
}

pub fn proposal_status(kind: ProposalKind) -> EntryStatus {
    match kind {
        ProposalKind::CarryOver => EntryStatus::CarriedOver,
        ProposalKind::Add => EntryStatus::Added,
        ProposalKind::Remove(_) => EntryStatus::Removed,
    }
}

pub fn leave_reason(reason: LeaveReason, words: &Words) -> String {
    words.text(&format!("leave-{}", reason.code()))
}

/// A finding as pages show it.
pub fn finding(found: &WordedFinding) -> Finding {
    let mend = [&found.mend, &found.passes_on].into_iter().flatten().cloned().collect::<Vec<_>>();
    Finding {
        code: found.code.to_owned(),
        title: found.title.clone(),
        verdict: verdict(found.verdict),
        force: if found.target { Force::Target } else { Force::Hard },
        text: found.sentence.clone(),
        compared: Vec::new(),
        mend: (!mend.is_empty()).then(|| mend.join(" ")),
        basis: bases(found),
    }
}

/// What a finding rests on, each provision once.
pub fn bases(found: &WordedFinding) -> Vec<Basis> {
    let mut bases: Vec<Basis> = Vec::new();
    for one in &found.basis {
        if !bases.iter().any(|known| known.citation == one.citation) {
            bases.push(Basis {
                citation: one.citation.clone(),
                href: None,
                confidence: confidence(one.confidence),
            });
        }
    }
    bases
}

/// The verdict over all binding rules: one that is not met decides, then one
/// that cannot be told.
pub fn over_all(findings: &[WordedFinding]) -> Verdict {
    let is_standard = |found: &&WordedFinding| !found.target && found.code != checks::CASE_FILE;
    let binding = || findings.iter().filter(is_standard).map(|found| found.verdict);
    let order = [checks::Verdict::NotMet, checks::Verdict::Undetermined, checks::Verdict::Met];
    let worst = order.into_iter().find(|wanted| binding().any(|found| found == *wanted));
    worst.map_or(Verdict::NotApplicable, verdict)
}

pub fn person(id: PersonId, name: &str, reads_people: bool) -> Link {
    Link { text: name.to_owned(), href: reads_people.then(|| urls::person(id)) }
}

pub fn decision(number: &str, day: Day, href: Option<String>) -> DecisionRef {
    DecisionRef { number: number.to_owned(), day, href }
}

/// A value's basis from a citation and how it is known.
pub fn basis(citation: &str, source: lex::Source) -> Basis {
    Basis { citation: citation.to_owned(), href: None, confidence: confidence(source) }
}

/// How many must come; `total` once it is known of how many.
pub fn quorum(quorum: Quorum, total: Option<u32>, basis: Basis) -> Rule {
    Rule {
        share: quorum.share,
        comparison: Comparison::AtLeast,
        denominator: match quorum.base {
            QuorumBase::Convened => Denominator::Summoned,
            QuorumBase::Members => Denominator::Members,
        },
        whole: total.map(|total| (quorum.needed(total), total)),
        basis,
    }
}

/// How many votes are needed; `of` once it is known of how many.
pub fn threshold(threshold: Threshold, of: Option<u32>, basis: Basis) -> Rule {
    Rule {
        share: threshold.share,
        comparison: match threshold.bar {
            Bar::MoreThan => Comparison::MoreThan,
            Bar::AtLeast => Comparison::AtLeast,
        },
        denominator: denominator(threshold.base),
        whole: of.map(|of| (threshold.needed(of), of)),
        basis,
    }
}

/// A paper of the register: its kind in words and its day.
pub fn paper(record: &PaperRecord, words: &Words) -> PaperLink {
    let key = format!("paper-kind-{}", record.kind);
    let kind = if words.has(&key) { words.text(&key) } else { record.file.clone() };
    PaperLink {
        title: words.with("paper-of-day", &[("title", (&kind).into()), ("day", record.day.into())]),
        format: record.file.rsplit('.').next().unwrap_or_default().to_uppercase(),
        href: urls::paper(&record.file),
    }
}

/// The word of a level; an unknown code stands for itself, because levels are
/// data.
pub fn level(code: &str, words: &Words) -> String {
    let key = format!("level-name-{code}");
    if words.has(&key) { words.text(&key) } else { code.to_owned() }
}

/// Provisions that nobody has compared, and the page on which they can be.
pub fn unconfirmed(provisions: &[String], unit: &str, on: Day) -> Unconfirmed {
    Unconfirmed { provisions: provisions.to_vec(), href: urls::law(unit, on) }
}
