//! Samples of an electronic vote: the voter's pages and the counting team's.

use super::link;
use crate::views::vote_desk::{DeskStage, VoteCards, VoteDesk};
use crate::views::voting::{Ballot, VoterPage, VoterStage};
use ballot::{Breach, Form, FormGroup, FormRow, Mark, Options, PaperSize};

fn form(options: Options) -> Option<Form> {
    let row = |name: &str, born: &str, post: &str| FormRow {
        name: name.into(),
        born: born.into(),
        post: post.into(),
    };
    let group =
        |title: &str, at_most, rows| FormGroup { title: title.into(), at_most, rows, write_ins: 0 };
    Some(Form {
        code: "0A1B2C3D".parse().ok()?,
        paper: PaperSize::A4,
        issuer: vec!["Huyện ủy Thượng Bình".into()],
        dated: String::new(),
        title: "Lấy ý kiến giới thiệu nhân sự quy hoạch".into(),
        subject: "Quy hoạch chức danh nhiệm kỳ 2015–2020".into(),
        instructions: Vec::new(),
        secrecy: None,
        stamp: false,
        options,
        both_marked: Breach::InvalidSheet,
        too_many: Breach::InvalidSheet,
        groups: vec![
            group(
                "Bí thư Huyện ủy",
                Some(1),
                vec![
                    row("Lò Văn Pâng", "1974", "Phó Bí thư Thường trực Huyện ủy"),
                    row("Hà Thị Phương", "1978", "Trưởng Ban Tổ chức Huyện ủy"),
                ],
            ),
            group(
                "Chủ tịch Ủy ban nhân dân huyện",
                None,
                vec![row("Quàng Thị Ánh Nguyệt", "", ""), row("Cầm Văn Hặc", "1980", "")],
            ),
        ],
    })
}

fn ballot(options: Options, marks: [Mark; 4]) -> Option<Ballot> {
    Some(Ballot { code: "7KQX-02MD-9RTA".into(), form: form(options)?, marks: marks.to_vec() })
}

pub(in crate::views) fn voting() -> Vec<(&'static str, VoterPage)> {
    use Mark::{Against, Blank, For};
    let page = |stage| VoterPage { kiosk: false, fault: None, stage };
    let enter = |open| VoterStage::Enter { code: String::new(), open };
    let receipt = String::from("Q4TN-81ZB-6XEV");
    let looked_up = |found| VoterStage::Receipts { receipt: receipt.clone(), found };
    let mut samples = vec![
        ("enter", page(enter(true))),
        ("none-open", page(enter(false))),
        (
            "wrong-code",
            VoterPage {
                kiosk: true,
                fault: Some("Không có thẻ nào mang mã này trong cuộc bỏ phiếu đang mở.".into()),
                stage: VoterStage::Enter { code: "7KQX-02MD-9RTB".into(), open: true },
            },
        ),
        ("sent", page(VoterStage::Sent { receipt: receipt.clone() })),
        (
            "sent-kiosk",
            VoterPage { kiosk: true, ..page(VoterStage::Sent { receipt: receipt.clone() }) },
        ),
        ("receipts", page(looked_up(None))),
        ("receipt-found", page(looked_up(Some(Some("Hội nghị lần thứ nhất".into()))))),
        ("receipt-missing", page(looked_up(Some(None)))),
    ];
    let two = Options::AgreeDisagree;
    let marked = [
        ("mark", two, [Blank; 4]),
        ("mark-again", two, [For, Against, Blank, For]),
        ("mark-one-column", Options::AgreeOnly, [For, Blank, Blank, Blank]),
    ];
    for (name, options, marks) in marked {
        samples.extend(ballot(options, marks).map(|ballot| (name, page(VoterStage::Mark(ballot)))));
    }
    for (name, marks) in [
        ("review", [For, Against, Blank, For]),
        ("review-blank", [Blank; 4]),
        ("review-full", [For, Against, For, For]),
    ] {
        let stage = |ballot| page(VoterStage::Review { ballot, receipt: receipt.clone() });
        samples.extend(ballot(two, marks).map(|ballot| (name, stage(ballot))));
    }
    samples
}

pub(in crate::views) fn vote_desk() -> Vec<(&'static str, VoteDesk)> {
    let page = |stage| VoteDesk {
        about: link("Huyện ủy Thượng Bình: Hội nghị cán bộ chủ chốt", "/reviews/1/steps/1"),
        href: "/reviews/1/steps/1/vote".into(),
        fault: None,
        stage,
        may_act: true,
    };
    let address = String::from("192.168.1.10:8443/vote");
    let refused = VoteDesk {
        fault: Some("Có mặt 106 người mà chỉ in 50 thẻ.".into()),
        ..page(DeskStage::None { cards: 50, present: 106 })
    };
    let open = |cast| page(DeskStage::Open { cards: 117, cast, address: address.clone() });
    let closed = |openings| page(DeskStage::Closed { cards: 117, cast: Some(104), openings });
    vec![
        ("none", page(DeskStage::None { cards: 117, present: 106 })),
        ("refused", refused),
        ("open", open(Some(61))),
        ("open-elsewhere", open(None)),
        ("reader", VoteDesk { may_act: false, ..open(Some(61)) }),
        ("closed", closed(0)),
        ("closed-once", closed(1)),
        ("counted", page(DeskStage::Counted)),
        ("withdrawn", page(DeskStage::Withdrawn)),
    ]
}

pub(in crate::views) fn vote_cards() -> Vec<(&'static str, VoteCards)> {
    let codes = ["7KQX-02MD-9RTA", "0BZ4-TT71-QW3E", "M5N6-P7Q8-R9S0"];
    let page = VoteCards {
        title: "Lấy ý kiến giới thiệu nhân sự quy hoạch".into(),
        address: "192.168.1.10:8443/vote".into(),
        codes: codes.map(Into::into).to_vec(),
        back: "/reviews/1/steps/1/vote".into(),
    };
    vec![("three", page)]
}
