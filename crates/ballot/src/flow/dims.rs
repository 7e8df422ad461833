//! The measures of each paper: margins, sizes of letters, widths of columns.

use crate::{CORNER_INSET, CORNER_SIDE, PageLayout, PaperSize, QR_QUIET, QR_SIDE, Rect};

/// From the edge of the page to the far side of a corner mark.
const CORNER_REACH: f64 = CORNER_INSET + CORNER_SIDE / 2.0;
/// From the edge of the page to the near side of a corner mark; codes begin
/// here too, so that a scanner that cuts off a code cuts off a mark.
const CORNER_START: f64 = CORNER_INSET - CORNER_SIDE / 2.0;
/// Between a corner mark and a code: the quiet zone, and a little.
const CODE_GAP: f64 = 4.0;

/// Where the band beside the first code ends; below, lines have the whole width.
pub(super) const BAND_END: f64 = CORNER_START + QR_SIDE + QR_QUIET + 0.2;
/// Where the first line of a page begins.
pub(super) const BAND_START: f64 = 9.0;

/// The measures of one paper: millimetres, and points for letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dims {
    /// Left and right end of the table.
    pub left: f64,
    pub right: f64,
    /// The table ends above this.
    pub bottom: f64,
    /// The base line of the foot.
    pub foot: f64,
    /// Right end of the band beside the first code.
    pub band_right: f64,
    pub width: f64,
    pub height: f64,
    /// Side of the room for a stamp, and its left end.
    pub stamp: f64,
    pub stamp_left: f64,
    /// Sizes of letters in points.
    pub name: f64,
    pub text: f64,
    pub post: f64,
    pub head: f64,
    pub group: f64,
    pub title: f64,
    pub subject: f64,
    pub small: f64,
    /// Widths of columns.
    pub number_column: f64,
    pub born_column: f64,
    pub option_column: f64,
    /// The narrowest and the widest column of names.
    pub name_column: (f64, f64),
    /// Whether year and post stand under the name instead of beside it.
    pub stacked: bool,
}

impl Dims {
    pub(super) fn of(paper: PaperSize) -> Self {
        let (width, height) = paper.millimetres();
        let common = Self {
            left: CORNER_START + QR_SIDE + QR_QUIET + 0.3,
            right: width - 17.0,
            bottom: height - CORNER_REACH + 0.1,
            foot: height - 8.0,
            band_right: width - CORNER_REACH - CODE_GAP - QR_SIDE - QR_QUIET - 1.0,
            width,
            height,
            stamp: 33.0,
            stamp_left: 17.0,
            name: 13.0,
            text: 11.5,
            post: 11.0,
            head: 11.0,
            group: 12.0,
            title: 16.0,
            subject: 13.0,
            small: 10.5,
            number_column: 9.0,
            born_column: 12.5,
            option_column: 17.0,
            name_column: (38.0, 60.0),
            stacked: false,
        };
        match paper {
            PaperSize::A4 => common,
            PaperSize::A5 => Self {
                right: width - 16.0,
                stamp: 30.0,
                name: 12.0,
                text: 10.5,
                post: 10.5,
                head: 10.5,
                group: 11.0,
                title: 14.0,
                subject: 11.5,
                small: 9.5,
                number_column: 8.5,
                option_column: 14.5,
                stacked: true,
                ..common
            },
        }
    }

    /// A page with its marks and codes, and nothing on it yet.
    pub(super) fn page(&self, page: u32) -> PageLayout {
        let (right, bottom) = (self.width - CORNER_INSET, self.height - CORNER_INSET);
        let code = |x, y| Rect { x, y, w: QR_SIDE, h: QR_SIDE };
        PageLayout {
            page,
            corners: [
                (CORNER_INSET, CORNER_INSET),
                (right, CORNER_INSET),
                (right, bottom),
                (CORNER_INSET, bottom),
            ],
            codes: [
                code(self.width - CORNER_REACH - CODE_GAP - QR_SIDE, CORNER_START),
                code(CORNER_START, self.height - CORNER_REACH - CODE_GAP - QR_SIDE),
            ],
            boxes: Vec::new(),
            write_ins: Vec::new(),
            stamp: None,
            texts: Vec::new(),
            rules: Vec::new(),
        }
    }
}
