//! The dictionaries: what a template of each paper may name. What a field
//! means stands in the catalogues, as `paper-field-NAME`.
//!
//! A test holds them against the values of the sample papers: every value has
//! a field and every field a value.

mod meeting;

pub use meeting::{BALLOT, COUNT_PROTOCOL, INVITATION, MINUTES};

use crate::template::{Field, Kind};

const fn text(name: &'static str, alias: &'static str) -> Field {
    Field { name, alias, kind: Kind::Text }
}

const fn number(name: &'static str, alias: &'static str) -> Field {
    Field { name, alias, kind: Kind::Number }
}

const fn flag(name: &'static str, alias: &'static str) -> Field {
    Field { name, alias, kind: Kind::Flag }
}

const fn texts(name: &'static str, alias: &'static str) -> Field {
    Field { name, alias, kind: Kind::Texts }
}

const fn one(name: &'static str, alias: &'static str, fields: &'static [Field]) -> Field {
    Field { name, alias, kind: Kind::One(fields) }
}

const fn many(name: &'static str, alias: &'static str, fields: &'static [Field]) -> Field {
    Field { name, alias, kind: Kind::Many(fields) }
}

const LABEL: Field = text("label", "nhan_phu_luc");
const BODY: Field = text("body", "co_quan_ban_hanh");
const PLACE_DATE: Field = text("place_date", "dia_danh_ngay_thang");

const HEAD: Field = Field {
    name: "head",
    alias: "dau_van_ban",
    kind: Kind::Open(&[
        flag("party", "van_ban_dang"),
        text("parent", "co_quan_cap_tren"),
        BODY,
        text("body_named", "ten_co_quan_ban_hanh"),
        text("number", "so_ky_hieu"),
        text("place", "dia_danh"),
        PLACE_DATE,
        text("date_words", "ngay_van_ban"),
        text("stamp", "do_mat"),
        text("copy", "ban_so"),
        text("full_stop", "dau_ket"),
        text("layout_rule", "can_cu_the_thuc"),
        text("layout_note", "ghi_chu_the_thuc"),
    ]),
};

const SIGNATURE: &[Field] = &[
    texts("roles", "dong_ky"),
    text("authority", "quyen_han_ky"),
    text("office", "chuc_vu_ky"),
    text("name", "nguoi_ky"),
];

const NAME: Field = text("name", "ho_va_ten");
const MEN: Field = text("men", "ngay_sinh_nam");
const WOMEN: Field = text("women", "ngay_sinh_nu");
const BORN: Field = text("born", "ngay_sinh");
const SEX: Field = text("sex", "gioi_tinh");
const POSITION: Field = text("position", "chuc_vu");
const EDUCATION: Field = text("education", "chuyen_mon");
const THEORY: Field = text("theory", "ly_luan_chinh_tri");
const ETHNICITY: Field = text("ethnicity", "dan_toc");
const EVALUATIONS: Field = text("evaluations", "danh_gia_3_nam");
const POST: Field = text("post", "chuc_danh");
const PROPOSAL: Field = text("proposal", "de_xuat");
const TITLE: Field = text("title", "tieu_de");
const SUBJECT: Field = text("subject", "trich_yeu");
const SIGNS: Field = one("signs", "ky", SIGNATURE);
const PREPARED_BY: Field = one("prepared_by", "lap_bieu", SIGNATURE);
const SIGNED_BY: Field = one("signed_by", "thu_truong", SIGNATURE);
const RECIPIENTS: Field = texts("recipients", "noi_nhan");
const RECIPIENT_LINES: Field = texts("recipient_lines", "dong_noi_nhan");
const LEGAL_LINE: Field = text("legal_line", "kem_theo");
const CONVENED: Field = number("convened", "trieu_tap");
const PRESENT: Field = number("present", "co_mat");
const PROVISION: Field = text("provision", "can_cu_quy_dinh");
const PLAN: Field = text("plan", "quy_hoach");
const LETTER: Field = text("letter", "chu_cai");
const TERM: Field = text("term", "nhiem_ky");
const UNIT: Field = text("unit", "don_vi");
const BASES: Field = texts("bases", "can_cu");
const PEOPLE_COUNT: Field = number("people_count", "tong_so_nguoi");
const CARRIED_COUNT: Field = number("carried_count", "so_chuyen_tiep");
const ADDED_COUNT: Field = number("added_count", "so_bo_sung");
const REMOVED_COUNT: Field = number("removed_count", "so_dua_ra");

/// Phụ lục 1.
pub const CARRY_OVER: &[Field] = &[
    LABEL,
    BODY,
    TITLE,
    LEGAL_LINE,
    PLACE_DATE,
    PREPARED_BY,
    SIGNED_BY,
    many(
        "terms",
        "cac_nhiem_ky",
        &[
            LETTER,
            TERM,
            UNIT,
            many(
                "groups",
                "cac_nhom",
                &[
                    text("roman", "so_la_ma"),
                    TITLE,
                    number("count", "so_nguoi"),
                    many(
                        "rows",
                        "cac_dong",
                        &[
                            NAME,
                            MEN,
                            WOMEN,
                            BORN,
                            SEX,
                            POSITION,
                            text("planned_post", "chuc_danh_da_quy_hoach"),
                            text("carried_post", "chuc_danh_chuyen_tiep"),
                            EDUCATION,
                            THEORY,
                            text("decision", "quyet_dinh_quy_hoach"),
                            EVALUATIONS,
                            PROPOSAL,
                        ],
                    ),
                ],
            ),
        ],
    ),
];

