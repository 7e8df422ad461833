//! Proposing a new entry. Binding rules are asked; targets are not.

use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, RunReview};
use base::{PersonId, PostId, ReviewId};
use checks::{Candidate, Ground, Verdict};
use plan::{Proposal, ProposalKind, StepState};
use serde_json::json;
use words::finding;
use words::{Lang, Words};

impl Desk {
    /// Adds a person to the list of an open review, before its first
    /// conference is called.
    ///
    /// # Errors
    /// [`DeskError::NotEligible`] with the findings that stand in the way,
    /// [`DeskError::AlreadyProposed`], [`DeskError::Refused`] once the first
    /// step is called.
    pub async fn propose(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        person: PersonId,
        post: PostId,
        lang: Lang,
    ) -> Result<(), DeskError> {
        self.propose_all(permit, review, &[(person, post)], lang).await
    }

    /// Adds several people at once: all or none.
    ///
    /// # Errors
    /// As [`Self::propose`], for the first that cannot be added.
    pub async fn propose_all(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        additions: &[(PersonId, PostId)],
        lang: Lang,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let mut review = super::load(&mut tx, review).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = scene.unit(review.unit)?;
        permit.covers(&scene, unit)?;
        permit.not_own(additions.iter().map(|(person, _)| *person))?;
        if let Some(step) = review.steps.first()
            && step.state != StepState::Drafted
        {
            return Err(plan::Refusal::WrongState { step: 1, state: step.state.code() }.into());
        }
        let law = scene.law_of(&review, unit);
        let ground = Ground::of(&scene.roster);
        let plan = *scene.plan(review.plan)?;
        let other = scene.other_entries(plan.id, plan.term, review.law_day);
        for &(person, post) in additions {
            if review.proposals.iter().any(|p| p.person == person && p.post == post) {
                return Err(DeskError::AlreadyProposed);
            }
            let (person_ix, post_ix) = (scene.person(person)?, scene.post(post)?);
            if scene.roster.post(post_ix).unit != unit
                || scene.roster.post(post_ix).plan_kind() != plan.kind
            {
                return Err(DeskError::not_found("post", scene.roster.post(post_ix).title.clone()));
            }
            let mut planned = other.of_person(person_ix).to_vec();
            let own = super::open::proposals_of(&review, person).filter(|p| p.is_for_standing());
            planned.extend(own.filter_map(|p| scene.roster.find_post(p.post)));
            let candidate = Candidate {
                person: person_ix,
                post: post_ix,
                term: plan.term,
                on: review.law_day,
                planned: &planned,
            };
            let mut findings = Vec::new();
            if checks::check_person(&ground, &law, &candidate, &mut findings) == Verdict::NotMet {
                let words = Words::load(lang);
                let sentences: Vec<String> = findings
                    .iter()
                    .filter(|finding| finding.blocks())
                    .map(|f| finding::word(f, &scene.roster, &law, words).sentence)
                    .collect();
                return Err(DeskError::NotEligible {
                    person: scene.roster.person(person_ix).name.as_str().to_owned(),
                    reason: sentences.join(" "),
                });
            }
            review.proposals.push(Proposal { person, post, kind: ProposalKind::Add });
        }
        tx.save_review(&review).await?;
        let data = json!({ "added": additions.len() });
        self.record(&mut tx, permit.actor(), "propose", &review.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}
