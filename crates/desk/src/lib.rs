//! The office's actions, one to a file: load, decide, save, record, in one
//! transaction. Each takes the proof of permission ([`Permit`]) as an argument,
//! so that an action without a permission cannot be written.
//!
//! The desk speaks no HTTP and no markup and holds no SQL.

mod access_refusal;
mod accounts;
mod actor;
mod ballots;
mod bench;
mod boxes;
mod case_files;
mod check;
mod conference;
mod corrections;
mod counting;
mod desk;
mod electronic;
mod error;
mod gate;
mod habits;
mod import;
mod issue;
mod journal;
mod law;
mod list;
mod operate;
mod passkeys;
mod plans;
mod review;
mod scanning;
mod scene;
mod search;
mod secrecy;
mod shelf;
mod show;
mod who;
mod wording;

pub use access_refusal::AccessRefusal;
pub use accounts::{
    AccessLine, AccessReport, AccessReviewDone, AccountChange, AccountLine, AccountPolicy,
    AccountState, Invitation, Lending, LentLine, NewAccount, NewLoan, OwnAccount, OwnSession,
    POLICY, PasswordFault, SecondFactorKey, SignIn, SignedIn, Welcome, one_time_password,
    second_factor_key,
};
pub use actor::{
    Actor, Ceiling, CheckCount, ConfirmLaw, ConfirmSecrecy, CountBallots, Decide, DraftList,
    ImportRecords, IssuePapers, JudgeReadiness, KeepOwnAccount, Lent, ManageAccounts, Permit,
    ProposeSecrecy, RIGHTS, ReadFamily, ReadJournal, ReadPeople, ReadResults, ReadScenarios,
    ReadSensitive, ReviewAccess, Right, Role, RunReview, RunSite,
};
pub use ballots::layout::{BallotSheet, PreparedForm};
pub use ballots::prepare::{FormChoices, MOST_WRITE_INS};
pub use ballots::print::{MOST_SHEETS, PrintedBallots};
pub use bench::{
    BenchHit, BenchPost, BenchSheet, BenchUnit, CoverageAsked, CoverageFile, CoverageLine,
    CoverageSheet, FedBy, HitRole, Incumbent, LineageSheet, LineageTier, ManyPosts, NewReadiness,
    PostPage, Retires, Successor, UnitName,
};
pub use boxes::{Axis, BoxedName, BoxesOf, Measure, NineBoxes};
pub use case_files::note::PaperNote;
pub use case_files::show::{CaseFile, CaseGrid, CaseRow, PaperAsked, PaperLine};
pub use check::{CheckReport, PlanCheck};
pub use conference::{
    Arrival, Attended, ConferenceSheet, OnRoll, Projection, ProjectionRow, QuorumCount, Results,
    ScreenPass, Turnup, Watcher,
};
pub use corrections::ask::{CORRECTABLE, NewCorrection, OTHER_FIELD};
pub use corrections::{CorrectionLine, OwnFile};
pub use counting::show::{
    CounterLine, CountingSheet, CountingState, DeclaredKinds, FormerCount, OwnCount, ResultSheet,
    WhereDiffers,
};
pub use desk::Desk;
pub use electronic::cast::{BallotSent, within_rules, written_names};
pub use electronic::show::{VoteActor, VoteSheet};
pub use electronic::{OpenedVote, VoteAddress, VoteFault};
pub use error::{DeskError, Located};
pub use habits::{
    Alike, Answered, ColumnHabitRecord, ColumnMapping, ColumnReading, FileColumns, Filled,
    HeaderChoice, SheetKind, SheetMapping, SkipReason, Taught, UnlistedGroup, UnlistedText,
    ValueHabitRecord, ValueList, ValueQueue, field_names,
};
pub use import::{
    Differences, ImportDifference, ImportProblem, ImportProgress, ImportReport, ImportWatcher,
    Severity, SheetReport,
};
pub use issue::{
    CheckedPaper, CheckedTemplate, IssuedPaper, OnDisk, Remade, Reprint, Since, TemplateSource,
    Templates, check_template, say_template,
};
pub use journal::JournalReport;
pub use law::{Affected, LawEffects, LawLine, LawSide, LawState, LawValue};
pub use list::candidates::{Candidates, Fit};
pub use list::compare::{Compared, ComparedPost};
pub use list::edit::{ListChange, ListEdit, ListRef, REASONS};
pub use list::gauges::{Gauge, GaugeKind};
pub use list::show::{ListLine, ListPost, ListSheet, ListTotals, MoveLine, ScenarioLine};
pub use list::undo::Along;
pub use operate::{BackupAct, BackupState, SiteNumbers};
pub use papers::founding::{
    FOUNDINGS, FoundingAsked, FoundingFault, FoundingTemplate, LaidUnit, founding_workbook, lay_out,
};
pub use papers::guide::{GUIDES, Guide, guide_named, guide_pdf};
pub use papers::profile::{Answer as FormAnswer, TableKind as FormTableKind};
pub use passkeys::{
    MOST_PASSKEYS, NewPasskey, OwnPasskey, PasskeyAsked, PasskeyOffer, PasskeyProof, is_origin,
};
pub use plans::{Limits, PlanOfUnit};
pub use review::convene::Convened;
pub use review::decide::Decided;
pub use review::eligible::Eligible;
pub use review::open::Opened;
pub use review::redo::Differing;
pub use scanning::{
    BoxDoubts, FaultLine, FaultState, PageDoubts, ScanGround, ScanLeaving, ScanLog, ScanOverview,
    ScanReply, ScanReport, ScanTask, SettledQuestion, SheetGap, TakenFile, TakenPage, TakenWhat,
    TaskImage, page_image_name, paper_image_name,
};
pub use search::{
    Found, FoundPeople, FoundPerson, FoundPost, FoundUnit, PeopleFilter, TableFormat,
};
pub use secrecy::{NewSecrecy, SecrecyDone, SecrecyLine, SecrecySheet};
pub use show::ages::AgeStructure;
pub use show::board::{Board, BoardRow, BoardStep};
pub use show::home::{Home, News, Task, TaskKind};
pub use show::person::{EntryHistory, PersonSheet, Reading, ScaleWords, StandardSet};
pub use show::plan::{EntryLine, PlanSheet, PostSheet};
pub use show::profile_form::{ProfileFile, ShownForm};
pub use show::review::{ProposalLine, ReviewSheet};
pub use show::step::{StepRow, StepSheet};
pub use store::{
    Answer, Batch, BatchKind, CountProgress, DecisionRecord, ElectronicState, JournalEntry,
    JournalFault, PaperRecord, ProfileRecord, SavedSearch, SecrecyChangeState,
};
pub use who::differences::OpenDifference;
pub use who::doubles::{Double, Doubles, Half};
pub use who::field::Field;
pub use who::merge::{MergeRefusal, Merged, places};
pub use who::pair::{Pair, PairRow, Side, Standing};
pub use wording::{step_name, title_of_plan};
