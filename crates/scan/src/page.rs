//! A page, from its picture to a reading.

use crate::code::centre_at;
use crate::frame::{self, Shift};
use crate::geometry::{Map, Point};
use crate::judge::{Judged, MARK, judge};
use crate::locate::{BENT, Located, locate};
use crate::patch::{self, Patch};
use crate::place::Placement;
use crate::streaks::{Streaks, without};
use crate::{Gray, ReadFault, outside, printed};
use ballot::{
    BoxClass, BoxReading, CORNER_SIDE, FormCode, Layout, PageDoubt, PageLayout, PageReading,
    WriteInReading,
};

/// Pictures finer than twice this are averaged down: nothing on the page is
/// finer, and the noise goes.
const ENOUGH_DPI: f64 = 200.0;
/// The page fits badly when its marks lie further than this from where the map
/// puts them, in millimetres, or its frames from where theirs should be.
const WARPED: f64 = 1.0;
/// Frames this near, in millimetres, to where the map has them need no second fit.
const SETTLED: f64 = 0.2;

/// A page that was read.
#[derive(Debug, Clone)]
pub struct PageRead {
    /// What it says.
    pub reading: PageReading,
    /// Where the page lies in its picture: for cutting out crops, also later.
    pub placement: Placement,
    /// How good the picture is.
    pub quality: Quality,
}

/// How good a picture is, for statistics of printers and scanners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quality {
    /// Dots per inch, measured on the page.
    pub dpi: f64,
    /// How far the page is turned from the nearest quarter, in degrees.
    pub skew: f64,
    /// The difference between paper and printed black, in shades of 255.
    pub contrast: f64,
    /// The mean distance of marks and frames from where the layout has them, in
    /// millimetres.
    pub residual: f64,
    /// How many frames of boxes were found, and how many there are.
    pub frames: (usize, usize),
    /// How many streaks of the scanner were taken away.
    pub streaks: usize,
}

/// Reads a page. `lookup` gives the layout of a form.
///
/// # Errors
/// [`ReadFault`] when it is no page of a known ballot.
pub fn read_page<'l>(
    picture: &Gray,
    lookup: &dyn Fn(FormCode) -> Option<&'l Layout>,
) -> Result<PageRead, ReadFault> {
    let located = locate(picture)?;
    let form = located.code.form;
    let layout = lookup(form).ok_or(ReadFault::UnknownForm(form))?;
    let page = layout
        .pages
        .iter()
        .find(|page| page.page == located.code.page)
        .ok_or(ReadFault::NoSuchPage { form, page: located.code.page })?;
    let middle = (layout.width / 2.0, layout.height / 2.0);
    let dpi = located.map.scale_at(middle) * 25.4;
    let factor = ((dpi / ENOUGH_DPI) as usize).max(1);
    if factor > 1 {
        let small = picture.shrunk(factor);
        let map = located.map.shrunk(factor as f64);
        let located = Located { map, ..located };
        return read_located(&small, &located, layout, page, factor);
    }
    read_located(picture, &located, layout, page, 1)
}

fn read_located(
    picture: &Gray,
    located: &Located,
    layout: &Layout,
    page: &PageLayout,
    factor: usize,
) -> Result<PageRead, ReadFault> {
    let fitted = fit(picture, located, page).ok_or(ReadFault::Unaligned(layout.form))?;
    let (map, boxes) = fitted.settled(picture, page);
    let streaks = Streaks::of(picture);
    let clean = (!streaks.is_empty()).then(|| without(picture, &streaks));
    if boxes.seen() * 2 < page.boxes.len() {
        return Err(ReadFault::Unaligned(layout.form));
    }
    let printed: Vec<Vec<bool>> =
        page.boxes.iter().map(|place| printed::near(page, place.place.centre())).collect();
    let raw = boxes.judged(&printed);
    let judged = match &clean {
        Some(clean) => {
            let cleaned = boxes.again(clean, &map, page, fitted.black).judged(&printed);
            raw.into_iter().zip(cleaned).map(|(raw, clean)| lower(raw, clean)).collect()
        }
        None => raw,
    };
    let residual = fitted.residual.max(boxes.mean_shift());
    let shown = clean.as_ref().unwrap_or(picture);
    let mut doubts = Vec::new();
    if outside::ink(shown, &map, layout, page, fitted.black) {
        doubts.push(PageDoubt::InkOutside);
    }
    if fitted.found.iter().any(|found| !found) {
        doubts.push(PageDoubt::CornerLost);
    }
    if residual > WARPED {
        doubts.push(PageDoubt::Warped);
    }
    let written = |place: &ballot::WriteInPlace| WriteInReading {
        id: place.id.clone(),
        ink: outside::written(shown, &map, page, &place.place, fitted.black),
    };
    let reading = PageReading {
        code: located.code,
        boxes: page.boxes.iter().zip(&judged).map(box_reading).collect(),
        write_ins: page.write_ins.iter().map(written).collect(),
        doubts,
    };
    let quality = Quality {
        dpi: map.scale_at((layout.width / 2.0, layout.height / 2.0)) * 25.4 * factor as f64,
        skew: skew(&map, layout),
        contrast: f64::from(fitted.contrast),
        residual,
        frames: (boxes.seen(), page.boxes.len()),
        streaks: streaks.len(),
    };
    let placement = Placement::of(map.shrunk(1.0 / factor as f64));
    Ok(PageRead { reading, placement, quality })
}

