//! Samples of the pages that list: plans, people found, the journal.

use super::{link, person_link};
use crate::views::journal::{Chain, Journal, JournalLine};
use crate::views::people::{Found, People};
use crate::views::plans::{PlanLink, Plans, UnitPlans};

pub(in crate::views) fn plans() -> Vec<(&'static str, Plans)> {
    let plan = |href: &str, standing| Some(PlanLink { href: href.into(), standing });
    let row = |unit: &str, level: &str, committee, titles| UnitPlans {
        unit: link(unit, "/plans/TB"),
        level: level.into(),
        term: "2015–2020".into(),
        committee,
        titles,
    };
    let rows = vec![
        row(
            "Huyện Thượng Bình",
            "Cấp huyện",
            plan("/plans/TB?kind=committee", 69),
            plan("/plans/TB?kind=titles", 31),
        ),
        row("Ban Tổ chức Huyện ủy Thượng Bình", "Cơ quan, đơn vị", None, plan("/plans/TB.BTC", 7)),
        row("Xã Tà Phình", "Cấp xã", plan("/plans/TB.X01", 24), plan("/plans/TB.X01", 9)),
    ];
    vec![("full", Plans { rows }), ("empty", Plans { rows: Vec::new() })]
}

pub(in crate::views) fn people() -> Vec<(&'static str, People)> {
    let found = |name: &str, unit: &str| Found { person: person_link(name), unit: unit.into() };
    let people = |query: &str, found, more| People { query: query.into(), found, more };
    let some = vec![
        found("Lò Thị Mai", "Ủy ban Mặt trận Tổ quốc huyện Thượng Bình"),
        found("Nguyễn Thị Mai Phương Thảo Nguyên", "Xã Tà Phình"),
    ];
    vec![
        ("asked", people("", None, false)),
        ("found", people("mai", Some(some), true)),
        ("nobody", people("khong co ai", Some(Vec::new()), false)),
    ]
}

pub(in crate::views) fn journal() -> Vec<(&'static str, Journal)> {
    let line = |number, action: &str, data: &[(&str, &str)]| JournalLine {
        number,
        at: "15/03/2017 14:40".into(),
        actor: "can-bo".into(),
        action: action.into(),
        subject: "0a1b2c3d4e5f6".into(),
        data: data.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
    };
    let full = Journal {
        chain: Chain::Sound(112),
        lines: vec![
            line(112, "Ghi nhận đại biểu dự họp", &[("step", "2"), ("present", "106")]),
            line(111, "Xem hồ sơ cán bộ", &[]),
        ],
        newer: None,
        older: Some("/journal?before=111".into()),
    };
    let broken = Journal {
        chain: Chain::Faulty("Mục 7 của nhật ký đã bị sửa.".into()),
        ..full.clone()
    };
    let empty = Journal { chain: Chain::Sound(0), lines: Vec::new(), newer: None, older: None };
    vec![("full", full), ("broken", broken), ("empty", empty)]
}
