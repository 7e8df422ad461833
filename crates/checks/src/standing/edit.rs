//! Lists to keep checked, and what may be edited.

use crate::{Entry, Law, PlanSlice};
use base::Day;
use roster::{PersonIx, PlanKind, PostIx, RosterError, Term, UnitIx};
use std::sync::Arc;

/// The list of one plan with the law that holds for it, owned.
#[derive(Debug, Clone)]
pub struct PlanList {
    /// The law; made once per distinct view and shared.
    pub law: Arc<Law>,
    /// The unit whose plan it is.
    pub unit: UnitIx,
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term planned for.
    pub term: Term,
    /// The day on which the rules are asked.
    pub on: Day,
    /// The names, in any order; an entry that stands twice counts once.
    pub entries: Vec<Entry>,
}

impl PlanList {
    /// The list as [`check_list`](crate::check_list) takes it.
    pub fn slice(&self) -> PlanSlice<'_> {
        let Self { unit, kind, term, on, .. } = *self;
        PlanSlice { unit, kind, term, entries: &self.entries, on }
    }
}

/// What an edit does to one person's entries in one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryEdit {
    /// The person is planned for the post; nothing changes if that stands.
    Add {
        /// The place of the list.
        list: u32,
        /// The post.
        post: PostIx,
    },
    /// The person is no longer planned for it; nothing changes if that never
    /// stood.
    Remove {
        /// The place of the list.
        list: u32,
        /// The post.
        post: PostIx,
    },
}

impl EntryEdit {
    pub(super) fn list(self) -> u32 {
        match self {
            Self::Add { list, .. } | Self::Remove { list, .. } => list,
        }
    }

    pub(super) fn post(self) -> PostIx {
        match self {
            Self::Add { post, .. } | Self::Remove { post, .. } => post,
        }
    }
}

/// Why an edit is not made. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditRefused {
    /// There is no such person in the roster.
    NoPerson(PersonIx),
    /// There is no such post in the roster.
    NoPost(PostIx),
    /// There is no list at that place.
    NoList(u32),
    /// The new record does not fit the roster.
    Record(RosterError),
}
