//! The posts of a unit with who holds them and who is planned for them: as a
//! chart, as a list, and what a search found.

mod list;
mod node;
mod show;

pub(crate) use node::retires;
pub(in crate::views) use node::{coverage, coverage_key, key_mark, readiness};
pub(in crate::views) use show::tabs;

use super::model::Link;
use super::plan::Tab;
use base::{Day, Month};
use plan::{Coverage, CoverageSums};

/// The posts of a unit.
#[derive(Debug, Clone)]
pub struct Posts {
    /// The unit's name.
    pub unit: String,
    /// The day.
    pub as_of: Day,
    /// The term planned for.
    pub term: Option<String>,
    /// The terms to choose from.
    pub terms: Vec<Tab>,
    /// The ways to look at the same posts.
    pub tabs: Vec<Tab>,
    /// How they are shown.
    pub layout: ChartLayout,
    /// The search.
    pub find: FindPost,
    /// The unit's leading post.
    pub root: Option<PostNode>,
    /// Its other posts, then the units below with their leading posts.
    pub nodes: Vec<PostNode>,
    /// The coverage of the unit and below.
    pub sums: CoverageSums,
    /// Where the coverage is shown.
    pub coverage_href: String,
    /// The chart as a file.
    pub svg_href: String,
}

/// How posts are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartLayout {
    /// Boxes in rows under the leading post.
    Across,
    /// One below the other, for many.
    Down,
    /// A table.
    List,
}

/// From how many boxes under one on they stand below each other (U2).
pub const MOST_ACROSS: usize = 15;

/// The search in a unit and below; sent by GET as `q`.
#[derive(Debug, Clone, Default)]
pub struct FindPost {
    /// Where the form goes.
    pub action: String,
    /// Fields that the form keeps as they are: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// What was looked for, as typed.
    pub query: String,
    /// What was found; none before anything was looked for.
    pub found: Option<Vec<FoundPost>>,
    /// Whether there is more than is shown.
    pub more: bool,
}

/// A post that was found.
#[derive(Debug, Clone)]
pub struct FoundPost {
    /// The post.
    pub post: Link,
    /// Its unit.
    pub unit: Link,
    /// The person who fits, and whether that person holds the post.
    pub person: Option<(Link, bool)>,
}

/// A post in the chart, or a unit below with its leading post.
#[derive(Debug, Clone)]
pub struct PostNode {
    /// The unit below, leading to its own chart; none for a post of the unit.
    pub unit: Option<Link>,
    /// The post; none for a unit without posts.
    pub post: Option<Link>,
    /// Whether it is a key post.
    pub key: bool,
    /// Its seats.
    pub seats: u32,
    /// Seats that nobody holds.
    pub vacant: u32,
    /// Who holds it.
    pub incumbents: Vec<Holder>,
    /// Who is planned for it.
    pub bench: Vec<Planned>,
    /// How it is covered.
    pub coverage: Coverage,
    /// Of a unit below: the coverage of all its posts and those below.
    pub sums: Option<CoverageSums>,
}

/// Somebody who holds a post.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The person.
    pub person: Link,
    /// Since when and until when, already worded; empty when not stated.
    pub held: String,
    /// When the person retires.
    pub retires: Option<Retirement>,
}

/// When somebody retires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retirement {
    /// The earliest month.
    pub earliest: Month,
    /// The latest; another one where only the year of birth is known.
    pub latest: Month,
    /// Months from the day shown to the earliest; negative once past.
    pub months_left: i32,
}

/// Somebody planned for a post.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The person.
    pub person: Link,
    /// The present title.
    pub current: String,
    /// The unit in which the person works.
    pub unit: String,
    /// Whether that is in place, and not elsewhere.
    pub in_place: bool,
    /// When the person retires.
    pub retires: Option<Retirement>,
    /// Whether that is before the term planned for ends.
    pub near: bool,
    /// For how many other posts the person is planned.
    pub other_posts: u32,
    /// The readiness that holds.
    pub readiness: Option<Judged>,
}

/// A judgement of readiness as shown beside a name.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The level in words.
    pub level: String,
    /// The level by code, for its look.
    pub code: String,
    /// The place among those judged for the post.
    pub rank: Option<u32>,
    /// Whether the person would stand in at once.
    pub emergency: bool,
    /// The last day on which it holds.
    pub expires: Day,
    /// Whether that is over.
    pub stale: bool,
}
