//! The scanned sheets of one ballot as they stand: what each sheet says, what
//! people still have to settle, and in the end one complete count.
//!
//! Three things go in: the pages that came in ([`Intake`]), the papers that
//! could not be taken as pages of the form, and what people said. A sheet is
//! counted by its token, a paper by its place in a file; both are keys of sets,
//! so that no sequence of actions counts one twice or loses one.

use crate::{
    Answer, Count, CountError, Form, Intake, Judged, Question, Sheet, SheetPages, SheetToken,
    judge_with,
};
use base::UserId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a question is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A sheet, by its token.
    Sheet(SheetToken),
    /// A paper that could not be taken as a page of the form, by its name.
    Paper(String),
}

impl Subject {
    /// As text: the token, or the name of the paper, which is never ten signs.
    pub fn text(&self) -> String {
        match self {
            Self::Sheet(token) => token.to_string(),
            Self::Paper(name) => name.clone(),
        }
    }

    /// Reads back [`Self::text`].
    pub fn read(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Paper(text.to_owned()), Self::Sheet)
    }
}

/// What people are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "asked")]
pub enum Asked {
    /// A spot of a sheet that was read whole.
    Spot(Question),
    /// A whole sheet, to be typed from its images: pages are missing, or they
    /// contradict each other, or it could not be read.
    Whole,
}

/// What people say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "reply", content = "value")]
pub enum Reply {
    /// About a spot.
    Spot(Answer),
    /// What the whole sheet says, in the signs of [`Sheet::text`], and the
    /// names written on it, with the group.
    Sheet(String, Vec<(usize, String)>),
    /// The paper is no returned sheet, or belongs to one that is counted: it is
    /// put aside.
    PutAside,
}

/// What one person said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The account.
    pub by: UserId,
    /// The reply.
    pub reply: Reply,
}

/// Why a reply is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplyRefusal {
    /// This is not asked, or no longer.
    #[error("this is not a question of this count")]
    NotAsked,
    /// This person has already said something.
    #[error("this person has already decided about this question")]
    SamePerson,
    /// The reply is not one to this question.
    #[error("this answer does not fit the question")]
    DoesNotFit,
}

/// One open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// About what.
    pub subject: Subject,
    /// What is asked.
    pub asked: Asked,
    /// What was said so far: nothing, or one reply, or two that differ.
    pub said: Vec<Said>,
}

/// How many sheets stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Standing {
    /// Sheets of which any page came in.
    pub sheets: usize,
    /// Sheets and papers that count, with everything settled.
    pub settled: usize,
    /// Sheets that lack a page.
    pub lacking: usize,
    /// Sheets whose pages contradict each other.
    pub clashing: usize,
    /// Questions that people have not settled.
    pub open: usize,
}

/// One complete count out of scanned sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The sheets.
    pub count: Count,
    /// Names written on them, with the group; sorted, so that they point at no
    /// sheet.
    pub written: Vec<(usize, String)>,
}

/// See the module.
#[derive(Debug, Clone)]
pub struct Scanned<'a> {
    form: &'a Form,
    intake: &'a Intake,
    papers: BTreeSet<String>,
    said: AllSaid,
}

/// What was said, by subject and question, each question's replies in turn.
pub type AllSaid = BTreeMap<Subject, BTreeMap<Asked, Vec<Said>>>;

/// What is known of one subject.
enum State {
    Counts(Sheet, Vec<(usize, String)>),
    Aside,
    Asks(Vec<Asked>),
}

/// The reply that stands: two people's, where they agree, else the third's.
pub fn standing_reply(said: &[Said]) -> Option<&Reply> {
    match said {
        [one, two] if one.reply == two.reply => Some(&two.reply),
        [_, _, third] => Some(&third.reply),
        _ => None,
    }
}

impl Reply {
    /// The reply in its one form, so that two people who mean the same agree.
    pub fn settled(self) -> Self {
        match self {
            Self::Spot(answer) => Self::Spot(answer.settled()),
            Self::Sheet(marks, written) => {
                let mut written: Vec<_> = written
                    .into_iter()
                    .map(|(group, name)| (group, base::nfc(&name)))
                    .filter(|(_, name)| !name.is_empty())
                    .collect();
                written.sort_unstable();
                Self::Sheet(marks.trim().to_owned(), written)
            }
            Self::PutAside => Self::PutAside,
        }
    }
}

impl<'a> Scanned<'a> {
    /// The sheets of `intake`, and `papers` by name, with nothing said yet.
    pub fn new(form: &'a Form, intake: &'a Intake, papers: BTreeSet<String>) -> Self {
        Self { form, intake, papers, said: BTreeMap::new() }
    }

    /// Adds what was said before, each question's replies in turn.
    #[must_use]
    pub fn with_said(mut self, said: AllSaid) -> Self {
        self.said = said;
        self
    }

    /// Takes one person's reply; its turn is 1, 2 or 3.
    ///
    /// # Errors
    /// [`ReplyRefusal`]; nothing changes then.
    pub fn reply(
        &mut self,
        subject: &Subject,
        asked: Asked,
        by: UserId,
        reply: Reply,
    ) -> Result<u32, ReplyRefusal> {
        let reply = reply.settled();
        if !self.asks(subject).contains(&asked) {
            return Err(ReplyRefusal::NotAsked);
        }
        if !self.fits(subject, asked, &reply) {
            return Err(ReplyRefusal::DoesNotFit);
        }
        let said = self.said.entry(subject.clone()).or_default().entry(asked).or_default();
        if said.iter().any(|one| one.by == by) {
            return Err(ReplyRefusal::SamePerson);
        }
        said.push(Said { by, reply });
        Ok(said.len() as u32)
    }

