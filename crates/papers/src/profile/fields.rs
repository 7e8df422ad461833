//! The fields of a filled profile form: one table for all three forms.
//!
//! Where a number or a wording comes from: fields 1 to 25 of form 2C/TCTW-98
//! were read in a template for it ([`READ_UP_TO`]); everything else – the rest
//! of that form, form 2C-BNV/2008 and the unified profile of 2023 – is general
//! knowledge and was not compared with the printed forms.

use super::form::FormKind;

/// Fields of 2C/TCTW-98 up to this number were read; all others are recalled.
pub const READ_UP_TO: u32 = 25;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// A person's name.
    Name,
    /// Nam or Nữ.
    Sex,
    /// A date known to the day, month or year.
    Date,
    /// A line of text.
    Text,
    /// Text over several lines.
    Long,
    /// A place; the words for levels that the form prints are no answer.
    Place,
    /// An ethnic group.
    Ethnicity,
    /// The highest professional education.
    Education,
    /// The level of political theory.
    Theory,
    /// The level of state management.
    Management,
    /// A decimal number.
    Number,
    /// Disciplines, each with form and date.
    Disciplines,
}

/// Where a label counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Anywhere,
    /// Only above the person's name.
    Head,
    /// Only when the field before it is one of these.
    After(&'static [&'static str]),
}

/// One field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// The stable code.
    pub code: &'static str,
    /// The Vietnamese name in templates, without marks.
    pub alias: &'static str,
    /// Its number in 2C/TCTW-98, 2C-BNV/2008 and the profile of 2023; `-` for a
    /// field without a number, empty where the form does not have it.
    pub numbers: [&'static str; 3],
    /// What it holds.
    pub kind: ValueKind,
    /// How forms word it, folded (see [`base::fold`]).
    pub labels: &'static [&'static str],
    pub(super) context: Context,
    /// Whether it counts without a colon behind it.
    pub(super) bare: bool,
}

impl FieldSpec {
    /// Whether a form has this field.
    pub fn is_in(&self, kind: FormKind) -> bool {
        !self.numbers[kind as usize].is_empty()
    }

    const fn after(mut self, codes: &'static [&'static str]) -> Self {
        self.context = Context::After(codes);
        self
    }

    const fn head(mut self) -> Self {
        self.context = Context::Head;
        self
    }

    const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }
}

/// The field with this code.
pub fn field(code: &str) -> Option<&'static FieldSpec> {
    FIELDS.iter().find(|spec| spec.code == code)
}

const fn f(
    code: &'static str,
    alias: &'static str,
    numbers: [&'static str; 3],
    kind: ValueKind,
    labels: &'static [&'static str],
) -> FieldSpec {
    FieldSpec { code, alias, numbers, kind, labels, context: Context::Anywhere, bare: false }
}

use ValueKind::{
    Date, Disciplines, Education, Ethnicity, Long, Management, Name, Number, Place, Sex, Text,
    Theory,
};

const HOME: &[&str] = &["hometown", "hometown_district"];
const BIRTH: &[&str] = &["birth_place", "birth_district"];
const RANK: &[&str] = &["rank", "rank_code", "rank_on", "salary_step", "coefficient"];
const PAID: &[&str] = &["coefficient", "salary_step", "salary_from", "rank_on"];

