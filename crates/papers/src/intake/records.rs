//! The record of each kind of sheet, read from one row.

use super::fields::Field;
use super::line::{Line, labels};
use super::parts;
use super::problem::{ProblemReason, Severity};
use super::rows::{BodyRow, DecisionRef, Located, PersonRow, PlanRow, PostRow, SheetRows, UnitRow};
use base::{PartialDate, fold};
use roster::{
    BodyKind, CodeList, DisciplineForm, Education, Ethnicity, Grade, Level, PostKind,
    StateManagement, System, Term, Theory,
};

/// A record that a row can be read as.
pub(super) trait Record: Sized {
    /// The column in which the record's key stands, for showing a duplicate.
    const KEY: Field;

    /// Reads the row; `None` when it is refused, with a problem noted.
    fn read(line: &mut Line<'_>) -> Option<Self>;

    /// What may stand only once in a file; `None` when nothing tells.
    fn identity(&self) -> Option<String>;

    /// The records of a sheet.
    fn wrap(records: Vec<Located<Self>>) -> SheetRows;
}

impl Record for UnitRow {
    const KEY: Field = Field::UnitCode;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        // Every field is read before any is missed, so that one pass shows
        // all that is wrong with a row.
        let code = line.need_text(Field::UnitCode);
        let name = line.need_text(Field::UnitName);
        let level = line.need(Field::Level, Level::read, || {
            ["province", "district", "commune", "agency"]
                .map(|c| Level::new(c).label().to_owned())
                .join(", ")
        });
        let system = line.need(Field::System, System::read, || {
            use System::{Council, Front, Government, Party, Union};
            [Party, Government, Council, Front, Union].map(System::label).join(", ")
        });
        let parent = line.key_text(Field::Parent);
        let (from, to) = (line.day(Field::From), line.day(Field::To));
        Some(Self {
            code: code?,
            name: name?,
            level: level?,
            system: system?,
            parent: parent?,
            from,
            to,
        })
    }

    fn identity(&self) -> Option<String> {
        Some(self.code.clone())
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::Units(records)
    }
}

fn body_kinds() -> String {
    use BodyKind::{Committee, Council, Front, Leadership, PeoplesCommittee, StandingCommittee};
    [Committee, StandingCommittee, Council, PeoplesCommittee, Front, Leadership]
        .map(BodyKind::label)
        .join(", ")
}

impl Record for BodyRow {
    const KEY: Field = Field::BodyKind;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let unit = line.need_text(Field::UnitCode);
        let kind = line.need(Field::BodyKind, BodyKind::read, body_kinds);
        let name = line.need_text(Field::BodyName);
        let seats = line.need_number(Field::Seats);
        Some(Self { unit: unit?, kind: kind?, name: name?, seats: seats? })
    }

    fn identity(&self) -> Option<String> {
        Some(format!("{}\n{}", self.unit, self.kind.code()))
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::Bodies(records)
    }
}

impl Record for PostRow {
    const KEY: Field = Field::PostTitle;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let unit = line.need_text(Field::UnitCode);
        let title = line.need_text(Field::PostTitle);
        let kind = line.need(Field::PostKind, PostKind::read, || {
            [PostKind::Head, PostKind::Deputy, PostKind::Member].map(PostKind::label).join(", ")
        });
        // A body that is not known is not the same as no body.
        let body = match line.cell(Field::PostBody) {
            None => Some(None),
            Some(_) => line.need(Field::PostBody, read_body, body_kinds),
        };
        let rank = line.need_number(Field::Rank);
        let seats = line.need_number(Field::Seats);
        let key = line.mark(Field::Key);
        Some(Self {
            unit: unit?,
            title: title?,
            kind: kind?,
            body: body?,
            rank: rank?,
            seats: seats?,
            key,
        })
    }

    fn identity(&self) -> Option<String> {
        Some(format!("{}\n{}", self.unit, fold(&self.title)))
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::Posts(records)
    }
}

/// A body's kind, or that there is none.
fn read_body(text: &str) -> Option<Option<BodyKind>> {
    if matches!(fold(text).as_str(), "khong" | "khong co") {
        return Some(None);
    }
    BodyKind::read(text).map(Some)
}

impl Record for PersonRow {
    const KEY: Field = Field::Code;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let code = line.key_text(Field::Code);
        let name = line.name();
        let sex_and_birth = line.sex_and_birth();
        let ethnicity = line.maybe(Field::Ethnicity, Ethnicity::read, || {
            Ethnicity::all().map(Ethnicity::name).collect::<Vec<_>>().join(", ")
        });
        let religion = line.text(Field::Religion);
        let hometown = line.text(Field::Hometown);
        let (posts, post_text) = current_posts(line);
        let post_from = line.date(Field::PostFrom);
        let education_text = line.raw(Field::Education, Severity::Question);
        let education = education_text.as_deref().and_then(|text| education(line, text));
        let theory =
            line.maybe(Field::Theory, |text| leading(text, Theory::read), labels::<Theory>);
        let management = line.maybe(
            Field::Management,
            |text| leading(text, StateManagement::read),
            labels::<StateManagement>,
        );
        let party_probationary = line.date(Field::Probationary);
        let party_official = line.date(Field::Official);
        let evaluations = evaluations(line);
        let disciplines = disciplines(line);
        let unit_name = line.text(Field::WorkUnit).or_else(|| line.context.unit.clone());
        let (sex, birth) = sex_and_birth?;
        Some(Self {
            code: code?,
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
    let parts = parts::posts(text);
    let highest = parts.iter().filter_map(|part| leading(part, Education::read)).max();
    if highest.is_none() {
        line.ask(Field::Education, ProblemReason::Unknown { expected: labels::<Education>() });
    }
    highest
}

/// Reads the value that the first words name: "Thạc sĩ Luật" begins with a
/// level and goes on with its field. The longest start that is known counts,
/// so "Chuyên viên chính" is not "Chuyên viên".
fn leading<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
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
    let (read, unread) = parts::evaluations(&text);
    for (part, reason) in unread {
        line.note_part(Field::Evaluations, part, reason, Severity::Question);
    }
    read
}

fn disciplines(line: &mut Line<'_>) -> Option<Vec<(DisciplineForm, PartialDate)>> {
    let text = line.raw(Field::Disciplines, Severity::Question)?;
    match parts::disciplines(&text) {
        Ok(read) => Some(read),
        Err(unread) => {
            for (part, reason) in unread {
                line.note_part(Field::Disciplines, part, reason, Severity::Question);
            }
            None
        }
    }
}

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
