//! Findings in words: what an experienced officer would write beside a name.
//!
//! A finding is data; the catalogue holds every sentence. The citation comes
//! from the law under which the finding was made, with how surely its source
//! is known.

mod citation;
mod sentence;

pub use citation::{Basis, cite, source_label};

use crate::{Arg, Words};
use base::Day;
use checks::{Compared, Finding, Kind, Law, LeaveReason, Mend, Missing, Rule, Verdict};
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
    /// Whether no provision in force speaks of the rule at all.
    pub silent: bool,
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
    WordedFinding {
        code: finding.rule.code(),
        verdict: finding.verdict,
        verdict_label: words.text(&format!("verdict-{}", finding.verdict.code())),
        target: finding.rule.kind() == Kind::Target,
        silent: finding.missing.has(Missing::RULE),
        title: title(finding.rule, words),
        sentence: sentence::Voice { finding, roster, law, words }.sentence(),
        citation,
        confidence,
        confidence_label: confidence.map(|source| source_label(source, words)),
        basis,
        mend: mend(finding, words),
        passes_on: finding.passes_on.map(|day| passes_on(finding.rule, day, words)),
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
    let rule = finding.rule;
    let say = |end: &str, args: &[(&str, Arg<'_>)]| {
        words.with(&format!("finding-{}-mend{end}", rule.code()), args)
    };
    Some(match finding.mend()? {
        Mend::Law => words.text("finding-law-mend"),
        Mend::Facts(missing) => {
            let fact = |code| words.text(&format!("finding-fact-{}", fact_key(rule, code)));
            let facts: Vec<String> = missing.codes().map(fact).collect();
            words.with("finding-facts-mend", &[("facts", facts.join(", ").as_str().into())])
        }
        Mend::Introduce(by) => match (finding.compared, rule) {
            (Compared::Part { .. }, _) => {
                let who = words.text(&format!("finding-who-{}", rule.code()));
                words.with("finding-share-mend", &[("by", by.into()), ("who", who.as_str().into())])
            }
            (_, Rule::AgeBands | Rule::WomenRequired) => say("", &[("by", by.into())]),
            _ => say("-few", &[("by", by.into())]),
        },
        Mend::TakeOff(by) => say("-many", &[("by", by.into())]),
        Mend::KeepPosts { most, drop } => say("", &[("max", most.into()), ("by", drop.into())]),
        Mend::LeavePost if rule == Rule::Discipline => say("-ever", &[]),
        Mend::OtherPostFirst if rule == Rule::Experience => say("-ever", &[]),
        Mend::LeavePost
        | Mend::Wait(_)
        | Mend::Train
        | Mend::OtherPostFirst
        | Mend::PreferOthers
        | Mend::Verify => say("", &[]),
    })
}

/// The key of a fact's name. Seats are of a body, or of a deputy's post.
fn fact_key(rule: Rule, code: &'static str) -> &'static str {
    match (rule, code) {
        (Rule::DeputyRatio, "seats") => "deputy-seats",
        _ => code,
    }
}

/// From when it would be met. Most rules need nothing but time; some also that
/// something goes on as it is, and say so.
fn passes_on(rule: Rule, day: Day, words: &Words) -> String {
    let own = format!("finding-passes-on-{}", rule.code());
    let key = if words.has(&own) { &own } else { "finding-passes-on" };
    words.with(key, &[("day", Arg::Day(day))])
}
