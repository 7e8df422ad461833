//! What surrounds every page: who reads it, where they are, what was just
//! done.

use super::help::Help;
use super::model::Link;
use words::{Arg, Lang, Words};

/// Header, footer and form token of a page.
#[derive(Debug, Clone)]
pub struct Shell {
    /// Language of the page.
    pub lang: Lang,
    /// The unit whose office runs this copy, for example "Huyện ủy Thượng
    /// Bình".
    pub unit: String,
    /// Who is signed in.
    pub user: Option<User>,
    /// The places that this person may go to, in order.
    pub places: Vec<Place>,
    /// The place that this page belongs to.
    pub here: Option<Place>,
    /// From the front page to this one; the page itself is not in it.
    pub trail: Vec<Link>,
    /// Path and query of this page: where the language switch returns to.
    pub path: String,
    /// The form token against forged requests; goes into every POST form as
    /// the field `csrf`.
    pub csrf: String,
    /// Version of the program.
    pub version: String,
    /// Digest of the law in use; its first twelve signs are shown.
    pub law_digest: String,
    /// Whether the data is invented, which every page then says.
    pub demo: bool,
    /// Secrecy mark of this page, as official papers write it, such as "MẬT".
    pub secrecy: Option<String>,
    /// What was just done or refused.
    pub notices: Vec<Notice>,
    /// What the page is for.
    pub help: Option<Help>,
}

impl Shell {
    /// A page that stands alone: nobody is signed in, no menus.
    pub(super) fn bare(lang: Lang) -> Self {
        Self {
            lang,
            unit: String::new(),
            user: None,
            places: Vec::new(),
            here: None,
            trail: Vec::new(),
            path: String::new(),
            csrf: String::new(),
            version: String::new(),
            law_digest: String::new(),
            demo: false,
            secrecy: None,
            notices: Vec::new(),
            help: None,
        }
    }
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct User {
    /// Full name.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// The roles of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Organisation officer: prepares everything.
    Officer,
    /// Standing body: decides.
    StandingBody,
    /// Counting team: counts ballots.
    CountingTeam,
    /// Office above: reads the units below.
    UpperOffice,
    /// Administrator: runs the machine, reads no personal data.
    Administrator,
    /// Auditor: reads everything, changes nothing.
    Auditor,
}

impl Role {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Officer => "role-officer",
            Self::StandingBody => "role-standing-body",
            Self::CountingTeam => "role-counting-team",
            Self::UpperOffice => "role-upper-office",
            Self::Administrator => "role-administrator",
            Self::Auditor => "role-auditor",
        }
    }
}

/// A place in the navigation, with a fixed path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The board of the reviews: `/`.
    Board,
    /// The plans: `/plans`.
    Plans,
    /// The posts with their bench: `/posts`.
    Posts,
    /// The people: `/people`.
    People,
    /// Files that came in: `/imports`.
    Imports,
    /// The law in force: `/law`.
    Law,
    /// The journal: `/journal`.
    Journal,
    /// How the machine fares: `/operating`.
    Operate,
    /// The accounts: `/accounts`.
    Accounts,
    /// Going through all accounts: `/accounts/review`.
    Access,
}

impl Place {
    /// Where it lies.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Board => "/",
            Self::Plans => "/plans",
            Self::Posts => "/posts",
            Self::People => "/people",
            Self::Imports => "/imports",
            Self::Law => "/law",
            Self::Journal => "/journal",
            Self::Operate => "/operating",
            Self::Accounts => "/accounts",
            Self::Access => "/accounts/review",
        }
    }

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Board => "nav-board",
            Self::Plans => "nav-plans",
            Self::Posts => "nav-posts",
            Self::People => "nav-people",
            Self::Imports => "nav-imports",
            Self::Law => "nav-law",
            Self::Journal => "nav-journal",
            Self::Operate => "nav-operate",
            Self::Accounts => "nav-accounts",
            Self::Access => "nav-access",
        }
    }
}

/// How a notice or warning is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Worth knowing.
    Note,
    /// Worth care.
    Warning,
    /// Refused or wrong.
    Refused,
}

/// A line above the page, already worded.
#[derive(Debug, Clone)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

/// What a view is given beside its own context: the words and the shell.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Words of the reader's language.
    pub words: &'a Words,
    /// What surrounds the page.
    pub shell: &'a Shell,
}

impl Page<'_> {
    /// The words for a key.
    pub fn text(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// The words for a key with its values.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.with(key, args)
    }
}
