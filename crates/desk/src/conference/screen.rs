//! What the hall sees on the screen: turnout, quorum, how far the count is, and
//! the result once it is released. Read each second while somebody watches, so
//! it loads little.

use super::sheet::{QuorumCount, Turnup};
use crate::{Desk, DeskError, Permit, ReadResults, RunReview};
use ballot::{Base, Tally};
use base::{Day, ReviewId};
use plan::{BallotRule, Outcome, Review, Step, StepState};
use serde_json::json;
use store::{CountProgress, Tx};

/// Who wants to watch.
#[derive(Debug, Clone, Copy)]
pub enum Watcher<'a> {
    /// Somebody signed in who may read results.
    Reader(&'a Permit<ReadResults>),
    /// A screen that was given the conference's secret.
    Key(&'a str),
}

/// The proof that a screen may show a conference. Only
/// [`Desk::screen_pass`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScreenPass {
    review: ReviewId,
    number: usize,
}

impl ScreenPass {
    /// The review and the number of the step.
    pub fn place(&self) -> (ReviewId, usize) {
        (self.review, self.number)
    }
}

/// What the screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// The unit's name.
    pub unit: String,
    /// The step, by code.
    pub step: String,
    /// Its day, once called.
    pub on: Option<Day>,
    /// Place and time, where settled.
    pub place: String,
    /// `hh:mm`, where settled.
    pub start: String,
    /// The state of the step, by code.
    pub state: &'static str,
    /// Whether the step takes a secret ballot.
    pub ballot: bool,
    /// Who came, in numbers.
    pub turnup: Turnup,
    /// Both ways of counting while the conference is not opened yet.
    pub quorum: Option<[QuorumCount; 2]>,
    /// How many sheets were issued, and how far each count is.
    pub counts: Vec<CountProgress>,
    /// The result, once released.
    pub results: Option<Results>,
}

/// A released result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// Sheets issued, returned, valid, invalid.
    pub sheets: [u32; 4],
    /// What each share is of.
    pub base: Base,
    /// How many the base counts.
    pub out_of: u32,
    /// How many votes a row needs; none where the law sets no threshold.
    pub needed: Option<u32>,
    /// The rows of the form, in its order; none where the law keeps the result
    /// from being announced at the conference.
    pub rows: Vec<ProjectionRow>,
}

/// One row of a released result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectionRow {
    /// The name, as it stood on the ballot.
    pub name: String,
    /// The post.
    pub post: String,
    /// Votes for.
    pub votes_for: u32,
    /// What came of it; none before the step is concluded.
    pub outcome: Option<Outcome>,
}

impl Desk {
    /// Makes the secret that opens the projector's page of a conference; an
    /// earlier one falls away.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`].
    pub async fn new_screen(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
    ) -> Result<String, DeskError> {
        let mut work = self.closed_or_open(permit, review, number).await?;
        // 128 bits: nobody tries them out.
        let half = || self.draw(|chance| format!("{:016x}", chance.next_u64()));
        let secret = half() + &half();
        work.record.screen = Some(secret.clone());
        work.save_record().await?;
        let data = json!({ "step": number });
        self.conclude_work(permit, work, "new-screen", data).await?;
        Ok(secret)
    }

    /// Lets a screen in.
    ///
    /// # Errors
    /// [`DeskError::NoSession`] for a wrong secret, [`DeskError::NotFound`].
    pub async fn screen_pass(
        &self,
        watcher: Watcher<'_>,
        review: ReviewId,
        number: usize,
    ) -> Result<ScreenPass, DeskError> {
        let mut tx = self.store.read().await?;
        match watcher {
            Watcher::Reader(permit) => {
                let found = crate::review::load(&mut tx, review).await?;
                found.step(number)?;
                self.admit(permit, &mut tx, &found).await?;
            }
            Watcher::Key(key) => {
                // Whoever has no secret learns not even which conferences are.
                let found = tx.review(review).await.map_err(|_| DeskError::NoSession)?;
                let step = found.step(number).map_err(|_| DeskError::NoSession)?.id;
                let screen = tx.conference(step).await?.screen;
                if !screen.is_some_and(|secret| same(&secret, key)) {
                    return Err(DeskError::NoSession);
                }
                // The screen is the hall's, whose clearance nobody knows; what the
                // site does not open, it does not show.
                if self.secrecy_in(&mut tx, &found).await? > self.ceiling().level {
                    return Err(DeskError::NoSession);
                }
            }
        }
        Ok(ScreenPass { review, number })
    }

