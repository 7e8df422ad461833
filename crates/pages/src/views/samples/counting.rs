//! Samples of counting a box and releasing its result.

use super::link;
use crate::views::counting::{CountPage, Counter, EnteredSheet, Entry, Kind};
use crate::views::release::{Figures, Release, ReleasePage};

const AT: &str = "/reviews/1/steps/2";

fn rows() -> Vec<(String, String)> {
    let names = ["Hoàng Đức Thuận", "Lò Thị Mai", "Vàng A Chứ", "Cà Văn Sinh", "Quàng Thị Inh"];
    let post =
        |at: usize| if at < 2 { "Bí thư Huyện ủy" } else { "Phó Bí thư Huyện ủy" };
    names.iter().enumerate().map(|(at, name)| ((*name).into(), post(at).into())).collect()
}

fn counter(name: &str, sheets: u32, closed: bool) -> Counter {
    Counter { name: name.into(), source: "typed".into(), sheets, closed }
}

fn entry() -> Entry {
    let sheet = |number: u32, marks: &str| EnteredSheet {
        batch: "A".into(),
        sheet: number,
        marks: marks.into(),
        invalid: marks.strip_prefix('!').map(str::to_owned),
        href: format!("{AT}/count?batch=A&sheet={number}"),
    };
    Entry {
        batch: "A".into(),
        sheet: "5".into(),
        marks: String::new(),
        mends: false,
        sheets: vec![
            sheet(4, "++-++"),
            sheet(3, "!both-marked"),
            sheet(2, "+++.+"),
            sheet(1, "+++++"),
        ],
        names: vec![(1, "Lò Văn Hòa".into(), 2)],
        issued: String::new(),
        whole: String::new(),
    }
}

pub(in crate::views) fn counting() -> Vec<(&'static str, CountPage)> {
    let kinds = ballot::InvalidKind::ALL.iter().map(|(kind, code)| Kind {
        code: (*code).into(),
        key: kind.key(),
        declared: *code != "unclear",
    });
    let typing = CountPage {
        about: link("Huyện Thượng Bình: Hội nghị cán bộ chủ chốt", AT),
        at: AT.into(),
        fault: None,
        rows: rows(),
        groups: vec!["Bí thư Huyện ủy".into(), "Phó Bí thư Huyện ủy".into()],
        present: 106,
        kinds: kinds.collect(),
        may_declare: false,
        counters: vec![counter("kiem-phieu-1", 105, true), counter("kiem-phieu-2", 4, false)],
        differs: Vec::new(),
        may_take_over: false,
        entry: Some(entry()),
        why_not: None,
        release: false,
        former: Vec::new(),
    };
    let begin = CountPage {
        may_declare: true,
        counters: Vec::new(),
        entry: Some(Entry { sheets: Vec::new(), names: Vec::new(), sheet: "1".into(), ..entry() }),
        ..typing.clone()
    };
    let refused = CountPage {
        fault: Some("Phiếu A-5 đã được nhập.".into()),
        entry: Some(Entry { marks: "3 7".into(), whole: "+++++\n++".into(), ..entry() }),
        ..typing.clone()
    };
    let mending = CountPage {
        entry: Some(Entry { marks: "+++.+".into(), sheet: "2".into(), mends: true, ..entry() }),
        ..typing.clone()
    };
    let third = CountPage {
        counters: vec![counter("kiem-phieu-1", 105, true), counter("kiem-phieu-2", 105, true)],
        differs: vec!["Phiếu A-12: dòng 3, 5".into(), "Phiếu B-40".into()],
        may_take_over: true,
        entry: Some(Entry { sheets: Vec::new(), names: Vec::new(), ..entry() }),
        former: vec!["Lần kiểm 1 đã được thay ngày 21/03/2017; lý do: sót một phiếu.".into()],
        ..typing.clone()
    };
    let counted = CountPage {
        entry: None,
        why_not: Some("Đồng chí đã đếm một lần.".into()),
        release: true,
        ..typing.clone()
    };
    vec![
        ("typing", typing),
        ("begin", begin),
        ("refused", refused),
        ("mending", mending),
        ("third", third),
        ("counted", counted),
    ]
}

pub(in crate::views) fn release() -> Vec<(&'static str, ReleasePage)> {
    let figures = Figures {
        convened: 112,
        present: 106,
        issued: 106,
        returned: 105,
        valid: 103,
        invalid: 2,
        needed: Some(57),
        rows: rows()
            .into_iter()
            .zip([[98, 4, 1], [95, 8, 0], [60, 40, 3], [57, 46, 0], [12, 90, 1]])
            .map(|((name, post), votes)| (format!("{name} – {post}"), votes))
            .collect(),
        names: vec![("Lò Văn Hòa".into(), 2), ("Lò Văn Hoà".into(), 1)],
        suggestions: vec![(1, "Lò Văn Hoà".into(), "Lò Văn Hòa".into())],
        digest: "5f3a9c0e7b1d4a62c8e05f3a9c0e7b1d".into(),
    };
    let ready = ReleasePage {
        about: link("Huyện Thượng Bình: Hội nghị cán bộ chủ chốt", AT),
        at: AT.into(),
        fault: None,
        standing: Release::Ready,
        figures: Some(figures),
        former: Vec::new(),
        may_recount: true,
    };
    let proposed = |own| ReleasePage {
        standing: Release::Proposed { by: "kiem-phieu-1".into(), own },
        ..ready.clone()
    };
    let released = ReleasePage {
        standing: Release::Released {
            proposed_by: "kiem-phieu-1".into(),
            confirmed_by: "kiem-phieu-2".into(),
        },
        former: vec!["Lần kiểm 1 đã được thay ngày 21/03/2017; lý do: sót một phiếu.".into()],
        ..ready.clone()
    };
    let waiting = ReleasePage {
        standing: Release::Waiting("Mới có 1 lần đếm đã chốt.".into()),
        figures: None,
        fault: Some("Các lần đếm chưa khớp nhau.".into()),
        ..ready.clone()
    };
    vec![
        ("ready", ready.clone()),
        ("proposed", proposed(false)),
        ("own", proposed(true)),
        ("released", released),
        ("waiting", waiting),
    ]
}
