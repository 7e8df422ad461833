//! Dirt on a scanner's glass draws a line along the whole picture. It is found by
//! its length, and taken away by what lies beside it, which only ever makes the
//! picture lighter.

use crate::Gray;
use std::ops::Range;

/// Columns and rows of a picture that are streaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Streaks {
    columns: Vec<Range<usize>>,
    rows: Vec<Range<usize>>,
}

/// The part of its length along which a streak is darker than what lies beside:
/// nothing printed and nothing written by hand runs from edge to edge.
const LONG: f32 = 0.8;
/// How much darker, in shades.
const DARKER: u8 = 16;
/// Every how many pixels along the streak are looked at.
const STRIDE: usize = 4;

impl Streaks {
    /// Finds them. What is wider than 1/150 of the picture's longer side, 2 mm,
    /// is not one.
    pub(crate) fn of(picture: &Gray) -> Self {
        let beside = (picture.width().max(picture.height()) / 300).max(3);
        Self { columns: columns(picture, beside), rows: rows(picture, beside) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.rows.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.columns.len() + self.rows.len()
    }
}

/// Adds one wherever `here` is darker than both beside it.
fn count(counts: &mut [u16], here: &[u8], before: &[u8], after: &[u8]) {
    for (((count, &here), &before), &after) in counts.iter_mut().zip(here).zip(before).zip(after) {
        *count += u16::from(here.saturating_add(DARKER) < before.min(after));
    }
}

fn columns(picture: &Gray, beside: usize) -> Vec<Range<usize>> {
    let width = picture.width();
    if width <= 2 * beside {
        return Vec::new();
    }
    let mut counts = vec![0u16; width];
    let mut looked = 0u16;
    for y in (0..picture.height()).step_by(STRIDE) {
        let row = picture.row(y);
        let inner = &mut counts[beside..width - beside];
        count(inner, &row[beside..], row, &row[2 * beside..]);
        looked = looked.saturating_add(1);
    }
    let least = f32::from(looked) * LONG;
    grouped(counts.iter().map(|&count| f32::from(count) >= least && looked > 20), beside)
}

fn rows(picture: &Gray, beside: usize) -> Vec<Range<usize>> {
    let height = picture.height();
    let looked = picture.width().div_ceil(STRIDE);
    let sparse = |y: usize| picture.row(y).iter().step_by(STRIDE);
    let long = (0..height).map(|y| {
        if y < beside || y + beside >= height || looked <= 20 {
            return false;
        }
        let darker = sparse(y)
            .zip(sparse(y - beside))
            .zip(sparse(y + beside))
            .filter(|&((&here, &before), &after)| here.saturating_add(DARKER) < before.min(after))
            .count();
        darker as f32 >= looked as f32 * LONG
    });
    grouped(long, beside)
}

/// Neighbouring lines taken together, with one more on either side for blur.
fn grouped(long: impl Iterator<Item = bool>, beside: usize) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, _) in long.enumerate().filter(|(_, long)| *long) {
        match groups.last_mut() {
            Some(last) if at <= last.end + 1 => last.end = at + 2,
            _ => groups.push(at.saturating_sub(1)..at + 2),
        }
    }
    groups.retain(|group| group.len() <= 2 * beside);
    groups
}

/// The picture without its streaks: never darker anywhere.
pub(crate) fn without(picture: &Gray, streaks: &Streaks) -> Gray {
    let (width, height) = (picture.width(), picture.height());
    let mut clean = picture.clone();
    let pixels = clean.pixels_mut();
    for columns in &streaks.columns {
        for y in 0..height {
            let line = &mut pixels[y * width..(y + 1) * width];
            let before = line[columns.start.saturating_sub(1)];
            let after = line[columns.end.min(width - 1)];
            mend(columns, width, before, after, |x, shade| line[x] = line[x].max(shade));
        }
    }
    for rows in &streaks.rows {
        for x in 0..width {
            let before = pixels[rows.start.saturating_sub(1) * width + x];
            let after = pixels[rows.end.min(height - 1) * width + x];
            mend(rows, height, before, after, |y, shade| {
                let pixel = &mut pixels[y * width + x];
                *pixel = (*pixel).max(shade);
            });
        }
    }
    clean
}

fn mend(
    lines: &Range<usize>,
    end: usize,
    before: u8,
    after: u8,
    mut lighten: impl FnMut(usize, u8),
) {
    let steps = lines.len() as i32 + 1;
    for (step, at) in lines.clone().enumerate().filter(|(_, at)| *at < end) {
        let step = step as i32 + 1;
        let shade = i32::from(before) + (i32::from(after) - i32::from(before)) * step / steps;
        lighten(at, shade.clamp(0, 255) as u8);
    }
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
        assert_eq!(streaks, Streaks { columns: vec![39..42], rows: vec![89..92] });
        let clean = without(&picture, &streaks);
        assert!(clean.pixels().iter().all(|&shade| shade >= 225), "something is left");
    }

    #[test]
    fn a_line_that_ends_on_the_page_is_left() {
        let picture = Gray::from_fn(300, 400, |x, y| if x == 40 && y < 250 { 90 } else { 230 });
        assert!(Streaks::of(&picture).is_empty());
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
            pixels in prop::collection::vec(any::<u8>(), 120 * 120),
            column in 5usize..110, row in 5usize..110,
        ) {
            let mut picture = Gray::new(120, 120, pixels).unwrap();
            for at in 0..120 {
                picture.pixels_mut()[at * 120 + column] /= 4;
                picture.pixels_mut()[row * 120 + at] /= 4;
            }
            let clean = without(&picture, &Streaks::of(&picture));
            for (before, after) in picture.pixels().iter().zip(clean.pixels()) {
                prop_assert!(after >= before);
            }
        }
    }
}
