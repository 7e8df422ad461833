//! Samples of an electronic vote: the voter's pages and the counting team's.

use super::link;
use crate::views::vote_desk::{DeskStage, Opener, VoteCards, VoteDesk, Withdrawal};
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
    let (code, names) = ("7KQX-02MD-9RTA".into(), Vec::new());
    Some(Ballot { code, form: form(options)?, marks: marks.to_vec(), names })
}

/// The same on a form with lines for names, one of which was written.
fn ballot_with_names(marks: [Mark; 4]) -> Option<Ballot> {
    let mut ballot = ballot(Options::AgreeDisagree, marks)?;
    for group in &mut ballot.form.groups {
        group.write_ins = 2;
    }
    ballot.names = vec![(1, "Lường Văn Tỉnh".into())];
    Some(ballot)
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
                stage: VoterStage::Enter { code: String::new(), open: true },
            },
        ),
        (
            "wrong-code-phone",
            VoterPage {
                fault: Some("Không có thẻ nào mang mã này trong cuộc bỏ phiếu đang mở.".into()),
                ..page(VoterStage::Enter { code: "7KQX-02MD-9RTB".into(), open: true })
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
    let names = ballot_with_names([Blank; 4]);
    samples.extend(names.map(|ballot| ("mark-names", page(VoterStage::Mark(ballot)))));
    let names = ballot_with_names([For, Against, Blank, For]);
    let stage = |ballot| page(VoterStage::Review { ballot, receipt: receipt.clone() });
    samples.extend(names.map(|ballot| ("review-names", stage(ballot))));
    samples
}

pub(in crate::views) fn vote_desk() -> Vec<(&'static str, VoteDesk)> {
    let page = |stage| VoteDesk {
        about: link("Huyện ủy Thượng Bình: Hội nghị cán bộ chủ chốt", "/reviews/1/steps/1"),
        href: "/reviews/1/steps/1/vote".into(),
        fault: None,
        stage,
        withdrawal: None,
        may_act: true,
    };
    let hosts: Vec<String> = ["192.168.1.10:8443", "10.0.0.7:8443"].map(Into::into).to_vec();
    let none = |cards: &str, hosts: &[String]| DeskStage::None {
        cards: cards.into(),
        present: 106,
        address: hosts.first().cloned().unwrap_or_default(),
        hosts: hosts.to_vec(),
    };
    let refused = VoteDesk {
        fault: Some("Có mặt 106 người mà chỉ in 50 thẻ.".into()),
        ..page(none("50", &hosts))
    };
    let open = |cast, turned_away| {
        page(DeskStage::Open {
            cards: 117,
            cast,
            seats: 106,
            turned_away,
            address: Some("192.168.1.10:8443/vote".into()),
        })
    };
    let kiosks = page(DeskStage::Open {
        cards: 117,
        cast: Some(3),
        seats: 106,
        turned_away: 0,
        address: None,
    });
    let closed = |opener| page(DeskStage::Closed { cards: 117, cast: Some(104), opener });
    let who = || String::from("Quàng Văn Thoát");
    let proposed =
        |mine| Some(Withdrawal { who: who(), mine, reason: "In hỏng một số thẻ".into() });
    vec![
        ("none", page(none("117", &hosts))),
        ("none-alone", page(none("117", &[]))),
        ("refused", refused),
        ("open", open(Some(61), 0)),
        ("open-full", open(Some(106), 0)),
        ("open-turned-away", open(Some(106), 2)),
        ("open-elsewhere", open(None, 0)),
        ("open-kiosks", kiosks),
        ("open-proposed", VoteDesk { withdrawal: proposed(false), ..open(Some(61), 0) }),
        ("open-proposed-mine", VoteDesk { withdrawal: proposed(true), ..open(Some(61), 0) }),
        ("reader", VoteDesk { may_act: false, ..open(Some(61), 0) }),
        ("closed", closed(None)),
        ("closed-once", closed(Some(Opener { who: who(), mine: false }))),
        ("closed-once-mine", closed(Some(Opener { who: who(), mine: true }))),
        ("counted", page(DeskStage::Counted)),
        ("withdrawn", page(DeskStage::Withdrawn)),
    ]
}

pub(in crate::views) fn vote_cards() -> Vec<(&'static str, VoteCards)> {
    let codes = ["7KQX-02MD-9RTA", "0BZ4-TT71-QW3E", "M5N6-P7Q8-R9S0"];
    let page = VoteCards {
        title: "Lấy ý kiến giới thiệu nhân sự quy hoạch".into(),
        address: "192.168.1.10:8443".into(),
        codes: codes.map(Into::into).to_vec(),
        href: "/reviews/1/steps/1/vote".into(),
        fault: None,
    };
    let refused = VoteCards {
        address: "localhost:8443".into(),
        fault: Some("«localhost:8443» chỉ mở được trên chính máy chủ.".into()),
        ..page.clone()
    };
    let kiosks = VoteCards { address: String::new(), ..page.clone() };
    vec![("three", page), ("refused", refused), ("kiosks", kiosks)]
}
