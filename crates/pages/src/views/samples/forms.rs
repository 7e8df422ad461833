//! Samples of the pages with one form.

use super::{day, link};
use crate::views::forms::{ActionForm, Asked, Called};

pub(in crate::views) fn forms() -> Vec<(&'static str, ActionForm)> {
    let form = |asked, fault: Option<&str>| ActionForm {
        about: link("Huyện Thượng Bình: Hội nghị cán bộ chủ chốt", "/reviews/1/steps/2"),
        href: "/reviews/1/steps/2/act".into(),
        fault: fault.map(Into::into),
        asked,
    };
    let called = |name: &str, capacity: &str, present| Called {
        id: "0a1b2c3d4e5f6".into(),
        name: name.into(),
        capacity: capacity.into(),
        present,
    };
    let people = vec![
        called("Hoàng Đức Thuận", "Phó Bí thư Thường trực Huyện ủy", true),
        called("Lò Thị Mai", "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc huyện", false),
        called("Vàng A Chứ", "Phó Bí thư, Chủ tịch Ủy ban nhân dân huyện", true),
    ];
    let kinds = vec![
        ("committee", "Cấp ủy".to_owned(), false),
        ("titles", "Chức danh lãnh đạo, quản lý".to_owned(), true),
    ];
    let open = Asked::Open { kinds, term: "2015–2020".into(), on: "15/03/2017".into() };
    vec![
        ("open", form(open, None)),
        (
            "convene",
            form(Asked::Convene { on: "15/03/2017".into(), deadline: day(2017, 3, 18) }, None),
        ),
        ("hold", form(Asked::Hold { people }, None)),
        (
            "no-quorum",
            form(
                Asked::Hold { people: Vec::new() },
                Some("Chưa đủ số người để khai mạc: có mặt 70/112, cần ít nhất 75, còn thiếu 5."),
            ),
        ),
        ("decide", form(Asked::Decide { number: String::new(), on: "12/04/2017".into() }, None)),
    ]
}
