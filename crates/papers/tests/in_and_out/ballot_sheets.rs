//! The sheets of a ballot and the code cards, as a reader of the file sees them.

use ballot::{FormCode, Layout, PaperSize, SheetToken};
use base::SeededChance;
use lopdf::{Document, Object, ObjectId};
use papers::official::{
    BallotSheets, CardSheets, CodeCard, Sides, ballot_layout, ballot_pdf, ballot_preview_pdf,
    code_cards_pdf, sample_ballot_form, sample_ballot_words,
};

fn layout(paper: PaperSize, rows: usize) -> Layout {
    let code = FormCode::draw(&mut SeededChance::new(2));
    let mut form = sample_ballot_form(code, paper, rows);
    form.groups[0].write_ins = 1;
    ballot_layout(&form, &sample_ballot_words()).unwrap()
}

fn sheets(layout: &Layout, count: usize, sides: Sides) -> Vec<u8> {
    let mut chance = SeededChance::new(3);
    let tokens: Vec<SheetToken> = (0..count).map(|_| SheetToken::draw(&mut chance)).collect();
    ballot_pdf(&BallotSheets { layout, title: "Phiếu", tokens: &tokens, sides }).unwrap()
}

fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

fn text(bytes: &[u8], pages: &[u32]) -> String {
    let text = open(bytes).extract_text(pages).unwrap();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The streams that a page draws.
fn contents(document: &Document, page: u32) -> Vec<ObjectId> {
    document.get_page_contents(document.get_pages()[&page])
}

#[test]
fn a_sheet_prints_the_words_recorded() {
    let layout = layout(PaperSize::A5, 12);
    assert_eq!(layout.pages.len(), 2);
    insta::assert_snapshot!("ballot", text(&sheets(&layout, 1, Sides::Both), &[1, 2]));
}

#[test]
fn equal_sheets_are_byte_identical_and_all_pages_of_a_sheet_follow_each_other() {
    let layout = layout(PaperSize::A5, 12);
    let bytes = sheets(&layout, 5, Sides::Both);
    assert_eq!(bytes, sheets(&layout, 5, Sides::Both));
    let document = open(&bytes);
    assert_eq!(document.get_pages().len(), 10);
    for sheet in 0..5 {
        for page in 1..=2 {
            let shared = &contents(&document, page)[..3];
            let own = contents(&document, sheet * 2 + page);
            assert_eq!(&own[..3], shared, "sheets share what is equal on them");
        }
    }
}

#[test]
fn each_page_of_each_sheet_draws_codes_of_its_own() {
    let document = open(&sheets(&layout(PaperSize::A5, 12), 4, Sides::Both));
    let drawn: std::collections::BTreeSet<Vec<u8>> = document
        .get_pages()
        .into_values()
        .map(|page| {
            let last = *document.get_page_contents(page).last().unwrap();
            let Ok(Object::Stream(stream)) = document.get_object(last) else { panic!("{last:?}") };
            stream.decompressed_content().unwrap()
        })
        .collect();
    assert_eq!(drawn.len(), 8);
    for one in drawn {
        let text = String::from_utf8(one).unwrap();
        assert_eq!(text.matches(" cm\n").count(), 2, "one code top right, one bottom left");
    }
}

#[test]
fn a_sheet_of_three_pages_ends_on_a_leaf_of_its_own() {
    let layout = layout(PaperSize::A5, 25);
    assert_eq!(layout.pages.len(), 3);
    assert_eq!(open(&sheets(&layout, 4, Sides::One)).get_pages().len(), 12);
    assert_eq!(open(&sheets(&layout, 4, Sides::Both)).get_pages().len(), 16);
    let single = self::layout(PaperSize::A5, 2);
    assert_eq!(open(&sheets(&single, 4, Sides::Both)).get_pages().len(), 4);
}

#[test]
fn a_hundred_sheets_more_cost_little_space() {
    let layout = layout(PaperSize::A4, 55);
    let (one, many) = (sheets(&layout, 1, Sides::Both), sheets(&layout, 101, Sides::Both));
    let each = (many.len() - one.len()) / 100;
    assert!(each < 5_000, "{each} bytes a sheet");
}

#[test]
fn a_preview_says_what_it_is_and_has_no_code() {
    let layout = layout(PaperSize::A5, 2);
    let notice = "BẢN XEM TRƯỚC – KHÔNG DÙNG ĐỂ BỎ PHIẾU";
    let bytes = ballot_preview_pdf(&layout, "Phiếu", notice).unwrap();
    assert!(text(&bytes, &[1]).contains(notice));
    assert_eq!(contents(&open(&bytes), 1).len(), 1, "nothing is drawn over the form");
}

#[test]
fn ten_cards_stand_on_a_page_and_show_their_codes_in_fours() {
    let sample = CardSheets::sample();
    insta::assert_snapshot!("code_cards", text(&code_cards_pdf(&sample).unwrap(), &[1]));
    let card = |at: usize| CodeCard { code: format!("ABCD{at:08}"), url: None };
    let many = CardSheets { cards: (0..21).map(card).collect(), ..sample };
    let bytes = code_cards_pdf(&many).unwrap();
    assert_eq!(open(&bytes).get_pages().len(), 3);
    assert!(text(&bytes, &[3]).contains("ABCD 0000 0020"));
}

#[test]
fn a_code_of_wide_letters_stays_on_one_line_beside_its_qr() {
    let sample = CardSheets::sample();
    let url = Some("https://192.168.1.10:8443/v/WWWW-MMMM-WWWW".to_owned());
    let wide = CodeCard { code: "WWWWMMMMWWWW".to_owned(), url };
    let bytes = code_cards_pdf(&CardSheets { cards: vec![wide], ..sample }).unwrap();
    assert!(text(&bytes, &[1]).contains("WWWW MMMM WWWW"), "{}", text(&bytes, &[1]));
}
