//! The electronic vote of a step. While people vote, nothing of it touches the
//! database: codes, ballots and receipts lie in the box's own files (the room
//! `urn`). Here is what opens, closes and counts it, each in one file.

pub mod address;
mod cards;
pub mod cast;
pub mod close;
mod hall;
pub mod open;
pub mod show;
mod withdraw;

pub use address::VoteAddress;
pub(crate) use hall::{Hall, SharedChance};
pub use open::OpenedVote;

use crate::{CountBallots, Desk, DeskError, Permit};
use base::{Instant, ReviewId, StepId};
use plan::Review;
use std::path::PathBuf;
use std::time::Duration;
use store::{ElectronicRecord, Tx};
use urn::{Folder, Urn, UrnError};

/// A box that another request or program holds is tried again so many times,
/// after so long each: whoever only looks at it lets it go within moments.
const TRIES: u32 = 40;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// Why an electronic vote does not go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VoteFault {
    /// The program was started without a place for ballot boxes.
    #[error("there is no folder for ballot boxes")]
    NoPlace,
    /// No electronic vote of this step can be opened, closed or counted now.
    #[error("the step has no electronic vote in this state")]
    WrongState,
    /// An electronic vote of this step is not finished.
    #[error("an electronic vote of this step is not finished")]
    Pending,
    /// Fewer cards than people present, or more than a box is made for.
    #[error("{cards} cards for {present} people present")]
    Cards {
        /// Cards asked for.
        cards: u32,
        /// People present.
        present: u32,
    },
    /// No card has this code, in any vote that is open.
    #[error("no open vote has this code")]
    UnknownCode,
    /// The code is not written as codes are.
    #[error("a sign of the code is missing or wrong")]
    MistypedCode,
    /// The code has cast its ballot.
    #[error("this code has been used")]
    UsedCode,
    /// More names of a group are agreed to than may be.
    #[error("more than {at_most} of «{group}»")]
    TooMany {
        /// The group's heading.
        group: String,
        /// How many may be chosen.
        at_most: u32,
        /// How many were.
        chosen: u32,
    },
    /// The ballot does not have the rows of the form.
    #[error("the ballot does not fit the form")]
    WrongRows,
    /// The vote is over, or its box had to be closed after a fault.
    #[error("the vote is closed")]
    Closed,
    /// The box holds as many ballots as people were present.
    #[error("the ballot box holds a ballot for everybody present")]
    Full,
    /// A written name has no letter, or signs that no name has.
    #[error("«{name}» is no name")]
    BadName {
        /// The name.
        name: String,
    },
    /// A written name is too long.
    #[error("«{name}» has more than {most} letters")]
    LongName {
        /// The name.
        name: String,
        /// How many it may have.
        most: u32,
    },
    /// A name is written twice, or stands on the form already.
    #[error("«{name}» stands on the ballot already")]
    NameTwice {
        /// The name.
        name: String,
    },
    /// What was typed as the voters' address is none.
    #[error("«{text}» is no address")]
    Address {
        /// What was typed.
        text: String,
    },
    /// By this address a machine reaches only itself.
    #[error("«{text}» is reached from the server itself only")]
    Loopback {
        /// What was typed.
        text: String,
    },
    /// Whoever proposes to give a vote up does not confirm it.
    #[error("the same person cannot propose and confirm giving the vote up")]
    SameWithdrawer,
    /// Somebody else has proposed to give the vote up.
    #[error("giving the vote up is proposed already")]
    WithdrawalProposed,
    /// Nobody has proposed to give the vote up.
    #[error("nobody has proposed to give the vote up")]
    NoWithdrawal,
    /// Another program holds the box open.
    #[error("another program holds the ballot box")]
    InUse,
    /// Fewer cards handed out than ballots found, or more than people present.
    #[error("{issued} cards handed out, {ballots} ballots in the box, {most} at most")]
    Issued {
        /// Cards handed out, as typed.
        issued: u32,
        /// Ballots in the box.
        ballots: u32,
        /// People present, or cards made where those are fewer.
        most: u32,
    },
    /// The two who open a box name different numbers of cards handed out.
    #[error("{one} cards handed out by the one, {two} by the other")]
    IssuedDiffer {
        /// By the first.
        one: u32,
        /// By the second.
        two: u32,
    },
    /// The box was counted and is gone: nothing can be counted again.
    #[error("the electronic box is gone; reopen the step and vote anew")]
    BoxGone,
    /// A reason is missing.
    #[error("a reason is needed")]
    NoReason,
}

