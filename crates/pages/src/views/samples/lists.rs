//! Samples of the pages that list: plans, people found, the journal.

use super::{born, link, person_link};
use crate::views::journal::{Chain, Journal, JournalLine};
use crate::views::people::{Found, People, PeopleAsked};
use crate::views::plans::{PlanLink, Plans, UnitPlans};
use crate::views::search::{Search, SearchGroup, SearchHit};

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
    let found = |name: &str, title: &str, unit: &str| Found {
        person: person_link(name),
        birth: born(1979, 4, 12),
        title: title.into(),
        unit: unit.into(),
    };
    let people = |words: &str, found, total| People {
        asked: PeopleAsked { words: words.into(), ..PeopleAsked::default() },
        units: vec![("SL.TB".into(), "Huyện ủy Thượng Bình".into())],
        groups: vec!["Kinh", "Thái"],
        query: if words.is_empty() { String::new() } else { "q=mai".into() },
        found,
        total,
        saved: Vec::new(),
    };
    let some = vec![
        found("Lò Thị Mai", "Phó Chủ tịch", "Ủy ban Mặt trận Tổ quốc huyện Thượng Bình"),
        found("Nguyễn Thị Mai Phương Thảo Nguyên", "", "Xã Tà Phình"),
    ];
    let narrow = PeopleAsked {
        unit: "SL.TB".into(),
        sex: "female".into(),
        age_to: "40".into(),
        ethnicity: "Thái".into(),
        planned: "no".into(),
        ..PeopleAsked::default()
    };
    let saved = vec![link("Nữ dưới 40, chưa quy hoạch", "/people?sex=female&age-to=40&planned=no")];
    vec![
        ("asked", people("", None, 0)),
        ("found", People { saved: saved.clone(), ..people("mai", Some(some.clone()), 1240) }),
        ("narrow", People { asked: narrow, saved, ..people("mai", Some(some), 2) }),
        ("nobody", people("khong co ai", Some(Vec::new()), 0)),
    ]
}

pub(in crate::views) fn search() -> Vec<(&'static str, Search)> {
    let hit = |text: &str, href: &str, beside: &str| SearchHit {
        link: link(text, href),
        beside: beside.into(),
    };
    let group = |heading, hits: Vec<SearchHit>, total, all: Option<&str>| SearchGroup {
        heading,
        hits,
        total,
        all: all.map(Into::into),
    };
    let unit = "Ủy ban Mặt trận Tổ quốc huyện Thượng Bình";
    let groups = vec![
        group(
            "search-people",
            vec![hit("Lò Thị Bình", "/people/1", &format!("Phó Chủ tịch, {unit}"))],
            31,
            Some("/people?q=binh"),
        ),
        group(
            "search-posts",
            vec![hit("Trưởng ban Dân vận", "/plans/SL.TB", "Huyện ủy Thượng Bình: Hà Văn An")],
            1,
            None,
        ),
        group("search-units", vec![hit("Huyện ủy Thượng Bình", "/plans/SL.TB", "SL.TB")], 20, None),
        group(
            "search-papers",
            vec![hit("Biên bản hội nghị (15/03/2017) PDF", "/papers/1", "")],
            1,
            None,
        ),
        group("search-decisions", vec![hit("215-QĐ/HU", "/reviews/1", "12/04/2017")], 1, None),
    ];
    let search = |query: &str, groups| Search { query: query.into(), groups };
    vec![
        ("found", search("binh", groups)),
        ("nothing", search("khong co gi", Vec::new())),
        ("asked", search("", Vec::new())),
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
