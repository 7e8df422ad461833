//! The square of paper around a box, made upright, flattened to ink: 0 for the
//! paper there, 1 for what the press prints black.

use crate::Gray;
use crate::geometry::{Map, Point};

/// Pixels of a patch per millimetre.
pub(crate) const DENSITY: usize = 8;
/// Half the side of a patch, in millimetres.
pub(crate) const REACH: usize = 5;
/// The side of a patch in pixels.
pub(crate) const SIDE: usize = 2 * REACH * DENSITY;
/// The share of a quarter's pixels that are darker than what is taken for its
/// paper: a little over half, for ink covers up to a third of them.
const PAPER: f32 = 0.62;
/// From this ratio of the lightest quarter to the darkest on, light changes
/// within the patch in more than a slope.
const UNEVEN: f32 = 1.12;
/// Half a window, in pixels, that no stroke fills, and half of one that no
/// blackened box does: 2.9 and 6.1 mm.
const STROKE: usize = 11;
const BOX: usize = 24;

/// A patch. Pixel (x, y) is the paper at ((x + ½) / [`DENSITY`] - [`REACH`]) mm
/// from the middle of the box.
#[derive(Debug, Clone)]
pub(crate) struct Patch {
    /// Ink, row by row, about 0 to 1; paper lighter than most is below nought.
    pub(crate) ink: Vec<f32>,
    /// Whether all of it lies in the picture.
    pub(crate) whole: bool,
}

/// The patch around a point of the page. `black` is what part of the paper's
/// light printed black throws back.
pub(crate) fn cut(picture: &Gray, map: &Map, centre: Point, black: f32) -> Patch {
    let (ox, oy) = map.map(centre);
    let [right, down] = map.steps_at(centre);
    let step = |at: usize| ((at as f64 + 0.5) / DENSITY as f64 - REACH as f64) as f32;
    let [(rx, ry), (dx, dy)] = [right, down].map(|(x, y)| (x as f32, y as f32));
    let (ox, oy) = (ox as f32, oy as f32);
    let mut shades = Vec::with_capacity(SIDE * SIDE);
    for y in 0..SIDE {
        let (sx, sy) = (ox + step(y) * dx, oy + step(y) * dy);
        for x in 0..SIDE {
            shades.push(picture.at(sx + step(x) * rx, sy + step(x) * ry));
        }
    }
    let reach = REACH as f32;
    let whole = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)].iter().all(|(x, y)| {
        picture.holds(ox + reach * (x * rx + y * dx), oy + reach * (x * ry + y * dy))
    });
    flatten(&shades, black, whole)
}

fn flatten(shades: &[f32], black: f32, whole: bool) -> Patch {
    let papers = quarters(shades);
    let [most, least] = [f32::max, f32::min].map(|pick| papers.into_iter().reduce(pick));
    let uneven = most.unwrap_or(0.0) > UNEVEN * least.unwrap_or(0.0);
    let paper = if uneven { closed(shades) } else { between(&papers) };
    let ink = |(shade, paper): (&f32, f32)| {
        ((paper - shade) / (paper * (1.0 - black)).max(12.0)).clamp(-0.3, 1.2)
    };
    Patch { ink: shades.iter().zip(paper).map(ink).collect(), whole }
}

/// The paper at each pixel, from that of the quarters.
fn between(papers: &[f32; 4]) -> Vec<f32> {
    let half = SIDE as f32 / 2.0;
    // The middles of the quarters are a quarter of the side from the edges.
    let part = |v: usize| ((v as f32 + 0.5 - half / 2.0) / half).clamp(0.0, 1.0);
    let at = |at: usize| {
        let (fx, fy) = (part(at % SIDE), part(at / SIDE));
        let upper = papers[0] + (papers[1] - papers[0]) * fx;
        let lower = papers[2] + (papers[3] - papers[2]) * fx;
        upper + (lower - upper) * fy
    };
    (0..SIDE * SIDE).map(at).collect()
}

/// The paper at each pixel where a shadow ends within the patch: what is dark on
/// more than a box's width is taken for paper, so that the edge stays sharp and
/// what is beside it leaves no ink.
fn closed(shades: &[f32]) -> Vec<f32> {
    // Smoothed, for the lightest grains of noise are no paper; but not where that
    // carries light over a sharp edge.
    let smooth = ground(&smoothed(&smoothed(shades)));
    smooth.into_iter().zip(ground(shades)).map(|(smooth, sharp)| less(smooth, sharp)).collect()
}

/// What is lighter than all dark shapes smaller than the window of a box. The
/// patch is taken to go on as it ends, or a shadow would end with it.
fn ground(shades: &[f32]) -> Vec<f32> {
    const WIDE: usize = SIDE + 2 * BOX;
    let inner = |at: usize| at.saturating_sub(BOX).min(SIDE - 1);
    let on: Vec<f32> =
        (0..WIDE * WIDE).map(|at| shades[inner(at / WIDE) * SIDE + inner(at % WIDE)]).collect();
    let closed = slid::<WIDE, BOX>(&slid::<WIDE, BOX>(&on, more), less);
    let rows = closed.chunks_exact(WIDE).skip(BOX).take(SIDE);
    rows.flat_map(|row| row[BOX..BOX + SIDE].to_vec()).collect()
}

