//! What was read of a filled profile form.

use super::fields::{FIELDS, ValueKind, field};
use crate::intake::{ProblemReason, Severity, cell_name};
use base::{PartialDate, PersonName};
use roster::{DisciplineForm, Education, Ethnicity, Sex, StateManagement, Theory};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Which form was filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FormKind {
    /// Mẫu 2C/TCTW-98.
    #[serde(rename = "2c-tctw-98")]
    Tctw98 = 0,
    /// Mẫu 2C-BNV/2008.
    #[serde(rename = "2c-bnv-2008")]
    Bnv2008 = 1,
    /// The unified profile of Thông tư 06/2023/TT-BNV.
    #[serde(rename = "syll-2023")]
    Unified2023 = 2,
}

impl FormKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tctw98, Self::Bnv2008, Self::Unified2023];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tctw98 => "2c-tctw-98",
            Self::Bnv2008 => "2c-bnv-2008",
            Self::Unified2023 => "syll-2023",
        }
    }

    /// How the form names itself.
    pub fn label(self) -> &'static str {
        match self {
            Self::Tctw98 => "Mẫu 2C/TCTW-98",
            Self::Bnv2008 => "Mẫu 2C-BNV/2008",
            Self::Unified2023 => "Sơ yếu lý lịch (Thông tư 06/2023/TT-BNV)",
        }
    }

    /// Marks, folded, by which the form names itself.
    pub(super) fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Tctw98 => &["2c tctw 98", "2c tctw", "tctw 98"],
            Self::Bnv2008 => &["2c bnv 2008", "2c bnv", "2c 2008 bnv", "02 2008 qd bnv"],
            Self::Unified2023 => {
                &["06 2023 tt bnv", "hs02 vc bnv", "so yeu ly lich can bo cong chuc vien chuc"]
            }
        }
    }
}

/// Where something stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A paragraph of a document outside tables, counted from 1.
    Paragraph(u32),
    /// A cell of a document's table: table and row counted from 1, column
    /// from 0.
    Table(u32, u32, u32),
    /// A cell of a workbook: row from 1, column from 0.
    Sheet(String, u32, u32),
    /// The head or foot of a document's pages.
    Margin,
}

impl Place {
    /// The sheet, or what takes its place in a document.
    pub fn sheet(&self) -> String {
        match self {
            Self::Paragraph(_) => "Văn bản".to_owned(),
            Self::Table(table, ..) => format!("Bảng {table}"),
            Self::Sheet(sheet, ..) => sheet.clone(),
            Self::Margin => "Đầu, chân trang".to_owned(),
        }
    }

    /// The row, or the paragraph, from 1.
    pub fn row(&self) -> u32 {
        match self {
            Self::Paragraph(row) | Self::Table(_, row, _) | Self::Sheet(_, row, _) => *row,
            Self::Margin => 0,
        }
    }

    /// The letters of the column; empty outside tables.
    pub fn column(&self) -> String {
        match self {
            Self::Table(_, _, column) | Self::Sheet(_, _, column) => {
                crate::intake::column_letters(*column)
            }
            Self::Paragraph(_) | Self::Margin => String::new(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(f, "¶{number}"),
            Self::Table(table, row, column) => write!(f, "T{table}!{}", cell_name(*row, *column)),
            Self::Sheet(sheet, row, column) => write!(f, "{sheet}!{}", cell_name(*row, *column)),
            Self::Margin => f.write_str("margin"),
        }
    }
}

/// A value understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Typed {
    /// A date with the precision written.
    Date(PartialDate),
    /// A name.
    Name(PersonName),
    /// Sex.
    Sex(Sex),
    /// An ethnic group, by its name.
    Ethnicity(String),
    /// Professional education.
    Education(Education),
    /// Political theory.
    Theory(Theory),
    /// State management.
    Management(StateManagement),
    /// A decimal number as written with a point.
    Number(String),
    /// Disciplines.
    Disciplines(Vec<(DisciplineForm, PartialDate)>),
}

/// What a form says in a field. "Not stated" is never the same as "none".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Blank, dots, or no such label in the file.
    NotStated,
    /// "Không".
    None,
    /// An answer; `value` where it was understood.
    Stated {
        /// As written, in NFC; lines parted by line breaks.
        text: String,
        /// What it means.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<Typed>,
    },
}

impl Answer {
    /// The words of a stated answer.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Stated { text, .. } => Some(text),
            Self::NotStated | Self::None => None,
        }
    }

    /// What a stated answer means.
    pub fn value(&self) -> Option<&Typed> {
        match self {
            Self::Stated { value, .. } => value.as_ref(),
            Self::NotStated | Self::None => None,
        }
    }
}

/// A field with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldReading {
    /// The field's code, see [`FIELDS`].
    pub code: String,
    /// Its answer.
    pub answer: Answer,
    /// Where it stands; `None` when the file has no such label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// The tables of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// Đào tạo, bồi dưỡng.
    Training,
    /// Quá trình công tác.
    Career,
    /// Quan hệ gia đình: về bản thân.
    FamilyOwn,
    /// Quan hệ gia đình: bên vợ hoặc chồng.
    FamilySpouse,
    /// Quá trình lương.
    Salary,
}

