//! The counting of one step's box as it stands in the store.

use crate::DeskError;
use ballot::{
    Announced, CountError, Entered, InvalidKind, Ledger, LedgerRefusal, Release, Sheet, Terms,
};
use base::{ReviewId, UserId};
use plan::{BallotRule, Refusal, Review, StepRecord, StepState};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::{CountRecord, RecountRecord, Round, TermsRecord, Tx};

/// The counting of one step's box.
pub(crate) struct Counting {
    /// The review.
    pub review: Review,
    /// The step's number, from 1.
    pub number: usize,
    /// The round that is going on.
    pub round: Round,
    /// What may be done and what was.
    pub ledger: Ledger,
    /// What was declared, if anything was yet.
    pub declared: Option<TermsRecord>,
    /// Why earlier rounds were set aside.
    pub recounts: Vec<RecountRecord>,
    /// Complete counts of all rounds so far.
    pub kept: u32,
}

impl Counting {
    /// Reads the counting of a step of a review.
    ///
    /// # Errors
    /// [`DeskError::Refused`] when the step has no ballot or its conference was
    /// not held.
    pub async fn load(tx: &mut Tx, id: ReviewId, number: usize) -> Result<Self, DeskError> {
        let review = crate::review::load(tx, id).await?;
        Self::of(tx, review, number).await
    }

    /// The same in order to change it: nobody else does meanwhile.
    pub async fn open(tx: &mut Tx, id: ReviewId, number: usize) -> Result<Self, DeskError> {
        let review = crate::review::load(tx, id).await?;
        tx.hold_counting(review.step(number)?.id).await?;
        Self::load(tx, id, number).await
    }

    /// The same for a review that is loaded already.
    pub async fn of(tx: &mut Tx, review: Review, number: usize) -> Result<Self, DeskError> {
        let step = review.step(number)?;
        if step.rule.ballot != BallotRule::Secret {
            return Err(Refusal::BallotMismatch { step: number }.into());
        }
        let (convened, present, rows) = match &step.state {
            StepState::Held { convened, present, rows, .. }
            | StepState::Counted { convened, present, rows, .. }
            | StepState::Concluded(StepRecord { convened, present, rows, .. }) => {
                (*convened, *present, rows.len())
            }
            other => {
                return Err(Refusal::WrongState { step: number, state: other.code() }.into());
            }
        };
        let id = step.id;
        let declared = tx.count_terms(id).await?;
        let every = || InvalidKind::ALL.iter().map(|(kind, _)| *kind).collect();
        let kinds = declared.as_ref().map_or_else(every, |terms| terms.kinds.clone());
        let mut ledger = Ledger::new(Terms { rows, convened, present, kinds });
        let counts = tx.counts(id, rows).await?;
        let recounts = tx.recounts(id).await?;
        for recount in &recounts {
            let round = Round { step: id, number: recount.round };
            replay(tx, &mut ledger, round, &counts).await?;
            ledger.recount(recount.asked_by, &recount.reason).map_err(contradiction)?;
        }
        let round = Round { step: id, number: recounts.len() as u32 + 1 };
        replay(tx, &mut ledger, round, &counts).await?;
        replay_drafts(tx, &mut ledger, round).await?;
        let kept = counts.len() as u32;
        Ok(Self { review, number, round, ledger, declared, recounts, kept })
    }

    /// Fixes what was not declared: whoever begins without declaring counts
    /// with every kind.
    pub async fn declare_all(&mut self, tx: &mut Tx, by: UserId) -> Result<(), DeskError> {
        if self.declared.is_none() {
            let kinds: BTreeSet<InvalidKind> = self.ledger.terms().kinds.clone();
            let terms = TermsRecord { kinds, declared_by: by };
            tx.declare_terms(self.round.step, &terms).await?;
            self.declared = Some(terms);
        }
        Ok(())
    }

    /// The review's id, as journals name it.
    pub fn subject(&self) -> String {
        self.review.id.to_string()
    }

