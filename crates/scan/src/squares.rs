//! Full black squares in a picture: what may be a corner mark.

use crate::Gray;
use crate::geometry::Point;
use crate::gray::Sums;

/// A solid shape that a corner mark could be, in pixels of the searched picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Square {
    /// Its centre of mass.
    pub(crate) centre: Point,
    /// The side of a square of its area.
    pub(crate) side: f64,
    /// How unlike a square it is: 0 for a perfect one.
    pub(crate) fault: f64,
}

/// Thinner strokes than twice this and one pixel vanish: letters, frames of
/// boxes, streaks, also where they touch a mark.
const THIN: usize = 2;
/// Most squares that are looked at further, the most square first.
const MOST: usize = 160;
/// The longer axis of a mark is at most this many times the shorter, however
/// slanted the view.
const SLANT: f64 = 1.9;

/// Finds them in a picture of about a thousand pixels a side.
pub(crate) fn squares(picture: &Gray) -> Vec<Square> {
    let (width, height) = (picture.width(), picture.height());
    let mask = thick(&dark(picture), width, height);
    let longest = width.max(height) as f64;
    let mut found: Vec<Square> = shapes(&mask, width)
        .iter()
        .filter_map(|shape| shape.square())
        .filter(|square| square.side < longest / 12.0)
        .collect();
    found.sort_by(|a, b| a.fault.total_cmp(&b.fault));
    found.truncate(MOST);
    found
}

/// Pixels clearly darker than their neighbourhood of some 15 mm: shadows and
/// stains are wider and fall away, marks stay.
fn dark(picture: &Gray) -> Vec<bool> {
    let (width, height) = (picture.width(), picture.height());
    let reach = (width.max(height) / 36).max(8);
    let limits = Limits::of(picture, reach);
    let mut mask = vec![false; width * height];
    let mut columns = vec![0u16; width];
    for (y, line) in mask.chunks_exact_mut(width).enumerate() {
        let around = [y.saturating_sub(1), y, (y + 1).min(height - 1)].map(|y| picture.row(y));
        for (x, sum) in columns.iter_mut().enumerate() {
            *sum = around.iter().map(|row| u16::from(row[x])).sum();
        }
        for (x, (dark, three)) in line.iter_mut().skip(1).zip(columns.windows(3)).enumerate() {
            *dark = three[0] + three[1] + three[2] < limits.at(x + 1, y);
        }
    }
    mask
}

/// Below which sum of nine a pixel is dark, told for tiles of eight by eight.
struct Limits {
    across: usize,
    limits: Vec<u16>,
}

impl Limits {
    const TILE: usize = 8;

    fn of(picture: &Gray, reach: usize) -> Self {
        let sums = Sums::of(picture);
        let across = picture.width().div_ceil(Self::TILE);
        let down = picture.height().div_ceil(Self::TILE);
        let middle = |tile: usize| tile * Self::TILE + Self::TILE / 2;
        let limit = |at: usize| {
            let (x, y) = (middle(at % across), middle(at / across));
            let (x, y) = (x.min(picture.width() - 1), y.min(picture.height() - 1));
            (sums.mean(x, y, reach) * 82).saturating_sub(800) * 9 / 100
        };
        let limits = (0..across * down).map(|at| limit(at) as u16).collect();
        Self { across, limits }
    }

    fn at(&self, x: usize, y: usize) -> u16 {
        self.limits[y / Self::TILE * self.across + x / Self::TILE]
    }
}

/// Keeps pixels whose square of [`THIN`] around is dark altogether.
fn thick(mask: &[bool], width: usize, height: usize) -> Vec<bool> {
    let mut across = vec![false; mask.len()];
    for (line, out) in mask.chunks_exact(width).zip(across.chunks_exact_mut(width)) {
        for (at, run) in line.windows(2 * THIN + 1).enumerate() {
            out[at + THIN] = run.iter().all(|&dark| dark);
        }
    }
    let mut both = vec![false; mask.len()];
    for y in THIN..height.saturating_sub(THIN) {
        for x in 0..width {
            both[y * width + x] = (y - THIN..=y + THIN).all(|row| across[row * width + x]);
        }
    }
    both
}

