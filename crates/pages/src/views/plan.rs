//! The plan of one unit as it stood on a day.

mod show;

use super::model::{
    DecisionRef, EntryStatus, Fact, Finding, Link, PaperLink, Sex, Unconfirmed, Verdict, Vote,
};
use base::{Day, PartialDate, Share};

/// The list of one plan.
#[derive(Debug, Clone)]
pub struct PlanList {
    /// The unit.
    pub unit: String,
    /// Title, for example "Quy hoạch Ban Chấp hành Đảng bộ huyện và các chức
    /// danh lãnh đạo, quản lý".
    pub title: String,
    /// The term.
    pub term: String,
    /// The unit's plans of this kind and term and the others beside it.
    pub tabs: Vec<Tab>,
    /// The day whose state is shown.
    pub as_of: Day,
    /// Days worth looking at, such as those of decisions.
    pub days: Vec<AsOf>,
    /// The decision in force on that day.
    pub decision: Option<DecisionRef>,
    /// What is filtered.
    pub filter: Filter,
    /// Shares of the whole list against their target.
    pub gauges: Vec<Gauge>,
    /// Sex and age of the people.
    pub ages: Ages,
    /// Spread over age bands.
    pub bands: Option<Bands>,
    /// Findings on the list as a whole.
    pub findings: Vec<Finding>,
    /// What nobody has compared with the documents.
    pub unconfirmed: Unconfirmed,
    /// Rules of which no instrument in force speaks, by name: nothing could be
    /// checked, and one line says so for all.
    pub silent: Vec<String>,
    /// The posts with the people planned for them.
    pub posts: Vec<PostGroup>,
    /// This page with its filter and nothing opened.
    pub here: String,
    /// Whose findings are shown in full.
    pub open: Open,
    /// Where a review of it is opened; none for who may not.
    pub open_review: Option<String>,
    /// Where its names lie in nine boxes.
    pub boxes: Option<String>,
    /// The same list as files.
    pub papers: Vec<PaperLink>,
}

/// Whose findings a list shows in full; the others are one line and a link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Open {
    /// Nobody's.
    #[default]
    Nothing,
    /// Those of one name or one post, by its key.
    One(String),
    /// All, as for printing.
    All,
}

impl Open {
    /// Whether what bears this key is shown in full.
    pub fn holds(&self, key: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::One(open) => open == key,
            Self::All => true,
        }
    }
}

/// One of the plans of a unit.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its name, for example "Cấp ủy 2015–2020".
    pub text: String,
    /// Where it is.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// A day worth looking at.
#[derive(Debug, Clone)]
pub struct AsOf {
    /// The day.
    pub day: Day,
    /// What happened, for example "Quyết định 215-QĐ/HU".
    pub label: String,
    /// The list on that day.
    pub href: String,
}

/// The filter of a list, as given, and what it leaves. It is sent by GET:
/// `text`, `status`, `verdict` (codes of the enums, or empty), `as-of`
/// (dd/mm/yyyy).
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Where the form goes.
    pub action: String,
    /// Fields that the form keeps as they are: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// The list without a filter.
    pub clear: String,
    /// Words in name, post or unit, marks ignored.
    pub text: String,
    /// Only entries of this status.
    pub status: Option<EntryStatus>,
    /// Only people with this verdict.
    pub verdict: Option<Verdict>,
    /// Entries shown.
    pub shown: u32,
    /// Entries in all.
    pub total: u32,
}

/// Sex and age of the people of a list.
#[derive(Debug, Clone, Default)]
pub struct Ages {
    /// Completed years of each.
    pub people: Vec<(Sex, u32)>,
    /// Of how many only the year of birth is known.
    pub uncertain: u32,
    /// The ages, in months, at which men and women retire.
    pub retires_at: Option<(u32, u32)>,
}

/// A share of the list against its target.
#[derive(Debug, Clone)]
pub struct Gauge {
    /// What is counted, for example "Cán bộ nữ".
    pub name: String,
    /// The share; its part and whole are shown as counts.
    pub share: Share,
    /// The target.
    pub target: Option<Share>,
    /// The finding behind it.
    pub finding: Finding,
}

/// How the list spreads over age bands.
#[derive(Debug, Clone)]
pub struct Bands {
    /// The bands, youngest first.
    pub bands: Vec<Band>,
    /// The finding behind it.
    pub finding: Finding,
}

/// One age band.
#[derive(Debug, Clone)]
pub struct Band {
    /// For example "Dưới 40 tuổi".
    pub label: String,
    /// How many.
    pub count: u32,
    /// Share of the list.
    pub share: Share,
}

/// A post and the people planned for it.
#[derive(Debug, Clone)]
pub struct PostGroup {
    /// What names it within the page.
    pub key: String,
    /// Title of the post.
    pub title: String,
    /// Number of seats.
    pub seats: u32,
    /// Who holds it now.
    pub incumbents: Vec<Link>,
    /// People planned.
    pub planned: u32,
    /// Fewest and most that may be planned, each none where the law in use sets
    /// no such bound; none at all for a post to which no such number applies.
    pub bounds: Option<(Option<u32>, Option<u32>)>,
    /// Findings on the post, such as its number of names.
    pub findings: Vec<Finding>,
    /// The people.
    pub rows: Vec<EntryRow>,
}

/// One person in the plan.
#[derive(Debug, Clone)]
pub struct EntryRow {
    /// What names it within the page.
    pub key: String,
    /// The person.
    pub person: Link,
    /// Date of birth.
    pub born: PartialDate,
    /// Sex.
    pub sex: Sex,
    /// Ethnicity; hidden (none) from those who may not read it.
    pub ethnicity: Option<String>,
    /// Current post.
    pub current: String,
    /// Professional training and political theory, shortly.
    pub training: Vec<Fact>,
    /// What became of the entry.
    pub status: EntryStatus,
    /// Why, already worded.
    pub reason: Option<String>,
    /// The decision that made or ended it.
    pub decision: Option<DecisionRef>,
    /// The vote.
    pub vote: Option<Vote>,
    /// The verdict over all binding rules.
    pub verdict: Verdict,
    /// The findings.
    pub findings: Vec<Finding>,
}
