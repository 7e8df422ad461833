//! What a sheet says, from what was read off its pages and what people answered
//! about the doubtful spots. Nothing is guessed: whatever the reading does not
//! settle, and whatever would cost a voter a vote, becomes a [`Question`].

use crate::{Breach, Choice, Form, InvalidKind, Mark, PageDoubt, PageReading, Sheet};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

mod boxes;
use boxes::Boxes;

/// The spot of a sheet that a question is about. Rows, groups and lines count
/// from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "spot")]
pub enum Spot {
    /// A whole page, from 1.
    Page {
        /// The page.
        page: u32,
    },
    /// One box.
    Box {
        /// The row of the form.
        row: usize,
        /// The column.
        choice: Choice,
    },
    /// A row with all its boxes.
    Row {
        /// The row of the form.
        row: usize,
    },
    /// A group of names.
    Group {
        /// The group.
        group: usize,
    },
    /// A line for a name that the voter adds.
    Line {
        /// The group.
        group: usize,
        /// The line within the group.
        line: u32,
    },
}

/// Why people are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The box is neither surely marked nor surely empty.
    Doubtful,
    /// The box was not read: its page is missing or cut.
    NotRead,
    /// The box was read twice, as two different things.
    ReadTwice,
    /// Both boxes of a row are marked; one of the marks may be struck out.
    BothMarked,
    /// More names of a group are marked than may be; some may be struck out.
    TooMany,
    /// A name stands on the line, to be written out.
    Name,
    /// There is ink where neither a box nor a line is: a signature, perhaps.
    InkOutside,
    /// The page fits its form badly.
    Warped,
    /// The page holds boxes that the form does not have.
    Foreign,
}

impl Why {
    /// Every reason with its stable code.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Doubtful, "doubtful"),
        (Self::NotRead, "not-read"),
        (Self::ReadTwice, "read-twice"),
        (Self::BothMarked, "both-marked"),
        (Self::TooMany, "too-many"),
        (Self::Name, "name"),
        (Self::InkOutside, "ink-outside"),
        (Self::Warped, "warped"),
        (Self::Foreign, "foreign"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(why, _)| *why == self).map_or("", |(_, code)| code)
    }
}

/// Something about a sheet that people must settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Question {
    /// Where.
    pub spot: Spot,
    /// Why.
    pub why: Why,
}

/// What people say about a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "answer", content = "value")]
pub enum Answer {
    /// The box is marked.
    Marked,
    /// The box is empty, or its mark is struck out.
    Empty,
    /// Of both boxes of a row only this one is meant; the other is struck out.
    Only(Choice),
    /// Both boxes of the row are marked indeed: the form's rule applies.
    Both,
    /// The rows of the group that are marked indeed, in order. More than may
    /// be: the form's rule applies.
    Rows(Vec<usize>),
    /// The name on the line.
    Name(String),
    /// No name is meant by what stands on the line.
    Nothing,
    /// Nothing is wrong with the page.
    Fine,
    /// The whole sheet is not valid; fits every question, for what people see
    /// on a page may be more than they were asked.
    Invalid(InvalidKind),
}

impl Question {
    /// Whether `answer` is one to this question.
    pub fn fits(&self, answer: &Answer) -> bool {
        match (self.why, answer) {
            (_, Answer::Invalid(_)) => true,
            (Why::Doubtful | Why::NotRead | Why::ReadTwice, Answer::Marked | Answer::Empty) => true,
            (Why::BothMarked, Answer::Only(_) | Answer::Both) => true,
            (Why::TooMany, Answer::Rows(rows)) => rows.is_sorted(),
            (Why::Name, Answer::Name(name)) => name.chars().any(char::is_alphabetic),
            (Why::Name, Answer::Nothing) => true,
            (Why::InkOutside | Why::Warped | Why::Foreign, Answer::Fine) => true,
            _ => false,
        }
    }
}