impl From<VoteFault> for DeskError {
    fn from(fault: VoteFault) -> Self {
        Self::Vote(fault)
    }
}

impl From<UrnError> for DeskError {
    fn from(error: UrnError) -> Self {
        match error {
            UrnError::InUse => Self::Vote(VoteFault::InUse),
            error => Self::Internal(error.to_string()),
        }
    }
}

impl Desk {
    /// The same desk with a folder for ballot boxes, without which no
    /// electronic vote is opened.
    pub fn with_boxes(mut self, folder: PathBuf) -> Self {
        self.hall = std::sync::Arc::new(Hall::new(folder));
        self
    }

    /// Destroys what is left of boxes whose votes are over: a machine that lost
    /// power while one was being destroyed keeps nothing of it. To be called
    /// when a program begins. A box whose vote is not known stays: another
    /// program may just be making it.
    ///
    /// # Errors
    /// [`DeskError`] when one cannot be overwritten.
    pub async fn clear_boxes(&self) -> Result<(), DeskError> {
        for form in self.hall.boxes() {
            let mut tx = self.store.read().await?;
            let vote = tx.electronic(form).await?;
            drop(tx);
            if vote.is_some_and(|vote| !vote.state.is_pending()) {
                let place = self.hall.place(form)?;
                self.draw(|chance| urn::scrub(&place, chance))?;
            }
        }
        Ok(())
    }

    /// Opens the box of a vote for this program alone.
    fn open_box(&self, form: ballot::FormCode, made: Instant) -> Result<Urn, DeskError> {
        let folder = Folder::open(&self.hall.place(form)?, made)?;
        self.draw(|chance| Ok(Urn::open(Box::new(folder), chance)?))
    }

    /// The same, waiting a moment for whoever just looks at it.
    ///
    /// # Errors
    /// [`VoteFault::InUse`] when it is still held after two seconds.
    async fn open_box_in_turn(
        &self,
        form: ballot::FormCode,
        made: Instant,
    ) -> Result<Urn, DeskError> {
        for _ in 0..TRIES {
            match self.open_box(form, made) {
                Err(DeskError::Vote(VoteFault::InUse)) => {
                    tokio::time::sleep(BETWEEN_TRIES).await;
                }
                done => return done,
            }
        }
        self.open_box(form, made)
    }

    /// The step's vote that is not finished, in a transaction that will write.
    async fn pending_vote(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<(Tx, Review, ElectronicRecord), DeskError> {
        let mut tx = self.store.write().await?;
        let review = crate::review::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let step = review.step(number)?.id;
        let vote = pending(&mut tx, step).await?.ok_or(VoteFault::WrongState)?;
        Ok((tx, review, vote))
    }
}

/// The vote of a step that is not finished.
async fn pending(tx: &mut Tx, step: StepId) -> Result<Option<ElectronicRecord>, DeskError> {
    Ok(tx.electronic_of(step).await?.into_iter().find(|vote| vote.state.is_pending()))
}

/// Refuses what would pull the step away from under a vote.
pub(crate) async fn none_pending(tx: &mut Tx, step: StepId) -> Result<(), DeskError> {
    match pending(tx, step).await? {
        Some(_) => Err(VoteFault::Pending.into()),
        None => Ok(()),
    }
}
