//! The law in force: names, values and provisions of each parameter.

use super::values;
use crate::views::{ChainLink, Confirm, Effect, InstrumentLine, InstrumentRole, LawPage, Standing};
use base::Day;
use desk::{Board, LawLine, LawState};
use lex::{Act, Edit, Instrument, LawBook, Moment, ParamInfo};
use std::collections::BTreeSet;
use words::Words;

/// For whom and when the law is shown.
pub struct LawOf<'a> {
    /// The unit's code; none for the centre.
    pub code: Option<&'a str>,
    /// The units that may be chosen: code and name.
    pub units: &'a [(String, String)],
    /// The legal day.
    pub on: Day,
    /// What was known by this day.
    pub known_by: Day,
    /// Faults of the packs, stale confirmations, those made here.
    pub state: &'a LawState,
    /// Whether the reader may confirm.
    pub may_confirm: bool,
}

/// The units of a board, each once, lower ones first.
pub fn units(board: &Board) -> Vec<(String, String)> {
    let mut units: Vec<(String, String)> = Vec::new();
    for row in &board.rows {
        if !units.iter().any(|(code, _)| *code == row.unit) {
            units.push((row.unit.clone(), row.unit_name.clone()));
        }
    }
    units
}

/// A whole number that the law sets, if it sets one.
pub fn number(lines: &[LawLine], parameter: &str) -> Option<u32> {
    line_of(lines, parameter)?.value.as_ref()?.parse().ok()
}

/// The line of a parameter.
pub fn line_of<'a>(lines: &'a [LawLine], parameter: &str) -> Option<&'a LawLine> {
    lines.iter().find(|line| line.parameter == parameter)
}

/// The mark that plans and their papers carry under the law in force.
pub fn secrecy(lines: &[LawLine], words: &Words) -> Option<String> {
    mark(line_of(lines, "secrecy")?.value.as_ref()?.parse().ok()?, words)
}

/// The mark of a level; none for what is not secret.
pub fn mark(level: lex::Secrecy, words: &Words) -> Option<String> {
    let key = format!("secrecy-mark-{level}");
    words.has(&key).then(|| words.text(&key))
}

/// The law of the centre, for a site without units.
pub fn centre(book: &LawBook, on: Day, known_by: Day) -> Vec<LawLine> {
    let view = book.view(&Moment { legal_day: on, known_by, unit_path: &[] });
    let line = |info: &'static ParamInfo| {
        let ruling = view.by_name(info.name).and_then(Result::ok);
        let deciding = ruling.as_ref().map(|ruling| &ruling.chain.deciding);
        LawLine {
            parameter: info.name,
            meaning: info.doc.trim(),
            value: ruling.as_ref().map(|ruling| ruling.value.to_string()),
            unsettled: view.by_name(info.name).and_then(Result::err).map(|why| why.code()),
            citation: deciding.map(ToString::to_string).unwrap_or_default(),
            source: deciding.map(|deciding| deciding.source),
            chain: Vec::new(),
            confirmed: deciding.is_some_and(|deciding| deciding.is_confirmed()),
        }
    };
    ParamInfo::ALL.iter().map(line).collect()
}

/// The page.
pub fn law(of: &LawOf<'_>, lines: &[LawLine], book: &LawBook, words: &Words) -> LawPage {
    let name = of.units.iter().find(|(code, _)| Some(code.as_str()) == of.code);
    let unchecked = |line: &&LawLine| !line.confirmed && line.source.is_some();
    let cited: Vec<(&LawLine, Vec<&Edit>)> =
        lines.iter().map(|line| (line, edits_of(line, book))).collect();
    let first = cited.iter().filter_map(|(_, edits)| edits.first());
    let deciding: BTreeSet<&str> = first.map(|edit| edit.citation.instrument.as_str()).collect();
    LawPage {
        on: of.on,
        unit: name.map(|(_, name)| name.clone()).or(of.code.map(str::to_owned)).unwrap_or_default(),
        known_by: of.known_by,
        digest: book.digest().to_owned(),
        action: "/law".to_owned(),
        units: of
            .units
            .iter()
            .map(|(code, name)| (code.clone(), name.clone(), Some(code.as_str()) == of.code))
            .collect(),
        unchecked: lines.iter().filter(unchecked).count() as u32,
        faults: of.state.faults.clone(),
        stale: of
            .state
            .stale
            .iter()
            .map(|one| format!("{}/{}: {}", one.instrument, one.provision, one.parameter))
            .collect(),
        may_confirm: of.may_confirm,
        instruments: book
            .instruments()
            .iter()
            .filter_map(|one| cited_instrument(one, &cited, &deciding, book))
            .collect(),
        lines: cited.iter().map(|(line, edits)| law_line(of, line, edits, words)).collect(),
    }
}