/// Every field, in the order in which forms have them.
#[rustfmt::skip]
pub const FIELDS: &[FieldSpec] = &[
    f("province", "tinh", ["-", "", ""], Text, &["tinh", "tinh thanh pho"]).head(),
    f("managing_office", "co_quan_quan_ly", ["-", "-", "-"], Text, &["don vi truc thuoc", "co quan don vi co tham quyen quan ly cbcc", "co quan don vi co tham quyen quan ly can bo cong chuc", "co quan quan ly can bo cong chuc vien chuc"]),
    f("office", "co_quan_su_dung", ["-", "-", "-"], Text, &["don vi co so", "co quan don vi su dung cbcc", "co quan don vi su dung can bo cong chuc", "co quan don vi su dung can bo cong chuc vien chuc"]),
    f("number", "so_hieu_can_bo", ["-", "-", "-"], Text, &["so hieu can bo", "so hieu can bo cong chuc", "so hieu can bo cong chuc vien chuc"]),
    f("name", "ho_va_ten", ["1", "1", "1"], Name, &["ho va ten khai sinh", "ho ten khai sinh", "ho va ten"]),
    f("sex", "gioi_tinh", ["1", "3", "3"], Sex, &["nam nu", "gioi tinh"]),
    f("other_names", "ten_goi_khac", ["2", "2", "2"], Text, &["cac ten goi khac", "ten goi khac"]),
    f("committee_post", "cap_uy_hien_tai", ["3", "", ""], Text, &["cap uy hien tai"]),
    f("committee_other", "cap_uy_kiem", ["3", "", ""], Text, &["cap uy kiem"]),
    f("position", "chuc_vu", ["3", "12", "23"], Text, &["chuc vu", "chuc vu hien tai", "chuc vu chuc danh hien tai", "chuc vu chuc danh hien tai ve chinh quyen"]),
    f("appointed_on", "ngay_bo_nhiem", ["", "", "23"], Date, &["ngay bo nhiem", "ngay bo nhiem ngay phe chuan"]).after(&["position"]),
    f("reappointed_on", "ngay_bo_nhiem_lai", ["", "", "23"], Date, &["ngay bo nhiem lai", "ngay bo nhiem lai phe chuan nhiem ky tiep theo"]).after(&["position", "appointed_on"]),
    f("position_allowance", "phu_cap_chuc_vu", ["3", "14", "30"], Text, &["phu cap chuc vu"]),
    f("born", "ngay_sinh", ["4", "3", "3"], Date, &["sinh ngay", "ngay sinh", "ngay thang nam sinh"]),
    f("birth_place", "noi_sinh", ["5", "4", "4"], Place, &["noi sinh", "noi sinh xa phuong"]),
    f("birth_district", "noi_sinh_huyen", ["", "4", "4"], Text, &["huyen quan", "huyen"]).after(BIRTH),
    f("birth_province", "noi_sinh_tinh", ["", "4", "4"], Text, &["tinh tp", "tinh thanh pho", "tinh"]).after(BIRTH),
    f("hometown", "que_quan", ["6", "5", "5"], Place, &["que quan"]),
    f("hometown_district", "que_quan_huyen", ["6", "5", "5"], Text, &["huyen quan", "huyen"]).after(HOME),
    f("hometown_province", "que_quan_tinh", ["6", "5", "5"], Text, &["tinh tp", "tinh thanh pho", "tinh"]).after(HOME),
    f("household", "ho_khau", ["", "8", ""], Text, &["noi dang ky ho khau thuong tru", "noi dang ky bo khau thuong tru", "ho khau thuong tru"]),
    f("residence", "noi_o", ["7", "9", "10"], Text, &["noi o hien nay"]),
    f("phone", "dien_thoai", ["7", "", "8"], Text, &["d thoai", "dien thoai", "so dien thoai", "so dien thoai lien he", "sdt lien he"]),
    f("ethnicity", "dan_toc", ["8", "6", "6"], Ethnicity, &["dan toc"]),
    f("religion", "ton_giao", ["9", "7", "7"], Text, &["ton giao"]),
    f("family_class", "thanh_phan_gia_dinh", ["10", "", "11"], Text, &["thanh phan gia dinh xuat than"]),
    f("former_job", "nghe_nghiep_truoc", ["11", "10", "12"], Text, &["nghe nghiep ban than truoc khi duoc tuyen dung", "nghe nghiep truoc khi duoc tuyen dung", "nghe nghiep khi duoc tuyen dung"]),
    f("recruited_on", "ngay_tuyen_dung", ["12", "11", "13"], Date, &["ngay duoc tuyen dung", "ngay tuyen dung", "ngay duoc tuyen dung lan dau"]),
    f("recruited_by", "co_quan_tuyen_dung", ["12", "11", "13"], Text, &["vao co quan nao o dau", "co quan tuyen dung", "co quan to chuc don vi tuyen dung"]),
    f("joined_office_on", "ngay_vao_co_quan", ["13", "", "14"], Date, &["ngay vao co quan hien dang cong tac"]),
    f("revolution_on", "ngay_tham_gia_cach_mang", ["13", "", ""], Date, &["ngay tham gia cach mang"]),
    f("party_on", "ngay_vao_dang", ["14", "16", "15"], Date, &["ngay vao dang cong san viet nam", "ngay vao dang csvn", "ngay vao dang"]),
    f("party_official_on", "ngay_chinh_thuc", ["14", "16", "15"], Date, &["ngay chinh thuc"]),
    f("organisations", "to_chuc_chinh_tri_xa_hoi", ["15", "17", "16"], Text, &["ngay tham gia cac to chuc chinh tri xa hoi", "ngay tham gia to chuc chinh tri xa hoi", "ngay tham gia to chuc chinh tri xa hoi dau tien"]),
    f("enlisted_on", "ngay_nhap_ngu", ["16", "18", "17"], Date, &["ngay nhap ngu"]),
    f("discharged_on", "ngay_xuat_ngu", ["16", "18", "17"], Date, &["ngay xuat ngu"]),
    f("army_rank", "quan_ham", ["16", "18", "17"], Text, &["quan ham chuc vu cao nhat", "quan ham cao nhat"]),
    f("policy_group", "doi_tuong_chinh_sach", ["", "24", "18"], Text, &["doi tuong chinh sach", "la con gia dinh chinh sach"]),
    f("schooling", "giao_duc_pho_thong", ["17", "15.1", "19"], Text, &["giao duc pho thong", "trinh do giao duc pho thong"]),
    f("degree", "hoc_vi", ["17", "15.2", "20"], Education, &["hoc ham hoc vi cao nhat", "trinh do chuyen mon cao nhat"]),
    f("academic_title", "hoc_ham", ["", "", "21"], Text, &["hoc ham"]),
    f("theory", "ly_luan_chinh_tri", ["17", "15.3", "32.2"], Theory, &["ly luan chinh tri"]),
    f("management", "quan_ly_nha_nuoc", ["", "15.4", "32.3"], Management, &["quan ly nha nuoc"]),
    f("languages", "ngoai_ngu", ["17", "15.5", "32.6"], Text, &["ngoai ngu"]),
    f("computing", "tin_hoc", ["", "15.6", "32.5"], Text, &["tin hoc"]),
    f("planned_for", "duoc_quy_hoach", ["", "", "24"], Text, &["duoc quy hoach chuc danh"]),
    f("position_other", "chuc_vu_kiem_nhiem", ["", "", "25"], Text, &["chuc vu kiem nhiem"]),
    f("party_position", "chuc_vu_dang", ["", "", "26"], Text, &["chuc vu dang hien tai"]),
    f("party_position_other", "chuc_vu_dang_kiem_nhiem", ["", "", "27"], Text, &["chuc vu dang kiem nhiem"]),
    f("main_work", "cong_tac_chinh", ["18", "13", "28"], Text, &["cong tac chinh dang lam", "cong viec chinh duoc giao"]),
    f("rank", "ngach", ["19", "14", "30"], Text, &["ngach cong chuc", "ngach cong chuc vien chuc", "ngach chuc danh nghe nghiep"]),
    f("rank_code", "ma_ngach", ["19", "14", "30"], Text, &["ma so", "ma ngach"]).after(RANK),
    f("rank_on", "ngay_bo_nhiem_ngach", ["", "", "30"], Date, &["ngay bo nhiem ngach chuc danh nghe nghiep", "ngay bo nhiem ngach"]).after(RANK),
    f("salary_step", "bac_luong", ["19", "14", "30"], Text, &["bac luong"]),
    f("coefficient", "he_so", ["19", "14", "30"], Number, &["he so", "he so luong"]).after(RANK),
    f("salary_from", "huong_tu", ["19", "14", "30"], Date, &["tu thang", "ngay huong"]).after(PAID).bare(),
    f("salary_percent", "phan_tram_huong", ["", "", "30"], Text, &["phan tram huong"]),
    f("seniority_allowance", "vuot_khung", ["", "", "30"], Text, &["phu cap tham nien vuot khung"]),
    f("allowance_other", "phu_cap_khac", ["", "14", "30"], Text, &["phu cap khac"]),
    f("honours", "danh_hieu", ["20", "19", "22"], Text, &["danh hieu duoc phong", "danh hieu duoc phong tang cao nhat", "danh hieu nha nuoc phong tang"]),
    f("strengths", "so_truong", ["21", "20", "29"], Text, &["so truong cong tac"]),
    f("longest_work", "viec_lam_lau_nhat", ["21", "", "29"], Text, &["cong viec da lam lau nhat", "cong viec lam lau nhat"]),
    f("rewards", "khen_thuong", ["22", "21", "35"], Long, &["khen thuong"]),
    f("disciplines", "ky_luat", ["23", "22", "35"], Disciplines, &["ky luat"]),
    f("health", "suc_khoe", ["24", "23", "31"], Text, &["tinh trang suc khoe"]),
    f("height", "chieu_cao", ["24", "23", "31"], Text, &["cao", "chieu cao"]).after(&["health"]),
    f("weight", "can_nang", ["24", "23", "31"], Text, &["can nang"]),
    f("blood", "nhom_mau", ["24", "23", "31"], Text, &["nhom mau"]),
    f("id_number", "so_cccd", ["25", "25", "8"], Text, &["so chung minh nhan dan", "so cmnd", "so cccd", "so can cuoc", "so can cuoc cong dan", "so cmnd cccd", "so chung minh nhan dan can cuoc cong dan"]),
    f("id_issued_on", "ngay_cap", ["", "25", "8"], Date, &["ngay cap"]).after(&["id_number"]),
    f("insurance", "so_bhxh", ["", "26", "9"], Text, &["so so bhxh", "so bhxh"]),
    f("health_insurance", "so_bhyt", ["", "", "9"], Text, &["so the bhyt"]),
    f("wounded", "thuong_binh", ["25", "24", ""], Text, &["thuong binh loai", "la thuong binh hang", "thuong binh hang"]),
    f("martyr_family", "gia_dinh_liet_si", ["25", "", ""], Text, &["gia dinh liet si", "gia dinh liet sy"]),
    f("history", "lich_su_ban_than", ["28", "29", "34"], Long, &["dac diem lich su ban than"]).bare(),
    f("arrested", "bi_bat_bi_tu", ["28", "29", "34"], Long, &["bi bat bi tu"]),
    f("old_regime", "che_do_cu", ["28", "29", "34"], Long, &["ban than co lam viec trong che do cu", "ban than co lam viec cho che do cu", "lam viec trong che do cu"]),
    f("foreign", "quan_he_nuoc_ngoai", ["29", "30", ""], Long, &["quan he voi nuoc ngoai"]).bare(),
    f("foreign_organisations", "to_chuc_nuoc_ngoai", ["29", "30", "34"], Long, &["tham gia hoac co quan he voi cac to chuc chinh tri kinh te xa hoi nao o nuoc ngoai", "tham gia hoac co quan he voi cac to chuc chinh tri kinh te xa hoi o nuoc ngoai"]),
    f("foreign_relatives", "than_nhan_nuoc_ngoai", ["29", "30", "34"], Long, &["co than nhan"]),
    f("economy", "kinh_te_gia_dinh", ["31", "", "37"], Long, &["hoan canh kinh te gia dinh"]).bare(),
    f("income", "nguon_thu_nhap", ["31", "", "37"], Long, &["nguon thu nhap chinh cua gia dinh"]),
    f("house", "nha_o", ["31", "", "37"], Long, &["nha o"]),
    f("land", "dat_o", ["31", "", "37"], Long, &["dat o"]),
    f("business_land", "dat_san_xuat", ["31", "", "37"], Long, &["dat san xuat kinh doanh", "dat san xuat"]),
    f("appraisal", "nhan_xet", ["", "33", ""], Long, &["nhan xet danh gia cua co quan don vi quan ly va su dung can bo cong chuc", "nhan xet danh gia"]),
    f("signed_on", "ngay_khai", ["-", "-", "-"], Date, &[]),
];

