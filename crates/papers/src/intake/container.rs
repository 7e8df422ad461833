//! What the bytes are, before anything is read from them; and that unpacking
//! them is safe.

use super::error::IntakeError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A workbook of 100,000 people unpacks to about 100 MiB.
const MOST_UNPACKED: u64 = 512 << 20;
/// Parts smaller than this may pack as well as they like.
const RATIO_FLOOR: u64 = 16 << 20;
/// Tables pack 10 to 40 times; a file of zeros about 1,000 times.
const MOST_RATIO: u64 = 200;

/// What a file is that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An .xlsx or .xlsm workbook.
    Workbook {
        /// Whether some cell is a formula.
        has_formulas: bool,
    },
    /// An .ods workbook.
    OpenDocument,
    /// The binary format of Excel 5 to 2003, .xls.
    OldExcel,
    /// Plain text, for example CSV.
    Text,
}

/// Makes sure that the bytes are a workbook that may be opened, or text.
///
/// # Errors
/// [`IntakeError`], saying what the file is instead.
pub(super) fn check(bytes: &[u8]) -> Result<Kind, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return check_archive(bytes);
    }
    not_an_archive(bytes)
}

/// First bytes of files that people choose by mistake.
const OTHER_KINDS: [(&[u8], &str); 8] = [
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"SQLite format 3", "SQLite"),
    (b"PK\x05\x06", "ZIP"),
];

const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fn not_an_archive(bytes: &[u8]) -> Result<Kind, IntakeError> {
    if bytes.starts_with(COMPOUND) {
        return compound_file(bytes);
    }
    if let Some((_, kind)) = OTHER_KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(IntakeError::OtherKind { kind });
    }
    let head = &bytes[..bytes.len().min(4096)];
    let text_start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if text_start.starts_with(b"<") {
        // Portals hand out HTML tables, and Excel 2003 XML, under the name .xls.
        return Err(IntakeError::OtherKind { kind: "HTML/XML" });
    }
    // Excel's "Unicode text" is UTF-16 with a byte order mark.
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\r' | b'\n' | 0x0c);
    if utf16 || !head.iter().any(control) { Ok(Kind::Text) } else { Err(IntakeError::Unknown) }
}

/// Tells an encrypted .xlsx from an old .xls and an old .doc by the names in
/// the directory of the compound file. Entries are 128 bytes long, on whole
/// sectors, with the name in UTF-16 and its length in bytes at offset 64.
fn compound_file(bytes: &[u8]) -> Result<Kind, IntakeError> {
    let has = |name: &str| {
        let mut wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        wanted.extend([0, 0]);
        bytes.chunks_exact(128).skip(4).any(|entry| {
            entry.starts_with(&wanted)
                && usize::from(u16::from_le_bytes([entry[64], entry[65]])) == wanted.len()
        })
    };
    if has("EncryptedPackage") {
        Err(IntakeError::Encrypted)
    } else if has("Workbook") || has("Book") {
        Ok(Kind::OldExcel)
    } else if has("WordDocument") {
        Err(IntakeError::OtherKind { kind: "Word (.doc)" })
    } else {
        Err(IntakeError::Unknown)
    }
}

fn check_archive(bytes: &[u8]) -> Result<Kind, IntakeError> {
    let damaged =
        |error: &dyn std::fmt::Display| IntakeError::Damaged { detail: error.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let too_large = IntakeError::TooLarge { limit_mib: MOST_UNPACKED >> 20 };
    let kind = kind_of_archive(&mut archive)?;
    // The sizes in the directory are only claims, but a claim that is too
    // large already is refused without unpacking.
    if archive.decompressed_size().is_some_and(|size| size > u128::from(MOST_UNPACKED)) {
        let packed = bytes.len() as u128;
        let claimed = archive.decompressed_size().unwrap_or_default();
        return Err(if claimed / packed > u128::from(MOST_RATIO) {
            IntakeError::Bomb { part: "*".to_owned(), ratio: MOST_RATIO }
        } else {
            too_large
        });
    }
    let (mut left, mut formulas) = (MOST_UNPACKED, false);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| damaged(&error))?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(|error| damaged(&error))?.into_owned();
        let packed = part.compressed_size();
        let is_sheet = name.starts_with("xl/worksheets/");
        let mut look = |chunk: &[u8]| formulas |= is_sheet && !formulas && has_formula(chunk);
        let counted = count(&mut part, &name, packed, left, &mut look)?;
        left = left.checked_sub(counted).ok_or_else(|| too_large.clone())?;
    }
    Ok(match kind {
        Kind::Workbook { .. } => Kind::Workbook { has_formulas: formulas },
        other => other,
    })
}

