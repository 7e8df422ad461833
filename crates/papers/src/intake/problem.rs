//! What is wrong with a row or a sheet: a stable code with data. The wording
//! for people is made elsewhere; `Display` here is English for logs and tests.

use super::habits::ValueList;
use super::rows::SheetKind;
use base::CitizenIdFault;
use serde::Serialize;
use std::fmt;

/// Something in one row that could not be taken as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel numbers it, from 1.
    pub row: u32,
    /// The column's letters, for example `E`; empty when the whole row is
    /// meant or the sheet has no such column.
    pub column: String,
    /// The header of that column, levels parted by " / ".
    pub header: String,
    /// What stands in the cell, as far as it can be shown.
    pub value: String,
    /// What is wrong.
    pub reason: ProblemReason,
    /// What follows from it.
    pub severity: Severity,
    /// The text that its code list does not know, where that is what is wrong.
    #[serde(skip)]
    pub unlisted: Option<Unlisted>,
}

/// A text that a code list does not know, so that a person can say what it
/// means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unlisted {
    /// The code list.
    pub list: ValueList,
    /// The text, without what stands beside it in the cell.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sheet, row, column, header, value, reason, .. } = self;
        write!(f, "{sheet}!{column}{row}")?;
        if !header.is_empty() {
            write!(f, " ({header})")?;
        }
        write!(f, ": «{value}»: {reason}")
    }
}

/// What follows from a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The record is not taken.
    BadRow,
    /// The record is taken; this field is left out and asked about.
    Question,
    /// The field is taken; a person should know how.
    Note,
}

impl Severity {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::BadRow => "bad-row",
            Self::Question => "question",
            Self::Note => "note",
        }
    }
}

/// What is wrong with a cell or a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ProblemReason {
    /// The cell must be filled.
    Missing,
    /// Neither the Nam nor the Nữ column is filled.
    SexNone,
    /// Both the Nam and the Nữ column are filled.
    SexBoth,
    /// There is no letter in the name.
    NameForm,
    /// Not a date in any accepted form.
    DateForm,
    /// Of the form dd/mm/yyyy, but the calendar has no such day; a date with
    /// the month first ends here.
    DateNotInCalendar,
    /// A date outside 1910 to 2100: most often a number that is no date.
    DateImplausible,
    /// A bare year typed into a cell formatted as a date, which Excel shows as
    /// a day in 1905.
    DateIsYear {
        /// The number in the cell.
        year: i16,
    },
    /// The day must be known here.
    DateNeedsDay,
    /// Not a whole number from 0 up.
    NumberForm,
    /// Not a number of a citizen card.
    CitizenIdForm,
    /// A number of a citizen card without the zeros in front, which a
    /// spreadsheet drops. They are not put back: nobody can tell which.
    CitizenIdZeros {
        /// The digits that are left.
        digits: usize,
    },
    /// The number of an old identity card.
    CitizenIdOld,
    /// Not of the code list.
    Unknown {
        /// The labels of the code list.
        expected: String,
    },
    /// Not of the code list, and read as the site has taught.
    Learnt {
        /// The label of the value.
        becomes: String,
    },
    /// Not of the code list, and the site has said that it is to be left out.
    LeftOpen,
    /// Not a term such as 2015-2020.
    TermForm,
    /// A formula of the workbook failed (`#REF!`, `#N/A`) or was never worked out.
    CellError,
    /// Converted from an old encoding (TCVN3 or VNI), which its font told.
    Converted {
        /// The font's name.
        font: String,
        /// The text in Unicode, as it was taken.
        becomes: String,
    },
    /// Converted from an old encoding, which its letters told: they make sense
    /// in no other.
    ConvertedByLetters {
        /// The encoding's name, for example `TCVN3`.
        encoding: &'static str,
        /// The text in Unicode, as it was taken.
        becomes: String,
    },
    /// Taken as it stands, though cells near by are in an old encoding, in which
    /// this one would make sense too.
    EitherLetters {
        /// The encoding's name, for example `TCVN3`.
        encoding: &'static str,
        /// What the cell would say.
        other: String,
    },
    /// Written in a font of an old encoding (TCVN3 or VNI), with signs that the
    /// encoding does not have.
    LegacyFont {
        /// The font's name.
        font: String,
    },
    /// The same record stands above, or in an earlier sheet of the file.
    Duplicate {
        /// The sheet with the first one.
        first_sheet: String,
        /// The row of the first one.
        first_row: u32,
    },
    /// The name is merged with the row above: one person over several rows.
    MergedWithAbove,
    /// An evaluation without its year.
    EvaluationYear,
    /// An evaluation whose level is not known.
    EvaluationLevel,
    /// Two different levels for one year.
    EvaluationTwice,
    /// A discipline whose form is not known.
    DisciplineForm,
    /// A discipline without a readable date.
    DisciplineDate,
    /// A decision without a readable number.
    DecisionNumber,
    /// A decision whose date cannot be read.
    DecisionDate,
    /// The row is neither a record nor a group row nor a note.
    NotARecord,
}

