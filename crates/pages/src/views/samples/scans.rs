//! Samples of the pages about scanned ballots.

use super::link;
use crate::views::decide_scan::{AnswerField, DecideScan, KeyAnswer, ScanQuestion};
use crate::views::scan_log::{DecidedCard, DecidedRound, ScanLogPage};
use crate::views::scans::{DoubtLine, FaultMark, FaultRow, GapLine, ScanNumbers, Scans};

const SCANS: &str = "/reviews/1/steps/2/scans";

pub(in crate::views) fn scans() -> Vec<(&'static str, Scans)> {
    let empty = Scans {
        about: link("Huyện Thượng Bình: Hội nghị cán bộ chủ chốt", "/reviews/1/steps/2"),
        href: SCANS.into(),
        open: true,
        fault: None,
        report: Vec::new(),
        numbers: ScanNumbers { printed: 112, ..ScanNumbers::default() },
        most_megabytes: 256,
        gaps: Vec::new(),
        faults: Vec::new(),
        files: Vec::new(),
        doubts: Vec::new(),
        worst: Vec::new(),
        typed: (String::new(), String::new()),
    };
    let fault = |place: &str, text: &str, state, image: bool| FaultRow {
        place: place.into(),
        text: text.into(),
        state,
        image: image.then(|| format!("{SCANS}/images/x-5e5e.png")),
    };
    let doubt = |page, doubtful, share: &str, bad| DoubtLine {
        page,
        read: 104,
        boxes: (5_720, doubtful),
        share: share.into(),
        mean_empty: if bad { 163 } else { 4 },
        spoilt: [u32::from(bad), 0, 2],
        bad,
    };
    let full = Scans {
        report: vec!["Đã đọc 1 tệp, 208 trang: 206 trang mới, 17/11.440 ô nghi ngờ.".into()],
        numbers: ScanNumbers {
            printed: 112,
            sheets: 104,
            settled: 98,
            lacking: 1,
            clashing: 1,
            open: 7,
            waiting: 5,
        },
        gaps: vec![
            GapLine {
                token: "7Q2M9XK0TB".into(),
                text: "Thiếu trang 2. Hãy quét trang đó; nếu không được, tổ kiểm phiếu nhập cả tờ."
                    .into(),
                typed: false,
            },
            GapLine { token: "H31V8ZRW5C".into(), text: "Trang 1 được đọc hai lần với dấu khác nhau: có thể là phiếu sao chụp. Tổ kiểm phiếu xem ảnh và quyết định.".into(), typed: true },
        ],
        faults: vec![
            fault("Máy quét 1.pdf, trang 17", "Mã tờ 0000000000 chưa từng được phát hành cho hội nghị này, hoặc đã hủy. Tổ kiểm phiếu quyết định.", FaultMark::Open, true),
            fault("Máy quét 1.pdf, trang 18", "Trang trống, không phải phiếu.", FaultMark::Harmless, false),
            fault("Máy quét 1.pdf, trang 60", "Không thấy mã phiếu trên trang.", FaultMark::Typed, true),
            fault("IMG_2071.jpg, trang 1", "Phiếu của mẫu khác hoặc hội nghị khác (mã mẫu 0A1B2C3D).", FaultMark::Aside, true),
        ],
        files: vec![("Máy quét 1.pdf".into(), 208), ("IMG_2071.jpg".into(), 1)],
        doubts: vec![doubt(1, 3, "0,1%", false), doubt(2, 214, "3,7%", true)],
        worst: vec![("Dòng 31: Lò Thị Mai: đồng ý".into(), 104, 12)],
        typed: ("106".into(), "104".into()),
        ..empty.clone()
    };
    let refused = Scans {
        fault: Some("Còn 7 chỗ chờ quyết định; chưa thành một lần đếm được.".into()),
        report: Vec::new(),
        ..full.clone()
    };
    let closed = Scans { open: false, report: Vec::new(), ..full.clone() };
    vec![("empty", empty), ("full", full), ("refused", refused), ("closed", closed)]
}

