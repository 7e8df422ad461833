//! A conference as its page shows it.

use crate::issue::usual::{prepared, usual_agreement};
use crate::scene::Scene;
use crate::wording::step_name;
use crate::{Desk, DeskError, Permit, ReadPeople};
use ballot::{Quorum, QuorumBase};
use base::{Day, InvitationId, PersonId, ReviewId};
use plan::{Agreement, Conference, Step, StepState};
use store::Summons;
use words::{Lang, Words};

/// One of the two ways in which those present are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuorumCount {
    /// What the share is of.
    pub base: QuorumBase,
    /// Those present who count.
    pub present: u32,
    /// How many there are in all.
    pub total: u32,
    /// How many must be present.
    pub needed: u32,
    /// Whether the law of the step counts this way.
    pub rules: bool,
}

impl QuorumCount {
    /// How many are lacking; 0 once there are enough.
    pub fn short(&self) -> u32 {
        self.needed.saturating_sub(self.present)
    }

    /// Both ways, the one that rules first.
    pub fn both(quorum: Quorum, convened: (u32, u32), members: (u32, u32)) -> [Self; 2] {
        let one = |base, (present, total): (u32, u32)| Self {
            base,
            present,
            total,
            needed: quorum.needed(total).max(1),
            rules: quorum.base == base,
        };
        let of_convened = one(QuorumBase::Convened, convened);
        let of_members = one(QuorumBase::Members, members);
        if of_convened.rules { [of_convened, of_members] } else { [of_members, of_convened] }
    }
}

/// Who came, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turnup {
    /// People on the roster.
    pub convened: u32,
    /// Present: checked in before the conference was opened.
    pub present: u32,
    /// Came after it was opened.
    pub late: u32,
    /// Attend instead of somebody, without a vote.
    pub substitutes: u32,
    /// Absent with a reason on record.
    pub excused: u32,
}

impl Turnup {
    pub(super) fn of(roster: &[Summons]) -> Self {
        let count =
            |test: &dyn Fn(&Summons) -> bool| roster.iter().filter(|one| test(one)).count() as u32;
        Self {
            convened: roster.len() as u32,
            present: count(&|one| one.present == Some(true)),
            late: count(&|one| one.late),
            substitutes: count(&|one| one.substitute.is_some()),
            excused: count(&|one| one.absence.is_some()),
        }
    }
}

/// One person on the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRoll {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// In which capacity they are called.
    pub capacity: String,
    /// Whether they are a member of the body that meets.
    pub member: bool,
    /// The code of their invitation.
    pub invitation: Option<InvitationId>,
    /// Whether they are present; `None` before attendance is taken.
    pub present: Option<bool>,
    /// Whether they came after the conference was opened.
    pub late: bool,
    /// Why they are absent.
    pub absence: Option<String>,
    /// Who comes instead, and why.
    pub substitute: Option<(String, String)>,
}

/// A conference with everything that its page shows.
#[derive(Debug, Clone)]
pub struct ConferenceSheet {
    /// The unit: code and name.
    pub unit: (String, String),
    /// The step, with its law and its state.
    pub step: Step,
    /// Its number, from 1.
    pub number: usize,
    /// How many steps the procedure has.
    pub steps: usize,
    /// Its name in words.
    pub name: String,
    /// The record; where nothing is prepared yet, with what is usual.
    pub record: Conference,
    /// Purpose, requirements and order of steps to be agreed on: what was
    /// agreed, or what is usual.
    pub agreement: Agreement,
    /// The secret of the projector's page, if one was made.
    pub screen: Option<String>,
    /// Who is called, in the order of lists.
    pub roll: Vec<OnRoll>,
    /// Who came, in numbers.
    pub turnup: Turnup,
    /// Both ways of counting; none before the conference is called.
    pub quorum: Option<[QuorumCount; 2]>,
    /// Where the quorum stands, and how its source is known.
    pub quorum_basis: Option<(String, lex::Source)>,
    /// The day whose law the review follows.
    pub law_day: Day,
    /// Whether the review is still open.
    pub open: bool,
}

impl Desk {
    /// The conference of a step.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn conference_sheet(
        &self,
        permit: &Permit<ReadPeople>,
        id: ReviewId,
        number: usize,
        lang: Lang,
    ) -> Result<ConferenceSheet, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, id).await?;
        let scene = Scene::load(&mut tx, self.shelf.clone(), review.law_day).await?;
        let unit = permit.admits(&scene, &review)?;
        let step = review.step(number)?.clone();
        let mut summons = tx.summons(step.id).await?;
        summons.sort_by_key(|one| (scene.roster.find_person(one.person), one.person));
        let record = tx.conference(step.id).await?;
        let turnup = Turnup::of(&summons);
        let body = crate::review::convene::body_members(&scene, unit, step.rule.roster);
        let of_members = summons.iter().filter(|one| one.present == Some(true) && one.member);
        let of_members = of_members.count() as u32;
        let members = match (&step.state, body) {
            (StepState::Convened { members, .. }, _) => *members,
            (_, Some(body)) => body.len() as u32,
            (_, None) => turnup.convened,
        };
        let both = QuorumCount::both(
            step.rule.quorum,
            (turnup.present, turnup.convened),
            (of_members, members),
        );
        let agreement = record.conference.agreement.clone();
        let unit_record = scene.roster.unit(unit);
        let basis = scene.view(unit, review.law_day, review.known_by).by_name("quorum").and_then(
            |ruling| {
                let deciding = &ruling.ok()?.chain.deciding;
                Some((deciding.to_string(), deciding.source))
            },
        );
        Ok(ConferenceSheet {
            unit: (unit_record.code.clone(), unit_record.name.clone()),
            number,
            steps: review.steps.len(),
            name: step_name(Words::load(lang), &step.rule.code),
            agreement: agreement.unwrap_or_else(|| usual_agreement(&review)),
            screen: record.screen,
            roll: summons.into_iter().map(|one| on_roll(&scene, one)).collect(),
            turnup,
            quorum: (step.state != StepState::Drafted).then_some(both),
            quorum_basis: basis,
            law_day: review.law_day,
            open: review.state == plan::ReviewState::Open,
            record: prepared(record.conference, step.rule.ballot),
            step,
        })
    }
}

fn on_roll(scene: &Scene, one: Summons) -> OnRoll {
    let known = scene.roster.find_person(one.person);
    let name = known.map(|ix| scene.roster.person(ix).name.as_str().to_owned());
    OnRoll {
        person: one.person,
        name: name.unwrap_or_else(|| one.person.to_string()),
        capacity: one.capacity,
        member: one.member,
        invitation: one.invitation,
        present: one.present,
        late: one.late,
        absence: one.absence,
        substitute: one.substitute,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Share;

    #[test]
    fn both_ways_are_counted_and_the_one_of_the_law_stands_first() {
        let share = Share::new(2, 3).unwrap();
        let of = |base| QuorumCount::both(Quorum { share, base }, (6, 10), (6, 9));
        let [first, second] = of(QuorumBase::Members);
        assert_eq!((first.base, first.needed, first.short()), (QuorumBase::Members, 6, 0));
        assert_eq!((second.needed, second.short(), second.rules), (7, 1, false));
        assert_eq!(of(QuorumBase::Convened)[0].short(), 1);
    }
}
