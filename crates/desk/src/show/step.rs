//! One step's conference and its result.

use crate::wording::step_name;
use crate::{Desk, DeskError, Permit, ReadResults};
use base::{PartialDate, PersonId, ReviewId};
use plan::{Outcome, ProposalKind, Step, StepState};
use roster::Sex;
use words::{Lang, Words};

/// One step.
#[derive(Debug, Clone)]
pub struct StepSheet {
    /// The step itself, with its law and its state.
    pub step: Step,
    /// Its number, from 1.
    pub number: usize,
    /// Its name in words.
    pub name: String,
    /// The unit: code and name.
    pub unit: (String, String),
    /// The rows on the form, in its order.
    pub rows: Vec<StepRow>,
    /// People on the roster: name, capacity, whether present. Empty for those
    /// who may not read people.
    pub roster: Vec<(PersonId, String, String, Option<bool>)>,
    /// Who entered the counts, by name to show, and the sheets each counted.
    pub counts: Vec<(String, u32)>,
    /// Whether sheets were scanned for the released result, and who reads may
    /// look at what was decided about them.
    pub scan_log: bool,
    /// Where the conference meets; empty while not settled.
    pub place: String,
    /// Who is to be in the chair, by name; none for those who may not read
    /// people.
    pub chair: Option<String>,
    /// Where the quorum stands, and how its source is known.
    pub quorum_basis: Option<(String, lex::Source)>,
    /// Where the threshold stands, and how its source is known.
    pub threshold_basis: Option<(String, lex::Source)>,
    /// The provisions behind the step's procedure that nobody has compared with
    /// the document, as cited.
    pub unconfirmed: Vec<String>,
    /// The day whose law the review follows.
    pub law_day: base::Day,
}

/// One row of the form.
#[derive(Debug, Clone)]
pub struct StepRow {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Birth date as known; the year is printed on the form.
    pub birth: PartialDate,
    /// Sex.
    pub sex: Sex,
    /// The present title.
    pub current: String,
    /// The post's title.
    pub post: String,
    /// What is proposed.
    pub kind: ProposalKind,
    /// Votes for, against, blank, once released.
    pub votes: Option<ballot::RowTally>,
    /// The outcome, once concluded.
    pub outcome: Option<Outcome>,
}

impl Desk {
    /// A step with everything that its page shows. Before the counting team has
    /// released the result, no figure of a count is shown to anybody.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn step_sheet(
        &self,
        permit: &Permit<ReadResults>,
        id: ReviewId,
        number: usize,
        lang: Lang,
    ) -> Result<StepSheet, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, id).await?;
        let scene = crate::scene::Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = permit.admits(&scene, &review)?;
        let step = review.step(number)?.clone();
        let (rows, record) = match &step.state {
            StepState::Drafted => (review.form_of(number)?, None),
            StepState::Convened { rows, .. }
            | StepState::Held { rows, .. }
            | StepState::Counted { rows, .. } => (rows.clone(), None),
            StepState::Concluded(record) => (record.rows.clone(), Some(record.clone())),
        };
        let mut lines = Vec::new();
        for (place, &row) in rows.iter().enumerate() {
            let proposal = review.proposals[row];
            let Some(planned) = scene.planned(proposal.person, proposal.post) else { continue };
            let person = scene.roster.person(planned.person);
            let tally = step.tally();
            lines.push(StepRow {
                person: person.id,
                name: person.name.as_str().to_owned(),
                birth: person.birth,
                sex: person.sex,
                current: scene.current_title(planned.person).unwrap_or_default(),
                post: scene.roster.post(planned.post).title.clone(),
                kind: proposal.kind,
                votes: tally.and_then(|tally| tally.rows.get(place)).copied(),
                outcome: record.as_ref().and_then(|record| record.outcomes.get(place)).copied(),
            });
        }
        let mut roster = Vec::new();
        if permit.actor().has::<crate::ReadPeople>() {
            let mut summons = tx.summons(step.id).await?;
            summons.sort_by_key(|summons| scene.roster.find_person(summons.person));
            for summons in summons {
                let Some(ix) = scene.roster.find_person(summons.person) else { continue };
                let name = scene.roster.person(ix).name.as_str().to_owned();
                roster.push((summons.person, name, summons.capacity, summons.present));
            }
        }
        let setup = tx.conference(step.id).await?.conference.setup;
        let chair = setup.chair.filter(|_| permit.actor().has::<crate::ReadPeople>());
        let chair = chair.and_then(|person| scene.roster.find_person(person));
        let accounts = tx.accounts().await?;
        let round = tx.counting_round(step.id).await?;
        let counts = tx
            .counts(step.id, rows.len())
            .await?
            .into_iter()
            .filter(|(record, _)| record.round == round.number)
            .map(|(record, count)| {
                let counter = accounts.iter().find(|account| account.id == record.counter);
                let name = counter.map(|account| account.display_name.clone()).unwrap_or_default();
                (name, count.sheets().len() as u32)
            })
            .collect();
        let scan_log = permit.actor().has::<crate::CheckCount>()
            && step.tally().is_some()
            && crate::scanning::has_log(&mut tx, step.id, round.number).await?;
        let view = scene.view(unit, review.law_day, review.known_by);
        let basis = |parameter: &str| match view.by_name(parameter) {
            Some(Ok(ruling)) => {
                Some((ruling.chain.deciding.to_string(), ruling.chain.deciding.source))
            }
            _ => None,
        };
        let parameter =
            if step.rule.decides { "decision-threshold" } else { "introduction-threshold" };
        let record = scene.roster.unit(unit);
        Ok(StepSheet {
            number,
            name: step_name(Words::load(lang), &step.rule.code),
            unit: (record.code.clone(), record.name.clone()),
            rows: lines,
            roster,
            counts,
            scan_log,
            place: setup.place,
            chair: chair.map(|ix| scene.roster.person(ix).name.as_str().to_owned()),
            quorum_basis: basis("quorum"),
            threshold_basis: step.rule.threshold.and_then(|_| basis(parameter)),
            unconfirmed: crate::law::unconfirmed_of(&view, crate::law::PROCEDURE.into_iter())
                .into_values()
                .collect(),
            law_day: review.law_day,
            step,
        })
    }
}
