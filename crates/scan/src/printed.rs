//! What the press put near a box: rules, which are no ink of the voter's.

use crate::geometry::Point;
use crate::patch::{DENSITY, REACH, SIDE};
use ballot::PageLayout;

/// A rule covers this much more on each side, in millimetres: blur, and what its
/// place may be wrong by.
const AIR: f64 = 0.35;

/// Which pixels of the patch around a point belong to rules.
pub(crate) fn near(page: &PageLayout, centre: Point) -> Vec<bool> {
    let mut mask = vec![false; SIDE * SIDE];
    let reach = REACH as f64;
    for rule in &page.rules {
        let air = rule.width / 2.0 + AIR;
        let span = |a: f64, b: f64, centre: f64| {
            let pixel = |v: f64| ((v - centre + reach) * DENSITY as f64).clamp(0.0, SIDE as f64);
            pixel(a.min(b) - air) as usize..pixel(a.max(b) + air).ceil() as usize
        };
        let rows = span(rule.from.1, rule.to.1, centre.1);
        let columns = span(rule.from.0, rule.to.0, centre.0);
        for y in rows {
            mask[y * SIDE..][columns.clone()].fill(true);
        }
    }
    mask
}
