//! Changes to a binary file, most of which leave it nearly right.

use crate::mutate::below;
use base::Chance;

/// Numbers at the edge of what lengths and sides are reckoned in.
const EDGES: [u32; 12] =
    [0, 1, 2, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 30_000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

/// The most bytes of a changed file.
const MOST: usize = 1 << 20;

/// Changes `input` in one to six places. `other` is another file, from which
/// pieces are taken. A PNG gets its checksums mended half of the time, since
/// else nothing behind them is ever reached.
pub fn mutate_bytes(input: &[u8], other: &[u8], chance: &mut dyn Chance) -> Vec<u8> {
    let mut file = input.to_vec();
    for _ in 0..=below(chance, 6) {
        change(&mut file, other, chance);
    }
    file.truncate(MOST);
    if below(chance, 2) == 0 {
        mend_png(&mut file);
    }
    file
}

fn change(file: &mut Vec<u8>, other: &[u8], chance: &mut dyn Chance) {
    // Heads say sizes and kinds: half of the changes fall there.
    let reach = if below(chance, 2) == 0 { file.len().min(512) } else { file.len() };
    let at = below(chance, reach);
    match below(chance, 9) {
        0 => {
            if let Some(byte) = file.get_mut(at) {
                *byte ^= 1 << below(chance, 8);
            }
        }
        1 => {
            if let Some(byte) = file.get_mut(at) {
                *byte = chance.next_u64() as u8;
            }
        }
        2 | 3 => put(file, at, &EDGES[below(chance, EDGES.len())].to_be_bytes(), chance),
        4 => put(file, at, &EDGES[below(chance, EDGES.len())].to_le_bytes(), chance),
        5 => file.truncate(at.max(8)),
        6 => {
            let end = (at + below(chance, 64)).min(file.len());
            file.drain(at.min(end)..end);
        }
        7 => {
            let end = (at + 1 + below(chance, 200)).min(file.len());
            let piece = file[at.min(end)..end].repeat(1 + below(chance, 3));
            file.splice(end..end, piece);
        }
        _ => {
            let from = below(chance, other.len());
            let piece = other[from..(from + 1 + below(chance, 100)).min(other.len())].to_vec();
            let end = (at + piece.len()).min(file.len());
            file.splice(at.min(end)..end, piece);
        }
    }
}

/// Writes the last one to four of the bytes over what stands there.
fn put(file: &mut [u8], at: usize, bytes: &[u8; 4], chance: &mut dyn Chance) {
    let few = [1, 2, 4][below(chance, 3)];
    let big = bytes[0] == 0 && bytes[3] != 0;
    let bytes = if big { &bytes[4 - few..] } else { &bytes[..few] };
    for (byte, new) in file.iter_mut().skip(at).zip(bytes) {
        *byte = *new;
    }
}

/// Writes the right checksum behind each chunk of a PNG; other files, and what
/// follows a chunk that is cut off, stay as they are.
pub(crate) fn mend_png(file: &mut [u8]) {
    if !file.starts_with(b"\x89PNG\r\n\x1a\n") {
        return;
    }
    let mut at = 8usize;
    while let Some(head) = file.get(at..at + 4) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(end) = length.checked_add(at + 8).filter(|end| end + 4 <= file.len()) else {
            return;
        };
        let sum = crc(&file[at + 4..end]);
        file[end..end + 4].copy_from_slice(&sum.to_be_bytes());
        at = end + 4;
    }
}

/// The checksum of PNG (CRC-32).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 0 { crc >> 1 } else { (crc >> 1) ^ 0xEDB8_8320 }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_png() {
        assert_eq!(crc(b"IEND"), 0xAE42_6082);
    }

    #[test]
    fn a_mended_png_is_the_one_it_was() {
        let seed = include_bytes!("../seeds/page.png");
        let mut mended = seed.to_vec();
        mend_png(&mut mended);
        assert_eq!(mended, seed);
    }
}