    /// What the screen shows now.
    ///
    /// # Errors
    /// [`DeskError::Store`] when the database does not answer.
    pub async fn projection(&self, pass: ScreenPass) -> Result<Projection, DeskError> {
        let mut tx = self.store.read().await?;
        let review = crate::review::load(&mut tx, pass.review).await?;
        let step = review.step(pass.number)?;
        let roster = crate::scene::roster_of(&mut tx, &self.shelf, review.law_day).await?;
        let summons = tx.summons(step.id).await?;
        let setup = tx.conference(step.id).await?.conference.setup;
        let unit = roster.find_unit(review.unit).map(|ix| roster.unit(ix).name.clone());
        let turnup = Turnup::of(&summons);
        let (_, of_members) = super::roll::present(&summons);
        let quorum = match &step.state {
            StepState::Convened { convened, members, .. } => Some(QuorumCount::both(
                step.rule.quorum,
                (turnup.present, *convened),
                (of_members, *members),
            )),
            _ => None,
        };
        let mut results = results(&roster, &review, step);
        if !self.announced(&roster, &review)
            && let Some(results) = &mut results
        {
            // The law keeps the votes for the papers; the hall learns of the
            // sheets alone.
            results.rows.clear();
        }
        Ok(Projection {
            unit: unit.unwrap_or_default(),
            step: step.rule.code.clone(),
            on: step.state.day(),
            place: setup.place,
            start: setup.start,
            state: step.state.code(),
            ballot: step.rule.ballot == BallotRule::Secret,
            turnup,
            quorum,
            counts: progress(&mut tx, step).await?,
            results,
        })
    }

    /// Whether the law of a review has its results announced at the conference.
    /// What is not configured forbids nothing.
    fn announced(&self, roster: &roster::Roster, review: &Review) -> bool {
        let Some(unit) = roster.find_unit(review.unit) else { return true };
        let path = roster.path_codes(unit);
        let (legal_day, known_by) = (review.law_day, review.known_by);
        let view = self.book().view(&lex::Moment { legal_day, known_by, unit_path: &path });
        view.get(lex::ENTRY_ANNOUNCED_AT_CONFERENCE).map_or(true, |ruling| *ruling.value)
    }
}

/// How far the counting has gone; nothing before the vote.
async fn progress(tx: &mut Tx, step: &Step) -> Result<Vec<CountProgress>, DeskError> {
    match step.state {
        StepState::Held { .. } => Ok(tx.count_progress(step.id).await?),
        _ => Ok(Vec::new()),
    }
}

/// Nothing of a result before the step is counted, which releases it.
fn results(roster: &roster::Roster, review: &Review, step: &Step) -> Option<Results> {
    let (rows, tally, outcomes): (&[usize], &Tally, &[Outcome]) = match &step.state {
        StepState::Counted { rows, tally, .. } => (rows, tally.as_ref()?, &[]),
        StepState::Concluded(record) => (&record.rows, record.tally.as_ref()?, &record.outcomes),
        _ => return None,
    };
    let base = step.rule.threshold.map_or(Base::Valid, |threshold| threshold.base);
    let row = |(place, row): (usize, &usize)| {
        let proposal = review.proposals.get(*row)?;
        let person = roster.find_person(proposal.person)?;
        let post = roster.find_post(proposal.post)?;
        Some(ProjectionRow {
            name: roster.person(person).name.as_str().to_owned(),
            post: roster.post(post).title.clone(),
            votes_for: tally.rows.get(place)?.votes_for,
            outcome: outcomes.get(place).copied(),
        })
    };
    Some(Results {
        sheets: [tally.issued, tally.returned, tally.valid, tally.invalid],
        base,
        out_of: base.of(tally),
        needed: step.rule.threshold.map(|threshold| threshold.needed(base.of(tally))),
        rows: rows.iter().enumerate().filter_map(row).collect(),
    })
}

/// Whether two secrets are equal, in a time that tells nothing.
fn same(secret: &str, given: &str) -> bool {
    let differ = secret.bytes().zip(given.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b));
    secret.len() == given.len() && differ == 0
}
