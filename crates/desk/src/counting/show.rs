//! What members of the counting team see of a count while it goes on. Nobody
//! sees another's sheets; figures appear only once the counts agree.

use super::Counting;
use super::box_of::digest;
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{
    Agreement, Announced, CountSource, Difference, Differences, InvalidKind, Release, Sheet,
    SheetPlace, Suggestion, Tally, WriteIns, WrittenName, differences,
};
use base::{Day, ReviewId, UserId};
use plan::StepState;
use std::collections::BTreeSet;
use store::{Account, Tx};

/// Somebody who counts or has counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterLine {
    /// The name to show.
    pub name: String,
    /// How the count comes about.
    pub source: CountSource,
    /// How many sheets are entered.
    pub sheets: u32,
    /// Whether the count is closed.
    pub closed: bool,
}

/// The reader's own count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnCount {
    /// The sheets, by place.
    pub sheets: Vec<(SheetPlace, Sheet)>,
    /// The names read.
    pub names: Vec<WrittenName>,
    /// Whether it is closed.
    pub closed: bool,
    /// Why this person may not count (any more).
    pub refused: Option<CountRefused>,
}

/// Why somebody may not count (any more).
pub type CountRefused = ballot::LedgerRefusal;

/// What was declared before the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredKinds {
    /// The kinds.
    pub kinds: BTreeSet<InvalidKind>,
    /// Who declared them; `None` while nobody has and all count.
    pub by: Option<String>,
}

/// Where two counts differ, without saying what either holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhereDiffers {
    /// The number of sheets issued.
    Issued,
    /// One sheet: where it lies, and the rows (from 0) that differ; no rows
    /// where one found it invalid or has none there.
    Sheet(SheetPlace, Vec<usize>),
    /// The number of sheets returned: by how many.
    Returned(u32),
    /// The number of invalid sheets: by how many.
    Invalid(u32),
    /// A row (from 0): by how many votes.
    Row(usize, u32),
    /// All totals agree, so many sheets do not.
    Sheets(u32),
    /// The names written in.
    Names,
}

/// The figures, for the members of the team who release them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultSheet {
    /// The figures.
    pub tally: Tally,
    /// The names written in.
    pub names: Vec<WrittenName>,
    /// Spellings that may be one person.
    pub suggestions: Vec<Suggestion>,
    /// The digest that the second person confirms.
    pub digest: String,
    /// The votes that a row needs, where the law sets a threshold.
    pub needed: Option<u32>,
}

/// How far the counting has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountingState {
    /// So many complete counts; another is awaited.
    Waiting(usize),
    /// Two counts differ: a third person counts.
    Differ {
        /// Where.
        places: Vec<WhereDiffers>,
        /// Whether the third may take over what was read alike.
        numbered: bool,
    },
    /// Three counts and no two agree.
    Deadlock(Vec<WhereDiffers>),
    /// The counts agree; nobody has proposed the release.
    Agreed(ResultSheet),
    /// Somebody has proposed the release.
    Proposed {
        /// Who.
        by: String,
        /// Whether it was the reader.
        own: bool,
        /// What.
        result: ResultSheet,
    },
    /// Released.
    Released {
        /// Who proposed.
        proposed_by: String,
        /// Who confirmed.
        confirmed_by: String,
        /// What.
        result: ResultSheet,
    },
}

/// A counting that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerCount {
    /// The round, from 1.
    pub round: u32,
    /// Who asked for the recount.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub on: Day,
    /// The result, where it had been released.
    pub released: Option<Tally>,
}

/// The counting of one step's box, as one member of the team sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountingSheet {
    /// The round, from 1.
    pub round: u32,
    /// People present at the moment of the vote.
    pub present: u32,
    /// What was declared.
    pub declared: DeclaredKinds,
    /// Everybody who counts or has counted.
    pub counters: Vec<CounterLine>,
    /// The reader's own count.
    pub own: OwnCount,
    /// How far it has come.
    pub state: CountingState,
    /// Whether the box may be counted still.
    pub open: bool,
    /// What recounts set aside, oldest first.
    pub former: Vec<FormerCount>,
}

impl Desk {
    /// The counting of a step's box.
    ///
    /// # Errors
    /// [`DeskError::Refused`] before the conference is held or where there is
    /// no ballot.
    pub async fn counting_sheet(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
    ) -> Result<CountingSheet, DeskError> {
        let mut tx = self.store.read().await?;
        self.admit_to(permit, &mut tx, review).await?;
        let counting = Counting::load(&mut tx, review, number).await?;
        let accounts = tx.accounts().await?;
        let reader = permit.actor().id;
        let own = own_count(&mut tx, &counting, reader).await?;
        let name = |id: UserId| name_of(&accounts, id);
        let open = matches!(counting.review.step(number)?.state, StepState::Held { .. });
        Ok(CountingSheet {
            round: counting.round.number,
            present: counting.ledger.terms().present,
            declared: DeclaredKinds {
                kinds: counting.ledger.terms().kinds.clone(),
                by: counting.declared.as_ref().map(|terms| name(terms.declared_by)),
            },
            counters: counters(&mut tx, &counting, &accounts).await?,
            own,
            state: state(&counting, reader, &name)?,
            open,
            former: former(&counting, &name),
        })
    }
}

