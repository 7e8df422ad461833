//! What a box holds: ink within its frame, a ring around it, or something that
//! only people can judge.
//!
//! All measures are in millimetres on paper and in parts of printed black, so
//! that they mean the same at any resolution and light.

mod lines;

use crate::frame::{SEEN, Shift};
use crate::patch::{DENSITY, REACH, SIDE, smoothed, strokes};
use ballot::{BOX_SIDE, BoxClass};
use std::ops::Range;

/// From the outer edge of the frame to where ink counts as inside, in mm: the
/// frame, what blur makes of it, and what its place may be wrong by.
const INSET: f32 = 0.75;
/// From the outer edge to where ink counts as outside, in mm.
const OUTSET: f32 = 0.3;
/// Ink fainter than this part of black is never a stroke; a pencil leaves 0.25
/// and more.
const FAINT: f32 = 0.15;
/// Ink at least this dark is a full stroke; fainter counts in part.
const FULL: f32 = 0.35;
/// The darkest fifth of a mark is darker than this; what is fainter shines
/// through from the other side, or is a question.
const CLEAR: f32 = 0.22;
/// What is fainter than this, and has so many mm² of ink around that is no more
/// than it is, is a question too: print of the other side goes on.
const COMPANY: (f32, f32) = (0.36, 1.5);
/// Where strokes count only from this darkness on, because the paper is rough,
/// so many mm² darker than a pencil's faintest stroke make an empty box doubtful.
const ROUGH: (f32, f32) = (0.3, 0.8);
/// A pencil's faintest stroke.
const PENCIL: f32 = 0.25;
/// From the inside of the frame to where no frame that was blurred, doubled or
/// missed reaches, in mm. A mark has ink there.
const CORE: f32 = 0.45;
/// A stroke stands out from the noise of the paper by this many deviations.
const NOISE: f32 = 4.5;
/// Ink within this many mm² is dust or noise: the box is empty.
const DUST: f32 = 0.09;
/// Ink within from this many mm² on is a mark: a stroke of 2 mm, or a dot of
/// 0.9 mm across.
pub(crate) const MARK: f32 = 0.55;
/// How much darker than around it a box is that was blackened, in parts of
/// black: surely from the second on.
const BLACKENED: [f32; 2] = [0.14, 0.26];
/// How much of the way around a box a ring goes: perhaps, surely.
const RING: [f32; 2] = [0.4, 0.68];
/// What a blurred or doubled frame looks like a ring of lies nearer than this
/// to where ink counts as outside, in mm: a ring has part of its way beyond.
const APART: f32 = 0.35;
/// Ink just outside the frame from this many mm² on makes an empty box doubtful:
/// something reaches over from elsewhere, or beside the box.
const BESIDE: f32 = 0.4;
/// Ink outside to the left and to the right, in mm² each, from which on a mark
/// may be struck out.
const STRUCK: f32 = 0.55;
/// A shape of ink smaller than this many mm² is noise...
const SPECK: f32 = 0.06;
/// ...and where the paper around has at least [`PEPPERED`] shapes smaller than
/// this, whatever is.
const GRAIN: f32 = 0.3;
/// So many specks around a box are no accident.
const PEPPERED: usize = 3;
/// Rays that look for a ring.
const RAYS: usize = 48;

/// What was found in a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Judged {
    /// In thousandths.
    pub(crate) score: u32,
    /// The class.
    pub(crate) class: BoxClass,
    /// Ink within, in mm²; what blackens a box counts as its whole area.
    pub(crate) within: f32,
}

