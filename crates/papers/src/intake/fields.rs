//! Which columns each kind of sheet has, and what offices call them.
//!
//! A table, not code: a new habit of an office is a new word in a row.

use super::rows::SheetKind;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Number,
    Code,
    Name,
    Male,
    Female,
    Birth,
    Sex,
    Ethnicity,
    Religion,
    Hometown,
    CurrentPost,
    PostFrom,
    Education,
    Theory,
    Management,
    Probationary,
    Official,
    Evaluations,
    Disciplines,
    WorkUnit,
    PlannedPost,
    PlannedUnit,
    Term,
    Decision,
    UnitCode,
    UnitName,
    Level,
    System,
    Parent,
    From,
    To,
    BodyKind,
    BodyName,
    Seats,
    PostTitle,
    PostKind,
    PostBody,
    Rank,
    Key,
}

impl Field {
    /// The number of fields, for arrays indexed by field.
    pub(super) const COUNT: usize = Self::Key as usize + 1;
}

/// A column of a kind of sheet.
pub(super) struct Column {
    pub(super) field: Field,
    /// The usual header, shown when the column is missing.
    pub(super) header: &'static str,
    /// Spellings as [`base::fold`] leaves them. A `*` at the end allows more
    /// words; a `=` in front compares with diacritics, because folding makes
    /// "Nam" (male) and "Năm" (year) alike.
    pub(super) names: &'static [&'static str],
}

/// A kind of sheet.
pub(super) struct Kind {
    pub(super) kind: SheetKind,
    pub(super) columns: &'static [Column],
    /// What the header must have: of each group, all columns of at least one
    /// alternative.
    pub(super) needs: &'static [&'static [&'static [Field]]],
    /// The column with what people call the record.
    pub(super) name: Field,
    /// A row with one of these filled is meant as a record.
    pub(super) marks: &'static [Field],
}

impl Kind {
    /// The column of a field, if this kind has it.
    pub(super) fn column(&self, field: Field) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The usual headers of the columns that must be there.
    pub(super) fn needed_headers(&self) -> Vec<&'static str> {
        self.needs
            .iter()
            .filter_map(|alternatives| alternatives.first())
            .flat_map(|fields| fields.iter())
            .filter_map(|field| self.column(*field))
            .map(|column| column.header)
            .collect()
    }
}

