//! Samples of the pages of posts.

use super::{day, link, person_link};
use crate::views::{
    ChartLayout, CoverageFilter, CoveragePage, CoveredPost, Feeder, FindPost, FoundPost, Holder,
    JudgeForm, Judged, JudgedLine, Lineage, ManyLine, Planned, PostDetail, PostNode, Posts,
    Retirement, Tab, Tier,
};
use base::Month;
use plan::{Coverage, CoverageSums};

fn month(year: i16, month: i8) -> Month {
    Month::new(year, month).unwrap_or_else(|| day(year, 1, 1).month())
}

fn retires(year: i16) -> Option<Retirement> {
    Some(Retirement { earliest: month(year, 4), latest: month(year, 4), months_left: 24 })
}

fn holder(name: &str) -> Holder {
    Holder { person: person_link(name), held: "01/2016".into(), retires: retires(2024) }
}

fn planned(name: &str, judged: Option<Judged>) -> Planned {
    Planned {
        person: person_link(name),
        current: "Trưởng Ban Tổ chức Huyện ủy".into(),
        unit: "Ban Tổ chức Huyện ủy".into(),
        in_place: judged.is_some(),
        retires: retires(2029).map(|one| Retirement { latest: month(2030, 9), ..one }),
        near: judged.is_none(),
        other_posts: 2,
        readiness: judged,
    }
}

fn judged(stale: bool) -> Option<Judged> {
    Some(Judged {
        level: "1–2".into(),
        code: "one-two-years".into(),
        rank: Some(1),
        emergency: true,
        expires: day(2017, 5, 2),
        stale,
    })
}

fn sums() -> CoverageSums {
    let mut sums = CoverageSums::default();
    for (class, key) in [
        (Coverage::Nobody, true),
        (Coverage::OneOnly, false),
        (Coverage::AllNearRetirement, true),
        (Coverage::Covered, true),
        (Coverage::Covered, false),
    ] {
        sums.add(class, key);
    }
    sums
}

fn node(title: &str, coverage: Coverage) -> PostNode {
    let bench = match coverage {
        Coverage::Nobody => vec![],
        Coverage::OneOnly => vec![planned("Lò Thị Mai", judged(true))],
        _ => vec![
            planned("Nguyễn Hoàng Thị Phương Thảo Nguyên", judged(false)),
            planned("Cà Văn Ún", None),
        ],
    };
    PostNode {
        unit: None,
        post: Some(link(title, "/post/1")),
        key: coverage != Coverage::Covered,
        seats: 2,
        vacant: 1,
        incumbents: vec![holder("Quàng Văn Thử")],
        bench,
        coverage,
        sums: None,
    }
}

fn unit(name: &str) -> PostNode {
    let lead = node("Trưởng phòng Nội vụ", Coverage::AllNearRetirement);
    PostNode { unit: Some(link(name, "/posts/TB.PNV")), sums: Some(sums()), ..lead }
}

fn tabs() -> Vec<Tab> {
    let tab = |text: &str, current| Tab { text: text.into(), href: "/posts/TB".into(), current };
    vec![tab("2015–2020", true), tab("2010–2015", false)]
}

fn page(root: Option<PostNode>, nodes: Vec<PostNode>, layout: ChartLayout) -> Posts {
    Posts {
        unit: "Huyện Thượng Bình".into(),
        as_of: day(2017, 5, 2),
        term: Some("2015–2020".into()),
        terms: tabs(),
        tabs: tabs(),
        layout,
        find: FindPost { action: "/posts/TB".into(), ..FindPost::default() },
        root,
        nodes,
        sums: sums(),
        coverage_href: "/coverage?unit=TB".into(),
        svg_href: "/posts/TB/chart.svg".into(),
    }
}

pub(in crate::views) fn posts() -> Vec<(&'static str, Posts)> {
    let root = || Some(node("Bí thư Huyện ủy", Coverage::Covered));
    let few = || {
        vec![
            node("Phó Bí thư Huyện ủy", Coverage::OneOnly),
            node("Phó Chủ tịch Hội đồng nhân dân huyện Thượng Bình", Coverage::Nobody),
            unit("Phòng Nội vụ"),
        ]
    };
    let many = (0..19).map(|at| unit(&format!("Xã số {at}"))).collect();
    let empty_unit = PostNode {
        unit: Some(link("Xã Tà Phình", "/posts/TB.X01")),
        post: None,
        ..unit("Xã Tà Phình")
    };
    let mut found = page(root(), few(), ChartLayout::Across);
    found.find.query = "mai".into();
    found.find.found = Some(vec![
        FoundPost {
            post: link("Phó Bí thư Huyện ủy", "/post/1"),
            unit: link("Huyện Thượng Bình", "/posts/TB"),
            person: Some((person_link("Lò Thị Mai"), false)),
        },
        FoundPost {
            post: link("Mai", "/post/1"),
            unit: link("Huyện Thượng Bình", "/posts/TB"),
            person: None,
        },
    ]);
    found.find.more = true;
    let mut none = page(root(), vec![empty_unit], ChartLayout::Across);
    none.find.found = Some(Vec::new());
    vec![
        ("chart", page(root(), few(), ChartLayout::Across)),
        ("many", page(root(), many, ChartLayout::Down)),
        ("list", page(root(), few(), ChartLayout::List)),
        ("found", found),
        ("none", none),
        ("empty", page(None, Vec::new(), ChartLayout::Across)),
    ]
}

