//! Dirt on a scanner's glass draws a line along the whole picture. It is found by
//! its length, and taken away by what lies beside it, which only ever makes the
//! picture lighter.

use crate::Gray;
use std::ops::Range;

/// The streaks of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Streaks {
    columns: Vec<Streak>,
    rows: Vec<Streak>,
}

/// One streak: across it, and along it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Streak {
    lines: Range<usize>,
    along: Range<usize>,
}

/// A picture is looked at in this many bands along the streak; a streak may begin
/// or break off on the page.
const BANDS: usize = 16;
/// The part of a band in which a streak must be darker than what lies beside.
const DENSE: f32 = 0.75;
/// Bands that a streak covers at least. Along the way of the paper that is a
/// fifth of the page, straight to a pixel: no hand does that. Across it a ruler
/// through a row might, so there it is from edge to edge.
const LEAST: [usize; 2] = [3, BANDS - 1];
/// How much darker, in shades.
const DARKER: u8 = 16;
/// How far beside is looked, in pixels; the frame of a box may be at one of them.
const BESIDE: [usize; 2] = [3, 5];
/// What is wider than this many pixels is no streak.
const WIDEST: usize = 9;
/// Every how many pixels along the streak are looked at.
const STRIDE: usize = 4;

impl Streaks {
    /// Finds them.
    pub(crate) fn of(picture: &Gray) -> Self {
        let upright = picture.height() >= picture.width();
        let least = |along: bool| if along { LEAST[0] } else { LEAST[1] };
        Self { columns: columns(picture, least(upright)), rows: rows(picture, least(!upright)) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.rows.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.columns.len() + self.rows.len()
    }
}

/// Whether a pixel is darker than the lighter of two on either side.
fn darker(here: u8, before: [u8; 2], after: [u8; 2]) -> bool {
    let sides = before[0].max(before[1]).min(after[0].max(after[1]));
    here.saturating_add(DARKER) < sides
}

/// For each line, in which bands it is a streak.
type Bands = Vec<[bool; BANDS]>;

fn columns(picture: &Gray, least: usize) -> Vec<Streak> {
    let (width, height) = (picture.width(), picture.height());
    let [near, far] = BESIDE;
    if width <= 2 * far || height < BANDS * STRIDE * 4 {
        return Vec::new();
    }
    let mut bands: Bands = vec![[false; BANDS]; width];
    for band in 0..BANDS {
        let mut counts = vec![0u16; width - 2 * far];
        let rows = (band * height / BANDS..(band + 1) * height / BANDS).step_by(STRIDE);
        let looked = rows.len() as f32;
        for y in rows {
            let row = picture.row(y);
            let sides = row.iter().zip(&row[far - near..]);
            let others = row[far + near..].iter().zip(&row[2 * far..]);
            for (((count, &here), before), after) in
                counts.iter_mut().zip(&row[far..]).zip(sides).zip(others)
            {
                let dark = darker(here, [*before.0, *before.1], [*after.0, *after.1]);
                *count += u16::from(dark);
            }
        }
        for (line, &count) in bands[far..].iter_mut().zip(&counts) {
            line[band] = f32::from(count) >= looked * DENSE;
        }
    }
    grouped(&bands, height, least)
}

fn rows(picture: &Gray, least: usize) -> Vec<Streak> {
    let (width, height) = (picture.width(), picture.height());
    let [near, far] = BESIDE;
    if height <= 2 * far || width < BANDS * STRIDE * 4 {
        return Vec::new();
    }
    let mut bands: Bands = vec![[false; BANDS]; height];
    for (y, bands) in bands.iter_mut().enumerate().take(height - far).skip(far) {
        let [here, up, upper, down, lower] =
            [y, y - near, y - far, y + near, y + far].map(|y| picture.row(y));
        for (band, found) in bands.iter_mut().enumerate() {
            let places = (band * width / BANDS..(band + 1) * width / BANDS).step_by(2 * STRIDE);
            let looked = places.len() as f32;
            let count =
                places.filter(|&x| darker(here[x], [up[x], upper[x]], [down[x], lower[x]])).count();
            *found = count as f32 >= looked * DENSE;
        }
    }
    grouped(&bands, width, least)
}

/// Neighbouring lines taken together, with one more on either side for blur, and
/// one more band at either end, where the streak begins or ends in its middle.
fn grouped(bands: &Bands, length: usize, least: usize) -> Vec<Streak> {
    let mut streaks: Vec<Streak> = Vec::new();
    for (at, bands) in bands.iter().enumerate() {
        let Some(run) = longest(bands).filter(|run| run.len() >= least) else { continue };
        let from = run.start.saturating_sub(1) * length / BANDS;
        let along = from..(run.end + 1).min(BANDS) * length / BANDS;
        match streaks.last_mut() {
            Some(last) if at <= last.lines.end => {
                last.lines.end = at + 2;
                last.along = last.along.start.min(along.start)..last.along.end.max(along.end);
            }
            _ => streaks.push(Streak { lines: at.saturating_sub(1)..at + 2, along }),
        }
    }
    streaks.retain(|streak| streak.lines.len() <= WIDEST);
    streaks
}

/// The longest run of bands; one band in which something else is in the way
/// does not break it.
fn longest(bands: &[bool; BANDS]) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    for start in (0..BANDS).filter(|&at| bands[at]) {
        let mut end = start + 1;
        while end < BANDS && (bands[end] || bands.get(end + 1) == Some(&true)) {
            end += 1;
        }
        if best.as_ref().is_none_or(|best| end - start > best.len()) {
            best = Some(start..end);
        }
    }
    best
}

