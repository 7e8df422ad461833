//! Marks as hands make them.

use crate::draws::Draws;
use crate::picture::{Colour, Picture};
use ballot::{BOX_SIDE, Rect};
use base::Chance;

/// How a mark is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// ✓
    Tick,
    /// ✗
    Cross,
    /// One stroke, more or less slanted.
    Slash,
    /// A dot, pressed.
    Dot,
    /// The box scribbled full.
    Scribble,
    /// The box blackened.
    Fill,
    /// A ring around the box.
    Ring,
}

impl Style {
    /// All.
    pub const ALL: [Self; 7] =
        [Self::Tick, Self::Cross, Self::Slash, Self::Dot, Self::Scribble, Self::Fill, Self::Ring];
}

/// What a box that only people can judge holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unclear {
    /// A mark that was struck out afterwards.
    StruckOut,
    /// A stroke that belongs elsewhere and touches the frame from outside.
    Grazed,
    /// A speck: the pen was put down, no more.
    Speck,
}

impl Unclear {
    /// All.
    pub const ALL: [Self; 3] = [Self::StruckOut, Self::Grazed, Self::Speck];
}

/// What one writes with.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    colour: Colour,
    /// Thickness of a stroke in millimetres.
    thick: f64,
    /// The least of the ink that takes on a pixel, 0 to 1; a pencil leaves
    /// some of the paper white.
    takes: f64,
}

impl Pen {
    /// Black, blue, red, or pencil; most voters have a ball-point pen.
    pub fn draw(chance: &mut dyn Chance) -> Self {
        let thick = chance.between(0.35, 0.8);
        let pen = |colour| Self { colour, thick, takes: 0.9 };
        let dark = chance.whole(20, 60) as u8;
        match chance.below(10) {
            0..4 => pen([dark, dark + 20, 110 + dark]),
            4..7 => pen([dark, dark, dark]),
            7 => pen([180 + dark / 2, 20 + dark / 2, 30 + dark]),
            _ => Self { colour: [90 + dark / 2; 3], thick: chance.between(0.4, 0.9), takes: 0.6 },
        }
    }
}

/// A page on which marks are made: its picture, and pixels a millimetre.
#[derive(Debug)]
pub struct Paper<'a> {
    /// The page.
    pub picture: &'a mut Picture,
    /// Pixels a millimetre.
    pub scale: f64,
}

