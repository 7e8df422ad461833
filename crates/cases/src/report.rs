//! What came out of a case, beside what was expected.

use crate::expect::Expected;
use base::Day;
use checks::{Rule, Verdict};
use std::collections::BTreeSet;
use std::fmt;

/// A finding, in the codes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The rule.
    pub rule: Rule,
    /// Of what it speaks: `mai for truong-phong`, `post …`, `body …`, `list`.
    pub subject: String,
    /// What it says; `None` when the rule said nothing of this subject.
    pub verdict: Option<Verdict>,
    /// The codes of what is missing.
    pub missing: BTreeSet<String>,
    /// The earliest day on which it would be met.
    pub passes_on: Option<Day>,
}

impl Found {
    pub(crate) fn nothing(rule: Rule, subject: String) -> Self {
        Self { rule, subject, verdict: None, missing: BTreeSet::new(), passes_on: None }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.verdict.map_or("no finding", Verdict::code);
        write!(f, "{} of {}: {verdict}", self.rule, self.subject)?;
        if !self.missing.is_empty() {
            write!(f, ", missing {}", listed(&self.missing))?;
        }
        match self.passes_on {
            Some(day) => write!(f, ", passes on {}", day.vietnamese()),
            None => Ok(()),
        }
    }
}

fn listed(codes: &BTreeSet<String>) -> String {
    format!("[{}]", codes.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
}

/// One expectation, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was expected.
    pub expected: Expected,
    /// What was found: one, or one for each copy of the person.
    pub found: Vec<Found>,
    /// What differs, in English; empty when the expectation holds.
    pub differences: Vec<String>,
}

impl Outcome {
    pub(crate) fn of(expected: Expected, found: Vec<Found>) -> Self {
        let mut differences: Vec<String> =
            found.iter().flat_map(|found| differences(&expected, found)).collect();
        differences.dedup();
        Self { expected, found, differences }
    }

    /// Whether the expectation holds.
    pub fn holds(&self) -> bool {
        self.differences.is_empty()
    }
}

fn differences(expected: &Expected, found: &Found) -> Vec<String> {
    let Found { rule, subject, .. } = found;
    let mut all = Vec::new();
    let mut differs = |what: &str, wanted: String, got: String| {
        all.push(format!("{rule} of {subject}: {what} {wanted} was expected, found {got}"));
    };
    if found.verdict != Some(expected.verdict) {
        let got = found.verdict.map_or("no finding", Verdict::code);
        differs("verdict", expected.verdict.code().to_owned(), got.to_owned());
    }
    if let Some(missing) = expected.missing.as_ref().filter(|missing| **missing != found.missing) {
        differs("missing", listed(missing), listed(&found.missing));
    }
    if let Some(day) = expected.passes_on.filter(|day| Some(*day) != found.passes_on) {
        let got = found.passes_on.map_or_else(|| "none".to_owned(), Day::vietnamese);
        differs("passes_on", day.vietnamese(), got);
    }
    all
}

/// What came out of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Report {
    /// The case's name.
    pub case: String,
    /// The file that it stands in.
    pub file: String,
    /// The line on which it begins.
    pub line: usize,
    /// Whether a finding that nobody expects is a failure.
    pub complete: bool,
    /// Each expectation with what was found.
    pub outcomes: Vec<Outcome>,
    /// Findings that need attention and that nobody expects.
    pub unexpected: Vec<Found>,
}

impl Report {
    /// Whether everything came out as expected.
    pub fn passed(&self) -> bool {
        let surprised = self.complete && !self.unexpected.is_empty();
        !surprised && self.outcomes.iter().all(Outcome::holds)
    }
}

impl fmt::Display for Report {
    /// A line for the case, then one for each difference; with `complete` also
    /// one for each finding that nobody expects.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = if self.passed() { "passed" } else { "FAILED" };
        write!(f, "{}:{}: {said}: {}", self.file, self.line, self.case)?;
        for outcome in self.outcomes.iter().filter(|outcome| !outcome.holds()) {
            for difference in &outcome.differences {
                write!(f, "\n  {}:{}: {difference}", self.file, outcome.expected.line)?;
            }
        }
        for found in self.unexpected.iter().filter(|_| self.complete) {
            write!(f, "\n  {}:{}: not expected: {found}", self.file, self.line)?;
        }
        Ok(())
    }
}
