//! The gate of reviews and plans: the unit covered, the secrecy within the
//! clearance and what the site may open, and nobody before their own case.

use crate::scene::{Scene, roster_of};
use crate::{Actor, Ceiling, Desk, DeskError, Permit, ReadSensitive, Right};
use base::{Day, ReviewId};
use lex::{Moment, Secrecy, View};
use plan::Review;
use roster::UnitIx;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::{SecrecyChange, SecrecyChangeState, Tx};
use words::Words;
use words::finding::WordedFinding;

/// The secrecy of reviews where people set it otherwise than the law.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marks(HashMap<ReviewId, Secrecy>);

impl Marks {
    /// Of all reviews.
    pub async fn load(tx: &mut Tx) -> Result<Self, DeskError> {
        Ok(Self::of(&tx.secrecy_changes().await?))
    }

    /// Out of changes, oldest first: of each review the one confirmed last rules.
    pub fn of(changes: &[SecrecyChange]) -> Self {
        let mut confirmed: Vec<&SecrecyChange> =
            changes.iter().filter(|it| it.state == SecrecyChangeState::Confirmed).collect();
        confirmed.sort_by_key(|change| (change.decided, change.id));
        let level = |change: &&SecrecyChange| (change.review, read_level(&change.latter));
        Self(confirmed.iter().map(level).collect())
    }

    /// Of one review, where it was set.
    pub fn of_review(&self, review: ReviewId) -> Option<Secrecy> {
        self.0.get(&review).copied()
    }
}

/// Whether a finding tells of a sensitive field: form and day of a discipline.
fn tells_of_discipline(code: &str) -> bool {
    code == checks::Rule::Discipline.code()
}

/// What is left of findings for whoever may not read sensitive fields: the verdict
/// and the provision, without what was compared.
pub(crate) fn hush<'a>(
    actor: &Actor,
    findings: impl IntoIterator<Item = &'a mut WordedFinding>,
    words: &Words,
) {
    if actor.has::<ReadSensitive>() {
        return;
    }
    for finding in findings.into_iter().filter(|finding| tells_of_discipline(finding.code)) {
        finding.sentence = words.text("keys-discipline-withheld");
        (finding.mend, finding.passes_on) = (None, None);
    }
}

/// A level as kept; one that cannot be read is taken for the highest.
pub(crate) fn read_level(code: &str) -> Secrecy {
    code.parse().unwrap_or(Secrecy::TopSecret)
}

/// What the law says of the plans of a unit.
pub(crate) fn lawful_level(view: &View) -> Secrecy {
    view.get(lex::SECRECY).map_or(Secrecy::None, |ruling| *ruling.value)
}

impl Scene {
    /// How secret a review and its papers are.
    pub(crate) fn secrecy_of(&self, review: &Review, unit: UnitIx) -> Secrecy {
        let lawful = || lawful_level(&self.view(unit, review.law_day, review.law_day));
        self.marks.of_review(review.id).unwrap_or_else(lawful)
    }

    /// How secret the plans of a unit are on a day: as the law says, or as the
    /// most secret of its reviews.
    pub(crate) fn secrecy_of_plans(&self, unit: UnitIx, day: Day) -> Secrecy {
        let lawful = lawful_level(&self.view(unit, day, day));
        let id = self.roster.unit(unit).id;
        let of_unit = self.reviews.iter().filter(|review| review.unit == id);
        of_unit.filter_map(|review| self.marks.of_review(review.id)).fold(lawful, Secrecy::max)
    }

    /// Takes away the plans, with their entries and reviews, that are more secret
    /// than the reader may see: what is counted or drawn from them is then as if
    /// they were not there.
    pub(crate) fn without_secret_of<R: Right>(&mut self, permit: &Permit<R>) {
        if permit.sees_every_level() {
            return;
        }
        let day = self.day;
        let mut seen: HashMap<base::UnitId, bool> = HashMap::new();
        for plan in &self.planned.plans {
            let is_seen = |unit| permit.is_cleared(self, unit, day).is_ok();
            let found = self.roster.find_unit(plan.unit);
            seen.entry(plan.unit).or_insert_with(|| found.is_none_or(is_seen));
        }
        let keeps = |unit: &base::UnitId| seen.get(unit).copied().unwrap_or(true);
        let hidden = self.planned.plans.iter().filter(|plan| !keeps(&plan.unit));
        let hidden: HashSet<_> = hidden.map(|plan| plan.id).collect();
        if hidden.is_empty() {
            return;
        }
        self.planned = Arc::new(self.planned.without(&hidden));
        let reviews = self.reviews.iter().filter(|review| !hidden.contains(&review.plan));
        self.reviews = Arc::new(reviews.cloned().collect());
    }
}

