//! What a rule looks at: one name for one post, or a group of names.

use crate::{Finding, Ground, Law, Missing, Rule, Subject, Verdict};
use base::{Day, Month};
use roster::{Person, PersonIx, Post, PostIx, Roster, Term, UnitIx};

/// One person for one post, with what several rules need worked out once.
pub(crate) struct Case<'a> {
    pub(crate) ground: &'a Ground<'a>,
    pub(crate) law: &'a Law,
    pub(crate) who: PersonIx,
    pub(crate) person: &'a Person,
    pub(crate) post_ix: PostIx,
    pub(crate) post: &'a Post,
    pub(crate) on: Day,
    /// The year in which `on` lies.
    pub(crate) year: i16,
    /// The month at which age is counted, if the law names one.
    pub(crate) reference: Option<Month>,
    /// Every post for which the person is planned in this round, each once,
    /// with the one looked at.
    pub(crate) planned: &'a [PostIx],
}

impl<'a> Case<'a> {
    pub(crate) fn roster(&self) -> &'a Roster {
        self.ground.roster()
    }

    pub(crate) fn subject(&self) -> Subject {
        Subject::Entry(self.who, self.post_ix)
    }

    /// The rule does not speak of this case.
    pub(crate) fn not_applicable(&self, rule: Rule) -> Finding {
        Finding::not_applicable(rule, self.subject())
    }

    /// The law lacks something for the rule.
    pub(crate) fn unset(&self, rule: Rule, missing: Missing) -> Finding {
        Finding::undetermined(rule, self.subject(), missing)
    }
}

/// The people of a list, or of the part of it for one body.
pub(crate) struct Group<'a> {
    pub(crate) ground: &'a Ground<'a>,
    pub(crate) law: &'a Law,
    pub(crate) subject: Subject,
    /// The unit whose plan it is.
    pub(crate) unit: UnitIx,
    pub(crate) term: Term,
    /// Each person once.
    pub(crate) people: &'a [PersonIx],
}

impl<'a> Group<'a> {
    pub(crate) fn persons(&self) -> impl Iterator<Item = &'a Person> {
        let roster = self.ground.roster();
        self.people.iter().map(move |ix| roster.person(*ix))
    }

    pub(crate) fn size(&self) -> u32 {
        self.people.len() as u32
    }

    pub(crate) fn not_applicable(&self, rule: Rule) -> Finding {
        Finding::not_applicable(rule, self.subject)
    }

    pub(crate) fn unset(&self, rule: Rule, missing: Missing) -> Finding {
        Finding::undetermined(rule, self.subject, missing)
    }
}

/// What a range of possible values says: met when the worst one passes, not
/// met when the best one fails, undetermined between.
pub(crate) fn between(worst_passes: bool, best_passes: bool) -> Verdict {
    match (worst_passes, best_passes) {
        (true, _) => Verdict::Met,
        (false, false) => Verdict::NotMet,
        (false, true) => Verdict::Undetermined,
    }
}
