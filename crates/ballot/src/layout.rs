//! Where everything of a form stands on paper, in millimetres from the top
//! left corner of the page, x to the right, y down. What is printed and what is
//! read both follow this and nothing else.
//!
//! Written as JSON it is documented and stable (`docs/ballot-layout.md`), so
//! that other programs can mark and check pages.

use crate::{Choice, FormCode, PaperSize};
use serde::{Deserialize, Serialize};

/// Names the format in its JSON; a change that breaks readers changes it.
pub const LAYOUT_FORMAT: &str = "kecan-ballot-layout/1";

/// The side of a corner mark, a full black square, in millimetres.
pub const CORNER_SIDE: f64 = 6.0;
/// From the edges of the page to the centre of a corner mark.
pub const CORNER_INSET: f64 = 10.0;
/// The side of a QR without its quiet zone. There are two a page, top right and
/// bottom left, each just inside its corner mark; both say the same.
pub const QR_SIDE: f64 = 20.0;
/// The quiet zone around a QR: four modules of the 25 across.
pub const QR_QUIET: f64 = 3.2;
/// The outer side of a box for a mark.
pub const BOX_SIDE: f64 = 5.0;
/// The thickness of a box's frame, drawn inwards from its outer side.
pub const BOX_FRAME: f64 = 0.35;

/// A rectangle in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// The centre: x, y.
    pub fn centre(&self) -> (f64, f64) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }
}

/// A box for a mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoxPlace {
    /// Its id, one of its kind on the form: `r12-agree`; rows count from 1.
    pub id: String,
    /// The row of the form, from 0.
    pub row: usize,
    /// The column.
    pub option: Choice,
    /// Its outer edge, frame included.
    #[serde(flatten)]
    pub place: Rect,
}

/// A line on which voters write a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WriteInPlace {
    /// Its id: `g2-w1`; groups and lines count from 1.
    pub id: String,
    /// The group of the form, from 0.
    pub group: usize,
    /// The field in which the writing stands.
    #[serde(flatten)]
    pub place: Rect,
}

/// One line of printed words. Lines are broken here, not by the typesetter, so
/// that what is printed cannot move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextPlace {
    /// Left end, centre or right end of the line, by `align`.
    pub x: f64,
    /// The base line.
    pub y: f64,
    /// The size of the letters in points.
    pub size: f64,
    /// Whether the letters are bold.
    pub bold: bool,
    /// Whether the letters slope.
    #[serde(default)]
    pub italic: bool,
    /// What `x` is of the line.
    pub align: Align,
    /// The words.
    pub text: String,
}

/// What the x of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Its left end.
    Left,
    /// Its middle.
    Centre,
    /// Its right end.
    Right,
}

/// A ruled line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RulePlace {
    /// One end.
    pub from: (f64, f64),
    /// The other end.
    pub to: (f64, f64),
    /// Thickness.
    pub width: f64,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageLayout {
    /// From 1.
    pub page: u32,
    /// Centres of the corner marks: top left, top right, bottom right, bottom
    /// left.
    pub corners: [(f64, f64); 4],
    /// The two QRs, without quiet zone: top right, bottom left.
    pub codes: [Rect; 2],
    /// The boxes.
    pub boxes: Vec<BoxPlace>,
    /// The lines for names.
    pub write_ins: Vec<WriteInPlace>,
    /// Room for the stamp, on the first page of a form that has one.
    pub stamp: Option<Rect>,
    /// Printed words.
    pub texts: Vec<TextPlace>,
    /// Printed lines.
    pub rules: Vec<RulePlace>,
}

/// A form laid out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// [`LAYOUT_FORMAT`].
    pub format: String,
    /// The form.
    pub form: FormCode,
    /// The paper.
    pub paper: PaperSize,
    /// Width of the page.
    pub width: f64,
    /// Height of the page.
    pub height: f64,
    /// The pages, in order.
    pub pages: Vec<PageLayout>,
}
