//! From the lines and rows of a file to the form: which answer stands behind
//! which label, which table begins where, and what is left over.

use super::fields::{CLOSING, FIELDS, FORM_TEXT, FieldSpec, PARTS, ValueKind};
use super::form::{
    Answer, FieldReading, FormKind, FormProblem, FormReason, Place, ProfileForm, TableKind, Unread,
};
use super::heading::{Section, heading, signed_on, without_form_text};
use super::line::{LONGEST, Line, Seen, begins, hits};
use super::table::{Cell, Header, header, is_number_row, row, side_head, subheader};
use super::value::{answer, clean};
use crate::intake::Severity;
use base::fold;
use std::collections::BTreeMap;

/// What a file gives, in its order.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// A line of text.
    Line(Place, String),
    /// A row of a table or sheet.
    Row(Vec<Cell>),
    /// The end of a table.
    TableEnd,
    /// What stands in the head or foot of the pages.
    Aside(Place, String),
}

struct Open {
    spec: &'static FieldSpec,
    place: Place,
    text: String,
    /// A label that stood above already.
    again: bool,
}

/// A pay table on its side: by row the code and the cells.
type Across = Vec<(&'static str, Vec<Cell>)>;

pub(super) struct Walk {
    seen: Seen,
    open: Option<Open>,
    section: Section,
    table: Option<(Header, bool)>,
    across: Across,
    answers: BTreeMap<&'static str, (Answer, Place)>,
    form: ProfileForm,
    /// Whether the signatures began.
    closing: bool,
    /// Everything folded, for the form's own marks.
    words: String,
}

impl Walk {
    pub fn new(file: &str) -> Self {
        Self {
            seen: Seen::default(),
            open: None,
            section: Section::Fields,
            table: None,
            across: Vec::new(),
            answers: BTreeMap::new(),
            form: ProfileForm::empty(file, FormKind::Tctw98),
            closing: false,
            words: String::new(),
        }
    }

    pub fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Line(place, text) => {
                self.end_table();
                for line in text.split('\n') {
                    self.line(&Line::new(&[(place.clone(), line)]));
                }
            }
            Piece::Row(cells) => self.row(cells),
            Piece::TableEnd => self.end_table(),
            Piece::Aside(place, text) => {
                self.note_words(&fold(&text));
                let text = clean(&text);
                let known = begins(&fold(&text), FORM_TEXT);
                if !known && !text.chars().all(|c| !c.is_alphabetic()) {
                    self.form.unread.push(Unread { place, text });
                }
            }
        }
    }

    /// A problem of a place found by the reader of the file.
    pub fn problem(
        &mut self,
        place: Place,
        field: &str,
        value: String,
        reason: FormReason,
        severity: Severity,
    ) {
        let field = field.to_owned();
        self.form.problems.push(FormProblem { place, field, value, reason, severity });
    }

    fn note_words(&mut self, folded: &str) {
        self.words.push_str(folded);
        self.words.push('\n');
    }

    fn line(&mut self, line: &Line) {
        let folded = line.folded();
        if folded.is_empty() {
            return;
        }
        self.note_words(&folded);
        if line.letters.len() > LONGEST {
            self.leave(line.place(0), line.text(0..line.letters.len()));
            return;
        }
        let title = line.folded_title();
        if begins(&title, CLOSING) {
            self.close();
            (self.closing, self.section) = (true, Section::Other);
            return;
        }
        if PARTS.contains(&title.as_str()) && !line.letters.contains(&':') {
            self.close();
            return;
        }
        let hits = hits(line, &mut self.seen);
        if let Some(section) = heading(line, &title, hits.is_empty()) {
            self.close();
            self.section = section;
            let colon = line.letters.iter().position(|c| *c == ':');
            let rest = colon.map(|at| line.text(at + 1..line.letters.len())).unwrap_or_default();
            if !self.says_none(&rest, &line.place(0)) {
                let rest = clean(&rest);
                if !rest.is_empty() && !begins(&fold(&rest), &["bo me", "cha me"]) {
                    self.leave(line.place(colon.unwrap_or(0)), rest);
                }
            }
            return;
        }
        let Some(first) = hits.first() else { return self.unlabelled(line) };
        let before = line.text(0..first.from);
        if !clean(&before).is_empty() {
            self.rest(line.place(0), &before);
        }
        self.section = Section::Fields;
        for (at, hit) in hits.iter().enumerate() {
            self.close();
            let end = hits.get(at + 1).map_or(line.letters.len(), |next| next.from);
            let text = without_form_text(&line.text(hit.value.min(end)..end));
            let place = line.place(hit.value.min(line.letters.len().saturating_sub(1)));
            match hit.spec {
                Some(spec) => {
                    let again = self.answers.contains_key(spec.code);
                    self.open = Some(Open { spec, place, text, again });
                }
                None if clean(&text).is_empty() => {}
                None => self.leave(place, text),
            }
        }
    }

    fn unlabelled(&mut self, line: &Line) {
        let text = line.text(0..line.letters.len());
        let plain = clean(&text);
        let folded = fold(&plain);
        if folded.is_empty()
            || begins(&folded, FORM_TEXT)
            || begins(&line.folded_title(), FORM_TEXT)
        {
            return;
        }
        let place = line.place(0);
        if let Some(signed) = signed_on(&text) {
            if let Some(date) = signed {
                let value = Some(super::form::Typed::Date(date));
                let stated = Answer::Stated { text: plain, value };
                self.answers.entry("signed_on").or_insert((stated, place));
            }
            return;
        }
        if !self.says_none(&text, &place) {
            self.rest(place, &text);
        }
    }

    /// A table's "Không" written in the table's place.
    fn says_none(&mut self, text: &str, place: &Place) -> bool {
        let Section::Table(kind) = self.section else { return false };
        let none = matches!(fold(&clean(text)).as_str(), "khong" | "khong co");
        if none && let Some(table) = self.form.tables.iter_mut().find(|it| it.kind == kind) {
            table.none = true;
            table.place.get_or_insert_with(|| place.clone());
        }
        none
    }

    /// Text behind no label: it goes on with the field above where that has
    /// room for several lines, or none was filled in yet.
    fn rest(&mut self, place: Place, text: &str) {
        if let Some(open) = &mut self.open {
            let goes_on = open.spec.kind == ValueKind::Long
                || open.spec.kind == ValueKind::Disciplines
                || answer(open.spec.kind, &open.text).0 == Answer::NotStated;
            if goes_on && !self.closing {
                open.text.push('\n');
                open.text.push_str(text);
                return;
            }
        }
        self.leave(place, text.to_owned());
    }

    fn leave(&mut self, place: Place, text: String) {
        let text = clean(&text);
        if !text.is_empty() {
            self.form.unread.push(Unread { place, text });
        }
    }

    /// Settles the field that is open.
    fn close(&mut self) {
        let Some(Open { spec, place, text, again }) = self.open.take() else { return };
        let (answer, problem) = answer(spec.kind, &text);
        if again {
            let known = self.answers.get(spec.code).map(|(known, _)| known.clone());
            if known == Some(Answer::NotStated) {
                self.answers.remove(spec.code);
            } else {
                if answer != Answer::NotStated && known.as_ref() != Some(&answer) {
                    let value = clean(&text);
                    self.problem(
                        place.clone(),
                        spec.code,
                        value,
                        FormReason::Twice,
                        Severity::Question,
                    );
                    self.leave(place, text);
                }
                return;
            }
        }
        if let Some(reason) = problem {
            let value = clean(&text);
            self.problem(place.clone(), spec.code, value, reason, Severity::Question);
        }
        self.answers.insert(spec.code, (answer, place));
    }

    fn row(&mut self, cells: Vec<Cell>) {
        for cell in cells.iter().filter(|cell| !cell.carried) {
            self.note_words(&fold(&cell.text));
        }
        if let Some(found) = header(&cells) {
            self.end_table();
            self.close();
            self.begin_table(found);
            return;
        }
        if self.table.is_none() {
            if let Some(code) = side_head(&cells)
                && (self.section == Section::Table(TableKind::Salary) || !self.across.is_empty())
            {
                self.close();
                self.across.push((code, cells));
                return;
            }
            self.end_table();
            return self.as_lines(&cells);
        }
        if self.ends_table(&cells) {
            self.end_table();
            return self.as_lines(&cells);
        }
        if is_number_row(&cells) || cells.iter().all(Cell::is_blank) {
            return;
        }
        let Some((found, fresh)) = &mut self.table else { return };
        if std::mem::take(fresh) && subheader(found, &cells) {
            return;
        }
        let (kind, read) = (found.kind, row(found, &cells));
        for (place, text) in read.unread {
            self.form.unread.push(Unread { place, text });
        }
        for (place, value, reason) in read.problems {
            self.problem(place, kind.code(), value, reason, Severity::Question);
        }
        if let Some(table) = self.form.tables.iter_mut().find(|table| table.kind == kind) {
            table.none |= read.none;
            table.rows.extend(read.rows);
        }
    }

    fn begin_table(&mut self, mut found: Header) {
        if found.kind == TableKind::FamilyOwn {
            let own = self.form.table(TableKind::FamilyOwn).is_some_and(|it| it.place.is_some());
            match self.section {
                Section::Table(TableKind::FamilySpouse) => found.kind = TableKind::FamilySpouse,
                _ if own => {
                    let place = found.place.clone();
                    let code = found.kind.code();
                    self.problem(
                        place,
                        code,
                        String::new(),
                        FormReason::FamilySide,
                        Severity::Question,
                    );
                }
                _ => {}
            }
        }
        if let Some(table) = self.form.tables.iter_mut().find(|table| table.kind == found.kind) {
            table.place.get_or_insert_with(|| found.place.clone());
        }
        self.section = Section::Table(found.kind);
        self.table = Some((found, true));
    }

    /// A row that belongs to what comes after the table.
    fn ends_table(&self, cells: &[Cell]) -> bool {
        let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_blank()).collect();
        let Some(first) = filled.first() else { return false };
        let line = Line::new(&[(first.place.clone(), first.text.as_str())]);
        let title = line.folded_title();
        if begins(&title, CLOSING) {
            return true;
        }
        if filled.len() > 2 {
            return false;
        }
        let mut seen = Seen { last: self.seen.last, all: self.seen.all.clone() };
        let labelled = line.is_numbered() && !hits(&line, &mut seen).is_empty();
        labelled || (filled.len() == 1 && heading(&line, &title, true).is_some())
    }

    fn end_table(&mut self) {
        self.table = None;
        let across = std::mem::take(&mut self.across);
        if across.is_empty() {
            return;
        }
        let has = |code: &str| across.iter().any(|(known, _)| *known == code);
        if !has("period") || !has("coefficient") {
            for (_, cells) in &across {
                self.as_lines(cells);
            }
            return;
        }
        self.turn(&across);
    }

    /// A pay table on its side, column by column.
    fn turn(&mut self, across: &Across) {
        let mut columns: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
        let mut heads = Vec::new();
        for (at, (_, cells)) in across.iter().enumerate() {
            let mut filled = cells.iter().filter(|cell| !cell.is_blank());
            heads.extend(filled.next().map(|head| Cell {
                column: at as u32,
                span: 1,
                ..head.clone()
            }));
            for cell in filled {
                let turned = Cell { column: at as u32, span: 1, ..cell.clone() };
                columns.entry(cell.column).or_default().push(turned);
            }
        }
        let Some(found) = header(&heads) else { return };
        self.begin_table(found);
        for cells in columns.into_values() {
            self.row(cells);
        }
        self.table = None;
    }

    /// A row of labels and answers. Cells of several lines are read by
    /// themselves, other cells as one line.
    fn as_lines(&mut self, cells: &[Cell]) {
        let own: Vec<&Cell> =
            cells.iter().filter(|cell| !cell.carried && !cell.text.is_empty()).collect();
        if own.iter().any(|cell| cell.text.contains('\n')) {
            for cell in own {
                for line in cell.text.split('\n') {
                    self.line(&Line::new(&[(cell.place.clone(), line)]));
                }
            }
            return;
        }
        let pieces: Vec<(Place, &str)> =
            own.iter().map(|cell| (cell.place.clone(), cell.text.as_str())).collect();
        self.line(&Line::new(&pieces));
    }

    /// The form; `None` with the number of labels when it is none.
    pub fn finish(mut self) -> Result<ProfileForm, usize> {
        self.end_table();
        self.close();
        let labels = self.answers.len();
        let (kind, told) = self.kind();
        if labels < 5 || !self.seen.all.contains("name") || (!told && labels < 8) {
            return Err(labels);
        }
        let mut form = self.form;
        form.kind = kind;
        let mut answers = self.answers;
        form.fields = FIELDS
            .iter()
            .filter_map(|spec| match answers.remove(spec.code) {
                Some((answer, place)) => {
                    Some(FieldReading { code: spec.code.to_owned(), answer, place: Some(place) })
                }
                None if spec.is_in(kind) => Some(FieldReading {
                    code: spec.code.to_owned(),
                    answer: Answer::NotStated,
                    place: None,
                }),
                None => None,
            })
            .collect();
        if !told {
            form.problems.push(FormProblem {
                place: form.fields.iter().find_map(|it| it.place.clone()).unwrap_or(Place::Margin),
                field: "kind".to_owned(),
                value: kind.label().to_owned(),
                reason: FormReason::KindNotTold,
                severity: Severity::Note,
            });
        }
        form.problems.sort_by(|one, two| one.place.cmp(&two.place));
        Ok(form)
    }

    /// Which form it is, and whether it says so itself; else that which has
    /// most of the labels, the oldest of several.
    fn kind(&self) -> (FormKind, bool) {
        let named = |kind: &FormKind| kind.marks().iter().any(|mark| self.words.contains(mark));
        if let Some(kind) = FormKind::ALL.into_iter().find(named) {
            return (kind, true);
        }
        let has = |kind: FormKind| {
            FIELDS.iter().filter(|f| f.is_in(kind) && self.answers.contains_key(f.code)).count()
        };
        let best = FormKind::ALL.into_iter().rev().max_by_key(|kind| has(*kind));
        (best.unwrap_or(FormKind::Tctw98), false)
    }
}