/// The shade of the paper in each quarter.
fn quarters(shades: &[f32]) -> [f32; 4] {
    let mut counts = [[0u16; 256]; 4];
    for (at, &shade) in shades.iter().enumerate() {
        let quarter = usize::from(at % SIDE >= SIDE / 2) + 2 * usize::from(at / SIDE >= SIDE / 2);
        counts[quarter][shade as usize & 255] += 1;
    }
    let most = (SIDE * SIDE / 4) as f32 * PAPER;
    counts.map(|counts| {
        let mut sum = 0.0;
        counts
            .iter()
            .position(|&count| {
                sum += f32::from(count);
                sum >= most
            })
            .unwrap_or(255) as f32
    })
}

/// The mean of the nine pixels around each.
pub(crate) fn smoothed(ink: &[f32]) -> Vec<f32> {
    let mut across = vec![0.0; ink.len()];
    for (line, out) in ink.chunks_exact(SIDE).zip(across.chunks_exact_mut(SIDE)) {
        for (out, three) in out[1..].iter_mut().zip(line.windows(3)) {
            *out = (three[0] + three[1] + three[2]) / 3.0;
        }
        out[0] = line[0];
        out[SIDE - 1] = line[SIDE - 1];
    }
    let mut both = across.clone();
    for y in 1..SIDE - 1 {
        for x in 0..SIDE {
            let at = y * SIDE + x;
            both[at] = (across[at - SIDE] + across[at] + across[at + SIDE]) / 3.0;
        }
    }
    both
}

/// What rises above its surroundings of 2.9 mm: strokes and dots do, shadows and
/// stains do not, whatever their edges.
pub(crate) fn strokes(ink: &[f32]) -> Vec<f32> {
    // Closing the lights: the least within reach of the most within reach, of
    // the light; in ink it is the other way round.
    let opened = slid::<SIDE, STROKE>(&slid::<SIDE, STROKE>(ink, less), more);
    ink.iter().zip(&opened).map(|(ink, ground)| (ink - ground).max(0.0)).collect()
}

// `f32::min` minds what is not a number, and is slow; there is none here.
fn less(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

fn more(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Slides a window of 2 `HALF` + 1 pixels over rows and columns of a square of
/// `WIDE`; outside the edge goes on.
fn slid<const WIDE: usize, const HALF: usize>(
    ink: &[f32],
    pick: impl Fn(f32, f32) -> f32,
) -> Vec<f32> {
    let rows = across::<WIDE, HALF>(ink, &pick);
    turned::<WIDE>(&across::<WIDE, HALF>(&turned::<WIDE>(&rows), &pick))
}

fn turned<const WIDE: usize>(ink: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; ink.len()];
    for y in 0..WIDE {
        for x in 0..WIDE {
            out[x * WIDE + y] = ink[y * WIDE + x];
        }
    }
    out
}

fn across<const WIDE: usize, const HALF: usize>(
    ink: &[f32],
    pick: impl Fn(f32, f32) -> f32,
) -> Vec<f32> {
    let span = 2 * HALF + 1;
    let mut out = Vec::with_capacity(ink.len());
    let mut window = vec![0.0f32; WIDE + 2 * HALF];
    for line in ink.chunks_exact(WIDE) {
        window[..HALF].fill(line[0]);
        window[HALF..HALF + WIDE].copy_from_slice(line);
        window[HALF + WIDE..].fill(line[WIDE - 1]);
        // Windows of 2, 4, 8, 16... pixels and, of two that overlap, the whole.
        let mut has = 1;
        while 2 * has <= span {
            for at in 0..window.len() - has {
                window[at] = pick(window[at], window[at + has]);
            }
            has *= 2;
        }
        out.extend((0..WIDE).map(|at| pick(window[at], window[at + span - has])));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(ink: impl Fn(usize, usize) -> f32) -> Vec<f32> {
        (0..SIDE * SIDE).map(|at| ink(at % SIDE, at / SIDE)).collect()
    }

    #[test]
    fn a_stroke_rises_and_a_stain_does_not() {
        let ink = with(|x, y| {
            let stain = if x > 30 { 0.4 } else { 0.0 };
            if (20..24).contains(&y) { 0.9 } else { stain }
        });
        let strokes = strokes(&ink);
        assert!(strokes[21 * SIDE + 60] > 0.45);
        assert!(strokes[60 * SIDE + 60] < 0.01);
        assert!(strokes[60 * SIDE + 31] < 0.01);
    }

    #[test]
    fn paper_in_a_slanting_light_is_flat() {
        let shades = with(|x, y| 220.0 - x as f32 * 0.8 - y as f32 * 0.3);
        let patch = flatten(&shades, 0.2, true);
        let most = patch.ink.iter().copied().fold(0.0, f32::max);
        assert!(most < 0.2, "{most}");
    }

    #[test]
    fn the_edge_of_a_shadow_leaves_no_ink_and_a_stroke_across_it_does() {
        let light = |x: usize, y: usize| if x + y / 2 < 60 { 220.0 } else { 110.0 };
        let shaded = flatten(&with(light), 0.2, true);
        let most = shaded.ink.iter().copied().fold(0.0, f32::max);
        assert!(most < 0.15, "{most}");
        let struck = flatten(
            &with(|x, y| if (38..42).contains(&y) { 40.0 } else { light(x, y) }),
            0.2,
            true,
        );
        assert!(struck.ink[40 * SIDE + 20] > 0.8 && struck.ink[40 * SIDE + 70] > 0.6);
    }

    #[test]
    fn print_is_one_and_paper_nought() {
        let shades = with(|x, _| if x < 10 { 50.0 } else { 200.0 });
        let patch = flatten(&shades, 0.25, true);
        assert!((patch.ink[5] - 1.0).abs() < 0.05, "{}", patch.ink[5]);
        assert!(patch.ink[40] < 0.05);
    }
}
