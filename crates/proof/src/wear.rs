//! What happens to the paper itself before it is scanned.

use crate::draws::Draws;
use crate::picture::Picture;
use ballot::PageLayout;
use base::Chance;

/// Stains, as of tea: rings and blots lighter than any pen.
pub fn stains(page: &mut Picture, scale: f64, chance: &mut dyn Chance) {
    for _ in 0..chance.whole(1, 4) {
        let (x, y) = anywhere(page, chance);
        let radius = chance.between(3.0, 22.0) * scale;
        let depth = chance.between(0.06, 0.22);
        let rim = chance.between(0.3, 1.5) * scale;
        let hollow = chance.happens(0.5);
        disc(page, (x, y), radius, |gap| {
            let inside = ((radius - gap) / rim).clamp(0.0, 1.0);
            let edge = 1.0 - ((radius - gap - rim).abs() / rim).clamp(0.0, 1.0);
            depth * if hollow { edge } else { 0.6 * inside + 0.4 * edge }
        });
    }
}

/// Two or four holes of a punch along the left or the right side; behind them
/// the lid of the scanner, dark or white.
pub fn holes(page: &mut Picture, scale: f64, chance: &mut dyn Chance) {
    let right = chance.happens(0.5);
    let inset = chance.between(9.0, 13.0) * scale;
    let x = if right { page.width as f64 - inset } else { inset };
    let behind = if chance.happens(0.5) { [40; 3] } else { [250; 3] };
    let middle = page.height as f64 / 2.0 + chance.between(-4.0, 4.0) * scale;
    let offsets: &[f64] =
        if chance.happens(0.5) { &[-40.0, 40.0] } else { &[-120.0, -40.0, 40.0, 120.0] };
    for offset in offsets {
        blot(page, (x, middle + offset * scale), 3.0 * scale, behind);
    }
}

/// One corner torn off, its mark with it; behind it the lid.
pub fn torn_corner(page: &mut Picture, scale: f64, chance: &mut dyn Chance) {
    let (width, height) = (page.width as f64, page.height as f64);
    let (along, down) = (chance.between(16.0, 30.0) * scale, chance.between(16.0, 30.0) * scale);
    let (right, bottom) = (chance.happens(0.5), chance.happens(0.5));
    let behind = if chance.happens(0.5) { [30; 3] } else { [245; 3] };
    for y in 0..page.height {
        for x in 0..page.width {
            let from_side = if right { width - x as f64 } else { x as f64 };
            let from_end = if bottom { height - y as f64 } else { y as f64 };
            if from_side / along + from_end / down < 1.0 {
                page.lay(x as i64, y as i64, behind, 1.0);
            }
        }
    }
}

/// One corner mark gone: covered by a finger, a staple's shadow or a white spot.
pub fn corner_lost(page: &mut Picture, layout: &PageLayout, scale: f64, chance: &mut dyn Chance) {
    let (x, y) = chance.one_of(&layout.corners);
    let cover = if chance.happens(0.5) { [250; 3] } else { [95; 3] };
    blot(page, (x * scale, y * scale), chance.between(6.0, 9.0) * scale, cover);
}

/// The other side shining through: the page itself, mirrored and faint.
pub fn show_through(page: &mut Picture, depth: f64) {
    let (width, channels) = (page.width, page.channels);
    for row in page.samples.chunks_exact_mut(width * channels) {
        let back: Vec<u8> = row.iter().rev().copied().collect();
        for (sample, back) in row.iter_mut().zip(back) {
            let fainter = 255.0 - depth * f64::from(255 - back);
            *sample = (f64::from(*sample) * fainter / 255.0) as u8;
        }
    }
}

fn anywhere(page: &Picture, chance: &mut dyn Chance) -> (f64, f64) {
    (chance.between(0.0, page.width as f64), chance.between(0.0, page.height as f64))
}

fn blot(page: &mut Picture, centre: (f64, f64), radius: f64, colour: [u8; 3]) {
    each_within(page, centre, radius + 1.0, |page, x, y, gap| {
        page.lay(x, y, colour, (radius + 0.5 - gap).clamp(0.0, 1.0));
    });
}

/// Darkens by a share that depends on the distance from the centre.
fn disc(page: &mut Picture, centre: (f64, f64), radius: f64, depth: impl Fn(f64) -> f64) {
    each_within(page, centre, radius, |page, x, y, gap| {
        let at = (y as usize * page.width + x as usize) * page.channels;
        let keep = 1.0 - depth(gap);
        let channels = page.channels;
        for sample in &mut page.samples[at..at + channels] {
            *sample = (f64::from(*sample) * keep) as u8;
        }
    });
}

fn each_within(
    page: &mut Picture,
    centre: (f64, f64),
    radius: f64,
    mut act: impl FnMut(&mut Picture, i64, i64, f64),
) {
    let (width, height) = (page.width as i64, page.height as i64);
    let bound = |middle: f64, most: i64| {
        let (low, high) = ((middle - radius).floor() as i64, (middle + radius).ceil() as i64);
        low.max(0)..high.min(most)
    };
    for y in bound(centre.1, height) {
        for x in bound(centre.0, width) {
            let gap = (x as f64 + 0.5 - centre.0).hypot(y as f64 + 0.5 - centre.1);
            if gap <= radius {
                act(page, x, y, gap);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededChance;

    #[test]
    fn stains_are_lighter_than_a_pen_and_stay_on_the_page() {
        for seed in 0..20 {
            let mut page = Picture::filled(210, 297, 1, [255; 3]);
            stains(&mut page, 1.0, &mut SeededChance::new(seed));
            // Four may lie on one another.
            assert!(page.samples.iter().all(|&sample| sample > 80));
        }
    }

    #[test]
    fn a_torn_corner_is_one_of_four() {
        let mut page = Picture::filled(210, 297, 1, [255; 3]);
        torn_corner(&mut page, 1.0, &mut SeededChance::new(4));
        let corner = |x: usize, y: usize| page.samples[y * 210 + x] != 255;
        let torn = [corner(0, 0), corner(209, 0), corner(0, 296), corner(209, 296)];
        assert_eq!(torn.iter().filter(|torn| **torn).count(), 1);
    }
}
