//! Case files: the grid of a list, and one person's.

use super::{journal, plan, values};
use crate::routes::urls;
use crate::views::{Basis, CaseFile, CaseGrid, CasePaper, GridPaper, GridRow, PaperStanding};
use checks::PaperState;
use desk::{Actor, ImportRecords, PaperLine};
use lex::PaperBy;
use words::Words;

/// The key of the words that say by when a paper must be there.
fn by(by: PaperBy) -> &'static str {
    match by {
        PaperBy::Convening => "files-by-convening",
        PaperBy::Decision => "files-by-decision",
        PaperBy::Advised => "files-by-advised",
    }
}

fn basis(basis: &words::finding::Basis) -> Basis {
    Basis {
        citation: basis.citation.clone(),
        href: None,
        confidence: values::confidence(basis.confidence),
    }
}

fn paper(line: &PaperLine) -> CasePaper {
    CasePaper {
        code: line.asked.code.clone(),
        label: line.asked.label.clone(),
        by: by(line.asked.by),
        standing: match line.state {
            PaperState::Held(last) => PaperStanding::Held(last),
            PaperState::Absent => PaperStanding::Absent,
            PaperState::Expired(last) => PaperStanding::Expired(last),
            PaperState::Undated => PaperStanding::Undated,
        },
        on: line.on,
        number: line.number.clone(),
        note: line.note.clone(),
        noted: line.noted.as_ref().map(|(who, at)| (who.clone(), journal::at(*at))),
    }
}

/// Somebody's case file; `href` is where its form goes.
pub fn case_file(file: &desk::CaseFile, href: Option<String>) -> CaseFile {
    CaseFile {
        href,
        basis: file.basis.as_ref().map(basis),
        papers: file.papers.iter().map(paper).collect(),
    }
}

/// Where the grid of a review lies.
pub fn at(review: base::ReviewId) -> String {
    format!("{}/files", urls::review(review))
}

/// The grid.
pub fn grid(sheet: &desk::CaseGrid, only: bool, actor: &Actor, words: &Words) -> CaseGrid {
    let is_complete = |row: &desk::CaseRow| row.papers.iter().all(|one| one.state.is_good());
    let complete = sheet.rows.iter().filter(|row| is_complete(row)).count() as u32;
    CaseGrid {
        unit: sheet.unit.1.clone(),
        title: plan::name(sheet.kind, words),
        term: sheet.term.to_string(),
        review: urls::review(sheet.review),
        href: at(sheet.review),
        on: sheet.on,
        basis: sheet.basis.as_ref().map(basis),
        papers: sheet
            .asked
            .iter()
            .map(|one| GridPaper { label: one.label.clone(), by: by(one.by), months: one.months })
            .collect(),
        rows: sheet
            .rows
            .iter()
            .filter(|row| !only || !is_complete(row))
            .map(|row| GridRow {
                id: row.person.to_string(),
                person: values::person(row.person, &row.name, true),
                current: row.current.clone(),
                posts: row.posts.clone(),
                papers: row.papers.iter().map(paper).collect(),
                is_own: row.is_own,
            })
            .collect(),
        complete: (complete, sheet.rows.len() as u32),
        only,
        may_note: sheet.is_open && actor.has::<ImportRecords>(),
    }
}
