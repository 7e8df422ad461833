//! Samples of the list under work and of people side by side.

use super::findings::{age_met, age_short, higher_title, no_discipline, one_name_only, share_of};
use super::{born, day, person_link, share};
use crate::views::comparison::{ComparedFact, ComparedPerson, ComparedRule, SideBySide};
use crate::views::model::{EntryStatus, Sex, Unconfirmed, Verdict};
use crate::views::workbench::{
    Adding, Counter, ListFilter, ListTab, Move, SavedView, Totals, WorkCandidate, WorkPost,
    WorkRow, Workbench,
};
use base::PartialDate;

pub(in crate::views) fn workbench() -> Vec<(&'static str, Workbench)> {
    let full = Workbench {
        unit: "Huyện ủy Thượng Bình".into(),
        title: "Quy hoạch các chức danh lãnh đạo, quản lý".into(),
        term: "2015–2020".into(),
        law_day: day(2017, 3, 15),
        review: "/reviews/1".into(),
        href: "/reviews/1/list".into(),
        scenario: "7".into(),
        kept: "scenario=7&".into(),
        locked: None,
        may_edit: true,
        may_draft: true,
        may_adopt: true,
        tabs: tabs(),
        totals: totals(12),
        official: Some(totals(10)),
        gauges: counters(),
        findings: vec![one_name_only()],
        unconfirmed: super::unconfirmed(),
        filter: ListFilter { shown: 4, total: 4, ..ListFilter::default() },
        posts: posts(),
        reasons: vec![
            ("over-age", "Không đủ tuổi công tác trọn một nhiệm kỳ".into()),
            ("disciplined", "Bị kỷ luật".into()),
        ],
        moves: vec![added_by(false), added_by(true)],
        can_undo: true,
        can_redo: true,
    };
    let read_only = Workbench {
        scenario: String::new(),
        kept: String::new(),
        locked: Some("Bước 1 đã triệu tập: danh sách không sửa được nữa.".into()),
        may_edit: false,
        may_draft: false,
        may_adopt: false,
        official: None,
        tabs: Vec::new(),
        gauges: Vec::new(),
        findings: Vec::new(),
        moves: Vec::new(),
        unconfirmed: Unconfirmed::default(),
        filter: ListFilter {
            views: vec![
                SavedView {
                    name: "Nữ dưới 40".into(),
                    href: "/reviews/1/list?text=nu".into(),
                    current: true,
                },
                SavedView {
                    name: "Thiếu hồ sơ".into(),
                    href: "/reviews/1/list?verdict=not-met".into(),
                    current: false,
                },
            ],
            text: "khong co ai".into(),
            status: Some(EntryStatus::Added),
            verdict: Some(Verdict::NotMet),
            shown: 0,
            total: 55,
        },
        posts: Vec::new(),
        ..full.clone()
    };
    vec![("full", full), ("read-only", read_only)]
}

fn tabs() -> Vec<ListTab> {
    let official = ListTab {
        text: "Danh sách chính thức".into(),
        href: "/reviews/1/list".into(),
        current: false,
        differs: None,
        by: None,
    };
    let scenario = ListTab {
        text: "Phương án thêm cán bộ nữ".into(),
        href: "/reviews/1/list?scenario=7".into(),
        current: true,
        differs: Some(3),
        by: Some("Cán bộ tổ chức lập lúc 16/03/2017 09:12".into()),
    };
    vec![official, scenario]
}

fn totals(women: u32) -> Totals {
    Totals { carried_over: 31, added: 9, removed: 6, people: 40, women, mean_age: Some(417) }
}

fn counters() -> Vec<Counter> {
    vec![
        Counter {
            title: "Tỷ lệ cán bộ nữ".into(),
            figure: "12/40".into(),
            was: Some("10/40".into()),
            share: Some((share(12, 40), share(15, 100))),
            finding: share_of("women-share", Verdict::Met, "Nữ: 12/40 (30%).", "30%", "15%"),
        },
        Counter {
            title: "Ba độ tuổi".into(),
            figure: "2/3 độ tuổi".into(),
            was: None,
            share: None,
            finding: share_of("age-bands", Verdict::NotMet, "Mới có 2/3 độ tuổi.", "2", "3"),
        },
    ]
}

fn added_by(undone: bool) -> Move {
    Move {
        what: vec!["Bổ sung Quàng Thị Hạnh – Phó Bí thư Huyện ủy".into()],
        reason: "Bảo đảm cơ cấu cán bộ nữ".into(),
        by: "Cán bộ tổ chức, 16/03/2017 09:15".into(),
        undone,
    }
}

