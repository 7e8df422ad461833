//! Printed pages as pictures, and a pen on them.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Dots an inch of a rendered page.
const DPI: f64 = 150.0;

/// A page as another program renders it, in greys.
#[derive(Clone)]
pub struct Picture {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Picture {
    /// A pen's cross in a box whose place is given in millimetres.
    pub fn cross(&mut self, x: f64, y: f64, side: f64) {
        let (inner, steps) = (side * 0.7, 200);
        for step in 0..=steps {
            let along = side * 0.15 + inner * f64::from(step) / f64::from(steps);
            self.dot(x + along, y + along);
            self.dot(x + side - along, y + along);
        }
    }

    /// A dot of half a millimetre.
    fn dot(&mut self, x: f64, y: f64) {
        let pixel = |millimetres: f64| millimetres / 25.4 * DPI;
        let reach = pixel(0.25);
        let (cx, cy) = (pixel(x), pixel(y));
        for py in (cy - reach) as usize..=(cy + reach) as usize {
            for px in (cx - reach) as usize..=(cx + reach) as usize {
                if px < self.width && py < self.height {
                    self.shades[py * self.width + px] = 40;
                }
            }
        }
    }

    /// The picture as a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn png(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&self.shades)?;
        Ok(bytes)
    }
}

/// The pages of a PDF, by `pdftoppm`.
///
/// # Errors
/// When the program is missing or refuses the file.
pub fn rendered(pdf: &Path) -> Result<Vec<Picture>> {
    let folder = tempfile::tempdir()?;
    let done = Command::new("pdftoppm")
        .args(["-gray", "-r", "150"])
        .arg(pdf)
        .arg(folder.path().join("page"))
        .status()
        .context("pdftoppm is needed (Debian: poppler-utils)")?;
    ensure!(done.success(), "pdftoppm failed");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.path())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    files.iter().map(|file| grey(&std::fs::read(file)?)).collect()
}

/// A PGM picture: `P5`, width, height, 255, then the shades.
fn grey(bytes: &[u8]) -> Result<Picture> {
    let mut at = 0;
    let mut word = || -> Result<String> {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let from = at;
        while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace()) {
            at += 1;
        }
        Ok(String::from_utf8(bytes[from..at].to_vec())?)
    };
    let (kind, width, height, _) = (word()?, word()?.parse()?, word()?.parse()?, word()?);
    ensure!(kind == "P5", "not a grey picture");
    Ok(Picture { width, height, shades: bytes[at + 1..].to_vec() })
}
