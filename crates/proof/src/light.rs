//! What lens, light and sensor do to a picture.

use crate::draws::Draws;
use crate::picture::Picture;
use base::Chance;

/// Blurs by a bell of `sigma` pixels, as three boxes one after another.
pub fn blur(picture: &mut Picture, sigma: f64) {
    let (stride, channels) = (picture.width * picture.channels, picture.channels);
    let radius = ((sigma * sigma * 4.0 + 1.0).sqrt() / 2.0 - 0.5).max(0.0);
    let mut line = Vec::new();
    for _ in 0..3 {
        for row in picture.samples.chunks_exact_mut(stride) {
            for channel in 0..channels {
                line.clear();
                line.extend(row.iter().skip(channel).step_by(channels).map(|&v| f32::from(v)));
                let spread = spread(&line, radius);
                for (sample, value) in row.iter_mut().skip(channel).step_by(channels).zip(spread) {
                    *sample = (value + 0.5) as u8;
                }
            }
        }
        let rows: Vec<Vec<u8>> = columns(picture, radius);
        picture.samples = rows.concat();
    }
}

/// A row under a box that reaches `radius` pixels (fractions too) either way.
fn spread(line: &[f32], radius: f64) -> impl Iterator<Item = f32> + '_ {
    let whole = radius as usize;
    let part = (radius - whole as f64) as f32;
    let last = line.len() - 1;
    let at = move |place: i64| line[place.clamp(0, last as i64) as usize];
    let share = 1.0 / (2.0 * radius as f32 + 1.0);
    let reach = whole as i64;
    let mut sum: f32 = (-reach - 1..reach).map(at).sum();
    (0..line.len() as i64).map(move |x| {
        sum += at(x + reach) - at(x - reach - 1);
        (sum + part * (at(x + reach + 1) + at(x - reach - 1))) * share
    })
}

/// The same downwards, row by row so that memory is read in order.
fn columns(picture: &Picture, radius: f64) -> Vec<Vec<u8>> {
    let stride = picture.width * picture.channels;
    let whole = radius as i64;
    let part = (radius - whole as f64) as f32;
    let share = 1.0 / (2.0 * radius as f32 + 1.0);
    let last = picture.height as i64 - 1;
    let row = |y: i64| &picture.samples[y.clamp(0, last) as usize * stride..][..stride];
    let mut sums = vec![0.0f32; stride];
    for y in -whole - 1..whole {
        sums.iter_mut().zip(row(y)).for_each(|(sum, &v)| *sum += f32::from(v));
    }
    let mut rows = Vec::with_capacity(picture.height);
    for y in 0..=last {
        let (enters, leaves) = (row(y + whole), row(y - whole - 1));
        let (after, before) = (row(y + whole + 1), row(y - whole - 1));
        let new = sums.iter_mut().enumerate().map(|(x, sum)| {
            *sum += f32::from(enters[x]) - f32::from(leaves[x]);
            let ends = f32::from(after[x]) + f32::from(before[x]);
            ((*sum + part * ends) * share + 0.5) as u8
        });
        rows.push(new.collect());
    }
    rows
}

/// Squeezes black and white together: black becomes `low`, white `high`.
pub fn contrast(picture: &mut Picture, low: u8, high: u8) {
    let span = u32::from(high - low);
    let table: Vec<u8> = (0..256).map(|grey| low + (grey * span / 255) as u8).collect();
    picture.samples.iter_mut().for_each(|sample| *sample = table[usize::from(*sample)]);
}

/// Light that falls off by up to `most` (0 to 1) from one side to the other.
pub fn uneven(picture: &mut Picture, most: f64, chance: &mut dyn Chance) {
    let (angle, bend) = (chance.between(0.0, std::f64::consts::TAU), chance.between(0.0, 0.5));
    let (across, down) = (angle.cos(), angle.sin());
    shade(picture, |x, y| {
        let slope = 0.5 + 0.35 * ((x - 0.5) * across + (y - 0.5) * down) * 2.0;
        let vault = ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)) * bend;
        1.0 - most * (slope + vault).clamp(0.0, 1.0)
    });
}

/// A soft-edged shadow, as of a hand or a phone: light is reduced by `depth`
/// (0 to 1) on one side of a slanted edge.
pub fn shadow(picture: &mut Picture, depth: f64, chance: &mut dyn Chance) {
    let angle = chance.between(0.0, std::f64::consts::TAU);
    let (across, down) = (angle.cos(), angle.sin());
    let (edge, soft) = (chance.between(-0.3, 0.3), chance.between(0.01, 0.08));
    shade(picture, |x, y| {
        let side = ((x - 0.5) * across + (y - 0.5) * down - edge) / soft;
        1.0 - depth * (0.5 + side).clamp(0.0, 1.0)
    });
}

