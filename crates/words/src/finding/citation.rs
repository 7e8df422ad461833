//! The provisions behind a finding, as papers cite them.

use crate::{Arg, Words};
use checks::{Finding, Law};
use lex::{Citation, Source, Unresolved};

/// One provision on which a finding rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The parameter of the law that it sets.
    pub parameter: &'static str,
    /// The provision, as papers cite it.
    pub citation: String,
    /// How its words are known.
    pub confidence: Source,
}

/// The provisions that set the parameters of a finding, the deciding one
/// first. A parameter that no provision sets is left out.
pub(super) fn basis(finding: &Finding, law: &Law, words: &Words) -> Vec<Basis> {
    let one = |parameter: &&'static str| {
        let ruling = law.view().by_name(parameter)?.ok()?;
        let deciding = &ruling.chain.deciding;
        Some(Basis { parameter, citation: cite(deciding, words), confidence: deciding.source })
    };
    finding.parameters().iter().filter_map(one).collect()
}

/// The provisions that contradict each other about a finding's parameters.
pub(super) fn contradicting(finding: &Finding, law: &Law, words: &Words) -> Option<String> {
    let all: Vec<String> = finding
        .parameters()
        .iter()
        .filter_map(|parameter| law.view().by_name(parameter)?.err())
        .flat_map(|unresolved| match unresolved {
            Unresolved::Gap { .. } => Vec::new(),
            Unresolved::Conflict { all, .. } => {
                all.iter().map(|one| cite(&one.citation, words)).collect()
            }
            Unresolved::OutOfBounds { excess, .. } => vec![cite(&excess.act.citation, words)],
        })
        .collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// A provision as papers cite it: heading, kind and number, day of issue.
pub fn cite(citation: &Citation, words: &Words) -> String {
    let kind = words.text(&format!("finding-kind-{}", kind(&citation.number)));
    let number = [("kind", kind.as_str().into()), ("number", citation.number.as_str().into())];
    let number = words.with("finding-number", &number);
    let args = [
        ("heading", citation.heading.as_str().into()),
        ("number", number.as_str().into()),
        ("day", Arg::Day(citation.date)),
    ];
    words.with("finding-citation", &args)
}

/// The kind of an instrument by the letters in its number. A Party committee's
/// QĐ is a regulation here (QĐ/TW, QĐ/TU); a state body's QĐ-… is a decision.
fn kind(number: &str) -> &'static str {
    const KINDS: [(&str, &str); 9] = [
        ("-HD/", "guidance"),
        ("-QĐ/T", "regulation"),
        ("-CV/", "letter"),
        ("-CT/", "directive"),
        ("-KL/", "conclusion"),
        ("-NQ/", "resolution"),
        ("/NĐ-", "decree"),
        ("/QH", "law"),
        ("/QĐ-", "decision"),
    ];
    KINDS.iter().find(|(letters, _)| number.contains(letters)).map_or("other", |(_, kind)| kind)
}

/// How a provision is known, in words.
pub fn source_label(source: Source, words: &Words) -> String {
    words.text(match source {
        Source::Text => "confidence-text",
        Source::Proxy => "confidence-proxy",
        Source::RecallHigh | Source::RecallMed | Source::RecallLow => "confidence-recall",
        Source::Invented => "finding-confidence-invented",
    })
}
