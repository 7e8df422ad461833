//! What a workbook says, row by row: typed, located, not yet resolved. Codes
//! and names are kept as written; who and what they mean is decided later,
//! against the database.

use super::problem::{Problem, SkippedSheet};
use base::{CitizenId, Day, PartialDate, PersonName};
use roster::{
    BodyKind, DisciplineForm, Education, Ethnicity, Grade, Level, PostKind, Sex, StateManagement,
    System, Term, Theory,
};
use serde::Serialize;

/// A workbook as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// The file's name as given.
    pub file: String,
    /// The sheets with a known header, in the order of the file.
    pub sheets: Vec<SheetRead>,
    /// The other sheets, each with the reason.
    pub skipped: Vec<SkippedSheet>,
}

/// One sheet with a known header.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRead {
    /// The sheet's name.
    pub name: String,
    /// Its records.
    pub rows: SheetRows,
    /// What could not be taken, or has to be asked about, in row order.
    pub problems: Vec<Problem>,
    /// How every row under the header was understood.
    pub counts: RowCounts,
    /// Columns with a header that no field answers to; their cells were not
    /// read.
    pub ignored: Vec<IgnoredColumn>,
    /// Columns that were read as the site has taught.
    pub learnt: Vec<LearntColumn>,
}

/// A column that was read by a word of the site's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LearntColumn {
    /// The column's letters.
    pub column: String,
    /// Its header, levels parted by " / ".
    pub header: String,
    /// The usual header of what it was read as.
    pub read_as: &'static str,
}

/// A column that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IgnoredColumn {
    /// The column's letters, for example `E`.
    pub column: String,
    /// Its header, levels parted by " / ".
    pub header: String,
}

/// The records of a sheet, by kind.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetRows {
    /// Danh mục đơn vị.
    Units(Vec<Located<UnitRow>>),
    /// Danh mục tổ chức (tập thể).
    Bodies(Vec<Located<BodyRow>>),
    /// Danh mục chức danh.
    Posts(Vec<Located<PostRow>>),
    /// Danh sách trích ngang cán bộ.
    People(Vec<Located<PersonRow>>),
    /// Danh sách quy hoạch.
    Plan(Vec<Located<PlanRow>>),
}

impl SheetRows {
    /// The kind of the sheet.
    pub fn kind(&self) -> SheetKind {
        match self {
            Self::Units(_) => SheetKind::Units,
            Self::Bodies(_) => SheetKind::Bodies,
            Self::Posts(_) => SheetKind::Posts,
            Self::People(_) => SheetKind::People,
            Self::Plan(_) => SheetKind::Plan,
        }
    }

    /// The number of records.
    pub fn len(&self) -> usize {
        match self {
            Self::Units(rows) => rows.len(),
            Self::Bodies(rows) => rows.len(),
            Self::Posts(rows) => rows.len(),
            Self::People(rows) => rows.len(),
            Self::Plan(rows) => rows.len(),
        }
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a sheet lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetKind {
    /// Danh mục đơn vị.
    Units,
    /// Danh mục tổ chức.
    Bodies,
    /// Danh mục chức danh.
    Posts,
    /// Danh sách trích ngang cán bộ.
    People,
    /// Danh sách quy hoạch.
    Plan,
}

impl SheetKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Bodies => "bodies",
            Self::Posts => "posts",
            Self::People => "people",
            Self::Plan => "plan",
        }
    }

    /// Every kind, in the order in which they are brought in.
    pub const ALL: [Self; 5] = [Self::Units, Self::Bodies, Self::Posts, Self::People, Self::Plan];

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A record with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The row as Excel numbers it, from 1.
    pub row: u32,
    /// The record.
    pub value: T,
}

/// How the rows between the header and the last filled row were understood.
/// Formatted but empty rows below the last filled row are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RowCounts {
    /// All rows from the one below the header to the last filled one.
    pub seen: u32,
    /// Records taken.
    pub records: u32,
    /// Records refused; each has at least one [`Problem`] of
    /// [`Severity::BadRow`](super::Severity::BadRow).
    pub bad: u32,
    /// Group rows: "I. PHÒNG NỘI VỤ".
    pub group: u32,
    /// Rows of column numbers, and headers repeated on later pages.
    pub number: u32,
    /// Empty rows.
    pub blank: u32,
    /// Totals, notes, place and date, titles and names of those who sign.
    pub closing: u32,
}

impl RowCounts {
    /// Whether every row seen was understood as exactly one thing.
    pub fn adds_up(&self) -> bool {
        self.seen == self.records + self.bad + self.group + self.number + self.blank + self.closing
    }
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// Mã đơn vị.
    pub code: String,
    /// Tên đơn vị.
    pub name: String,
    /// Cấp.
    pub level: Level,
    /// Khối.
    pub system: System,
    /// Mã đơn vị cấp trên.
    pub parent: Option<String>,
    /// Ngày thành lập.
    pub from: Option<Day>,
    /// Ngày kết thúc.
    pub to: Option<Day>,
}