    /// Whether the box may still be counted: a released result changes only by
    /// a recount, also one that was released before releases were recorded.
    pub fn is_open(&self) -> Result<(), DeskError> {
        match &self.review.step(self.number)?.state {
            StepState::Held { .. } => Ok(()),
            other => Err(Refusal::WrongState { step: self.number, state: other.code() }.into()),
        }
    }
}

/// The digest by which figures are proposed and confirmed.
pub(crate) fn digest(result: &Announced) -> String {
    let digest = Sha256::digest(result.text().as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A count as it was kept, with the sheets by place where they were numbered.
async fn entered(
    tx: &mut Tx,
    round: Round,
    record: &CountRecord,
    count: &ballot::Count,
) -> Result<Entered, DeskError> {
    let draft = tx.count_draft(round, record.counter).await?;
    let numbered = Some(draft.sheets).filter(|sheets| !sheets.is_empty());
    let (counter, source, issued) = (record.counter, record.source, record.issued);
    let count = count.clone();
    Ok(Entered { counter, source, issued, count, write_ins: draft.write_ins, numbered })
}

async fn replay(
    tx: &mut Tx,
    ledger: &mut Ledger,
    round: Round,
    counts: &[(CountRecord, ballot::Count)],
) -> Result<(), DeskError> {
    for (record, count) in counts.iter().filter(|(record, _)| record.round == round.number) {
        let entered = entered(tx, round, record, count).await?;
        ledger.keep(entered).map_err(contradiction)?;
    }
    for record in tx.name_merges(round).await? {
        ledger.merge(record.merge).map_err(contradiction)?;
    }
    let Some(release) = tx.count_release(round).await? else { return Ok(()) };
    let proposed = ledger.propose(release.proposed_by).map_err(contradiction)?;
    let text = proposed.text();
    if digest(proposed) != release.digest {
        return Err(DeskError::Internal("a release is not of the figures counted".to_owned()));
    }
    if let Some(by) = release.confirmed_by {
        ledger.confirm(by, &text).map_err(contradiction)?;
    }
    Ok(())
}

async fn replay_drafts(tx: &mut Tx, ledger: &mut Ledger, round: Round) -> Result<(), DeskError> {
    if *ledger.release() != Release::None {
        return Ok(());
    }
    for counter in tx.draft_counters(round).await? {
        // Whoever has closed a count, or began one that is no longer wanted.
        if ledger.may_count(counter).is_err() {
            continue;
        }
        let draft = tx.count_draft(round, counter).await?;
        for (place, sheet) in draft.sheets {
            ledger.enter(counter, place, sheet).map_err(contradiction)?;
        }
        ledger.write(counter, draft.write_ins).map_err(contradiction)?;
    }
    Ok(())
}

/// What is stored was allowed when it was stored.
fn contradiction(refusal: LedgerRefusal) -> DeskError {
    DeskError::Internal(format!("the records of a count contradict each other: {refusal}"))
}

impl From<LedgerRefusal> for DeskError {
    fn from(refusal: LedgerRefusal) -> Self {
        match refusal {
            LedgerRefusal::Sheet(error) => Self::Sheets(error),
            LedgerRefusal::Turnout(error) => Self::Refused(error.into()),
            LedgerRefusal::SameCounter => Self::SameCounter,
            LedgerRefusal::NotWanted => Self::AlreadyCounted,
            LedgerRefusal::NoReason => Self::Refused(Refusal::NoReason),
            other => Self::Counting(other),
        }
    }
}

/// A sheet as typed (see [`ballot::Sheet::typed`]).
pub(crate) fn read_sheet(text: &str, rows: usize, sheet: u32) -> Result<Sheet, DeskError> {
    let unreadable = || CountError::Unreadable { sheet: sheet as usize, text: text.to_owned() };
    Ok(Sheet::typed(text, rows).ok_or_else(unreadable)?)
}
