//! Samples of the conference: its page, the door, the hall's screen.

use super::{day, link};
use crate::views::door::{Door, Last};
use crate::views::meeting::{
    Agreement, Attends, Counting, Find, Meeting, OnRoll, Reopened, RosterChange, Setup, Turnup,
    Whole,
};
use crate::views::model::StepState;
use crate::views::screen::{Screen, Stage, StageResults, StageRow};

const PEOPLE: [(&str, &str); 6] = [
    ("Trịnh Công Nghĩa", "Bí thư Huyện ủy"),
    ("Hoàng Đức Thuận", "Phó Bí thư Thường trực Huyện ủy"),
    ("Vàng A Chứ", "Chủ tịch Ủy ban nhân dân huyện"),
    ("Nguyễn Hoàng Thiên Phượng", "Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Huyện ủy"),
    ("Lò Thị Mai", "Bí thư Đảng ủy xã Pù Hin"),
    ("Giàng Thị Sáo", "Chủ tịch Hội Liên hiệp Phụ nữ huyện"),
];

const NAME: &str = "Hội nghị cán bộ chủ chốt lấy phiếu giới thiệu";

fn counting(of_members: bool, present: u32, total: u32, rules: bool) -> Counting {
    let needed = (2 * total).div_ceil(3);
    Counting { of_members, rules, present, total, needed, short: needed.saturating_sub(present) }
}

fn roll(standings: [Attends; 6]) -> Vec<OnRoll> {
    let one = |(at, (name, capacity)): (usize, (&str, &str))| OnRoll {
        id: format!("{:013}", at + 1),
        at: at as u32 + 1,
        folded: base::fold(&format!("{name} {capacity}")),
        name: name.into(),
        capacity: capacity.into(),
        member: at != 5,
        standing: standings[at],
        absence: if at == 3 { "đi học tập trung".into() } else { String::new() },
        substitute: (at == 4).then(|| ("Quàng Văn Inh".into(), "được phân công thay".into())),
    };
    PEOPLE.into_iter().enumerate().map(one).collect()
}

pub(in crate::views) fn meetings() -> Vec<(&'static str, Meeting)> {
    use Attends::{Absent, Awaited, Late, Present};
    let people =
        |(at, (name, _)): (usize, (&str, &str))| (format!("{:013}", at + 1), name.to_owned());
    let called = Meeting {
        unit: "Huyện ủy Thượng Bình".into(),
        name: NAME.into(),
        number: 2,
        of: 4,
        step: link("Bước 2", "/reviews/1/steps/2"),
        href: "/reviews/1/steps/2/conference".into(),
        door: "/reviews/1/steps/2/attend".into(),
        events: "/projector/1/2/events".into(),
        state: StepState::Convened,
        day: Some(day(2017, 3, 15)),
        fault: None,
        may_change: true,
        may: Some(Whole::Open),
        may_print: true,
        setup: Setup {
            place: "Hội trường Huyện ủy Thượng Bình".into(),
            start: "08:00".into(),
            chair: Some(("0000000000001".into(), PEOPLE[0].0.into())),
            secretary: None,
            people: PEOPLE.into_iter().enumerate().map(people).collect(),
            agenda: vec!["Tuyên bố lý do, giới thiệu đại biểu.".into(), "Bỏ phiếu kín.".into()],
            documents: vec!["Danh sách nhân sự đủ điều kiện giới thiệu".into()],
        },
        turnup: Turnup { convened: 6, present: 2, late: 0, substitutes: 1, excused: 1 },
        quorum: vec![counting(false, 2, 6, true), counting(true, 2, 5, false)],
        roll: roll([Present, Present, Awaited, Awaited, Awaited, Awaited]),
        filter: String::new(),
        find: Find {
            may: true,
            text: "lo".into(),
            found: vec![("00000000000a1".into(), "Lò Văn Thử".into(), "Chánh Thanh tra".into())],
        },
        agreement: Agreement {
            recorded: false,
            purpose: vec!["Rà soát, đánh giá cán bộ trong quy hoạch.".into()],
            requirements: vec!["Đúng quy trình, đúng thành phần, đúng thẩm quyền.".into()],
            order: vec!["Hội nghị cán bộ chủ chốt".into(), "Hội nghị Ban Chấp hành".into()],
            spoke: String::new(),
        },
        notes: Vec::new(),
        changes: vec![RosterChange {
            name: "Giàng Thị Sáo".into(),
            added: true,
            reason: "mời theo kết luận của Ban Thường vụ".into(),
            by: "can-bo".into(),
        }],
        closed: None,
        reopened: Vec::new(),
        screen: None,
    };
    let refused = Meeting {
        fault: Some("Chưa đủ số người để khai mạc: có mặt 2/6, cần ít nhất 4, còn thiếu 2.".into()),
        filter: "lo".into(),
        roll: called.roll[4..5].to_vec(),
        ..called.clone()
    };
    let closed = Meeting {
        state: StepState::Concluded,
        may_change: false,
        may: Some(Whole::Reopen),
        turnup: Turnup { convened: 6, present: 4, late: 1, substitutes: 1, excused: 1 },
        quorum: vec![counting(false, 4, 6, true), counting(true, 4, 5, false)],
        roll: roll([Present, Present, Present, Absent, Absent, Late]),
        find: Find::default(),
        agreement: Agreement {
            recorded: true,
            spoke: "Đồng chí Hoàng Đức Thuận".into(),
            ..called.agreement.clone()
        },
        notes: vec![
            ("Hoàng Đức Thuận".into(), "Nhất trí với danh sách.".into()),
            (String::new(), "Đề nghị quan tâm cán bộ nữ.".into()),
        ],
        closed: Some(day(2017, 3, 15)),
        reopened: vec![Reopened {
            on: day(2017, 3, 16),
            by: "can-bo".into(),
            reason: "Ghi thiếu ý kiến của một đại biểu".into(),
            was: [4, 6, 1, 1],
        }],
        screen: Some("/projector/1/2?key=0f1e2d3c4b5a69780f1e2d3c4b5a6978".into()),
        ..called.clone()
    };
    let drafted = Meeting {
        state: StepState::Drafted,
        day: None,
        may: None,
        may_print: false,
        turnup: Turnup::default(),
        quorum: Vec::new(),
        roll: Vec::new(),
        find: Find::default(),
        changes: Vec::new(),
        ..called.clone()
    };
    vec![("called", called), ("refused", refused), ("closed", closed), ("drafted", drafted)]
}

