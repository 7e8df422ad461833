//! Which of the squares are the four corner marks: a choice that leaves the right
//! proportions, also when one of them is lost.

use crate::geometry::{Map, Point};
use crate::squares::Square;
use ballot::{CORNER_INSET, CORNER_SIDE, PaperSize};

/// A way in which a page may lie in the picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guess {
    /// The paper.
    pub(crate) paper: PaperSize,
    /// Where the corner marks are in the picture: top left, top right, bottom
    /// right, bottom left of the page, which may still be upside down.
    pub(crate) corners: [Option<Point>; 4],
    /// How badly it fits; smaller is better.
    fault: f64,
}

/// Sides agree with the size of the marks to this part.
const SIZE_SLACK: f64 = 0.3;
/// How far a corner may be from where the other three put it, as a part of the
/// short side: photographs are slanted.
const CORNER_SLACK: f64 = 0.22;
/// The cosine of the angle at a corner is at most this.
const ANGLE_SLACK: f64 = 0.3;
/// What a lost corner costs a guess.
const LOST: f64 = 0.8;
/// Most guesses handed on.
const MOST: usize = 6;

/// Where the corner marks of a sheet of this paper are, in millimetres.
pub(crate) fn places(paper: PaperSize) -> [Point; 4] {
    let (width, height) = paper.millimetres();
    let (right, below) = (width - CORNER_INSET, height - CORNER_INSET);
    [(CORNER_INSET, CORNER_INSET), (right, CORNER_INSET), (right, below), (CORNER_INSET, below)]
}

