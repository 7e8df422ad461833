use super::*;
use crate::{
    Align, Breach, CORNER_SIDE, Choice, FormGroup, FormRow, Options, PageLayout, PaperSize,
    QR_QUIET, Rect, TextPlace,
};
use base::SeededChance;
use proptest::prelude::*;
use std::collections::BTreeSet;

const MM_PER_POINT: f64 = 25.4 / 72.0;

/// Near the widths of a serif face, and never narrower in these tests' words.
fn measure(text: &str, bold: bool) -> f64 {
    text.chars().count() as f64 * if bold { 0.52 } else { 0.46 }
}

fn words() -> FormWords {
    let text = str::to_owned;
    FormWords {
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
        foot: text("Trang {page}/{pages} – Mẫu {form}"),
    }
}

fn row(name: &str) -> FormRow {
    let (born, post) = ("1975".to_owned(), "Phó Bí thư Đảng ủy xã".to_owned());
    FormRow { name: name.to_owned(), born, post }
}

fn group(title: &str, rows: usize) -> FormGroup {
    FormGroup {
        title: title.to_owned(),
        at_most: None,
        rows: (0..rows).map(|at| row(&format!("Nguyễn Văn Số {at}"))).collect(),
        write_ins: 0,
    }
}

fn form(paper: PaperSize, groups: Vec<FormGroup>) -> Form {
    Form {
        code: FormCode::draw(&mut SeededChance::new(1)),
        paper,
        issuer: vec!["ĐẢNG BỘ TỈNH YÊN SƠN".to_owned(), "HUYỆN ỦY THƯỢNG BÌNH".to_owned()],
        dated: "Thượng Bình, ngày 15 tháng 3 năm 2017".to_owned(),
        title: "PHIẾU BIỂU QUYẾT".to_owned(),
        subject: "Giới thiệu quy hoạch Ban Chấp hành, nhiệm kỳ 2020–2025".to_owned(),
        instructions: vec![
            "Đánh dấu × vào một trong hai ô ở mỗi dòng; không ký tên, không viết gì khác lên \
             phiếu. Dòng không đánh dấu là phiếu trắng đối với người đó."
                .to_owned(),
        ],
        secrecy: Some("MẬT".to_owned()),
        stamp: true,
        options: Options::AgreeDisagree,
        both_marked: Breach::InvalidSheet,
        too_many: Breach::InvalidSheet,
        groups,
    }
}

fn laid(form: &Form) -> Layout {
    lay_out(form, &words(), &measure).unwrap()
}

fn extent(text: &TextPlace) -> Rect {
    let em = text.size * MM_PER_POINT;
    let w = measure(&text.text, text.bold) * em;
    let x = match text.align {
        Align::Left => text.x,
        Align::Centre => text.x - w / 2.0,
        Align::Right => text.x - w,
    };
    Rect { x, y: text.y - 0.9 * em, w, h: 1.1 * em }
}

fn grown(rect: Rect, by: f64) -> Rect {
    Rect { x: rect.x - by, y: rect.y - by, w: rect.w + 2.0 * by, h: rect.h + 2.0 * by }
}

fn apart(a: Rect, b: Rect) -> bool {
    let slack = 0.011; // places are rounded to hundredths
    a.x + a.w <= b.x + slack
        || b.x + b.w <= a.x + slack
        || a.y + a.h <= b.y + slack
        || b.y + b.h <= a.y + slack
}

/// What may not touch anything: marks with some air, codes with their quiet
/// zone, boxes with their clearance, fields, words.
fn things(page: &PageLayout) -> Vec<(String, Rect)> {
    let mut things = Vec::new();
    for (x, y) in page.corners {
        let half = CORNER_SIDE / 2.0;
        let mark = Rect { x: x - half, y: y - half, w: CORNER_SIDE, h: CORNER_SIDE };
        things.push(("corner".to_owned(), grown(mark, 0.8)));
    }
    things.extend(page.codes.map(|code| ("code".to_owned(), grown(code, QR_QUIET))));
    things.extend(page.boxes.iter().map(|one| (one.id.clone(), grown(one.place, 1.5))));
    things.extend(page.write_ins.iter().map(|one| (one.id.clone(), one.place)));
    things.extend(page.stamp.map(|stamp| ("stamp".to_owned(), stamp)));
    // The label in the room for the stamp is there to be stamped over.
    let label = words().stamp;
    let texts = page.texts.iter().filter(|text| text.text != label);
    things.extend(texts.map(|text| (text.text.clone(), extent(text))));
    things
}

