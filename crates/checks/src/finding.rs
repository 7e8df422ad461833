//! What a rule says about a subject: plain data without words. A finding that
//! is met costs no memory, because a country has fourteen million of them.

use crate::{Compared, Kind, Missing, Rule};
use base::Day;
use roster::{BodyIx, PersonIx, PostIx};

/// What a rule found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The condition holds.
    Met,
    /// It does not hold.
    NotMet,
    /// The rule does not speak of this subject.
    NotApplicable,
    /// It cannot be told; [`Finding::missing`] says what is lacking.
    Undetermined,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 4] = [Self::Met, Self::NotMet, Self::NotApplicable, Self::Undetermined];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::NotApplicable => "not-applicable",
            Self::Undetermined => "undetermined",
        }
    }

    /// [`Verdict::Met`] or [`Verdict::NotMet`].
    pub(crate) const fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }
}

/// Of what a finding speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The whole list.
    List,
    /// The part of the list for one body.
    Body(BodyIx),
    /// One post with everyone planned for it.
    Post(PostIx),
    /// One person for one post.
    Entry(PersonIx, PostIx),
}

impl Subject {
    /// The person spoken of, if it is one.
    pub const fn person(self) -> Option<PersonIx> {
        match self {
            Self::Entry(person, _) => Some(person),
            _ => None,
        }
    }

    /// The post spoken of, if it is one.
    pub const fn post(self) -> Option<PostIx> {
        match self {
            Self::Entry(_, post) | Self::Post(post) => Some(post),
            _ => None,
        }
    }
}

/// The result of one rule for one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Of what it speaks.
    pub subject: Subject,
    /// What it says.
    pub verdict: Verdict,
    /// What was compared.
    pub compared: Compared,
    /// What lacks for a verdict, or for the part of it that is not checked.
    pub missing: Missing,
    /// The earliest day on which it would be met, when time alone mends it.
    pub passes_on: Option<Day>,
}

impl Finding {
    pub(crate) const fn new(
        rule: Rule,
        subject: Subject,
        verdict: Verdict,
        compared: Compared,
    ) -> Self {
        Self { rule, subject, verdict, compared, missing: Missing::NONE, passes_on: None }
    }

    pub(crate) const fn not_applicable(rule: Rule, subject: Subject) -> Self {
        Self::new(rule, subject, Verdict::NotApplicable, Compared::Nothing)
    }

    pub(crate) const fn undetermined(rule: Rule, subject: Subject, missing: Missing) -> Self {
        let mut finding = Self::new(rule, subject, Verdict::Undetermined, Compared::Nothing);
        finding.missing = missing;
        finding
    }

    /// Notes what lacks.
    pub(crate) const fn lacking(mut self, missing: Missing) -> Self {
        self.missing = self.missing.and(missing);
        self
    }

    /// Whether it keeps a name off the list: a hard rule that is not met.
    /// A target never blocks, and what cannot be told asks for a fact instead.
    pub fn blocks(&self) -> bool {
        self.rule.kind() == Kind::Hard && self.verdict == Verdict::NotMet
    }

    /// Whether a person should look at it: not met or undetermined. That the
    /// law does not speak of a rule is a matter of the list, not of each name.
    pub fn needs_attention(&self) -> bool {
        match self.verdict {
            Verdict::NotMet => true,
            Verdict::Undetermined => self.subject == Subject::List || !self.is_silence(),
            Verdict::Met | Verdict::NotApplicable => false,
        }
    }

    /// Whether it says only that no provision in force speaks of the rule.
    pub fn is_silence(&self) -> bool {
        self.missing.has(Missing::RULE)
    }

    /// Whether it says nothing of its subject but that the law is silent.
    pub(crate) fn is_law_alone(&self) -> bool {
        self.verdict == Verdict::Undetermined
            && self.compared == Compared::Nothing
            && self.missing.is_law()
    }

    /// The parameters of the law behind it, the deciding one first.
    pub fn parameters(&self) -> &'static [&'static str] {
        match (self.rule, self.compared) {
            (Rule::NumberPerPost, Compared::Count { found, min: Some(min), .. }) if found < min => {
                &["min-per-post"]
            }
            (Rule::CommitteeRatio, Compared::Ratio { found, least, .. }) if found < least => {
                &["committee-ratio-min"]
            }
            (Rule::DeputyRatio, Compared::Ratio { found, least, .. }) if found < least => {
                &["deputy-ratio-min"]
            }
            _ => self.rule.parameters(),
        }
    }
}

/// What the hard findings on one name say together: not met if one is not
/// met, else undetermined if one is, else met. Targets do not count, nor does a
/// rule of which the law in force does not speak ([`Finding::is_silence`]).
pub fn overall<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Verdict {
    let mut verdict = Verdict::Met;
    for finding in findings.into_iter().filter(|finding| finding.rule.kind() == Kind::Hard) {
        match finding.verdict {
            Verdict::NotMet => return Verdict::NotMet,
            Verdict::Undetermined if !finding.is_silence() => verdict = Verdict::Undetermined,
            _ => {}
        }
    }
    verdict
}

/// Receives findings as they are made.
pub trait Sink {
    /// Takes one finding.
    fn take(&mut self, finding: Finding);
}

impl Sink for Vec<Finding> {
    fn take(&mut self, finding: Finding) {
        self.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_never_blocks() {
        let warn =
            Finding::new(Rule::WomenShare, Subject::List, Verdict::NotMet, Compared::Nothing);
        let stop = Finding { rule: Rule::HigherPost, ..warn };
        assert!(!warn.blocks() && warn.needs_attention());
        assert!(stop.blocks());
        assert_eq!(overall([&warn]), Verdict::Met);
        assert_eq!(overall([&warn, &stop]), Verdict::NotMet);
    }

    #[test]
    fn a_finding_is_small_enough_for_a_country() {
        assert!(size_of::<Finding>() <= 64, "{}", size_of::<Finding>());
    }
}
