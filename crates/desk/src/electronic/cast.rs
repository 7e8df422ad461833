//! What a voter does: show a code, get the form, send the ballot.

use super::{SharedChance, VoteFault};
use crate::{Desk, DeskError};
use ballot::{Form, Mark};
use std::sync::Arc;
use store::ElectronicRecord;
use urn::{Code, CodeState, Keeper, Pace, Receipt, Refused, Vote};

/// A ballot as sent: the code and the receipt as their pages carry them.
#[derive(Debug, Clone)]
pub struct BallotSent {
    /// The code on the card, as typed.
    pub code: String,
    /// One mark for each row of the form.
    pub marks: Vec<Mark>,
    /// The receipt that the voter's page was given; a new one where it has none.
    pub receipt: Option<String>,
}

impl Desk {
    /// Whether an electronic vote is open at all.
    ///
    /// # Errors
    /// [`DeskError`] when a box cannot be opened.
    pub async fn voting_is_open(&self) -> Result<bool, DeskError> {
        self.look_around().await?;
        Ok(!self.hall.running().is_empty())
    }

    /// The form for a code that may still vote.
    ///
    /// # Errors
    /// [`DeskError::Vote`]: unknown, mistyped or used.
    pub async fn form_for(&self, code: &str) -> Result<Arc<Form>, DeskError> {
        let code = read(code)?;
        self.look_around().await?;
        let mut fault = VoteFault::UnknownCode;
        for vote in self.hall.running() {
            match vote.keeper.code_state(&code) {
                CodeState::Unused => return Ok(Arc::clone(&vote.form)),
                CodeState::Used => fault = VoteFault::UsedCode,
                CodeState::Unknown => {}
            }
        }
        Err(fault.into())
    }

    /// Draws a receipt for a page on which a voter looks over the ballot.
    pub fn draw_receipt(&self) -> String {
        self.draw(|chance| Receipt::draw(chance)).to_string()
    }

    /// Sends a ballot. `reply` is called once: with the receipt when the ballot
    /// lasts on disk, or with why it was not taken. Returns at once otherwise.
    ///
    /// # Errors
    /// [`DeskError::Vote`] when the ballot breaks a rule of the form or the
    /// code is of no open vote; `reply` is not called then.
    pub async fn send_ballot(
        &self,
        sent: BallotSent,
        reply: impl FnOnce(Result<String, VoteFault>) + Send + 'static,
    ) -> Result<(), DeskError> {
        let code = read(&sent.code)?;
        self.look_around().await?;
        let running = self.hall.running();
        let known =
            |vote: &&Arc<super::hall::Running>| vote.keeper.code_state(&code) != CodeState::Unknown;
        let vote = running.iter().find(known).ok_or(VoteFault::UnknownCode)?;
        within_rules(&vote.form, &sent.marks)?;
        let receipt = match sent.receipt.and_then(|text| text.parse().ok()) {
            Some(receipt) => receipt,
            None => self.draw(|chance| Receipt::draw(chance)),
        };
        vote.keeper.send(Vote { code, marks: sent.marks, receipt }, move |answer| {
            reply(answer.map(|receipt| receipt.to_string()).map_err(fault));
        });
        Ok(())
    }

    /// Sees which votes are open, every few seconds at most.
    pub(super) async fn look_around(&self) -> Result<(), DeskError> {
        let now = self.now();
        if !self.hall.is_stale(now) {
            return Ok(());
        }
        let records = self.store.read().await?.open_electronic().await?;
        self.hall.renew(now, records, |record| self.begin(record))
    }

    /// Begins to take ballots into a box.
    fn begin(&self, record: &ElectronicRecord) -> Result<Keeper, DeskError> {
        let urn = self.open_box(record.form.code, record.opened)?;
        let chance = Box::new(SharedChance(self.chance_shared()));
        let form = record.form.code;
        let failed = move |error: &urn::UrnError| {
            eprintln!("ballot box {form}: {error}");
        };
        Ok(Keeper::start(urn, Pace::default(), chance, failed))
    }
}

fn read(code: &str) -> Result<Code, VoteFault> {
    code.parse().map_err(|_| VoteFault::MistypedCode)
}

fn fault(refused: Refused) -> VoteFault {
    match refused {
        Refused::UnknownCode => VoteFault::UnknownCode,
        Refused::UsedCode => VoteFault::UsedCode,
        Refused::WrongRows => VoteFault::WrongRows,
        Refused::Closed => VoteFault::Closed,
    }
}

/// Refuses a ballot that breaks a rule of the form: on paper it would be
/// invalid, here the voter can still mend it.
///
/// # Errors
/// [`VoteFault::WrongRows`], [`VoteFault::TooMany`].
pub fn within_rules(form: &Form, marks: &[Mark]) -> Result<(), VoteFault> {
    if marks.len() != form.row_count() {
        return Err(VoteFault::WrongRows);
    }
    let mut rest = marks;
    for group in &form.groups {
        let (of_group, after) = rest.split_at(group.rows.len());
        rest = after;
        let chosen = of_group.iter().filter(|mark| **mark == Mark::For).count() as u32;
        if let Some(at_most) = group.at_most.filter(|at_most| chosen > *at_most) {
            return Err(VoteFault::TooMany { group: group.title.clone(), at_most, chosen });
        }
    }
    Ok(())
}
