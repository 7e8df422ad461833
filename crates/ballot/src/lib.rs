//! Ballots: the form and where it stands on paper, sheets as read, rounds,
//! counts, tallies and thresholds. Quorums and thresholds arrive as values: this
//! room knows no law and, on purpose, no people. A sheet is a row of marks and
//! nothing else, so that it cannot point at its voter.

mod adjudicate;
mod agree;
mod count;
mod flow;
mod form;
mod intake;
mod judge;
mod layout;
mod ledger;
mod reading;
mod scanned;
mod sheet_code;
mod tally;
mod threshold;
mod typed;
mod write_ins;

pub use adjudicate::{Adjudication, AdjudicationRefusal, Decision};
pub use agree::{
    Agreed, Agreement, Differences, Entered, SheetDifference, SheetPlace, agree, differences,
};
pub use count::{Count, CountError, CountSource, Difference, InvalidKind, Mark, Sheet, compare};
pub use flow::{FormWords, LayoutError, Measure, lay_out};
pub use form::{
    Breach, Choice, Form, FormCode, FormGroup, FormRow, Options, PaperSize, SheetToken,
};
pub use intake::{Arrival, Intake, PageMarks, PageText, SheetPages};
pub use judge::{Answer, Judged, Question, Spot, Why, judge, judge_with};
pub use layout::{
    Align, BOX_FRAME, BOX_SIDE, BoxPlace, CORNER_INSET, CORNER_SIDE, LAYOUT_FORMAT, Layout,
    PageLayout, QR_QUIET, QR_SIDE, Rect, RulePlace, TextPlace, WriteInPlace,
};
pub use ledger::{Announced, Draft, Former, Ledger, LedgerRefusal, Release, Terms};
pub use reading::{BoxClass, BoxReading, PageDoubt, PageReading, WriteInReading};
pub use scanned::{
    AllSaid, Asked, Counted, Open, Reply, ReplyRefusal, Said, Scanned, Standing, Subject,
    standing_reply,
};
pub use sheet_code::{MOST_PAGES, SheetCode, SheetCodeError};
pub use tally::{RowTally, Tally, Turnout, TurnoutError};
pub use threshold::{Bar, Base, Quorum, QuorumBase, Shortfall, Threshold};
pub use write_ins::{Alike, Merge, MergeRefusal, Suggestion, WriteIns, WrittenName};
