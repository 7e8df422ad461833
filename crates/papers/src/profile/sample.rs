//! A filled form of an invented person.

use super::fields::field;
use super::form::{Answer, FieldReading, FormKind, Place, ProfileForm, TableKind, TableRow};
use super::value;

/// What the sample says, by field; "Không" is "none", what is not here is not
/// stated.
const ANSWERS: &[(&str, &str)] = &[
    ("province", "Sơn Lam"),
    ("managing_office", "Huyện ủy Nậm Pha"),
    ("office", "Ban Tổ chức Huyện ủy"),
    ("number", "NP-0012"),
    ("name", "VI ĐÌNH QUẾ"),
    ("sex", "Nam"),
    ("other_names", "Không"),
    ("committee_post", "Ủy viên Ban Thường vụ Huyện ủy"),
    ("position", "Trưởng Ban Tổ chức Huyện ủy"),
    ("born", "12/04/1974"),
    ("birth_place", "xã Nậm Pha, huyện Nậm Pha, tỉnh Sơn Lam"),
    ("hometown", "Nậm Pha"),
    ("hometown_district", "Nậm Pha"),
    ("hometown_province", "Sơn Lam"),
    ("residence", "Tổ 3, thị trấn Nậm Pha"),
    ("ethnicity", "Thái"),
    ("religion", "Không"),
    ("family_class", "Nông dân"),
    ("former_job", "Học sinh"),
    ("recruited_on", "01/9/1996"),
    ("recruited_by", "Ủy ban nhân dân huyện Nậm Pha"),
    ("party_on", "03/02/1999"),
    ("party_official_on", "03/02/2000"),
    ("enlisted_on", "Không"),
    ("schooling", "12/12"),
    ("degree", "Thạc sĩ Quản lý công (2012)"),
    ("theory", "Cao cấp"),
    ("languages", "Tiếng Anh B1"),
    ("main_work", "Công tác tổ chức xây dựng Đảng"),
    ("rank", "Chuyên viên chính"),
    ("rank_code", "01.002"),
    ("salary_step", "3"),
    ("coefficient", "5,08"),
    ("salary_from", "01/2016"),
    ("honours", "Không"),
    ("rewards", "Bằng khen của Ủy ban nhân dân tỉnh (2014)"),
    ("disciplines", "Không"),
    ("health", "Tốt"),
    ("height", "1m68"),
    ("weight", "62 kg"),
    ("id_number", "999074000012"),
    ("arrested", "Không"),
    ("foreign_relatives", "Không"),
    ("signed_on", "ngày 20 tháng 3 năm 2017"),
];

const TRAINING: &[&[&str]] = &[
    &["Trường Đại học Luật", "Luật", "9/1992 - 6/1996", "Chính quy", "Cử nhân"],
    &[
        "Học viện Chính trị khu vực I",
        "Lý luận chính trị",
        "9/2008 - 6/2009",
        "Tập trung",
        "Cao cấp",
    ],
];

const CAREER: &[&[&str]] = &[
    &["9/1996 - 12/2004", "Chuyên viên Phòng Nội vụ huyện Nậm Pha"],
    &["01/2005 - 7/2010", "Phó Trưởng phòng Nội vụ huyện Nậm Pha"],
    &["8/2010 - nay", "Trưởng Ban Tổ chức Huyện ủy Nậm Pha"],
];

const FAMILY: &[&[&str]] = &[
    &["Bố", "Vi Đình Phương", "1948", "Nậm Pha; làm ruộng, đã nghỉ"],
    &["Vợ", "Lò Thị Uyên", "1978", "Nậm Pha; giáo viên Trường Tiểu học Nậm Pha"],
];

const SALARY: &[&[&str]] = &[
    &["01/2013", "Chuyên viên chính, bậc 2", "4,74"],
    &["01/2016", "Chuyên viên chính, bậc 3", "5,08"],
];

impl ProfileForm {
    /// A filled form 2C/TCTW-98 of an invented person.
    pub fn sample() -> Self {
        let mut form = Self::of_texts("mau-2c.docx", FormKind::Tctw98, ANSWERS);
        form.set_rows(TableKind::Training, TRAINING);
        form.set_rows(TableKind::Career, CAREER);
        form.set_rows(TableKind::FamilyOwn, FAMILY);
        form.set_rows(TableKind::Salary, SALARY);
        if let Some(table) = form.tables.iter_mut().find(|it| it.kind == TableKind::FamilySpouse) {
            table.none = true;
        }
        form
    }

    /// A form with these answers, understood as if they had been read.
    pub fn of_texts(file: &str, kind: FormKind, answers: &[(&str, &str)]) -> Self {
        let mut form = Self::empty(file, kind);
        for (code, text) in answers {
            form.set(code, text);
        }
        form
    }

    /// Answers a field; an empty text leaves it not stated.
    pub fn set(&mut self, code: &str, text: &str) {
        let Some(spec) = field(code) else { return };
        let answer: Answer = value::answer(spec.kind, text).0;
        match self.fields.iter_mut().find(|field| field.code == code) {
            Some(field) => field.answer = answer,
            None => {
                self.fields.push(FieldReading { code: code.to_owned(), answer, place: None });
            }
        }
    }

    /// Fills a table with rows, each a text for each of its columns; empty
    /// texts are left out.
    pub fn set_rows(&mut self, kind: TableKind, rows: &[&[&str]]) {
        let Some(table) = self.tables.iter_mut().find(|table| table.kind == kind) else { return };
        table.rows = rows
            .iter()
            .map(|texts| {
                let when = if kind.is_family() { "born" } else { "period" };
                let cells = kind.columns().iter().zip(*texts).filter(|(_, text)| !text.is_empty());
                let cells: std::collections::BTreeMap<String, String> =
                    cells.map(|(code, text)| ((*code).to_owned(), (*text).to_owned())).collect();
                let read = cells.get(when).and_then(|text| value::period(text));
                let (from, to, lasts) = read.unwrap_or((None, None, false));
                TableRow { cells, from, to, lasts, place: Place::Margin }
            })
            .collect();
    }
}
