//! Reads one pack: its instrument, its edits with addresses still as text, its
//! examples. What needs the other packs is done in `load`.

use crate::citation::Citation;
use crate::digest::Content;
use crate::doc::{EditDoc, InstrumentDoc};
use crate::error::{LoadError, Problem};
use crate::instrument::{Act, Example, Instrument, Provision};
use crate::limits;
use crate::param::ParamInfo;
use crate::read_act::read_act;
use crate::read_example::read_example;
use crate::text::{self, Block, Parts, Spot};
use base::Day;

/// A pack as handed in: a file's name and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Name, for messages: `06-hd-btctw-2017.md`.
    pub name: String,
    /// Markdown text.
    pub text: String,
}

impl PackFile {
    /// A pack from the bytes of a file, with line ends as on Unix and without a
    /// byte order mark.
    ///
    /// # Errors
    /// Too many bytes, bytes that are no UTF-8, or control characters, by line
    /// and column.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, LoadError> {
        Ok(Self { name: name.to_owned(), text: limits::text_of(name, bytes)? })
    }
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
    pub replaces_at: Spot,
    pub instruments_at: Spot,
}

impl RawEdit {
    /// What it names as replaced: addresses, and whole instruments (`true`).
    pub fn targets(&self) -> impl Iterator<Item = (&String, bool)> {
        let named = self.replaces.iter().map(|address| (address, false));
        named.chain(self.instruments.iter().map(|id| (id, true)))
    }
}

type Problems = Vec<LoadError>;

pub(crate) struct Reader<'a> {
    file: &'a str,
    problems: Problems,
}

impl Reader<'_> {
    pub fn refuse(&mut self, spot: impl Into<Spot>, problem: Problem) {
        let Spot { line, column } = spot.into();
        self.problems.push(LoadError { file: self.file.to_owned(), line, column, problem });
    }

    pub fn toml<T: serde::de::DeserializeOwned>(&mut self, block: &Block) -> Option<T> {
        if let Some(at) = limits::too_deep(&block.body) {
            self.refuse(block.spot_at(at), Problem::TooDeep { limit: limits::MAX_DEPTH });
            return None;
        }
        match toml::from_str(&block.body) {
            Ok(doc) => Some(doc),
            Err(error) => {
                let span = error.span();
                let spot = span.map_or(block.line.into(), |span| block.spot_at(span.start));
                self.refuse(spot, Problem::from_toml(&error));
                None
            }
        }
    }
}

/// Reads one file. On any problem nothing of it is used.
pub(crate) fn read(file: &PackFile) -> Result<Pack, Problems> {
    let text = limits::text_of(&file.name, file.text.as_bytes()).map_err(|fault| vec![fault])?;
    let parts = text::split(&text);
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
        reader.refuse(block.spot_of("id"), Problem::IdWithoutDate { id, date });
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
            line: section.line,
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
        let spot = block.spot_of("parameter");
        reader.refuse(spot, Problem::UnknownParameter { name: name.to_owned() });
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
        reader.refuse(block.spot_of("to"), reversed);
    }
    let info = match &doc.parameter {
        Some(name) => Some(parameter(reader, block, name)?),
        None => None,
    };
    for (key, list) in
        [("replaces", &doc.replaces), ("instruments", &doc.instruments), ("revives", &doc.revives)]
    {
        if list.0.len() > limits::MAX_NAMES {
            let many = Problem::TooMany { what: "addresses", limit: limits::MAX_NAMES };
            reader.refuse(block.spot_of(key), many);
            return None;
        }
    }
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
        replaces_at: block.spot_of("replaces"),
        instruments_at: block.spot_of("instruments"),
    })
}
