//! What the streams of a PDF would take when they are taken apart. The PDF
//! library unpacks a stream whole; a file of one megabyte can hold a thousand.
//! So each stream is measured before anything unpacks it: what its dictionary
//! and the head of its picture say, and, where little could become much, by
//! unpacking it into nothing and counting.

use super::Limits;
use crate::ScanError;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;
use hayro::hayro_syntax::object::dict::keys;
use std::io::Read;

/// The most that a byte can become, by the way it is packed: of DEFLATE and LZW
/// as their formats have it, of run lengths 128 to 2.
const DEFLATE: u64 = 1_032;
const LZW: u64 = 2_731;
const RUNS: u64 = 64;
/// Bytes of a pixel, at most: four colours.
const PIXEL: u64 = 4;

/// Refuses a stream that would unpack to more than a page may have.
///
/// # Errors
/// [`ScanError::PageTooLarge`] for pictures, [`ScanError::Damaged`] for others.
pub(super) fn admit(stream: &Stream<'_>, limits: &Limits) -> Result<(), ScanError> {
    let dict = stream.dict();
    let side = |key: &[u8]| dict.get::<u32>(key).map(u64::from);
    if let (Some(width @ 1..), Some(height @ 1..)) = (side(keys::WIDTH), side(keys::HEIGHT)) {
        limits.admit(width, height)?;
    }
    let filters = stream.filters();
    let packed = |filter: &Filter| {
        matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)
    };
    if filters.iter().filter(|filter| packed(filter)).count() > 1 {
        return Err(too_much("a stream is packed more than once"));
    }
    let most = limits.pixels * PIXEL;
    let raw = stream.raw_data();
    let length = raw.len() as u64;
    for (at, filter) in filters.iter().enumerate() {
        let unpacked = match filter {
            Filter::FlateDecode if length * DEFLATE <= most => 0,
            Filter::LzwDecode if length * LZW <= most => 0,
            // Behind another filter its bytes are not at hand.
            Filter::FlateDecode | Filter::LzwDecode if at > 0 => most + 1,
            Filter::FlateDecode => inflated(&raw, most),
            Filter::LzwDecode => widened(&raw, most),
            Filter::RunLengthDecode => length * RUNS,
            Filter::JpxDecode => return jpeg2000(&raw, limits),
            Filter::Jbig2Decode => return jbig2(&raw, limits),
            Filter::CcittFaxDecode => return fax(stream, at, limits),
            _ => 0,
        };
        if unpacked > most {
            return Err(too_much("a stream unpacks to more than a page may have"));
        }
    }
    Ok(())
}

fn too_much(why: &str) -> ScanError {
    ScanError::Damaged(why.to_owned())
}

/// How many bytes come out, counted to just beyond `most`.
fn inflated(raw: &[u8], most: u64) -> u64 {
    let counted = |source: &mut dyn Read| {
        std::io::copy(&mut source.take(most + 1), &mut std::io::sink()).unwrap_or(0)
    };
    let with_head = counted(&mut flate2::read::ZlibDecoder::new(raw));
    with_head.max(counted(&mut flate2::read::DeflateDecoder::new(raw)))
}

/// The same for LZW as PDF has it.
fn widened(raw: &[u8], most: u64) -> u64 {
    let mut decoder = weezl::decode::Decoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8);
    let (mut rest, mut sum, mut room) = (raw, 0u64, vec![0u8; 1 << 16]);
    while sum <= most {
        let step = decoder.decode_bytes(rest, &mut room);
        rest = &rest[step.consumed_in..];
        sum += step.consumed_out as u64;
        match step.status {
            Ok(weezl::LzwStatus::Ok) if step.consumed_in + step.consumed_out > 0 => {}
            _ => break,
        }
    }
    sum
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    let four = bytes.get(at..at + 4)?;
    Some(u64::from(u32::from_be_bytes([four[0], four[1], four[2], four[3]])))
}

