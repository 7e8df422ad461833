//! Every page as a typed function: context → markup, in either language.
//!
//! A page is a struct that implements [`View`]; who is signed in, in which
//! language, and what the header shows is the [`Shell`]. [`render`] joins the
//! two. Each view supplies sample values, and [`gallery`] renders all of them
//! in both languages: the tests of this room read that, and so does whoever
//! wants to look at the pages without a database.

mod access;
mod accounts;
mod ballot;
mod bars;
mod board;
mod case_files;
mod comparison;
mod corrections;
mod counting;
mod coverage;
mod decide_scan;
mod differences;
mod door;
mod error;
mod findings;
mod forms;
mod help;
mod icon;
mod import_columns;
mod import_progress;
mod import_values;
mod imports;
mod journal;
mod law;
mod layout;
mod lineage;
mod meeting;
mod model;
mod nine_boxes;
mod operate;
mod own_account;
mod parts;
mod passkeys;
mod people;
mod person;
mod picture;
mod plan;
mod plans;
mod post;
mod posts;
mod release;
mod reprints;
mod review;
mod samples;
mod scan_log;
mod scans;
mod screen;
mod search;
mod secrecy;
mod setup;
mod shell;
mod sign_in;
mod step;
mod vote_desk;
mod voting;
mod welcome;
mod who;
mod workbench;

pub use access::{AccessLine, AccessReview, ReviewDone};
pub use accounts::{AccountForm, AccountLine, AccountLink, AccountPage, AccountState, Accounts};
pub use ballot::{BallotPage, Chosen, Prepared};
pub use board::{Board, Level, NewsLine, StepCell, StepHead, TaskLine, Tiles, UnitRow, Warning};
pub use case_files::{CaseGrid, GridPaper, GridRow};
pub use comparison::{ComparedFact, ComparedPerson, ComparedRule, SideBySide};
pub use corrections::{
    AT as CORRECTIONS_AT, CorrectionCard, Corrections, OWN as OWN_FILE_AT, OwnFile,
};
pub use counting::{CountPage, Counter, EnteredSheet, Entry, Kind};
pub use coverage::{CoverageFilter, CoveragePage, CoveredPost, ManyLine};
pub use decide_scan::{AnswerField, DecideScan, KeyAnswer, ScanQuestion};
pub use differences::{Differences, FileQuestions, PersonQuestions, QuestionLine};
pub use door::{Door, Last};
pub use error::{ErrorPage, Trouble};
pub use forms::{ActionForm, Asked, Called};
pub use help::{Ground, Group as HelpGroup, Help, HelpIndex, NO_PAGES, TOPICS, Topic, topic_of};
pub use import_columns::{ColumnLine, ColumnSheet, ColumnState, ImportColumns};
pub use import_progress::ImportAtWork;
pub use import_values::{AnsweredLine, ImportValues, TaughtLine, ValueGroup, ValueText};
pub use imports::{
    BatchLine, CheckedFile, ConvertedCell, DifferenceLine, ImportCheck, Imports, ProblemLine,
    SheetLine,
};
pub use journal::{Chain, Journal, JournalLine};
pub use law::anchor as law_anchor;
pub use law::{
    ChainLink, Confirm, Effect, InstrumentLine, InstrumentRole, LawLine, LawPage, Standing,
};
pub use layout::render;
pub use lineage::{Feeder, Lineage, Tier};
pub use meeting::{
    Agreement as MeetingAgreement, Attends, Counting, Find, Meeting, OnRoll, Reopened,
    RosterChange, Setup, Turnup, Whole,
};
pub use model::{
    Action, ActionKind, Basis, Comparison, Confidence, Counts, DecisionRef, Denominator,
    EntryStatus, Fact, Finding, Force, Link, PaperLink, Quorum, ReviewState, Rule, Sex, StepState,
    Unconfirmed, Verdict, Vote,
};
pub use nine_boxes::{BoxAxis, BoxName, NineBoxes};
pub use operate::{Operate, OperateLine};
pub use own_account::{LoanLine, Loans, OwnAccount, RecoveryCodes, SecondFactor, SessionLine};
pub use passkeys::{PasskeyCeremony, PasskeyLine, Passkeys};
pub use people::{Found, People, PeopleAsked};
pub use person::{
    CareerLine, CaseFile, CasePaper, Discipline, EntryEvent, EntryHistory, Evaluation, FactKind,
    FormTable, PaperStanding, Person, PersonFact, ProfileForm, Reader, StandardSet,
};
pub(crate) use picture::chart_svg;
pub use picture::{BarKind, Life, LifeBar};
pub use plan::{Ages, AsOf, Band, Bands, EntryRow, Filter, Gauge, Open, PlanList, PostGroup, Tab};
pub use plans::{PlanLink, Plans, UnitPlans};
pub use post::{JudgeForm, JudgedLine, PostDetail};
pub use posts::{
    ChartLayout, FindPost, FoundPost, Holder, Judged, MOST_ACROSS, Planned, PostNode, Posts,
    Retirement,
};
pub use release::{Figures, Release, ReleasePage};
pub use reprints::{ReprintLine, Reprints};
pub use review::{
    Joiner, Leaver, ListFlow, Propose, Redone, Review, ReviewResult, Roster, StepLine, Voting,
};
pub use scan_log::{DecidedCard, DecidedRound, ScanLogPage};
pub use scans::{DoubtLine, FaultMark, FaultRow, GapLine, ScanNumbers, Scans};
pub use screen::{Screen, Stage, StageResults, StageRow, screen, stage};
pub use search::{Search, SearchGroup, SearchHit};
pub use secrecy::{SecrecyChanged, SecrecyPage, SecrecyWaiting};
pub use setup::{FirstRun, SetupUnit};
pub use shell::{Notice, Page, Place, Role, Shell, Tone, User};
pub use sign_in::{DemoAccount, SignIn, SignInFault};
pub use step::{
    Agreement, BallotTally, CandidateRow, Conference, CountTeams, Outcome, PostResult, RowVotes,
    StepResult,
};

