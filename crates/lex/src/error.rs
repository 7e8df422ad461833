//! Why a set of packs is refused: as data, with an English sentence for the
//! console. Other words are chosen elsewhere, by [`Problem::code`].

use crate::lint::Datum;
use base::Day;
use std::fmt;

/// One reason for which loading refuses, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// Name of the pack file.
    pub file: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in the line, in characters from 1; 1 when the whole line is meant.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

impl LoadError {
    /// The stable code of the problem.
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.problem)
    }
}

impl std::error::Error for LoadError {}

macro_rules! problems {
    ($($(#[doc = $doc:literal])+ $variant:ident { $($field:ident: $type:ty),* } = $code:literal, $what:literal, $mend:literal;)+) => {
        /// What is wrong with a pack.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[allow(missing_docs)] // the fields are named in each sentence
        pub enum Problem {
            $($(#[doc = $doc])+ #[error($what)] $variant { $($field: $type),* },)+
        }

        impl Problem {
            /// Every code, in the order of the table.
            pub const CODES: &[&str] = &[$($code),+];

            /// What its sentence names.
            pub fn data(&self) -> Vec<(&'static str, Datum)> {
                match self {
                    $(Self::$variant { $($field),* } => vec![$((stringify!($field), $field.into())),*],)+
                }
            }

            /// The stable kebab-case code.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code),+ }
            }

            /// How to mend it, in English.
            pub const fn mend(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $mend),+ }
            }
        }
    };
}

problems! {
    /// More bytes than a pack may have.
    TooLarge { bytes: usize, limit: usize } = "too-large",
        "the file has {bytes} bytes; at most {limit} are read",
        "keep scans and annexes elsewhere; a pack holds words, edits and examples";
    /// More of something than a pack may have.
    TooMany { what: &'static str, limit: usize } = "too-many",
        "more than {limit} {what}",
        "divide the file: one instrument, one file";
    /// TOML nested deeper than any block needs.
    TooDeep { limit: usize } = "too-deep",
        "brackets, braces or dotted keys nest deeper than {limit}",
        "close the brackets; no block needs more than three";
    /// Bytes that are no UTF-8.
    NotUtf8 { byte: String } = "not-utf8",
        "the byte {byte} is not UTF-8 text",
        "save the file again as UTF-8 (Unicode); old TCVN3 or VNI fonts must be converted";
    /// NUL and its like.
    ControlCharacter { code: String } = "control-character",
        "the control character {code}",
        "delete it; only line ends and tabs may stand in a pack";
    /// No ```instrument block on top.
    NoInstrument {} = "no-instrument",
        "the file has no instrument block",
        "begin with an ```instrument block giving id, number, date, issuer, title_vi, title_en, status";
    /// A second ```instrument block.
    SecondInstrument {} = "second-instrument",
        "a second instrument block",
        "one file is one instrument: move it into its own file";
    /// A fence of an unknown kind.
    UnknownBlock { kind: String } = "unknown-block",
        "a block of unknown kind «{kind}»",
        "blocks are instrument, edit or example";
    /// A fence that never closes.
    OpenBlock { kind: String } = "open-block",
        "the {kind} block is never closed",
        "close it with ``` on a line of its own";
    /// TOML that cannot be read.
    Unreadable { message: String } = "unreadable",
        "not readable as TOML: {message}",
        "correct the line";
    /// A key that means nothing here.
    UnknownKey { message: String } = "unknown-key",
        "{message}",
        "correct the key; a misplaced key would be ignored in silence";
    /// An id that does not end with the date.
    IdWithoutDate { id: String, date: Day } = "id-without-date",
        "the id «{id}» does not end with the date {date}",
        "key instruments by number and date: numbers repeat";
    /// Two instruments with one id.
    IdTwice { id: String, other: String } = "id-twice",
        "the instrument {id} stands also in {other}",
        "remove one of the files";
    /// Two provisions with one slug.
    ProvisionTwice { slug: String } = "provision-twice",
        "a second provision «{slug}» in this instrument",
        "give one of them its own {#slug}";
    /// An edit or example above the first heading.
    OutsideProvision { kind: String } = "outside-provision",
        "the {kind} stands under no provision",
        "put it under the heading of the provision that says so";
    /// An edit whose provision has no words.
    NoWords { heading: String } = "no-words",
        "the provision «{heading}» has no words",
        "quote its words in > lines, or summarise them in a paragraph that begins with «Tóm tắt»";
    /// No parameter of that name.
    UnknownParameter { name: String } = "unknown-parameter",
        "there is no parameter «{name}»",
        "use a declared name; see the list of parameters";
    /// A value of the wrong type.
    WrongType { parameter: String, why: String } = "wrong-type",
        "the value for {parameter} does not fit: {why}",
        "write the value as the parameter's kind demands";
    /// None or several of set, row, repeal, delegate.
    NotOneAct {} = "not-one-act",
        "an edit does exactly one of: set (or [[row]]), repeal = true, delegate",
        "keep one; write another edit block for the other";
    /// `to` lies before `from`.
    DatesReversed { from: Day, to: Day } = "dates-reversed",
        "the force period ends on {to}, before it begins on {from}",
        "correct from or to";
    /// An address not of the form `instrument/provision`.
    BadAddress { text: String } = "bad-address",
        "«{text}» is not an address",
        "write \"instrument-id/provision-slug\"";
    /// `replaces` hits nothing.
    ReplacesNothing { target: String, parameter: String, on: Day } = "replaces-nothing",
        "{target} has no edit of {parameter} in force on {on}",
        "name a provision that sets, delegates or repeals this parameter on that day";
    /// `replaces` hits the same or a later instrument.
    ReplacesLater { target: String } = "replaces-later",
        "{target} is not of an earlier instrument",
        "an instrument replaces only what was issued before it";
    /// Edits that replace each other in a ring.
    Cycle { ring: String } = "cycle",
        "these provisions replace each other in a ring: {ring}",
        "remove one of the replaces lines; an instrument replaces only what was issued before it";
    /// A unit's act that names an act of the centre.
    ReplacesOutside { target: String } = "replaces-outside",
        "a unit's own act cannot replace {target}, an act of wider authority",
        "leave replaces out: a narrower scope overrides, within its delegation";
    /// A repeal that names nothing.
    RepealsNothing {} = "repeals-nothing",
        "the repeal does not say what it repeals",
        "add replaces = \"instrument/provision\", or instruments = [\"id\"] for whole instruments";
    /// A repeal of an amendment that says nothing of the amended value.
    SilentRepeal { target: String } = "silent-repeal",
        "the repealed provision had replaced {target}, and the repeal does not say whether that revives",
        "add revives = \"{target}\", or gap = true if nothing takes its place";
    /// `revives` names what the repealed provision had not replaced.
    RevivesNothing { target: String } = "revives-nothing",
        "{target} was not replaced by what this edit repeals",
        "correct revives";
    /// Bounds that admit nothing, or bound what has no order.
    BadBounds { parameter: String } = "bad-bounds",
        "the bounds for {parameter} admit no value or bound a value without order",
        "use min ≤ max for counts and shares, one_of for choices";
}

impl Problem {
    /// Sorts a TOML reader's complaint.
    pub(crate) fn from_toml(error: &toml::de::Error) -> Self {
        let message = shortened(error.message().trim_end());
        if message.starts_with("unknown field") {
            Self::UnknownKey { message }
        } else {
            Self::Unreadable { message }
        }
    }
}

/// A message may quote what it complains of, however long.
fn shortened(message: &str) -> String {
    match message.char_indices().nth(300) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}
