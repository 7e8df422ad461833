//! Ballots: the form and where it stands on paper, sheets as read, rounds,
//! counts, tallies and thresholds. Quorums and thresholds arrive as values: this
//! room knows no law and, on purpose, no people. A sheet is a row of marks and
//! nothing else, so that it cannot point at its voter.

mod count;
mod flow;
mod form;
mod layout;
mod reading;
mod sheet_code;
mod tally;
mod threshold;

pub use count::{Count, CountError, CountSource, Difference, InvalidKind, Mark, Sheet, compare};
pub use flow::{FormWords, LayoutError, Measure, lay_out};
pub use form::{
    Breach, Choice, Form, FormCode, FormGroup, FormRow, Options, PaperSize, SheetToken,
};
pub use layout::{
    Align, BOX_FRAME, BOX_SIDE, BoxPlace, CORNER_INSET, CORNER_SIDE, LAYOUT_FORMAT, Layout,
    PageLayout, QR_QUIET, QR_SIDE, Rect, RulePlace, TextPlace, WriteInPlace,
};
pub use reading::{BoxClass, BoxReading, PageDoubt, PageReading, WriteInReading};
pub use sheet_code::{MOST_PAGES, SheetCode, SheetCodeError};
pub use tally::{RowTally, Tally, Turnout, TurnoutError};
pub use threshold::{Bar, Base, Quorum, QuorumBase, Shortfall, Threshold};
