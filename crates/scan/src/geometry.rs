//! The map from millimetres on the page to pixels of the picture: a perspective
//! map, fitted to points whose places in both are known.

/// A point: x, y.
pub(crate) type Point = (f64, f64);

/// A perspective map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Map {
    m: [f64; 8],
}

impl Map {
    /// The map that fits the pairs best: from, to. Three pairs give an affine
    /// map, four and more a perspective one. `None` when the points lie on a
    /// line or are too few.
    pub(crate) fn fit(pairs: &[(Point, Point)]) -> Option<Self> {
        let affine = pairs.len() < 4;
        let unknowns = if affine { 6 } else { 8 };
        if pairs.len() < 3 {
            return None;
        }
        // Shifted and scaled, so that the squares below are of one size.
        let (cx, cy) =
            pairs.iter().fold((0.0, 0.0), |sum, (from, _)| (sum.0 + from.0, sum.1 + from.1));
        let (cx, cy) = (cx / pairs.len() as f64, cy / pairs.len() as f64);
        let reach = pairs
            .iter()
            .map(|(from, _)| (from.0 - cx).abs().max((from.1 - cy).abs()))
            .fold(1e-9, f64::max);
        let mut normal = [[0.0; 9]; 8];
        for &((x, y), (u, v)) in pairs {
            let (x, y) = ((x - cx) / reach, (y - cy) / reach);
            let rows = [
                ([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y], u),
                ([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y], v),
            ];
            for (row, value) in rows {
                for i in 0..unknowns {
                    for j in 0..unknowns {
                        normal[i][j] += row[i] * row[j];
                    }
                    normal[i][8] += row[i] * value;
                }
            }
        }
        let solved = solve(&mut normal, unknowns)?;
        let [a, b, c, d, e, f, g, h] = solved;
        // Back to unshifted coordinates: x' = (x - cx) / reach.
        let w = 1.0 - (g * cx + h * cy) / reach;
        if w.abs() < 1e-9 {
            return None;
        }
        let scale = |p: f64| p / reach / w;
        let shift = |p: f64, q: f64, r: f64| (r - (p * cx + q * cy) / reach) / w;
        let m = [
            scale(a),
            scale(b),
            shift(a, b, c),
            scale(d),
            scale(e),
            shift(d, e, f),
            scale(g),
            scale(h),
        ];
        m.iter().all(|value| value.is_finite()).then_some(Self { m })
    }

    /// The eight numbers, row by row.
    pub(crate) fn numbers(&self) -> [f64; 8] {
        self.m
    }

    /// Reads back [`Self::numbers`].
    pub(crate) fn of_numbers(m: [f64; 8]) -> Option<Self> {
        m.iter().all(|value| value.is_finite()).then_some(Self { m })
    }

    /// Where a point goes.
    pub(crate) fn map(&self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f, g, h] = self.m;
        let w = g * x + h * y + 1.0;
        let w = if w.abs() < 1e-9 { 1e-9 } else { w };
        ((a * x + b * y + c) / w, (d * x + e * y + f) / w)
    }

    /// Pixels a millimetre around a point: the root of the area's ratio.
    pub(crate) fn scale_at(&self, at: Point) -> f64 {
        let [right, down] = self.steps_at(at);
        (right.0 * down.1 - right.1 * down.0).abs().sqrt()
    }

    /// How far a millimetre to the right, and one down, goes at a point.
    pub(crate) fn steps_at(&self, (x, y): Point) -> [Point; 2] {
        let here = self.map((x, y));
        let to = |there: Point| (there.0 - here.0, there.1 - here.1);
        [to(self.map((x + 1.0, y))), to(self.map((x, y + 1.0)))]
    }

    /// The same map into a picture shrunk by `factor` (see [`crate::Gray::shrunk`]).
    pub(crate) fn shrunk(&self, factor: f64) -> Self {
        // A pixel's centre c goes to (c + ½) / factor - ½.
        let [a, b, c, d, e, f, g, h] = self.m;
        let half = (0.5 - factor / 2.0) / factor;
        let mix = |p: f64, q: f64| p / factor + half * q;
        Self { m: [mix(a, g), mix(b, h), mix(c, 1.0), mix(d, g), mix(e, h), mix(f, 1.0), g, h] }
    }

    /// Whether the map turns the page over, as a mirror does.
    pub(crate) fn mirrors(&self, at: Point) -> bool {
        let [right, down] = self.steps_at(at);
        right.0 * down.1 - right.1 * down.0 < 0.0
    }
}

/// Elimination with pivots; `None` when the equations do not settle it.
fn solve(normal: &mut [[f64; 9]; 8], unknowns: usize) -> Option<[f64; 8]> {
    for i in 0..unknowns {
        let pivot =
            (i..unknowns).max_by(|&a, &b| normal[a][i].abs().total_cmp(&normal[b][i].abs()))?;
        if normal[pivot][i].abs() < 1e-9 {
            return None;
        }
        normal.swap(i, pivot);
        let line = normal[i];
        for (row, other) in normal.iter_mut().enumerate().take(unknowns) {
            if row != i {
                let times = other[i] / line[i];
                for (value, &from) in other.iter_mut().zip(&line) {
                    *value -= times * from;
                }
            }
        }
    }
    let mut solved = [0.0; 8];
    for (i, value) in solved.iter_mut().enumerate().take(unknowns) {
        *value = normal[i][8] / normal[i][i];
    }
    Some(solved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Point, b: Point) -> bool {
        (a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6
    }

    #[test]
    fn four_points_are_met_exactly() {
        let pairs = [
            ((10.0, 10.0), (100.0, 80.0)),
            ((200.0, 10.0), (1500.0, 120.0)),
            ((200.0, 287.0), (1600.0, 2300.0)),
            ((10.0, 287.0), (50.0, 2200.0)),
        ];
        let map = Map::fit(&pairs).unwrap();
        for (from, to) in pairs {
            assert!(near(map.map(from), to), "{from:?} goes to {:?}", map.map(from));
        }
        assert!(!map.mirrors((100.0, 100.0)));
    }

    #[test]
    fn three_points_give_the_fourth_of_a_parallelogram() {
        let map = Map::fit(&[
            ((0.0, 0.0), (5.0, 5.0)),
            ((10.0, 0.0), (25.0, 7.0)),
            ((0.0, 10.0), (3.0, 25.0)),
        ])
        .unwrap();
        assert!(near(map.map((10.0, 10.0)), (23.0, 27.0)));
    }

    #[test]
    fn points_on_a_line_fit_nothing() {
        let line: Vec<_> = (0..4).map(|i| ((f64::from(i), 0.0), (f64::from(i), 3.0))).collect();
        assert_eq!(Map::fit(&line), None);
    }

    #[test]
    fn a_shrunk_map_points_at_the_same_ink() {
        let map = Map::fit(&[
            ((0.0, 0.0), (0.0, 0.0)),
            ((10.0, 0.0), (80.0, 0.0)),
            ((0.0, 10.0), (0.0, 80.0)),
        ])
        .unwrap();
        assert!(near(map.shrunk(2.0).map((1.0, 1.0)), (3.75, 3.75)));
    }
}
