//! The columns of each kind of sheet, with the words that offices head them
//! with. A new habit of an office is a new word in a row.

use super::fields::{Column, Field};

const fn column(field: Field, header: &'static str, names: &'static [&'static str]) -> Column {
    Column { field, header, names }
}

const NUMBER: Column = column(Field::Number, "TT", &["tt", "stt", "so tt", "so thu tu"]);
const CODE: Column = column(
    Field::Code,
    "Mã cán bộ",
    &["ma can bo", "ma cb", "ma so can bo", "so hieu can bo", "ma nhan su", "ma ho so"],
);
const CITIZEN_ID: Column = column(
    Field::CitizenId,
    "Số CCCD",
    &[
        "so cccd",
        "cccd",
        "so can cuoc",
        "so can cuoc cong dan",
        "so the can cuoc",
        "so the can cuoc cong dan",
        "can cuoc cong dan",
        "so dinh danh",
        "so dinh danh ca nhan",
        "ma dinh danh",
        "ma dinh danh ca nhan",
        "ma so dinh danh ca nhan",
        "so cmnd",
        "cmnd",
        "so chung minh nhan dan",
        "so cmnd cccd",
        "so cccd cmnd",
        "cmnd cccd",
        "cccd cmnd",
    ],
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
const ETHNICITY: Column = column(Field::Ethnicity, "Dân tộc", &["dan toc"]);
const EDUCATION: Column = column(
    Field::Education,
    "Trình độ / Chuyên môn",
    &[
        "chuyen mon",
        "trinh do chuyen mon",
        "chuyen mon nghiep vu",
        "trinh do chuyen mon nghiep vu",
        "trinh do chuyen mon cao nhat",
        "trinh do dao tao",
        "trinh do cm",
        "trinh do cmnv",
    ],
);
const THEORY: Column = column(
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
);
const EVALUATIONS: Column = column(
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
        "ket qua phan loai*",
    ],
);
const UNIT_CODE: Column =
    column(Field::UnitCode, "Mã đơn vị", &["ma don vi", "ma so don vi", "ma dv"]);

pub(super) const UNITS: &[Column] = &[
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

pub(super) const BODIES: &[Column] = &[
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

pub(super) const POSTS: &[Column] = &[
    NUMBER,
    UNIT_CODE,
    column(Field::PostTitle, "Tên chức danh", &["ten chuc danh*", "chuc danh", "ten chuc vu"]),
    column(Field::PostKind, "Nhóm", &["nhom", "nhom chuc danh", "loai chuc danh"]),
    column(Field::PostBody, "Thuộc tổ chức", &["thuoc to chuc", "thuoc tap the", "to chuc"]),
    column(Field::Rank, "Bậc", &["bac", "thu bac", "bac chuc danh"]),
    column(Field::Seats, "Số lượng", &["so luong", "so nguoi", "so luong can bo", "so ghe"]),
    column(Field::Key, "Chủ chốt", &["chu chot", "chuc danh chu chot", "can bo chu chot"]),
];

pub(super) const PEOPLE: &[Column] = &[
    NUMBER,
    CODE,
    CITIZEN_ID,
    NAME,
    MALE,
    FEMALE,
    BIRTH,
    SEX,
    CURRENT_POST,
    ETHNICITY,
    column(Field::Religion, "Tôn giáo", &["ton giao"]),
    column(Field::Hometown, "Quê quán", &["que quan", "nguyen quan"]),
    column(
        Field::PostFrom,
        "Từ ngày",
        &["tu ngay", "tu thang nam", "ngay bo nhiem", "ngay giu chuc vu", "thoi diem bo nhiem"],
    ),
    EDUCATION,
    THEORY,
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
    EVALUATIONS,
    column(Field::Disciplines, "Kỷ luật", &["ky luat", "hinh thuc ky luat*", "ky luat hinh thuc*"]),
    column(
        Field::Science,
        "Khoa học, công nghệ",
        &["khoa hoc cong nghe*", "can bo khoa hoc*", "khcn", "linh vuc khoa hoc cong nghe*"],
    ),
    column(
        Field::Background,
        "Thẩm tra lịch sử chính trị",
        &[
            "tham tra*",
            "tham dinh chinh tri*",
            "xac minh chinh tri*",
            "xac minh quan he chinh tri*",
            "lich su chinh tri*",
            "tieu chuan chinh tri*",
            "ket luan tieu chuan chinh tri*",
        ],
    ),
    column(
        Field::Pending,
        "Đang đề nghị bổ nhiệm, giới thiệu ứng cử",
        &[
            "dang de nghi bo nhiem*",
            "de nghi bo nhiem*",
            "dang gioi thieu ung cu*",
            "dang trinh bo nhiem*",
        ],
    ),
    column(
        Field::WorkUnit,
        "Đơn vị",
        &["don vi", "don vi cong tac*", "co quan cong tac*", "co quan don vi*", "noi cong tac"],
    ),
];

pub(super) const PLAN: &[Column] = &[
    NUMBER,
    CODE,
    NAME,
    MALE,
    FEMALE,
    BIRTH,
    SEX,
    CURRENT_POST,
    ETHNICITY,
    EDUCATION,
    THEORY,
    EVALUATIONS,
    column(Field::CarriedPost, "Chức danh chuyển tiếp", &["chuc danh chuyen tiep*"]),
    column(Field::Proposal, "Đề xuất của đơn vị", &["de xuat cua don vi", "de xuat"]),
    column(Field::Basis, "Căn cứ", &["can cu"]),
    column(Field::Reason, "Lý do", &["ly do", "ly do dua ra*"]),
    column(Field::Votes, "Số phiếu và tỷ lệ đồng ý", &["so phieu va ty le*"]),
    column(
        Field::PlannedPost,
        "Chức danh quy hoạch",
        &[
            "chuc danh quy hoach",
            "chuc danh duoc quy hoach",
            "chuc danh da quy hoach",
            "chuc danh de xuat quy hoach",
            "chuc danh de nghi quy hoach",
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