fn box_reading((place, judged): (&ballot::BoxPlace, &Judged)) -> BoxReading {
    BoxReading { id: place.id.clone(), score: judged.score, class: judged.class }
}

/// Taking streaks away may only ever lower what a box holds; and what was a
/// question before is not settled by half a streak that is left.
fn lower(raw: Judged, clean: Judged) -> Judged {
    let marked = clean.class == BoxClass::Marked && clean.within >= MARK;
    if marked && raw.class != BoxClass::Marked {
        return raw;
    }
    if clean.within < raw.within || clean.score < raw.score { clean } else { raw }
}

fn skew(map: &Map, layout: &Layout) -> f64 {
    let [right, _] = map.steps_at((layout.width / 2.0, layout.height / 2.0));
    let degrees = right.1.atan2(right.0).to_degrees();
    degrees - (degrees / 90.0).round() * 90.0
}

/// The boxes of a page as cut out of its picture.
struct Boxes {
    patches: Vec<Patch>,
    shifts: Vec<Shift>,
    spread: Vec<Shift>,
}

impl Boxes {
    fn cut(picture: &Gray, map: &Map, page: &PageLayout, black: f32) -> Self {
        let centres: Vec<Point> = page.boxes.iter().map(|place| place.place.centre()).collect();
        let patches: Vec<Patch> =
            centres.iter().map(|&centre| patch::cut(picture, map, centre, black)).collect();
        let shifts: Vec<Shift> = patches.iter().map(|patch| frame::find(&patch.ink)).collect();
        let spread = frame::agreed(&centres, &shifts);
        Self { patches, shifts, spread }
    }

    /// The same boxes in another picture of the page, with the frames where they
    /// were found before.
    fn again(&self, picture: &Gray, map: &Map, page: &PageLayout, black: f32) -> Self {
        let cut = |place: &ballot::BoxPlace| patch::cut(picture, map, place.place.centre(), black);
        Self {
            patches: page.boxes.iter().map(cut).collect(),
            shifts: self.shifts.clone(),
            spread: self.spread.clone(),
        }
    }

    fn judged(&self, printed: &[Vec<bool>]) -> Vec<Judged> {
        self.patches
            .iter()
            .zip(&self.spread)
            .zip(printed)
            .map(|((patch, shift), printed)| {
                let seen = if patch.whole { shift.seen } else { 0.0 };
                judge(&patch.ink, &Shift { seen, ..*shift }, printed)
            })
            .collect()
    }

    /// How many frames were found.
    fn seen(&self) -> usize {
        self.shifts.iter().filter(|shift| shift.seen >= frame::SEEN).count()
    }

    /// Where the frames were found, as pairs of places and pixels.
    fn pairs(&self, map: &Map, page: &PageLayout) -> Vec<(Point, Point)> {
        let density = patch::DENSITY as f64;
        page.boxes
            .iter()
            .zip(&self.spread)
            .filter(|(_, shift)| shift.seen >= frame::SEEN)
            .map(|(place, shift)| {
                let (x, y) = place.place.centre();
                let moved = (x + f64::from(shift.x) / density, y + f64::from(shift.y) / density);
                ((x, y), map.map(moved))
            })
            .collect()
    }

    /// How far frames are from where the map has them, in millimetres.
    fn mean_shift(&self) -> f64 {
        let seen: Vec<f64> = self
            .spread
            .iter()
            .filter(|shift| shift.seen >= frame::SEEN)
            .map(|shift| f64::from(shift.x.hypot(shift.y)) / patch::DENSITY as f64)
            .collect();
        seen.iter().sum::<f64>() / seen.len().max(1) as f64
    }
}

struct Fitted {
    map: Map,
    /// What it was fitted to.
    pairs: Vec<(Point, Point)>,
    found: [bool; 4],
    residual: f64,
    /// What part of the paper's light printed black throws back.
    black: f32,
    contrast: f32,
}

impl Fitted {
    /// The boxes; and, where their frames are not where the map has them, the map
    /// fitted once more, to marks, codes and frames.
    fn settled(&self, picture: &Gray, page: &PageLayout) -> (Map, Boxes) {
        let boxes = Boxes::cut(picture, &self.map, page, self.black);
        if boxes.mean_shift() < SETTLED || boxes.seen() * 3 < page.boxes.len() {
            return (self.map, boxes);
        }
        let mut pairs = boxes.pairs(&self.map, page);
        let weight = 1 + pairs.len() / 8;
        for pair in &self.pairs {
            pairs.extend(std::iter::repeat_n(*pair, weight));
        }
        let Some(map) = Map::fit(&pairs) else { return (self.map, boxes) };
        let again = Boxes::cut(picture, &map, page, self.black);
        let better = again.seen() >= boxes.seen() && again.mean_shift() < boxes.mean_shift();
        if better { (map, again) } else { (self.map, boxes) }
    }
}

