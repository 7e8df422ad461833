//! Where the scanned sheets of a step stand.

use super::part::Summary;
use super::{BoxDoubts, Ground, PageDoubts, is_harmless, paper_name, task};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Asked, Form, Reply, SheetPages, SheetToken, Standing, Subject, standing_reply};
use base::ReviewId;
use store::{ScanFault, ScanFile};

/// Where the scanned sheets of a step stand. It says how many sheets there
/// are, never what they say.
#[derive(Debug, Clone)]
pub struct ScanOverview {
    /// The form.
    pub form: Form,
    /// Pages of the form.
    pub form_pages: u32,
    /// Sheets printed, spare ones included.
    pub printed: u32,
    /// The numbers.
    pub standing: Standing,
    /// Questions that wait for whoever asks.
    pub waiting: usize,
    /// Sheets that are not whole.
    pub gaps: Vec<SheetGap>,
    /// Files read.
    pub files: Vec<ScanFile>,
    /// What could not be taken, or was there before.
    pub faults: Vec<FaultLine>,
    /// Doubt by page of the form.
    pub doubts: Vec<PageDoubts>,
    /// The boxes with most doubt, worst first.
    pub worst: Vec<BoxDoubts>,
    /// Whether pages can still come in.
    pub open: bool,
}

/// A sheet that is not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetGap {
    /// Its token.
    pub token: SheetToken,
    /// Whether its pages contradict each other; else these pages are missing.
    pub clashes: bool,
    /// The pages.
    pub pages: Vec<u32>,
    /// Whether people have typed it.
    pub typed: bool,
}

/// A page that could not be taken, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultLine {
    /// The fault.
    pub fault: ScanFault,
    /// What became of it.
    pub state: FaultState,
}

/// What became of a page that could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultState {
    /// Nobody need do anything.
    Harmless,
    /// People have not settled it.
    Open,
    /// Put aside.
    Aside,
    /// Typed, and counted as a sheet.
    Typed,
}

impl FaultState {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Harmless => "harmless",
            Self::Open => "open",
            Self::Aside => "aside",
            Self::Typed => "typed",
        }
    }
}

impl Desk {
    /// Where the scanned sheets of a step stand.
    ///
    /// # Errors
    /// [`DeskError::NoBallotForm`] when no form was printed for the step.
    pub async fn scan_overview(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<ScanOverview, DeskError> {
        let mut tx = self.store.read().await?;
        let ground = Ground::load((self, &mut tx), permit, review, number).await?;
        let scanned = ground.scanned();
        let waiting = if ground.counted {
            0
        } else {
            task::waiting_for(scanned.open(), permit.actor().id).len()
        };
        // After the release only these figures are left.
        let figures = match &ground.summary {
            Some(summary) => summary.clone(),
            None => Summary::of(scanned.standing(), &ground.pages),
        };
        let Summary { standing, doubts, worst } = figures;
        Ok(ScanOverview {
            form_pages: ground.layout.pages.len() as u32,
            printed: ground.intake.issued() as u32,
            standing,
            waiting,
            gaps: ground.gaps(),
            files: tx.scan_files(ground.pile).await?,
            faults: ground.fault_lines(),
            doubts,
            worst,
            open: ground.is_counting(number).is_ok(),
            form: ground.form,
        })
    }
}

impl Ground {
    fn gaps(&self) -> Vec<SheetGap> {
        let said = self.said();
        let typed = |token| {
            let of_sheet = said.get(&Subject::Sheet(token));
            let whole = of_sheet.and_then(|said| said.get(&Asked::Whole));
            whole.is_some_and(|said| standing_reply(said).is_some())
        };
        let gap = |(token, pages)| {
            let (clashes, pages) = match pages {
                SheetPages::Complete(_) => return None,
                SheetPages::Lacks(pages) => (false, pages),
                SheetPages::Clashes(pages) => (true, pages),
            };
            Some(SheetGap { token, clashes, pages, typed: typed(token) })
        };
        self.intake.sheets().filter_map(gap).collect()
    }

    fn fault_lines(&self) -> Vec<FaultLine> {
        let said = self.said();
        let state = |fault: &ScanFault| {
            if is_harmless(fault) {
                return FaultState::Harmless;
            }
            let of_paper = said.get(&Subject::Paper(paper_name(fault)));
            let whole = of_paper.and_then(|said| said.get(&Asked::Whole));
            match whole.and_then(|said| standing_reply(said)) {
                Some(Reply::PutAside) => FaultState::Aside,
                Some(_) => FaultState::Typed,
                None => FaultState::Open,
            }
        };
        let line = |fault: &ScanFault| FaultLine { fault: fault.clone(), state: state(fault) };
        self.faults.iter().map(line).collect()
    }
}
