//! Why an action is refused or fails: typed near the cause, worded at the edge
//! (see [`DeskError::say`]).

use crate::{AccessRefusal, PasswordFault, Role, VoteFault};
use ballot::{CountError, LayoutError, LedgerRefusal};
use papers::intake::IntakeError;
use plan::Refusal;
use store::{StoreError, StoreTrouble};

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
}

/// Why an action did not happen. Nothing is half-done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The role does not have the right.
    #[error("the role {} may not {right}", role.code())]
    Forbidden {
        /// The right, by code.
        right: &'static str,
        /// The role that asked.
        role: Role,
    },
    /// The unit lies outside what the account covers.
    #[error("unit {unit} is outside what this account covers")]
    OutsideScope {
        /// The unit's code.
        unit: String,
    },
    /// Nobody sees or decides their own case.
    #[error("nobody sees or decides their own case")]
    OwnCase,
    /// What stands against reading, or against changing who may.
    #[error(transparent)]
    Access(AccessRefusal),
    /// The secrecy is above the account's clearance.
    #[error("this is more secret than the account's clearance")]
    AboveClearance,
    /// Something named is not there.
    #[error("there is no {what} «{name}»")]
    NotFound {
        /// The kind of thing, by code: `unit`, `person`, `plan`, `review`, …
        what: &'static str,
        /// The name as given.
        name: String,
    },
    /// A name that fits several.
    #[error("«{name}» fits {count} of {what}")]
    Ambiguous {
        /// The kind of thing.
        what: &'static str,
        /// The name as given.
        name: String,
        /// How many it fits.
        count: usize,
    },
    /// A transition that may not happen now.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The law in force does not say what this action needs.
    #[error("the law in force on that day does not settle {parameter} ({why}) for this unit")]
    LawUnset {
        /// The parameter.
        parameter: &'static str,
        /// `gap`, `conflict` or `out-of-bounds`.
        why: &'static str,
    },
    /// The law names something the program does not know.
    #[error("the law's table {parameter} names «{value}», which is not known")]
    LawUnknown {
        /// The parameter.
        parameter: &'static str,
        /// The value.
        value: String,
    },
    /// The workbook cannot be read.
    #[error("{file}: {error}")]
    Intake {
        /// The file.
        file: String,
        /// Why.
        error: IntakeError,
    },
    /// A person has stopped the import; nothing of it is kept.
    #[error("the import was stopped; nothing of it is kept")]
    ImportStopped,
    /// Two columns are to be the same field.
    #[error("two columns are to be «{field}»")]
    SameField {
        /// The field's usual header.
        field: String,
    },
    /// The same file was imported before and not undone.
    #[error("{file} was already imported as batch {batch}")]
    AlreadyImported {
        /// The file.
        file: String,
        /// The batch.
        batch: String,
    },
    /// Two records cannot be made one.
    #[error(transparent)]
    Merge(#[from] crate::who::merge::MergeRefusal),
    /// Two records were told apart before.
    #[error("the two records were told apart before")]
    AlreadyApart,
    /// No question was answered.
    #[error("no question was answered")]
    NoAnswer,
    /// Later records rest on what is to be undone.
    #[error("batch {batch} cannot be undone: later records rest on it ({table})")]
    BatchInUse {
        /// The batch.
        batch: String,
        /// The table whose rows cannot go.
        table: &'static str,
    },
    /// A change does not fit the list.
    #[error(transparent)]
    List(#[from] plan::EditRefusal),
    /// There is no move to take back, or none to make again.
    #[error("there is no move to take back or to make again")]
    NothingToUndo,
    /// A change of the names ticked, and none is.
    #[error("nobody is ticked")]
    NobodyTicked,
    /// The scenario was adopted or put away, or none was named.
    #[error("the scenario is no longer open")]
    ScenarioClosed,
    /// A name that no scenario can bear.
    #[error("«{text}» is no name for a scenario")]
    BadScenarioName {
        /// The name as given.
        text: String,
    },
    /// A judgement of readiness that ends before it begins, or begins after today.
    #[error("a judgement of readiness lies in the past and ends after it begins")]
    ReadinessDays,
    /// Case files lack papers that the law asks for at this step.
    #[error("the case files of {} people lack papers", lacking.len())]
    CaseFiles {
        /// Each person's name with the papers that lack.
        lacking: Vec<(String, Vec<lex::PaperRequired>)>,
    },
    /// A paper that bears a day to come.
    #[error("{day} is still to come")]
    FutureDate {
        /// The day.
        day: base::Day,
    },
    /// A value that a field cannot hold.
    #[error("«{text}» does not fit the field")]
    BadValue {
        /// The value as given.
        text: String,
    },
    /// The account is not that of a person of the records.
    #[error("this account is not linked to a person")]
    NoOwnFile,
    /// A binding rule is not met.
    #[error("{person} cannot be proposed: {reason}")]
    NotEligible {
        /// The person's name.
        person: String,
        /// The findings, worded.
        reason: String,
    },
    /// Sheets do not make a count.
    #[error(transparent)]
    Sheets(#[from] CountError),
    /// One person counts a box once.
    #[error("another count must be entered by another person")]
    SameCounter,
    /// No further count is needed.
    #[error("no further count of this step is needed; a recount sets the present ones aside")]
    AlreadyCounted,
    /// Two counts are needed.
    #[error("this step has {have} of 2 counts")]
    CountMissing {
        /// How many there are.
        have: usize,
    },
    /// The counting team has not released the result.
    #[error("the result of this step is not released")]
    NotReleased,
    /// Something about a count may not be done now.
    #[error(transparent)]
    Counting(LedgerRefusal),
    /// The kinds of invalid sheets are declared before the first sheet.
    #[error("counting has begun; nothing more can be declared")]
    CountBegun,
    /// This person has typed sheets one by one.
    #[error("this person's count is open; it is closed or emptied first")]
    DraftOpen,
    /// The sheets of the counts are not numbered.
    #[error("the sheets of the two counts are not numbered")]
    NotNumbered,
    /// A sheet's number is not one from 1, or its bundle's label too long.
    #[error("«{text}» is not the place of a sheet")]
    BadPlace {
        /// The place.
        text: String,
    },
    /// A name without a letter.
    #[error("«{text}» is not a name")]
    BadName {
        /// The text.
        text: String,
    },
    /// No ballot form was printed for the step.
    #[error("no ballot form was printed for this step")]
    NoBallotForm,
    /// The scanned sheets were made a count already.
    #[error("the scanned sheets of this step were made a count already")]
    ScansCounted,
    /// A reply about a scanned sheet is not taken.
    #[error(transparent)]
    ScanReply(#[from] ballot::ReplyRefusal),
    /// Not everything about the scanned sheets is settled.
    #[error("{open} questions about scanned sheets are open")]
    ScansOpen {
        /// How many.
        open: usize,
    },
    /// Another number of sheets was read than was counted by hand.
    #[error("{read} sheets were read or typed, {returned} were counted by hand")]
    ScansReturned {
        /// Sheets read or typed.
        read: u32,
        /// Sheets counted by hand as they came out of the box.
        returned: u32,
    },
    /// The record of a conference does not allow this.
    #[error(transparent)]
    Conference(#[from] plan::ConferenceFault),
    /// The person is on the roster already.
    #[error("{name} is on the roster already")]
    AlreadyCalled {
        /// The person's name.
        name: String,
    },
    /// The person is not on the roster.
    #[error("{name} is not on the roster")]
    NotCalled {
        /// The person, as named.
        name: String,
    },
    /// No invitation to this conference carries the code.
    #[error("no invitation to this conference carries the code «{code}»")]
    NoInvitation {
        /// The code as given.
        code: String,
    },
    /// Whoever is present has no excuse and no substitute.
    #[error("this person is present")]
    IsPresent,
    /// An electronic vote does not go on.
    #[error(transparent)]
    Vote(VoteFault),
    /// A date that cannot be.
    #[error("«{text}» is not a date: write dd/mm/yyyy or yyyy-mm-dd")]
    BadDate {
        /// The text.
        text: String,
    },
    /// The name is taken.
    #[error("there is already an account «{name}»")]
    AccountExists {
        /// The name.
        name: String,
    },
    /// Wrong name or password.
    #[error("wrong name or password")]
    WrongPassword,
    /// Too many wrong passwords.
    #[error("this account is locked for {minutes} minutes")]
    Locked {
        /// Minutes left.
        minutes: i64,
    },
    /// The machine can reach the internet, and this level is not opened then.
    #[error("this level of secrecy is not opened while the machine can reach the internet")]
    NotAlone,
    /// The present password that was typed is not that of one's account.
    #[error("this is not the account's present password")]
    WrongOwnPassword,
    /// Neither a one-time password of now nor a recovery code of the account.
    #[error("wrong code")]
    WrongCode,
    /// The account was disabled, or waits for its owner's password.
    #[error("this account is disabled")]
    AccountDisabled,
    /// The account was disabled because nobody used it for long.
    #[error("this account was disabled because it was not used for long")]
    Dormant,
    /// A password that may not be one.
    #[error("the password is refused: {}", .0.code())]
    Password(PasswordFault),
    /// A one-time link that was used, replaced, is too old or never was.
    #[error("the one-time link has ended")]
    LinkEnded,
    /// Nobody manages their own account.
    #[error("nobody manages their own account")]
    OwnAccount,
    /// A right that cannot be lent, or not to this account.
    #[error("this cannot be lent: {why}")]
    CannotLend {
        /// Why, by code: `right`, `not-yours`, `self`, `excluded`, `has-it`, `days` or
        /// `reason`.
        why: &'static str,
    },
    /// The account has no second factor.
    #[error("the account has no second factor")]
    NoSecondFactor,
    /// A name that cannot be signed in with.
    #[error("«{name}» cannot be an account's name")]
    BadAccountName {
        /// The name as typed.
        name: String,
    },
    /// The session has ended or never was.
    #[error("the session has ended")]
    NoSession,
    /// Sheets of the form are printed; it cannot change.
    #[error("sheets of step {step}'s ballot form are printed")]
    FormFixed {
        /// The step's number, from 1.
        step: usize,
    },
    /// The form does not fit on its paper.
    #[error(transparent)]
    FormLayout(#[from] LayoutError),
    /// More than the program takes.
    #[error("at most {most} {what} are possible")]
    TooMany {
        /// The kind of thing, by code: `sheets`, `write-ins`.
        what: &'static str,
        /// The most.
        most: u32,
    },
    /// A template of the office cannot be used.
    #[error("the template {file} cannot be used: {error}")]
    Template {
        /// The file.
        file: String,
        /// Why.
        error: papers::template::TemplateError,
    },
    /// A paper could not be made.
    #[error("a paper could not be made: {0}")]
    Paper(String),
    /// The database failed, or its records contradict each other.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of the program.
    #[error("internal: {0}")]
    Internal(String),
}

impl DeskError {
    /// Something named is not there.
    pub(crate) fn not_found(what: &'static str, name: impl Into<String>) -> Self {
        Self::NotFound { what, name: name.into() }
    }

    /// What is wrong with the machine, where that is why: words for it exist.
    pub fn machine_trouble(&self) -> Option<StoreTrouble> {
        match self {
            Self::Store(error) => error.trouble(),
            _ => None,
        }
    }

    /// Whether the caller gave something wrong (as opposed to a failure of the
    /// program or its database).
    pub fn is_callers(&self) -> bool {
        !matches!(self, Self::Store(_) | Self::Internal(_) | Self::Paper(_))
    }
}

impl From<PasswordFault> for DeskError {
    fn from(fault: PasswordFault) -> Self {
        Self::Password(fault)
    }
}

impl From<lex::Unresolved> for DeskError {
    fn from(unresolved: lex::Unresolved) -> Self {
        Self::LawUnset { parameter: unresolved.parameter(), why: unresolved.code() }
    }
}
