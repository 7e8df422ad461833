//! What one person is asked next about the scanned sheets.

use super::{Ground, asked_text};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Asked, Form, InvalidKind, Layout, Open, Reply, SheetPages, Subject};
use base::{ReviewId, UserId};
use std::collections::BTreeSet;
use store::ScanFault;

/// One question, as one person sees it.
#[derive(Debug, Clone)]
pub struct ScanTask {
    /// The sheet's token or the paper's name, to be sent back.
    pub subject: String,
    /// The question as text, to be sent back.
    pub asked_text: String,
    /// The question.
    pub asked: Asked,
    /// Why a whole sheet is asked for: `lacks`, `clashes`, or the kind of fault.
    pub why: String,
    /// Of what, where a paper could not be taken: the token or the form's code.
    pub detail: String,
    /// What the two before said, where this person is the third; the second to
    /// decide does not see what the first said.
    pub said: Vec<ScanReply>,
    /// The images to look at.
    pub images: Vec<TaskImage>,
    /// The place of this question among those that wait for this person, from 0.
    pub at: usize,
    /// How many wait for this person.
    pub waiting: usize,
    /// The kinds of invalid sheets that were declared.
    pub kinds: BTreeSet<InvalidKind>,
    /// The form.
    pub form: Form,
    /// Where its boxes stand.
    pub layout: Layout,
}

/// What somebody else said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanReply {
    /// Their name.
    pub who: String,
    /// What they said.
    pub reply: Reply,
}

/// An image of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskImage {
    /// The page of the form; `None` for a paper that is none.
    pub page: Option<u32>,
    /// Its name in the folder of page images.
    pub name: String,
}

impl Desk {
    /// The question at place `at` (from 0) among those that wait for this
    /// person; `None` when none waits. A place beyond the end is the last.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn scan_task(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        at: usize,
    ) -> Result<Option<ScanTask>, DeskError> {
        let mut tx = self.store.read().await?;
        let ground = Ground::load((self, &mut tx), permit, review, number).await?;
        if ground.counted {
            return Ok(None);
        }
        let mut open = waiting_for(ground.scanned().open(), permit.actor().id);
        let waiting = open.len();
        if waiting == 0 {
            return Ok(None);
        }
        let at = at.min(waiting - 1);
        let Open { subject, asked, said } = open.swap_remove(at);
        let step = ground.review.step(number)?.id;
        let declared = tx.count_terms(step).await?.map(|terms| terms.kinds);
        let every = || InvalidKind::ALL.iter().map(|(kind, _)| *kind).collect();
        let kinds = declared.unwrap_or_else(every);
        let accounts = tx.accounts().await?;
        let name = |id: UserId| {
            let account = accounts.iter().find(|account| account.id == id);
            account.map(|account| account.display_name.clone()).unwrap_or_default()
        };
        let said = match said.len() {
            2 => said
                .into_iter()
                .map(|one| ScanReply { who: name(one.by), reply: one.reply })
                .collect(),
            _ => Vec::new(),
        };
        Ok(Some(ScanTask {
            subject: subject.text(),
            asked_text: asked_text(asked),
            asked,
            why: ground.why(&subject),
            detail: ground.fault(&subject).map(|fault| fault.detail.clone()).unwrap_or_default(),
            said,
            images: ground.images(&subject),
            at,
            waiting,
            kinds,
            form: ground.form,
            layout: ground.layout,
        }))
    }
}

/// The questions on which this person has not spoken yet.
pub(super) fn waiting_for(open: Vec<Open>, who: UserId) -> Vec<Open> {
    open.into_iter().filter(|one| one.said.iter().all(|said| said.by != who)).collect()
}

impl Ground {
    /// Why the whole of a subject is asked for, by code.
    fn why(&self, subject: &Subject) -> String {
        match subject {
            Subject::Sheet(token) => match self.intake.sheet(*token) {
                Some(SheetPages::Lacks(_)) => "lacks".to_owned(),
                Some(SheetPages::Clashes(_)) => "clashes".to_owned(),
                Some(SheetPages::Complete(_)) | None => String::new(),
            },
            Subject::Paper(_) => {
                self.fault(subject).map(|fault| fault.kind.clone()).unwrap_or_default()
            }
        }
    }

    /// The page that a paper is; none for a sheet.
    fn fault(&self, subject: &Subject) -> Option<&ScanFault> {
        let Subject::Paper(name) = subject else { return None };
        self.faults.iter().find(|fault| super::paper_name(fault) == *name)
    }
}
