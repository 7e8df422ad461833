//! One review: the law it runs under, its procedure, its proposals.

use crate::review::eligible::who_could_join;
use crate::wording::title_of_plan;
use crate::{Desk, DeskError, Eligible, Permit, ReadPeople};
use base::{Month, PersonId, ReviewId};
use checks::{Candidate, Ground, Law, Rule};
use plan::{Change, LeaveReason, ProposalKind, Review, ReviewState};
use roster::{PlanKind, PostIx, Term};
use words::finding::{WordedFinding, word};
use words::{Lang, Words};

/// One review.
#[derive(Debug, Clone)]
pub struct ReviewSheet {
    /// The review itself.
    pub review: Review,
    /// The unit: code and name.
    pub unit: (String, String),
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// The plan's title in words.
    pub title: String,
    /// The month at which ages are counted.
    pub age_month: Option<Month>,
    /// The instruments whose provisions decide, latest first: number and day,
    /// worst source of the provisions used.
    pub instruments: Vec<(String, lex::Source)>,
    /// The proposals, in the order of the list.
    pub proposals: Vec<ProposalLine>,
    /// Who could join; only while the review is open.
    pub joining: Vec<Eligible>,
    /// Units that must decide before, by name.
    pub waiting_for: Vec<String>,
    /// The decision: number and day.
    pub decision: Option<(String, base::Day)>,
    /// How secret it and its papers are.
    pub secrecy: lex::Secrecy,
    /// The provisions behind its findings that nobody has compared with the
    /// document, as cited.
    pub unconfirmed: Vec<String>,
}

/// One proposal.
#[derive(Debug, Clone)]
pub struct ProposalLine {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The present title.
    pub current: String,
    /// The post's title.
    pub post: String,
    /// What is proposed.
    pub kind: ProposalKind,
    /// Why the person must leave, or what is open: the finding.
    pub finding: Option<WordedFinding>,
    /// What the decision does, once all steps are concluded.
    pub change: Option<Change>,
}

impl Desk {
    /// A review with everything that its page shows.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn review_sheet(
        &self,
        permit: &Permit<ReadPeople>,
        id: ReviewId,
        lang: Lang,
    ) -> Result<ReviewSheet, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, id).await?;
        let scene = crate::scene::Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = permit.admits(&scene, &review)?;
        let plan = *scene.plan(review.plan)?;
        let law = scene.law_of(&review, unit);
        let words = Words::load(lang);
        let ground = Ground::of(&scene.roster);
        let mut open = review.clone();
        open.state = ReviewState::Open;
        let changes = open.decision().map(|decision| decision.changes).unwrap_or_default();
        let other = scene.other_entries(plan.id, plan.term, review.law_day);
        let mut proposals = Vec::new();
        for (row, proposal) in review.proposals.iter().enumerate() {
            let Some(planned) = scene.planned(proposal.person, proposal.post) else { continue };
            let mut all: Vec<PostIx> = other.of_person(planned.person).to_vec();
            let own = crate::review::open::proposals_of(&review, proposal.person);
            all.extend(own.filter_map(|p| scene.roster.find_post(p.post)));
            let candidate = Candidate {
                person: planned.person,
                post: planned.post,
                term: plan.term,
                on: review.law_day,
                planned: &all,
            };
            let finding = reason_finding(&ground, &law, &candidate, proposal.kind);
            proposals.push(ProposalLine {
                person: proposal.person,
                name: scene.roster.person(planned.person).name.as_str().to_owned(),
                current: scene.current_title(planned.person).unwrap_or_default(),
                post: scene.roster.post(planned.post).title.clone(),
                kind: proposal.kind,
                finding: finding.map(|finding| word(&finding, &scene.roster, &law, words)),
                change: changes.get(row).copied(),
            });
        }
        let worded =
            proposals.iter_mut().filter_map(|line: &mut ProposalLine| line.finding.as_mut());
        crate::gate::hush(permit.actor(), worded, words);
        let is_open = review.state == ReviewState::Open;
        let joining =
            if is_open { who_could_join(&scene, &review, &plan, unit, &law) } else { Vec::new() };
        let waiting_for = scene
            .undecided_before(&review)?
            .iter()
            .filter(|_| is_open)
            .filter_map(|plan| scene.roster.find_unit(plan.unit))
            .map(|ix| scene.roster.unit(ix).name.clone())
            .collect();
        let age_month = age_month(&law, plan.term, &ground, unit);
        let decision = match review.state {
            ReviewState::Decided { decision, on } => {
                Some((scene.decision(decision).map(|d| d.number.clone()).unwrap_or_default(), on))
            }
            ReviewState::Open | ReviewState::Withdrawn { .. } => None,
        };
        let record = scene.roster.unit(unit);
        Ok(ReviewSheet {
            secrecy: scene.secrecy_of(&review, unit),
            unit: (record.code.clone(), record.name.clone()),
            kind: plan.kind,
            term: plan.term,
            title: title_of_plan(words, plan.kind, plan.term),
            age_month,
            instruments: instruments(&law),
            unconfirmed: crate::law::unconfirmed(law.view()).into_values().collect(),
            proposals,
            joining,
            waiting_for,
            decision,
            review,
        })
    }
}

fn age_month(law: &Law, term: Term, ground: &Ground<'_>, unit: roster::UnitIx) -> Option<Month> {
    let rows = law.view().get(lex::AGE_REFERENCE).ok()?;
    ground
        .level_codes(unit)
        .find_map(|level| lex::reference_month(rows.value, term.first_year(), level))
}

/// The finding behind a removal; for the others the first that needs attention.
pub(crate) fn reason_finding(
    ground: &Ground<'_>,
    law: &Law,
    candidate: &Candidate<'_>,
    kind: ProposalKind,
) -> Option<checks::Finding> {
    let mut findings = Vec::new();
    checks::check_person(ground, law, candidate, &mut findings);
    if let ProposalKind::Remove(reason) = kind {
        let behind = checks::must_leave(ground, law, candidate)
            .into_iter()
            .find(|(found, _)| found.code() == reason.code())
            .map(|(_, finding)| finding);
        let failing = || findings.iter().find(|finding| finding.blocks()).copied();
        return behind.or_else(|| if reason == LeaveReason::PostEnded { None } else { failing() });
    }
    let hard = |finding: &&checks::Finding| finding.rule.kind() == checks::Kind::Hard;
    let excess = |finding: &&checks::Finding| finding.rule != Rule::PostsPerPerson;
    findings.iter().filter(hard).filter(excess).find(|finding| finding.needs_attention()).copied()
}

/// The instruments that decide a rule for this law, latest first, each
/// with the least sure source among the provisions used.
fn instruments(law: &Law) -> Vec<(String, lex::Source)> {
    let mut by_number: std::collections::BTreeMap<(base::Day, String), lex::Source> =
        Default::default();
    for info in lex::ParamInfo::ALL.iter().filter(|info| info.is_rule()) {
        if let Some(Ok(ruling)) = law.view().by_name(info.name) {
            let deciding = &ruling.chain.deciding;
            let key = (deciding.date, deciding.number.clone());
            let worst = by_number.entry(key).or_insert(deciding.source);
            *worst = (*worst).max(deciding.source);
        }
    }
    by_number
        .into_iter()
        .rev()
        .map(|((day, number), source)| (format!("{number} ({})", day.vietnamese()), source))
        .collect()
}