pub(in crate::views) fn doors() -> Vec<(&'static str, Door)> {
    let empty = Door {
        conference: link(NAME, "/reviews/1/steps/2/conference"),
        href: "/reviews/1/steps/2/attend".into(),
        total: (31, 112),
        last: None,
        holder: None,
    };
    let with = |last| Door { last: Some(last), ..empty.clone() };
    let name = || PEOPLE[3].0.to_owned();
    vec![
        ("in", with(Last::In { name: name(), capacity: PEOPLE[3].1.into() })),
        ("again", with(Last::Again { name: name() })),
        ("late", with(Last::Late { name: name() })),
        ("refused", with(Last::Refused("Không có giấy mời nào mang mã «0AB».".into()))),
        (
            "holder",
            Door { holder: Some(("0ABC".into(), name(), PEOPLE[3].1.into())), ..empty.clone() },
        ),
        ("empty", empty),
    ]
}

pub(in crate::views) fn screens() -> Vec<(&'static str, Screen)> {
    let stage = Stage {
        unit: "Huyện ủy Thượng Bình".into(),
        name: NAME.into(),
        state: StepState::Convened,
        day: Some(day(2017, 3, 15)),
        place: "Hội trường Huyện ủy".into(),
        start: "08:00".into(),
        ballot: true,
        turnup: [112, 71, 2, 0],
        quorum: vec![counting(false, 71, 112, true), counting(true, 39, 45, false)],
        counts: Vec::new(),
        results: None,
    };
    let enough = Stage {
        turnup: [112, 97, 2, 0],
        quorum: vec![counting(false, 97, 112, true), counting(true, 41, 45, false)],
        ..stage.clone()
    };
    let held = Stage { state: StepState::Held, quorum: Vec::new(), ..enough.clone() };
    let counting = Stage { counts: vec![(1, 97, 96), (2, 97, 40)], ..held.clone() };
    let row = |(at, (name, post)): (usize, (&str, &str))| StageRow {
        name: name.into(),
        post: post.into(),
        votes_for: 94 - 11 * at as u32,
        passed: Some(at < 4),
    };
    let released = Stage {
        state: StepState::Concluded,
        results: Some(StageResults {
            sheets: [97, 96, 94, 2],
            needed: Some(57),
            out_of: 112,
            rows: PEOPLE.into_iter().chain(PEOPLE).take(8).enumerate().map(row).collect(),
        }),
        ..held.clone()
    };
    let drafted = Stage { state: StepState::Drafted, day: None, ..stage.clone() };
    let all = [
        ("short", stage),
        ("enough", enough),
        ("held", held),
        ("counting", counting),
        ("released", released),
        ("drafted", drafted),
    ];
    let events = "/projector/1/2/events";
    all.map(|(name, stage)| (name, Screen { events: events.into(), stage })).to_vec()
}
