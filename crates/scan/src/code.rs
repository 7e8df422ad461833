//! The QRs of a page. Where the page lies is already guessed, so a QR is read by
//! looking at the middle of each of its modules, which works on worse pictures
//! than searching for it. Only when that fails the whole picture is searched.

use crate::Gray;
use crate::geometry::{Map, Point};
use ballot::{CORNER_INSET, CORNER_SIDE, QR_SIDE, Rect, SheetCode};
use rqrr::{Grid, PreparedImage, SimpleGrid};

/// Modules across a QR of version 2.
const MODULES: usize = 25;
/// A module's side in millimetres.
const MODULE: f64 = QR_SIDE / MODULES as f64;
/// From a corner mark to its QR.
const GAP: f64 = 4.0;
/// The contrast of the fixed patterns of a QR, as a part of the way from black
/// to white, from which on a QR is worth decoding.
const LIKELY: f32 = 0.25;

/// A QR that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// What it says.
    pub(crate) text: String,
    /// Where its centre is in the picture.
    pub(crate) centre: Point,
    /// Whether it stands on its head, seen from the guess.
    pub(crate) upside_down: bool,
}

/// Where the two QRs of a page are in millimetres while its layout is not known.
pub(crate) fn usual_places(width: f64, height: f64) -> [Rect; 2] {
    let start = CORNER_INSET - CORNER_SIDE / 2.0;
    let end = CORNER_INSET + CORNER_SIDE / 2.0 + GAP + QR_SIDE;
    let code = |x, y| Rect { x, y, w: QR_SIDE, h: QR_SIDE };
    [code(width - end, start), code(start, height - end)]
}

/// The module at a column and row of a QR: `Some(true)` for always black,
/// `None` for data.
fn fixed(x: usize, y: usize) -> Option<bool> {
    let last = MODULES - 1;
    for (left, top) in [(0, 0), (last - 6, 0), (0, last - 6)] {
        let (dx, dy) = (x as i32 - left as i32 - 3, y as i32 - top as i32 - 3);
        let ring = dx.abs().max(dy.abs());
        if ring <= 4 {
            return Some(ring <= 1 || ring == 3);
        }
    }
    let ring = (x as i32 - 18).abs().max((y as i32 - 18).abs());
    if ring <= 2 {
        return Some(ring != 1);
    }
    (x == 6 || y == 6).then_some((x + y).is_multiple_of(2))
}

/// The places of a QR in the picture: its centre and how far a module goes.
#[derive(Clone, Copy)]
struct Frame {
    centre: Point,
    right: Point,
    down: Point,
}

impl Frame {
    fn of(map: &Map, place: &Rect, upside_down: bool) -> Self {
        let centre = place.centre();
        let [right, down] = map.steps_at(centre);
        let sign = if upside_down { -MODULE } else { MODULE };
        let step = |(x, y): Point| (x * sign, y * sign);
        Self { centre: map.map(centre), right: step(right), down: step(down) }
    }

    /// Moved by a number of modules.
    fn moved(&self, dx: f64, dy: f64) -> Self {
        let x = self.centre.0 + dx * self.right.0 + dy * self.down.0;
        let y = self.centre.1 + dx * self.right.1 + dy * self.down.1;
        Self { centre: (x, y), ..*self }
    }

    fn shade(&self, picture: &Gray, x: f64, y: f64) -> f32 {
        let middle = (MODULES as f64 - 1.0) / 2.0;
        let moved = self.moved(x - middle, y - middle);
        picture.at(moved.centre.0 as f32, moved.centre.1 as f32)
    }

    /// The contrast of the fixed patterns, and the middle between their shades.
    fn likeness(&self, picture: &Gray) -> (f32, f32) {
        let (mut white, mut black, mut whites, mut blacks) = (0.0, 0.0, 0.0, 0.0);
        let (mut least, mut most) = (255.0f32, 0.0f32);
        for y in 0..MODULES {
            for x in 0..MODULES {
                let Some(dark) = fixed(x, y) else { continue };
                let shade = self.shade(picture, x as f64, y as f64);
                (least, most) = (least.min(shade), most.max(shade));
                if dark {
                    (black, blacks) = (black + shade, blacks + 1.0);
                } else {
                    (white, whites) = (white + shade, whites + 1.0);
                }
            }
        }
        let (white, black) = (white / whites, black / blacks);
        ((white - black) / (most - least).max(40.0), (white + black) / 2.0)
    }