pub use vote_desk::{DeskStage, Opener, VoteCards, VoteDesk, Withdrawal};
pub use voting::{Ballot, VoterPage, VoterStage};
pub use welcome::{SecondStep, Welcome};
pub use who::{HalfLine, PairField, PairLine, SideCard, Stands, Who, WhoPair};
pub use workbench::{
    Adding, Counter as ListCounter, ListFilter, ListTab, Move, SavedView, Totals, WorkCandidate,
    WorkPost, WorkRow, Workbench,
};

use maud::Markup;
use words::{Lang, Words};

/// A page: its data, how it is shown, and samples of it.
pub trait View: Sized {
    /// Short name, used for the files of the gallery.
    const NAME: &'static str;

    /// Whether the page is printed across the sheet (A4 landscape).
    const WIDE: bool = false;

    /// Scripts that this page gains by, by their names in [`crate::assets`].
    const SCRIPTS: &'static [&'static str] = &[];

    /// What stands in the title of the window.
    fn title(&self, words: &Words) -> String;

    /// What stands between header and footer.
    fn body(&self, page: &Page<'_>) -> Markup;

    /// Named sample values, ordinary and odd: empty lists, very long names,
    /// values that are missing.
    fn samples() -> Vec<(&'static str, Self)>;
}

/// Every sample of every view in both languages: name (`board-full.vi`) and
/// the whole page.
pub fn gallery() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        add::<SignIn>(lang, &mut pages);
        add::<Board>(lang, &mut pages);
        add::<Review>(lang, &mut pages);
        add::<StepResult>(lang, &mut pages);
        add::<Reprints>(lang, &mut pages);
        add::<ActionForm>(lang, &mut pages);
        add::<Scans>(lang, &mut pages);
        add::<DecideScan>(lang, &mut pages);
        add::<ScanLogPage>(lang, &mut pages);
        add::<CountPage>(lang, &mut pages);
        add::<ReleasePage>(lang, &mut pages);
        add::<BallotPage>(lang, &mut pages);
        add::<Plans>(lang, &mut pages);
        add::<PlanList>(lang, &mut pages);
        add::<Posts>(lang, &mut pages);
        add::<PostDetail>(lang, &mut pages);
        add::<Lineage>(lang, &mut pages);
        add::<CoveragePage>(lang, &mut pages);
        add::<People>(lang, &mut pages);
        add::<Search>(lang, &mut pages);
        add::<Person>(lang, &mut pages);
        add::<CaseGrid>(lang, &mut pages);
        add::<Corrections>(lang, &mut pages);
        add::<NineBoxes>(lang, &mut pages);
        add::<OwnFile>(lang, &mut pages);
        add::<LawPage>(lang, &mut pages);
        add::<Journal>(lang, &mut pages);
        add::<Operate>(lang, &mut pages);
        add::<Imports>(lang, &mut pages);
        add::<ImportCheck>(lang, &mut pages);
        add::<Who>(lang, &mut pages);
        add::<WhoPair>(lang, &mut pages);
        add::<Differences>(lang, &mut pages);
        add::<ImportColumns>(lang, &mut pages);
        add::<ImportValues>(lang, &mut pages);
        add::<ImportAtWork>(lang, &mut pages);
        add::<VoterPage>(lang, &mut pages);
        add::<VoteDesk>(lang, &mut pages);
        add::<VoteCards>(lang, &mut pages);
        add::<ErrorPage>(lang, &mut pages);
        add::<Meeting>(lang, &mut pages);
        add::<Door>(lang, &mut pages);
        add::<Workbench>(lang, &mut pages);
        add::<SideBySide>(lang, &mut pages);
        add::<Accounts>(lang, &mut pages);
        add::<AccountPage>(lang, &mut pages);
        add::<AccountLink>(lang, &mut pages);
        add::<AccessReview>(lang, &mut pages);
        add::<OwnAccount>(lang, &mut pages);
        add::<SecondFactor>(lang, &mut pages);
        add::<RecoveryCodes>(lang, &mut pages);
        add::<Welcome>(lang, &mut pages);
        add::<SecondStep>(lang, &mut pages);
        add::<SecrecyPage>(lang, &mut pages);
        add::<HelpIndex>(lang, &mut pages);
        add::<FirstRun>(lang, &mut pages);
        for (name, sample) in samples::screens() {
            let html = screen(lang, &sample).into_string();
            pages.push((format!("screen-{name}.{}", lang.code()), html));
        }
    }
    pages
}

fn add<V: View>(lang: Lang, pages: &mut Vec<(String, String)>) {
    let shell = Shell::sample(lang, V::NAME);
    for (name, sample) in V::samples() {
        let html = render(&shell, &sample).into_string();
        pages.push((format!("{}-{name}.{}", V::NAME, lang.code()), html));
    }
}