/// Judges a box. `ink` is its patch; `printed` says which pixels of the patch
/// belong to rules printed near it.
pub(crate) fn judge(ink: &[f32], shift: &Shift, printed: &[bool]) -> Judged {
    let smooth = smoothed(ink);
    let view = View { ink: &smooth, x: shift.x, y: shift.y, printed };
    let least = (NOISE * view.noise()).clamp(FAINT, 0.5);
    let inside = view.ring(0.0, BOX_SIDE as f32 / 2.0 - INSET);
    let beside = view.ring(BOX_SIDE as f32 / 2.0 + OUTSET, REACH as f32);
    let hidden = least > ROUGH.0 && view.darker_than(PENCIL, &[&inside, &beside]) >= ROUGH.1;
    let quiet = |cells: &[usize]| cells.iter().all(|&at| smooth[at] < least);
    if quiet(&inside) && quiet(&beside) {
        return settle(0.0, Look { hidden, ..Look::default() }, shift);
    }
    let raised = strokes(&smooth);
    let strong = |at: usize| smooth[at] >= least && raised[at] >= least * 0.7;
    // Specks all around say what specks within are.
    let specks = shapes(&beside, GRAIN, strong, |at| weight(smooth[at])).small;
    let speck = if specks >= PEPPERED { GRAIN } else { SPECK };
    let measured = |cells: &[usize]| shapes(cells, speck, strong, |at| weight(smooth[at])).area;
    let Shapes { area: around, cells: outside, .. } =
        shapes(&beside, speck, strong, |at| weight(smooth[at]));
    let within = measured(&inside);
    // One side may be hidden by what goes beyond it.
    let [_, blackened, ..] = view.steps();
    let darker = mean(&inside, &smooth) - view.around(least);
    let dark = depth(&inside, &smooth, strong);
    let look = Look {
        blackened,
        darker,
        ring: view.rays(0.0, |at| outside[at]),
        apart: view.rays(APART, |at| outside[at]) >= RING[0],
        left: measured(&view.strip(-1.0)),
        right: measured(&view.strip(1.0)),
        beside: measured(&view.hem()),
        through: within >= MARK
            && (view.through(&inside, strong) || view.beside_lines(&inside, strong) < MARK),
        pale: dark < CLEAR || dark < COMPANY.0 && around >= COMPANY.1,
        hugging: within >= MARK
            && measured(&view.ring(0.0, BOX_SIDE as f32 / 2.0 - INSET - CORE)) < DUST,
        hidden,
    };
    settle(within, look, shift)
}

/// What there is beside the ink within.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Look {
    /// How much darker it is within the frame than without, on three sides.
    blackened: f32,
    /// How much darker it is within than the paper around.
    darker: f32,
    ring: f32,
    /// Enough of the ring keeps off the frame.
    apart: bool,
    left: f32,
    right: f32,
    beside: f32,
    /// What is within is one straight line that goes on at both ends.
    through: bool,
    /// No part of it is as dark as a pencil's stroke.
    pale: bool,
    /// All of it lies along the frame.
    hugging: bool,
    /// Strokes may be hidden in rough paper.
    hidden: bool,
}

fn settle(within: f32, look: Look, shift: &Shift) -> Judged {
    let whole = (BOX_SIDE as f32 - 2.0 * INSET).powi(2);
    let surely = look.blackened >= BLACKENED[1];
    let within = if surely { within.max(whole) } else { within };
    let perhaps = look.blackened > BLACKENED[0] || look.darker >= BLACKENED[1];
    let share = within.max(if perhaps { 0.3 } else { 0.0 });
    let ring = ((look.ring - RING[0]) / (RING[1] - RING[0]) * 0.4 + 0.3).clamp(0.0, 1.0);
    let marked =
        if share <= DUST { share / DUST * 0.3 } else { 0.3 + (share - DUST) / (MARK - DUST) * 0.4 };
    let score =
        (1000.0 * marked.max(if look.ring >= RING[0] { ring } else { 0.0 })).min(1000.0) as u32;
    let class = if shift.seen < SEEN && within < whole * 0.6 {
        BoxClass::Doubtful
    } else if within >= MARK {
        let struck = look.left >= STRUCK && look.right >= STRUCK;
        let clear = !(look.pale || look.hugging) || surely;
        if struck || look.through || !clear { BoxClass::Doubtful } else { BoxClass::Marked }
    } else if look.ring >= RING[1] && look.apart {
        BoxClass::Marked
    } else if share > DUST || look.ring >= RING[0] || look.beside >= BESIDE || look.hidden {
        BoxClass::Doubtful
    } else {
        BoxClass::Empty
    };
    let score = match class {
        BoxClass::Empty => score.min(299),
        BoxClass::Doubtful => score.clamp(300, 699),
        BoxClass::Marked => score.max(700),
    };
    Judged { score, class, within }
}

fn weight(ink: f32) -> f32 {
    (ink / FULL).min(1.0)
}