const fn column(field: Field, header: &'static str, names: &'static [&'static str]) -> Column {
    Column { field, header, names }
}

const NUMBER: Column = column(Field::Number, "TT", &["tt", "stt", "so tt", "so thu tu"]);
const CODE: Column = column(
    Field::Code,
    "Mã cán bộ",
    &["ma can bo", "ma cb", "ma so can bo", "so hieu can bo", "ma nhan su", "ma ho so"],
);
const NAME: Column = column(
    Field::Name,
    "Họ và tên",
    &[
        "ho va ten",
        "ho ten",
        "ho va ten khai sinh",
        "ho ten khai sinh",
        "ho va ten can bo",
        "ho ten can bo",
    ],
);
const MALE: Column = column(
    Field::Male,
    "Ngày sinh / Nam",
    &["=nam", "=ngày sinh nam", "=ngày tháng năm sinh nam", "=năm sinh nam", "=sinh ngày nam"],
);
const FEMALE: Column = column(
    Field::Female,
    "Ngày sinh / Nữ",
    &["nu", "ngay sinh nu", "ngay thang nam sinh nu", "nam sinh nu", "sinh ngay nu"],
);
const BIRTH: Column = column(
    Field::Birth,
    "Ngày sinh",
    &["ngay sinh", "ngay thang nam sinh", "nam sinh", "sinh ngay", "ngay thang sinh"],
);
const SEX: Column = column(Field::Sex, "Giới tính", &["gioi tinh", "phai", "nam nu", "gioi"]);
const CURRENT_POST: Column = column(
    Field::CurrentPost,
    "Chức vụ hiện tại",
    &[
        "chuc vu",
        "chuc vu hien tai*",
        "chuc vu hien nay*",
        "chuc vu cong tac*",
        "chuc vu dang giu",
        "chuc vu don vi cong tac*",
        "chuc vu chuc danh",
        "chuc vu chuc danh hien tai*",
        "chuc vu chuc danh hien nay*",
        "chuc vu chuc danh don vi cong tac*",
        "chuc danh chuc vu hien tai*",
        "chuc danh chuc vu hien nay*",
        "chuc danh hien tai*",
        "chuc danh hien nay*",
    ],
);
const UNIT_CODE: Column =
    column(Field::UnitCode, "Mã đơn vị", &["ma don vi", "ma so don vi", "ma dv"]);

const NAMED_WITH_SEX: [&[&[Field]]; 2] =
    [&[&[Field::Name]], &[&[Field::Male, Field::Female], &[Field::Birth, Field::Sex]]];

/// Every kind. A header that fits several is of the first: a plan's list has
/// all that a list of people needs.
pub(super) const KINDS: [Kind; 5] = [
    Kind {
        kind: SheetKind::Plan,
        columns: PLAN,
        needs: &[NAMED_WITH_SEX[0], NAMED_WITH_SEX[1], &[&[Field::PlannedPost]]],
        name: Field::Name,
        marks: &[Field::Code, Field::Male, Field::Female, Field::Birth],
    },
    Kind {
        kind: SheetKind::People,
        columns: PEOPLE,
        needs: &[NAMED_WITH_SEX[0], NAMED_WITH_SEX[1], &[&[Field::CurrentPost]]],
        name: Field::Name,
        marks: &[Field::Code, Field::Male, Field::Female, Field::Birth],
    },
    Kind {
        kind: SheetKind::Posts,
        columns: POSTS,
        needs: &[
            &[&[Field::UnitCode]],
            &[&[Field::PostTitle]],
            &[&[Field::PostKind]],
            &[&[Field::Rank]],
            &[&[Field::Seats]],
        ],
        name: Field::PostTitle,
        marks: &[Field::UnitCode],
    },
    Kind {
        kind: SheetKind::Bodies,
        columns: BODIES,
        needs: &[
            &[&[Field::UnitCode]],
            &[&[Field::BodyKind]],
            &[&[Field::BodyName]],
            &[&[Field::Seats]],
        ],
        name: Field::BodyName,
        marks: &[Field::UnitCode],
    },
    Kind {
        kind: SheetKind::Units,
        columns: UNITS,
        needs: &[
            &[&[Field::UnitCode]],
            &[&[Field::UnitName]],
            &[&[Field::Level]],
            &[&[Field::System]],
        ],
        name: Field::UnitName,
        marks: &[Field::UnitCode],
    },
];

const UNITS: &[Column] = &[
    NUMBER,
    UNIT_CODE,
    column(Field::UnitName, "Tên đơn vị", &["ten don vi", "ten co quan don vi", "ten co quan"]),
    column(Field::Level, "Cấp", &["cap", "cap don vi", "cap hanh chinh"]),
    column(Field::System, "Khối", &["khoi", "khoi he thong", "he thong"]),
    column(
        Field::Parent,
        "Mã đơn vị cấp trên",
        &[
            "ma don vi cap tren",
            "don vi cap tren",
            "ma cap tren",
            "truc thuoc",
            "ma don vi truc thuoc",
        ],
    ),
    column(
        Field::From,
        "Ngày thành lập",
        &["ngay thanh lap", "tu ngay", "hieu luc tu ngay", "ngay bat dau"],
    ),
    column(
        Field::To,
        "Ngày kết thúc",
        &["ngay ket thuc", "ngay giai the", "den ngay", "ngay het hieu luc"],
    ),
];

const BODIES: &[Column] = &[
    NUMBER,
    UNIT_CODE,
    column(Field::BodyKind, "Loại tổ chức", &["loai to chuc", "loai tap the", "loai"]),
    column(Field::BodyName, "Tên tổ chức", &["ten to chuc", "ten tap the"]),
    column(
        Field::Seats,
        "Số lượng ủy viên",
        &["so luong uy vien*", "so uy vien", "so luong thanh vien", "so luong"],
    ),
];

const POSTS: &[Column] = &[
    NUMBER,
    UNIT_CODE,
    column(Field::PostTitle, "Tên chức danh", &["ten chuc danh*", "chuc danh", "ten chuc vu"]),
    column(Field::PostKind, "Nhóm", &["nhom", "nhom chuc danh", "loai chuc danh"]),
    column(Field::PostBody, "Thuộc tổ chức", &["thuoc to chuc", "thuoc tap the", "to chuc"]),
    column(Field::Rank, "Bậc", &["bac", "thu bac", "bac chuc danh"]),
    column(Field::Seats, "Số lượng", &["so luong", "so nguoi", "so luong can bo", "so ghe"]),
    column(Field::Key, "Chủ chốt", &["chu chot", "chuc danh chu chot", "can bo chu chot"]),
];

const PEOPLE: &[Column] = &[
    NUMBER,
    CODE,
    NAME,
    MALE,
    FEMALE,
    BIRTH,
    SEX,
    CURRENT_POST,
    column(Field::Ethnicity, "Dân tộc", &["dan toc"]),
    column(Field::Religion, "Tôn giáo", &["ton giao"]),
    column(Field::Hometown, "Quê quán", &["que quan", "nguyen quan"]),
    column(
        Field::PostFrom,
        "Từ ngày",
        &["tu ngay", "tu thang nam", "ngay bo nhiem", "ngay giu chuc vu", "thoi diem bo nhiem"],
    ),
    column(
        Field::Education,
        "Trình độ / Chuyên môn",
        &[
            "chuyen mon",
            "trinh do chuyen mon",
            "chuyen mon nghiep vu",
            "trinh do chuyen mon nghiep vu",
            "trinh do chuyen mon cao nhat",
            "trinh do dao tao",
        ],
    ),
    column(
        Field::Theory,
        "Trình độ / LLCT",
        &[
            "llct",
            "ly luan chinh tri",
            "ly luan",
            "trinh do ly luan chinh tri",
            "trinh do llct",
            "trinh do ly luan",
        ],
    ),
    column(
        Field::Management,
        "Trình độ / QLNN",
        &[
            "qlnn",
            "quan ly nha nuoc",
            "trinh do quan ly nha nuoc",
            "trinh do qlnn",
            "quan ly hanh chinh nha nuoc",
            "boi duong quan ly nha nuoc",
        ],
    ),
    column(
        Field::Probationary,
        "Ngày vào Đảng / Dự bị",
        &[
            "du bi",
            "ngay du bi",
            "ngay vao dang",
            "ngay vao dang du bi",
            "ngay vao dang ngay du bi",
            "vao dang du bi",
            "ngay ket nap",
            "ngay ket nap dang",
        ],
    ),
    column(
        Field::Official,
        "Ngày vào Đảng / Chính thức",
        &[
            "chinh thuc",
            "ngay chinh thuc",
            "ngay vao dang chinh thuc",
            "ngay vao dang ngay chinh thuc",
            "vao dang chinh thuc",
            "ngay chuyen chinh thuc",
        ],
    ),
    column(
        Field::Evaluations,
        "Đánh giá 3 năm gần nhất",
        &[
            "danh gia*",
            "ket qua danh gia*",
            "phan loai 3 nam*",
            "phan loai can bo*",
            "phan loai danh gia*",
            "xep loai 3 nam*",
            "xep loai can bo*",
            "ket qua xep loai*",
        ],
    ),
    column(Field::Disciplines, "Kỷ luật", &["ky luat", "hinh thuc ky luat*", "ky luat hinh thuc*"]),
    column(
        Field::WorkUnit,
        "Đơn vị",
        &["don vi", "don vi cong tac*", "co quan cong tac*", "co quan don vi*", "noi cong tac"],
    ),
];

const PLAN: &[Column] = &[
    NUMBER,
    CODE,
    NAME,
    MALE,
    FEMALE,
    BIRTH,
    SEX,
    CURRENT_POST,
    column(
        Field::PlannedPost,
        "Chức danh quy hoạch",
        &[
            "chuc danh quy hoach",
            "chuc danh duoc quy hoach",
            "chuc danh da quy hoach",
            "chuc danh da duoc quy hoach",
            "chuc vu quy hoach",
            "quy hoach chuc danh",
            "quy hoach vao chuc danh",
        ],
    ),
    column(
        Field::PlannedUnit,
        "Đơn vị",
        &[
            "ma don vi",
            "don vi",
            "don vi quy hoach",
            "ma don vi quy hoach",
            "ten don vi",
            "co quan don vi",
        ],
    ),
    column(Field::Term, "Nhiệm kỳ", &["nhiem ky", "nhiem ky quy hoach", "quy hoach nhiem ky"]),
    column(
        Field::Decision,
        "Quyết định quy hoạch",
        &[
            "quyet dinh",
            "quyet dinh quy hoach*",
            "quyet dinh phe duyet*",
            "quyet dinh so*",
            "qd quy hoach*",
            "qd phe duyet*",
            "so quyet dinh*",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use base::fold;

    #[test]
    fn every_usual_header_is_read_as_its_own_field_and_no_other() {
        for kind in &KINDS {
            for column in kind.columns {
                for name in column.names {
                    let plain = name.trim_end_matches('*');
                    if !name.starts_with('=') {
                        assert_eq!(fold(plain), plain, "spellings are kept folded");
                    }
                }
                let levels: Vec<String> = column.header.split(" / ").map(str::to_owned).collect();
                let field = super::super::header::field_of(kind, &levels);
                assert_eq!(field, Some(column.field), "{}", column.header);
            }
        }
    }

    #[test]
    fn a_column_of_years_is_not_the_column_of_men() {
        let people = &KINDS[1];
        let field = |text: &str| super::super::header::field_of(people, &[text.to_owned()]);
        assert_eq!(field("Nam"), Some(Field::Male));
        assert_eq!(field("Năm"), None);
        assert_eq!(field("NỮ"), Some(Field::Female));
    }
}
