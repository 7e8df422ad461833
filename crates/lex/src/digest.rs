//! Digests that come out the same on every machine and in every version of the
//! program: over what a pack says, never over how the program keeps it.

use crate::doc::{BoundsDoc, EditDoc};
use crate::instrument::{Instrument, Provision};
use crate::limits::plain;
use crate::text::Words;
use sha2::{Digest, Sha256};

/// Begins every edit's digest, so that another form of digest can follow one
/// day without being taken for this one.
const FORM: &str = "edit-1";

/// What an edit says, on its way to a digest. Each text goes in with its
/// length, so that no two contents run together into the same bytes.
#[derive(Debug, Clone)]
pub(crate) struct Content(Sha256);

impl Content {
    /// Everything that a reader compares with the document: where it stands,
    /// the words, the act, its period, its reach and what it replaces. How it
    /// is known (`source`, `ref`, `known`, `checked`) stays out: a better
    /// reference does not undo a confirmation.
    pub fn of(instrument: &Instrument, provision: &Provision, doc: &EditDoc) -> Self {
        let mut content = Self(Sha256::new());
        content.text(FORM);
        content.field("instrument", Some(&instrument.id));
        content.field("authority", instrument.scope.as_deref());
        content.field("provision", Some(&provision.slug));
        content.field("words", provision.words.as_ref().map(Words::text));
        content.field("from", Some(&doc.from.0.to_string()));
        content.field("to", doc.to.map(|to| to.0.to_string()).as_deref());
        content.field("unit", doc.unit.as_deref());
        for (name, list) in [
            ("replaces", &doc.replaces.0),
            ("instruments", &doc.instruments.0),
            ("revives", &doc.revives.0),
        ] {
            let mut sorted: Vec<&String> = list.iter().collect();
            sorted.sort();
            sorted.into_iter().for_each(|one| content.field(name, Some(one)));
        }
        content.field("gap", doc.gap.then_some("true"));
        content.field("repeal", doc.repeal.unwrap_or(false).then_some("true"));
        // `set = [{ … }]` and `[[row]]` are two ways to write one table.
        content.value("set", doc.set.as_ref().or(doc.row.as_ref()));
        if let Some(bounds) = &doc.delegate {
            content.bounds(bounds);
        }
        content
    }

    /// The digest of the edit of one parameter, lower-case hex.
    pub fn digest(&self, parameter: &str) -> String {
        let mut whole = self.clone();
        whole.field("parameter", Some(parameter));
        hex(&whole.0.finalize())
    }

    fn text(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text.as_bytes());
    }

    fn field(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name);
            self.text(text);
        }
    }

    fn bounds(&mut self, bounds: &BoundsDoc) {
        self.text("delegate");
        self.value("min", bounds.min.as_ref());
        self.value("max", bounds.max.as_ref());
        bounds.one_of.iter().for_each(|one| self.value("one-of", Some(one)));
    }

    fn value(&mut self, name: &str, value: Option<&toml::Value>) {
        let Some(value) = value else { return };
        self.text(name);
        match value {
            toml::Value::Array(list) => {
                self.text("list");
                list.iter().for_each(|one| self.value("item", Some(one)));
                self.text("end");
            }
            toml::Value::Table(table) => {
                self.text("table");
                // Sorted here: whether a TOML table keeps its order depends on
                // how the reader was built.
                let mut sorted: Vec<_> = table.iter().collect();
                sorted.sort_by_key(|(key, _)| *key);
                sorted.into_iter().for_each(|(key, one)| self.value(key, Some(one)));
                self.text("end");
            }
            toml::Value::String(text) => self.field("text", Some(text)),
            toml::Value::Integer(number) => self.field("number", Some(&number.to_string())),
            toml::Value::Float(number) => self.field("float", Some(&number.to_bits().to_string())),
            toml::Value::Boolean(flag) => self.field("flag", Some(&flag.to_string())),
            // A date may stand bare or in quotes.
            toml::Value::Datetime(date) => self.field("text", Some(&date.to_string())),
        }
    }
}

/// The digest of a set of texts, whatever their order and their line ends.
pub(crate) fn of_set<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut each: Vec<[u8; 32]> =
        texts.map(|text| Sha256::digest(plain(text).as_bytes()).into()).collect();
    each.sort_unstable();
    let mut all = Sha256::new();
    for one in each {
        all.update(one);
    }
    hex(&all.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