fn name_of(accounts: &[Account], id: UserId) -> String {
    let account = accounts.iter().find(|account| account.id == id);
    // Accounts made for a role share its name; the name to sign in with tells
    // them apart.
    account.map(|account| account.name.clone()).unwrap_or_default()
}

async fn own_count(
    tx: &mut Tx,
    counting: &Counting,
    reader: UserId,
) -> Result<OwnCount, DeskError> {
    let draft = tx.count_draft(counting.round, reader).await?;
    let closed = counting.ledger.counts().iter().any(|count| count.counter == reader);
    Ok(OwnCount {
        sheets: draft.sheets.into_iter().collect(),
        names: draft.write_ins.names().collect(),
        closed,
        refused: counting.ledger.may_count(reader).err(),
    })
}

async fn counters(
    tx: &mut Tx,
    counting: &Counting,
    accounts: &[Account],
) -> Result<Vec<CounterLine>, DeskError> {
    let closed = counting.ledger.counts().iter().map(|count| CounterLine {
        name: name_of(accounts, count.counter),
        source: count.source,
        sheets: count.count.sheets().len() as u32,
        closed: true,
    });
    let mut lines: Vec<CounterLine> = closed.collect();
    for counter in tx.draft_counters(counting.round).await? {
        let Some(draft) = counting.ledger.draft(counter) else { continue };
        lines.push(CounterLine {
            name: name_of(accounts, counter),
            source: CountSource::Typed,
            sheets: draft.sheets.len() as u32,
            closed: false,
        });
    }
    Ok(lines)
}

fn state(
    counting: &Counting,
    reader: UserId,
    name: &impl Fn(UserId) -> String,
) -> Result<CountingState, DeskError> {
    let counts = counting.ledger.counts();
    let between = |one: usize, two: usize| match (counts.get(one), counts.get(two)) {
        (Some(one), Some(two)) => places(&differences(one, two)),
        _ => Vec::new(),
    };
    Ok(match (counting.ledger.release(), counting.ledger.agreement()) {
        (Release::Released { proposed_by, confirmed_by, result }, _) => CountingState::Released {
            proposed_by: name(*proposed_by),
            confirmed_by: name(*confirmed_by),
            result: result_sheet(counting, result)?,
        },
        (Release::Proposed { by, result }, _) => CountingState::Proposed {
            by: name(*by),
            own: *by == reader,
            result: result_sheet(counting, result)?,
        },
        (Release::None, Agreement::Waiting { have }) => CountingState::Waiting(have),
        (Release::None, Agreement::Differ) => CountingState::Differ {
            places: between(0, 1),
            numbered: counts.iter().all(|count| count.numbered.is_some()),
        },
        (Release::None, Agreement::Deadlock) => CountingState::Deadlock(between(0, 1)),
        (Release::None, Agreement::Agreed(_)) => {
            CountingState::Agreed(result_sheet(counting, &counting.ledger.result()?)?)
        }
    })
}

fn result_sheet(counting: &Counting, result: &Announced) -> Result<ResultSheet, DeskError> {
    let rule = &counting.review.step(counting.number)?.rule;
    let names: &WriteIns = &result.write_ins;
    Ok(ResultSheet {
        needed: rule.threshold.map(|rule| rule.needed(rule.base.of(&result.tally))),
        tally: result.tally.clone(),
        names: names.names().collect(),
        suggestions: names.suggestions(),
        digest: digest(result),
    })
}

/// Where two counts differ: places and by how much, never what stands there.
fn places(found: &Differences) -> Vec<WhereDiffers> {
    let mut places = Vec::new();
    if found.issued.is_some() {
        places.push(WhereDiffers::Issued);
    }
    for sheet in &found.sheets {
        let rows = match (&sheet.first, &sheet.second) {
            (Some(Sheet::Valid(one)), Some(Sheet::Valid(two))) => {
                (0..one.len()).filter(|row| one.get(*row) != two.get(*row)).collect()
            }
            _ => Vec::new(),
        };
        places.push(WhereDiffers::Sheet(sheet.place.clone(), rows));
    }
    if found.sheets.is_empty() {
        places.extend(found.totals.iter().map(|total| match *total {
            Difference::Returned(one, two) => WhereDiffers::Returned(one.abs_diff(two)),
            Difference::Invalid(one, two) => WhereDiffers::Invalid(one.abs_diff(two)),
            Difference::For(row, one, two) | Difference::Against(row, one, two) => {
                WhereDiffers::Row(row, one.abs_diff(two))
            }
            Difference::Sheets(sheets) => WhereDiffers::Sheets(sheets),
        }));
    }
    if found.write_ins {
        places.push(WhereDiffers::Names);
    }
    places.sort();
    places.dedup();
    places
}

fn former(counting: &Counting, name: &impl Fn(UserId) -> String) -> Vec<FormerCount> {
    let sides = counting.recounts.iter().zip(counting.ledger.former());
    sides
        .map(|(recount, former)| FormerCount {
            round: recount.round,
            by: name(recount.asked_by),
            reason: recount.reason.clone(),
            on: recount.on,
            released: match &former.release {
                Release::Released { result, .. } => Some(result.tally.clone()),
                _ => None,
            },
        })
        .collect()
}
