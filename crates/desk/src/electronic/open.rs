//! Opening an electronic vote: a form, a box, and the codes for the cards.

use super::{VoteAddress, VoteFault};
use crate::{CountBallots, Desk, DeskError, Permit, ReadResults, StepSheet};
use ballot::{Breach, Form, FormCode, FormGroup, FormRow, Options, PaperSize};
use base::{PartialDate, ReviewId};
use plan::{BallotRule, Refusal, StepState};
use serde_json::json;
use store::{ElectronicRecord, ElectronicState};
use urn::{Code, Folder, MOST_CODES, Measure, Urn};
use words::Lang;

/// A vote that was just opened. The codes exist here and on the printed cards,
/// nowhere else.
pub struct OpenedVote {
    /// The form that voters see.
    pub form: Form,
    /// One for each card, in no order.
    pub codes: Vec<Code>,
}

impl Desk {
    /// Opens an electronic vote of step `number`, with `cards` code cards. Its
    /// box takes as many ballots as people are present and not one more,
    /// whatever becomes of the cards to spare. `address`, where phones reach the
    /// server, is kept for the pages; `None` for kiosks only.
    ///
    /// # Errors
    /// [`DeskError::Refused`] when the conference is not being held,
    /// [`DeskError::Vote`] when there are too few cards, or a vote or a count
    /// already.
    pub async fn open_vote(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        cards: u32,
        address: Option<&VoteAddress>,
        lang: Lang,
    ) -> Result<OpenedVote, DeskError> {
        let reader = permit.actor().permit::<ReadResults>()?;
        let sheet = self.step_sheet(&reader, review, number, lang).await?;
        let mut tx = self.store.write().await?;
        let review = crate::review::load(&mut tx, review).await?;
        self.admit(permit, &mut tx, &review).await?;
        let step = review.step(number)?;
        let StepState::Held { present, rows, .. } = &step.state else {
            return Err(Refusal::WrongState { step: number, state: step.state.code() }.into());
        };
        if step.rule.ballot != BallotRule::Secret {
            return Err(Refusal::BallotMismatch { step: number }.into());
        }
        if cards < *present || cards as usize > MOST_CODES {
            return Err(VoteFault::Cards { cards, present: *present }.into());
        }
        // Nobody keeps a count meanwhile.
        tx.hold_counting(step.id).await?;
        super::none_pending(&mut tx, step.id).await?;
        if !tx.counts(step.id, rows.len()).await?.is_empty() {
            return Err(DeskError::AlreadyCounted);
        }
        let prepared = crate::ballots::form_of_step(&mut tx, step.id).await?;
        let code = self.draw(FormCode::draw);
        let form = match prepared {
            Some((prepared, _)) => Form { code, ..prepared },
            None => form(&sheet, code),
        };
        let opened = self.now();
        let codes = self.make_box(&form, cards, *present, opened)?;
        let vote = ElectronicRecord {
            step: step.id,
            form,
            cards,
            opened,
            state: ElectronicState::Open,
            opener: None,
            withdrawal: None,
        };
        tx.add_electronic(&vote).await?;
        super::address::keep(&mut tx, address).await?;
        let data = json!({ "step": number, "form": vote.form.code.to_string(), "cards": cards });
        self.record(&mut tx, permit.actor(), "open-vote", &review.id.to_string(), data).await?;
        // A box whose vote never got into the database is a folder of noise.
        tx.commit().await?;
        self.hall.look_again();
        Ok(OpenedVote { form: vote.form, codes })
    }

    fn make_box(
        &self,
        form: &Form,
        cards: u32,
        present: u32,
        opened: base::Instant,
    ) -> Result<Vec<Code>, DeskError> {
        let mut folder = Folder::open(&self.hall.place(form.code)?, opened)?;
        self.draw(|chance| {
            let mut codes = std::collections::BTreeSet::new();
            while codes.len() < cards as usize {
                codes.insert(Code::draw(chance));
            }
            let mut codes: Vec<Code> = codes.into_iter().collect();
            base::shuffle(&mut codes, chance);
            let lines = form.groups.iter().map(|group| group.write_ins as usize).sum();
            let measure = Measure { rows: form.row_count(), lines, seats: present as usize };
            Urn::create(&mut folder, &codes, measure, chance)?;
            Ok(codes)
        })
    }
}

/// The form of a step as its page shows it: the names by post.
fn form(sheet: &StepSheet, code: FormCode) -> Form {
    let mut groups: Vec<FormGroup> = Vec::new();
    for row in &sheet.rows {
        let line =
            FormRow { name: row.name.clone(), born: year(row.birth), post: row.current.clone() };
        // Rows stay in the order of the review's list: a ballot's marks are
        // read by their places.
        match groups.last_mut().filter(|group| group.title == row.post) {
            Some(group) => group.rows.push(line),
            None => groups.push(FormGroup {
                title: row.post.clone(),
                at_most: None,
                rows: vec![line],
                write_ins: 0,
            }),
        }
    }
    Form {
        issuer: vec![sheet.unit.1.clone()],
        title: sheet.name.clone(),
        ..unprinted(code, groups)
    }
}

/// A form that is only ever shown: nothing but what people vote on.
pub(super) fn unprinted(code: FormCode, groups: Vec<FormGroup>) -> Form {
    Form {
        code,
        paper: PaperSize::A4,
        issuer: Vec::new(),
        dated: String::new(),
        title: String::new(),
        subject: String::new(),
        instructions: Vec::new(),
        secrecy: None,
        stamp: false,
        options: Options::AgreeDisagree,
        both_marked: Breach::InvalidSheet,
        too_many: Breach::InvalidSheet,
        groups,
    }
}

fn year(birth: PartialDate) -> String {
    birth.year().to_string()
}
