//! Lists that are kept checked: after one edit only what can change is asked
//! again, and the answer is the one that a full check would give.
//!
//! A finding about a name depends on the person's own record, on the posts for
//! which the person is planned in the round, and on the law; a finding about a
//! post, a body or a list depends on the names of that list and their records.
//! So an edit of one person reaches that person's own entries wherever they
//! stand, and the groups of those lists, and nothing else.

mod change;
mod edit;

pub use change::Change;
pub use edit::{EditRefused, EntryEdit, PlanList};

use crate::asked::{Asked, Reference, told_once};
use crate::ground::Shape;
use crate::list::in_order;
use crate::{Entry, Finding, Ground, Law, Rule, round_of};
use change::Before;
use roster::{Person, PersonIx, PostIx, Roster, UnitIx};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// One list with the findings about it, by the parts that an edit can reach.
#[derive(Debug)]
struct Standing {
    /// Its entries stand in order, each once.
    list: PlanList,
    /// What the law does not configure.
    silence: Vec<Finding>,
    /// Of each entry, in order, `stride` findings.
    names: Vec<Finding>,
    stride: usize,
    /// About posts, bodies and the whole list.
    rest: Vec<Finding>,
}

impl Standing {
    /// Where the entries of a person stand.
    fn own(&self, who: PersonIx) -> Range<usize> {
        let entries = &self.list.entries;
        let begin = entries.partition_point(|entry| entry.person < who);
        begin..begin + entries[begin..].partition_point(|entry| entry.person == who)
    }

    /// Where the findings about those entries stand.
    fn findings_of(&self, own: &Range<usize>) -> Range<usize> {
        own.start * self.stride..own.end * self.stride
    }

    fn posts_of(&self, who: PersonIx) -> impl Iterator<Item = PostIx> + '_ {
        self.list.entries[self.own(who)].iter().map(|entry| entry.post)
    }

    fn edit(&mut self, who: PersonIx, edit: EntryEdit) {
        let entry = Entry { person: who, post: edit.post() };
        match (self.list.entries.binary_search(&entry), edit) {
            (Err(at), EntryEdit::Add { .. }) => self.list.entries.insert(at, entry),
            (Ok(at), EntryEdit::Remove { .. }) => drop(self.list.entries.remove(at)),
            _ => {}
        }
    }

    /// All findings as they were made, before what the law does not say is
    /// told once.
    fn raw(&self) -> impl Iterator<Item = &Finding> {
        self.silence.iter().chain(&self.names).chain(&self.rest)
    }
}

/// The lists of all plans of a roster, kept checked while single facts and
/// entries are edited. It holds every finding, met ones too (64 bytes each):
/// meant for a district or a province, not for a country.
#[derive(Debug)]
pub struct CheckedLists {
    roster: Roster,
    shape: Arc<Shape>,
    lists: Vec<Standing>,
    /// In which lists each person stands, by place.
    of_person: HashMap<PersonIx, Vec<u32>>,
}

impl CheckedLists {
    /// Checks every list. They are taken together as all plans there are: a
    /// person's posts are counted over all lists of one round.
    ///
    /// # Panics
    /// When an entry names a person or a post that is not in the roster.
    pub fn of(roster: Roster, lists: impl IntoIterator<Item = PlanList>) -> Self {
        let shape = Arc::new(Shape::of(&roster));
        let mut of_person: HashMap<PersonIx, Vec<u32>> = HashMap::new();
        let mut all = Vec::new();
        for (at, mut list) in lists.into_iter().enumerate() {
            list.entries = in_order(&list.entries);
            for own in list.entries.chunk_by(|one, two| one.person == two.person) {
                of_person.entry(own[0].person).or_default().push(at as u32);
            }
            let (silence, names, rest) = (Vec::new(), Vec::new(), Vec::new());
            all.push(Standing { list, silence, names, stride: 0, rest });
        }
        let mut checked = Self { roster, shape, lists: all, of_person };
        for at in 0..checked.lists.len() as u32 {
            checked.ask_all(at);
        }
        checked
    }

    /// The roster with all edits made.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// What the rules need of the roster.
    pub fn ground(&self) -> Ground<'_> {
        Ground::with(&self.roster, Arc::clone(&self.shape))
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The list at a place, its entries by person and post.
    pub fn list(&self, at: u32) -> Option<&PlanList> {
        self.lists.get(at as usize).map(|standing| &standing.list)
    }

