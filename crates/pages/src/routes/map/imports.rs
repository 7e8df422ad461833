//! From batches and reports of imports to their pages.

use super::super::imports::MOST_MEGABYTES;
use crate::views::{
    BatchLine, CheckedFile, ConvertedCell, DifferenceLine, ImportCheck, Imports, ProblemLine,
    SheetLine, Tone,
};
use base::Day;
use desk::{Batch, BatchKind, ImportDifference, ImportProblem, ImportReport, Severity};
use words::Words;

/// Problems that a page shows; the workbook has all that are to be corrected.
const SHOWN: usize = 200;

/// What came in so far, the latest first.
pub fn overview(
    batches: &[Batch],
    waiting: Vec<String>,
    unlisted: u32,
    today: Day,
    (fault, differences): (Option<String>, usize),
    words: &Words,
) -> Imports {
    let line = |batch: &Batch| BatchLine {
        id: batch.id.to_string(),
        file: what(batch, words),
        as_of: words::day(batch.as_of),
        recorded: super::journal::at(batch.recorded),
    };
    Imports {
        fault,
        waiting,
        as_of: words::day(today),
        most_megabytes: MOST_MEGABYTES,
        differences: differences as u32,
        batches: batches.iter().rev().map(line).collect(),
        unlisted,
    }
}

/// The file of a batch, or what was decided with it.
fn what(batch: &Batch, words: &Words) -> String {
    match batch.kind {
        BatchKind::Import => batch.file.clone(),
        BatchKind::Merge => words.text("batch-merge"),
        BatchKind::Apart => words.text("batch-apart"),
        BatchKind::Answers => words.text("batch-answers"),
        BatchKind::Filled => words.text("batch-filled"),
        BatchKind::Correction => words.text("batch-correction"),
    }
}

/// What files would bring.
pub fn check(
    reports: &[ImportReport],
    names: Vec<String>,
    as_of: Day,
    words: &Words,
) -> ImportCheck {
    let unlisted = |report: &ImportReport| {
        report.problems.iter().filter(|problem| problem.unlisted.is_some()).count() as u32
    };
    let sum = |count: fn(&ImportReport) -> u32| reports.iter().map(count).sum();
    ImportCheck {
        fault: None,
        as_of: words::day(as_of),
        files: reports.iter().enumerate().map(|(at, report)| file(at, report, words)).collect(),
        records: (sum(ImportReport::taken), sum(ImportReport::refused)),
        asked: sum(|report| report.asked() as u32),
        columns: columns(names),
        unlisted: reports.iter().map(unlisted).sum(),
    }
}

/// Where the columns of each file are.
pub fn columns(names: Vec<String>) -> Vec<(String, String)> {
    let each = names.into_iter().enumerate();
    each.map(|(at, name)| (name, format!("/imports/columns/{at}"))).collect()
}

/// A cell whose letters were converted; `None` of other problems.
fn converted(problem: &ImportProblem) -> Option<ConvertedCell> {
    if !matches!(problem.reason.as_str(), "converted" | "converted-by-letters") {
        return None;
    }
    let arg = |wanted: &[&str]| {
        let found = problem.args.iter().find(|(name, _)| wanted.contains(&name.as_str()));
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    Some(ConvertedCell {
        place: place(problem),
        before: problem.value.clone(),
        after: arg(&["becomes"]),
        by: arg(&["font", "encoding"]),
    })
}

fn file(at: usize, report: &ImportReport, words: &Words) -> CheckedFile {
    let sheet = |sheet: &desk::SheetReport| SheetLine {
        name: sheet.name.clone(),
        kind: words.text(&format!("sheet-{}", sheet.kind)),
        numbers: [
            sheet.seen,
            sheet.added,
            sheet.updated,
            sheet.unchanged,
            sheet.refused,
            sheet.other,
        ],
        unread: sheet.unread.clone(),
        learnt: sheet.learnt.clone(),
    };
    let all: Vec<ConvertedCell> = report.problems.iter().filter_map(converted).collect();
    let mut problems: Vec<&ImportProblem> =
        report.problems.iter().filter(|it| converted(it).is_none()).collect();
    problems.sort_by_key(|problem| problem.severity);
    let to_correct = problems.iter().any(|problem| problem.severity != Severity::Note);
    CheckedFile {
        name: report.file.clone(),
        sheets: report.sheets.iter().map(sheet).collect(),
        skipped: report.skipped.clone(),
        converted_all: all.len() as u32,
        converted: all.into_iter().take(SHOWN).collect(),
        more: problems.len().saturating_sub(SHOWN) as u32,
        differences: report.differences.iter().take(SHOWN).map(|it| differing(it, words)).collect(),
        more_differences: report.differences.len().saturating_sub(SHOWN) as u32,
        problems: problems.into_iter().take(SHOWN).map(|it| problem(it, words)).collect(),
        faulty: to_correct.then(|| format!("/imports/faulty/{at}")),
    }
}

fn differing(one: &ImportDifference, words: &Words) -> DifferenceLine {
    let row = one.row.to_string();
    let place = [("sheet", one.sheet.as_str().into()), ("row", row.as_str().into())];
    DifferenceLine {
        place: words.with("differ-where", &place),
        person: one.person.clone(),
        field: one.field.label(words),
        known: one.known.clone(),
        brought: one.brought.clone(),
    }
}

fn place(problem: &ImportProblem) -> String {
    format!("{}!{}{}", problem.sheet, problem.column, problem.row)
}

fn problem(problem: &ImportProblem, words: &Words) -> ProblemLine {
    ProblemLine {
        place: place(problem),
        header: problem.header.clone(),
        value: problem.value.clone(),
        text: problem.say(words),
        tone: match problem.severity {
            Severity::BadRow => Tone::Refused,
            Severity::Question => Tone::Warning,
            Severity::Note => Tone::Note,
        },
    }
}
