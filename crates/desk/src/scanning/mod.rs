//! Scanned ballots: taking pages in, settling what is doubtful, making a count
//! of it. The counting team does all of this; nobody else sees a page before
//! the result is released, and then only the auditor, those that were decided
//! about.

mod decide;
mod doubts;
mod finish;
mod log;
mod overview;
mod part;
mod take;
mod task;

pub use doubts::{BoxDoubts, PageDoubts};
pub(crate) use log::has_log;
pub use log::{ScanLog, SettledQuestion};
pub use overview::{FaultLine, FaultState, ScanOverview, SheetGap};
pub use part::ScanLeaving;
pub(crate) use part::part_finished;
pub use take::{
    ScanGround, ScanReport, TakenFile, TakenPage, TakenWhat, page_image_name, paper_image_name,
};
pub use task::{ScanReply, ScanTask, TaskImage};

use crate::{Desk, DeskError, Permit, Right};
use ballot::{
    AllSaid, Asked, CountSource, Form, Intake, Layout, Reply, Said, Scanned, SheetToken, Subject,
};
use base::ReviewId;
use plan::{Review, StepState};
use std::collections::BTreeSet;
use store::{BallotFormRecord, FormState, ScanDecision, ScanFault, ScanPage, ScanPile, Tx};

/// Kinds of fault that people need not settle: the page was there before, or
/// there is nothing on it.
const HARMLESS: [&str; 2] = ["again", "blank"];

/// Everything about the scanned ballots of one step.
struct Ground {
    review: Review,
    pile: ScanPile,
    form: Form,
    layout: Layout,
    intake: Intake,
    pages: Vec<ScanPage>,
    faults: Vec<ScanFault>,
    decisions: Vec<ScanDecision>,
    /// Whether the scanned sheets were made a count.
    counted: bool,
    /// What is left to know, once tokens were parted from marks.
    summary: Option<part::Summary>,
}

impl Ground {
    /// Loads it for whoever has a right over the unit's ballots.
    async fn load<R: Right>(
        (desk, tx): (&Desk, &mut Tx),
        permit: &Permit<R>,
        review: ReviewId,
        number: usize,
    ) -> Result<Self, DeskError> {
        let review = crate::review::load(tx, review).await?;
        desk.admit(permit, tx, &review).await?;
        Self::of(tx, review, number).await
    }

    async fn of(tx: &mut Tx, review: Review, number: usize) -> Result<Self, DeskError> {
        let step = review.step(number)?.id;
        let found = tx.ballot_form_of_step(step).await?;
        let found = found.filter(|found| found.state == FormState::Printed);
        let BallotFormRecord { form, layout, .. } = found.ok_or(DeskError::NoBallotForm)?;
        let tokens = tx.ballot_tokens(form.code).await?;
        let issued = tokens.into_iter().filter(|(_, void)| !void).map(|(token, _)| token).collect();
        let round = tx.counting_round(step).await?;
        let pile = ScanPile { form: form.code, round: round.number };
        let pages = tx.scan_pages(pile).await?;
        let intake = known(&form, &layout, issued, &pages);
        let summary = part::summary(tx, pile).await?;
        let counts = tx.counts(step, form.row_count()).await?;
        let counted = counts.iter().any(|(record, _)| {
            record.round == round.number && record.source == CountSource::Scanned
        });
        Ok(Self {
            intake,
            pages,
            faults: tx.scan_faults(pile).await?,
            decisions: tx.scan_decisions(pile).await?,
            pile,
            counted,
            summary,
            form,
            layout,
            review,
        })
    }

    /// Refuses a step that is not being counted, or whose scanned sheets were
    /// made a count already.
    fn is_counting(&self, number: usize) -> Result<(), DeskError> {
        let state = &self.review.step(number)?.state;
        if !matches!(state, StepState::Held { .. }) {
            return Err(plan::Refusal::WrongState { step: number, state: state.code() }.into());
        }
        if self.counted { Err(DeskError::ScansCounted) } else { Ok(()) }
    }

    /// The papers that people must settle, by name.
    fn papers(&self) -> BTreeSet<String> {
        papers(&self.faults)
    }

    /// Where everything stands.
    fn scanned(&self) -> Scanned<'_> {
        Scanned::new(&self.form, &self.intake, self.papers()).with_said(self.said())
    }

    fn said(&self) -> AllSaid {
        said(&self.decisions)
    }

    /// The images of a subject: page, name.
    fn images(&self, subject: &Subject) -> Vec<TaskImage> {
        match subject {
            Subject::Sheet(token) => {
                let of_sheet = self.pages.iter().filter(|page| page.token == *token);
                of_sheet
                    .map(|page| TaskImage { page: Some(page.page), name: page.image.clone() })
                    .collect()
            }
            Subject::Paper(name) => {
                let of_paper = self.faults.iter().filter(|fault| paper_name(fault) == *name);
                of_paper
                    .filter(|fault| !fault.image.is_empty())
                    .map(|fault| TaskImage { page: None, name: fault.image.clone() })
                    .collect()
            }
        }
    }
}

/// What is known of the sheets of a form.
fn known(form: &Form, layout: &Layout, issued: BTreeSet<SheetToken>, pages: &[ScanPage]) -> Intake {
    let mut intake = Intake::new(form.code, layout.pages.len() as u32, issued);
    for page in pages {
        intake.know(page.token, page.page, page.marks.clone());
    }
    intake
}

fn papers(faults: &[ScanFault]) -> BTreeSet<String> {
    faults.iter().filter(|fault| !is_harmless(fault)).map(paper_name).collect()
}

fn said(decisions: &[ScanDecision]) -> AllSaid {
    let mut said = AllSaid::new();
    for one in decisions {
        // What was kept was written by `decide`, so both can be read.
        let (Some(asked), Some(reply)) = (read_asked(&one.question), read_reply(&one.answer))
        else {
            continue;
        };
        let of = said.entry(Subject::read(&one.subject)).or_default();
        of.entry(asked).or_default().push(Said { by: one.account, reply });
    }
    said
}

fn is_harmless(fault: &ScanFault) -> bool {
    HARMLESS.contains(&fault.kind.as_str())
}

/// The name under which people settle a page that could not be taken: the
/// beginning of its file's digest, and the page in the file.
pub(crate) fn paper_name(fault: &ScanFault) -> String {
    let digest: String = fault.sha256.chars().take(16).collect();
    format!("{digest}-{}", fault.page)
}

/// A question as text, as kept and as pages send it back.
pub(crate) fn asked_text(asked: Asked) -> String {
    serde_json::to_string(&asked).unwrap_or_default()
}

fn read_asked(text: &str) -> Option<Asked> {
    serde_json::from_str(text).ok()
}

fn reply_text(reply: &Reply) -> String {
    serde_json::to_string(reply).unwrap_or_default()
}

fn read_reply(text: &str) -> Option<Reply> {
    serde_json::from_str(text).ok()
}