/// How dark the darkest fifth of the ink is, at least.
fn depth(cells: &[usize], ink: &[f32], strong: impl Fn(usize) -> bool) -> f32 {
    let mut inks: Vec<f32> = cells.iter().filter(|&&at| strong(at)).map(|&at| ink[at]).collect();
    if inks.is_empty() {
        return 0.0;
    }
    let fifth = inks.len() * 4 / 5;
    *inks.select_nth_unstable_by(fifth, f32::total_cmp).1
}

fn mean(cells: &[usize], ink: &[f32]) -> f32 {
    cells.iter().map(|&at| ink[at]).sum::<f32>() / cells.len().max(1) as f32
}

/// Shapes of ink that hang together.
struct Shapes {
    /// The mm² of those that are large enough.
    area: f32,
    /// How many are smaller.
    small: usize,
    /// Which pixels belong to the large ones.
    cells: Vec<bool>,
}

/// Finds shapes, large from `least` mm² on.
fn shapes(
    cells: &[usize],
    least: f32,
    strong: impl Fn(usize) -> bool,
    weight: impl Fn(usize) -> f32,
) -> Shapes {
    let area = 1.0 / (DENSITY * DENSITY) as f32;
    let mut open = vec![false; SIDE * SIDE];
    for &at in cells {
        open[at] = strong(at);
    }
    let mut found = Shapes { area: 0.0, small: 0, cells: vec![false; SIDE * SIDE] };
    let mut stack = Vec::new();
    for &start in cells {
        if !std::mem::take(&mut open[start]) {
            continue;
        }
        stack.push(start);
        let (mut shape, mut members) = (0.0, Vec::new());
        while let Some(at) = stack.pop() {
            members.push(at);
            shape += weight(at) * area;
            for next in [at.wrapping_sub(SIDE), at.wrapping_sub(1), at + 1, at + SIDE] {
                if open.get_mut(next).is_some_and(std::mem::take) {
                    stack.push(next);
                }
            }
        }
        if shape >= least {
            found.area += shape;
            members.iter().for_each(|&at| found.cells[at] = true);
        } else {
            found.small += 1;
        }
    }
    found
}

/// A patch seen from where the frame of its box is.
struct View<'a> {
    ink: &'a [f32],
    x: f32,
    y: f32,
    printed: &'a [bool],
}

