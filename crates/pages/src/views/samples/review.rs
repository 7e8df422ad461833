//! Samples of the review page.

use super::law::instruments;
use super::{basis, day, decided, paper, person_link, share};
use crate::views::model::Unconfirmed;
use crate::views::model::{
    Action, ActionKind, Comparison, Confidence, Counts, Denominator, ReviewState, Rule, StepState,
};
use crate::views::review::{
    Joiner, Leaver, ListFlow, Propose, Redone, Review, ReviewResult, Roster, StepLine, Voting,
};
use base::Month;

const AMENDED: &str = "Hướng dẫn 06-HD/BTCTW ngày 24/02/2017";

pub(in crate::views) fn review() -> Vec<(&'static str, Review)> {
    let running = Review {
        unit: "Huyện ủy Thượng Bình".into(),
        title: "Rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý".into(),
        term: "2015–2020".into(),
        state: ReviewState::Open,
        opened: day(2017, 3, 7),
        age_month: Month::new(2020, 6),
        instruments: instruments(),
        unconfirmed: super::unconfirmed(),
        steps: steps(),
        actions: Vec::new(),
        blocked: vec!["Phê duyệt sau khi cả bốn bước đã kết luận.".into()],
        redone: vec![Redone {
            name: "Lò Thị Mai".into(),
            post: "Phó Chủ tịch Hội đồng nhân dân huyện".into(),
            reasons: vec![(
                "Còn 51 tháng công tác, đủ mức tối thiểu 48 tháng.".into(),
                "Còn 51 tháng công tác, thiếu 9 tháng để trọn một nhiệm kỳ.".into(),
            )],
        }],
        leaving: leaving(),
        joining: joining(),
        counts: Counts { carried_over: 102, added: 24, removed: 32 },
        flow: ListFlow {
            decided: false,
            carried_over: 102,
            added: 24,
            removed: vec![("Quá tuổi".into(), 21), ("Bị kỷ luật".into(), 11)],
        },
        result: None,
        papers: vec![paper("Kế hoạch rà soát, bổ sung quy hoạch", "PDF")],
        reprint: "/reviews/1/reprint".into(),
        secrecy: "/reviews/1/secrecy".into(),
        list: "/reviews/1/list".into(),
        files: "/reviews/1/files".into(),
    };
    let mut concluded = running.clone();
    concluded.state = ReviewState::Concluded;
    concluded.flow.decided = true;
    concluded.result = Some(ReviewResult {
        decision: decided(),
        plan: "/plans/1".into(),
        locked: day(2017, 4, 12),
    });
    concluded.blocked.clear();
    concluded.papers = vec![
        paper("Quyết định phê duyệt kèm danh sách", "PDF"),
        paper("Phụ lục 1: rà soát, chuyển tiếp", "XLSX"),
        paper("Phụ lục 2: rà soát, bổ sung", "XLSX"),
    ];
    for step in &mut concluded.steps {
        step.state = Some(StepState::Concluded);
        step.day = Some(day(2017, 4, 5));
        step.late = false;
        step.blocked.clear();
        step.actions.clear();
    }
    if let Some(last) = concluded.steps.last_mut() {
        last.actions.push(Action { kind: ActionKind::Reopen, href: "/reviews/1/steps/4".into() });
    }
    let bare = Review {
        steps: Vec::new(),
        redone: Vec::new(),
        leaving: Vec::new(),
        joining: Vec::new(),
        instruments: Vec::new(),
        unconfirmed: Unconfirmed::default(),
        papers: Vec::new(),
        flow: ListFlow::default(),
        ..running.clone()
    };
    vec![("running", running), ("concluded", concluded), ("bare", bare)]
}

pub(super) fn half_of_summoned(whole: Option<(u32, u32)>) -> Rule {
    Rule {
        share: share(1, 2),
        comparison: Comparison::MoreThan,
        denominator: Denominator::Summoned,
        whole,
        basis: basis(AMENDED, Confidence::Recall),
    }
}

pub(super) fn two_thirds(whole: Option<(u32, u32)>) -> Rule {
    Rule {
        share: share(2, 3),
        comparison: Comparison::AtLeast,
        denominator: Denominator::Summoned,
        whole,
        basis: basis(AMENDED, Confidence::Recall),
    }
}

