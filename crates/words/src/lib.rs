//! Message catalogues, Vietnamese first and English second; the wording of
//! findings.
//!
//! Nothing outside this room holds a sentence: code names a key, the catalogue
//! of the reader's language has the words. Numbers and dates are written the
//! way that language writes them.

mod catalogue;
pub mod finding;
pub mod law;
pub mod lint;
mod number;

pub use catalogue::{Arg, Words};
pub use number::{day, integer, partial_date, percent};

/// A language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Vietnamese, the language of the work.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages, the first one first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The language tag: `vi` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The name by which its own readers know it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Vi => "Tiếng Việt",
            Self::En => "English",
        }
    }

    /// Reads a language tag; `None` for a language that the product lacks.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }
}