/// The edits behind a line, the deciding one first.
fn edits_of<'a>(line: &LawLine, book: &'a LawBook) -> Vec<&'a Edit> {
    let find = |citation: &str| {
        let of = |edit: &&Edit| {
            edit.parameter.name == line.parameter && edit.citation.to_string() == citation
        };
        book.edits().iter().find(of)
    };
    let chain = line.chain.iter().map(|text| split(text).1);
    std::iter::once(line.citation.as_str()).chain(chain).filter_map(find).collect()
}

/// A link of a chain: what it does there, and its citation.
fn split(text: &str) -> (Effect, &str) {
    const WORDS: [(&str, Effect); 3] = [
        ("replaces ", Effect::Replaced),
        ("overrides ", Effect::Overridden),
        ("under ", Effect::Delegates),
    ];
    let known = WORDS.iter().find_map(|(word, effect)| Some((*effect, text.strip_prefix(word)?)));
    known.unwrap_or((Effect::Sets, text))
}

fn law_line(
    of: &LawOf<'_>,
    line: &LawLine,
    edits: &[&Edit],
    words: &Words,
) -> crate::views::LawLine {
    let standing = match (&line.value, line.unsettled) {
        (Some(value), _) => Standing::Value(worded(line.parameter, value, words)),
        (None, Some("conflict")) => Standing::Conflict,
        (None, Some("out-of-bounds")) => Standing::OutOfBounds,
        (None, _) => Standing::Gap,
    };
    let effect = |at: usize, edit: &Edit| match at.checked_sub(1) {
        None if edit.authority.is_some() => Effect::Narrows,
        None => Effect::Sets,
        Some(at) => line.chain.get(at).map_or(Effect::Sets, |text| split(text).0),
    };
    let chain = edits.iter().enumerate();
    crate::views::LawLine {
        code: line.parameter.to_owned(),
        name: words.text(&format!("law-param-{}", line.parameter)),
        standing,
        table: edits.first().map(|edit| table(edit, words)).unwrap_or_default(),
        chain: chain
            .map(|(at, edit)| ChainLink {
                confirm: confirm(of, edit),
                ..link(edit, effect(at, edit), line.parameter, words)
            })
            .collect(),
    }
}

fn link(edit: &Edit, effect: Effect, parameter: &str, words: &Words) -> ChainLink {
    let checked = edit.citation.checked.as_ref();
    ChainLink {
        citation: words::finding::cite(&edit.citation, words),
        effect,
        value: match &edit.act {
            Act::Set(value) => Some(worded(parameter, &value.to_string(), words)),
            Act::Repeal => None,
            Act::Delegate(bounds) => Some(bounds.to_string()).filter(|bounds| bounds != "*"),
        },
        from: Some(edit.from),
        until: edit.to.map(|to| to.add_days(1)),
        confidence: values::confidence(edit.citation.source),
        checked: checked.map(|checked| (checked.on, checked.by.clone())),
        confirm: None,
    }
}

/// What the reader may do about a value: confirm it, or take back what was
/// confirmed here. What a pack itself calls checked is the pack's.
fn confirm(of: &LawOf<'_>, edit: &Edit) -> Option<Confirm> {
    let (citation, parameter) = (&edit.citation, edit.parameter.name);
    let here = of.state.standing.iter().any(|one| {
        (one.instrument.as_str(), one.provision.as_str(), one.parameter.as_str())
            == (citation.instrument.as_str(), citation.provision.as_str(), parameter)
    });
    let open = !citation.is_confirmed();
    (of.may_confirm && (here || open)).then(|| Confirm {
        instrument: citation.instrument.clone(),
        provision: citation.provision.clone(),
        parameter: parameter.to_owned(),
        digest: edit.citation.digest.clone(),
        withdraw: here,
    })
}