/// Whether an element `f` begins in this piece of a sheet. The end of the piece
/// before is part of it, so that none is cut in two.
fn has_formula(chunk: &[u8]) -> bool {
    chunk.windows(3).any(|three| matches!(three, b"<f>" | b"<f "))
}

/// How much of a piece is shown once more before the next.
const OVERLAP: usize = 2;

/// Unpacks a part, shows it piece by piece to `look` and counts it; stops as soon
/// as it is too much.
fn count(
    part: &mut impl Read,
    name: &str,
    packed: u64,
    left: u64,
    look: &mut dyn FnMut(&[u8]),
) -> Result<u64, IntakeError> {
    let mut buffer = vec![0; OVERLAP + (64 << 10)];
    let (mut total, mut head) = (0_u64, Vec::new());
    loop {
        let read = part
            .read(&mut buffer[OVERLAP..])
            .map_err(|error| IntakeError::Damaged { detail: format!("{name}: {error}") })?;
        if read == 0 {
            break;
        }
        if head.is_empty() {
            head = buffer[OVERLAP..OVERLAP + read.min(2048)].to_vec();
        }
        look(&buffer[..OVERLAP + read]);
        buffer.copy_within(read..read + OVERLAP, 0);
        total += read as u64;
        if total > RATIO_FLOOR && total / packed.max(1) > MOST_RATIO {
            return Err(IntakeError::Bomb { part: name.to_owned(), ratio: MOST_RATIO });
        }
        if total > left {
            return Err(IntakeError::TooLarge { limit_mib: MOST_UNPACKED >> 20 });
        }
    }
    // The reader makes room for as many strings as the part says it has.
    if claimed_strings(&head).is_some_and(|claimed| claimed > total) {
        return Err(IntakeError::Damaged { detail: format!("{name}: uniqueCount is too large") });
    }
    Ok(total)
}

fn claimed_strings(head: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(head);
    let (_, rest) = text.split_once("uniqueCount=")?;
    let digits = rest.get(1..)?.split(['"', '\'']).next()?;
    // A number too long to read is too large as well.
    Some(digits.parse().unwrap_or(u64::MAX))
}

/// Parts by which the other files that are zip archives give themselves away.
const OTHER_PACKAGES: [(&str, &str); 3] = [
    ("word/document.xml", "Word (.docx)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("xl/workbook.bin", "Excel (.xlsb)"),
];

fn kind_of_archive(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Kind, IntakeError> {
    let has =
        |name: &str| archive.file_names().flatten().any(|part| part.eq_ignore_ascii_case(name));
    if let Some((_, kind)) = OTHER_PACKAGES.iter().find(|(part, _)| has(part)) {
        return Err(IntakeError::OtherKind { kind });
    }
    if has("[Content_Types].xml") {
        return Ok(Kind::Workbook { has_formulas: false });
    }
    if !has("META-INF/manifest.xml") {
        return Err(IntakeError::OtherKind { kind: "ZIP" });
    }
    // The first part of an OpenDocument file says what it is; the list of its
    // parts, whether they are encrypted.
    let mut text = |name: &str| {
        let mut text = String::new();
        let part = archive.by_name(name).ok();
        part.and_then(|part| part.take(1 << 20).read_to_string(&mut text).ok());
        text
    };
    if !text("mimetype").trim().starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Err(IntakeError::OtherKind { kind: "OpenDocument (.odt, .odp)" });
    }
    let encrypted = text("META-INF/manifest.xml").contains("encryption-data");
    if encrypted { Err(IntakeError::Encrypted) } else { Ok(Kind::OpenDocument) }
}
