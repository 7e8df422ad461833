//! What an edit changed.

use super::Standing;
use crate::{Finding, Rule, Subject};
use roster::PersonIx;
use std::ops::Range;

/// What an edit changed, with the place of the list in which it did: by list,
/// rule and subject. A finding whose values changed is gone and new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Findings that no longer stand.
    pub gone: Vec<(u32, Finding)>,
    /// Findings that stand now.
    pub new: Vec<(u32, Finding)>,
}

impl Change {
    /// Whether every finding stands as it did.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty()
    }

    /// Notes where two sets of findings about one list differ. In each, a rule
    /// speaks once of a subject.
    pub(super) fn note(&mut self, list: u32, before: Vec<Finding>, after: Vec<Finding>) {
        let key = |finding: &Finding| (finding.rule, finding.subject);
        let by_key = |mut findings: Vec<Finding>| {
            findings.sort_unstable_by_key(key);
            findings
        };
        let (before, after) = (by_key(before), by_key(after));
        let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
        loop {
            let (one, two) = (old.peek().copied(), new.peek().copied());
            let order = match (one, two) {
                (None, None) => return,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(one), Some(two)) => key(one).cmp(&key(two)),
            };
            if order.is_le() {
                old.next();
            }
            if order.is_ge() {
                new.next();
            }
            if one != two || order.is_ne() {
                self.gone.extend(one.filter(|_| order.is_le()).map(|finding| (list, *finding)));
                self.new.extend(two.filter(|_| order.is_ge()).map(|finding| (list, *finding)));
            }
        }
    }
}

/// What stood before an edit of one person, of all that it can reach in a list.
pub(super) struct Before {
    /// Where the findings about the person stood.
    pub(super) findings: Range<usize>,
    reached: Vec<Finding>,
}

impl Before {
    pub(super) fn of(standing: &Standing, who: PersonIx) -> Self {
        let findings = standing.findings_of(&standing.own(who));
        let reached = reached(standing, &findings);
        Self { findings, reached }
    }

    /// Compares it with what stands now.
    pub(super) fn compare(self, at: u32, now: &Standing, who: PersonIx, change: &mut Change) {
        let findings = now.findings_of(&now.own(who));
        change.note(at, self.reached, reached(now, &findings));
    }
}

/// The findings about a person, the posts, the bodies and the list; what says
/// only that the law is silent as the list has it, from whatever name it came.
fn reached(standing: &Standing, of_person: &Range<usize>) -> Vec<Finding> {
    let own = standing.names[of_person.clone()].iter().chain(&standing.rest);
    let mut reached: Vec<Finding> = own.filter(|one| !one.is_law_alone()).copied().collect();
    let mut told = [false; Rule::COUNT];
    for finding in standing.raw().filter(|one| one.is_law_alone()) {
        if !std::mem::replace(&mut told[finding.rule.at()], true) {
            reached.push(Finding { subject: Subject::List, ..*finding });
        }
    }
    reached
}
