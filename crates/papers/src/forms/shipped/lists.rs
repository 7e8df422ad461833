//! The lists: their columns and rows, once for the document and the workbook.

use crate::forms::Form;

/// A column of a list.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub title: &'static str,
    /// What stands over it and its neighbours together.
    pub group: Option<&'static str>,
    /// In letters, as Excel counts.
    pub width: f64,
    pub centred: bool,
}

/// A line above or below a list.
pub(super) struct Line {
    pub text: &'static str,
    pub look: &'static str,
}

/// A row of a list.
pub(super) enum Level {
    /// Over the whole width.
    Section { text: &'static str, look: &'static str },
    /// A number, then text over the rest.
    Group { number: &'static str, text: &'static str, look: &'static str },
    /// A cell a column.
    Row { cells: Vec<&'static str>, look: &'static str },
}

/// A list.
pub(super) struct List {
    /// The name of the sheet.
    pub sheet: &'static str,
    /// Whether it has the head of a paper, else that of an annex.
    pub has_letterhead: bool,
    pub above: &'static [Line],
    pub columns: Vec<Column>,
    pub levels: Vec<Level>,
    pub below: &'static [Line],
    /// Who signs on the left and the right.
    pub signatures: (&'static str, &'static str),
}

const fn left(title: &'static str, width: f64) -> Column {
    Column { title, group: None, width, centred: false }
}

const fn centred(title: &'static str, width: f64) -> Column {
    Column { title, group: None, width, centred: true }
}

const fn grouped(group: &'static str, title: &'static str, width: f64) -> Column {
    Column { title, group: Some(group), width, centred: true }
}

const TT: Column = centred("TT", 4.5);
const NAME: Column = left("Họ và tên", 18.0);
const MALE: Column = grouped("Ngày sinh", "Nam", 11.0);
const FEMALE: Column = grouped("Ngày sinh", "Nữ", 11.0);
const POSITION: Column = left("Chức vụ hiện tại", 19.0);
const EDUCATION: Column = left("Trình độ chuyên môn", 13.0);
const THEORY: Column = centred("Lý luận chính trị", 9.0);
const GRADES: Column = left("Phân loại 3 năm gần nhất", 14.5);
const PROPOSAL: Column = left("Đề xuất của đơn vị", 14.0);

const LEGAL_LINE: Line = Line { text: "{{#legal_line}}{{legal_line}}{{/legal_line}}", look: "i" };
const SUBJECT: Line = Line { text: "{{#subject}}{{subject}}{{/subject}}", look: "b" };
const DECISION: Line = Line { text: "{{decision}}", look: "i" };
const GRADE_CODES: Line = Line {
    text: "Ký hiệu: HTXSNV – hoàn thành xuất sắc nhiệm vụ; HTTNV – hoàn thành tốt nhiệm vụ; HTNV – \
           hoàn thành nhiệm vụ; KHTNV – không hoàn thành nhiệm vụ.",
    look: "i",
};

/// Term and unit of the posts, as the program reads them in.
const OF_TERM: Level = Level::Section { text: "{{term}} (Đơn vị: {{unit}})", look: "b" };

/// The list that a form is, if it is one.
pub(super) fn of(form: Form) -> Option<List> {
    match form {
        Form::CarryOver => Some(carry_over()),
        Form::Supplement => Some(supplement()),
        Form::ShortProfiles => Some(short_profiles()),
        Form::PlanList => Some(plan_list()),
        Form::RemovalList => Some(removal_list()),
        Form::SummaryTable => Some(summary_table()),
        Form::TrainingPlan => Some(training_plan()),
        _ => None,
    }
}

fn carry_over() -> List {
    List {
        sheet: "Phụ lục 1",
        has_letterhead: false,
        above: &[LEGAL_LINE],
        columns: vec![
            TT,
            NAME,
            MALE,
            FEMALE,
            POSITION,
            left("Chức danh đã được quy hoạch", 16.0),
            left("Chức danh chuyển tiếp", 16.0),
            EDUCATION,
            THEORY,
            left("Quyết định quy hoạch (số, ngày)", 14.0),
            GRADES,
            PROPOSAL,
        ],
        levels: vec![
            Level::Section {
                text: "{{#terms}}{{letter}}. {{term}} (Đơn vị: {{unit}})", look: "b"
            },
            Level::Group { number: "{{#groups}}{{roman}}", text: "{{title}}", look: "b" },
            Level::Row {
                cells: vec![
                    "{{#rows}}{{tt}}",
                    "{{name}}",
                    "{{men}}",
                    "{{women}}",
                    "{{position}}",
                    "{{planned_post}}",
                    "{{carried_post}}",
                    "{{education}}",
                    "{{theory}}",
                    "{{decision}}",
                    "{{evaluations}}",
                    "{{proposal}}{{/rows}}{{/groups}}{{/terms}}",
                ],
                look: "",
            },
        ],
        below: &[],
        signatures: ("prepared_by", "signed_by"),
    }
}

fn supplement() -> List {
    List {
        sheet: "Phụ lục 2",
        has_letterhead: false,
        above: &[LEGAL_LINE],
        columns: vec![
            TT,
            NAME,
            MALE,
            FEMALE,
            POSITION,
            left("Chức danh đề xuất quy hoạch", 20.0),
            EDUCATION,
            THEORY,
            GRADES,
            PROPOSAL,
        ],
        levels: vec![
            Level::Section {
                text: "{{#terms}}{{letter}}. {{term}} (Đơn vị: {{unit}})", look: "b"
            },
            Level::Group { number: "{{#posts}}{{roman}}", text: "{{post}}", look: "b" },
            Level::Group {
                number: "", text: "- Số lượng đề nghị: {{requested}}", look: "i"
            },
            Level::Group { number: "", text: "{{list_line}}", look: "i" },
            Level::Row {
                cells: vec![
                    "{{#rows}}{{tt}}",
                    "{{name}}",
                    "{{men}}",
                    "{{women}}",
                    "{{position}}",
                    "{{proposed_post}}",
                    "{{education}}",
                    "{{theory}}",
                    "{{evaluations}}",
                    "{{proposal}}{{/rows}}{{/posts}}{{/terms}}",
                ],
                look: "",
            },
        ],
        below: &[],
        signatures: ("prepared_by", "signed_by"),
    }
}

/// The columns are headed as the program reads them in.
fn short_profiles() -> List {
    List {
        sheet: "Trích ngang",
        has_letterhead: true,
        above: &[SUBJECT, LEGAL_LINE],
        columns: vec![
            TT,
            left("Mã cán bộ", 11.0),
            NAME,
            MALE,
            FEMALE,
            centred("Dân tộc", 7.0),
            centred("Tôn giáo", 8.5),
            left("Quê quán", 14.0),
            POSITION,
            left("Đơn vị", 13.0),
            left("Trình độ chuyên môn", 12.0),
            THEORY,
            centred("Quản lý nhà nước", 10.0),
            grouped("Ngày vào Đảng", "Dự bị", 10.5),
            grouped("Ngày vào Đảng", "Chính thức", 10.5),
            left("Đánh giá 3 năm gần nhất", 14.5),
            left("Kỷ luật", 10.0),
        ],
        levels: vec![Level::Row {
            cells: vec![
                "{{#people}}{{tt}}",
                "{{code}}",
                "{{name}}",
                "{{men}}",
                "{{women}}",
                "{{ethnicity}}",
                "{{religion}}",
                "{{hometown}}",
                "{{position}}",
                "{{unit}}",
                "{{education}}",
                "{{theory}}",
                "{{management}}",
                "{{party_probationary}}",
                "{{party_official}}",
                "{{evaluations}}",
                "{{disciplines}}{{/people}}",
            ],
            look: "",
        }],
        below: &[Line { text: "Số liệu tính đến ngày {{as_of}}.", look: "i" }],
        signatures: ("prepared_by", "signed_by"),
    }
}

fn plan_list() -> List {
    List {
        sheet: "Danh sách quy hoạch",
        has_letterhead: true,
        above: &[DECISION],
        columns: vec![
            TT,
            NAME,
            MALE,
            FEMALE,
            centred("Dân tộc", 8.0),
            POSITION,
            EDUCATION,
            THEORY,
            left("Đánh giá 3 năm", 14.5),
            centred("Căn cứ", 10.0),
            left("Số phiếu và tỷ lệ đồng ý", 19.0),
        ],
        levels: vec![
            OF_TERM,
            Level::Group {
                number: "{{#posts}}{{roman}}",
                text: "{{post}} ({{seats:00}} vị trí; quy hoạch {{count:00}} người)",
                look: "b",
            },
            Level::Row {
                cells: vec![
                    "{{#people}}{{tt}}",
                    "{{name}}",
                    "{{men}}",
                    "{{women}}",
                    "{{ethnicity}}",
                    "{{position}}",
                    "{{education}}",
                    "{{theory}}",
                    "{{evaluations}}",
                    "{{basis}}",
                    "{{votes}}{{/people}}{{/posts}}",
                ],
                look: "",
            },
        ],
        below: &[GRADE_CODES],
        signatures: ("", "signs"),
    }
}

fn removal_list() -> List {
    List {
        sheet: "Đưa ra khỏi quy hoạch",
        has_letterhead: true,
        above: &[
            Line {
                text: "Phần: đưa ra khỏi quy hoạch ({{removed_count:00}} lượt)", look: "b"
            },
            DECISION,
        ],
        columns: vec![
            TT,
            NAME,
            MALE,
            FEMALE,
            POSITION,
            left("Chức danh đã được quy hoạch", 19.0),
            left("Lý do", 24.0),
            left("Căn cứ", 26.0),
        ],
        levels: vec![
            OF_TERM,
            Level::Row {
                cells: vec![
                    "{{#removed}}{{tt}}",
                    "{{name}}",
                    "{{men}}",
                    "{{women}}",
                    "{{position}}",
                    "{{post}}",
                    "{{reason}}",
                    "{{provision}}{{/removed}}",
                ],
                look: "",
            },
        ],
        below: &[],
        signatures: ("", "signs"),
    }
}

/// When, where and how is decided with the school, and written in.
fn training_plan() -> List {
    List {
        sheet: "Đào tạo, bồi dưỡng",
        has_letterhead: true,
        above: &[SUBJECT, DECISION],
        columns: vec![
            TT,
            NAME,
            MALE,
            FEMALE,
            POSITION,
            left("Nội dung cần đào tạo, bồi dưỡng", 30.0),
            left("Hình thức, nơi đào tạo", 14.0),
            centred("Thời gian", 10.0),
            left("Ghi chú", 11.0),
        ],
        levels: vec![
            Level::Group {
                number: "{{#posts}}{{roman}}",
                text: "{{post}} ({{count:00}} người)",
                look: "b",
            },
            Level::Row {
                cells: vec![
                    "{{#people}}{{tt}}",
                    "{{name}}",
                    "{{men}}",
                    "{{women}}",
                    "{{position}}",
                    "{{needs}}",
                    "",
                    "",
                    "{{/people}}{{/posts}}",
                ],
                look: "",
            },
        ],
        below: &[
            Line {
                text: "Trong {{planned_count:00}} người thuộc danh sách quy hoạch có \
                       {{people_count:00}} người cần đào tạo, bồi dưỡng hoặc bổ sung hồ sơ.",
                look: "i",
            },
            Line {
                text: "{{#basis}}Trình độ chức danh yêu cầu: {{basis}}.{{/basis}}", look: "i"
            },
        ],
        signatures: ("prepared_by", "signed_by"),
    }
}

fn summary_table() -> List {
    List {
        sheet: "Bảng tổng hợp",
        has_letterhead: true,
        above: &[Line { text: "Phần: bảng tổng hợp", look: "b" }, DECISION],
        columns: vec![
            TT,
            left("Chức danh", 27.0),
            centred("Số vị trí", 7.0),
            centred("Số người quy hoạch", 9.0),
            centred("Hệ số", 7.0),
            centred("Nữ", 11.0),
            centred("Trẻ", 11.0),
            centred("Dân tộc thiểu số", 11.0),
            grouped("Trình độ chuyên môn", "Trên đại học", 11.0),
            grouped("Trình độ chuyên môn", "Đại học", 11.0),
            grouped("Lý luận chính trị", "Cao cấp, cử nhân", 11.0),
            grouped("Lý luận chính trị", "Trung cấp", 11.0),
            centred("Tuổi bình quân", 9.0),
        ],
        levels: vec![
            Level::Row {
                cells: vec![
                    "{{#summary}}{{tt}}",
                    "{{label}}",
                    "{{seats}}",
                    "{{people}}",
                    "{{ratio}}",
                    "{{women}}",
                    "{{young}}",
                    "{{minority}}",
                    "{{postgraduate}}",
                    "{{university}}",
                    "{{theory_high}}",
                    "{{theory_middle}}",
                    "{{age}}{{/summary}}",
                ],
                look: "",
            },
            Level::Row {
                cells: vec![
                    "",
                    "{{total.label}}",
                    "{{total.seats}}",
                    "{{total.people}}",
                    "{{total.ratio}}",
                    "{{total.women}}",
                    "{{total.young}}",
                    "{{total.minority}}",
                    "{{total.postgraduate}}",
                    "{{total.university}}",
                    "{{total.theory_high}}",
                    "{{total.theory_middle}}",
                    "{{total.age}}",
                ],
                look: "b",
            },
        ],
        below: &[Line {
            text: "Tuổi tính đến tháng {{age_at}}; trẻ: {{young}}.", look: "i"
        }],
        signatures: ("", "signs"),
    }
}