/// Phụ lục 2.
pub const SUPPLEMENT: &[Field] = &[
    LABEL,
    BODY,
    TITLE,
    LEGAL_LINE,
    PLACE_DATE,
    PREPARED_BY,
    SIGNED_BY,
    many(
        "terms",
        "cac_nhiem_ky",
        &[
            LETTER,
            TERM,
            UNIT,
            many(
                "posts",
                "cac_chuc_danh",
                &[
                    text("roman", "so_la_ma"),
                    POST,
                    number("requested", "so_luong_de_nghi"),
                    number("count", "so_nguoi"),
                    text("list_line", "dong_danh_sach"),
                    many(
                        "rows",
                        "cac_dong",
                        &[
                            NAME,
                            MEN,
                            WOMEN,
                            BORN,
                            SEX,
                            POSITION,
                            text("proposed_post", "chuc_danh_de_xuat"),
                            EDUCATION,
                            THEORY,
                            EVALUATIONS,
                            PROPOSAL,
                        ],
                    ),
                ],
            ),
        ],
    ),
];

const SUMMARY_ROW: &[Field] = &[
    text("label", "nhan"),
    number("seats", "so_vi_tri"),
    number("people", "so_nguoi"),
    text("ratio", "he_so"),
    text("women", "so_nu"),
    text("young", "so_tre"),
    text("minority", "so_dan_toc_thieu_so"),
    text("postgraduate", "so_tren_dai_hoc"),
    text("university", "so_dai_hoc"),
    text("theory_high", "so_cao_cap_ly_luan"),
    text("theory_middle", "so_trung_cap_ly_luan"),
    text("age", "tuoi_binh_quan"),
];

/// Danh sách kèm theo quyết định, danh sách đưa ra, bảng tổng hợp.
pub const DECISION_LIST: &[Field] = &[
    HEAD,
    TITLE,
    SUBJECT,
    text("decision", "kem_theo"),
    text("decision_number", "so_quyet_dinh"),
    text("decision_date", "ngay_quyet_dinh"),
    text("decided_by", "co_quan_quyet_dinh"),
    TERM,
    UNIT,
    PEOPLE_COUNT,
    CARRIED_COUNT,
    ADDED_COUNT,
    REMOVED_COUNT,
    many(
        "posts",
        "cac_chuc_danh",
        &[
            text("roman", "so_la_ma"),
            POST,
            number("seats", "so_vi_tri"),
            number("count", "so_nguoi"),
            many(
                "people",
                "danh_sach",
                &[
                    NAME,
                    MEN,
                    WOMEN,
                    BORN,
                    SEX,
                    ETHNICITY,
                    POSITION,
                    EDUCATION,
                    THEORY,
                    EVALUATIONS,
                    text("basis", "can_cu_quy_hoach"),
                    text("votes", "so_phieu"),
                ],
            ),
        ],
    ),
    many(
        "removed",
        "dua_ra",
        &[NAME, MEN, WOMEN, BORN, SEX, POSITION, POST, text("reason", "ly_do"), PROVISION],
    ),
    text("age_at", "thang_tinh_tuoi"),
    text("young", "tuoi_tre"),
    many("summary", "tong_hop", SUMMARY_ROW),
    one("total", "tong_so", SUMMARY_ROW),
    SIGNS,
];

/// Kế hoạch đào tạo, bồi dưỡng.
pub const TRAINING_PLAN: &[Field] = &[
    HEAD,
    TITLE,
    SUBJECT,
    text("decision", "quyet_dinh"),
    text("basis", "can_cu"),
    number("planned_count", "so_nguoi_quy_hoach"),
    PEOPLE_COUNT,
    many(
        "posts",
        "cac_chuc_danh",
        &[
            text("roman", "so_la_ma"),
            POST,
            number("count", "so_nguoi"),
            many(
                "people",
                "danh_sach",
                &[NAME, MEN, WOMEN, BORN, SEX, POSITION, text("needs", "noi_dung_dao_tao")],
            ),
        ],
    ),
    PREPARED_BY,
    SIGNED_BY,
];

/// Danh sách trích ngang.
pub const SHORT_PROFILES: &[Field] = &[
    HEAD,
    TITLE,
    SUBJECT,
    LEGAL_LINE,
    text("as_of", "tinh_den_ngay"),
    PEOPLE_COUNT,
    many(
        "people",
        "danh_sach",
        &[
            text("code", "ma_can_bo"),
            NAME,
            MEN,
            WOMEN,
            BORN,
            SEX,
            ETHNICITY,
            text("religion", "ton_giao"),
            text("hometown", "que_quan"),
            POSITION,
            UNIT,
            EDUCATION,
            THEORY,
            text("management", "quan_ly_nha_nuoc"),
            text("party_probationary", "vao_dang_du_bi"),
            text("party_official", "vao_dang_chinh_thuc"),
            EVALUATIONS,
            text("disciplines", "ky_luat"),
        ],
    ),
    PREPARED_BY,
    SIGNED_BY,
];

/// Tờ trình, dự thảo quyết định.
pub const SUBMISSION: &[Field] = &[
    HEAD,
    TITLE,
    SUBJECT,
    texts("to", "kinh_gui"),
    text("decider", "co_quan_quyet_dinh"),
    BASES,
    PLAN,
    UNIT,
    PEOPLE_COUNT,
    CARRIED_COUNT,
    ADDED_COUNT,
    REMOVED_COUNT,
    many(
        "steps",
        "cac_buoc",
        &[NAME, text("day", "ngay"), CONVENED, PRESENT, text("result", "ket_qua")],
    ),
    many(
        "posts",
        "cac_chuc_danh",
        &[POST, number("seats", "so_vi_tri"), number("count", "so_nguoi")],
    ),
    texts("annexes", "phu_luc"),
    RECIPIENTS,
    RECIPIENT_LINES,
    SIGNS,
];
