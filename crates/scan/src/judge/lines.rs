//! Lines that run through a box or into it: streaks of dust, folds, strokes
//! through a whole row. They are no marks that a reader may settle.

use super::{OUTSET, View, weight};
use crate::patch::{DENSITY, SIDE};
use ballot::BOX_SIDE;

/// From the middle of a box to where ink counts as outside, in pixels.
const EDGE: f32 = (BOX_SIDE as f32 / 2.0 + OUTSET) * DENSITY as f32;

impl View<'_> {
    /// Whether the ink within is one thin straight line that goes on beyond the
    /// frame at both ends to the end of the patch: a streak that was not found
    /// along the page, a fold, or a stroke through the whole row; no mark that a
    /// reader may settle.
    pub(super) fn through(&self, inside: &[usize], strong: impl Fn(usize) -> bool) -> bool {
        const THIN: f32 = 0.35;
        let inked: Vec<(f32, f32)> = inside
            .iter()
            .filter(|&&at| strong(at))
            .map(|&at| ((at % SIDE) as f32 + 0.5, (at / SIDE) as f32 + 0.5))
            .collect();
        if inked.is_empty() {
            return false;
        }
        let n = inked.len() as f32;
        let sum = inked.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
        let (mx, my) = (sum.0 / n, sum.1 / n);
        let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
        for (x, y) in &inked {
            let (dx, dy) = (x - mx, y - my);
            (xx, yy, xy) = (xx + dx * dx / n, yy + dy * dy / n, xy + dx * dy / n);
        }
        let spread = ((xx - yy) / 2.0).hypot(xy);
        let minor = ((xx + yy) / 2.0 - spread).max(0.0).sqrt() / DENSITY as f32;
        if minor > THIN {
            return false;
        }
        let angle = (2.0 * xy).atan2(xx - yy) / 2.0;
        let (along, side) = ((angle.cos(), angle.sin()), (-angle.sin(), angle.cos()));
        let met = |far: f32| -> Option<bool> {
            let place = |off: f32| {
                let x = (mx + far * along.0 + off * side.0).floor();
                let y = (my + far * along.1 + off * side.1).floor();
                let within = |v: f32| v >= 0.0 && v < SIDE as f32;
                (within(x) && within(y)).then(|| y as usize * SIDE + x as usize)
            };
            let at = place(0.0)?;
            let (x, y) = ((at % SIDE) as f32 + 0.5, (at / SIDE) as f32 + 0.5);
            let middle = SIDE as f32 / 2.0;
            let far = (x - middle - self.x).abs().max((y - middle - self.y).abs());
            let outside = far > (BOX_SIDE as f32 / 2.0 + OUTSET) * DENSITY as f32;
            let open = outside && !self.printed[at];
            open.then(|| [-1.5, 0.0, 1.5].iter().filter_map(|&off| place(off)).any(&strong))
        };
        [-1.0f32, 1.0].iter().all(|sign| {
            let seen: Vec<bool> = (0..SIDE).filter_map(|step| met(sign * step as f32)).collect();
            let dark = seen.iter().filter(|&&dark| dark).count();
            seen.len() >= DENSITY && dark * 5 >= seen.len() * 4
        })
    }

    /// The ink within that is left, in mm², once every line is taken away that
    /// comes in straight from an edge of the patch, upright or level within ten
    /// degrees: streaks, also several, also one that ends within the frame.
    pub(super) fn beside_lines(&self, inside: &[usize], strong: impl Fn(usize) -> bool) -> f32 {
        /// Half as wide as a streak, and what it may be off, in pixels: 0.6 mm.
        const NEAR: f32 = 5.0;
        /// From where ink counts as outside to where a line is looked for
        /// within, in pixels: 1.5 mm.
        const INWARDS: f32 = 12.0;
        let mut left: Vec<usize> = inside.iter().copied().filter(|&at| strong(at)).collect();
        let half = (BOX_SIDE as f32 / 2.0 * DENSITY as f32) as i32;
        for upright in [true, false] {
            let turned = |across: f32, along: f32| {
                let (x, y) = if upright { (across, along) } else { (along, across) };
                let inside = |v: f32| v >= 0.0 && v < SIDE as f32;
                (inside(x) && inside(y)).then(|| y as usize * SIDE + x as usize)
            };
            let (middle_across, middle_along) =
                if upright { (self.x, self.y) } else { (self.y, self.x) };
            let middle = SIDE as f32 / 2.0;
            for from in -half..=half {
                for tilt in -9..=9 {
                    let place = |along: f32| {
                        middle + middle_across + from as f32 + tilt as f32 * 0.02 * along
                    };
                    let at = |along: f32| turned(place(along), middle + middle_along + along);
                    // The samples from one distance to another: dark ones, and all
                    // but those that are printed; none once too many are light.
                    let seen = |sign: f32, steps: std::ops::Range<u32>, most: u32| {
                        let (mut dark, mut light) = (0, 0);
                        for step in steps {
                            let along = sign * (EDGE + step as f32 - INWARDS);
                            match at(along).filter(|&at| !self.printed[at]) {
                                Some(at) if strong(at) => dark += 1,
                                Some(_) => light += 1,
                                None => {}
                            }
                            if light > most {
                                return None;
                            }
                        }
                        Some((dark, dark + light))
                    };
                    let comes_in = [-1.0f32, 1.0].iter().any(|sign| {
                        // To the end of the patch outside, and on inside.
                        let outside = seen(*sign, 12..12 + SIDE as u32 / 2, 3);
                        let Some((dark, outside)) = outside else { return false };
                        outside >= DENSITY as u32
                            && dark * 10 >= outside * 9
                            && seen(*sign, 0..6, 6).is_some_and(|(on, all)| on * 2 >= all)
                    });
                    if comes_in {
                        left.retain(|&at| {
                            let (x, y) = ((at % SIDE) as f32 + 0.5, (at / SIDE) as f32 + 0.5);
                            let (across, along) = if upright { (x, y) } else { (y, x) };
                            (across - place(along - middle - middle_along)).abs() > NEAR
                        });
                    }
                }
            }
        }
        let area = 1.0 / (DENSITY * DENSITY) as f32;
        left.iter().map(|&at| weight(self.ink[at]) * area).sum()
    }
}