fn rules(page: &PageLayout) -> Vec<(String, Rect)> {
    let place = |rule: &crate::RulePlace| {
        let half = rule.width / 2.0;
        let ((x, y), (x2, y2)) = (rule.from, rule.to);
        Rect { x: x - half, y: y - half, w: x2 - x + rule.width, h: y2 - y + rule.width }
    };
    page.rules.iter().map(|rule| (format!("{rule:?}"), place(rule))).collect()
}

fn check_page(layout: &Layout, page: &PageLayout) {
    let things = things(page);
    let rules = rules(page);
    for (at, (name, place)) in things.iter().enumerate() {
        assert!(place.x >= 3.0 && place.y >= 3.0, "{name} leaves page {}", page.page);
        let (right, bottom) = (place.x + place.w, place.y + place.h);
        assert!(right <= layout.width - 3.0 && bottom <= layout.height - 3.0, "{name} leaves");
        for (other, its) in things[at + 1..].iter().chain(&rules) {
            assert!(apart(*place, *its), "page {}: {name} {place:?}\n{other} {its:?}", page.page);
        }
    }
}

fn check(form: &Form, layout: &Layout) {
    let mut seen = BTreeSet::new();
    for (at, page) in layout.pages.iter().enumerate() {
        assert_eq!(page.page as usize, at + 1);
        check_page(layout, page);
        for one in &page.boxes {
            assert!(seen.insert((one.row, one.option)), "{} stands twice", one.id);
            let column = if one.option == Choice::Agree { "agree" } else { "disagree" };
            assert_eq!(one.id, format!("r{}-{column}", one.row + 1));
        }
    }
    let choices = form.options.choices();
    let wanted: BTreeSet<_> =
        (0..form.row_count()).flat_map(|row| choices.iter().map(move |&one| (row, one))).collect();
    assert_eq!(seen, wanted);
    let fields: Vec<_> =
        layout.pages.iter().flat_map(|page| page.write_ins.iter().map(|one| &one.id)).collect();
    let wanted = form.groups.iter().enumerate();
    let wanted: Vec<_> = wanted
        .flat_map(|(at, one)| (1..=one.write_ins).map(move |line| format!("g{}-w{line}", at + 1)))
        .collect();
    assert_eq!(fields, wanted.iter().collect::<Vec<_>>());
}

#[test]
fn fifty_five_names_fit_on_two_sides_of_a4() {
    for groups in [vec![group("Ban Chấp hành", 55)], vec![group("Bí thư", 5), group("Ủy viên", 50)]]
    {
        let form = form(PaperSize::A4, groups);
        let layout = laid(&form);
        check(&form, &layout);
        assert_eq!(layout.pages.len(), 2);
    }
}

#[test]
fn one_name_fits_on_one_side_of_a5() {
    let form = form(PaperSize::A5, vec![group("Bí thư Huyện ủy", 1)]);
    let layout = laid(&form);
    check(&form, &layout);
    assert_eq!(layout.pages.len(), 1);
    assert!(layout.pages[0].stamp.is_some());
}

#[test]
fn a_group_that_goes_on_overleaf_is_named_again() {
    let form = form(PaperSize::A5, vec![group("Bí thư", 2), group("Phó Bí thư", 30)]);
    let layout = laid(&form);
    check(&form, &layout);
    assert!(layout.pages.len() > 1);
    for page in &layout.pages[1..] {
        let named = |text: &TextPlace| text.text == "Phó Bí thư (tiếp theo)";
        assert_eq!(page.texts.iter().filter(|text| named(text)).count(), 1);
    }
}