impl ProblemReason {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::SexNone => "sex-none",
            Self::SexBoth => "sex-both",
            Self::NameForm => "name-form",
            Self::DateForm => "date-form",
            Self::DateNotInCalendar => "date-not-in-calendar",
            Self::DateImplausible => "date-implausible",
            Self::DateIsYear { .. } => "date-is-year",
            Self::DateNeedsDay => "date-needs-day",
            Self::NumberForm => "number-form",
            Self::CitizenIdForm => "citizen-id-form",
            Self::CitizenIdZeros { .. } => "citizen-id-zeros",
            Self::CitizenIdOld => "citizen-id-old",
            Self::Unknown { .. } => "unknown",
            Self::Learnt { .. } => "learnt",
            Self::LeftOpen => "left-open",
            Self::TermForm => "term-form",
            Self::CellError => "cell-error",
            Self::Converted { .. } => "converted",
            Self::ConvertedByLetters { .. } => "converted-by-letters",
            Self::EitherLetters { .. } => "either-letters",
            Self::LegacyFont { .. } => "legacy-font",
            Self::Duplicate { .. } => "duplicate",
            Self::MergedWithAbove => "merged-with-above",
            Self::EvaluationYear => "evaluation-year",
            Self::EvaluationLevel => "evaluation-level",
            Self::EvaluationTwice => "evaluation-twice",
            Self::DisciplineForm => "discipline-form",
            Self::DisciplineDate => "discipline-date",
            Self::DecisionNumber => "decision-number",
            Self::DecisionDate => "decision-date",
            Self::NotARecord => "not-a-record",
        }
    }

    /// The data of the reason, by name, for the wording.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::DateIsYear { year } => vec![("year", year.to_string())],
            Self::Unknown { expected } => vec![("expected", expected.clone())],
            Self::Learnt { becomes } => vec![("becomes", becomes.clone())],
            Self::Converted { font, becomes } => {
                vec![("font", font.clone()), ("becomes", becomes.clone())]
            }
            Self::ConvertedByLetters { encoding, becomes } => {
                vec![("encoding", (*encoding).to_owned()), ("becomes", becomes.clone())]
            }
            Self::EitherLetters { encoding, other } => {
                vec![("encoding", (*encoding).to_owned()), ("other", other.clone())]
            }
            Self::LegacyFont { font } => vec![("font", font.clone())],
            Self::CitizenIdZeros { digits } => vec![("digits", digits.to_string())],
            Self::Duplicate { first_sheet, first_row } => {
                vec![("first_sheet", first_sheet.clone()), ("first_row", first_row.to_string())]
            }
            _ => Vec::new(),
        }
    }
}

impl From<CitizenIdFault> for ProblemReason {
    fn from(fault: CitizenIdFault) -> Self {
        match fault {
            CitizenIdFault::ZerosLost { digits } => Self::CitizenIdZeros { digits },
            CitizenIdFault::Form => Self::CitizenIdForm,
        }
    }
}

