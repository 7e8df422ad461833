//! One list with its law, asked part by part.

use crate::case::{Case, Group};
use crate::{Entry, Finding, Ground, Law, PlanSlice, Rule, Sink, Subject, rules};
use lex::ShareScope;
use roster::{BodyIx, PersonIx, PlanKind, PostIx, Term, UnitIx};

/// Passes findings on. That the law is silent is said of the list, once.
pub(crate) struct Once<'s, S> {
    sink: &'s mut S,
    /// Rules of which it has been said that the law lacks something.
    told: [bool; Rule::COUNT],
}

impl<'s, S> Once<'s, S> {
    pub(crate) fn of(sink: &'s mut S) -> Self {
        Self { sink, told: [false; Rule::COUNT] }
    }
}

impl<S: Sink> Sink for Once<'_, S> {
    fn take(&mut self, finding: Finding) {
        if let Some(finding) = told_once(finding, &mut self.told) {
            self.sink.take(finding);
        }
    }
}

/// The finding as the list has it: what says only that the law is silent is
/// said of the list, and `None` where that has been told of the rule before.
pub(crate) fn told_once(mut finding: Finding, told: &mut [bool; Rule::COUNT]) -> Option<Finding> {
    if finding.is_law_alone() {
        if std::mem::replace(&mut told[finding.rule.at()], true) {
            return None;
        }
        finding.subject = Subject::List;
    }
    Some(finding)
}

/// A list with its law, about to be asked part by part. The parts, one after
/// the other: [`Asked::silence`], [`Asked::name`] for each person by their
/// order, [`Asked::rest`].
pub(crate) struct Asked<'a> {
    ground: &'a Ground<'a>,
    law: &'a Law,
    slice: &'a PlanSlice<'a>,
    /// Rules that the law does not configure.
    unset: [bool; Rule::COUNT],
}

impl<'a> Asked<'a> {
    pub(crate) fn of(ground: &'a Ground<'a>, law: &'a Law, slice: &'a PlanSlice<'a>) -> Self {
        let mut unset = [false; Rule::COUNT];
        for rule in Rule::ALL {
            unset[rule.at()] = !law.missing_for(*rule).is_none();
        }
        Self { ground, law, slice, unset }
    }

    /// Says for the list what the law does not configure.
    pub(crate) fn silence(&self, sink: &mut impl Sink) {
        for rule in Rule::ALL {
            let asked = match rule {
                Rule::NumberPerPost | Rule::DeputyRatio => self.slice.kind == PlanKind::Titles,
                Rule::CommitteeRatio => self.slice.kind == PlanKind::Committee,
                _ => true,
            };
            if asked && self.unset[rule.at()] {
                let missing = self.law.missing_for(*rule);
                sink.take(Finding::undetermined(*rule, Subject::List, missing));
            }
        }
    }

    /// How many findings [`Asked::name`] makes of each entry.
    pub(crate) fn findings_a_name(&self) -> usize {
        rules::FOR_ENTRY.iter().filter(|(rule, _)| !self.unset[rule.at()]).count()
    }

    /// Asks about one person's entries. `planned` are all posts for which the
    /// person is planned in the round, each once, by their order.
    pub(crate) fn name(
        &self,
        own: &[Entry],
        planned: &[PostIx],
        reference: &mut Reference,
        sink: &mut impl Sink,
    ) {
        let year = self.slice.on.year();
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
                planned,
            };
            for (rule, check) in rules::FOR_ENTRY {
                if !self.unset[rule.at()] {
                    sink.take(check(&case));
                }
            }
        }
    }

    /// Asks about the posts, the bodies and the whole list. `entries` are all
    /// of the list, [`in_order`].
    pub(crate) fn rest(&self, entries: Vec<Entry>, sink: &mut impl Sink) {
        match self.slice.kind {
            PlanKind::Titles => self.titles(entries, sink),
            PlanKind::Committee => self.bodies(&entries, sink),
        }
    }

    fn titles(&self, mut entries: Vec<Entry>, sink: &mut impl Sink) {
        let people = distinct(entries.iter().map(|entry| entry.person));
        entries.sort_unstable_by_key(|entry| entry.post);
        for same in entries.chunk_by(|one, two| one.post == two.post) {
            let (post, found) = (same[0].post, same.len() as u32);
            sink.take(rules::number_per_post(self.law, post, found));
            if !self.unset[Rule::DeputyRatio.at()] {
                sink.take(rules::deputy_ratio(self.ground.roster(), self.law, post, found));
            }
        }
        self.group(Subject::List, &people, |_| true, sink);
    }

    fn bodies(&self, entries: &[Entry], sink: &mut impl Sink) {
        let roster = self.ground.roster();
        let mut members: Vec<(Option<BodyIx>, PersonIx)> =
            entries.iter().map(|entry| (roster.post(entry.post).body, entry.person)).collect();
        members.sort_unstable();
        members.dedup();
        let scope = self.law.share_scope();
        let of_each = |rule| scope != ShareScope::WholeList || !rules::is_share(rule);
        let of_no_body = |rule| scope == ShareScope::EachBody || !rules::is_share(rule);
        for same in members.chunk_by(|one, two| one.0 == two.0) {
            let people: Vec<PersonIx> = same.iter().map(|(_, person)| *person).collect();
            let Some(body) = same[0].0 else {
                self.group(Subject::List, &people, of_no_body, sink);
                continue;
            };
            sink.take(rules::committee_ratio(roster, self.law, body, same.len() as u32));
            self.group(Subject::Body(body), &people, of_each, sink);
        }
        if scope != ShareScope::EachBody {
            let people = distinct(entries.iter().map(|entry| entry.person));
            self.group(Subject::List, &people, rules::is_share, sink);
        }
    }

    /// Asks the rules about people that `which` lets through.
    fn group(
        &self,
        subject: Subject,
        people: &[PersonIx],
        which: impl Fn(Rule) -> bool,
        sink: &mut impl Sink,
    ) {
        let PlanSlice { unit, term, .. } = *self.slice;
        let group = Group { ground: self.ground, law: self.law, subject, unit, term, people };
        for (rule, check) in rules::FOR_GROUP {
            if which(rule) && !self.unset[rule.at()] {
                sink.take(check(&group));
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
pub(crate) struct Reference {
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
