//! The printable guides as their readers get them.

use lopdf::Document;
use papers::guide::{GUIDES, guide_named, guide_pdf};

fn pages_and_text(code: &str) -> (usize, String) {
    let bytes = guide_pdf(guide_named(code).unwrap()).unwrap();
    if let Some(folder) = std::env::var_os("KECAN_KEEP_PAPERS") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(format!("{code}.pdf")), &bytes).unwrap();
    }
    let document = Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    (pages.len(), lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn the_delegates_guide_is_one_page_and_the_others_are_two_to_six() {
    for guide in GUIDES {
        let (pages, _) = pages_and_text(guide.code);
        let range = if guide.large { 1..=1 } else { 2..=6 };
        assert!(range.contains(&pages), "{}: {pages} pages", guide.code);
    }
}

#[test]
fn guides_say_what_their_texts_say() {
    for guide in GUIDES {
        insta::assert_snapshot!(format!("guide_{}", guide.code), pages_and_text(guide.code).1);
    }
}

#[test]
fn a_guide_that_nobody_wrote_is_not_there() {
    assert_eq!(guide_named("nobody"), None);
}
