//! A person of a trích ngang list, read from one row.

use super::fields::Field;
use super::habits::ValueList;
use super::line::Line;
use super::parts;
use super::problem::{ProblemReason, Severity, Unlisted};
use super::records::Record;
use super::rows::{Located, PersonRow, SheetRows};
use base::{PartialDate, nfc};
use roster::{CodeList, DisciplineForm, Education, Ethnicity, Grade, StateManagement, Theory};
use std::cell::RefCell;

impl Record for PersonRow {
    const KEY: Field = Field::Code;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let code = line.key_text(Field::Code);
        let citizen_id = line.citizen_id();
        let name = line.name();
        let sex_and_birth = line.sex_and_birth();
        let memos = line.memos;
        let read_group = |text: &str| memos.ethnicity.read(text, Ethnicity::read);
        let ethnicity = line.listed(Field::Ethnicity, read_group);
        let religion = line.text(Field::Religion);
        let hometown = line.text(Field::Hometown);
        let (posts, post_text) = current_posts(line);
        let post_from = line.date(Field::PostFrom);
        let education_text = line.raw(Field::Education, Severity::Question);
        let education = education_text.as_deref().and_then(|text| education(line, text));
        let read_theory = |text: &str| memos.theory.read(text, |text| leading(text, Theory::read));
        let theory = line.listed(Field::Theory, read_theory);
        let read_level =
            |text: &str| memos.management.read(text, |text| leading(text, StateManagement::read));
        let management = line.listed(Field::Management, read_level);
        let party_probationary = line.date(Field::Probationary);
        let party_official = line.date(Field::Official);
        let evaluations = evaluations(line);
        let disciplines = disciplines(line);
        let science = line.stated(Field::Science, "x");
        let background_verified = line.stated(Field::Background, "Đã thẩm tra, Chưa thẩm tra");
        let pending = line.text(Field::Pending);
        let unit_name = line.text(Field::WorkUnit).or_else(|| line.context.unit.clone());
        let (sex, birth) = sex_and_birth?;
        Some(Self {
            code: code?,
            citizen_id,
            name: name?,
            sex,
            birth,
            ethnicity,
            religion,
            hometown,
            posts,
            post_text,
            post_from,
            education,
            education_text: education_text.map(|text| parts::lines(&text).join("; ")),
            theory,
            management,
            party_probationary,
            party_official,
            evaluations,
            disciplines,
            science,
            background_verified,
            pending,
            unit_name,
        })
    }

    fn identity(&self) -> Option<String> {
        self.code.clone()
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::People(records)
    }
}

fn current_posts(line: &mut Line<'_>) -> (Vec<String>, String) {
    let text = line.raw(Field::CurrentPost, Severity::Question).unwrap_or_default();
    (parts::posts(&text), parts::lines(&text).join("; "))
}

/// The highest level named in a cell such as "Đại học Luật; Thạc sĩ Quản lý
/// kinh tế".
fn education(line: &mut Line<'_>, text: &str) -> Option<Education> {
    let level =
        |part: &String| line.memos.education.read(part, |part| leading(part, Education::read));
    let highest = parts::posts(text).iter().filter_map(level).max();
    highest.or_else(|| line.learnt(Field::Education, &nfc(text), Severity::Question))
}

/// Reads the value that the first words name: "Thạc sĩ Luật" begins with a
/// level and goes on with its field. The longest start that is known counts,
/// so "Chuyên viên chính" is not "Chuyên viên".
pub(super) fn leading<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    if let Some(value) = read(text) {
        return Some(value);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let longest = words.len().saturating_sub(1).min(8);
    (1..=longest).rev().find_map(|count| read(&words[..count].join(" ")))
}

fn evaluations(line: &mut Line<'_>) -> Vec<(i16, Grade)> {
    let Some(text) = line.raw(Field::Evaluations, Severity::Question) else {
        return Vec::new();
    };
    let (memo, habits) = (&line.memos.grade, line.habits);
    let learnt = RefCell::new(Vec::new());
    let read_grade =
        |level: &str| memo.read(level, Grade::read).or_else(|| habits.told(level, &learnt));
    let (read, unread) = parts::evaluations(&text, read_grade);
    note_learnt(line, Field::Evaluations, learnt);
    for (part, reason) in unread {
        let unlisted = (reason == ProblemReason::EvaluationLevel)
            .then(|| Unlisted { list: ValueList::Grade, text: parts::level_of(&part) });
        line.note_unlisted(Field::Evaluations, part, reason, Severity::Question, unlisted);
    }
    read
}

fn disciplines(line: &mut Line<'_>) -> Option<Vec<(DisciplineForm, PartialDate)>> {
    let text = line.raw(Field::Disciplines, Severity::Question)?;
    let (memo, habits) = (&line.memos.discipline, line.habits);
    let learnt = RefCell::new(Vec::new());
    let read_form =
        |form: &str| memo.read(form, DisciplineForm::read).or_else(|| habits.told(form, &learnt));
    match parts::disciplines(&text, read_form) {
        Ok(read) => {
            note_learnt(line, Field::Disciplines, learnt);
            Some(read)
        }
        Err(unread) => {
            for (part, reason) in unread {
                let unlisted = (reason == ProblemReason::DisciplineForm)
                    .then(|| Unlisted { list: ValueList::Discipline, text: parts::form_of(&part) });
                line.note_unlisted(Field::Disciplines, part, reason, Severity::Question, unlisted);
            }
            None
        }
    }
}

/// Says which values of a cell were read as the site has taught.
fn note_learnt<T: CodeList + PartialEq>(
    line: &mut Line<'_>,
    field: Field,
    learnt: RefCell<Vec<T>>,
) {
    for value in learnt.into_inner() {
        let becomes = value.label().to_owned();
        line.note(field, ProblemReason::Learnt { becomes }, Severity::Note);
    }
}