fn posts() -> Vec<WorkPost> {
    vec![
        WorkPost {
            id: "1".into(),
            title: "Bí thư Huyện ủy".into(),
            is_key: true,
            seats: 1,
            standing: 2,
            incumbents: vec![person_link("Cầm Văn Đoàn")],
            findings: vec![one_name_only()],
            rows: vec![kept_row(), removed_row()],
            adding: None,
        },
        WorkPost {
            id: "2".into(),
            title: "Phó Bí thư Huyện ủy, Chủ tịch Ủy ban nhân dân huyện".into(),
            is_key: false,
            seats: 2,
            standing: 1,
            incumbents: Vec::new(),
            findings: Vec::new(),
            rows: vec![added_row()],
            adding: Some(adding()),
        },
        WorkPost {
            id: "3".into(),
            title: "Trưởng phòng Nội vụ".into(),
            is_key: false,
            seats: 1,
            standing: 0,
            incumbents: Vec::new(),
            findings: Vec::new(),
            rows: Vec::new(),
            adding: None,
        },
    ]
}

fn kept_row() -> WorkRow {
    WorkRow {
        key: "1:1".into(),
        person: person_link("Lò Văn Muôn"),
        born: born(1972, 4, 2),
        age: Some(44),
        retires: Some("4/2032".into()),
        sex: Sex::Male,
        ethnicity: Some("Thái".into()),
        current: "Phó Bí thư Huyện ủy, Chủ tịch Ủy ban nhân dân huyện".into(),
        status: EntryStatus::CarriedOver,
        reason: None,
        official: None,
        elsewhere: vec!["Ủy viên Ban Thường vụ".into()],
        verdict: Verdict::Met,
        findings: vec![age_met(), no_discipline()],
        open: true,
        history: vec![added_by(false)],
    }
}

fn removed_row() -> WorkRow {
    WorkRow {
        key: "2:1".into(),
        person: person_link("Nguyễn Hoàng Thiên Phượng"),
        born: PartialDate::Year(1958),
        age: None,
        retires: None,
        sex: Sex::Female,
        ethnicity: None,
        current: "Trưởng ban Tổ chức Huyện ủy".into(),
        status: EntryStatus::Removed,
        reason: Some("Không đủ tuổi công tác trọn một nhiệm kỳ".into()),
        official: Some("Chính thức: Chuyển tiếp".into()),
        elsewhere: Vec::new(),
        verdict: Verdict::NotMet,
        findings: vec![age_short(), higher_title()],
        open: false,
        history: Vec::new(),
    }
}

fn added_row() -> WorkRow {
    WorkRow {
        key: "3:2".into(),
        person: person_link("Quàng Thị Hạnh"),
        born: born(1983, 9, 2),
        age: Some(33),
        status: EntryStatus::Added,
        official: Some("Chính thức: không có".into()),
        reason: None,
        open: false,
        history: Vec::new(),
        sex: Sex::Female,
        ..kept_row()
    }
}

fn adding() -> Adding {
    let row = |name: &str, verdict, may_add| WorkCandidate {
        key: "9:2".into(),
        person: person_link(name),
        age: Some(38),
        current: "Phó Trưởng phòng Tài chính – Kế hoạch".into(),
        verdict,
        reasons: match verdict {
            Verdict::Met => Vec::new(),
            _ => vec!["Chức danh đang giữ không thấp hơn chức danh quy hoạch.".into()],
        },
        may_add,
    };
    Adding {
        text: "hạnh".into(),
        found: vec![row("Vì Thị Hạnh", Verdict::Met, true), row("Hà Hạnh", Verdict::NotMet, false)],
        left_off: 12,
    }
}

pub(in crate::views) fn comparison() -> Vec<(&'static str, SideBySide)> {
    let person = |name: &str, status| ComparedPerson {
        person: person_link(name),
        posts: vec![("Phó Bí thư Huyện ủy".into(), status, Verdict::Met)],
    };
    let full = SideBySide {
        unit: "Huyện ủy Thượng Bình".into(),
        term: "2015–2020".into(),
        back: "/reviews/1/list".into(),
        people: vec![
            person("Lò Văn Muôn", EntryStatus::CarriedOver),
            person("Quàng Thị Hạnh", EntryStatus::Added),
        ],
        facts: vec![
            ComparedFact {
                name: "Tuổi".into(),
                values: vec![Some("44".into()), Some("33".into())],
            },
            ComparedFact {
                name: "Lý luận chính trị".into(),
                values: vec![Some("cao cấp".into()), None],
            },
        ],
        rules: vec![ComparedRule {
            name: "Tuổi công tác còn lại".into(),
            findings: vec![Some(age_met()), Some(age_short())],
        }],
    };
    let alone =
        SideBySide { people: Vec::new(), facts: Vec::new(), rules: Vec::new(), ..full.clone() };
    vec![("full", full), ("nobody", alone)]
}
