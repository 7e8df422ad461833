//! Samples of case files, of requests for correction and of one's own file.

use super::{basis, day, person_link};
use crate::views::case_files::{CaseGrid, GridPaper, GridRow};
use crate::views::corrections::{CorrectionCard, Corrections, OwnFile};
use crate::views::model::Confidence;
use crate::views::nine_boxes::{BoxAxis, BoxName, NineBoxes};
use crate::views::person::{CaseFile, CasePaper, PaperStanding};

const PAPERS: [(&str, &str); 4] = [
    ("so-yeu-ly-lich", "Sơ yếu lý lịch theo mẫu 2C"),
    ("nhan-xet-danh-gia", "Bản nhận xét, đánh giá của cấp ủy"),
    ("ke-khai-tai-san", "Bản kê khai tài sản, thu nhập"),
    ("suc-khoe", "Giấy chứng nhận sức khỏe"),
];

fn papers(standings: [PaperStanding; 4]) -> Vec<CasePaper> {
    let one = |((code, label), standing): (&(&str, &str), PaperStanding)| CasePaper {
        code: (*code).into(),
        label: (*label).into(),
        by: "files-by-decision",
        standing,
        on: (standing != PaperStanding::Absent).then(|| day(2017, 2, 10)),
        number: if standing.is_good() { "12-BC/HU".into() } else { String::new() },
        note: String::new(),
        noted: standing.is_good().then(|| ("Hà Thị Ân".into(), "14/02/2017 09:12".into())),
    };
    PAPERS.iter().zip(standings).map(one).collect()
}

pub(in crate::views) fn case_file() -> CaseFile {
    let (held, expired) = (PaperStanding::Held(None), PaperStanding::Expired(day(2017, 2, 1)));
    CaseFile {
        href: Some("/people/1/papers".into()),
        basis: Some(basis("Điểm 7, Công văn số 412-CV/TU, ngày 06/03/2017", Confidence::Invented)),
        papers: papers([held, PaperStanding::Absent, PaperStanding::Undated, expired]),
    }
}

pub(in crate::views) fn case_files() -> Vec<(&'static str, CaseGrid)> {
    let row = |at: usize, name: &str, standings| GridRow {
        id: at.to_string(),
        person: person_link(name),
        current: "Phó Trưởng phòng Nội vụ".into(),
        posts: vec!["Trưởng phòng Nội vụ".into()],
        papers: papers(standings),
        is_own: at == 2,
    };
    let (held, absent) = (PaperStanding::Held(None), PaperStanding::Absent);
    let until = PaperStanding::Held(Some(day(2017, 8, 9)));
    let expired = PaperStanding::Expired(day(2017, 2, 1));
    let full = CaseGrid {
        unit: "Huyện ủy Thượng Bình".into(),
        title: "Quy hoạch chức danh lãnh đạo, quản lý".into(),
        term: "2015–2020".into(),
        review: "/reviews/1".into(),
        href: "/reviews/1/files".into(),
        on: day(2017, 3, 15),
        basis: case_file().basis,
        papers: PAPERS
            .iter()
            .map(|(code, label)| GridPaper {
                label: (*label).into(),
                by: "files-by-advised",
                months: (*code == "suc-khoe").then_some(6),
            })
            .collect(),
        rows: vec![
            row(1, "Hà Thị Phương", [held, held, held, until]),
            row(2, "Nguyễn Hoàng Bảo Trân Thị Ngọc Ánh", [held, absent, absent, absent]),
            row(3, "Vi Văn Ón", [held, absent, held, expired]),
        ],
        complete: (1, 3),
        only: false,
        may_note: true,
    };
    let done = CaseGrid { rows: Vec::new(), complete: (3, 3), only: true, ..full.clone() };
    let silent = CaseGrid { papers: Vec::new(), basis: None, may_note: false, ..full.clone() };
    vec![("full", full), ("done", done), ("silent", silent)]
}

fn card(answer: Option<(bool, &str)>) -> CorrectionCard {
    CorrectionCard {
        id: "7".into(),
        person: person_link("Hà Thị Phương"),
        unit: "Ban Tổ chức Huyện ủy".into(),
        field: "Quê quán".into(),
        is_field: true,
        known: Some("xã Tà Phình, huyện Thượng Bình".into()),
        wanted: "xã Tả Phìn, huyện Thượng Bình".into(),
        reason: "Theo giấy khai sinh số 15/1981".into(),
        asked: "12/03/2017 08:30".into(),
        answer: answer.map(|(yes, words)| {
            (yes, words.into(), "Đinh Quốc Khỏe".into(), "13/03/2017 10:00".into())
        }),
    }
}

pub(in crate::views) fn corrections() -> Vec<(&'static str, Corrections)> {
    let other = CorrectionCard { is_field: false, known: None, ..card(None) };
    let fault = Some("«x» không ghi được vào mục này.".to_owned());
    vec![
        ("open", Corrections { fault, open: vec![card(None), other] }),
        ("none", Corrections { fault: None, open: Vec::new() }),
    ]
}

pub(in crate::views) fn own_file() -> Vec<(&'static str, OwnFile)> {
    let person = super::person().into_iter().next().map(|(_, person)| person);
    let full = OwnFile {
        person,
        fault: None,
        fields: vec![("hometown".into(), "Quê quán".into()), ("other".into(), "Mục khác".into())],
        typed: ("hometown".into(), String::new(), String::new()),
        corrections: vec![
            card(None),
            card(Some((true, ""))),
            card(Some((false, "Giấy khai sinh ghi như hồ sơ."))),
        ],
    };
    let none = OwnFile { person: None, corrections: Vec::new(), ..full.clone() };
    vec![("full", full), ("none", none)]
}

pub(in crate::views) fn nine_boxes() -> Vec<(&'static str, NineBoxes)> {
    let name = |name: &str, values| BoxName {
        person: person_link(name),
        post: "Trưởng phòng Nội vụ".into(),
        values,
    };
    let axis = |by, name: &str, low, high| BoxAxis { by, name: name.into(), low, high };
    let mut boxes: Vec<Vec<BoxName>> = vec![Vec::new(); 9];
    boxes[2] = vec![
        name("Hà Thị Phương", [Some(3), Some(19)]),
        name("Nguyễn Hoàng Bảo Trân Thị Ngọc Ánh", [Some(3), Some(12)]),
    ];
    boxes[3] = vec![name("Vi Văn Ón", [Some(0), Some(7)])];
    let full = NineBoxes {
        back: super::link("Huyện ủy Thượng Bình", "/reviews/1/list"),
        title: "Quy hoạch chức danh lãnh đạo, quản lý, nhiệm kỳ 2015–2020".into(),
        on: day(2017, 3, 15),
        href: "/reviews/1/boxes".into(),
        kept: vec![("kind", "titles".into())],
        measures: vec![
            ("evaluation", "Số năm xếp loại tốt trở lên".into()),
            ("service", "Số năm công tác còn lại".into()),
        ],
        axes: [
            axis("evaluation", "Số năm xếp loại tốt trở lên", 2, 3),
            axis("service", "Số năm công tác còn lại", 5, 10),
        ],
        boxes,
        unknown: vec![name("Sùng Mí Dế", [None, Some(4)])],
    };
    let empty = NineBoxes { boxes: vec![Vec::new(); 9], unknown: Vec::new(), ..full.clone() };
    vec![("full", full), ("empty", empty)]
}
