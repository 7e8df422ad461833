//! A whole list, or one name for one post, run past every rule.

use crate::asked::{Asked, Once, Reference};
use crate::case::Case;
use crate::{Ground, Law, OtherEntries, Sink, Verdict, rules};
use base::Day;
use roster::{PersonIx, PlanKind, PostIx, Term, UnitIx};

/// One name for one post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The person.
    pub person: PersonIx,
    /// The post.
    pub post: PostIx,
}

/// The list of one plan as it stands: everyone on it, and nobody else.
#[derive(Debug, Clone, Copy)]
pub struct PlanSlice<'a> {
    /// The unit whose plan it is.
    pub unit: UnitIx,
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term planned for.
    pub term: Term,
    /// The names, in any order; an entry that stands twice counts once.
    pub entries: &'a [Entry],
    /// The day on which the rules are asked.
    pub on: Day,
}

/// The round of planning to which a term belongs. Party terms (2015–2020) and
/// state terms (2016–2021) are two calendars planned in one round, so that
/// titles of both count together for one person.
pub fn round_of(term: Term) -> i16 {
    term.first_year().div_euclid(5)
}

/// Checks a list: findings about each name, each post, each body and the whole
/// list go to `sink`, in an order that does not depend on the order of entries.
/// A rule that the law does not configure gives one finding, for the list.
pub fn check_list(
    ground: &Ground<'_>,
    law: &Law,
    slice: &PlanSlice<'_>,
    other: &OtherEntries,
    sink: &mut impl Sink,
) {
    let asked = Asked::of(ground, law, slice);
    let entries = in_order(slice.entries);
    let mut once = Once::of(sink);
    asked.silence(&mut once);
    let mut reference = Reference::default();
    let mut planned: Vec<PostIx> = Vec::new();
    for own in entries.chunk_by(|one, two| one.person == two.person) {
        planned.clear();
        planned.extend(own.iter().map(|entry| entry.post));
        planned.extend_from_slice(other.of_person(own[0].person));
        planned.sort_unstable();
        planned.dedup();
        asked.name(own, &planned, &mut reference, &mut once);
    }
    asked.rest(entries, &mut once);
}

/// Entries by person and post, each once.
pub(crate) fn in_order(entries: &[Entry]) -> Vec<Entry> {
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// One person looked at for one post: who could join, who must leave.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The person.
    pub person: PersonIx,
    /// The post.
    pub post: PostIx,
    /// The term planned for.
    pub term: Term,
    /// The day on which the rules are asked.
    pub on: Day,
    /// Posts for which the person is planned in this round; the one looked at
    /// may be among them and counts in any case, once.
    pub planned: &'a [PostIx],
}

impl Candidate<'_> {
    /// Runs `look` on the case that this candidate is.
    pub(crate) fn case<R>(
        &self,
        ground: &Ground<'_>,
        law: &Law,
        look: impl FnOnce(&Case<'_>) -> R,
    ) -> R {
        let post = ground.roster().post(self.post);
        let mut planned = self.planned.to_vec();
        planned.push(self.post);
        planned.sort_unstable();
        planned.dedup();
        look(&Case {
            ground,
            law,
            who: self.person,
            person: ground.roster().person(self.person),
            post_ix: self.post,
            post,
            on: self.on,
            year: self.on.year(),
            reference: law.reference(self.term.first_year(), ground.level_codes(post.unit)),
            planned: &planned,
        })
    }
}

/// Checks one person for one post by every rule about a single name, and says
/// what the hard rules say together (see [`overall`](crate::overall)). Rules
/// about whole lists are not asked here.
pub fn check_person(
    ground: &Ground<'_>,
    law: &Law,
    candidate: &Candidate<'_>,
    sink: &mut impl Sink,
) -> Verdict {
    candidate.case(ground, law, |case| {
        let findings = rules::FOR_ENTRY.map(|(_, check)| check(case));
        let verdict = crate::overall(&findings);
        findings.into_iter().for_each(|finding| sink.take(finding));
        verdict
    })
}
