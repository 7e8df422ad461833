//! One row being read as a record: asks for fields, notes problems.

use super::cell;
use super::fields::Field;
use super::habits::{Habits, Listed, Meaning};
use super::header::Header;
use super::memo::Memos;
use super::problem::{Problem, ProblemReason, Severity, Unlisted};
use super::sheet::{Cell, Row, column_letters};
use base::{CitizenId, Day, PartialDate, PersonName, fold, nfc};
use roster::{CodeList, Sex, Term};

/// What the group rows above say.
#[derive(Debug, Default, Clone)]
pub(super) struct Context {
    pub(super) unit: Option<String>,
    /// Whether the unit was named as such, "Đơn vị: …": then a group row
    /// without that word names something else.
    pub(super) is_unit_stated: bool,
    pub(super) term: Option<Term>,
    /// Of a list without a column of planned posts.
    pub(super) post: Option<String>,
    /// Of a list that goes with a decision: what stands over its table.
    pub(super) decision: Option<String>,
}

/// A row with all that is needed to read it.
pub(super) struct Line<'r> {
    pub(super) sheet: &'r str,
    pub(super) row: &'r Row<'r>,
    pub(super) header: &'r Header,
    pub(super) context: &'r Context,
    pub(super) memos: &'r Memos,
    pub(super) habits: &'r Habits,
    pub(super) is_1904: bool,
    pub(super) problems: Vec<Problem>,
}

impl<'r> Line<'r> {
    /// The filled cell of a field. A lone dash says "nothing to say".
    pub(super) fn cell(&self, field: Field) -> Option<&'r Cell<'r>> {
        let cell = self.row.get(self.header.column(field)?)?;
        let dash = matches!(cell, Cell::Text(text) if is_dash(text));
        (!dash).then_some(cell)
    }

    /// Notes a problem of a field, with the cell as its value.
    pub(super) fn note(&mut self, field: Field, reason: ProblemReason, severity: Severity) {
        let cell = self.header.column(field).and_then(|column| self.row.get(column));
        let value = cell.map(Cell::shown).unwrap_or_default();
        self.note_part(field, value, reason, severity);
    }

    /// Notes a problem of a part of a field.
    pub(super) fn note_part(
        &mut self,
        field: Field,
        value: String,
        reason: ProblemReason,
        severity: Severity,
    ) {
        let column = self.header.column(field);
        let header = match column {
            Some(column) => self.header.text(column).to_owned(),
            None => self.header.kind.column(field).map_or("", |c| c.header).to_owned(),
        };
        self.problems.push(Problem {
            sheet: self.sheet.to_owned(),
            row: self.row.number,
            column: column.map(column_letters).unwrap_or_default(),
            header,
            value,
            reason,
            severity,
            unlisted: None,
        });
    }

    /// Notes a part of a field that a code list does not know.
    pub(super) fn note_unlisted(
        &mut self,
        field: Field,
        value: String,
        reason: ProblemReason,
        severity: Severity,
        unlisted: Option<Unlisted>,
    ) {
        self.note_part(field, value, reason, severity);
        if let Some(problem) = self.problems.last_mut() {
            problem.unlisted = unlisted.filter(|it| !it.text.is_empty());
        }
    }

    pub(super) fn ask(&mut self, field: Field, reason: ProblemReason) {
        self.note(field, reason, Severity::Question);
    }

    pub(super) fn refuse<T>(&mut self, field: Field, reason: ProblemReason) -> Option<T> {
        self.note(field, reason, Severity::BadRow);
        None
    }

    /// The text of a field with its line breaks; `None` when empty or, with a
    /// problem noted, unreadable.
    pub(super) fn raw(&mut self, field: Field, severity: Severity) -> Option<String> {
        let reason = match self.cell(field)? {
            Cell::Text(text) => return Some(text.to_string()),
            Cell::Error(_) => ProblemReason::CellError,
            Cell::Legacy { font, .. } => ProblemReason::LegacyFont { font: font.clone() },
            other => return Some(other.shown()),
        };
        self.note(field, reason, severity);
        None
    }

    /// The text of a field in NFC on one line.
    pub(super) fn text(&mut self, field: Field) -> Option<String> {
        self.raw(field, Severity::Question).map(|text| nfc(&text))
    }