/// Labels above groups of fields: the form's words, and no fields.
pub(super) const GROUPS: &[&str] = &["trinh do hoc van", "tien luong", "khai ro", "trinh do"];

/// Lines that forms print, folded, by how they begin: not an answer and not
/// something unread.
#[rustfmt::skip]
pub(super) const FORM_TEXT: &[&str] = &[
    "mau 2c", "mau so", "so yeu ly lich", "ly lich can bo", "cong hoa xa hoi chu nghia viet nam",
    "doc lap tu do hanh phuc", "dang cong san viet nam", "anh mau", "anh 4x6", "anh 4 x 6", "4 x 6", "4x6", "ghi chu hinh thuc hoc",
    "ban hanh kem theo", "nguoi khai", "xac nhan cua", "thu truong co quan", "thu truong don vi",
    "toi xin cam doan", "toi cam doan", "ky ten dong dau", "ky ghi ro ho ten",
    "ky va ghi ro ho ten", "ky ten",
];

/// How the hints that forms print in brackets begin, folded.
#[rustfmt::skip]
pub(super) const HINTS: &[&str] = &[
    "viet chu in hoa", "ghi la", "ghi nghe", "ghi ro", "lop may", "gs pgs", "cu nhan cao cap",
    "cao cap trung cap", "anh a", "anh hung lao dong", "huan huy chuong", "huan chuong",
    "ngay vao doan", "kinh tay", "xa phuong", "da tot nghiep", "tskh", "chuyen vien cao cap chuyen",
    "ten ngoai ngu", "trinh do a b", "so nha", "ve chinh quyen hoac dang", "dang chinh quyen", "kg",
    "con thuong binh", "nam nao", "xa huyen tinh", "can bo cong chuc",
];

/// Headings of parts of a table, folded, as whole lines.
#[rustfmt::skip]
pub(super) const PARTS: &[&str] = &[
    "chuyen mon", "ly luan chinh tri", "boi duong quan ly nha nuoc",
    "boi duong kien thuc an ninh quoc phong", "tin hoc", "tieng dan toc thieu so ngoai ngu",
];

/// Words that end a form: behind them stand signatures.
#[rustfmt::skip]
pub(super) const CLOSING: &[&str] = &[
    "nguoi khai",
    "toi xin cam doan",
    "toi cam doan",
    "xac nhan cua",
    "thu truong co quan",
    "thu truong don vi",
];