impl TableKind {
    /// All, in the order of the forms.
    pub const ALL: [Self; 5] =
        [Self::Training, Self::Career, Self::FamilyOwn, Self::FamilySpouse, Self::Salary];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Career => "career",
            Self::FamilyOwn => "family-own",
            Self::FamilySpouse => "family-spouse",
            Self::Salary => "salary",
        }
    }

    /// The codes of its columns, in order.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Training => &["school", "subject", "period", "mode", "degree"],
            Self::Career => &["period", "role"],
            Self::FamilyOwn | Self::FamilySpouse => &["relation", "name", "born", "about"],
            Self::Salary => &["period", "rank", "coefficient"],
        }
    }

    /// Whether it speaks of other people than the one who fills the form.
    pub fn is_family(self) -> bool {
        matches!(self, Self::FamilyOwn | Self::FamilySpouse)
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// The texts by column code; blank cells are left out.
    pub cells: BTreeMap<String, String>,
    /// Since when; a birth date in family tables, the month of a pay rise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
    /// Whether it lasts ("đến nay").
    #[serde(default)]
    pub lasts: bool,
    /// Where it begins.
    pub place: Place,
}

/// A table of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableReading {
    /// Which.
    pub kind: TableKind,
    /// Whether it says "Không".
    pub none: bool,
    /// Its filled rows; none together with `none` unset is "not stated".
    pub rows: Vec<TableRow>,
    /// Where its header stands; `None` when the file has no such table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// Text that no field answers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Where it stands.
    pub place: Place,
    /// As written, in NFC.
    pub text: String,
}

/// Why an answer could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormReason {
    /// As for a cell of a list.
    Value(ProblemReason),
    /// Not "từ … đến …".
    Period,
    /// A second table of relatives without words for whose side it is.
    FamilySide,
    /// A label that stood above already, with another answer.
    Twice,
    /// The file does not name its form; it was told by its labels.
    KindNotTold,
}

impl FormReason {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Value(reason) => reason.code(),
            Self::Period => "form-period",
            Self::FamilySide => "form-family-side",
            Self::Twice => "form-twice",
            Self::KindNotTold => "form-kind-not-told",
        }
    }

    /// The data of the reason, by name, for the wording.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Value(reason) => reason.args(),
            _ => Vec::new(),
        }
    }
}

/// Something that a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormProblem {
    /// Where.
    pub place: Place,
    /// The field's or table's code.
    pub field: String,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub reason: FormReason,
    /// What follows from it.
    pub severity: Severity,
}

/// A filled form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfileForm {
    /// The file's name.
    pub file: String,
    /// Which form.
    pub kind: FormKind,
    /// Every field that this form has, in its order.
    pub fields: Vec<FieldReading>,
    /// The five tables, in the order of [`TableKind::ALL`].
    pub tables: Vec<TableReading>,
    /// Everything else that stands in the file, in its order.
    pub unread: Vec<Unread>,
    /// What must be looked at; not kept with the form.
    #[serde(skip)]
    pub problems: Vec<FormProblem>,
}

impl ProfileForm {
    /// A form in which nothing is stated.
    pub fn empty(file: &str, kind: FormKind) -> Self {
        let blank = |code: &str| FieldReading {
            code: code.to_owned(),
            answer: Answer::NotStated,
            place: None,
        };
        Self {
            file: file.to_owned(),
            kind,
            fields: FIELDS.iter().filter(|f| f.is_in(kind)).map(|f| blank(f.code)).collect(),
            tables: TableKind::ALL
                .into_iter()
                .map(|kind| TableReading { kind, none: false, rows: Vec::new(), place: None })
                .collect(),
            unread: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The answer in a field; not stated where the form has none of this code.
    pub fn answer(&self, code: &str) -> &Answer {
        let found = self.fields.iter().find(|field| field.code == code);
        found.map_or(&Answer::NotStated, |field| &field.answer)
    }

    /// The date stated in a field.
    pub fn date(&self, code: &str) -> Option<PartialDate> {
        match self.answer(code).value() {
            Some(Typed::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The name stated.
    pub fn name(&self) -> Option<&PersonName> {
        match self.answer("name").value() {
            Some(Typed::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// The sex stated.
    pub fn sex(&self) -> Option<Sex> {
        match self.answer("sex").value() {
            Some(Typed::Sex(sex)) => Some(*sex),
            _ => None,
        }
    }

    /// The ethnic group stated.
    pub fn ethnicity(&self) -> Option<Ethnicity> {
        match self.answer("ethnicity").value() {
            Some(Typed::Ethnicity(name)) => Ethnicity::read(name),
            _ => None,
        }
    }

    /// The home place: commune, district and province as far as they are
    /// stated, parted by commas.
    pub fn hometown(&self) -> Option<String> {
        let parts = ["hometown", "hometown_district", "hometown_province"];
        let stated: Vec<&str> = parts.iter().filter_map(|code| self.answer(code).text()).collect();
        (!stated.is_empty()).then(|| stated.join(", "))
    }

    /// The posts named as held now, one by one, as lists part them.
    pub fn posts(&self) -> Vec<String> {
        ["committee_post", "committee_other", "position", "position_other", "party_position"]
            .iter()
            .filter_map(|code| self.answer(code).text())
            .flat_map(crate::intake::grid::posts)
            .collect()
    }

    /// A table.
    pub fn table(&self, kind: TableKind) -> Option<&TableReading> {
        self.tables.iter().find(|table| table.kind == kind)
    }

    /// The kind of a field of this form.
    pub fn kind_of(code: &str) -> Option<ValueKind> {
        field(code).map(|spec| spec.kind)
    }
}