    /// The text of a field without which there is no record.
    pub(super) fn need_text(&mut self, field: Field) -> Option<String> {
        if self.cell(field).is_none() {
            return self.refuse(field, ProblemReason::Missing);
        }
        self.raw(field, Severity::BadRow).map(|text| nfc(&text))
    }

    /// The text of a code that others refer to; unreadable, it would cut the
    /// record from them.
    pub(super) fn key_text(&mut self, field: Field) -> Option<Option<String>> {
        match self.cell(field) {
            None => Some(None),
            Some(_) => self.need_text(field).map(Some),
        }
    }

    /// A date; `None` when empty or, with a question noted, unreadable.
    pub(super) fn date(&mut self, field: Field) -> Option<PartialDate> {
        match cell::date(self.cell(field)?, self.is_1904) {
            Ok(date) => Some(date),
            Err(reason) => {
                self.ask(field, reason);
                None
            }
        }
    }

    /// A date that must be known to the day, as [`Self::date`].
    pub(super) fn day(&mut self, field: Field) -> Option<Day> {
        match cell::whole_day(self.date(field)?) {
            Ok(day) => Some(day),
            Err(reason) => {
                self.ask(field, reason);
                None
            }
        }
    }

    /// A whole number without which there is no record.
    pub(super) fn need_number<T: TryFrom<u32>>(&mut self, field: Field) -> Option<T> {
        let Some(cell) = self.cell(field) else {
            return self.refuse(field, ProblemReason::Missing);
        };
        match cell.whole_number().and_then(|number| T::try_from(number).ok()) {
            Some(number) => Some(number),
            None => {
                let reason = unreadable(cell).unwrap_or(ProblemReason::NumberForm);
                self.refuse(field, reason)
            }
        }
    }

    /// A value that `read` knows, without which there is no record.
    pub(super) fn need<T>(
        &mut self,
        field: Field,
        read: impl Fn(&str) -> Option<T>,
        expected: impl Fn() -> String,
    ) -> Option<T> {
        let text = self.need_text(field)?;
        match read(&text) {
            Some(value) => Some(value),
            None => self.refuse(field, ProblemReason::Unknown { expected: expected() }),
        }
    }

    /// A value that `read` knows; `None` when empty or, with a question noted,
    /// unknown.
    pub(super) fn maybe<T>(
        &mut self,
        field: Field,
        read: impl Fn(&str) -> Option<T>,
        expected: impl Fn() -> String,
    ) -> Option<T> {
        let text = self.text(field)?;
        let value = read(&text);
        if value.is_none() {
            self.ask(field, ProblemReason::Unknown { expected: expected() });
        }
        value
    }

    /// A value of a code list; `None` when empty or, with a question noted, not
    /// known. What the list does not know is asked of the site's habits.
    pub(super) fn listed<T: Listed>(
        &mut self,
        field: Field,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(field)?;
        read(&text).or_else(|| self.learnt(field, &text, Severity::Question))
    }

    /// What the site has taught about a text that the code list does not know;
    /// said either way.
    pub(super) fn learnt<T: Listed>(
        &mut self,
        field: Field,
        text: &str,
        severity: Severity,
    ) -> Option<T> {
        match self.habits.leading(text) {
            Some(Meaning::Is(value)) => {
                let becomes = T::label(value).to_owned();
                self.note(field, ProblemReason::Learnt { becomes }, Severity::Note);
                Some(value)
            }
            Some(Meaning::Open) if severity == Severity::Question => {
                self.note(field, ProblemReason::LeftOpen, Severity::Note);
                None
            }
            _ => {
                let reason = ProblemReason::Unknown { expected: T::LIST.labels() };
                let cell = self.header.column(field).and_then(|column| self.row.get(column));
                let value = cell.map(Cell::shown).unwrap_or_default();
                let unlisted = Unlisted { list: T::LIST, text: text.to_owned() };
                self.note_unlisted(field, value, reason, severity, Some(unlisted));
                None
            }
        }
    }

    /// A mark such as "x" in a column of marks; an empty cell is "no".
    pub(super) fn mark(&mut self, field: Field) -> bool {
        self.stated(field, "x").unwrap_or(false)
    }