#[test]
fn a_title_never_stands_at_a_foot_without_a_row() {
    for rows in 1..60 {
        let form = form(PaperSize::A4, vec![group("Bí thư", rows), group("Chủ tịch", 3)]);
        let layout = laid(&form);
        for page in &layout.pages {
            let Some(title) = page.texts.iter().find(|text| text.text == "Chủ tịch") else {
                continue;
            };
            assert!(page.boxes.iter().any(|one| one.place.y > title.y), "{rows} rows before");
        }
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let error = |form: &Form| lay_out(form, &words(), &measure).unwrap_err();
    let long = "x".repeat(60);
    let mut one = form(PaperSize::A5, vec![group("Bí thư", 1)]);
    one.groups[0].rows[0].name = format!("Nguyễn {long}");
    assert_eq!(error(&one), LayoutError::TooWide { text: format!("Nguyễn {long}"), word: long });
    let mut one = form(PaperSize::A5, vec![group("Bí thư", 1)]);
    one.groups[0].rows[0].post = "rất dài ".repeat(400);
    assert!(matches!(error(&one), LayoutError::TooHigh { text } if text == "Nguyễn Văn Số 0"));
    let mut one = form(PaperSize::A5, vec![group("Bí thư", 1)]);
    one.instructions = vec!["rất dài ".repeat(400)];
    assert_eq!(error(&one), LayoutError::HeadTooHigh);
    assert_eq!(error(&form(PaperSize::A4, vec![group("Bí thư", 0)])), LayoutError::Empty);
    let one = form(PaperSize::A5, vec![group("Bí thư", 2500)]);
    assert!(matches!(error(&one), LayoutError::TooManyPages { pages } if pages > 99));
}

fn some_row() -> impl Strategy<Value = FormRow> {
    ("(Nguyễn|Hoàng|Lò) ([A-Z][a-z]{1,6} ){1,5}", "(19[0-9]{2})?", "([a-zđêơ]{1,8} ){0,14}")
        .prop_map(|(name, born, post)| FormRow { name, born, post })
}

fn some_group() -> impl Strategy<Value = FormGroup> {
    let rows = proptest::collection::vec(some_row(), 0..25);
    ("([A-Z][a-z]{1,8} ){1,9}", proptest::option::of(1u32..5), rows, 0u32..4)
        .prop_map(|(title, at_most, rows, write_ins)| FormGroup { title, at_most, rows, write_ins })
}

fn some_form() -> impl Strategy<Value = Form> {
    let groups = proptest::collection::vec(some_group(), 1..5);
    let looks = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (groups, looks, "([a-z]{1,8} ){0,25}", proptest::collection::vec("([a-z]{1,8} ){0,30}", 0..4))
        .prop_map(|(groups, (a4, stamp, secret, two), subject, instructions)| {
            let mut form = form(if a4 { PaperSize::A4 } else { PaperSize::A5 }, groups);
            form.stamp = stamp;
            form.secrecy = secret.then(|| "TUYỆT MẬT".to_owned());
            form.options = if two { Options::AgreeDisagree } else { Options::AgreeOnly };
            form.subject = subject;
            form.instructions = instructions;
            form
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_row_has_its_boxes_once_and_nothing_touches(form in some_form()) {
        match lay_out(&form, &words(), &measure) {
            Ok(layout) => {
                check(&form, &layout);
                prop_assert_eq!(&layout, &laid(&form));
                let written = serde_json::to_string(&layout).unwrap();
                prop_assert_eq!(serde_json::from_str::<Layout>(&written).unwrap(), layout);
            }
            Err(error) => {
                let empty = form.row_count() == 0 && form.groups.iter().all(|one| one.write_ins == 0);
                prop_assert_eq!(error == LayoutError::Empty, empty);
                prop_assert!(empty || error == LayoutError::HeadTooHigh, "{error}");
            }
        }
    }
}
