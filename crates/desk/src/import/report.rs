//! What came of an import: sheet by sheet, and what must be looked at.

use super::{Differences, ImportDifference, Outcome};
use base::{BatchId, PersonId};
use papers::intake::{self, Problem, Severity, Unlisted};
use std::collections::HashMap;
use store::Question;

/// Something in a file that a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1 as in the spreadsheet.
    pub row: u32,
    /// The column's letters; empty when the whole row is meant.
    pub column: String,
    /// The column's header.
    pub header: String,
    /// What stands there.
    pub value: String,
    /// The reason, by code.
    pub reason: String,
    /// The data of the reason, by name.
    pub args: Vec<(String, String)>,
    /// What follows from it.
    pub severity: Severity,
    /// The text that its code list does not know, where that is what is wrong.
    pub unlisted: Option<Unlisted>,
    /// What the text might mean: labels of values, the likest first.
    pub near: Vec<String>,
    /// Whose record it is about, where the record is taken.
    pub person: Option<PersonId>,
}

/// What happened to one sheet. `seen` = all the others together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetReport {
    /// The sheet's name.
    pub name: String,
    /// What it lists, by code.
    pub kind: String,
    /// Rows below the header.
    pub seen: u32,
    /// Records that are new.
    pub added: u32,
    /// Records known before, with something new.
    pub updated: u32,
    /// Records known before, without anything new.
    pub unchanged: u32,
    /// Records not taken; each has a problem.
    pub refused: u32,
    /// Rows that are no records: groups, numbers, blanks, closing lines.
    pub other: u32,
    /// Headers of columns that are not read.
    pub unread: Vec<String>,
    /// Headers of columns that are read as the site has taught, each with the
    /// usual header.
    pub learnt: Vec<(String, String)>,
}

/// The outcome of an import or a dry run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReport {
    /// The file.
    pub file: String,
    /// The batch; `None` after a dry run.
    pub batch: Option<BatchId>,
    /// One a sheet that was read.
    pub sheets: Vec<SheetReport>,
    /// Sheets without a known header.
    pub skipped: Vec<String>,
    /// What must be looked at, in the order of the file.
    pub problems: Vec<ImportProblem>,
    /// What the file says of known people otherwise than the records.
    pub differences: Vec<ImportDifference>,
}

impl ImportReport {
    /// Differences that are asked about, or would be.
    pub fn asked(&self) -> usize {
        self.differences.iter().filter(|it| it.becomes == Differences::Ask).count()
    }

    /// Records that went in, or would.
    pub fn taken(&self) -> u32 {
        self.sheets.iter().map(|sheet| sheet.added + sheet.updated).sum()
    }

    /// Records that were not taken.
    pub fn refused(&self) -> u32 {
        self.sheets.iter().map(|sheet| sheet.refused).sum()
    }
}

impl ImportReport {
    pub(super) fn add(&mut self, sheet: &intake::SheetRead, outcome: Outcome) {
        let counts = &sheet.counts;
        self.sheets.push(SheetReport {
            name: sheet.name.clone(),
            kind: sheet.rows.kind().code().to_owned(),
            seen: counts.seen,
            added: outcome.added,
            updated: outcome.updated,
            unchanged: outcome.unchanged,
            refused: outcome.refused + counts.bad,
            other: counts.group + counts.number + counts.blank + counts.closing,
            unread: sheet.ignored.iter().map(|column| column.header.clone()).collect(),
            learnt: sheet
                .learnt
                .iter()
                .map(|column| (column.header.clone(), column.read_as.to_owned()))
                .collect(),
        });
        let from = self.problems.len();
        self.problems.extend(sheet.problems.iter().map(problem));
        self.problems.extend(outcome.problems);
        self.differences.extend(outcome.differences);
        for problem in &mut self.problems[from..] {
            problem.person = outcome.people.get(&problem.row).copied();
        }
    }

    pub(super) fn sort_as_in_file(&mut self, workbook: &intake::Workbook) {
        let place: HashMap<&str, usize> = workbook
            .sheets
            .iter()
            .enumerate()
            .map(|(at, sheet)| (sheet.name.as_str(), at))
            .collect();
        let at = |name: &str| place.get(name).copied().unwrap_or(usize::MAX);
        self.sheets.sort_by_key(|sheet| at(&sheet.name));
        self.problems.sort_by_key(|problem| (at(&problem.sheet), problem.row));
        self.differences.sort_by_key(|one| (at(&one.sheet), one.row));
    }
}

fn problem(problem: &Problem) -> ImportProblem {
    ImportProblem {
        sheet: problem.sheet.clone(),
        row: problem.row,
        column: problem.column.clone(),
        header: problem.header.clone(),
        value: problem.value.clone(),
        reason: problem.reason.code().to_owned(),
        args: problem
            .reason
            .args()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        severity: problem.severity,
        unlisted: problem.unlisted.clone(),
        near: Vec::new(),
        person: None,
    }
}

pub(super) fn questions(report: &ImportReport) -> Vec<Question> {
    let question = |problem: &ImportProblem| Question {
        sheet: problem.sheet.clone(),
        row: problem.row,
        column: problem.column.clone(),
        header: problem.header.clone(),
        value: problem.value.clone(),
        reason: problem.reason.clone(),
        unlisted: problem.unlisted.as_ref().map(|it| (it.list.code().to_owned(), it.text.clone())),
        person: problem.person,
    };
    report.problems.iter().map(question).collect()
}
