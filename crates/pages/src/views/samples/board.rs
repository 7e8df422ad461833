//! Samples of the board.

use super::day;
use crate::views::board::{
    Board, Level, NewsLine, StepCell, StepHead, TaskLine, Tiles, UnitRow, Warning,
};
use crate::views::model::{Counts, StepState};
use base::Day;

pub(in crate::views) fn board() -> Vec<(&'static str, Board)> {
    let title = "Rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý nhiệm kỳ 2015–2020";
    let empty = Board {
        title: title.into(),
        on: day(2017, 3, 15),
        tiles: Tiles::default(),
        warnings: Vec::new(),
        levels: Vec::new(),
        differences: None,
        tasks: Vec::new(),
        more_tasks: 0,
        news: Vec::new(),
    };
    let full = Board {
        tiles: tiles(),
        warnings: warnings(),
        levels: levels(),
        differences: Some(38),
        tasks: tasks(),
        more_tasks: 3,
        news: news(),
        ..empty.clone()
    };
    vec![("full", full), ("empty", empty)]
}

fn tasks() -> Vec<TaskLine> {
    let task = |what: &str, about: &str, due, late| TaskLine {
        what: what.into(),
        href: "/reviews/1/steps/2".into(),
        about: about.into(),
        due,
        late,
    };
    let titles = "Xã Chiềng Nưa: Chức danh lãnh đạo, quản lý";
    vec![
        task("Triệu tập: Hội nghị cán bộ chủ chốt", titles, Some(day(2017, 3, 12)), true),
        task("Rà soát danh sách rồi triệu tập bước 1", titles, Some(day(2017, 3, 18)), false),
        task("Trả lời 38 điểm khác trong các tệp đã nhập", "", None, false),
    ]
}

fn news() -> Vec<NewsLine> {
    let unit = super::link("Xã Phiêng Lạ", "/reviews/1");
    vec![NewsLine { what: "Phê duyệt".into(), unit, when: "14/03/2017 16:20".into() }]
}

fn tiles() -> Tiles {
    Tiles {
        units_done: 8,
        units: 13,
        steps_done: 31,
        steps: 49,
        late: 1,
        counts: Counts { carried_over: 187, added: 46, removed: 58 },
    }
}

fn warnings() -> Vec<Warning> {
    vec![
        Warning::Unchecked { provisions: 12, href: "/law".into() },
        Warning::LowerOpen { units: 2 },
        Warning::Undetermined { people: 7, href: "/plans/1?verdict=undetermined".into() },
    ]
}

fn heads(names: &[&str]) -> Vec<StepHead> {
    let each = names.iter().enumerate();
    each.map(|(at, name)| StepHead { short: format!("Bước {}", at + 1), full: (*name).into() })
        .collect()
}

fn cell(state: Option<StepState>, on: Option<Day>) -> StepCell {
    StepCell { state, day: on, late: false, href: state.map(|_| "/reviews/1/steps/2".into()) }
}

/// A row whose first steps are concluded, the next in the given state.
fn row(
    unit: &str,
    steps: usize,
    done: usize,
    next: Option<StepState>,
    counts: [u32; 3],
) -> UnitRow {
    let cells = (0..steps).map(|at| match at {
        at if at < done => cell(Some(StepState::Concluded), Some(day(2017, 3, 8 + at as i8 * 2))),
        at if at == done => cell(next, next.map(|_| day(2017, 3, 15))),
        _ => cell(None, None),
    });
    UnitRow {
        unit: unit.into(),
        href: "/reviews/1".into(),
        steps: cells.collect(),
        deadline: Some(day(2017, 3, 25)),
        late: false,
        locked: done == steps,
        counts: Counts { carried_over: counts[0], added: counts[1], removed: counts[2] },
    }
}

fn levels() -> Vec<Level> {
    let unit_steps =
        ["Hội nghị cán bộ, công chức", "Lấy ý kiến cấp ủy", "Tập thể lãnh đạo quyết định"];
    let district_steps = [
        "Rà soát, thống nhất danh sách",
        "Hội nghị cán bộ chủ chốt",
        "Hội nghị Ban Chấp hành Đảng bộ huyện",
        "Hội nghị Ban Thường vụ Huyện ủy",
    ];
    let mut late = row("Xã Nậm Sỏi", 3, 1, Some(StepState::Drafted), [9, 2, 1]);
    late.late = true;
    late.deadline = Some(day(2017, 3, 12));
    if let Some(cell) = late.steps.get_mut(1) {
        cell.late = true;
    }
    vec![
        Level {
            name: "Cấp xã".into(),
            steps: heads(&unit_steps),
            rows: vec![
                row("Thị trấn Thượng Bình", 3, 3, None, [14, 4, 5]),
                row("Xã Bản Lìm", 3, 2, Some(StepState::Counted), [11, 3, 4]),
                row("Xã Chiềng Hoa", 3, 3, None, [12, 2, 6]),
                late,
                row("Xã Tà Phình", 3, 3, None, [10, 5, 3]),
            ],
        },
        Level {
            name: "Ban, phòng, đoàn thể".into(),
            steps: heads(&unit_steps),
            rows: vec![
                row("Ban Tổ chức Huyện ủy", 3, 3, None, [6, 2, 1]),
                row("Văn phòng Huyện ủy", 3, 3, None, [5, 1, 2]),
                row("Phòng Nông nghiệp và Phát triển nông thôn", 3, 3, None, [7, 2, 2]),
                row("Phòng Lao động – Thương binh và Xã hội", 3, 3, None, [6, 1, 1]),
                row("Ủy ban Mặt trận Tổ quốc huyện", 3, 1, Some(StepState::Convened), [5, 0, 1]),
            ],
        },
        Level {
            name: "Huyện".into(),
            steps: heads(&district_steps),
            rows: vec![row("Huyện Thượng Bình", 4, 1, Some(StepState::Held), [102, 24, 32])],
        },
    ]
}
