//! Why a case file is refused: where, which key, what it says, what is
//! expected, and how to mend it.

use std::ops::Range;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $what:literal, $mend:literal;)*) => {
        /// What sort of fault it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FaultKind {
            $($(#[$doc])* $name,)*
        }

        impl FaultKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable kebab-case code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// What is wrong, in English.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$name => $what),* }
            }

            /// How to mend it, in English.
            pub const fn mend(self) -> &'static str {
                match self { $(Self::$name => $mend),* }
            }
        }
    };
}

kinds! {
    /// More bytes than a case file may have.
    TooLarge = "too-large", "the file is too large", "split it into several files";
    /// The bytes are not UTF-8.
    NotUtf8 = "not-utf8", "the file is not UTF-8 text",
        "save it again as UTF-8 (in a spreadsheet or editor: encoding UTF-8)";
    /// The text is not TOML.
    NotToml = "not-toml", "the line cannot be read as TOML",
        "compare the line with the examples: texts stand in quotes, lists in brackets";
    /// A key that means nothing where it stands.
    UnknownKey = "unknown-key", "this key means nothing here",
        "correct its spelling or move it; a misplaced key would be ignored in silence";
    /// A key that must be there.
    MissingKey = "missing-key", "a key is missing", "add it";
    /// A value of another type.
    WrongType = "wrong-type", "the value has the wrong type", "write it as expected";
    /// A value of the right type that cannot be read.
    BadValue = "bad-value", "the value cannot be read", "write one of what is expected";
    /// A code that names nothing in the file.
    NoSuch = "no-such", "nothing in the file has this code",
        "correct the code, or add what it names; a parent stands before its children";
    /// A code that stands twice.
    Twice = "twice", "this stands twice", "give one of them another code, or remove it";
    /// More of something than a file may hold.
    TooMany = "too-many", "there are too many", "split the file";
    /// An entry for a post of the other sort of plan.
    OtherPlan = "other-plan", "this post belongs to the other sort of plan",
        "correct the plan, or write elsewhere = true if the entry stands in another list";
    /// An expectation that does not say of whom.
    Unclear = "unclear", "it is not clear of what the rule is to speak",
        "name person and post, or post, or body; leave all out for the whole list";
    /// Law assumed for a parameter that cannot have that value.
    BadLaw = "bad-law", "this is no value for the parameter",
        "write parameter and value as an edit of a law pack does";
    /// No case in the file.
    NoCase = "no-case", "the file holds no case", "add a [case] with name, on, term, plan, unit";
}

/// Why a case file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {}{}: expected {expected}; to mend it: {}", self.place(), self.kind.what(), self.kind.mend())]
pub struct CaseFault {
    /// Name of the file, as handed in.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The key, with the path to it: `person[2].birth`; empty for the file.
    pub key: String,
    /// What stands there, shortened; empty when nothing does.
    pub value: String,
    /// What sort of fault it is.
    pub kind: FaultKind,
    /// What is expected there.
    pub expected: String,
}

impl CaseFault {
    fn place(&self) -> String {
        match (self.key.is_empty(), self.value.is_empty()) {
            (true, true) => String::new(),
            (true, false) => format!("«{}»: ", self.value),
            (false, true) => format!("{}: ", self.key),
            (false, false) => format!("{} = {}: ", self.key, self.value),
        }
    }
}

/// A file's name and text, for naming places in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'s> {
    pub(crate) file: &'s str,
    pub(crate) text: &'s str,
}

/// Characters of a value that a fault repeats.
const SHOWN: usize = 60;

impl Source<'_> {
    /// A fault at a span of bytes, showing what stands there.
    pub(crate) fn fault(
        &self,
        span: Range<usize>,
        key: &str,
        kind: FaultKind,
        expected: impl Into<String>,
    ) -> CaseFault {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let stands = self.text.get(span).unwrap_or_default();
        CaseFault {
            file: self.file.to_owned(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            key: key.to_owned(),
            value: shorten(stands),
            kind,
            expected: expected.into(),
        }
    }
}

/// The first line, cut to [`SHOWN`] characters.
pub(crate) fn shorten(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(SHOWN).collect();
    if short.len() < text.trim().len() {
        short.push('…');
    }
    short
}
