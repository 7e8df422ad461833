//! Pages drawn here, straight from a layout: for runs that must not wait for the
//! typesetter, and for pages that are used by the hundred.

use crate::blank::{Blank, Stock};
use crate::picture::Picture;
use anyhow::Context;
use ballot::{
    BOX_FRAME, BOX_SIDE, BoxPlace, CORNER_INSET, CORNER_SIDE, Choice, FormCode, LAYOUT_FORMAT,
    Layout, Options, PageLayout, PaperSize, QR_SIDE, Rect, RulePlace, SheetCode, SheetToken,
};
use base::SeededChance;
use qrcode::{Color, EcLevel, QrCode, Version};

const BLACK: [u8; 3] = [15; 3];

/// From one row to the next, in millimetres.
const PITCH: f64 = 8.0;

/// A plain layout of `rows` rows with two boxes each, as many pages as that
/// takes: where no form is at hand.
pub fn plain_layout(rows: usize, paper: PaperSize, form: FormCode) -> Layout {
    let (width, height) = paper.millimetres();
    let on_page = ((height - 73.0) / PITCH) as usize;
    let pages = (0..rows.div_ceil(on_page)).map(|page| {
        let here = page * on_page..rows.min((page + 1) * on_page);
        plain_page(page as u32 + 1, here, width, height)
    });
    Layout { format: LAYOUT_FORMAT.to_owned(), form, paper, width, height, pages: pages.collect() }
}

fn plain_page(page: u32, rows: std::ops::Range<usize>, width: f64, height: f64) -> PageLayout {
    let (near, right, low) = (CORNER_INSET, width - CORNER_INSET, height - CORNER_INSET);
    let inside = CORNER_SIDE / 2.0 + 4.0;
    let top = 45.0;
    let choices = Options::AgreeDisagree.choices();
    let mut boxes = Vec::new();
    let mut rules = Vec::new();
    for (line, row) in rows.enumerate() {
        let y = top + PITCH * line as f64;
        rules.push(RulePlace { from: (20.0, y), to: (width - 20.0, y), width: 0.2 });
        for (column, &option) in choices.iter().enumerate() {
            let name = if option == Choice::Agree { "agree" } else { "disagree" };
            boxes.push(BoxPlace {
                id: format!("r{}-{name}", row + 1),
                row,
                option,
                place: Rect {
                    x: width - 70.0 + 25.0 * column as f64,
                    y: y + (PITCH - BOX_SIDE) / 2.0,
                    w: BOX_SIDE,
                    h: BOX_SIDE,
                },
            });
        }
    }
    let code = |x, y| Rect { x, y, w: QR_SIDE, h: QR_SIDE };
    PageLayout {
        page,
        corners: [(near, near), (right, near), (right, low), (near, low)],
        codes: [
            code(right - inside - QR_SIDE, near - CORNER_SIDE / 2.0),
            code(near + inside, low + CORNER_SIDE / 2.0 - QR_SIDE),
        ],
        boxes,
        write_ins: Vec::new(),
        stamp: None,
        texts: Vec::new(),
        rules,
    }
}

/// Sheets of a layout drawn at a resolution (dots an inch); the same seed gives
/// the same tokens.
///
/// # Errors
/// When a code does not fit its QR, which does not occur.
pub fn drawn(layout: &Layout, sheets: usize, dpi: u32, seed: u64) -> anyhow::Result<Stock> {
    let mut chance = SeededChance::new(seed);
    let mut blanks = Vec::new();
    for _ in 0..sheets {
        let token = SheetToken::draw(&mut chance);
        for page in &layout.pages {
            let code = SheetCode { form: layout.form, page: page.page, token };
            blanks.push(Blank { code, picture: draw(layout, page, code, dpi)? });
        }
    }
    Ok(Stock { dpi, blanks })
}

fn draw(layout: &Layout, page: &PageLayout, code: SheetCode, dpi: u32) -> anyhow::Result<Picture> {
    let scale = f64::from(dpi) / 25.4;
    let pixels = |length: f64| (length * scale).round() as usize;
    let mut picture = Picture::filled(pixels(layout.width), pixels(layout.height), 1, [255; 3]);
    let mut fill = |x: f64, y: f64, w: f64, h: f64, colour| {
        picture.fill((x * scale, y * scale), ((x + w) * scale, (y + h) * scale), colour);
    };
    for (x, y) in page.corners {
        let half = CORNER_SIDE / 2.0;
        fill(x - half, y - half, CORNER_SIDE, CORNER_SIDE, BLACK);
    }
    for rule in &page.rules {
        let ((x, y), half) = (rule.from, rule.width / 2.0);
        let (w, h) = (rule.to.0 - x + rule.width, rule.to.1 - y + rule.width);
        fill(x - half, y - half, w, h, BLACK);
    }
    for place in page.boxes.iter().map(|place| place.place) {
        fill(place.x, place.y, place.w, place.h, BLACK);
        let inner = place.w - 2.0 * BOX_FRAME;
        fill(place.x + BOX_FRAME, place.y + BOX_FRAME, inner, inner, [255; 3]);
    }
    let qr = QrCode::with_version(code.text(), Version::Normal(2), EcLevel::Q)
        .context("the sheet code does not fit its QR")?;
    let module = QR_SIDE / qr.width() as f64;
    for place in page.codes {
        for (at, _) in qr.to_colors().iter().enumerate().filter(|(_, dark)| **dark == Color::Dark) {
            let (row, column) = ((at / qr.width()) as f64, (at % qr.width()) as f64);
            fill(place.x + column * module, place.y + row * module, module, module, BLACK);
        }
    }
    Ok(picture)
}