impl Paper<'_> {
    /// Draws a line through points in millimetres, as unsteadily as a hand.
    pub fn write(&mut self, points: &[(f64, f64)], pen: Pen, chance: &mut dyn Chance) {
        let wobble = 0.12;
        let mut line: Vec<(f64, f64)> = Vec::new();
        for ends in points.windows(2) {
            let ((x0, y0), (x1, y1)) = (ends[0], ends[1]);
            let bend = (wobble * chance.normal(), wobble * chance.normal());
            for step in 0..=4 {
                let share = f64::from(step) / 4.0;
                let bow = 4.0 * share * (1.0 - share);
                let x = x0 + (x1 - x0) * share + bend.0 * bow;
                let y = y0 + (y1 - y0) * share + bend.1 * bow;
                line.push((x * self.scale, y * self.scale));
            }
        }
        let takes = pen.takes;
        let mut texture = || chance.between(takes, 1.0);
        self.picture.stroke(&line, pen.thick * self.scale, pen.colour, &mut texture);
    }

    /// Makes a mark in a box, or around it.
    pub fn mark(&mut self, place: Rect, style: Style, pen: Pen, chance: &mut dyn Chance) {
        let (x, y) = place.centre();
        let centre = (x + chance.between(-0.5, 0.5), y + chance.between(-0.5, 0.5));
        let size = BOX_SIDE * chance.between(0.5, 1.05);
        let mut at = |dx: f64, dy: f64| {
            let off = (0.06 * size * chance.normal(), 0.06 * size * chance.normal());
            (centre.0 + dx * size + off.0, centre.1 + dy * size + off.1)
        };
        let lines: Vec<Vec<(f64, f64)>> = match style {
            Style::Tick => vec![vec![at(-0.4, 0.0), at(-0.12, 0.38), at(0.5, -0.45)]],
            Style::Cross => {
                vec![vec![at(-0.42, -0.42), at(0.42, 0.42)], vec![at(0.42, -0.42), at(-0.42, 0.42)]]
            }
            Style::Slash => {
                let slant = at(0.0, 0.0).0 - centre.0;
                let lean = 0.45 * (slant * 20.0).sin();
                vec![vec![at(-0.5, 0.1 + lean), at(0.5, -0.1 - lean)]]
            }
            Style::Dot => return self.dot(centre, chance.between(0.7, 1.3), pen, chance),
            Style::Scribble => {
                let end = |step: u32| if step.is_multiple_of(2) { -0.4 } else { 0.4 };
                vec![(0..9).map(|step| at(-0.4 + 0.1 * f64::from(step), end(step))).collect()]
            }
            Style::Fill => return self.blacken(place, pen, chance),
            Style::Ring => return self.ring(place, pen, chance),
        };
        for line in lines {
            self.write(&line, pen, chance);
        }
    }

    fn dot(&mut self, centre: (f64, f64), radius: f64, pen: Pen, chance: &mut dyn Chance) {
        let to = (centre.0 + chance.between(0.05, 0.3), centre.1 + chance.between(-0.2, 0.2));
        self.write(&[centre, to], Pen { thick: 2.0 * radius, ..pen }, chance);
    }

    fn blacken(&mut self, place: Rect, pen: Pen, chance: &mut dyn Chance) {
        let thick = pen.thick.max(0.6);
        let lines = ((place.h - 0.8) / (0.7 * thick)) as u32;
        for line in 0..=lines {
            let y = place.y + 0.4 + f64::from(line) * 0.7 * thick;
            let inset = |chance: &mut dyn Chance| chance.between(0.2, 0.9);
            let ends = (place.x + inset(chance), place.x + place.w - inset(chance));
            self.write(&[(ends.0, y), (ends.1, y)], Pen { thick, ..pen }, chance);
        }
    }

    fn ring(&mut self, place: Rect, pen: Pen, chance: &mut dyn Chance) {
        let (x, y) = place.centre();
        let (x, y) = (x + chance.between(-0.3, 0.3), y + chance.between(-0.3, 0.3));
        let (across, down) = (chance.between(3.6, 4.3), chance.between(3.4, 4.0));
        let start = chance.between(0.0, std::f64::consts::TAU);
        let round = chance.between(0.95, 1.1) * std::f64::consts::TAU;
        let ring: Vec<(f64, f64)> = (0..=24)
            .map(|step| start + round * f64::from(step) / 24.0)
            .map(|angle| (x + across * angle.cos(), y + down * angle.sin()))
            .collect();
        let takes = pen.takes;
        let scaled: Vec<_> = ring.iter().map(|(x, y)| (x * self.scale, y * self.scale)).collect();
        let mut texture = || chance.between(takes, 1.0);
        self.picture.stroke(&scaled, pen.thick * self.scale, pen.colour, &mut texture);
    }

    /// Makes a mark that only people can judge.
    pub fn confuse(&mut self, place: Rect, what: Unclear, pen: Pen, chance: &mut dyn Chance) {
        let (x, y) = place.centre();
        match what {
            Unclear::StruckOut => {
                self.mark(place, Style::Tick, pen, chance);
                for line in 0..3 {
                    let y = y - 0.8 + 0.8 * f64::from(line) + chance.between(-0.2, 0.2);
                    self.write(&[(x - 4.2, y), (x + 4.2, y - 0.4)], pen, chance);
                }
            }
            Unclear::Grazed => {
                let inside = chance.between(0.0, 0.9);
                let from = (place.x - 3.0, y + chance.between(-2.0, 2.0));
                self.write(&[from, (place.x + inside, from.1 - 0.5)], pen, chance);
            }
            Unclear::Speck => {
                let at = (x + chance.between(-1.5, 1.5), y + chance.between(-1.5, 1.5));
                self.dot(at, chance.between(0.12, 0.3), pen, chance);
            }
        }
    }
}