/// The most likely guesses, best first. Each stands also for the page upside
/// down: that is for the codes to tell.
pub(crate) fn guesses(squares: &[Square]) -> Vec<Guess> {
    let mut found: Vec<Guess> = Vec::new();
    for paper in [PaperSize::A4, PaperSize::A5] {
        for (at, first) in squares.iter().enumerate() {
            for (other, second) in squares.iter().enumerate() {
                if at != other {
                    from_upper_edge(paper, squares, first, second, &mut found);
                }
            }
        }
    }
    found.sort_by(|a, b| a.fault.total_cmp(&b.fault));
    let mut kept: Vec<Guess> = Vec::new();
    for guess in found {
        if !kept.iter().any(|other| same(other, &guess)) {
            kept.push(guess);
        }
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

/// Whether one guess is the other, or the other upside down.
fn same(one: &Guess, other: &Guess) -> bool {
    let turned = |at: usize| one.corners[(at + 2) % 4];
    std::mem::discriminant(&one.paper) == std::mem::discriminant(&other.paper)
        && ((0..4).all(|at| other.corners[at] == one.corners[at])
            || (0..4).all(|at| other.corners[at] == turned(at)))
}

/// Guesses in which `first` and `second` are the ends of a short edge. A corner
/// that is lost may be any of four; turning the page over covers two, looking
/// for both corners of the other edge the rest.
fn from_upper_edge(
    paper: PaperSize,
    squares: &[Square],
    first: &Square,
    second: &Square,
    found: &mut Vec<Guess>,
) {
    let [a, b, c, _] = places(paper);
    let (wide, high) = (b.0 - a.0, c.1 - b.1);
    let (edge, size) = (minus(second.centre, first.centre), (first.side + second.side) / 2.0);
    let length = norm(edge);
    let fits = |length: f64, millimetres: f64| {
        let ratio = length / size * CORNER_SIDE / millimetres;
        (ratio - 1.0).abs() < SIZE_SLACK
    };
    if !fits(length, wide) || (first.side / second.side).ln().abs() > SIZE_SLACK {
        return;
    }
    let down = (-edge.1 / wide * high, edge.0 / wide * high);
    let slack = CORNER_SLACK * length * high / wide;
    let near = |place: Point, slack: f64| {
        squares.iter().filter(move |square| norm(minus(square.centre, place)) < slack)
    };
    for fourth in near(plus(first.centre, down), slack) {
        let side = minus(fourth.centre, first.centre);
        let cosine = (side.0 * edge.0 + side.1 * edge.1) / norm(side) / length;
        if cosine.abs() > ANGLE_SLACK || !like(first, fourth) {
            continue;
        }
        let third_place = plus(second.centre, side);
        let thirds = near(third_place, CORNER_SLACK * length)
            .filter(|third| like(third, second) && third.centre != fourth.centre);
        let base = fault(norm(side) / high, length / wide, cosine, &[first, second, fourth]);
        let corners = [Some(first.centre), Some(second.centre), None, Some(fourth.centre)];
        found.push(Guess { paper, corners, fault: base + LOST });
        for third in thirds {
            let corners = [corners[0], corners[1], Some(third.centre), corners[3]];
            let guess = Guess { paper, corners, fault: base };
            let off = guess.off_size(&[first, second, third, fourth]);
            found.push(Guess { fault: base + off + third.fault / 2.0, ..guess });
        }
    }
    // The lost corner is below the first one: the third stands alone.
    for third in near(plus(second.centre, down), slack) {
        let side = minus(third.centre, second.centre);
        let cosine = (side.0 * edge.0 + side.1 * edge.1) / norm(side) / length;
        if cosine.abs() > ANGLE_SLACK || !like(second, third) {
            continue;
        }
        let base = fault(norm(side) / high, length / wide, cosine, &[first, second, third]);
        found.push(Guess {
            paper,
            corners: [Some(first.centre), Some(second.centre), Some(third.centre), None],
            fault: base + LOST,
        });
    }
}

/// How badly three marks fit: `down` and `across` are the pixels per millimetre of
/// the long and the short edge, between the first and second mark.
fn fault(down: f64, across: f64, cosine: f64, [first, second, third]: &[&Square; 3]) -> f64 {
    let proportion = (down / across).ln().abs();
    let sizes = (third.side / first.side).ln().abs() + (second.side / first.side).ln().abs();
    let size = (first.side + second.side) / 2.0;
    let sized = (across / size * CORNER_SIDE).ln().abs();
    let shape = first.fault + second.fault + third.fault;
    proportion + sizes / 2.0 + sized + shape / 2.0 + cosine.abs() / 2.0
}

fn like(one: &Square, other: &Square) -> bool {
    (one.side / other.side).ln().abs() < 0.45
}

impl Guess {
    /// How far the marks' sizes are from what the map makes of a mark at each
    /// corner: a box filled black near a lost corner betrays itself by that.
    fn off_size(&self, marks: &[&Square; 4]) -> f64 {
        let Some(map) = self.map() else { return 4.0 };
        let off = |(place, mark): (Point, &&Square)| {
            (map.scale_at(place) * CORNER_SIDE / mark.side).ln().abs()
        };
        2.0 * places(self.paper).into_iter().zip(marks).map(off).sum::<f64>()
    }

    /// The map from millimetres of the page to pixels of the picture.
    pub(crate) fn map(&self) -> Option<Map> {
        let pairs: Vec<(Point, Point)> = places(self.paper)
            .into_iter()
            .zip(self.corners)
            .filter_map(|(place, found)| Some((place, found?)))
            .collect();
        Map::fit(&pairs).filter(|map| !map.mirrors((self.paper.millimetres().0 / 2.0, 100.0)))
    }

    /// The same page taken as lying the other way up.
    pub(crate) fn upside_down(&self) -> Self {
        let [a, b, c, d] = self.corners;
        Self { corners: [c, d, a, b], ..*self }
    }
}

fn minus(a: Point, b: Point) -> Point {
    (a.0 - b.0, a.1 - b.1)
}

fn plus(a: Point, b: Point) -> Point {
    (a.0 + b.0, a.1 + b.1)
}

fn norm(a: Point) -> f64 {
    a.0.hypot(a.1)
}
