//! A person planned for a post, read from one row.

use super::fields::Field;
use super::line::Line;
use super::parts;
use super::people::leading;
use super::problem::{ProblemReason, Severity};
use super::records::Record;
use super::rows::{DecisionRef, Located, PlanRow, PlanShown, SheetRows};
use base::{fold, nfc};
use roster::{CodeList, Ethnicity, Grade, Term, Theory};

impl Record for PlanRow {
    const KEY: Field = Field::PlannedPost;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let code = line.key_text(Field::Code);
        let name = line.name();
        let sex_and_birth = line.sex_and_birth();
        let post_title = match (line.header.column(Field::PlannedPost), &line.context.post) {
            (None, Some(post)) => Some(post.clone()),
            _ => line.need_text(Field::PlannedPost),
        };
        let unit = match (line.cell(Field::PlannedUnit), &line.context.unit) {
            (None, Some(unit)) => Some(unit.clone()),
            _ => line.need_text(Field::PlannedUnit),
        };
        let term = term(line);
        let decision = decision(line);
        let shown = shown(line);
        let (sex, birth) = sex_and_birth?;
        Some(Self {
            code: code?,
            name: name?,
            sex,
            birth,
            post_title: post_title?,
            unit: unit?,
            term: term?,
            decision,
            shown,
        })
    }

    /// The same person for the same post of the same term. Without a code the
    /// person is told by name and birth date.
    fn identity(&self) -> Option<String> {
        let person = match &self.code {
            Some(code) => code.clone(),
            None => format!("{}\n{}", fold(self.name.as_str()), self.birth),
        };
        let (post, unit) = (fold(&self.post_title), fold(&self.unit));
        Some(format!("{person}\n{post}\n{unit}\n{}", self.term))
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::Plan(records)
    }
}

/// What the row says beside. Nothing of it is asked about: facts of people are
/// taken from lists of people.
fn shown(line: &mut Line<'_>) -> PlanShown {
    let mut said = |field: Field| line.raw(field, Severity::Note);
    let (position, education) = (said(Field::CurrentPost), said(Field::Education));
    let (ethnicity, theory) = (said(Field::Ethnicity), said(Field::Theory));
    let grades = said(Field::Evaluations).unwrap_or_default();
    let [carried_post, proposal, basis, reason, votes] =
        [Field::CarriedPost, Field::Proposal, Field::Basis, Field::Reason, Field::Votes]
            .map(|field| said(field).map(|text| nfc(&text)));
    let memos = line.memos;
    let (evaluations, unread) =
        parts::evaluations(&grades, |level| memos.grade.read(level, Grade::read));
    for (part, reason) in unread {
        line.note_part(Field::Evaluations, part, reason, Severity::Note);
    }
    let joined = |text: String| parts::lines(&text).join("; ");
    PlanShown {
        position: position.map(joined),
        ethnicity: ethnicity.and_then(|text| memos.ethnicity.read(&text, Ethnicity::read)),
        education: education.map(joined),
        theory: theory
            .and_then(|text| memos.theory.read(&text, |text| leading(text, Theory::read))),
        evaluations,
        carried_post,
        proposal,
        basis,
        reason,
        votes,
    }
}

fn term(line: &mut Line<'_>) -> Option<Term> {
    if line.cell(Field::Term).is_none()
        && let Some(term) = line.context.term
    {
        return Some(term);
    }
    let text = line.need_text(Field::Term)?;
    match super::cell::term_in(&text) {
        Some(term) => Some(term),
        None => line.refuse(Field::Term, ProblemReason::TermForm),
    }
}

fn decision(line: &mut Line<'_>) -> Option<DecisionRef> {
    let text = match (line.header.column(Field::Decision), &line.context.decision) {
        (None, Some(above)) => above.clone(),
        _ => line.text(Field::Decision)?,
    };
    match parts::decision(&text) {
        Ok((decision, unread)) => {
            if let Some((part, reason)) = unread {
                line.note_part(Field::Decision, part, reason, Severity::Question);
            }
            Some(decision)
        }
        Err(reason) => {
            line.ask(Field::Decision, reason);
            None
        }
    }
}