impl Answer {
    /// The answer with a name in its one form, so that two people who wrote the
    /// same name agree.
    pub fn settled(self) -> Self {
        match self {
            Self::Name(name) => Self::Name(base::nfc(&name)),
            Self::Rows(mut rows) => {
                rows.sort_unstable();
                rows.dedup();
                Self::Rows(rows)
            }
            other => other,
        }
    }
}

/// What is known of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judged {
    /// All of it.
    Settled {
        /// What the sheet says.
        sheet: Sheet,
        /// The names written on it, with the group. They are counted apart from
        /// the marks (see [`crate::WriteIns`]) and must not be kept with them.
        written: Vec<(usize, String)>,
    },
    /// Not all: what people must answer next, in the order of the form. Their
    /// answers may raise further questions.
    Ask(Vec<Question>),
}

/// Judges a sheet from its pages alone.
pub fn judge(form: &Form, pages: &[PageReading]) -> Judged {
    judge_with(form, pages, &BTreeMap::new())
}

/// Judges a sheet from its pages and what people answered so far. An answer
/// that does not fit its question is no answer.
pub fn judge_with(
    form: &Form,
    pages: &[PageReading],
    answers: &BTreeMap<Question, Answer>,
) -> Judged {
    Judge { form, boxes: Boxes::of(form, pages), answers, asked: BTreeSet::new() }.sheet(pages)
}

struct Judge<'a> {
    form: &'a Form,
    boxes: Boxes,
    answers: &'a BTreeMap<Question, Answer>,
    asked: BTreeSet<Question>,
}

impl<'a> Judge<'a> {
    fn sheet(mut self, pages: &[PageReading]) -> Judged {
        // Whatever else is open: people have seen that the sheet is not valid.
        let not_valid = self.answers.values().find_map(|answer| match answer {
            Answer::Invalid(kind) => Some(*kind),
            _ => None,
        });
        if let Some(kind) = not_valid {
            return Judged::Settled { sheet: Sheet::Invalid(kind), written: Vec::new() };
        }
        self.ask_about_pages(pages);
        let written = self.written();
        let rows: Vec<Option<RowSays>> =
            (0..self.form.row_count()).map(|row| self.row(row)).collect();
        let over = self.groups_over(&rows, &written);
        if !self.asked.is_empty() {
            return Judged::Ask(self.asked.into_iter().collect());
        }
        self.settle(rows.into_iter().flatten().collect(), over, written)
    }

