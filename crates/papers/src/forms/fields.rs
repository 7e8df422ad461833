//! The dictionaries: what a template of each paper may name. What a field
//! means stands in the catalogues, as `paper-field-NAME`.
//!
//! A test holds them against the values of the sample papers: every value has
//! a field and every field a value.

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

const HEAD: Field = Field {
    name: "head",
    alias: "dau_van_ban",
    kind: Kind::Open(&[
        flag("party", "van_ban_dang"),
        text("parent", "co_quan_cap_tren"),
        text("body", "co_quan_ban_hanh"),
        text("number", "so_ky_hieu"),
        text("place", "dia_danh"),
        text("place_date", "dia_danh_ngay_thang"),
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
const TIME: Field = text("time", "thoi_gian");
const VENUE: Field = text("venue", "dia_diem");
const AGENDA: Field = texts("agenda", "chuong_trinh");
const CONVENED: Field = number("convened", "trieu_tap");
const PRESENT: Field = number("present", "co_mat");
const PROVISION: Field = text("provision", "can_cu_quy_dinh");
const NOTE: Field = text("note", "ghi_chu");
const PLAN: Field = text("plan", "quy_hoach");
const UNIT: Field = text("unit", "don_vi");
const BASES: Field = texts("bases", "can_cu");
const PEOPLE_COUNT: Field = number("people_count", "tong_so_nguoi");
const CARRIED_COUNT: Field = number("carried_count", "so_chuyen_tiep");
const ADDED_COUNT: Field = number("added_count", "so_bo_sung");
const REMOVED_COUNT: Field = number("removed_count", "so_dua_ra");

/// Phụ lục 1.
pub const CARRY_OVER: &[Field] = &[
    text("label", "nhan_phu_luc"),
    text("body", "co_quan_ban_hanh"),
    TITLE,
    LEGAL_LINE,
    text("place_date", "dia_danh_ngay_thang"),
    PREPARED_BY,
    SIGNED_BY,
    many(
        "terms",
        "cac_nhiem_ky",
        &[
            text("letter", "chu_cai"),
            text("term", "nhiem_ky"),
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
    text("label", "nhan_phu_luc"),
    text("body", "co_quan_ban_hanh"),
    TITLE,
    LEGAL_LINE,
    text("place_date", "dia_danh_ngay_thang"),
    PREPARED_BY,
    SIGNED_BY,
    many(
        "terms",
        "cac_nhiem_ky",
        &[
            text("letter", "chu_cai"),
            text("term", "nhiem_ky"),
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

/// Giấy mời, chương trình hội nghị.
pub const INVITATION: &[Field] = &[
    HEAD,
    TITLE,
    SUBJECT,
    TIME,
    VENUE,
    AGENDA,
    texts("documents", "tai_lieu"),
    SIGNS,
    many("people", "danh_sach", &[NAME, POSITION, text("shown", "ma_giay_moi")]),
];

const SHEETS: &[Field] = &[
    number("issued", "phat_ra"),
    number("returned", "thu_ve"),
    number("not_returned", "khong_thu_ve"),
    number("valid", "hop_le"),
    number("invalid", "khong_hop_le"),
];

/// Biên bản hội nghị, tin hội nghị.
pub const MINUTES: &[Field] = &[
    HEAD,
    TITLE,
    SUBJECT,
    text("opened", "khai_mac"),
    text("closed", "be_mac"),
    VENUE,
    texts("purposes", "muc_dich"),
    texts("requirements", "yeu_cau"),
    one(
        "taken_down",
        "ghi_nhan",
        &[
            texts("substitutes", "du_thay"),
            texts("late", "den_muon"),
            texts("roster_changes", "dieu_chinh_trieu_tap"),
            texts("order", "trinh_tu"),
            text("spoke", "phat_bieu"),
            texts("documents", "tai_lieu"),
            texts("reopened", "mo_lai"),
        ],
    ),
    text("composition", "thanh_phan"),
    CONVENED,
    PRESENT,
    number("absent", "vang_mat"),
    texts("absences", "nguoi_vang"),
    texts("guests", "khach_moi"),
    one(
        "quorum",
        "dieu_kien",
        &[
            text("share", "ty_le"),
            text("base", "co_so"),
            number("base_count", "so_co_so"),
            number("needed", "can_co"),
            PRESENT,
            flag("met", "du"),
            PROVISION,
            NOTE,
        ],
    ),
    text("chair", "chu_tri"),
    text("secretary", "thu_ky"),
    AGENDA,
    texts("discussion", "thao_luan"),
    one(
        "ballot",
        "bo_phieu",
        &[
            text("method", "hinh_thuc"),
            one("count", "phieu", SHEETS),
            text("rule", "quy_tac"),
            text("base", "co_so"),
            number("base_count", "so_co_so"),
            many(
                "posts",
                "cac_chuc_danh",
                &[
                    POST,
                    many(
                        "rows",
                        "cac_dong",
                        &[
                            POST,
                            NAME,
                            number("agree", "dong_y"),
                            text("percent", "ty_le"),
                            text("result", "ket_qua"),
                        ],
                    ),
                ],
            ),
        ],
    ),
    texts("conclusions", "ket_luan"),
    RECIPIENTS,
    RECIPIENT_LINES,
    one("secretary_signs", "thu_ky_ky", SIGNATURE),
    one("chair_signs", "chu_tri_ky", SIGNATURE),
    flag("has_roll", "co_diem_danh"),
    many(
        "roll",
        "diem_danh",
        &[NAME, POSITION, flag("present", "co_mat"), flag("away", "vang"), NOTE],
    ),
];

/// Biên bản kiểm phiếu.
pub const COUNT_PROTOCOL: &[Field] = &[
    HEAD,
    TITLE,
    SUBJECT,
    text("opened", "bat_dau"),
    text("closed", "ket_thuc"),
    VENUE,
    many("team", "to_kiem_phieu", &[NAME, POSITION, text("role", "nhiem_vu")]),
    number("team_count", "so_nguoi_to"),
    CONVENED,
    PRESENT,
    number("absent", "vang_mat"),
    text("kind", "loai_phieu"),
    one("count", "phieu", SHEETS),
    many(
        "invalid_reasons",
        "phieu_khong_hop_le",
        &[text("reason", "ly_do"), number("sheets", "so_phieu")],
    ),
    one(
        "rule",
        "quy_tac",
        &[
            text("base", "co_so"),
            number("base_count", "so_co_so"),
            one("threshold", "nguong", &[text("share", "ty_le"), number("needed", "can_co")]),
            PROVISION,
            NOTE,
        ],
    ),
    many(
        "posts",
        "cac_chuc_danh",
        &[
            POST,
            many(
                "people",
                "danh_sach",
                &[
                    NAME,
                    BORN,
                    POSITION,
                    number("agree", "dong_y"),
                    number("disagree", "khong_dong_y"),
                    number("blank", "phieu_trang"),
                    text("percent", "ty_le"),
                    text("result", "ket_qua"),
                ],
            ),
            many(
                "write_ins",
                "gioi_thieu_them",
                &[text("person", "nguoi"), number("sheets", "so_phieu")],
            ),
        ],
    ),
    text("counts_words", "cac_lan_kiem"),
    texts("notes", "cac_ghi_chu"),
    many(
        "signatures",
        "chu_ky",
        &[one("left", "ben_trai", SIGNATURE), one("right", "ben_phai", SIGNATURE)],
    ),
    one("chair_signs", "chu_tri_ky", SIGNATURE),
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
