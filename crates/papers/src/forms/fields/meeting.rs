//! The dictionaries of the papers of a conference.

use super::{
    BODY, BORN, CONVENED, HEAD, NAME, PLACE_DATE, POSITION, POST, PRESENT, PROVISION,
    RECIPIENT_LINES, RECIPIENTS, SIGNATURE, SIGNS, SUBJECT, TITLE, flag, many, number, one, text,
    texts,
};
use crate::template::Field;

const NOTE: Field = text("note", "ghi_chu");
const AGENDA: Field = texts("agenda", "chuong_trinh");
const VENUE: Field = text("venue", "dia_diem");
const TIME: Field = text("time", "thoi_gian");
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

const CANDIDATE: &[Field] = &[NAME, text("born", "nam_sinh"), POSITION];

/// Phiếu, counted by hand.
pub const BALLOT: &[Field] = &[
    text("parent", "co_quan_cap_tren"),
    BODY,
    PLACE_DATE,
    text("stamp", "do_mat"),
    flag("has_seal", "co_dau"),
    flag("two_boxes", "hai_o"),
    TITLE,
    SUBJECT,
    texts("instructions", "huong_dan"),
    many(
        "groups",
        "cac_chuc_danh",
        &[
            POST,
            text("at_most", "chon_khong_qua"),
            number("count", "so_nguoi"),
            many("rows", "danh_sach", CANDIDATE),
            texts("write_ins", "gioi_thieu_them"),
        ],
    ),
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
