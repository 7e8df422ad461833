//! Pictures of pages with few colours, so that they stay small in a repository.

use anyhow::{Context, Result, ensure};
use std::collections::HashMap;

/// How many colours a picture keeps.
const COLOURS: usize = 256;
/// Colours closer than this are one.
const STEP: u8 = 8;

/// The picture again, with at most 256 colours: the most frequent ones, each
/// other one as the nearest of them.
///
/// # Errors
/// When it is no PNG of eight bits a colour.
pub fn few_colours(picture: &[u8]) -> Result<Vec<u8>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info()?;
    let size = reader.output_buffer_size().context("a picture without end")?;
    let mut buffer = vec![0; size];
    let info = reader.next_frame(&mut buffer)?;
    let wide = match info.color_type {
        png::ColorType::Rgb => 3,
        png::ColorType::Rgba => 4,
        other => anyhow::bail!("a picture of {other:?}"),
    };
    ensure!(info.bit_depth == png::BitDepth::Eight, "a picture of other than eight bits");
    let coarse = |part: u8| part / STEP * STEP + (part / STEP).min(STEP - 1);
    let dots: Vec<[u8; 3]> = buffer[..info.buffer_size()]
        .chunks_exact(wide)
        .map(|dot| [coarse(dot[0]), coarse(dot[1]), coarse(dot[2])])
        .collect();
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for dot in &dots {
        *counts.entry(*dot).or_default() += 1;
    }
    let mut palette: Vec<([u8; 3], usize)> = counts.into_iter().collect();
    palette.sort_by_key(|(dot, count)| (std::cmp::Reverse(*count), *dot));
    let known: Vec<[u8; 3]> = palette.iter().take(COLOURS).map(|(dot, _)| *dot).collect();
    let near = |dot: &[u8; 3]| {
        let far = |(_, other): &(usize, &[u8; 3])| {
            dot.iter().zip(*other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum::<u32>()
        };
        known.iter().enumerate().min_by_key(far).map_or(0, |(at, _)| at as u8)
    };
    let places: HashMap<[u8; 3], u8> = palette.iter().map(|(dot, _)| (*dot, near(dot))).collect();
    let indices: Vec<u8> = dots.iter().map(|dot| places[dot]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(known.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_size_and_its_plain_colours() {
        let mut plain = Vec::new();
        let mut encoder = png::Encoder::new(&mut plain, 2, 1);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[255, 255, 255, 0, 0, 0]).unwrap();
        writer.finish().unwrap();
        let small = few_colours(&plain).unwrap();
        let mut reader =
            png::Decoder::new(std::io::Cursor::new(small.as_slice())).read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut dots).unwrap();
        assert_eq!((info.width, info.height), (2, 1));
        let palette = reader.info().palette.as_ref().unwrap();
        assert_eq!(&palette[usize::from(dots[1]) * 3..][..3], [0, 0, 0]);
        assert!(palette[usize::from(dots[0]) * 3] >= 248);
        assert!(few_colours(b"no picture").is_err());
    }
}
