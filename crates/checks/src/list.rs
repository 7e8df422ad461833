//! A whole list, or one name for one post, run past every rule.

use crate::case::{Case, Group};
use crate::{Finding, Ground, Law, OtherEntries, Rule, Sink, Subject, Verdict, rules};
use base::Day;
use roster::{BodyIx, PersonIx, PlanKind, PostIx, Term, UnitIx};

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
    let (unset, told) = ([false; Rule::COUNT], [false; Rule::COUNT]);
    let mut list = List { ground, law, slice, sink, unset, told };
    list.unset_rules();
    let mut entries = slice.entries.to_vec();
    entries.sort_unstable();
    entries.dedup();
    list.names(&entries, other);
    match slice.kind {
        PlanKind::Titles => list.titles(&mut entries),
        PlanKind::Committee => list.bodies(&entries),
    }
}

struct List<'a, S> {
    ground: &'a Ground<'a>,
    law: &'a Law,
    slice: &'a PlanSlice<'a>,
    sink: &'a mut S,
    /// Rules that the law does not configure.
    unset: [bool; Rule::COUNT],
    /// Rules of which it has been said that the law lacks something.
    told: [bool; Rule::COUNT],
}

impl<S: Sink> List<'_, S> {
    /// Says once for the list what the law does not configure.
    fn unset_rules(&mut self) {
        for rule in Rule::ALL {
            let missing = self.law.missing_for(*rule);
            let asked = match rule {
                Rule::NumberPerPost => self.slice.kind == PlanKind::Titles,
                Rule::CommitteeRatio => self.slice.kind == PlanKind::Committee,
                _ => true,
            };
            self.unset[rule.at()] = !missing.is_none();
            if asked && !missing.is_none() {
                self.take(Finding::undetermined(*rule, Subject::List, missing));
            }
        }
    }

    /// Passes a finding on. That the law is silent is said of the list, once.
    fn take(&mut self, mut finding: Finding) {
        if finding.is_law_alone() {
            if std::mem::replace(&mut self.told[finding.rule.at()], true) {
                return;
            }
            finding.subject = Subject::List;
        }
        self.sink.take(finding);
    }

    fn names(&mut self, entries: &[Entry], other: &OtherEntries) {
        let year = self.slice.on.year();
        let mut reference = Reference::default();
        let mut planned: Vec<PostIx> = Vec::new();
        for own in entries.chunk_by(|one, two| one.person == two.person) {
            planned.clear();
            planned.extend(own.iter().map(|entry| entry.post));
            planned.extend_from_slice(other.of_person(own[0].person));
            planned.sort_unstable();
            planned.dedup();
            for entry in own {
                let post = self.ground.roster().post(entry.post);
                let case = Case {
                    ground: self.ground,
                    law: self.law,
                    who: entry.person,
                    person: self.ground.roster().person(entry.person),
                    post_ix: entry.post,
                    post,
                    on: self.slice.on,
                    year,
                    reference: reference.of(self.ground, self.law, self.slice.term, post.unit),
                    planned: &planned,
                };
                for (rule, check) in rules::FOR_ENTRY {
                    if !self.unset[rule.at()] {
                        self.take(check(&case));
                    }
                }
            }
        }
    }

    fn titles(&mut self, entries: &mut [Entry]) {
        let people = distinct(entries.iter().map(|entry| entry.person));
        entries.sort_unstable_by_key(|entry| entry.post);
        for same in entries.chunk_by(|one, two| one.post == two.post) {
            self.take(rules::number_per_post(self.law, same[0].post, same.len() as u32));
        }
        self.group(Subject::List, &people);
    }

    fn bodies(&mut self, entries: &[Entry]) {
        let roster = self.ground.roster();
        let mut members: Vec<(Option<BodyIx>, PersonIx)> =
            entries.iter().map(|entry| (roster.post(entry.post).body, entry.person)).collect();
        members.sort_unstable();
        members.dedup();
        for same in members.chunk_by(|one, two| one.0 == two.0) {
            let people: Vec<PersonIx> = same.iter().map(|(_, person)| *person).collect();
            let Some(body) = same[0].0 else {
                self.group(Subject::List, &people);
                continue;
            };
            self.take(rules::committee_ratio(roster, self.law, body, same.len() as u32));
            self.group(Subject::Body(body), &people);
        }
    }

    fn group(&mut self, subject: Subject, people: &[PersonIx]) {
        let PlanSlice { unit, term, .. } = *self.slice;
        let group = Group { ground: self.ground, law: self.law, subject, unit, term, people };
        for (rule, check) in rules::FOR_GROUP {
            if !self.unset[rule.at()] {
                self.take(check(&group));
            }
        }
    }
}

fn distinct(people: impl Iterator<Item = PersonIx>) -> Vec<PersonIx> {
    let mut people: Vec<PersonIx> = people.collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The reference month, remembered for the unit asked last: a list asks for
/// the same few units again and again.
#[derive(Default)]
struct Reference {
    last: Option<(UnitIx, Option<base::Month>)>,
}

impl Reference {
    fn of(
        &mut self,
        ground: &Ground<'_>,
        law: &Law,
        term: Term,
        unit: UnitIx,
    ) -> Option<base::Month> {
        match self.last {
            Some((known, month)) if known == unit => month,
            _ => {
                let month = law.reference(term.first_year(), ground.level_codes(unit));
                self.last = Some((unit, month));
                month
            }
        }
    }
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
