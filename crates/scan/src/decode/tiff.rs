//! TIFF of many pages: fax (G4), LZW, deflate, JPEG or plain inside.

use super::{Limits, over_white, picture, shade};
use crate::{Gray, ScanError};
use std::io::Cursor;
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

pub(super) struct TiffPages<'a> {
    decoder: Decoder<Cursor<&'a [u8]>>,
}

fn damaged(cause: tiff::TiffError) -> ScanError {
    ScanError::Damaged(cause.to_string())
}

impl<'a> TiffPages<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ScanError> {
        let mut bounds = tiff::decoder::Limits::default();
        bounds.decoding_buffer_size = limits.pixels.saturating_mul(4) as usize;
        bounds.intermediate_buffer_size = bounds.decoding_buffer_size;
        let decoder = Decoder::new(Cursor::new(bytes)).map_err(damaged)?.with_limits(bounds);
        Ok(Self { decoder })
    }

    /// The page of this number, from 0; pages are asked for in order.
    pub(super) fn page(&mut self, at: usize, limits: &Limits) -> Option<Result<Gray, ScanError>> {
        if at > 0 {
            if !self.decoder.more_images() {
                return None;
            }
            // A damaged directory hides those after it: nothing can follow, and
            // the fault is said once.
            if let Err(cause) = self.decoder.next_image() {
                let last = (at < limits.pages).then(|| Err(damaged(cause)));
                self.decoder = Decoder::new(Cursor::new(END)).ok()?;
                return last;
            }
        }
        Some(self.decode(limits))
    }

    fn decode(&mut self, limits: &Limits) -> Result<Gray, ScanError> {
        let (width, height) = self.decoder.dimensions().map_err(damaged)?;
        let pixels = limits.admit(u64::from(width), u64::from(height))?;
        let kind = self.decoder.colortype().map_err(damaged)?;
        let map = match kind {
            ColorType::Palette(_) => {
                Some(self.decoder.get_tag_u16_vec(Tag::ColorMap).map_err(damaged)?)
            }
            _ => None,
        };
        let samples = match self.decoder.read_image().map_err(damaged)? {
            DecodingResult::U8(samples) => samples,
            DecodingResult::U16(samples) => samples.iter().map(|&s| (s >> 8) as u8).collect(),
            _ => return Err(ScanError::Damaged("samples of an unknown kind".to_owned())),
        };
        let (width, height) = (width as usize, height as usize);
        let grey = match (kind, &map) {
            (ColorType::Gray(bits @ (1 | 2 | 4)), _) => unpack(&samples, width, height, bits, None),
            (ColorType::Palette(bits @ (1 | 2 | 4 | 8)), Some(map)) => {
                unpack(&samples, width, height, bits, Some(map))
            }
            _ => unblend(kind, samples)?,
        };
        if grey.len() < pixels {
            return Err(ScanError::CutOff);
        }
        let mut page = picture(width, height, grey.into_iter().take(pixels).collect())?;
        page.dpi = self.dpi();
        Ok(page)
    }

    fn dpi(&mut self) -> Option<u32> {
        let (over, under) = match self.decoder.find_tag(Tag::XResolution).ok()?? {
            tiff::decoder::ifd::Value::Rational(over, under) => (f64::from(over), f64::from(under)),
            _ => return None,
        };
        let unit = self.decoder.find_tag_unsigned::<u16>(Tag::ResolutionUnit).ok()?;
        let inches = if unit == Some(3) { 2.54 } else { 1.0 };
        let dpi = over / under * inches;
        (50.0..=2400.0).contains(&dpi).then(|| dpi.round() as u32)
    }
}

/// A picture without pages after it, put in the place of one that went wrong.
const END: &[u8] = b"II*\0\x08\0\0\0\x02\0\0\x01\x03\0\x01\0\0\0\x01\0\0\0\x01\x01\x03\0\x01\0\0\0\x01\0\0\0\0\0\0\0";

/// Samples of less than a byte, each row from a new byte; and those that point
/// into a palette.
fn unpack(
    samples: &[u8],
    width: usize,
    height: usize,
    bits: u8,
    map: Option<&Vec<u16>>,
) -> Vec<u8> {
    let colours = 1usize << bits;
    let most = (colours - 1) as u32;
    let shades: Vec<u8> = (0..colours)
        .map(|index| match map {
            None => (index as u32 * 255 / most) as u8,
            Some(map) => {
                let part = |at: usize| map.get(at * colours + index).map_or(0, |&v| (v >> 8) as u8);
                shade(part(0), part(1), part(2))
            }
        })
        .collect();
    let (bits, row) = (usize::from(bits), (width * usize::from(bits)).div_ceil(8));
    let mut grey = Vec::with_capacity(width * height);
    for line in samples.chunks_exact(row.max(1)).take(height) {
        grey.extend((0..width).map(|x| {
            let byte = line[x * bits / 8];
            shades[usize::from(byte >> (8 - bits - x * bits % 8)) & (colours - 1)]
        }));
    }
    grey
}

/// Whole-byte samples to shades.
fn unblend(kind: ColorType, samples: Vec<u8>) -> Result<Vec<u8>, ScanError> {
    Ok(match kind {
        ColorType::Gray(8 | 16) => samples,
        ColorType::GrayA(8 | 16) => {
            samples.chunks_exact(2).map(|p| over_white(p[0], p[1])).collect()
        }
        ColorType::RGB(8 | 16) => {
            samples.chunks_exact(3).map(|p| shade(p[0], p[1], p[2])).collect()
        }
        ColorType::RGBA(8 | 16) => {
            samples.chunks_exact(4).map(|p| over_white(shade(p[0], p[1], p[2]), p[3])).collect()
        }
        ColorType::CMYK(8 | 16) => {
            samples.chunks_exact(4).map(|p| cmyk(p[0], p[1], p[2], p[3])).collect()
        }
        ColorType::YCbCr(8) => samples.chunks_exact(3).map(|p| ycbcr(p[0], p[1], p[2])).collect(),
        other => return Err(ScanError::Damaged(format!("colours of an unknown kind: {other:?}"))),
    })
}

fn cmyk(cyan: u8, magenta: u8, yellow: u8, black: u8) -> u8 {
    let part = |ink: u8| (u32::from(255 - ink) * u32::from(255 - black) / 255) as u8;
    shade(part(cyan), part(magenta), part(yellow))
}

fn ycbcr(luma: u8, blue: u8, red: u8) -> u8 {
    let (y, cb, cr) = (i32::from(luma), i32::from(blue) - 128, i32::from(red) - 128);
    let byte = |value: i32| value.clamp(0, 255) as u8;
    shade(
        byte(y + ((359 * cr) >> 8)),
        byte(y - ((88 * cb + 183 * cr) >> 8)),
        byte(y + ((454 * cb) >> 8)),
    )
}