    /// The answer to a question; without one the question is asked.
    fn answer(&mut self, spot: Spot, why: Why) -> Option<&'a Answer> {
        let question = Question { spot, why };
        let answer = self.answers.get(&question).filter(|answer| question.fits(answer));
        if answer.is_none() {
            self.asked.insert(question);
        }
        answer
    }

    fn ask_about_pages(&mut self, pages: &[PageReading]) {
        for page in pages {
            let spot = Spot::Page { page: page.code.page };
            for doubt in &page.doubts {
                let why = match doubt {
                    PageDoubt::InkOutside => Why::InkOutside,
                    PageDoubt::Warped => Why::Warped,
                    // Three marks place a page as well as four; if they did
                    // not, the page would be warped.
                    PageDoubt::CornerLost => continue,
                };
                self.answer(spot, why);
            }
        }
        for page in self.boxes.foreign.clone() {
            self.answer(Spot::Page { page }, Why::Foreign);
        }
    }

    fn written(&mut self) -> Vec<(usize, String)> {
        let mut written = Vec::new();
        for (group, line) in self.boxes.lines.clone() {
            if let Some(Answer::Name(name)) = self.answer(Spot::Line { group, line }, Why::Name) {
                written.push((group, base::nfc(name)));
            }
        }
        written
    }

    /// Whether a box is marked; `None` while people are asked.
    fn is_marked(&mut self, row: usize, choice: Choice) -> Option<bool> {
        match self.boxes.read(row, choice) {
            Ok(marked) => Some(marked),
            Err(why) => {
                let answer = self.answer(Spot::Box { row, choice }, why)?;
                Some(*answer == Answer::Marked)
            }
        }
    }

    fn row(&mut self, row: usize) -> Option<RowSays> {
        let choices = self.form.options.choices();
        // All boxes are asked about at once, not one after another.
        let marked: Vec<_> = choices.iter().map(|choice| self.is_marked(row, *choice)).collect();
        let marked: Vec<bool> = marked.into_iter().collect::<Option<_>>()?;
        let mut chosen = choices.iter().zip(marked).filter(|(_, marked)| *marked).map(|(c, _)| *c);
        match (chosen.next(), chosen.next()) {
            (None, _) => Some(RowSays::Nothing),
            (Some(choice), None) => Some(RowSays::One(choice)),
            (Some(_), Some(_)) => match self.answer(Spot::Row { row }, Why::BothMarked)? {
                Answer::Only(choice) => Some(RowSays::One(*choice)),
                _ => Some(RowSays::Both),
            },
        }
    }

    /// By group: which rows are marked indeed, where more are than may be.
    fn groups_over(&mut self, rows: &[Option<RowSays>], written: &[(usize, String)]) -> Vec<Over> {
        let mut over = Vec::new();
        let mut from = 0;
        let form = self.form;
        for (group, of) in form.groups.iter().enumerate() {
            let places = from..from + of.rows.len();
            from = places.end;
            let Some(at_most) = of.at_most else { continue };
            // While a row of the group is open nobody can say how many there are.
            if rows[places.clone()].iter().any(Option::is_none) {
                continue;
            }
            let agreed: Vec<usize> =
                places.filter(|row| rows[*row] == Some(RowSays::One(Choice::Agree))).collect();
            let names = written.iter().filter(|(at, _)| *at == group).count();
            if agreed.len() + names <= at_most as usize {
                continue;
            }
            let Some(answer) = self.answer(Spot::Group { group }, Why::TooMany) else { continue };
            let meant: Vec<usize> = match answer {
                Answer::Rows(meant) => {
                    agreed.iter().copied().filter(|row| meant.contains(row)).collect()
                }
                _ => agreed.clone(),
            };
            let breach = meant.len() + names > at_most as usize;
            over.push(Over { group, agreed, meant, breach });
        }
        over
    }

    fn settle(
        &self,
        rows: Vec<RowSays>,
        over: Vec<Over>,
        mut written: Vec<(usize, String)>,
    ) -> Judged {
        let invalid = |kind| Judged::Settled { sheet: Sheet::Invalid(kind), written: Vec::new() };
        let both = rows.contains(&RowSays::Both);
        if both && self.form.both_marked == Breach::InvalidSheet {
            return invalid(InvalidKind::BothMarked);
        }
        if over.iter().any(|group| group.breach) && self.form.too_many == Breach::InvalidSheet {
            return invalid(InvalidKind::TooMany);
        }
        if written.is_empty() && rows.iter().all(|row| *row == RowSays::Nothing) {
            return invalid(InvalidKind::Empty);
        }
        let mut marks: Vec<Mark> = rows
            .iter()
            .map(|row| match row {
                RowSays::One(Choice::Agree) => Mark::For,
                RowSays::One(Choice::Disagree) => Mark::Against,
                RowSays::Nothing | RowSays::Both => Mark::Blank,
            })
            .collect();
        for group in over {
            for row in group.agreed {
                if group.breach || !group.meant.contains(&row) {
                    marks[row] = Mark::Blank;
                }
            }
            if group.breach {
                written.retain(|(at, _)| *at != group.group);
            }
        }
        Judged::Settled { sheet: Sheet::Valid(marks), written }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowSays {
    Nothing,
    One(Choice),
    Both,
}

struct Over {
    group: usize,
    agreed: Vec<usize>,
    meant: Vec<usize>,
    breach: bool,
}

#[cfg(test)]
mod tests;
