//! The counting of one ballot as a state machine: sheets entered into drafts,
//! drafts closed into counts, a result proposed by one person and released by
//! another, and the recount, which keeps what was. Whatever is asked of it, in
//! whatever order: no sheet counts twice, none is lost, and what is released is
//! what two people counted.

use crate::{
    Agreed, Agreement, Count, CountError, CountSource, Entered, InvalidKind, Merge, MergeRefusal,
    Sheet, SheetPlace, Tally, Turnout, TurnoutError, WriteIns, agree,
};
use base::UserId;
use std::collections::{BTreeMap, BTreeSet};

/// What a box is counted against, fixed before the first sheet is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Rows of the form.
    pub rows: usize,
    /// People convened.
    pub convened: u32,
    /// People present at the moment of the vote.
    pub present: u32,
    /// The kinds of invalid sheets declared.
    pub kinds: BTreeSet<InvalidKind>,
}

/// Sheets that one person has entered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The sheets by place.
    pub sheets: BTreeMap<SheetPlace, Sheet>,
    /// The names written on them.
    pub write_ins: WriteIns,
}

/// What is released: all figures, and the names written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// The figures.
    pub tally: Tally,
    /// The names.
    pub write_ins: WriteIns,
}

impl Announced {
    /// All of it as one text, equal exactly when the figures are: what the one
    /// proposes and the other confirms.
    pub fn text(&self) -> String {
        let Tally { convened, present, issued, returned, valid, invalid, rows } = &self.tally;
        let mut text = format!("{convened} {present} {issued} {returned} {valid} {invalid}\n");
        for row in rows {
            text += &format!("{} {} {}\n", row.votes_for, row.against, row.blank);
        }
        for name in self.write_ins.names() {
            text += &format!("{} {} {}\n", name.group, name.sheets, name.name);
        }
        text
    }
}

/// Where the release stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Release {
    /// Nobody has proposed one.
    None,
    /// One person has.
    Proposed {
        /// Who.
        by: UserId,
        /// What.
        result: Announced,
    },
    /// Another has confirmed: everybody may see the result.
    Released {
        /// Who proposed.
        proposed_by: UserId,
        /// Who confirmed.
        confirmed_by: UserId,
        /// What.
        result: Announced,
    },
}

/// A counting that a recount set aside; never changed, always shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Its counts.
    pub counts: Vec<Entered>,
    /// How far its release had come.
    pub release: Release,
    /// Who asked for the recount.
    pub by: UserId,
    /// Why.
    pub reason: String,
}

