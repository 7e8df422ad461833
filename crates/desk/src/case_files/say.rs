//! Case files in words.

use checks::{CASE_FILE, Law, PaperFinding, PaperState, Verdict};
use lex::{PaperBy, PaperRequired};
use words::finding::{Basis, WordedFinding, cite, source_label};
use words::{Arg, Lang, Words};

/// How many people a refusal names.
const NAMED: usize = 5;

/// What a paper is called.
pub(crate) fn label(paper: &PaperRequired, words: &Words) -> String {
    match words.lang() {
        Lang::Vi => paper.label_vi.clone(),
        Lang::En => paper.label_en.clone(),
    }
}

/// The provision that asks for papers, as papers cite it.
pub(crate) fn basis(law: &Law, words: &Words) -> Option<Basis> {
    let ruling = law.view().get(lex::CASE_FILE).ok()?;
    let deciding = &ruling.chain.deciding;
    let citation = cite(deciding, words);
    Some(Basis { parameter: CASE_FILE, citation, confidence: deciding.source })
}

/// The whole file as one finding; `None` where the law asks for no paper.
pub(crate) fn finding(papers: &[PaperFinding], law: &Law, words: &Words) -> Option<WordedFinding> {
    let basis = basis(law, words).filter(|_| !papers.is_empty())?;
    let lacks: Vec<&PaperFinding> = papers.iter().filter(|one| !one.state.is_good()).collect();
    let verdict = if lacks.is_empty() { Verdict::Met } else { Verdict::NotMet };
    let (have, of) = (papers.len() - lacks.len(), papers.len());
    let counts = [("have", Arg::from(have as u32)), ("of", Arg::from(of as u32))];
    let sentence = match lacks.is_empty() {
        true => words.with("case-file-complete", &counts),
        false => {
            let each: Vec<String> = lacks.iter().map(|one| lacking(one, words)).collect();
            let list = each.join("; ");
            words.with("case-file-lacks", &[("papers", Arg::from(list.as_str()))])
        }
    };
    let stops = lacks.iter().any(|one| one.paper.by != PaperBy::Advised);
    Some(WordedFinding {
        code: CASE_FILE,
        verdict,
        verdict_label: words.text(&format!("verdict-{}", verdict.code())),
        target: !stops,
        silent: false,
        title: words.text("case-file-title"),
        sentence,
        citation: Some(basis.citation.clone()),
        confidence: Some(basis.confidence),
        confidence_label: Some(source_label(basis.confidence, words)),
        basis: vec![basis],
        mend: (!lacks.is_empty()).then(|| {
            let key = if stops { "case-file-mend" } else { "case-file-mend-advised" };
            words.text(key)
        }),
        passes_on: None,
    })
}

/// A paper that is lacking, with why where it is there.
fn lacking(one: &PaperFinding, words: &Words) -> String {
    let name = label(&one.paper, words);
    match one.state {
        PaperState::Expired(last) => {
            let args = [("paper", Arg::from(name.as_str())), ("day", Arg::Day(last))];
            words.with("case-file-expired-paper", &args)
        }
        PaperState::Undated => {
            words.with("case-file-undated-paper", &[("paper", Arg::from(name.as_str()))])
        }
        PaperState::Held(_) | PaperState::Absent => name,
    }
}

/// Why a conference is not called, or a list not decided.
pub(crate) fn refusal(lacking: &[(String, Vec<PaperRequired>)], words: &Words) -> String {
    let one = |(name, papers): &(String, Vec<PaperRequired>)| {
        let papers: Vec<String> = papers.iter().map(|paper| label(paper, words)).collect();
        format!("{name} ({})", papers.join("; "))
    };
    let named: Vec<String> = lacking.iter().take(NAMED).map(one).collect();
    let named = named.join(", ");
    let n = lacking.len() as u32;
    let more = lacking.len().saturating_sub(NAMED) as u32;
    let args = [("n", Arg::from(n)), ("people", Arg::from(named.as_str())), ("more", more.into())];
    words.with("case-file-refused", &args)
}
