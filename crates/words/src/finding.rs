//! Findings in words: what an experienced officer would write beside a name.
//!
//! A finding is data; the catalogue holds every sentence. The citation comes
//! from the law under which the finding was made, with how surely its source
//! is known.

mod citation;
mod sentence;

pub use citation::{Basis, cite, source_label};

use crate::Words;
use checks::{Compared, Finding, Kind, Law, LeaveReason, Rule, Verdict};
use lex::Source;
use roster::Roster;

/// A finding in the words of one language.
#[derive(Debug, Clone, PartialEq)]
pub struct WordedFinding {
    /// The rule's stable code.
    pub code: &'static str,
    /// What it says.
    pub verdict: Verdict,
    /// The verdict in words.
    pub verdict_label: String,
    /// Whether the rule is an aim, which warns and never blocks.
    pub target: bool,
    /// The rule's name.
    pub title: String,
    /// One sentence: what was found, against what.
    pub sentence: String,
    /// The deciding provision, as papers cite it; for provisions that
    /// contradict each other all of them; `None` when the law is silent.
    pub citation: Option<String>,
    /// How surely the law behind it is known: the weakest of its provisions.
    pub confidence: Option<Source>,
    /// The same in words.
    pub confidence_label: Option<String>,
    /// Every provision on which it rests, the deciding one first.
    pub basis: Vec<Basis>,
    /// How to mend it; `None` when nothing needs mending.
    pub mend: Option<String>,
    /// From when it would be met, when time alone mends it.
    pub passes_on: Option<String>,
}

/// Puts a finding into words. `roster` and `law` are the ones it was made of.
pub fn word(finding: &Finding, roster: &Roster, law: &Law, words: &Words) -> WordedFinding {
    let basis = citation::basis(finding, law, words);
    let confidence = basis.iter().map(|one| one.confidence).max();
    let citation = match basis.first() {
        Some(first) => Some(first.citation.clone()),
        None => citation::contradicting(finding, law, words),
    };
    let passes = |day| words.with("finding-passes-on", &[("day", crate::Arg::Day(day))]);
    WordedFinding {
        code: finding.rule.code(),
        verdict: finding.verdict,
        verdict_label: words.text(&format!("verdict-{}", finding.verdict.code())),
        target: finding.rule.kind() == Kind::Target,
        title: title(finding.rule, words),
        sentence: sentence::Voice { finding, roster, law, words }.sentence(),
        citation,
        confidence,
        confidence_label: confidence.map(|source| source_label(source, words)),
        basis,
        mend: mend(finding, words),
        passes_on: finding.passes_on.map(passes),
    }
}

/// The name of a rule.
pub fn title(rule: Rule, words: &Words) -> String {
    words.text(&format!("finding-{}", rule.code()))
}

/// Why a name leaves a list, in words.
pub fn leave_reason(reason: LeaveReason, words: &Words) -> String {
    words.text(&format!("finding-leave-{}", reason.code()))
}

/// How to mend a finding: by a fact, by the law, or by what the rule asks.
fn mend(finding: &Finding, words: &Words) -> Option<String> {
    match finding.verdict {
        Verdict::Met | Verdict::NotApplicable => None,
        Verdict::Undetermined if finding.missing.is_law() => Some(words.text("finding-law-mend")),
        Verdict::Undetermined => {
            let fact = |code| words.text(&format!("finding-fact-{code}"));
            let facts: Vec<String> = finding.missing.codes().map(fact).collect();
            Some(words.with("finding-facts-mend", &[("facts", facts.join(", ").as_str().into())]))
        }
        Verdict::NotMet => Some(mend_not_met(finding, words)),
    }
}

fn mend_not_met(finding: &Finding, words: &Words) -> String {
    let key = |end: &str| format!("finding-{}-mend{end}", finding.rule.code());
    let by = |end: &str, by: u32| words.with(&key(end), &[("by", by.into())]);
    match finding.compared {
        Compared::Count { found, max: Some(max), .. } if finding.rule == Rule::PostsPerPerson => {
            words.with(&key(""), &[("max", max.into()), ("by", found.saturating_sub(max).into())])
        }
        Compared::Count { found, min, max } if finding.rule == Rule::NumberPerPost => {
            match (min, max) {
                (Some(min), _) if found < min => by("-few", min - found),
                (_, max) => by("-many", found.saturating_sub(max.unwrap_or(found))),
            }
        }
        Compared::Ratio { found, least, .. } if found < least => by("-few", least - found),
        Compared::Ratio { found, most, .. } => by("-many", found.saturating_sub(most)),
        Compared::Part { .. } => {
            let who = words.text(&format!("finding-who-{}", finding.rule.code()));
            let by = finding.compared.more_needed();
            words.with("finding-share-mend", &[("by", by.into()), ("who", who.as_str().into())])
        }
        Compared::Discipline { .. } if finding.passes_on.is_none() => words.text(&key("-ever")),
        _ => words.text(&key("")),
    }
}