    /// The findings about the list at a place, those and in that order which
    /// [`check_list`](crate::check_list) would give; none where there is no
    /// list.
    pub fn findings(&self, at: u32) -> impl Iterator<Item = Finding> + '_ {
        let mut told = [false; Rule::COUNT];
        let raw = self.lists.get(at as usize).into_iter().flat_map(Standing::raw);
        raw.filter_map(move |finding| told_once(*finding, &mut told))
    }

    /// Puts a new record in the place of a person's.
    ///
    /// # Errors
    /// [`EditRefused`] when there is no such person, or the record names another
    /// person or something that is not in the roster.
    pub fn set_person(&mut self, who: PersonIx, record: Person) -> Result<Change, EditRefused> {
        self.known_person(who)?;
        self.roster.replace_person(who, record).map_err(EditRefused::Record)?;
        let lists = self.of_person.get(&who).cloned().unwrap_or_default();
        Ok(self.ask_again(who, &lists, &lists, &[]))
    }

    /// Edits one person's entries: one or several at once, as when an entry is
    /// moved from one list to another.
    ///
    /// # Errors
    /// [`EditRefused`] when an edit names what is not there.
    pub fn plan(&mut self, who: PersonIx, edits: &[EntryEdit]) -> Result<Change, EditRefused> {
        self.known_person(who)?;
        for edit in edits {
            if edit.list() as usize >= self.lists.len() {
                return Err(EditRefused::NoList(edit.list()));
            }
            if edit.post().at() >= self.roster.posts().len() {
                return Err(EditRefused::NoPost(edit.post()));
            }
        }
        let mut edited: Vec<u32> = edits.iter().map(|edit| edit.list()).collect();
        edited.sort_unstable();
        edited.dedup();
        let mut lists = self.of_person.get(&who).cloned().unwrap_or_default();
        lists.extend_from_slice(&edited);
        lists.sort_unstable();
        lists.dedup();
        Ok(self.ask_again(who, &lists, &edited, edits))
    }

    /// Puts another law in force for the plans of a unit, and no other's.
    pub fn set_law(&mut self, unit: UnitIx, law: &Arc<Law>) -> Change {
        let mut change = Change::default();
        for at in 0..self.lists.len() as u32 {
            let standing = &mut self.lists[at as usize];
            if standing.list.unit != unit {
                continue;
            }
            let before: Vec<Finding> = self.findings(at).collect();
            self.lists[at as usize].list.law = Arc::clone(law);
            self.ask_all(at);
            let after: Vec<Finding> = self.findings(at).collect();
            change.note(at, before, after);
        }
        change
    }

    fn known_person(&self, who: PersonIx) -> Result<(), EditRefused> {
        let known = who.at() < self.roster.people().len();
        if known { Ok(()) } else { Err(EditRefused::NoPerson(who)) }
    }

    /// All posts for which a person is planned in a round, each once.
    fn planned(&self, who: PersonIx, round: i16) -> Vec<PostIx> {
        let lists = self.of_person.get(&who).map_or(&[][..], Vec::as_slice);
        let mut planned: Vec<PostIx> = lists
            .iter()
            .map(|at| &self.lists[*at as usize])
            .filter(|standing| round_of(standing.list.term) == round)
            .flat_map(|standing| standing.posts_of(who))
            .collect();
        planned.sort_unstable();
        planned.dedup();
        planned
    }

    /// Asks everything about one list.
    fn ask_all(&mut self, at: u32) {
        let ground = self.ground();
        let list = &self.lists[at as usize].list;
        let slice = list.slice();
        let asked = Asked::of(&ground, &list.law, &slice);
        let (mut silence, mut names, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        asked.silence(&mut silence);
        let mut reference = Reference::default();
        for own in list.entries.chunk_by(|one, two| one.person == two.person) {
            let planned = self.planned(own[0].person, round_of(list.term));
            asked.name(own, &planned, &mut reference, &mut names);
        }
        asked.rest(list.entries.clone(), &mut rest);
        let stride = asked.findings_a_name();
        let standing = &mut self.lists[at as usize];
        (standing.silence, standing.names, standing.rest) = (silence, names, rest);
        standing.stride = stride;
    }

    /// Makes the edits of one person's entries, then asks again about the
    /// person in `lists`, and about the groups of `groups`, which are among them.
    fn ask_again(
        &mut self,
        who: PersonIx,
        lists: &[u32],
        groups: &[u32],
        edits: &[EntryEdit],
    ) -> Change {
        let befores: Vec<Before> =
            lists.iter().map(|at| Before::of(&self.lists[*at as usize], who)).collect();
        for edit in edits {
            self.lists[edit.list() as usize].edit(who, *edit);
        }
        let stands = |at: &u32| !self.lists[*at as usize].own(who).is_empty();
        let now: Vec<u32> = lists.iter().copied().filter(stands).collect();
        self.of_person.insert(who, now);
        let mut change = Change::default();
        for (at, before) in lists.iter().zip(befores) {
            self.ask_name(*at, who, &before);
            if groups.contains(at) {
                self.ask_rest(*at);
            }
            before.compare(*at, &self.lists[*at as usize], who, &mut change);
        }
        change
    }

    fn ask_name(&mut self, at: u32, who: PersonIx, before: &Before) {
        let ground = self.ground();
        let standing = &self.lists[at as usize];
        let list = &standing.list;
        let planned = self.planned(who, round_of(list.term));
        let slice = list.slice();
        let asked = Asked::of(&ground, &list.law, &slice);
        let mut findings = Vec::new();
        let own = &list.entries[standing.own(who)];
        asked.name(own, &planned, &mut Reference::default(), &mut findings);
        self.lists[at as usize].names.splice(before.findings.clone(), findings);
    }

    fn ask_rest(&mut self, at: u32) {
        let ground = self.ground();
        let list = &self.lists[at as usize].list;
        let slice = list.slice();
        let mut rest = Vec::new();
        Asked::of(&ground, &list.law, &slice).rest(list.entries.clone(), &mut rest);
        self.lists[at as usize].rest = rest;
    }
}