pub(in crate::views) fn decide_scan() -> Vec<(&'static str, DecideScan)> {
    let page = |question| DecideScan {
        about: link("Huyện Thượng Bình: Hội nghị cán bộ chủ chốt", "/reviews/1/steps/2"),
        scans: SCANS.into(),
        href: format!("{SCANS}/decide"),
        fault: None,
        question,
    };
    let key = |key: &str, reply: &str, text: &str| KeyAnswer {
        key: key.into(),
        reply: reply.into(),
        text: text.into(),
    };
    let image = |text: &str| (format!("{SCANS}/images/7Q2M9XK0TB-01-5e.png"), text.to_owned());
    let spot = |title: &str, answers, field| ScanQuestion {
        subject: "7Q2M9XK0TB".into(),
        asked: "{\"asked\":\"spot\"}".into(),
        place: (2, 7),
        title: title.into(),
        lines: vec!["Dòng 12: Lò Thị Mai".into()],
        said: Vec::new(),
        close: vec![image("Chỗ nghi ngờ, phóng to"), image("Chỗ nghi ngờ, phóng to")],
        whole: vec![image("Trang 1"), image("Trang 2")],
        answers,
        field,
        invalid: vec![
            key("s", "!signed", "ký tên hoặc đánh dấu riêng"),
            key("n", "!not-issued", "không do ban tổ chức phát hành"),
        ],
    };
    let marked = || {
        vec![key("1", "marked", "Có đánh dấu"), key("0", "empty", "Để trống, hoặc dấu đã gạch bỏ")]
    };
    let name = || AnswerField::Name(String::new());
    let rows = || {
        AnswerField::Rows(vec![
            (0, "Hoàng Đức Thuận".into(), true),
            (1, "Vàng A Chứ".into(), false),
        ])
    };
    let sheet = || AnswerField::Sheet {
        rows: vec![(0, "Hoàng Đức Thuận".into()), (1, "Vàng A Chứ".into())],
        against: true,
        groups: vec![(0, "Bí thư Huyện ủy".into())],
    };
    let third = ScanQuestion {
        said: vec![
            ("Lò Thị Sen".into(), "Có đánh dấu".into()),
            ("Bùi Văn Inh".into(), "Để trống, hoặc dấu đã gạch bỏ".into()),
        ],
        ..spot("Ô «đồng ý» của Lò Thị Mai có được đánh dấu không?", marked(), None)
    };
    vec![
        (
            "box",
            page(Some(spot("Ô «đồng ý» của Lò Thị Mai có được đánh dấu không?", marked(), None))),
        ),
        ("third", page(Some(third))),
        (
            "name",
            page(Some(spot(
                "Tên gì được viết ở dòng này (Bí thư Huyện ủy)?",
                vec![key("0", "nothing", "Không phải tên")],
                Some(name()),
            ))),
        ),
        (
            "rows",
            page(Some(spot(
                "Nhóm Bí thư Huyện ủy: số người được đánh dấu nhiều hơn số được chọn.",
                Vec::new(),
                Some(rows()),
            ))),
        ),
        (
            "sheet",
            page(Some(spot(
                "Nhập cả tờ phiếu theo ảnh",
                vec![key("x", "aside", "Để riêng")],
                Some(sheet()),
            ))),
        ),
        ("none", page(None)),
    ]
}

pub(in crate::views) fn scan_log() -> Vec<(&'static str, ScanLogPage)> {
    let page = |rounds| ScanLogPage {
        about: link("Huyện Thượng Bình: Hội nghị cán bộ chủ chốt", "/reviews/1/steps/2"),
        rounds,
    };
    let image = |text: &str| (format!("{SCANS}/images/p-00000000000000a1.png"), text.to_owned());
    let two = DecidedCard {
        sheet: 1,
        question: "Ô «đồng ý» của Lò Thị Mai có được đánh dấu không?".into(),
        fault: None,
        said: vec![
            ("Lò Thị Sen".into(), "Có đánh dấu".into()),
            ("Bùi Văn Inh".into(), "Có đánh dấu".into()),
        ],
        stands: Some("Có đánh dấu".into()),
        close: vec![image("Chỗ nghi ngờ, phóng to")],
        whole: vec![image("Trang 1"), image("Trang 2")],
    };
    let paper = DecidedCard {
        sheet: 2,
        question: "Nhập cả tờ phiếu theo ảnh".into(),
        fault: Some("Không thấy mã phiếu trên trang.".into()),
        said: vec![("Lò Thị Sen".into(), "+-+".into()), ("Bùi Văn Inh".into(), "+--".into())],
        stands: None,
        close: Vec::new(),
        whole: vec![image("Ảnh trang không nhận được")],
    };
    let round = |number, cards| DecidedRound { number, cards };
    let full = vec![round(1, vec![two.clone(), paper.clone()]), round(2, vec![two])];
    vec![("none", page(Vec::new())), ("full", page(full))]
}
