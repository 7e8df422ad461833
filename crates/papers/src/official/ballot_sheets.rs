//! Phiếu: the sheets of a ballot, each page at the places of its layout.

use super::PaperError;
use super::sheet_pages::{Code, SheetPages};
use ballot::{
    BOX_FRAME, CORNER_SIDE, Form, FormWords, Layout, LayoutError, PageLayout, Rect, SheetCode,
    SheetToken, lay_out,
};
use press::Weight;
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("../../templates/ballot.typ");

/// Whether a sheet is printed on one side or on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// One page a leaf.
    One,
    /// Two pages a leaf: a sheet of several pages with an odd number of them
    /// ends with an empty page, so that the next begins on a leaf of its own.
    Both,
}

/// The sheets of one print.
#[derive(Debug, Clone, Copy)]
pub struct BallotSheets<'a> {
    /// Where everything stands.
    pub layout: &'a Layout,
    /// The title of the file, for example "Phiếu biểu quyết".
    pub title: &'a str,
    /// The sheets, in the order in which they are printed.
    pub tokens: &'a [SheetToken],
    /// How they are printed.
    pub sides: Sides,
}

/// Lays a form out with the letters with which it is printed.
///
/// # Errors
/// [`LayoutError`], naming what does not fit.
pub fn ballot_layout(form: &Form, words: &FormWords) -> Result<Layout, LayoutError> {
    lay_out(form, words, &|text, bold| {
        press::text_width(text, if bold { Weight::Bold } else { Weight::Regular })
    })
}

/// The sheets as PDF, all pages of a sheet after each other. Not tagged:
/// nobody votes on a screen with it.
///
/// # Errors
/// [`PaperError`] when the typesetter refuses, a fault of the program.
pub fn ballot_pdf(sheets: &BallotSheets<'_>) -> Result<Vec<u8>, PaperError> {
    let layout = sheets.layout;
    let set = press::untagged_pdf(TEMPLATE, &view(layout, sheets.title, None))?;
    let mut pages = SheetPages::of(&set)?;
    let odd = layout.pages.len() > 1 && !layout.pages.len().is_multiple_of(2);
    for &token in sheets.tokens {
        for (at, page) in layout.pages.iter().enumerate() {
            let code = SheetCode { form: layout.form, page: page.page, token };
            let code = Code::of_sheet(&code.text())?;
            pages.add(at, &page.codes.map(|place| (&code, place)), layout.height)?;
        }
        if odd && sheets.sides == Sides::Both {
            pages.add_empty();
        }
    }
    pages.finish()
}

/// The form to look at: no codes, and `notice` across each page.
///
/// # Errors
/// [`PaperError`] when the typesetter refuses, a fault of the program.
pub fn ballot_preview_pdf(
    layout: &Layout,
    title: &str,
    notice: &str,
) -> Result<Vec<u8>, PaperError> {
    Ok(press::untagged_pdf(TEMPLATE, &view(layout, title, Some(notice)))?)
}

fn view(layout: &Layout, title: &str, notice: Option<&str>) -> Value {
    json!({
        "title": title,
        "width": layout.width,
        "height": layout.height,
        "notice": notice,
        "pages": layout.pages.iter().map(|page| page_view(page, notice.is_some())).collect::<Vec<_>>(),
    })
}

fn page_view(page: &PageLayout, preview: bool) -> Value {
    let corner = |(x, y): (f64, f64)| {
        let half = CORNER_SIDE / 2.0;
        json!({ "x": x - half, "y": y - half, "w": CORNER_SIDE, "h": CORNER_SIDE })
    };
    // A frame is drawn on its middle line.
    let frame = |place: Rect| {
        let half = BOX_FRAME / 2.0;
        json!({
            "x": place.x + half, "y": place.y + half,
            "w": place.w - BOX_FRAME, "h": place.h - BOX_FRAME,
        })
    };
    json!({
        "corners": page.corners.map(corner),
        "frame": BOX_FRAME,
        "boxes": page.boxes.iter().map(|one| frame(one.place)).collect::<Vec<_>>(),
        "stamp": page.stamp,
        "codes": if preview { page.codes.to_vec() } else { Vec::new() },
        "texts": page.texts,
        "rules": page.rules,
    })
}
