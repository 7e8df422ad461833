//! What was read off a page, box by box. Nothing is settled here: what a sheet
//! says follows from its form's rule, and a doubtful box is for people.

use crate::SheetCode;
use serde::{Deserialize, Serialize};

/// What a box looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoxClass {
    /// Surely marked.
    Marked,
    /// Surely empty.
    Empty,
    /// For people to look at.
    Doubtful,
}

/// One box as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoxReading {
    /// The box's id in the layout.
    pub id: String,
    /// How much of a mark it holds, in thousandths: 0 empty, 1000 surely marked.
    pub score: u32,
    /// The class.
    pub class: BoxClass,
}

/// One line for a name, as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteInReading {
    /// The line's id in the layout.
    pub id: String,
    /// Whether there is writing on it, or something that may be.
    pub ink: bool,
}

/// Something about a page that people should look at, beside its boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageDoubt {
    /// There is ink where neither a box nor a line for a name is.
    InkOutside,
    /// A corner mark was not found.
    CornerLost,
    /// The page fits its layout badly.
    Warped,
}

/// A page as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageReading {
    /// What its QR says.
    pub code: SheetCode,
    /// The boxes, in the order of the layout.
    pub boxes: Vec<BoxReading>,
    /// The lines for names, in the order of the layout.
    pub write_ins: Vec<WriteInReading>,
    /// What else is doubtful.
    pub doubts: Vec<PageDoubt>,
}