/// JPEG 2000 says its size after the mark of its start (SOC, SIZ); there may be
/// several pictures in one stream, of which any could be taken.
fn jpeg2000(raw: &[u8], limits: &Limits) -> Result<(), ScanError> {
    const START: [u8; 4] = [0xFF, 0x4F, 0xFF, 0x51];
    let starts = raw.windows(4).enumerate().filter(|(_, word)| *word == START).map(|(at, _)| at);
    for start in starts {
        let says = |at: usize| number(raw, start + at);
        let (Some(right), Some(lower)) = (says(8), says(12)) else { continue };
        limits.admit(right.max(1), lower.max(1))?;
        let (across, down) = (says(24).unwrap_or(0).max(1), says(28).unwrap_or(0).max(1));
        let tiles = right.div_ceil(across) * lower.div_ceil(down);
        let colours =
            raw.get(start + 40..start + 42).map_or(0, |two| (two[0] as u16) << 8 | two[1] as u16);
        if tiles > u64::from(u16::MAX) || u64::from(colours) > PIXEL {
            return Err(too_much("a JPEG 2000 of too many tiles or colours"));
        }
    }
    Ok(())
}

/// JBIG2 comes in segments; those of pages and regions say their size.
fn jbig2(raw: &[u8], limits: &Limits) -> Result<(), ScanError> {
    const PAGE: u8 = 48;
    const UNKNOWN: u64 = u32::MAX as u64;
    let mut at = 0;
    while let Some((kind, from, length)) = segment(raw, at) {
        let region = matches!(kind, 4..=7 | 20..=23 | 36..=43);
        if kind == PAGE || region {
            let (width, height) = (number(raw, from), number(raw, from + 4));
            if let (Some(width), Some(height)) = (width, height) {
                // A page of unknown height grows by its stripes, which are regions.
                let height = if kind == PAGE && height == UNKNOWN { 1 } else { height };
                limits.admit(width.max(1), height.max(1))?;
            }
        }
        let Some(next) = from.checked_add(length).filter(|&next| next < raw.len()) else { break };
        at = next;
    }
    Ok(())
}

/// The kind of the segment that begins at `at`, where its data begin, and their
/// length.
fn segment(raw: &[u8], at: usize) -> Option<(u8, usize, usize)> {
    let name = number(raw, at)?;
    let flags = *raw.get(at + 4)?;
    let short = usize::from(*raw.get(at + 5)? >> 5);
    let (count, mut next) = if short < 7 {
        (short, at + 6)
    } else {
        let count = (number(raw, at + 5)? & 0x1FFF_FFFF) as usize;
        (count, at + 9 + (count + 1).div_ceil(8))
    };
    let size = if name <= 256 {
        1
    } else if name <= 65_536 {
        2
    } else {
        4
    };
    next = next.checked_add(count.checked_mul(size)?)?;
    next += if flags & 0x40 == 0 { 1 } else { 4 };
    let length = number(raw, next)? as usize;
    Some((flags & 0x3F, next + 4, length))
}

/// Fax codes give rows of a said width and number.
fn fax(stream: &Stream<'_>, at: usize, limits: &Limits) -> Result<(), ScanError> {
    use hayro::hayro_syntax::object::{Array, Dict};
    let dict = stream.dict();
    let own = dict.get::<Dict<'_>>(keys::DECODE_PARMS);
    let listed = || dict.get::<Array<'_>>(keys::DECODE_PARMS)?.iter::<Dict<'_>>().nth(at);
    let parameters = own.or_else(listed);
    let said = |key: &[u8]| parameters.as_ref().and_then(|p| p.get::<u32>(key)).map(u64::from);
    let width = said(keys::COLUMNS).unwrap_or(1728);
    let height = said(keys::ROWS).or_else(|| dict.get::<u32>(keys::HEIGHT).map(u64::from));
    limits.admit(width.max(1), height.unwrap_or(1).max(1)).map(|_| ())
}
