//! What `docs/ballot-layout.md` says is what the program does.

use ballot::{
    BOX_FRAME, BOX_SIDE, CORNER_INSET, CORNER_SIDE, Choice, LAYOUT_FORMAT, Layout, QR_QUIET,
    QR_SIDE, SheetCode,
};

const PAGE: &str = include_str!("../../../docs/ballot-layout.md");

fn example() -> &'static str {
    let (_, rest) = PAGE.split_once("```json\n").unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_example_reads_as_a_layout_and_writes_back_equal() {
    let layout: Layout = serde_json::from_str(example()).unwrap();
    assert_eq!(layout.format, LAYOUT_FORMAT);
    assert_eq!((layout.width, layout.height), layout.paper.millimetres());
    let page = &layout.pages[0];
    assert_eq!(
        page.boxes.iter().map(|one| one.option).collect::<Vec<_>>(),
        [Choice::Agree, Choice::Disagree]
    );
    assert!(page.boxes.iter().all(|one| one.place.w == BOX_SIDE && one.place.h == BOX_SIDE));
    assert!(page.codes.iter().all(|code| code.w == QR_SIDE));
    assert_eq!(page.corners[0], (CORNER_INSET, CORNER_INSET));
    let given: serde_json::Value = serde_json::from_str(example()).unwrap();
    assert_eq!(serde_json::to_value(&layout).unwrap(), given);
}

#[test]
fn the_measures_named_are_the_ones_used() {
    for (measure, words) in [
        (CORNER_SIDE, "square of 6 mm"),
        (CORNER_INSET, "centre 10 mm"),
        (QR_QUIET, "quiet zone of 3.2 mm"),
        (BOX_SIDE, "A box is 5 mm wide"),
        (BOX_FRAME, "frame of 0.35 mm"),
    ] {
        assert!(PAGE.contains(words) && words.contains(&measure.to_string()), "{words}");
    }
}

#[test]
fn the_text_of_a_code_has_the_parts_named() {
    let code = SheetCode {
        form: "J452VV49".parse().unwrap(),
        page: 2,
        token: "0123456789".parse().unwrap(),
    };
    let text = code.text();
    assert_eq!(&text[..22], "K1J452VV49020123456789");
    assert_eq!(text.len(), 26);
}
