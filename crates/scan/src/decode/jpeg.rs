//! JPEG: what most scanners and all telephones write.

use super::{Limits, picture, shade};
use crate::{Gray, ScanError};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The most scans of a progressive picture: each costs a pass over all pixels.
const MOST_SCANS: usize = 40;

/// Decodes a JPEG. Grey ones are never blown up to colour.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Gray, ScanError> {
    let damaged = |cause: zune_jpeg::errors::DecodeErrors| ScanError::Damaged(format!("{cause:?}"));
    // The decoder fills what is missing with grey: a box there would look empty.
    if !bytes.windows(2).rev().take(4096).any(|end| end == [0xFF, 0xD9]) {
        return Err(ScanError::CutOff);
    }
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MOST_SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or(ScanError::CutOff)?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    limits.admit(width as u64, height as u64)?;
    let grey = info.components == 1;
    let wanted = if grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let pixels = decoder.decode().map_err(damaged)?;
    let pixels = if grey {
        pixels
    } else {
        pixels.chunks_exact(3).map(|rgb| shade(rgb[0], rgb[1], rgb[2])).collect()
    };
    let mut page = picture(width, height, pixels)?;
    page.dpi = match info.pixel_density {
        1 => Some(u32::from(info.x_density)),
        2 => Some(u32::from(info.x_density) * 254 / 100),
        _ => None,
    }
    .filter(|dpi| (50..=2400).contains(dpi));
    Ok(page)
}
