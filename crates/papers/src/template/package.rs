//! The archive that a document or workbook is: opened within bounds, written
//! with every part that was not filled exactly as it was, compressed bytes
//! included.

use super::error::TemplateError;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A template with pictures is a few MiB; no paper needs more.
const MOST_UNPACKED: u64 = 64 << 20;
/// Word and Excel write a few dozen parts.
const MOST_PARTS: usize = 2_000;

/// Where the kinds of all parts stand.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// What a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
}

impl Format {
    /// The ending of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// Both.
    pub const ALL: [Self; 2] = [Self::Docx, Self::Xlsx];
}

/// An archive within bounds.
#[derive(Debug, Clone)]
pub(super) struct Package {
    bytes: Vec<u8>,
    parts: Vec<(String, Vec<u8>)>,
}

fn damaged(error: &dyn std::fmt::Display) -> TemplateError {
    TemplateError::Damaged { detail: error.to_string() }
}

impl Package {
    /// Unpacks everything, counting as it goes: what the directory claims is
    /// not believed.
    pub fn open(bytes: &[u8]) -> Result<Self, TemplateError> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(TemplateError::OtherKind);
        }
        let too_large = || TemplateError::TooLarge { limit_mib: MOST_UNPACKED >> 20 };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > MOST_PARTS || bytes.len() as u64 > MOST_UNPACKED {
            return Err(too_large());
        }
        let (mut parts, mut left) = (Vec::new(), MOST_UNPACKED);
        let mut seen = BTreeSet::new();
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| damaged(&error))?;
            let name = part.name().map_err(|error| damaged(&error))?.into_owned();
            if part.is_dir() {
                continue;
            }
            if !is_plain(&name) || !seen.insert(name.to_lowercase()) {
                return Err(TemplateError::Unsafe { what: "name", part: name });
            }
            let mut content = Vec::new();
            part.take(left + 1)
                .read_to_end(&mut content)
                .map_err(|error| damaged(&format!("{name}: {error}")))?;
            left = left.checked_sub(content.len() as u64).ok_or_else(too_large)?;
            parts.push((name, content));
        }
        Ok(Self { bytes: bytes.to_vec(), parts })
    }

    /// A part's content, if it is there.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_slice())
    }

    /// The names of all parts, in the order of the archive.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }

    /// The archive with some parts replaced and some left out.
    pub fn write(
        &self,
        mut replaced: BTreeMap<String, Vec<u8>>,
        left_out: &BTreeSet<String>,
    ) -> Result<Vec<u8>, TemplateError> {
        let mut archive =
            ZipArchive::new(Cursor::new(&self.bytes)).map_err(|error| damaged(&error))?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|error| damaged(&error))?;
            let name = part.name().map_err(|error| damaged(&error))?.into_owned();
            if part.is_dir() || left_out.contains(&name) {
                continue;
            }
            match replaced.remove(&name) {
                None => writer.raw_copy_file(part).map_err(|error| damaged(&error))?,
                Some(content) => add(&mut writer, &name, &content)?,
            }
        }
        let written = writer.finish().map_err(|error| damaged(&error))?;
        Ok(written.into_inner())
    }
}

/// Adds a part; its time is the archive format's first, so that equal papers
/// are equal bytes.
fn add(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    content: &[u8],
) -> Result<(), TemplateError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    writer.start_file(name, options).map_err(|error| damaged(&error))?;
    writer.write_all(content).map_err(|error| damaged(&error))
}

/// An archive of these parts, in this order.
pub(crate) fn pack(parts: &[(&str, String)]) -> Result<Vec<u8>, TemplateError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        add(&mut writer, name, content.as_bytes())?;
    }
    Ok(writer.finish().map_err(|error| damaged(&error))?.into_inner())
}

/// A name that stays inside the archive wherever it is unpacked.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('/')
        && !name.contains(['\\', ':', '\0'])
        && !name.split('/').any(|step| step == ".." || step == ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            add(&mut writer, name, content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_part_that_would_leave_the_archive_is_refused() {
        for name in ["../evil.xml", "/etc/evil", "word\\evil.xml", "a/../../b", "C:evil"] {
            let refused = Package::open(&archive(&[(name, b"x")])).unwrap_err();
            assert_eq!(refused.code(), "unsafe", "{name}");
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let zeros = vec![0_u8; 80 << 20];
        let bomb = archive(&[("word/document.xml", &zeros)]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(Package::open(&bomb).unwrap_err().code(), "too-large");
    }

    #[test]
    fn what_is_not_replaced_keeps_its_compressed_bytes() {
        let bytes = archive(&[("a.xml", b"<a/>"), ("b.bin", &[7; 5000]), ("c.xml", b"<c/>")]);
        let package = Package::open(&bytes).unwrap();
        let replaced = BTreeMap::from([("a.xml".to_owned(), b"<b/>".to_vec())]);
        let written = package.write(replaced, &BTreeSet::from(["c.xml".to_owned()])).unwrap();
        let again = Package::open(&written).unwrap();
        assert_eq!(again.names().collect::<Vec<_>>(), ["a.xml", "b.bin"]);
        assert_eq!(again.part("a.xml"), Some(&b"<b/>"[..]));
        assert_eq!(again.part("b.bin"), package.part("b.bin"));
    }
}
