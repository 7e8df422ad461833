//! The ballot form of one step: what is printed on it, and the rule by which a
//! sheet is read. A form names people as words to print; it knows no person.

use crate::SheetCodeError;
use serde::{Deserialize, Serialize};

/// The size of the paper, portrait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
}

impl PaperSize {
    /// Width and height in millimetres.
    pub fn millimetres(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A5 => (148.0, 210.0),
        }
    }
}

/// What a row can be answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Options {
    /// Two boxes a row: agree, disagree (đồng ý, không đồng ý).
    AgreeDisagree,
    /// One box a row, ticked for agreement. A row left empty is
    /// [`crate::Mark::Blank`].
    AgreeOnly,
}

/// A box's column on the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Đồng ý.
    Agree,
    /// Không đồng ý.
    Disagree,
}

impl Options {
    /// The columns of boxes, from left to right.
    pub fn choices(self) -> &'static [Choice] {
        match self {
            Self::AgreeDisagree => &[Choice::Agree, Choice::Disagree],
            Self::AgreeOnly => &[Choice::Agree],
        }
    }
}

/// What becomes of a sheet on which a rule of the form is broken: both boxes of
/// a row, or more names of a group than may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breach {
    /// The whole sheet is invalid.
    InvalidSheet,
    /// The rows concerned count as blank; the rest of the sheet stands.
    BlankRows,
}

/// One name on the form, as words to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRow {
    /// Họ và tên.
    pub name: String,
    /// Year of birth, as printed; empty when not known.
    pub born: String,
    /// Chức vụ, đơn vị công tác hiện nay; may be empty.
    pub post: String,
}

/// The names for one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormGroup {
    /// The heading, for example "Bí thư Huyện ủy".
    pub title: String,
    /// How many may be agreed to at most; `None` for any number.
    pub at_most: Option<u32>,
    /// The names.
    pub rows: Vec<FormRow>,
    /// Empty lines for names that voters add.
    pub write_ins: u32,
}

/// A ballot form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its code, in the QR of each page.
    pub code: FormCode,
    /// The paper.
    pub paper: PaperSize,
    /// Whoever holds the conference, one line each, top left.
    pub issuer: Vec<String>,
    /// Place and day, top right, for example "Thượng Bình, ngày 15 tháng 3 năm 2017".
    pub dated: String,
    /// PHIẾU … in capitals.
    pub title: String,
    /// What is voted on, under the title.
    pub subject: String,
    /// How to fill it in, one paragraph each.
    pub instructions: Vec<String>,
    /// Secrecy mark, for example "MẬT".
    pub secrecy: Option<String>,
    /// Whether there is room for the office's stamp.
    pub stamp: bool,
    /// What a row can be answered with.
    pub options: Options,
    /// Both boxes of a row marked.
    pub both_marked: Breach,
    /// More of a group than [`FormGroup::at_most`].
    pub too_many: Breach,
    /// The names, by post.
    pub groups: Vec<FormGroup>,
}

impl Form {
    /// The rows of all groups, in the order of the form; their places are the
    /// rows of a [`crate::Sheet`].
    pub fn rows(&self) -> impl Iterator<Item = &FormRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// How many rows the form has.
    pub fn row_count(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}

/// The code of a form: forty random bits, eight signs of Crockford's base 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FormCode(u64);

/// The token of one printed sheet: fifty random bits, ten signs. All pages of a
/// sheet carry the same token; it is tied to no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SheetToken(u64);

macro_rules! code {
    ($name:ident, $bits:literal, $signs:literal) => {
        impl $name {
            /// Draws a new one.
            pub fn draw(chance: &mut dyn base::Chance) -> Self {
                Self(chance.next_u64() >> (64 - $bits))
            }

            /// The number behind it, below 2^63: for storing.
            pub fn number(self) -> i64 {
                self.0 as i64
            }

            /// Reads back [`Self::number`].
            pub fn of_number(number: i64) -> Option<Self> {
                let number = u64::try_from(number).ok()?;
                (number < 1 << $bits).then_some(Self(number))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&crate::sheet_code::base32(self.0, $signs))
            }
        }

        impl std::str::FromStr for $name {
            type Err = SheetCodeError;
            fn from_str(text: &str) -> Result<Self, SheetCodeError> {
                crate::sheet_code::from_base32(text, $signs).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = SheetCodeError;
            fn try_from(text: String) -> Result<Self, SheetCodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.to_string()
            }
        }
    };
}

code!(FormCode, 40, 8);
code!(SheetToken, 50, 10);
