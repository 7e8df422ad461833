//! The printed frame of a box, found again in its patch: paper stretches, and a
//! telephone's lens bends lines.

use crate::patch::{DENSITY, SIDE};
use ballot::{BOX_FRAME, BOX_SIDE};

/// How far a frame is looked for, in pixels of the patch: 1.25 mm.
const SEARCH: i32 = 10;
/// The contrast of a frame, in parts of printed black, from which on it counts
/// as found. A fax at 100 dpi leaves a third.
pub(crate) const SEEN: f32 = 0.2;

/// Where a frame is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shift {
    /// To the right of where the map says, in pixels of the patch.
    pub(crate) x: f32,
    /// Below.
    pub(crate) y: f32,
    /// The contrast of the weakest of its four sides.
    pub(crate) seen: f32,
}

/// Finds the frame.
pub(crate) fn find(ink: &[f32]) -> Shift {
    let (x, seen_x) = axis(|along, across| ink[across * SIDE + along]);
    let (y, seen_y) = axis(|along, across| ink[along * SIDE + across]);
    Shift { x, y, seen: seen_x.min(seen_y) }
}

/// Along one axis the frame is two lines a known way apart; of the two the
/// weaker counts, so that no single stroke passes for a frame.
fn axis(ink: impl Fn(usize, usize) -> f32) -> (f32, f32) {
    let reach = (BOX_SIDE / 2.0 * DENSITY as f64) as usize - 2;
    let middle = SIDE / 2;
    let mut sums = [0.0f32; SIDE];
    for (along, sum) in sums.iter_mut().enumerate() {
        // The middle third is left out: marks are there.
        let lines = (middle - reach..middle - reach / 3).chain(middle + reach / 3..middle + reach);
        let (mut count, mut total) = (0.0, 0.0);
        for across in lines {
            total += ink(along, across);
            count += 1.0;
        }
        *sum = total / count;
    }
    let half = (BOX_SIDE - BOX_FRAME) / 2.0 * DENSITY as f64;
    // Pixel centres are at halves: a line at the middle lies between two.
    let line = |at: f64| {
        let at = at - 0.5;
        let low = at.floor();
        let part = (at - low) as f32;
        let sum = |at: f64| sums.get(at as usize).copied().unwrap_or(0.0);
        let here = sum(low) * (1.0 - part) + sum(low + 1.0) * part;
        let inner = (sum(low - 3.0) * (1.0 - part) + sum(low - 2.0) * part)
            .min(sum(low + 3.0) * (1.0 - part) + sum(low + 4.0) * part);
        (here, here - inner)
    };
    let score = |shift: i32| {
        let shift = f64::from(shift);
        let (left, left_rise) = line(middle as f64 - half + shift);
        let (right, right_rise) = line(middle as f64 + half + shift);
        let near = 1.0 - 0.004 * shift.abs() as f32;
        (left.min(right) * near, left_rise.min(right_rise))
    };
    let (mut best, mut most) = (0, f32::MIN);
    for shift in -SEARCH..=SEARCH {
        let (found, _) = score(shift);
        if found > most {
            (best, most) = (shift, found);
        }
    }
    // The top of a parabola through three neighbours.
    let (before, after) = (score(best - 1).0, score(best + 1).0);
    let bend = before - 2.0 * most + after;
    let part = if bend < -1e-6 { ((before - after) / (2.0 * bend)).clamp(-0.5, 0.5) } else { 0.0 };
    (best as f32 + part, score(best).1)
}

/// What the neighbours say where a frame is hard to see: the median of the
/// frames seen near it, and its own place when it agrees.
pub(crate) fn agreed(centres: &[(f64, f64)], shifts: &[Shift]) -> Vec<Shift> {
    let near = 45.0;
    // A box whose frame is 0.4 mm from where its neighbours' are was misread.
    let apart = 0.4 * DENSITY as f32;
    let median = |mut values: Vec<f32>| {
        values.sort_by(f32::total_cmp);
        values.get(values.len() / 2).copied()
    };
    shifts
        .iter()
        .zip(centres)
        .map(|(own, centre)| {
            let around: Vec<&Shift> = shifts
                .iter()
                .zip(centres)
                .filter(|(other, place)| {
                    other.seen >= SEEN
                        && (place.0 - centre.0).abs() < near
                        && (place.1 - centre.1).abs() < near
                })
                .map(|(other, _)| other)
                .collect();
            let x = median(around.iter().map(|shift| shift.x).collect());
            let y = median(around.iter().map(|shift| shift.y).collect());
            match (x, y) {
                (Some(x), Some(y)) => {
                    let fits = (own.x - x).abs() < apart && (own.y - y).abs() < apart;
                    if fits && own.seen >= SEEN { *own } else { Shift { x, y, ..*own } }
                }
                _ => *own,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(dx: f32, dy: f32, mark: impl Fn(f32, f32) -> f32) -> Vec<f32> {
        (0..SIDE * SIDE)
            .map(|at| {
                let place = |v: usize| (v as f32 + 0.5 - SIDE as f32 / 2.0) / DENSITY as f32;
                let (x, y) = (place(at % SIDE), place(at / SIDE));
                let ring = (x - dx).abs().max((y - dy).abs());
                if (2.15..2.5).contains(&ring) { 1.0 } else { mark(x, y) }
            })
            .collect()
    }

    #[test]
    fn a_frame_is_found_where_it_is_with_a_cross_in_it() {
        let cross = |x: f32, y: f32| {
            if (x - y).abs().min((x + y).abs()) < 0.35 { 0.9 } else { 0.0 }
        };
        let found = find(&framed(0.5, -0.75, cross));
        assert!((found.x - 4.0).abs() < 0.7 && (found.y + 6.0).abs() < 0.7, "{found:?}");
        assert!(found.seen > 0.5);
    }

    #[test]
    fn blank_paper_and_a_blackened_patch_have_no_frame() {
        assert!(find(&vec![0.0; SIDE * SIDE]).seen < SEEN);
        assert!(find(&vec![1.0; SIDE * SIDE]).seen < SEEN);
    }

    #[test]
    fn a_frame_that_is_not_seen_is_where_its_neighbours_are() {
        let seen = Shift { x: 2.0, y: 1.0, seen: 0.9 };
        let lost = Shift { x: -9.0, y: 9.0, seen: 0.0 };
        let settled = agreed(&[(10.0, 10.0), (10.0, 18.0), (10.0, 26.0)], &[seen, lost, seen]);
        assert_eq!((settled[1].x, settled[1].y, settled[1].seen), (2.0, 1.0, 0.0));
    }
}
