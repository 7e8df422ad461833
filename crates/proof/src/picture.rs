//! A page as samples, and the little drawing that is needed on it.

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// A picture of one (grey) or three (colour) samples a pixel, rows from the
/// top. Places are in pixels from the top left corner; pixel `i` reaches from
/// `i` to `i + 1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Samples a pixel: 1 or 3.
    pub channels: usize,
    /// The samples, 0 black to 255 full.
    pub samples: Vec<u8>,
}

/// Rec. 601, as cameras and scanners reckon grey.
fn luma(colour: Colour) -> u8 {
    let [red, green, blue] = colour.map(u32::from);
    ((299 * red + 587 * green + 114 * blue + 500) / 1000) as u8
}

impl Picture {
    /// A picture all of one colour.
    pub fn filled(width: usize, height: usize, channels: usize, colour: Colour) -> Self {
        let pixel = if channels == 1 { vec![luma(colour)] } else { colour.to_vec() };
        Self { width, height, channels, samples: pixel.repeat(width * height) }
    }

    /// The same picture with three samples a pixel.
    pub fn in_colour(&self) -> Self {
        if self.channels == 3 {
            return self.clone();
        }
        let samples = self.samples.iter().flat_map(|&grey| [grey; 3]).collect();
        Self { channels: 3, samples, ..*self }
    }

    /// Lays a colour over one pixel; `cover` is 0 (nothing) to 1. Places
    /// outside are left alone.
    pub fn lay(&mut self, x: i64, y: i64, colour: Colour, cover: f64) {
        if x < 0 || y < 0 || x >= self.width as i64 || y >= self.height as i64 {
            return;
        }
        let at = (y as usize * self.width + x as usize) * self.channels;
        let ink = [luma(colour), 0, 0];
        let ink = if self.channels == 1 { &ink[..1] } else { &colour[..] };
        for (sample, &ink) in self.samples[at..].iter_mut().zip(ink) {
            let old = f64::from(*sample);
            *sample = (old + (f64::from(ink) - old) * cover.clamp(0.0, 1.0)).round() as u8;
        }
    }

    /// Fills a rectangle, its edges as finely as grey allows.
    pub fn fill(&mut self, from: (f64, f64), to: (f64, f64), colour: Colour) {
        let share = |pixel: i64, low: f64, high: f64| {
            (high.min(pixel as f64 + 1.0) - low.max(pixel as f64)).clamp(0.0, 1.0)
        };
        for y in from.1.floor() as i64..to.1.ceil() as i64 {
            for x in from.0.floor() as i64..to.0.ceil() as i64 {
                let cover = share(x, from.0, to.0) * share(y, from.1, to.1);
                self.lay(x, y, colour, cover);
            }
        }
    }

    /// Draws a stroke through the points, `thick` pixels wide. `texture` says
    /// for each pixel how much of the ink takes, 0 to 1.
    pub fn stroke(
        &mut self,
        points: &[(f64, f64)],
        thick: f64,
        colour: Colour,
        texture: &mut dyn FnMut() -> f64,
    ) {
        let radius = thick / 2.0;
        let bound = |pick: fn(&(f64, f64)) -> f64| {
            let low = points.iter().map(pick).fold(f64::INFINITY, f64::min) - radius - 1.0;
            let high = points.iter().map(pick).fold(f64::NEG_INFINITY, f64::max) + radius + 1.0;
            (low.floor() as i64, high.ceil() as i64)
        };
        let ((left, right), (top, bottom)) = (bound(|point| point.0), bound(|point| point.1));
        for y in top..bottom {
            for x in left..right {
                let here = (x as f64 + 0.5, y as f64 + 0.5);
                let gap = points
                    .windows(2)
                    .map(|ends| distance(here, ends[0], ends[1]))
                    .fold(f64::INFINITY, f64::min);
                let cover = (radius + 0.5 - gap).clamp(0.0, 1.0) * thick.min(1.0);
                if cover > 0.0 {
                    self.lay(x, y, colour, cover * texture());
                }
            }
        }
    }
}

/// How far a point is from a piece of a line.
fn distance(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let along = (to.0 - from.0, to.1 - from.1);
    let length = along.0 * along.0 + along.1 * along.1;
    let reach = (point.0 - from.0) * along.0 + (point.1 - from.1) * along.1;
    let share = if length == 0.0 { 0.0 } else { (reach / length).clamp(0.0, 1.0) };
    let foot = (from.0 + along.0 * share, from.1 + along.1 * share);
    (point.0 - foot.0).hypot(point.1 - foot.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_covers_as_much_as_it_measures() {
        let mut picture = Picture::filled(10, 10, 1, [255; 3]);
        picture.fill((2.5, 2.0), (5.0, 4.5), [0; 3]);
        let ink: u32 = picture.samples.iter().map(|&sample| u32::from(255 - sample)).sum();
        assert!((f64::from(ink) / 255.0 - 6.25).abs() < 0.05);
    }

    #[test]
    fn a_stroke_outside_the_picture_leaves_it_alone() {
        let mut picture = Picture::filled(4, 4, 3, [255; 3]);
        picture.stroke(&[(-20.0, -20.0), (-10.0, -20.0)], 3.0, [0; 3], &mut || 1.0);
        assert_eq!(picture, Picture::filled(4, 4, 3, [255; 3]));
    }
}
