//! A grey picture, and what is looked up in it. Every look-up is clamped to the
//! picture, so that no arithmetic on places can leave it.

/// A picture in shades of grey, 0 black to 255 white, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gray {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    /// Dots per inch as the file says; scanners' files do, photographs lie.
    pub dpi: Option<u32>,
}

impl Gray {
    /// A picture of these pixels; `None` when their number is not `width` times
    /// `height`, or either is nought.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let fits = width.checked_mul(height)? == pixels.len() && !pixels.is_empty();
        fits.then_some(Self { width, height, pixels, dpi: None })
    }

    /// A picture whose pixels follow from their place. Sides of nought become one.
    pub fn from_fn(width: usize, height: usize, mut shade: impl FnMut(usize, usize) -> u8) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        let mut pixels = Vec::with_capacity(width.saturating_mul(height));
        for y in 0..height {
            pixels.extend((0..width).map(|x| shade(x, y)));
        }
        Self { width, height, pixels, dpi: None }
    }

    /// Width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// All pixels, row by row.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The pixels of a row; rows beyond the last are the last.
    pub fn row(&self, y: usize) -> &[u8] {
        let y = y.min(self.height - 1);
        &self.pixels[y * self.width..(y + 1) * self.width]
    }

    /// The shade at a place, interpolated between the four pixels around it.
    /// Pixel centres are at whole numbers; places outside are white.
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let inside =
            x >= 0.0 && y >= 0.0 && x <= (self.width - 1) as f32 && y <= (self.height - 1) as f32;
        if !inside {
            return 255.0;
        }
        let (left, top) = (x as usize, y as usize);
        let (fx, fy) = (x - left as f32, y - top as f32);
        let right = (left + 1).min(self.width - 1) - left;
        let below = if top + 1 < self.height { self.width } else { 0 };
        let at = top * self.width + left;
        let shade = |place: usize| f32::from(self.pixels[place]);
        let upper = shade(at) + (shade(at + right) - shade(at)) * fx;
        let lower = shade(at + below) + (shade(at + below + right) - shade(at + below)) * fx;
        upper + (lower - upper) * fy
    }

    /// Whether a place lies in the picture.
    pub fn holds(&self, x: f32, y: f32) -> bool {
        x >= 0.0 && y >= 0.0 && x <= (self.width - 1) as f32 && y <= (self.height - 1) as f32
    }

    /// The picture with each `factor` × `factor` pixels averaged into one. A rest
    /// at the right and lower edge is dropped.
    pub fn shrunk(&self, factor: usize) -> Self {
        let (width, height) = (self.width / factor.max(1), self.height / factor.max(1));
        if factor <= 1 || width == 0 || height == 0 {
            return self.clone();
        }
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0u32; width];
        let area = (factor * factor) as u32;
        for y in 0..height {
            sums.fill(0);
            for row in 0..factor {
                let line = self.row(y * factor + row);
                for (sum, group) in sums.iter_mut().zip(line.chunks_exact(factor)) {
                    *sum += group.iter().map(|&shade| u32::from(shade)).sum::<u32>();
                }
            }
            pixels.extend(sums.iter().map(|&sum| ((sum + area / 2) / area) as u8));
        }
        Self { width, height, pixels, dpi: self.dpi.map(|dpi| dpi / factor as u32) }
    }

    /// The picture turned by a quarter, clockwise.
    pub fn turned(&self) -> Self {
        let (width, height) = (self.height, self.width);
        let mut turned = Self::from_fn(width, height, |x, y| {
            self.pixels[(self.height - 1 - x) * self.width + y]
        });
        turned.dpi = self.dpi;
        turned
    }

    pub(crate) fn pixels_mut(&mut self) -> &mut [u8] {
        &mut self.pixels
    }
}

/// Sums over rectangles in constant time.
pub(crate) struct Sums {
    width: usize,
    height: usize,
    sums: Vec<u32>,
}

impl Sums {
    /// `u32` holds sixteen million white pixels; callers shrink pictures first,
    /// and wrapping differences stay right for any rectangle below that.
    pub(crate) fn of(picture: &Gray) -> Self {
        let (width, height) = (picture.width, picture.height);
        let mut sums = vec![0u32; (width + 1) * (height + 1)];
        for y in 0..height {
            let (done, rest) = sums.split_at_mut((y + 1) * (width + 1));
            let above = &done[y * (width + 1)..];
            let mut line = 0u32;
            for x in 0..width {
                line += u32::from(picture.pixels[y * width + x]);
                rest[x + 1] = above[x + 1].wrapping_add(line);
            }
        }
        Self { width, height, sums }
    }

    /// The mean of the square of `reach` pixels around a place, cut at the edges.
    pub(crate) fn mean(&self, x: usize, y: usize, reach: usize) -> u32 {
        let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.width));
        let (top, below) = (y.saturating_sub(reach), (y + reach + 1).min(self.height));
        let at = |x: usize, y: usize| self.sums[y * (self.width + 1) + x];
        let sum = at(right, below)
            .wrapping_sub(at(left, below))
            .wrapping_sub(at(right, top))
            .wrapping_add(at(left, top));
        sum / (((right - left) * (below - top)).max(1) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_quarter_turns_give_the_picture_back() {
        let picture = Gray::from_fn(5, 3, |x, y| (x * 40 + y) as u8);
        let turned = picture.turned();
        assert_eq!((turned.width(), turned.height()), (3, 5));
        assert_eq!(turned.row(0), [2, 1, 0]);
        assert_eq!(turned.turned().turned().turned(), picture);
    }

    #[test]
    fn a_place_between_pixels_has_a_shade_between_and_outside_is_white() {
        let picture = Gray::from_fn(2, 2, |x, _| if x == 0 { 0 } else { 200 });
        assert!((picture.at(0.5, 0.7) - 100.0).abs() < 1e-3);
        assert_eq!(picture.at(-0.1, 0.0), 255.0);
        assert_eq!(picture.at(f32::NAN, 0.0), 255.0);
    }

    #[test]
    fn a_picture_shrinks_to_means_and_sums_agree() {
        let picture = Gray::from_fn(7, 4, |x, y| (x * 10 + y * 20) as u8);
        let small = picture.shrunk(2);
        assert_eq!((small.width(), small.height()), (3, 2));
        assert_eq!(small.row(0)[0], 15);
        assert_eq!(Sums::of(&picture).mean(1, 1, 1), 30);
    }
}