/// Multiplies each pixel by what `light` says of its place (0 to 1 both ways),
/// asked at every eighth pixel.
fn shade(picture: &mut Picture, light: impl Fn(f64, f64) -> f64) {
    let (width, height, channels) = (picture.width, picture.height, picture.channels);
    let mut shares = vec![0u32; width];
    for (y, row) in picture.samples.chunks_exact_mut(width * channels).enumerate() {
        if y.is_multiple_of(4) {
            for (at, share) in shares.chunks_mut(8).enumerate() {
                let x = 8.0 * at as f64 / width as f64;
                share.fill((light(x, y as f64 / height as f64) * 256.0) as u32);
            }
        }
        for (pixel, share) in row.chunks_exact_mut(channels).zip(&shares) {
            pixel.iter_mut().for_each(|sample| *sample = ((u32::from(*sample) * share) >> 8) as u8);
        }
    }
}

/// Noise of a sensor: each sample moves by a bell of `sigma` grey levels.
pub fn grain(picture: &mut Picture, sigma: f64, chance: &mut dyn Chance) {
    let bell: Vec<i16> = (0..4096).map(|_| (sigma * chance.normal()).round() as i16).collect();
    for some in picture.samples.chunks_mut(5) {
        let mut bits = chance.next_u64();
        for sample in some {
            let moved = i16::from(*sample) + bell[(bits & 4095) as usize];
            *sample = moved.clamp(0, 255) as u8;
            bits >>= 12;
        }
    }
}

/// Salt and pepper on a share of the pixels, in grains of one pixel.
pub fn pepper(picture: &mut Picture, share: f64, chance: &mut dyn Chance) {
    let pixels = picture.width * picture.height;
    for _ in 0..(share * pixels as f64) as usize {
        let at = chance.below(pixels as u64) as usize * picture.channels;
        let value = if chance.happens(0.5) { 0 } else { 255 };
        picture.samples[at..at + picture.channels].fill(value);
    }
}

/// Lines along the whole page that dust on the glass of a feeder leaves, dark
/// or light, one to three pixels wide, here and there broken off.
pub fn streaks(picture: &mut Picture, most: u64, chance: &mut dyn Chance) {
    for _ in 0..chance.whole(1, most) {
        let x = chance.between(0.02, 0.98) * picture.width as f64;
        let wide = chance.between(0.8, 3.0);
        let dark = chance.whole(20, 150) as u8;
        let value = if chance.happens(0.75) { dark } else { 250 };
        let height = picture.height as f64;
        let whole = chance.happens(0.7);
        let from = if whole { 0.0 } else { chance.between(0.0, 0.4) * height };
        let to = if whole { height } else { chance.between(0.6, 1.0) * height };
        picture.fill((x, from), (x + wide, to), [value; 3]);
    }
}

/// Black and white only, as a fax or a copier's scanner makes it.
pub fn threshold(picture: &mut Picture, at: u8) {
    picture.samples.iter_mut().for_each(|sample| *sample = if *sample < at { 0 } else { 255 });
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededChance;

    #[test]
    fn a_blur_keeps_the_ink_and_spreads_it() {
        let mut picture = Picture::filled(60, 60, 1, [255; 3]);
        picture.fill((28.0, 28.0), (33.0, 33.0), [0; 3]);
        let ink = |picture: &Picture| -> f64 {
            picture.samples.iter().map(|&sample| 255.0 - f64::from(sample)).sum()
        };
        let before = ink(&picture);
        blur(&mut picture, 1.5);
        assert!((ink(&picture) / before - 1.0).abs() < 0.05, "{} of {before}", ink(&picture));
        assert!(picture.samples[30 * 60 + 26] < 250 && picture.samples[30 * 60 + 30] > 0);
        assert_eq!(picture.samples[30 * 60 + 31], picture.samples[31 * 60 + 30]);
    }

    #[test]
    fn contrast_and_threshold_follow_their_bounds() {
        let mut picture = Picture::filled(2, 1, 1, [0; 3]);
        picture.samples[1] = 255;
        contrast(&mut picture, 80, 200);
        assert_eq!(picture.samples, [80, 200]);
        threshold(&mut picture, 128);
        assert_eq!(picture.samples, [0, 255]);
    }

    #[test]
    fn grain_is_as_wide_as_asked_for_and_centred() {
        let mut picture = Picture::filled(200, 200, 1, [128; 3]);
        grain(&mut picture, 6.0, &mut SeededChance::new(1));
        let off: Vec<f64> = picture.samples.iter().map(|&s| f64::from(s) - 128.0).collect();
        let mean = off.iter().sum::<f64>() / off.len() as f64;
        let spread = (off.iter().map(|o| o * o).sum::<f64>() / off.len() as f64).sqrt();
        assert!(mean.abs() < 0.5 && (spread - 6.0).abs() < 0.5, "{mean} {spread}");
    }
}
