//! How a page lies before the lens: turned, askew, seen from the side.

use crate::picture::Picture;

/// Where the points of a new picture come from in an old one: three rows of a
/// projective map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose([[f64; 3]; 3]);

impl Pose {
    /// The page as it is.
    pub const STRAIGHT: Self = Self([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);

    /// Turned by an angle (radians) about a point.
    pub fn turned(angle: f64, about: (f64, f64)) -> Self {
        let (sine, cosine) = angle.sin_cos();
        let (x, y) = about;
        Self([
            [cosine, -sine, x - cosine * x + sine * y],
            [sine, cosine, y - sine * x - cosine * y],
            [0.0, 0.0, 1.0],
        ])
    }

    /// Moved, after being made `scale` times as large.
    pub fn placed(scale: f64, by: (f64, f64)) -> Self {
        Self([
            [1.0 / scale, 0.0, -by.0 / scale],
            [0.0, 1.0 / scale, -by.1 / scale],
            [0.0, 0.0, 1.0],
        ])
    }

    /// Seen from the side: `lean` is by how much of the depth the picture
    /// shrinks per pixel away from `about`, across and down.
    pub fn leaning(lean: (f64, f64), about: (f64, f64)) -> Self {
        let seen = Self([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [lean.0, lean.1, 1.0]]);
        let there = Self::placed(1.0, (-about.0, -about.1));
        Self::placed(1.0, about).then(seen).then(there)
    }

    /// First this, going from the new picture towards the old, then `inner`.
    #[must_use]
    pub fn then(self, inner: Self) -> Self {
        let mut product = [[0.0; 3]; 3];
        for (row, sums) in product.iter_mut().enumerate() {
            for (column, sum) in sums.iter_mut().enumerate() {
                *sum = (0..3).map(|at| inner.0[row][at] * self.0[at][column]).sum();
            }
        }
        Self(product)
    }

    /// Where a point of the new picture comes from.
    pub fn source(&self, x: f64, y: f64) -> (f64, f64) {
        let row = |row: [f64; 3]| row[0] * x + row[1] * y + row[2];
        let depth = row(self.0[2]);
        (row(self.0[0]) / depth, row(self.0[1]) / depth)
    }

    /// Takes the picture, `ground` where the page ends.
    pub fn take(&self, page: &Picture, size: (usize, usize), ground: u8) -> Picture {
        let channels = page.channels;
        let mut taken = Picture::filled(size.0, size.1, channels, [ground; 3]);
        let stride = page.width * channels;
        for (y, row) in taken.samples.chunks_exact_mut(size.0 * channels).enumerate() {
            for (x, pixel) in row.chunks_exact_mut(channels).enumerate() {
                let (from_x, from_y) = self.source(x as f64 + 0.5, y as f64 + 0.5);
                let (from_x, from_y) = ((from_x - 0.5) as f32, (from_y - 0.5) as f32);
                let inside = from_x >= 0.0
                    && from_y >= 0.0
                    && from_x < (page.width - 1) as f32
                    && from_y < (page.height - 1) as f32;
                if !inside {
                    continue;
                }
                let (left, top) = (from_x as usize, from_y as usize);
                let (right, down) = (from_x - left as f32, from_y - top as f32);
                let at = top * stride + left * channels;
                for (channel, sample) in pixel.iter_mut().enumerate() {
                    let near = |at: usize| f32::from(page.samples[at + channel]);
                    let upper = near(at) + (near(at + channels) - near(at)) * right;
                    let under = at + stride;
                    let lower = near(under) + (near(under + channels) - near(under)) * right;
                    *sample = (upper + (lower - upper) * down + 0.5) as u8;
                }
            }
        }
        taken
    }
}

/// Turns a picture by quarters, without loss.
pub fn quarters(page: &Picture, quarters: u64) -> Picture {
    let (mut width, mut height) = (page.width, page.height);
    if !quarters.is_multiple_of(2) {
        (width, height) = (height, width);
    }
    let mut samples = Vec::with_capacity(page.samples.len());
    for y in 0..height {
        for x in 0..width {
            let (from_x, from_y) = match quarters % 4 {
                0 => (x, y),
                1 => (y, page.height - 1 - x),
                2 => (page.width - 1 - x, page.height - 1 - y),
                _ => (page.width - 1 - y, x),
            };
            let at = (from_y * page.width + from_x) * page.channels;
            samples.extend_from_slice(&page.samples[at..at + page.channels]);
        }
    }
    Picture { width, height, channels: page.channels, samples }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: (f64, f64), expected: (f64, f64)) {
        let gap = (found.0 - expected.0).hypot(found.1 - expected.1);
        assert!(gap < 1e-9, "{found:?} is not {expected:?}");
    }

    #[test]
    fn poses_follow_one_another_from_the_new_picture_to_the_old() {
        let turned = Pose::turned(0.3, (5.0, 7.0));
        near(turned.source(5.0, 7.0), (5.0, 7.0));
        let placed = Pose::placed(2.0, (10.0, 20.0));
        near(placed.source(10.0, 20.0), (0.0, 0.0));
        near(placed.source(14.0, 20.0), (2.0, 0.0));
        let (x, y) = placed.source(14.0, 22.0);
        near(placed.then(turned).source(14.0, 22.0), turned.source(x, y));
        near(Pose::leaning((1e-4, 2e-4), (50.0, 60.0)).source(50.0, 60.0), (50.0, 60.0));
    }

    #[test]
    fn four_quarters_are_the_same_page_again() {
        let page = Picture { width: 3, height: 2, channels: 1, samples: vec![1, 2, 3, 4, 5, 6] };
        let once = quarters(&page, 1);
        assert_eq!((once.width, once.height, &once.samples[..2]), (2, 3, &[4, 1][..]));
        assert_eq!(quarters(&quarters(&once, 2), 1), page);
        assert_eq!(quarters(&once, 3), page);
    }

    #[test]
    fn a_straight_pose_gives_the_page_back_but_for_its_last_edge() {
        let mut page = Picture::filled(8, 8, 1, [255; 3]);
        page.fill((2.0, 2.0), (4.0, 5.0), [0; 3]);
        assert_eq!(Pose::STRAIGHT.take(&page, (8, 8), 255), page);
    }
}