pub(in crate::views) fn post() -> Vec<(&'static str, PostDetail)> {
    let line = |withdrawn: Option<&str>, stale| JudgedLine {
        name: "Lò Thị Mai".into(),
        level: "1–2".into(),
        rank: Some(2),
        emergency: true,
        note: "Đã luân chuyển hai năm".into(),
        by: "Cán bộ tổ chức".into(),
        on: day(2016, 5, 2),
        expires: day(2017, 5, 1),
        stale,
        withdrawn: withdrawn.map(str::to_owned),
        withdraw: withdrawn.is_none().then(|| ("/post/1/readiness/withdraw".into(), "1".into())),
    };
    let full = PostDetail {
        title: "Phó Bí thư Huyện ủy".into(),
        unit: link("Huyện Thượng Bình", "/posts/TB"),
        as_of: day(2017, 5, 2),
        term: Some("2015–2020".into()),
        term_end: Some(month(2020, 4)),
        key: true,
        seats: 2,
        vacant: 1,
        coverage: Coverage::AllNearRetirement,
        incumbents: vec![holder("Quàng Văn Thử")],
        bench: vec![planned("Lò Thị Mai", judged(true)), planned("Cà Văn Ún", None)],
        lineage_href: "/post/1/lineage".into(),
        judge: Some(JudgeForm {
            href: "/post/1/readiness".into(),
            people: vec![("1".into(), "Lò Thị Mai".into())],
            levels: vec![("ready-now".into(), "1–2".into())],
            on: "02/05/2017".into(),
            expires: "02/05/2018".into(),
            fault: Some("31/02/2017".into()),
        }),
        judgements: vec![line(None, true), line(Some("02/05/2017"), false)],
    };
    let empty = PostDetail {
        vacant: 2,
        coverage: Coverage::Nobody,
        incumbents: Vec::new(),
        bench: Vec::new(),
        judge: None,
        judgements: Vec::new(),
        term: None,
        term_end: None,
        ..full.clone()
    };
    vec![("full", full), ("empty", empty)]
}

pub(in crate::views) fn coverage() -> Vec<(&'static str, CoveragePage)> {
    let line = |coverage| CoveredPost {
        post: link("Phó Bí thư Huyện ủy", "/post/1"),
        unit: link("Huyện Thượng Bình", "/posts/TB"),
        key: coverage == Coverage::Nobody,
        incumbents: "Quàng Văn Thử".into(),
        planned: "Lò Thị Mai, Cà Văn Ún".into(),
        coverage,
    };
    let full = CoveragePage {
        unit: "Huyện Thượng Bình".into(),
        as_of: day(2017, 5, 2),
        term: Some("2015–2020".into()),
        tabs: tabs(),
        terms: tabs(),
        filter: CoverageFilter {
            kept: vec![("as-of", "02/05/2017".into())],
            units: vec![("TB".into(), "Huyện Thượng Bình".into())],
            unit: "TB".into(),
            levels: vec![("commune".into(), "Cấp xã".into())],
            level: "commune".into(),
            key_only: true,
            class: Some(Coverage::OneOnly),
        },
        sums: sums(),
        by_class: Coverage::ALL.map(|class| (class, "/coverage".to_owned())).to_vec(),
        lines: Coverage::ALL.map(line).to_vec(),
        first: 201,
        all: 412,
        before: Some("/coverage?from=1".into()),
        after: Some("/coverage?from=401".into()),
        many_more: 12,
        many: vec![ManyLine {
            person: person_link("Lò Thị Mai"),
            unit: "Phòng Nội vụ".into(),
            total: 4,
            posts: vec![link("Phó Bí thư Huyện ủy", "/post/1")],
        }],
        many_from: 3,
        most_by_law: Some(3),
        without_end: 2,
        files: vec![link("Excel", "/coverage/file.xlsx")],
    };
    let empty = CoveragePage {
        first: 1,
        all: 0,
        before: None,
        after: None,
        many_more: 0,
        lines: Vec::new(),
        many: Vec::new(),
        most_by_law: None,
        without_end: 0,
        term: None,
        terms: Vec::new(),
        ..full.clone()
    };
    vec![("full", full), ("empty", empty)]
}

pub(in crate::views) fn lineage() -> Vec<(&'static str, Lineage)> {
    let tier = |title: &str, coverage, fed_by| Tier {
        post: link(title, "/post/1"),
        unit: "Huyện Thượng Bình".into(),
        key: true,
        coverage,
        fed_by,
    };
    let feeder = |name: &str, in_place, holds| Feeder {
        person: person_link(name),
        current: "Trưởng phòng Nội vụ".into(),
        unit: "Phòng Nội vụ".into(),
        in_place,
        holds,
    };
    let below = tier("Trưởng phòng Nội vụ", Coverage::Nobody, Vec::new());
    let fed = vec![feeder("Lò Thị Mai", true, Some(below)), feeder("Cà Văn Ún", false, None)];
    let full = Lineage {
        as_of: day(2017, 5, 2),
        term: Some("2015–2020".into()),
        post: tier("Phó Chủ tịch UBND huyện", Coverage::Covered, fed),
        above: vec![(
            person_link("Quàng Văn Thử"),
            link("Bí thư Huyện ủy", "/post/1"),
            "Huyện Thượng Bình".into(),
        )],
        levels: vec![("Cơ quan, đơn vị".into(), 1), ("Cấp xã".into(), 0)],
        elsewhere: 1,
        gaps: vec![(
            link("Trưởng phòng Nội vụ", "/post/1"),
            "Phòng Nội vụ".into(),
            Coverage::Nobody,
        )],
    };
    let bare = Lineage {
        above: Vec::new(),
        gaps: Vec::new(),
        term: None,
        post: tier("Phó Chủ tịch UBND huyện", Coverage::OneOnly, Vec::new()),
        ..full.clone()
    };
    vec![("full", full), ("bare", bare)]
}
