//! A case, and what running it gives.

use crate::expect::{Codes, Expected};
use crate::report::{Found, Outcome, Report};
use base::Day;
use checks::{Entry, Finding, Ground, Law, OtherEntries, PlanSlice, Subject};
use lex::{Given, LawBook, Moment, View};
use roster::{PlanKind, Roster, Term, UnitIx};
use std::collections::{BTreeMap, BTreeSet};

/// One case: a list on a day, and what the rules are expected to say of it.
#[derive(Debug, Clone)]
pub struct Case {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) on: Day,
    pub(crate) known: Day,
    pub(crate) term: Term,
    pub(crate) kind: PlanKind,
    pub(crate) unit: UnitIx,
    pub(crate) complete: bool,
    pub(crate) roster: Roster,
    pub(crate) codes: Codes,
    pub(crate) entries: Vec<Entry>,
    pub(crate) elsewhere: Vec<Entry>,
    pub(crate) assumed: Vec<Given>,
    pub(crate) expects: Vec<Expected>,
}

impl Case {
    /// What the case shows.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Name of the file that it stands in, as handed in.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line on which it begins, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The day whose law is asked.
    pub fn on(&self) -> Day {
        self.on
    }

    /// What it expects, in order of the file.
    pub fn expects(&self) -> &[Expected] {
        &self.expects
    }

    /// The names of the parameters whose values it assumes.
    pub fn assumed(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.assumed.iter().map(Given::parameter)
    }

    /// The same case under the law as it is.
    #[must_use]
    pub fn without_assumptions(&self) -> Self {
        Self { assumed: Vec::new(), ..self.clone() }
    }

    /// The larger of its people and its entries.
    pub(crate) fn size(&self) -> usize {
        self.roster.people().len().max(self.entries.len() + self.elsewhere.len())
    }

    /// The law under which it runs: that of the book for the unit, the day and
    /// what was known, with what the case assumes in its place.
    pub fn view(&self, book: &LawBook) -> View {
        let path = self.roster.path_codes(self.unit);
        let moment = Moment { legal_day: self.on, known_by: self.known, unit_path: &path };
        let view = book.view(&moment);
        if self.assumed.is_empty() { view } else { view.assuming(self.assumed.iter().cloned()) }
    }

    /// Checks the list under the law of the book and compares.
    pub fn run(&self, book: &LawBook) -> Report {
        let findings = self.findings(book);
        let mut by_subject: BTreeMap<(checks::Rule, Subject), Vec<&Finding>> = BTreeMap::new();
        for finding in &findings {
            by_subject.entry((finding.rule, finding.subject)).or_default().push(finding);
        }
        let outcome = |expected: &Expected| {
            let found = expected.subjects.iter().flat_map(|subject| {
                let none = || vec![Found::nothing(expected.rule, self.codes.subject(*subject))];
                by_subject
                    .get(&(expected.rule, *subject))
                    .map_or_else(none, |all| all.iter().map(|one| self.found(one)).collect())
            });
            Outcome::of(expected.clone(), found.collect())
        };
        let outcomes = self.expects.iter().map(outcome).collect();
        let expected: BTreeSet<(checks::Rule, Subject)> = self
            .expects
            .iter()
            .flat_map(|one| one.subjects.iter().map(|subject| (one.rule, *subject)))
            .collect();
        let unexpected = findings
            .iter()
            .filter(|finding| !expected.contains(&(finding.rule, finding.subject)))
            .map(|finding| (finding.needs_attention(), self.found(finding)));
        let unexpected = unexpected.filter(|(attention, _)| *attention).map(|(_, found)| found);
        Report {
            case: self.name.clone(),
            file: self.file.clone(),
            line: self.line,
            complete: self.complete,
            outcomes,
            unexpected: unexpected.collect(),
        }
    }

    /// Every finding about the list, in the order of the rules' own pass.
    pub fn findings(&self, book: &LawBook) -> Vec<Finding> {
        let law = Law::of(&self.view(book));
        let slice = PlanSlice {
            unit: self.unit,
            kind: self.kind,
            term: self.term,
            entries: &self.entries,
            on: self.on,
        };
        let mut findings = Vec::new();
        let others = OtherEntries::of(self.elsewhere.iter().copied());
        let ground = Ground::of(&self.roster);
        checks::check_list(&ground, &law, &slice, &others, &mut findings);
        findings
    }

    fn found(&self, finding: &Finding) -> Found {
        Found {
            rule: finding.rule,
            subject: self.codes.subject(finding.subject),
            verdict: Some(finding.verdict),
            missing: finding.missing.codes().map(str::to_owned).collect(),
            passes_on: finding.passes_on,
        }
    }
}