/// The map fitted again, to marks and codes found exactly, and to where the
/// layout really has them.
fn fit(picture: &Gray, located: &Located, page: &PageLayout) -> Option<Fitted> {
    let mut pairs: Vec<(Point, Point)> = Vec::new();
    let marks = page.corners.map(|corner| mark_at(picture, &located.map, corner));
    let clear = |mark: &Mark| mark.paper - mark.black;
    let clearest = marks.iter().flatten().map(clear).fold(0.0, f32::max);
    let mut found = [false; 4];
    let (mut black, mut paper) = (Vec::new(), Vec::new());
    for (at, mark) in marks.iter().enumerate() {
        // A mark that the search took for something else may yet be there.
        let Some(mark) = mark.as_ref().filter(|mark| {
            located.found[at] || (clear(mark) > 0.75 * clearest && mark.moved < 1.0)
        }) else {
            continue;
        };
        found[at] = true;
        pairs.push((page.corners[at], mark.centre));
        black.push(mark.black);
        paper.push(mark.paper);
    }
    for code in &page.codes {
        if let Some(centre) = centre_at(picture, &located.map, code, 1.2) {
            pairs.push((code.centre(), centre));
        }
    }
    // Of a lost corner the codes tell nothing exact; the guess holds it.
    if pairs.len() < 5 {
        let lost = (0..4).filter(|&at| !found[at]);
        pairs.extend(lost.map(|at| (page.corners[at], located.map.map(page.corners[at]))));
    }
    let slack = BENT * located.map.scale_at(page.corners[0]);
    let complete = found.iter().all(|found| *found);
    let map = if complete { Map::fit(&pairs) } else { Map::fit_partly(&pairs, slack) }?;
    let scale = map.scale_at(page.corners[0]).max(1e-6);
    let off = |&(from, to): &(Point, Point)| {
        let there = map.map(from);
        (there.0 - to.0).hypot(there.1 - to.1) / scale
    };
    let residual = pairs.iter().map(off).sum::<f64>() / pairs.len() as f64;
    let mean = |values: &[f32]| values.iter().sum::<f32>() / values.len().max(1) as f32;
    let (black, paper) = (mean(&black), mean(&paper));
    if paper - black < 20.0 {
        return None;
    }
    let fitted =
        Fitted { map, pairs, found, residual, black: black / paper, contrast: paper - black };
    Some(fitted)
}

struct Mark {
    centre: Point,
    /// How far that is from where it was looked for, in millimetres.
    moved: f64,
    black: f32,
    paper: f32,
}

/// A corner mark near where the map has it: its centre of mass, settled in
/// three rounds, its shade, and the paper's.
fn mark_at(picture: &Gray, map: &Map, place: Point) -> Option<Mark> {
    const STEP: f64 = 0.2;
    let half = CORNER_SIDE / 2.0;
    let [right, down] = map.steps_at(place);
    let shade = |centre: Point, x: f64, y: f64| {
        let px = centre.0 + x * right.0 + y * down.0;
        let py = centre.1 + x * right.1 + y * down.1;
        picture.at(px as f32, py as f32)
    };
    let mut centre = map.map(place);
    let reach = ((half + 1.0) / STEP) as i32;
    let grid = || (-reach..=reach).flat_map(move |y| (-reach..=reach).map(move |x| (x, y)));
    let (mut black, mut paper, mut moved) = (0.0, 0.0, (0.0, 0.0));
    for _ in 0..3 {
        let shades: Vec<(f64, f64, f32)> = grid()
            .map(|(x, y)| (f64::from(x) * STEP, f64::from(y) * STEP))
            .map(|(x, y)| (x, y, shade(centre, x, y)))
            .collect();
        let inner =
            |part: f64| shades.iter().filter(move |(x, y, _)| x.abs().max(y.abs()) < half * part);
        black = inner(0.7).map(|(_, _, s)| s).sum::<f32>() / inner(0.7).count().max(1) as f32;
        let mut rim: Vec<f32> = shades
            .iter()
            .filter(|(x, y, _)| x.abs().max(y.abs()) > half + 0.5)
            .map(|&(_, _, shade)| shade)
            .collect();
        rim.sort_by(f32::total_cmp);
        paper = rim.get(rim.len() * 6 / 10).copied()?;
        if paper - black < 15.0 {
            return None;
        }
        let (mut sum, mut x_sum, mut y_sum) = (0.0, 0.0, 0.0);
        for &(x, y, shade) in &shades {
            let ink = f64::from(((paper - shade) / (paper - black)).clamp(0.0, 1.0));
            let ink = if ink < 0.25 { 0.0 } else { ink };
            (sum, x_sum, y_sum) = (sum + ink, x_sum + ink * x, y_sum + ink * y);
        }
        let (x, y) = (x_sum / f64::max(sum, 1.0), y_sum / f64::max(sum, 1.0));
        moved = (moved.0 + x, moved.1 + y);
        centre.0 += x * right.0 + y * down.0;
        centre.1 += x * right.1 + y * down.1;
    }
    Some(Mark { centre, moved: moved.0.hypot(moved.1), black, paper })
}
