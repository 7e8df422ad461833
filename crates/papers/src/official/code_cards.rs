//! Thẻ mã: cards to cut out and draw, each with the code of one vote.

use super::PaperError;
use super::sheet_pages::{Code, SheetPages};
use ballot::Rect;
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("../../templates/code_cards.typ");

/// Height of A4 and the edge around the cards.
const PAGE_HEIGHT: f64 = 297.0;
const EDGE: (f64, f64) = (10.0, 11.0);
/// A card, and how many stand side by side and on a page.
const CARD: (f64, f64) = (95.0, 55.0);
const ACROSS: usize = 2;
const CARDS: usize = 10;
/// The QR of a card, from the card's top left corner.
const CODE: Rect = Rect { x: 62.0, y: 14.0, w: 27.0, h: 27.0 };

/// One card. It says nothing about a person, and no number of its own: cards
/// are shuffled before they are printed and after they are cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeCard {
    /// The code as typed, without spaces.
    pub code: String,
    /// An address that a phone's camera opens; `None` prints no QR.
    pub url: Option<String>,
}

/// Cards of one vote, on sheets of A4, ten a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardSheets {
    /// The title of each card, for example "MÃ BỎ PHIẾU".
    pub title: String,
    /// What is voted on, one or two lines.
    pub subject: String,
    /// Beside the QR: how to use the card, one sentence a line.
    pub steps: Vec<String>,
    /// At the foot of each card: what it promises.
    pub promise: String,
    /// The cards, in the order in which they are printed.
    pub cards: Vec<CodeCard>,
}

impl CardSheets {
    /// Three cards of an invented vote.
    pub fn sample() -> Self {
        let card = |code: &str| CodeCard {
            code: code.to_owned(),
            url: Some(format!("https://192.168.1.10:8443/v/{code}")),
        };
        Self {
            title: "MÃ BỎ PHIẾU".to_owned(),
            subject: "Giới thiệu nhân sự quy hoạch Ban Chấp hành Đảng bộ huyện Nậm Pha".to_owned(),
            steps: vec![
                "Quét mã bằng điện thoại, hoặc mở trang bỏ phiếu và nhập mã trên.".to_owned(),
                "Chọn ý kiến cho từng người rồi bấm Gửi phiếu.".to_owned(),
            ],
            promise: "Mã dùng một lần, được rút ngẫu nhiên và không ghi cho ai.".to_owned(),
            cards: ["7K2M9QXD4TVA", "B3HW6PZR0NCE", "J8FY1SG5KQMT"].map(card).to_vec(),
        }
    }
}

/// The cards as PDF, with lines to cut along.
///
/// # Errors
/// [`PaperError::Code`] when an address is too long for a QR; [`PaperError`]
/// when the typesetter refuses, a fault of the program.
pub fn code_cards_pdf(sheets: &CardSheets) -> Result<Vec<u8>, PaperError> {
    let set = press::untagged_pdf(TEMPLATE, &view(sheets))?;
    let mut pages = SheetPages::of(&set)?;
    for at in 0..pages.forms() {
        let cards = sheets.cards.iter().skip(at * CARDS).take(CARDS).enumerate();
        let mut codes = Vec::new();
        for (place, card) in cards {
            if let Some(url) = &card.url {
                codes.push((Code::of_text(url)?, code_place(place)));
            }
        }
        let codes: Vec<(&Code, Rect)> = codes.iter().map(|(code, at)| (code, *at)).collect();
        pages.add(at, &codes, PAGE_HEIGHT)?;
    }
    pages.finish()
}

fn code_place(card: usize) -> Rect {
    let (column, line) = ((card % ACROSS) as f64, (card / ACROSS) as f64);
    Rect { x: EDGE.0 + column * CARD.0 + CODE.x, y: EDGE.1 + line * CARD.1 + CODE.y, ..CODE }
}

fn view(sheets: &CardSheets) -> Value {
    let pages: Vec<Vec<Value>> =
        sheets.cards.chunks(CARDS).map(|cards| cards.iter().map(card_view).collect()).collect();
    json!({
        "title": sheets.title,
        "subject": sheets.subject,
        "steps": sheets.steps,
        "promise": sheets.promise,
        "edge": [EDGE.0, EDGE.1],
        "card": [CARD.0, CARD.1],
        "across": ACROSS,
        "code": CODE,
        "pages": pages,
    })
}

fn card_view(card: &CodeCard) -> Value {
    json!({ "code": in_fours(&card.code), "qr": card.url.is_some() })
}

/// Groups of four signs: people type what they can hold in mind.
fn in_fours(code: &str) -> String {
    let signs: Vec<char> = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    let groups: Vec<String> = signs.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_shown_in_groups_of_four() {
        assert_eq!(in_fours("ABCDEFGHJK"), "ABCD EFGH JK");
        assert_eq!(in_fours("ABCD EFGH"), "ABCD EFGH");
        assert_eq!(in_fours(""), "");
    }

    #[test]
    fn the_codes_of_a_page_stand_on_their_own_cards() {
        for card in 0..CARDS {
            let place = code_place(card);
            assert!(place.x + place.w <= 200.0 && place.y + place.h <= PAGE_HEIGHT - EDGE.1);
        }
        assert!(code_place(1).x >= EDGE.0 + CARD.0);
        assert!(code_place(2).y >= EDGE.1 + CARD.1);
    }
}
