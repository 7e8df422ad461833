//! Ink where there should be none, and on lines for names.

use crate::Gray;
use crate::geometry::Map;
use ballot::{Align, BOX_SIDE, Layout, PageLayout, QR_QUIET, Rect, TextPlace};

/// Cells per millimetre of the grid on which ink is gathered.
const DENSITY: f64 = 3.0;
/// Ink from this part of printed black on counts as a stroke outside boxes...
const STRONG: f32 = 0.45;
/// ...and this on a line for a name.
const WRITTEN: f32 = 0.22;
/// A shape outside boxes of this many mm² of strokes is writing...
const LARGE: f64 = 3.0;
/// ...when it also reaches over this many mm.
const LONG: f64 = 5.0;
/// The strokes on a line for a name, in mm², from which on somebody wrote there.
const WORD: f64 = 0.8;

/// Whether there is ink where neither a box nor a line for a name nor print is.
pub(crate) fn ink(
    picture: &Gray,
    map: &Map,
    layout: &Layout,
    page: &PageLayout,
    black: f32,
) -> bool {
    let all = Rect { x: 0.0, y: 0.0, w: layout.width, h: layout.height };
    let mut grid = Grid::of(picture, map, &all, black, STRONG);
    // The margins with their holes, staples and torn edges say nothing.
    for edge in margins(layout) {
        grid.clear(&edge, 0.0);
    }
    for code in &page.codes {
        grid.clear(code, QR_QUIET);
    }
    for place in &page.boxes {
        grid.clear(&place.place, BOX_SIDE / 2.0);
    }
    for place in &page.write_ins {
        grid.clear(&place.place, 3.0);
    }
    if let Some(stamp) = &page.stamp {
        grid.clear(stamp, 12.0);
    }
    clear_print(&mut grid, page, 1.0);
    grid.shapes().iter().any(|shape| shape.area >= LARGE && shape.reach >= LONG)
}

fn margins(layout: &Layout) -> [Rect; 4] {
    let deep = 14.0;
    let (w, h) = (layout.width, layout.height);
    [
        Rect { x: 0.0, y: 0.0, w, h: deep },
        Rect { x: 0.0, y: h - deep, w, h: deep },
        Rect { x: 0.0, y: 0.0, w: deep, h },
        Rect { x: w - deep, y: 0.0, w: deep, h },
    ]
}

/// Whether somebody wrote in a field.
pub(crate) fn written(
    picture: &Gray,
    map: &Map,
    page: &PageLayout,
    field: &Rect,
    black: f32,
) -> bool {
    let mut grid = Grid::of(picture, map, field, black, WRITTEN);
    clear_print(&mut grid, page, 0.5);
    let speck = 0.2;
    let strokes: f64 =
        grid.shapes().iter().map(|shape| shape.area).filter(|&area| area >= speck).sum();
    strokes >= WORD
}

fn clear_print(grid: &mut Grid, page: &PageLayout, air: f64) {
    for rule in &page.rules {
        let (x, y) = (rule.from.0.min(rule.to.0), rule.from.1.min(rule.to.1));
        let (w, h) = ((rule.from.0 - rule.to.0).abs(), (rule.from.1 - rule.to.1).abs());
        grid.clear(&Rect { x, y, w, h }, air);
    }
    for text in &page.texts {
        grid.clear(&extent(text), air);
    }
}

/// Where a line of print is, generously: how wide letters are is the press's
/// matter; none on average is wider than 0.72 of their size.
fn extent(text: &TextPlace) -> Rect {
    let size = text.size * 25.4 / 72.0;
    let w = text.text.chars().count() as f64 * size * if text.bold { 0.78 } else { 0.72 };
    let x = match text.align {
        Align::Left => text.x,
        Align::Centre => text.x - w / 2.0,
        Align::Right => text.x - w,
    };
    Rect { x, y: text.y - 1.1 * size, w, h: 1.5 * size }
}