    /// Yes, no, or not stated.
    pub(super) fn stated(&mut self, field: Field, expected: &str) -> Option<bool> {
        match self.cell(field)? {
            Cell::Bool(value) => return Some(*value),
            Cell::Number(number) if *number == 1.0 => return Some(true),
            Cell::Number(number) if *number == 0.0 => return Some(false),
            _ => {}
        }
        let read = |text: &str| match fold(text).as_str() {
            "x" | "co" | "v" | "true" | "1" | "da" | "roi" | "dat" => Some(true),
            "khong" | "false" | "0" | "o" | "chua" | "khong dat" => Some(false),
            text if text.starts_with("da tham tra") || text.starts_with("da xac minh") => {
                Some(true)
            }
            text if text.starts_with("chua tham tra") || text.starts_with("chua xac minh") => {
                Some(false)
            }
            _ => None,
        };
        self.maybe(field, read, || expected.to_owned())
    }

    /// The number of the citizen card; `None` when empty or, with a question
    /// noted, no such number. That of an old card is taken and told.
    pub(super) fn citizen_id(&mut self) -> Option<CitizenId> {
        let text = self.text(Field::CitizenId)?;
        match CitizenId::parse(&text) {
            Ok(id) => {
                if id.is_old() {
                    self.note(Field::CitizenId, ProblemReason::CitizenIdOld, Severity::Note);
                }
                Some(id)
            }
            Err(fault) => {
                self.ask(Field::CitizenId, fault.into());
                None
            }
        }
    }

    /// The full name.
    pub(super) fn name(&mut self) -> Option<PersonName> {
        let text = self.need_text(Field::Name)?;
        let digits = text.chars().any(|c| c.is_ascii_digit());
        match PersonName::parse(&text).filter(|_| !digits) {
            Some(name) => Some(name),
            None => self.refuse(Field::Name, ProblemReason::NameForm),
        }
    }

    /// Sex and birth date: the filled one of Nam and Nữ holds the date, or
    /// marks the sex when there is a column of birth dates.
    pub(super) fn sex_and_birth(&mut self) -> Option<(Sex, PartialDate)> {
        if self.header.column(Field::Birth).is_some() {
            let sex = self.stated_sex();
            return sex.zip(self.need_date(Field::Birth));
        }
        let sex = self.column_filled()?;
        let field = if sex == Sex::Male { Field::Male } else { Field::Female };
        self.need_date(field).map(|birth| (sex, birth))
    }

    fn stated_sex(&mut self) -> Option<Sex> {
        if self.header.column(Field::Sex).is_some() {
            let text = self.need_text(Field::Sex)?;
            return Sex::read(&text).or_else(|| self.learnt(Field::Sex, &text, Severity::BadRow));
        }
        self.column_filled()
    }

    fn column_filled(&mut self) -> Option<Sex> {
        match (self.cell(Field::Male).is_some(), self.cell(Field::Female).is_some()) {
            (true, false) => Some(Sex::Male),
            (false, true) => Some(Sex::Female),
            (true, true) => {
                let both = [Field::Male, Field::Female]
                    .map(|field| self.cell(field).map(Cell::shown).unwrap_or_default());
                let value = both.join(" | ");
                self.note_part(Field::Male, value, ProblemReason::SexBoth, Severity::BadRow);
                None
            }
            (false, false) => self.refuse(Field::Male, ProblemReason::SexNone),
        }
    }

    fn need_date(&mut self, field: Field) -> Option<PartialDate> {
        let Some(cell) = self.cell(field) else {
            return self.refuse(field, ProblemReason::Missing);
        };
        match cell::date(cell, self.is_1904) {
            Ok(date) => Some(date),
            Err(reason) => self.refuse(field, reason),
        }
    }
}

fn is_dash(text: &str) -> bool {
    text.trim().chars().all(|c| matches!(c, '-' | '–' | '—'))
}

fn unreadable(cell: &Cell<'_>) -> Option<ProblemReason> {
    match cell {
        Cell::Error(_) => Some(ProblemReason::CellError),
        Cell::Legacy { font, .. } => Some(ProblemReason::LegacyFont { font: font.clone() }),
        _ => None,
    }
}