/// The rows that an edit sets, for tables.
fn table(edit: &Edit, words: &Words) -> Vec<Vec<(String, String)>> {
    match &edit.act {
        Act::Set(value) => words::law::rows(value, words),
        Act::Repeal | Act::Delegate(_) => Vec::new(),
    }
}

fn worded(parameter: &str, value: &str, words: &Words) -> String {
    match ParamInfo::find(parameter) {
        Some(info) => words::law::written(info, value, words),
        None => value.to_owned(),
    }
}

/// An instrument that decides or stands behind a value here.
fn cited_instrument(
    instrument: &Instrument,
    cited: &[(&LawLine, Vec<&Edit>)],
    deciding: &BTreeSet<&str>,
    book: &LawBook,
) -> Option<InstrumentLine> {
    let own = |edit: &&&Edit| edit.citation.instrument == instrument.id;
    let worst = cited.iter().flat_map(|(_, edits)| edits).filter(own).map(|e| e.citation.source);
    Some(line(instrument, worst.max()?, deciding, book))
}

/// An instrument as listed, with the least known of its provisions used.
/// `deciding` are the instruments that decide something here: one that took
/// words of another out amends it as long as the other still decides the rest.
pub fn line(
    instrument: &Instrument,
    worst: lex::Source,
    deciding: &BTreeSet<&str>,
    book: &LawBook,
) -> InstrumentLine {
    let id = instrument.id.as_str();
    let amends = book
        .edits()
        .iter()
        .filter(|edit| edit.citation.instrument == id)
        .flat_map(|edit| &edit.replaces)
        .filter_map(|&at| book.edits().get(at))
        .map(|old| old.citation.instrument.as_str())
        .any(|old| old != id && deciding.contains(old));
    let decides = deciding.contains(id);
    InstrumentLine {
        number: instrument.number.clone(),
        day: instrument.date,
        issuer: instrument.issuer.clone(),
        title: instrument.title_vi.clone(),
        role: match (decides, instrument.scope.is_some(), amends) {
            (false, _, _) => InstrumentRole::Replaced,
            (_, true, _) => InstrumentRole::Local,
            (_, _, true) => InstrumentRole::Amends,
            _ => InstrumentRole::Base,
        },
        confidence: values::confidence(worst),
        href: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Lang;

    #[test]
    fn every_parameter_and_every_code_of_the_law_has_a_word() {
        for lang in Lang::ALL {
            let words = Words::load(lang);
            for info in ParamInfo::ALL {
                assert!(words.has(&format!("law-param-{}", info.name)), "{}", info.name);
            }
            let choices = [
                lex::PostsScope::ALL.iter().map(ToString::to_string).collect::<Vec<_>>(),
                lex::Grade::ALL.iter().map(ToString::to_string).collect(),
                lex::Discipline::ALL.iter().map(ToString::to_string).collect(),
                lex::PlanSequence::ALL.iter().map(ToString::to_string).collect(),
                lex::Base::ALL.iter().map(ToString::to_string).collect(),
                lex::ThresholdBase::ALL.iter().map(ToString::to_string).collect(),
                lex::Secrecy::ALL.iter().map(ToString::to_string).collect(),
                lex::ShareScope::ALL.iter().map(ToString::to_string).collect(),
                lex::ShareRounding::ALL.iter().map(ToString::to_string).collect(),
            ];
            for code in choices.iter().flatten() {
                assert!(words.has(&format!("law-code-{code}")), "{code}");
            }
        }
    }

    #[test]
    fn a_link_of_a_chain_says_what_it_does() {
        assert_eq!(split("replaces Điểm 2, 15-HD"), (Effect::Replaced, "Điểm 2, 15-HD"));
        assert_eq!(split("under Điểm 4"), (Effect::Delegates, "Điểm 4"));
    }
}
