//! Pages without marks.

use crate::picture::Picture;
use anyhow::{Context, bail, ensure};
use ballot::SheetCode;
use std::path::Path;
use std::process::Command;

/// A page as it comes from the printer.
#[derive(Debug, Clone)]
pub struct Blank {
    /// What its QR says.
    pub code: SheetCode,
    /// The page, grey.
    pub picture: Picture,
}

/// Blank pages of one form at one resolution.
#[derive(Debug, Clone)]
pub struct Stock {
    /// Dots an inch.
    pub dpi: u32,
    /// The pages: of each sheet all, in order.
    pub blanks: Vec<Blank>,
}

/// Lets `pdftoppm`, a program that shares nothing with ours, turn a printed PDF
/// into pictures; `codes` says for each page what its QR holds.
///
/// # Errors
/// When `pdftoppm` is missing (Debian: poppler-utils) or fails, or gives another
/// number of pages.
pub fn printed(pdf: &Path, codes: &[SheetCode], dpi: u32) -> anyhow::Result<Stock> {
    let folder = tempfile::tempdir()?;
    let resolution = dpi.to_string();
    let status = Command::new("pdftoppm")
        .args(["-gray", "-r", &resolution])
        .arg(pdf)
        .arg(folder.path().join("page"))
        .status()
        .context("cannot start pdftoppm; on Debian install poppler-utils")?;
    ensure!(status.success(), "pdftoppm failed on {} ({status})", pdf.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        files.push(entry?.path());
    }
    files.sort();
    ensure!(files.len() == codes.len(), "{} pages for {} codes", files.len(), codes.len());
    let blanks = files.iter().zip(codes).map(|(file, code)| {
        let bytes = std::fs::read(file)?;
        Ok(Blank { code: *code, picture: grey_map(&bytes)? })
    });
    Ok(Stock { dpi, blanks: blanks.collect::<anyhow::Result<_>>()? })
}

/// Reads a binary portable grey map of 8 bits.
fn grey_map(bytes: &[u8]) -> anyhow::Result<Picture> {
    let mut rest = bytes;
    let mut words = Vec::new();
    while words.len() < 4 {
        let end = rest.iter().position(u8::is_ascii_whitespace).context("a header cut short")?;
        words.push(std::str::from_utf8(&rest[..end])?);
        rest = &rest[end + 1..];
    }
    let ["P5", width, height, "255"] = words[..] else { bail!("not a grey map of 8 bits") };
    let (width, height) = (width.parse()?, height.parse::<usize>()?);
    ensure!(rest.len() == width * height, "a grey map of another length than it says");
    Ok(Picture { width, height, channels: 1, samples: rest.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grey_map_is_read_and_one_cut_short_is_refused() {
        let picture = grey_map(b"P5\n2 1\n255\n\x00\xff").unwrap();
        assert_eq!((picture.width, picture.height, picture.samples), (2, 1, vec![0, 255]));
        assert!(grey_map(b"P5\n2 2\n255\n\x00\xff").is_err());
        assert!(grey_map(b"P6\n2 1\n255\n\x00\xff").is_err());
    }
}