/// The picture without its streaks: never darker anywhere. Of what lies on either
/// side the lighter is put there, so that a streak along a frame does not thicken
/// it, while a stroke that crosses goes on.
pub(crate) fn without(picture: &Gray, streaks: &Streaks) -> Gray {
    let (width, height) = (picture.width(), picture.height());
    let mut clean = picture.clone();
    let pixels = clean.pixels_mut();
    for Streak { lines, along } in &streaks.columns {
        for y in along.clone() {
            let line = &mut pixels[y * width..(y + 1) * width];
            let beside = line[lines.start.saturating_sub(1)].max(line[lines.end.min(width - 1)]);
            let streak = &mut line[lines.start..lines.end.min(width)];
            streak.iter_mut().for_each(|pixel| *pixel = (*pixel).max(beside));
        }
    }
    for Streak { lines, along } in &streaks.rows {
        for x in along.clone() {
            let before = pixels[lines.start.saturating_sub(1) * width + x];
            let after = pixels[lines.end.min(height - 1) * width + x];
            for y in lines.start..lines.end.min(height) {
                let pixel = &mut pixels[y * width + x];
                *pixel = (*pixel).max(before.max(after));
            }
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn streaked(x: usize, y: usize) -> u8 {
        if x == 40 || y == 90 { 90 } else { 230 }
    }

    #[test]
    fn lines_from_edge_to_edge_are_found_and_taken_away() {
        let picture = Gray::from_fn(300, 400, streaked);
        let streaks = Streaks::of(&picture);
        let [column, row] = [&streaks.columns, &streaks.rows].map(|found| found[0].clone());
        assert_eq!(column, Streak { lines: 39..42, along: 0..400 });
        assert_eq!(row, Streak { lines: 89..92, along: 0..300 });
        assert_eq!(streaks.len(), 2);
        let clean = without(&picture, &streaks);
        assert!(clean.pixels().iter().all(|&shade| shade >= 225), "something is left");
    }

    #[test]
    fn a_streak_may_break_off_but_a_line_across_the_page_or_a_short_one_is_left() {
        let broken = Gray::from_fn(300, 400, |x, y| if x == 40 && y < 250 { 90 } else { 230 });
        let clean = without(&broken, &Streaks::of(&broken));
        assert!(clean.pixels().iter().all(|&shade| shade == 230), "something is left");
        let across = Gray::from_fn(300, 400, |x, y| if y == 40 && x < 250 { 90 } else { 230 });
        assert!(Streaks::of(&across).is_empty());
        let short = Gray::from_fn(300, 400, |x, y| if x == 40 && y < 60 { 90 } else { 230 });
        assert!(Streaks::of(&short).is_empty());
    }

    #[test]
    fn a_stroke_across_a_streak_stays() {
        let stroke = |x: usize, y: usize| x.abs_diff(y) < 3 && x < 60;
        let picture =
            Gray::from_fn(300, 400, |x, y| if stroke(x, y) { 30 } else { streaked(x, y) });
        let clean = without(&picture, &Streaks::of(&picture));
        assert!(clean.row(40)[40] < 60, "{}", clean.row(40)[40]);
    }

    proptest! {
        #[test]
        fn taking_streaks_away_never_darkens_a_pixel(
            pixels in prop::collection::vec(any::<u8>(), 300 * 300),
            column in 5usize..290, row in 5usize..290,
        ) {
            let mut picture = Gray::new(300, 300, pixels).unwrap();
            for at in 0..300 {
                picture.pixels_mut()[at * 300 + column] /= 4;
                picture.pixels_mut()[row * 300 + at] /= 4;
            }
            let clean = without(&picture, &Streaks::of(&picture));
            for (before, after) in picture.pixels().iter().zip(clean.pixels()) {
                prop_assert!(after >= before);
            }
        }
    }
}
