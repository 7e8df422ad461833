//! What every official paper begins and ends with: the letterhead in the Party
//! or the State layout, secrecy mark, the provision relied on, the signatures.

use base::{Day, PartialDate};
use serde::{Deserialize, Serialize};

/// Whose rules of form a paper follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Party papers: "ĐẢNG CỘNG SẢN VIỆT NAM" on the right, organisation and
    /// star on the left, `-----` under the abstract.
    Party,
    /// State papers: Quốc hiệu and Tiêu ngữ on the right, a line under the
    /// abstract.
    State,
}

/// The degree of secrecy stamped on a paper; a paper without one carries none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Secrecy {
    /// "MẬT".
    Confidential,
    /// "TỐI MẬT".
    Secret,
    /// "TUYỆT MẬT".
    TopSecret,
}

impl Secrecy {
    /// The words of the stamp.
    pub fn stamp(self) -> &'static str {
        match self {
            Self::Confidential => "MẬT",
            Self::Secret => "TỐI MẬT",
            Self::TopSecret => "TUYỆT MẬT",
        }
    }
}

/// The head of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// Whose form is followed.
    pub layout: Layout,
    /// The organisation above the issuing one, for example "TỈNH ỦY LÂM SƠN";
    /// empty when none is named.
    pub parent: String,
    /// The issuing organisation, for example "HUYỆN ỦY NẬM PHA".
    pub body: String,
    /// The same inside a sentence, for example "Huyện ủy Nậm Pha".
    #[serde(default)]
    pub body_named: String,
    /// Number and sign as printed: "Số 05-BB/HU" (Party), "Số: 05/BB-UBND"
    /// (State). When the number is not given yet, leave it blank with dots.
    pub number: String,
    /// Where the paper is dated, for example "Nậm Pha".
    pub place: String,
    /// The day of the paper. It is also the date in the file's properties.
    pub day: Day,
    /// The secrecy stamp, if any.
    pub secrecy: Option<Secrecy>,
    /// Number of this copy and of all copies, for example "Bản số 03/12"; only
    /// papers under secrecy have one.
    pub copy: Option<String>,
}

/// How sure we are of a provision that a paper cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sureness {
    /// Compared with the original text.
    Confirmed,
    /// Read in somebody else's account of the text.
    Secondary,
    /// Taken from a similar text, since the text itself was not to be had.
    Proxy,
    /// From general knowledge only.
    Recall,
}

impl Sureness {
    /// The note that a paper carries; none for a confirmed provision.
    pub fn note(self) -> Option<&'static str> {
        match self {
            Self::Confirmed => None,
            Self::Secondary => Some("theo nguồn thứ cấp, chưa đối chiếu văn bản gốc"),
            Self::Proxy => Some("suy từ văn bản tương tự, chưa đối chiếu văn bản gốc"),
            Self::Recall => Some("chưa có nguồn văn bản xác nhận, phải đối chiếu trước khi ký"),
        }
    }
}

/// A provision a paper relies on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The provision in words, for example "điểm 3.2 Hướng dẫn 15-HD/BTCTW
    /// ngày 05/11/2012".
    pub provision: String,
    /// How sure we are that it says so.
    pub sureness: Sureness,
}

impl Citation {
    /// The provision, followed by its mark when it is not confirmed:
    /// "điểm 3.2 … (suy từ văn bản tương tự, …)".
    pub fn words(&self) -> String {
        match self.sureness.note() {
            Some(note) => format!("{} ({note})", self.provision),
            None => self.provision.clone(),
        }
    }
}

/// One signature block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Lines in capitals above the signature: for whom, and as what, for
    /// example `["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]`.
    pub roles: Vec<String>,
    /// The signer; empty when nobody is named yet.
    pub name: String,
}

/// Sex, which decides the column of the birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// Who somebody is, in the words of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Họ và tên.
    pub name: String,
    /// Decides the column that the birth date stands in.
    pub sex: Sex,
    /// Birth date as far as it is known; `None` when unknown.
    pub born: Option<PartialDate>,
    /// Chức vụ, đơn vị công tác hiện tại.
    pub position: String,
}

impl Who {
    /// The birth date as it stands in the columns Nam and Nữ; one is empty.
    pub(crate) fn birth_columns(&self) -> (String, String) {
        let born = self.born.map(PartialDate::vietnamese).unwrap_or_default();
        match self.sex {
            Sex::Male => (born, String::new()),
            Sex::Female => (String::new(), born),
        }
    }
}

/// One year's classification, for example 2016 and "HTTNV".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The year assessed.
    pub year: i16,
    /// The level as the office writes it.
    pub level: String,
}

/// Evaluations as one cell holds them, a line a year: "2016: HTTNV".
pub(crate) fn evaluation_lines(evaluations: &[Evaluation]) -> String {
    let lines: Vec<String> =
        evaluations.iter().map(|one| format!("{}: {}", one.year, one.level)).collect();
    lines.join("\n")
}
