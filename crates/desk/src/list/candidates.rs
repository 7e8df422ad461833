//! Who could be put on the list for one post: those who meet every binding
//! rule first, and whoever else a name is searched for, with what stands
//! against them.

use super::Bench;
use super::edit::ListRef;
use super::show::age_on;
use crate::review::eligible::sources;
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{PersonId, PostId, fold};
use checks::Verdict;
use plan::{Proposal, ProposalKind};
use words::finding::word;
use words::{Lang, Words};

/// The most that are shown at a time.
const MOST_SHOWN: usize = 40;

/// Somebody who could be put on the list.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The present title.
    pub current: String,
    /// The unit.
    pub unit: String,
    /// Age in full years on the legal day; `None` where the birth date does
    /// not tell.
    pub age: Option<u32>,
    /// What the binding rules say together.
    pub verdict: Verdict,
    /// Why not, or what is not known, one sentence a finding.
    pub reasons: Vec<String>,
}

/// Who could be put on the list for a post.
#[derive(Debug, Clone)]
pub struct Candidates {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// The words searched for.
    pub text: String,
    /// Who; those who meet the rules first, then by what is open, by name.
    pub found: Vec<Fit>,
    /// How many there are beyond those shown.
    pub left_off: usize,
}

impl Desk {
    /// Who could be put on the list for a post. Without words, those who meet
    /// every binding rule; with words, everyone of the unit's sources whose
    /// name or title has them.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn list_candidates(
        &self,
        permit: &Permit<ReadPeople>,
        list: ListRef,
        post: PostId,
        text: &str,
        lang: Lang,
    ) -> Result<Candidates, DeskError> {
        let mut tx = self.store.read().await?;
        let bench = Bench::load(self, &mut tx, list.review, list.scenario).await?;
        bench.guard(permit)?;
        let ix = bench.scene.post(post)?;
        let (scene, words, wanted) = (&bench.scene, Words::load(lang), fold(text));
        let listed = |person| {
            bench.proposals().iter().any(|line| line.person == person && line.post == post)
        };
        let ground = bench.ground();
        let mut found: Vec<(u8, String, Fit)> = Vec::new();
        for who in sources(scene, bench.unit) {
            let person = scene.roster.person(who);
            let current = scene.current_title(who).unwrap_or_default();
            let said = [person.name.as_str(), &current];
            if listed(person.id)
                || !(wanted.is_empty() || said.iter().any(|text| fold(text).contains(&wanted)))
            {
                continue;
            }
            let line = Proposal { person: person.id, post, kind: ProposalKind::Add };
            let planned = bench.planned_of(&line);
            let candidate = bench.candidate(&line, &planned)?;
            let mut findings = Vec::new();
            let verdict = checks::check_person(&ground, &bench.law, &candidate, &mut findings);
            if wanted.is_empty() && verdict != Verdict::Met {
                continue;
            }
            let open = findings.iter().filter(|finding| finding.needs_attention());
            let say = |finding| {
                let mut said = word(finding, &scene.roster, &bench.law, words);
                crate::gate::hush(permit.actor(), [&mut said], words);
                said.sentence
            };
            let fit = Fit {
                person: person.id,
                name: person.name.as_str().to_owned(),
                current,
                unit: scene.roster.unit(person.unit).name.clone(),
                age: age_on(person.birth, bench.review.law_day),
                verdict,
                reasons: open.map(say).collect(),
            };
            let weight = match verdict {
                Verdict::Met => 0,
                Verdict::Undetermined => 1,
                Verdict::NotMet | Verdict::NotApplicable => 2,
            };
            found.push((weight, person.name.order(), fit));
        }
        found.sort_by(|one, two| (one.0, &one.1).cmp(&(two.0, &two.1)));
        let left_off = found.len().saturating_sub(MOST_SHOWN);
        Ok(Candidates {
            post,
            title: scene.roster.post(ix).title.clone(),
            text: text.trim().to_owned(),
            found: found.into_iter().take(MOST_SHOWN).map(|(_, _, fit)| fit).collect(),
            left_off,
        })
    }
}
