//! What people decided about scanned sheets, for whoever checks a released
//! result. Before the release the second to decide must not see what the first
//! said, and nobody outside the counting team sees a sheet.

use super::{Ground, TaskImage, paper_name, read_asked, read_reply};
use crate::{CheckCount, CountBallots, Desk, DeskError, Permit, ScanReply};
use ballot::{Asked, Form, FormCode, Layout, Reply, Said, standing_reply};
use base::{ReviewId, StepId, UserId};
use std::collections::BTreeMap;
use store::{ScanDecision, ScanPile, Tx};

/// Every decision about the scanned sheets of a step.
#[derive(Debug, Clone)]
pub struct ScanLog {
    /// The form.
    pub form: Form,
    /// Where its boxes stand.
    pub layout: Layout,
    /// The rounds of counting in which something was decided: number from 1, its
    /// questions. Sheets stand in an order drawn by chance.
    pub rounds: Vec<(u32, Vec<SettledQuestion>)>,
}

/// What was said about one question.
#[derive(Debug, Clone)]
pub struct SettledQuestion {
    /// The number of the sheet or paper in this list, from 1; no number of any
    /// printed sheet.
    pub sheet: usize,
    /// The question.
    pub asked: Asked,
    /// Of a paper that could not be taken: the kind of fault, and of what.
    pub fault: Option<(String, String)>,
    /// Who said what, in turn.
    pub said: Vec<ScanReply>,
    /// What stands; none where two differ and no third spoke, because the round
    /// was set aside.
    pub stands: Option<Reply>,
    /// The images that were looked at.
    pub images: Vec<TaskImage>,
}

impl Desk {
    /// The decisions about the scanned sheets of a step whose result is released.
    ///
    /// # Errors
    /// [`DeskError::NotReleased`] while there is no released result of scanned
    /// sheets.
    pub async fn scan_log(
        &self,
        permit: &Permit<CheckCount>,
        review: ReviewId,
        number: usize,
    ) -> Result<ScanLog, DeskError> {
        let mut tx = self.store.read().await?;
        let ground = Ground::load((self, &mut tx), permit, review, number).await?;
        if ground.summary.is_none() {
            return Err(DeskError::NotReleased);
        }
        let accounts = tx.accounts().await?.into_iter();
        let names: BTreeMap<UserId, String> =
            accounts.map(|account| (account.id, account.display_name)).collect();
        let mut rounds = Vec::new();
        for pile in ground.piles() {
            let faults = tx.scan_faults(pile).await?.into_iter();
            let faults: BTreeMap<String, (String, String)> =
                faults.map(|fault| (paper_name(&fault), (fault.kind, fault.detail))).collect();
            let decisions = tx.scan_decisions(pile).await?;
            let decided = decided(&decisions, ground.layout.pages.len(), &names, &faults);
            if !decided.is_empty() {
                rounds.push((pile.round, decided));
            }
        }
        Ok(ScanLog { form: ground.form, layout: ground.layout, rounds })
    }

    /// Looks up a page image by name, so that only what was scanned for this
    /// step can be named: the form whose folder it lies in.
    ///
    /// # Errors
    /// [`DeskError::NotFound`]; [`DeskError::NotReleased`] for whoever only
    /// checks the count, while it is made.
    pub async fn scan_image(
        &self,
        permit: &Permit<CheckCount>,
        review: ReviewId,
        number: usize,
        name: &str,
    ) -> Result<FormCode, DeskError> {
        let mut tx = self.store.read().await?;
        let ground = Ground::load((self, &mut tx), permit, review, number).await?;
        if ground.summary.is_none() && !permit.actor().has::<CountBallots>() {
            return Err(DeskError::NotReleased);
        }
        let of_page = ground.pages.iter().any(|page| page.image == name);
        let of_fault = ground.faults.iter().any(|fault| fault.image == name);
        if !name.is_empty() && (of_page || of_fault || was_decided(&mut tx, &ground, name).await?) {
            Ok(ground.form.code)
        } else {
            Err(DeskError::not_found("scan-image", name))
        }
    }
}

/// Whether sheets were scanned for a step whose result is released.
pub(crate) async fn has_log(tx: &mut Tx, step: StepId, round: u32) -> Result<bool, DeskError> {
    let Some(form) = tx.ballot_form_of_step(step).await? else { return Ok(false) };
    Ok(tx.scan_summary(ScanPile { form: form.form.code, round }).await?.is_some())
}

/// Whether an image was looked at in any round; after the release only those
/// are left.
async fn was_decided(tx: &mut Tx, ground: &Ground, name: &str) -> Result<bool, DeskError> {
    for pile in ground.piles() {
        let decisions = tx.scan_decisions(pile).await?;
        if decisions.iter().flat_map(|one| one.image.split(' ')).any(|image| image == name) {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Ground {
    /// The piles of all rounds so far.
    fn piles(&self) -> impl Iterator<Item = ScanPile> + use<> {
        let form = self.pile.form;
        (1..=self.pile.round).map(move |round| ScanPile { form, round })
    }
}

/// The decisions of one round, by sheet and question; they come in that order.
fn decided(
    decisions: &[ScanDecision],
    form_pages: usize,
    names: &BTreeMap<UserId, String>,
    faults: &BTreeMap<String, (String, String)>,
) -> Vec<SettledQuestion> {
    let of_one = |one: &ScanDecision, two: &ScanDecision| {
        one.subject == two.subject && one.question == two.question
    };
    let (mut sheet, mut before) = (0, None::<&str>);
    let mut list = Vec::new();
    for each in decisions.chunk_by(of_one) {
        let first = &each[0];
        if before != Some(&first.subject) {
            sheet += 1;
            before = Some(&first.subject);
        }
        // What was kept was written by `decide`, so it can be read.
        let Some(asked) = read_asked(&first.question) else { continue };
        let said: Vec<Said> = each
            .iter()
            .filter_map(|one| Some(Said { by: one.account, reply: read_reply(&one.answer)? }))
            .collect();
        let stands = standing_reply(&said).cloned();
        let who = |by: UserId| names.get(&by).cloned().unwrap_or_default();
        let fault = faults.get(&first.subject).cloned();
        list.push(SettledQuestion {
            sheet,
            asked,
            stands,
            images: images(&first.image, fault.is_none(), form_pages),
            fault,
            said: said
                .into_iter()
                .map(|one| ScanReply { who: who(one.by), reply: one.reply })
                .collect(),
        });
    }
    list
}

/// The images of a sheet stand in the order of its pages; which page each is
/// can be told where there is one of every page.
fn images(names: &str, is_sheet: bool, form_pages: usize) -> Vec<TaskImage> {
    let names: Vec<&str> = names.split(' ').filter(|name| !name.is_empty()).collect();
    let told = is_sheet && names.len() == form_pages;
    let page = |at: usize| told.then(|| u32::try_from(at + 1).unwrap_or(u32::MAX));
    names
        .iter()
        .enumerate()
        .map(|(at, name)| TaskImage { page: page(at), name: (*name).to_owned() })
        .collect()
}
