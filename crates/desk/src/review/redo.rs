//! What redoing a review under other instruments changes, person by person
//! with the rule (S5). Both laws are replayed; nothing was stored to compare.

use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::ReviewId;
use checks::{Candidate, Finding, Ground, Law, Verdict};
use plan::Review;
use roster::PostIx;
use words::{Lang, Words, finding};

/// One person and post judged differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The person's name.
    pub name: String,
    /// The post.
    pub post: String,
    /// The verdict before.
    pub before: Verdict,
    /// The verdict now.
    pub after: Verdict,
    /// The findings that differ: before and after, worded.
    pub reasons: Vec<(String, String)>,
}

impl Desk {
    /// The differences between a review and the one that it redoes; empty when
    /// it redoes none.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn differences(
        &self,
        permit: &Permit<ReadPeople>,
        review: ReviewId,
        lang: Lang,
    ) -> Result<Vec<Differing>, DeskError> {
        let mut tx = self.store.read().await?;
        let now = super::load(&mut tx, review).await?;
        let Some(earlier) = now.redoes else { return Ok(Vec::new()) };
        let before = super::load(&mut tx, earlier).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), now.law_day).await?;
        let unit = permit.admits(&scene, &now)?;
        let laws = [scene.law_of(&before, unit), scene.law_of(&now, unit)];
        let words = Words::load(lang);
        let mut differing = differing(&scene, &before, &now, &laws, words);
        if !permit.actor().has::<crate::ReadSensitive>() {
            // What tells of a discipline is not for everybody; the verdicts stay.
            differing.iter_mut().for_each(|one| one.reasons.clear());
        }
        Ok(differing)
    }
}

fn differing(
    scene: &Scene,
    before: &Review,
    now: &Review,
    laws: &[Law; 2],
    words: &Words,
) -> Vec<Differing> {
    let ground = Ground::of(&scene.roster);
    let Ok(plan) = scene.plan(now.plan) else { return Vec::new() };
    let other = scene.other_entries(plan.id, plan.term, now.law_day);
    let mut names: Vec<_> =
        before.proposals.iter().chain(&now.proposals).map(|p| (p.person, p.post)).collect();
    names.sort_unstable();
    names.dedup();
    let mut list = Vec::new();
    for (person, post) in names {
        let Some(planned) = scene.planned(person, post) else { continue };
        let ask = |review: &Review, law: &Law| -> (Verdict, Vec<Finding>) {
            let mut all: Vec<PostIx> = other.of_person(planned.person).to_vec();
            let own = super::open::proposals_of(review, person)
                .filter_map(|p| scene.roster.find_post(p.post));
            all.extend(own);
            let (person, post) = (planned.person, planned.post);
            let candidate =
                Candidate { person, post, term: plan.term, on: review.law_day, planned: &all };
            let mut findings = Vec::new();
            let verdict = checks::check_person(&ground, law, &candidate, &mut findings);
            (verdict, findings)
        };
        let (verdict_before, findings_before) = ask(before, &laws[0]);
        let (verdict_now, findings_now) = ask(now, &laws[1]);
        let reasons: Vec<(String, String)> = findings_before
            .iter()
            .zip(&findings_now)
            .filter(|(one, two)| one.verdict != two.verdict)
            .map(|(one, two)| {
                let say =
                    |f: &Finding, law: &Law| finding::word(f, &scene.roster, law, words).sentence;
                (say(one, &laws[0]), say(two, &laws[1]))
            })
            .collect();
        if !reasons.is_empty() {
            list.push(Differing {
                name: scene.roster.person(planned.person).name.as_str().to_owned(),
                post: scene.roster.post(planned.post).title.clone(),
                before: verdict_before,
                after: verdict_now,
                reasons,
            });
        }
    }
    list
}