fn step(number: u32, name: &str, body: &str, summoned: Option<u32>) -> StepLine {
    StepLine {
        number,
        name: name.into(),
        state: None,
        day: None,
        deadline: Some(day(2017, 3, 10 + number as i8 * 4)),
        late: false,
        roster: Roster { body: body.into(), summoned },
        voting: Voting::Secret,
        quorum: Some(two_thirds(summoned.map(|n| (share(2, 3).at_least(n), n)))),
        threshold: Some(half_of_summoned(summoned.map(|n| (share(1, 2).more_than(n), n)))),
        basis: None,
        href: Some("/reviews/1/steps/2".into()),
        actions: Vec::new(),
        blocked: Vec::new(),
    }
}

fn steps() -> Vec<StepLine> {
    let mut first = step(
        1,
        "Rà soát, thống nhất danh sách đưa ra và giới thiệu",
        "Ban Thường vụ Huyện ủy",
        Some(11),
    );
    first.state = Some(StepState::Concluded);
    first.day = Some(day(2017, 3, 10));
    first.voting = Voting::Hands;
    first.threshold = None;
    let mut second = step(
        2,
        "Hội nghị cán bộ chủ chốt lấy phiếu giới thiệu",
        "Cán bộ chủ chốt huyện, các xã, thị trấn",
        Some(112),
    );
    second.state = Some(StepState::Held);
    second.day = Some(day(2017, 3, 15));
    second.actions =
        vec![Action { kind: ActionKind::Count, href: "/reviews/1/steps/2/count".into() }];
    let mut third =
        step(3, "Hội nghị Ban Chấp hành Đảng bộ huyện", "Ban Chấp hành Đảng bộ huyện", Some(37));
    third.state = Some(StepState::Drafted);
    third.late = true;
    third.blocked = vec!["Chưa triệu tập được: bước 2 chưa kết luận.".into()];
    let mut fourth =
        step(4, "Hội nghị Ban Thường vụ Huyện ủy quyết định", "Ban Thường vụ Huyện ủy", None);
    fourth.quorum = None;
    fourth.threshold = Some(Rule { denominator: Denominator::Members, ..half_of_summoned(None) });
    vec![first, second, third, fourth]
}

fn leaving() -> Vec<Leaver> {
    let one = |name: &str, post: &str, reason: &str, uncertain| Leaver {
        person: person_link(name),
        post: post.into(),
        reason: reason.into(),
        basis: Some(basis(AMENDED, Confidence::Proxy)),
        uncertain,
    };
    vec![
        one(
            "Lò Thị Mai",
            "Phó Chủ tịch Hội đồng nhân dân huyện",
            "Còn 51 tháng công tác, thiếu 9 tháng để trọn một nhiệm kỳ.",
            false,
        ),
        one(
            "Vàng A Chứ",
            "Ủy viên Ban Thường vụ Huyện ủy",
            "Đã được bổ nhiệm vào chức danh quy hoạch (Quyết định 88-QĐ/TU ngày 20/01/2017).",
            false,
        ),
        one(
            "Nguyễn Văn Tĩnh",
            "Trưởng phòng Tài chính – Kế hoạch",
            "Được quy hoạch 4 chức danh, nhiều hơn 3; phải bớt 1 chức danh.",
            true,
        ),
    ]
}

fn joining() -> Vec<Joiner> {
    let one = |name: &str, current: &str, post: &str, note: Option<&str>| Joiner {
        person: person_link(name),
        current: current.into(),
        post: post.into(),
        note: note.map(Into::into),
        propose: note.map(|_| Propose {
            href: "/reviews/1/propose".into(),
            person: "1".into(),
            post: "2".into(),
        }),
    };
    vec![
        one(
            "Giàng Thị Sáo",
            "Phó Chủ tịch Hội Liên hiệp Phụ nữ huyện",
            "Chủ tịch Hội Liên hiệp Phụ nữ huyện",
            Some("Đủ mọi điều kiện; chức danh này đang chỉ có 1 người."),
        ),
        one(
            "Đinh Quốc Khỏe",
            "Chủ tịch Ủy ban nhân dân xã Tà Phình",
            "Ủy viên Ban Chấp hành Đảng bộ huyện",
            None,
        ),
    ]
}
