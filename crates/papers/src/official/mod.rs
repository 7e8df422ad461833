//! Official papers out: minutes, count protocols and decision lists as PDF, the
//! two review annexes as workbooks.
//!
//! A paper is a plain struct of words and numbers (no ids, nothing to look up),
//! so that what is printed is exactly what was decided. Each struct has a
//! `sample()` with invented people and places. Every function is pure: equal
//! input gives byte-identical output, and the only date in a file is the
//! paper's own.
//!
//! Numbers that do not add up are refused ([`PaperError::Sums`]) rather than
//! printed.

mod annex;
mod ballot_sheets;
mod code_cards;
mod count_protocol;
mod decision_list;
mod entry_journal;
mod hand_ballot;
mod invitation;
mod letterhead;
mod minutes;
mod print;
mod sample;
mod sheet_pages;
mod short_profiles;
mod submission;
mod training_plan;
mod values;
mod workbook;

pub use annex::{
    AnnexHead, CarryOverAnnex, CarryOverRow, CarryOverTerm, SupplementAnnex, SupplementPost,
    SupplementRow, SupplementTerm,
};
pub use ballot_sheets::{BallotSheets, Sides, ballot_layout, ballot_pdf, ballot_preview_pdf};
pub use code_cards::{CardSheets, CodeCard, code_cards_pdf};
pub use count_protocol::{
    AgreedBy, BallotCount, CountProtocol, CountRule, InvalidReason, PersonCount, PostCount,
    TeamMember, Threshold, TwoCounts, WriteIn,
};
pub use decision_list::{
    Basis, DecisionList, PlannedPerson, PlannedPost, RemovedPerson, StepVote, Summary, SummaryRow,
};
pub use entry_journal::{EntryJournal, JournalCount, JournalSheet};
pub use invitation::{AttendanceLine, AttendanceList, Invitations, Invitee};
pub use letterhead::{
    Citation, Evaluation, Layout, Letterhead, Secrecy, Sex, Signature, Sureness, Who,
};
pub use minutes::{
    Absence, Attendance, BallotRow, BallotSummary, Minutes, Quorum, RollLine, TakenDown,
};
pub use sample::{sample_ballot_form, sample_ballot_words};
pub use short_profiles::{ShortProfile, ShortProfiles};
pub use submission::{PostNumbers, StepResult, Submission};
pub use training_plan::{TrainedPost, Trainee, TrainingNeed, TrainingPlan};
pub use values::Values;
pub(crate) use workbook::{height, inner_points};

/// Why a paper was not made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The numbers contradict each other; printing them would be a false paper.
    #[error("the numbers of the paper do not add up: {0}")]
    Sums(String),
    /// The typesetter refused the template; a fault of the program.
    #[error(transparent)]
    Press(#[from] press::PressError),
    /// The form is printed otherwise, or not at all; a fault of the program.
    #[error("the paper {0} has no setting of this kind")]
    NoSetting(&'static str),
    /// The workbook could not be written; a fault of the program, or a text
    /// over the limit of a cell (32,767 characters).
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The pages could not be put together; a fault of the program.
    #[error("the pages could not be put together: {0}")]
    Pages(#[from] lopdf::Error),
    /// A text does not fit into its QR code.
    #[error("«{0}» does not fit into a QR code")]
    Code(String),
}

/// Biên bản hội nghị as a tagged PDF, A4 portrait.
///
/// # Errors
/// [`PaperError::Sums`] when present and absent are not the convened, sheets
/// do not add up, or the roll does not match the attendance.
pub fn minutes_pdf(minutes: &Minutes) -> Result<Vec<u8>, PaperError> {
    print::minutes(minutes)
}

/// Giấy mời as a tagged PDF, two on a sheet of A4.
///
/// # Errors
/// [`PaperError::Sums`] when nobody is invited.
pub fn invitations_pdf(invitations: &Invitations) -> Result<Vec<u8>, PaperError> {
    print::invitations(invitations)
}

/// Danh sách đại biểu with a column to sign, as a tagged PDF, A4 portrait.
///
/// # Errors
/// [`PaperError::Sums`] when nobody is on it.
pub fn attendance_list_pdf(list: &AttendanceList) -> Result<Vec<u8>, PaperError> {
    print::attendance_list(list)
}

/// Biên bản kiểm phiếu as a tagged PDF, A4 portrait.
///
/// # Errors
/// [`PaperError::Sums`] when sheets do not add up, or a name's agree, disagree
/// and blank are not the valid sheets.
pub fn count_protocol_pdf(protocol: &CountProtocol) -> Result<Vec<u8>, PaperError> {
    print::count_protocol(protocol)
}

/// Nhật ký nhập phiếu as a tagged PDF, A4 portrait.
///
/// # Errors
/// [`PaperError::Sums`] when a sheet stands twice in a count or does not have
/// one mark a row.
pub fn entry_journal_pdf(journal: &EntryJournal) -> Result<Vec<u8>, PaperError> {
    print::entry_journal(journal)
}

/// Danh sách kèm theo quyết định as a tagged PDF, A4 landscape.
///
/// # Errors
/// [`PaperError::Sums`] when a vote has more than its base, or a summary row
/// counts more women, young or minority people than people.
pub fn decision_list_pdf(list: &DecisionList) -> Result<Vec<u8>, PaperError> {
    print::decision_list(list)
}

/// Phụ lục 1 (rà soát, chuyển tiếp) as .xlsx, 12 numbered columns.
///
/// # Errors
/// [`PaperError::Workbook`] when a text is over the limit of a cell.
pub fn carry_over_annex(annex: &CarryOverAnnex) -> Result<Vec<u8>, PaperError> {
    workbook::carry_over(annex)
}

/// Phụ lục 2 (rà soát, bổ sung) as .xlsx, 10 numbered columns.
///
/// # Errors
/// [`PaperError::Workbook`] when a text is over the limit of a cell.
pub fn supplement_annex(annex: &SupplementAnnex) -> Result<Vec<u8>, PaperError> {
    workbook::supplement(annex)
}