impl fmt::Display for ProblemReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("must be filled"),
            Self::SexNone => f.write_str("neither Nam nor Nữ is filled"),
            Self::SexBoth => f.write_str("both Nam and Nữ are filled"),
            Self::NameForm => f.write_str("is not a name"),
            Self::DateForm => f.write_str("is not a date: write dd/mm/yyyy, mm/yyyy or yyyy"),
            Self::DateNotInCalendar => {
                f.write_str("is not in the calendar: the day stands before the month")
            }
            Self::DateImplausible => f.write_str("is not between 1910 and 2100"),
            Self::DateIsYear { year } => {
                write!(f, "is the number {year} in a date cell: format the cell as text")
            }
            Self::DateNeedsDay => f.write_str("must be known to the day"),
            Self::NumberForm => f.write_str("is not a whole number"),
            Self::CitizenIdForm => f.write_str("is not the number of a citizen card"),
            Self::CitizenIdZeros { digits } => {
                write!(f, "has {digits} digits: zeros in front are lost; format it as text")
            }
            Self::CitizenIdOld => f.write_str("is the number of an old identity card"),
            Self::Unknown { expected } => write!(f, "is not one of: {expected}"),
            Self::Learnt { becomes } => write!(f, "is read as «{becomes}», as was taught"),
            Self::LeftOpen => f.write_str("is left out, as was said"),
            Self::TermForm => f.write_str("is not a term: write 2015-2020"),
            Self::CellError => f.write_str("the formula failed"),
            Self::Converted { font, becomes } => {
                write!(f, "was written for the old font {font} and is read as «{becomes}»")
            }
            Self::ConvertedByLetters { encoding, becomes } => {
                write!(f, "has letters of {encoding} and is read as «{becomes}»")
            }
            Self::EitherLetters { encoding, other } => {
                write!(f, "would be «{other}» in {encoding}, in which cells near by are")
            }
            Self::LegacyFont { font } => write!(f, "is written for the old font {font}"),
            Self::Duplicate { first_sheet, first_row } => {
                write!(f, "stands already in sheet «{first_sheet}», row {first_row}")
            }
            Self::MergedWithAbove => f.write_str("is merged with the row above"),
            Self::EvaluationYear => f.write_str("the evaluation names no year"),
            Self::EvaluationLevel => f.write_str("the level of the evaluation is not known"),
            Self::EvaluationTwice => f.write_str("two levels for one year"),
            Self::DisciplineForm => f.write_str("the form of discipline is not known"),
            Self::DisciplineDate => f.write_str("the discipline has no readable date"),
            Self::DecisionNumber => f.write_str("the decision has no readable number"),
            Self::DecisionDate => f.write_str("the date of the decision cannot be read"),
            Self::NotARecord => f.write_str("is neither a record nor a group row"),
        }
    }
}

/// A sheet that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkippedSheet {
    /// The sheet's name.
    pub name: String,
    /// Why.
    pub why: SkipReason,
}

/// Why a sheet was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum SkipReason {
    /// Hidden in Excel: what the office cannot see is not taken.
    Hidden,
    /// A chart, a dialog or a macro.
    NotATable,
    /// No cell is filled.
    Blank,
    /// No row looks like a header of a known kind.
    NoHeader {
        /// The words of the fullest row among the first ones.
        found: Vec<String>,
    },
    /// The header is that of a known kind, but columns that it needs are not
    /// there.
    ColumnsMissing {
        /// The kind.
        kind: SheetKind,
        /// The usual headers of the missing columns.
        missing: Vec<String>,
    },
}

impl SkipReason {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::NotATable => "not-a-table",
            Self::Blank => "blank",
            Self::NoHeader { .. } => "no-header",
            Self::ColumnsMissing { .. } => "columns-missing",
        }
    }

    /// The data of the reason, by name, for the wording.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoHeader { found } => vec![("found", found.join(", "))],
            Self::ColumnsMissing { kind, missing } => {
                vec![("kind", kind.code().to_owned()), ("missing", missing.join(", "))]
            }
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hidden => f.write_str("it is hidden"),
            Self::NotATable => f.write_str("it is not a table"),
            Self::Blank => f.write_str("it is empty"),
            Self::NoHeader { found } if found.is_empty() => f.write_str("it has no header"),
            Self::NoHeader { found } => {
                write!(f, "no known header; found: {}", found.join(", "))
            }
            Self::ColumnsMissing { kind, missing } => {
                write!(f, "looks like {}, but lacks: {}", kind.code(), missing.join(", "))
            }
        }
    }
}
