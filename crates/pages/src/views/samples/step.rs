//! Samples of the step page.

use super::review::{half_of_summoned, two_thirds};
use super::{born, day, link, paper, person_link, share};
use crate::views::model::{
    Action, ActionKind, EntryStatus, Quorum, StepState, Unconfirmed, Verdict,
};
use crate::views::step::{
    Agreement, BallotTally, CandidateRow, Conference, CountTeams, Outcome, PostResult, RowVotes,
    StepResult,
};
use base::PartialDate;

/// Number summoned to the sample conference.
const SUMMONED: u32 = 112;

pub(in crate::views) fn step() -> Vec<(&'static str, StepResult)> {
    let counted = StepResult {
        unit: "Huyện ủy Thượng Bình".into(),
        number: 2,
        of: 4,
        name: "Hội nghị cán bộ chủ chốt lấy phiếu giới thiệu".into(),
        review: link("Rà soát, bổ sung quy hoạch nhiệm kỳ 2015–2020", "/reviews/1"),
        state: StepState::Counted,
        conference: Some(conference(Some(106), Verdict::Met)),
        ballots: Some(BallotTally { issued: 106, returned: 105, valid: 103, invalid: 2 }),
        threshold: Some(half_of_summoned(Some((57, SUMMONED)))),
        counts: Some(CountTeams {
            first: "Tổ kiểm phiếu số 1 (Tổ trưởng Đinh Quốc Khỏe)".into(),
            second: Some("Tổ kiểm phiếu số 2 (Tổ trưởng Giàng Thị Sáo)".into()),
            third: None,
            agreement: Agreement::Agree,
        }),
        posts: posts(),
        unconfirmed: super::unconfirmed(),
        actions: vec![Action { kind: ActionKind::Conclude, href: "/reviews/1/steps/2".into() }],
        blocked: Vec::new(),
        papers: vec![
            paper("Biên bản hội nghị", "PDF"),
            paper("Biên bản kiểm phiếu", "PDF"),
            paper("Danh sách triệu tập, có mặt", "XLSX"),
        ],
        meeting: Some("/reviews/1/steps/2/conference".into()),
        next: Some(link("Bước 3: Hội nghị Ban Chấp hành Đảng bộ huyện", "/reviews/1/steps/3")),
        reopened: Vec::new(),
    };
    let differ = StepResult {
        counts: Some(CountTeams {
            first: "Tổ kiểm phiếu số 1".into(),
            second: Some("Tổ kiểm phiếu số 2".into()),
            third: None,
            agreement: Agreement::Differ(3),
        }),
        unconfirmed: Unconfirmed::default(),
        actions: Vec::new(),
        blocked: vec!["Chưa kết luận được: hai lần kiểm phiếu chưa khớp.".into()],
        ..counted.clone()
    };
    let convened = StepResult {
        state: StepState::Convened,
        conference: Some(conference(None, Verdict::Undetermined)),
        ballots: None,
        counts: None,
        posts: on_the_form(),
        reopened: vec![(day(2017, 3, 14), "Giấy triệu tập ghi sai ngày họp".into())],
        papers: Vec::new(),
        unconfirmed: Unconfirmed::default(),
        actions: vec![Action { kind: ActionKind::Hold, href: "/reviews/1/steps/2".into() }],
        ..counted.clone()
    };
    let drafted = StepResult {
        state: StepState::Drafted,
        conference: None,
        posts: Vec::new(),
        reopened: Vec::new(),
        unconfirmed: Unconfirmed::default(),
        actions: vec![Action { kind: ActionKind::Convene, href: "/reviews/1/steps/2".into() }],
        ..convened.clone()
    };
    let entered = StepResult {
        state: StepState::Held,
        ballots: None,
        counts: Some(CountTeams {
            first: "Tổ kiểm phiếu số 1".into(),
            second: Some("Tổ kiểm phiếu số 2".into()),
            third: None,
            agreement: Agreement::Entered,
        }),
        posts: on_the_form(),
        ..counted.clone()
    };
    vec![
        ("counted", counted),
        ("differ", differ),
        ("entered", entered),
        ("convened", convened),
        ("drafted", drafted),
    ]
}

