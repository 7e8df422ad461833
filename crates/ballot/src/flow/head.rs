//! What stands above the table, and at the foot.

use super::dims::{BAND_END, BAND_START, Dims};
use super::pen::{Face, Pen, mm, rule, write};
use super::{FormWords, LayoutError};
use crate::{Align, Form, FormGroup, PageLayout, Rect};

/// Between parts of the head.
const GAP: f64 = 1.5;
/// Around the secrecy mark.
const FRAME_PAD: f64 = 1.2;
/// Thickness of the secrecy mark's frame.
const FRAME: f64 = 0.4;
/// The room for the stamp begins here, clear of the corner mark.
const STAMP_TOP: f64 = 17.0;

/// The head of the first page; gives where the table may begin.
pub(super) fn first(
    page: &mut PageLayout,
    form: &Form,
    words: &FormWords,
    (pen, dims): (Pen<'_>, Dims),
) -> Result<f64, LayoutError> {
    let mut left = dims.left;
    let mut stamp_end = 0.0;
    if form.stamp {
        let place = Rect { x: dims.stamp_left, y: STAMP_TOP, w: dims.stamp, h: dims.stamp };
        stamp_end = place.y + place.h + GAP;
        left = place.x + place.w + 2.5;
        page.stamp = Some(place);
        let face = Face::italic(dims.small);
        let label = pen.wrap(&words.stamp, face, place.w - GAP)?;
        let top = place.y + place.h - GAP / 2.0 - face.block(label.len());
        write(page, &label, face, (place.x + place.w / 2.0, Align::Centre), top);
    }
    let y = issuer(page, form, pen, dims, left)?.max(BAND_END);
    let mut y = titles(page, form, pen, dims, (left, y))?;
    let face = Face::plain(dims.text);
    for paragraph in &form.instructions {
        let lines = pen.wrap(paragraph, face, dims.right - left)?;
        y = write(page, &lines, face, (left, Align::Left), y);
    }
    let y = y.max(stamp_end) + GAP;
    if y > dims.bottom { Err(LayoutError::HeadTooHigh) } else { Ok(y) }
}

/// Beside the first code: the issuer, the secrecy mark, place and day.
fn issuer(
    page: &mut PageLayout,
    form: &Form,
    pen: Pen<'_>,
    dims: Dims,
    left: f64,
) -> Result<f64, LayoutError> {
    let mut y = BAND_START;
    let mut blocks = Vec::new();
    let last = form.issuer.len().saturating_sub(1);
    for (at, line) in form.issuer.iter().enumerate() {
        let face = if at == last { Face::bold(dims.text) } else { Face::plain(dims.text) };
        blocks.push((pen.wrap(line, face, dims.band_right - left)?, face));
    }
    let widths = blocks.iter().flat_map(|(lines, face)| lines.iter().map(|l| pen.width(l, *face)));
    let centre = left + widths.fold(0.0, f64::max) / 2.0;
    for (lines, face) in &blocks {
        y = write(page, lines, *face, (centre, Align::Centre), y);
    }
    let mut room_left = left;
    let mut end = y;
    if let Some(secrecy) = form.secrecy.as_deref().filter(|mark| !mark.is_empty()) {
        let face = Face::bold(dims.text);
        let (w, h) = (pen.width(secrecy, face) + 2.0 * FRAME_PAD + 1.0, face.block(1) + 1.0);
        let top = y + GAP;
        frame(page, Rect { x: left, y: top, w, h });
        let x = left + w / 2.0;
        write(page, &[secrecy.to_owned()], face, (x, Align::Centre), top + 0.5);
        room_left = left + w + 2.0;
        end = top + h + FRAME;
    }
    let face = Face::italic(dims.text);
    let lines = pen.wrap(&form.dated, face, dims.band_right - room_left)?;
    let dated = write(page, &lines, face, (dims.band_right, Align::Right), y + GAP);
    Ok(end.max(dated) + 0.5)
}

fn frame(page: &mut PageLayout, at: Rect) {
    let (right, bottom) = (at.x + at.w, at.y + at.h);
    for (from, to) in [
        ((at.x, at.y), (right, at.y)),
        ((at.x, bottom), (right, bottom)),
        ((at.x, at.y), (at.x, bottom)),
        ((right, at.y), (right, bottom)),
    ] {
        rule(page, from, to, FRAME);
    }
}

/// Title and subject, centred.
fn titles(
    page: &mut PageLayout,
    form: &Form,
    pen: Pen<'_>,
    dims: Dims,
    (left, top): (f64, f64),
) -> Result<f64, LayoutError> {
    let middle = ((left + dims.right) / 2.0, Align::Centre);
    let width = dims.right - left;
    let face = Face::bold(dims.title);
    let y = write(page, &pen.wrap(&form.title, face, width)?, face, middle, top);
    let face = Face::plain(dims.subject);
    let lines = pen.wrap(&form.subject, face, width)?;
    Ok(write(page, &lines, face, middle, y + 0.3) + GAP)
}

/// The head of a following page: the title, and the group that goes on; gives
/// where the table may begin.
pub(super) fn following(
    page: &mut PageLayout,
    form: &Form,
    words: &FormWords,
    goes_on: Option<&FormGroup>,
    (pen, dims): (Pen<'_>, Dims),
) -> Result<f64, LayoutError> {
    let at = (dims.left, Align::Left);
    let width = dims.band_right - dims.left;
    let face = Face::plain(dims.small);
    let y = write(page, &pen.wrap(&form.title, face, width)?, face, at, BAND_START);
    let Some(group) = goes_on else { return Ok(y.max(BAND_END)) };
    let face = Face::bold(dims.group);
    let lines = pen.wrap(&format!("{} {}", title(group, words), words.continued), face, width)?;
    // As near to the table as the band allows.
    let top = (y + 0.5).max(BAND_END - 1.0 - face.block(lines.len()));
    let y = write(page, &lines, face, at, top);
    Ok((y + 0.8).max(BAND_END))
}

/// A group's title with the limit of its choice.
pub(super) fn title(group: &FormGroup, words: &FormWords) -> String {
    match group.at_most {
        Some(n) => format!("{} ({})", group.title, words.at_most(n)),
        None => group.title.clone(),
    }
}

/// The foot of a page.
pub(super) fn foot(page: &mut PageLayout, dims: Dims, text: String) {
    let face = Face::plain(dims.small);
    let middle = (dims.left + dims.right) / 2.0;
    let top = mm(dims.foot) - face.ascent();
    write(page, &[text], face, (middle, Align::Centre), top);
}
