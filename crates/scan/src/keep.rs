//! Pictures as they are kept and looked at: PNG in sixteen greys. A pen, a
//! pencil and a stain are told apart in sixteen as well as in 256, and a page
//! takes about a tenth of the room.

use crate::Gray;

/// Dots an inch of a kept page.
pub const KEPT_DPI: u32 = 130;

/// The largest side of a kept picture that is read back, in dots.
const MOST_SIDE: u32 = 8_000;

/// A picture as PNG in sixteen greys; empty when the picture is.
pub fn png_of(picture: &Gray) -> Vec<u8> {
    let mut packed = Vec::with_capacity((picture.width() / 2 + 1) * picture.height());
    for y in 0..picture.height() {
        let pairs = picture.row(y).chunks(2);
        packed.extend(pairs.map(|pair| {
            let low = pair.get(1).map_or(15, |shade| sixteenth(*shade));
            sixteenth(pair[0]) << 4 | low
        }));
    }
    let mut bytes = Vec::new();
    let (width, height) = (picture.width() as u32, picture.height() as u32);
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::Fast);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&packed));
    // Writing into memory fails only for a picture without a dot.
    if written.is_ok() { bytes } else { Vec::new() }
}

/// The nearest of sixteen greys.
fn sixteenth(shade: u8) -> u8 {
    ((u16::from(shade) * 15 + 127) / 255) as u8
}

/// Reads back what [`png_of`] wrote; `None` for anything else.
pub fn of_png(bytes: &[u8]) -> Option<Gray> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    let info = decoder.read_header_info().ok()?;
    if info.width > MOST_SIDE || info.height > MOST_SIDE {
        return None;
    }
    let mut reader = decoder.read_info().ok()?;
    let mut packed = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut packed).ok()?;
    if (info.color_type, info.bit_depth) != (png::ColorType::Grayscale, png::BitDepth::Four) {
        return None;
    }
    let (width, height) = (info.width as usize, info.height as usize);
    let mut pixels = Vec::with_capacity(width * height);
    for row in packed.chunks(info.line_size).take(height) {
        let shades = row.iter().flat_map(|pair| [(pair >> 4) * 17, (pair & 15) * 17]);
        pixels.extend(shades.take(width));
    }
    Gray::new(width, height, pixels)
}

/// A part of a kept page as PNG: the rectangle in millimetres, cut to the page.
/// `None` when the page is no kept picture or nothing of it lies within.
pub fn part_of_png(bytes: &[u8], part: &ballot::Rect) -> Option<Vec<u8>> {
    let page = of_png(bytes)?;
    let dots = |millimetres: f64, most: usize| {
        (millimetres / 25.4 * f64::from(KEPT_DPI)).round().clamp(0.0, most as f64) as usize
    };
    let (left, right) = (dots(part.x, page.width()), dots(part.x + part.w, page.width()));
    let (top, bottom) = (dots(part.y, page.height()), dots(part.y + part.h, page.height()));
    if left >= right || top >= bottom {
        return None;
    }
    let pixels: Vec<u8> =
        (top..bottom).flat_map(|y| page.row(y)[left..right].iter().copied()).collect();
    Some(png_of(&Gray::new(right - left, bottom - top, pixels)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballot::Rect;

    fn ramp(width: usize, height: usize) -> Gray {
        let shade = |at: usize| ((at % width * 255) / width.max(1)) as u8;
        Gray::new(width, height, (0..width * height).map(shade).collect()).unwrap()
    }

    #[test]
    fn a_kept_picture_reads_back_within_half_a_grey() {
        for (width, height) in [(1, 1), (7, 3), (64, 5)] {
            let picture = ramp(width, height);
            let back = of_png(&png_of(&picture)).unwrap();
            assert_eq!((back.width(), back.height()), (width, height));
            for (one, two) in picture.pixels().iter().zip(back.pixels()) {
                assert!(one.abs_diff(*two) <= 9, "{one} {two}");
            }
        }
    }

    #[test]
    fn a_part_is_cut_in_millimetres_and_to_the_page() {
        let page = png_of(&ramp(300, 150));
        let part = Rect { x: 25.4, y: 12.7, w: 50.0, h: 5.08 };
        let cut = of_png(&part_of_png(&page, &part).unwrap()).unwrap();
        assert_eq!((cut.width(), cut.height()), (170, 26));
        let beside = Rect { x: 60.0, y: 0.0, w: 10.0, h: 10.0 };
        assert_eq!(part_of_png(&page, &beside), None);
        let wild = Rect { x: -1e9, y: f64::NAN, w: 1e12, h: 1e12 };
        assert!(part_of_png(&page, &wild).is_none_or(|cut| !cut.is_empty()));
    }

    #[test]
    fn what_is_no_kept_picture_is_none() {
        assert!(of_png(b"").is_none());
        assert!(of_png(b"\x89PNG\r\n\x1a\n").is_none());
        let mut cut_off = png_of(&ramp(64, 64));
        cut_off.truncate(40);
        assert!(of_png(&cut_off).is_none());
    }
}