/// The people on the form before there is a result.
fn on_the_form() -> Vec<PostResult> {
    let mut posts = posts();
    for one in posts.iter_mut().flat_map(|post| &mut post.candidates) {
        (one.votes, one.outcome) = (None, None);
    }
    posts
}

fn conference(present: Option<u32>, verdict: Verdict) -> Conference {
    Conference {
        day: day(2017, 3, 15),
        place: Some("Hội trường Huyện ủy Thượng Bình".into()),
        chair: Some("Đồng chí Trịnh Công Nghĩa, Bí thư Huyện ủy".into()),
        summoned: SUMMONED,
        present,
        quorum: Quorum { rule: Some(two_thirds(Some((75, SUMMONED)))), verdict },
    }
}

fn candidate(
    name: &str,
    born: PartialDate,
    current: &str,
    status: EntryStatus,
    (votes_for, against): (u32, u32),
    outcome: Outcome,
) -> CandidateRow {
    CandidateRow {
        person: person_link(name),
        born,
        current: current.into(),
        status,
        votes: Some(RowVotes {
            votes_for,
            against,
            blank: 103 - votes_for - against,
            share: share(votes_for, SUMMONED),
        }),
        outcome: Some(outcome),
    }
}

fn posts() -> Vec<PostResult> {
    use EntryStatus::{Added, CarriedOver};
    vec![
        PostResult {
            title: "Bí thư Huyện ủy".into(),
            wanted: Some((Some(2), Some(4))),
            candidates: vec![
                candidate(
                    "Hoàng Đức Thuận",
                    born(1968, 4, 19),
                    "Phó Bí thư Thường trực Huyện ủy",
                    CarriedOver,
                    (98, 3),
                    Outcome::Passed,
                ),
                candidate(
                    "Vàng A Chứ",
                    born(1971, 8, 14),
                    "Phó Bí thư, Chủ tịch Ủy ban nhân dân huyện",
                    CarriedOver,
                    (91, 9),
                    Outcome::Passed,
                ),
            ],
        },
        PostResult {
            title: "Phó Chủ tịch Ủy ban nhân dân huyện".into(),
            wanted: Some((Some(2), Some(4))),
            candidates: vec![
                candidate(
                    "Nguyễn Văn Tĩnh",
                    born(1976, 2, 8),
                    "Trưởng phòng Nông nghiệp và Phát triển nông thôn",
                    CarriedOver,
                    (88, 12),
                    Outcome::Passed,
                ),
                candidate(
                    "Hà Thị Phương",
                    born(1981, 12, 30),
                    "Phó Trưởng ban Tổ chức Huyện ủy",
                    Added,
                    (74, 25),
                    Outcome::Passed,
                ),
                candidate(
                    "Sùng Mí Dế",
                    PartialDate::Year(1975),
                    "Chủ tịch Ủy ban nhân dân xã Chiềng Hoa",
                    Added,
                    (61, 38),
                    Outcome::Tied,
                ),
                candidate(
                    "Lường Văn Ỏm",
                    born(1978, 6, 1),
                    "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện",
                    Added,
                    (61, 40),
                    Outcome::Tied,
                ),
                candidate(
                    "Quàng Thị Nguyễn",
                    born(1983, 3, 17),
                    "Phó Trưởng phòng Lao động – Thương binh và Xã hội",
                    Added,
                    (43, 55),
                    Outcome::Failed,
                ),
            ],
        },
        PostResult {
            title: "Chủ tịch Ủy ban Mặt trận Tổ quốc huyện".into(),
            wanted: Some((None, None)),
            candidates: vec![candidate(
                "Lò Thị Mai",
                born(1973, 10, 5),
                "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc huyện",
                CarriedOver,
                (85, 15),
                Outcome::Passed,
            )],
        },
    ]
}
