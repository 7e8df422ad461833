//! PNG, of any depth and colour.

use super::{Limits, over_white, picture, shade};
use crate::{Gray, ScanError};
use png::{ColorType, Transformations, Unit};
use std::io::Cursor;

pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Gray, ScanError> {
    let damaged = |cause: png::DecodingError| ScanError::Damaged(cause.to_string());
    let most = limits.pixels.saturating_mul(5) as usize;
    let mut decoder =
        png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: most });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let header = decoder.read_header_info().map_err(damaged)?;
    limits.admit(u64::from(header.width), u64::from(header.height))?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().filter(|&size| size <= most);
    let mut raw = vec![0; size.ok_or_else(|| ScanError::Damaged("too large".to_owned()))?];
    let frame = reader.next_frame(&mut raw).map_err(damaged)?;
    raw.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        ColorType::Grayscale => raw,
        ColorType::GrayscaleAlpha => {
            raw.chunks_exact(2).map(|pixel| over_white(pixel[0], pixel[1])).collect()
        }
        ColorType::Rgb => raw.chunks_exact(3).map(|p| shade(p[0], p[1], p[2])).collect(),
        ColorType::Rgba => {
            raw.chunks_exact(4).map(|p| over_white(shade(p[0], p[1], p[2]), p[3])).collect()
        }
        ColorType::Indexed => return Err(ScanError::Damaged("palette not expanded".to_owned())),
    };
    let mut page = picture(frame.width as usize, frame.height as usize, pixels)?;
    page.dpi = reader
        .info()
        .pixel_dims
        .filter(|dims| dims.unit == Unit::Meter)
        .map(|dims| (f64::from(dims.xppu) * 0.0254).round() as u32)
        .filter(|dpi| (50..=2400).contains(dpi));
    Ok(page)
}
