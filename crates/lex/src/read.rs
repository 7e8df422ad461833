//! Reads one pack: its instrument, its edits with addresses still as text, its
//! examples. What needs the other packs is done in `load`.

use crate::citation::Citation;
use crate::digest::Content;
use crate::doc::{EditDoc, InstrumentDoc};
use crate::error::{LoadError, Problem};
use crate::instrument::{Act, Example, Instrument, Provision};
use crate::param::ParamInfo;
use crate::read_act::read_act;
use crate::read_example::read_example;
use crate::text::{self, Block, Parts};
use base::Day;

/// A pack as handed in: a file's name and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Name, for messages: `06-hd-btctw-2017.md`.
    pub name: String,
    /// Markdown text.
    pub text: String,
}

/// One pack read on its own.
pub(crate) struct Pack {
    pub instrument: Instrument,
    /// Line of the instrument block.
    pub line: usize,
    pub edits: Vec<RawEdit>,
    pub examples: Vec<Example>,
}

/// An edit whose addresses are not yet resolved.
pub(crate) struct RawEdit {
    /// `None` for a repeal of whole instruments.
    pub parameter: Option<&'static ParamInfo>,
    pub act: Act,
    pub from: Day,
    pub to: Option<Day>,
    pub known: Day,
    pub unit: Option<String>,
    /// Without its digest, which needs the parameter.
    pub citation: Citation,
    pub content: Content,
    pub replaces: Vec<String>,
    pub instruments: Vec<String>,
    pub revives: Vec<String>,
    pub gap: bool,
    pub file: String,
    pub line: usize,
    pub line_replaces: usize,
}

type Problems = Vec<LoadError>;

pub(crate) struct Reader<'a> {
    file: &'a str,
    problems: Problems,
}

impl Reader<'_> {
    pub fn refuse(&mut self, line: usize, problem: Problem) {
        self.problems.push(LoadError { file: self.file.to_owned(), line, problem });
    }

    pub fn toml<T: serde::de::DeserializeOwned>(&mut self, block: &Block) -> Option<T> {
        match toml::from_str(&block.body) {
            Ok(doc) => Some(doc),
            Err(error) => {
                let line = error.span().map_or(block.line, |span| block.line_at(span.start));
                self.refuse(line, Problem::from_toml(&error));
                None
            }
        }
    }
}

/// Reads one file. On any problem nothing of it is used.
pub(crate) fn read(file: &PackFile) -> Result<Pack, Problems> {
    let parts = text::split(&file.text);
    let mut reader = Reader { file: &file.name, problems: Vec::new() };
    for (line, problem) in &parts.problems {
        reader.refuse(*line, problem.clone());
    }
    let Some((instrument, known, line)) = read_instrument(&mut reader, &parts) else {
        return Err(reader.problems);
    };
    let (mut edits, mut examples) = (Vec::new(), Vec::new());
    for block in &parts.blocks {
        match block.kind.as_str() {
            "instrument" => {}
            "edit" => edits.extend(read_edit(&mut reader, block, &instrument, known)),
            "example" => examples.extend(read_example(&mut reader, block, &instrument)),
            kind => reader.refuse(block.line, Problem::UnknownBlock { kind: kind.to_owned() }),
        }
    }
    if reader.problems.is_empty() {
        Ok(Pack { instrument, line, edits, examples })
    } else {
        Err(reader.problems)
    }
}

fn read_instrument(reader: &mut Reader<'_>, parts: &Parts) -> Option<(Instrument, Day, usize)> {
    let mut blocks = parts.blocks.iter().filter(|block| block.kind == "instrument");
    let Some(block) = blocks.next() else {
        reader.refuse(1, Problem::NoInstrument {});
        return None;
    };
    for second in blocks {
        reader.refuse(second.line, Problem::SecondInstrument {});
    }
    let doc: InstrumentDoc = reader.toml(block)?;
    let date = doc.date.0;
    if !doc.id.ends_with(&format!("-{date}")) {
        let id = doc.id.clone();
        reader.refuse(block.line_of("id"), Problem::IdWithoutDate { id, date });
    }
    let mut provisions: Vec<Provision> = Vec::new();
    for section in &parts.sections {
        if provisions.iter().any(|earlier| earlier.slug == section.slug) {
            reader.refuse(section.line, Problem::ProvisionTwice { slug: section.slug.clone() });
        }
        provisions.push(Provision {
            slug: section.slug.clone(),
            heading: section.heading.clone(),
            words: section.words.clone(),
        });
    }
    let known = doc.known.map_or(date, |known| known.0);
    let instrument = Instrument {
        id: doc.id,
        number: doc.number,
        date,
        issuer: doc.issuer,
        title_vi: doc.title_vi,
        title_en: doc.title_en,
        status: doc.status,
        scope: doc.scope,
        file: reader.file.to_owned(),
        provisions,
    };
    Some((instrument, known, block.line))
}

/// The provision over a block, if it has words.
pub(crate) fn provision_of<'i>(
    reader: &mut Reader<'_>,
    block: &Block,
    instrument: &'i Instrument,
) -> Option<&'i Provision> {
    let Some(provision) = block.section.and_then(|at| instrument.provisions.get(at)) else {
        reader.refuse(block.line, Problem::OutsideProvision { kind: block.kind.clone() });
        return None;
    };
    if provision.words.as_ref().is_none_or(|words| words.text().is_empty()) {
        let heading = provision.heading.clone();
        reader.refuse(block.line, Problem::NoWords { heading });
        return None;
    }
    Some(provision)
}

pub(crate) fn parameter(
    reader: &mut Reader<'_>,
    block: &Block,
    name: &str,
) -> Option<&'static ParamInfo> {
    let found = ParamInfo::find(name);
    if found.is_none() {
        let line = block.line_of("parameter");
        reader.refuse(line, Problem::UnknownParameter { name: name.to_owned() });
    }
    found
}

fn read_edit(
    reader: &mut Reader<'_>,
    block: &Block,
    instrument: &Instrument,
    known: Day,
) -> Option<RawEdit> {
    let provision = provision_of(reader, block, instrument);
    let doc: EditDoc = reader.toml(block)?;
    if let Some(to) = doc.to.map(|to| to.0).filter(|to| *to < doc.from.0) {
        let reversed = Problem::DatesReversed { from: doc.from.0, to };
        reader.refuse(block.line_of("to"), reversed);
    }
    let info = match &doc.parameter {
        Some(name) => Some(parameter(reader, block, name)?),
        None => None,
    };
    let act = read_act(reader, block, &doc, info)?;
    let provision = provision?;
    let content = Content::of(instrument, provision, &doc);
    let citation = Citation {
        instrument: instrument.id.clone(),
        number: instrument.number.clone(),
        date: instrument.date,
        provision: provision.slug.clone(),
        heading: provision.heading.clone(),
        source: doc.source,
        reference: doc.reference,
        checked: doc.checked.map(Into::into),
        digest: String::new(),
    };
    Some(RawEdit {
        parameter: info,
        act,
        from: doc.from.0,
        to: doc.to.map(|to| to.0),
        known: doc.known.map_or(known, |day| day.0),
        unit: doc.unit.or_else(|| instrument.scope.clone()),
        citation,
        content,
        replaces: doc.replaces.0,
        instruments: doc.instruments.0,
        revives: doc.revives.0,
        gap: doc.gap,
        file: reader.file.to_owned(),
        line: block.line,
        line_replaces: block.line_of("replaces"),
    })
}
