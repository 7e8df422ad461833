//! A person planned for a post, read from one row.

use super::fields::Field;
use super::line::Line;
use super::parts;
use super::problem::{ProblemReason, Severity};
use super::records::Record;
use super::rows::{DecisionRef, Located, PlanRow, SheetRows};
use base::fold;
use roster::Term;

impl Record for PlanRow {
    const KEY: Field = Field::PlannedPost;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let code = line.key_text(Field::Code);
        let name = line.name();
        let sex_and_birth = line.sex_and_birth();
        let post_title = line.need_text(Field::PlannedPost);
        let unit = match (line.cell(Field::PlannedUnit), &line.context.unit) {
            (None, Some(unit)) => Some(unit.clone()),
            _ => line.need_text(Field::PlannedUnit),
        };
        let term = term(line);
        let decision = decision(line);
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
    let text = line.text(Field::Decision)?;
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