/// A body of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRow {
    /// Mã đơn vị.
    pub unit: String,
    /// Loại tổ chức.
    pub kind: BodyKind,
    /// Tên tổ chức.
    pub name: String,
    /// Số lượng ủy viên.
    pub seats: u32,
}

/// A post of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRow {
    /// Mã đơn vị.
    pub unit: String,
    /// Tên chức danh.
    pub title: String,
    /// Nhóm.
    pub kind: PostKind,
    /// Thuộc tổ chức; `None` for heads and deputies of offices.
    pub body: Option<BodyKind>,
    /// Bậc.
    pub rank: u16,
    /// Số lượng.
    pub seats: u32,
    /// Chủ chốt.
    pub key: bool,
}

/// A person of a trích ngang list. An empty cell is `None`: not stated.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// Mã cán bộ, as the office numbers its people.
    pub code: Option<String>,
    /// Số CCCD, or the number of the old identity card.
    pub citizen_id: Option<CitizenId>,
    /// Họ và tên.
    pub name: PersonName,
    /// From the column (Nam or Nữ) in which the birth date stands.
    pub sex: Sex,
    /// Ngày sinh.
    pub birth: PartialDate,
    /// Dân tộc.
    pub ethnicity: Option<Ethnicity>,
    /// Tôn giáo.
    pub religion: Option<String>,
    /// Quê quán, as written.
    pub hometown: Option<String>,
    /// The parts of Chức vụ hiện tại, in the order written; empty when the
    /// cell is.
    pub posts: Vec<String>,
    /// Chức vụ hiện tại as written, parts joined by "; ".
    pub post_text: String,
    /// Từ ngày: since when the main post is held.
    pub post_from: Option<PartialDate>,
    /// The highest level named under Trình độ chuyên môn.
    pub education: Option<Education>,
    /// Trình độ chuyên môn as written.
    pub education_text: Option<String>,
    /// Lý luận chính trị.
    pub theory: Option<Theory>,
    /// Quản lý nhà nước.
    pub management: Option<StateManagement>,
    /// Ngày vào Đảng: dự bị.
    pub party_probationary: Option<PartialDate>,
    /// Ngày vào Đảng: chính thức.
    pub party_official: Option<PartialDate>,
    /// Yearly evaluations, ascending by year, each year once.
    pub evaluations: Vec<(i16, Grade)>,
    /// Kỷ luật: `None` is not stated (or not readable, then with a problem),
    /// an empty list is "Không".
    pub disciplines: Option<Vec<(DisciplineForm, PartialDate)>>,
    /// Khoa học, công nghệ: whether the person works in that field.
    pub science: Option<bool>,
    /// Thẩm tra lịch sử chính trị: whether it was done.
    pub background_verified: Option<bool>,
    /// Đang đề nghị bổ nhiệm, giới thiệu ứng cử: the post, as written.
    pub pending: Option<String>,
    /// The unit where the person works: from a column, else from the group
    /// row above.
    pub unit_name: Option<String>,
}

/// A person planned for a post.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// Mã cán bộ.
    pub code: Option<String>,
    /// Họ và tên.
    pub name: PersonName,
    /// From the column (Nam or Nữ) in which the birth date stands.
    pub sex: Sex,
    /// Ngày sinh.
    pub birth: PartialDate,
    /// Chức danh quy hoạch: from a column; of a list that goes with a decision
    /// from the group row above.
    pub post_title: String,
    /// Code or name of the unit of the planned post: from a column, else from
    /// the group row above.
    pub unit: String,
    /// Nhiệm kỳ: from a column, else from the group row above.
    pub term: Term,
    /// Quyết định quy hoạch: from a column, else from the line over a list that
    /// goes with its decision.
    pub decision: Option<DecisionRef>,
    /// What the list says beside.
    pub shown: PlanShown,
}

/// What a list of a plan shows beside who is planned for what, so that a list
/// that was printed reads back whole. Facts of people are not taken from it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanShown {
    /// Chức vụ hiện tại, parts joined by "; ".
    pub position: Option<String>,
    /// Dân tộc.
    pub ethnicity: Option<Ethnicity>,
    /// Trình độ chuyên môn, parts joined by "; ".
    pub education: Option<String>,
    /// Lý luận chính trị.
    pub theory: Option<Theory>,
    /// Yearly evaluations, ascending by year, each year once.
    pub evaluations: Vec<(i16, Grade)>,
    /// Chức danh chuyển tiếp.
    pub carried_post: Option<String>,
    /// Đề xuất của đơn vị.
    pub proposal: Option<String>,
    /// Căn cứ: why on the list, or the provision by which somebody left it.
    pub basis: Option<String>,
    /// Lý do đưa ra.
    pub reason: Option<String>,
    /// Số phiếu và tỷ lệ đồng ý, a step each.
    pub votes: Option<String>,
}

/// A decision as a list names it: "Quyết định số 215-QĐ/HU ngày 20/8/2013".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRef {
    /// Its number, for example `215-QĐ/HU`.
    pub number: String,
    /// Its date, if stated and readable.
    pub date: Option<PartialDate>,
    /// The whole text as written.
    pub text: String,
}