    /// Every open question, in order of subject: tokens are random, so this
    /// order says nothing.
    pub fn open(&self) -> Vec<Open> {
        let each = self.subjects().into_iter().flat_map(|subject| {
            let asks = self.asks(&subject);
            asks.into_iter().map(move |asked| (subject.clone(), asked))
        });
        each.map(|(subject, asked)| {
            let said = self.said_of(&subject, asked).to_vec();
            Open { subject, asked, said }
        })
        .collect()
    }

    /// The numbers.
    pub fn standing(&self) -> Standing {
        let mut standing = Standing { sheets: self.intake.len(), ..Standing::default() };
        for (_, pages) in self.intake.sheets() {
            match pages {
                SheetPages::Complete(_) => {}
                SheetPages::Lacks(_) => standing.lacking += 1,
                SheetPages::Clashes(_) => standing.clashing += 1,
            }
        }
        for subject in self.subjects() {
            match self.state(&subject) {
                State::Counts(..) => standing.settled += 1,
                State::Aside => {}
                State::Asks(asks) => standing.open += asks.len(),
            }
        }
        standing
    }

    /// The count, once nothing is open; `None` before.
    ///
    /// # Errors
    /// [`CountError`] when a sheet does not fit the form, which no reading and
    /// no reply that was taken can lead to.
    pub fn count(&self) -> Result<Option<Counted>, CountError> {
        let (mut sheets, mut written) = (Vec::new(), Vec::new());
        for subject in self.subjects() {
            match self.state(&subject) {
                State::Counts(sheet, names) => {
                    sheets.push(sheet);
                    written.extend(names);
                }
                State::Aside => {}
                State::Asks(_) => return Ok(None),
            }
        }
        written.sort_unstable();
        Ok(Some(Counted { count: Count::new(self.form.row_count(), sheets)?, written }))
    }

    /// What was said to one question.
    fn said_of(&self, subject: &Subject, asked: Asked) -> &[Said] {
        let said = self.said.get(subject).and_then(|said| said.get(&asked));
        said.map_or(&[], Vec::as_slice)
    }

    fn subjects(&self) -> Vec<Subject> {
        let sheets = self.intake.sheets().map(|(token, _)| Subject::Sheet(token));
        sheets.chain(self.papers.iter().cloned().map(Subject::Paper)).collect()
    }

    fn asks(&self, subject: &Subject) -> Vec<Asked> {
        match self.state(subject) {
            State::Asks(asks) => asks,
            State::Counts(..) | State::Aside => Vec::new(),
        }
    }

    fn state(&self, subject: &Subject) -> State {
        let pages = match subject {
            Subject::Paper(name) if !self.papers.contains(name) => return State::Aside,
            Subject::Paper(_) => None,
            Subject::Sheet(token) => match self.intake.sheet(*token) {
                None => return State::Aside,
                Some(pages) => Some(pages),
            },
        };
        let Some(SheetPages::Complete(pages)) = pages else { return self.whole(subject) };
        let answers: BTreeMap<Question, Answer> = self
            .said
            .get(subject)
            .into_iter()
            .flatten()
            .filter_map(|(asked, said)| match (asked, standing_reply(said)?) {
                (Asked::Spot(question), Reply::Spot(answer)) => Some((*question, answer.clone())),
                _ => None,
            })
            .collect();
        match judge_with(self.form, &pages, &answers) {
            Judged::Settled { sheet, written } => State::Counts(sheet, written),
            Judged::Ask(questions) => State::Asks(questions.into_iter().map(Asked::Spot).collect()),
        }
    }

    fn whole(&self, subject: &Subject) -> State {
        match standing_reply(self.said_of(subject, Asked::Whole)) {
            Some(Reply::PutAside) => State::Aside,
            Some(Reply::Sheet(marks, written)) => match Sheet::read(marks) {
                Some(sheet) => State::Counts(sheet, written.clone()),
                None => State::Asks(vec![Asked::Whole]),
            },
            Some(Reply::Spot(_)) | None => State::Asks(vec![Asked::Whole]),
        }
    }

    fn fits(&self, subject: &Subject, asked: Asked, reply: &Reply) -> bool {
        match (asked, reply) {
            (Asked::Spot(question), Reply::Spot(answer)) => question.fits(answer),
            // A sheet with a token was issued and came back: it counts, if only
            // as invalid.
            (Asked::Whole, Reply::PutAside) => matches!(subject, Subject::Paper(_)),
            (Asked::Whole, Reply::Sheet(marks, written)) => {
                let groups = self.form.groups.len();
                let fits = match Sheet::read(marks) {
                    Some(Sheet::Valid(marks)) => marks.len() == self.form.row_count(),
                    Some(Sheet::Invalid(_)) => written.is_empty(),
                    None => false,
                };
                fits && written.iter().all(|(group, _)| *group < groups)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
