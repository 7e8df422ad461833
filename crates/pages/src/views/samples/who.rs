//! Pairs of records, and what files say otherwise.

use super::{link, person_link};
use crate::views::{
    Differences, FileQuestions, HalfLine, PairField, PairLine, PersonQuestions, QuestionLine,
    SideCard, Stands, Who, WhoPair,
};

fn half(unit: &str, code: Option<&str>) -> HalfLine {
    HalfLine {
        name: "Lò Thị Mai".into(),
        born: "05/02/1978".into(),
        unit: unit.into(),
        code: code.map(str::to_owned),
    }
}

pub fn who() -> Vec<(&'static str, Who)> {
    let pair = PairLine {
        href: "/who/1/2".into(),
        halves: [half("Phòng Nội vụ", Some("TB-017")), half("Văn phòng Huyện ủy", None)],
        agrees: "Họ và tên, Ngày sinh, Giới tính".into(),
        differs: "Đơn vị, Quê quán".into(),
    };
    let long = PairLine {
        halves: [
            HalfLine {
                name: "Nguyễn Hoàng Thiên Phượng Quỳnh Anh".into(),
                ..half("Xã Pù Hin", None)
            },
            half("Trung tâm Bồi dưỡng chính trị và Truyền thông huyện", Some("TB-2026-000017")),
        ],
        ..pair.clone()
    };
    let full = Who {
        total: 1_204,
        pairs: vec![pair, long],
        units: vec![
            ("SL.TB.PNV".into(), "Phòng Nội vụ".into(), true),
            ("SL.TB.PH".into(), "Xã Pù Hin".into(), false),
        ],
        earlier: Some("/who?page=1".into()),
        further: Some("/who?page=3".into()),
    };
    let empty = Who { total: 0, pairs: vec![], units: vec![], earlier: None, further: None };
    vec![("full", full), ("empty", empty)]
}

pub fn who_pairs() -> Vec<(&'static str, WhoPair)> {
    let side = |unit: &str, rests: &str| SideCard {
        person: person_link("Lò Thị Mai"),
        unit: unit.into(),
        code: Some("TB-017".into()),
        sources: vec!["trích ngang 2026.xlsx (01/11/2026)".into()],
        rests: rests.into(),
    };
    let row = |label: &str, one: Option<&str>, other: Option<&str>, stands| PairField {
        code: "x".into(),
        label: label.into(),
        values: [one.map(str::to_owned), other.map(str::to_owned)],
        stands,
    };
    let open = WhoPair {
        href: "/who/1/2".into(),
        fault: None,
        refusal: None,
        is_apart: false,
        sides: [side("Phòng Nội vụ", "danh sách quy hoạch"), side("Văn phòng Huyện ủy", "")],
        rows: vec![
            row("Họ và tên", Some("Lò Thị Mai"), Some("Lò Thị Mai"), Stands::Alike),
            row("Số CCCD", None, Some("000178000001"), Stands::OneSided),
            row("Quê quán", Some("Xã Nà Ún"), Some("Xã Pù Hin, huyện X"), Stands::Differs),
            row("Đánh giá năm 2016", Some("Hoàn thành tốt"), Some("Hoàn thành"), Stands::Differs),
        ],
    };
    let refused = WhoPair {
        fault: Some("Hai hồ sơ đã được xác định là hai người.".into()),
        refusal: Some("Số CCCD của hai hồ sơ khác nhau.".into()),
        is_apart: true,
        ..open.clone()
    };
    vec![("open", open), ("refused", refused)]
}

pub fn differences() -> Vec<(&'static str, Differences)> {
    let line = |label: &str, known: &str, brought: &str| QuestionLine {
        id: "1C2D3E4F5G6H7".into(),
        place: "Cán bộ, dòng 17".into(),
        label: label.into(),
        known: known.into(),
        brought: brought.into(),
    };
    let file = FileQuestions {
        batch: "1C2D3E4F5G6H7".into(),
        file: "trích ngang 2026 (cập nhật).xlsx".into(),
        as_of: "01/11/2026".into(),
        total: 240,
        people: vec![PersonQuestions {
            person: link("Lò Thị Mai", "/people/1"),
            unit: "Phòng Nội vụ".into(),
            lines: vec![
                line("Lý luận chính trị", "Trung cấp", "Cao cấp"),
                line(
                    "Chức vụ hiện tại (nguyên văn)",
                    "Phó Trưởng phòng Nội vụ",
                    "Huyện ủy viên, Trưởng phòng Nội vụ",
                ),
            ],
        }],
    };
    let full = Differences { fault: None, files: vec![file], more: 38 };
    let empty = Differences { fault: None, files: vec![], more: 0 };
    let refused =
        Differences { fault: Some("Chưa chọn câu trả lời nào.".into()), ..full.clone() };
    vec![("full", full), ("empty", empty), ("refused", refused)]
}