impl<R: Right> Permit<R> {
    /// Lets a reader come to a review: its unit is covered, it is not too secret,
    /// and while it is open the reader is not on its list.
    pub(crate) fn admits(&self, scene: &Scene, review: &Review) -> Result<UnitIx, DeskError> {
        let unit = scene.unit(review.unit)?;
        self.covers(scene, unit)?;
        if !self.sees_every_level() {
            self.cleared_for(scene.secrecy_of(review, unit))?;
        }
        self.may_follow(review)?;
        Ok(unit)
    }
}

impl Desk {
    /// The same for an action that needs nothing else of the scene.
    pub(crate) async fn admit<R: Right>(
        &self,
        permit: &Permit<R>,
        tx: &mut Tx,
        review: &Review,
    ) -> Result<(), DeskError> {
        permit.covers_unit(tx, review.unit, review.law_day).await?;
        if !permit.sees_every_level() {
            permit.cleared_for(self.secrecy_in(tx, review).await?)?;
        }
        permit.may_follow(review)
    }

    /// The same before anything else is said about the review.
    pub(crate) async fn admit_to<R: Right>(
        &self,
        permit: &Permit<R>,
        tx: &mut Tx,
        review: ReviewId,
    ) -> Result<(), DeskError> {
        let review = crate::review::load(tx, review).await?;
        self.admit(permit, tx, &review).await
    }

    /// How secret a review is, with little read.
    pub(crate) async fn secrecy_in(
        &self,
        tx: &mut Tx,
        review: &Review,
    ) -> Result<Secrecy, DeskError> {
        let marks = Marks::of(&tx.secrecy_changes_of(review.id).await?);
        if let Some(level) = marks.of_review(review.id) {
            return Ok(level);
        }
        let roster = roster_of(tx, &self.shelf, review.law_day).await?;
        let book = self.shelf.law_in(tx).await?;
        let Some(unit) = roster.find_unit(review.unit) else { return Ok(Secrecy::TopSecret) };
        let (legal_day, unit_path) = (review.law_day, roster.path_codes(unit));
        let moment = Moment { legal_day, known_by: legal_day, unit_path: &unit_path };
        Ok(lawful_level(&book.view(&moment)))
    }

    /// The same desk on a site that opens nothing above a level, which may depend
    /// on how the machine is connected.
    #[must_use]
    pub fn with_ceiling(mut self, ceiling: Arc<dyn Fn() -> Ceiling + Send + Sync>) -> Self {
        self.ceiling = ceiling;
        self
    }

    /// The highest secrecy that the site opens now.
    pub fn ceiling(&self) -> Ceiling {
        (self.ceiling)()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Instant, UserId};

    fn change(id: i64, latter: &str, state: SecrecyChangeState, decided: i64) -> SecrecyChange {
        SecrecyChange {
            id,
            review: ReviewId(1),
            former: "secret".into(),
            latter: latter.into(),
            reason: String::new(),
            provision: String::new(),
            proposed_by: UserId(1),
            proposed: Instant(id),
            state,
            decided_by: None,
            decided: Instant(decided),
        }
    }

    #[test]
    fn what_was_confirmed_last_rules_and_what_waits_or_was_declined_does_not() {
        use SecrecyChangeState::{Confirmed, Declined, Proposed};
        let of = |changes: &[SecrecyChange]| Marks::of(changes).of_review(ReviewId(1));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[change(1, "none", Proposed, 0), change(2, "none", Declined, 9)]), None);
        let earlier = change(2, "top-secret", Confirmed, 3);
        let later = change(1, "confidential", Confirmed, 8);
        assert_eq!(of(&[later, earlier.clone()]), Some(Secrecy::Confidential));
        assert_eq!(of(&[earlier]), Some(Secrecy::TopSecret));
        assert_eq!(of(&[change(1, "?", Confirmed, 8)]), Some(Secrecy::TopSecret), "unreadable");
    }
}