/// A connected shape: its moments.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Shape {
    fn run(y: usize, from: usize, to: usize) -> Self {
        (from..to).fold(Self::default(), |shape, x| {
            let (x, y) = (x as f64, y as f64);
            shape.and(&Self { n: 1.0, x, y, xx: x * x, yy: y * y, xy: x * y })
        })
    }

    fn and(&self, other: &Self) -> Self {
        Self {
            n: self.n + other.n,
            x: self.x + other.x,
            y: self.y + other.y,
            xx: self.xx + other.xx,
            yy: self.yy + other.yy,
            xy: self.xy + other.xy,
        }
    }

    /// For any slanted square the area is twelve times the root of the
    /// determinant of its second moments; for rings, letters and lines less, for
    /// discs five hundredths more.
    fn square(&self) -> Option<Square> {
        if self.n < 6.0 {
            return None;
        }
        let (x, y) = (self.x / self.n, self.y / self.n);
        let xx = self.xx / self.n - x * x + 1.0 / 12.0;
        let yy = self.yy / self.n - y * y + 1.0 / 12.0;
        let xy = self.xy / self.n - x * y;
        let root = (xx * yy - xy * xy).max(1e-9).sqrt();
        let solid = self.n / (12.0 * root);
        let middle = (xx + yy) / 2.0;
        let spread = (middle * middle - root * root).max(0.0).sqrt();
        let slant = ((middle + spread) / (middle - spread).max(1e-9)).sqrt();
        let fault = (solid - 1.0).abs() + (slant - 1.0) / 4.0;
        let fits = (0.82..1.1).contains(&solid) && slant < SLANT;
        let side = self.n.sqrt() + 2.0 * THIN as f64;
        fits.then_some(Square { centre: (x, y), side, fault })
    }
}

/// Connected shapes, run by run, joined where runs of neighbouring rows touch.
fn shapes(mask: &[bool], width: usize) -> Vec<Shape> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let mut parent: Vec<usize> = Vec::new();
    let mut above = 0..0;
    for (y, line) in mask.chunks_exact(width).enumerate() {
        let start = runs.len();
        let mut x = 0;
        while x < width {
            if !line[x] {
                x += 1;
                continue;
            }
            let to = line[x..].iter().position(|&dark| !dark).map_or(width, |n| x + n);
            let this = runs.len();
            parent.push(this);
            for other in above.clone() {
                let (_, from, end): (usize, usize, usize) = runs[other];
                if from < to && x < end {
                    let (a, b) = (root(&mut parent, other), root(&mut parent, this));
                    parent[a.max(b)] = a.min(b);
                }
            }
            runs.push((y, x, to));
            x = to;
        }
        above = start..runs.len();
    }
    let mut shapes = vec![Shape::default(); runs.len()];
    for (at, &(y, from, to)) in runs.iter().enumerate() {
        let to_root = root(&mut parent, at);
        shapes[to_root] = shapes[to_root].and(&Shape::run(y, from, to));
    }
    shapes
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_found_beside_a_ring_a_line_and_a_streak_through_it() {
        let picture = Gray::from_fn(400, 400, |x, y| {
            let square = (50..70).contains(&x) && (80..100).contains(&y);
            let ring = (200..220).contains(&x)
                && (80..100).contains(&y)
                && !((202..218).contains(&x) && (82..98).contains(&y));
            let line = (300..320).contains(&y);
            if square || ring || line || x == 58 { 20 } else { 230 }
        });
        let found = squares(&picture);
        assert_eq!(found.len(), 1, "{found:?}");
        let Square { centre, side, .. } = found[0];
        assert!((centre.0 - 59.5).abs() < 0.6 && (centre.1 - 89.5).abs() < 0.6, "{centre:?}");
        assert!((side - 20.0).abs() < 1.5, "{side}");
    }

    #[test]
    fn an_even_picture_has_no_squares() {
        assert_eq!(squares(&Gray::from_fn(300, 200, |_, _| 0)), []);
        assert_eq!(squares(&Gray::from_fn(1, 1, |_, _| 9)), []);
    }
}
