//! Samples of the law page.

use super::day;
use crate::views::law::{
    ChainLink, Confirm, Effect, InstrumentLine, InstrumentRole, LawLine, LawPage, Standing,
};
use crate::views::model::Confidence;

pub(super) fn instruments() -> Vec<InstrumentLine> {
    vec![
        InstrumentLine {
            number: "15-HD/BTCTW".into(),
            day: day(2012, 11, 5),
            issuer: "Ban Tổ chức Trung ương".into(),
            title: "Hướng dẫn về công tác quy hoạch cán bộ lãnh đạo, quản lý".into(),
            role: InstrumentRole::Base,
            confidence: Confidence::Recall,
            href: Some("/law/15-2012".into()),
        },
        InstrumentLine {
            number: "06-HD/BTCTW".into(),
            day: day(2017, 2, 24),
            issuer: "Ban Tổ chức Trung ương".into(),
            title: "Sửa đổi, bổ sung một số nội dung về công tác quy hoạch cán bộ lãnh đạo, quản lý"
                .into(),
            role: InstrumentRole::Amends,
            confidence: Confidence::Proxy,
            href: Some("/law/06-2017".into()),
        },
        InstrumentLine {
            number: "312-CV/TU".into(),
            day: day(2017, 3, 6),
            issuer: "Ban Thường vụ Tỉnh ủy Sơn Lam".into(),
            title: "Thực hiện lại quy trình rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý nhiệm kỳ 2015–2020".into(),
            role: InstrumentRole::Local,
            confidence: Confidence::Text,
            href: None,
        },
    ]
}

fn step(citation: &str, effect: Effect, value: &str, confidence: Confidence) -> ChainLink {
    ChainLink {
        citation: citation.into(),
        effect,
        value: Some(value.into()),
        from: Some(day(2017, 2, 24)),
        until: None,
        confidence,
        checked: None,
        confirm: Some(Confirm {
            instrument: "06-HD-BTCTW-2017-02-24".into(),
            provision: "so-luong".into(),
            parameter: "max-per-post".into(),
            digest: "5f3a9c0e".into(),
            withdraw: false,
        }),
    }
}

pub(in crate::views) fn law() -> Vec<(&'static str, LawPage)> {
    let old = |value| ChainLink {
        from: Some(day(2012, 11, 5)),
        until: Some(day(2017, 2, 24)),
        ..step(
            "Điểm 2.1, Hướng dẫn 15-HD/BTCTW ngày 05/11/2012",
            Effect::Replaced,
            value,
            Confidence::Recall,
        )
    };
    let new = |value| {
        step("Hướng dẫn 06-HD/BTCTW ngày 24/02/2017", Effect::Sets, value, Confidence::Proxy)
    };
    let line = |code: &str, name: &str, standing, chain| LawLine {
        code: code.into(),
        name: name.into(),
        standing,
        table: Vec::new(),
        chain,
    };
    let checked = ChainLink {
        checked: Some((day(2017, 3, 7), "P.H.T.".into())),
        confirm: Some(Confirm {
            instrument: "312-CV-TU-2017-03-06".into(),
            provision: "so-luong".into(),
            parameter: "max-per-post".into(),
            digest: "0e7b1d4a".into(),
            withdraw: true,
        }),
        ..step(
            "Điểm 3, Công văn 312-CV/TU ngày 06/03/2017",
            Effect::Narrows,
            "2–3 người",
            Confidence::Text,
        )
    };
    let page = LawPage {
        on: day(2017, 3, 15),
        unit: "Huyện Thượng Bình".into(),
        known_by: day(2017, 3, 15),
        digest: "5f3a9c0e7b1d4a62c8e0".into(),
        action: "/law".into(),
        units: vec![
            ("TB".into(), "Huyện Thượng Bình".into(), true),
            ("TB.X01".into(), "Xã Tà Phình".into(), false),
        ],
        unchecked: 12,
        faults: vec!["thu-2017.md:14:9: unknown key `valeu`".into()],
        stale: vec!["06-HD-BTCTW-2017-02-24/do-tuoi: min-remaining-service".into()],
        may_confirm: true,
        instruments: instruments(),
        lines: vec![
            line(
                "names-per-post",
                "Số người quy hoạch cho một chức danh",
                Standing::Value("2–3 người".into()),
                vec![checked, new("2–4 người"), old("2–3 người")],
            ),
            line(
                "titles-per-person",
                "Số chức danh quy hoạch cho một người",
                Standing::Value("nhiều nhất 3".into()),
                vec![new("nhiều nhất 3")],
            ),
            line(
                "women-share",
                "Tỷ lệ nữ trong quy hoạch cấp ủy",
                Standing::Value("15%".into()),
                vec![new("15%")],
            ),
            LawLine {
                table: vec![
                    vec![("Cấp".into(), "cấp huyện".into()), ("Tháng".into(), "06/2020".into())],
                    vec![("Cấp".into(), "cấp tỉnh".into()), ("Tháng".into(), "09/2020".into())],
                ],
                ..line(
                    "age-reference",
                    "Thời điểm tính tuổi",
                    Standing::Value("bảng 2 dòng".into()),
                    vec![new("bảng 2 dòng")],
                )
            },
            line("science-share", "Tỷ lệ cán bộ khoa học, công nghệ", Standing::Gap, Vec::new()),
            line(
                "young-age",
                "Tuổi được tính là cán bộ trẻ",
                Standing::Conflict,
                vec![
                    new("dưới 40 tuổi"),
                    step(
                        "Điểm 5, Công văn 312-CV/TU ngày 06/03/2017",
                        Effect::Sets,
                        "dưới 35 tuổi",
                        Confidence::Text,
                    ),
                ],
            ),
        ],
    };
    let bare = LawPage {
        lines: Vec::new(),
        instruments: Vec::new(),
        unchecked: 0,
        faults: Vec::new(),
        stale: Vec::new(),
        ..page.clone()
    };
    vec![("full", page), ("empty", bare)]
}
