//! Looking into a printed paper with the tools of poppler.

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// A4 upright in points, to the half point that rounding leaves open.
const A4: (f64, f64) = (595.0, 842.0);

/// A PDF as a reader sees it.
#[derive(Debug)]
pub struct Paper {
    /// Its text, page after page.
    pub text: String,
    /// Width and height of each page in points.
    pub pages: Vec<(f64, f64)>,
    /// Each font: its name, and whether it lies in the file.
    pub fonts: Vec<(String, bool)>,
}

impl Paper {
    /// Reads a PDF.
    ///
    /// # Errors
    /// When the tools are missing or refuse the file.
    pub fn read(file: &Path) -> Result<Self> {
        let info = tool("pdfinfo", &["-f", "1", "-l", "-1"], file)?;
        Ok(Self {
            text: tool("pdftotext", &["-layout"], file)?,
            pages: info.lines().filter_map(page).collect(),
            fonts: tool("pdffonts", &[], file)?.lines().skip(2).filter_map(font).collect(),
        })
    }

    /// Whether every page is A4, upright or across.
    pub fn is_a4(&self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 1.0;
        !self.pages.is_empty()
            && self.pages.iter().all(|(width, height)| {
                (near(*width, A4.0) && near(*height, A4.1))
                    || (near(*width, A4.1) && near(*height, A4.0))
            })
    }
}

/// `Page    1 size: 595.276 x 841.89 pts (A4)`
fn page(line: &str) -> Option<(f64, f64)> {
    let (label, size) = line.split_once("size:")?;
    if !label.starts_with("Page") {
        return None;
    }
    let mut words = size.split_whitespace();
    let width = words.next()?.parse().ok()?;
    let height = words.nth(1)?.parse().ok()?;
    Some((width, height))
}

/// A line of the font table ends with: embedded, subset, unicode, object
/// number and generation.
fn font(line: &str) -> Option<(String, bool)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let embedded = words.len().checked_sub(5).and_then(|at| words.get(at))?;
    Some(((*words.first()?).to_owned(), *embedded == "yes"))
}

fn tool(name: &str, args: &[&str], file: &Path) -> Result<String> {
    let mut command = Command::new(name);
    command.args(args).arg(file);
    if name == "pdftotext" {
        command.arg("-");
    }
    let output =
        command.output().with_context(|| format!("cannot start {name}; install poppler-utils"))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{name} refuses {}: {errors}", file.display());
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tools_lines_are_read() {
        assert_eq!(page("Page    1 size:  595.276 x 841.89 pts (A4)"), Some((595.276, 841.89)));
        assert_eq!(page("Page rot:        0"), None);
        assert_eq!(page("File size:      9 bytes"), None);
        let line = "ABCDEF+Serif-Bold   CID TrueType   Identity-H   yes yes yes   9  0";
        assert_eq!(font(line), Some(("ABCDEF+Serif-Bold".to_owned(), true)));
        let line = "Times-Roman         Type 1         WinAnsi      no  no  no    9  0";
        assert_eq!(font(line), Some(("Times-Roman".to_owned(), false)));
    }
}