impl View<'_> {
    /// Pixels whose distance from the middle, as squares have it, is in between.
    fn ring(&self, from: f32, to: f32) -> Vec<usize> {
        self.cells(-to..to, -to..to, |x, y| x.abs().max(y.abs()) >= from)
    }

    /// Unprinted pixels of a part of the patch, in mm from the middle of the box.
    fn cells(
        &self,
        rows: Range<f32>,
        columns: Range<f32>,
        keep: impl Fn(f32, f32) -> bool,
    ) -> Vec<usize> {
        let place =
            |v: usize, shift: f32| (v as f32 + 0.5 - SIDE as f32 / 2.0 - shift) / DENSITY as f32;
        let span = |range: &Range<f32>, shift: f32| {
            let pixel = |v: f32| (v * DENSITY as f32 + shift + SIDE as f32 / 2.0 - 0.5).ceil();
            let clamped = |v: f32| v.clamp(0.0, SIDE as f32) as usize;
            clamped(pixel(range.start))..clamped(pixel(range.end))
        };
        let mut cells = Vec::new();
        for row in span(&rows, self.y) {
            let y = place(row, self.y);
            for column in span(&columns, self.x) {
                let at = row * SIDE + column;
                if !self.printed[at] && keep(place(column, self.x), y) {
                    cells.push(at);
                }
            }
        }
        cells
    }

    /// The deviation of the ink on paper, from the differences of pixels 0.75 mm
    /// apart: light that changes over the patch makes no noise of it. Up to a
    /// third of the patch is ink, so that the third part of all differences is
    /// of paper: 0.64 deviations, more or less.
    fn noise(&self) -> f32 {
        const APART: usize = 6;
        let mut steps: Vec<f32> = self
            .ink
            .chunks_exact(SIDE)
            .step_by(2)
            .flat_map(|line| line.windows(APART + 1).step_by(3).map(|w| (w[APART] - w[0]).abs()))
            .collect();
        let third = steps.len() * 35 / 100;
        let (_, &mut step, _) = steps.select_nth_unstable_by(third, f32::total_cmp);
        step / 0.64
    }

    /// How many mm² of some pixels are darker.
    fn darker_than(&self, ink: f32, cells: &[&[usize]]) -> f32 {
        let dark = cells.iter().flat_map(|cells| cells.iter()).filter(|&&at| self.ink[at] >= ink);
        dark.count() as f32 / (DENSITY * DENSITY) as f32
    }

    /// How dark the paper around is: its three quarters, ink left out.
    fn around(&self, least: f32) -> f32 {
        let from = BOX_SIDE as f32 / 2.0 + OUTSET;
        let paper: Vec<usize> = self
            .ring(from, REACH as f32)
            .into_iter()
            .filter(|&at| self.ink[at] < least.max(0.5))
            .collect();
        mean(&paper, self.ink)
    }

    /// How much darker it is just within each side of the frame than just
    /// outside, the least first. A shadow that ends here goes on across the
    /// frame; what a voter blackened does not.
    fn steps(&self) -> [f32; 4] {
        const WIDE: f32 = 0.7;
        let half = BOX_SIDE as f32 / 2.0;
        let (inner, outer) = (half - INSET, half + OUTSET);
        let mut steps =
            [(1.0, false), (-1.0, false), (1.0, true), (-1.0, true)].map(|(sign, down)| {
                let strip = |from: f32| {
                    let span = if sign > 0.0 { from..from + WIDE } else { -from - WIDE..-from };
                    let along = -inner..inner;
                    let (rows, columns) = if down { (span, along) } else { (along, span) };
                    mean(&self.cells(rows, columns, |_, _| true), self.ink)
                };
                strip(inner - WIDE) - strip(outer)
            });
        steps.sort_by(f32::total_cmp);
        steps
    }

    /// A strip of 1.2 mm beside the frame, right (1) or left (-1).
    fn strip(&self, side: f32) -> Vec<usize> {
        let (half, from) = (BOX_SIDE as f32 / 2.0, BOX_SIDE as f32 / 2.0 + OUTSET + 0.15);
        let columns = if side > 0.0 { from..from + 1.2 } else { -from - 1.2..-from };
        self.cells(-half..half, columns, |_, _| true)
    }

    /// What lies within 1.1 mm of the frame, on all sides.
    fn hem(&self) -> Vec<usize> {
        let from = BOX_SIDE as f32 / 2.0 + OUTSET;
        self.ring(from, from + 0.8)
    }

    /// The part of rays from so many mm off the frame outwards that meet a stroke,
    /// of those not hidden by printed rules; nought when a whole quarter meets none.
    fn rays(&self, off: f32, strong: impl Fn(usize) -> bool) -> f32 {
        let (mut met, mut open) = ([0.0f32; 4], [0.0f32; 4]);
        for ray in 0..RAYS {
            let angle = (ray as f32 + 0.5) / RAYS as f32 * std::f32::consts::TAU;
            let (dx, dy) = (angle.cos(), angle.sin());
            let start = (BOX_SIDE as f32 / 2.0 + OUTSET) / dx.abs().max(dy.abs());
            // Towards the corners of the frame a ring may hide behind them.
            let (mut hit, mut hidden) = (false, start > 3.4);
            let steps = ((4.9 - start).max(0.0) * DENSITY as f32) as usize;
            for step in 0..steps {
                let far = start + step as f32 / DENSITY as f32;
                let beyond = far * dx.abs().max(dy.abs()) >= BOX_SIDE as f32 / 2.0 + OUTSET + off;
                let Some(at) = self.pixel(far * dx, far * dy) else { break };
                hidden |= self.printed[at];
                hit |= beyond && !self.printed[at] && strong(at);
            }
            let quarter = ray * 4 / RAYS;
            if hit {
                met[quarter] += 1.0;
            }
            if hit || !hidden {
                open[quarter] += 1.0;
            }
        }
        let thin = (0..4).any(|quarter| open[quarter] > 2.0 && met[quarter] < 0.3 * open[quarter]);
        let all = met.iter().sum::<f32>() / open.iter().sum::<f32>().max(1.0);
        if thin { all.min(RING[0]) } else { all }
    }

    fn pixel(&self, x: f32, y: f32) -> Option<usize> {
        let place = |v: f32, shift: f32| (v * DENSITY as f32 + shift + SIDE as f32 / 2.0).floor();
        let (x, y) = (place(x, self.x), place(y, self.y));
        let inside = |v: f32| v >= 0.0 && v < SIDE as f32;
        (inside(x) && inside(y)).then(|| y as usize * SIDE + x as usize)
    }
}
