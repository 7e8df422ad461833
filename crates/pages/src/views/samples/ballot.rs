//! Samples of the page of paper ballots.

use super::link;
use crate::views::ballot::{BallotPage, Chosen, Prepared};
use ballot::{
    Breach, Form, FormCode, FormGroup, FormRow, FormWords, Layout, Options, PaperSize, lay_out,
};
use base::SeededChance;

pub(in crate::views) fn ballot() -> Vec<(&'static str, BallotPage)> {
    let none = BallotPage {
        about: link("Huyện Thượng Bình: Hội nghị cán bộ chủ chốt", "/reviews/1/steps/2"),
        href: "/reviews/1/steps/2/ballot".into(),
        open: true,
        fault: None,
        chosen: Chosen {
            paper: PaperSize::A4,
            options: Options::AgreeDisagree,
            at_most: String::new(),
            write_ins: "0".into(),
        },
        form: None,
        sheets: 112,
        spare: 6,
    };
    let prepared = |printed| Some(Prepared { layout: layout(), printed });
    let refused = BallotPage {
        fault: Some(
            "Mỗi chức danh có nhiều nhất 20 dòng giới thiệu thêm. Hãy chọn số nhỏ hơn.".into(),
        ),
        ..none.clone()
    };
    let drafted = BallotPage { form: prepared(None), ..none.clone() };
    let printed = BallotPage { form: prepared(Some(118)), ..none.clone() };
    let closed = BallotPage { open: false, ..printed.clone() };
    vec![
        ("none", none),
        ("refused", refused),
        ("drafted", drafted),
        ("printed", printed),
        ("closed", closed),
    ]
}

fn layout() -> Layout {
    let row = |name: &str, born: &str, post: &str| FormRow {
        name: name.into(),
        born: born.into(),
        post: post.into(),
    };
    let form = Form {
        code: FormCode::draw(&mut SeededChance::new(4)),
        paper: PaperSize::A5,
        issuer: vec!["TỈNH ỦY SƠN LAM".into(), "HUYỆN ỦY THƯỢNG BÌNH".into()],
        dated: "Thượng Bình, ngày 15 tháng 3 năm 2017".into(),
        title: "PHIẾU GIỚI THIỆU".into(),
        subject: "Quy hoạch chức danh nhiệm kỳ 2020–2025".into(),
        instructions: vec!["Không ký tên, không viết gì khác lên phiếu.".into()],
        secrecy: Some("MẬT".into()),
        stamp: true,
        options: Options::AgreeDisagree,
        both_marked: Breach::InvalidSheet,
        too_many: Breach::InvalidSheet,
        groups: vec![FormGroup {
            title: "Bí thư Huyện ủy".into(),
            at_most: None,
            rows: vec![
                row("Hoàng Đức Thuận", "1968", "Phó Bí thư Thường trực Huyện ủy"),
                row("Lò Thị Mai", "1975", "Trưởng Ban Tổ chức Huyện ủy"),
            ],
            write_ins: 1,
        }],
    };
    let text = str::to_owned;
    let words = FormWords {
        number: text("TT"),
        name: text("Họ và tên"),
        born: text("Năm sinh"),
        post: text("Chức vụ, đơn vị công tác"),
        person: text("Họ và tên, năm sinh, chức vụ"),
        agree: text("Đồng ý"),
        disagree: text("Không đồng ý"),
        continued: text("(tiếp theo)"),
        at_most: text("chọn không quá {n} người"),
        write_in: text("Giới thiệu thêm:"),
        stamp: text("(đóng dấu)"),
        foot: text("Trang {page}/{pages} – Mẫu phiếu {form}"),
    };
    let measure =
        |text: &str, bold: bool| text.chars().count() as f64 * if bold { 0.52 } else { 0.46 };
    lay_out(&form, &words, &measure)
        .unwrap_or_else(|error| unreachable!("the sample fits: {error}"))
}