/// Why something may not be done now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerRefusal {
    /// The sheet is entered already; it can be replaced, not entered again.
    #[error("sheet {}/{} is entered already", place.batch, place.sheet)]
    AlreadyEntered {
        /// Where.
        place: SheetPlace,
    },
    /// There is no such sheet to replace or remove.
    #[error("sheet {}/{} is not entered", place.batch, place.sheet)]
    NotEntered {
        /// Where.
        place: SheetPlace,
    },
    /// The sheet does not fit the form.
    #[error(transparent)]
    Sheet(#[from] CountError),
    /// This kind of invalid sheet was not declared.
    #[error("the kind {} was not declared before the count", kind.code())]
    NotDeclared {
        /// The kind.
        kind: InvalidKind,
    },
    /// Impossible numbers.
    #[error(transparent)]
    Turnout(#[from] TurnoutError),
    /// The sheets by place are not those of the count.
    #[error("the numbered sheets are not the sheets counted")]
    NumberedOtherwise,
    /// One person counts once.
    #[error("this person has already counted; another must")]
    SameCounter,
    /// No further count is needed or allowed.
    #[error("no further count is needed")]
    NotWanted,
    /// The counts do not agree (yet).
    #[error("the counts do not agree")]
    NotAgreed,
    /// Whoever proposed cannot confirm.
    #[error("another person must confirm what one has proposed")]
    SameReleaser,
    /// Nothing is proposed.
    #[error("nothing is proposed")]
    NothingProposed,
    /// What is confirmed is not what was proposed.
    #[error("the figures confirmed are not those proposed")]
    OtherFigures,
    /// The result is released; only a recount changes it.
    #[error("the result is released; only a recount changes it")]
    Released,
    /// Two spellings cannot be merged.
    #[error(transparent)]
    Merge(#[from] MergeRefusal),
    /// A recount needs a reason.
    #[error("a recount needs a reason")]
    NoReason,
    /// There is nothing to count anew.
    #[error("nothing has been counted yet")]
    NothingCounted,
}

/// The counting of one ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    terms: Terms,
    drafts: BTreeMap<UserId, Draft>,
    counts: Vec<Entered>,
    merges: Vec<Merge>,
    release: Release,
    former: Vec<Former>,
}

impl Ledger {
    /// A counting that has not begun.
    pub fn new(terms: Terms) -> Self {
        Self {
            terms,
            drafts: BTreeMap::new(),
            counts: Vec::new(),
            merges: Vec::new(),
            release: Release::None,
            former: Vec::new(),
        }
    }

    /// The terms.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The counts closed, in order.
    pub fn counts(&self) -> &[Entered] {
        &self.counts
    }

    /// The draft of a person who is counting.
    pub fn draft(&self, by: UserId) -> Option<&Draft> {
        self.drafts.get(&by)
    }

    /// Where the release stands.
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// What recounts set aside, oldest first.
    pub fn former(&self) -> &[Former] {
        &self.former
    }

    /// What the counts come to.
    pub fn agreement(&self) -> Agreement {
        agree(&self.counts)
    }

    /// Whether `by` may count now.
    ///
    /// # Errors
    /// [`LedgerRefusal`] saying why not.
    pub fn may_count(&self, by: UserId) -> Result<(), LedgerRefusal> {
        if self.release != Release::None {
            return Err(self.closed());
        }
        if self.counts.iter().any(|count| count.counter == by) {
            return Err(LedgerRefusal::SameCounter);
        }
        match self.agreement() {
            Agreement::Waiting { .. } | Agreement::Differ => Ok(()),
            Agreement::Deadlock | Agreement::Agreed(_) => Err(LedgerRefusal::NotWanted),
        }
    }

    /// Enters a sheet at a place that holds none yet.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn enter(
        &mut self,
        by: UserId,
        place: SheetPlace,
        sheet: Sheet,
    ) -> Result<(), LedgerRefusal> {
        self.may_count(by)?;
        self.fits(&sheet)?;
        if self.draft(by).is_some_and(|draft| draft.sheets.contains_key(&place)) {
            return Err(LedgerRefusal::AlreadyEntered { place });
        }
        self.drafts.entry(by).or_default().sheets.insert(place, sheet);
        Ok(())
    }

    /// Replaces the sheet at a place, or takes it away.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn mend(
        &mut self,
        by: UserId,
        place: SheetPlace,
        sheet: Option<Sheet>,
    ) -> Result<(), LedgerRefusal> {
        self.may_count(by)?;
        if let Some(sheet) = &sheet {
            self.fits(sheet)?;
        }
        let kept = self.drafts.get_mut(&by).filter(|draft| draft.sheets.contains_key(&place));
        let Some(draft) = kept else { return Err(LedgerRefusal::NotEntered { place }) };
        match sheet {
            Some(sheet) => draft.sheets.insert(place, sheet),
            None => draft.sheets.remove(&place),
        };
        Ok(())
    }

    /// Keeps the names that a person read, in place of those before.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn write(&mut self, by: UserId, names: WriteIns) -> Result<(), LedgerRefusal> {
        self.may_count(by)?;
        self.drafts.entry(by).or_default().write_ins = names;
        Ok(())
    }

    /// Counts one spelling as another, once the counts agree. What was proposed
    /// before must be proposed again.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn merge(&mut self, merge: Merge) -> Result<(), LedgerRefusal> {
        if matches!(self.release, Release::Released { .. }) {
            return Err(LedgerRefusal::Released);
        }
        self.result()?.write_ins.merge(&merge)?;
        self.merges.push(merge);
        self.release = Release::None;
        Ok(())
    }

    /// Closes a person's draft into a count.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; the draft stays open then.
    pub fn close(&mut self, by: UserId, issued: u32) -> Result<usize, LedgerRefusal> {
        let Some(draft) = self.drafts.get(&by).cloned() else {
            return Err(LedgerRefusal::NothingCounted);
        };
        let count = Count::new(self.terms.rows, draft.sheets.values().cloned().collect())?;
        let number = self.keep(Entered {
            counter: by,
            source: CountSource::Typed,
            issued,
            count,
            write_ins: draft.write_ins,
            numbered: Some(draft.sheets),
        })?;
        self.drafts.remove(&by);
        Ok(number)
    }

    /// Keeps a complete count, however it came about. Returns its number, from 1.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn keep(&mut self, count: Entered) -> Result<usize, LedgerRefusal> {
        self.may_count(count.counter)?;
        // The electronic box is exact and alone; paper is counted beside paper.
        if count.source == CountSource::Electronic && !self.counts.is_empty() {
            return Err(LedgerRefusal::NotWanted);
        }
        if count.count.rows() != self.terms.rows {
            let (marks, rows) = (count.count.rows(), self.terms.rows);
            return Err(CountError::WrongRows { sheet: 1, marks, rows }.into());
        }
        count.count.sheets().iter().try_for_each(|sheet| self.fits(sheet))?;
        if !count.numbering_holds() {
            return Err(LedgerRefusal::NumberedOtherwise);
        }
        self.tally(count.issued, &count.count)?;
        self.counts.push(count);
        Ok(self.counts.len())
    }

    /// Proposes to release what the counts agree on.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn propose(&mut self, by: UserId) -> Result<&Announced, LedgerRefusal> {
        if matches!(self.release, Release::Released { .. }) {
            return Err(LedgerRefusal::Released);
        }
        let result = self.result()?;
        self.release = Release::Proposed { by, result };
        match &self.release {
            Release::Proposed { result, .. } => Ok(result),
            _ => Err(LedgerRefusal::NothingProposed),
        }
    }

    /// Confirms what another has proposed, by its text ([`Announced::text`]).
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn confirm(&mut self, by: UserId, text: &str) -> Result<&Announced, LedgerRefusal> {
        let (proposed_by, result) = match &self.release {
            Release::None => return Err(LedgerRefusal::NothingProposed),
            Release::Released { .. } => return Err(LedgerRefusal::Released),
            Release::Proposed { by, result } => (*by, result.clone()),
        };
        if proposed_by == by {
            return Err(LedgerRefusal::SameReleaser);
        }
        if result.text() != text {
            return Err(LedgerRefusal::OtherFigures);
        }
        self.release = Release::Released { proposed_by, confirmed_by: by, result };
        match &self.release {
            Release::Released { result, .. } => Ok(result),
            _ => Err(LedgerRefusal::NothingProposed),
        }
    }

    /// Sets everything counted aside and begins anew.
    ///
    /// # Errors
    /// [`LedgerRefusal`]; nothing changes then.
    pub fn recount(&mut self, by: UserId, reason: &str) -> Result<(), LedgerRefusal> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(LedgerRefusal::NoReason);
        }
        if self.counts.is_empty() {
            return Err(LedgerRefusal::NothingCounted);
        }
        let counts = std::mem::take(&mut self.counts);
        let release = std::mem::replace(&mut self.release, Release::None);
        self.drafts.clear();
        self.merges.clear();
        self.former.push(Former { counts, release, by, reason });
        Ok(())
    }

    /// What would be released: the figures that the counts agree on.
    ///
    /// # Errors
    /// [`LedgerRefusal::NotAgreed`].
    pub fn result(&self) -> Result<Announced, LedgerRefusal> {
        let Agreement::Agreed(Agreed { issued, count, mut write_ins, .. }) = self.agreement()
        else {
            return Err(LedgerRefusal::NotAgreed);
        };
        for merge in &self.merges {
            write_ins.merge(merge)?;
        }
        Ok(Announced { tally: self.tally(issued, &count)?, write_ins })
    }

    fn tally(&self, issued: u32, count: &Count) -> Result<Tally, TurnoutError> {
        Tally::of(Turnout::new(self.terms.convened, self.terms.present, issued)?, count)
    }

    fn fits(&self, sheet: &Sheet) -> Result<(), LedgerRefusal> {
        match sheet {
            Sheet::Valid(marks) if marks.len() != self.terms.rows => {
                let (marks, rows) = (marks.len(), self.terms.rows);
                Err(CountError::WrongRows { sheet: 1, marks, rows }.into())
            }
            Sheet::Invalid(kind) if !self.terms.kinds.contains(kind) => {
                Err(LedgerRefusal::NotDeclared { kind: *kind })
            }
            _ => Ok(()),
        }
    }

    fn closed(&self) -> LedgerRefusal {
        match self.release {
            Release::Released { .. } => LedgerRefusal::Released,
            _ => LedgerRefusal::NotWanted,
        }
    }
}

#[cfg(test)]
mod tests;
