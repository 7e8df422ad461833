//! Preparing the ballot form of a step that is called.

use super::content::{Ground, form_words};
use crate::scene::Scene;
use crate::{Desk, DeskError, Permit, RunReview};
use ballot::{Breach, FormCode, Options, PaperSize};
use base::ReviewId;
use papers::official;
use serde_json::json;
use store::{BallotFormRecord, FormState};

/// Most lines for further names in one group.
pub const MOST_WRITE_INS: u32 = 20;

/// What an officer chooses about a form. How a voter marks it follows the law
/// where the law says so, and these choices otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormChoices {
    /// The paper.
    pub paper: PaperSize,
    /// What a row can be answered with.
    pub options: Options,
    /// How many of a post may be agreed to at most.
    pub at_most: Option<u32>,
    /// Lines for further names, in each group.
    pub write_ins: u32,
    /// Whether there is room for the office's stamp.
    pub stamp: bool,
    /// What becomes of a sheet that breaks a rule of the form.
    pub breach: Breach,
}

impl Default for FormChoices {
    /// A4, agree and disagree, a stamp, no further names.
    fn default() -> Self {
        Self {
            paper: PaperSize::A4,
            options: Options::AgreeDisagree,
            at_most: None,
            write_ins: 0,
            stamp: true,
            breach: Breach::InvalidSheet,
        }
    }
}

impl Desk {
    /// Prepares the form of step `number`, in place of an earlier draft.
    ///
    /// # Errors
    /// [`DeskError::Refused`] unless the step is called and takes a secret
    /// ballot; [`DeskError::FormFixed`] once sheets are printed;
    /// [`DeskError::FormLayout`] naming what does not fit on the paper.
    pub async fn prepare_ballot_form(
        &self,
        permit: &Permit<RunReview>,
        review: ReviewId,
        number: usize,
        choices: &FormChoices,
    ) -> Result<FormCode, DeskError> {
        if choices.write_ins > MOST_WRITE_INS {
            return Err(DeskError::TooMany { what: "write-ins", most: MOST_WRITE_INS });
        }
        let mut tx = self.store.write().await?;
        let review = self.review_in(&mut tx, review).await?;
        let step = super::open_step(&review, number)?;
        let day = step.state.day().unwrap_or(review.opened);
        let scene = Scene::load(&mut tx, self.shelf.clone(), day).await?;
        let unit = permit.admits(&scene, &review)?;
        let earlier = tx.ballot_form_of_step(step.id).await?;
        if earlier.is_some_and(|earlier| earlier.state == FormState::Printed) {
            return Err(DeskError::FormFixed { step: number });
        }
        let view = scene.view(unit, review.law_day, review.known_by);
        let ground = Ground { scene: &scene, view: &view, review: &review, step, unit };
        let form = ground.form(self.draw(FormCode::draw), choices)?;
        let layout = official::ballot_layout(&form, &form_words())?;
        let (code, pages) = (form.code, layout.pages.len());
        let data = json!({
            "step": number, "form": code, "rows": form.row_count(), "pages": pages,
        });
        let record = BallotFormRecord {
            step: step.id,
            form,
            layout,
            prepared: self.today(),
            state: FormState::Draft,
        };
        tx.add_ballot_form(&record).await?;
        let subject = review.id.to_string();
        self.record(&mut tx, permit.actor(), "prepare-ballot", &subject, data).await?;
        tx.commit().await?;
        Ok(code)
    }
}
