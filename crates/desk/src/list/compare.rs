//! People side by side, each for the posts under which they stand on a list
//! (R4): the same facts in the same order, and what the rules say of each.

use super::Bench;
use super::edit::ListRef;
use super::show::age_on;
use crate::{Desk, DeskError, Permit, ReadPeople, ReadSensitive};
use base::{Month, PartialDate, PersonId};
use checks::Verdict;
use plan::ProposalKind;
use roster::{Education, Evaluation, Sex, StateManagement, Theory};
use words::finding::{WordedFinding, word};
use words::{Lang, Words};

/// One person of the comparison.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Birth date as known.
    pub birth: PartialDate,
    /// Age in full years on the legal day.
    pub age: Option<u32>,
    /// The month of retirement by the law in force, earliest and latest.
    pub retires: Option<(Month, Month)>,
    /// The present title.
    pub current: String,
    /// The unit.
    pub unit: String,
    /// Professional education.
    pub education: Option<Education>,
    /// Political theory.
    pub theory: Option<Theory>,
    /// State management.
    pub management: Option<StateManagement>,
    /// Full member of the Party since.
    pub party_official: Option<PartialDate>,
    /// Evaluations, the latest first.
    pub evaluations: Vec<Evaluation>,
    /// Disciplines stated; `None` where the record does not say.
    pub disciplines: Option<usize>,
    /// The posts for which the person stands on the list.
    pub posts: Vec<ComparedPost>,
}

/// A post for which somebody of the comparison stands on the list.
#[derive(Debug, Clone)]
pub struct ComparedPost {
    /// Its title.
    pub title: String,
    /// What is proposed.
    pub kind: ProposalKind,
    /// What the binding rules say together.
    pub verdict: Verdict,
    /// One finding a rule.
    pub findings: Vec<WordedFinding>,
}

impl Desk {
    /// People side by side, in the order asked for; who is not on the list is
    /// left out.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn compare_people(
        &self,
        permit: &Permit<ReadPeople>,
        list: ListRef,
        people: &[PersonId],
        lang: Lang,
    ) -> Result<Vec<Compared>, DeskError> {
        let mut tx = self.store.read().await?;
        let bench = Bench::load(self, &mut tx, list.review, list.scenario).await?;
        bench.guard(permit)?;
        let words = Words::load(lang);
        let mut compared = Vec::new();
        for &id in people {
            if bench.proposals().iter().any(|line| line.person == id) {
                let mut one = compare(&bench, id, words)?;
                if !permit.actor().has::<ReadSensitive>() {
                    (one.party_official, one.disciplines) = (None, None);
                }
                let worded = one.posts.iter_mut().flat_map(|post| &mut post.findings);
                crate::gate::hush(permit.actor(), worded, words);
                compared.push(one);
            }
        }
        Ok(compared)
    }
}

fn compare(bench: &Bench, id: PersonId, words: &Words) -> Result<Compared, DeskError> {
    let scene = &bench.scene;
    let ix = scene.person(id)?;
    let person = scene.roster.person(ix);
    let ground = bench.ground();
    let mut retires = None;
    let mut posts = Vec::new();
    for line in bench.proposals().iter().filter(|line| line.person == id) {
        let Some(post) = scene.roster.find_post(line.post) else { continue };
        let planned = bench.planned_of(line);
        let candidate = bench.candidate(line, &planned)?;
        let mut findings = Vec::new();
        let verdict = checks::check_person(&ground, &bench.law, &candidate, &mut findings);
        retires = retires.or_else(|| findings.iter().find_map(retirement));
        posts.push(ComparedPost {
            title: scene.roster.post(post).title.clone(),
            kind: line.kind,
            verdict,
            findings: findings
                .iter()
                .map(|finding| word(finding, &scene.roster, &bench.law, words))
                .collect(),
        });
    }
    Ok(Compared {
        person: id,
        name: person.name.as_str().to_owned(),
        sex: person.sex,
        birth: person.birth,
        age: age_on(person.birth, bench.review.law_day),
        retires,
        current: scene.current_title(ix).unwrap_or_default(),
        unit: scene.roster.unit(person.unit).name.clone(),
        education: person.education,
        theory: person.theory,
        management: person.management,
        party_official: person.party_official,
        evaluations: person.evaluations.iter().rev().copied().collect(),
        disciplines: person.disciplines.as_ref().map(Vec::len),
        posts,
    })
}

/// The month of retirement that a finding compared, earliest and latest.
pub(super) fn retirement(finding: &checks::Finding) -> Option<(Month, Month)> {
    match finding.compared {
        checks::Compared::Service { retires, retires_latest, .. } => {
            Some((retires, retires_latest))
        }
        _ => None,
    }
}