/// A connected shape of ink: its area in mm² and its longer side in mm.
struct Shape {
    area: f64,
    reach: f64,
}

/// A part of the page in cells, true where there is ink.
struct Grid {
    part: Rect,
    width: usize,
    height: usize,
    ink: Vec<bool>,
}

impl Grid {
    fn of(picture: &Gray, map: &Map, part: &Rect, black: f32, least: f32) -> Self {
        let side = |v: f64| ((v * DENSITY) as usize).clamp(1, 4000);
        let (width, height) = (side(part.w), side(part.h));
        let mut shades = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let place =
                    (part.x + (x as f64 + 0.5) / DENSITY, part.y + (y as f64 + 0.5) / DENSITY);
                let (px, py) = map.map(place);
                shades.push(picture.at(px as f32, py as f32));
            }
        }
        let papers = papers(&shades, width, height);
        let across = width.div_ceil(TILE);
        let ink = shades.iter().enumerate().map(|(at, shade)| {
            let paper = papers[at / width / TILE * across + at % width / TILE];
            (paper - shade) / (paper * (1.0 - black)).max(12.0) >= least
        });
        Self { part: *part, width, height, ink: ink.collect() }
    }

    fn clear(&mut self, place: &Rect, air: f64) {
        let span = |from: f64, size: f64, start: f64, end: usize| {
            let cell = |v: f64| ((v - start) * DENSITY).clamp(0.0, end as f64);
            cell(from - air) as usize..cell(from + size + air).ceil() as usize
        };
        let rows = span(place.y, place.h, self.part.y, self.height);
        let columns = span(place.x, place.w, self.part.x, self.width);
        for y in rows {
            self.ink[y * self.width..][columns.clone()].fill(false);
        }
    }

    fn shapes(mut self) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut stack = Vec::new();
        for start in 0..self.ink.len() {
            if !std::mem::take(&mut self.ink[start]) {
                continue;
            }
            stack.push(start);
            let (mut count, mut x_span, mut y_span) = (0usize, (usize::MAX, 0), (usize::MAX, 0));
            while let Some(at) = stack.pop() {
                let (x, y) = (at % self.width, at / self.width);
                count += 1;
                x_span = (x_span.0.min(x), x_span.1.max(x));
                y_span = (y_span.0.min(y), y_span.1.max(y));
                for ny in y.saturating_sub(1)..=(y + 1).min(self.height - 1) {
                    for nx in x.saturating_sub(1)..=(x + 1).min(self.width - 1) {
                        let next = ny * self.width + nx;
                        if std::mem::take(&mut self.ink[next]) {
                            stack.push(next);
                        }
                    }
                }
            }
            let longest = (x_span.1 - x_span.0).max(y_span.1 - y_span.0) + 1;
            let area = count as f64 / (DENSITY * DENSITY);
            shapes.push(Shape { area, reach: longest as f64 / DENSITY });
        }
        shapes
    }
}

/// The side of a tile whose paper is taken as one, in cells: 8 mm.
const TILE: usize = 24;

/// The shade of the paper in each tile: six tenths of its cells are darker.
fn papers(shades: &[f32], width: usize, height: usize) -> Vec<f32> {
    let (across, down) = (width.div_ceil(TILE), height.div_ceil(TILE));
    let mut papers = Vec::with_capacity(across * down);
    for ty in 0..down {
        for tx in 0..across {
            let columns = tx * TILE..((tx + 1) * TILE).min(width);
            let mut tile: Vec<f32> = (ty * TILE..((ty + 1) * TILE).min(height))
                .flat_map(|y| shades[y * width..][columns.clone()].iter().copied())
                .collect();
            let at = tile.len() * 6 / 10;
            let (_, paper, _) = tile.select_nth_unstable_by(at, f32::total_cmp);
            papers.push(*paper);
        }
    }
    papers
}
