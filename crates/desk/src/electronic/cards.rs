//! The code cards as an official paper to print and cut. The codes come from
//! whoever was just given them and go back there: they are kept nowhere.

use super::{OpenedVote, VoteAddress, VoteFault};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::Form;
use base::ReviewId;
use papers::official::{CardSheets, CodeCard, code_cards_pdf};
use serde_json::json;
use store::ElectronicState;
use urn::{Code, CodeState};
use words::{Lang, Words};

impl OpenedVote {
    /// The cards as PDF, each with a QR of `address`; without one the cards are
    /// for kiosks.
    ///
    /// # Errors
    /// [`DeskError::Paper`].
    pub fn cards_pdf(&self, address: Option<&VoteAddress>) -> Result<Vec<u8>, DeskError> {
        pdf(&self.form, &self.codes, address)
    }
}

impl Desk {
    /// The cards of the open vote of step `number` as PDF, from the codes that
    /// opening it gave. Nothing of them is kept; the journal says that cards
    /// were printed, and how many.
    ///
    /// # Errors
    /// [`DeskError::Vote`] when no vote is open, or a code is not one of this
    /// vote; [`DeskError::Paper`].
    pub async fn code_cards(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        codes: &[String],
        address: Option<&VoteAddress>,
    ) -> Result<Vec<u8>, DeskError> {
        let mistyped = |_| VoteFault::MistypedCode;
        let codes: Vec<Code> =
            codes.iter().map(|code| code.parse().map_err(mistyped)).collect::<Result<_, _>>()?;
        let (tx, review, vote) = self.pending_vote(permit, review, number).await?;
        // Nobody waits for the typesetter.
        drop(tx);
        if vote.state != ElectronicState::Open || codes.is_empty() {
            return Err(VoteFault::WrongState.into());
        }
        self.look_around().await?;
        let form = vote.form.code;
        let running = self.hall.running();
        let held = running.iter().find(|one| one.form.code == form).ok_or(VoteFault::InUse)?;
        // A card with a strange code would send its voter away.
        if codes.iter().any(|code| held.keeper.code_state(code) == CodeState::Unknown) {
            return Err(VoteFault::UnknownCode.into());
        }
        let cards = codes.len();
        let printed = address.cloned();
        let set = tokio::task::spawn_blocking(move || pdf(&vote.form, &codes, printed.as_ref()));
        let bytes = set.await.map_err(|error| DeskError::Internal(error.to_string()))??;
        let mut tx = self.store.write().await?;
        super::address::keep(&mut tx, address).await?;
        let data = json!({ "step": number, "form": form.to_string(), "cards": cards });
        self.record(&mut tx, permit.actor(), "print-cards", &review.id.to_string(), data).await?;
        tx.commit().await?;
        Ok(bytes)
    }
}

/// Cards are official papers and in Vietnamese.
fn pdf(form: &Form, codes: &[Code], address: Option<&VoteAddress>) -> Result<Vec<u8>, DeskError> {
    let words = Words::load(Lang::Vi);
    let first = match address {
        Some(address) => {
            let start = address.start();
            words.with("cards-scan", &[("address", start.as_str().into())])
        }
        None => words.text("cards-kiosk"),
    };
    let card = |code: &Code| {
        let code = code.to_string();
        let url = address.map(|address| address.of_code(&code));
        CodeCard { code: code.replace('-', ""), url }
    };
    let subject = match form.subject.is_empty() {
        true => form.title.clone(),
        false => form.subject.clone(),
    };
    let sheets = CardSheets {
        title: words.text("cards-title"),
        subject,
        steps: vec![first, words.text("cards-mark")],
        promise: words.text("vote-cards-promise"),
        cards: codes.iter().map(card).collect(),
    };
    code_cards_pdf(&sheets).map_err(|error| DeskError::Paper(error.to_string()))
}