    /// The best place within `reach` modules either way.
    fn settled(self, picture: &Gray, reach: f64, step: f64) -> (Self, f32) {
        let steps = (reach / step).round() as i32;
        let mut best = (self, f32::MIN);
        for dy in -steps..=steps {
            for dx in -steps..=steps {
                let moved = self.moved(f64::from(dx) * step, f64::from(dy) * step);
                let (likeness, _) = moved.likeness(picture);
                if likeness > best.1 {
                    best = (moved, likeness);
                }
            }
        }
        best
    }

    /// The text, by the shades in the middle of the modules.
    fn text(&self, picture: &Gray) -> Option<String> {
        let (_, middle) = self.likeness(picture);
        let mut shades = [0.0f32; MODULES * MODULES];
        for (at, shade) in shades.iter_mut().enumerate() {
            let (x, y) = ((at % MODULES) as f64, (at / MODULES) as f64);
            for (dx, dy) in [(0.0, 0.0), (-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)]
            {
                *shade += self.shade(picture, x + dx, y + dy) / 5.0;
            }
        }
        let mut text = None;
        for shift in [0.0, -18.0, 18.0, -36.0, 36.0] {
            let dark = |x: usize, y: usize| shades[y * MODULES + x] < middle + shift;
            let grid = Grid::new(SimpleGrid::from_func(MODULES, dark));
            if let Ok((_, read)) = grid.decode() {
                if SheetCode::read(&read).is_ok() {
                    return Some(read);
                }
                text.get_or_insert(read);
            }
        }
        text
    }
}

/// Reads the QR at a place, whichever way up. `reach` is how far, in
/// millimetres, the guess may be wrong.
pub(crate) fn read_at(picture: &Gray, map: &Map, place: &Rect, reach: f64) -> Option<Found> {
    let mut best: Option<(Frame, f32, bool)> = None;
    for upside_down in [false, true] {
        let frame = Frame::of(map, place, upside_down);
        let (frame, _) = frame.settled(picture, reach / MODULE, 0.5);
        let (frame, likeness) = frame.settled(picture, 0.375, 0.125);
        if best.is_none_or(|(_, other, _)| likeness > other) {
            best = Some((frame, likeness, upside_down));
        }
    }
    let (frame, likeness, upside_down) = best?;
    if likeness < LIKELY {
        return None;
    }
    let text = frame.text(picture)?;
    Some(Found { text, centre: frame.centre, upside_down })
}

/// Where the centre of the QR at a known place is, when it is there at all.
pub(crate) fn centre_at(picture: &Gray, map: &Map, place: &Rect, reach: f64) -> Option<Point> {
    let frame = Frame::of(map, place, false);
    let (frame, _) = frame.settled(picture, reach / MODULE, 0.5);
    let (frame, likeness) = frame.settled(picture, 0.375, 0.125);
    (likeness > 2.0 * LIKELY).then_some(frame.centre)
}

/// A QR found by searching: its text, and its corners in the picture from its
/// own top left onwards.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Searched {
    pub(crate) text: String,
    pub(crate) corners: [Point; 4],
}

/// Most QRs of a picture that are decoded.
const MOST_SEARCHED: usize = 8;

/// Searches a whole picture.
pub(crate) fn search(picture: &Gray) -> Vec<Searched> {
    let (width, height) = (picture.width(), picture.height());
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        picture.row(y)[x.min(width - 1)]
    });
    let grids = prepared.detect_grids();
    grids
        .into_iter()
        .take(MOST_SEARCHED)
        .filter_map(|grid| {
            let (_, text) = grid.decode().ok()?;
            let corners = grid.bounds.map(|corner| (f64::from(corner.x), f64::from(corner.y)));
            Some(Searched { text, corners })
        })
        .collect()
}
