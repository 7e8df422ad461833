//! Letters and lines: how wide, how high, where they break.

use super::{LayoutError, Measure};
use crate::{Align, PageLayout, RulePlace, TextPlace};

const MM_PER_POINT: f64 = 25.4 / 72.0;
/// What the tallest letters reach above the base line, and the deepest below,
/// in ems: a capital with two accents (Ế), and g.
const ASCENT: f64 = 0.92;
const DESCENT: f64 = 0.23;
/// From base line to base line, in ems.
const PITCH: f64 = 1.15;

/// Hundredths of a millimetre are enough, and keep the written layout short.
pub(super) fn mm(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// How letters look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    /// In points.
    pub size: f64,
    pub bold: bool,
    pub italic: bool,
}

impl Face {
    pub(super) fn plain(size: f64) -> Self {
        Self { size, bold: false, italic: false }
    }

    pub(super) fn bold(size: f64) -> Self {
        Self { size, bold: true, italic: false }
    }

    pub(super) fn italic(size: f64) -> Self {
        Self { size, bold: false, italic: true }
    }

    fn em(self) -> f64 {
        self.size * MM_PER_POINT
    }

    /// From base line to base line, in millimetres.
    pub(super) fn pitch(self) -> f64 {
        self.em() * PITCH
    }

    /// From the top of a block to its first base line.
    pub(super) fn ascent(self) -> f64 {
        self.em() * ASCENT
    }

    /// The height of so many lines.
    pub(super) fn block(self, lines: usize) -> f64 {
        if lines == 0 {
            return 0.0;
        }
        self.em() * (ASCENT + DESCENT) + (lines - 1) as f64 * self.pitch()
    }
}

/// Measures and breaks lines.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    measure: Measure<'a>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(measure: Measure<'a>) -> Self {
        Self { measure }
    }

    /// The width of a line in millimetres.
    pub(super) fn width(self, text: &str, face: Face) -> f64 {
        (self.measure)(text, face.bold) * face.em()
    }

    /// Breaks `text` into lines of at most `width` millimetres.
    pub(super) fn wrap(
        self,
        text: &str,
        face: Face,
        width: f64,
    ) -> Result<Vec<String>, LayoutError> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            if self.width(word, face) > width {
                let (text, word) = (text.to_owned(), word.to_owned());
                return Err(LayoutError::TooWide { text, word });
            }
            if let Some(line) = lines.last_mut() {
                let longer = format!("{line} {word}");
                if self.width(&longer, face) <= width {
                    *line = longer;
                    continue;
                }
            }
            lines.push(word.to_owned());
        }
        Ok(lines)
    }
}

/// Writes lines whose block begins at `top`; gives where it ends.
pub(super) fn write(
    page: &mut PageLayout,
    lines: &[String],
    face: Face,
    (x, align): (f64, Align),
    top: f64,
) -> f64 {
    for (at, line) in lines.iter().enumerate() {
        page.texts.push(TextPlace {
            x: mm(x),
            y: mm(top + face.ascent() + at as f64 * face.pitch()),
            size: face.size,
            bold: face.bold,
            italic: face.italic,
            align,
            text: line.clone(),
        });
    }
    top + face.block(lines.len())
}

/// Draws a line.
pub(super) fn rule(page: &mut PageLayout, from: (f64, f64), to: (f64, f64), width: f64) {
    let round = |(x, y)| (mm(x), mm(y));
    page.rules.push(RulePlace { from: round(from), to: round(to), width });
}
