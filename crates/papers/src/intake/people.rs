//! A person of a trích ngang list, read from one row.

use super::fields::Field;
use super::line::{Line, labels};
use super::parts;
use super::problem::{ProblemReason, Severity};
use super::records::Record;
use super::rows::{Located, PersonRow, SheetRows};
use base::PartialDate;
use roster::{CodeList, DisciplineForm, Education, Ethnicity, Grade, StateManagement, Theory};

impl Record for PersonRow {
    const KEY: Field = Field::Code;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let code = line.key_text(Field::Code);
        let citizen_id = line.citizen_id();
        let name = line.name();
        let sex_and_birth = line.sex_and_birth();
        let memos = line.memos;
        let read_group = |text: &str| memos.ethnicity.read(text, Ethnicity::read);
        let ethnicity = line.maybe(Field::Ethnicity, read_group, || {
            Ethnicity::all().map(Ethnicity::name).collect::<Vec<_>>().join(", ")
        });
        let religion = line.text(Field::Religion);
        let hometown = line.text(Field::Hometown);
        let (posts, post_text) = current_posts(line);
        let post_from = line.date(Field::PostFrom);
        let education_text = line.raw(Field::Education, Severity::Question);
        let education = education_text.as_deref().and_then(|text| education(line, text));
        let read_theory = |text: &str| memos.theory.read(text, |text| leading(text, Theory::read));
        let theory = line.maybe(Field::Theory, read_theory, labels::<Theory>);
        let read_level =
            |text: &str| memos.management.read(text, |text| leading(text, StateManagement::read));
        let management = line.maybe(Field::Management, read_level, labels::<StateManagement>);
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
    if highest.is_none() {
        line.ask(Field::Education, ProblemReason::Unknown { expected: labels::<Education>() });
    }
    highest
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
    let memo = &line.memos.grade;
    let (read, unread) = parts::evaluations(&text, |level| memo.read(level, Grade::read));
    for (part, reason) in unread {
        line.note_part(Field::Evaluations, part, reason, Severity::Question);
    }
    read
}

fn disciplines(line: &mut Line<'_>) -> Option<Vec<(DisciplineForm, PartialDate)>> {
    let text = line.raw(Field::Disciplines, Severity::Question)?;
    let memo = &line.memos.discipline;
    match parts::disciplines(&text, |form| memo.read(form, DisciplineForm::read)) {
        Ok(read) => Some(read),
        Err(unread) => {
            for (part, reason) in unread {
                line.note_part(Field::Disciplines, part, reason, Severity::Question);
            }
            None
        }
    }
}
